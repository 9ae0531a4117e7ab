//! Van een tabel naar losse verwachtingen: welk gebied, welk jaar, welke leeftijd, en of het de verwachting zelf is of een
//! grens van haar interval.

use std::collections::BTreeSet;

use jiff::civil::Date;
use normwijzer_core::Finding;
use normwijzer_ingest::{BronRij, Brontabel, LeesErnst, Waarde};
use rust_decimal::{Decimal, RoundingStrategy};

use crate::betekenis::rollen::naam_slug;
use crate::betekenis::{Band, Regiokenner, Regiolid, Sekse, dag_in_tekst, rollen};
use crate::bevolking::maat;

/// Meer bevindingen van één soort helpen niemand.
const MEEST: usize = 20;

/// Waarin een prognose telt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Eenheid {
    /// Personen.
    Personen,
    /// Duizenden.
    Duizend,
}

impl Eenheid {
    /// De schrijfwijze op de opdrachtregel.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Personen => "personen",
            Self::Duizend => "duizend",
        }
    }

    pub(super) fn schaal(self) -> i64 {
        match self {
            Self::Personen => 1,
            Self::Duizend => 1_000,
        }
    }
}

/// De verwachting zelf, of een grens van haar interval.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kant {
    Verwacht,
    Onder,
    Boven,
}

/// Eén cijfer van de prognose, in hele personen.
#[derive(Clone, Debug)]
pub(super) struct Cijfer {
    pub(super) regel: u64,
    pub(super) gebied: Regiolid,
    pub(super) naam: String,
    pub(super) jaar: i16,
    pub(super) band: Band,
    pub(super) kant: Kant,
    /// Hoe de bron deze variant noemt, zonder wat alleen de grens van een interval zegt.
    pub(super) variant: String,
    pub(super) aantal: i64,
}

/// Wat een tabel over zichzelf zegt.
#[derive(Clone, Debug, Default)]
pub(super) struct Feiten {
    /// De dag waarvan de gemeenten zijn, als een kolom dat zegt ("Regio-indeling 2021").
    pub(super) indeling: Option<Date>,
    /// De regionale prognose van CBS en PBL, waarvan het CBS de leeftijden introk.
    pub(super) cbs_pbl: bool,
    pub(super) in_duizenden: bool,
    pub(super) groter: usize,
    pub(super) kernen: usize,
}

/// De tabel zonder de kolommen met varianten, en per rij wat daarin stond.
fn zonder_varianten(tabel: &Brontabel) -> (Brontabel, Vec<String>) {
    let is_variant = |naam: &str| {
        let slug = naam_slug(naam);
        ["prognose", "variant", "scenario"].iter().any(|b| slug.starts_with(b))
    };
    let plaatsen: BTreeSet<usize> =
        tabel.dimensies.iter().enumerate().filter(|(_, d)| is_variant(&d.naam)).map(|(i, _)| i).collect();
    let mut kaal = tabel.clone();
    let houd = |i: &usize| !plaatsen.contains(i);
    kaal.dimensies = tabel.dimensies.iter().enumerate().filter(|(i, _)| houd(i)).map(|(_, d)| d.clone()).collect();
    let mut varianten = Vec::with_capacity(tabel.rijen.len());
    for rij in &mut kaal.rijen {
        let titels: Vec<&str> = plaatsen
            .iter()
            .filter_map(|p| Some(tabel.dimensies.get(*p)?.titel(rij.sleutel.get(*p)?)))
            .filter(|t| !t.is_empty())
            .collect();
        varianten.push(titels.join(", "));
        rij.sleutel = rij.sleutel.iter().enumerate().filter(|(i, _)| houd(i)).map(|(_, l)| l.clone()).collect();
    }
    (kaal, varianten)
}

/// Of een variant de verwachting is of een grens, en hoe zij zonder dat heet.
fn kant(variant: &str) -> (Kant, String) {
    let klein = variant.to_lowercase();
    for (woorden, kant) in [(["ondergrens", "onderkant"], Kant::Onder), (["bovengrens", "bovenkant"], Kant::Boven)] {
        if woorden.iter().any(|w| klein.contains(w)) {
            return (kant, zonder_grens(variant));
        }
    }
    (Kant::Verwacht, variant.trim().to_owned())
}

/// "Ondergrens 67%-prognose-interval" wordt "67%-prognose-interval"; "Ondergrens hoog" wordt "hoog".
fn zonder_grens(variant: &str) -> String {
    let woorden = variant.split_whitespace().filter(|w| {
        let w = w.to_lowercase();
        !["ondergrens", "bovengrens", "onderkant", "bovenkant"].iter().any(|g| w.starts_with(g))
    });
    woorden.collect::<Vec<_>>().join(" ")
}

