//! Het ingroeibestand: een goed voorbeeld, en voor elke fout haar plaats en haar zin.

use proptest::prelude::*;

use super::{GrensSoort, Groeivorm, Hoogte, Ingroei, IngroeiBestand, Telt, bestandsvorm, lees};
use crate::eenheid::Eenheid;
use crate::finding::Finding;
use crate::horizon::Horizon;
use crate::kosten::Betaler;
use crate::norm::{NormId, NormSet, Soort};
use crate::proef::*;

const GOED: &str = r#"[ingroei]
naam = "Ingroei Flevoland"

[[vorm]]
vorm = "s-curve"
motivatie = "Werven begint langzaam."

[[vorm]]
norm = "brug"
vorm = "eigen-punten"
punten = { 2028-K3 = "20%", 2029-K1 = "60%" }
bron = "Uitvoeringsplan"

[[grens]]
norm = "brug"
begin = "2027-K3"
motivatie = "Vastgesteld in het voorjaar."

[[grens]]
aanlooptijd = "4"
bron = "Uitvoeringstoets"

[[grens]]
norm = "steunpunt"
grootste_stijging = "1"
motivatie = "Eén pand tegelijk."

[[grens]]
grootste_stijging = "1,5"
eenheid = "fte"
motivatie = "Krapte."

[[grens]]
budget = { 2027 = "100.000", 2028 = "250.000,50", 2029 = "300.000" }
daarna = "gelijk"
meenemen = true
telt = "groei"
betalers = ["gemeente-regionaal", "gemeente-lokaal"]
bron = "Kadernota"

[prioriteit]
normen = ["steunpunt", "brug"]
motivatie = "Eerst een plek, dan mensen."
"#;

fn normen() -> NormSet {
    let mut woorden = brugfunctionaris();
    woorden.id = NormId::new("woorden");
    woorden.soort = Soort::Kwalitatief { schaal: None, items: Vec::new() };
    set(vec![brugfunctionaris(), steunpunten(), coordinatie(), beweeginterventie(), woorden])
}

fn lees_tekst(inhoud: &str) -> (Option<Ingroei>, Vec<Finding>) {
    let bestand = IngroeiBestand { naam: "pad.toml", inhoud: inhoud.as_bytes() };
    lees(&bestand, &normen(), &Horizon::default())
}

#[test]
fn het_goede_voorbeeld_is_goed() {
    let (ingroei, bevindingen) = lees_tekst(GOED);
    assert_eq!(bevindingen, []);
    let ingroei = ingroei.unwrap();
    assert_eq!((ingroei.naam.as_str(), ingroei.bestand.as_str()), ("Ingroei Flevoland", "pad.toml"));
    assert_eq!(ingroei.vorm(&NormId::new("bewegen")), &Groeivorm::SCurve);
    let Groeivorm::Punten(punten) = ingroei.vorm(&NormId::new("brug")) else { panic!("punten") };
    assert_eq!((punten[0].kwartaal.to_string().as_str(), punten[1].hoogte), ("2028-K3", Hoogte::Aandeel(a("0.6"))));
    let soorten: Vec<&GrensSoort> = ingroei.grenzen.iter().map(|g| &g.soort).collect();
    assert!(matches!(soorten[0], GrensSoort::Begin(q) if q.to_string() == "2027-K3"));
    assert_eq!(soorten[1], &GrensSoort::Aanlooptijd(4));
    assert_eq!(soorten[2], &GrensSoort::Stijging { ten_hoogste: a("1"), eenheid: Eenheid::Steunpunt });
    let GrensSoort::Budget(budget) = soorten[4] else { panic!("budget") };
    // Na 2029 gelijk: ook 2030, en 2031 waarin het plan eindigt.
    let bedragen: Vec<String> = budget.per_jaar.iter().map(|(j, b)| format!("{j}: {b}")).collect();
    assert_eq!(bedragen, ["2027: 100000", "2028: 250000.5", "2029: 300000", "2030: 300000", "2031: 300000"]);
    assert_eq!((budget.meenemen, budget.telt), (true, Telt::Groei));
    assert_eq!(budget.betalers, [Betaler::GemeenteLokaal, Betaler::GemeenteRegionaal]);
    assert_eq!(ingroei.grenzen_van(&NormId::new("brug")).count(), 4);
    assert_eq!((ingroei.rang(&NormId::new("brug")), ingroei.rang(&NormId::new("bewegen"))), (1, usize::MAX));
    assert_eq!(ingroei.grenzen[0].regel, 14);
}

