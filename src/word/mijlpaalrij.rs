//! Een rij van een tabel van een ander schrijven, in de opmaak van een rij die er al staat.
//!
//! De cellen van ons zijn elk apart een besturingselement midden in hun alinea; de andere blijven leeg voor mensen.

use crate::besturing::omhul;
use crate::inhoud::Regel;
use crate::tabel::{Cel, Rij};
use crate::{Schrijver, WordFout};

/// Wat in één cel komt: een of meer regels.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CelInhoud {
    /// De kolom, vanaf 0.
    pub kolom: usize,
    /// De sleutel van het besturingselement.
    pub sleutel: String,
    /// Wat een mens in Word ziet.
    pub alias: String,
    /// De regels, onder elkaar.
    pub regels: Vec<Regel>,
}

/// Een rij zoals `voorbeeld`, met onze cellen gevuld en de andere leeg.
///
/// # Errors
/// Als de opmaak van het voorbeeld niet te lezen is of een sleutel niet deugt.
pub fn rij(schrijver: &mut Schrijver, voorbeeld: &Rij, cellen: &[CelInhoud]) -> Result<String, WordFout> {
    let mut uit = format!("<w:tr>{}", voorbeeld.rijopmaak);
    for (kolom, cel) in voorbeeld.cellen.iter().enumerate() {
        uit.push_str("<w:tc>");
        uit.push_str(&cel.celopmaak);
        uit.push_str("<w:p>");
        uit.push_str(&cel.alineaopmaak);
        for inhoud in cellen.iter().filter(|c| c.kolom == kolom && !c.regels.is_empty()) {
            uit.push_str(&omhul(&inhoud.sleutel, &inhoud.alias, &regels(schrijver, cel, &inhoud.regels)?)?);
        }
        uit.push_str("</w:p></w:tc>");
    }
    uit.push_str("</w:tr>");
    Ok(uit)
}

/// Regels midden in een alinea, met een regeleinde ertussen.
fn regels(schrijver: &mut Schrijver, cel: &Cel, regels: &[Regel]) -> Result<String, WordFout> {
    let rpr = cel.tekstopmaak().map(niet_vet);
    let rpr = rpr.as_deref().map(str::as_bytes);
    let mut uit = String::new();
    for (nummer, regel) in regels.iter().enumerate() {
        if nummer > 0 {
            uit.push_str("<w:r><w:br/></w:r>");
        }
        uit.push_str(&String::from_utf8_lossy(&schrijver.regel(regel, rpr)?));
    }
    Ok(uit)
}

/// Een hele cel in vet leest niet; het format zet in lege cellen vet klaar.
fn niet_vet(rpr: &str) -> String {
    rpr.replace("<w:b/>", "").replace("<w:bCs/>", "")
}

impl Cel {
    /// De tekenopmaak van de eerste alinea (`<w:rPr>…</w:rPr>`), om over te nemen.
    #[must_use]
    pub fn tekstopmaak(&self) -> Option<&str> {
        let begin = self.alineaopmaak.find("<w:rPr>")?;
        let eind = self.alineaopmaak.rfind("</w:rPr>")? + "</w:rPr>".len();
        self.alineaopmaak.get(begin..eind)
    }

    /// De sleutel van de stijl van de eerste alinea.
    #[must_use]
    pub fn alineastijl(&self) -> Option<&str> {
        waarde(&self.alineaopmaak, "<w:pStyle ", "w:val=\"")
    }

    /// De breedte van de cel in twips, als zij in twips gegeven is.
    #[must_use]
    pub fn breedte(&self) -> Option<u32> {
        let twips = waarde(&self.celopmaak, "<w:tcW ", "w:type=\"")? == "dxa";
        waarde(&self.celopmaak, "<w:tcW ", "w:w=\"")?.parse().ok().filter(|_| twips)
    }
}

/// De waarde van een attribuut van een element in een stuk opmaak.
fn waarde<'a>(xml: &'a str, element: &str, attribuut: &str) -> Option<&'a str> {
    let (_, rest) = xml.split_once(element)?;
    let (binnen, _) = rest.split_once('>')?;
    let (_, na) = binnen.split_once(attribuut)?;
    na.split_once('"').map(|(waarde, _)| waarde)
}
