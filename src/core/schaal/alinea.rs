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
            fte(self.werk.fte),
            self.functie,
            uren(self.werk.uren)
        )];
        zinnen.push(if self.werk.werkbaar {
            format!("Dat is op zichzelf een werkbare functie (ten minste {drempel} van {week} uur).")
        } else {
            format!("Dat is op zichzelf geen werkbare functie (minder dan {drempel} van {week} uur).")
        });
        match self.cluster {
            Some(c) if c.gedeeld() => {
                let samen = format!("{} fte, {} uur per week", fte(c.fte), uren(c.uren));
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

/// Fte zoals de pagina ze afrondt: één decimaal, en onder de 1 twee.
fn fte(b: Bereik) -> String {
    let een = |a: Amount| if getal(a, 2).starts_with('0') { kleinst(a, 2, "<0,01") } else { getal(a, 1) };
    tussen(een(b.laag), een(b.hoog))
}

/// Uren, met één decimaal.
fn uren(b: Bereik) -> String {
    let een = |a: Amount| kleinst(a, 1, "<0,1");
    tussen(een(b.laag), een(b.hoog))
}

/// Bijna niets is geen nul.
fn kleinst(a: Amount, decimalen: u32, bijna_niets: &str) -> String {
    let tekst = getal(a, decimalen);
    match (a.is_zero(), tekst == getal(Amount::ZERO, decimalen)) {
        (true, _) => "0".to_owned(),
        (false, true) => bijna_niets.to_owned(),
        _ => tekst,
    }
}

fn tussen(laag: String, hoog: String) -> String {
    match (laag.strip_prefix('<'), laag == hoog) {
        (Some(kleinste), true) => format!("minder dan {kleinste}"),
        (Some(kleinste), false) => format!("minder dan {kleinste} tot {hoog}"),
        (None, true) => laag,
        (None, false) => format!("{laag}–{hoog}"),
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
