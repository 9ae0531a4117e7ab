//! De tabellen bij een norm: gemeenten en ingroeipad. Gedrukte delen tellen op tot het gedrukte totaal.

use normwijzer_core::Amount;
use normwijzer_core::huidig::IstTrace;
use normwijzer_core::ist::IstSoort;
use normwijzer_core::norm::Norm;
use normwijzer_core::plan::{Plan, PlanRij};
use normwijzer_core::soll::SollTrace;

use crate::document::{Kolom, Tabel, Zin};
use crate::nl;
use crate::zinnen::{Maat, NIET_AFGEDRUKT, NOG_NIET_BEKEND, afscherming, afwijking, moment, stand, status, uiteinden};

/// Meer gemeenten passen niet op een pagina; zij staan dan alleen in plan.csv.
const MEESTE_GEMEENTEN: usize = 60;

/// Wat er gebeurt met de rijen van de gemeenten.
pub(crate) enum Gemeenten {
    /// Er zijn er geen.
    Geen,
    /// Te veel om af te drukken.
    TeVeel(usize),
    /// De tabel.
    Tabel(Tabel),
}

/// De gemeenten van het gebied, waar de norm per gemeente geldt.
pub(crate) fn gemeenten(norm: &Norm, maat: Maat, plan: &Plan) -> Gemeenten {
    let rijen: Vec<&PlanRij> = plan.rijen_van_leden(&norm.id).collect();
    let (Some(eigen), false) = (plan.eigen_rij(&norm.id), rijen.is_empty()) else { return Gemeenten::Geen };
    if rijen.len() > MEESTE_GEMEENTEN {
        return Gemeenten::TeVeel(rijen.len());
    }
    let zonder_ist = rijen.iter().all(|r| r.ist.waarde.is_none());
    if zonder_ist && matches!(eigen.soll.trace, SollTrace::Vast { .. }) {
        return Gemeenten::Geen;
    }
    let verborgen = afscherming::niet_afgedrukt(maat, &rijen);
    let soll = kolom(maat, rijen.iter().map(|r| Some(uiteinden(r.soll.bereik?, r.positie))));
    let gap = kolom(maat, rijen.iter().map(|r| Some(uiteinden(r.gap.as_ref()?.gap, r.positie))));
    let ist = ist_kolom(maat, &rijen);
    let mut cellen: Vec<Vec<Zin>> = Vec::new();
    for (((rij, soll), ist), gap) in rijen.iter().zip(soll).zip(ist).zip(gap) {
        let klein = rij.ist.waarde.is_some_and(|i| maat.is_klein(i));
        let (ist, gap) = match klein {
            _ if verborgen.contains(&rij.gebied.code) => (NIET_AFGEDRUKT.to_owned(), NIET_AFGEDRUKT.to_owned()),
            true => (ist, stand::gap_kort(maat, rij)),
            false => (ist, gap),
        };
        cellen.push(vec![
            afwijking::gebied(rij),
            Zin::new().bedrag(soll),
            Zin::new().bedrag(ist),
            Zin::new().bedrag(gap),
            status::status(rij.status).into(),
        ]);
    }
    if let IstTrace::EigenRij { niet_toegedeeld: Some(rest), .. } = &eigen.ist.trace
        && !rest.is_zero()
    {
        cellen.push(vec!["Niet toegedeeld".into(), Zin::new(), Zin::new().bedrag(maat.telling(*rest))]);
    }
    cellen.push(vec![
        plan.gebied.voluit().into(),
        Zin::new().bedrag(stand::soll_kort(maat, eigen)),
        Zin::new().bedrag(stand::ist_kort(maat, eigen)),
        Zin::new().bedrag(stand::gap_kort(maat, eigen)),
        status::status(eigen.status).into(),
    ]);
    let fictief = eigen.ist.soort == IstSoort::Fictief || rijen.iter().any(|r| r.ist.soort == IstSoort::Fictief);
    let mut kolommen = vec![
        Kolom::links("Gemeente"),
        Kolom::rechts("SOLL"),
        Kolom::rechts(if fictief { "IST (fictief)" } else { "IST" }),
        Kolom::rechts("GAP"),
        Kolom::links("Status"),
    ];
    if zonder_ist && eigen.ist.waarde.is_none() {
        kolommen.truncate(2);
        cellen.iter_mut().for_each(|rij| rij.truncate(2));
    }
    let schuift = rijen
        .iter()
        .zip(&cellen)
        .any(|(rij, cel)| cel.get(1).is_some_and(|c| c.to_string() != stand::soll_kort(maat, rij)));
    let optellen = if schuift { "; zo afgerond dat de kolommen optellen" } else { "" };
    if rijen.iter().any(|r| afwijking::merk(r).is_some()) {
        kolommen.insert(1, Kolom::links("Streefwaarde"));
        let waarden = rijen.iter().map(|r| afwijking::streefwaarde(norm, r, plan).unwrap_or_default());
        let waarden: Vec<String> = waarden.collect();
        for (i, cel) in cellen.iter_mut().enumerate() {
            cel.insert(1, waarden.get(i).cloned().unwrap_or_default().into());
        }
    }
    Gemeenten::Tabel(Tabel {
        bijschrift: format!("{} per gemeente, in {}{optellen}", norm.naam, maat.woord("")).into(),
        kolommen,
        rijen: cellen,
        met_totaal: true,
    })
}

