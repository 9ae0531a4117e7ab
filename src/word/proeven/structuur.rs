//! De indeling van het format terugvinden.

use super::bouw::{KOP, LEEG, RUIMTEN, delen, kop, open, p, sectie, zip};
use crate::{Pakket, Structuur};

#[test]
fn secties_rijen_en_mijlpalen() {
    let body = kop("Mentale gezondheid")
        + &p("Gezondheidsdoelen (Welke doelen?) ")
        + LEEG
        + &p("Scope en samenhang (Wat valt er binnen?) Wij kiezen voor jeugd.")
        + &p("En voor ouderen.")
        + &kop("")
        + &sectie(&kop("2b. Sociaal </w:t></w:r><w:r><w:t>verwijzen"), LEEG)
        + LEEG
        + &format!("<w:sdt><w:sdtContent>{}</w:sdtContent></w:sdt>", sectie(&kop("3a.1 Nu Niet Zwanger"), &p("Tekst")));
    let structuur = Structuur::lees(&open(&body)).unwrap();
    let titels: Vec<_> = structuur.secties.iter().map(|s| (s.code.as_deref(), s.titel.as_str(), s.niveau)).collect();
    assert_eq!(
        titels,
        [(None, "Mentale gezondheid", 3), (Some("2b"), "Sociaal verwijzen", 3), (Some("3a.1"), "Nu Niet Zwanger", 3)]
    );
    let kopjes: Vec<_> = structuur.secties[0].kopjes.iter().map(|k| (k.label.as_str(), k.tekst.as_str())).collect();
    assert_eq!(kopjes, [("Gezondheidsdoelen", ""), ("Scope en samenhang", "Wij kiezen voor jeugd.\nEn voor ouderen.")]);
    let twee_b = structuur.sectie("2B").unwrap();
    let rijen: Vec<_> = twee_b.rijen.iter().map(|r| (r.label.as_str(), r.optioneel)).collect();
    assert_eq!(rijen, [("Urgentie", false), ("Situatie", false), ("Financieel plan", true)]);
    assert_eq!(
        twee_b.mijlpalen.as_ref().unwrap().koppen,
        ["Kwartaal", "", "Activiteiten", "Verantwoordelijke", "Deelresultaat"]
    );
    assert!(twee_b.mijlpalen.as_ref().unwrap().rijen[0].leeg());
    assert_eq!(twee_b.tekstbreedte, Some(11906 - 2 * 1418));
    let drie = structuur.sectie("3a.1").unwrap();
    assert_eq!(drie.onderdeel("Situatie").unwrap().cel.menselijk, "Tekst");
    assert!(drie.mijlpalen.is_some() && structuur.sectie("9z").is_none());
}

#[test]
fn de_sectie_eindigt_na_haar_laatste_tabel_of_tekst() {
    let body = sectie(&kop("2b. Sociaal verwijzen"), LEEG) + LEEG + LEEG + &kop("2c. Netwerken");
    let pakket = open(&body);
    let tekst = super::bouw::tekst_van(&pakket);
    let einde = Structuur::lees(&pakket).unwrap().sectie("2b").unwrap().einde;
    assert!(tekst[..einde].ends_with("</w:tbl>") && tekst[einde..].starts_with(LEEG));
}

#[test]
fn een_eigen_tussenkop_hoort_bij_de_sectie_en_een_eigen_kopstijl_telt() {
    let tussenkop = "<w:p><w:pPr><w:outlineLvl w:val=\"3\"/></w:pPr><w:r><w:t>Toelichting</w:t></w:r></w:p>";
    let body = sectie(&kop("2b. Sociaal verwijzen").replace("Kop3", "Mijnkop"), LEEG).replacen(
        "<w:tbl>",
        &format!("{tussenkop}<w:tbl>"),
        1,
    );
    let structuur = Structuur::lees(&open(&body)).unwrap();
    assert_eq!(structuur.sectie("2b").unwrap().rijen.len(), 3);
    assert!(structuur.sectie("2b").unwrap().mijlpalen.is_some());
}

#[test]
fn een_jaartal_of_gewoon_woord_is_geen_code() {
    let structuur =
        Structuur::lees(&open(&(kop("2026 in beeld") + &kop("3. Doelen") + &kop("12b Iets") + &kop("2bc Iets"))))
            .unwrap();
    let codes: Vec<_> = structuur.secties.iter().map(|s| s.code.as_deref()).collect();
    assert_eq!(codes, [None, None, Some("12b"), None]);
}

#[test]
fn zonder_stijlen_of_koppen_geen_secties_en_geen_fout() {
    let mut alle = delen(&p("Tekst"), None);
    alle.retain(|(naam, _)| naam != "word/styles.xml");
    alle[3].1 = format!("{KOP}<w:document {RUIMTEN}><w:body/></w:document>").into_bytes();
    let structuur = Structuur::lees(&Pakket::open(&zip(&alle)).unwrap()).unwrap();
    assert!(structuur.secties.is_empty() && structuur.tekstbreedte.is_none());
}
