//! De feiten voor een alinea die een kleine gemeente kan overnemen.

use super::{Cluster, Instelling, Werk};
use crate::amount::Amount;
use crate::middelen::tekst::{euro, getal};
use crate::soll::Bereik;

/// Wat er over een norm in een gemeente te zeggen is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AlineaFeiten<'a> {
    /// De naam van de gemeente.
    pub gemeente: &'a str,
    /// Waarover het gaat, zoals in een zin: "brugfunctionaris".
    pub functie: &'a str,
    /// Het werk.
    pub werk: &'a Werk,
    /// Waarmee gerekend is.
    pub instelling: Instelling,
    /// Met wie gedeeld wordt, als dat zo is.
    pub cluster: Option<&'a Cluster>,
    /// De namen van de andere gemeenten van de cluster, in de volgorde van de pagina.
    pub met: Vec<&'a str>,
    /// Het lokale SPUK-bedrag van deze gemeente met het jaar; `None` is onbekend.
    pub spuk: Option<(i16, Amount)>,
    /// Het rekenkundige deel van het bedrag van de maatregel met het jaar; `None` is onbekend.
    pub maatregel: Option<(i16, Amount)>,
    /// Of dit een eiland is dat niet over water mag delen.
    pub eiland: bool,
}

impl AlineaFeiten<'_> {
    /// De zinnen, in volgorde.
    #[must_use]
    pub fn zinnen(&self) -> Vec<String> {
        let drempel = getal_kort(self.instelling.drempel_uren);
        let week = getal_kort(self.instelling.uren_per_fte);
        let mut zinnen = vec![format!(
            "{}: {} fte {}, {} uur per week.",
            self.gemeente,
            bereik(self.werk.fte, 2),
            self.functie,
            bereik(self.werk.uren, 1)
        )];
        zinnen.push(if self.werk.werkbaar {
            format!("Dat is op zichzelf een werkbare functie (ten minste {drempel} van {week} uur).")
        } else {
            format!("Dat is op zichzelf geen werkbare functie (minder dan {drempel} van {week} uur).")
        });
        match self.cluster {
            Some(c) if c.gedeeld() => {
                let samen = format!("{} fte, {} uur per week", bereik(c.fte, 2), bereik(c.uren, 1));
                zinnen.push(format!(
                    "Samen met {} is het {samen}{}.",
                    opsomming(&self.met),
                    if c.werkbaar { "" } else { "; ook dat is geen werkbare functie" }
                ));
            }
            Some(c) if !c.werkbaar && self.eiland => {
                zinnen.push("Als eiland heeft de gemeente geen buren over land om de functie mee te delen.".to_owned());
            }
            Some(c) if !c.werkbaar => {
                zinnen.push("Binnen dit gebied is er geen buurgemeente om de functie mee te delen.".to_owned());
            }
            _ => {}
        }
        if let Some((jaar, bedrag)) = self.spuk {
            zinnen.push(format!(
                "Het lokale deel van de SPUK AZWA is in {jaar} {} (voorlopig, naar de sleutel van de Brede SPUK), voor alle \
                 afspraken samen.",
                euro(bedrag)
            ));
        }
        if let Some((jaar, bedrag)) = self.maatregel {
            zinnen.push(format!(
                "Van het landelijke bedrag voor deze maatregel zou in {jaar} rekenkundig {} bij deze gemeente horen; de SPUK \
                 is ontschot, dus een vast bedrag is het niet.",
                euro(bedrag)
            ));
        }
        zinnen
    }
}

/// "0,02–0,06", of één getal als de kanten gelijk gedrukt worden. Wat bijna niets is, wordt nooit als nul gedrukt.
fn bereik(b: Bereik, decimalen: u32) -> String {
    let (laag, hoog) = (getal(b.laag, decimalen), getal(b.hoog, decimalen));
    let niets = getal(Amount::ZERO, decimalen);
    let bijna_niets = laag == niets && !b.laag.is_zero();
    let kleinste = if decimalen == 1 { "0,1" } else { "0,01" };
    match (bijna_niets, laag == hoog) {
        (true, true) => format!("minder dan {kleinste}"),
        (true, false) => format!("minder dan {kleinste} tot {hoog}"),
        (false, true) => laag,
        (false, false) => format!("{laag}–{hoog}"),
    }
}

fn getal_kort(a: Amount) -> String {
    if a.is_heel() { getal(a, 0) } else { getal(a, 1) }
}

fn opsomming(namen: &[&str]) -> String {
    match namen {
        [] => String::new(),
        [een] => (*een).to_owned(),
        [begin @ .., laatste] => format!("{} en {laatste}", begin.join(", ")),
    }
}
