//! Wat een lezer van een stuk document ziet, los van hoe Word het opschreef: als tekst, en als vingerafdruk.
//!
//! Word bewaart dezelfde tekst telkens anders (andere runs, rsid's, proofErr, lege opmaak). Twee keer dezelfde zichtbare
//! inhoud geeft hier dezelfde tekst. De uitkomst van velden (volgnummers, inhoudsopgave) telt niet in de vingerafdruk:
//! Word rekent die zelf na. Wat iemand eraan hing (opmerking, voetnoot, verwijzing) telt wel, want het ging anders verloren.

use crate::besturing_tag::ontleed_tag;
use crate::xml::{Boom, Ruimte};

/// Waarvoor gelezen wordt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Doel {
    /// Om te vergelijken: met de grenzen van cellen, afbeeldingen en wat eraan hangt, zonder de uitkomst van velden.
    Vergelijken,
    /// Om te lezen: alleen tekst, ook de uitkomst van velden, een alinea per regel.
    Lezen,
}

/// Wat meetelt.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Keuze {
    pub(crate) doel: Doel,
    /// Onze eigen besturingselementen overslaan: alleen wat mensen schreven.
    pub(crate) zonder_eigen: bool,
    /// Tekstvakken overslaan.
    pub(crate) zonder_tekstvak: bool,
}

/// De som van een afbeelding, gegeven de naam waaronder het deel haar noemt.
pub(crate) type Beeldsom<'f> = &'f dyn Fn(&str) -> String;

const CEL: char = '\u{1f}';
const RIJ: char = '\u{1e}';
const TABEL: char = '\u{1d}';
const DING: char = '\u{1c}';

/// De zichtbare inhoud van een knoop en wat eronder hangt.
pub(crate) fn zichtbaar(boom: &Boom<'_>, index: usize, keuze: Keuze, beeld: Beeldsom<'_>) -> String {
    let mut lezer = Lezer { boom, keuze, beeld, uit: String::new(), regel: String::new(), velden: Vec::new() };
    lezer.knoop(index);
    lezer.einde_regel();
    lezer.uit.trim_end_matches('\n').to_owned()
}

/// De tekst van een knoop, om te lezen, zonder tekstvakken.
pub(crate) fn leestekst(boom: &Boom<'_>, index: usize) -> String {
    zichtbaar(boom, index, Keuze { doel: Doel::Lezen, zonder_eigen: false, zonder_tekstvak: true }, &|_| String::new())
}

/// Eén spatie tussen woorden, geen aan de randen; een vaste spatie is ook een spatie.
pub(crate) fn knap_op(tekst: &str) -> String {
    let mut uit = String::with_capacity(tekst.len());
    for woord in tekst.split(char::is_whitespace).filter(|woord| !woord.is_empty()) {
        if !uit.is_empty() {
            uit.push(' ');
        }
        uit.push_str(woord);
    }
    uit
}

struct Lezer<'b, 'a> {
    boom: &'b Boom<'a>,
    keuze: Keuze,
    beeld: Beeldsom<'b>,
    uit: String,
    regel: String,
    /// Open velden; waar is "voorbij de scheiding" (de uitkomst).
    velden: Vec<bool>,
}

impl Lezer<'_, '_> {
    fn vergelijkt(&self) -> bool {
        self.keuze.doel == Doel::Vergelijken
    }

    /// Of wat nu komt niet meetelt omdat het in een veld staat.
    fn in_veld(&self) -> bool {
        if self.vergelijkt() { !self.velden.is_empty() } else { self.velden.iter().any(|uitkomst| !uitkomst) }
    }

    fn einde_regel(&mut self) {
        let regel = knap_op(&std::mem::take(&mut self.regel));
        // Een lege alinea is geen inhoud: Word en LibreOffice zetten er een bij waar een tabel een besturing afsluit.
        if !regel.is_empty() {
            self.uit.push_str(&regel);
            self.uit.push('\n');
        }
    }

    fn merk(&mut self, soort: &str, waarde: &str) {
        if self.vergelijkt() && !self.in_veld() {
            self.regel.push(DING);
            self.regel.push_str(soort);
            self.regel.push('=');
            self.regel.push_str(waarde);
            self.regel.push(' ');
        }
    }

    fn kinderen(&mut self, index: usize) {
        let boom = self.boom;
        for kind in boom.kinderen(index) {
            self.knoop(kind);
        }
    }

    fn grens(&mut self, teken: char) {
        self.einde_regel();
        if self.vergelijkt() && !self.in_veld() {
            self.uit.push(teken);
        }
    }

