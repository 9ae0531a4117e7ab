//! Blokken schrijven als WordprocessingML, in elk document: met zijn stijlen, nummers en verwijzingen.
//!
//! Een [`Schrijver`] hoort bij één document. Hij kent wat daar vergeven is en houdt bij wat erbij komt; pas
//! [`Schrijver::afronden`] verandert het pakket, en alleen door toe te voegen. Waar de blokken komen te staan, weet
//! hij niet.

mod alinea;
mod breedte;
mod figuur;
mod inhoudsopgave;
pub(crate) mod invoegen;
mod nakijken;
mod nummering;
mod opmaak;
#[cfg(test)]
mod proeven;
pub(crate) mod relaties;
mod stand;
mod tabel;
pub(crate) mod xml;

use inhoudsopgave::Koppen;
use nummering::Nummering;
use relaties::{Relaties, Soorten};
use stand::Stand;
use xml::Xml;

pub(crate) use alinea::{Alinea, stuk as stuk_xml, veld};
pub(crate) use opmaak::Opmaak;

use crate::besturing_tag::merk;
use crate::inhoud::{Inhoud, Nadruk, Regel, Stuk};
use crate::media::Media;
use crate::stijlen::{self, Stijl, Stijlen};
use crate::xml::Boom;
use crate::{Pakket, WordFout};

const SOORT_STIJLEN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml";
const SOORT_LIJSTEN: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml";

/// Schrijft blokken voor één document.
#[derive(Clone, Debug)]
pub struct Schrijver {
    hoofddeel: String,
    relaties: Relaties,
    soorten: Soorten,
    stijlen: Stijlen,
    nummering: Nummering,
    media: Media,
    stand: Stand,
    opmaak: Opmaak,
    alineastijl: Option<String>,
    /// Waar de bladwijzers in koppen en bijschriften mee beginnen.
    merk: Option<String>,
    /// De volgende alinea begint op een nieuwe bladzijde.
    pagina: bool,
}

impl Schrijver {
    /// Leest wat in het document vergeven is.
    ///
    /// # Errors
    /// Als een deel van het document beschadigd is.
    pub fn nieuw(pakket: &Pakket) -> Result<Self, WordFout> {
        Self::vervangend(pakket, &|_| false)
    }

    /// Als [`Schrijver::nieuw`], voor een document waarin besturingselementen opnieuw geschreven worden: van wie
    /// `vervangt` het label (`w:tag`) kent, komen nummers en omschrijvingen vrij, zodat een tweede keer hetzelfde geeft.
    ///
    /// # Errors
    /// Als een deel van het document beschadigd is.
    pub fn vervangend(pakket: &Pakket, vervangt: &dyn Fn(&str) -> bool) -> Result<Self, WordFout> {
        const MET_TEKENINGEN: &[&str] = &["header", "footer", "footnotes", "endnotes", "comments"];
        let hoofddeel = pakket.hoofddeel().to_owned();
        let relaties = Relaties::lees(pakket, &hoofddeel)?;
        let map = hoofddeel.rsplit_once('/').map_or_else(String::new, |(map, _)| format!("{map}/"));
        vereis_gewone_namen(pakket)?;
        let mut stand = Stand::default();
        for deel in std::iter::once(hoofddeel.as_str()).chain(relaties.doelen(MET_TEKENINGEN)) {
            if let Some(bytes) = pakket.deel(deel) {
                stand.lees(deel, bytes, vervangt)?;
            }
        }
        let pad = relaties.doel("styles").map_or_else(|| format!("{map}styles.xml"), str::to_owned);
        let stijlen = Stijlen::lees(&pad, pakket.deel(&pad).unwrap_or(stijlen::LEEG.as_bytes()))?;
        let pad_lijsten = relaties.doel("numbering").map_or_else(|| format!("{map}numbering.xml"), str::to_owned);
        let nummering = Nummering::lees(&pad_lijsten, pakket.deel(&pad_lijsten))?;
        let mut schrijver = Self {
            hoofddeel,
            relaties,
            soorten: Soorten::default(),
            stijlen,
            nummering,
            media: Media::default(),
            stand,
            opmaak: Opmaak::default(),
            alineastijl: None,
            merk: None,
            pagina: false,
        };
        if pakket.deel(&pad).is_none() {
            schrijver.relaties.geef("styles", &pad);
            schrijver.soorten.delen.insert((pad, SOORT_STIJLEN));
        }
        Ok(schrijver)
    }

