//! Het kostenbestand: een goed voorbeeld, en voor elke fout haar plaats en haar zin; het tarief per jaar en de verdeling.

use std::collections::BTreeMap;

use proptest::prelude::*;

use super::{Betaler, Kosten, KostenBestand, KostenSoort, centen, lees, van_centen, verdeel_centen};
use crate::amount::Amount;
use crate::finding::Finding;
use crate::norm::{NormBestand, NormId, NormSet, Soort};
use crate::proef::*;

const GOED: &str = r#"[kosten]
naam = "Proefkosten"

[[tarief]]
norm = "brug"
laag = "99.000"
gekozen = "107.000"
hoog = "116.000,50"
prijspeil = "2026"
index = "3%"
soort = "aanname"
bron = "Handleiding Overheidstarieven 2026"
motivatie = "Te controleren."
betaler = { gemeente-lokaal = "50%", zorgverzekeraar = "50%" }

[[tarief]]
norm = "steunpunt"
gekozen = "40.000"
prijspeil = "2028"
index = "0%"
soort = "begroting"
bron = "Programmabegroting"
betaler = { gemeente-lokaal = "100%" }
"#;

fn normen() -> NormSet {
    let mut woorden = brugfunctionaris();
    woorden.id = NormId::new("woorden");
    woorden.soort = Soort::Kwalitatief { schaal: None, items: Vec::new() };
    set(vec![brugfunctionaris(), steunpunten(), woorden])
}

fn lees_tekst(inhoud: &str) -> (Option<Kosten>, Vec<Finding>) {
    lees(&KostenBestand { naam: "kosten.toml", inhoud: inhoud.as_bytes() }, &normen())
}

#[test]
fn het_goede_voorbeeld_is_goed_op_een_waarschuwing_na() {
    let (kosten, bevindingen) = lees_tekst(GOED);
    let berichten: Vec<String> = bevindingen.iter().map(ToString::to_string).collect();
    assert_eq!(
        berichten,
        [
            "kosten.toml:4:1: waarschuwing KOS-015: Volgens de Opdracht betaalt de gemeente de norm 'brug'; deze verdeling wijkt daarvan af."
        ]
    );
    let kosten = kosten.unwrap();
    let brug = kosten.tarief(&NormId::new("brug")).unwrap();
    assert_eq!((brug.bedrag.laag, brug.bedrag.hoog, brug.index), (a("99000"), a("116000.5"), a("0.03")));
    // 107.000 × 1,03², en 107.000 / 1,03 op centen.
    assert_eq!(brug.in_jaar(2028).gekozen, a("113516.3"));
    assert_eq!(brug.in_jaar(2025).gekozen, a("103883.5"));
    assert_eq!(brug.centen(2026, &[Betaler::Zorgverzekeraar]), 5_350_000);
    let steunpunt = kosten.tarief(&NormId::new("steunpunt")).unwrap();
    assert_eq!(steunpunt.bedrag, crate::soll::Bereik::vlak(a("40000")));
    assert_eq!(kosten.tarief(&NormId::new("elders")), None);
}

macro_rules! norm {
    ($naam:literal) => {
        NormBestand {
            pad: concat!("azwa-d5/2026-04-20/", $naam).to_owned(),
            inhoud: include_bytes!(concat!("../../../norms/azwa-d5/2026-04-20/", $naam)),
        }
    };
}

/// Het meegeleverde bestand is een aanname, zegt dat bij elk tarief, en past bij de normen.
#[test]
fn het_meegeleverde_kostenbestand_is_goed() {
    let bestanden = [
        norm!("2b-sociaal-verwijzen.toml"),
        norm!("3a1-nu-niet-zwanger.toml"),
        norm!("3b-overgewicht-kinderen.toml"),
        norm!("editie.toml"),
    ];
    let normen = crate::norm::lees(&bestanden).0.unwrap();
    let inhoud = include_bytes!("../../../datasets/kosten-2026/kosten.toml");
    let (kosten, bevindingen) = lees(&KostenBestand { naam: "kosten.toml", inhoud }, &normen);
    assert_eq!(bevindingen, []);
    let kosten = kosten.unwrap();
    assert_eq!(kosten.tarieven.len(), 5);
    for tarief in &kosten.tarieven {
        assert_eq!(tarief.soort, KostenSoort::Aanname);
        assert!(tarief.bron.contains("te controleren"), "{}", tarief.norm);
        assert_eq!(normen.norm(&tarief.norm).unwrap().eenheid(), Some(crate::Eenheid::Fte));
    }
    // Schaal 9 met overhead: 79.000 + 28.000; in 2030 vier keer 3% verder.
    let brug = kosten.tarief(&NormId::new("sociaal-verwijzen.brugfunctionaris")).unwrap();
    assert_eq!((brug.in_jaar(2026).gekozen, brug.in_jaar(2030).gekozen), (a("107000"), a("120429.44")));
}

#[test]
fn euros_met_punten_en_alleen_centen_als_die_er_zijn() {
    let tekst = ["0", "950", "1000", "1234567.5", "0.05"].map(|t| super::euro(a(t)));
    assert_eq!(tekst, ["0", "950", "1.000", "1.234.567,50", "0,05"]);
}

