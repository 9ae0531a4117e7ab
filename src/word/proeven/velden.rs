//! Plaatshouders vinden en vervangen.

use super::bouw::{LEEG, delen, open, p, tbl, tekst_van, tr, zip};
use crate::velden::{Vervanging, controleer_namen, dichtstbij, vervang, zoek};
use crate::{Besturing, Pakket, Vuller};

const GEKNIPT: &str = "<w:p><w:r><w:rPr><w:i/></w:rPr><w:t>Dus [</w:t></w:r><w:proofErr w:type=\"spellStart\"/><w:r><w:t>[2B.gap</w:t></w:r><w:bookmarkStart w:id=\"1\" w:name=\"x\"/><w:r><w:t>.tabel</w:t><w:tab/></w:r><w:bookmarkEnd w:id=\"1\"/><w:r><w:t xml:space=\"preserve\"> ]] en verder</w:t></w:r></w:p>";

fn tekstvak(alinea: &str) -> String {
    format!(
        "<w:p><w:r><mc:AlternateContent><mc:Choice Requires=\"wps\"><w:drawing><wps:txbx><w:txbxContent>{alinea}</w:txbxContent></wps:txbx></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>{alinea}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>"
    )
}

fn alles(pakket: &mut Pakket, door: Vervanging<'_>) {
    let velden = zoek(pakket).unwrap();
    for deel in velden.iter().map(|v| v.deel.clone()).collect::<std::collections::BTreeSet<_>>() {
        let mut vuller = Vuller::nieuw(pakket, &deel).unwrap();
        for veld in velden.iter().filter(|v| v.deel == deel) {
            vervang(&mut vuller, veld, "veld.x", "Veld", door).unwrap();
        }
        vuller.klaar(pakket).unwrap();
    }
}

#[test]
fn overal_gevonden_met_de_plaats_erbij() {
    let body = p("Gewoon")
        + &p("Hier [[a]] en [[ B  c ]].")
        + &tbl(&[tr(&[LEEG]), tr(&[LEEG, &p("[[d]]")])])
        + &tekstvak(&p("[[e]]"))
        + GEKNIPT;
    let pakket = Pakket::open(&zip(&delen(&body, Some(&(LEEG.to_owned() + &p("[[f]]")))))).unwrap();
    let gevonden: Vec<_> =
        zoek(&pakket).unwrap().into_iter().map(|v| (v.naam, v.plaats, v.alleen_in_alinea, v.tweede_versie)).collect();
    let verwacht = [
        ("a", "hoofdtekst, alinea 2", false, false),
        ("b c", "hoofdtekst, alinea 2", false, false),
        ("d", "hoofdtekst, tabel 1, rij 2, kolom 2", true, false),
        ("e", "tekstvak in hoofdtekst, alinea 3", true, false),
        ("e", "tekstvak in hoofdtekst, alinea 3", true, true),
        ("2b.gap.tabel", "hoofdtekst, alinea 4", false, false),
        ("f", "koptekst, alinea 2", true, false),
    ];
    assert_eq!(gevonden, verwacht.map(|(n, p, a, t)| (n.to_owned(), p.to_owned(), a, t)));
}

#[test]
fn precies_de_tekens_over_runs_heen_en_de_rest_blijft() {
    let mut pakket = open(GEKNIPT);
    alles(&mut pakket, Vervanging::Tekst("3 < 4"));
    let na = tekst_van(&pakket);
    assert!(na.contains("<w:t xml:space=\"preserve\">Dus </w:t>"), "{na}");
    assert!(
        na.contains(
            "<w:r><w:rPr><w:i/></w:rPr><w:t xml:space=\"preserve\">3 &lt; 4</w:t></w:r></w:sdtContent></w:sdt>"
        )
    );
    assert!(na.contains("<w:t xml:space=\"preserve\"> en verder</w:t>") && !na.contains("]]") && !na.contains("gap"));
    assert!(na.contains("bookmarkStart") && na.contains("bookmarkEnd"));
    let element = &Besturing::lees(&pakket, "word/document.xml").unwrap()[0];
    assert!(!element.bewerkt() && element.tekst == "3 < 4");
    assert!(na.find("Dus").unwrap() < na.find("3 &lt; 4").unwrap());
    assert!(na.find("3 &lt; 4").unwrap() < na.find("en verder").unwrap());
}

#[test]
fn twee_in_een_run_en_een_die_de_hele_run_is() {
    let mut pakket = open(&(p("van [[a]] tot [[b]][[c]]!") + &p("[[d]]")));
    alles(&mut pakket, Vervanging::Tekst("X"));
    let na = tekst_van(&pakket);
    assert_eq!(na.matches("<w:sdt>").count(), 4);
    assert_eq!(na.matches("xml:space=\"preserve\">van </w:t>").count(), 1);
    let boom = crate::xml::Boom::lees("proef", na.as_bytes()).unwrap();
    let alinea = (0..boom.aantal()).find(|k| boom.is_w(*k, "p")).unwrap();
    assert_eq!(crate::xml_zichtbaar::leestekst(&boom, alinea), "van X tot XX!");
    assert!(zoek(&pakket).unwrap().is_empty());
    let nummers: std::collections::BTreeSet<_> =
        na.split("<w:id w:val=\"").skip(1).map(|r| r.split('"').next().unwrap()).collect();
    assert_eq!(nummers.len(), 4);
}

