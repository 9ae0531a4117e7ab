//! Invoegen, verversen, weghalen.

use super::bouw::{LEEG, kop, open, p, sectie, tbl, tekst_van, tr, wijzig};
use crate::{Besturing, Pakket, Plek, Reden, Soort, Structuur, Vuller, omhul};

const DEEL: &str = "word/document.xml";

fn format_met_situatie(situatie: &str) -> Pakket {
    open(&sectie(&kop("2b. Sociaal verwijzen"), situatie))
}

fn vul(pakket: &mut Pakket, xml: &str) -> crate::Verslag {
    let structuur = Structuur::lees(pakket).unwrap();
    let plek = structuur.sectie("2b").unwrap().onderdeel("situatie").unwrap().cel.plek.clone();
    let mut vuller = Vuller::nieuw(pakket, DEEL).unwrap();
    vuller.vul("2b.situatie", "Normwijzer: situatie & meer", xml, Some(plek)).unwrap();
    vuller.klaar(pakket).unwrap()
}

fn cel(pakket: &Pakket) -> crate::Cel {
    Structuur::lees(pakket).unwrap().sectie("2b").unwrap().onderdeel("Situatie").unwrap().cel.clone()
}

#[test]
fn een_lege_cel_wordt_gevuld_en_de_rest_blijft_byte_voor_byte() {
    let mut pakket = format_met_situatie(LEEG);
    let voor = tekst_van(&pakket);
    let verslag = vul(&mut pakket, &p("Er zijn 12 fte."));
    assert_eq!(verslag.ingevoegd, ["2b.situatie"]);
    let na = tekst_van(&pakket);
    let (begin, einde) = (na.find("<w:sdt>").unwrap(), na.find("</w:sdt>").unwrap() + 8);
    assert_eq!(format!("{}{}", &na[..begin], &na[einde..]), voor);
    assert!(na[einde..].starts_with(LEEG), "de cel eindigt op haar alinea");
    let element = &Besturing::lees(&pakket, DEEL).unwrap()[0];
    assert!(!element.bewerkt());
    assert_eq!((element.soort, element.tekst.as_str()), (Soort::Blok, "Er zijn 12 fte."));
    assert_eq!(element.plaats, "hoofdtekst, tabel 1, rij 3, kolom 3");
    assert!(na.contains("w:alias w:val=\"Normwijzer: situatie &amp; meer\""));
    assert!(cel(&pakket).leeg && cel(&pakket).menselijk.is_empty());
    assert_eq!(cel(&pakket).tekst, "Er zijn 12 fte.");
}

#[test]
fn dezelfde_inhoud_laat_het_bestand_gelijk_en_nieuwe_wordt_ververst() {
    let mut pakket = format_met_situatie(LEEG);
    vul(&mut pakket, &p("Er zijn 12 fte."));
    let een = tekst_van(&pakket);
    assert_eq!(vul(&mut pakket, &p("Er zijn 12 fte.")).gelijk, ["2b.situatie"]);
    assert_eq!(tekst_van(&pakket), een);
    assert_eq!(vul(&mut pakket, &p("Er zijn 13 fte.")).ververst, ["2b.situatie"]);
    let twee = tekst_van(&pakket);
    assert!(twee.contains("13 fte") && !twee.contains("12 fte"));
    assert_eq!(twee.matches("<w:sdt>").count(), 1);
    assert!(!Besturing::lees(&pakket, DEEL).unwrap()[0].bewerkt());
    assert_eq!(vul(&mut pakket, &p("Er zijn 12 fte.")).ververst.len(), 1);
    assert_eq!(tekst_van(&pakket), een, "heen en terug is gelijk");
}

#[test]
fn na_de_tekst_van_een_mens_en_zonder_alinea_erachter() {
    let mut pakket = format_met_situatie(&p("Wij hebben er twee."));
    vul(&mut pakket, &p("Er zijn 12 fte."));
    let na = tekst_van(&pakket);
    assert!(na.find("Wij hebben").unwrap() < na.find("12 fte").unwrap());
    assert!(na.contains("</w:sdt><w:p/></w:tc>"));
    assert_eq!(cel(&pakket).menselijk, "Wij hebben er twee.");
    assert!(!cel(&pakket).leeg);
}

