//! Proeven: tabellen in het echte formaat met vier gemeenten, telkens op één plaats veranderd.

use std::collections::BTreeMap;

use jiff::civil::Date;
use normwijzer_core::{Amount, Basis, GebiedCode, GrondslagSoort};
use normwijzer_ingest::Invoer;
use proptest::prelude::*;

use super::bron::lees_bevolking;
use super::toepassen::pas_toe;
use super::{Bevolking, Keuze};
use crate::betekenis::Band;
use crate::land::{Peildatum, land};
use crate::leeftijd_nl::OUDSTE;
use crate::leeftijdsgroepen::Cel;
use crate::proefdata::datasets;
use crate::schema::LEEFTIJD_NL;

const KOP: &str = "\"Perioden\";\"Regio's\";\"Bevolking/Totale bevolking (aantal)\";\"Bevolking/Leeftijdsgroepen/Jonger dan 15 jaar \
                   (aantal)\";\"Bevolking/Leeftijdsgroepen/15 tot 65 jaar (aantal)\";\"Bevolking/Leeftijdsgroepen/65 jaar of ouder \
                   (aantal)\";\"Bevolking/Leeftijdsgroepen, relatief/65 jaar of ouder (%)\"";

const RIJEN: [&str; 7] = [
    "\"2024*\";\"Nederland\";850000;140000;580000;130000;15,3",
    "\"2024*\";\"Flevoland (PV)\";250000;46000;168000;36000;14,4",
    "\"2024*\";\"Almere\";226500;41000;154000;31500;13,9",
    "\"2024*\";\"Zeewolde\";23500;4100;15500;3900;16,6",
    "\"2024*\";\"Nunspeet\";28000;5000;17100;5900;21,1",
    "\"2024*\";\"'s-Gravenhage (gemeente)\";572000;89900;393400;88700;15,5",
    "\"2024*\";\"Weesp\";;;;;",
];

fn tabel(rijen: &[&str]) -> String {
    format!("\u{feff}{KOP}\r\n{}\r\n", rijen.join("\r\n"))
}

fn lees(tekst: &str, keuze: Keuze<'_>) -> Result<Bevolking, Vec<String>> {
    lees_bestanden(&[("bevolking.csv", tekst)], keuze)
}

fn lees_bestanden(bestanden: &[(&str, &str)], keuze: Keuze<'_>) -> Result<Bevolking, Vec<String>> {
    let (nu, _) = land(&datasets(), Peildatum::default()).unwrap();
    let invoer: Vec<Invoer> = bestanden.iter().map(|(n, t)| Invoer::van_bytes(n, t.as_bytes().to_vec())).collect();
    lees_bevolking(&invoer, keuze, &nu, &datasets())
        .map_err(|f| f.iter().filter(|f| f.is_fout()).map(ToString::to_string).collect())
}

/// De tabel met één verandering.
fn met(oud: &str, nieuw: &str) -> String {
    let goed = tabel(&RIJEN);
    assert_eq!(goed.matches(oud).count(), 1, "'{oud}' staat er één keer");
    goed.replace(oud, nieuw)
}

/// De enige fout van een tabel met één verandering.
fn fout(oud: &str, nieuw: &str) -> String {
    let fouten = lees(&met(oud, nieuw), Keuze::default()).unwrap_err();
    assert_eq!(fouten.len(), 1, "{fouten:?}");
    fouten.into_iter().next().unwrap()
}

fn waarschuwingen(b: &Bevolking) -> Vec<&str> {
    use normwijzer_core::Ernst;
    b.bevindingen.iter().filter(|f| f.ernst == Ernst::Waarschuwing).map(|f| f.bericht.as_str()).collect()
}

#[test]
fn een_gewone_tabel_wordt_op_haar_koppen_gelezen() {
    let b = lees(&tabel(&RIJEN), Keuze::default()).unwrap();
    assert_eq!((b.dag, b.gemeenten.len()), (Date::constant(2024, 1, 1), 4));
    assert_eq!(b.som(Band::ALLE), Some(850_000));
    assert_eq!(b.som(Band::vanaf(65)), Some(130_000));
    assert_eq!(waarschuwingen(&b), [""; 0]);
    let zegt: Vec<&str> = b.bevindingen.iter().map(|f| f.bericht.as_str()).collect();
    for zin in [
        "\"Bevolking/Leeftijdsgroepen/Jonger dan 15 jaar (aantal)\" gelezen als 0 tot en met 14 jaar",
        "1 kolommen met percentages over leeftijden weggelaten, zoals \"Bevolking/Leeftijdsgroepen, relatief/65 jaar of ouder (%)\"",
        "weggelaten: 1 rijen zonder cijfers (opgeheven gemeenten), 1 rijen van grotere gebieden",
        "alle leeftijden: 850000, zoals Nederland in deze tabel",
    ] {
        assert!(zegt.contains(&zin), "{zin}: {zegt:#?}");
    }
}

