//! De lezer van scenario's: één goed voorbeeld, telkens op één plaats veranderd.

use proptest::prelude::*;

use super::*;
use crate::finding::Finding;
use crate::land::Land;
use crate::norm::NormSet;
use crate::proef::{a, beweeginterventie, brugfunctionaris, code, coordinatie, land, lezing, set, steunpunten};

const GOED: &str = r#"[scenario]
naam = "Werkagenda"

[[afwijking]]
norm = "brug"
gemeente = "Gemeente 0"
laag = "0,3"
hoog = "0,4"
motivatie = "Veel inwoners met een laag inkomen."
eigenaar = "J. Jansen"
orgaan = "college van B&W"
datum = 2026-10-01
evaluatie = 2028-10-01
status = "vastgesteld"

[[afwijking]]
norm = "bewegen"
motivatie = """
Meer ouderen
met een verhoogd risico."""
eigenaar = "P. Pietersen"
orgaan = "regiegroep"
datum = 2026-11-01
evaluatie = 2028-11-01
status = "concept"
lezing = "verhoogd-valrisico"

[afwijking.aanname]
prevalentie = "36%"
"#;

fn normen() -> NormSet {
    let mut bewegen = beweeginterventie();
    bewegen.lezingen.push(lezing("alle-65plus", &[]));
    let mut woorden = brugfunctionaris();
    woorden.id = NormId::new("woorden");
    woorden.soort = crate::norm::Soort::Kwalitatief { schaal: None, items: Vec::new() };
    set(vec![brugfunctionaris(), steunpunten(), coordinatie(), bewegen, woorden])
}

/// Drie gemeenten, waarvan er twee Bergen heten.
fn drie_gemeenten() -> Land {
    let mut land = land(&[(20_000, 1, 1), (30_000, 1, 1), (40_000, 1, 1)]);
    land.gemeenten.get_mut(&code(1)).unwrap().gebied.naam = "Bergen (L.)".to_owned();
    land.gemeenten.get_mut(&code(2)).unwrap().gebied.naam = "Bergen (NH.)".to_owned();
    land
}

fn lees_tekst(inhoud: &str) -> (Option<Scenario>, Vec<Finding>) {
    lees(&ScenarioBestand { naam: "pad.toml", inhoud: inhoud.as_bytes() }, &normen(), &drie_gemeenten())
}

fn veranderd(veranderingen: &[(&str, &str)]) -> String {
    let mut inhoud = GOED.to_owned();
    for (van, naar) in veranderingen {
        assert_eq!(inhoud.matches(van).count(), 1, "niet precies één keer: {van}");
        inhoud = inhoud.replace(van, naar);
    }
    inhoud
}

fn na(veranderingen: &[(&str, &str)]) -> Vec<String> {
    let (scenario, bevindingen) = lees_tekst(&veranderd(veranderingen));
    assert_eq!(
        scenario.is_none(),
        bevindingen.iter().any(Finding::is_fout),
        "een scenario precies als er geen fout is"
    );
    bevindingen.iter().map(ToString::to_string).collect()
}

#[test]
fn het_goede_voorbeeld_is_goed() {
    let (scenario, bevindingen) = lees_tekst(GOED);
    assert_eq!(bevindingen, []);
    let scenario = scenario.unwrap();
    assert_eq!((scenario.naam.as_str(), scenario.bestand.as_str()), ("Werkagenda", "pad.toml"));
    let [brug, bewegen] = scenario.afwijkingen.as_slice() else { panic!("twee afwijkingen") };
    assert_eq!((brug.gemeente.as_ref(), brug.regel), (Some(&code(0)), 4));
    assert_eq!((brug.eigen.laag, brug.eigen.hoog, brug.eigen.positie), (Some(a("0.3")), Some(a("0.4")), None));
    assert_eq!(brug.besluit.status, BesluitStatus::Vastgesteld);
    assert_eq!(brug.besluit.evaluatie.to_string(), "2028-10-01");
    assert_eq!(bewegen.gemeente, None);
    assert_eq!(bewegen.besluit.motivatie, "Meer ouderen met een verhoogd risico.");
    assert_eq!(bewegen.eigen.aannames["prevalentie"], a("0.36"));
    assert_eq!(bewegen.eigen.lezing, Some(LezingId("verhoogd-valrisico".to_owned())));
}

