//! De omgekeerde vraag: welke SOLL dragen deze grenzen in het doelkwartaal?
//!
//! Twee antwoorden. *Op volgorde*: elke norm zo hoog als de eerdere haar laten, tot haar SOLL. *Gelijk op*: het grootste
//! gemeenschappelijke deel van wat er bij moet dat van elke norm gehaald wordt, op een miljoenste naar beneden. De vorm
//! doet hier niet mee; elk pad loopt zo laat mogelijk op, dus zo goedkoop mogelijk, en laat zo het meeste over.
//!
//! Delen normen een grootste stijging van de regio, dan is *gelijk op* een veilige ondergrens: een slimmere verdeling
//! van het tempo kan dan soms iets meer. Zonder die grens is het precies.

use super::keten::{Deelnemer, Keten};
use crate::amount::Amount;
use crate::norm::NormId;

/// Zo fijn wordt het gemeenschappelijke deel gezocht.
const FIJNHEID: i128 = 1_000_000;

/// Wat van één norm gedragen wordt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gedragen {
    /// De norm.
    pub norm: NormId,
    /// De stand die er in het doelkwartaal kan zijn.
    pub stand: Amount,
    /// De SOLL die gevraagd wordt: de IST en wat er bij moet.
    pub gevraagd: Amount,
    /// De stand als deel van de SOLL; `None` bij een SOLL van nul. Keer de streefwaarde is dit de norm die het budget draagt.
    pub aandeel: Option<Amount>,
}

/// Welke SOLL de grenzen in het doelkwartaal dragen.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct WatKanEr {
    /// Elke norm zo hoog als de eerdere haar laten; op volgorde van prioriteit.
    pub op_volgorde: Vec<Gedragen>,
    /// Het deel van wat er bij moet dat elke norm tegelijk kan halen, tussen 0 en 1.
    pub gelijk_op: Amount,
}

impl Keten<'_> {
    /// Beantwoordt de omgekeerde vraag. Rekent met kopieën van wat er nu over is, dus vraag dit voor er iets gebruikt is.
    pub(crate) fn wat_kan_er(&self) -> WatKanEr {
        let mut keten = self.kopie();
        let op_volgorde = self
            .volgorde()
            .into_iter()
            .filter_map(|i| self.deelnemers.get(i))
            .map(|d| {
                let totaal = self.totaal(d);
                let hoogste = keten.zo_laat_mogelijk(d, totaal, None);
                gedragen(d, hoogste, totaal)
            })
            .collect();
        let (mut kan, mut kan_niet) = (0, FIJNHEID);
        if self.samen(kan_niet) {
            kan = kan_niet;
        }
        while kan + 1 < kan_niet {
            let midden = kan + (kan_niet - kan) / 2;
            if self.samen(midden) {
                kan = midden;
            } else {
                kan_niet = midden;
            }
        }
        let gelijk_op = Amount::from_int(i64::try_from(kan).unwrap_or_default())
            .mul_div(Amount::ONE, Amount::from_int(i64::try_from(FIJNHEID).unwrap_or(1)));
        WatKanEr { op_volgorde, gelijk_op }
    }

    /// Of elke norm dit deel van wat er bij moet kan halen.
    fn samen(&self, deel: i128) -> bool {
        let mut keten = self.kopie();
        self.volgorde().into_iter().filter_map(|i| self.deelnemers.get(i)).all(|d| {
            let totaal = self.totaal(d);
            let (heel, rest) = (totaal.div_euclid(FIJNHEID), totaal.rem_euclid(FIJNHEID));
            let gevraagd = heel * deel + (rest * deel).div_euclid(FIJNHEID);
            let op_rooster = keten.stel(d, totaal).opgave.rooster.omlaag(gevraagd);
            keten.zo_laat_mogelijk(d, totaal, Some(op_rooster)) >= op_rooster
        })
    }

    /// De hoogste stand van een norm in het doelkwartaal (hoogstens `meest`); haar laagste pad gaat van de grenzen af.
    fn zo_laat_mogelijk(&mut self, deelnemer: &Deelnemer<'_>, totaal: i128, meest: Option<i128>) -> i128 {
        let gesteld = self.stel(deelnemer, totaal);
        let opgave = &gesteld.opgave;
        let hoogste = opgave.hoogste(opgave.doel, meest.unwrap_or(totaal), false);
        let pad = opgave.laagste(opgave.doel, hoogste);
        self.gebruik(deelnemer, &gesteld, &pad);
        hoogste
    }

    fn kopie(&self) -> Self {
        Self { kassen: self.kassen.clone(), tempos: self.tempos.clone(), ..*self }
    }
}

fn gedragen(deelnemer: &Deelnemer<'_>, hoogste: i128, totaal: i128) -> Gedragen {
    let stand = deelnemer.ist + Amount::uit_korrels(hoogste);
    let gevraagd = deelnemer.ist + Amount::uit_korrels(totaal);
    Gedragen {
        norm: deelnemer.norm.clone(),
        stand,
        gevraagd,
        aandeel: (!gevraagd.is_zero()).then(|| stand.mul_div(Amount::ONE, gevraagd)),
    }
}
