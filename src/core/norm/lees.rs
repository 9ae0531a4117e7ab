//! Normbestanden lezen: van bytes naar een [`NormSet`], met alle bevindingen tegelijk.
//!
//! Een map is een editie: `editie.toml` zegt van welk document, elk ander bestand is één paragraaf van het format
//! van de werkagenda. Weet niet waar de bytes vandaan komen.

use std::collections::BTreeMap;

use super::code;
use super::controle::controleer;
use super::geschreven::lees_norm;
use super::onderdelen::Namen;
use super::{Editie, Norm, NormSet, Sectie, StatusAzwa};
use crate::finding::Finding;
use crate::lezer::{Meldingen, Tabel, Vorm, kort, lees_document};

/// Het grootste aantal normbestanden in een stel.
pub const MEESTE_BESTANDEN: usize = 1000;

/// Het bestand dat zegt van welk document de normen in een map zijn.
const EDITIE: &str = "editie.toml";

/// De paragrafen van het format van de werkagenda, in volgorde.
const PARAGRAFEN: [&str; 14] =
    ["2a", "2b", "2c", "3a", "3a.1", "3a.2", "3a.3", "3b", "4a", "4b", "4c", "5a", "5b", "6a"];

/// Een normbestand zoals de schil het aanlevert.
#[derive(Clone, Debug)]
pub struct NormBestand<'a> {
    /// Het pad binnen de map met normen, met `/`: `azwa-d5/2026-04-20/2b-sociaal-verwijzen.toml`.
    pub pad: String,
    /// De bytes.
    pub inhoud: &'a [u8],
}

