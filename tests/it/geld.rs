//! Het geld en de schaaltoets met de echte cijfers: alle 342 gemeenten en 42 IZA-regio's nagerekend, op de cent.

use std::collections::{BTreeMap, BTreeSet};

use normwijzer_core::kosten::{self, KostenBestand};
use normwijzer_core::middelen::{
    Jaar, Maatstaf, Middelen, Stroom, WaaromOnbekend, fte_uit_bedrag, normen_bij, rijen_van_middelen,
};
use normwijzer_core::plausibel::EigenCaseload;
use normwijzer_core::schaal::{AlineaFeiten, Buren, Instelling, Kant, fte_per_gemeente, schaaltoets};
use normwijzer_core::soll::Bereik;
use normwijzer_core::{Amount, GebiedCode, Land, Niveau, NormId};
use normwijzer_data::{Peildatum, buren, land, middelen, omtrekken};
use rust_decimal::Decimal;

use crate::frames::{datasets, normen};
use crate::gereedschap::{Bestanden, Tabel, antwoord, d, draai, map, normwijzer, wortel};

fn geld() -> (Middelen, Land, Buren) {
    let alles = datasets();
    (middelen(&alles).unwrap().unwrap(), land(&alles, Peildatum::default()).unwrap().0, buren(&alles).unwrap().unwrap())
}

fn mln(n: i64) -> Amount {
    Amount::from_int(n * 1_000_000)
}

fn euro(tekst: &str) -> Amount {
    Amount::from_invoer(d(tekst)).unwrap()
}

fn gm(code: &str) -> GebiedCode {
    GebiedCode::new(code)
}

/// De sleutel zoals hij in de CSV staat: niet zoals de kern hem kreeg.
fn sleutel(bestand: &str, bedrag: &str, code: impl Fn(&str) -> GebiedCode) -> BTreeMap<GebiedCode, Decimal> {
    let tabel = Tabel::lees(&std::fs::read(wortel().join("datasets/middelen-azwa").join(bestand)).unwrap());
    let wie = tabel.koppen[0].clone();
    tabel.rijen().map(|r| (code(r.cel(&wie)), r.getal(bedrag).unwrap())).collect()
}

/// De grootste rest, anders opgeschreven: elk deel is naar beneden of naar boven afgerond op de cent, samen is het precies
/// het bedrag, en niemand die naar boven ging had een kleinere rest (of bij gelijke rest een hogere code) dan wie dat niet deed.
fn reken_na(delen: &BTreeMap<GebiedCode, Amount>, sleutel: &BTreeMap<GebiedCode, Decimal>, totaal: Decimal) {
    assert_eq!(delen.keys().collect::<Vec<_>>(), sleutel.keys().collect::<Vec<_>>());
    assert_eq!(delen.values().map(|a| a.decimal()).sum::<Decimal>(), totaal);
    let alle: Decimal = sleutel.values().sum();
    let (mut omhoog, mut omlaag) = (Vec::new(), Vec::new());
    for (code, gewicht) in sleutel {
        // In centen maal het geheel, zodat er niet gedeeld hoeft te worden.
        let exact = totaal * Decimal::from(100) * gewicht;
        let deel = delen[code].decimal() * Decimal::from(100) * alle;
        let verschil = exact - deel;
        assert!(verschil.abs() < alle, "{code}: meer dan een cent ernaast");
        if verschil < Decimal::ZERO {
            omhoog.push((-(verschil + alle), code));
        } else {
            omlaag.push((-verschil, code));
        }
    }
    let (laatste, eerste) = (omhoog.iter().max(), omlaag.iter().min());
    assert!(laatste.is_none() || laatste < eerste, "{laatste:?} {eerste:?}");
}

