//! De bladen *Kosten en middelen* (per jaar, met de grafiek) en *Kosten per norm*.
//!
//! Een jaar waarvan het SPUK-bedrag niet bekend is, heeft een lege cel: dan tekent een grafiek er niets.

use normwijzer_core::kosten::{Betaler, KostenSoort, PlanKosten};
use normwijzer_core::middelen::{GebiedMiddelen, Stroom};
use normwijzer_core::norm::{Afronding, NormSet};
use normwijzer_core::plan::Plan;
use normwijzer_core::soll::Bereik;
use normwijzer_core::{Amount, Niveau};

use crate::alt;
use crate::chart::ChartSpec;
use crate::grafieken::Grafiek;
use crate::werkmap::{
    Blad, BladCel, BladKolom, Bladgrafiek, Cellen, Getalvorm, Grafiekblok, Grafieksoort, Kleur, Reeks, Streep, Teken,
    Uiterlijk,
};
use crate::zinnen::{geld as zin, hoofdletter, ingroei};

const NAAM: &str = "Kosten en middelen";
const EURO: Getalvorm = Getalvorm::Afgerond(Afronding::Heel);

/// De kolommen waar de grafiek naar wijst.
const LOKAAL: u16 = 2;
const REGIONAAL: u16 = 3;
const KOSTEN_LAAG: u16 = 4;
const KOSTEN_HOOG: u16 = 5;

/// Een spreadsheet geeft een schermlezer niet meer tekens door.
const ALT: usize = 250;

/// De stromen zonder verdeelsleutel; alleen het land kent hun bedrag.
const ZONDER_SLEUTEL: [Stroom; 3] = [Stroom::Ggd, Stroom::Nplv, Stroom::GezondeSchool];

/// Een rij per gebied en jaar.
pub(super) fn per_jaar(plannen: &[Plan], grafieken: &[Grafiek]) -> Blad {
    let land = plannen.iter().any(|p| p.gebied.niveau == Niveau::Land);
    let rijen: Vec<Vec<BladCel>> = plannen
        .iter()
        .flat_map(|plan| plan.middelen.iter().flat_map(|m| &m.gebied).map(move |g| jaar(plan, g, land)))
        .collect();
    let mut kolommen = vec![BladKolom::tekst("Gebied", 28), BladKolom::tekst("Jaar", 8)];
    kolommen.extend(
        [
            "SPUK lokaal deel",
            "SPUK regionaal deel",
            "Gemeentelijke kosten laag",
            "Gemeentelijke kosten hoog",
            "Kosten zorgverzekeraar laag",
            "Kosten zorgverzekeraar hoog",
            "Alle kosten laag",
            "Alle kosten hoog",
            "Gemeentelijke kosten als deel van het SPUK-bedrag, laag",
            "Gemeentelijke kosten als deel van het SPUK-bedrag, hoog",
        ]
        .map(BladKolom::getal),
    );
    if land {
        kolommen.extend(ZONDER_SLEUTEL.map(|s| BladKolom::getal(s.naam())));
    }
    kolommen.push(BladKolom::tekst("Waarover het deel gaat, of waarom een bedrag er niet is", 36));
    let opschrift = u16::try_from(kolommen.len()).unwrap_or(u16::MAX);
    kolommen.push(BladKolom::tekst("Opschrift in de grafiek", 16));
    let aantal = u32::try_from(rijen.len()).unwrap_or(u32::MAX);
    let blok = match plannen {
        [_] => grafiek(grafieken, (opschrift, aantal)),
        _ => None,
    };
    Blad::tabel(NAAM, "Kosten en middelen per jaar, in euro", 2, kolommen, rijen)
        .met_toelichting(toelichting(plannen))
        .met_grafieken(blok.into_iter().collect())
}

fn toelichting(plannen: &[Plan]) -> Vec<String> {
    let mut uit = vec![
        "De verdeling van de SPUK is voorlopig, naar de sleutels van de Brede SPUK en de SPUK IZA van 2026. Een lege cel is onbekend en geen nul.".to_owned(),
    ];
    if let [plan] = plannen {
        uit.extend(zin::deel_van_spuk(plan, |_| true).map(|z| z.to_string()));
        uit.extend(zin::over_middelen(plan).into_iter().take(1).map(|z| z.to_string()));
    }
    if plannen.iter().any(ingroei::drie_plannen) {
        uit.push(ingroei::DRIE_PLANNEN.to_owned());
    }
    uit
}

fn jaar(plan: &Plan, g: &GebiedMiddelen, land: bool) -> Vec<BladCel> {
    let kosten = |telt: fn(Betaler) -> bool| -> Option<Bereik> {
        plan.kosten.as_ref()?.som(|r| r.gebied == plan.gebied && r.jaar == g.jaar && telt(r.betaler))
    };
    let euro = |a: Option<Amount>| BladCel::getal(a, EURO);
    let mut uit = vec![
        BladCel::tekst(plan.gebied.naam.as_str()),
        BladCel::tekst(g.jaar.to_string()),
        euro(g.lokaal),
        euro(g.regionaal),
    ];
    for telt in
        [(|b| b != Betaler::Zorgverzekeraar) as fn(Betaler) -> bool, |b| b == Betaler::Zorgverzekeraar, |_| true]
    {
        let bereik = kosten(telt);
        uit.extend([euro(bereik.map(|b| b.laag)), euro(bereik.map(|b| b.hoog))]);
    }
    let deel = zin::deel_in_jaar(plan, g);
    let procent = |a: Amount| a.mul_div(Amount::ONE, Amount::from_int(100));
    uit.extend([
        BladCel::getal(deel.as_ref().map(|d| procent(d.procent.laag)), Getalvorm::Procent),
        BladCel::getal(deel.as_ref().map(|d| procent(d.procent.hoog)), Getalvorm::Procent),
    ]);
    if land {
        let landelijk =
            |s| plan.middelen.as_ref().filter(|_| plan.gebied.niveau == Niveau::Land)?.landelijk.landelijk(s, g.jaar);
        uit.extend(ZONDER_SLEUTEL.map(|s| euro(landelijk(s))));
    }
    uit.push(BladCel::tekst(waarover(g)));
    // Een leeg vak in een grafiek zegt niet dat het onbekend is; het jaar zelf zegt het.
    let geen = g.lokaal.is_none() && g.regionaal.is_none();
    uit.push(BladCel::tekst(if geen { format!("{} (SPUK nog niet bekend)", g.jaar) } else { g.jaar.to_string() }));
    uit
}

