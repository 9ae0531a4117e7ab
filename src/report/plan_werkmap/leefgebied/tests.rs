//! De grafieken van de werkmap, teruggelezen uit het bestand: zij wijzen naar cellen met de getallen van het plan.

use std::collections::BTreeSet;
use std::io::{Cursor, Read as _};

use calamine::{Data, Reader as _, Xlsx};
use normwijzer_core::choices::Choices;
use normwijzer_core::ist::IstSoort;
use normwijzer_core::norm::NormSet;
use normwijzer_core::plan::Plan;
use normwijzer_core::{Amount, NormId};

use super::*;
use crate::grafieken::grafieken;
use crate::plan_pagina::PaginaContext;
use crate::plan_werkmap::{Bijlagen, plan_werkmap};
use crate::proef;
use crate::werkmap::{Bladgrafiek, Inhoud, Werkmap};
use crate::xlsx::xlsx;

const BRUG: &str = "sociaal-verwijzen.brugfunctionaris";

fn maak(normen: &NormSet, plan: &Plan) -> Werkmap {
    let grafieken = grafieken(normen, plan, &PaginaContext::default());
    let bijlagen = Bijlagen { code: "NW-1a2b3c4d", grafieken: &grafieken, ..Bijlagen::default() };
    plan_werkmap(normen, std::slice::from_ref(plan), &bijlagen)
}

fn met_ist() -> (NormSet, Plan) {
    let (normen, land) = (proef::normen(), proef::land());
    let ist = proef::gevarieerde_ist(IstSoort::Fictief);
    let plan = proef::plan_voor(&normen, &land, &proef::flevoland(&land), &ist);
    (normen, plan)
}

fn alle(werkmap: &Werkmap) -> Vec<&Bladgrafiek> {
    werkmap.bladen.iter().flat_map(|b| &b.grafieken).flat_map(|b| &b.grafieken).collect()
}

/// De delen van het bestand waarvan de naam zo begint.
fn delen(bytes: &[u8], begin: &str) -> Vec<String> {
    let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut namen: Vec<String> = zip.file_names().map(|n| n.unwrap().into_owned()).collect();
    namen.retain(|n| n.starts_with(begin));
    namen.sort();
    let lees = |naam: &String| {
        let mut tekst = String::new();
        zip.by_name(naam).unwrap().read_to_string(&mut tekst).unwrap();
        tekst
    };
    namen.iter().map(lees).collect()
}

/// Wat er tussen `voor` en `na` staat, elke keer.
fn tussen<'a>(tekst: &'a str, voor: &str, na: &str) -> Vec<&'a str> {
    tekst.split(voor).skip(1).filter_map(|d| d.split(na).next()).collect()
}

/// De cellen van een verwijzing zoals `'Mentale gezondheid'!$E$9:$E$13`.
fn cellen(boek: &mut Xlsx<Cursor<Vec<u8>>>, verwijzing: &str) -> Vec<Data> {
    let (blad, bereik) = verwijzing.rsplit_once('!').unwrap();
    let cel = |t: &str| {
        let mut delen = t.trim_start_matches('$').split('$');
        let kolom = u32::from(delen.next().unwrap().as_bytes()[0] - b'A');
        (delen.next().unwrap().parse::<u32>().unwrap() - 1, kolom)
    };
    let (van, tot) = bereik.split_once(':').unwrap_or((bereik, bereik));
    let ((van, kolom), (tot, _)) = (cel(van), cel(tot));
    let vel = boek.worksheet_range(blad.trim_matches('\'')).unwrap();
    (van..=tot).map(|rij| vel.get_value((rij, kolom)).cloned().unwrap_or(Data::Empty)).collect()
}

fn als_f64(cellen: &[Data]) -> Vec<Option<f64>> {
    cellen.iter().map(|c| if let Data::Float(f) = c { Some(*f) } else { None }).collect()
}

#[test]
fn elk_leefgebied_heeft_een_blad_met_hele_woorden_als_naam() {
    let (normen, plan) = met_ist();
    let boek = Xlsx::new(Cursor::new(xlsx(&maak(&normen, &plan)).unwrap())).unwrap();
    let namen = boek.sheet_names();
    // Het vijfde leefgebied heeft geen enkele norm.
    assert_eq!(
        namen[1..6],
        ["Mentale gezondheid", "Kansrijk opgroeien", "Leefstijl", "Vitaal ouder worden of ouderen", "Gebied"]
    );
    assert_eq!(bladnaam("Gezondheidsachterstanden verminderen en voorkomen"), "Gezondheidsachterstanden");
    assert!(namen.contains(&"Grafiekgegevens".to_owned()));
}

