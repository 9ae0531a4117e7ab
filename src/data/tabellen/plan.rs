//! `plan.csv`: SOLL, IST en GAP per gebied en norm.

use normwijzer_core::norm::{Norm, NormSet};
use normwijzer_core::plan::{Plan, PlanRij};

use super::{
    CODE, Cel, EDITIE, EENHEID, Kolom, LEZING, NAAM, NIVEAU, NORM, SOLL, SOLL_HOOG, SOLL_LAAG, Tabel, gebied, n, t,
};

const KOLOMMEN: &[Kolom] = &[
    NIVEAU,
    CODE,
    NAAM,
    NORM,
    EDITIE,
    LEZING,
    t("karakter", "minimum, streefwaarde, bandbreedte, rekenwaarde of aanwezigheid"),
    t("status_azwa", "basisfunctionaliteit of ontwikkelagenda"),
    t("financier", "wie betaalt volgens de Opdracht"),
    EENHEID,
    t("grondslag", "bevolking waarover gerekend is"),
    n("grondslag_aantal", "aantal personen in die bevolking, na de factoren van de lezing"),
    t("grondslag_soort", "telling, schatting, aanname, prognose of geen"),
    t("peildatum", "dag waarop de bevolking geldt"),
    n("streef_laag", "landelijke streefwaarde, ondergrens (vóór afwijking)"),
    n("streef_hoog", "landelijke streefwaarde, bovengrens (vóór afwijking)"),
    SOLL_LAAG,
    SOLL,
    SOLL_HOOG,
    t("positie", "plaats in de bandbreedte: laag, midden, hoog, eigen of niet-gekozen"),
    n("soll_doel", "SOLL in het doelkwartaal"),
    n(
        "ist",
        "huidige situatie; leeg is onbekend. Onafgerond: ook een telling onder de 10 staat er voluit, dus niet zo publiceren",
    ),
    t("ist_soort", "opgave, fictief of geen"),
    t("ist_peildatum", "oudste peildatum van de opgaven"),
    n("ist_bekend", "som van de IST die bekend is"),
    n("soll_bekend", "SOLL van de leden waarvan de IST bekend is"),
    n("leden_bekend", "aantal gemeenten waarvan de IST bekend is"),
    n("leden_totaal", "aantal gemeenten in het gebied"),
    n("gap_laag", "SOLL bij de ondergrens min IST; positief is nog te bouwen"),
    n("gap", "SOLL min IST; positief is nog te bouwen"),
    n("gap_hoog", "SOLL bij de bovengrens min IST; positief is nog te bouwen"),
    n("gap_doel", "SOLL in het doelkwartaal min IST"),
    n("tekort", "som van de tekorten per gemeente (of regio van de schaal)"),
    n("overschot", "som van de overschotten per gemeente (of regio van de schaal)"),
    n("vullingsgraad", "deel van de SOLL dat gevuld is; bij een minimum tellen overschotten niet mee"),
    t("status", "wat de vergelijking zegt"),
    t("afwijking", "verkenning (opdrachtregel, niet vastgesteld), scenario:concept, scenario:vastgesteld, of leeg"),
    t("code", "code van de verantwoording van deze run"),
];

pub(super) fn tabel<'a>(normen: &'a NormSet, plannen: &'a [Plan], code: &'a str) -> Tabel<'a> {
    let delen = super::delen(normen, plannen, move |norm, rij| std::iter::once(cellen(norm, rij, code)));
    Tabel { naam: "plan", kolommen: KOLOMMEN, delen }
}

fn cellen<'a>(norm: &'a Norm, rij: &'a PlanRij, code: &'a str) -> Vec<Cel<'a>> {
    let stand = rij.soll.stand;
    let bereik = rij.soll.bereik;
    let gap = rij.gap;
    let mut uit: Vec<Cel<'a>> = gebied(&rij.gebied).into();
    uit.extend([
        Cel::tekst(rij.norm.as_str()),
        Cel::tekst(norm.editie.as_str()),
        Cel::tekst(rij.lezing.0.as_str()),
        Cel::tekst(norm.karakter.token()),
        Cel::tekst(norm.status.token()),
        Cel::of(norm.financier.map(|f| f.token())),
        Cel::of(norm.eenheid().map(|e| e.token())),
        Cel::of(stand.map(|s| s.grondslag.token())),
        Cel::getal(stand.map(|s| s.aantal)),
        Cel::tekst(stand.map_or("geen", |s| s.soort.token())),
        Cel::datum(stand.map(|s| s.peildatum)),
        Cel::getal(rij.streef.map(|b| b.laag)),
        Cel::getal(rij.streef.map(|b| b.hoog)),
        Cel::getal(bereik.map(|b| b.laag)),
        Cel::getal(bereik.map(|b| b.gekozen)),
        Cel::getal(bereik.map(|b| b.hoog)),
        Cel::of(rij.positie.map(|p| p.token())),
        Cel::getal(rij.soll_doel.map(|b| b.gekozen)),
        Cel::getal(rij.ist.waarde),
        Cel::tekst(rij.ist.soort.token()),
        Cel::datum(rij.ist.peildatum),
        Cel::getal(rij.ist.bekend),
        Cel::getal(rij.ist.soll_bekend),
        Cel::aantal(rij.ist.leden_bekend.len()),
        Cel::aantal(rij.ist.leden_totaal),
        Cel::getal(gap.map(|g| g.gap.laag)),
        Cel::getal(gap.map(|g| g.gap.gekozen)),
        Cel::getal(gap.map(|g| g.gap.hoog)),
        Cel::getal(gap.map(|g| g.doel)),
        Cel::getal(gap.and_then(|g| g.tekort).map(|t| t.gekozen)),
        Cel::getal(gap.and_then(|g| g.overschot).map(|o| o.gekozen)),
        Cel::getal(gap.and_then(|g| g.vullingsgraad)),
        Cel::tekst(rij.status.token()),
        Cel::of(rij.afwijking.as_ref().map(|a| a.token())),
        Cel::tekst(code),
    ]);
    uit
}
