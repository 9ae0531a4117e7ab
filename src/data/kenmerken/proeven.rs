//! Proeven: een eigen tabel en een tabel van het RIVM in het klein, telkens op één plaats veranderd; en herindelingen.

use std::collections::BTreeMap;

use jiff::civil::Date;
use normwijzer_core::herindeling::{Stroom, StroomSoort};
use normwijzer_core::kenmerk::KenmerkEenheid;
use normwijzer_core::{Amount, GebiedCode, Herindelingen};
use normwijzer_ingest::Invoer;

use super::naar_nu::naar_nu;
use super::*;
use crate::land::{Peildatum, land};
use crate::proefdata::datasets;

const EIGEN: &str = "\
gebied;kenmerk;jaar;waarde;eenheid;bron
Nederland;Overgewicht;2024;12,5;procent;Gezondheidsmonitor
GG2209;Overgewicht;2024;13;procent;Gezondheidsmonitor
Almere;Overgewicht;2024;14,1;procent;Gezondheidsmonitor
GM0050;Overgewicht;2024;9;procent;Gezondheidsmonitor
Den Haag;Huisbezoeken;2024;1234;aantal;Eigen telling
";

const RIVM: &str = "\u{feff}\"Leeftijd\";\"Marges\";\"Wijken en buurten\";\"Perioden\";\"Soort regio\";\"Eenzaam\";\"Ernstig eenzaam\"\r\n\
80200;\"MW00000\";\"NL01\";\"2020\";\"Land\";49,5;10,4\r\n\
80200;\"MW00000\";\"GM0034\";\"2020\";\"Gemeente\";52,1;11,2\r\n\
80200;\"MW00000\";\"WK003401\";\"2020\";\"Wijk\";50;9\r\n\
80200;\"MW00000\";\"GM0050\";\"2020\";\"Gemeente\";44,2;.\r\n";

fn lees_alles(naam: &str, tekst: &str, keuze: KenmerkKeuze<'_>) -> Result<GelezenKenmerken, Vec<Finding>> {
    let (nu, _) = land(&datasets(), Peildatum::default()).unwrap();
    if is_eigen(tekst.as_bytes()) {
        return lees_kenmerken(&[BronBestand { naam, bytes: tekst.as_bytes() }], &[], keuze, &nu, &datasets());
    }
    lees_kenmerken(&[], &[Invoer::van_bytes(naam, tekst.as_bytes().to_vec())], keuze, &nu, &datasets())
}

fn a(tekst: &str) -> Amount {
    Amount::parse(tekst, normwijzer_core::amount::Schrijfwijze::Punt).unwrap()
}

#[test]
fn een_eigen_tabel_met_namen_en_codes() {
    let gelezen = lees_alles("eigen.csv", EIGEN, KenmerkKeuze::default()).unwrap();
    let [huis, gewicht] = gelezen.lijst.as_slice() else { panic!("twee kenmerken") };
    assert_eq!(
        (huis.id.as_str(), huis.bron.eenheid, huis.gemeenten.len()),
        ("huisbezoeken", KenmerkEenheid::Aantal, 1)
    );
    assert_eq!(huis.gemeenten[&GebiedCode::new("GM0518")], a("1234"));
    assert_eq!((gewicht.nederland, gewicht.ggd.len(), gewicht.gemeenten.len()), (Some(a("12.5")), 1, 2));
    assert_eq!((gewicht.bron.jaar, gewicht.bron.bron.as_str()), (2024, "Gezondheidsmonitor"));
    // Wat de importer schrijft, leest hetzelfde terug.
    let uit = kenmerken_dataset(&gelezen, &[]).unwrap();
    let csv = String::from_utf8(uit.bestanden[0].1.clone()).unwrap();
    assert_eq!(lees_alles("kenmerken.csv", &csv, KenmerkKeuze::default()).unwrap().lijst, gelezen.lijst);
}