/// Elke fout heeft haar plaats en zegt wat te doen; precies één bevinding per verandering.
#[test]
fn een_verandering_een_bevinding() {
    let gevallen: [(&str, &str, &str); 27] = [
        (
            "motivatie = \"Veel inwoners met een laag inkomen.\"\n",
            "",
            "pad.toml:4:1: fout SCN-010: De afwijking van norm 'brug' in 'Gemeente 0' heeft geen motivatie. Zonder motivatie wordt niet van een norm afgeweken: voeg een regel motivatie = \"…\" toe.",
        ),
        (
            "\"Veel inwoners met een laag inkomen.\"",
            "\" \"",
            "pad.toml:9:13: fout SCN-009: 'motivatie' is leeg. Vul een tekst in of haal de regel weg.",
        ),
        (
            "norm = \"brug\"",
            "norm = \"brugg\"",
            "pad.toml:5:8: fout SCN-011: De norm 'brugg' bestaat niet. Bedoelt u 'brug'? Zie normwijzer norm lijst.",
        ),
        (
            "norm = \"brug\"\n",
            "",
            "pad.toml:4:1: fout SCN-005: In [[afwijking]] ontbreekt de sleutel 'norm'. Voeg een regel 'norm = …' toe.",
        ),
        (
            "norm = \"brug\"",
            "norm = \"woorden\"",
            "pad.toml:4:1: fout SCN-013: De norm 'woorden' is er een in woorden; daar is geen getal om van af te wijken.",
        ),
        (
            "\"Gemeente 0\"",
            "\"Gemente 0\"",
            "pad.toml:6:12: fout SCN-012: De gemeente 'Gemente 0' bestaat niet. Het meest lijken daarop: Gemeente 0 (GM0000), Bergen (L.) (GM0001). Laat 'gemeente' weg voor het hele gebied.",
        ),
        (
            "\"Gemeente 0\"",
            "\"Bergen\"",
            "pad.toml:6:12: fout SCN-012: De naam 'Bergen' hebben meer gemeenten: Bergen (L.) (GM0001), Bergen (NH.) (GM0002). Schrijf de code.",
        ),
        (
            "eigenaar = \"J. Jansen\"",
            "eigenar = \"J. Jansen\"\neigenaar = \"J. Jansen\"",
            "pad.toml:10:1: fout SCN-004: De sleutel 'eigenar' hoort niet in [[afwijking]]. Bedoelde u 'eigenaar'? Bekend zijn: norm, gemeente, positie, laag, hoog, eigen, lezing, aanname, motivatie, kenmerk, eigenaar, orgaan, datum, evaluatie, status.",
        ),
        (
            "orgaan = \"college van B&W\"\n",
            "",
            "pad.toml:4:1: fout SCN-005: In [[afwijking]] ontbreekt de sleutel 'orgaan'. Voeg een regel 'orgaan = …' toe.",
        ),
        (
            "status = \"concept\"",
            "status = \"besloten\"",
            "pad.toml:25:10: fout SCN-007: 'besloten' is geen status. Kies uit: concept, vastgesteld, vervallen.",
        ),
        (
            "2026-10-01",
            "2026-02-30",
            "pad.toml:12:9: fout SCN-003: Schrijffout (TOML) bij '2026-02-30': deze datum bestaat niet. Schrijf jaar-maand-dag, zoals 2026-04-20.",
        ),
        (
            "2026-10-01",
            "\"1-10-2026\"",
            "pad.toml:12:9: fout SCN-006: Bij 'datum' hoort een datum zonder aanhalingstekens, zoals 2026-04-20; gevonden: \"1-10-2026\"",
        ),
        (
            "2026-10-01",
            "1-10-2026",
            "pad.toml:12:9: fout SCN-003: Schrijffout (TOML) bij '1-10-2026': deze datum bestaat niet. Schrijf jaar-maand-dag, zoals 2026-04-20.",
        ),
        (
            "2026-10-01",
            "1926-10-01",
            "pad.toml:12:9: fout SCN-019: 'datum' ligt in het jaar 1926; een jaar ligt hier tussen 2000 en 2100.",
        ),
        (
            "2028-10-01",
            "2026-09-30",
            "pad.toml:13:13: fout SCN-014: De evaluatie (30-9-2026) ligt voor het besluit (1-10-2026).",
        ),
        (
            "laag = \"0,3\"",
            "laag = \"0,45\"",
            "pad.toml:7:8: fout SCN-014: 'laag' (0,45) is hoger dan 'hoog' (0,4). Draai de twee om, of schrijf ze allebei.",
        ),
        (
            "laag = \"0,3\"",
            "laag = \"3%\"",
            "pad.toml:7:8: fout SCN-019: 'laag' is een percentage, maar de norm 'brug' telt in fte. Schrijf een getal, zoals \"0,2\".",
        ),
        (
            "laag = \"0,3\"",
            "laag = 0.3",
            "pad.toml:7:8: fout SCN-006: Bij 'laag' hoort een tekst tussen aanhalingstekens, zoals \"0,2\"; gevonden: 0.3",
        ),
        (
            "laag = \"0,3\"",
            "laag = \"0.3\"",
            "pad.toml:7:8: fout SCN-008: laag: '0.3' is geen getal zoals hier wordt geschreven: een komma voor decimalen, een punt alleen tussen duizendtallen. Schrijf \"0,2\", \"10.000\" of \"14%\".",
        ),
        ("laag = \"0,3\"", "laag = \"-0,3\"", "pad.toml:7:8: fout SCN-019: 'laag' is minder dan nul; dat kan niet."),
        (
            "laag = \"0,3\"\nhoog = \"0,4\"",
            "eigen = \"35\"",
            "pad.toml:7:9: waarschuwing SCN-020: 'eigen' is 35, tegenover landelijk 0,2 tot 0,5: minstens tien keer zoveel of zo weinig. Staat de komma goed?",
        ),
        (
            "laag = \"0,3\"",
            "eigen = \"0,3\"",
            "pad.toml:7:9: fout SCN-013: 'eigen' en 'hoog' gaan niet samen: kies een eigen waarde, een plaats, of een eigen laag en hoog.",
        ),
        (
            "laag = \"0,3\"\nhoog = \"0,4\"\n",
            "",
            "pad.toml:4:1: fout SCN-013: Deze afwijking wijkt nergens van af. Voeg een positie, laag en hoog, eigen, lezing of [afwijking.aanname] toe.",
        ),
        (
            "lezing = \"verhoogd-valrisico\"",
            "lezing = \"alle\"",
            "pad.toml:26:10: fout SCN-015: De lezing 'alle' heeft de norm 'bewegen' niet. Kies uit: verhoogd-valrisico, alle-65plus.",
        ),
        (
            "lezing = \"verhoogd-valrisico\"",
            "lezing = \"alle-65plus\"",
            "pad.toml:29:1: waarschuwing SCN-021: De aanname 'prevalentie' telt in de lezing 'alle-65plus' niet mee; deze waarde verandert niets.",
        ),
        (
            "prevalentie =",
            "prevalent =",
            "pad.toml:29:1: fout SCN-016: De norm 'bewegen' heeft geen aanname 'prevalent' met een getal. Kies uit: prevalentie.",
        ),
        (
            "prevalentie = \"36%\"",
            "prevalentie = \"36\"",
            "pad.toml:29:15: fout SCN-019: De aanname 'prevalentie' is een deel van een geheel (landelijk 0,318) en is hoogstens 1. Schrijf bijvoorbeeld \"0,36\" of \"36%\".",
        ),
    ];
    for (van, naar, bericht) in gevallen {
        assert_eq!(na(&[(van, naar)]), [bericht], "{naar}");
    }
}

