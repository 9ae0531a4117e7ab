//! Willekeurige en veranderde bytes: geen lezer valt, en wat gelezen is klopt in zichzelf.

use std::collections::BTreeSet;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::{StatlineTabel, Tabel, Waarde, herken, lees_codes, lees_pagina, lees_statline, lees_tabel, lees_tekst};

/// Leest bytes met elke lezer; wat gelezen is, moet in zichzelf kloppen.
fn lees_met_alles(bytes: &[u8]) {
    let _ = herken(bytes).to_string();
    // Wie de tekst weigert, weigert haar in het Nederlands; de lezers krijgen haar dan alsnog.
    let tekst = lees_tekst(bytes).unwrap_or_else(|_| String::from_utf8_lossy(bytes).into_owned());
    let regels = 1 + tekst.matches(['\n', '\r']).count() as u64;
    if let Ok(tabel) = lees_tabel(&tekst) {
        controleer_tabel(&tabel, regels);
    }
    if let Ok(tabel) = lees_statline(&tekst) {
        controleer_statline(&tabel, regels);
    }
    if let Ok(pagina) = lees_pagina(&tekst) {
        for waarde in pagina.observaties.iter().filter_map(|o| o.waarde.as_deref()) {
            assert!(is_decimaal(waarde), "{waarde}");
        }
    }
    if let Ok(codes) = lees_codes(&tekst) {
        let uniek: BTreeSet<_> = codes.iter().map(|c| &c.id).collect();
        assert_eq!(uniek.len(), codes.len());
    }
}

fn controleer_tabel(tabel: &Tabel, regels: u64) {
    let mut vorige = tabel.kopregel;
    for rij in &tabel.rijen {
        assert_eq!(rij.cellen.len(), tabel.koppen.len());
        assert!(vorige < rij.regel && rij.regel <= regels);
        assert!(rij.cellen.iter().all(|cel| cel.trim() == cel));
        vorige = rij.regel;
    }
}

fn controleer_statline(tabel: &StatlineTabel, regels: u64) {
    assert!(!tabel.dimensies.is_empty() && !tabel.onderwerpen.is_empty());
    for rij in &tabel.rijen {
        assert_eq!(rij.dimensies.len(), tabel.dimensies.len());
        assert_eq!(rij.waarden.len(), tabel.onderwerpen.len());
        assert!(rij.regel <= regels);
        for waarde in &rij.waarden {
            if let Waarde::Getal(getal) = waarde {
                assert!(is_decimaal(getal), "{getal}");
            }
        }
    }
}

/// Cijfers met hooguit een min ervoor en één punt erin.
fn is_decimaal(getal: &str) -> bool {
    let mut delen = getal.strip_prefix('-').unwrap_or(getal).split('.');
    let cijfers = |deel: &str| !deel.is_empty() && deel.bytes().all(|b| b.is_ascii_digit());
    delen.by_ref().take(2).all(cijfers) && delen.next().is_none()
}

/// Eén verandering in een bestand: op een plaats iets weghalen en er iets voor in de plaats zetten.
fn verander(bytes: &mut Vec<u8>, plaats: usize, weg: usize, nieuw: &[u8]) {
    let begin = plaats % (bytes.len() + 1);
    let einde = (begin + weg).min(bytes.len());
    bytes.splice(begin..einde, nieuw.iter().copied());
}

fn brokje() -> impl Strategy<Value = Vec<u8>> {
    prop_oneof![
        vec(any::<u8>(), 0..4),
        prop::sample::select(
            ["\"", "\"\"", ";", "\r\n", "\r", "\0", "é", "null", "1e9", "{", "]", ",", ".", "#", "(", "\u{feff}"]
                .map(|s| s.as_bytes().to_vec())
                .to_vec()
        ),
    ]
}

/// Een cel zoals iemand die typt, met alles wat een lezer in de war kan brengen.
fn cel() -> impl Strategy<Value = String> {
    "[a-zA-Z0-9éëïöúâ;,\t\"'#.\r\n -]{0,12}".prop_map(|s| s.trim().to_owned())
}

/// Koppen die verschillen en rijen met inhoud.
fn tabel() -> impl Strategy<Value = (Vec<String>, Vec<Vec<String>>)> {
    (1_usize..5).prop_flat_map(|breed| {
        let kop: Vec<String> = (0..breed).map(|i| format!("kop;{i}, \"a\"")).collect();
        let rij = ("[a-z][a-zé;,\t\"]{0,6}", vec(cel(), breed - 1))
            .prop_map(|(eerste, rest)| std::iter::once(eerste.trim().to_owned()).chain(rest).collect());
        (Just(kop), vec(rij, 0..12))
    })
}

