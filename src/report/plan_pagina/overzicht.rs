//! De samenvatting: een paar zinnen en één tabel met alle normen.

use normwijzer_core::gap::Status;
use normwijzer_core::ist::IstSoort;
use normwijzer_core::norm::Norm;
use normwijzer_core::plan::PlanRij;
use normwijzer_core::{NormSet, Plan};

use crate::document::{Blok, Figuur, Kolom, Tabel, Zin};
use crate::zinnen::norm::{LEZING_OPEN, lezing_open, merken, regionaal, zonder_regio};
use crate::zinnen::{Maat, NOG_NIET_BEKEND, aantal, bestuur, opsomming, prognose, stand, status};

pub(crate) fn blokken(normen: &NormSet, plan: &Plan, figuur: Option<&Figuur>) -> Vec<Blok> {
    let mut uit = vec![Blok::kop(1, "Samenvatting"), Blok::Kern(bestuur::zinnen(normen, plan))];
    let zinnen = [
        uitkomsten(normen, plan),
        onder(normen, plan),
        status::eisen_in_woorden(plan).map(Zin::from),
        open(normen, plan),
        zonder(normen),
    ];
    let punten: Vec<Zin> = zinnen.into_iter().flatten().collect();
    uit.extend(figuur.cloned().map(Blok::Figuur));
    uit.push(Blok::Tabel(overzicht_van_alle(normen, plan)));
    uit.push(Blok::Lijst { aanhef: Zin::new(), punten });
    uit
}

fn eigen_rijen<'a>(normen: &'a NormSet, plan: &'a Plan) -> impl Iterator<Item = (&'a Norm, Maat, &'a PlanRij)> {
    normen.normen.iter().filter_map(|n| Some((n, Maat::van(n)?, plan.eigen_rij(&n.id)?)))
}

/// "Van 13 normen met een getal: 2 gehaald of binnen de bandbreedte, 5 onder de norm, 6 nog niet bekend."
fn uitkomsten(normen: &NormSet, plan: &Plan) -> Option<Zin> {
    let rijen: Vec<_> =
        eigen_rijen(normen, plan).filter(|(_, _, r)| !zonder_regio(r)).map(|(_, _, r)| r.status).collect();
    if !rijen.is_empty() && rijen.iter().all(|s| *s == Status::IstOnbekend) {
        return Some(Zin::from(format!(
            "Voor {} met een getal staat hieronder de SOLL. De IST is van geen enkele norm bekend; met een opgave komen GAP en ingroeipad erbij.",
            aantal(rijen.len(), "norm", "normen")
        )));
    }
    let delen = tellingen(&rijen);
    (!delen.is_empty()).then(|| {
        Zin::from(format!("Van {} met een getal: {}.", aantal(rijen.len(), "norm", "normen"), opsomming(&delen)))
    })
}

/// Hoeveel normen welke uitkomst hebben: "2 gehaald of binnen de bandbreedte", "5 onder de norm".
pub(crate) fn tellingen(statussen: &[Status]) -> Vec<String> {
    let tel = |f: fn(Status) -> bool| statussen.iter().filter(|s| f(**s)).count();
    [
        (tel(|s| matches!(s, Status::Gehaald | Status::Binnen)), "gehaald of binnen de bandbreedte"),
        (tel(|s| s == Status::Onder), "onder de norm"),
        (tel(|s| s == Status::Boven), "boven de bandbreedte"),
        (tel(|s| s == Status::IstDeelsBekend), "met een IST die deels bekend is"),
        (tel(|s| matches!(s, Status::IstOnbekend | Status::GrondslagOnbekend)), NOG_NIET_BEKEND),
        (tel(|s| s == Status::NietVanKracht), "niet van kracht"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, wat)| format!("{n} {wat}"))
    .collect()
}

