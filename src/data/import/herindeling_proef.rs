//! De importer van herindelingen: goede stromen, en elk gebrek met zijn plaats door één regel te wijzigen.

use normwijzer_core::{Finding, GebiedCode};

use super::herindeling::importeer_herindelingen;
use crate::bronbestand::BronBestand;
use crate::namen::Namen;
use crate::schema::INWONERS;

const BESTAND: &str = "gm_code,titel,datum,soort,richting,tegenpartij_code,tegenpartij_naam,hectare,woningen,inwoners
GM0788,Haaren,2021-01-01,Opgeheven,overgegaan naar,GM0757,Boxtel,535,918,2149
GM0788,Haaren,2021-01-01,Opgeheven,overgegaan naar,GM0865,Vught,2630,2085,4900
GM0757,Boxtel,2021-01-01,Gemeentelijke herindeling,ontvangen van,GM0788,Haaren,535,918,2149
GM0051,Skarsterlân,2014-01-01,Opgeheven,overgegaan naar,GM1921,De Friese Meren,17549,,26921
GM1921,De Friese Meren,2014-01-01,Ontstaan,ontvangen van,GM0051,Skarsterlân,17549,,26921
GM0757,Boxtel,2022-01-01,Grenswijziging,overgegaan naar,GM0865,Vught,1,2,7
GM0757,Boxtel,2018-01-01,Grenswijziging,overgegaan naar,GM0865,Vught,1,2,7
GM0757,Boxtel,2022-01-01,Grenswijziging,overgegaan naar,GM0998,Buitenland,1,0,0
";

fn importeer(bestand: &str) -> Result<super::DatasetUit, Vec<Finding>> {
    let nu = [("GM0757", "Boxtel"), ("GM0865", "Vught"), ("GM1940", "De Fryske Marren")]
        .map(|(c, n)| (GebiedCode::new(c), n));
    let namen = Namen::new(nu.iter().map(|(c, n)| (c, *n)), []);
    let inwoners = "gemeente_code,peildatum,aantal\nGM0757,2021-01-01,33000\nGM0757,2022-01-01,99999\n";
    let inwoners = crate::csv_in::lees(&INWONERS, inwoners.as_bytes()).unwrap();
    importeer_herindelingen(BronBestand { naam: "h.csv", bytes: bestand.as_bytes() }, &namen, &inwoners)
}

fn tabel(naam: &str) -> String {
    let uit = importeer(BESTAND).unwrap();
    let bytes = uit.bestanden.into_iter().find(|(n, _)| n == naam).unwrap().1;
    String::from_utf8(bytes).unwrap()
}

#[test]
fn elke_opheffing_elke_hernoeming_en_de_grenzen_sinds_2019() {
    assert_eq!(
        tabel("stromen.csv"),
        "dag,van_code,naar_code,soort,naar_ontstaat,hectare,woningen,inwoners,inwoners_van\n\
         2014-01-01,GM0051,GM1921,opheffing,ja,17549,,26921,\n\
         2014-01-02,GM1921,GM1940,hernoeming,ja,0,,0,\n\
         2021-01-01,GM0788,GM0757,opheffing,nee,535,918,2149,\n\
         2021-01-01,GM0788,GM0865,opheffing,nee,2630,2085,4900,\n\
         2022-01-01,GM0757,GM0865,grens,nee,1,2,7,33000\n"
    );
    assert_eq!(
        tabel("vroeger.csv"),
        "gemeente_code,gemeente_naam\nGM0051,Skarsterlân\nGM0788,Haaren\nGM1921,De Friese Meren\n"
    );
}

#[test]
fn een_gebrek_heeft_zijn_regel_en_kolom() {
    for (oud, nieuw, verwacht) in [
        (
            "535,918,2149\nGM0788",
            "535,918,veel\nGM0788",
            "h.csv:2, kolom inwoners: fout IMP-011: \"veel\" is geen aantal inwoners",
        ),
        ("2630,2085,", "2630,-1,", "h.csv:3, kolom woningen: fout IMP-011: \"-1\" is geen aantal woningen"),
        (
            "GM0788,Haaren,2021-01-01,Opgeheven,overgegaan naar,GM0865",
            "GM0788,Haaren,2021-02-30,Opgeheven,overgegaan naar,GM0865",
            "h.csv:3, kolom datum: fout IMP-011: \"2021-02-30\" is geen datum",
        ),
        (
            "overgegaan naar,GM0865,Vught,2630",
            "ging naar,GM0865,Vught,2630",
            "h.csv:3, kolom richting: fout IMP-011: \"ging naar\" is geen richting (overgegaan naar of ontvangen van)",
        ),
        (
            "overgegaan naar,GM0865,Vught,2630",
            "overgegaan naar,865,Vught,2630",
            "h.csv:3, kolom tegenpartij_code: fout IMP-011: \"865\" is geen gemeentecode",
        ),
        (
            "naar,GM0865,Vught,2630",
            "naar,GM0757,Vught,2630",
            "h.csv:3: fout IMP-011: GM0788 staat op 2021-01-01 twee keer iets af aan GM0757",
        ),
        (
            "naar,GM0865,Vught,2630",
            "naar,GM0866,Waalre,2630",
            "h.csv: fout IMP-019: GM0866 Waalre bestaat nu niet, en geen stroom en geen hernoeming zegt waar zij gebleven is",
        ),
    ] {
        assert!(BESTAND.contains(oud), "{oud}");
        let fouten: Vec<String> =
            importeer(&BESTAND.replacen(oud, nieuw, 1)).unwrap_err().iter().map(ToString::to_string).collect();
        assert_eq!(fouten, [verwacht]);
    }
}
