//! De tabellen van de schaaltoets: per gemeente en norm het werk en de cluster, en het geld per gemeente. Onafgerond.

use normwijzer_core::middelen::{Jaar, Middelen};
use normwijzer_core::schaal::{Cluster, GebiedSchaal};
use normwijzer_core::soll::Bereik;
use normwijzer_core::{Amount, GebiedCode, NormSet};

use crate::tabellen::{Cel, Kolom, Tabel};

const fn t(naam: &'static str, betekenis: &'static str) -> Kolom {
    Kolom { naam, getal: false, betekenis }
}

const fn n(naam: &'static str, betekenis: &'static str) -> Kolom {
    Kolom { naam, getal: true, betekenis }
}

const NIVEAU: Kolom = t("gebied_niveau", "niveau van het gebied: altijd gemeente");
const CODE: Kolom = t("gebied_code", "code van de gemeente");
const NAAM: Kolom = t("gebied_naam", "naam van de gemeente");

const SCHAAL: &[Kolom] = &[
    NIVEAU,
    CODE,
    NAAM,
    t("norm_id", "vaste naam van de norm"),
    t("norm_editie", "uitgave van de bron waaruit de norm komt"),
    t("lezing", "manier waarop de tekst van de norm gelezen is"),
    n("fte_laag", "fte bij de ondergrens"),
    n("fte", "fte bij de gekozen plaats; het midden als niet gekozen is"),
    n("fte_hoog", "fte bij de bovengrens"),
    n("uren_laag", "uren per week bij de ondergrens"),
    n("uren", "uren per week bij de gekozen plaats"),
    n("uren_hoog", "uren per week bij de bovengrens"),
    n("drempel_uren", "vanaf zoveel uren per week is een functie werkbaar"),
    t("kant", "welke kant van de bandbreedte de drempel moet halen"),
    t("werkbaar", "ja of nee: of dit op zichzelf een werkbare functie is"),
    t("cluster_leden", "codes van de gemeenten die delen, met een spatie ertussen"),
    n("cluster_fte_laag", "fte van de cluster bij de ondergrens"),
    n("cluster_fte_hoog", "fte van de cluster bij de bovengrens"),
    n("cluster_uren_laag", "uren per week van de cluster bij de ondergrens"),
    n("cluster_uren_hoog", "uren per week van de cluster bij de bovengrens"),
    n("personen_minstens", "met minder werkt iemand meer dan een volle week"),
    n("personen_hoogstens", "met meer heeft iemand geen werkbare functie"),
    t("cluster_werkbaar", "ja of nee: of de cluster een werkbare functie heeft"),
    t("buren_buiten", "codes van buren buiten het gebied, als de cluster niet werkbaar is"),
];

const GELD: &[Kolom] = &[
    NIVEAU,
    CODE,
    NAAM,
    t("jaar", "het jaar, of structureel"),
    t("post", "spuk-lokaal: wat de gemeente krijgt; maatregel: rekenkundig deel van een landelijk bedrag, geen recht"),
    t("maatregel", "de maatregel van AZWA bijlage 2, alleen bij die post"),
    n("bedrag", "euro; leeg is onbekend"),
    t("herkomst", "waar het bedrag vandaan komt"),
];

/// `schaal.csv`: een rij per gemeente en norm.
#[must_use]
pub fn schaal<'a>(normen: &'a NormSet, schaal: &'a GebiedSchaal) -> Tabel<'a> {
    let rijen = schaal.normen.iter().flat_map(move |n| {
        let editie = normen.norm(&n.norm).map_or("", |n| n.editie.as_str());
        schaal.leden.iter().map(move |g| {
            let werk = n.toets.werk(&g.code);
            let cluster = n.toets.cluster(&g.code);
            let mut rij = vec![
                tekst("gemeente"),
                tekst(g.code.as_str()),
                tekst(&g.naam),
                tekst(n.norm.as_str()),
                tekst(editie),
                tekst(&n.lezing),
            ];
            rij.extend(drie(werk.map(|w| w.fte)));
            rij.extend(drie(werk.map(|w| w.uren)));
            rij.extend([Cel::Getal(n.toets.instelling.drempel_uren), tekst(n.toets.instelling.kant.token())]);
            rij.push(werk.map_or(Cel::Leeg, |w| ja_nee(w.werkbaar)));
            rij.extend(van_cluster(cluster));
            rij
        })
    });
    Tabel { naam: "schaal", kolommen: SCHAAL, delen: vec![Box::new(rijen)] }
}