/// Eén rij veranderd: één fout, met haar plaats.
#[test]
fn elk_gebrek_heeft_zijn_plaats_en_zijn_zin() {
    let gevallen = [
        (
            "1234;aantal",
            "1.234;aantal",
            "eigen.csv:6, kolom waarde: fout KNM-008: '1.234' kan twee getallen zijn; schrijf het zonder punt (1234) of met een komma (1,234)",
        ),
        (
            "Almere;Overgewicht;2024;14,1",
            "Almere;Overgewicht;2024;141",
            "eigen.csv:4, kolom waarde: fout KNM-011: 141% kan niet; een percentage ligt tussen 0 en 100",
        ),
        (
            "Almere;Overgewicht;2024;14,1",
            "Almere;Overgewicht;2024;-1",
            "eigen.csv:4, kolom waarde: fout KNM-011: -1% kan niet; een percentage ligt tussen 0 en 100",
        ),
        (
            "Almere;Overgewicht;2024;14,1",
            "Almere;Overgewicht;2024;veel",
            "eigen.csv:4, kolom waarde: fout KNM-008: 'veel' is geen getal; schrijf bijvoorbeeld 31,8",
        ),
        (
            "Almere;Overgewicht;2024",
            "Almere;Overgewicht;",
            "eigen.csv:4, kolom jaar: fout KNM-006: er staat geen jaar; schrijf het jaar van het cijfer, of noem het met --kenmerken-jaar",
        ),
        (
            "Almere;Overgewicht;2024",
            "Almere;Overgewicht;24",
            "eigen.csv:4, kolom jaar: fout KNM-006: '24' is geen jaar tussen 1990 en 2100",
        ),
        (
            "14,1;procent;Gezondheidsmonitor",
            "14,1;procent;",
            "eigen.csv:4, kolom bron: fout KNM-005: er staat geen bron; schrijf wie het cijfer uitgaf, of noem haar met --kenmerken-bron",
        ),
        (
            "14,1;procent",
            "14,1;promille",
            "eigen.csv:4, kolom eenheid: fout KNM-007: 'promille' is geen eenheid; schrijf procent of aantal",
        ),
        (
            "GM0050;",
            "GM0034;",
            "eigen.csv:5, kolom waarde: fout KNM-012: Overgewicht van GM0034 in 2024 staat er al, op eigen.csv:4",
        ),
        ("GM0050;", "GM9999;", "eigen.csv:5, kolom waarde: fout KNM-010: de gemeente GM9999 is er niet en was er niet"),
        (
            "GG2209;",
            "PV24;",
            "eigen.csv:3, kolom waarde: fout KNM-010: \"PV24\" is geen gemeente, GGD-regio of Nederland",
        ),
        (
            "1234;aantal",
            "12,5;aantal",
            "eigen.csv:6, kolom waarde: fout KNM-011: 12,5 personen kan niet; een aantal is geheel",
        ),
        (
            "9;procent;Gezondheidsmonitor",
            "9;procent;Ander",
            "eigen.csv:5, kolom waarde: fout KNM-013: Overgewicht heeft hier een andere bron dan op eigen.csv:2; geef het een eigen naam",
        ),
        (
            "GM0050;Overgewicht;2024",
            "GM0050;Overgewicht;2023",
            "eigen.csv: fout KNM-006: het kenmerk 'overgewicht' is er van 2023, 2024; kies een jaar met --kenmerken-jaar",
        ),
    ];
    for (oud, nieuw, zin) in gevallen {
        assert_eq!(EIGEN.matches(oud).count(), 1, "{oud}");
        let fouten = lees_alles("eigen.csv", &EIGEN.replace(oud, nieuw), KenmerkKeuze::default()).unwrap_err();
        let fouten: Vec<String> = fouten.iter().filter(|f| f.is_fout()).map(ToString::to_string).collect();
        assert_eq!(fouten, [zin], "{nieuw}");
    }
    let onbekend = lees_alles("eigen.csv", &EIGEN.replace("Almere;", "Almeer;"), KenmerkKeuze::default()).unwrap_err();
    let zin = onbekend.iter().find(|f| f.is_fout()).unwrap().to_string();
    assert!(
        zin.starts_with(
            "eigen.csv:4, kolom waarde: fout KNM-010: \"Almeer\" is geen gebied dat wij kennen; bedoelt u Almere"
        ),
        "{zin}"
    );
}