/// Wat bij de ene norm hoort, hoort niet bij de andere.
#[test]
fn een_andere_norm_vraagt_andere_waarden() {
    const WAARDEN: &str = "laag = \"0,3\"\nhoog = \"0,4\"";
    let gevallen: [(&str, &str, &[&str]); 6] = [
        (
            "steunpunt",
            WAARDEN,
            &[
                "pad.toml:7:8: fout SCN-013: De norm 'steunpunt' noemt één waarde (1) en geen bandbreedte: 'laag' zegt hier niets. Schrijf eigen = \"…\".",
                "pad.toml:8:8: fout SCN-013: De norm 'steunpunt' noemt één waarde (1) en geen bandbreedte: 'hoog' zegt hier niets. Schrijf eigen = \"…\".",
            ],
        ),
        (
            "steunpunt",
            "eigen = \"0,5\"",
            &["pad.toml:7:9: fout SCN-019: Een steunpunt is er heel of niet: schrijf een heel getal."],
        ),
        (
            "steunpunt",
            "positie = \"hoog\"",
            &[
                "pad.toml:7:11: fout SCN-013: De norm 'steunpunt' noemt één waarde (1) en geen bandbreedte: 'positie' zegt hier niets. Schrijf eigen = \"…\".",
            ],
        ),
        (
            "coordinatie",
            "eigen = \"3\"",
            &[
                "pad.toml:6:12: fout SCN-018: De norm 'coordinatie' geldt per GGD-regio, niet per gemeente. Haal de regel 'gemeente' weg: de afwijking geldt dan voor het hele gebied.",
            ],
        ),
        (
            "bewegen",
            "eigen = \"0,12\"",
            &["pad.toml:7:9: fout SCN-019: 'eigen' is hier een aandeel: schrijf het als percentage, zoals \"12%\"."],
        ),
        (
            "bewegen",
            "eigen = \"112%\"",
            &["pad.toml:7:9: fout SCN-019: 'eigen' is meer dan 100%; een aandeel is hoogstens alles."],
        ),
    ];
    for (norm, waarden, berichten) in gevallen {
        let norm = format!("norm = \"{norm}\"");
        // Met `bewegen` voor een gemeente staat er ook een afwijking voor het hele gebied; dat mag.
        let gevonden = na(&[("norm = \"brug\"", &norm), (WAARDEN, waarden)]);
        assert_eq!(gevonden, berichten, "{norm} {waarden}");
    }
}