#[test]
fn een_blok_vervangt_de_alinea_en_laat_een_cel_op_een_alinea_eindigen() {
    let blok = tbl(&[tr(&[&p("getal")])]);
    let opmaak = "<w:p><w:pPr><w:sectPr/></w:pPr><w:r><w:t>[[c]]</w:t></w:r></w:p>";
    let mut pakket = open(&(p("[[a]]") + &tbl(&[tr(&[&p("[[b]]")])]) + opmaak + &tekstvak(&p("[[d]]"))));
    alles(&mut pakket, Vervanging::Blok(&blok));
    let na = tekst_van(&pakket);
    assert_eq!(na.matches("getal").count(), 5);
    assert!(na.contains("</w:sdt><w:p w:rsidR=\"00AC4AF1\"></w:p></w:tc>"), "{na}");
    assert!(na.contains("</w:sdt><w:p><w:pPr><w:sectPr/></w:pPr></w:p>"), "{na}");
    assert!(!na.contains("[["));
    assert!(Besturing::lees(&pakket, "word/document.xml").unwrap().iter().all(|b| !b.bewerkt()));
}

#[test]
fn een_blok_midden_in_een_zin_is_een_fout_met_plaats() {
    let pakket = open(&p("Zie [[a]]."));
    let veld = zoek(&pakket).unwrap().remove(0);
    let mut vuller = Vuller::nieuw(&pakket, "word/document.xml").unwrap();
    let melding = vervang(&mut vuller, &veld, "a", "A", Vervanging::Blok("<w:p/>")).unwrap_err().0;
    assert!(melding.contains("hoofdtekst, alinea 1") && melding.contains("[[a]]"), "{melding}");
}

#[test]
fn halve_en_lege_plaatshouders_worden_alle_genoemd() {
    let melding = zoek(&open(&(p("a [[half") + &p("goed [[x]]") + &p("[[ ]]") + &p("[[a [[b]]")))).unwrap_err().0;
    for deel in ["alinea 1: \"[[half\"", "alinea 3: tussen", "alinea 4: \"[[a \""] {
        assert!(melding.contains(deel), "{deel} in {melding}");
    }
}

#[test]
fn een_onbekende_naam_noemt_de_naam_die_erop_lijkt() {
    let velden = zoek(&open(&p("[[2b.gap.tabl]] [[2b.soll]] [[qqqqqqqqqqqq]]"))).unwrap();
    let melding = controleer_namen(&velden, &["2b.gap.tabel", "2b.gap.figuur", "2b.SOLL"]).unwrap_err().0;
    assert!(melding.contains("[[2b.gap.tabl]]") && melding.contains("[[2b.gap.tabel]]"), "{melding}");
    assert_eq!(melding.lines().count(), 2, "{melding}");
    assert_eq!(dichtstbij("qqqqqqqqqqqq", &["2b.gap.tabel"]), None);
}

#[test]
fn wat_wij_schreven_of_wat_geschrapt_is_wordt_niet_doorzocht() {
    let mut pakket = open(&p("[[a]]"));
    alles(&mut pakket, Vervanging::Tekst("letterlijk [[b]]"));
    assert!(zoek(&pakket).unwrap().is_empty());
    let geschrapt =
        "<w:p><w:del><w:r><w:delText>[[a]]</w:delText></w:r></w:del><w:r><w:instrText>[[b]]</w:instrText></w:r></w:p>";
    assert!(zoek(&open(geschrapt)).unwrap().is_empty());
}

#[test]
fn een_tweede_plaatshouder_met_dezelfde_naam_wordt_later_ook_gevuld() {
    let mut pakket = open(&p("[[a]]"));
    alles(&mut pakket, Vervanging::Tekst("een"));
    let mut pakket = super::bouw::wijzig(&pakket, "<w:sectPr>", &format!("{}<w:sectPr>", p("Ook [[a]]")));
    alles(&mut pakket, Vervanging::Tekst("twee"));
    let na = tekst_van(&pakket);
    assert!(na.contains(">een<") && na.contains(">twee<"));
    let mut vuller = Vuller::nieuw(&pakket, "word/document.xml").unwrap();
    vuller.vul("veld.x", "Veld", "<w:r><w:t>drie</w:t></w:r>", None).unwrap();
    assert_eq!(vuller.klaar(&mut pakket).unwrap().ververst.len(), 2);
    assert_eq!(tekst_van(&pakket).matches(">drie<").count(), 2);
}