#[test]
fn elke_grafiek_staat_in_het_bestand_met_een_eigen_alternatieve_tekst() {
    let (normen, plan) = met_ist();
    let werkmap = maak(&normen, &plan);
    let bytes = xlsx(&werkmap).unwrap();
    let getekend = grafieken(&normen, &plan, &PaginaContext::default());
    let per_norm = getekend.iter().filter(|g| g.norm.is_some()).count();
    assert_eq!(delen(&bytes, "xl/charts/chart").len(), per_norm);
    let tekeningen = delen(&bytes, "xl/drawings/drawing").concat();
    let alt = tussen(&tekeningen, "descr=\"", "\"");
    assert_eq!(alt.len(), per_norm);
    assert_eq!(alt.iter().collect::<BTreeSet<_>>().len(), per_norm, "twee grafieken met dezelfde tekst");
    for tekst in alt {
        assert!((40..=255).contains(&tekst.encode_utf16().count()), "{tekst}");
        assert!(tekst.contains("op dit blad") || tekst.contains("het blad Grafiekgegevens"), "{tekst}");
    }
}

#[test]
fn de_reeksen_wijzen_naar_de_getallen_van_het_plan() {
    let (normen, plan) = met_ist();
    let bytes = xlsx(&maak(&normen, &plan)).unwrap();
    let mut boek = Xlsx::new(Cursor::new(bytes.clone())).unwrap();
    let (mut staven, mut lijnen) = (0, 0);
    for grafiek in delen(&bytes, "xl/charts/chart") {
        for serie in tussen(&grafiek, "<c:ser>", "</c:ser>") {
            let naam = tussen(serie, "<c:tx><c:v>", "</c:v>")[0];
            let verwijzingen = tussen(serie, "<c:f>", "</c:f>");
            let namen = cellen(&mut boek, verwijzingen[0]);
            let waarden = als_f64(&cellen(&mut boek, verwijzingen[1]));
            assert_eq!(namen.len(), waarden.len());
            // De norm staat in de tweede kolom van dezelfde rijen.
            let (blad, bereik) = verwijzingen[0].rsplit_once('!').unwrap();
            let rijen: Vec<&str> = bereik.split(['$', ':']).filter(|d| d.parse::<u32>().is_ok()).collect();
            let norm = cellen(&mut boek, &format!("{blad}!$B${}:$B${}", rijen[0], rijen[1]));
            let norm = normen.normen.iter().find(|n| norm.iter().all(|c| *c == Data::String(n.naam.clone()))).unwrap();
            for (naam_rij, waarde) in namen.iter().zip(waarden) {
                let Data::String(naam_rij) = naam_rij else { panic!("{naam_rij:?}") };
                let verwacht = if grafiek.contains("<c:barChart>") {
                    staven += 1;
                    let gemeente = naam_rij.split(" (").next().unwrap();
                    let rij = plan.rijen_van_leden(&norm.id).find(|r| r.gebied.naam == gemeente).unwrap();
                    let soll = rij.soll.bereik.unwrap();
                    match naam {
                        "IST" => rij.ist.waarde.filter(|_| !naam_rij.contains("niet afgedrukt")),
                        "SOLL hoog" => Some(soll.hoog),
                        _ => Some(soll.laag),
                    }
                } else {
                    lijnen += 1;
                    let rij = plan.eigen_rij(&norm.id).unwrap();
                    let punt = rij.pad.iter().find(|p| p.kwartaal.to_string() == *naam_rij).unwrap();
                    match naam {
                        "IST bij de start" => rij.ist.waarde.filter(|_| punt.kwartaal == plan.horizon.start()),
                        "Pad naar SOLL hoog" => punt.pad.map(|b| b.hoog),
                        "Pad naar SOLL laag" | "Ingroeipad" => punt.pad.map(|b| b.laag),
                        "SOLL hoog" => punt.soll.map(|b| b.hoog),
                        _ => punt.soll.map(|b| b.laag),
                    }
                };
                assert_eq!(waarde, verwacht.map(Amount::als_f64), "{} {naam} {naam_rij}", norm.naam);
            }
        }
    }
    assert!(staven > 50 && lijnen > 100, "{staven} {lijnen}");
}

