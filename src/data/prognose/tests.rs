//! Prognosebestanden: een goed voorbeeld, en telkens één regel anders.

use normwijzer_core::prognose::Prognose;
use normwijzer_core::{Amount, Basis, Finding, GebiedCode, Land, Niveau, Quarter};

use super::*;
use crate::land::{Peildatum, land};
use crate::proefdata::datasets;

/// Een eigen bestand: twee gemeenten en Nederland, met leeftijden.
const EIGEN: &str = "gebied;jaar;leeftijd;aantal\n\
    Almere;2025;totaal;229574\n\
    Almere;2030;totaal;240000\n\
    Almere;2025;65 jaar of ouder;32510\n\
    Almere;2030;65 jaar of ouder;41000\n\
    Nederland;2025;totaal;18044027\n\
    Nederland;2030;totaal;18550000\n";

/// Het formaat van 85173NED, met echte cijfers: totalen in duizenden, elke vijf jaar, gemeenten van 2021.
fn cbs(naam: &str, nl: [&str; 2], almere: [&str; 2]) -> String {
    let mut uit = String::from(
        "\u{feff}\"Prognose(-interval)\";\"Leeftijd\";\"Perioden\";\"Regio-indeling 2021\";\"Totale bevolking (x 1 000)\"\r\n",
    );
    for (gebied, cijfers) in [("Nederland", nl), ("Almere", almere)] {
        for (jaar, n) in ["2025", "2030"].iter().zip(cijfers) {
            uit.push_str(&format!("\"{naam}\";\"Totaal\";\"{jaar}\";\"{gebied}\";\" {n}\"\r\n"));
        }
    }
    uit
}

fn het_land() -> Land {
    land(&datasets(), Peildatum::default()).unwrap().0
}

fn lees(bestanden: &[(&str, &str)], keuze: PrognoseKeuze<'_>) -> Result<(Prognose, Vec<Finding>), Vec<Finding>> {
    let bestanden: Vec<(String, Vec<u8>)> =
        bestanden.iter().map(|(n, t)| ((*n).to_owned(), t.as_bytes().to_vec())).collect();
    let naam = bestanden.first().map(|(n, _)| n.clone()).unwrap_or_default();
    lees_prognose(&naam, &bestanden, keuze, &het_land(), &datasets())
}

fn fouten(tekst: &str) -> Vec<String> {
    let fouten = lees(&[("prognose.csv", tekst)], PrognoseKeuze::default()).unwrap_err();
    fouten.iter().filter(|f| f.is_fout()).map(ToString::to_string).collect()
}

fn groei(p: &Prognose, code: &str, basis: Basis) -> Amount {
    let q: Quarter = "2030-K1".parse().unwrap();
    p.groei(&GebiedCode::new(code), basis, Peildatum::default().0, q).factor()
}

fn gelijk_aan(factor: Amount, teller: i64, noemer: i64) {
    assert_eq!(factor, Amount::from_int(teller).mul_div(Amount::ONE, Amount::from_int(noemer)));
}

#[test]
fn een_eigen_bestand_met_leeftijden() {
    let (p, bevindingen) = lees(&[("prognose.csv", EIGEN)], PrognoseKeuze::default()).unwrap();
    gelijk_aan(groei(&p, "GM0034", Basis::Inwoners), 240_000, 229_574);
    gelijk_aan(groei(&p, "GM0034", Basis::Inwoners65Plus), 41_000, 32_510);
    // Zeewolde heeft geen eigen rij: het totaal groeit als Nederland, ouderen staan nergens.
    gelijk_aan(groei(&p, "GM0050", Basis::Inwoners), 18_550_000, 18_044_027);
    assert_eq!(groei(&p, "GM0050", Basis::Inwoners65Plus), Amount::ONE);
    assert_eq!(groei(&p, "GM0034", Basis::Inwoners0Tot17), Amount::ONE);
    let niveau = |code: &str| p.verloop(&GebiedCode::new(code), Basis::Inwoners).unwrap().uit.niveau;
    assert_eq!((niveau("GM0034"), niveau("GM0050")), (Niveau::Gemeente, Niveau::Land));
    let gelezen = bevindingen.iter().find(|f| f.bericht.starts_with("gelezen")).unwrap();
    assert!(gelezen.bericht.contains("2 jaren van 2025 tot en met 2030, in personen"), "{gelezen}");
}

