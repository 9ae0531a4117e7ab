//! De vingerafdruk ziet wat een lezer ziet, niet hoe Word het opschreef.

use super::bouw::{LEEG, RUIMTEN, p, tbl, tr};
use crate::besturing::{Sommen, vingerafdruk};
use crate::xml::Boom;

fn afdruk(inhoud: &str) -> String {
    let pakket = super::bouw::open("");
    let sommen = Sommen::lees(&pakket, "word/document.xml").unwrap();
    let heel = format!("<w:sdtContent {RUIMTEN}>{inhoud}</w:sdtContent>");
    vingerafdruk(&Boom::lees("proef", heel.as_bytes()).unwrap(), 0, &sommen)
}

const ANDERS_OPGESCHREVEN: &str = "<w:p w:rsidR=\"00FF\"><w:pPr><w:rPr><w:lang w:val=\"nl-NL\"/></w:rPr></w:pPr><w:bookmarkStart w:id=\"0\" w:name=\"_GoBack\"/><w:bookmarkEnd w:id=\"0\"/><w:r><w:t xml:space=\"preserve\">Er zijn </w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r w:rsidRPr=\"1\"><w:lastRenderedPageBreak/><w:t>12&#160;fte &amp; meer</w:t></w:r></w:p>";

#[test]
fn anders_opgeschreven_is_hetzelfde() {
    let zo = p("Er zijn 12 fte &amp; meer");
    assert_eq!(afdruk(&zo), afdruk(ANDERS_OPGESCHREVEN));
    assert_eq!(afdruk(&zo), afdruk(&format!("{zo}{LEEG}")));
}

#[test]
fn andere_tekst_of_wat_eraan_hangt_is_anders() {
    let zo = p("Er zijn 12 fte");
    for anders in [
        p("Er zijn 13 fte"),
        format!("{zo}{}", p("Ook dit")),
        p("Er zijn 12 fte</w:t></w:r><w:r><w:commentReference w:id=\"1\"/><w:t>"),
        p("Er zijn 12 fte</w:t></w:r><w:r><w:footnoteReference w:id=\"1\"/><w:t>"),
        p("Er zijn</w:t></w:r><w:del><w:r><w:delText> 12 fte</w:delText></w:r></w:del><w:r><w:t>"),
        p("Er zijn 12 fte</w:t></w:r><w:ins><w:r><w:t>, zei zij</w:t></w:r></w:ins><w:r><w:t>"),
        format!("<w:bookmarkStart w:id=\"4\" w:name=\"_Ref123\"/><w:bookmarkEnd w:id=\"4\"/>{zo}"),
        tbl(&[tr(&[&zo])]),
    ] {
        assert_ne!(afdruk(&zo), afdruk(&anders), "{anders}");
    }
}

#[test]
fn tekst_die_van_cel_of_rij_wisselt_is_anders() {
    let (a, b) = (p("1"), p("2"));
    let naast = tbl(&[tr(&[&a, &b])]);
    let onder = tbl(&[tr(&[&a]), tr(&[&b])]);
    let samen = tbl(&[tr(&[&format!("{a}{b}"), LEEG])]);
    let alle = [afdruk(&naast), afdruk(&onder), afdruk(&samen)];
    assert!(alle[0] != alle[1] && alle[1] != alle[2] && alle[0] != alle[2]);
}

#[test]
fn de_uitkomst_van_een_veld_telt_niet() {
    let veld = |uitkomst: &str| {
        p(&format!(
            "Tabel </w:t></w:r><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>SEQ</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>{uitkomst}</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r><w:r><w:t>. Titel"
        ))
    };
    assert_eq!(afdruk(&veld("1")), afdruk(&veld("7")));
    assert_ne!(afdruk(&veld("1")), afdruk(&veld("1").replace("Titel", "Anders")));
    // Een inhoudsopgave is één veld over vele alinea's.
    let opgave = |regels: &str| {
        format!(
            "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r></w:p>{regels}<w:p><w:r><w:fldChar w:fldCharType=\"end\"/></w:r></w:p>{}",
            p("erna")
        )
    };
    assert_eq!(afdruk(&opgave("")), afdruk(&opgave(&format!("{}{}", p("een"), p("twee")))));
    let simpel = |n: u8| format!("<w:p><w:fldSimple w:instr=\"SEQ\"><w:r><w:t>{n}</w:t></w:r></w:fldSimple></w:p>");
    assert_eq!(afdruk(&simpel(1)), afdruk(&simpel(2)));
}

#[test]
fn een_afbeelding_telt_met_haar_beschrijving_en_haar_bytes() {
    let beeld = |alt: &str, id: &str| {
        format!(
            "<w:p><w:r><w:drawing><wp:inline><wp:docPr id=\"1\" name=\"x\" descr=\"{alt}\"/><a:blip r:embed=\"{id}\"/></wp:inline></w:drawing></w:r></w:p>"
        )
    };
    assert_eq!(
        afdruk(&beeld("Een grafiek", "rId2")),
        afdruk(&beeld("Een  grafiek", "rId2").replace("id=\"1\"", "id=\"9\""))
    );
    assert_ne!(afdruk(&beeld("Een grafiek", "rId2")), afdruk(&beeld("Iets anders", "rId2")));
    assert_ne!(afdruk(&beeld("Een grafiek", "rId2")), afdruk(&beeld("Een grafiek", "rId9")));
}