#[test]
fn een_bewerkt_element_blijft_en_wordt_gemeld() {
    let mut pakket = format_met_situatie(LEEG);
    vul(&mut pakket, &p("Er zijn 12 fte."));
    let mut pakket = wijzig(&pakket, "12 fte.", "12 fte, en wij zoeken er drie.");
    let voor = tekst_van(&pakket);
    let verslag = vul(&mut pakket, &p("Er zijn 13 fte."));
    assert_eq!(tekst_van(&pakket), voor);
    assert_eq!(verslag.bewaard[0].reden, Reden::Bewerkt);
    assert_eq!(verslag.bewaard[0].plaats, "hoofdtekst, tabel 1, rij 3, kolom 3");
}

#[test]
fn staat_de_tekst_er_nog_zonder_element_dan_komt_zij_er_niet_nog_eens() {
    let mut pakket = format_met_situatie(&format!("{}{}", p("Van ons."), p("Er zijn 12 fte.")));
    let voor = tekst_van(&pakket);
    assert_eq!(vul(&mut pakket, &p("Er zijn 12 fte.")).bewaard[0].reden, Reden::StaatErAl);
    assert_eq!(tekst_van(&pakket), voor);
    assert_eq!(vul(&mut pakket, &p("Er zijn 12")).ingevoegd.len(), 1, "een deel van een regel is niet dezelfde tekst");
}

#[test]
fn weghalen_wat_niet_meer_gemaakt_wordt() {
    let mut pakket = format_met_situatie(LEEG);
    let leeg = tekst_van(&pakket);
    vul(&mut pakket, &p("Er zijn 12 fte."));
    let weg = |pakket: &mut Pakket| {
        let mut vuller = Vuller::nieuw(pakket, DEEL).unwrap();
        vuller.verwijder("2b.situatie");
        vuller.klaar(pakket).unwrap()
    };
    let mut bewerkt = wijzig(&pakket, "12 fte.", "12 fte!");
    assert_eq!(weg(&mut bewerkt).bewaard.len(), 1);
    assert!(tekst_van(&bewerkt).contains("12 fte!"));
    assert_eq!(weg(&mut pakket).verwijderd.len(), 1);
    assert_eq!(tekst_van(&pakket), leeg);
    // Haalde Word de lege alinea achter het element weg, dan moet de cel toch op een alinea eindigen.
    vul(&mut pakket, &p("Er zijn 12 fte."));
    let mut pakket = wijzig(&pakket, &format!("</w:sdt>{LEEG}"), "</w:sdt>");
    weg(&mut pakket);
    assert!(tekst_van(&pakket).contains("<w:p/></w:tc>"));
}

fn rij(kwartaal: &str, aantal: &str) -> String {
    let kwart = omhul("2b.mijlpaal.2027-K4.kwartaal", "Kwartaal", &p(kwartaal)).unwrap();
    let deel = omhul("2b.mijlpaal.2027-K4.deel", "Deelresultaat", &p(aantal)).unwrap();
    tr(&[&format!("{kwart}{LEEG}"), LEEG, LEEG, LEEG, &format!("{deel}{LEEG}")])
}

fn vul_rij(pakket: &mut Pakket, xml: &str) -> crate::Verslag {
    let structuur = Structuur::lees(pakket).unwrap();
    let tabel = structuur.sectie("2b").unwrap().mijlpalen.clone().unwrap();
    let plek = tabel
        .rijen
        .iter()
        .find(|rij| rij.leeg())
        .map_or(Plek::op(tabel.einde), |rij| Plek::in_plaats_van(rij.bereik.clone()));
    let mut vuller = Vuller::nieuw(pakket, DEEL).unwrap();
    vuller.vul("2b.mijlpaal.2027-K4", "Mijlpaal", xml, Some(plek)).unwrap();
    vuller.klaar(pakket).unwrap()
}