    /// De opmaak van de plek waar de volgende blokken komen: de tekenopmaak (`<w:rPr>…</w:rPr>`) en de sleutel van de
    /// alineastijl. Geldt voor gewone tekst, lijsten, kaders en tabellen, tot de volgende aanroep.
    ///
    /// # Errors
    /// Als de opmaak geen goede XML is.
    pub fn plek(&mut self, rpr: Option<&[u8]>, alineastijl: Option<&str>) -> Result<(), WordFout> {
        self.opmaak = self.lees_opmaak(rpr)?;
        self.alineastijl = alineastijl.map(str::to_owned);
        Ok(())
    }

    /// De sleutel van het stuk waar de volgende blokken bij horen: hun koppen en bijschriften krijgen een bladwijzer,
    /// zodat het stuk ook zonder besturingselement te kennen is. Geldt tot de volgende aanroep.
    pub fn hoort_bij(&mut self, sleutel: Option<&str>) {
        self.merk = sleutel.map(merk);
    }

    /// Schrijft blokken als kinderen van een `w:body`, `w:tc` of `w:sdtContent`; `breedte_twips` is de breedte voor
    /// tekst op die plek. Eindigt altijd met een alinea, zoals Word in een cel eist.
    ///
    /// # Errors
    /// Als een figuur geen goede omschrijving of PNG heeft, of een tabel niet klopt: alle bezwaren tegelijk.
    pub fn blokken(&mut self, blokken: &[Inhoud], breedte_twips: u32) -> Result<Vec<u8>, WordFout> {
        let omschrijvingen = nakijken::nakijken(blokken, &self.stand.omschrijvingen)?;
        self.stand.omschrijvingen.extend(omschrijvingen);
        let mut xml = Xml::nieuw();
        let mut koppen = Koppen::van(blokken, self);
        self.pagina = false;
        for (nummer, blok) in blokken.iter().enumerate() {
            match blok {
                Inhoud::Tabel(tabel) => {
                    if tabel.bijschrift.is_empty() && self.neem_pagina() {
                        self.tussenalinea(&mut xml, true);
                    }
                    self.tabel(&mut xml, tabel, breedte_twips);
                    // Twee tabellen zonder alinea ertussen plakt Word aan elkaar.
                    if !blokken.get(nummer + 1..).is_some_and(begint_met_alinea) {
                        self.tussenalinea(&mut xml, false);
                    }
                }
                Inhoud::Figuur(figuur) => self.figuur(&mut xml, figuur, breedte_twips),
                Inhoud::Inhoudsopgave { .. } => self.inhoudsopgave(&mut xml, &koppen),
                Inhoud::NieuwePagina => self.pagina = true,
                Inhoud::Kop { niveau, tekst } => {
                    let bladwijzer = koppen.neem(*niveau).or_else(|| self.eigen_bladwijzer("k"));
                    self.kop(&mut xml, *niveau, tekst, bladwijzer.as_deref());
                }
                ander => self.tekstblok(&mut xml, ander),
            }
        }
        if self.neem_pagina() {
            self.tussenalinea(&mut xml, true);
        }
        Ok(xml.klaar())
    }

    /// Of een figuur in het document deze omschrijving al heeft; een tweede figuur met dezelfde is een fout.
    #[must_use]
    pub fn omschrijving_vergeven(&self, alt: &str) -> bool {
        self.stand.omschrijvingen.contains(alt)
    }

    /// Schrijft alleen de stukken van een regel (`w:r`), voor midden in een alinea; `rpr` is de opmaak die daar geldt.
    ///
    /// # Errors
    /// Als de opmaak geen goede XML is.
    pub fn regel(&mut self, regel: &Regel, rpr: Option<&[u8]>) -> Result<Vec<u8>, WordFout> {
        let opmaak = self.lees_opmaak(rpr)?;
        let codestijl = self.codestijl(std::iter::once(regel));
        let mut xml = Xml::nieuw();
        alinea::regel(&mut xml, regel, &opmaak, &codestijl);
        Ok(xml.klaar())
    }

    /// Zet in het pakket wat erbij kwam: stijlen, beelden, lijsten, verwijzingen en soorten. Delen waar niets bij
    /// komt, blijven onaangeraakt.
    ///
    /// # Errors
    /// Als een deel van het document beschadigd is.
    pub fn afronden(mut self, pakket: &mut Pakket) -> Result<(), WordFout> {
        if self.nummering.gewijzigd() && pakket.deel(&self.nummering.pad).is_none() {
            self.relaties.geef("numbering", &self.nummering.pad);
            self.soorten.delen.insert((self.nummering.pad.clone(), SOORT_LIJSTEN));
        }
        self.nummering.afronden(pakket)?;
        self.stijlen.afronden(pakket)?;
        self.media.afronden(pakket);
        self.relaties.afronden(pakket)?;
        self.soorten.afronden(pakket)
    }

