//! De grafieken van een norm op haar blad: dezelfde titel en voorbehouden als de getekende, over cellen van de werkmap.

use normwijzer_core::Amount;
use normwijzer_core::norm::{Karakter, Norm};
use normwijzer_core::plan::Plan;

use super::super::grafiekgegevens as gegevens;
use super::{IST, SOLL_HOOG, SOLL_LAAG};
use crate::alt;
use crate::chart::{Caption, ChartSpec, GapChart, GapRow, PathChart};
use crate::grafieken::Grafiek;
use crate::nl;
use crate::werkmap::{Bladgrafiek, Cellen, Grafiekblok, Grafieksoort, Kleur, Reeks, Streep, Teken, Uiterlijk};
use crate::zinnen::uiteinden;

/// Een spreadsheet geeft een schermlezer niet meer tekens door.
const ALT: usize = 250;

/// Het blok van een norm; `None` zonder grafieken. `eerste` wijst naar de eerste rij van haar gemeenten.
pub(super) fn blok(
    plan: &Plan,
    norm: &Norm,
    van_norm: &[&Grafiek],
    alle: &[Grafiek],
    eerste: &Cellen,
) -> Option<Grafiekblok> {
    let mut toelichting: Vec<String> = Vec::new();
    let mut grafieken = Vec::new();
    let mut van = eerste.van;
    let getekend: Vec<&GapRow> = super::gaps(van_norm).flat_map(|c| &c.rows).collect();
    let delen = super::gaps(van_norm).count();
    let as_tot = hoogste(plan, norm, &getekend).filter(|_| delen > 1);
    for grafiek in van_norm {
        match &grafiek.spec {
            ChartSpec::Gap(c) => {
                let tot = van + u32::try_from(c.rows.len()).ok()?;
                grafieken.push(staven(plan, norm, c, (getekend.len(), as_tot), &Cellen { van, tot, ..eerste.clone() }));
                van = tot;
            }
            ChartSpec::Ingroeipad(c) => {
                grafieken.push(lijnen(norm, c, &gegevens::kwartalen(plan, alle, &norm.id)?));
            }
            ChartSpec::Overzicht(_) | ChartSpec::Vergelijk(_) | ChartSpec::Kaart(_) | ChartSpec::Geld(_) => continue,
        }
        let onder = grafiek.spec.caption();
        aanvullen(&mut toelichting, &onder.subtitle);
    }
    let bron = van_norm.first().map(|g| g.spec.caption().bron.clone());
    toelichting.extend(bron);
    let kop = format!("{} {}", norm.sectie, norm.naam).trim().to_owned();
    (!grafieken.is_empty()).then_some(Grafiekblok { kop, toelichting, grafieken })
}

/// Voegt alleen toe wat er nog niet staat: twee grafieken van een norm beginnen met dezelfde cijfers.
fn aanvullen(al: &mut Vec<String>, regel: &str) {
    let nieuw = al.iter().fold(regel, |regel, stond| regel.strip_prefix(stond.as_str()).unwrap_or(regel));
    let nieuw = nieuw.trim_start_matches([';', ' ']);
    if !nieuw.is_empty() {
        al.push(nieuw.to_owned());
    }
}

/// SOLL en IST per gemeente: de IST ligt voor de SOLL, dus wat er van de SOLL te zien blijft, is nog te bouwen.
/// `getekend` is hoeveel gemeenten er in alle delen samen staan, en `as_tot` wat er op de as van elk deel moet passen.
fn staven(
    plan: &Plan,
    norm: &Norm,
    c: &GapChart,
    (getekend, as_tot): (usize, Option<Amount>),
    namen: &Cellen,
) -> Bladgrafiek {
    let ergens_ist = c.rows.iter().any(|r| r.ist.is_some());
    let bereik = c.rows.iter().any(|r| r.laag.total_cmp(&r.hoog).is_ne());
    let reeks =
        |naam: &str, kolom, uiterlijk| Reeks { naam: naam.to_owned(), cellen: namen.in_kolom(kolom), uiterlijk };
    let mut reeksen = if bereik {
        vec![reeks("SOLL hoog", SOLL_HOOG, Uiterlijk::Licht), reeks("SOLL laag", SOLL_LAAG, Uiterlijk::Gearceerd)]
    } else {
        vec![reeks(soll(norm), SOLL_LAAG, Uiterlijk::Gearceerd)]
    };
    if ergens_ist {
        reeksen.push(reeks("IST", IST, Uiterlijk::Donker));
    }
    let mut extra = Vec::new();
    let totaal = plan.rijen_van_leden(&norm.id).filter(|r| r.soll.bereik.is_some()).count();
    if getekend < totaal {
        let welke = if ergens_ist { "het grootste verschil" } else { "de grootste SOLL" };
        extra.push(format!("de {getekend} van {totaal} gemeenten met {welke}"));
    }
    if !ergens_ist {
        extra.push("IST nog niet bekend".to_owned());
    }
    Bladgrafiek {
        soort: Grafieksoort::Staven,
        titel: titel(&c.caption, &extra),
        alt: alternatief(ChartSpec::Gap(c.clone()), "de tabel op dit blad"),
        as_namen: String::new(),
        as_getallen: nl::meervoud(c.eenheid).to_owned(),
        afronding: norm.afronding,
        as_tot,
        namen: namen.clone(),
        reeksen,
    }
}

