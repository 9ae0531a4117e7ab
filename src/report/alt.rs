//! De tekst die een schermlezer bij een grafiek voorleest: soort, onderwerp, gebied, periode, voorbehouden, bevinding, en
//! waar de tabel staat.

use crate::chart::{
    ChartSpec, CompareChart, GapChart, GapStatus, MapChart, MapOutcome, MoneyChart, OverviewChart, PathChart, Stand,
};

/// De kortste tekst die nog iets zegt.
pub const SHORTEST: usize = 40;
/// De langste tekst die een schermlezer in één keer voorleest zonder te vermoeien.
pub const LONGEST: usize = 350;

/// De alternatieve tekst van een grafiek, [`SHORTEST`] tot [`LONGEST`] tekens.
///
/// Wordt zij te lang, dan valt eerst de bevinding in tellingen weg en dan het einde van de titel. Wat de grafiek niet
/// zekerder mag laten lijken dan zij is (FICTIEF staat vooraan) en waar de tabel staat, blijven altijd.
#[must_use]
pub fn text(spec: &ChartSpec) -> String {
    within(spec, LONGEST)
}

/// Dezelfde tekst voor wie minder tekens toestaat dan [`LONGEST`]; elk deel krijgt naar verhouding minder ruimte.
#[must_use]
pub fn within(spec: &ChartSpec, longest: usize) -> String {
    let part = |room: usize| room * longest / LONGEST;
    let caption = spec.caption();
    let (kind, finding) = match spec {
        ChartSpec::Gap(c) => ("Staafgrafiek van SOLL en IST", gap(c)),
        ChartSpec::Ingroeipad(c) => ("Lijngrafiek van het ingroeipad", path(c)),
        ChartSpec::Overzicht(c) => ("Staafgrafiek van alle normen in % van de SOLL", overview(c)),
        ChartSpec::Vergelijk(c) => ("Stippengrafiek van de IST per gebied tegen de norm", compare(c)),
        ChartSpec::Kaart(c) => ("Kaart van gemeenten die een functie delen", map(c)),
        ChartSpec::Geld(c) => ("Staafgrafiek van kosten en geld per jaar", money(c)),
    };
    let place: Vec<&str> = [caption.gebied.as_str(), caption.periode.as_str()]
        .into_iter()
        .map(str::trim)
        .filter(|t| !t.is_empty())
        .collect();
    let subject = shorten(caption.onderwerp.trim(), part(55));
    let place = shorten(&place.join(", "), part(75));
    let lead: Vec<&str> = [kind, &subject, &place].into_iter().filter(|t| !t.is_empty()).collect();
    let lead = lead.join(", ");
    let marks = sentence(&shorten(&caption.marks.join(", "), part(75)));
    let table = match caption.table.trim() {
        "" => "Dezelfde cijfers staan in de tabel.".to_owned(),
        t => format!("Dezelfde cijfers staan in {}.", shorten(t, part(50))),
    };
    let room = longest.saturating_sub(length(&lead) + length(&marks) + length(&table) + 4);
    let title = sentence(&caption.title);
    let whole = format!("{title} {finding}");
    let story = if length(&whole) <= room { whole } else { shortened_title(&caption.title, room) };
    [format!("{lead}."), marks, story, table]
        .iter()
        .map(|s| s.trim())
        .filter(|s| !s.is_empty())
        .collect::<Vec<_>>()
        .join(" ")
}

/// De uitkomsten in de volgorde waarin zij genoemd worden.
const OUTCOMES: [&str; 8] = [
    "onder de SOLL",
    "erbinnen",
    "erboven",
    "gehaald",
    "deels bekend",
    "niet afgedrukt",
    "onbekend",
    "niet te vergelijken",
];

fn outcome(status: GapStatus) -> &'static str {
    match status {
        GapStatus::Onder => "onder de SOLL",
        GapStatus::Binnen => "erbinnen",
        GapStatus::Boven => "erboven",
        GapStatus::Gehaald => "gehaald",
        GapStatus::Onbekend => "onbekend",
        GapStatus::NietAfgedrukt => "niet afgedrukt",
    }
}

fn stand(stand: &Stand) -> &'static str {
    match stand {
        Stand::Bekend { status, .. } => outcome(*status),
        Stand::Deels { .. } => "deels bekend",
        Stand::Onbekend => "onbekend",
        Stand::NietAfgedrukt => "niet afgedrukt",
        Stand::Geen { .. } => "niet te vergelijken",
    }
}

