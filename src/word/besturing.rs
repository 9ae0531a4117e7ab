//! Inhoudsbesturingselementen (`w:sdt`) die van ons zijn: waaraan zij te kennen zijn, en of een mens ze bewerkte.
//!
//! Een element van ons draagt de tag `nw:SLEUTEL:VINGERAFDRUK`. De vingerafdruk is die van de zichtbare inhoud zoals wij
//! haar schreven; klopt zij niet meer met wat er staat, dan heeft een mens erin gewerkt. Weet niet wat er in moet komen.

use std::ops::Range;

use crate::besturing_tag::{GEEN, alias_van, controleer_sleutel, hex, ontleed_tag, tag};
use crate::plaats::Plaatsen;
use crate::xml::{Boom, NS_A, NS_MC, NS_PIC, NS_R, NS_W, NS_W14, NS_WP};
use crate::xml_tekens::veilig;
use crate::xml_zichtbaar::{Doel, Keuze, zichtbaar};
use crate::{Pakket, WordFout};

/// Waar een besturingselement om staat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Soort {
    /// Om alinea's en tabellen, in de tekst of in een cel.
    Blok,
    /// Om een stuk van een alinea.
    Tekst,
    /// Om rijen van een tabel.
    Rij,
    /// Om een cel van een tabel; dat maakt Word er soms van, wij niet.
    Cel,
}

/// Een besturingselement van ons in een document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bestaand {
    /// De sleutel uit de tag.
    pub sleutel: String,
    /// De vingerafdruk van wat wij schreven.
    pub vingerafdruk_in_tag: String,
    /// De vingerafdruk van wat er nu staat.
    pub vingerafdruk_nu: String,
    /// Waar het om staat.
    pub soort: Soort,
    /// Waar het staat, van `<w:sdt>` tot en met `</w:sdt>`, in bytes van het deel.
    pub bereik: Range<usize>,
    /// Waar het staat, voor een mens.
    pub plaats: String,
    /// De tekst die er nu staat.
    pub tekst: String,
    /// De breedte voor tekst in de cel of het tekstvak eromheen, in twips.
    pub breedte: Option<u32>,
    pub(crate) knoop: usize,
    pub(crate) waarde_van_tag: Range<usize>,
    pub(crate) inhoud_heel: Range<usize>,
}

impl Bestaand {
    /// De tag zoals zij in het document staat.
    #[must_use]
    pub fn tag(&self) -> String {
        tag(&self.sleutel, &self.vingerafdruk_in_tag)
    }

    /// Of een mens de inhoud wijzigde sinds wij haar schreven.
    #[must_use]
    pub fn bewerkt(&self) -> bool {
        self.vingerafdruk_in_tag != self.vingerafdruk_nu
    }
}

/// De besturingselementen van ons in een deel.
#[derive(Clone, Debug, Default)]
pub struct Besturing;

impl Besturing {
    /// Alle elementen van ons in een deel, in volgorde; ook die in een ander element staan.
    ///
    /// # Errors
    /// Als het deel er niet is of niet te lezen is.
    pub fn lees(pakket: &Pakket, deel: &str) -> Result<Vec<Bestaand>, WordFout> {
        let bytes = bytes_van(pakket, deel)?;
        let boom = Boom::lees(deel, bytes)?;
        let sommen = Sommen::lees(pakket, deel)?;
        Ok(bestaande(&boom, deel, &sommen))
    }

    /// Alle elementen van ons in het hele document: het deel, en wat erin staat.
    ///
    /// # Errors
    /// Als een deel niet te lezen is.
    pub fn lees_alle(pakket: &Pakket) -> Result<Vec<(String, Bestaand)>, WordFout> {
        let mut uit = Vec::new();
        for deel in tekstdelen(pakket)? {
            uit.extend(Self::lees(pakket, &deel)?.into_iter().map(|bestaand| (deel.clone(), bestaand)));
        }
        Ok(uit)
    }
}

/// De delen met tekst: de hoofdtekst en haar kop- en voetteksten, voetnoten en eindnoten, op naam.
///
/// # Errors
/// Als de verwijzingen van de hoofdtekst niet te lezen zijn.
pub fn tekstdelen(pakket: &Pakket) -> Result<Vec<String>, WordFout> {
    let mut uit = vec![pakket.hoofddeel().to_owned()];
    let mut bij: Vec<String> = pakket
        .relaties(pakket.hoofddeel())?
        .into_iter()
        .filter(|r| !r.extern_doel && matches!(r.kort_soort(), "header" | "footer" | "footnotes" | "endnotes"))
        .filter(|r| pakket.deel(&r.doel).is_some())
        .map(|r| r.doel)
        .collect();
    bij.sort();
    bij.dedup();
    uit.extend(bij);
    Ok(uit)
}

/// Zet een element van ons om XML; de vingerafdruk en het nummer worden bij het invoegen ingevuld.
///
/// `alias` is wat een mens in Word ziet. Werkt om alinea's, tabellen, rijen en stukken van een alinea; XML waarin zelf
/// zulke elementen staan mag ook (een rij met cellen die apart ververst worden).
///
/// # Errors
/// Als de sleutel niet in een tag past.
pub fn omhul(sleutel: &str, alias: &str, xml: &str) -> Result<String, WordFout> {
    controleer_sleutel(sleutel)?;
    Ok(format!(
        "<w:sdt><w:sdtPr><w:alias w:val=\"{}\"/><w:tag w:val=\"nw:{sleutel}:{GEEN}\"/><w:id w:val=\"0\"/><w:richText/></w:sdtPr><w:sdtContent>{xml}</w:sdtContent></w:sdt>",
        veilig(&alias_van(alias))
    ))
}

