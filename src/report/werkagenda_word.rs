//! De werkagenda in Word: een format of sjabloon vullen, bijwerken, of zelf opmaken.
//!
//! Legt de inhoud van [`crate::werkagenda`] op de plaatsen die [`normwijzer_word`] in een document vindt. Wat het
//! programma schrijft staat in een inhoudsbesturingselement; wat mensen schreven blijft. Bytes erin, bytes eruit.

mod bladen;
mod controle;
mod eigen;
mod mijlpalen;
mod stukken;
#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing, clippy::panic)]
mod tests;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use normwijzer_word::besturing::{Besturing, tekstdelen};
use normwijzer_word::secties::Structuur;
use normwijzer_word::velden::{self as plaatshouders, Vervanging};
use normwijzer_word::{Bewaard, Pakket, Plek, Schrijver, Verslag, Vuller, WordFout, ruim_op};

use crate::document::Figuur;
use crate::docx::Beeld;
use crate::werkagenda::{Veld, Werkagenda};

pub use controle::{Controle, Onderwerp, Stand, controleer};
pub use eigen::{Opmaak, eigen};

use bladen::Bladen;
use stukken::{Stukken, Vulling, alias, sleutel_van_mijlpaal};

/// De breedte voor tekst waar het document haar niet geeft: A4 met marges van 2,5 cm, in twips.
const BREEDTE: u32 = 9_072;

/// Wat er in een document komt.
#[derive(Clone, Copy)]
pub struct Inhoud<'a> {
    /// De tekst per paragraaf.
    pub werkagenda: &'a Werkagenda,
    /// Wat er op de plaats van een plaatshouder komt.
    pub velden: &'a [Veld],
    /// Het beeld bij een figuur; zonder grafieken geeft dit niets.
    pub beeld: &'a dyn Fn(&Figuur) -> Option<Beeld>,
}

/// Een gevuld document.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Gevuld {
    /// Het document.
    pub bytes: Vec<u8>,
    /// Hoeveel stukken tekst erbij kwamen.
    pub ingevoegd: usize,
    /// Hoeveel stukken ververst zijn.
    pub ververst: usize,
    /// Hoeveel stukken al klopten.
    pub gelijk: usize,
    /// Hoeveel stukken weggehaald zijn, omdat de berekening ze niet meer geeft.
    pub verwijderd: usize,
    /// Wat bleef omdat een mens eraan kwam.
    pub bewaard: Vec<Bewaard>,
    /// Paragrafen waar een norm over gaat en die het document niet heeft.
    pub zonder_paragraaf: Vec<String>,
    /// Wat mensen nog moeten invullen, per paragraaf.
    pub nog_in_te_vullen: Vec<String>,
}

/// Vult een document: het officiële format, een sjabloon met plaatshouders, of een eerder gevuld document.
///
/// # Errors
/// Als het document niet (veilig) te lezen is, plaatshouders niet kloppen, of er niets te vullen is.
pub fn vul(bytes: &[u8], inhoud: &Inhoud<'_>) -> Result<Gevuld, WordFout> {
    vul_pakket(Pakket::open(bytes)?, inhoud)
}

