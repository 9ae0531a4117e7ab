//! Kenmerken uit een tabel van het CBS of het RIVM: elke kolom met cijfers is een kenmerk.

use std::collections::{BTreeMap, BTreeSet};

use normwijzer_core::amount::Schrijfwijze;
use normwijzer_core::kenmerk::KenmerkEenheid;
use normwijzer_core::{Amount, Basis, Finding};
use normwijzer_ingest::{BronRij, Brontabel, Onderwerp, Waarde};

use super::{Cijfer, Gevonden, KenmerkKeuze};
use crate::betekenis::rollen::noem_kolommen;
use crate::betekenis::{Band, Plaats, Regiokenner, Regiolid, Rollen, Sekse, rollen, stam, woorden};
use crate::bevolking::bron::{opmerkingen, zonder_map};
use crate::leeftijdsgroepen::band;

/// Leeftijden van de Gezondheidsmonitor, waarvan de code niet zelf zegt welke het zijn.
const LEEFTIJDEN: [(&str, Band); 3] =
    [("80200", Band::vanaf(65)), ("20300", Band::vanaf(18)), ("53115", Band { van: 18, tot: Some(64) })];

pub(super) fn lees(tabel: &Brontabel, kenner: &Regiokenner, keuze: KenmerkKeuze<'_>) -> Gevonden {
    let bestand = tabel.bestanden.first().map_or("de tabel", |b| zonder_map(b));
    let mut uit = Gevonden { cijfers: Vec::new(), bevindingen: opmerkingen(&tabel.bevindingen, bestand) };
    let rollen = match rollen(tabel, bestand) {
        Ok(rollen) => rollen,
        Err(fouten) => {
            uit.bevindingen.extend(fouten);
            return uit;
        }
    };
    let info = |bericht: String| Finding::info("KNM-000", bericht).met_bestand(bestand);
    uit.bevindingen.extend(rollen.toelichting.iter().map(|t| info(t.clone())));
    let bron = keuze.bron.map(str::to_owned).or_else(|| {
        let titel = tabel.titel.as_deref().or(tabel.tabel.as_deref())?;
        Some(match tabel.tabel.as_deref().filter(|t| *t != titel) {
            Some(nummer) => format!("{titel} ({nummer})"),
            None => titel.to_owned(),
        })
    });
    let Some(bron) = bron else {
        let bericht = "het bestand zegt niet wie de cijfers uitgaf; noem de bron met --kenmerken-bron \"…\"";
        uit.bevindingen.push(Finding::fout("KNM-005", bericht).met_bestand(bestand));
        return uit;
    };
    let onderwerpen = onderwerpen(tabel, keuze, bestand, &mut uit.bevindingen);
    if onderwerpen.is_empty() {
        if !uit.bevindingen.iter().any(Finding::is_fout) {
            let bericht = format!("geen kolom met cijfers gevonden. De kolommen zijn: {}", noem_kolommen(tabel));
            uit.bevindingen.push(Finding::fout("KNM-001", bericht).met_bestand(bestand));
        }
        return uit;
    }
    rijen(tabel, &rollen, &onderwerpen, kenner, keuze, &bron, &mut uit);
    uit
}

/// Een kolom met cijfers: haar plaats, naam en eenheid.
type Kolom = (usize, String, KenmerkEenheid);

fn onderwerpen(
    tabel: &Brontabel,
    keuze: KenmerkKeuze<'_>,
    bestand: &str,
    bevindingen: &mut Vec<Finding>,
) -> Vec<Kolom> {
    // Een tabel met betrouwbaarheidsmarges is een onderzoek, en geeft percentages.
    let marges = tabel.dimensies.iter().any(|d| d.naam.eq_ignore_ascii_case("marges"));
    let mut uit = Vec::new();
    let mut onduidelijk = Vec::new();
    for (plaats, o) in tabel.onderwerpen.iter().enumerate() {
        let heeft_getal = |r: &BronRij| matches!(r.waarden.get(plaats), Some(Waarde::Getal(_)));
        let is_tekst = tabel.rijen.iter().any(|r| matches!(r.waarden.get(plaats), Some(Waarde::Tekst(_))));
        if is_tekst || !tabel.rijen.iter().any(heeft_getal) {
            continue;
        }
        match eenheid(o).or(keuze.eenheid).or(marges.then_some(KenmerkEenheid::Procent)) {
            Some(eenheid) => uit.push((plaats, naam(o), eenheid)),
            None => onduidelijk.push(format!("\"{}\"", o.kop())),
        }
    }
    if !onduidelijk.is_empty() {
        let namen = onduidelijk.iter().take(3).cloned().collect::<Vec<_>>().join(", ");
        let bericht = format!(
            "van {} kolommen is niet te zien of zij percentages of aantallen zijn: {namen}; zeg het met --kenmerken-eenheid procent of aantal",
            onduidelijk.len()
        );
        bevindingen.push(Finding::fout("KNM-007", bericht).met_bestand(bestand));
    } else if marges && keuze.eenheid.is_none() && uit.iter().any(|(_, _, e)| *e == KenmerkEenheid::Procent) {
        let bericht = "kolommen zonder eenheid gelezen als percentages: de tabel heeft betrouwbaarheidsmarges (Marges)";
        bevindingen.push(Finding::info("KNM-000", bericht).met_bestand(bestand));
    }
    uit
}

