//! Tests van de lezer: één goed voorbeeld, telkens op één regel veranderd, en de echte normbestanden.

#![allow(clippy::unwrap_used, clippy::panic)]

use std::path::Path;

use proptest::prelude::*;

use super::*;
use crate::finding::Finding;
use crate::lezer::Woord as _;

const EDITIE: &str = r#"id = "proef/2026"
titel = "Proefdocument"
versie = "1"
uitgever = "Wij"
mededeling = "Alleen een proef."
"#;

const GOED: &str = r#"[sectie]
id = "5a"
titel = "Valpreventie"
leefgebied = "Vitaal ouder worden/ouderen"
status = "basisfunctionaliteit"
optioneel = false

[[norm]]
id = "proef.deelname"
naam = "Deelname"
karakter = "streefwaarde"
soort = "aandeel"
schaal = "gemeente"
grondslag = "inwoners-65plus-valrisico"
laag = "3%"
hoog = "3%"
eenheid = "deelnemer per jaar"
financier = "gemeente"
ist_definitie = "Deelnemers."
afronding = "heel"
citaat = "Jaarlijks 3%."
vindplaats = { document = "Proef", kop = "Kop", alinea = "punt 1" }
geldig_vanaf = 2026-04-20
geldig_tot_en_met = 2030-12-31

[[norm.lezing]]
id = "tekst"
omschrijving = "Zoals geschreven."
reden = "Het staat er."
factoren = ["prevalentie"]

[[norm.aanname]]
id = "prevalentie"
tekst = "Een deel."
waarde = "0,318"
bron = "Een bron."

[[norm.toets]]
omschrijving = "Almere"
aantal = "32.510"
laag = "310,1454"
hoog = "310,1454"

[[norm]]
id = "proef.bijeenkomst"
naam = "Bijeenkomst"
karakter = "aanwezigheid"
soort = "kwalitatief"
ist_definitie = "Gehouden."
citaat = "Er is een bijeenkomst."
vindplaats = { document = "Proef", kop = "Kop", alinea = "punt 2" }
geldig_vanaf = 2026-04-20

[[norm.lezing]]
id = "tekst"
omschrijving = "Zoals geschreven."
reden = "Het staat er."

[[norm.item]]
id = "gehouden"
tekst = "De bijeenkomst is gehouden."
"#;

fn lees_teksten(teksten: &[(&str, &str)]) -> (Option<NormSet>, Vec<Finding>) {
    let bestanden: Vec<NormBestand<'_>> =
        teksten.iter().map(|(pad, inhoud)| NormBestand { pad: (*pad).to_owned(), inhoud: inhoud.as_bytes() }).collect();
    lees(&bestanden)
}

/// De bevindingen nadat in het goede voorbeeld steeds `van` door `naar` is vervangen.
fn na(veranderingen: &[(&str, &str)]) -> Vec<String> {
    let mut inhoud = GOED.to_owned();
    for (van, naar) in veranderingen {
        assert_eq!(inhoud.matches(van).count(), 1, "niet precies één keer: {van}");
        inhoud = inhoud.replace(van, naar);
    }
    let (set, bevindingen) = lees_teksten(&[("p/editie.toml", EDITIE), ("p/5a.toml", &inhoud)]);
    let fout = bevindingen.iter().any(Finding::is_fout);
    assert_eq!(set.is_none(), fout, "normen precies als er geen fout is");
    bevindingen.iter().map(ToString::to_string).collect()
}

#[test]
fn het_goede_voorbeeld_is_goed() {
    let (set, bevindingen) = lees_teksten(&[("p/editie.toml", EDITIE), ("p/5a.toml", GOED)]);
    assert_eq!(bevindingen, []);
    let set = set.unwrap();
    let norm = set.norm(&NormId::new("proef.deelname")).unwrap();
    assert_eq!(norm.editie, "proef/2026");
    assert_eq!(norm.vindplaats, "Proef, Kop, punt 1");
    assert_eq!(norm.band().unwrap().laag.to_string(), "0.03");
    assert_eq!(set.normen.last().unwrap().items().len(), 1);
    assert_eq!(set.sectie("5a").unwrap().titel, "Valpreventie");
}