fn vul_pakket(mut pakket: Pakket, inhoud: &Inhoud<'_>) -> Result<Gevuld, WordFout> {
    if pakket.is_sjabloon() {
        pakket.maak_document();
    }
    let houders = plaatshouders::zoek(&pakket)?;
    // De tabellen en figuren onder een paragraaf hebben alleen in onze eigen opmaak een plaatshouder.
    let onder: Vec<String> = inhoud.werkagenda.secties.iter().map(|s| stukken::onder(&s.id)).collect();
    let namen: Vec<&str> =
        inhoud.velden.iter().map(|v| v.naam.as_str()).chain(onder.iter().map(String::as_str)).collect();
    plaatshouders::controleer_namen(&houders, &namen)?;
    let structuur = Structuur::lees(&pakket)?;
    let bestaand = Besturing::lees_alle(&pakket)?;
    let bijlagen = controle::bijlagen(&pakket)?;
    let stukken = Stukken::new(inhoud);
    let heeft_paragraaf = inhoud.werkagenda.secties.iter().any(|s| structuur.sectie(&s.id).is_some());
    if houders.is_empty() && bestaand.is_empty() && !heeft_paragraaf {
        return Err(WordFout(
            "dit document heeft geen paragrafen van het format (2a, 2b, …) en geen plaatshouders zoals [[2b.situatie]]; \
             kies het officiële format of een sjabloon met plaatshouders (normwijzer werkagenda velden)"
                .to_owned(),
        ));
    }
    let vrij: BTreeSet<String> = bestaand.iter().filter(|(_, b)| !b.bewerkt()).map(|(_, b)| b.tag()).collect();
    let schrijver = Schrijver::vervangend(&pakket, &|tag| vrij.contains(tag))?;
    let bewerkt: BTreeSet<&str> =
        bestaand.iter().filter(|(_, b)| b.bewerkt()).map(|(_, b)| b.sleutel.as_str()).collect();
    let mut bladen = Bladen { schrijver, stukken: &stukken, bewerkt: &bewerkt };
    let hoofddeel = pakket.hoofddeel().to_owned();
    let mut vullers = Vec::new();
    for deel in tekstdelen(&pakket)? {
        let mut vuller = Vuller::nieuw(&pakket, &deel)?;
        let mut gemaakt = BTreeSet::new();
        let mut begin = 0;
        if deel == hoofddeel {
            let breedte = structuur.tekstbreedte.unwrap_or(BREEDTE);
            let eerste =
                inhoud.werkagenda.secties.iter().filter_map(|s| structuur.sectie(&s.id)).map(|s| s.bereik.start);
            begin = eerste.min().unwrap_or_default();
            // Wat voor de eerste paragraaf staat, heeft de eerste nummers van tabellen en figuren.
            overige(&mut vuller, &mut bladen, &gemaakt, structuur.tekstbreedte.unwrap_or(BREEDTE), 0..begin)?;
            gemaakt = paragrafen(&mut vuller, &mut bladen, &structuur, inhoud, &houders)?;
            plaatshouders_in(&mut vuller, &mut bladen, &houders, (&deel, &hoofddeel), breedte, &mut gemaakt)?;
            // Wie de bijlage uit een gevuld document haalde, krijgt haar niet terug.
            let met_bijlage = bestaand.is_empty()
                || bestaand.iter().any(|(_, b)| b.sleutel == stukken::BIJLAGE)
                || vuller.staat_los(stukken::BIJLAGE).is_some();
            if heeft_paragraaf && houders.is_empty() && met_bijlage {
                slot(&mut vuller, &mut bladen, &structuur, &mut gemaakt)?;
            }
        } else {
            plaatshouders_in(&mut vuller, &mut bladen, &houders, (&deel, &hoofddeel), BREEDTE, &mut gemaakt)?;
        }
        overige(&mut vuller, &mut bladen, &gemaakt, structuur.tekstbreedte.unwrap_or(BREEDTE), begin..usize::MAX)?;
        vullers.push(vuller);
    }
    bladen.schrijver.afronden(&mut pakket)?;
    let mut samen = Gevuld::default();
    for vuller in vullers {
        samen.tel(vuller.klaar(&mut pakket)?);
    }
    samen.zonder_paragraaf =
        if houders.is_empty() { zonder_paragraaf(&structuur, inhoud, &bestaand, &bijlagen) } else { Vec::new() };
    samen.nog_in_te_vullen = controle::verantwoordelijken(&Structuur::lees(&pakket)?);
    // Van wat ververst is blijft geen oude grafiek onzichtbaar achter.
    ruim_op(&mut pakket)?;
    samen.bytes = pakket.bytes()?;
    Ok(samen)
}

impl Gevuld {
    fn tel(&mut self, verslag: Verslag) {
        self.ingevoegd += verslag.ingevoegd.len();
        self.ververst += verslag.ververst.len();
        self.gelijk += verslag.gelijk.len();
        self.verwijderd += verslag.verwijderd.len();
        self.bewaard.extend(verslag.bewaard);
    }
}

/// De cellen, mijlpalen en figuren van elke paragraaf die het document heeft.
fn paragrafen(
    vuller: &mut Vuller,
    bladen: &mut Bladen<'_>,
    structuur: &Structuur,
    inhoud: &Inhoud<'_>,
    houders: &[plaatshouders::Veld],
) -> Result<BTreeSet<String>, WordFout> {
    let mut gemaakt = BTreeSet::new();
    for sectie in &inhoud.werkagenda.secties {
        let Some(hier) = structuur.sectie(&sectie.id) else { continue };
        let begin = format!("{}.", sectie.id);
        let eerder = vuller.bestaand().iter().any(|b| b.sleutel.starts_with(&begin))
            || vuller.staat_los(&stukken::onder(&sectie.id)).is_some();
        for (onderdeel, _) in &sectie.cellen {
            let Some(rij) = hier.onderdeel(onderdeel.label()) else { continue };
            let sleutel = format!("{}.{}", sectie.id, onderdeel.sleutel());
            // Er staat tekst, van ons element is niets over: een mens nam haar over. Erbij schrijven zou haar verdubbelen.
            let overgenomen = eerder && !rij.cel.leeg && !rij.cel.sleutels.contains(&sleutel);
            if overgenomen && bladen.stukken.veld(&sleutel).is_some() {
                vuller.laat(&sleutel, rij.cel.bereik.clone());
            } else {
                bladen.in_cel(vuller, &sleutel, &rij.cel)?;
            }
            gemaakt.insert(sleutel);
        }
        gemaakt.extend(mijlpalen::vul(vuller, bladen, hier, sectie)?);
        let sleutel = stukken::onder(&sectie.id);
        let heeft_houder = houders.iter().any(|h| h.naam == sleutel);
        if !heeft_houder && (hier.mijlpalen.is_some() || !hier.rijen.is_empty()) {
            let breedte = hier.tekstbreedte.or(structuur.tekstbreedte).unwrap_or(BREEDTE);
            bladen.blok(vuller, &sleutel, Some(Plek::op(hier.einde).binnen(hier.bereik.clone())), breedte)?;
            gemaakt.insert(sleutel);
        }
    }
    Ok(gemaakt)
}