fn onbekend() -> String {
    NOG_NIET_BEKEND.to_owned()
}

/// Een kolom met bereiken; zijn zij alle bekend, dan tellen onder- en bovengrenzen op tot het totaal.
fn kolom(maat: Maat, waarden: impl Iterator<Item = Option<(Amount, Amount)>>) -> Vec<String> {
    let waarden: Vec<Option<(Amount, Amount)>> = waarden.collect();
    let alle: Option<Vec<(Amount, Amount)>> = waarden.iter().copied().collect();
    let Some(alle) = alle else {
        let los = |w: &Option<(Amount, Amount)>| w.map_or_else(onbekend, |(l, h)| nl::bereik(l, h, maat.afronding));
        return waarden.iter().map(los).collect();
    };
    let (laag, hoog): (Vec<Amount>, Vec<Amount>) = alle.into_iter().unzip();
    let laag = nl::afgerond_zodat_de_som_klopt(&laag, maat.afronding);
    let hoog = nl::afgerond_zodat_de_som_klopt(&hoog, maat.afronding);
    laag.into_iter().zip(hoog).map(|(l, h)| samen(l, h)).collect()
}

/// Twee geschreven getallen als bereik, zoals `nl::bereik` het schrijft.
fn samen(laag: String, hoog: String) -> String {
    if laag == hoog {
        laag
    } else if laag.starts_with('−') || hoog.starts_with('−') {
        format!("{laag} tot {hoog}")
    } else {
        format!("{laag}–{hoog}")
    }
}

fn ist_kolom(maat: Maat, rijen: &[&PlanRij]) -> Vec<String> {
    let alle: Option<Vec<Amount>> = rijen.iter().map(|r| r.ist.waarde.filter(|i| !maat.is_klein(*i))).collect();
    match alle {
        Some(alle) => nl::afgerond_zodat_de_som_klopt(&alle, maat.afronding),
        None => rijen.iter().map(|r| stand::ist_kort(maat, r)).collect(),
    }
}

/// Het ingroeipad aan het begin van elk jaar; `None` zonder pad, of als het niet afgedrukt wordt.
pub(crate) fn ingroeipad(norm: &Norm, maat: Maat, rij: &PlanRij, plan: &Plan) -> Option<Tabel> {
    if afscherming::waarom_niet(maat, rij, plan).is_some() {
        return None;
    }
    let per_jaar = maat.eenheid.per_jaar();
    // Onder grenzen zijn ondergrens, midden en bovengrens drie plannen en geen band (zie `grenzen` in de kern).
    let drie = plan.ingroei.is_some()
        && rij.pad.iter().filter_map(|p| p.pad).any(|b| {
            let (laag, hoog) = uiteinden(b, rij.positie);
            laag != hoog
        });
    let punt = |q| rij.pad.iter().find(|p| p.kwartaal == q);
    let rijen: Vec<Vec<Zin>> = moment::getoond(plan.horizon)
        .filter_map(|q| {
            let punt = punt(q)?;
            let pad = punt.pad?;
            let mut cellen = vec![
                nl::datum(q.eerste_dag()).into(),
                moment::moment(plan.horizon, q).unwrap_or_default().into(),
                Zin::new().bedrag(punt.soll.map_or_else(onbekend, |b| maat.bereik(b, rij.positie))),
            ];
            match drie {
                true => cellen.extend([pad.laag, pad.gekozen, pad.hoog].map(|a| Zin::new().bedrag(maat.getal(a)))),
                false => cellen.push(Zin::new().bedrag(maat.bereik(pad, rij.positie))),
            }
            if per_jaar {
                let totaal = rij.pad.iter().find(|p| p.kwartaal == q.plus(3)).and_then(|p| p.jaartotaal);
                cellen.push(Zin::new().bedrag(totaal.map_or_else(String::new, |t| maat.getal(t))));
            }
            Some(cellen)
        })
        .collect();
    let vlak = rij.pad.iter().filter_map(|p| p.pad).all(|b| Some(b) == rij.pad.first().and_then(|p| p.pad));
    if rijen.is_empty() || vlak {
        return None;
    }
    let mut kolommen = vec![Kolom::links("Datum"), Kolom::links("Moment"), Kolom::rechts("SOLL")];
    match drie {
        true => kolommen.extend(["Pad bij de ondergrens", "Bij het midden", "Bij de bovengrens"].map(Kolom::rechts)),
        false => kolommen.push(Kolom::rechts("Ingroeipad")),
    }
    if per_jaar {
        kolommen.push(Kolom::rechts("Totaal in dat jaar"));
    }
    let richtpunt = if norm.status.richtpunt() { " (richtpunt)" } else { "" };
    Some(Tabel {
        bijschrift: format!("Ingroeipad{richtpunt}: {}, in {}", norm.naam, maat.woord("")).into(),
        kolommen,
        rijen,
        met_totaal: false,
    })
}
