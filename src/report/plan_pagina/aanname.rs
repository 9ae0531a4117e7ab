//! De aannames achter de bedragen: welke fte het landelijke bedrag van een maatregel betaalt naast wat de norm vraagt, en
//! hoeveel uren de normen per verwijzing laten.

use normwijzer_core::middelen::{Jaar, Maatstaf, PlanMiddelen, fte_uit_bedrag, normen_bij, samen_uit_bedrag};
use normwijzer_core::norm::{Afronding, Norm};
use normwijzer_core::plausibel::uren_per_verwijzing;
use normwijzer_core::{Amount, NormSet, Plan};

use crate::document::{Blok, Kolom, Tabel, Zin};
use crate::nl;
use crate::zinnen::{geld as zin, opsomming};

/// Productieve uren van een fte in een jaar: een aanname, want geen norm noemt ze.
const PRODUCTIEVE_UREN: i64 = 1_363;

pub(super) fn blokken(normen: &NormSet, plan: &Plan, geld: &PlanMiddelen) -> Vec<Blok> {
    let mut uit = Vec::new();
    let (rijen, zinnen) = rijen(normen, plan, geld);
    if !rijen.is_empty() {
        uit.push(Blok::Alinea(
            Zin::from("Het AZWA noemt per maatregel een landelijk bedrag, maar niet de fte waarvan het uitgaat. Met de kosten per fte hierboven (")
                .onzeker("aanname")
                .tekst(", gekozen bedrag op zijn prijspeil, zonder index) is terug te rekenen welke fte erbij past, alsof het hele bedrag daaraan opgaat; de maatregel kan meer omvatten."),
        ));
        uit.extend(zinnen);
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
        let eigen = zin::eigen_caseload(normen, plan, &p);
        let punten = p.uitleg.into_iter().map(Zin::from).chain([eigen]).collect();
        uit.push(Blok::Lijst { aanhef, punten });
    }
    uit
}

/// De rijen van de tabel, en per maatregel met één norm de zin die zij samen zeggen.
fn rijen(normen: &NormSet, plan: &Plan, geld: &PlanMiddelen) -> (Vec<Vec<Zin>>, Vec<Blok>) {
    let Some(kosten) = &plan.kosten else { return (Vec::new(), Vec::new()) };
    let (mut uit, mut zinnen) = (Vec::new(), Vec::new());
    for maatregel in &geld.landelijk.maatregelen {
        let eigen: Vec<(&Norm, &Maatstaf)> = normen_bij(maatregel, normen)
            .filter_map(|n| Some((n, geld.maatstaven.iter().find(|m| m.norm == n.id)?)))
            .collect();
        let Some(tarief) = eigen.iter().find_map(|(n, _)| kosten.tarief(&n.id)) else { continue };
        let per_fte = tarief.bedrag.gekozen;
        let mut betaald: Vec<(Jaar, String)> = Vec::new();
        for jaar in maatregel.bedragen.keys() {
            let maatstaven: Vec<Maatstaf> = eigen.iter().map(|(_, m)| (*m).clone()).collect();
            let namen: Vec<String> = eigen.iter().map(|(n, _)| n.naam.clone()).collect();
            let naam = format!("{}: {}", maatregel.naam, opsomming(&namen));
            let bedrag = maatregel.bedragen.get(jaar).copied().unwrap_or_default();
            let (fte, betaalt, vraagt) = match maatstaven.as_slice() {
                [enige] => {
                    let Some(f) = fte_uit_bedrag(maatregel, *jaar, per_fte, enige) else { continue };
                    let per = per(enige);
                    let fte = nl::met_decimalen(f.fte_per.decimal(), 2);
                    if !f.bedrag.is_zero() {
                        betaald.push((*jaar, fte.clone()));
                    }
                    let betaalt = format!("{fte} fte {per}");
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
        if let [(norm, maatstaf)] = eigen.as_slice() {
            zinnen.extend(samengevat(norm, maatstaf, &betaald));
        }
    }
    let zinnen = if zinnen.is_empty() { Vec::new() } else { vec![Blok::Lijst { aanhef: Zin::new(), punten: zinnen }] };
    (uit, zinnen)
}

/// "Brugfunctionaris: het landelijke bedrag past bij zoveel fte per 10.000 inwoners: 0,09 in 2027 …; de norm vraagt 0,2–0,5."
fn samengevat(norm: &Norm, maatstaf: &Maatstaf, betaald: &[(Jaar, String)]) -> Option<Zin> {
    let jaren: Vec<String> = betaald
        .iter()
        .map(|(jaar, fte)| match jaar {
            Jaar::In(jaar) => format!("{fte} in {jaar}"),
            Jaar::Structureel => format!("{fte} structureel"),
        })
        .collect();
    (!jaren.is_empty()).then(|| {
        Zin::new().term(norm.naam.clone()).tekst(format!(
            ": het landelijke bedrag past bij zoveel fte {}: {}; de norm vraagt {}.",
            per(maatstaf),
            opsomming(&jaren),
            band(maatstaf.band.laag, maatstaf.band.hoog)
        ))
    })
}

/// "per 10.000 inwoners", "per GGD-regio".
fn per(maatstaf: &Maatstaf) -> String {
    if maatstaf.per == Amount::ONE {
        return format!("per {}", maatstaf.wat_per);
    }
    format!("per {} {}", nl::getal(maatstaf.per, Afronding::Heel), maatstaf.wat_per)
}

fn band(laag: Amount, hoog: Amount) -> String {
    if laag == hoog { laag.met_komma() } else { format!("{}–{}", laag.met_komma(), hoog.met_komma()) }
}