/// Elke fout heeft haar plaats en zegt wat te doen; precies één bevinding per verandering.
#[test]
fn een_verandering_een_bevinding() {
    let gevallen: [(&str, &str, &str); 27] = [
        (
            "financier = \"gemeente\"",
            "finanicer = \"gemeente\"",
            "p/5a.toml:18:1: fout NORM-004: De sleutel 'finanicer' hoort niet in [[norm]]. Bedoelde u 'financier'?",
        ),
        (
            "ist_definitie = \"Deelnemers.\"\n",
            "",
            "p/5a.toml:8:1: fout NORM-005: In [[norm]] ontbreekt de sleutel 'ist_definitie'. Voeg een regel 'ist_definitie = …' toe.",
        ),
        (
            "laag = \"3%\"",
            "laag = 3",
            "p/5a.toml:15:8: fout NORM-006: Bij 'laag' hoort een tekst tussen aanhalingstekens, zoals \"0,2\"; gevonden: 3",
        ),
        (
            "\"deelnemer per jaar\"",
            "\"deelnemers per jaar\"",
            "p/5a.toml:17:11: fout NORM-007: 'deelnemers per jaar' is geen eenheid. Bedoelde u 'deelnemer per jaar'? Kies uit: fte, persoon, steunpunt, coalitie, netwerk, verwijzing per jaar, inschatting per jaar, deelnemer per jaar.",
        ),
        (
            "karakter = \"streefwaarde\"",
            "karakter = \"wens\"",
            "p/5a.toml:11:12: fout NORM-007: 'wens' is geen karakter. Kies uit: minimum, streefwaarde, bandbreedte, rekenwaarde, aanwezigheid.",
        ),
        (
            "waarde = \"0,318\"",
            "waarde = \"0.318\"",
            "p/5a.toml:35:10: fout NORM-008: waarde: '0.318' is geen getal zoals hier wordt geschreven",
        ),
        ("citaat = \"Jaarlijks 3%.\"", "citaat = \" \"", "p/5a.toml:21:10: fout NORM-009: 'citaat' is leeg."),
        (
            "citaat = \"Jaarlijks 3%.\"\n",
            "",
            "p/5a.toml:8:1: fout NORM-005: In [[norm]] ontbreekt de sleutel 'citaat'.",
        ),
        (
            "id = \"proef.bijeenkomst\"",
            "id = \"proef.deelname\"",
            "p/5a.toml:45:6: fout NORM-010: De norm 'proef.deelname' bestaat al: zij staat ook op p/5a.toml:9:6.",
        ),
        (
            "geldig_tot_en_met = 2030-12-31",
            "geldig_tot_en_met = 2026-01-01",
            "p/5a.toml:24:21: fout NORM-011: geldig_tot_en_met (2026-01-01) ligt voor geldig_vanaf (2026-04-20).",
        ),
        (
            "geldig_tot_en_met = 2030-12-31",
            "geldig_tot_en_met = \"2030\"",
            "p/5a.toml:24:21: fout NORM-006: Bij 'geldig_tot_en_met' hoort een datum zonder aanhalingstekens",
        ),
        (
            "factoren = [\"prevalentie\"]",
            "factoren = [\"prevalentei\"]",
            "p/5a.toml:30:13: fout NORM-012: De factor 'prevalentei' is geen aanname van deze norm.",
        ),
        (
            "waarde = \"0,318\"\n",
            "",
            "p/5a.toml:30:13: fout NORM-012: De factor 'prevalentie' verwijst naar een aanname zonder waarde.",
        ),
        (
            "factoren = [\"prevalentie\"]\n",
            "",
            "p/5a.toml:26:1: fout NORM-013: De grondslag inwoners-65plus-valrisico is een deel van de inwoners-65plus",
        ),
        (
            "laag = \"310,1454\"",
            "laag = \"310,1\"",
            "p/5a.toml:38:1: fout NORM-015: De toets 'Almere' komt niet uit: verwacht 310,1 tot 310,1454, berekend 310,1454.",
        ),
        (
            "aantal = \"32.510\"\n",
            "",
            "p/5a.toml:38:1: fout NORM-015: De toets 'Almere' kan niet nagerekend worden: 'aantal' (het aantal personen) ontbreekt.",
        ),
        (
            "omschrijving = \"Almere\"",
            "omschrijving = \"Almere\"\nlezing = \"anders\"",
            "p/5a.toml:40:10: fout NORM-012: De toets noemt de lezing 'anders', die deze norm niet heeft. Kies uit: tekst.",
        ),
        (
            "schaal = \"gemeente\"",
            "schaal = \"gemeente\"\nper = \"100\"",
            "p/5a.toml:14:7: fout NORM-014: Een norm van soort aandeel heeft geen 'per'.",
        ),
        (
            "karakter = \"aanwezigheid\"",
            "karakter = \"minimum\"",
            "p/5a.toml:47:12: fout NORM-014: Een norm in woorden (soort kwalitatief) heeft karakter aanwezigheid.",
        ),
        (
            "soort = \"kwalitatief\"",
            "soort = \"kwalitatief\"\nlaag = \"1\"",
            "p/5a.toml:49:8: fout NORM-014: Een norm van soort kwalitatief heeft geen 'laag'.",
        ),
        (
            "karakter = \"streefwaarde\"",
            "karakter = \"bandbreedte\"",
            "p/5a.toml:11:12: fout NORM-014: Karakter bandbreedte vraagt een 'hoog' boven 'laag'",
        ),
        (
            "id = \"proef.bijeenkomst\"",
            "id = \"Bijeenkomst\"",
            "p/5a.toml:45:6: fout NORM-017: 'Bijeenkomst' is geen norm-id.",
        ),
        (
            "id = \"5a\"",
            "id = \"7z\"",
            "p/5a.toml:2:6: fout NORM-007: '7z' is geen paragraaf van het format van de werkagenda.",
        ),
        (
            "optioneel = false",
            "optioneel = true",
            "p/5a.toml:6:13: fout NORM-014: Een paragraaf is optioneel als haar status ontwikkelagenda-1-nieuw is",
        ),
        ("naam = \"Deelname\"", "naam = \"Deelname", "p/5a.toml:10:17: fout NORM-003: Schrijffout (TOML)"),
        (
            "vindplaats = { document = \"Proef\", kop = \"Kop\", alinea = \"punt 2\" }",
            "vindplaats = \"Proef\"",
            "p/5a.toml:51:14: fout NORM-006: Bij 'vindplaats' hoort een tabel; gevonden: \"Proef\"",
        ),
        (
            "financier = \"gemeente\"",
            "financier = \"gemeente\"\neerste_inschatting = \"ja\"",
            "p/5a.toml:19:22: fout NORM-006: Bij 'eerste_inschatting' hoort true (ja) of false (nee); gevonden: \"ja\"",
        ),
    ];
    for (van, naar, verwacht) in gevallen {
        let gevonden = na(&[(van, naar)]);
        assert_eq!(gevonden.len(), 1, "{verwacht}\n{gevonden:#?}");
        assert!(gevonden.iter().all(|g| g.starts_with(verwacht)), "{verwacht}\n{gevonden:#?}");
    }
}

