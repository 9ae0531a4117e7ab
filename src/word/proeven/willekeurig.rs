//! Willekeurige bytes en beschadigde documenten geven een melding, nooit een paniek.

use proptest::prelude::*;

use super::bouw::{LEEG, delen, document, kop, p, sectie, zip};
use crate::velden::{Vervanging, vervang, zoek};
use crate::{Besturing, Pakket, Structuur, Vuller};

fn body() -> String {
    let eigen = crate::omhul("a.b", "A", &p("tekst")).unwrap();
    sectie(&kop("2b. Titel"), LEEG) + &p("[[a]] en [[b]]") + &eigen
}

/// Alles wat met een document te doen is.
fn alles(pakket: &Pakket) {
    let _ = Besturing::lees_alle(pakket);
    let structuur = Structuur::lees(pakket);
    let Ok(mut vuller) = Vuller::nieuw(pakket, pakket.hoofddeel()) else { return };
    for sectie in structuur.iter().flat_map(|s| &s.secties) {
        for rij in &sectie.rijen {
            vuller.vul("x.y", "X", &p("x"), Some(rij.cel.plek.clone())).unwrap();
        }
        vuller.vul("x.onder", "X", &p("x"), Some(crate::Plek::op(sectie.einde))).unwrap();
    }
    for veld in zoek(pakket).unwrap_or_default().iter().filter(|v| v.deel == pakket.hoofddeel()) {
        vervang(&mut vuller, veld, "veld.a", "A", Vervanging::Tekst("x")).unwrap();
    }
    vuller.verwijder("a.b");
    let mut nieuw = pakket.clone();
    if vuller.klaar(&mut nieuw).is_ok() {
        Pakket::open(&nieuw.bytes().unwrap()).unwrap();
    }
}

#[test]
fn heel_veel_plaatshouders_en_haken_zijn_snel_klaar() {
    // Kwadratisch werk zou hier minuten duren.
    let veel = p(&"[[a]]".repeat(20_000));
    let pakket = super::bouw::open(&veel);
    let begin = std::time::Instant::now();
    assert_eq!(zoek(&pakket).unwrap().len(), 20_000);
    let half = super::bouw::open(&p(&"[[".repeat(50_000)));
    assert!(zoek(&half).unwrap_err().0.lines().count() <= 21);
    assert!(begin.elapsed().as_secs() < 30);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn willekeurige_bytes(bytes in prop::collection::vec(any::<u8>(), 0..400), pk in any::<bool>()) {
        let bytes = if pk { [b"PK\x03\x04".to_vec(), bytes].concat() } else { bytes };
        prop_assert!(Pakket::open(&bytes).is_err());
    }

    #[test]
    fn een_beschadigde_zip(plaats in any::<prop::sample::Index>(), byte in any::<u8>(), lang in any::<prop::sample::Index>()) {
        let mut bytes = zip(&delen(&body(), Some(&p("[[c]]"))));
        let i = plaats.index(bytes.len());
        bytes[i] = byte;
        if let Ok(pakket) = Pakket::open(&bytes) {
            alles(&pakket);
        }
        let _ = Pakket::open(&bytes[..lang.index(bytes.len())]);
    }

    #[test]
    fn een_beschadigde_tekst(knips in prop::collection::vec((any::<prop::sample::Index>(), 0usize..12, "[<>/\\[\\]&;:a-zw\"= ]{0,8}"), 1..4)) {
        let mut tekst = document(&body());
        for (plaats, lang, erin) in knips {
            let i = plaats.index(tekst.len());
            let tot = (i + lang).min(tekst.len());
            tekst.replace_range(i..tot, &erin);
        }
        let mut alle = delen("", None);
        alle[3].1 = tekst.into_bytes();
        if let Ok(pakket) = Pakket::open(&zip(&alle)) {
            alles(&pakket);
        }
    }

    #[test]
    fn gewisselde_elementen(wissels in prop::collection::vec((0usize..8, 0usize..8), 1..5)) {
        // Geldige XML, maar elementen op plaatsen waar Word ze nooit zet.
        let namen = ["w:p", "w:r", "w:t", "w:tc", "w:tr", "w:tbl", "w:sdtContent", "w:sdt"];
        let mut tekst = document(&body());
        for (een, twee) in wissels {
            for (voor, na) in [("<", " "), ("<", ">"), ("<", "/>"), ("</", ">")] {
                let (a, b) = (format!("{voor}{}{na}", namen[een]), format!("{voor}{}{na}", namen[twee]));
                tekst = tekst.replace(&a, "\u{1}").replace(&b, &a).replace('\u{1}', &b);
            }
        }
        let mut alle = delen("", None);
        alle[3].1 = tekst.into_bytes();
        if let Ok(pakket) = Pakket::open(&zip(&alle)) {
            alles(&pakket);
        }
    }
}