#[test]
fn een_verandering_een_bevinding() {
    let gevallen: [(&str, &str, &str); 15] = [
        ("\"107.000\"", "\"-107.000\"", "kosten.toml:7:11: fout KOS-012: Kosten onder nul kunnen niet."),
        (
            "\"107.000\"",
            "\"107.000,005\"",
            "kosten.toml:7:11: fout KOS-012: Een bedrag heeft hoogstens twee decimalen: euro's en centen.",
        ),
        (
            "\"107.000\"",
            "\"10%\"",
            "kosten.toml:7:11: fout KOS-012: Kosten zijn een bedrag in euro's, geen percentage.",
        ),
        (
            "\"107.000\"",
            "\"900.000.000\"",
            "kosten.toml:7:11: fout KOS-012: Kosten boven 100000000 euro per eenheid kunnen niet. Is dit het bedrag van één eenheid?",
        ),
        (
            "\"107.000\"",
            "\"90.000\"",
            "kosten.toml:7:11: fout KOS-013: Het gekozen bedrag ligt niet tussen laag en hoog. Zet ze op volgorde: laag, gekozen, hoog.",
        ),
        (
            "norm = \"brug\"",
            "norm = \"brugg\"",
            "kosten.toml:5:8: fout KOS-010: De norm 'brugg' bestaat niet. Bedoelt u 'brug'? Zie normwijzer norm lijst.",
        ),
        (
            "norm = \"brug\"",
            "norm = \"woorden\"",
            "kosten.toml:5:8: fout KOS-010: De norm 'woorden' is er een in woorden; zij heeft geen aantal om te prijzen.",
        ),
        (
            "norm = \"steunpunt\"",
            "norm = \"brug\"",
            "kosten.toml:16:1: fout KOS-011: Voor norm 'brug' is er al een tarief, op kosten.toml:4:1.",
        ),
        (
            "prijspeil = \"2026\"",
            "prijspeil = \"1926\"",
            "kosten.toml:9:13: fout KOS-012: Een prijspeil is een jaar tussen 2000 en 2100: schrijf bijvoorbeeld \"2026\".",
        ),
        (
            "\"3%\"",
            "\"3\"",
            "kosten.toml:10:9: fout KOS-012: Een index is een percentage per jaar, tussen -50% en 50%: schrijf bijvoorbeeld \"3%\", of \"0%\" zonder index.",
        ),
        (
            "bron = \"Programmabegroting\"\n",
            "",
            "kosten.toml:16:1: fout KOS-005: In [[tarief]] ontbreekt de sleutel 'bron'. Voeg een regel 'bron = …' toe.",
        ),
        (
            "\"begroting\"",
            "\"raming\"",
            "kosten.toml:21:9: fout KOS-007: 'raming' is geen soort. Kies uit: aanname, begroting, realisatie.",
        ),
        (
            "zorgverzekeraar = \"50%\"",
            "zorgverzekeraar = \"40%\"",
            "kosten.toml:4:1: fout KOS-014: De delen van de betalers zijn samen 90%, niet 100%.",
        ),
        (
            "zorgverzekeraar = \"50%\"",
            "rijk = \"50%\"",
            "kosten.toml:14:38: fout KOS-007: 'rijk' is geen betaler. Kies uit: gemeente-lokaal, gemeente-regionaal, zorgverzekeraar.",
        ),
        (
            "betaler = { gemeente-lokaal = \"100%\" }",
            "",
            "kosten.toml:16:1: fout KOS-014: Wie dit betaalt staat er niet. Voeg betaler = { gemeente-lokaal = \"100%\" } toe; de delen zijn samen 100%.",
        ),
    ];
    for (van, naar, verwacht) in gevallen {
        assert_eq!(GOED.matches(van).count(), 1, "niet precies één keer: {van}");
        let (kosten, bevindingen) = lees_tekst(&GOED.replace(van, naar));
        let fouten: Vec<String> = bevindingen.iter().filter(|f| f.is_fout()).map(ToString::to_string).collect();
        assert_eq!(fouten, [verwacht], "{van} → {naar}");
        assert_eq!(kosten, None);
    }
}

proptest! {
    #[test]
    fn betalers_tellen_op(totaal in 0_i128..1_000_000_000_000_000, delen in prop::array::uniform3(0_i64..1_000_000)) {
        let aandelen: BTreeMap<Betaler, Amount> = Betaler::ALLE.into_iter().zip(delen.map(Amount::from_int)).collect();
        let verdeeld = verdeel_centen(totaal, &aandelen);
        if delen.iter().any(|d| *d > 0) {
            prop_assert_eq!(verdeeld.values().sum::<i128>(), totaal);
        }
        for (betaler, aandeel) in &aandelen {
            prop_assert!(!aandeel.is_zero() || verdeeld.get(betaler).is_none_or(|c| *c == 0));
        }
        prop_assert_eq!(centen(van_centen(totaal)), totaal);
    }

    /// Wat er ook in staat: een bevinding of kosten, nooit een crash.
    #[test]
    fn willekeurige_tekst_geeft_nooit_een_crash(plek in 0_usize..700, tekst in "[\\[\\]a-z0-9=\"%.,{}\n-]{0,12}") {
        let mut inhoud: Vec<u8> = GOED.as_bytes().to_vec();
        let plek = plek.min(inhoud.len());
        inhoud.splice(plek..(plek + tekst.len()).min(inhoud.len()), tekst.bytes());
        let (kosten, bevindingen) = lees(&KostenBestand { naam: "kosten.toml", inhoud: &inhoud }, &normen());
        prop_assert_eq!(kosten.is_none(), bevindingen.iter().any(Finding::is_fout));
    }
}
