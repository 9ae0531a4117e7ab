//! De uitkomst in drie zinnen, voor een bestuurder: hoe het gebied ervoor staat, waar het meeste bij moet, en wat er
//! nog gekozen of gevraagd moet worden.
//!
//! Elke zin staat op zichzelf: wat verzonnen, geschat of nog te kiezen is, staat in de zin die het noemt.

use normwijzer_core::gap::Status;
use normwijzer_core::ist::Oordeel;
use normwijzer_core::norm::{Karakter, Norm};
use normwijzer_core::plan::PlanRij;
use normwijzer_core::{NormSet, Plan};

use super::norm::{LEZING_OPEN, lezing_open, merken, zonder_regio};
use super::{Maat, aantal, hoofdletter, opsomming, stand, uiteinden};
use crate::document::Zin;
use crate::nl;

/// Meer normen bij name maken van een zin een lijst.
const MEESTE: usize = 3;

type Regel<'a> = (&'a Norm, Maat, &'a PlanRij);

/// De drie zinnen.
#[must_use]
pub fn zinnen(normen: &NormSet, plan: &Plan) -> Vec<Zin> {
    let rijen: Vec<Regel<'_>> = normen
        .normen
        .iter()
        .filter_map(|n| Some((n, Maat::van(n)?, plan.eigen_rij(&n.id)?)))
        .filter(|(_, _, rij)| !zonder_regio(rij) && rij.soll.bereik.is_some())
        .collect();
    let zonder_ist = rijen.iter().all(|(_, _, r)| r.ist.waarde.is_none() && !r.ist.is_deels());
    let [eerste, tweede] = if zonder_ist { gevraagd(plan, &rijen) } else { stand_van_zaken(plan, &rijen) };
    vec![eerste, tweede, te_doen(plan, &rijen, zonder_ist)]
}

/// "IZA-regio Flevoland (432.104 inwoners)"
fn wie(plan: &Plan) -> String {
    let inwoners = plan.inwoners.map_or_else(String::new, |n| format!(" ({} inwoners)", nl::personen(n)));
    format!("{}{inwoners}", plan.gebied.voluit())
}