#[test]
fn alle_aandelen_zijn_nagerekend_en_tellen_op_de_cent_op() {
    let (m, ..) = geld();
    let gemeenten = sleutel("sleutel-gemeenten.csv", "brede_spuk_2026", gm);
    let regios = sleutel("sleutel-regios.csv", "spuk_iza_2026", GebiedCode::iza);
    assert_eq!((gemeenten.len(), regios.len()), (342, 42));
    for (jaar, lokaal, regionaal) in [(2027, 231, 194), (2028, 278, 235), (2029, 321, 169)] {
        reken_na(&m.lokaal(jaar).unwrap(), &gemeenten, mln(lokaal).decimal());
        reken_na(&m.regionaal(jaar).unwrap(), &regios, mln(regionaal).decimal());
    }
    assert_eq!([2027, 2028, 2029].map(|j| m.spuk_totaal(j).unwrap()), [443, 537, 519].map(mln));
    assert_eq!((m.lokaal(2030), m.regionaal(2030)), (None, None));
    assert_eq!(m.waarom_onbekend(2030), Some(WaaromOnbekend::NaDeSpuk));
    // Op papier: Almere 2 961 529 / 264 423 052 × 231 mln; Flevoland 3 390 262 / 153 213 599 × 194 mln.
    assert_eq!(m.lokaal(2027).unwrap()[&gm("GM0034")], euro("2587191.98"));
    assert_eq!(m.regionaal(2027).unwrap()[&GebiedCode::iza("Flevoland")], euro("4292770.57"));
}

#[test]
fn elke_indeling_telt_op_en_alleen_hele_iza_regio_s_hebben_regionaal_geld() {
    let (m, land, _) = geld();
    for (niveau, jaar) in [(Niveau::Iza, 2027), (Niveau::Ggd, 2028), (Niveau::Provincie, 2029)] {
        let alle: Vec<_> = land.van_niveau(niveau).map(|r| m.van_gebied(&land, r, jaar)).collect();
        let som = |f: fn(&normwijzer_core::middelen::GebiedMiddelen) -> Option<Amount>| {
            alle.iter().map(f).sum::<Option<Amount>>().unwrap()
        };
        assert_eq!(som(|g| g.lokaal), m.landelijk(Stroom::Lokaal, jaar).unwrap(), "{niveau}");
        assert_eq!(som(|g| g.regionaal_met_aanname()), m.landelijk(Stroom::Regionaal, jaar).unwrap(), "{niveau}");
        assert!(alle.iter().all(|g| g.onbekend.is_none() && g.zonder_sleutel.is_empty() && g.uitleg().len() <= 12));
        let gedeeld = alle.iter().filter(|g| !g.deels.is_empty()).count();
        assert_eq!(gedeeld == 0, niveau == Niveau::Iza, "{niveau}: {gedeeld} gebieden met een gedeelde regio");
        assert!(alle.iter().all(|g| g.samen().is_some() == (g.deels.is_empty() && !g.geheel.is_empty())));
    }
    let nederland = land.regio(Niveau::Land, &GebiedCode::nederland()).unwrap();
    for (jaar, totaal) in [(2027, 451), (2028, 547), (2029, 532)] {
        let rijen = rijen_van_middelen(&m, &m.van_gebied(&land, nederland, jaar));
        assert_eq!(rijen.iter().map(|r| r.bedrag.unwrap().gekozen).sum::<Amount>(), mln(totaal));
    }
}

