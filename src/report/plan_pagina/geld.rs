//! Het hoofdstuk *Kosten en middelen*: wat de normen per jaar kosten, wie betaalt, welk geld ernaast staat, en waarop dat
//! rust. De zinnen staan in `zinnen::geld`.

use normwijzer_core::kosten::{Betaler, KostenSoort, PlanKosten};
use normwijzer_core::middelen::{GebiedMiddelen, PlanMiddelen, Stroom};
use normwijzer_core::norm::{Afronding, Norm};
use normwijzer_core::soll::Bereik;
use normwijzer_core::{Amount, NormSet, Plan};

use crate::document::{Blok, Figuur, KaderSoort, Kolom, Tabel, Zin};
use crate::nl;
use crate::zinnen::norm::zonder_regio;
use crate::zinnen::{NOG_NIET_BEKEND, geld as zin, ingroei};

/// De blokken; leeg als er niets over geld bekend is.
pub(crate) fn blokken(normen: &NormSet, plan: &Plan, figuur: Option<&Figuur>) -> Vec<Blok> {
    let mut uit: Vec<Blok> = figuur.cloned().map(Blok::Figuur).into_iter().collect();
    if let Some(kosten) = &plan.kosten {
        uit.extend(van_kosten(normen, plan, kosten));
    }
    if let Some(geld) = &plan.middelen {
        uit.extend(van_middelen(plan, geld));
        uit.extend(super::aanname::blokken(normen, plan, geld));
    }
    if !uit.is_empty() {
        uit.insert(0, Blok::kop(1, "Kosten en middelen"));
    }
    uit
}

fn van_kosten(normen: &NormSet, plan: &Plan, kosten: &PlanKosten) -> Vec<Blok> {
    let jaren = kosten.jaren();
    // Een norm met een tarief waarvan het pad van het gebied niet bekend is, staat er als onbekend en nooit als nul.
    let met_tarief = normen
        .normen
        .iter()
        .filter(|n| kosten.tarief(&n.id).is_some() && plan.eigen_rij(&n.id).is_some_and(|r| !zonder_regio(r)));
    let met_kosten: Vec<&Norm> = if jaren.is_empty() { Vec::new() } else { met_tarief.collect() };
    let mut inleiding = Zin::from(format!("Gerekend met: {}. ", kosten.naam));
    if kosten.tarieven.iter().any(|t| t.soort == KostenSoort::Aanname) {
        inleiding = inleiding.tekst("Waar ").onzeker("aanname").tekst(" staat, is het geen begroting van de regio. ");
    }
    inleiding = if met_kosten.is_empty() {
        inleiding.tekst(zin::ZONDER_PAD)
    } else {
        inleiding.tekst("Een jaar kost de stand van elk kwartaal maal een kwart van de jaarkosten, met de index van dat jaar; in bedragen van laag tot hoog gaan de lage stand en lage kosten samen, en de hoge.")
    };
    let mut uit = vec![Blok::Alinea(inleiding)];
    if ingroei::drie_plannen(plan) {
        uit.push(Blok::kader(KaderSoort::Noot, ingroei::DRIE_PLANNEN));
    }
    if !met_kosten.is_empty() {
        let rijen = met_kosten.iter().map(|n| {
            let mut naam = Zin::from(n.naam.clone());
            if kosten.aangenomen.contains(&n.id) {
                naam = naam.tekst(", ").onzeker("aanname");
            }
            (
                naam,
                jaren
                    .iter()
                    .map(|j| kosten.som(|r| r.gebied == plan.gebied && r.norm == n.id && r.jaar == *j))
                    .collect(),
            )
        });
        uit.push(Blok::Tabel(met_totaal("Kosten per jaar per norm, in euro", "Norm", &jaren, rijen.collect())));
        let betalers = Betaler::ALLE.into_iter().filter_map(|wie| {
            let van = |jaar| kosten.som(|r| r.gebied == plan.gebied && r.betaler == wie && r.jaar == jaar);
            let per_jaar: Vec<Option<Bereik>> = jaren.iter().map(|j| van(*j)).collect();
            per_jaar.iter().any(Option::is_some).then(|| (Zin::from(zin::betaler(wie)), per_jaar))
        });
        uit.push(Blok::Tabel(met_totaal("Wie betaalt, per jaar in euro", "Wie betaalt", &jaren, betalers.collect())));
    }
    uit.extend(zin::kosten_onbekend(normen, kosten, |n| plan.eigen_rij(&n.id).is_some()).map(Blok::Alinea));
    uit.extend(tarieven(normen, plan, kosten).map(Blok::Tabel));
    uit
}

