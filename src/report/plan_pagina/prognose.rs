//! De prognose op de pagina: welke, hoeveel groei, van welk niveau, wat elke SOLL wordt, en hoe zeker dat is.

use normwijzer_core::prognose::{PlanPrognose, Terugvoorspelling};
use normwijzer_core::{NormSet, Plan};

use crate::document::{Blok, Kolom, Tabel, Zin};
use crate::nl;
use crate::zinnen::prognose as zin;
use crate::zinnen::{Maat, hoofdletter, vooraf};

/// Leeg als de bevolking gelijk gehouden is.
pub(super) fn blokken(normen: &NormSet, plan: &Plan) -> Vec<Blok> {
    let Some(prognose) = &plan.prognose else { return Vec::new() };
    let mut uit = vec![Blok::kop(1, "De bevolking tot het doel"), Blok::Alinea(welke(prognose))];
    uit.push(Blok::Tabel(bevolking(plan, prognose)));
    let punten = punten(plan);
    if !punten.is_empty() {
        uit.push(Blok::Lijst { aanhef: Zin::new(), punten });
    }
    uit.push(Blok::Tabel(was_wordt(normen, plan)));
    if !prognose.terug.is_empty() {
        uit.push(Blok::Tabel(terug(&prognose.terug)));
        uit.push(Blok::alinea(
            "Hoe de fout gemeten is: dezelfde methode, met wat op 1 januari 2021 bekend was, vergeleken met de telling van 1 januari 2025. Ongewogen over gemeenten. Verder vooruit wordt de fout groter.",
        ));
    }
    if let Some(methode) = &prognose.methode {
        let methode = vec![Blok::alinea(methode.clone())];
        uit.push(Blok::Uitklap { kop: "Hoe deze raming tot stand komt".into(), blokken: methode });
    }
    uit
}

fn welke(prognose: &PlanPrognose) -> Zin {
    let mut uit = Zin::from("Gerekend is met een ").onzeker("prognose").tekst(format!(
        ": {}. Zij vervangt de telling niet, maar geeft een groeifactor: het getelde aantal maal de groei van de prognose, tussen twee keer 1 januari in een rechte lijn.",
        zin::naam(prognose)
    ));
    for opmerking in &prognose.opmerkingen {
        uit = uit.tekst(format!(" {opmerking}"));
    }
    uit
}

/// Per grondslag: nu, straks, en van welk niveau de groei is.
fn bevolking(plan: &Plan, prognose: &PlanPrognose) -> Tabel {
    let dag = nl::datum(plan.horizon.doel().eerste_dag());
    let rijen = prognose
        .groei
        .iter()
        .filter_map(|groei| {
            let gebied = groei.gebied.as_ref()?;
            let gelijk = groei.niveaus.is_empty();
            let straks = if gelijk { Zin::new().onzeker("gelijk gehouden") } else { zin::verwacht(gebied) };
            Some(vec![
                hoofdletter(vooraf::basis(groei.basis)).into(),
                Zin::new()
                    .bedrag(nl::personen(gebied.nu.aantal))
                    .tekst(format!(" ({})", nl::datum(gebied.nu.peildatum))),
                straks,
                Zin::new().bedrag(zin::verandering(gebied.nu.aantal, gebied.doel).unwrap_or_else(|| "–".to_owned())),
                zin::niveaus(groei).into(),
            ])
        })
        .collect();
    Tabel {
        bijschrift: format!("Bevolking van {} nu en op {dag}", plan.gebied.voluit()).into(),
        kolommen: vec![
            Kolom::links("Bevolking"),
            Kolom::rechts("Nu"),
            Kolom::rechts(format!("Op {dag}")),
            Kolom::rechts("Verschil"),
            Kolom::links("De groei komt van"),
        ],
        rijen,
        met_totaal: false,
    }
}

/// Wat de lezer van deze prognose in dit gebied moet weten; van welk niveau zij is, zegt de tabel.
fn punten(plan: &Plan) -> Vec<Zin> {
    let over = plan.bevindingen.iter().filter(|b| b.code.starts_with("PRO-") && b.code != "PRO-007");
    over.map(|b| hoofdletter(&b.bericht).into()).collect()
}

/// Was–wordt: elke norm met een getal.
fn was_wordt(normen: &NormSet, plan: &Plan) -> Tabel {
    let dag = nl::datum(plan.horizon.doel().eerste_dag());
    let rijen = normen
        .normen
        .iter()
        .filter_map(|norm| {
            let (maat, rij) = (Maat::van(norm)?, plan.eigen_rij(&norm.id)?);
            let waardoor = match rij.soll.stand {
                None => "vast aantal: hangt niet van de bevolking af".into(),
                Some(s) if plan.prognose.as_ref().is_some_and(|p| p.is_gelijk(s.grondslag.basis())) => {
                    Zin::from(vooraf::basis(s.grondslag.basis())).tekst(", ").onzeker("gelijk gehouden")
                }
                Some(s) => vooraf::basis(s.grondslag.basis()).into(),
            };
            let verschil = if rij.soll.stand.is_some() { zin::soll_verandering(rij) } else { None };
            Some(vec![
                Zin::from(format!("{}, in {}", norm.naam, maat.woord(""))),
                Zin::new().bedrag(crate::zinnen::stand::soll_kort(maat, rij)),
                Zin::new().bedrag(zin::soll_doel_kort(maat, rij)),
                Zin::new().bedrag(verschil.unwrap_or_else(|| "–".to_owned())),
                waardoor,
            ])
        })
        .collect();
    Tabel {
        bijschrift: format!("Was–wordt: de SOLL nu en op {dag}").into(),
        kolommen: vec![
            Kolom::links("Norm"),
            Kolom::rechts("SOLL nu"),
            Kolom::rechts(format!("SOLL op {dag}")),
            Kolom::rechts("Verschil"),
            Kolom::links("Door"),
        ],
        rijen,
        met_totaal: false,
    }
}

/// De terugvoorspelling naar grootte van de gemeente.
fn terug(rijen: &[Terugvoorspelling]) -> Tabel {
    let twee = |a: i64, b: i64| Zin::new().bedrag(format!("{} / {}", zin::honderdsten(a), zin::honderdsten(b)));
    Tabel {
        bijschrift:
            "Terugvoorspelling van 1 januari 2025: gemiddelde fout per gemeente / de fout waar 95% onder blijft".into(),
        kolommen: vec![
            Kolom::links("Bevolking"),
            Kolom::links("Gemeenten (inwoners)"),
            Kolom::rechts("Aantal"),
            Kolom::rechts("Deze raming"),
            Kolom::rechts("Eén landelijke factor"),
            Kolom::rechts("Gelijk gehouden"),
        ],
        rijen: rijen
            .iter()
            .map(|t| {
                vec![
                    vooraf::basis(t.basis).into(),
                    t.grootte.clone().into(),
                    Zin::new().bedrag(t.gemeenten.to_string()),
                    twee(t.raming[0], t.raming[1]),
                    twee(t.factor[0], t.factor[1]),
                    twee(t.gelijk[0], t.gelijk[1]),
                ]
            })
            .collect(),
        met_totaal: false,
    }
}