#[test]
fn elk_gebrek_heeft_zijn_plaats_en_zijn_zin() {
    assert_eq!(
        fout("154000", "154000,5"),
        "bevolking.csv:4, kolom Bevolking/Leeftijdsgroepen/15 tot 65 jaar (aantal): fout IMP-034: \"154000.5\" is geen aantal \
         inwoners; verwacht een geheel getal van 0 of meer"
    );
    assert_eq!(
        fout("\"Zeewolde\"", "\"Zeewold\""),
        "bevolking.csv:5: fout IMP-036: \"Zeewold\" is geen gemeente of gebied dat hier bekend is; bedoelt u Zeewolde, Almere of \
         Nunspeet?"
    );
    assert_eq!(
        fout("\"Zeewolde\"", "\"Almere\""),
        "bevolking.csv:5: fout IMP-035: Almere staat er twee keer (alle leeftijden): ook op regel 4; laat er één staan"
    );
    assert_eq!(
        fout("\"2024*\";\"Zeewolde\"", "\"vorig jaar\";\"Zeewolde\""),
        "bevolking.csv:5: fout IMP-033: \"vorig jaar\" is geen periode als 2025, 2025JJ00 of 1 januari 2025"
    );
    assert_eq!(
        fout("\"2024*\";\"Zeewolde\"", "\"2023\";\"Zeewolde\""),
        "bevolking.csv: fout IMP-033: hier staan 2 peildatums; kies met --peildatum een van 2023-01-01, 2024-01-01"
    );
    assert_eq!(
        fout("850000", "850001"),
        "bevolking.csv: fout IMP-037: alle leeftijden: de gemeenten tellen op tot 850000, Nederland is in deze tabel 850001; haal \
         de tabel opnieuw op"
    );
    assert_eq!(
        fout("Bevolking/Leeftijdsgroepen/15 tot 65 jaar (aantal)", "Bevolking/Leeftijd/65 jaar of ouder (aantal)"),
        "bevolking.csv: fout IMP-032: 2 kolommen kunnen het aantal inwoners van 65 jaar en ouder zijn: \
         \"Bevolking/Leeftijd/65 jaar of ouder (aantal)\", \"Bevolking/Leeftijdsgroepen/65 jaar of ouder (aantal)\"; kies met \
         --kolom een stuk van de kop"
    );
    assert_eq!(
        fout("\"Regio's\"", "\"Plaats\""),
        "bevolking.csv: fout IMP-030: geen kolom met gemeenten gevonden; verwacht een kolom als RegioS, Regio's, WijkenEnBuurten \
         of gemeente. De kolommen zijn: Perioden, Plaats, Bevolking/Totale bevolking (aantal), Bevolking/Leeftijdsgroepen/Jonger \
         dan 15 jaar (aantal), Bevolking/Leeftijdsgroepen/15 tot 65 jaar (aantal), Bevolking/Leeftijdsgroepen/65 jaar of ouder \
         (aantal), Bevolking/Leeftijdsgroepen, relatief/65 jaar of ouder (%)"
    );
    let fouten = lees(&met("23500;4100;15500;3900", "23500;4100;15500;3000"), Keuze::default()).unwrap_err();
    assert!(
        fouten
            .iter()
            .any(|f| f.contains("de leeftijdsgroepen tellen niet op tot het totaal in 1 gemeenten: Zeewolde (GM0050)")),
        "{fouten:?}"
    );
}