#[test]
fn een_kleine_telling_staat_er_niet_en_verraadt_zich_niet() {
    let (normen, plan) = met_ist();
    let werkmap = maak(&normen, &plan);
    let blad = werkmap.bladen.iter().find(|b| b.naam.starts_with("Vitaal")).unwrap();
    let Inhoud::Tabel(tabel) = &blad.inhoud else { panic!("geen tabel") };
    let norm = normen.norm(&NormId::new("valpreventie.beweeginterventie")).unwrap();
    let rij = |gemeente: &str| {
        let past = |r: &&Vec<BladCel>| r[1] == BladCel::tekst(norm.naam.as_str()) && r[2] == BladCel::tekst(gemeente);
        tabel.rijen.iter().find(past).unwrap()
    };
    // Urk telt er 7; met het totaal erbij was dat uit te rekenen, dus ook de kleinste andere staat er niet.
    for gemeente in ["Urk", "Noordoostpolder"] {
        let rij = rij(gemeente);
        let niet = BladCel::tekst("niet afgedrukt");
        // Naar de IST wijst de grafiek: tekst zou zij als nul tekenen.
        assert_eq!((&rij[4], &rij[7], &rij[8]), (&BladCel::Leeg, &niet, &niet), "{gemeente}");
        assert_eq!(rij[10], BladCel::Tekst(format!("{gemeente} (IST niet afgedrukt)")));
    }
    assert!(matches!(rij("Almere")[4], BladCel::Getal(..)));
}

/// De rijen van een norm op een blad, per gebied.
fn rijen_van<'a>(
    werkmap: &'a Werkmap,
    naam: &str,
    norm: &str,
    gebied: &str,
) -> (&'a [BladKolom], Vec<&'a Vec<BladCel>>) {
    let blad = werkmap.bladen.iter().find(|b| b.naam == naam).unwrap();
    let Inhoud::Tabel(tabel) = &blad.inhoud else { panic!("geen tabel") };
    assert!(blad.toelichting.iter().any(|t| t.contains("<10")), "{naam} zegt niet wat <10 is");
    let van = |r: &&Vec<BladCel>| r.contains(&BladCel::tekst(norm)) && r[0] == BladCel::tekst(gebied);
    (&tabel.kolommen, tabel.rijen.iter().filter(van).collect())
}

#[test]
fn ook_de_andere_bladen_geven_een_kleine_telling_niet_weg() {
    let (normen, plan) = met_ist();
    let werkmap = maak(&normen, &plan);
    let naam = normen.norm(&NormId::new("valpreventie.beweeginterventie")).unwrap().naam.as_str();
    for (gemeente, ist) in [("Urk", "<10"), ("Noordoostpolder", "niet afgedrukt")] {
        let (kolommen, rijen) = rijen_van(&werkmap, "Gemeenten", naam, gemeente);
        let getallen = |deel: &str| {
            let past =
                kolommen.iter().zip(rijen[0]).filter(|(k, _)| k.kop.starts_with(deel) && !k.kop.contains("Peil"));
            past.map(|(_, c)| c.clone()).collect::<Vec<_>>()
        };
        assert_eq!(getallen("IST"), [BladCel::tekst(ist)]);
        assert_eq!(
            getallen("GAP"),
            [BladCel::tekst("niet afgedrukt"), BladCel::tekst("niet afgedrukt"), BladCel::tekst("niet afgedrukt")]
        );
        assert!(getallen("SOLL").iter().all(|c| matches!(c, BladCel::Getal(..))));
        let (_, paden) = rijen_van(&werkmap, "Ingroeipad", naam, gemeente);
        let [pad] = paden.as_slice() else { panic!("{paden:?}") };
        assert!(pad.contains(&BladCel::tekst("niet afgedrukt")));
        assert!(!pad.iter().any(|c| matches!(c, BladCel::Getal(..))), "{pad:?}");
    }
    let (_, almere) = rijen_van(&werkmap, "Gemeenten", naam, "Almere");
    assert!(almere[0].iter().any(|c| matches!(c, BladCel::Getal(a, _) if *a == proef::a("120"))));
}

#[test]
fn een_klein_totaal_staat_nergens_als_getal() {
    let (normen, land) = (proef::normen(), proef::land());
    let ist = proef::ist(IstSoort::Opgave, &[("GM0184", "valpreventie.beweeginterventie", "7")]);
    let plan = proef::plan_voor(&normen, &land, &proef::gemeente(&land, "GM0184"), &ist);
    let werkmap = maak(&normen, &plan);
    let rij = plan.eigen_rij(&NormId::new("valpreventie.beweeginterventie")).unwrap();
    let gap = rij.gap.unwrap();
    let geheim =
        [rij.ist.waarde.unwrap(), gap.gap.laag, gap.gap.hoog, gap.tekort.unwrap().laag, gap.vullingsgraad.unwrap()];
    for blad in &werkmap.bladen {
        let Inhoud::Tabel(tabel) = &blad.inhoud else { continue };
        for rij in tabel
            .rijen
            .iter()
            .filter(|r| r.iter().any(|c| matches!(c, BladCel::Tekst(t) if t.contains("eweeginterventie"))))
        {
            for cel in rij {
                assert!(!matches!(cel, BladCel::Getal(a, _) if geheim.contains(a)), "{}: {rij:?}", blad.naam);
            }
        }
    }
    let (_, samenvatting) = rijen_van(&werkmap, "Samenvatting", &normen.norm(&rij.norm).unwrap().naam, "Urk");
    assert!(samenvatting[0].contains(&BladCel::tekst("<10")));
}

