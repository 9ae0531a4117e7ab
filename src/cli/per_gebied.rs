//! `plan --alle NIVEAU --per-gebied`: naast de tabellen van alle gebieden de hele set per gebied, in `gebieden/SLUG/`.
//!
//! Elk gebied staat op zichzelf: zijn map is die van een run voor dat gebied alleen, een fout in zijn opgave of een
//! map die niet te schrijven is houdt de andere niet tegen, en wat er al goed staat wordt niet opnieuw gemaakt.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::anyhow;
use indicatif::{ProgressBar, ProgressStyle};
use normwijzer_core::gebied::slug;
use normwijzer_core::plan::Plan;
use normwijzer_core::{Ernst, Finding, Gebied, Regio};

use super::pagina::{self, Gedeeld};
use super::uitgang::{Stop, druk_af, keten, meld, te_melden, zeg};
use super::uitkomst::{Omvang, uitkomst};
use super::uitvoer::{self, Verslag, Verzameling};
use super::verzoek::{Verzoek, met_plannen};

/// De map binnen de uitkomst waarin de gebieden staan.
const GEBIEDEN: &str = "gebieden";

/// Hoe het met een gebied afliep.
enum Afloop {
    /// Geschreven, met wat daarbij bewaard bleef.
    Geschreven(Verslag),
    /// Het stond er al, onveranderd en met dezelfde code.
    StondErAl,
    /// De invoer van dit gebied bevat een fout; zijn map is niet aangeraakt.
    Fout,
    /// Schrijven lukte niet.
    Mislukt(anyhow::Error),
}

/// Maakt en schrijft alles. Uitgangscode 2 als iets niet te schrijven was, anders 1 als een gebied een fout heeft.
pub(crate) fn voer_uit(verzoek: &Verzoek<'_>, map: &Path, omvang: Omvang) -> Result<(), Stop> {
    let plannen = verzoek.maak();
    let algemeen = verzoek.algemeen();
    if algemeen.iter().any(Finding::is_fout) {
        return Err(met_plannen(algemeen, &plannen).into());
    }
    let namen = mapnamen(verzoek.gebieden())?;
    let gedeeld = Gedeeld::new(verzoek.bronnen())?.zonder_balk();
    let verzameling = Verzameling::open(&map.join(GEBIEDEN))?;
    let run = Run { verzoek, omvang, algemeen: &algemeen, gedeeld: &gedeeld, verzameling: &verzameling };
    let aflopen = run.alle(&namen, &plannen);

    let goed = !plannen.iter().any(heeft_fout);
    let samen = if goed { Some(run.samen(map, &plannen)?) } else { None };
    meld_bevindingen(&algemeen, &plannen);
    for ((naam, _), afloop) in namen.iter().zip(&aflopen) {
        match afloop {
            Afloop::Geschreven(verslag) => verslag.meld(&format!("{GEBIEDEN}/{naam}/")),
            Afloop::Mislukt(fout) => zeg(&format!("niet geschreven: {GEBIEDEN}/{naam}: {}", keten(fout))),
            Afloop::StondErAl | Afloop::Fout => {}
        }
    }
    for vreemd in verzameling.anderen(&namen.iter().map(|(naam, _)| naam.as_str()).collect()) {
        zeg(&format!("{GEBIEDEN}/{vreemd} hoort niet bij deze run en is blijven staan."));
    }
    if let Some(tekst) = samen {
        druk_af(&tekst);
    }
    let tel = |welke: fn(&Afloop) -> bool| aflopen.iter().filter(|a| welke(a)).count();
    let geschreven = tel(|a| matches!(a, Afloop::Geschreven(_)));
    let stond_er_al = tel(|a| matches!(a, Afloop::StondErAl));
    druk_af(&format!(
        "  {GEBIEDEN}/            een map per gebied: {geschreven} geschreven, {stond_er_al} stonden er al onveranderd\n"
    ));
    slot(tel(|a| matches!(a, Afloop::Mislukt(_))), tel(|a| matches!(a, Afloop::Fout)), plannen.len())
}