#[test]
fn een_verandering_een_bevinding() {
    let gevallen: [(&str, &str, &str); 30] = [
        (
            "motivatie = \"Werven begint langzaam.\"\n",
            "",
            "pad.toml:4:1: fout ING-010: Deze vorm heeft geen bron en geen motivatie. Voeg een regel bron = \"…\" of motivatie = \"…\" toe: een aanname zonder reden wordt niet gebruikt.",
        ),
        (
            "bron = \"Kadernota\"\n",
            "",
            "pad.toml:33:1: fout ING-010: Deze grens heeft geen bron en geen motivatie. Voeg een regel bron = \"…\" of motivatie = \"…\" toe: een aanname zonder reden wordt niet gebruikt.",
        ),
        (
            "motivatie = \"Eerst een plek, dan mensen.\"",
            "",
            "pad.toml:41:1: fout ING-010: Deze volgorde heeft geen bron en geen motivatie. Voeg een regel bron = \"…\" of motivatie = \"…\" toe: een aanname zonder reden wordt niet gebruikt.",
        ),
        (
            "\"s-curve\"",
            "\"s-kurve\"",
            "pad.toml:5:8: fout ING-007: 's-kurve' is geen vorm. Bedoelde u 's-curve'? Kies uit: lineair, vooraan, achteraan, s-curve, trap-per-jaar, eigen-punten.",
        ),
        (
            "\"eigen-punten\"",
            "\"lineair\"",
            "pad.toml:8:1: fout ING-012: Punten horen bij vorm = \"eigen-punten\". Haal ze weg, of kies die vorm.",
        ),
        (
            "2029-K1 = \"60%\"",
            "2029-K1 = \"10%\"",
            "pad.toml:11:39: fout ING-016: Het punt 2029-K1 ligt lager dan dat van 2028-K3; een ingroeipad keert nooit om. Maak het minstens even hoog.",
        ),
        (
            "2029-K1 = \"60%\"",
            "2029-K1 = \"160%\"",
            "pad.toml:11:39: fout ING-014: Een punt is hoogstens 100% van de groei.",
        ),
        (
            "2029-K1 = \"60%\"",
            "2029-K1 = \"3,5\"",
            "pad.toml:11:39: fout ING-012: Punten zijn allemaal een deel van de groei (\"30%\") of allemaal een stand (\"3,5\").",
        ),
        (
            "2029-K1 = \"60%\"",
            "2030-K1 = \"60%\"",
            "pad.toml:11:39: fout ING-014: In het doelkwartaal 2030-K1 is de groei 100%: een pad eindigt op de SOLL. Laat dit punt weg.",
        ),
        (
            "2029-K1 = \"60%\"",
            "2030-K2 = \"60%\"",
            "pad.toml:11:29: fout ING-015: Het punt 2030-K2 ligt niet na het begin 2027-K3 en op of voor het doel 2030-K1.",
        ),
        (
            "2028-K3 = \"20%\"",
            "2027-K3 = \"20%\"",
            "pad.toml:11:12: fout ING-015: Het punt 2027-K3 ligt niet na het begin 2027-K3 en op of voor het doel 2030-K1.",
        ),
        (
            "punten = { 2028-K3 = \"20%\", 2029-K1 = \"60%\" }\n",
            "",
            "pad.toml:8:1: fout ING-012: Bij eigen-punten hoort [vorm.punten]. Schrijf bijvoorbeeld punten = { 2028-K1 = \"20%\", 2029-K1 = \"60%\" }.",
        ),
        (
            "vorm = \"s-curve\"",
            "norm = \"brug\"\nvorm = \"s-curve\"",
            "pad.toml:9:1: fout ING-013: Er staat al een vorm voor norm 'brug', op pad.toml:4:1. Haal een van beide weg.",
        ),
        (
            "begin = \"2027-K3\"",
            "begin = \"2030-K1\"",
            "pad.toml:16:9: fout ING-015: Het begin 2030-K1 ligt niet voor het doel 2030-K1. Kies een eerder begin, of een later doel (--doel).",
        ),
        (
            "begin = \"2027-K3\"",
            "begin = \"2026-K4\"",
            "pad.toml:16:9: fout ING-015: Het begin 2026-K4 ligt voor het begin van het plan (2027-K1). Kies een later begin, of begin het plan eerder.",
        ),
        (
            "begin = \"2027-K3\"",
            "begin = \"2027\"",
            "pad.toml:16:9: fout ING-014: '2027' is geen kwartaal. Schrijf een kwartaal als 2027-K1 (jaar 2000–2100, K1 tot en met K4).",
        ),
        (
            "begin = \"2027-K3\"",
            "aanlooptijd = \"-1\"",
            "pad.toml:16:15: fout ING-014: Een aanlooptijd is een heel aantal kwartalen: schrijf bijvoorbeeld aanlooptijd = \"4\".",
        ),
        (
            "aanlooptijd = \"4\"",
            "aanlooptijd = \"40\"",
            "pad.toml:20:15: fout ING-015: Een aanlooptijd van 40 kwartalen is langer dan het plan, dat er 16 heeft.",
        ),
        (
            "aanlooptijd = \"4\"",
            "",
            "pad.toml:19:1: fout ING-012: Deze grens begrenst niets. Geef elke [[grens]] precies één van: begin, aanlooptijd, grootste_stijging, budget.",
        ),
        (
            "aanlooptijd = \"4\"",
            "aanlooptijd = \"4\"\ntelt = \"groei\"",
            "pad.toml:19:1: fout ING-012: 'telt' hoort bij een budget; hier zegt het niets. Haal het weg.",
        ),
        (
            "grootste_stijging = \"1\"",
            "grootste_stijging = \"0,5\"",
            "pad.toml:25:21: fout ING-014: Een steunpunt is er heel of niet: schrijf een heel getal.",
        ),
        (
            "grootste_stijging = \"1,5\"",
            "grootste_stijging = \"0\"",
            "pad.toml:29:21: fout ING-014: Een grootste stijging is groter dan nul; een pad dat niet mag groeien, is er geen.",
        ),
        (
            "eenheid = \"fte\"\n",
            "",
            "pad.toml:28:1: fout ING-012: Een grootste stijging van de regio heeft een eenheid nodig: fte en steunpunten tellen niet op. Voeg eenheid = \"fte\" toe, of noem een norm.",
        ),
        ("2028 = \"250.000,50\"", "2028 = \"-1\"", "pad.toml:34:37: fout ING-014: Een budget onder nul kan niet."),
        (
            "2027 = \"100.000\"",
            "2027 = \"100.000\", 2032 = \"1\"",
            "pad.toml:34:30: fout ING-015: Het jaar 2032 ligt buiten het plan, dat van 2027 tot en met 2031 loopt. Haal het weg.",
        ),
        (
            "2028 = \"250.000,50\", ",
            "",
            "pad.toml:33:1: fout ING-017: Het budget noemt 2028 niet. Onbekend is geen nul: geef elk jaar van het plan een bedrag, of zeg wat er na het laatste geldt met daarna = \"gelijk\" of daarna = \"onbegrensd\".",
        ),
        (
            "daarna = \"gelijk\"\n",
            "",
            "pad.toml:33:1: fout ING-017: Het budget noemt 2030, 2031 niet. Onbekend is geen nul: geef elk jaar van het plan een bedrag, of zeg wat er na het laatste geldt met daarna = \"gelijk\" of daarna = \"onbegrensd\".",
        ),
        (
            "\"gemeente-lokaal\"]",
            "\"rijk\"]",
            "pad.toml:38:35: fout ING-007: 'rijk' is geen betaler. Kies uit: gemeente-lokaal, gemeente-regionaal, zorgverzekeraar.",
        ),
        (
            "[\"steunpunt\", \"brug\"]",
            "[\"steunpunt\", \"brugg\"]",
            "pad.toml:42:24: fout ING-011: De norm 'brugg' bestaat niet. Bedoelt u 'brug'? Zie normwijzer norm lijst.",
        ),
        (
            "[\"steunpunt\", \"brug\"]",
            "[\"woorden\", \"brug\"]",
            "pad.toml:42:11: fout ING-011: De norm 'woorden' is er een in woorden; zij heeft geen getal en dus geen pad.",
        ),
    ];
    let mut afwijkend = Vec::new();
    for (van, naar, verwacht) in gevallen {
        assert_eq!(GOED.matches(van).count(), 1, "niet precies één keer: {van}");
        let (ingroei, bevindingen) = lees_tekst(&GOED.replace(van, naar));
        let berichten: Vec<String> = bevindingen.iter().map(ToString::to_string).collect();
        if berichten != [verwacht] {
            afwijkend.push(format!("{van} → {naar}\n  {}\n  {verwacht}", berichten.join("\n  ")));
        }
        assert_eq!(ingroei, None, "{van}");
    }
    assert!(afwijkend.is_empty(), "{}", afwijkend.join("\n"));
}

