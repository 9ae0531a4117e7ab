//! De velden van een sjabloon: elke plaatshouder, wat hij is en wat er komt te staan.

use normwijzer_core::ist::IstSoort;
use normwijzer_core::norm::{Norm, Schaal, Sectie};
use normwijzer_core::plan::PlanRij;
use normwijzer_core::{Amount, Eenheid, NormSet, Plan};

use super::{Onderdeel, Paragraaf, bijlage, cellen, mijlpalen, onder, schaal};
use crate::document::{Blok, Zin};
use crate::gedrukt;
use crate::nl;
use crate::plan_pagina::{PaginaContext, kosten_en_middelen, samenvatting, schaaltoets};
use crate::uitleg::uitleg;
use crate::zinnen::norm::{regionaal, zonder_regio};
use crate::zinnen::{Maat, NOG_NIET_BEKEND, opsomming, stand, status, uiteinden, verhouding};

/// Een veld van een sjabloon.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Veld {
    /// De naam tussen de haken: `2b.situatie`.
    pub naam: String,
    /// Wat het is, in één regel.
    pub omschrijving: String,
    /// Wat er komt te staan.
    pub inhoud: Inhoud,
}

/// Wat er op de plaats van een veld komt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inhoud {
    /// Tekst midden in een zin.
    Regel(Zin),
    /// Alinea's, tabellen of figuren, op de plaats van de hele alinea; leeg als er niets te zeggen valt.
    Blokken(Vec<Blok>),
}