#[test]
fn grenzen_die_niets_betekenen() {
    let laag_hoog = |laag: &str, hoog: &str| {
        na(&[("laag = \"3%\"", &format!("laag = \"{laag}\"")), ("hoog = \"3%\"", &format!("hoog = \"{hoog}\""))])
    };
    let heeft = |bevindingen: Vec<String>, stuk: &str| {
        assert!(bevindingen.iter().any(|b| b.contains(stuk)), "{stuk}\n{bevindingen:#?}");
    };
    heeft(laag_hoog("5%", "3%"), "p/5a.toml:15:8: fout NORM-011: 'laag' is hoger dan 'hoog'.");
    heeft(laag_hoog("3%", "101%"), "p/5a.toml:16:8: fout NORM-014: 'hoog' is meer dan 100%");
    heeft(laag_hoog("0%", "3%"), "p/5a.toml:15:8: fout NORM-014: 'laag' moet groter dan nul zijn");
    heeft(laag_hoog("-1%", "3%"), "'laag' moet groter dan nul zijn");
    heeft(laag_hoog("0,03", "3%"), "'laag' is een aandeel: schrijf het als percentage");
    heeft(
        laag_hoog("3%", "4%"),
        "p/5a.toml:11:12: fout NORM-014: 'laag' en 'hoog' verschillen: dat is een bandbreedte.",
    );
    heeft(
        na(&[("soort = \"aandeel\"", "soort = \"verhouding\"\nper = \"0\"")]),
        "p/5a.toml:13:7: fout NORM-014: 'per' is een heel aantal personen groter dan nul",
    );
    heeft(
        na(&[
            ("soort = \"aandeel\"", "soort = \"vast\""),
            ("\"deelnemer per jaar\"", "\"steunpunt\""),
            ("laag = \"3%\"", "laag = \"1,5\""),
        ]),
        "p/5a.toml:15:8: fout NORM-014: Een steunpunt is er heel of niet: schrijf een heel getal.",
    );
    heeft(na(&[("soort = \"aandeel\"", "soort = \"vast\"")]), "Een norm van soort vast heeft geen 'grondslag'.");
    heeft(na(&[("soort = \"aandeel\"", "soort = \"vast\"")]), "haal 'grondslag' en 'factoren' uit de lezing");
}