/// `schaal-geld.csv`: per gemeente en jaar het lokale SPUK-bedrag, en het rekenkundige deel van elke maatregel.
#[must_use]
pub fn geld<'a>(schaal: &'a GebiedSchaal, middelen: &Middelen) -> Tabel<'a> {
    const SPUK: &str = "VWS, brief van 22 april 2026; voorlopig naar de sleutel Brede SPUK 2026";
    const MAATREGEL: &str = "AZWA, bijlage 2; rekenkundig naar de sleutel Brede SPUK 2026, geen recht op dit bedrag";
    let spuk =
        middelen.jaren().into_iter().map(|j| (j.to_string(), "spuk-lokaal", String::new(), middelen.lokaal(j), SPUK));
    let maatregelen = middelen.maatregelen.iter().flat_map(|m| {
        let jaren: Vec<Jaar> = m.bedragen.keys().copied().collect();
        jaren
            .into_iter()
            .map(|j| (j.to_string(), "maatregel", m.naam.clone(), middelen.maatregel_per_gemeente(m, j), MAATREGEL))
    });
    let rijen: Vec<Vec<Cel<'a>>> = spuk
        .chain(maatregelen)
        .flat_map(|(jaar, post, naam, bedragen, herkomst)| {
            schaal.leden.iter().map(move |g| {
                let bedrag = bedragen.as_ref().and_then(|b| b.get(&g.code)).copied();
                vec![
                    tekst("gemeente"),
                    tekst(g.code.as_str()),
                    tekst(&g.naam),
                    Cel::Tekst(jaar.clone().into()),
                    tekst(post),
                    Cel::Tekst(naam.clone().into()),
                    bedrag.map_or(Cel::Leeg, Cel::Getal),
                    tekst(herkomst),
                ]
            })
        })
        .collect();
    Tabel { naam: "schaal-geld", kolommen: GELD, delen: vec![Box::new(rijen.into_iter())] }
}

fn tekst(t: &str) -> Cel<'_> {
    Cel::Tekst(t.into())
}

fn ja_nee<'a>(ja: bool) -> Cel<'a> {
    Cel::Tekst(if ja { "ja" } else { "nee" }.into())
}

fn drie<'a>(b: Option<Bereik>) -> [Cel<'a>; 3] {
    let kant = |van: fn(Bereik) -> Amount| b.map_or(Cel::Leeg, |b| Cel::Getal(van(b)));
    [kant(|b| b.laag), kant(|b| b.gekozen), kant(|b| b.hoog)]
}

fn van_cluster(cluster: Option<&Cluster>) -> Vec<Cel<'_>> {
    let Some(c) = cluster else { return (0..9).map(|_| Cel::Leeg).collect() };
    let codes = |alle: &mut dyn Iterator<Item = &GebiedCode>| -> String {
        alle.map(GebiedCode::as_str).collect::<Vec<_>>().join(" ")
    };
    vec![
        Cel::Tekst(codes(&mut c.leden.iter()).into()),
        Cel::Getal(c.fte.laag),
        Cel::Getal(c.fte.hoog),
        Cel::Getal(c.uren.laag),
        Cel::Getal(c.uren.hoog),
        Cel::Getal(Amount::from_int(c.personen.minstens)),
        Cel::Getal(Amount::from_int(c.personen.hoogstens)),
        ja_nee(c.werkbaar),
        Cel::Tekst(codes(&mut c.buiten.iter()).into()),
    ]
}
