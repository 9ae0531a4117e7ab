//! De pagina van een stel plannen: dezelfde norm in elk gebied naast elkaar, op volgorde van code en zonder rangorde.
//!
//! Geeft een [`Document`]; weet niet in welk formaat dat verschijnt en niet waar bestanden staan.

use normwijzer_core::ist::IstSoort;
use normwijzer_core::norm::Norm;
use normwijzer_core::plan::{Plan, PlanRij};
use normwijzer_core::{Amount, NormSet};

use crate::document::{Blok, Document, KaderSoort, Kolom, Tabel, Zin};
use crate::gedrukt;
use crate::grafieken::op_code;
use crate::nl;
use crate::plan_pagina::{PaginaContext, bewijs, bronnen, merken};
use crate::zinnen::{
    Maat, NOG_NIET_BEKEND, afwijking, hoofdletter, niveaus, prognose, stand, status, verhouding, vooraf,
};

/// Meer gebieden passen niet in een tabel op een pagina; zij staan dan alleen in plan.csv.
const MEESTE_GEBIEDEN: usize = 60;

/// Wat een lezer van gebieden naast elkaar als eerste verkeerd zou begrijpen.
const GEEN_RANGLIJST: &str = "Het is geen ranglijst: wat een gebied nodig heeft hangt af van zijn bevolking, en alleen de IST per grondslag is te vergelijken.";

/// Maakt de pagina van een stel plannen van hetzelfde niveau.
#[must_use]
pub fn vergelijk_document(normen: &NormSet, plannen: &[Plan], context: &PaginaContext) -> Document {
    let plannen = &*gedrukt::plannen(normen, plannen);
    let gebieden = plannen.first().map_or("gebieden", |p| niveaus(p.gebied.niveau));
    let titel = format!("{} {gebieden}: streefwaarden van het AZWA (D5)", plannen.len());
    let mut blokken = mededelingen(normen, plannen, context);
    blokken.push(Blok::kop(1, "Samenvatting"));
    blokken.push(Blok::Kern(vec![over(plannen, gebieden), Zin::from(GEEN_RANGLIJST), bekend(plannen, gebieden)]));
    if plannen.len() > MEESTE_GEBIEDEN {
        blokken.push(Blok::Alinea(
            Zin::from(format!("Voor een tabel op een pagina zijn {} {gebieden} te veel; zij staan in ", plannen.len()))
                .code("plan.csv")
                .tekst("."),
        ));
    }
    let mut leefgebied = None;
    for norm in normen.normen.iter().filter(|n| n.eenheid().is_some()) {
        let deel = van_norm(norm, plannen, context);
        if !deel.is_empty() && leefgebied != Some(&norm.leefgebied) {
            blokken.push(Blok::kop(1, norm.leefgebied.clone()));
            leefgebied = Some(&norm.leefgebied);
        }
        blokken.extend(deel);
    }
    let opmerkingen: Vec<Zin> = context.opmerkingen.iter().map(|o| Zin::from(o.clone())).collect();
    if !opmerkingen.is_empty() {
        blokken.push(Blok::kop(1, "Opmerkingen bij de invoer"));
        blokken.push(Blok::Lijst { aanhef: Zin::new(), punten: opmerkingen });
    }
    blokken.push(Blok::kop(1, "Bronnen"));
    blokken.push(Blok::Lijst { aanhef: Zin::new(), punten: bronnen(normen, context) });
    blokken.push(Blok::Alinea(bewijs(context)));
    Document { titel, blokken }
}

fn eigen(plan: &Plan) -> impl Iterator<Item = &PlanRij> {
    plan.rijen.iter().filter(|r| r.gebied == plan.gebied && r.streef.is_some())
}

fn iets_bekend<'a>(mut rijen: impl Iterator<Item = &'a PlanRij>) -> bool {
    rijen.any(|r| r.ist.waarde.is_some() || r.ist.is_deels())
}

/// Elke mededeling één keer, hoeveel gebieden zij ook raakt.
fn mededelingen(normen: &NormSet, plannen: &[Plan], context: &PaginaContext) -> Vec<Blok> {
    let mut gezegd = Vec::new();
    for plan in plannen {
        for mededeling in vooraf::mededelingen(normen, plan, context.samenstelling.reconstructie) {
            if !gezegd.contains(&mededeling) {
                gezegd.push(mededeling);
            }
        }
    }
    // Het ernstigste eerst, ook als het eerste gebied er niet door geraakt wordt; verder blijft de volgorde.
    gezegd.sort_by_key(|(soort, _)| match soort {
        KaderSoort::Fictief => 0,
        KaderSoort::Verkenning => 1,
        KaderSoort::Reconstructie | KaderSoort::Schatting => 2,
        KaderSoort::Noot => 3,
    });
    gezegd.into_iter().map(|(soort, tekst)| Blok::Kader { soort, tekst }).collect()
}

