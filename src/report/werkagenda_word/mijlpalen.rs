//! De mijlpalenplanning: een rij per kwartaal, waarvan mensen de verantwoordelijke invullen.

use std::collections::BTreeSet;

use normwijzer_word::WordFout;
use normwijzer_word::mijlpaalrij::{CelInhoud, rij};
use normwijzer_word::secties::{Mijlpalentabel, Sectie as Plaats};
use normwijzer_word::tabel::Rij;
use normwijzer_word::{Plek, Vuller};

use super::bladen::Bladen;
use super::stukken::{alias, mijlpaal, onder, regels, sleutel_van_mijlpaal};
use crate::document::Zin;
use crate::docx;
use crate::werkagenda::{Mijlpaal, Sectie};

/// Zet de mijlpalen van een paragraaf in haar tabel; geeft de sleutels van de rijen.
pub(super) fn vul(
    vuller: &mut Vuller,
    bladen: &mut Bladen<'_>,
    plaats: &Plaats,
    sectie: &Sectie,
) -> Result<BTreeSet<String>, WordFout> {
    let mut gemaakt = BTreeSet::new();
    let Some(tabel) = &plaats.mijlpalen else { return Ok(gemaakt) };
    let Some(voorbeeld) = tabel.rijen.iter().find(|r| r.leeg()).or(tabel.rijen.last()) else { return Ok(gemaakt) };
    let begin = format!("{}.", sectie.id);
    let eerder = vuller.bestaand().iter().any(|b| b.sleutel.starts_with(&begin))
        || vuller.alias_zonder_tag(&alias(&begin))
        || vuller.staat_los(&onder(&sectie.id)).is_some();
    let staat_er: BTreeSet<String> = vuller.bestaand().iter().map(|b| b.sleutel.clone()).collect();
    let kolom = tabel.kolom("Kwartaal");
    let mut vrij = Vrij::new(vuller, tabel, &sectie.id);
    for m in &sectie.mijlpalen {
        let sleutel = mijlpaal(sectie, m);
        // De rij van dit kwartaal staat er, van ons element is niets over: LibreOffice laat het weg, of een mens deed dat.
        let zelfde =
            |r: &&Rij| kolom.and_then(|k| r.cellen.get(k)).is_some_and(|c| c.tekst.trim() == m.kwartaal.to_string());
        if let (true, false, Some(rij)) = (eerder, staat_er.contains(&sleutel), tabel.rijen.iter().find(zelfde)) {
            vuller.laat(&sleutel, rij.bereik.clone());
            gemaakt.insert(sleutel);
            continue;
        }
        let cellen = cellen(tabel, m, &sleutel);
        let xml = rij(&mut bladen.schrijver, voorbeeld, &cellen)?;
        vuller.vul(&sleutel, &alias(&sleutel), &xml, vrij.plek(&sleutel))?;
        gemaakt.insert(sleutel);
    }
    Ok(gemaakt)
}

fn cellen(tabel: &Mijlpalentabel, m: &Mijlpaal, sleutel: &str) -> Vec<CelInhoud> {
    let kwartaal = vec![docx::regel(&Zin::from(m.kwartaal.to_string()))];
    let kolommen = [
        ("Kwartaal", "kwartaal", kwartaal),
        ("Activiteiten", "activiteiten", regels(&m.activiteiten)),
        ("Deelresultaat", "deelresultaat", regels(&m.deelresultaat)),
    ];
    let cel = |(kop, naam, regels): (&str, &str, _)| {
        let sleutel = format!("{sleutel}.{naam}");
        Some(CelInhoud { kolom: tabel.kolom(kop)?, alias: alias(&sleutel), sleutel, regels })
    };
    kolommen.into_iter().filter_map(cel).collect()
}

/// Waar een nieuwe rij kan komen.
struct Vrij<'a> {
    /// De rijen van ons die er staan, met waar zij beginnen, op volgorde van kwartaal.
    eigen: Vec<(String, usize)>,
    lege: std::iter::Peekable<std::vec::IntoIter<&'a Rij>>,
    einde: usize,
}

impl<'a> Vrij<'a> {
    fn new(vuller: &Vuller, tabel: &'a Mijlpalentabel, id: &str) -> Self {
        let begin = format!("{id}.mijlpaal.");
        let van_ons = |s: &str| s.starts_with(&begin) && sleutel_van_mijlpaal(s) == Some(s);
        let bestaand = vuller.bestaand().iter().filter(|b| van_ons(&b.sleutel));
        let mut eigen: Vec<(String, usize)> = bestaand.map(|b| (b.sleutel.clone(), b.bereik.start)).collect();
        eigen.sort();
        let lege: Vec<&Rij> = tabel.rijen.iter().filter(|r| r.leeg()).collect();
        Self { eigen, lege: lege.into_iter().peekable(), einde: tabel.einde }
    }

    /// De plek van een rij die er nog niet staat: voor de eerste rij van ons met een later kwartaal, anders in een lege
    /// rij, anders achteraan.
    fn plek(&mut self, sleutel: &str) -> Option<Plek> {
        if self.eigen.iter().any(|(eigen, _)| eigen == sleutel) {
            return None;
        }
        if let Some((_, begin)) = self.eigen.iter().find(|(eigen, _)| eigen.as_str() > sleutel) {
            return Some(Plek::op(*begin));
        }
        Some(self.lege.next().map_or_else(|| Plek::op(self.einde), |rij| Plek::in_plaats_van(rij.bereik.clone())))
    }
}
