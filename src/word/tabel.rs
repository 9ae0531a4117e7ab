//! Een tabel lezen zoals een mens haar ziet: rijen en cellen, ook met besturingselementen eromheen.

use std::ops::Range;

use crate::besturing_tag::ontleed_tag;
use crate::besturing_verslag::Plek;
use crate::xml::Boom;
use crate::xml_zichtbaar::{Doel, Keuze, leestekst, zichtbaar};

/// Een cel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cel {
    /// Van `<w:tc>` tot en met `</w:tc>`.
    pub bereik: Range<usize>,
    /// Alle tekst die er staat, een alinea per regel.
    pub tekst: String,
    /// Wat mensen schreven: de tekst buiten onze besturingselementen.
    pub menselijk: String,
    /// Er staat niets van een mens: geen tekst, geen afbeelding, geen opmerking.
    pub leeg: bool,
    /// De sleutels van onze besturingselementen, in volgorde.
    pub sleutels: Vec<String>,
    /// Waar iets nieuws komt: na wat er al staat, en zo dat de cel op een alinea eindigt.
    pub plek: Plek,
    /// De opmaak van de eerste alinea (`w:pPr`), om over te nemen.
    pub alineaopmaak: String,
    /// De opmaak van de cel (`w:tcPr`), om over te nemen.
    pub celopmaak: String,
}

/// Een rij.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rij {
    /// Van `<w:tr>` tot en met `</w:tr>`.
    pub bereik: Range<usize>,
    /// De cellen, in volgorde.
    pub cellen: Vec<Cel>,
    /// De sleutel van ons element om de rij heen.
    pub sleutel: Option<String>,
    /// De opmaak van de rij (`w:trPr`), om over te nemen.
    pub rijopmaak: String,
}

impl Rij {
    /// Geen cel waarin een mens iets schreef of wij iets zetten.
    #[must_use]
    pub fn leeg(&self) -> bool {
        self.sleutel.is_none() && self.cellen.iter().all(|cel| cel.leeg && cel.sleutels.is_empty())
    }
}

pub(crate) const MENSELIJK: Keuze = Keuze { doel: Doel::Vergelijken, zonder_eigen: true, zonder_tekstvak: false };

/// De rijen van een tabel, niet die van een tabel erin.
pub(crate) fn rijen(boom: &Boom<'_>, tabel: usize) -> Vec<Rij> {
    onder(boom, tabel, "tr", "tbl")
        .into_iter()
        .filter_map(|rij| {
            let cellen = onder(boom, rij, "tc", "tr").into_iter().filter_map(|cel| lees_cel(boom, cel)).collect();
            let sleutel =
                boom.ouders(rij).take_while(|ouder| *ouder != tabel).find_map(|ouder| sleutel_van(boom, ouder));
            Some(Rij { bereik: boom.knoop(rij)?.bereik(), cellen, sleutel, rijopmaak: opmaak(boom, rij, "trPr") })
        })
        .collect()
}

fn onder(boom: &Boom<'_>, omhulsel: usize, naam: &str, grens: &str) -> Vec<usize> {
    boom.nakomelingen(omhulsel)
        .filter(|knoop| {
            boom.is_w(*knoop, naam) && boom.ouders(*knoop).find(|ouder| boom.is_w(*ouder, grens)) == Some(omhulsel)
        })
        .collect()
}

/// De sleutel van een besturingselement van ons.
pub(crate) fn sleutel_van(boom: &Boom<'_>, sdt: usize) -> Option<String> {
    let tag = boom.kind_w(sdt, "sdtPr").and_then(|pr| boom.kind_w(pr, "tag")).and_then(|tag| boom.val(tag))?;
    ontleed_tag(&tag).map(|(sleutel, _)| sleutel.to_owned())
}

fn opmaak(boom: &Boom<'_>, knoop: usize, naam: &str) -> String {
    boom.kind_w(knoop, naam)
        .and_then(|pr| boom.knoop(pr))
        .map(|pr| boom.stuk(pr.bereik()).to_owned())
        .unwrap_or_default()
}

fn lees_cel(boom: &Boom<'_>, cel: usize) -> Option<Cel> {
    let knoop = boom.knoop(cel)?;
    let menselijk = zichtbaar(boom, cel, Keuze { doel: Doel::Lezen, ..MENSELIJK }, &|_| String::new());
    // Vergelijken ziet ook afbeeldingen en opmerkingen; het grensteken van de cel zelf telt niet.
    let ook_beeld = zichtbaar(boom, cel, MENSELIJK, &|_| String::new());
    let leeg = menselijk.trim().is_empty() && ook_beeld.chars().all(|t| t.is_control());
    let eerste = boom.nakomelingen(cel).find(|kind| boom.is_w(*kind, "p"));
    Some(Cel {
        bereik: knoop.bereik(),
        tekst: leestekst(boom, cel),
        menselijk,
        leeg,
        sleutels: boom
            .nakomelingen(cel)
            .filter(|kind| boom.is_w(*kind, "sdt"))
            .filter_map(|kind| sleutel_van(boom, kind))
            .collect(),
        plek: plek_in(boom, cel).binnen(knoop.bereik()),
        alineaopmaak: eerste.map(|p| opmaak(boom, p, "pPr")).unwrap_or_default(),
        celopmaak: opmaak(boom, cel, "tcPr"),
    })
}

/// Achteraan in een cel, tekstvak of koptekst, die op een alinea moet eindigen.
pub(crate) fn plek_in(boom: &Boom<'_>, omhulsel: usize) -> Plek {
    let laatste = boom.kinderen(omhulsel).last();
    let Some((laatste, knoop)) = laatste.and_then(|kind| boom.knoop(kind).map(|knoop| (kind, knoop))) else {
        return Plek::op(boom.knoop(omhulsel).map_or(0, |knoop| knoop.inhoud_einde));
    };
    let lege_alinea = boom.is_w(laatste, "p")
        && boom
            .nakomelingen(laatste)
            .all(|kind| !matches!(boom.naam(kind), "t" | "drawing" | "pict" | "object" | "fldChar"));
    if lege_alinea {
        return Plek::op(knoop.begin);
    }
    let mut plek = Plek::op(knoop.einde);
    // Met het voorvoegsel van dit document, want de alinea staat buiten ons element.
    let naam = boom.volledige_naam(omhulsel);
    plek.erna = format!("<{}/>", naam.split_once(':').map_or("p".to_owned(), |(voor, _)| format!("{voor}:p")));
    plek
}