/// Wat een veld is, los van een plan.
#[derive(Clone, Copy)]
enum Wat<'a> {
    Gebied(VanGebied),
    Onderdeel(&'a Sectie, Onderdeel),
    Paragraaf(&'a Sectie, VanParagraaf),
    Norm(&'a Norm, VanNorm),
}

#[derive(Clone, Copy)]
enum VanGebied {
    Naam,
    Inwoners,
    Gemeenten,
    Code,
    Versie,
    Datum,
    Samenvatting,
    Geld,
    GeldFiguur,
    Schaal,
    Bijlage,
}

#[derive(Clone, Copy)]
enum VanParagraaf {
    Mijlpalen,
    GapTabel,
    GapFiguur,
    PadTabel,
    PadFiguur,
    SchaalTabel,
    SchaalFiguur,
}

impl VanParagraaf {
    /// Of dit over de schaal van een functie gaat; dat heeft alleen een norm in fte per gemeente.
    fn is_schaal(self) -> bool {
        matches!(self, Self::SchaalTabel | Self::SchaalFiguur)
    }
}

#[derive(Clone, Copy)]
enum VanNorm {
    Soll,
    SollLaag,
    SollHoog,
    SollDoel,
    Ist,
    Gap,
    Tekort,
    Status,
    Norm,
    Peildatum,
    Uitleg,
}

const VAN_GEBIED: [(VanGebied, &str, &str); 11] = [
    (VanGebied::Naam, "gebied.naam", "De naam van het gebied, met zijn niveau"),
    (VanGebied::Inwoners, "gebied.inwoners", "Het aantal inwoners"),
    (VanGebied::Gemeenten, "gebied.gemeenten", "De namen van de gemeenten"),
    (VanGebied::Code, "code", "De code van de verantwoording, waarmee elk getal terug te vinden is"),
    (VanGebied::Versie, "versie", "De versie van Normwijzer"),
    (VanGebied::Datum, "datum", "De datum van de berekening, als die gegeven is"),
    (VanGebied::Samenvatting, "samenvatting", "De samenvatting en de tabel van alle normen"),
    (
        VanGebied::Geld,
        "kosten-en-middelen",
        "Wat de normen per jaar kosten en welk geld ernaast staat, met tabellen en grafiek",
    ),
    (VanGebied::GeldFiguur, "kosten-en-middelen.figuur", "De grafiek van kosten per jaar naast het geld per stroom"),
    (VanGebied::Schaal, "schaaltoets", "De schaaltoets van alle normen in fte, met kaarten en het geld per gemeente"),
    (VanGebied::Bijlage, "bijlage", "De bijlage Onderbouwing en aannames"),
];

const VAN_PARAGRAAF: [(VanParagraaf, &str, &str); 7] = [
    (VanParagraaf::Mijlpalen, "mijlpalen", "de mijlpalenplanning als tabel"),
    (VanParagraaf::GapTabel, "gap.tabel", "SOLL, IST en GAP per gemeente"),
    (VanParagraaf::GapFiguur, "gap.figuur", "de grafieken van SOLL en IST"),
    (VanParagraaf::PadTabel, "ingroeipad.tabel", "het ingroeipad aan het begin van elk jaar"),
    (VanParagraaf::PadFiguur, "ingroeipad.figuur", "de grafieken van het ingroeipad"),
    (VanParagraaf::SchaalTabel, "schaal.tabel", "of de functie in elke gemeente werkbaar is, en wie met wie deelt"),
    (VanParagraaf::SchaalFiguur, "schaal.figuur", "de kaart van wie met wie deelt"),
];

const VAN_NORM: [(VanNorm, &str, &str); 11] = [
    (VanNorm::Soll, "soll", "wat de norm vraagt, met eenheid"),
    (VanNorm::SollLaag, "soll-laag", "de ondergrens van wat de norm vraagt, met eenheid"),
    (VanNorm::SollHoog, "soll-hoog", "de bovengrens van wat de norm vraagt, met eenheid"),
    (
        VanNorm::SollDoel,
        "soll-doel",
        "wat de norm in het doelkwartaal vraagt, met de groei van een prognose, met eenheid",
    ),
    (VanNorm::Ist, "ist", "wat er is, met eenheid"),
    (VanNorm::Gap, "gap", "SOLL min IST, met eenheid"),
    (VanNorm::Tekort, "tekort", "wat er bij moet; bij een minimum per gemeente geteld"),
    (VanNorm::Status, "status", "wat de vergelijking zegt"),
    (VanNorm::Norm, "norm", "de landelijke norm"),
    (VanNorm::Peildatum, "peildatum", "de dag waarop de bevolking geteld is"),
    (VanNorm::Uitleg, "uitleg", "waarom dit getal, in ten hoogste twaalf regels"),
];

/// De namen van alle velden met hun omschrijving, op volgorde van het format.
#[must_use]
pub fn veldnamen(normen: &NormSet) -> Vec<(String, String)> {
    soorten(normen).into_iter().map(|(naam, omschrijving, _)| (naam, omschrijving)).collect()
}

/// Alle velden van een plan, in dezelfde volgorde als [`veldnamen`].
#[must_use]
pub fn velden(normen: &NormSet, plan: &Plan, context: &PaginaContext) -> Vec<Veld> {
    let gedrukt = &*gedrukt::plan(normen, plan);
    let bron = Bron { normen, plan: gedrukt, ruw: plan, context };
    soorten(normen)
        .into_iter()
        .map(|(naam, omschrijving, wat)| Veld { naam, omschrijving, inhoud: bron.inhoud(wat) })
        .collect()
}

fn soorten(normen: &NormSet) -> Vec<(String, String, Wat<'_>)> {
    let mut uit: Vec<(String, String, Wat<'_>)> =
        VAN_GEBIED.iter().map(|(w, naam, o)| ((*naam).to_owned(), (*o).to_owned(), Wat::Gebied(*w))).collect();
    for sectie in &normen.secties {
        let eigen: Vec<&Norm> = normen.normen.iter().filter(|n| n.sectie == sectie.id).collect();
        if eigen.is_empty() {
            continue;
        }
        let kop = format!("{} {}", sectie.id, sectie.titel);
        uit.extend(Onderdeel::ALLE.iter().map(|o| {
            let naam = format!("{}.{}", sectie.id, o.sleutel());
            (naam, format!("{kop}: de tekst bij {}", o.label()), Wat::Onderdeel(sectie, *o))
        }));
        let in_fte = eigen.iter().any(|n| n.eenheid() == Some(Eenheid::Fte) && n.schaal() == Some(Schaal::Gemeente));
        let met_getal = eigen.iter().any(|n| n.eenheid().is_some());
        uit.extend(
            VAN_PARAGRAAF.iter().filter(|(w, ..)| met_getal && (in_fte || !w.is_schaal())).map(|(w, naam, o)| {
                (format!("{}.{naam}", sectie.id), format!("{kop}: {o}"), Wat::Paragraaf(sectie, *w))
            }),
        );
        for norm in eigen {
            uit.extend(VAN_NORM.iter().filter(|(w, ..)| past(*w, norm)).map(|(w, naam, o)| {
                (format!("{}.{naam}", norm.id), format!("{}: {o}", norm.naam), Wat::Norm(norm, *w))
            }));
        }
    }
    uit
}

/// Een norm in woorden heeft alleen een status, haar tekst en een uitleg.
fn past(wat: VanNorm, norm: &Norm) -> bool {
    norm.eenheid().is_some() || matches!(wat, VanNorm::Status | VanNorm::Norm | VanNorm::Uitleg)
}

/// Waaruit de inhoud van een veld volgt.
struct Bron<'a> {
    normen: &'a NormSet,
    /// Het plan zoals het gedrukt wordt.
    plan: &'a Plan,
    /// Het plan zoals de kern het gaf; de uitleg drukt het zelf.
    ruw: &'a Plan,
    context: &'a PaginaContext,
}

impl Bron<'_> {
    fn inhoud(&self, wat: Wat<'_>) -> Inhoud {
        match wat {
            Wat::Gebied(VanGebied::Samenvatting) => {
                Inhoud::Blokken(samenvatting(self.normen, self.plan, None).into_iter().skip(1).collect())
            }
            Wat::Gebied(VanGebied::Bijlage) => Inhoud::Blokken(bijlage::blokken(self.normen, self.plan, self.context)),
            Wat::Gebied(VanGebied::Geld) => {
                let blokken = kosten_en_middelen(self.normen, self.plan, self.context.geld.as_ref());
                Inhoud::Blokken(blokken.into_iter().skip(1).collect())
            }
            Wat::Gebied(VanGebied::GeldFiguur) => {
                Inhoud::Blokken(self.context.geld.iter().cloned().map(Blok::Figuur).collect())
            }
            Wat::Gebied(VanGebied::Schaal) => {
                Inhoud::Blokken(schaaltoets(self.normen, self.plan, self.context).into_iter().skip(1).collect())
            }
            Wat::Gebied(wat) => Inhoud::Regel(self.gebied(wat)),
            Wat::Onderdeel(sectie, onderdeel) => self.paragraaf(sectie, |p| cellen::cel(p, onderdeel, self.context)),
            Wat::Paragraaf(sectie, wat) => self.paragraaf(sectie, |p| match wat {
                VanParagraaf::Mijlpalen => match mijlpalen::mijlpalen(p).as_slice() {
                    [] => vec![bijlage::zonder_aantal()],
                    rijen => vec![mijlpalen::tabel(rijen)],
                },
                VanParagraaf::GapTabel => onder::gap_tabellen(p),
                VanParagraaf::GapFiguur => onder::figuren(p, self.context, false),
                VanParagraaf::PadTabel => onder::pad_tabellen(p),
                VanParagraaf::PadFiguur => onder::figuren(p, self.context, true),
                VanParagraaf::SchaalTabel => schaal::tabellen(p),
                VanParagraaf::SchaalFiguur => schaal::kaarten(p, self.context),
            }),
            Wat::Norm(norm, VanNorm::Uitleg) => Inhoud::Blokken(self.uitleg(norm)),
            Wat::Norm(norm, wat) => Inhoud::Regel(self.norm(norm, wat)),
        }
    }

    fn paragraaf(&self, sectie: &Sectie, maak: impl Fn(&Paragraaf<'_>) -> Vec<Blok>) -> Inhoud {
        Inhoud::Blokken(Paragraaf::new(self.normen, self.plan, sectie).map_or_else(Vec::new, |p| maak(&p)))
    }

    fn gebied(&self, wat: VanGebied) -> Zin {
        match wat {
            VanGebied::Naam => self.plan.gebied.voluit().into(),
            VanGebied::Inwoners => self.plan.inwoners.map_or_else(onbekend, |n| Zin::new().bedrag(nl::personen(n))),
            VanGebied::Gemeenten => {
                opsomming(&self.plan.leden.iter().map(|g| g.naam.clone()).collect::<Vec<_>>()).into()
            }
            VanGebied::Code => Zin::new().code(self.context.code.clone()),
            VanGebied::Versie => self.context.versie.clone().into(),
            VanGebied::Datum => self.context.datum.map_or_else(onbekend, |d| nl::datum(d).into()),
            VanGebied::Samenvatting
            | VanGebied::Geld
            | VanGebied::GeldFiguur
            | VanGebied::Schaal
            | VanGebied::Bijlage => Zin::new(),
        }
    }

    fn uitleg(&self, norm: &Norm) -> Vec<Blok> {
        let Some(rij) = self.ruw.eigen_rij(&norm.id) else {
            return regionaal(norm, self.plan).map(Blok::Alinea).into_iter().collect();
        };
        let punten = uitleg(self.normen, rij, self.ruw, None).into_iter().map(Zin::from).collect();
        vec![Blok::Lijst { aanhef: Zin::new(), punten }]
    }

    fn norm(&self, norm: &Norm, wat: VanNorm) -> Zin {
        let Some(rij) = self.plan.eigen_rij(&norm.id) else {
            return regionaal(norm, self.plan).unwrap_or_else(onbekend);
        };
        match (wat, Maat::van(norm)) {
            (VanNorm::Status, _) => status::van_rij(rij).into(),
            (VanNorm::Norm, Some(_)) => verhouding::norm_voluit(norm, rij).map_or_else(onbekend, Zin::from),
            (VanNorm::Norm, None) => norm.citaat.trim().into(),
            (VanNorm::Peildatum, _) => peildatum(rij, self.plan),
            (_, Some(_)) if zonder_regio(rij) => "hier niet geteld".into(),
            (wat, Some(maat)) => getal(norm, maat, rij, wat),
            (_, None) => onbekend(),
        }
    }
}

fn onbekend() -> Zin {
    Zin::new().onzeker(NOG_NIET_BEKEND)
}

/// De dag van de bevolking van de norm; bij een vaste norm die van de inwoners.
fn peildatum(rij: &PlanRij, plan: &Plan) -> Zin {
    rij.soll.stand.map(|s| s.peildatum).or(plan.peildatum).map_or_else(onbekend, |d| nl::datum(d).into())
}

fn getal(norm: &Norm, maat: Maat, rij: &PlanRij, wat: VanNorm) -> Zin {
    let soll = |deel: fn((Amount, Amount)) -> Amount| {
        rij.soll.bereik.map_or_else(onbekend, |b| maat.hoeveelheid(deel(uiteinden(b, rij.positie))))
    };
    // Wat uit een verzonnen opgave volgt, zegt dat ook midden in een zin van een ander.
    let uit_ist = |getal: String| {
        let zin = Zin::new().bedrag(getal.clone()).eenheid(maat.woord(&getal));
        let fictief = rij.ist.soort == IstSoort::Fictief;
        if fictief { zin.tekst(" (").onzeker("FICTIEF").tekst(")") } else { zin }
    };
    match wat {
        VanNorm::Soll => rij.soll.bereik.map_or_else(onbekend, |b| maat.in_zin(b, rij.positie)),
        VanNorm::SollDoel => rij.soll_doel.map_or_else(onbekend, |b| maat.in_zin(b, rij.positie)),
        VanNorm::SollLaag => soll(|(laag, _)| laag),
        VanNorm::SollHoog => soll(|(_, hoog)| hoog),
        VanNorm::Ist if rij.ist.waarde.is_some() => uit_ist(stand::ist_kort(maat, rij)),
        VanNorm::Gap if rij.gap.is_some() => uit_ist(stand::gap_kort(maat, rij)),
        VanNorm::Tekort if rij.gap.is_some() => uit_ist(stand::nog_nodig(norm, maat, rij)),
        _ => onbekend(),
    }
}