#[test]
fn twee_delen_van_een_grafiek_hebben_dezelfde_as() {
    let (normen, plan) = met_ist();
    let mut getekend = grafieken(&normen, &plan, &PaginaContext::default());
    let i = getekend.iter().position(|g| matches!(&g.spec, ChartSpec::Gap(_))).unwrap();
    let ChartSpec::Gap(heel) = &getekend[i].spec else { panic!("geen gap") };
    let (mut voor, mut na) = (heel.clone(), heel.clone());
    voor.rows.truncate(2);
    na.rows.drain(..2);
    let (norm, ander) = (getekend[i].norm.clone(), getekend[i].clone());
    getekend[i].spec = ChartSpec::Gap(voor);
    getekend.insert(i + 1, Grafiek { spec: ChartSpec::Gap(na), ..ander });
    let bijlagen = Bijlagen { grafieken: &getekend, ..Bijlagen::default() };
    let werkmap = plan_werkmap(&normen, std::slice::from_ref(&plan), &bijlagen);
    let kop = &normen.norm(&norm.unwrap()).unwrap().naam;
    let blok = werkmap.bladen.iter().flat_map(|b| &b.grafieken).find(|b| b.kop.ends_with(kop.as_str())).unwrap();
    let assen: Vec<_> =
        blok.grafieken.iter().filter(|g| g.reeksen.iter().any(|r| r.naam == "IST")).map(|g| g.as_tot).collect();
    assert!(assen.len() == 2 && assen[0].is_some() && assen[0] == assen[1], "{assen:?}");
    assert!(delen(&xlsx(&werkmap).unwrap(), "xl/charts/chart").iter().filter(|c| c.contains("<c:max ")).count() >= 2);
}

#[test]
fn zonder_ist_alleen_de_soll_en_geen_ingroeipad() {
    let (normen, land) = (proef::normen(), proef::land());
    let plan = proef::plan_voor(&normen, &land, &proef::flevoland(&land), &Default::default());
    let werkmap = maak(&normen, &plan);
    let grafieken = alle(&werkmap);
    assert!(!grafieken.is_empty());
    for grafiek in grafieken {
        assert!(grafiek.reeksen.iter().all(|r| r.naam.starts_with("SOLL")), "{}", grafiek.titel);
        assert!(grafiek.titel.contains("IST nog niet bekend"), "{}", grafiek.titel);
    }
    assert!(werkmap.bladen.iter().all(|b| b.naam != "Grafiekgegevens"));
    assert!(xlsx(&werkmap).is_ok());
}

#[test]
fn meer_gebieden_tegelijk_krijgen_geen_grafieken() {
    let (normen, plan) = met_ist();
    let getekend = grafieken(&normen, &plan, &PaginaContext::default());
    let bijlagen = Bijlagen { grafieken: &getekend, ..Bijlagen::default() };
    let werkmap = plan_werkmap(&normen, &[plan.clone(), plan], &bijlagen);
    assert!(alle(&werkmap).is_empty());
    assert!(werkmap.bladen.iter().all(|b| b.naam != "Grafiekgegevens" && b.naam != "Mentale gezondheid"));
}

#[test]
fn een_gekozen_plaats_geeft_een_pad_en_een_enkele_soll() {
    let (normen, land) = (proef::normen(), proef::land());
    let keuzes = Choices { positie: Some(normwijzer_core::choices::Positie::Laag), ..Choices::default() };
    let ist = proef::gevarieerde_ist(IstSoort::Opgave);
    let plan = proef::plan_met(&normen, &land, &proef::flevoland(&land), &ist, &keuzes);
    let werkmap = maak(&normen, &plan);
    let naam = &normen.norm(&NormId::new(BRUG)).unwrap().naam;
    let blok = werkmap.bladen.iter().flat_map(|b| &b.grafieken).find(|b| b.kop.ends_with(naam.as_str())).unwrap();
    let reeksen = |i: usize| blok.grafieken[i].reeksen.iter().map(|r| r.naam.as_str()).collect::<Vec<_>>();
    assert_eq!(reeksen(0), ["SOLL", "IST"]);
    assert_eq!(reeksen(1), ["SOLL", "Ingroeipad", "IST bij de start"]);
}
