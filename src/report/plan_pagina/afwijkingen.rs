//! Het register op de pagina: elke afwijking van een streefwaarde, hoeveel zij uitmaakt, waarom, en wie besloot.
//!
//! Twee tabellen met dezelfde nummers, want op één regel past het niet: eerst de getallen, dan het besluit.

use normwijzer_core::norm::Norm;
use normwijzer_core::plan::{AfwijkingRij, PlanRij};
use normwijzer_core::scenario::BesluitStatus;
use normwijzer_core::soll::SollTrace;
use normwijzer_core::{NormSet, Plan};

use crate::document::{Blok, Kolom, Tabel, Zin};
use crate::nl;
use crate::zinnen::{Maat, afwijking, kenmerk};

pub(super) fn blokken(normen: &NormSet, plan: &Plan) -> Vec<Blok> {
    let register: Vec<(&Norm, &AfwijkingRij)> =
        plan.afwijkingen.iter().filter_map(|a| Some((normen.norm(&a.norm)?, a))).collect();
    if register.is_empty() {
        return Vec::new();
    }
    let mut uit = vec![Blok::kop(1, "Afwijkingen van de streefwaarden"), Blok::alinea(aanhef(&register, plan))];
    uit.push(Blok::Tabel(getallen(&register)));
    uit.push(Blok::Tabel(besluiten(&register)));
    uit
}

/// "2 afwijkingen: 1 vastgesteld en 1 concept (nog niet vastgesteld).", en hoe het verschil te lezen is.
fn aanhef(register: &[(&Norm, &AfwijkingRij)], plan: &Plan) -> String {
    let aantal = crate::zinnen::aantal(register.len(), "afwijking", "afwijkingen");
    let mut uit = format!("{aantal}: {}.", afwijking::tellingen(register.iter().map(|(_, a)| *a)));
    if register.iter().any(|(norm, _)| is_bandbreedte(norm)) {
        uit.push_str(
            " Het verschil is dat van de SOLL, bij een bandbreedte ten opzichte van het midden: een plaats daarin is landelijk niet gekozen.",
        );
    }
    let opgeteld = |r: &PlanRij| r.gebied == plan.gebied && matches!(r.soll.trace, SollTrace::Opgeteld { .. });
    if plan.rijen.iter().any(opgeteld) {
        uit.push_str(
            " Op deze pagina is de SOLL van het gebied de som van wat er bij de gemeenten staat; in plan.csv staat van elke rij ook de hele bandbreedte.",
        );
    }
    uit
}

fn is_bandbreedte(norm: &Norm) -> bool {
    norm.band().is_some_and(|b| b.is_bereik())
}

fn getallen(register: &[(&Norm, &AfwijkingRij)]) -> Tabel {
    let rij =
        |(norm, a): &(&Norm, &AfwijkingRij)| {
            vec![
                a.nummer.to_string().into(),
                a.gebied.voluit().into(),
                norm.naam.clone().into(),
                achter_elkaar(a.punten.iter().map(|p| afwijking::naam(p).to_owned())),
                achter_elkaar(a.punten.iter().map(|p| {
                    format!("{} → {}", afwijking::waarde(norm, &p.landelijk), afwijking::waarde(norm, &p.eigen))
                })),
                verschil(norm, a),
                procent(a),
                if a.toegepast { "ja" } else { "nee" }.into(),
            ]
        };
    Tabel {
        bijschrift: "Wat er afwijkt, en hoeveel de SOLL daardoor verandert".into(),
        kolommen: vec![
            Kolom::links("Nr."),
            Kolom::links("Gebied"),
            Kolom::links("Norm"),
            Kolom::links("Wat"),
            Kolom::links("Landelijk → eigen"),
            Kolom::rechts("Verschil"),
            Kolom::rechts("In %"),
            Kolom::links("Toegepast"),
        ],
        rijen: register.iter().map(rij).collect(),
        met_totaal: false,
    }
}

fn besluiten(register: &[(&Norm, &AfwijkingRij)]) -> Tabel {
    let rij = |(_, a): &(&Norm, &AfwijkingRij)| {
        let b = &a.besluit;
        let status = afwijking::status(b.status);
        vec![
            a.nummer.to_string().into(),
            Zin::alle([
                Zin::from(b.motivatie.trim()),
                a.kenmerk.as_ref().map_or_else(Zin::new, |k| Zin::from(kenmerk::bewijs(k))),
            ]),
            b.eigenaar.clone().into(),
            b.orgaan.clone().into(),
            nl::datum(b.datum).into(),
            nl::datum(b.evaluatie).into(),
            if b.status == BesluitStatus::Vastgesteld { status.into() } else { Zin::new().onzeker(status) },
        ]
    };
    Tabel {
        bijschrift: "Waarom, en wie besloot".into(),
        kolommen: ["Nr.", "Motivatie", "Eigenaar", "Orgaan", "Datum", "Evaluatie", "Status"].map(Kolom::links).to_vec(),
        rijen: register.iter().map(rij).collect(),
        met_totaal: false,
    }
}

fn achter_elkaar(delen: impl Iterator<Item = String>) -> Zin {
    delen.collect::<Vec<_>>().join("; ").into()
}

/// "+3,4 fte"; een streepje als er niet mee gerekend is.
fn verschil(norm: &Norm, a: &AfwijkingRij) -> Zin {
    let (Some(maat), Some(verschil)) = (Maat::van(norm), a.verschil) else { return "–".into() };
    let getal = maat.getal(verschil.verschil());
    let plus = if getal == "0" || getal.starts_with('−') { "" } else { "+" };
    let zin = Zin::new().bedrag(format!("{plus}{getal}")).eenheid(maat.woord(&getal));
    // Een eigen band zonder gekozen plaats: dan is ook het eigen getal maar het midden.
    let open = is_bandbreedte(norm) && a.punten.iter().all(|p| !matches!(p.wat.as_str(), "positie" | "streefwaarde"));
    if open { zin.tekst(" (van midden tot midden)") } else { zin }
}

fn procent(a: &AfwijkingRij) -> Zin {
    let Some(procent) = a.verschil.and_then(|v| v.procent()) else { return "–".into() };
    let getal = nl::met_decimalen(procent.decimal(), 0);
    let plus = if getal == "0" || getal.starts_with('−') { "" } else { "+" };
    Zin::new().bedrag(format!("{plus}{getal}%"))
}