/// De hoogste SOLL of IST van de getekende gemeenten: delen van een grafiek krijgen dezelfde as.
fn hoogste(plan: &Plan, norm: &Norm, getekend: &[&GapRow]) -> Option<Amount> {
    let rijen = getekend.iter().filter_map(|g| {
        let rij = plan.rijen_van_leden(&norm.id).find(|r| r.gebied.naam == g.label)?;
        let soll = uiteinden(rij.soll.bereik?, rij.positie).1;
        Some(rij.ist.waarde.filter(|_| g.ist.is_some()).map_or(soll, |ist| ist.max(soll)))
    });
    rijen.max()
}

/// Het ingroeipad van het gebied, met de SOLL gestreept en de IST als teken bij de start.
fn lijnen(norm: &Norm, c: &PathChart, namen: &Cellen) -> Bladgrafiek {
    let anders = |laag: f64, hoog: f64| laag.total_cmp(&hoog).is_ne();
    let soll_bereik = c.points.iter().any(|p| anders(p.soll_laag, p.soll_hoog));
    let pad_bereik = c.points.iter().filter_map(|p| p.pad.as_ref()).any(|p| anders(p.laag, p.hoog));
    let mut reeksen = Vec::new();
    let mut reeks = |naam: &str, kolom, uiterlijk| {
        reeksen.push(Reeks { naam: naam.to_owned(), cellen: namen.in_kolom(kolom), uiterlijk });
    };
    let norm_lijn = |streep| Uiterlijk::Lijn { kleur: Kleur::Hoofd, streep, teken: None };
    if soll_bereik {
        reeks("SOLL hoog", gegevens::SOLL_HOOG, norm_lijn(Streep::Lang));
        reeks("SOLL laag", gegevens::SOLL_LAAG, norm_lijn(Streep::Kort));
    } else {
        reeks(soll(norm), gegevens::SOLL_LAAG, norm_lijn(Streep::Lang));
    }
    let streep = if c.gestippeld { Streep::Kort } else { Streep::Vol };
    let pad = |teken| Uiterlijk::Lijn { kleur: Kleur::Accent, streep, teken: Some(teken) };
    if pad_bereik {
        reeks("Pad naar SOLL hoog", gegevens::PAD_HOOG, pad(Teken::Driehoek));
        reeks("Pad naar SOLL laag", gegevens::PAD_LAAG, pad(Teken::Rond));
    } else {
        reeks("Ingroeipad", gegevens::PAD_LAAG, pad(Teken::Rond));
    }
    reeks("IST bij de start", gegevens::IST, Uiterlijk::Punten { kleur: Kleur::Inkt, teken: Teken::Vierkant });
    Bladgrafiek {
        soort: Grafieksoort::Lijnen,
        titel: titel(&c.caption, &[]),
        alt: alternatief(ChartSpec::Ingroeipad(c.clone()), &format!("het blad {}", namen.blad)),
        as_namen: "stand op de eerste dag van het kwartaal".to_owned(),
        as_getallen: nl::meervoud(c.eenheid).to_owned(),
        afronding: norm.afronding,
        as_tot: None,
        namen: namen.clone(),
        reeksen,
    }
}

fn soll(norm: &Norm) -> &'static str {
    match (norm.karakter, norm.status.richtpunt()) {
        (Karakter::Minimum, _) => "SOLL (minimum)",
        (_, true) => "SOLL (richtpunt)",
        _ => "SOLL",
    }
}

/// De bevinding, met de voorbehouden erachter: wie de grafiek elders plakt, neemt die mee.
fn titel(onder: &Caption, extra: &[String]) -> String {
    let achter: Vec<&str> = extra.iter().chain(&onder.marks).map(String::as_str).collect();
    if achter.is_empty() { onder.title.clone() } else { format!("{} – {}", onder.title, achter.join(", ")) }
}

fn alternatief(mut spec: ChartSpec, tabel: &str) -> String {
    match &mut spec {
        ChartSpec::Gap(c) => c.caption.table = tabel.to_owned(),
        ChartSpec::Ingroeipad(c) => c.caption.table = tabel.to_owned(),
        ChartSpec::Overzicht(_) | ChartSpec::Vergelijk(_) | ChartSpec::Kaart(_) | ChartSpec::Geld(_) => {}
    }
    alt::within(&spec, ALT)
}
