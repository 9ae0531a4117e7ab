//! De rijen van `dekking.csv`: kosten en middelen per gebied en jaar in één vorm. Schrijft zelf niets.

use super::{GebiedMiddelen, Middelen, PlanMiddelen, Stroom};
use crate::gebied::{GebiedCode, Niveau};
use crate::kosten::{Betaler, PlanKosten};
use crate::norm::NormId;
use crate::soll::Bereik;

/// Of een rij geld vraagt of geld geeft.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Post {
    /// Wat een norm kost.
    Kosten,
    /// Wat er is.
    Middelen,
}

impl Post {
    /// De schrijfwijze in het contract.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Kosten => "kosten",
            Self::Middelen => "middelen",
        }
    }
}

/// Eén rij van `dekking.csv`, in de volgorde van de kolommen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DekkingRij {
    /// Niveau van het gebied.
    pub gebied_niveau: Niveau,
    /// Code van het gebied.
    pub gebied_code: GebiedCode,
    /// Het jaar.
    pub jaar: i16,
    /// Kosten of middelen.
    pub post: Post,
    /// De stroom, alleen bij middelen.
    pub stroom: Option<Stroom>,
    /// De norm, alleen bij kosten.
    pub norm_id: Option<NormId>,
    /// Wie betaalt, alleen bij kosten.
    pub betaler: Option<Betaler>,
    /// Euro; `None` is onbekend en wordt een lege cel.
    pub bedrag: Option<Bereik>,
    /// Waar het bedrag vandaan komt, of waarom het er niet is.
    pub herkomst: String,
}

impl DekkingRij {
    /// De kolommen van `dekking.csv`.
    pub const KOLOMMEN: [&'static str; 11] = [
        "gebied_niveau",
        "gebied_code",
        "jaar",
        "post",
        "stroom",
        "norm_id",
        "betaler",
        "laag",
        "gekozen",
        "hoog",
        "herkomst",
    ];

    /// De cellen bij [`Self::KOLOMMEN`]; wat niet geldt of onbekend is, is leeg.
    #[must_use]
    pub fn cellen(&self) -> [String; 11] {
        let geld =
            |kant: fn(&Bereik) -> crate::Amount| self.bedrag.as_ref().map_or_else(String::new, |b| kant(b).to_string());
        [
            self.gebied_niveau.token().to_owned(),
            self.gebied_code.to_string(),
            self.jaar.to_string(),
            self.post.token().to_owned(),
            self.stroom.map_or_else(String::new, |s| s.token().to_owned()),
            self.norm_id.as_ref().map_or_else(String::new, ToString::to_string),
            self.betaler.map_or_else(String::new, |b| b.token().to_owned()),
            geld(|b| b.laag),
            geld(|b| b.gekozen),
            geld(|b| b.hoog),
            self.herkomst.clone(),
        ]
    }
}

/// De rijen van de kosten van een plan, in hun volgorde. Een norm waarvan de kosten onbekend zijn, heeft er geen.
#[must_use]
pub fn rijen_van_kosten(kosten: &PlanKosten) -> Vec<DekkingRij> {
    kosten
        .rijen
        .iter()
        .map(|rij| DekkingRij {
            gebied_niveau: rij.gebied.niveau,
            gebied_code: rij.gebied.code.clone(),
            jaar: rij.jaar,
            post: Post::Kosten,
            stroom: None,
            norm_id: Some(rij.norm.clone()),
            betaler: Some(rij.betaler),
            bedrag: Some(rij.bedrag),
            herkomst: if kosten.aangenomen.contains(&rij.norm) {
                format!("{} (aanname)", kosten.naam)
            } else {
                kosten.naam.clone()
            },
        })
        .collect()
}

const LOKAAL: &str = "VWS, brief van 22 april 2026; voorlopig naar de sleutel Brede SPUK 2026";
const REGIONAAL: &str = "VWS, brief van 22 april 2026; voorlopig naar de sleutel SPUK IZA 2026";
const LANDELIJK: &str = "VWS, brief van 22 april 2026; landelijk bedrag, geen verdeelsleutel bekend";

/// De rijen van het geld van een gebied in één jaar. De stromen zonder verdeelsleutel (GGD, NPLV, Gezonde School) staan
/// alleen bij het land; van een ander gebied is hun deel niet bekend.
#[must_use]
pub fn rijen_van_middelen(middelen: &Middelen, van: &GebiedMiddelen) -> Vec<DekkingRij> {
    let rij = |stroom, bedrag: Option<_>, herkomst: String| DekkingRij {
        gebied_niveau: van.gebied.niveau,
        gebied_code: van.gebied.code.clone(),
        jaar: van.jaar,
        post: Post::Middelen,
        stroom: Some(stroom),
        norm_id: None,
        betaler: None,
        bedrag: bedrag.map(Bereik::vlak),
        herkomst,
    };
    let onbekend = van.onbekend.map(|w| w.zin().to_owned());
    let anders = |tekst: &str| onbekend.clone().unwrap_or_else(|| tekst.to_owned());
    let mut rijen = vec![
        rij(
            Stroom::Lokaal,
            van.lokaal,
            anders(if van.lokaal.is_some() { LOKAAL } else { "onbekend: niet elke gemeente heeft een sleutel" }),
        ),
        rij(Stroom::Regionaal, van.regionaal, onbekend.clone().unwrap_or_else(|| regionaal(van))),
    ];
    if van.gebied.niveau == Niveau::Land {
        rijen.extend(
            [Stroom::Ggd, Stroom::Nplv, Stroom::GezondeSchool]
                .map(|s| rij(s, middelen.landelijk(s, van.jaar), anders(LANDELIJK))),
        );
    }
    rijen
}

/// De rijen van het geld naast een plan: eerst het gebied, dan zijn gemeenten.
#[must_use]
pub fn rijen_naast_plan(geld: &PlanMiddelen) -> Vec<DekkingRij> {
    geld.gebied.iter().chain(&geld.leden).flat_map(|van| rijen_van_middelen(&geld.landelijk, van)).collect()
}

/// De herkomst van het regionale deel, met de regio's die niet meetellen bij name.
fn regionaal(van: &GebiedMiddelen) -> String {
    let deels: Vec<String> =
        van.deels.iter().map(|d| format!("{} ({} van {} gemeenten)", d.gebied.naam, d.binnen, d.van)).collect();
    let niet_mee = if deels.is_empty() {
        String::new()
    } else {
        format!("; telt niet mee, want ligt er deels in: {}", deels.join(", "))
    };
    match (van.regionaal, van.geheel.is_empty()) {
        (Some(_), _) => format!("{REGIONAAL}{niet_mee}"),
        (None, true) => format!("onbekend: geen hele IZA-regio in dit gebied{niet_mee}"),
        (None, false) => format!("onbekend: niet elke IZA-regio heeft een sleutel{niet_mee}"),
    }
}