#[test]
fn de_maatregelen_horen_bij_paragrafen_die_bestaan() {
    let (m, land, _) = geld();
    let normen = normen();
    assert_eq!(m.maatregelen.len(), 15);
    let per_jaar = |afspraak: &str, jaar| -> Amount {
        m.maatregelen.iter().filter(|x| x.afspraak.token() == afspraak).map(|x| x.bedragen[&jaar]).sum()
    };
    let jaren: Vec<Jaar> = (2026..=2030).map(Jaar::In).chain([Jaar::Structureel]).collect();
    assert_eq!(jaren.iter().map(|j| per_jaar("D5", *j)).collect::<Vec<_>>(), [20, 133, 204, 263, 168, 173].map(mln));
    assert_eq!(jaren.iter().map(|j| per_jaar("D6", *j)).collect::<Vec<_>>(), [30, 103, 128, 154, 173, 198].map(mln));
    for sectie in m.maatregelen.iter().flat_map(|x| &x.secties) {
        assert!(normen.sectie(sectie).is_some(), "{sectie}");
    }
    let met_fte: BTreeMap<&str, Vec<&str>> = m
        .maatregelen
        .iter()
        .map(|x| (x.naam.as_str(), normen_bij(x, &normen).map(|n| n.id.as_str()).collect::<Vec<_>>()))
        .filter(|(_, n)| !n.is_empty())
        .collect();
    assert_eq!(
        met_fte,
        BTreeMap::from([
            ("Ketenaanpak overgewicht kind", vec!["overgewicht-kind.czv", "overgewicht-kind.coordinatie"]),
            ("Nu niet zwanger", vec!["nnz.coordinatie"]),
            ("Sociaal verwijzen", vec!["sociaal-verwijzen.brugfunctionaris"]),
        ])
    );
    // Elk bedrag laat zich omrekenen, en met de kosten die bij de grens horen komt er precies de grens uit.
    for maatregel in &m.maatregelen {
        for norm in normen_bij(maatregel, &normen) {
            let maatstaf = Maatstaf::van(norm, &land).unwrap();
            let uit = fte_uit_bedrag(maatregel, Jaar::In(2029), Amount::from_int(88_000), &maatstaf).unwrap();
            let terug =
                fte_uit_bedrag(maatregel, Jaar::In(2029), uit.kosten_bij_norm.unwrap().hoog, &maatstaf).unwrap();
            let verschil = terug.fte_per - maatstaf.band.laag;
            assert!(verschil.als_f64().abs() < 1e-9, "{}", norm.id);
            assert!(uit.uitleg(true).len() <= 12);
        }
    }
}

#[test]
fn de_schaaltoets_van_nederland() {
    let (m, land, buren) = geld();
    let normen = normen();
    let norm = normen.norm(&NormId::new("sociaal-verwijzen.brugfunctionaris")).unwrap();
    let band = norm.band().unwrap();
    let streef = Bereik { laag: band.laag, gekozen: band.laag.midden(band.hoog), hoog: band.hoog };
    let leden: BTreeSet<GebiedCode> = land.gemeenten.keys().cloned().collect();
    let fte = fte_per_gemeente(&land, norm, &norm.lezingen[0], streef, &leden);
    let toets = schaaltoets(&fte, &buren, &Instelling::default());
    // Acht uur bij 0,2 fte per 10.000 van 36 uur: vanaf 11.112 inwoners, geteld in de bevolkingstabel.
    let klein: Vec<&GebiedCode> = toets.gemeenten.iter().filter(|w| !w.werkbaar).map(|w| &w.gemeente).collect();
    let tabel = Tabel::lees(&std::fs::read(wortel().join("datasets/inwoners-2019-2026/inwoners.csv")).unwrap());
    let onder: Vec<GebiedCode> = tabel
        .rijen()
        .filter(|r| r.is("peildatum", "2025-01-01") && r.getal("aantal").unwrap() < Decimal::from(11_112))
        .map(|r| gm(r.cel("gemeente_code")))
        .collect();
    assert_eq!(klein, onder.iter().collect::<Vec<_>>());
    // Alleen de vier kleine Waddeneilanden halen het niet: Texel heeft genoeg inwoners.
    let apart: Vec<&str> =
        toets.clusters.iter().filter(|c| !c.werkbaar).flat_map(|c| c.leden.iter().map(GebiedCode::as_str)).collect();
    assert_eq!(apart, ["GM0060", "GM0088", "GM0093", "GM0096"]);
    let over_water = schaaltoets(&fte, &buren, &Instelling { over_water: true, ..Instelling::default() });
    assert!(over_water.clusters.iter().all(|c| c.werkbaar));
    let hoog = schaaltoets(&fte, &buren, &Instelling { kant: Kant::Hoog, ..Instelling::default() });
    assert!(hoog.clusters.len() > toets.clusters.len());

    let vlieland = toets.werk(&gm("GM0096")).unwrap();
    let spuk = m.lokaal(2027).unwrap()[&gm("GM0096")];
    let feiten = AlineaFeiten {
        gemeente: &land.gemeente(&gm("GM0096")).unwrap().gebied.naam,
        functie: "brugfunctionaris",
        werk: vlieland,
        instelling: toets.instelling,
        cluster: toets.cluster(&gm("GM0096")),
        met: Vec::new(),
        spuk: Some((2027, spuk)),
        maatregel: None,
        eiland: buren.is_eiland(&gm("GM0096")),
    };
    assert_eq!(feiten.zinnen()[0], "Vlieland: 0,02–0,06 fte brugfunctionaris, 0,9–2,2 uur per week.");
    assert!(feiten.zinnen()[2].starts_with("Als eiland"));
}

