use normwijzer_core::choices::{Choices, Positie};
use normwijzer_core::norm::NormSet;
use normwijzer_core::plan::Plan;

use super::*;
use crate::werkmap::{Blad, BladTabel, Inhoud};
use crate::xlsx::xlsx;

fn maak(normen: &NormSet, plan: &Plan) -> Werkmap {
    plan_werkmap(normen, std::slice::from_ref(plan), &Bijlagen { code: "NW-1a2b3c4d", ..Bijlagen::default() })
}

fn blad<'a>(werkmap: &'a Werkmap, naam: &str) -> (&'a Blad, &'a BladTabel) {
    let blad = werkmap.bladen.iter().find(|b| b.naam == naam).unwrap();
    let Inhoud::Tabel(tabel) = &blad.inhoud else { panic!("{naam} is geen tabel") };
    (blad, tabel)
}

fn kolom(tabel: &BladTabel, kop: &str) -> usize {
    tabel.kolommen.iter().position(|k| k.kop == kop).unwrap()
}

/// De getallen onder een kop in de rijen waar `waar` onder `wat` staat.
fn getallen(tabel: &BladTabel, wat: &str, waar: &str, kop: &str) -> Vec<Option<Amount>> {
    let (wat, kop) = (kolom(tabel, wat), kolom(tabel, kop));
    let rijen = tabel.rijen.iter().filter(|r| r[wat] == BladCel::tekst(waar));
    rijen
        .map(|r| match &r[kop] {
            BladCel::Getal(a, _) => Some(*a),
            _ => None,
        })
        .collect()
}

#[test]
fn de_gemeenten_tellen_op_tot_het_gebied() {
    let normen = proefplan::normen();
    let werkmap = maak(&normen, &proefplan::flevoland(&normen, &Choices::default()));
    let (gebied, gemeenten) = (blad(&werkmap, "Gebied").1, blad(&werkmap, "Gemeenten").1);
    for norm in ["Brugfunctionaris", "Valrisico-inschattingen", "Laagdrempelige steunpunten"] {
        for kop in ["SOLL laag", "SOLL hoog", "IST", "GAP laag"] {
            let delen = getallen(gemeenten, "Norm", norm, kop);
            assert_eq!(delen.len(), 6, "{norm} {kop}");
            let som: Amount = delen.into_iter().flatten().sum();
            assert_eq!(getallen(gebied, "Norm", norm, kop), [Some(som)], "{norm} {kop}");
        }
    }
}

#[test]
fn een_open_bandbreedte_toont_nooit_het_midden() {
    let normen = proefplan::normen();
    let plan = proefplan::flevoland(&normen, &Choices::default());
    let werkmap = maak(&normen, &plan);
    let samenvatting = blad(&werkmap, "Samenvatting").1;
    assert!(samenvatting.kolommen.iter().all(|k| !k.kop.contains("gekozen")));
    let gebied = blad(&werkmap, "Gebied").1;
    assert_eq!(getallen(gebied, "Norm", "Brugfunctionaris", "SOLL gekozen"), [None]);
    assert_eq!(getallen(gebied, "Norm", "Brugfunctionaris", "Gevuld"), [None]);
    let midden = plan.eigen_rij(&NormId::new("sociaal-verwijzen.brugfunctionaris")).unwrap().soll.bereik.unwrap();
    let pad = blad(&werkmap, "Ingroeipad").1;
    let standen = getallen(pad, "Norm", "Brugfunctionaris", "2030-K1");
    // Twee paden voor het gebied en voor elk van de zes gemeenten.
    assert_eq!(standen.len(), 14);
    assert!(!standen.contains(&Some(midden.gekozen)));
}

