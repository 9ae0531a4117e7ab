//! Het register op de pagina: elke afwijking van een streefwaarde, hoeveel zij uitmaakt, waarom, en wie besloot.
//!
//! Twee tabellen met dezelfde nummers, want op één regel past het niet: eerst de getallen, dan het besluit.

use normwijzer_core::norm::Norm;
use normwijzer_core::plan::AfwijkingRij;
use normwijzer_core::scenario::BesluitStatus;
use normwijzer_core::{NormSet, Plan};

use crate::document::{Blok, Kolom, Tabel, Zin};
use crate::nl;
use crate::zinnen::{Maat, afwijking, opsomming};

pub(super) fn blokken(normen: &NormSet, plan: &Plan) -> Vec<Blok> {
    let register: Vec<(&Norm, &AfwijkingRij)> =
        plan.afwijkingen.iter().filter_map(|a| Some((normen.norm(&a.norm)?, a))).collect();
    if register.is_empty() {
        return Vec::new();
    }
    let mut uit = vec![Blok::kop(1, "Afwijkingen van de streefwaarden"), Blok::alinea(aanhef(&register))];
    uit.push(Blok::Tabel(getallen(&register)));
    uit.push(Blok::Tabel(besluiten(&register)));
    uit
}

/// "2 afwijkingen: 1 vastgesteld en 1 concept, nog niet vastgesteld."
fn aanhef(register: &[(&Norm, &AfwijkingRij)]) -> String {
    let tel = |status| register.iter().filter(|(_, a)| a.besluit.status == status).count();
    let delen: Vec<String> = [BesluitStatus::Vastgesteld, BesluitStatus::Concept, BesluitStatus::Vervallen]
        .into_iter()
        .map(|s| (tel(s), afwijking::status(s)))
        .filter(|(n, _)| *n > 0)
        .map(|(n, wat)| format!("{n} {wat}"))
        .collect();
    format!(
        "{}: {}. Het verschil is dat van de SOLL, bij een bandbreedte ten opzichte van het midden: een plaats daarin is landelijk niet gekozen.",
        crate::zinnen::aantal(register.len(), "afwijking", "afwijkingen"),
        opsomming(&delen)
    )
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
            b.motivatie.trim().into(),
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
    Zin::new().bedrag(format!("{plus}{getal}")).eenheid(maat.woord(&getal))
}

fn procent(a: &AfwijkingRij) -> Zin {
    let Some(procent) = a.verschil.and_then(|v| v.procent()) else { return "–".into() };
    let getal = nl::met_decimalen(procent.decimal(), 0);
    let plus = if getal == "0" || getal.starts_with('−') { "" } else { "+" };
    Zin::new().bedrag(format!("{plus}{getal}%"))
}