#[test]
fn drie_fouten_geven_drie_bevindingen_met_plaats() {
    let gevonden = na(&[
        ("status = \"basisfunctionaliteit\"", "status = \"basis\""),
        ("soort = \"aandeel\"", "soort = \"deel\""),
        ("soort = \"kwalitatief\"", "soort = \"kwaliteit\""),
    ]);
    let plaatsen: Vec<_> = gevonden.iter().filter_map(|g| g.split_once(": fout ")).map(|(p, _)| p).collect();
    assert_eq!(plaatsen, ["p/5a.toml:5:10", "p/5a.toml:12:9", "p/5a.toml:48:9"], "{gevonden:#?}");
}

#[test]
fn bestanden_die_niet_te_lezen_zijn() {
    let groot = vec![b'#'; GROOTSTE_BESTAND + 1];
    let bestand = |pad: &str, inhoud| NormBestand { pad: pad.to_owned(), inhoud };
    let (set, bevindingen) = lees(&[
        bestand("p/editie.toml", b"id = "),
        bestand("p/2a.toml", b"# caf\xe9\n"),
        bestand("p/2b.toml", &groot),
        bestand("p/5a.toml", GOED.as_bytes()),
        bestand("q/5b.toml", b""),
    ]);
    assert!(set.is_none());
    let begin: Vec<String> = bevindingen.iter().map(|b| b.to_string().chars().take(70).collect()).collect();
    // De kapotte editie.toml is gemeld; dat 5a.toml daardoor geen editie heeft, niet nog eens.
    assert_eq!(
        begin,
        [
            "p/editie.toml:1:6: fout NORM-003: Schrijffout (TOML): een tekst staat ",
            "p/2a.toml:1:6: fout NORM-001: Hier staat een teken dat geen UTF-8 is. ",
            "p/2b.toml: fout NORM-002: Dit bestand is 1048577 bytes groot; een norm",
            "q/5b.toml:1:1: fout NORM-018: In de map van dit bestand staat geen edi",
            "q/5b.toml:1:1: fout NORM-005: In dit bestand ontbreekt de sleutel 'sec",
        ]
    );
}