    fn knoop(&mut self, index: usize) {
        let boom = self.boom;
        let Some(knoop) = boom.knoop(index) else { return };
        match (knoop.ruimte, boom.naam(index)) {
            (Ruimte::W, naam) => self.word(index, naam),
            (Ruimte::M, "t") => self.tekst(index),
            (Ruimte::Mc, "AlternateContent") => {
                // Beide takken tonen hetzelfde; Word schrijft de tweede telkens opnieuw.
                if let Some(tak) = boom.kinderen(index).find(|kind| matches!(boom.naam(*kind), "Choice" | "Fallback")) {
                    self.kinderen(tak);
                }
            }
            (Ruimte::Wp, "docPr") => {
                let alt = boom.kaal(index, "descr").unwrap_or_default();
                self.merk("alt", &knap_op(&alt));
            }
            (Ruimte::A, "blip") => {
                let som = boom.attribuut(index, Ruimte::R, "embed").map(|id| (self.beeld)(&id)).unwrap_or_default();
                self.merk("beeld", &som);
            }
            (Ruimte::V, "imagedata") => {
                let som = boom.attribuut(index, Ruimte::R, "id").map(|id| (self.beeld)(&id)).unwrap_or_default();
                self.merk("beeld", &som);
            }
            _ => self.kinderen(index),
        }
    }

    fn tekst(&mut self, index: usize) {
        if !self.in_veld() {
            let tekst = self.boom.tekst(index);
            self.regel.push_str(&tekst);
        }
    }

    fn word(&mut self, index: usize, naam: &str) {
        let boom = self.boom;
        match naam {
            // Opmaak, en wat met bijgehouden wijzigingen weg is.
            "pPr" | "rPr" | "tblPr" | "tblGrid" | "tcPr" | "trPr" | "tblPrEx" | "sectPr" | "sdtPr" | "sdtEndPr"
            | "del" | "moveFrom" | "delText" | "instrText" | "delInstrText" | "rubyPr" => {}
            "t" => self.tekst(index),
            "tab" | "br" | "cr" | "ptab" if !self.in_veld() => self.regel.push(' '),
            "noBreakHyphen" if !self.in_veld() => self.regel.push('-'),
            "sym" => {
                let teken = boom.attribuut(index, Ruimte::W, "char").unwrap_or_default();
                self.merk("teken", &teken);
            }
            "fldSimple" if self.vergelijkt() => {}
            "fldChar" => match boom.attribuut(index, Ruimte::W, "fldCharType").as_deref() {
                Some("begin") => self.velden.push(false),
                Some("separate") => {
                    if let Some(veld) = self.velden.last_mut() {
                        *veld = true;
                    }
                }
                Some("end") => drop(self.velden.pop()),
                _ => {}
            },
            "p" => {
                // Een tekstvak staat midden in een alinea: de alinea eromheen gaat daarna verder.
                let eromheen = std::mem::take(&mut self.regel);
                self.kinderen(index);
                if self.in_veld() {
                    self.regel.push(' ');
                    let verder = std::mem::replace(&mut self.regel, eromheen);
                    self.regel.push_str(&verder);
                } else {
                    self.einde_regel();
                    self.regel = eromheen;
                }
            }
            "tbl" => {
                self.kinderen(index);
                self.grens(TABEL);
            }
            "tr" => {
                let weg = boom.kind_w(index, "trPr").is_some_and(|pr| boom.kind_w(pr, "del").is_some());
                if !weg {
                    self.kinderen(index);
                    self.grens(RIJ);
                }
            }
            "tc" => {
                self.kinderen(index);
                self.grens(CEL);
            }
            "sdt" => {
                if self.keuze.zonder_eigen && is_eigen(boom, index) {
                    return;
                }
                if let Some(inhoud) = boom.kind_w(index, "sdtContent") {
                    self.kinderen(inhoud);
                }
            }
            "txbxContent" if self.keuze.zonder_tekstvak => {}
            "drawing" | "pict" | "object" => {
                self.merk("beeld", "");
                self.kinderen(index);
            }
            "commentReference" | "commentRangeStart" | "commentRangeEnd" | "footnoteReference" | "endnoteReference" => {
                self.merk(naam, "");
            }
            "bookmarkStart" => {
                // `_GoBack` en dergelijke zet Word zelf; een eigen naam of `_Ref` betekent dat iemand ernaar verwijst.
                let bladwijzer = boom.attribuut(index, Ruimte::W, "name").unwrap_or_default();
                if !bladwijzer.starts_with('_') || bladwijzer.starts_with("_Ref") {
                    self.merk("bladwijzer", &bladwijzer);
                }
            }
            _ => self.kinderen(index),
        }
    }
}

/// Of een besturingselement van ons is.
fn is_eigen(boom: &Boom<'_>, index: usize) -> bool {
    let tag = boom.kind_w(index, "sdtPr").and_then(|pr| boom.kind_w(pr, "tag")).and_then(|tag| boom.val(tag));
    tag.is_some_and(|tag| ontleed_tag(&tag).is_some())
}