/// Een gepubliceerd rekenvoorbeeld van bezetting: GGD Gelderland-Zuid, "Leefstijlspreekuur, veelgestelde vragen"
/// (ggdgelderlandzuid.nl, tarief 2023). Een dagdeel per week is 4 van 36 uur, dus 0,11 fte; dat zijn 158 van 1.425
/// effectieve uren per jaar, bij € 104 per uur € 16.432 per jaar; daarmee krijgen 40 tot 80 patiënten hulp.
#[test]
fn een_gepubliceerd_voorbeeld_van_bezetting_komt_uit() {
    let (uren, dagdeel) = (Amount::from_int(1_425), Amount::from_int(4).mul_div(Amount::ONE, Amount::from_int(36)));
    let fte = Bereik::vlak(dagdeel);
    assert_eq!(
        normwijzer_report::zinnen::schaal::fte_en_uren(fte, Instelling::default().uren(fte)),
        "0,11 fte, 4,0 uur per week"
    );
    // Vier van 36 uur maal 1.425 is 158,3 uur; de GGD rekent met hele uren.
    let effectief = (dagdeel * uren).floor();
    assert_eq!(effectief, Amount::from_int(158));
    let per_jaar = Bereik::vlak(effectief.mul_div(Amount::ONE, uren));
    let bestand = r#"[kosten]
naam = "GGD Gelderland-Zuid"
[[tarief]]
norm = "sociaal-verwijzen.brugfunctionaris"
gekozen = "148.200"
prijspeil = "2023"
index = "0%"
soort = "begroting"
bron = "GGD Gelderland-Zuid, Leefstijlspreekuur, veelgestelde vragen: € 104 per uur, 1.425 uur per fte"
betaler = { gemeente-lokaal = "100%" }
"#;
    let bestand = KostenBestand { naam: "kosten.toml", inhoud: bestand.as_bytes() };
    let (kosten, gevonden) = kosten::lees(&bestand, &normen());
    let kosten = kosten.unwrap_or_else(|| panic!("{gevonden:?}"));
    let euro_per_jaar = kosten.tarieven[0].van_stand(per_jaar).gekozen;
    // Het dagdeel is op twaalf decimalen geschreven: hoogstens een cent naar beneden.
    assert!(euro("16431.99") <= euro_per_jaar && euro_per_jaar <= euro("16432"), "{euro_per_jaar}");
    let [veel, weinig] =
        [40, 80].map(|n| EigenCaseload::new(Amount::from_int(n), per_jaar.gekozen, uren).uren.unwrap());
    assert!((veel.als_f64() - 3.95).abs() < 1e-9 && (weinig.als_f64() - 1.975).abs() < 1e-9);
}