    fn lees_opmaak(&self, rpr: Option<&[u8]>) -> Result<Opmaak, WordFout> {
        let tijdelijk = |id: &str| self.stijlen.naam(id).is_some_and(|n| n.eq_ignore_ascii_case("Placeholder Text"));
        rpr.map_or_else(|| Ok(Opmaak::default()), |rpr| Opmaak::lees(rpr, tijdelijk))
    }

    /// De sleutel van de codestijl, als er code is; anders komt die stijl er niet bij.
    fn codestijl<'a>(&mut self, mut regels: impl Iterator<Item = &'a Regel>) -> String {
        let code = regels.any(|r| r.iter().any(|s| s.nadruk == Nadruk::Code));
        if code { self.stijlen.id(Stijl::Code) } else { String::new() }
    }

    fn neem_pagina(&mut self) -> bool {
        std::mem::take(&mut self.pagina)
    }

    fn tussenalinea(&mut self, xml: &mut Xml, nieuwe_pagina: bool) {
        Alinea { plat: true, nieuwe_pagina, ..Alinea::default() }.open(xml);
        xml.sluit("w:p");
    }

    fn kop(&mut self, xml: &mut Xml, niveau: u8, tekst: &Regel, bladwijzer: Option<&str>) {
        let stijl = self.stijlen.id(Stijl::Kop(niveau));
        let codestijl = self.codestijl(std::iter::once(tekst));
        let alinea =
            Alinea { stijl: Some(&stijl), bij_volgende: true, nieuwe_pagina: self.neem_pagina(), ..Alinea::default() };
        alinea.open(xml);
        let nummer = self.open_bladwijzer(xml, bladwijzer);
        alinea::regel(xml, tekst, &Opmaak::default(), &codestijl);
        sluit_bladwijzer(xml, nummer.as_deref());
        xml.sluit("w:p");
    }

    /// Een vrije naam voor een bladwijzer van het stuk dat geschreven wordt.
    fn eigen_bladwijzer(&mut self, soort: &str) -> Option<String> {
        let merk = self.merk.clone()?;
        Some(self.stand.naam(|nummer| format!("{merk}{soort}{nummer}")))
    }

    fn open_bladwijzer(&mut self, xml: &mut Xml, naam: Option<&str>) -> Option<String> {
        let naam = naam?;
        let nummer = self.stand.bladwijzer().to_string();
        xml.leeg("w:bookmarkStart", &[("w:id", &nummer), ("w:name", naam)]);
        Some(nummer)
    }

    /// "Tabel 3: …", met het nummer als veld.
    fn bijschrift(&mut self, xml: &mut Xml, reeks: &str, tekst: &Regel, erboven: bool) {
        let stijl = self.stijlen.id(Stijl::Bijschrift);
        let codestijl = self.codestijl(std::iter::once(tekst));
        let nieuwe_pagina = erboven && self.neem_pagina();
        Alinea { stijl: Some(&stijl), bij_volgende: erboven, nieuwe_pagina, wit_ervoor: erboven, ..Alinea::default() }
            .open(xml);
        let gewoon = Opmaak::default();
        let naam = self.eigen_bladwijzer("b");
        let bladwijzer = self.open_bladwijzer(xml, naam.as_deref());
        alinea::stuk(xml, &format!("{reeks}\u{a0}"), Nadruk::Gewoon, &gewoon, "");
        let nummer = self.stand.volgnummer(reeks).to_string();
        alinea::veld(xml, &format!(" SEQ {reeks} \\* ARABIC "), &nummer);
        alinea::stuk(xml, ": ", Nadruk::Gewoon, &gewoon, "");
        alinea::regel(xml, tekst, &gewoon, &codestijl);
        sluit_bladwijzer(xml, bladwijzer.as_deref());
        xml.sluit("w:p");
    }

    fn tekstblok(&mut self, xml: &mut Xml, blok: &Inhoud) {
        let gewoon = Opmaak::default();
        match blok {
            Inhoud::Alinea(regel) => {
                let stijl = self.alineastijl.clone();
                self.alinea(xml, Alinea { stijl: stijl.as_deref(), ..Alinea::default() }, regel, None);
            }
            Inhoud::Lijst(punten) => {
                let stijl = self.stijlen.id(Stijl::Opsomming);
                let lijst = (!self.stijlen.nummert(Stijl::Opsomming)).then(|| self.nummering.opsomming());
                for punt in punten {
                    self.alinea(xml, Alinea { stijl: Some(&stijl), lijst, ..Alinea::default() }, punt, None);
                }
            }
            Inhoud::Checklijst(punten) => {
                let stijl = self.alineastijl.clone();
                for punt in punten {
                    let alinea = Alinea { stijl: stijl.as_deref(), hangend: Some(357), ..Alinea::default() };
                    self.alinea(xml, alinea, punt, None);
                }
            }
            Inhoud::Kader { woord, tekst } => {
                let stijl = self.stijlen.id(Stijl::Kader);
                let kop = [stuk(&format!("{woord}."), Nadruk::Sterk), stuk(" ", Nadruk::Gewoon)];
                let kop = kop.into_iter().filter(|_| !woord.is_empty());
                let regel = kop.chain(tekst.iter().cloned()).collect();
                self.alinea(xml, Alinea { stijl: Some(&stijl), ..Alinea::default() }, &regel, None);
            }
            Inhoud::Citaat { tekst, bron } => {
                let stijl = self.stijlen.id(Stijl::Citaat);
                let woorden = vec![stuk(&format!("„{tekst}”"), Nadruk::Gewoon)];
                let bij_volgende = !bron.is_empty();
                let alinea = Alinea { stijl: Some(&stijl), bij_volgende, ..Alinea::default() };
                self.alinea(xml, alinea, &woorden, None);
                if bij_volgende {
                    let stijl = self.stijlen.id(Stijl::Bron);
                    let bron = vec![stuk(bron, Nadruk::Gewoon)];
                    let alinea = Alinea { stijl: Some(&stijl), ..Alinea::default() };
                    self.alinea(xml, alinea, &bron, Some(&gewoon));
                }
            }
            Inhoud::Bron(regel) => {
                let stijl = self.stijlen.id(Stijl::Bron);
                self.alinea(xml, Alinea { stijl: Some(&stijl), ..Alinea::default() }, regel, Some(&gewoon));
            }
            // De andere blokken schrijft `blokken` zelf.
            _ => {}
        }
    }

    /// Een alinea; zonder opmaak geldt die van de plek.
    fn alinea(&mut self, xml: &mut Xml, alinea: Alinea<'_>, regel: &Regel, opmaak: Option<&Opmaak>) {
        let codestijl = self.codestijl(std::iter::once(regel));
        Alinea { nieuwe_pagina: self.neem_pagina(), ..alinea }.open(xml);
        alinea::regel(xml, regel, opmaak.unwrap_or(&self.opmaak), &codestijl);
        xml.sluit("w:p");
    }
}