/// Waar nog gebouwd moet worden, met hoeveel.
fn onder(normen: &NormSet, plan: &Plan) -> Option<Zin> {
    let mut zin = Zin::from("Nog te bouwen: ");
    let mut eerste = true;
    for (norm, maat, rij) in eigen_rijen(normen, plan).filter(|(_, _, r)| r.status == Status::Onder) {
        let gap = stand::nog_nodig(norm, maat, rij);
        zin = zin
            .tekst(if eerste { "" } else { "; " })
            .tekst(format!("{} ", norm.naam))
            .bedrag(gap.clone())
            .eenheid(maat.woord(&gap));
        eerste = false;
    }
    (!eerste).then(|| zin.tekst("."))
}

fn open(normen: &NormSet, plan: &Plan) -> Option<Zin> {
    let namen: Vec<String> = eigen_rijen(normen, plan)
        .filter(|(n, _, _)| lezing_open(plan, &n.id))
        .map(|(n, _, _)| n.naam.clone())
        .collect();
    (!namen.is_empty()).then(|| {
        Zin::new().onzeker(crate::zinnen::hoofdletter(LEZING_OPEN)).tekst(format!(" bij: {}.", opsomming(&namen)))
    })
}

/// De optionele paragrafen waarvoor de Opdracht geen normen noemt, in één zin.
fn zonder(normen: &NormSet) -> Option<Zin> {
    let heeft_normen = |id: &str| normen.normen.iter().any(|n| n.sectie == id);
    let secties = normen.secties.iter().filter(|s| !heeft_normen(&s.id));
    let namen: Vec<String> = secties.map(|s| format!("{} {}", s.id, s.titel)).collect();
    (!namen.is_empty()).then(|| {
        Zin::from(format!("Zonder norm in de Opdracht, en optioneel in de werkagenda: {}.", opsomming(&namen)))
    })
}

/// De tabel van alle normen met een getal.
fn overzicht_van_alle(normen: &NormSet, plan: &Plan) -> Tabel {
    let bijschrift = Zin::from(format!("Alle normen met een getal, {}", plan.gebied.voluit()));
    overzicht(normen.normen.iter(), plan, bijschrift)
}

/// De tabel van deze normen, voor zover zij een getal hebben: SOLL, IST, GAP en status van het gebied.
pub(crate) fn overzicht<'a>(normen: impl Iterator<Item = &'a Norm>, plan: &Plan, bijschrift: Zin) -> Tabel {
    let getal = normen.filter_map(|n| Some((n, Maat::van(n)?)));
    let rijen = getal.filter_map(|(norm, maat)| match plan.eigen_rij(&norm.id) {
        Some(rij) => Some(van_rij(norm, maat, rij, plan)),
        None => {
            regionaal(norm, plan)?;
            let mut cellen = [norm.naam.as_str(), "–", "–", "–", "regionaal georganiseerd"].map(Zin::from).to_vec();
            if plan.prognose.is_some() {
                cellen.insert(2, "–".into());
            }
            Some(cellen)
        }
    });
    let mut kolommen = vec![
        Kolom::links("Norm"),
        Kolom::rechts("SOLL"),
        Kolom::rechts("IST"),
        Kolom::rechts("GAP"),
        Kolom::links("Status"),
    ];
    if plan.prognose.is_some() {
        kolommen.insert(2, Kolom::rechts(format!("SOLL {}", plan.horizon.doel().jaar())));
    }
    Tabel { bijschrift, kolommen, rijen: rijen.collect(), met_totaal: false }
}

fn van_rij(norm: &Norm, maat: Maat, rij: &PlanRij, plan: &Plan) -> Vec<Zin> {
    let mut naam = Zin::from(norm.naam.clone());
    for merk in merken(norm, rij, plan) {
        naam = naam.tekst(", ").onzeker(merk);
    }
    let soll = stand::soll_cel(maat, rij);
    let mut ist = Zin::new().bedrag(stand::ist_kort(maat, rij));
    if rij.ist.soort == IstSoort::Fictief && rij.ist.waarde.is_some() {
        ist = ist.tekst(" ").onzeker("fictief");
    }
    let mut uit = vec![naam, soll, ist, Zin::new().bedrag(stand::gap_kort(maat, rij)), status::van_rij(rij).into()];
    if plan.prognose.is_some() {
        uit.insert(2, Zin::new().bedrag(prognose::soll_doel_kort(maat, rij)));
    }
    uit
}