#[test]
fn de_kaart_hangt_samen_en_elke_gemeente_heeft_een_omtrek() {
    let (_, land, buren) = geld();
    let eilanden: Vec<&str> = land.gemeenten.keys().filter(|c| buren.is_eiland(c)).map(GebiedCode::as_str).collect();
    // Ameland, Schiermonnikoog, Terschelling, Vlieland, Texel.
    assert_eq!(eilanden, ["GM0060", "GM0088", "GM0093", "GM0096", "GM0448"]);
    let mut bereikt = BTreeSet::from([gm("GM0034")]);
    let mut open = vec![gm("GM0034")];
    while let Some(code) = open.pop() {
        for (buur, _) in buren.van(&code) {
            assert_eq!(buren.tussen(&code, buur), buren.tussen(buur, &code));
            if bereikt.insert(buur.clone()) {
                open.push(buur.clone());
            }
        }
    }
    assert_eq!(bereikt, land.gemeenten.keys().cloned().collect());
    let omtrekken = omtrekken(&datasets()).unwrap().unwrap();
    assert_eq!(omtrekken.len(), 342);
    let punten = || omtrekken.values().flatten().flatten();
    // Nederland is ongeveer 265 km breed en 310 km hoog.
    let maat = |f: fn(&(f64, f64)) -> f64| {
        punten().map(f).fold((f64::MAX, f64::MIN), |(laag, hoog), x| (laag.min(x), hoog.max(x)))
    };
    let ((west, oost), (zuid, noord)) = (maat(|p| p.0), maat(|p| p.1));
    assert!((255.0..275.0).contains(&(oost - west)) && (300.0..320.0).contains(&(noord - zuid)));
    assert!(west > 0.0 && zuid > 0.0);
}

#[test]
fn een_map_van_voor_het_geld_blijft_bruikbaar() {
    let werkmap = map();
    for (pad, bytes) in datasets().bestanden().filter(|(p, _)| !p.starts_with("middelen-") && !p.starts_with("buren-"))
    {
        let pad = werkmap.path().join("oud").join(pad);
        std::fs::create_dir_all(pad.parent().unwrap()).unwrap();
        std::fs::write(pad, bytes).unwrap();
    }
    let keur = draai(normwijzer(werkmap.path()).args(["data", "controleer", "--datasets", "oud"]));
    assert_eq!((keur.code, keur.fout.as_str()), (0, ""));
    for naam in ["middelen-azwa", "buren-2026"] {
        assert!(
            keur.uit.contains(&format!("{naam}: Niet in deze map; wat hieruit volgt is onbekend.")),
            "{}",
            keur.uit
        );
    }
    assert!(
        draai(normwijzer(werkmap.path()).args(["data", "lijst", "--datasets", "oud"])).uit.contains("Niet in deze map")
    );
    assert!(!antwoord(&["data", "controleer"]).contains("Niet in deze map"));
    for (datasets, uit) in [(Some("oud"), "met-oud"), (None, "met-nieuw")] {
        let mut opdracht = normwijzer(werkmap.path());
        opdracht.args(["plan", "--regio", "Flevoland", "--geen-grafieken", "--uit", uit]);
        opdracht.args(datasets.iter().flat_map(|m| ["--datasets", m]));
        assert_eq!(draai(&mut opdracht).code, 0);
    }
    // Het geld verandert geen getal van het plan; zonder dataset is het onbekend, en dat staat er.
    let lees = |uit: &str| Bestanden::lees(&werkmap.path().join(uit));
    assert_eq!(lees("met-oud").zonder_code("plan.csv"), lees("met-nieuw").zonder_code("plan.csv"));
    let dekking = lees("met-oud").tabel("dekking.csv");
    let middelen: Vec<_> = dekking.rijen().filter(|r| r.cel("post") == "middelen").collect();
    assert!(!middelen.is_empty());
    for rij in middelen {
        assert_eq!((rij.cel("gekozen"), rij.cel("herkomst")), ("", "onbekend: de dataset middelen-azwa ontbreekt"));
    }
}
