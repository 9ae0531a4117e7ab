//! Aannames en keuzes op gewicht: wat de SOLL het meest verandert, staat bovenaan.
//!
//! Het gewicht is de grootste verandering van de SOLL, in delen van de SOLL waarmee gerekend is: van een lezing de
//! uitkomst van de andere lezingen, van een aanname de uitkomst van een lezing die haar wel of juist niet gebruikt,
//! en van een open bandbreedte haar halve breedte. Wat geen getal heeft, staat onderaan.

use normwijzer_core::norm::{Aanname, Norm};
use normwijzer_core::plan::{LezingStand, PlanRij};
use normwijzer_core::{Amount, Plan};

use crate::document::{Blok, Kolom, Tabel, Zin};
use crate::nl;
use crate::zinnen::norm::{LEZING_OPEN, lezing_open, zonder_regio};
use crate::zinnen::{Maat, exact, hoofdletter, opsomming, uiteinden};

/// Iets wat niet in de bron staat, of daar open is, met wat het uitmaakt.
struct Regel {
    normen: Vec<String>,
    /// Waaraan twee regels dezelfde zijn.
    sleutel: String,
    wat: Zin,
    /// De grootste verandering van de SOLL, zonder teken.
    gewicht: Option<Amount>,
    effect: Zin,
}

/// De tabel van de aannames bij deze normen; `None` als er geen zijn.
pub(super) fn tabel(normen: &[&Norm], plan: &Plan) -> Option<Blok> {
    let mut regels: Vec<Regel> = Vec::new();
    for norm in normen {
        for regel in van_norm(norm, plan) {
            match regels.iter_mut().find(|r| r.sleutel == regel.sleutel) {
                Some(eerder) => voeg_samen(eerder, regel),
                None => regels.push(regel),
            }
        }
    }
    regels.sort_by_key(|r| std::cmp::Reverse(r.gewicht));
    (!regels.is_empty()).then(|| {
        let cellen = |r: Regel| vec![r.wat, opsomming(&r.normen).into(), r.effect];
        Blok::Tabel(Tabel {
            bijschrift: "Aannames en open keuzes; wat de SOLL het meest verandert, staat bovenaan".into(),
            kolommen: ["Aanname of keuze", "Norm", "Verandering van de SOLL"].map(Kolom::links).to_vec(),
            rijen: regels.into_iter().map(cellen).collect(),
            met_totaal: false,
        })
    })
}

/// Dezelfde aanname bij een tweede norm: één regel, met het grootste gewicht.
fn voeg_samen(eerder: &mut Regel, regel: Regel) {
    eerder.normen.extend(regel.normen);
    if regel.gewicht > eerder.gewicht {
        (eerder.gewicht, eerder.effect) = (regel.gewicht, regel.effect);
    }
}

fn van_norm(norm: &Norm, plan: &Plan) -> Vec<Regel> {
    let rij = plan.eigen_rij(&norm.id).filter(|r| !zonder_regio(r));
    let aannames = norm.aannames.iter().map(|a| aanname(norm, a, rij));
    let lezing = rij.filter(|_| lezing_open(plan, &norm.id)).and_then(|r| lezing(norm, r));
    let plaats = rij.and_then(|r| plaats(norm, r));
    aannames.chain(lezing).chain(plaats).collect()
}

fn aanname(norm: &Norm, a: &Aanname, rij: Option<&PlanRij>) -> Regel {
    let waarde = a.waarde.map_or_else(String::new, |w| format!(" Gerekend met {}.", exact(w).0));
    let bron = a.bron.trim();
    let punt = if bron.ends_with(['.', '"']) { "" } else { "." };
    // Een lezing die de aanname wel gebruikt waar de gekozene dat niet doet, of andersom.
    let gebruikt = |l: &LezingStand| norm.lezing(&l.lezing).is_some_and(|l| l.factoren.contains(&a.id));
    let anders = rij.and_then(|r| {
        let gekozen = r.lezingen.iter().find(|l| l.gekozen)?;
        grootste(r, |l| gebruikt(l) != gebruikt(gekozen))
    });
    Regel {
        normen: vec![norm.naam.clone()],
        sleutel: a.tekst.clone(),
        wat: Zin::from(format!("{}{waarde} Bron: {bron}{punt}", a.tekst.trim())),
        gewicht: anders.map(|(g, _)| afstand(g)),
        effect: effect(norm, rij, anders),
    }
}

fn lezing(norm: &Norm, rij: &PlanRij) -> Option<Regel> {
    let anders = grootste(rij, |_| true);
    let gekozen = norm.lezing(&rij.lezing)?;
    Some(Regel {
        normen: vec![norm.naam.clone()],
        sleutel: format!("lezing van {}", norm.id),
        wat: Zin::new()
            .onzeker(hoofdletter(LEZING_OPEN))
            .tekst("; gerekend met ")
            .code(gekozen.id.0.clone())
            .tekst(format!(": {}", gekozen.omschrijving.trim())),
        gewicht: anders.map(|(g, _)| afstand(g)),
        effect: effect(norm, Some(rij), anders),
    })
}

fn plaats(norm: &Norm, rij: &PlanRij) -> Option<Regel> {
    let (maat, soll) = (Maat::van(norm)?, rij.soll.bereik?);
    let (laag, hoog) = uiteinden(soll, rij.positie);
    let midden = laag.midden(hoog);
    if laag == hoog || midden.is_zero() {
        return None;
    }
    let gewicht = (hoog - midden).mul_div(Amount::ONE, midden);
    Some(Regel {
        normen: vec![norm.naam.clone()],
        sleutel: format!("plaats van {}", norm.id),
        wat: Zin::from("Plaats in de bandbreedte nog niet gekozen: ").zin(maat.in_zin(soll, rij.positie)).tekst("."),
        gewicht: Some(gewicht),
        effect: Zin::new().bedrag(format!("±{}", nl::procent(gewicht))).tekst(" om het midden"),
    })
}

/// De andere lezing die het meest verschilt, en hoeveel: het verschil in delen van de gekozen SOLL.
fn grootste(rij: &PlanRij, telt: impl Fn(&LezingStand) -> bool) -> Option<(Amount, &LezingStand)> {
    let gekozen = rij.lezingen.iter().find(|l| l.gekozen)?.bereik?.gekozen;
    if gekozen.is_zero() {
        return None;
    }
    let anders = rij.lezingen.iter().filter(|l| !l.gekozen && telt(l));
    anders
        .filter_map(|l| Some(((l.bereik?.gekozen - gekozen).mul_div(Amount::ONE, gekozen), l)))
        .max_by_key(|(verschil, _)| afstand(*verschil))
}

fn afstand(verschil: Amount) -> Amount {
    if verschil.is_negatief() { -verschil } else { verschil }
}

/// "+214% bij `alle-65plus`: 2.061 deelnemers per jaar".
fn effect(norm: &Norm, rij: Option<&PlanRij>, anders: Option<(Amount, &LezingStand)>) -> Zin {
    let (Some((verschil, stand)), Some(rij), Some(maat)) = (anders, rij, Maat::van(norm)) else {
        return "zonder getal".into();
    };
    let teken = if verschil.is_negatief() { "−" } else { "+" };
    let zin = Zin::new().bedrag(format!("{teken}{}", nl::procent(afstand(verschil)))).tekst(" bij ");
    let zin = zin.code(stand.lezing.0.clone());
    match stand.bereik {
        Some(bereik) => zin.tekst(": ").zin(maat.in_cel(bereik, rij.positie)),
        None => zin,
    }
}