#[test]
fn een_ontbrekende_gemeente_en_een_geheim_cijfer_worden_gemeld_en_maken_het_land_onbekend() {
    let zonder: Vec<&str> = RIJEN.iter().copied().filter(|r| !r.contains("Nunspeet")).collect();
    let b = lees(&tabel(&zonder), Keuze::default()).unwrap();
    assert_eq!(
        waarschuwingen(&b),
        ["Nunspeet (GM0302) ontbreekt in de tabel; die gemeente en de gebieden erboven zijn onbekend, niet kleiner"]
    );
    let leeg = lees(&met("28000;5000;17100;5900;21,1", ";;;;"), Keuze::default()).unwrap();
    assert_eq!(
        waarschuwingen(&leeg),
        [
            "Nunspeet (GM0302) staat in de tabel zonder cijfers; die gemeente en de gebieden erboven zijn onbekend, niet kleiner"
        ]
    );
    let geheim = met("28000;5000;17100;5900", "28000;5000;.;.");
    let b = lees(&geheim, Keuze::default()).unwrap();
    assert_eq!(
        waarschuwingen(&b),
        [
            "Nunspeet (GM0302): 15 tot en met 64 jaar is onbekend volgens de bron (en nog 1 leeftijden); wat daarop rust is \
          onbekend, ook in de gebieden erboven"
        ]
    );
    let (mut nu, _) = land(&datasets(), Peildatum::default()).unwrap();
    pas_toe(&mut nu, &b, &datasets()).unwrap();
    let alle = nu.gemeenten.keys().cloned().collect();
    assert_eq!(nu.som(&alle, Basis::Inwoners), Some(Amount::from_int(850_000)));
    assert_eq!(nu.som(&alle, Basis::Inwoners65Plus), None, "onbekend, niet kleiner");
}

#[test]
fn de_bevolking_vervangt_die_van_het_land_en_laat_staan_waar_zij_niets_over_zegt() {
    let (mut nu, _) = land(&datasets(), Peildatum::default()).unwrap();
    let almere = GebiedCode::new("GM0034");
    let jong = nu.telling(&almere, Basis::Inwoners0Tot17).unwrap();
    let b = lees(&tabel(&RIJEN), Keuze::default()).unwrap();
    // Zonder de landelijke leeftijden is er niets te splitsen: 0–17 jaar volgt niet uit deze banden.
    let uit = pas_toe(&mut nu, &b, &datasets()).unwrap();
    assert!(uit.geschat.is_empty());
    let oud = nu.telling(&almere, Basis::Inwoners65Plus).unwrap();
    assert_eq!((oud.aantal, oud.soort), (Amount::from_int(31_500), GrondslagSoort::Telling));
    assert_eq!(oud.peildatum, Date::constant(2024, 1, 1));
    assert_eq!(nu.telling(&almere, Basis::Inwoners0Tot17), None);
    // Alleen een totaal: de leeftijden blijven.
    let (mut nu, _) = land(&datasets(), Peildatum::default()).unwrap();
    let totaal = "gemeente;jaar;inwoners\nGM0034;2026;1\nGM0050;2026;2\nGM0302;2026;3\nGM0518;2026;4\n";
    let b = lees(totaal, Keuze::default()).unwrap();
    let uit = pas_toe(&mut nu, &b, &datasets()).unwrap();
    assert_eq!(uit.bases.into_iter().collect::<Vec<_>>(), [Basis::Inwoners]);
    assert_eq!(nu.telling(&almere, Basis::Inwoners).unwrap().aantal, Amount::from_int(1));
    assert_eq!(nu.telling(&almere, Basis::Inwoners0Tot17), Some(jong));
}

#[test]
fn met_de_landelijke_leeftijden_wordt_de_rest_geschat() {
    let rijen: String = (0..=OUDSTE).map(|l| format!("2025-01-01,{l},1000\n")).collect();
    let kop = LEEFTIJD_NL.namen().collect::<Vec<_>>().join(",");
    let bestanden = datasets();
    let bestanden = bestanden.bestanden().map(|(n, b)| (n.to_owned(), b.to_vec()));
    let d = crate::Datasets::new(bestanden.chain([(LEEFTIJD_NL.pad(), format!("{kop}\n{rijen}").into_bytes())]));
    let (mut nu, _) = land(&d, Peildatum::default()).unwrap();
    let b = lees(&tabel(&RIJEN), Keuze::default()).unwrap();
    let uit = pas_toe(&mut nu, &b, &d).unwrap();
    let almere = GebiedCode::new("GM0034");
    let jong = nu.telling(&almere, Basis::Inwoners0Tot17).unwrap();
    assert_eq!(jong.soort, GrondslagSoort::Schatting);
    let volwassen = nu.telling(&almere, Basis::Inwoners18Plus).unwrap();
    assert_eq!(jong.aantal + volwassen.aantal, Amount::from_int(226_500));
    assert!(uit.geschat.contains(&Basis::Inwoners75Plus) && !uit.geschat.contains(&Basis::Inwoners65Plus));
}