#[test]
fn de_vorm_van_het_bestand_maakt_niet_uit() {
    let verwacht = lees(&[("prognose.csv", EIGEN)], PrognoseKeuze::default()).unwrap().0;
    let duizenden = EIGEN
        .replace("aantal\n", "aantal (x 1000)\n")
        .replace("229574", "229,574")
        .replace("240000", "240,0")
        .replace("32510", "32,51")
        .replace("41000", "41")
        .replace("18044027", "18.044,027")
        .replace("18550000", "18.550");
    assert_eq!(lees(&[("prognose.csv", &duizenden)], PrognoseKeuze::default()).unwrap().0, verwacht);
    let kolommen = "aantal;leeftijd;jaar;gebied\n".to_owned()
        + &EIGEN.lines().skip(1).map(|r| r.rsplit(';').collect::<Vec<_>>().join(";") + "\n").collect::<String>();
    assert_eq!(lees(&[("prognose.csv", &kolommen)], PrognoseKeuze::default()).unwrap().0, verwacht);
    let codes = EIGEN.replace("Almere", "GM0034").replace("Nederland", "NL01").replace("2030", "2030JJ00");
    assert_eq!(lees(&[("prognose.csv", &codes)], PrognoseKeuze::default()).unwrap().0, verwacht);
}

#[test]
fn de_prognose_van_cbs_en_pbl_met_haar_interval() {
    let bestanden = [
        ("prognose.csv", cbs("Prognose", ["17980.5", "18480.1"], ["225.4", "239.9"])),
        ("onder.csv", cbs("Ondergrens 67%-prognose-interval", ["17871.0", "18208.3"], ["221.0", "230.1"])),
        ("boven.csv", cbs("Bovengrens 67%-prognose-interval", ["18092.4", "18763.3"], ["229.9", "249.2"])),
    ];
    let bestanden: Vec<(&str, &str)> = bestanden.iter().map(|(n, t)| (*n, t.as_str())).collect();
    let (p, _) = lees(&bestanden, PrognoseKeuze::default()).unwrap();
    gelijk_aan(groei(&p, "GM0034", Basis::Inwoners), 239_900, 225_400);
    gelijk_aan(groei(&p, "GM0050", Basis::Inwoners), 18_480_100, 17_980_500);
    let verloop = p.verloop(&GebiedCode::new("GM0034"), Basis::Inwoners).unwrap();
    let (laag, hoog) = verloop.interval(Peildatum::default().0, "2030-K1".parse().unwrap()).unwrap();
    gelijk_aan(laag.factor(), 230_100, 225_400);
    gelijk_aan(hoog.factor(), 249_200, 225_400);
    assert!(p.naam.contains("85173NED") && p.opmerkingen.iter().any(|o| o.contains("erratum")), "{p:?}");
    let alleen_grens = lees(&bestanden[1..2], PrognoseKeuze::default()).unwrap_err();
    assert_eq!(
        alleen_grens.first().unwrap().to_string(),
        "onder.csv: fout PRO-011: hier staan alleen grenzen van een interval en niet de verwachting zelf. Geef ook het bestand met de prognose, of beide in één map."
    );
}

#[test]
fn een_eigen_bestand_met_interval_en_varianten() {
    let tekst = "gebied;jaar;variant;aantal;ondergrens;bovengrens\n\
        Almere;2025;laag;229574;229574;229574\n\
        Almere;2030;laag;235000;230000;240000\n\
        Almere;2025;hoog;229574;229574;229574\n\
        Almere;2030;hoog;245000;240000;250000\n";
    assert_eq!(
        fouten(tekst),
        [
            "prognose.csv: fout PRO-011: hier staan meer varianten: \"hoog\", \"laag\". Kies er een met --prognose-variant."
        ]
    );
    let kies = |naam| PrognoseKeuze { variant: Some(naam), ..PrognoseKeuze::default() };
    let (p, _) = lees(&[("prognose.csv", tekst)], kies("hoog")).unwrap();
    gelijk_aan(groei(&p, "GM0034", Basis::Inwoners), 245_000, 229_574);
    assert_eq!(p.variant.as_deref(), Some("hoog"));
    let verwacht = p.verloop(&GebiedCode::new("GM0034"), Basis::Inwoners).unwrap().standen[&2030];
    assert_eq!(verwacht.interval, Some((240_000, 250_000)));
    let geen = lees(&[("prognose.csv", tekst)], kies("midden")).unwrap_err();
    assert_eq!(
        geen.first().unwrap().to_string(),
        "prognose.csv: fout PRO-011: geen variant met \"midden\" (--prognose-variant); hier staan: \"hoog\", \"laag\"."
    );
}

