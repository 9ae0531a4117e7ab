//! `dekking.csv`: wat de normen kosten en welk geld ernaast staat, per gebied en jaar.

use normwijzer_core::middelen::{DekkingRij, rijen_naast_plan, rijen_van_kosten};
use normwijzer_core::plan::Plan;

use super::{CODE, Cel, Kolom, NIVEAU, Rijen, Tabel, n, t};

const KOLOMMEN: &[Kolom] = &[
    NIVEAU,
    CODE,
    n("jaar", "kalenderjaar"),
    t("post", "kosten (wat een norm vraagt) of middelen (wat er aan geld is)"),
    t("stroom", "bij middelen: lokaal, regionaal, ggd, nplv of gezonde-school"),
    t("norm_id", "bij kosten: vaste naam van de norm"),
    t("betaler", "bij kosten: gemeente-lokaal, gemeente-regionaal of zorgverzekeraar"),
    n("laag", "euro in dat jaar bij de lage stand en lage kosten; leeg is onbekend, geen nul"),
    n("gekozen", "euro in dat jaar bij de gekozen stand en gekozen kosten; leeg is onbekend"),
    n("hoog", "euro in dat jaar bij de hoge stand en hoge kosten; leeg is onbekend"),
    t("herkomst", "waar het bedrag vandaan komt, of waarom het er niet is; een aanname heet zo"),
];

pub(super) fn tabel(plannen: &[Plan]) -> Tabel<'_> {
    let deel = |plan: &Plan| -> Vec<DekkingRij> {
        let kosten = plan.kosten.as_ref().map(rijen_van_kosten).unwrap_or_default();
        let middelen = plan.middelen.as_ref().map(rijen_naast_plan).unwrap_or_default();
        kosten.into_iter().chain(middelen).collect()
    };
    let delen =
        plannen.iter().map(|p| -> Rijen<'_> { Box::new(std::iter::once(p).flat_map(deel).map(|r| cellen(&r))) });
    Tabel { naam: "dekking", kolommen: KOLOMMEN, delen: delen.collect() }
}

fn cellen<'a>(rij: &DekkingRij) -> Vec<Cel<'a>> {
    let tekst = |t: Option<&str>| t.map_or(Cel::Leeg, |t| Cel::tekst(t.to_owned()));
    vec![
        Cel::tekst(rij.gebied_niveau.token()),
        Cel::tekst(rij.gebied_code.as_str().to_owned()),
        Cel::getal(Some(normwijzer_core::Amount::from_int(i64::from(rij.jaar)))),
        Cel::tekst(rij.post.token()),
        tekst(rij.stroom.map(|s| s.token())),
        tekst(rij.norm_id.as_ref().map(|n| n.as_str())),
        tekst(rij.betaler.map(|b| b.token())),
        Cel::getal(rij.bedrag.map(|b| b.laag)),
        Cel::getal(rij.bedrag.map(|b| b.gekozen)),
        Cel::getal(rij.bedrag.map(|b| b.hoog)),
        Cel::tekst(rij.herkomst.clone()),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn de_kolommen_zijn_die_van_het_contract() {
        let namen: Vec<&str> = KOLOMMEN.iter().map(|k| k.naam).collect();
        assert_eq!(namen, DekkingRij::KOLOMMEN);
    }
}