/// Zonder IST: wat de normen vragen, en dat de rest nog niet bekend is.
fn gevraagd(plan: &Plan, rijen: &[Regel<'_>]) -> [Zin; 2] {
    let wie = hoofdletter(&wie(plan));
    let genoemd: Vec<&Regel<'_>> = rijen
        .iter()
        .filter(|(n, _, _)| !n.status.richtpunt() && n.karakter != Karakter::Rekenwaarde)
        .take(MEESTE)
        .collect();
    let eerste = if genoemd.is_empty() {
        Zin::from(format!("Van {wie} is nog niet bekend wat de landelijke normen vragen."))
    } else {
        let doel = nl::datum(plan.horizon.doel().eerste_dag());
        let namen = genoemd.iter().map(|(n, maat, rij)| met_merken(n, nodig(*maat, rij), rij, plan));
        Zin::from(format!("{wie} heeft volgens de landelijke normen uiterlijk op {doel} onder meer nodig: "))
            .zin(samen(namen.collect()))
            .tekst(".")
    };
    let tweede = "Wat er nu al is (de IST) is nog van geen enkele norm bekend; daarom staat er nog geen tekort en geen ingroeipad.";
    [eerste, tweede.into()]
}

/// Wat een norm in het doelkwartaal vraagt.
fn nodig(maat: Maat, rij: &PlanRij) -> Zin {
    rij.soll_doel.map_or_else(|| stand::soll_cel(maat, rij), |b| maat.in_cel(b, rij.positie))
}

/// Met IST: hoeveel normen gehaald worden, en waar naar verhouding het meeste bij moet.
fn stand_van_zaken(plan: &Plan, rijen: &[Regel<'_>]) -> [Zin; 2] {
    let tel = |f: fn(Status) -> bool| rijen.iter().filter(|(_, _, r)| f(r.status)).count();
    let gehaald = tel(|s| matches!(s, Status::Gehaald | Status::Binnen | Status::Boven));
    let onder = tel(|s| s == Status::Onder);
    let rest = rijen.len() - gehaald - onder;
    let mut eerste = Zin::new();
    eerste = match plan.is_fictief() {
        true => eerste.onzeker("Met verzonnen cijfers over wat er nu is").tekst(format!(": {}", wie(plan))),
        false => eerste.tekst(hoofdletter(&wie(plan))),
    };
    let normen = format!("de {} met een getal", aantal(rijen.len(), "landelijke norm", "landelijke normen"));
    eerste = eerste.tekst(match gehaald {
        0 => format!(" haalt nog geen van {normen}"),
        n => format!(" haalt {n} van {normen}"),
    });
    let mut delen = Vec::new();
    delen.extend((onder > 0).then(|| format!("bij {onder} is er minder dan gevraagd")));
    delen.extend((rest > 0).then(|| format!("van {rest} is dat nog niet te zeggen")));
    if !delen.is_empty() {
        eerste = eerste.tekst(format!("; {}", opsomming(&delen)));
    }
    let mut tekorten: Vec<&Regel<'_>> = rijen.iter().filter(|(_, _, r)| r.status == Status::Onder).collect();
    // Stabiel: bij gelijke stand blijft de volgorde van het format.
    tekorten.sort_by_key(|(_, _, r)| vulling(r));
    let namen: Vec<Zin> = tekorten
        .iter()
        .take(MEESTE)
        .map(|(norm, maat, rij)| {
            let nodig = stand::nog_nodig(norm, *maat, rij);
            let nodig = Zin::from("nog ").bedrag(nodig.clone()).eenheid(maat.woord(&nodig));
            met_merken(norm, nodig, rij, plan)
        })
        .collect();
    let tweede = match namen.len() {
        0 if rest > 0 => "Waar de IST bekend is, is er nergens een tekort.".into(),
        0 => "Er is bij geen enkele norm een tekort.".into(),
        1 => Zin::from("Er is nog iets nodig voor: ").zin(samen(namen)).tekst("."),
        _ => Zin::from("Naar verhouding is het meeste nog nodig voor: ").zin(samen(namen)).tekst("."),
    };
    [eerste.tekst("."), tweede]
}

/// Welk deel van de SOLL er is; waar dat niet te zeggen is, achteraan.
fn vulling(rij: &PlanRij) -> (bool, Option<normwijzer_core::Amount>) {
    let graad = rij.gap.as_ref().and_then(|g| g.vullingsgraad);
    (graad.is_none(), graad)
}

/// Wat er nog gekozen of gevraagd moet worden.
fn te_doen(plan: &Plan, rijen: &[Regel<'_>], zonder_ist: bool) -> Zin {
    let tel = |f: &dyn Fn(&Regel<'_>) -> bool| rijen.iter().filter(|r| f(r)).count();
    let normen = |n: usize| aantal(n, "norm", "normen");
    let is_open =
        |r: &Regel<'_>| r.2.soll.bereik.map(|b| uiteinden(b, r.2.positie)).is_some_and(|(laag, hoog)| laag != hoog);
    let onbekend = |r: &Regel<'_>| matches!(r.2.status, Status::IstOnbekend | Status::IstDeelsBekend);
    let eigen = plan.rijen.iter().filter(|r| r.gebied == plan.gebied);
    let eisen = eigen.flat_map(|r| &r.oordelen).filter(|(_, o)| *o == Oordeel::Onbekend).count();
    let delen: Vec<String> = [
        (tel(&is_open), "een plaats in de bandbreedte bij"),
        (tel(&|r| lezing_open(plan, &r.0.id)), "een lezing bij"),
        (if zonder_ist { 0 } else { tel(&onbekend) }, "de (hele) IST van"),
    ]
    .into_iter()
    .filter(|(n, _)| *n > 0)
    .map(|(n, wat)| format!("{wat} {}", normen(n)))
    .chain(zonder_ist.then(|| "de IST van elke norm".to_owned()))
    .chain((eisen > 0).then(|| format!("een oordeel over {}", aantal(eisen, "eis in woorden", "eisen in woorden"))))
    .collect();
    if delen.is_empty() {
        return "Elke keuze is gemaakt, en van elke norm is bekend wat er nu is.".into();
    }
    Zin::from(format!("Nog te kiezen of op te vragen: {}.", opsomming(&delen)))
}

/// "Brugfunctionaris (8,6–21,6 fte)", met wat het getal minder zeker maakt.
fn met_merken(norm: &Norm, hoeveel: Zin, rij: &PlanRij, plan: &Plan) -> Zin {
    let mut zin = Zin::from(norm.naam.clone()).tekst(" (").zin(hoeveel);
    // Hoeveel lezingen nog te kiezen zijn, zegt de derde zin.
    for merk in merken(norm, rij, plan).into_iter().filter(|m| *m != LEZING_OPEN) {
        zin = zin.tekst(", ").onzeker(merk);
    }
    zin.tekst(")")
}

fn samen(delen: Vec<Zin>) -> Zin {
    let laatste = delen.len().saturating_sub(1);
    let mut zin = Zin::new();
    for (i, deel) in delen.into_iter().enumerate() {
        let tussen = if i == 0 {
            ""
        } else if i == laatste {
            " en "
        } else {
            ", "
        };
        zin = zin.tekst(tussen).zin(deel);
    }
    zin
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use normwijzer_core::ist::IstSoort;

    use super::*;
    use crate::document::Stuk;
    use crate::proef::{self, gevarieerde_ist, plan_voor};

    fn van(soort: IstSoort, leeg: bool) -> Vec<Zin> {
        let (normen, land) = (proef::normen(), proef::land());
        let ist = if leeg { proef::ist(soort, &[]) } else { gevarieerde_ist(soort) };
        zinnen(&normen, &plan_voor(&normen, &land, &proef::flevoland(&land), &ist))
    }

    #[test]
    fn drie_zinnen_die_elk_op_zichzelf_staan() {
        let zinnen = van(IstSoort::Opgave, false);
        let tekst: Vec<String> = zinnen.iter().map(ToString::to_string).collect();
        assert_eq!(tekst.len(), 3);
        assert!(tekst[0].starts_with("IZA-regio Flevoland (432.104 inwoners) haalt "), "{}", tekst[0]);
        assert!(tekst[1].starts_with("Naar verhouding is het meeste nog nodig voor: "), "{}", tekst[1]);
        assert!(tekst[2].contains("een plaats in de bandbreedte bij 2 normen"), "{}", tekst[2]);
        // Een getal over een geschatte of aangenomen bevolking staat er niet zonder dat woord.
        assert!(zinnen[1].0.contains(&Stuk::Onzeker("aanname".to_owned())), "{}", tekst[1]);
    }

    #[test]
    fn verzonnen_staat_in_de_zin_zelf() {
        let zinnen = van(IstSoort::Fictief, false);
        assert!(matches!(&zinnen[0].0[0], Stuk::Onzeker(t) if t.contains("verzonnen")), "{}", zinnen[0]);
    }

    #[test]
    fn zonder_ist_is_er_geen_tekort_en_geen_nul() {
        let tekst: Vec<String> = van(IstSoort::Opgave, true).iter().map(ToString::to_string).collect();
        assert!(tekst[0].contains("onder meer nodig: Laagdrempelige steunpunten (5 steunpunten)"), "{}", tekst[0]);
        assert!(tekst[0].contains("Brugfunctionaris (8,6–21,6 fte)"), "{}", tekst[0]);
        assert!(tekst[1].contains("nog van geen enkele norm bekend"), "{}", tekst[1]);
        assert!(tekst[2].contains("de IST van elke norm"), "{}", tekst[2]);
        assert!(!tekst.iter().any(|t| t.contains(" 0 ")), "{tekst:?}");
    }
}