#[test]
fn alle_fouten_tegelijk_op_volgorde_van_regel() {
    let inhoud = GOED
        .replace("\"s-curve\"", "\"krom\"")
        .replace("\"4\"", "\"vier\"")
        .replace("[\"steunpunt\", \"brug\"]", "[\"x\"]");
    let (ingroei, bevindingen) = lees_tekst(&inhoud);
    assert_eq!(ingroei, None);
    let regels: Vec<u64> = bevindingen.iter().map(|f| f.rij.unwrap()).collect();
    assert_eq!(regels, [5, 20, 42]);
}

/// Het schema volgt uit het lezen: wat gelezen wordt staat erin.
#[test]
fn de_vorm_van_het_bestand_volgt_uit_het_lezen() {
    let bestand = IngroeiBestand { naam: "pad.toml", inhoud: GOED.as_bytes() };
    let vorm = bestandsvorm(&bestand, &normen(), &Horizon::default());
    let tabellen: Vec<&&str> = vorm.tabellen.keys().collect();
    assert_eq!(tabellen, [&"[[grens]]", &"[[vorm]]", &"[ingroei]", &"[prioriteit]", &"dit bestand"]);
    assert_eq!(vorm.tabellen["[[vorm]]"].verplicht().collect::<Vec<_>>(), ["vorm"]);
}

proptest! {
    /// Wat er ook in staat: een bevinding of een ingroei, nooit een crash.
    #[test]
    fn willekeurige_tekst_geeft_nooit_een_crash(plek in 0_usize..1100, tekst in "[\\[\\]a-zK0-9=\"%.,{}\n-]{0,12}") {
        let mut inhoud: Vec<u8> = GOED.as_bytes().to_vec();
        let plek = plek.min(inhoud.len());
        inhoud.splice(plek..(plek + tekst.len()).min(inhoud.len()), tekst.bytes());
        let bestand = IngroeiBestand { naam: "pad.toml", inhoud: &inhoud };
        let (ingroei, bevindingen) = lees(&bestand, &normen(), &Horizon::default());
        prop_assert_eq!(ingroei.is_none(), bevindingen.iter().any(Finding::is_fout));
    }
}