/// Leest en controleert een stel normbestanden.
///
/// De normen zijn er alleen als er geen fout is; waarschuwingen komen ook dan mee. Elke bevinding heeft bestand,
/// regel en kolom.
#[must_use]
pub fn lees(bestanden: &[NormBestand<'_>]) -> (Option<NormSet>, Vec<Finding>) {
    let mut lezer = Lezer::default();
    if bestanden.len() > MEESTE_BESTANDEN {
        let bericht =
            format!("Er zijn {} normbestanden; meer dan {MEESTE_BESTANDEN} wordt niet gelezen.", bestanden.len());
        return (None, vec![Finding::fout(code::TE_GROOT, bericht)]);
    }
    // Eerst de edities: de paragrafen in dezelfde map verwijzen ernaar.
    let (edities, paragrafen): (Vec<_>, Vec<_>) = bestanden.iter().partition(|b| map_en_naam(&b.pad).1 == EDITIE);
    for bestand in edities {
        lezer.lees_bestand(bestand, Lezer::editie);
    }
    for bestand in paragrafen {
        lezer.lees_bestand(bestand, Lezer::paragraaf);
    }
    lezer.klaar()
}

/// De vorm van een normbestand (een paragraaf): de sleutels waar de lezer naar vraagt, over deze bestanden samen. Geef
/// bestanden waarin elke soort norm voorkomt.
#[must_use]
pub fn vorm(bestanden: &[NormBestand<'_>]) -> Vorm {
    let mut lezer = Lezer::default();
    let paragrafen = bestanden.iter().filter(|b| map_en_naam(&b.pad).1 != EDITIE);
    paragrafen.map(|b| lezer.lees_bestand(b, Lezer::paragraaf)).fold(Vorm::default(), Vorm::met)
}

/// De map en de naam van een pad.
fn map_en_naam(pad: &str) -> (&str, &str) {
    pad.rsplit_once('/').unwrap_or(("", pad))
}

struct Lezer {
    /// De editie per map; `None` als haar bestand een fout bevat (dat is dan al gemeld).
    edities: BTreeMap<String, Option<Editie>>,
    secties: Vec<Sectie>,
    normen: Vec<Norm>,
    editie_namen: Namen,
    sectie_namen: Namen,
    norm_namen: Namen,
    bevindingen: Vec<Finding>,
}

impl Default for Lezer {
    fn default() -> Self {
        Self {
            edities: BTreeMap::new(),
            secties: Vec::new(),
            normen: Vec::new(),
            editie_namen: Namen::new("editie"),
            sectie_namen: Namen::new("paragraaf"),
            norm_namen: Namen::new("norm"),
            bevindingen: Vec::new(),
        }
    }
}

impl Lezer {
    /// Leest één bestand; een editie die niet te lezen is, is er wel, zodat haar paragrafen niet ook nog gemeld worden.
    fn lees_bestand(
        &mut self,
        bestand: &NormBestand<'_>,
        verwerk: fn(&mut Self, Tabel<'_>, &mut Meldingen<'_>),
    ) -> Vorm {
        let map = map_en_naam(&bestand.pad).0.to_owned();
        if map_en_naam(&bestand.pad).1 == EDITIE {
            self.edities.insert(map, None);
        }
        let (bevindingen, vorm) = lees_document(&code::CODES, &bestand.pad, bestand.inhoud, |t, m| verwerk(self, t, m));
        self.bevindingen.extend(bevindingen);
        vorm
    }

    fn editie(&mut self, mut t: Tabel<'_>, m: &mut Meldingen<'_>) {
        let id = t.verplichte_tekst("id", m);
        let titel = t.verplichte_tekst("titel", m);
        let versie = t.verplichte_tekst("versie", m);
        let uitgever = t.verplichte_tekst("uitgever", m);
        let mededeling = t.verplichte_tekst("mededeling", m);
        t.sluit(m);
        if let Some(id) = &id {
            self.editie_namen.noteer(id, m);
        }
        if let (Some(id), Some(titel), Some(versie), Some(uitgever), Some(mededeling)) =
            (id, titel, versie, uitgever, mededeling)
        {
            let map = map_en_naam(m.tekst.pad).0.to_owned();
            let editie = Editie {
                id: id.into_inner(),
                titel: titel.into_inner(),
                versie: versie.into_inner(),
                uitgever: uitgever.into_inner(),
                mededeling: mededeling.into_inner(),
            };
            self.edities.insert(map, Some(editie));
        }
    }

    fn paragraaf(&mut self, mut t: Tabel<'_>, m: &mut Meldingen<'_>) {
        let map = map_en_naam(m.tekst.pad).0.to_owned();
        let editie = self.edities.get(&map).cloned();
        if editie.is_none() {
            m.fout(
                code::EDITIE,
                0,
                format!("In de map van dit bestand staat geen {EDITIE}. Zet dat bestand erbij: het zegt uit welk document de normen komen."),
            );
        }
        let deel = t.deel("sectie", "[sectie]", m);
        let delen = t.delen("norm", "[[norm]]", m);
        let sectie = t.vereis("sectie", deel, m).and_then(|s| self.sectie(s.into_inner(), m));
        t.sluit(m);
        // Een norm wordt ook nagekeken als haar paragraaf of editie niet klopt: alle fouten tegelijk.
        let bij = sectie.clone().unwrap_or_else(|| Sectie {
            id: String::new(),
            titel: String::new(),
            leefgebied: String::new(),
            status: StatusAzwa::Basisfunctionaliteit,
            optioneel: false,
        });
        let editie = editie.flatten().map(|e| e.id).unwrap_or_default();
        for deel in delen {
            let vanaf = m.aantal();
            let geschreven = lees_norm(deel, m);
            let id = geschreven.id.clone();
            if let Some(id) = &id {
                self.norm_namen.noteer(id, m);
            }
            let norm = controleer(geschreven, &bij, &editie, m);
            if let Some(id) = &id {
                m.bij_norm(vanaf, id.get_ref());
            }
            self.normen.extend(norm);
        }
        self.secties.extend(sectie);
    }

    fn sectie(&mut self, mut t: Tabel<'_>, m: &mut Meldingen<'_>) -> Option<Sectie> {
        let id = t.verplichte_tekst("id", m);
        let titel = t.verplichte_tekst("titel", m);
        let leefgebied = t.verplichte_tekst("leefgebied", m);
        let status = t.woord::<StatusAzwa>("status", m);
        let status = t.vereis("status", status, m);
        let optioneel = t.ja_nee("optioneel", m);
        let optioneel = t.vereis("optioneel", optioneel, m);
        t.sluit(m);
        if let Some(id) = &id {
            self.sectie_namen.noteer(id, m);
            if !PARAGRAFEN.contains(&id.get_ref().as_str()) {
                m.fout(
                    code::WOORD,
                    id.span().start,
                    format!(
                        "'{}' is geen paragraaf van het format van de werkagenda. Kies uit: {}.",
                        kort(id.get_ref()),
                        PARAGRAFEN.join(", ")
                    ),
                );
            }
        }
        let (status, optioneel) = (status?, optioneel?);
        let nieuw = *status.get_ref() == StatusAzwa::OntwikkelagendaNieuw;
        if nieuw != *optioneel.get_ref() {
            m.fout(
                code::COMBINATIE,
                optioneel.span().start,
                "Een paragraaf is optioneel als haar status ontwikkelagenda-1-nieuw is, en anders niet.",
            );
        }
        Some(Sectie {
            id: id?.into_inner(),
            titel: titel?.into_inner(),
            leefgebied: leefgebied?.into_inner(),
            status: status.into_inner(),
            optioneel: optioneel.into_inner(),
        })
    }

    fn klaar(mut self) -> (Option<NormSet>, Vec<Finding>) {
        let volgorde = |id: &str| PARAGRAFEN.iter().position(|p| *p == id);
        self.secties.sort_by_key(|s| volgorde(&s.id));
        // Stabiel: binnen een paragraaf blijft de volgorde zoals geschreven.
        self.normen.sort_by_key(|n| volgorde(&n.sectie));
        let fout = self.bevindingen.iter().any(Finding::is_fout);
        if !fout && self.normen.is_empty() {
            self.bevindingen.push(Finding::fout(
                code::GEEN_NORMEN,
                "Er is geen enkele norm gevonden. Geef een map met normbestanden: editie.toml en een bestand per paragraaf.",
            ));
            return (None, self.bevindingen);
        }
        let set = (!fout).then(|| NormSet {
            edities: self.edities.into_values().flatten().collect(),
            secties: self.secties,
            normen: self.normen,
        });
        (set, self.bevindingen)
    }
}