pub(crate) fn bytes_van<'p>(pakket: &'p Pakket, deel: &str) -> Result<&'p [u8], WordFout> {
    pakket.deel(deel).ok_or_else(|| WordFout::nieuw(format!("het document heeft geen deel \"{deel}\"")))
}

/// De sommen van de afbeeldingen van een deel, op de naam waaronder het ze noemt.
pub(crate) struct Sommen(Vec<(String, String)>);

impl Sommen {
    pub(crate) fn lees(pakket: &Pakket, deel: &str) -> Result<Self, WordFout> {
        let mut sommen = Vec::new();
        for relatie in pakket.relaties(deel)?.into_iter().filter(|r| r.kort_soort() == "image") {
            let som = pakket.deel(&relatie.doel).map_or_else(|| relatie.doel.clone(), |bytes| hex(bytes, 32));
            sommen.push((relatie.id, som));
        }
        Ok(Self(sommen))
    }

    pub(crate) fn geef(&self, id: &str) -> String {
        self.0.iter().find(|(naam, _)| naam == id).map(|(_, som)| som.clone()).unwrap_or_default()
    }
}

const ALLES: Keuze = Keuze { doel: Doel::Vergelijken, zonder_eigen: false, zonder_tekstvak: false };

/// De vingerafdruk van de zichtbare inhoud van een knoop.
pub(crate) fn vingerafdruk(boom: &Boom<'_>, index: usize, sommen: &Sommen) -> String {
    hex(zichtbaar(boom, index, ALLES, &|id| sommen.geef(id)).as_bytes(), 6)
}

/// De zichtbare inhoud om mee te vergelijken.
pub(crate) fn inhoud_om_te_vergelijken(boom: &Boom<'_>, index: usize, sommen: &Sommen) -> String {
    zichtbaar(boom, index, ALLES, &|id| sommen.geef(id))
}

pub(crate) fn bestaande(boom: &Boom<'_>, deel: &str, sommen: &Sommen) -> Vec<Bestaand> {
    let mut uit = Vec::new();
    let plaatsen = Plaatsen::van(boom, deel);
    for index in 0..boom.aantal() {
        if !boom.is_w(index, "sdt") {
            continue;
        }
        let Some((knoop, tag)) =
            boom.knoop(index).zip(boom.kind_w(index, "sdtPr").and_then(|pr| boom.kind_w(pr, "tag")))
        else {
            continue;
        };
        let (Some(waarde), Some(waarde_van_tag)) = (boom.val(tag), boom.plaats_van_val(tag)) else { continue };
        let Some((sleutel, afdruk)) = ontleed_tag(&waarde) else { continue };
        let Some((inhoud_index, inhoud)) =
            boom.kind_w(index, "sdtContent").and_then(|i| boom.knoop(i).map(|knoop| (i, knoop)))
        else {
            continue;
        };
        uit.push(Bestaand {
            sleutel: sleutel.to_owned(),
            vingerafdruk_in_tag: afdruk.to_owned(),
            vingerafdruk_nu: vingerafdruk(boom, inhoud_index, sommen),
            soort: soort_van(boom, index),
            bereik: knoop.bereik(),
            plaats: plaatsen.geef(index),
            tekst: zichtbaar(
                boom,
                inhoud_index,
                Keuze { doel: Doel::Lezen, zonder_eigen: false, zonder_tekstvak: false },
                &|_| String::new(),
            ),
            breedte: crate::ruimte::breedte(boom, index),
            knoop: index,
            waarde_van_tag,
            inhoud_heel: inhoud.bereik(),
        });
    }
    uit
}

fn soort_van(boom: &Boom<'_>, index: usize) -> Soort {
    for ouder in boom.ouders(index) {
        match boom.naam(ouder) {
            "p" | "hyperlink" => return Soort::Tekst,
            "tbl" => return Soort::Rij,
            "tr" => return Soort::Cel,
            "sdt" | "sdtContent" | "ins" | "moveTo" | "customXml" | "smartTag" => {}
            _ => return Soort::Blok,
        }
    }
    Soort::Blok
}

/// Verklaringen die een stuk XML nodig heeft en die de wortel van het deel of het omhulsel niet al geeft.
pub(crate) fn verklaringen(boom: &Boom<'_>, omhulsel: usize, xml: &str) -> String {
    let mut uit = String::new();
    for (voorvoegsel, uri) in
        [("w", NS_W), ("r", NS_R), ("wp", NS_WP), ("a", NS_A), ("pic", NS_PIC), ("mc", NS_MC), ("w14", NS_W14)]
    {
        let gebruikt = xml.contains(&format!("<{voorvoegsel}:")) || xml.contains(&format!(" {voorvoegsel}:"));
        let naam = format!("xmlns:{voorvoegsel}");
        // Het omhulsel gaat voor: daar kan het voorvoegsel iets anders zijn dan in de wortel.
        let geldt = boom.kaal_volledig(omhulsel, &naam).or_else(|| boom.kaal_volledig(0, &naam));
        if gebruikt && geldt.as_deref() != Some(uri) {
            uit.push_str(&format!(" {naam}=\"{uri}\""));
        }
    }
    uit
}