/// Waarover het deel gaat, of waarom het er niet is.
fn waarover(g: &GebiedMiddelen) -> &'static str {
    match (g.onbekend, g.regionaal.is_some()) {
        (Some(waarom), _) => waarom.zin(),
        (None, true) => "lokaal en regionaal deel samen",
        (None, false) => "alleen het lokale deel; het regionale deel is van dit gebied niet te bepalen",
    }
}

/// Het geld gestapeld, en de kosten als lijnen.
fn grafiek(grafieken: &[Grafiek], (opschrift, rijen): (u16, u32)) -> Option<Grafiekblok> {
    let getekend = grafieken.iter().find(|g| matches!(g.spec, ChartSpec::Geld(_)))?;
    let onder = getekend.spec.caption();
    let namen = Cellen { blad: NAAM.to_owned(), kolom: opschrift, van: 0, tot: rijen };
    let reeks =
        |naam: &str, kolom, uiterlijk| Reeks { naam: naam.to_owned(), cellen: namen.in_kolom(kolom), uiterlijk };
    let lijn = |streep, teken| Uiterlijk::Lijn { kleur: Kleur::Accent, streep, teken: Some(teken) };
    // Alle voorbehouden passen niet in een titel; wat verzonnen is, gaat mee met wie de grafiek elders plakt.
    let fictief = onder.marks.iter().find(|m| m.starts_with("FICTIEF"));
    let titel = fictief.map_or_else(|| onder.title.clone(), |merk| format!("{} – {merk}", onder.title));
    let merken = hoofdletter(&onder.marks.join("; "));
    Some(Grafiekblok {
        kop: "Kosten per jaar naast het geld per stroom".to_owned(),
        toelichting: [onder.subtitle.clone(), merken, onder.bron.clone()]
            .into_iter()
            .filter(|t| !t.is_empty())
            .collect(),
        grafieken: vec![Bladgrafiek {
            soort: Grafieksoort::Gestapeld,
            titel,
            alt: alt::within(&getekend.spec, ALT),
            as_namen: String::new(),
            as_getallen: "euro per jaar".to_owned(),
            afronding: Afronding::Heel,
            as_tot: None,
            reeksen: vec![
                reeks("SPUK lokaal deel", LOKAAL, Uiterlijk::Licht),
                reeks("SPUK regionaal deel", REGIONAAL, Uiterlijk::Gearceerd),
                reeks("Gemeentelijke kosten laag", KOSTEN_LAAG, lijn(Streep::Kort, Teken::Rond)),
                reeks("Gemeentelijke kosten hoog", KOSTEN_HOOG, lijn(Streep::Vol, Teken::Driehoek)),
            ],
            namen,
        }],
    })
}

/// Een rij per gebied, norm, betaler en jaar.
pub(super) fn per_norm(normen: &NormSet, plannen: &[Plan]) -> Blad {
    let van_plan = |plan: &Plan| -> Vec<Vec<BladCel>> {
        let Some(kosten) = &plan.kosten else { return Vec::new() };
        kosten
            .rijen
            .iter()
            .filter(|r| r.gebied == plan.gebied)
            .map(|r| {
                let naam = normen.norm(&r.norm).map_or_else(|| r.norm.to_string(), |n| n.naam.clone());
                let euro = |a| BladCel::getal(Some(a), EURO);
                vec![
                    BladCel::tekst(plan.gebied.naam.as_str()),
                    BladCel::tekst(naam),
                    BladCel::tekst(r.jaar.to_string()),
                    BladCel::tekst(zin::betaler(r.betaler)),
                    euro(r.bedrag.laag),
                    euro(r.bedrag.hoog),
                    BladCel::tekst(soort(kosten, &r.norm)),
                    BladCel::tekst(kosten.tarief(&r.norm).map_or("", |t| t.bron.trim())),
                ]
            })
            .collect()
    };
    let kolommen = vec![
        BladKolom::tekst("Gebied", 28),
        BladKolom::tekst("Norm", 34),
        BladKolom::tekst("Jaar", 8),
        BladKolom::tekst("Wie betaalt", 34),
        BladKolom::getal("Kosten laag"),
        BladKolom::getal("Kosten hoog"),
        BladKolom::tekst("Soort", 14),
        BladKolom::tekst("Bron van het tarief", 70),
    ];
    let uitleg = "Van elke norm met een ingroeipad en een tarief. Een norm die hier niet staat heeft onbekende kosten, geen nul. Per gemeente staan de kosten in dekking.csv.";
    Blad::tabel(
        "Kosten per norm",
        "Kosten per norm, jaar en betaler, in euro",
        2,
        kolommen,
        plannen.iter().flat_map(van_plan).collect(),
    )
    .met_toelichting([uitleg])
}

fn soort(kosten: &PlanKosten, norm: &normwijzer_core::NormId) -> &'static str {
    kosten.tarief(norm).map_or("", |t| match t.soort {
        KostenSoort::Aanname => "aanname",
        soort => soort.token(),
    })
}
