//! De getallen die in een grafiek getekend zijn, als CSV, met de eenheid in de kop.
//!
//! Komt uit dezelfde gegevens als het beeld: wat daar niet staat (onbekend, of te klein om af te drukken), staat ook
//! hier niet.

use super::csv::{Cel, csv};
use super::{
    ChartSpec, CompareChart, GapChart, GapStatus, MapChart, MapOutcome, MoneyChart, OverviewChart, PathChart, Stand,
};

/// De cijfers van een grafiek als CSV.
#[must_use]
pub fn cijfers(spec: &ChartSpec) -> String {
    let rijen = match spec {
        ChartSpec::Gap(c) => gap(c),
        ChartSpec::Ingroeipad(c) => path(c),
        ChartSpec::Overzicht(c) => overview(c),
        ChartSpec::Vergelijk(c) => compare(c),
        ChartSpec::Kaart(c) => map(c),
        ChartSpec::Geld(c) => money(c),
    };
    csv(&rijen)
}

fn koppen(koppen: &[&str]) -> Vec<Cel> {
    koppen.iter().map(|k| Cel::tekst(*k)).collect()
}

fn uitkomst(status: GapStatus) -> Cel {
    Cel::tekst(match status {
        GapStatus::Onder => "onder",
        GapStatus::Binnen => "binnen",
        GapStatus::Boven => "boven",
        GapStatus::Gehaald => "gehaald",
        GapStatus::Onbekend => "onbekend",
        GapStatus::NietAfgedrukt => "niet afgedrukt",
    })
}

fn stand(stand: &Stand) -> [Cel; 2] {
    let uitkomst = match stand {
        Stand::Bekend { status, .. } => uitkomst(*status),
        Stand::Deels { van } => Cel::Tekst(format!("deels bekend: {van}")),
        anders => Cel::tekst(anders.kort()),
    };
    [Cel::getal(stand.waarde()), uitkomst]
}

/// De bovengrens; een minimum heeft er geen.
fn hoog(open_upward: bool, hoog: f64) -> Cel {
    if open_upward { Cel::Leeg } else { Cel::Getal(hoog) }
}

fn gap(chart: &GapChart) -> Vec<Vec<Cel>> {
    let eenheid = chart.eenheid.token();
    let met = |naam: &str| format!("{naam} ({eenheid})");
    let mut kop = vec![Cel::Tekst(chart.row_heading.to_lowercase())];
    kop.extend(["soll_laag", "soll_hoog", "ist"].map(met).map(Cel::Tekst));
    kop.extend(koppen(&["uitkomst", "in de figuur"]));
    let mut uit = vec![kop];
    uit.extend(chart.rows.iter().map(|r| {
        vec![
            Cel::tekst(&r.label),
            Cel::Getal(r.laag),
            hoog(r.open_upward, r.hoog),
            Cel::getal(r.ist),
            uitkomst(r.status),
            Cel::tekst(&r.gap_label),
        ]
    }));
    uit
}

fn path(chart: &PathChart) -> Vec<Vec<Cel>> {
    let eenheid = chart.eenheid.token();
    let met = |naam: &str| format!("{naam} ({eenheid})");
    let getallen = ["soll_laag", "soll_hoog", "ist", "pad_laag", "pad", "pad_hoog"].map(met);
    let mut kop = koppen(&["kwartaal", "datum"]);
    kop.extend(getallen.into_iter().map(Cel::Tekst));
    let mut uit = vec![kop];
    uit.extend(chart.points.iter().enumerate().map(|(i, p)| {
        // Zonder IST wordt er geen pad getekend; de IST is er alleen bij het begin.
        let pad = p.pad.as_ref().filter(|_| chart.ist.is_some());
        let ist = chart.ist.as_ref().filter(|_| i == 0);
        vec![
            Cel::Tekst(p.kwartaal.to_string()),
            Cel::Tekst(p.kwartaal.eerste_dag().to_string()),
            Cel::Getal(p.soll_laag),
            hoog(chart.open_upward, p.soll_hoog),
            Cel::getal(ist.map(|i| i.value)),
            Cel::getal(pad.map(|v| v.laag)),
            Cel::getal(pad.and_then(|v| v.gekozen)),
            Cel::getal(pad.map(|v| v.hoog)),
        ]
    }));
    uit
}