/// Het oordeel over de hele run.
fn slot(mislukt: usize, fout: usize, totaal: usize) -> Result<(), Stop> {
    if mislukt > 0 {
        let ook = if fout > 0 { format!(", en {fout} met een fout in de invoer") } else { String::new() };
        return Err(anyhow!(
            "{mislukt} van de {totaal} gebieden niet geschreven{ook}. Neem de oorzaak weg en doe dezelfde opdracht nog eens; wat er al staat wordt overgeslagen."
        )
        .into());
    }
    if fout > 0 {
        return Err(Stop::Oordeel(format!(
            "{fout} van de {totaal} gebieden niet geschreven, want de invoer bevat daar een fout; de tabellen van alle gebieden samen ook niet."
        )));
    }
    Ok(())
}

struct Run<'a> {
    verzoek: &'a Verzoek<'a>,
    omvang: Omvang,
    algemeen: &'a [Finding],
    gedeeld: &'a Gedeeld,
    verzameling: &'a Verzameling,
}

impl Run<'_> {
    /// Alle gebieden, zoveel tegelijk als er kernen zijn. Elke werker maakt één gebied en schrijft het meteen weg, met
    /// één draad: zo staan er nooit meer gebieden in het geheugen dan er werkers zijn.
    fn alle(&self, namen: &[(String, &Regio)], plannen: &[Plan]) -> Vec<Afloop> {
        let mut taken: Vec<_> = namen.iter().zip(plannen).enumerate().collect();
        // Het meeste werk eerst: anders wacht aan het eind één werker op een grote regio.
        taken.sort_by_key(|(_, ((_, regio), _))| Reverse(regio.leden.len()));
        let balk = ProgressBar::new(u64::try_from(taken.len()).unwrap_or(0));
        if let Ok(stijl) = ProgressStyle::with_template("{wide_bar} {pos} van {len} gebieden, nog {eta}") {
            balk.set_style(stijl);
        }
        let (volgende, klaar) = (AtomicUsize::new(0), Mutex::new(BTreeMap::new()));
        let werker = || {
            while let Some((nummer, ((naam, regio), plan))) = taken.get(volgende.fetch_add(1, Ordering::Relaxed)) {
                // Een paniek in een tekenbibliotheek mag de andere gebieden niet kosten.
                let afloop = catch_unwind(AssertUnwindSafe(|| self.een(naam, regio, plan)))
                    .unwrap_or_else(|_| Err(anyhow!("het programma liep hierop vast")))
                    .unwrap_or_else(Afloop::Mislukt);
                klaar.lock().unwrap_or_else(|p| p.into_inner()).insert(*nummer, afloop);
                balk.inc(1);
            }
        };
        std::thread::scope(|s| {
            for _ in 0..rayon::current_num_threads() {
                s.spawn(|| match rayon::ThreadPoolBuilder::new().num_threads(1).build() {
                    Ok(alleen) => alleen.install(werker),
                    Err(_) => werker(),
                });
            }
        });
        balk.finish_and_clear();
        klaar.into_inner().unwrap_or_else(|p| p.into_inner()).into_values().collect()
    }

    fn een(&self, naam: &str, regio: &Regio, plan: &Plan) -> anyhow::Result<Afloop> {
        if heeft_fout(plan) {
            return Ok(Afloop::Fout);
        }
        let (gebieden, plannen) = (std::slice::from_ref(regio), std::slice::from_ref(plan));
        let code = self.verzoek.grond(gebieden).code()?;
        if uitvoer::staat_er_al(&self.verzameling.map(naam), &code, |bestanden| self.omvang.past_bij(bestanden)) {
            return Ok(Afloop::StondErAl);
        }
        let bevindingen = met_plannen(self.algemeen.to_vec(), plannen);
        let uit = uitkomst(self.verzoek, self.gedeeld, gebieden, plannen, &bevindingen, self.omvang)?;
        Ok(Afloop::Geschreven(self.verzameling.schrijf(naam, &uit.bestanden, &uit.verantwoording)?))
    }

    /// De tabellen van alle gebieden samen; geeft wat er op het scherm komt.
    fn samen(&self, map: &Path, plannen: &[Plan]) -> anyhow::Result<String> {
        let bevindingen = met_plannen(self.algemeen.to_vec(), plannen);
        let uit = uitkomst(self.verzoek, self.gedeeld, self.verzoek.gebieden(), plannen, &bevindingen, self.omvang)?;
        uitvoer::schrijf(map, &uit.bestanden, &uit.verantwoording)?.meld("");
        Ok(format!("{}{}", uit.samenvatting, pagina::wat_nu(map, &uit.bestanden)))
    }
}