#[test]
fn een_rij_met_cellen_die_apart_ververst_worden() {
    let mut pakket = format_met_situatie(LEEG);
    assert_eq!(vul_rij(&mut pakket, &rij("2027-K4", "3 fte")).ingevoegd, ["2b.mijlpaal.2027-K4"]);
    let alle = Besturing::lees(&pakket, DEEL).unwrap();
    assert_eq!(alle.iter().map(|b| b.soort).collect::<Vec<_>>(), [Soort::Rij, Soort::Blok, Soort::Blok]);
    assert!(alle.iter().all(|b| !b.bewerkt()));
    let nummers: std::collections::BTreeSet<_> = tekst_van(&pakket)
        .split("<w:id w:val=\"")
        .skip(1)
        .map(|rest| rest.split('"').next().unwrap().to_owned())
        .collect();
    assert!(nummers.len() == 3 && !nummers.contains("0"));
    let tabel = Structuur::lees(&pakket).unwrap().sectie("2b").unwrap().mijlpalen.clone().unwrap();
    assert_eq!((tabel.rijen.len(), tabel.kolom("verantwoordelijke")), (1, Some(3)));
    assert_eq!(tabel.rijen[0].sleutel.as_deref(), Some("2b.mijlpaal.2027-K4"));
    // Een mens vult de verantwoordelijke in: die blijft, het getal ververst.
    let voor_cel = "</w:tcPr><w:p w:rsidR=\"001\"><w:pPr><w:jc w:val=\"left\"/></w:pPr></w:p></w:tc><w:tc><w:tcPr><w:tcW w:w=\"100\" w:type=\"dxa\"/></w:tcPr><w:sdt>";
    let mut pakket = wijzig(&pakket, voor_cel, &voor_cel.replacen(LEEG, &p("Gemeente Urk"), 1));
    let verslag = vul_rij(&mut pakket, &rij("2027-K4", "4 fte"));
    assert_eq!((verslag.ververst.as_slice(), verslag.bewaard.len()), (&["2b.mijlpaal.2027-K4.deel".to_owned()][..], 0));
    let na = tekst_van(&pakket);
    assert!(na.contains("Gemeente Urk") && na.contains("4 fte") && !na.contains("3 fte"));
    // En wie ook het getal wijzigt, houdt het.
    let mut pakket = wijzig(&pakket, "4 fte", "vier fte");
    let verslag = vul_rij(&mut pakket, &rij("2027-K4", "5 fte"));
    assert_eq!(verslag.bewaard[0].sleutel, "2b.mijlpaal.2027-K4.deel");
    assert!(tekst_van(&pakket).contains("vier fte"));
}

#[test]
fn een_rij_die_niemand_aanraakte_wordt_in_haar_geheel_ververst() {
    let mut pakket = format_met_situatie(LEEG);
    vul_rij(&mut pakket, &rij("2027-K4", "3 fte"));
    assert_eq!(vul_rij(&mut pakket, &rij("2027-K4", "4 fte")).ververst, ["2b.mijlpaal.2027-K4"]);
    assert!(Besturing::lees(&pakket, DEEL).unwrap().iter().all(|b| !b.bewerkt()));
}

#[test]
fn dezelfde_rij_nog_eens_laat_het_bestand_gelijk() {
    let mut pakket = format_met_situatie(LEEG);
    vul_rij(&mut pakket, &rij("2027-K4", "3 fte"));
    let een = tekst_van(&pakket);
    assert_eq!(vul_rij(&mut pakket, &rij("2027-K4", "3 fte")).gelijk, ["2b.mijlpaal.2027-K4"]);
    assert_eq!(tekst_van(&pakket), een);
    vul_rij(&mut pakket, &rij("2027-K4", "4 fte"));
    vul_rij(&mut pakket, &rij("2027-K4", "3 fte"));
    assert_eq!(tekst_van(&pakket), een);
}