#[test]
fn jaren_van_leeftijd_geven_alles_exact_en_de_open_groep_telt_niet_dubbel() {
    let mut tekst =
        "\"Geslacht\";\"Leeftijd\";\"Perioden\";\"Regio's\";\"Bevolking op 1 januari (aantal)\"\n".to_owned();
    for gemeente in ["GM0034    ", "GM0050", "GM0302", "GM0518"] {
        let mut rij = |wie: &str, leeftijd: &str, n: u32| {
            tekst.push_str(&format!("\"{wie}\";\"{leeftijd}\";\"2026\";\"{gemeente}\";{n}\n"));
        };
        for l in 0..105 {
            rij("Mannen", &format!("{l} jaar"), 4);
            rij("Vrouwen", &format!("{l} jaar"), 6);
        }
        for (leeftijd, m, v) in [("105 jaar of ouder", 4, 6), ("95 jaar of ouder", 44, 66), ("Totaal", 424, 636)] {
            rij("Mannen", leeftijd, m);
            rij("Vrouwen", leeftijd, v);
        }
    }
    let b = lees(&tekst, Keuze::default()).unwrap();
    let (mut nu, _) = land(&datasets(), Peildatum::default()).unwrap();
    let uit = pas_toe(&mut nu, &b, &datasets()).unwrap();
    assert!(uit.geschat.is_empty() && uit.bases.len() == 6);
    let alle = nu.gemeenten.keys().cloned().collect();
    for (basis, n) in [
        (Basis::Inwoners, 4_240),
        (Basis::Inwoners0Tot17, 720),
        (Basis::Inwoners18Plus, 3_520),
        (Basis::Inwoners65Plus, 1_640),
        (Basis::Inwoners75Plus, 1_240),
        (Basis::Inwoners15Tot49, 1_400),
    ] {
        assert_eq!(nu.som(&alle, basis), Some(Amount::from_int(n)), "{basis:?}");
    }
    assert!(nu.gemeenten.values().all(|g| g.tellingen.values().all(|t| t.soort == GrondslagSoort::Telling)));
}

#[test]
fn kolommen_van_anderen_primos_duizenden_en_onze_eigen_tabel() {
    let primos = "gemeentecode;gemeente;jaar;0-14;15-29;30-44;45-64;65-74;75+\n\
                  34;Almeer;2024;1;2;3;4;5;6\n";
    // Excel nam de voorloopnul weg.
    let b = lees(primos, Keuze::default());
    let b = b.unwrap_or_else(|f| panic!("{f:?}"));
    let almere = b.gemeenten.get(&GebiedCode::new("GM0034")).unwrap();
    assert_eq!(almere.get(&Band::vanaf(75)), Some(&Cel::Aantal(6)));
    assert_eq!(b.banden.len(), 6);
    let duizend = "\"Perioden\";\"Regio's\";\"Totale bevolking (x 1 000)\"\n\"2025\";\"Almere\";229,6\n\"2025\";\"Zeewolde\";24,3\n\
                   \"2025\";\"Nunspeet\";28,5\n\"2025\";\"'s-Gravenhage\";569,0\n";
    let b = lees(duizend, Keuze::default()).unwrap();
    assert_eq!((b.som(Band::ALLE), b.afgerond), (Some(851_400), true));
    let eigen = crate::import::bevolking_dataset(&lees(&tabel(&RIJEN), Keuze::default()).unwrap(), &[]).unwrap();
    let csv = String::from_utf8(eigen.bestanden.first().unwrap().1.clone()).unwrap();
    let terug = lees(&csv, Keuze::default()).unwrap();
    assert_eq!(terug.gemeenten, lees(&tabel(&RIJEN), Keuze::default()).unwrap().gemeenten);
}