fn heeft_fout(plan: &Plan) -> bool {
    plan.bevindingen.iter().any(Finding::is_fout)
}

/// De map van elk gebied: zijn slug; delen twee gebieden een slug, dan ook hun code.
fn mapnamen(gebieden: &[Regio]) -> anyhow::Result<Vec<(String, &Regio)>> {
    let mut keer: BTreeMap<String, usize> = BTreeMap::new();
    for regio in gebieden {
        *keer.entry(regio.gebied.slug()).or_default() += 1;
    }
    let naam = |gebied: &Gebied| match gebied.slug() {
        leeg if leeg.is_empty() => slug(gebied.code.as_str()),
        alleen if keer.get(&alleen) == Some(&1) => alleen,
        gedeeld => format!("{gedeeld}-{}", slug(gebied.code.as_str())),
    };
    let namen: Vec<_> = gebieden.iter().map(|r| (naam(&r.gebied), r)).collect();
    let mut gezien = BTreeSet::new();
    for (naam, regio) in &namen {
        if naam.is_empty() || !gezien.insert(naam) {
            return Err(anyhow!(
                "voor {} ({}) is geen eigen map te noemen: '{naam}' is al van een ander gebied. Geef het een andere naam.",
                regio.gebied.voluit(),
                regio.gebied.code
            ));
        }
    }
    Ok(namen)
}

/// Aan het eind: hoeveel er per gebied op te merken is, en dan elke melding één keer.
fn meld_bevindingen(algemeen: &[Finding], plannen: &[Plan]) {
    for plan in plannen {
        let tel = |ernst| plan.bevindingen.iter().filter(|f| f.ernst == ernst).count();
        let (fouten, waarschuwingen) = (tel(Ernst::Fout), tel(Ernst::Waarschuwing));
        if fouten + waarschuwingen > 0 {
            let aantal = |n: usize, een: &str, meer: &str| format!("{n} {}", if n == 1 { een } else { meer });
            zeg(&format!(
                "{} ({}): {}, {}",
                plan.gebied.voluit(),
                plan.gebied.code,
                aantal(fouten, "fout", "fouten"),
                aantal(waarschuwingen, "waarschuwing", "waarschuwingen")
            ));
        }
    }
    meld(&te_melden(&met_plannen(algemeen.to_vec(), plannen)));
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use normwijzer_core::{GebiedCode, Niveau};

    fn regio(code: &str, naam: &str) -> Regio {
        let gebied = Gebied { niveau: Niveau::Ggd, code: GebiedCode::new(code), naam: naam.to_owned() };
        Regio { gebied, leden: BTreeSet::new(), reconstructie: false }
    }

    #[test]
    fn gebieden_met_dezelfde_slug_krijgen_hun_code_erbij() {
        let gebieden =
            [regio("GG01", "Noord"), regio("GG02", "Zuid-West"), regio("GG03", "Zuid/West"), regio("GG04", "…")];
        let namen: Vec<String> = mapnamen(&gebieden).unwrap().into_iter().map(|(naam, _)| naam).collect();
        assert_eq!(namen, ["noord", "zuid-west-gg02", "zuid-west-gg03", "gg04"]);
    }

    #[test]
    fn wat_niet_uit_elkaar_te_houden_is_wordt_geweigerd() {
        let gebieden = [regio("GG1", "Zuid"), regio("GG2", "Zuid"), regio("GG3", "Zuid GG1")];
        let fout = mapnamen(&gebieden).unwrap_err().to_string();
        assert!(fout.contains("'zuid-gg1' is al van een ander gebied"), "{fout}");
    }
}
