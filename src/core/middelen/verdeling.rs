//! Van het landelijke bedrag naar elke gemeente en IZA-regio, op de cent, en van daar naar een willekeurig gebied.
//!
//! Een regio wordt nooit stilzwijgend gedeeld: ligt zij maar voor een deel in het gebied, dan telt haar bedrag niet mee en
//! staat zij erbij met haar hele bedrag, en met het deel naar de lokale sleutel dat een *aanname* is.

use std::collections::{BTreeMap, BTreeSet};

use super::tekst::euro;
use super::{Jaar, Maatregel, Middelen, Stroom};
use crate::amount::{Amount, verdeel_op};
use crate::gebied::{Gebied, GebiedCode, Niveau};
use crate::land::{Land, Regio};

/// Een IZA-regio die geheel in het gebied ligt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegioBedrag {
    /// De regio.
    pub gebied: Gebied,
    /// Haar bedrag; `None` als zij geen sleutel heeft of het jaar onbekend is.
    pub bedrag: Option<Amount>,
}

/// Een IZA-regio die voor een deel in het gebied ligt: haar bedrag telt niet mee.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegioDeel {
    /// De regio.
    pub gebied: Gebied,
    /// Hoeveel van haar gemeenten in het gebied liggen.
    pub binnen: usize,
    /// Hoeveel gemeenten zij heeft.
    pub van: usize,
    /// Het bedrag van de hele regio.
    pub geheel: Option<Amount>,
    /// **Aanname**: het deel van het bedrag naar de lokale sleutel van haar gemeenten.
    pub aanname: Option<Amount>,
}

/// Het SPUK-geld van een gebied in één jaar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GebiedMiddelen {
    /// Het gebied.
    pub gebied: Gebied,
    /// Het jaar.
    pub jaar: i16,
    /// De som van het lokale deel van zijn gemeenten; `None` is onbekend.
    pub lokaal: Option<Amount>,
    /// Gemeenten zonder sleutel: daarom is `lokaal` onbekend.
    pub zonder_sleutel: Vec<GebiedCode>,
    /// De som van de IZA-regio's die er geheel in liggen; `None` als dat er geen zijn of een bedrag onbekend is.
    pub regionaal: Option<Amount>,
    /// De regio's die er geheel in liggen.
    pub geheel: Vec<RegioBedrag>,
    /// De regio's die er voor een deel in liggen.
    pub deels: Vec<RegioDeel>,
    /// Waarom het jaar onbekend is, als dat zo is.
    pub onbekend: Option<super::WaaromOnbekend>,
}

impl GebiedMiddelen {
    /// Lokaal en regionaal samen; `None` zolang er een regio maar voor een deel in het gebied ligt.
    #[must_use]
    pub fn samen(&self) -> Option<Amount> {
        if self.deels.is_empty() { Some(self.lokaal? + self.regionaal?) } else { None }
    }

    /// **Aanname**: het regionale deel, met van elke gedeelde regio het deel naar de lokale sleutel.
    #[must_use]
    pub fn regionaal_met_aanname(&self) -> Option<Amount> {
        let geheel = self.geheel.iter().map(|r| r.bedrag);
        let deels = self.deels.iter().map(|r| r.aanname);
        geheel.chain(deels).sum()
    }

    /// Waar deze bedragen vandaan komen, hoogstens twaalf regels.
    #[must_use]
    pub fn uitleg(&self) -> Vec<String> {
        if let Some(waarom) = self.onbekend {
            return vec![format!("Het SPUK-bedrag van {} is {}.", self.jaar, waarom.zin())];
        }
        let mut regels = vec![match self.lokaal {
            Some(lokaal) => format!(
                "Lokaal deel {}: {}. Vooralsnog volgt het de sleutel van de Brede SPUK (bedragen 2026); het is voorlopig.",
                self.jaar,
                euro(lokaal)
            ),
            None => {
                format!("Lokaal deel {}: onbekend; {} gemeenten zonder sleutel.", self.jaar, self.zonder_sleutel.len())
            }
        }];
        for regio in self.geheel.iter().take(4) {
            let bedrag = regio.bedrag.map_or_else(|| "onbekend".to_owned(), euro);
            regels.push(format!(
                "Regionaal deel van {}: {bedrag}, naar de sleutel van de SPUK IZA (bedragen 2026); het is voorlopig.",
                regio.gebied.voluit()
            ));
        }
        if self.geheel.len() > 4 {
            regels.push(format!("En nog {} IZA-regio's die er geheel in liggen.", self.geheel.len() - 4));
        }
        for deel in self.deels.iter().take(4) {
            regels.push(format!(
                "{} ligt er voor een deel in ({} van {} gemeenten): haar regionale deel{} telt niet mee{}.",
                deel.gebied.voluit(),
                deel.binnen,
                deel.van,
                deel.geheel.map_or_else(String::new, |b| format!(" van {}", euro(b))),
                deel.aanname.map_or_else(String::new, |b| format!(
                    "; naar de lokale sleutel zou {} bij dit gebied horen (aanname)",
                    euro(b)
                )),
            ));
        }
        if self.deels.len() > 4 {
            regels.push(format!("En nog {} IZA-regio's die er voor een deel in liggen.", self.deels.len() - 4));
        }
        regels
    }
}

/// Het geld van één jaar, verdeeld over gemeenten en IZA-regio's.
#[derive(Clone, Debug)]
pub(super) struct Verdeeld {
    jaar: i16,
    lokaal: Option<BTreeMap<GebiedCode, Amount>>,
    regionaal: Option<BTreeMap<GebiedCode, Amount>>,
}

