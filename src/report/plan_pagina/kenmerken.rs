//! De kenmerken bij een norm: een zin om te citeren, en elke gemeente naast haar GGD-regio en Nederland.

use normwijzer_core::Plan;
use normwijzer_core::kenmerk::{Groter, KenmerkEenheid, Trap};
use normwijzer_core::norm::Norm;
use normwijzer_core::plan::{NormKenmerk, PlanRij};

use crate::document::{Blok, Kolom, Tabel, Zin};
use crate::zinnen::{NIET_AFGEDRUKT, NOG_NIET_BEKEND, kenmerk as zin};

/// Meer gemeenten passen niet op een pagina; zij staan dan alleen in onderbouwing.csv.
const MEESTE_GEMEENTEN: usize = 60;

pub(super) fn blokken(norm: &Norm, rij: &PlanRij, plan: &Plan) -> Vec<Blok> {
    plan.kenmerken.iter().filter(|k| k.norm == norm.id).flat_map(|k| een(norm, k, rij)).collect()
}

fn een(norm: &Norm, k: &NormKenmerk, rij: &PlanRij) -> Vec<Blok> {
    // Naast één verborgen gemeente verraadt het totaal haar getal.
    let klein = k.leden.iter().any(|(s, _)| s.waarde.is_some_and(|w| zin::is_klein(k.bron.eenheid, w)));
    let mut alinea = Zin::new().term(if k.aanname.is_some() { "Kenmerk" } else { "Onderbouwing" });
    alinea = alinea.tekst(" – ").tekst(zin::vergelijking(&k.bron, &k.gebied, klein));
    match &k.aanname {
        Some(aanname) => {
            let gebruikt = rij.kenmerken.iter().find(|r| r.aanname == *aanname);
            alinea = alinea.tekst(format!(" Het is het getal bij de aanname {aanname}"));
            alinea = match gebruikt {
                Some(r) => alinea.tekst(format!(": {}.", zin::trappen(r))),
                None => alinea.tekst("; in deze lezing telt die niet mee."),
            };
        }
        None => {
            let plaats = norm.band().is_some_and(|b| b.is_bereik());
            let wat = if plaats { "een argument bij de plaats in de bandbreedte" } else { "een onderbouwing" };
            alinea = alinea.tekst(format!(" Het is {wat} en verandert geen getal."));
        }
    }
    if let Some(berekend) = zin::berekend(k) {
        alinea = alinea.tekst(" ").onzeker(berekend);
    }
    let mut uit = vec![Blok::Alinea(alinea)];
    if k.leden.len() > MEESTE_GEMEENTEN {
        let n = k.leden.len();
        uit.push(Blok::Alinea(Zin::from(format!("De {n} gemeenten staan in ")).code("onderbouwing.csv").tekst(".")));
    } else if !k.leden.is_empty() {
        uit.push(Blok::Tabel(tabel(k, klein)));
    }
    uit
}

fn tabel(k: &NormKenmerk, klein: bool) -> Tabel {
    let eenheid = k.bron.eenheid;
    let procent = eenheid == KenmerkEenheid::Procent;
    let cijfer =
        |g: Option<Groter>| g.map_or_else(|| Zin::from("–"), |g| Zin::new().bedrag(zin::cijfer(eenheid, g.waarde)));
    let leden = k.leden.iter().map(|(s, trap)| (s, Some(*trap)));
    let rijen = leden.chain([(&k.gebied, None)]).map(|(stand, trap)| {
        let naam = if trap.is_some() { stand.gebied.naam.clone() } else { stand.gebied.voluit() };
        let zelf = match stand.waarde {
            Some(_) if trap.is_none() && klein => NIET_AFGEDRUKT.into(),
            Some(w) => Zin::new().bedrag(zin::cijfer(eenheid, w)),
            None => Zin::from(NOG_NIET_BEKEND),
        };
        let mut cellen = vec![naam.into(), zelf];
        if procent {
            cellen.push(cijfer(stand.ggd.as_ref().map(|(_, g)| *g)));
            cellen.push(cijfer(stand.nederland));
        }
        if k.aanname.is_some() {
            cellen.push(trap.map_or("", van).into());
        }
        cellen
    });
    let rijen = rijen.collect();
    let mut kolommen = vec![Kolom::links("Gemeente"), Kolom::rechts(if procent { "Hier" } else { "Aantal" })];
    if procent {
        kolommen.extend([Kolom::rechts("GGD-regio"), Kolom::rechts("Nederland")]);
    }
    if k.aanname.is_some() {
        kolommen.push(Kolom::links("Gerekend met"));
    }
    Tabel { bijschrift: format!("{} ({})", k.bron.naam, zin::bron(&k.bron)).into(), kolommen, rijen, met_totaal: false }
}

fn van(trap: Trap) -> &'static str {
    match trap {
        Trap::Gemeente => "eigen cijfer",
        Trap::Ggd => "GGD-regio",
        Trap::Nederland => "Nederland",
        Trap::Norm => "aanname van de norm",
    }
}