/// De bijlage achteraan, bij een format; een sjabloon zegt zelf waar zij komt.
fn slot(
    vuller: &mut Vuller,
    bladen: &mut Bladen<'_>,
    structuur: &Structuur,
    gemaakt: &mut BTreeSet<String>,
) -> Result<(), WordFout> {
    let plek = Some(Plek::op(structuur.einde));
    if gemaakt.insert(stukken::BIJLAGE.to_owned()) {
        bladen.blok(vuller, stukken::BIJLAGE, plek, structuur.tekstbreedte.unwrap_or(BREEDTE))?;
    }
    Ok(())
}

fn plaatshouders_in(
    vuller: &mut Vuller,
    bladen: &mut Bladen<'_>,
    houders: &[plaatshouders::Veld],
    (deel, hoofddeel): (&str, &str),
    breedte: u32,
    gemaakt: &mut BTreeSet<String>,
) -> Result<(), WordFout> {
    let mut fouten = Vec::new();
    for houder in houders.iter().filter(|h| h.deel == deel) {
        let Some(stuk) = bladen.stukken.houder(&houder.naam) else { continue };
        if deel != hoofddeel && bladen.stukken.heeft_figuur(stuk) {
            fouten.push(format!(
                "{}: [[{}]] is een figuur; die kan alleen in de hoofdtekst staan. Zet hem daar, of kies hier een tabel of getal",
                houder.plaats, houder.naam
            ));
            continue;
        }
        let gezet = match stuk {
            Vulling::Regel(zin) => {
                let tekst = zin.to_string();
                plaatshouders::vervang(vuller, houder, &houder.naam, &alias(&houder.naam), Vervanging::Tekst(&tekst))
            }
            Vulling::Blokken(_) | Vulling::Niets => {
                let xml = bladen.xml(&houder.naam, houder.breedte.unwrap_or(breedte))?;
                plaatshouders::vervang(vuller, houder, &houder.naam, &alias(&houder.naam), Vervanging::Blok(&xml))
            }
        };
        fouten.extend(gezet.err().map(|f| f.0));
        gemaakt.insert(houder.naam.clone());
    }
    if fouten.is_empty() { Ok(()) } else { Err(WordFout(fouten.join("\n"))) }
}

/// Wat van een vorige keer is en nu geen plaats kreeg: verversen, of weghalen als de berekening het niet meer geeft.
fn overige(
    vuller: &mut Vuller,
    bladen: &mut Bladen<'_>,
    gemaakt: &BTreeSet<String>,
    breedte: u32,
    waar: Range<usize>,
) -> Result<(), WordFout> {
    let mut keren: BTreeMap<String, usize> = BTreeMap::new();
    // Op volgorde van het document: zo lopen de nummers van tabellen en figuren op.
    let bestaand: Vec<(String, Option<u32>, usize)> =
        vuller.bestaand().iter().map(|b| (b.sleutel.clone(), b.breedte, b.bereik.start)).collect();
    for (sleutel, eigen_breedte, plaats) in bestaand {
        let keer = keren.entry(sleutel.clone()).or_default();
        let nummer = *keer;
        *keer += 1;
        // Een cel van een rij gaat met haar rij mee.
        if !waar.contains(&plaats)
            || gemaakt.contains(&sleutel)
            || sleutel_van_mijlpaal(&sleutel).is_some_and(|rij| rij != sleutel)
        {
            continue;
        }
        let xml = match bladen.stukken.houder(&sleutel) {
            Some(Vulling::Regel(zin)) => bladen.tekst(zin)?,
            Some(Vulling::Blokken(_) | Vulling::Niets) => bladen.xml(&sleutel, eigen_breedte.unwrap_or(breedte))?,
            None => {
                vuller.verwijder(&sleutel);
                continue;
            }
        };
        vuller.ververs(&sleutel, &alias(&sleutel), &xml, nummer)?;
    }
    Ok(())
}

/// De paragrafen met normen waarvan niets in het document terechtkwam.
fn zonder_paragraaf(
    structuur: &Structuur,
    inhoud: &Inhoud<'_>,
    bestaand: &[(String, normwijzer_word::besturing::Bestaand)],
    bijlagen: &[Range<usize>],
) -> Vec<String> {
    let heeft = |id: &str| structuur.sectie(id).is_some_and(|s| !bijlagen.iter().any(|b| b.contains(&s.bereik.start)));
    let mist = |id: &str| !heeft(id) && !bestaand.iter().any(|(_, b)| b.sleutel.starts_with(&format!("{id}.")));
    let secties = inhoud.werkagenda.secties.iter().filter(|s| mist(&s.id));
    secties.map(|s| format!("{} {}", s.id, s.titel)).collect()
}