/// Verdeelt een bedrag op de cent met de grootste rest; bij gelijke rest gaat de laagste code voor. `None` zonder sleutel.
fn naar_sleutel(bedrag: Amount, sleutel: &BTreeMap<GebiedCode, u64>) -> Option<BTreeMap<GebiedCode, Amount>> {
    let gewichten: Vec<u64> = sleutel.values().copied().collect();
    if gewichten.iter().all(|g| *g == 0) {
        return None;
    }
    Some(sleutel.keys().cloned().zip(verdeel_op(bedrag, &gewichten, 2)).collect())
}

impl Middelen {
    /// Het lokale deel van elke gemeente; tezamen het landelijke bedrag, op de cent.
    #[must_use]
    pub fn lokaal(&self, jaar: i16) -> Option<BTreeMap<GebiedCode, Amount>> {
        naar_sleutel(self.landelijk(Stroom::Lokaal, jaar)?, &self.sleutel_gemeenten)
    }

    /// Het regionale deel van elke IZA-regio; tezamen het landelijke bedrag, op de cent.
    #[must_use]
    pub fn regionaal(&self, jaar: i16) -> Option<BTreeMap<GebiedCode, Amount>> {
        naar_sleutel(self.landelijk(Stroom::Regionaal, jaar)?, &self.sleutel_regios)
    }

    /// **Rekenkundig**: wat een gemeente van het landelijke bedrag van een maatregel zou krijgen met de lokale sleutel.
    /// De SPUK is ontschot; een recht op dit bedrag is er niet.
    #[must_use]
    pub fn maatregel_per_gemeente(&self, maatregel: &Maatregel, jaar: Jaar) -> Option<BTreeMap<GebiedCode, Amount>> {
        naar_sleutel(*maatregel.bedragen.get(&jaar)?, &self.sleutel_gemeenten)
    }

    /// Het geld van een jaar, verdeeld over het land.
    pub(super) fn verdeeld(&self, jaar: i16) -> Verdeeld {
        Verdeeld { jaar, lokaal: self.lokaal(jaar), regionaal: self.regionaal(jaar) }
    }

    /// Het geld van een gebied: de som van zijn gemeenten, en het regionale deel van alleen hele IZA-regio's.
    #[must_use]
    pub fn van_gebied(&self, land: &Land, gebied: &Regio, jaar: i16) -> GebiedMiddelen {
        let geraakt: Vec<(&Regio, usize)> = land.geraakt(Niveau::Iza, &gebied.leden).collect();
        self.uit_verdeeld(gebied, &geraakt, &self.verdeeld(jaar))
    }

    /// Het geld van een gebied in elk van deze jaren.
    pub(super) fn van_gebied_in(&self, land: &Land, gebied: &Regio, jaren: &[Verdeeld]) -> Vec<GebiedMiddelen> {
        let geraakt: Vec<(&Regio, usize)> = land.geraakt(Niveau::Iza, &gebied.leden).collect();
        jaren.iter().map(|verdeeld| self.uit_verdeeld(gebied, &geraakt, verdeeld)).collect()
    }

    fn uit_verdeeld(&self, gebied: &Regio, geraakt: &[(&Regio, usize)], verdeeld: &Verdeeld) -> GebiedMiddelen {
        let Verdeeld { jaar, lokaal, regionaal } = verdeeld;
        let zonder_sleutel: Vec<GebiedCode> =
            gebied.leden.iter().filter(|c| !self.sleutel_gemeenten.contains_key(*c)).cloned().collect();
        let (mut geheel, mut deels) = (Vec::new(), Vec::new());
        for (regio, binnen) in geraakt {
            let (regio, binnen) = (*regio, *binnen);
            let bedrag = regionaal.as_ref().and_then(|r| r.get(&regio.gebied.code)).copied();
            if binnen == regio.leden.len() {
                geheel.push(RegioBedrag { gebied: regio.gebied.clone(), bedrag });
            } else {
                deels.push(RegioDeel {
                    gebied: regio.gebied.clone(),
                    binnen,
                    van: regio.leden.len(),
                    geheel: bedrag,
                    aanname: bedrag.and_then(|b| self.deel_naar_lokale_sleutel(b, &regio.leden, &gebied.leden)),
                });
            }
        }
        let som = |r: &[RegioBedrag]| r.iter().map(|r| r.bedrag).sum::<Option<Amount>>();
        GebiedMiddelen {
            gebied: gebied.gebied.clone(),
            jaar: *jaar,
            // Van een gebied zonder gemeenten is niets bekend; een som over niets zou nul zijn.
            lokaal: lokaal
                .as_ref()
                .filter(|_| !gebied.leden.is_empty())
                .and_then(|l| gebied.leden.iter().map(|c| l.get(c).copied()).sum()),
            zonder_sleutel,
            regionaal: if geheel.is_empty() { None } else { som(&geheel) },
            geheel,
            deels,
            onbekend: self.waarom_onbekend(*jaar),
        }
    }

    fn deel_naar_lokale_sleutel(
        &self,
        bedrag: Amount,
        regio: &BTreeSet<GebiedCode>,
        gebied: &BTreeSet<GebiedCode>,
    ) -> Option<Amount> {
        let sleutel =
            regio.iter().map(|c| Some((c.clone(), *self.sleutel_gemeenten.get(c)?))).collect::<Option<_>>()?;
        let delen = naar_sleutel(bedrag, &sleutel)?;
        Some(delen.iter().filter(|(c, _)| gebied.contains(*c)).map(|(_, b)| *b).sum())
    }
}