/// Leest elke rij.
///
/// # Errors
/// Alle gebreken tegelijk: geen kolom met gebieden, jaren of aantallen, cijfers die geen aantal zijn, onbekende gebieden.
pub(super) fn lees(
    tabel: &Brontabel,
    bestand: &str,
    kenner: &Regiokenner,
    eenheid: Option<Eenheid>,
) -> Result<(Vec<Cijfer>, Feiten, Vec<Finding>), Vec<Finding>> {
    let mut bevindingen: Vec<Finding> = tabel
        .bevindingen
        .iter()
        .map(|o| {
            let mut f = match o.ernst {
                LeesErnst::Fout => Finding::fout("IMP-002", &o.bericht),
                LeesErnst::Waarschuwing => Finding::waarschuwing("IMP-002", &o.bericht),
            }
            .met_bestand(bestand);
            f.rij = o.regel;
            f.kolom.clone_from(&o.kolom);
            f
        })
        .collect();
    let (kaal, varianten) = zonder_varianten(tabel);
    let rollen = rollen(&kaal, bestand);
    let met_leeftijd = rollen.as_ref().is_ok_and(|r| r.leeftijd.is_some());
    let kolommen = maat::zoek(&kaal, bestand, maat::Vraag { met_leeftijd, los_aantal: true, kolom: None });
    let (rollen, kolommen) = match (rollen, kolommen) {
        (Ok(r), Ok(k)) => (r, k),
        (a, b) => {
            bevindingen.extend([a.err(), b.err()].into_iter().flatten().flatten());
            return Err(bevindingen);
        }
    };
    if rollen.periode.is_none() {
        bevindingen.push(
            Finding::fout("IMP-033", "geen kolom met jaren gevonden; verwacht een kolom als Perioden of jaar")
                .met_bestand(bestand),
        );
        return Err(bevindingen);
    }
    let mut feiten = Feiten {
        indeling: tabel
            .dimensies
            .iter()
            .find_map(|d| naam_slug(&d.naam).contains("indeling").then(|| dag_in_tekst(&d.naam))?),
        cbs_pbl: is_cbs_pbl(tabel),
        in_duizenden: kolommen.kolommen.iter().any(|k| k.schaal > 1),
        ..Feiten::default()
    };
    let mut fouten: Vec<Finding> = Vec::new();
    let mut uit = Vec::new();
    for (rij, variant) in kaal.rijen.iter().zip(&varianten) {
        let hier = |code, bericht: String| Finding::fout(code, bericht).met_bestand(bestand).met_rij(rij.regel);
        if rollen.sekse(&kaal, rij) != Some(Sekse::Samen) {
            continue;
        }
        let naam = rollen.regio.titel(&kaal, rij).to_owned();
        let gebied = rollen.gebied(&kaal, rij, kenner);
        match &gebied {
            Regiolid::Kern => {
                feiten.kernen += 1;
                continue;
            }
            Regiolid::Regio { niveau: None, .. } | Regiolid::Regio { code: None, .. } => {
                feiten.groter += 1;
                continue;
            }
            Regiolid::Onbekend(vraag) => {
                fouten.push(hier("IMP-036", format!("\"{naam}\" is geen gebied dat hier bekend is; {vraag}")));
                continue;
            }
            _ => {}
        }
        let jaar = match rollen.dag(&kaal, rij) {
            Ok(Some(dag)) if (dag.month(), dag.day()) == (1, 1) => dag.year(),
            Ok(dag) => {
                let wat = dag.map_or_else(String::new, |d| d.to_string());
                fouten.push(hier(
                    "IMP-033",
                    format!("\"{wat}\" is geen 1 januari; een prognose telt op 1 januari van een jaar"),
                ));
                continue;
            }
            Err(lid) => {
                fouten.push(hier("IMP-033", format!("\"{lid}\" is geen jaar als 2030 of 2030JJ00")));
                continue;
            }
        };
        let leeftijd = match rollen.band(&kaal, rij) {
            Ok(band) => band,
            Err(lid) => {
                let raad = "verwacht bijvoorbeeld totaal, 0-17 of 65 jaar of ouder";
                fouten.push(hier("IMP-032", format!("\"{lid}\" is geen leeftijd; {raad}")));
                continue;
            }
        };
        let (kant, variant) = kant(variant);
        for kolom in kolommen.kolommen.iter().filter(|k| k.sekse == Sekse::Samen) {
            let band = if rollen.leeftijd.is_some() { leeftijd } else { kolom.band };
            let schaal = eenheid.map_or(kolom.schaal, Eenheid::schaal);
            match aantal(rij, kolom.plaats, schaal) {
                Ok(Some(aantal)) => uit.push(Cijfer {
                    regel: rij.regel,
                    gebied: gebied.clone(),
                    naam: naam.clone(),
                    jaar,
                    band,
                    kant,
                    variant: variant.clone(),
                    aantal,
                }),
                Ok(None) => {}
                Err(tekst) => fouten.push(hier("IMP-034", format!("\"{tekst}\" is geen aantal personen"))),
            }
        }
    }
    let meer = fouten.len().saturating_sub(MEEST);
    fouten.truncate(MEEST);
    if meer > 0
        && let Some(laatste) = fouten.last_mut()
    {
        laatste.bericht.push_str(&format!(" (en nog {meer} van zulke regels)"));
    }
    bevindingen.extend(fouten);
    if bevindingen.iter().any(Finding::is_fout) { Err(bevindingen) } else { Ok((uit, feiten, bevindingen)) }
}

/// 85173NED: het nummer, of de kolommen van die tabel.
fn is_cbs_pbl(tabel: &Brontabel) -> bool {
    let heeft = |begin: &str| tabel.dimensies.iter().any(|d| naam_slug(&d.naam).starts_with(begin));
    tabel.tabel.as_deref().is_some_and(|t| t.eq_ignore_ascii_case("85173NED"))
        || (heeft("prognose-interval") && heeft("regio-indeling"))
}

/// Het aantal in hele personen; `None` als het er niet is.
fn aantal(rij: &BronRij, plaats: usize, schaal: i64) -> Result<Option<i64>, String> {
    match rij.waarden.get(plaats) {
        Some(Waarde::Getal(t) | Waarde::Tekst(t)) if !t.trim().is_empty() && t.trim() != "." => {
            let getal: Decimal = t.trim().parse().map_err(|_| t.clone())?;
            let personen = getal.checked_mul(Decimal::from(schaal)).ok_or_else(|| t.clone())?;
            let heel = personen.round_dp_with_strategy(0, RoundingStrategy::MidpointAwayFromZero);
            i64::try_from(heel).map(Some).map_err(|_| t.clone())
        }
        _ => Ok(None),
    }
}
