//! Wat de regio heeft vastgesteld, en wat er nog te kiezen is.

use normwijzer_core::Plan;
use normwijzer_core::choices::Positie;
use normwijzer_core::norm::Norm;
use normwijzer_core::plan::{AfwijkingRij, PlanRij, RijAfwijking};
use normwijzer_core::scenario::BesluitStatus;

use super::hoeveel;
use crate::document::Zin;
use crate::nl;
use crate::zinnen::norm::{LEZING_OPEN, lezing, lezing_open, over_bevolking, schaal, voorbehouden, zonder_regio};
use crate::zinnen::{Maat, aantal, afwijking, gebieden, hoofdletter, norm as zin, uiteinden, verhouding};

/// Zoveel besluiten worden genoemd; de andere staan in de bijlage.
const MEESTE_BESLUITEN: usize = 3;

/// Hoe ver de regio met een streefwaarde is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Besluitvorming {
    /// Gerekend is met de landelijke streefwaarde; de regio heeft niets vastgesteld.
    Landelijk,
    /// Een verkenning op de opdrachtregel.
    Verkenning,
    /// Een voorstel.
    Concept,
    /// Voor een deel van de gemeenten.
    Deels,
    /// Voor het hele gebied.
    Vastgesteld,
}

impl Besluitvorming {
    /// Hoe ver de regio met deze rij is. Vastgesteld is het pas als elk besluit dat is en zij samen het hele gebied
    /// dekken.
    #[must_use]
    pub fn van(rij: &PlanRij, plan: &Plan) -> Self {
        match &rij.afwijking {
            None => return Self::Landelijk,
            Some(RijAfwijking::Verkenning) => return Self::Verkenning,
            Some(RijAfwijking::Scenario { .. }) => {}
        }
        let besluiten: Vec<&AfwijkingRij> = toegepast(rij, plan).collect();
        let alles = besluiten.iter().all(|a| a.besluit.status == BesluitStatus::Vastgesteld);
        let geheel = besluiten.iter().any(|a| a.gebied == plan.gebied)
            || plan.leden.iter().all(|g| besluiten.iter().any(|a| a.gebied == *g));
        match (besluiten.is_empty(), alles, geheel) {
            (true, ..) => Self::Landelijk,
            (_, true, true) => Self::Vastgesteld,
            (_, _, false) => Self::Deels,
            (_, false, true) => Self::Concept,
        }
    }
}

fn toegepast<'a>(rij: &'a PlanRij, plan: &'a Plan) -> impl Iterator<Item = &'a AfwijkingRij> {
    afwijking::van_rij(rij, plan).filter(|a| a.toegepast)
}

/// "De landelijke streefwaarde komt voor IZA-regio Flevoland neer op tussen 8,6 en 21,6 fte brugfunctionaris; nog
/// niet vastgesteld." Wat wel vastgesteld is, staat er met orgaan en datum. Het voorbehoud van de eerste inschatting
/// staat er alleen als de paragraaf het niet al zegt.
#[must_use]
pub fn ambitie(norm: &Norm, rij: &PlanRij, plan: &Plan, met_inschatting: bool) -> Zin {
    if zonder_regio(rij) {
        return Zin::alle([zin::doel(norm, rij, plan), schaal(norm, rij)]);
    }
    if rij.soll.bereik.is_none() {
        return zin::doel(norm, rij, plan);
    }
    let gebied = rij.gebied.voluit();
    let wat = hoeveel(norm, rij).zin(over_bevolking(rij));
    let niet = |zin: Zin| zin.tekst("; ").onzeker("nog niet vastgesteld");
    let mut begin = match Besluitvorming::van(rij, plan) {
        Besluitvorming::Landelijk => {
            niet(Zin::from(format!("De landelijke streefwaarde komt voor {gebied} neer op ")).zin(wat))
        }
        Besluitvorming::Verkenning => {
            niet(Zin::new().onzeker("In deze verkenning").tekst(format!(" komt {gebied} op ")).zin(wat))
        }
        Besluitvorming::Vastgesteld => Zin::new().term("Vastgesteld").tekst(format!(" voor {gebied}: ")).zin(wat),
        Besluitvorming::Concept => Zin::from(format!("De eigen streefwaarde komt voor {gebied} neer op "))
            .zin(wat)
            .tekst("; ")
            .onzeker("concept, nog niet vastgesteld"),
        Besluitvorming::Deels => {
            Zin::from(format!("Met de eigen streefwaarde van een deel van de gemeenten komt {gebied} op "))
                .zin(wat)
                .tekst("; ")
                .onzeker("nog niet voor het hele gebied vastgesteld")
        }
    };
    if norm.karakter == normwijzer_core::norm::Karakter::Rekenwaarde {
        begin = begin.tekst("; rekenwaarde, telt in geen totaal mee");
    }
    if met_inschatting {
        // Dat het een richtpunt is, zegt de paragraaf zelf.
        for voorbehoud in voorbehouden(norm).into_iter().filter(|v| *v != zin::RICHTPUNT) {
            begin = begin.tekst("; ").onzeker(voorbehoud);
        }
    }
    let mut zinnen = vec![
        begin.tekst("."),
        crate::zinnen::prognose::was_wordt(norm, rij, plan),
        schaal(norm, rij),
        zin::verkenning(norm, rij),
    ];
    zinnen.extend(toegepast(rij, plan).take(MEESTE_BESLUITEN).map(|a| besluit(norm, a)));
    let rest = toegepast(rij, plan).count().saturating_sub(MEESTE_BESLUITEN);
    if rest > 0 {
        zinnen.push(format!("En nog {}; zie de bijlage.", aantal(rest, "afwijking", "afwijkingen")).into());
    }
    Zin::alle(zinnen)
}

