//! Opgaven van gemeenten van een ander jaar.

use std::sync::Arc;

use super::controle::{Context, lees};
use super::{Ist, IstRegel, Oordeel, Vindplaats};
use crate::amount::Schrijfwijze;
use crate::eenheid::Eenheid;
use crate::finding::Finding;
use crate::gebied::GebiedCode;
use crate::herindeling::proef::{gm, land};
use crate::kwartaal::Quarter;
use crate::norm::{Item, Karakter, NormId, Schaal, Soort};
use crate::proef::{a, band, brugfunctionaris, norm, set, steunpunten};

fn normen() -> crate::NormSet {
    let verwijzing =
        Soort::Vast { schaal: Schaal::Gemeente, band: band("60", "60"), eenheid: Eenheid::VerwijzingPerJaar };
    let items = vec![Item { id: "mdo".to_owned(), tekst: "Er is een mdo".to_owned() }];
    set(vec![
        brugfunctionaris(),
        steunpunten(),
        norm("verwijzing", Karakter::Rekenwaarde, verwijzing),
        norm("poli", Karakter::Aanwezigheid, Soort::Kwalitatief { items, schaal: None }),
    ])
}

/// `gebied norm waarde peildatum`, met `;` ertussen.
fn uit(regels: &[&str]) -> (Ist, Vec<Finding>) {
    let normen = normen();
    let regels: Vec<IstRegel> = regels
        .iter()
        .zip(2..)
        .map(|(tekst, rij)| {
            let [gebied, norm_id, waarde, peildatum] =
                tekst.split(';').map(str::to_owned).collect::<Vec<_>>().try_into().unwrap();
            let eenheid = normen.norm(&NormId::new(&norm_id)).and_then(crate::Norm::eenheid);
            let periode = if norm_id == "verwijzing" { "2020".to_owned() } else { String::new() };
            let eenheid = eenheid.map(|e| e.token().to_owned()).unwrap_or_default();
            let waar = Arc::new(Vindplaats::csv("ist.csv", Schrijfwijze::Nederlands));
            IstRegel { waar, rij, gebied, norm_id, waarde, eenheid, peildatum, periode, ..IstRegel::default() }
        })
        .collect();
    let land = land();
    let context = Context { land: &land, normen: &normen, gepland: None, start: "2021-K1".parse::<Quarter>().unwrap() };
    let (ist, bevindingen) = lees(&regels, &context);
    // Hoe oud een opgave is, gaat over iets anders.
    (ist, bevindingen.into_iter().filter(|b| b.code != "IST-013").collect())
}

fn waarde(ist: &Ist, gemeente: u32, norm: &str) -> Option<String> {
    ist.opgave(&gm(gemeente), &NormId::new(norm)).map(|o| o.waarde.to_string())
}

fn oordeel(ist: &Ist, gemeente: u32) -> Option<Oordeel> {
    ist.oordeel(&gm(gemeente), &NormId::new("poli"), "mdo").map(|o| o.oordeel)
}

fn teksten(bevindingen: &[Finding]) -> Vec<String> {
    bevindingen.iter().map(ToString::to_string).collect()
}

#[test]
fn wat_opging_wordt_opgeteld_en_dat_wordt_een_keer_gezegd() {
    let (ist, bevindingen) = uit(&[
        "Appingedam;brug;0,5;31-12-2020",
        "Delfzijl;brug;1,25;1-7-2020",
        "GM0024;brug;0;31-12-2020",
        "Appingedam;steunpunt;1;31-12-2020",
        "Delfzijl;steunpunt;2;31-12-2020",
        "Loppersum;steunpunt;0;31-12-2020",
    ]);
    assert_eq!(waarde(&ist, 1979, "brug").as_deref(), Some("1.75"));
    assert_eq!(waarde(&ist, 1979, "steunpunt").as_deref(), Some("3"));
    assert_eq!(ist.opgaven.len(), 2, "van de oude gemeenten blijft niets staan");
    assert_eq!(ist.opgave(&gm(1979), &NormId::new("brug")).unwrap().peildatum.to_string(), "2020-07-01");
    assert_eq!(
        teksten(&bevindingen),
        [
            "ist.csv:2, kolom gebied_code: waarschuwing IST-030: GM0003 Appingedam, GM0010 Delfzijl en GM0024 Loppersum bestaan niet meer sinds 1-1-2021; opgegaan in Eemsdelta. Bij Eemsdelta gerekend, voor 2 normen."
        ]
    );
}

#[test]
fn een_som_die_een_deel_mist_is_onbekend_en_geen_kleinere_som() {
    let (ist, bevindingen) = uit(&["Appingedam;brug;0,5;31-12-2020", "Delfzijl;brug;onbekend;31-12-2020"]);
    assert_eq!(waarde(&ist, 1979, "brug"), None);
    assert_eq!(
        teksten(&bevindingen),
        [
            "ist.csv:2, kolom gebied_code: waarschuwing IST-033: Eemsdelta is onbekend voor norm brug: van Delfzijl en Loppersum is geen opgave, en een som die iets mist is te klein. Geef die op, of geef Eemsdelta als geheel op."
        ]
    );
}