/// Wat wij schrijven heet `w:…`; een document dat die naam anders gebruikt, zou stuk gaan.
fn vereis_gewone_namen(pakket: &Pakket) -> Result<(), WordFout> {
    const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
    let deel = pakket.hoofddeel();
    let bytes = pakket.deel(deel).ok_or_else(|| invoegen::kapot(deel, &"dit deel ontbreekt"))?;
    if Boom::lees(deel, bytes)?.kaal_volledig(0, "xmlns:w").as_deref() == Some(W) {
        return Ok(());
    }
    Err(WordFout(format!(
        "{deel}: dit document is opgeslagen in een soort waarin wij niet kunnen schrijven (Strict Open XML, of van een \
         ander programma). Sla het in Word op als gewoon Word-document (.docx) en kies het nog eens."
    )))
}

fn sluit_bladwijzer(xml: &mut Xml, nummer: Option<&str>) {
    if let Some(nummer) = nummer {
        xml.leeg("w:bookmarkEnd", &[("w:id", nummer)]);
    }
}

fn stuk(tekst: &str, nadruk: Nadruk) -> Stuk {
    Stuk { tekst: tekst.to_owned(), nadruk }
}

/// Of wat volgt met een alinea begint, zodat het na een tabel kan staan.
fn begint_met_alinea(blokken: &[Inhoud]) -> bool {
    match blokken {
        [Inhoud::Tabel(tabel), ..] => !tabel.bijschrift.is_empty(),
        // Een figuur zou tegen de tabel aan staan.
        [Inhoud::Figuur(_), ..] => false,
        [Inhoud::Lijst(punten) | Inhoud::Checklijst(punten), ..] => !punten.is_empty(),
        // Een tabel zonder bijschrift op een nieuwe bladzijde krijgt een alinea ervoor.
        [Inhoud::NieuwePagina, Inhoud::Tabel(_), ..] => true,
        [Inhoud::NieuwePagina, rest @ ..] => begint_met_alinea(rest),
        blokken => !blokken.is_empty(),
    }
}