/// "Gemeente Almere: plaats in de bandbreedte hoog, landelijk niet gekozen; vastgesteld door College van B&W Almere
/// op 1 oktober 2026."
fn besluit(norm: &Norm, a: &AfwijkingRij) -> Zin {
    let b = &a.besluit;
    let zin = Zin::from(format!("{}: {}; ", hoofdletter(&a.gebied.voluit()), afwijking::wat(norm, a)));
    let wie = format!("{} op {}.", b.orgaan, nl::datum(b.datum));
    match b.status {
        BesluitStatus::Vastgesteld => zin.tekst(format!("vastgesteld door {wie}")),
        BesluitStatus::Concept => zin.onzeker("concept").tekst(format!(", voorstel aan {wie}")),
        BesluitStatus::Vervallen => zin.tekst("vervallen."),
    }
}

/// De keuzes die voor een norm gemaakt zijn. Een concept is nog geen keuze.
#[must_use]
pub fn gekozen(norm: &Norm, rij: &PlanRij, plan: &Plan) -> Vec<Zin> {
    let naam = || Zin::new().term(norm.naam.clone()).tekst(": ");
    let mut uit: Vec<Zin> = toegepast(rij, plan)
        .filter(|a| a.besluit.status == BesluitStatus::Vastgesteld)
        .map(|a| naam().tekst(format!("{} ({}).", afwijking::wat(norm, a), a.gebied.voluit())))
        .collect();
    if norm.heeft_open_lezing() && !lezing_open(plan, &norm.id) && !rij.verkenning {
        uit.push(naam().zin(lezing(norm, rij, plan)));
    }
    uit
}

/// De keuzes die voor een norm nog te maken zijn, met wat elk uitmaakt.
#[must_use]
pub fn open(norm: &Norm, rij: &PlanRij, plan: &Plan) -> Vec<Zin> {
    let naam = || Zin::new().term(norm.naam.clone()).tekst(": ");
    let mut uit: Vec<Zin> = toegepast(rij, plan)
        .filter(|a| a.besluit.status == BesluitStatus::Concept)
        .map(|a| {
            let zin = naam().tekst(format!("{} ({}); ", afwijking::wat(norm, a), a.gebied.voluit()));
            zin.onzeker("concept, nog niet vastgesteld").tekst(".")
        })
        .collect();
    if rij.verkenning {
        uit.push(naam().zin(zin::verkenning(norm, rij)));
    }
    if lezing_open(plan, &norm.id) {
        uit.push(naam().zin(lezingen(norm, rij)));
    }
    uit.extend(plaats(norm, rij).map(|z| naam().zin(z)));
    if plan.bevindingen.iter().any(|b| b.code == "PLAN-019" && b.norm_id.as_ref() == Some(&norm.id)) {
        uit.push(naam().tekst("volgorde van gemeenten niet gekozen; het ingroeipad begint met de grootste."));
    }
    uit
}

/// "Lezing nog te kiezen: `per-ggd-regio` 1,9 fte (hiermee is gerekend) of `per-iza-regio` 2,0 fte."
fn lezingen(norm: &Norm, rij: &PlanRij) -> Zin {
    let Some(maat) = Maat::van(norm) else { return Zin::new() };
    // Waar de norm niets telt, is er ook niets te vergelijken: een nul zou er als een uitkomst uitzien.
    if zonder_regio(rij) {
        return lezing_zonder_uitkomst(norm);
    }
    let mut zin = Zin::new().onzeker(LEZING_OPEN).tekst(": ");
    for (i, stand) in rij.lezingen.iter().enumerate() {
        let komma = if i == 0 {
            ""
        } else if i + 1 == rij.lezingen.len() {
            " of "
        } else {
            ", "
        };
        zin = zin.tekst(komma).code(stand.lezing.0.clone());
        if let Some(bereik) = stand.bereik {
            zin = zin.tekst(" ").zin(maat.in_cel(bereik, rij.positie));
        }
        if stand.gekozen {
            zin = zin.tekst(" (hiermee is gerekend)");
        }
    }
    zin.tekst(".")
}

fn lezing_zonder_uitkomst(norm: &Norm) -> Zin {
    let namen = norm
        .lezingen
        .iter()
        .enumerate()
        .fold(Zin::new(), |zin, (i, l)| zin.tekst(if i == 0 { "" } else { " of " }).code(l.id.0.clone()));
    Zin::new().onzeker(LEZING_OPEN).tekst(": ").zin(namen).tekst(".")
}

/// "plaats in de bandbreedte (0,2–0,5 fte per 10.000 inwoners) niet gekozen: 8,6–21,6 fte."
fn plaats(norm: &Norm, rij: &PlanRij) -> Option<Zin> {
    let maat = Maat::van(norm)?;
    let (laag, hoog) = uiteinden(rij.soll.bereik?, rij.positie);
    if rij.positie != Some(Positie::NietGekozen) || laag == hoog {
        return None;
    }
    let voluit = verhouding::norm_voluit(norm, rij).map_or_else(String::new, |n| format!(" ({n})"));
    let van = match &rij.soll.trace {
        normwijzer_core::soll::SollTrace::Opgeteld { eigen } => format!(", behalve in {}", gebieden(eigen)),
        _ => String::new(),
    };
    Some(
        Zin::from(format!("plaats in de bandbreedte{voluit} "))
            .onzeker("niet gekozen")
            .tekst(format!("{van}: "))
            .zin(maat.in_cel(rij.soll.bereik?, rij.positie))
            .tekst("."),
    )
}