#[test]
fn een_gesplitste_gemeente_gaat_naar_inwoners_en_verwijzingen_blijven_heel() {
    let mut regels = vec!["Haaren;brug;1;31-12-2020", "Haaren;verwijzing;100;", "Haaren;steunpunt;0;31-12-2020"];
    let eigen: Vec<String> = ["Boxtel", "Oisterwijk", "Tilburg", "Vught"]
        .iter()
        .flat_map(|g| {
            [format!("{g};brug;2;31-12-2020"), format!("{g};verwijzing;200;"), format!("{g};steunpunt;1;1-6-2020")]
        })
        .collect();
    regels.extend(eigen.iter().map(String::as_str));
    let (ist, bevindingen) = uit(&regels);
    let verwijzingen: Vec<String> =
        [757, 824, 855, 865].iter().map(|g| waarde(&ist, *g, "verwijzing").unwrap()).collect();
    assert_eq!(verwijzingen, ["215", "241", "210", "234"]);
    let brug = [757, 824, 855, 865].map(|g| ist.opgave(&gm(g), &NormId::new("brug")).unwrap().waarde);
    assert_eq!(brug.into_iter().sum::<crate::Amount>(), a("9"));
    assert_eq!(waarde(&ist, 757, "brug").as_deref(), Some("2.150090794804"));
    assert_eq!(waarde(&ist, 757, "steunpunt").as_deref(), Some("1"));
    assert_eq!(bevindingen.len(), 4);
    assert_eq!(
        bevindingen[0].bericht,
        "GM0788 Haaren bestaat niet meer sinds 1-1-2021; opgegaan in Boxtel, Oisterwijk, Tilburg en Vught. Bij Boxtel gerekend, voor 3 normen (van Haaren 15,0%, naar inwoners)."
    );
}

#[test]
fn een_steunpunt_van_een_gesplitste_gemeente_wordt_gevraagd_en_niet_gedeeld() {
    let (ist, bevindingen) = uit(&["Haaren;steunpunt;1;31-12-2020"]);
    assert!(ist.opgaven.is_empty());
    assert_eq!(
        teksten(&bevindingen),
        [
            "ist.csv:2, kolom gebied_code: fout IST-031: GM0788 Haaren bestaat niet meer sinds 1-1-2021; opgegaan in Boxtel, Oisterwijk, Tilburg en Vught. 1 steunpunt is niet te delen. Geef het op bij de gemeente van nu waar het staat."
        ]
    );
}

#[test]
fn oud_en_nieuw_samen_zou_dubbel_tellen() {
    let (_, nieuw) = uit(&["Appingedam;brug;1;31-12-2020", "Eemsdelta;brug;3;31-12-2021"]);
    assert_eq!(nieuw.iter().map(|b| b.code).collect::<Vec<_>>(), ["IST-032"]);
    assert!(nieuw[0].is_fout() && nieuw[0].bericht.contains("op regel 3, van na de herindeling van 1-1-2021"));
    let (_, erna) = uit(&["Weesp;brug;1;31-12-2021", "Amsterdam;brug;30;24-3-2022"]);
    assert!(erna[0].is_fout());
    let (ist, ervoor) = uit(&["Weesp;brug;1;31-12-2021", "Amsterdam;brug;30;23-3-2022"]);
    assert_eq!(waarde(&ist, 363, "brug").as_deref(), Some("31"));
    assert_eq!(ervoor.iter().map(|b| b.code).collect::<Vec<_>>(), ["IST-030"]);
}

#[test]
fn een_opgave_van_voor_de_groei_blijft_staan_en_zegt_wat_zij_mist() {
    let (ist, bevindingen) = uit(&["Amsterdam;brug;30;31-12-2021", "Tilburg;brug;3;1-1-2021"]);
    assert_eq!(waarde(&ist, 363, "brug").as_deref(), Some("30"));
    assert_eq!(
        teksten(&bevindingen),
        [
            "ist.csv:2, kolom gebied_code: waarschuwing IST-033: de opgave van Amsterdam is van voor de herindeling, voor norm brug, en van Weesp is geen opgave; wat daarvan bij Amsterdam kwam telt niet mee."
        ]
    );
}

#[test]
fn oordelen_die_verschillen_zijn_deels_en_onbekend_blijft_onbekend() {
    let met = |a: &str, b: &str, c: &str| {
        let regels = [format!("GM0003;poli;{a};"), format!("GM0010;poli;{b};"), format!("GM0024;poli;{c};")];
        let (ist, bevindingen) = uit(&regels.iter().map(String::as_str).collect::<Vec<_>>());
        (oordeel(&ist, 1979), bevindingen.iter().map(|b| b.code).collect::<Vec<_>>())
    };
    assert_eq!(met("aanwezig", "aanwezig", "aanwezig"), (Some(Oordeel::Aanwezig), vec!["IST-030"]));
    assert_eq!(met("aanwezig", "niet", "niet"), (Some(Oordeel::Deels), vec!["IST-034"]));
    assert_eq!(met("aanwezig", "onbekend", "niet"), (Some(Oordeel::Onbekend), vec!["IST-030"]));
    assert_eq!(met("aanwezig", "", "aanwezig"), (Some(Oordeel::Onbekend), vec!["IST-033"]));
}

#[test]
fn een_naam_die_nooit_bestond_blijft_een_fout_met_de_dichtstbijzijnde() {
    let (_, bevindingen) = uit(&["Almeer;brug;1;31-12-2020"]);
    assert_eq!(bevindingen.len(), 1);
    assert!(bevindingen[0].is_fout() && bevindingen[0].bericht.contains("Almere (GM0034)"), "{bevindingen:?}");
    assert_eq!(GebiedCode::new("GM0034"), gm(34));
}