/// Een tabel met jaren als kolommen; wat gedrukt staat telt op tot het gedrukte totaal.
fn met_totaal(bijschrift: &str, eerste: &str, jaren: &[i16], rijen: Vec<(Zin, Vec<Option<Bereik>>)>) -> Tabel {
    let mut cellen: Vec<Vec<Zin>> = rijen.iter().map(|(naam, _)| vec![naam.clone()]).collect();
    let totaal = rijen.len() > 1;
    if totaal {
        let compleet = rijen.iter().all(|(_, bedragen)| bedragen.iter().all(Option::is_some));
        cellen.push(vec![if compleet { "Totaal" } else { "Totaal van wat bekend is" }.into()]);
    }
    for i in 0..jaren.len() {
        let kolom: Vec<Bereik> = rijen.iter().map(|(_, b)| b.get(i).copied().flatten().unwrap_or_default()).collect();
        let mut kolom = kolom;
        if totaal {
            kolom.push(kolom.iter().copied().fold(Bereik::default(), |som, b| som + b));
        }
        for (plaats, (rij, tekst)) in cellen.iter_mut().zip(gedrukt(&kolom, totaal)).enumerate() {
            let onbekend = rijen.get(plaats).is_some_and(|(_, b)| b.get(i).copied().flatten().is_none());
            rij.push(if onbekend { NOG_NIET_BEKEND.into() } else { Zin::new().bedrag(tekst) });
        }
    }
    let mut kolommen = vec![Kolom::links(eerste)];
    kolommen.extend(jaren.iter().map(|j| Kolom::rechts(j.to_string())));
    Tabel { bijschrift: bijschrift.into(), kolommen, rijen: cellen, met_totaal: totaal }
}

/// De cellen van een kolom; het laatste is het totaal als dat er is.
fn gedrukt(kolom: &[Bereik], totaal: bool) -> Vec<String> {
    let kant = |van: fn(&Bereik) -> Amount| -> Vec<String> {
        let alle: Vec<Amount> = kolom.iter().map(van).collect();
        let Some((som, delen)) = alle.split_last().filter(|_| totaal) else {
            return alle.iter().map(|a| nl::getal(*a, Afronding::Heel)).collect();
        };
        let mut uit = nl::afgerond_zodat_de_som_klopt(delen, Afronding::Heel);
        uit.push(nl::getal(*som, Afronding::Heel));
        uit
    };
    let paren = kant(|b| b.laag).into_iter().zip(kant(|b| b.hoog)).zip(kolom);
    paren
        .map(|((laag, hoog), b)| match (laag == hoog, b.laag > b.hoog) {
            (true, _) => laag,
            // Onder grenzen zijn laag en hoog twee plannen, en kan het lage het duurste zijn.
            (false, true) => format!("{laag} (laag), {hoog} (hoog)"),
            (false, false) => format!("{laag}–{hoog}"),
        })
        .collect()
}