fn over(plannen: &[Plan], gebieden: &str) -> Zin {
    let inwoners: Option<Amount> = plannen.iter().map(|p| p.inwoners).sum();
    let samen = match (inwoners, plannen.first().and_then(|p| p.peildatum)) {
        (Some(n), Some(dag)) => format!(" met samen {} inwoners op {}", nl::personen(n), nl::datum(dag)),
        _ => String::new(),
    };
    Zin::from(format!("{} {gebieden}{samen}, op volgorde van hun code.", plannen.len()))
}

/// Van hoeveel gebieden er iets bekend is.
fn bekend(plannen: &[Plan], gebieden: &str) -> Zin {
    match plannen.iter().filter(|p| iets_bekend(eigen(p))).count() {
        0 => "De IST is van geen enkel gebied bekend. Daarom is er alleen de SOLL, en zijn er geen grafieken: per inwoner is de SOLL overal gelijk.".into(),
        n => format!("Van {n} van de {} {gebieden} is de IST van ten minste één norm bekend.", plannen.len()).into(),
    }
}

fn van_norm(norm: &Norm, plannen: &[Plan], context: &PaginaContext) -> Vec<Blok> {
    let rijen = op_code(norm, plannen);
    let (Some(maat), Some((plan, eerste))) = (Maat::van(norm), rijen.first()) else { return Vec::new() };
    let mut kop = Zin::from(format!("Norm: {}.", verhouding::norm_voluit(norm, eerste).unwrap_or_default()));
    // Een eigen SOLL heeft een gebied, niet de norm: dat merk staat op de rij.
    for merk in merken(norm, eerste, plan).into_iter().filter(|m| Some(*m) != afwijking::merk(eerste)) {
        kop = kop.tekst(" ").onzeker(hoofdletter(merk)).tekst(".");
    }
    if !iets_bekend(rijen.iter().map(|(_, r)| *r)) {
        kop = kop.tekst(" IST: ").onzeker(NOG_NIET_BEKEND).tekst(".");
    }
    let mut uit = vec![Blok::kop(2, norm.naam.clone()), Blok::Alinea(kop)];
    if rijen.len() <= MEESTE_GEBIEDEN {
        uit.push(Blok::Tabel(tabel(norm, maat, &rijen)));
    }
    uit.extend(context.figuren.get(&norm.id).into_iter().flatten().cloned().map(Blok::Figuur));
    uit
}

fn tabel(norm: &Norm, maat: Maat, rijen: &[(&Plan, &PlanRij)]) -> Tabel {
    let iets = iets_bekend(rijen.iter().map(|(_, r)| *r));
    let kop = rijen.iter().find_map(|(_, r)| verhouding::kop(norm, r));
    let mut kolommen = vec![Kolom::links("Gebied"), Kolom::links("Code"), Kolom::rechts("SOLL")];
    let groeit = rijen.iter().any(|(p, r)| p.prognose.is_some() && prognose::groeit(r));
    if let Some((plan, _)) = rijen.first().filter(|_| groeit) {
        kolommen.push(Kolom::rechts(format!("SOLL {}", plan.horizon.doel().jaar())));
    }
    if iets {
        kolommen.extend([Kolom::rechts("IST"), Kolom::rechts("GAP"), Kolom::links("Status")]);
        kolommen.extend(kop.map(|kop| Kolom::rechts(format!("IST in {kop}"))));
    }
    let breed = kolommen.len();
    let cellen = |(plan, rij): &(&Plan, &PlanRij)| {
        let mut ist = Zin::new().bedrag(stand::ist_kort(maat, rij));
        if rij.ist.soort == IstSoort::Fictief && rij.ist.waarde.is_some() {
            ist = ist.tekst(" ").onzeker("fictief");
        }
        let mut cellen = vec![
            afwijking::gebied(rij),
            Zin::new().code(plan.gebied.code.to_string()),
            Zin::new().bedrag(stand::soll_kort(maat, rij)),
            ist,
            Zin::new().bedrag(stand::gap_kort(maat, rij)),
            status::van_rij(rij).into(),
            Zin::new().bedrag(verhouding::ist(norm, rij).map_or_else(|| "–".to_owned(), |(_, tekst)| tekst)),
        ];
        if groeit {
            cellen.insert(3, Zin::new().bedrag(prognose::soll_doel_kort(maat, rij)));
        }
        cellen.truncate(breed);
        cellen
    };
    Tabel {
        bijschrift: format!("{}, in {}", norm.naam, maat.woord("")).into(),
        kolommen,
        rijen: rijen.iter().map(cellen).collect(),
        met_totaal: false,
    }
}
