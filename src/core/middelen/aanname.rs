//! De aanname achter een bedrag: hoeveel fte het landelijke bedrag van een maatregel betaalt, naast wat de norm vraagt.
//!
//! De uitvoeringstoets mist "de aannames achter de bedragen per basisfunctionaliteit"; dit rekent terug welke fte erbij
//! past. De kosten per fte komen van buiten.

use super::tekst::{euro, getal};
use super::{Jaar, Maatregel};
use crate::amount::Amount;
use crate::eenheid::Eenheid;
use crate::gebied::Niveau;
use crate::land::Land;
use crate::norm::{Band, Norm, NormId, NormSet, Soort};
use crate::soll::niveau_van;
use crate::streef;

/// De normen in fte van de paragrafen waar een maatregel bij hoort.
pub fn normen_bij<'a>(maatregel: &'a Maatregel, normen: &'a NormSet) -> impl Iterator<Item = &'a Norm> {
    normen.normen.iter().filter(|n| n.eenheid() == Some(Eenheid::Fte) && maatregel.secties.contains(&n.sectie))
}

/// Waar een norm in fte voor het hele land op uitkomt: zoveel fte per `per`, en zo vaak.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Maatstaf {
    /// De norm.
    pub norm: NormId,
    /// Haar naam.
    pub naam: String,
    /// Fte per `per`.
    pub band: Band,
    /// Per hoeveel personen, of 1 bij een vast aantal per gebied.
    pub per: Amount,
    /// Hoeveel personen of gebieden het land telt.
    pub aantal: Amount,
    /// Wat er geteld wordt: "inwoners-0-17", "GGD-regio".
    pub wat: &'static str,
}

impl Maatstaf {
    /// De maatstaf van een norm in fte, in haar standaardlezing; `None` bij een andere norm of een onbekend aantal.
    #[must_use]
    pub fn van(norm: &Norm, land: &Land) -> Option<Self> {
        if norm.eenheid() != Some(Eenheid::Fte) {
            return None;
        }
        let lezing = norm.lezingen.first()?;
        let band = norm.band()?;
        let (per, aantal, wat) = match &norm.soort {
            Soort::Verhouding { per, .. } => {
                let grondslag = streef::grondslag(norm, lezing)?;
                let leden = land.gemeenten.keys().cloned().collect();
                let aantal = land.som(&leden, grondslag.basis())? * streef::factor(norm, lezing);
                (*per, aantal, grondslag.token())
            }
            Soort::Vast { .. } => {
                let niveau = niveau_van(streef::schaal(norm, lezing)?);
                let aantal = match niveau {
                    Niveau::Gemeente => land.gemeenten.len(),
                    niveau => land.van_niveau(niveau).count(),
                };
                (Amount::ONE, Amount::from_int(i64::try_from(aantal).ok()?), niveau.naam())
            }
            Soort::Aandeel { .. } | Soort::Kwalitatief { .. } => return None,
        };
        let waarde = Self { norm: norm.id.clone(), naam: norm.naam.clone(), band, per, aantal, wat };
        (waarde.aantal > Amount::ZERO).then_some(waarde)
    }
}

/// Wat het bedrag van een maatregel aan fte betaalt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FteUitBedrag {
    /// De maatregel.
    pub maatregel: String,
    /// Het jaar.
    pub jaar: Jaar,
    /// Het landelijke bedrag.
    pub bedrag: Amount,
    /// De aangenomen kosten per fte per jaar.
    pub kosten_per_fte: Amount,
    /// Hoeveel fte dat landelijk is.
    pub fte: Amount,
    /// Hoeveel fte dat is per `maatstaf.per`, als het hele bedrag aan deze norm opging.
    pub fte_per: Amount,
    /// De norm ernaast.
    pub maatstaf: Maatstaf,
    /// De kosten per fte waarbij het bedrag precies de ondergrens en de bovengrens van de norm betaalt.
    pub kosten_bij_norm: Option<Band>,
}

/// Rekent een bedrag om naar fte. `None` als het bedrag van dat jaar onbekend is of de kosten niet boven nul zijn.
#[must_use]
pub fn fte_uit_bedrag(
    maatregel: &Maatregel,
    jaar: Jaar,
    kosten_per_fte: Amount,
    maatstaf: &Maatstaf,
) -> Option<FteUitBedrag> {
    let bedrag = *maatregel.bedragen.get(&jaar)?;
    if kosten_per_fte <= Amount::ZERO {
        return None;
    }
    let bij = |norm: Amount| (norm > Amount::ZERO).then(|| bedrag.mul_div(maatstaf.per, norm * maatstaf.aantal));
    // Bij de bovengrens zijn er meer fte, dus is er minder per fte.
    let kosten_bij_norm = bij(maatstaf.band.hoog).zip(bij(maatstaf.band.laag)).map(|(laag, hoog)| Band { laag, hoog });
    Some(FteUitBedrag {
        maatregel: maatregel.naam.clone(),
        jaar,
        bedrag,
        kosten_per_fte,
        fte: bedrag.mul_div(Amount::ONE, kosten_per_fte),
        fte_per: bedrag.mul_div(maatstaf.per, kosten_per_fte * maatstaf.aantal),
        maatstaf: maatstaf.clone(),
        kosten_bij_norm,
    })
}

impl FteUitBedrag {
    /// De rekensom in woorden, hoogstens twaalf regels.
    #[must_use]
    pub fn uitleg(&self) -> Vec<String> {
        let m = &self.maatstaf;
        let per =
            if m.per == Amount::ONE { format!("per {}", m.wat) } else { format!("per {} {}", getal(m.per, 0), m.wat) };
        let norm = if m.band.laag == m.band.hoog {
            m.band.laag.met_komma()
        } else {
            format!("{}–{}", m.band.laag.met_komma(), m.band.hoog.met_komma())
        };
        let mut regels = vec![
            format!("{}, {}: landelijk {} (AZWA, bijlage 2).", self.maatregel, self.jaar, euro(self.bedrag)),
            format!(
                "Bij {} per fte (aanname) is dat {} fte: {} / {}.",
                euro(self.kosten_per_fte),
                getal(self.fte, 1),
                euro(self.bedrag),
                euro(self.kosten_per_fte)
            ),
            format!(
                "Over {} {}: {} fte {per}. De norm {} vraagt {norm} fte {per}.",
                getal(m.aantal, 0),
                m.wat,
                getal(self.fte_per, 3),
                m.naam
            ),
        ];
        if let Some(kosten) = self.kosten_bij_norm.filter(|_| !self.bedrag.is_zero()) {
            regels.push(if kosten.laag == kosten.hoog {
                format!("Het bedrag past bij de norm als een fte {} kost.", euro_heel(kosten.laag))
            } else {
                format!(
                    "Het bedrag past bij de ondergrens als een fte {} kost, bij de bovengrens als zij {} kost.",
                    euro_heel(kosten.hoog),
                    euro_heel(kosten.laag)
                )
            });
        }
        regels.push("Gerekend alsof het hele bedrag aan deze norm opgaat; de maatregel kan meer omvatten.".to_owned());
        regels
    }
}

fn euro_heel(a: Amount) -> String {
    format!("€ {}", getal(a, 0))
}