/// Hoeveel van iets welke uitkomst hebben.
fn tally(one: &str, more: &str, outcomes: impl Iterator<Item = &'static str>) -> String {
    let outcomes: Vec<&str> = outcomes.collect();
    let parts: Vec<String> = OUTCOMES
        .into_iter()
        .map(|name| (name, outcomes.iter().filter(|o| **o == name).count()))
        .filter(|(_, n)| *n > 0)
        .map(|(name, n)| format!("{n} {name}"))
        .collect();
    let noun = if outcomes.len() == 1 { one } else { more };
    format!("Van {} {noun}: {}.", outcomes.len(), parts.join(", "))
}

fn gap(chart: &GapChart) -> String {
    tally("rij", "rijen", chart.rows.iter().map(|r| outcome(r.status)))
}

fn overview(chart: &OverviewChart) -> String {
    tally("norm", "normen", chart.groups.iter().flat_map(|g| &g.rows).map(|r| stand(&r.stand)))
}

fn compare(chart: &CompareChart) -> String {
    let outcomes = chart.rows.iter().map(|r| stand(&r.stand));
    // Per hoofd bestaat er een norm, geen SOLL.
    tally("gebied", "gebieden", outcomes).replace("de SOLL", "de norm")
}

fn map(chart: &MapChart) -> String {
    let outcome = |a: &crate::chart::MapArea| a.cluster.and_then(|c| chart.clusters.get(c)).map(|c| c.outcome);
    let count = |wanted: Option<MapOutcome>| chart.areas.iter().filter(|a| outcome(a) == wanted).count();
    let parts: Vec<String> = [
        (Some(MapOutcome::Alone), "op zichzelf werkbaar"),
        (Some(MapOutcome::Shared), "samen met buren"),
        (Some(MapOutcome::TooSmall), "ook met buren niet"),
        (None, "niet bekend"),
    ]
    .into_iter()
    .map(|(wanted, words)| (count(wanted), words))
    .filter(|(n, _)| *n > 0)
    .map(|(n, words)| format!("{n} {words}"))
    .collect();
    let noun = if chart.areas.len() == 1 { "gemeente" } else { "gemeenten" };
    format!("Van {} {noun}: {}.", chart.areas.len(), parts.join(", "))
}

/// De kosten in het eerste en het laatste jaar.
fn money(chart: &MoneyChart) -> String {
    let said: Vec<String> = [chart.years.first(), chart.years.last()]
        .into_iter()
        .flatten()
        .map(|y| format!("In {} {}.", y.label, y.costs_label))
        .collect();
    said.join(" ")
}

/// Waar het pad begint en wat het moet halen.
fn path(chart: &PathChart) -> String {
    let soll = chart.points.iter().find(|p| p.kwartaal == chart.doel).or(chart.points.last());
    let soll = soll.map_or("", |p| p.soll_label.as_str());
    // Een SOLL die met de bevolking meegroeit, heeft aan het begin een andere waarde.
    let begin = chart.points.first().map(|p| p.soll_label.as_str()).filter(|b| *b != soll);
    match (&chart.ist, begin) {
        (None, None) => format!("De IST is niet bekend, dus er is geen ingroeipad; SOLL {soll}."),
        (Some(ist), None) => format!("Bij de start {}; SOLL {soll} in {}.", ist.label, chart.doel),
        // Kort, want naast de titel blijft weinig ruimte over; waar het pad begint, zegt die al.
        (_, Some(b)) => format!("De SOLL groeit van {b} naar {soll}."),
    }
}

/// Een tekst als zin, met een punt.
fn sentence(text: &str) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.is_empty() || text.ends_with(['.', '!', '?', '…']) { text } else { format!("{text}.") }
}

/// Een titel die past; welk deel van een grafiek het is ("(1 van 2)") blijft staan, want anders klinken twee delen gelijk.
fn shortened_title(title: &str, room: usize) -> String {
    let is_part = |t: &str| {
        t.strip_suffix(')').and_then(|t| t.split_once(" van ")).is_some_and(|(i, of)| digits(i) && digits(of))
    };
    match title.trim().rsplit_once(" (").filter(|(_, rest)| is_part(rest)) {
        Some((body, part)) => {
            let part = format!(" ({part}.");
            format!("{}{part}", shorten(body, room.saturating_sub(length(&part))))
        }
        None => shorten(&sentence(title), room),
    }
}