#[test]
fn een_element_waarvan_een_ander_programma_de_tag_wegliet_komt_er_niet_nog_eens() {
    // LibreOffice bewaart het nummer en de alias, maar niet de tag, en om een rij blijft niets over.
    let mut pakket = format_met_situatie(LEEG);
    vul(&mut pakket, &p("12 fte"));
    vul_rij(&mut pakket, &rij("2027-K4", "3 fte"));
    let mut tekst = tekst_van(&pakket);
    while let Some(begin) = tekst.find("<w:tag ") {
        let einde = begin + tekst[begin..].find("/>").unwrap() + 2;
        tekst.replace_range(begin..einde, "");
    }
    pakket.zet(DEEL, tekst.clone().into_bytes());
    assert_eq!(vul(&mut pakket, &p("13 fte")).bewaard[0].reden, Reden::MerkKwijt);
    assert_eq!(vul_rij(&mut pakket, &rij("2027-K4", "4 fte")).bewaard[0].reden, Reden::MerkKwijt);
    assert_eq!(tekst_van(&pakket), tekst);
}

#[test]
fn een_element_dat_een_mens_midden_in_een_zin_plakte_blijft() {
    let mut pakket = format_met_situatie(LEEG);
    vul(&mut pakket, &p("12 fte"));
    let na = tekst_van(&pakket);
    let element = na[na.find("<w:sdt>").unwrap()..na.find("</w:sdt>").unwrap() + 8].to_owned();
    let binnen = element.replace("<w:p w:rsidR=\"00AC4AF1\">", "").replace("</w:p>", "");
    let mut pakket = wijzig(&pakket, &element, &format!("<w:p><w:r><w:t>dus </w:t></w:r>{binnen}</w:p>"));
    let voor = tekst_van(&pakket);
    let verslag = vul(&mut pakket, &tbl(&[tr(&[&p("13")])]));
    assert_eq!(verslag.bewaard[0].reden, Reden::Verplaatst);
    assert_eq!(tekst_van(&pakket), voor);
}

#[test]
fn een_ander_voorvoegsel_in_het_document_blijft_geldig() {
    let tekst = super::bouw::document(&sectie(&kop("2b. Sociaal verwijzen"), LEEG))
        .replace("w:", "q:")
        .replace("xmlns:w=", "xmlns:q=");
    let mut delen = super::bouw::delen("", None);
    delen[3].1 = tekst.into_bytes();
    let mut pakket = Pakket::open(&super::bouw::zip(&delen)).unwrap();
    vul(&mut pakket, &p("Er zijn 12 fte."));
    assert_eq!(vul(&mut pakket, &p("Er zijn 13 fte.")).ververst.len(), 1);
    let pakket = Pakket::open(&pakket.bytes().unwrap()).unwrap();
    assert_eq!(cel(&pakket).tekst, "Er zijn 13 fte.");
}

#[test]
fn verkeerde_opdrachten_wijzigen_niets() {
    let mut pakket = format_met_situatie(LEEG);
    let voor = tekst_van(&pakket);
    for xml in ["<w:p>", "<w:p/></w:sdtContent><w:p>", "<kwaad:p/>"] {
        let mut vuller = Vuller::nieuw(&pakket, DEEL).unwrap();
        vuller.vul("a", "a", xml, Some(Plek::op(0))).unwrap();
        assert!(vuller.klaar(&mut pakket).is_err(), "{xml}");
    }
    let mut vuller = Vuller::nieuw(&pakket, DEEL).unwrap();
    assert!(vuller.vul("met:dubbele", "a", "", None).is_err());
    assert!(vuller.vul(&"a".repeat(49), "a", "", None).is_err());
    vuller.vul("nergens", "a", &p("x"), None).unwrap();
    assert_eq!(vuller.klaar(&mut pakket).unwrap().zonder_plaats, ["nergens"]);
    assert_eq!(tekst_van(&pakket), voor);
}
