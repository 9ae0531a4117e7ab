//! De aannames achter de bedragen: welke fte het landelijke bedrag van een maatregel betaalt naast wat de norm vraagt, en
//! hoeveel uren de normen per verwijzing laten.

use normwijzer_core::middelen::{Maatstaf, PlanMiddelen, fte_uit_bedrag, normen_bij, samen_uit_bedrag};
use normwijzer_core::norm::{Afronding, Norm};
use normwijzer_core::plausibel::uren_per_verwijzing;
use normwijzer_core::{Amount, NormSet, Plan};

use crate::document::{Blok, Kolom, Tabel, Zin};
use crate::nl;
use crate::zinnen::geld as zin;

/// Productieve uren van een fte in een jaar: een aanname, want geen norm noemt ze.
const PRODUCTIEVE_UREN: i64 = 1_363;

pub(super) fn blokken(normen: &NormSet, plan: &Plan, geld: &PlanMiddelen) -> Vec<Blok> {
    let mut uit = Vec::new();
    let rijen = rijen(normen, plan, geld);
    if !rijen.is_empty() {
        uit.push(Blok::Alinea(
            Zin::from("Het AZWA noemt per maatregel een landelijk bedrag, maar niet de fte waarvan het uitgaat. Met de kosten per fte hierboven (")
                .onzeker("aanname")
                .tekst(", gekozen bedrag) is terug te rekenen welke fte erbij past, alsof het hele bedrag daaraan opgaat; de maatregel kan meer omvatten."),
        ));
        uit.push(Blok::Tabel(Tabel {
            bijschrift: "De aanname achter het landelijke bedrag per maatregel (AZWA, bijlage 2)".into(),
            kolommen: vec![
                Kolom::links("Maatregel en norm"),
                Kolom::links("Jaar"),
                Kolom::rechts("Landelijk bedrag"),
                Kolom::rechts("Fte daarvoor"),
                Kolom::rechts("Het bedrag betaalt"),
                Kolom::rechts("De norm vraagt"),
            ],
            rijen,
            met_totaal: false,
        }));
    }
    if let Some(p) = uren_per_verwijzing(normen, Some(plan), Amount::from_int(PRODUCTIEVE_UREN)) {
        let aanhef =
            Zin::from("Hoeveel tijd de normen per verwijzing laten, bij 1.363 productieve uren per fte per jaar (")
                .onzeker("aanname")
                .tekst("):");
        uit.push(Blok::Lijst { aanhef, punten: p.uitleg.into_iter().map(Zin::from).collect() });
    }
    uit
}

fn rijen(normen: &NormSet, plan: &Plan, geld: &PlanMiddelen) -> Vec<Vec<Zin>> {
    let Some(kosten) = &plan.kosten else { return Vec::new() };
    let mut uit = Vec::new();
    for maatregel in &geld.landelijk.maatregelen {
        let eigen: Vec<(&Norm, &Maatstaf)> = normen_bij(maatregel, normen)
            .filter_map(|n| Some((n, geld.maatstaven.iter().find(|m| m.norm == n.id)?)))
            .collect();
        let Some(tarief) = eigen.iter().find_map(|(n, _)| kosten.tarief(&n.id)) else { continue };
        let per_fte = tarief.bedrag.gekozen;
        for jaar in maatregel.bedragen.keys() {
            let maatstaven: Vec<Maatstaf> = eigen.iter().map(|(_, m)| (*m).clone()).collect();
            let namen: Vec<String> = eigen.iter().map(|(n, _)| n.naam.clone()).collect();
            let naam = format!("{}: {}", maatregel.naam, crate::zinnen::opsomming(&namen));
            let bedrag = maatregel.bedragen.get(jaar).copied().unwrap_or_default();
            let (fte, betaalt, vraagt) = match maatstaven.as_slice() {
                [enige] => {
                    let Some(f) = fte_uit_bedrag(maatregel, *jaar, per_fte, enige) else { continue };
                    let per = if enige.per == Amount::ONE {
                        format!("per {}", enige.wat_per)
                    } else {
                        format!("per {} {}", nl::getal(enige.per, Afronding::Heel), enige.wat_per)
                    };
                    let betaalt = format!("{} fte {per}", nl::met_decimalen(f.fte_per.decimal(), 2));
                    (f.fte, betaalt, format!("{} fte {per}", band(enige.band.laag, enige.band.hoog)))
                }
                meer => {
                    let Some(s) = samen_uit_bedrag(maatregel, *jaar, per_fte, meer) else { continue };
                    let heel = |a: Amount| nl::getal(a, Afronding::Heel);
                    let vraagt = format!("samen {} fte", nl::bereik(s.norm.laag, s.norm.hoog, Afronding::Heel));
                    let (laag, hoog) = (heel(s.procent.laag), heel(s.procent.hoog));
                    let procent = if laag == hoog { laag } else { format!("{laag}–{hoog}") };
                    (s.fte, format!("{procent}% daarvan"), vraagt)
                }
            };
            uit.push(vec![
                naam.into(),
                jaar.to_string().into(),
                Zin::new().bedrag(zin::euro(bedrag)),
                Zin::new().bedrag(nl::getal(fte, Afronding::Heel)).eenheid("fte"),
                Zin::new().bedrag(betaalt),
                Zin::new().bedrag(vraagt),
            ]);
        }
    }
    uit
}

fn band(laag: Amount, hoog: Amount) -> String {
    if laag == hoog { laag.met_komma() } else { format!("{}–{}", laag.met_komma(), hoog.met_komma()) }
}