fn schrijf(scheiding: u8, stijl: csv::QuoteStyle, rijen: &[Vec<String>]) -> String {
    let mut schrijver = csv::WriterBuilder::new()
        .delimiter(scheiding)
        .quote_style(stijl)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    for rij in rijen {
        schrijver.write_record(rij).unwrap();
    }
    String::from_utf8(schrijver.into_inner().unwrap()).unwrap()
}

proptest! {
    #[test]
    fn willekeurige_bytes_laten_geen_lezer_vallen(bytes in vec(any::<u8>(), 0..400)) {
        lees_met_alles(&bytes);
    }

    #[test]
    fn veranderde_voorbeelden_laten_geen_lezer_vallen(
        keuze in 0..ALLE.len(),
        veranderingen in vec((any::<usize>(), 0_usize..5, brokje()), 1..8),
        einde in prop::option::of(any::<usize>()),
    ) {
        let mut bytes = ALLE[keuze].to_vec();
        for (plaats, weg, nieuw) in veranderingen {
            verander(&mut bytes, plaats, weg, &nieuw);
        }
        if let Some(einde) = einde {
            bytes.truncate(einde % (bytes.len() + 1));
        }
        lees_met_alles(&bytes);
    }

    /// Wat geschreven is komt cel voor cel terug, met elk scheidingsteken, ook uit Windows-1252.
    #[test]
    fn heen_en_terug(
        (kop, rijen) in tabel(),
        scheiding in prop::sample::select(vec![b';', b',', b'\t']),
        ansi in any::<bool>(),
        sep in any::<bool>(),
    ) {
        let alles: Vec<_> = std::iter::once(kop.clone()).chain(rijen.clone()).collect();
        let mut tekst = schrijf(scheiding, csv::QuoteStyle::Always, &alles);
        if sep {
            tekst.insert_str(0, &format!("sep={}\r\n", char::from(scheiding)));
        }
        let bytes = if ansi {
            encoding_rs::WINDOWS_1252.encode(&tekst).0.into_owned()
        } else {
            tekst.into_bytes()
        };
        let gelezen = lees_tabel(&lees_tekst(&bytes).unwrap()).unwrap();
        if kop.len() > 1 {
            prop_assert_eq!(gelezen.scheiding, scheiding);
        }
        prop_assert_eq!(&gelezen.koppen, &kop);
        let cellen: Vec<_> = gelezen.rijen.into_iter().map(|r| r.cellen).collect();
        prop_assert_eq!(cellen, rijen);
        prop_assert_eq!(gelezen.bevindingen, vec![]);
    }

    /// Hetzelfde met aanhalingstekens alleen waar nodig, zoals Excel schrijft.
    #[test]
    fn heen_en_terug_zuinig(
        rijen in vec(("[A-Z][a-z]{1,8}", "[0-9]{1,4},[0-9]", "[a-z;\"\n]{0,8}"), 0..10),
        scheiding in prop::sample::select(vec![b';', b'\t']),
    ) {
        let kop = ["gemeente", "ist", "toelichting"].map(str::to_owned).to_vec();
        let rijen: Vec<Vec<String>> = rijen
            .into_iter()
            .map(|(a, b, c)| vec![a, b, c.trim().replace(';', &char::from(scheiding).to_string()).trim().to_owned()])
            .collect();
        let alles: Vec<_> = std::iter::once(kop).chain(rijen.clone()).collect();
        let gelezen = lees_tabel(&schrijf(scheiding, csv::QuoteStyle::Necessary, &alles)).unwrap();
        let cellen: Vec<_> = gelezen.rijen.into_iter().map(|r| r.cellen).collect();
        prop_assert_eq!(cellen, rijen);
    }

    /// Excels schade aan een gave tabel van StatLine is volledig terug te draaien.
    #[test]
    fn ingepakt_door_excel_leest_als_het_origineel(
        rijen in vec(("20[0-9]{2}", "[A-Z][a-z' ]{1,10}[a-z]", 0_u32..1_000_000, 0_u8..100), 1..12),
    ) {
        let mut gaaf = vec!["\"Perioden\";\"Regio's\";\"Inwoners (aantal)\";\"Aandeel (%)\"".to_owned()];
        gaaf.extend(rijen.iter().map(|(jaar, regio, a, b)| format!("\"{jaar}\";\"{regio}\";{a};{b},5")));
        let ingepakt: Vec<String> =
            gaaf.iter().map(|regel| format!("\"{}\"", regel.replace('"', "\"\""))).collect();
        let (gaaf, ingepakt) = (lees_statline(&gaaf.join("\r\n")).unwrap(), lees_statline(&ingepakt.join("\r\n")).unwrap());
        prop_assert_eq!(ingepakt.bevindingen.len(), 1);
        prop_assert_eq!(ingepakt.rijen, gaaf.rijen);
        prop_assert_eq!(ingepakt.onderwerpen, gaaf.onderwerpen);
    }
}