#[test]
fn wat_de_tabel_niet_zegt_wordt_gevraagd_of_uit_het_totaal_herkend() {
    let zonder = |almere: u32| format!("regio;inwoners\nGM0034;{almere}\nGM0050;24400\nGM0302;28600\nGM0518;571000\n");
    let herkend = lees(&zonder(232_000), Keuze::default());
    // GM9998 telt in onze proeftabel mee voor 2026, dus het totaal is er één meer.
    assert_eq!(
        herkend.unwrap_err(),
        [
            "bevolking.csv: fout IMP-033: de tabel zegt niet van welke dag zij is; noem die met --peildatum, bijvoorbeeld --peildatum 2025"
        ]
    );
    let b = lees(&zonder(232_001), Keuze::default()).unwrap();
    assert_eq!(b.dag, Date::constant(2026, 1, 1));
    let keuze = Keuze { peildatum: Some(Date::constant(2020, 1, 1)), ..Keuze::default() };
    assert_eq!(lees(&zonder(232_000), keuze).unwrap().dag, Date::constant(2020, 1, 1));
    let goed = tabel(&RIJEN);
    let keuze = Keuze { peildatum: Some(Date::constant(2019, 1, 1)), ..Keuze::default() };
    assert_eq!(
        lees(&goed, keuze).unwrap_err(),
        ["bevolking.csv: fout IMP-033: er zijn geen cijfers van 2019-01-01; kies met --peildatum een van 2024-01-01"]
    );
    let twee = [("een.csv", goed.as_str()), ("twee.csv", goed.as_str())];
    assert_eq!(
        lees_bestanden(&twee, Keuze::default()).unwrap_err(),
        ["fout IMP-039: hier staan 2 tabellen met inwoners: een.csv, twee.csv; kies er een met --tabel"]
    );
    let keuze = Keuze { tabel: Some("TWEE"), ..Keuze::default() };
    assert_eq!(lees_bestanden(&twee, keuze).unwrap().bestand, "twee.csv");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]
    /// De volgorde van kolommen en rijen verandert niets.
    #[test]
    fn de_volgorde_van_kolommen_en_rijen_verandert_niets(
        rijen in Just((0..RIJEN.len()).collect::<Vec<_>>()).prop_shuffle(),
        // De eerste twee zijn dimensies; StatLine zet die altijd vooraan.
        kolommen in Just((2..7).collect::<Vec<usize>>()).prop_shuffle(),
        om in any::<bool>(),
    ) {
        let schud = |regel: &str| {
            let cellen: Vec<&str> = regel.split(';').collect();
            let voor = if om { [1, 0] } else { [0, 1] };
            voor.iter().chain(&kolommen).map(|k| cellen[*k]).collect::<Vec<_>>().join(";")
        };
        let regels: Vec<String> = rijen.iter().map(|r| schud(RIJEN[*r])).collect();
        let tekst = format!("{}\n{}\n", schud(KOP), regels.join("\n"));
        let geschud = lees(&tekst, Keuze::default()).unwrap();
        let goed = lees(&tabel(&RIJEN), Keuze::default()).unwrap();
        prop_assert_eq!(geschud.gemeenten, goed.gemeenten);
        prop_assert_eq!(geschud.dag, goed.dag);
    }

    /// Fijnere banden geven dezelfde grondslagen waar zij exact zijn.
    #[test]
    fn fijnere_banden_geven_dezelfde_grondslagen(jaren in prop::collection::vec(0_u32..900, 100)) {
        let kop = |banden: &[(u32, u32)]| banden.iter().map(|(a, b)| format!("{a}-{b}")).collect::<Vec<_>>().join(";");
        let som = |(a, b): (u32, u32)| jaren[a as usize..=b as usize].iter().sum::<u32>().to_string();
        let grof = [(0, 17), (18, 64), (65, 74), (75, 99)];
        let fijn: Vec<(u32, u32)> = (0..100).map(|l| (l, l)).collect();
        let een = |banden: &[(u32, u32)]| {
            let waarden: Vec<String> = banden.iter().map(|b| som(*b)).collect();
            let tekst = format!("gemeente;jaar;inwoners;{}\nAlmere;2024;{};{}\n", kop(banden), som((0, 99)), waarden.join(";"));
            let (mut nu, _) = land(&datasets(), Peildatum::default()).unwrap();
            let b = lees(&tekst, Keuze::default()).unwrap();
            let _ = pas_toe(&mut nu, &b, &datasets()).unwrap();
            let almere = nu.gemeenten.get(&GebiedCode::new("GM0034")).unwrap().tellingen.clone();
            [Basis::Inwoners, Basis::Inwoners0Tot17, Basis::Inwoners65Plus, Basis::Inwoners75Plus]
                .map(|b| (b, almere.get(&b).map(|t| (t.aantal, t.soort))))
                .into_iter()
                .collect::<BTreeMap<_, _>>()
        };
        prop_assert_eq!(een(&grof), een(&fijn));
    }
}