#[test]
fn schrijffouten_zeggen_in_het_nederlands_wat_er_hoort() {
    for (inhoud, verwacht) in [
        ("a = wens", "p/5a.toml:1:5: fout NORM-003: Schrijffout (TOML) bij 'wens': een tekst staat tussen dubbele"),
        ("a = 0,2", "p/5a.toml:1:6: fout NORM-003: Schrijffout (TOML): na de waarde hoort een nieuwe regel."),
        ("a = 1\na = 2", "p/5a.toml:2:1: fout NORM-003: Schrijffout (TOML) bij 'a': deze sleutel of kop staat er al."),
        ("[[norm]", "p/5a.toml:1:8: fout NORM-003: Schrijffout (TOML): een haakje is niet gesloten."),
        ("a", "p/5a.toml:1:2: fout NORM-003: Schrijffout (TOML): na een sleutel horen '=' en een waarde."),
        (
            "één = \"1\"",
            "p/5a.toml:1:1: fout NORM-003: Schrijffout (TOML) bij 'éé': een sleutel bestaat uit letters zonder",
        ),
        (
            "a = 2026-13-40",
            "p/5a.toml:1:5: fout NORM-003: Schrijffout (TOML) bij '2026-13-40': deze datum bestaat niet.",
        ),
        ("[", "p/5a.toml:1:2: fout NORM-003: Schrijffout (TOML)"),
    ] {
        let (_, bevindingen) = lees_teksten(&[("p/editie.toml", EDITIE), ("p/5a.toml", inhoud)]);
        let eerste = bevindingen.first().map(ToString::to_string).unwrap_or_default();
        assert!(eerste.starts_with(verwacht), "{inhoud}: {eerste}");
    }
    let veel = "a = 1\n".repeat(21);
    let (_, bevindingen) = lees_teksten(&[("p/editie.toml", EDITIE), ("p/5a.toml", &veel)]);
    assert_eq!(bevindingen.len(), 6);
    assert!(bevindingen.last().unwrap().bericht.starts_with("En nog 15 schrijffouten"));
}

#[test]
fn zonder_normen_geen_stel() {
    let (set, bevindingen) = lees(&[]);
    assert!(set.is_none());
    assert_eq!(bevindingen.first().map(|b| b.code), Some("NORM-019"));
}

#[test]
fn een_paragraaf_staat_in_een_bestand() {
    let alleen_kop = GOED.split("[[norm]]").next().unwrap_or_default();
    let (_, bevindingen) = lees_teksten(&[("p/editie.toml", EDITIE), ("p/5a.toml", GOED), ("p/weer.toml", alleen_kop)]);
    assert_eq!(
        bevindingen.iter().map(ToString::to_string).collect::<Vec<_>>(),
        [
            "p/weer.toml:2:6: fout NORM-010: De paragraaf '5a' bestaat al: zij staat ook op p/5a.toml:2:6. Geef een van beide een andere naam."
        ]
    );
}

#[test]
fn zonder_toets_een_waarschuwing_en_toch_normen() {
    let (voor, na_toets) = GOED.split_once("[[norm.toets]]").unwrap();
    let rest = na_toets.split_once("[[norm]]").unwrap().1;
    let tekst = format!("{voor}[[norm]]{rest}");
    let (set, bevindingen) = lees_teksten(&[("p/editie.toml", EDITIE), ("p/5a.toml", &tekst)]);
    assert!(set.is_some());
    assert_eq!(
        bevindingen.iter().map(|b| (b.code, b.ernst)).collect::<Vec<_>>(),
        [("NORM-016", crate::Ernst::Waarschuwing)]
    );
}