#[test]
fn twee_keer_dezelfde_norm_en_gemeente_mag_alleen_als_de_oude_vervallen_is() {
    const TWEEDE: &str = "norm = \"brug\"\ngemeente = \"GM0000\"\npositie = \"laag\"";
    const AANNAME: &str = "lezing = \"verhoogd-valrisico\"\n\n[afwijking.aanname]\nprevalentie = \"36%\"\n";
    let dubbel = [("norm = \"bewegen\"", TWEEDE), (AANNAME, "")];
    assert_eq!(
        na(&dubbel),
        [
            "pad.toml:16:1: fout SCN-017: Voor norm 'brug' in gemeente Gemeente 0 is er al een afwijking, op pad.toml:4:1. Voeg ze samen, of geef de oude status = \"vervallen\"."
        ]
    );
    let [norm, aanname] = dubbel;
    assert_eq!(na(&[norm, aanname, ("\"vastgesteld\"", "\"vervallen\"")]), [""; 0]);
}

#[test]
fn alle_fouten_tegelijk_met_norm() {
    let inhoud = veranderd(&[
        ("norm = \"brug\"", "norm = \"bruk\""),
        ("motivatie = \"Veel inwoners met een laag inkomen.\"\n", ""),
        ("eigenaar = \"P. Pietersen\"\n", ""),
        ("prevalentie = \"36%\"", "prevalentie = 36"),
        ("naam = \"Werkagenda\"\n", ""),
    ]);
    let (scenario, bevindingen) = lees_tekst(&inhoud);
    assert_eq!(scenario, None);
    let kort: Vec<(&str, Option<u64>, Option<&str>)> =
        bevindingen.iter().map(|f| (f.code, f.rij, f.norm_id.as_ref().map(NormId::as_str))).collect();
    assert_eq!(
        kort,
        [
            ("SCN-005", Some(1), None),
            ("SCN-010", Some(3), None),
            ("SCN-011", Some(4), None),
            ("SCN-005", Some(14), Some("bewegen")),
            ("SCN-006", Some(26), Some("bewegen")),
        ]
    );
}

#[test]
fn een_leeg_scenario_waarschuwt_en_een_te_groot_of_verminkt_bestand_is_een_fout() {
    let (scenario, bevindingen) = lees_tekst("[scenario]\nnaam = \"Leeg\"\n");
    assert!(scenario.unwrap().afwijkingen.is_empty());
    assert_eq!(bevindingen.iter().map(|f| f.code).collect::<Vec<_>>(), ["SCN-022"]);
    let groot = "#".repeat(GROOTSTE_BESTAND + 1);
    assert_eq!(lees_tekst(&groot).1[0].code, "SCN-002");
    let veel = format!("[scenario]\nnaam = \"x\"\n{}", "[[afwijking]]\n".repeat(MEESTE_AFWIJKINGEN + 1));
    assert_eq!(lees_tekst(&veel).1.iter().map(|f| f.code).collect::<Vec<_>>(), ["SCN-002"]);
    let (_, bevindingen) = lees(
        &ScenarioBestand { naam: "pad.toml", inhoud: b"[scenario]\nnaam = \"\xe9\"" },
        &normen(),
        &drie_gemeenten(),
    );
    assert_eq!(
        bevindingen[0].to_string(),
        "pad.toml:2:9: fout SCN-001: Hier staat een teken dat geen UTF-8 is. Sla het bestand op als UTF-8."
    );
}

proptest! {
    /// Een goed bestand met een stuk eruit of een vreemd stuk erin: goed, of minstens één fout met een plaats.
    #[test]
    fn beschadigde_bestanden_geven_een_plaats(van in 0usize..700, lengte in 0usize..40, stuk in "[\\[\\]\"=.,%0-9a-z\n ]{0,12}") {
        let tekens: Vec<char> = GOED.chars().collect();
        let van = van.min(tekens.len());
        let tot = (van + lengte).min(tekens.len());
        let inhoud: String = tekens[..van].iter().copied().chain(stuk.chars()).chain(tekens[tot..].iter().copied()).collect();
        let (scenario, bevindingen) = lees_tekst(&inhoud);
        prop_assert_eq!(scenario.is_none(), bevindingen.iter().any(Finding::is_fout));
        prop_assert!(bevindingen.iter().all(|f| f.rij.is_some() && f.kolom.is_some()), "{:?}", bevindingen);
    }
}