/// "Eenzaam" voor de kolom `Eenzaam_28`.
fn naam(o: &Onderwerp) -> String {
    let titel = o.titel();
    // Een titel in woorden blijft zoals zij is; een code wordt in woorden gelezen.
    let tekst = if titel.contains(' ') || titel.is_empty() { titel.to_owned() } else { woorden(stam(titel)) };
    let tekst = if tekst.is_empty() { woorden(stam(o.code.as_deref().unwrap_or_default())) } else { tekst };
    let mut tekens = tekst.chars();
    tekens.next().map_or_else(String::new, |c| c.to_uppercase().chain(tekens).collect())
}

fn eenheid(o: &Onderwerp) -> Option<KenmerkEenheid> {
    let eenheid = o.eenheid.as_deref().unwrap_or_default().to_lowercase();
    let woorden = o.kop().to_lowercase();
    if eenheid.contains('%') || ["percentage", "procent", "relatief"].iter().any(|w| woorden.contains(w)) {
        return Some(KenmerkEenheid::Procent);
    }
    matches!(eenheid.trim(), "aantal" | "personen" | "aantal personen").then_some(KenmerkEenheid::Aantal)
}

fn rijen(
    tabel: &Brontabel,
    rollen: &Rollen,
    kolommen: &[Kolom],
    kenner: &Regiokenner,
    keuze: KenmerkKeuze<'_>,
    bron: &str,
    uit: &mut Gevonden,
) {
    let leeftijd = |rij: &BronRij| rollen.leeftijd.map(|p| p.titel(tabel, rij).to_owned());
    let leeftijden: BTreeSet<Option<String>> = tabel.rijen.iter().map(leeftijd).collect();
    let (mut kernen, mut groter) = (0, 0);
    let mut zonder_jaar = false;
    let mut gebieden: BTreeMap<(String, String), Regiolid> = BTreeMap::new();
    for rij in &tabel.rijen {
        if rollen.sekse(tabel, rij) != Some(Sekse::Samen) {
            continue;
        }
        let soort = rollen.soort_regio.map_or("", |p| p.lees(rij)).to_owned();
        let lid = rollen.regio.lees(rij).to_owned();
        let gebied = gebieden.entry((lid.clone(), soort)).or_insert_with(|| rollen.gebied(tabel, rij, kenner)).clone();
        match &gebied {
            Regiolid::Kern => {
                kernen += 1;
                continue;
            }
            Regiolid::Regio { niveau, .. } if *niveau != Some(normwijzer_core::Niveau::Ggd) => {
                groter += 1;
                continue;
            }
            _ => {}
        }
        let bestand = tabel.bestanden.get(rij.bestand).map_or("de tabel", |b| zonder_map(b));
        let fout = |code, bericht: String| Finding::fout(code, bericht).met_bestand(bestand).met_rij(rij.regel);
        let jaar = match rollen.dag(tabel, rij) {
            Ok(dag) => dag.map(|d| d.year()).or(keuze.jaar),
            Err(staat) => {
                uit.bevindingen.push(fout("KNM-006", format!("\"{staat}\" is geen periode als 2020 of 2020JJ00")));
                continue;
            }
        };
        let Some(jaar) = jaar else {
            zonder_jaar = true;
            continue;
        };
        let leeftijd = leeftijd(rij);
        let groep = leeftijd_van(rollen, tabel, rij);
        let achter = leeftijd.filter(|_| leeftijden.len() > 1).map(|l| format!(", {l}")).unwrap_or_default();
        for (plaats, naam, eenheid) in kolommen {
            let Some(Waarde::Getal(tekst)) = rij.waarden.get(*plaats) else { continue };
            let kop = tabel.onderwerpen.get(*plaats).map(Onderwerp::kop).unwrap_or_default();
            let Ok(waarde) = Amount::parse(tekst, Schrijfwijze::Punt) else {
                uit.bevindingen.push(fout("KNM-008", format!("'{tekst}' is geen getal dat hier past")).met_kolom(kop));
                continue;
            };
            uit.cijfers.push(Cijfer {
                gebied: gebied.clone(),
                lid: lid.clone(),
                naam: format!("{naam}{achter}"),
                eenheid: *eenheid,
                jaar,
                bron: bron.to_owned(),
                weging: groep,
                waarde,
                bestand: bestand.to_owned(),
                regel: rij.regel,
                kolom: kop,
            });
        }
    }
    let bestand = tabel.bestanden.first().map_or("de tabel", |b| zonder_map(b));
    if zonder_jaar {
        let bericht = "het bestand zegt niet van welk jaar de cijfers zijn; noem het met --kenmerken-jaar";
        uit.bevindingen.push(Finding::fout("KNM-006", bericht).met_bestand(bestand));
    }
    let weg: Vec<String> = [(kernen, "van wijken en buurten"), (groter, "van andere regio's")]
        .into_iter()
        .filter(|(n, _)| *n > 0)
        .map(|(n, wat)| format!("{n} rijen {wat}"))
        .collect();
    if !weg.is_empty() {
        let bericht = format!("weggelaten: {}", weg.join(" en "));
        uit.bevindingen.push(Finding::info("KNM-000", bericht).met_bestand(bestand));
    }
}

/// De inwoners over wie een rij gaat, als dat een groep is die wij kennen; anders alle inwoners.
fn leeftijd_van(rollen: &Rollen, tabel: &Brontabel, rij: &BronRij) -> Basis {
    let code = rollen.leeftijd.map_or("", |p: Plaats| p.lees(rij));
    let vast = LEEFTIJDEN.iter().find(|(c, _)| *c == code).map(|(_, b)| *b);
    let groep = rollen.band(tabel, rij).ok().filter(|b| *b != Band::ALLE).or(vast);
    groep.and_then(|g| Basis::ALLE.into_iter().find(|b| band(*b) == g)).unwrap_or(Basis::Inwoners)
}