/// De normen die met het programma meegaan.
fn echte_normen() -> NormSet {
    let map = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../norms/azwa-d5/2026-04-20");
    let mut teksten: Vec<(String, String)> = std::fs::read_dir(map)
        .unwrap()
        .map(|regel| regel.unwrap().path())
        .filter(|pad| pad.extension().is_some_and(|e| e == "toml"))
        .map(|pad| {
            let naam = pad.file_name().unwrap().to_string_lossy().into_owned();
            (format!("azwa-d5/2026-04-20/{naam}"), std::fs::read_to_string(pad).unwrap())
        })
        .collect();
    teksten.sort();
    // Van achter naar voor: de volgorde van het format mag niet van de volgorde van de bestanden afhangen.
    teksten.reverse();
    let geleend: Vec<(&str, &str)> = teksten.iter().map(|(p, t)| (p.as_str(), t.as_str())).collect();
    let (set, bevindingen) = lees_teksten(&geleend);
    assert!(bevindingen.is_empty(), "{}", bevindingen.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"));
    set.unwrap()
}

#[test]
fn de_echte_normen_zijn_goed_en_op_volgorde_van_het_format() {
    let set = echte_normen();
    let secties: Vec<&str> = set.secties.iter().map(|s| s.id.as_str()).collect();
    assert_eq!(secties, ["2a", "2b", "2c", "3a", "3a.1", "3a.2", "3a.3", "3b", "4a", "4b", "4c", "5a", "5b", "6a"]);
    assert!(set.secties.iter().all(|s| s.optioneel == ["3a.3", "4b", "4c", "5b", "6a"].contains(&s.id.as_str())));
    assert_eq!(set.edities.iter().map(|e| e.id.as_str()).collect::<Vec<_>>(), ["azwa-d5/2026-04-20"]);
    let woorden: Vec<&str> = set.normen.iter().filter(|n| n.band().is_none()).map(|n| n.id.as_str()).collect();
    assert_eq!(woorden.len(), 21, "{woorden:?}");
    assert_eq!(set.norm(&NormId::new("lsp.tien-kenmerken")).unwrap().items().len(), 1);
    for norm in &set.normen {
        assert_eq!(toets(norm), [], "{}", norm.id);
    }
}

/// De tabel van het ontwerp, los van de bestanden overgeschreven: een tikfout in een norm valt hier op.
#[test]
fn de_getallen_zijn_die_van_de_opdracht() {
    let tabel: Vec<String> = echte_normen()
        .normen
        .iter()
        .filter_map(|n| {
            let (band, per) = (
                n.band()?,
                match &n.soort {
                    Soort::Verhouding { per, .. } => per.to_string(),
                    _ => "-".to_owned(),
                },
            );
            let lezing = n.lezingen.first()?;
            let grondslag = crate::streef::grondslag(n, lezing).map_or("-", |g| g.token());
            Some(format!(
                "{} {} {} {} {} {} {}..{} {} {}",
                n.sectie,
                n.id,
                n.karakter.token(),
                n.schaal()?.schrijfwijze(),
                grondslag,
                per,
                band.laag,
                band.hoog,
                n.eenheid()?,
                n.financier?.token()
            ))
        })
        .collect();
    assert_eq!(
        tabel,
        [
            "2a lsp.steunpunten minimum gemeente - - 1..1 steunpunt gemeente",
            "2b sociaal-verwijzen.verwijzingen rekenwaarde gemeente inwoners 10000 60..60 verwijzing per jaar zorgverzekeraar",
            "2b sociaal-verwijzen.brugfunctionaris bandbreedte gemeente inwoners 10000 0.2..0.5 fte gemeente",
            "2c mgn.netwerk minimum regio - - 1..1 netwerk gedeeld",
            "3a kansrijke-start.coalitie-lokaal minimum gemeente - - 1..1 coalitie gemeente",
            "3a kansrijke-start.coalitie-regionaal minimum regio - - 1..1 coalitie gemeente",
            "3a.1 nnz.coordinatie minimum ggd - - 2..2 fte gemeente",
            "3a.1 nnz.personen minimum ggd - - 3..3 persoon gemeente",
            "3b overgewicht-kind.czv streefwaarde gemeente inwoners-0-17 1000 0.2..0.2 fte gedeeld",
            "3b overgewicht-kind.kinder-gli streefwaarde gemeente inwoners-0-17 1000 0.2..0.2 fte zorgverzekeraar",
            "3b overgewicht-kind.coordinatie bandbreedte regio inwoners-0-17 100000 0.2..0.4 fte gemeente",
            "5a valpreventie.inschatting streefwaarde gemeente inwoners-65plus - 0.14..0.14 inschatting per jaar gemeente",
            "5a valpreventie.beweeginterventie streefwaarde gemeente inwoners-65plus-valrisico - 0.03..0.03 deelnemer per jaar gemeente",
        ]
    );
}

#[test]
fn de_lezingen_zijn_die_van_het_ontwerp() {
    let set = echte_normen();
    let open: Vec<String> = set
        .normen
        .iter()
        .filter(|n| n.heeft_open_lezing())
        .flat_map(|n| {
            n.lezingen.iter().map(move |l| {
                let schaal = crate::streef::schaal(n, l).map_or("-", |s| s.token());
                let grondslag = crate::streef::grondslag(n, l).map_or("-", |g| g.token());
                format!("{} {} {schaal} {grondslag} {}", n.id, l.id, crate::streef::factor(n, l))
            })
        })
        .collect();
    assert_eq!(
        open,
        [
            "nnz.coordinatie per-ggd-regio ggd - 1",
            "nnz.coordinatie per-iza-regio regio - 1",
            "nnz.personen per-ggd-regio ggd - 1",
            "nnz.personen per-iza-regio regio - 1",
            "valpreventie.inschatting tekst gemeente inwoners-65plus 1",
            "valpreventie.inschatting thuiswonend gemeente inwoners-65plus 0.953",
            "valpreventie.beweeginterventie verhoogd-valrisico gemeente inwoners-65plus-valrisico 0.318",
            "valpreventie.beweeginterventie alle-65plus gemeente inwoners-65plus 1",
            "valpreventie.beweeginterventie thuiswonend gemeente inwoners-65plus-valrisico 0.303054",
        ]
    );
    let anders: Vec<&str> = set
        .normen
        .iter()
        .filter(|n| !n.heeft_open_lezing())
        .flat_map(|n| &n.lezingen)
        .map(|l| l.id.0.as_str())
        .collect();
    assert!(anders.iter().all(|l| *l == "tekst"), "{anders:?}");
}

proptest! {
    #[test]
    fn willekeurige_bytes_geven_bevindingen_en_geen_paniek(inhoud in prop::collection::vec(any::<u8>(), 0..400)) {
        let bestanden = [
            NormBestand { pad: "p/editie.toml".to_owned(), inhoud: EDITIE.as_bytes() },
            NormBestand { pad: "p/x.toml".to_owned(), inhoud: &inhoud },
        ];
        let (set, bevindingen) = lees(&bestanden);
        prop_assert!(set.is_none() && bevindingen.iter().any(Finding::is_fout));
    }

    /// Een goed bestand met een stuk eruit of een vreemd stuk erin: goed, of minstens één fout met een plaats.
    #[test]
    fn beschadigde_bestanden_geven_een_plaats(van in 0usize..1600, lengte in 0usize..60, stuk in "[\\[\\]\"=.,%0-9a-z\n ]{0,12}") {
        let tekens: Vec<char> = GOED.chars().collect();
        let begin: String = tekens.iter().take(van).collect();
        let eind: String = tekens.iter().skip(van + lengte).collect();
        let inhoud = format!("{begin}{stuk}{eind}");
        let (set, bevindingen) = lees_teksten(&[("p/editie.toml", EDITIE), ("p/5a.toml", &inhoud)]);
        let regels = inhoud.lines().count() as u64 + 1;
        prop_assert_eq!(set.is_none(), bevindingen.iter().any(Finding::is_fout));
        for b in &bevindingen {
            prop_assert!(b.code == "NORM-019" || b.rij.is_some_and(|r| (1..=regels).contains(&r)), "{}", b);
        }
    }
}