/// De kosten per eenheid, met prijspeil en bron, en wat de hele SOLL daarmee kost.
fn tarieven(normen: &NormSet, plan: &Plan, kosten: &PlanKosten) -> Option<Tabel> {
    let rij = |norm: &Norm| -> Option<Vec<Zin>> {
        let (tarief, rij) = (kosten.tarief(&norm.id)?, plan.eigen_rij(&norm.id)?);
        let soort = tarief.soort.token();
        let betalers: Vec<String> = tarief
            .betalers
            .iter()
            .filter(|(_, deel)| !deel.is_zero())
            .map(|(wie, deel)| format!("{} {}", zin::betaler(*wie), nl::procent(*deel)))
            .collect();
        Some(vec![
            norm.naam.clone().into(),
            Zin::new().bedrag(zin::bereik(tarief.bedrag)),
            format!("{}, +{} per jaar", tarief.prijspeil, nl::procent_precies(tarief.index, 1)).into(),
            if tarief.soort == KostenSoort::Aanname { Zin::new().onzeker(soort) } else { soort.into() },
            betalers.join("; ").into(),
            zin::van_soll(kosten, rij).map_or_else(|| NOG_NIET_BEKEND.into(), |b| Zin::new().bedrag(zin::bereik(b))),
            tarief.bron.trim().into(),
        ])
    };
    let rijen: Vec<Vec<Zin>> = normen.normen.iter().filter_map(rij).collect();
    (!rijen.is_empty()).then(|| Tabel {
        bijschrift: "Kosten van één eenheid een jaar lang, en van de hele SOLL op dat prijspeil".into(),
        kolommen: vec![
            Kolom::links("Norm"),
            Kolom::rechts("Per eenheid"),
            Kolom::links("Prijspeil"),
            Kolom::links("Soort"),
            Kolom::links("Wie betaalt"),
            Kolom::rechts("De hele SOLL per jaar"),
            Kolom::links("Bron"),
        ],
        rijen,
        met_totaal: false,
    })
}

fn van_middelen(plan: &Plan, geld: &PlanMiddelen) -> Vec<Blok> {
    let mut uit = vec![Blok::Tabel(stromen(geld))];
    uit.extend(zin::deel_van_spuk(plan, |_| true).map(Blok::Alinea));
    let punten = zin::over_middelen(plan);
    if !punten.is_empty() {
        uit.push(Blok::Lijst { aanhef: Zin::new(), punten });
    }
    uit
}

/// Het geld per stroom en jaar; van een gebied dat niet het land is alleen wat een verdeelsleutel heeft.
fn stromen(geld: &PlanMiddelen) -> Tabel {
    let cel = |g: &GebiedMiddelen, bedrag: Option<Amount>| match (bedrag, g.onbekend) {
        (Some(b), _) => Zin::new().bedrag(nl::getal(b, Afronding::Heel)),
        (None, Some(normwijzer_core::middelen::WaaromOnbekend::NaDeSpuk)) => zin::BFU.into(),
        (None, Some(_)) => NOG_NIET_BEKEND.into(),
        (None, None) => "niet te bepalen".into(),
    };
    let rij = |naam: &str, bedrag: &dyn Fn(&GebiedMiddelen) -> Option<Amount>| -> Vec<Zin> {
        std::iter::once(naam.into()).chain(geld.gebied.iter().map(|g| cel(g, bedrag(g)))).collect()
    };
    let regionaal = if geld.gebied.iter().any(|g| !g.deels.is_empty() && !g.geheel.is_empty()) {
        format!("{}, alleen van IZA-regio's die er geheel in liggen", Stroom::Regionaal.naam())
    } else {
        Stroom::Regionaal.naam().to_owned()
    };
    let mut rijen = vec![rij(Stroom::Lokaal.naam(), &|g| g.lokaal), rij(&regionaal, &|g| g.regionaal)];
    let land = geld.gebied.first().is_some_and(|g| g.gebied.niveau == normwijzer_core::Niveau::Land);
    if land {
        for stroom in [Stroom::Ggd, Stroom::Nplv, Stroom::GezondeSchool] {
            rijen.push(rij(stroom.naam(), &|g| geld.landelijk.landelijk(stroom, g.jaar)));
        }
    }
    let mut kolommen = vec![Kolom::links("Stroom")];
    kolommen.extend(geld.gebied.iter().map(|g| Kolom::rechts(g.jaar.to_string())));
    Tabel {
        bijschrift: "Geld per stroom en jaar, in euro (voorlopige verdeling)".into(),
        kolommen,
        rijen,
        met_totaal: false,
    }
}