fn digits(text: &str) -> bool {
    (1..=3).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

/// Kort in op een spatie, met een beletselteken.
fn shorten(text: &str, longest: usize) -> String {
    if length(text) <= longest {
        return text.to_owned();
    }
    let cut: String = text.chars().take(longest.saturating_sub(1)).collect();
    let whole = cut.rsplit_once(' ').map_or(cut.as_str(), |(w, _)| w);
    format!("{}…", whole.trim_end_matches([',', '.', ' ']))
}

fn length(text: &str) -> usize {
    text.chars().count()
}

#[cfg(test)]
#[allow(clippy::panic)]
mod tests {
    use super::*;
    use crate::chart::voorbeelden;
    use proptest::prelude::*;

    #[test]
    fn noemt_soort_gebied_periode_bevinding_en_tabel() {
        let tekst = text(&ChartSpec::Gap(voorbeelden::gap()));
        for stuk in [
            "Staafgrafiek van SOLL en IST, Brugfunctionaris, Midden-Holland",
            "FICTIEF voorbeeld, reconstructie.",
            "Midden-Holland",
            "1 januari 2025",
            "Twee van de drie gemeenten",
            "Van 3 rijen: 1 onder de SOLL, 1 erbinnen, 1 onbekend.",
            "plan.csv",
        ] {
            assert!(tekst.contains(stuk), "{stuk} ontbreekt in {tekst}");
        }
        let tekst = text(&ChartSpec::Ingroeipad(voorbeelden::path()));
        assert!(tekst.contains("Bij de start IST 2,0 fte; SOLL 8,6–21,6 in 2030-K1."), "{tekst}");
        let tekst = text(&ChartSpec::Overzicht(voorbeelden::overview()));
        let telling = "Van 5 normen: 1 onder de SOLL, 1 gehaald, 1 deels bekend, 1 onbekend, 1 niet te vergelijken.";
        assert!(tekst.starts_with("Staafgrafiek van alle normen") && tekst.contains(telling), "{tekst}");
        let tekst = text(&ChartSpec::Vergelijk(voorbeelden::compare()));
        let telling = "Van 4 gebieden: 1 onder de norm, 1 erbinnen, 1 deels bekend, 1 onbekend.";
        assert!(tekst.starts_with("Stippengrafiek") && tekst.contains(telling), "{tekst}");
    }

    #[test]
    fn delen_van_een_grafiek_klinken_nooit_gelijk() {
        let deel = |i: usize| {
            let mut gap = voorbeelden::gap();
            gap.caption.title = format!("{} ({i} van 2)", "een lange bevinding ".repeat(20).trim());
            within(&ChartSpec::Gap(gap), 250)
        };
        assert!(deel(1).contains("… (1 van 2). Dezelfde cijfers"), "{}", deel(1));
        assert_ne!(deel(1), deel(2));
        assert!(length(&deel(1)) <= 250);
    }

    proptest! {
        #[test]
        fn nooit_te_kort_of_te_lang(title in ".{0,500}", onderwerp in ".{0,200}", mark in ".{0,200}", gebied in ".{0,200}", table in ".{0,200}", label in ".{0,300}") {
            let mut gap = voorbeelden::gap();
            gap.caption.title = title.clone();
            gap.caption.gebied = gebied.clone();
            gap.caption.onderwerp = onderwerp;
            gap.caption.marks = vec![mark.clone(), mark];
            gap.caption.table = table;
            let mut path = voorbeelden::path();
            path.caption.title = title;
            path.caption.gebied = gebied;
            let overview = OverviewChart { caption: gap.caption.clone(), ..voorbeelden::overview() };
            let compare = CompareChart { caption: path.caption.clone(), ..voorbeelden::compare() };
            if let Some(ist) = &mut path.ist {
                ist.label = label;
            }
            for spec in [
                ChartSpec::Gap(gap),
                ChartSpec::Ingroeipad(path),
                ChartSpec::Overzicht(overview),
                ChartSpec::Vergelijk(compare),
            ] {
                let tekst = text(&spec);
                prop_assert!((SHORTEST..=LONGEST).contains(&length(&tekst)), "{}", tekst);
            }
        }
    }
}