fn overview(chart: &OverviewChart) -> Vec<Vec<Cel>> {
    let mut uit = vec![koppen(&[
        "leefgebied",
        "norm",
        "ist (deel van de soll; bij een bandbreedte van de ondergrens)",
        "soll_hoog (deel van de ondergrens)",
        "uitkomst",
        "in de figuur",
        "aanwezig",
        "deels",
        "niet",
        "onbekend",
    ])];
    for groep in &chart.groups {
        uit.extend(groep.rows.iter().map(|r| {
            let [waarde, uitkomst] = stand(&r.stand);
            let mut rij = vec![Cel::tekst(&groep.heading), Cel::tekst(&r.label), waarde, hoog(r.open_upward, r.hoog)];
            rij.extend([uitkomst, Cel::tekst(&r.figures)]);
            rij.extend((0..4).map(|_| Cel::Leeg));
            rij
        }));
    }
    uit.extend(chart.woorden.iter().map(|r| {
        let mut rij = vec![Cel::tekst("normen in woorden"), Cel::tekst(&r.label)];
        rij.extend((0..4).map(|_| Cel::Leeg));
        rij.extend([r.aanwezig, r.deels, r.niet, r.onbekend].map(|n| Cel::Getal(f64::from(n))));
        rij
    }));
    uit
}

fn compare(chart: &CompareChart) -> Vec<Vec<Cel>> {
    let mut uit = vec![koppen(&[
        &chart.row_heading.to_lowercase(),
        &chart.axis_heading,
        "norm_laag",
        "norm_hoog",
        "uitkomst",
        "in de figuur",
    ])];
    uit.extend(chart.rows.iter().map(|r| {
        let [waarde, uitkomst] = stand(&r.stand);
        let norm = chart.landelijk.as_ref();
        let laag = r.minimum.or(norm.map(|n| n.laag));
        let hoog = norm.filter(|n| !n.open_upward && r.minimum.is_none()).map(|n| n.hoog);
        let tekst = match &r.stand {
            Stand::Bekend { tekst, .. } => tekst.clone(),
            anders => anders.dekking().unwrap_or_else(|| anders.kort().to_owned()),
        };
        vec![Cel::tekst(&r.label), waarde, Cel::getal(laag), Cel::getal(hoog), uitkomst, Cel::Tekst(tekst)]
    }));
    uit
}

fn map(chart: &MapChart) -> Vec<Vec<Cel>> {
    let mut uit = vec![koppen(&["gemeente", "cluster", "uitkomst", "in de figuur"])];
    uit.extend(chart.areas.iter().map(|area| {
        let cluster = area.cluster.and_then(|c| chart.clusters.get(c));
        let uitkomst = cluster.map_or("onbekend", |c| match c.outcome {
            MapOutcome::Alone => "op zichzelf werkbaar",
            MapOutcome::Shared => "samen werkbaar",
            MapOutcome::TooSmall => "niet werkbaar",
        });
        vec![
            Cel::tekst(&area.label),
            cluster.map_or(Cel::Leeg, |c| Cel::tekst(&c.label)),
            Cel::tekst(uitkomst),
            cluster.map_or(Cel::Leeg, |c| Cel::tekst(&c.figures)),
        ]
    }));
    uit
}

fn money(chart: &MoneyChart) -> Vec<Vec<Cel>> {
    let mut kop = koppen(&["jaar"]);
    kop.extend(chart.streams.iter().map(|s| Cel::Tekst(format!("{s} ({})", chart.axis_heading))));
    kop.extend(["kosten_laag", "kosten_hoog"].map(|k| Cel::Tekst(format!("{k} ({})", chart.axis_heading))));
    kop.extend(koppen(&["middelen in de figuur", "kosten in de figuur"]));
    let mut uit = vec![kop];
    uit.extend(chart.years.iter().map(|year| {
        let mut rij = vec![Cel::tekst(&year.label)];
        rij.extend((0..chart.streams.len()).map(|i| Cel::getal(year.funds.get(i).copied().flatten())));
        rij.extend([Cel::getal(year.costs.map(|c| c.laag)), Cel::getal(year.costs.map(|c| c.hoog))]);
        rij.extend([Cel::tekst(&year.funds_label), Cel::tekst(&year.costs_label)]);
        rij
    }));
    uit
}