#[test]
fn een_tabel_met_marges_geeft_percentages_en_weegt_naar_haar_leeftijd() {
    let keuze = KenmerkKeuze { bron: Some("RIVM, Gezondheidsmonitor"), ..KenmerkKeuze::default() };
    let gelezen = lees_alles("rivm.csv", RIVM, keuze).unwrap();
    let [eenzaam, ernstig] = gelezen.lijst.as_slice() else { panic!("{:#?}", gelezen.lijst) };
    assert_eq!((eenzaam.id.as_str(), ernstig.id.as_str()), ("eenzaam", "ernstig-eenzaam"));
    assert_eq!(
        (eenzaam.bron.eenheid, eenzaam.bron.weging, eenzaam.bron.jaar),
        (KenmerkEenheid::Procent, Basis::Inwoners65Plus, 2020)
    );
    assert_eq!((eenzaam.gemeenten.len(), ernstig.gemeenten.len()), (2, 1));
    // Zonder marges is niet te zien wat een kolom telt; zonder bron niet van wie zij is.
    let zonder = RIVM.replace("Marges", "Soort").replace("MW00000", "Totaal");
    let fout = |tekst: &str, keuze| {
        let fouten = lees_alles("rivm.csv", tekst, keuze).unwrap_err();
        fouten.iter().find(|f| f.is_fout()).unwrap().to_string()
    };
    assert_eq!(
        fout(&zonder, keuze),
        "rivm.csv: fout KNM-007: van 2 kolommen is niet te zien of zij percentages of aantallen zijn: \"Eenzaam\", \"Ernstig eenzaam\"; zeg het met --kenmerken-eenheid procent of aantal"
    );
    assert!(fout(RIVM, KenmerkKeuze::default()).contains("KNM-005: het bestand zegt niet wie de cijfers uitgaf"));
    let procent = KenmerkKeuze { eenheid: Some(KenmerkEenheid::Procent), ..keuze };
    assert_eq!(lees_alles("rivm.csv", &zonder, procent).unwrap().lijst.len(), 2);
}

/// Zeewolde ging op in Almere (24.000 van de 229.574 inwoners): percentages wegen, aantallen tellen op.
#[test]
fn percentages_wegen_en_aantallen_tellen_op_bij_een_herindeling() {
    let (mut nu, _) = land(&datasets(), Peildatum::default()).unwrap();
    let code = GebiedCode::new;
    nu.gemeenten.remove(&code("GM0050"));
    let stroom = Stroom {
        dag: Date::constant(2022, 1, 1),
        van: code("GM0050"),
        naar: code("GM0034"),
        soort: StroomSoort::Opheffing,
        naar_ontstaat: false,
        hectare: 1,
        woningen: None,
        inwoners: 24_000,
        inwoners_van: None,
    };
    let h = Herindelingen::new(
        Date::constant(2019, 1, 1),
        Date::constant(2026, 1, 1),
        [(code("GM0034"), "Almere".to_owned()), (code("GM0302"), "Nunspeet".to_owned())],
        [(code("GM0050"), "Zeewolde".to_owned())],
        [stroom],
    );
    let toen = |almere: &str, zeewolde: Option<&str>| -> BTreeMap<GebiedCode, Amount> {
        let almere = [(code("GM0034"), a(almere)), (code("GM0302"), a("10"))];
        almere.into_iter().chain(zeewolde.map(|z| (code("GM0050"), a(z)))).collect()
    };
    let breng = |cijfers: &BTreeMap<_, _>, eenheid| naar_nu(cijfers, eenheid, 2020, &nu, Some(&h));
    let (procent, samengesteld) = breng(&toen("10", Some("20")), KenmerkEenheid::Procent).unwrap();
    // (10 × 205.574 + 20 × 24.000) / 229.574.
    assert_eq!(procent[&code("GM0034")].to_string(), "11.045414550428");
    assert_eq!((procent[&code("GM0302")], samengesteld.len()), (a("10"), 1));
    let (gelijk, _) = breng(&toen("31.8", Some("31.8")), KenmerkEenheid::Procent).unwrap();
    assert_eq!(gelijk[&code("GM0034")], a("31.8"));
    let (aantal, _) = breng(&toen("10", Some("20")), KenmerkEenheid::Aantal).unwrap();
    assert_eq!(aantal[&code("GM0034")], a("30"));
    let fout = naar_nu(&toen("1", Some("2")), KenmerkEenheid::Procent, 2020, &nu, None).unwrap_err();
    assert!(fout.starts_with("de gemeenten zijn niet die van nu"), "{fout}");
}
