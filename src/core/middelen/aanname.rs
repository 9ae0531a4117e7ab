//! De aanname achter een bedrag: hoeveel fte het landelijke bedrag van een maatregel betaalt, naast wat de norm vraagt.
//!
//! De uitvoeringstoets mist "de aannames achter de bedragen per basisfunctionaliteit"; dit rekent terug welke fte erbij
//! past. De kosten per fte komen van buiten.

use super::tekst::{euro, getal};
use super::{Jaar, Maatregel};
use crate::amount::Amount;
use crate::eenheid::Eenheid;
use crate::gebied::Niveau;
use crate::grondslag::Grondslag;
use crate::land::Land;
use crate::norm::{Band, Financier, Norm, NormId, NormSet, Soort};
use crate::soll::niveau_van;
use crate::streef;

/// De normen in fte van de paragrafen waar een maatregel bij hoort, zonder die van de zorgverzekeraar: daar is dit geld niet
/// voor.
pub fn normen_bij<'a>(maatregel: &'a Maatregel, normen: &'a NormSet) -> impl Iterator<Item = &'a Norm> {
    normen.normen.iter().filter(|n| {
        n.eenheid() == Some(Eenheid::Fte)
            && n.financier != Some(Financier::Zorgverzekeraar)
            && maatregel.secties.contains(&n.sectie)
    })
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
    /// Wat er geteld wordt, in het meervoud: "inwoners van 0 tot en met 17 jaar", "GGD-regio's".
    pub wat: &'static str,
    /// Wat er geteld wordt, zoals achter "per": "inwoners", "GGD-regio".
    pub wat_per: &'static str,
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
        let (per, aantal, wat, wat_per) = match &norm.soort {
            Soort::Verhouding { per, .. } => {
                let grondslag = streef::grondslag(norm, lezing)?;
                let leden = land.gemeenten.keys().cloned().collect();
                let aantal = land.som(&leden, grondslag.basis())? * streef::factor(norm, lezing);
                (*per, aantal, wie(grondslag), wie(grondslag))
            }
            Soort::Vast { .. } => {
                let niveau = niveau_van(streef::schaal(norm, lezing)?);
                let aantal = match niveau {
                    Niveau::Gemeente => land.gemeenten.len(),
                    niveau => land.van_niveau(niveau).count(),
                };
                (Amount::ONE, Amount::from_int(i64::try_from(aantal).ok()?), gebieden(niveau), niveau.naam())
            }
            Soort::Aandeel { .. } | Soort::Kwalitatief { .. } => return None,
        };
        let waarde = Self { norm: norm.id.clone(), naam: norm.naam.clone(), band, per, aantal, wat, wat_per };
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
    /// De rekensom in woorden, hoogstens twaalf regels. Met `enige_norm` ook welke kosten per fte erbij passen; horen er
    /// meer normen bij de maatregel, dan zegt dat niets (zie [`samen_uit_bedrag`]).
    #[must_use]
    pub fn uitleg(&self, enige_norm: bool) -> Vec<String> {
        let m = &self.maatstaf;
        let per = if m.per == Amount::ONE {
            format!("per {}", m.wat_per)
        } else {
            format!("per {} {}", getal(m.per, 0), m.wat_per)
        };
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
        if let Some(kosten) = self.kosten_bij_norm.filter(|_| enige_norm && !self.bedrag.is_zero()) {
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

/// Wat het bedrag van een maatregel aan fte betaalt naast alle normen die erbij horen samen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SamenUitBedrag {
    /// Hoeveel fte het bedrag landelijk betaalt.
    pub fte: Amount,
    /// Hoeveel fte de normen landelijk samen vragen.
    pub norm: Band,
    /// De fte uit het bedrag als procenten van de norm: van de bovengrens en van de ondergrens.
    pub procent: Band,
}

/// Zet het bedrag naast de som van de normen. `None` zonder bedrag, zonder kosten of zonder normen.
#[must_use]
pub fn samen_uit_bedrag(
    maatregel: &Maatregel,
    jaar: Jaar,
    kosten_per_fte: Amount,
    maatstaven: &[Maatstaf],
) -> Option<SamenUitBedrag> {
    let bedrag = *maatregel.bedragen.get(&jaar)?;
    let landelijk = |kant: fn(&Band) -> Amount| -> Amount {
        maatstaven.iter().map(|m| kant(&m.band).mul_div(m.aantal, m.per)).sum()
    };
    let norm = Band { laag: landelijk(|b| b.laag), hoog: landelijk(|b| b.hoog) };
    if kosten_per_fte <= Amount::ZERO || norm.laag <= Amount::ZERO {
        return None;
    }
    let procent = |n: Amount| (bedrag * Amount::from_int(100)).mul_div(Amount::ONE, kosten_per_fte * n);
    Some(SamenUitBedrag {
        fte: bedrag.mul_div(Amount::ONE, kosten_per_fte),
        norm,
        procent: Band { laag: procent(norm.hoog), hoog: procent(norm.laag) },
    })
}

/// Hoe een lezer een grondslag noemt.
fn wie(grondslag: Grondslag) -> &'static str {
    match grondslag {
        Grondslag::Inwoners => "inwoners",
        Grondslag::Inwoners0Tot17 => "inwoners van 0 tot en met 17 jaar",
        Grondslag::Inwoners65Plus => "inwoners van 65 jaar en ouder",
        Grondslag::Inwoners65PlusValrisico => "inwoners van 65 jaar en ouder met een verhoogd valrisico",
        Grondslag::Inwoners18Plus => "inwoners van 18 jaar en ouder",
        Grondslag::Inwoners75Plus => "inwoners van 75 jaar en ouder",
        Grondslag::Inwoners15Tot49 => "inwoners van 15 tot en met 49 jaar",
    }
}

/// De gebieden van een schaal in het meervoud.
fn gebieden(niveau: Niveau) -> &'static str {
    match niveau {
        Niveau::Gemeente => "gemeenten",
        Niveau::Ggd => "GGD-regio's",
        _ => "IZA-regio's",
    }
}

fn euro_heel(a: Amount) -> String {
    format!("€ {}", getal(a, 0))
}