#[test]
fn personen_of_duizenden_wordt_bij_twijfel_gevraagd() {
    let klein = EIGEN
        .replace("229574", "229,6")
        .replace("240000", "240,0")
        .replace("18044027", "18044")
        .replace("18550000", "18550");
    assert_eq!(
        fouten(&klein),
        [
            "prognose.csv: fout PRO-012: de kop zegt personen, maar naast de telling lijken het duizendtallen. Kies met --prognose-eenheid personen of duizend (waarschijnlijk duizend)."
        ]
    );
    let duizend = PrognoseKeuze { eenheid: Some(Eenheid::Duizend), ..PrognoseKeuze::default() };
    let (p, _) = lees(&[("prognose.csv", &klein)], duizend).unwrap();
    gelijk_aan(groei(&p, "GM0034", Basis::Inwoners), 240_000, 229_600);
    let groot = EIGEN.replace("aantal\n", "aantal (x 1000)\n");
    assert_eq!(
        fouten(&groot),
        [
            "prognose.csv: fout PRO-012: de kop zegt duizendtallen, maar naast de telling lijken het personen. Kies met --prognose-eenheid personen of duizend (waarschijnlijk personen)."
        ]
    );
}

/// Telkens één regel van het goede bestand anders.
#[test]
fn een_slechte_regel_zegt_waar_en_wat() {
    let anders = |van: &str, naar: &str| fouten(&EIGEN.replacen(van, naar, 1));
    assert_eq!(
        anders("Almere;2030;totaal;240000", "Almeer;2030;totaal;240000"),
        [
            "prognose.csv:3: fout IMP-036: \"Almeer\" is geen gebied dat hier bekend is; bedoelt u Almere, Nunspeet of Zeewolde?"
        ]
    );
    assert_eq!(
        anders(";2030;totaal;240000", ";later;totaal;240000"),
        ["prognose.csv:3: fout IMP-033: \"later\" is geen jaar als 2030 of 2030JJ00"]
    );
    assert_eq!(
        anders("2030;65 jaar of ouder", "2030;bejaard"),
        [
            "prognose.csv:5: fout IMP-032: \"bejaard\" is geen leeftijd; verwacht bijvoorbeeld totaal, 0-17 of 65 jaar of ouder"
        ]
    );
    assert_eq!(anders("240000", "veel"), ["prognose.csv:3: fout IMP-034: \"veel\" is geen aantal personen"]);
    assert_eq!(
        anders("240000", "-240000"),
        [
            "prognose.csv:3, kolom aantal: fout PRO-002: gemeente Almere, inwoners op 1-1-2030: -240000 is minder dan nul personen. Verbeter het aantal."
        ]
    );
    assert_eq!(
        anders("Almere;2030;totaal;240000", "Almere;2025;totaal;240000"),
        [
            "prognose.csv:3: fout PRO-003: Almere, alle leeftijden op 1-1-2025: hier staat 240000 en op regel 2 229574. Houd één rij over, of kies een variant met --prognose-variant."
        ]
    );
    let alleen_2030: String = EIGEN.lines().filter(|r| !r.contains(";2025;")).map(|r| format!("{r}\n")).collect();
    assert_eq!(
        fouten(&alleen_2030),
        [
            "prognose.csv: fout PRO-001: het bestand noemt alleen 1-1-2030; groei vraagt minstens twee jaren, waarvan één op of vóór de peildatum 1-1-2025."
        ]
    );
    assert_eq!(
        fouten("iets;anders\n1;2\n"),
        [
            "prognose.csv: fout PRO-010: hier staat geen tabel met een prognose. Verwacht is een tabel van het CBS, of een CSV met de kolommen gebied;jaar;leeftijd;aantal."
        ]
    );
}

#[test]
fn een_bewaarde_prognose_leest_hetzelfde_terug() {
    let (p, _) = lees(&[("prognose.csv", EIGEN)], PrognoseKeuze::default()).unwrap();
    let uit = prognose_dataset(&p, &[], Vec::new()).unwrap();
    let (_, csv) = uit.bestanden.iter().find(|(n, _)| n == "prognose.csv").unwrap();
    let terug = lees(&[("prognose.csv", std::str::from_utf8(csv).unwrap())], PrognoseKeuze::default()).unwrap().0;
    assert_eq!((terug.verlopen, terug.van_gemeente), (p.verlopen, p.van_gemeente));
}