#[test]
fn een_gekozen_plaats_staat_er_met_een_pad() {
    let normen = proefplan::normen();
    let keuzes = Choices { positie: Some(Positie::Hoog), ..Choices::default() };
    let werkmap = maak(&normen, &proefplan::flevoland(&normen, &keuzes));
    let samenvatting = blad(&werkmap, "Samenvatting").1;
    let hoog = getallen(samenvatting, "Norm", "Brugfunctionaris", "SOLL hoog");
    assert!(hoog[0].is_some());
    assert_eq!(getallen(samenvatting, "Norm", "Brugfunctionaris", "SOLL gekozen"), hoog);
    assert_eq!(getallen(blad(&werkmap, "Ingroeipad").1, "Norm", "Brugfunctionaris", "2030-K1").len(), 7);
    let letop = kolom(samenvatting, "Let op");
    let rij = samenvatting.rijen.iter().find(|r| r.contains(&BladCel::tekst("Brugfunctionaris"))).unwrap();
    assert!(matches!(&rij[letop], BladCel::Tekst(t) if t.contains("verkenning")));
}

#[test]
fn elke_norm_met_een_getal_staat_een_keer_in_de_samenvatting() {
    let normen = proefplan::normen();
    let werkmap = maak(&normen, &proefplan::flevoland(&normen, &Choices::default()));
    let samenvatting = blad(&werkmap, "Samenvatting").1;
    let met_getal: Vec<BladCel> =
        normen.normen.iter().filter(|n| n.band().is_some()).map(|n| BladCel::tekst(n.naam.as_str())).collect();
    let norm = kolom(samenvatting, "Norm");
    assert_eq!(samenvatting.rijen.iter().map(|r| r[norm].clone()).collect::<Vec<_>>(), met_getal);
    let woorden = blad(&werkmap, "In woorden").1;
    let eigen = woorden.rijen.iter().filter(|r| r[1] == BladCel::tekst("IZA-flevoland")).count();
    assert_eq!(eigen, normen.normen.iter().map(|n| n.items().len()).sum::<usize>());
}

#[test]
fn wat_deels_bekend_is_blijft_leeg_en_staat_in_woorden() {
    let normen = proefplan::normen();
    let werkmap = maak(&normen, &proefplan::flevoland(&normen, &Choices::default()));
    let samenvatting = blad(&werkmap, "Samenvatting").1;
    let naam = "Capaciteit voor verwijzingen";
    assert_eq!(getallen(samenvatting, "Norm", naam, "IST"), [None]);
    assert_eq!(getallen(samenvatting, "Norm", naam, "GAP laag"), [None]);
    let rij = samenvatting.rijen.iter().find(|r| r.contains(&BladCel::tekst(naam))).unwrap();
    let letop = &rij[kolom(samenvatting, "Let op")];
    assert!(matches!(letop, BladCel::Tekst(t) if t.contains("van 2 van de 6 gemeenten bekend: 760 verwijzingen")));
}

#[test]
fn fictief_staat_op_elk_blad_en_de_werkmap_is_te_schrijven() {
    let normen = proefplan::normen();
    let plan = proefplan::flevoland(&normen, &Choices::default());
    let werkmap = maak(&normen, &plan);
    assert!(werkmap.titel.contains("FICTIEF"));
    assert!(werkmap.bladen.iter().all(|b| b.merken.contains("FICTIEVE") && b.merken.contains("reconstructie")));
    assert!(xlsx(&werkmap).is_ok());
}

#[test]
fn lege_bladen_komen_er_niet_in() {
    let normen = proefplan::normen();
    let werkmap = plan_werkmap(&normen, &[], &Bijlagen::default());
    let namen: Vec<&str> = werkmap.bladen.iter().map(|b| b.naam.as_str()).collect();
    assert_eq!(namen, ["Samenvatting"]);
    assert!(xlsx(&werkmap).is_ok());
}

#[test]
fn streefwaarden_zoals_een_lezer_ze_schrijft() {
    let normen = proefplan::normen();
    let tekst = |id: &str| woorden::streefwaarde(normen.norm(&NormId::new(id)).unwrap());
    assert_eq!(tekst("lsp.steunpunten"), "1 steunpunt per gemeente");
    assert_eq!(tekst("sociaal-verwijzen.brugfunctionaris"), "0,2–0,5 fte per 10.000 inwoners");
    assert_eq!(tekst("nnz.coordinatie"), "2 fte per GGD-regio");
    assert_eq!(tekst("valpreventie.inschatting"), "14% van de 65-plussers");
    assert_eq!(tekst("overgewicht-kind.czv"), "0,2 fte per 1.000 inwoners van 0–17 jaar");
}
