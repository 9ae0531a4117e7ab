//! Proeven van het geld: op de cent, onbekend blijft onbekend, en niets wordt stilzwijgend gedeeld.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::proef::{middelen, mln, vijf};
use super::*;
use crate::gebied::{Gebied, Niveau};
use crate::land::Regio;
use crate::norm::NormId;
use crate::proef::{a, band, brugfunctionaris, code, coordinatie, land, set, steunpunten};
use crate::soll::Bereik;

fn eigen(leden: &[usize]) -> Regio {
    Regio {
        gebied: Gebied { niveau: Niveau::Eigen, code: GebiedCode::eigen("proef"), naam: "proef".to_owned() },
        leden: leden.iter().map(|i| code(*i)).collect(),
        reconstructie: false,
    }
}

#[test]
fn de_totalen_van_de_brief() {
    let m = middelen();
    assert_eq!([2027, 2028, 2029].map(|j| m.spuk_totaal(j).unwrap()), [443, 537, 519].map(mln));
    assert_eq!(m.spuk_totaal(2030), None);
    assert_eq!(m.jaren(), [2027, 2028, 2029]);
}

#[test]
fn delen_tellen_op_de_cent_op_en_bij_gelijke_rest_gaat_de_laagste_code_voor() {
    let m = middelen();
    for jaar in [2027, 2028, 2029] {
        let lokaal = m.lokaal(jaar).unwrap();
        assert_eq!(lokaal.len(), 5);
        assert_eq!(lokaal.values().copied().sum::<Amount>(), m.landelijk(Stroom::Lokaal, jaar).unwrap());
        assert!(lokaal.values().all(|b| (*b * a("100")).is_heel()));
        assert_eq!(
            m.regionaal(jaar).unwrap().values().copied().sum::<Amount>(),
            m.landelijk(Stroom::Regionaal, jaar).unwrap()
        );
    }
    let gelijk = Middelen {
        spuk: [((Stroom::Lokaal, 2027), a("100"))].into(),
        sleutel_gemeenten: [(code(7), 5), (code(2), 5), (code(9), 5)].into(),
        ..Middelen::default()
    };
    let delen: Vec<String> = gelijk.lokaal(2027).unwrap().values().map(ToString::to_string).collect();
    assert_eq!(delen, ["33.34", "33.33", "33.33"]);
}

#[test]
fn na_2029_is_onbekend_en_nooit_nul() {
    let (m, land) = (middelen(), vijf());
    let nederland = land.regio(Niveau::Land, &GebiedCode::nederland()).unwrap();
    let g = m.van_gebied(&land, nederland, 2030);
    assert_eq!((g.lokaal, g.regionaal, g.samen(), g.onbekend), (None, None, None, Some(WaaromOnbekend::NaDeSpuk)));
    let rijen = rijen_van_middelen(&m, &g);
    assert_eq!(rijen.len(), 5);
    assert!(rijen.iter().all(|r| r.bedrag.is_none() && r.herkomst.contains("bijzondere fondsuitkering")));
    assert_eq!(m.waarom_onbekend(2026), Some(WaaromOnbekend::VoorDeSpuk));
    assert_eq!(Middelen::default().waarom_onbekend(2028), Some(WaaromOnbekend::GeenDataset));
    let leeg = Middelen::default().van_gebied(&land, nederland, 2028);
    assert_eq!((leeg.lokaal, leeg.regionaal), (None, None));
}

#[test]
fn het_land_krijgt_de_landelijke_bedragen() {
    let (m, land) = (middelen(), vijf());
    let g = m.van_gebied(&land, land.regio(Niveau::Land, &GebiedCode::nederland()).unwrap(), 2028);
    assert_eq!((g.lokaal, g.regionaal, g.samen()), (Some(mln(278)), Some(mln(235)), Some(mln(513))));
    let rijen = rijen_van_middelen(&m, &g);
    let totaal: Amount = rijen.iter().map(|r| r.bedrag.unwrap().gekozen).sum();
    assert_eq!(totaal, mln(547));
}

#[test]
fn een_regio_wordt_nooit_stilzwijgend_gedeeld() {
    let (m, land) = (middelen(), vijf());
    let g = m.van_gebied(&land, &eigen(&[0, 1, 2, 3]), 2029);
    assert_eq!(g.geheel.len(), 1);
    assert_eq!(g.regionaal, g.geheel[0].bedrag);
    let deel = &g.deels[0];
    assert_eq!((deel.gebied.naam.as_str(), deel.binnen, deel.van), ("regio 2", 1, 2));
    assert_eq!(g.samen(), None);
    // Het deel als aanname, met zijn tegenhanger, is de hele regio op de cent.
    let rest = m.van_gebied(&land, &eigen(&[4]), 2029);
    assert_eq!(rest.regionaal, None);
    assert_eq!(deel.aanname.unwrap() + rest.deels[0].aanname.unwrap(), deel.geheel.unwrap());
    assert_eq!(g.regionaal_met_aanname().unwrap() + rest.regionaal_met_aanname().unwrap(), mln(169));
    let regel = &rijen_van_middelen(&m, &g)[1];
    assert!(
        regel.herkomst.ends_with("telt niet mee, want ligt er deels in: regio 2 (1 van 2 gemeenten)"),
        "{}",
        regel.herkomst
    );
    let rest = &rijen_van_middelen(&m, &rest)[1];
    assert!(rest.bedrag.is_none() && rest.herkomst.starts_with("onbekend: geen hele IZA-regio"), "{}", rest.herkomst);
    let uitleg = g.uitleg();
    assert!(uitleg.len() <= 12 && uitleg.iter().any(|r| r.contains("aanname")), "{uitleg:?}");
}

#[test]
fn een_gemeente_zonder_sleutel_maakt_de_som_onbekend() {
    let (mut m, land) = (middelen(), vijf());
    m.sleutel_gemeenten.remove(&code(1));
    let g = m.van_gebied(&land, &eigen(&[0, 1]), 2027);
    assert_eq!((g.lokaal, g.zonder_sleutel), (None, vec![code(1)]));
    assert!(m.van_gebied(&land, &eigen(&[0]), 2027).lokaal.is_some());
    assert_eq!(m.van_gebied(&land, &eigen(&[]), 2027).lokaal, None);
}

#[test]
fn het_regionale_deel_daalt_in_2029() {
    let dalingen: Vec<String> = Stroom::ALLE
        .iter()
        .flat_map(|s| middelen().veranderingen(*s))
        .filter(Verandering::daalt)
        .map(|v| format!("{} {}%", v.zin(), tekst::getal(v.procent().unwrap(), 1)))
        .collect();
    assert_eq!(dalingen, ["SPUK AZWA, regionaal deel: daalt in 2029 van € 235.000.000 naar € 169.000.000. −28,1%"]);
}

#[test]
fn de_verhouding_zegt_waar_het_geld_ook_voor_is_en_nooit_dat_het_genoeg_is() {
    let kosten = Bereik { laag: a("50"), gekozen: a("75"), hoog: a("100") };
    let v = verhouding(kosten, Some(a("400"))).unwrap();
    assert_eq!(v.procent, Bereik { laag: a("12.5"), gekozen: a("18.75"), hoog: a("25") });
    let zin = v.zin();
    assert!(zin.starts_with(
        "De gemeentelijke kosten van deze normen zijn 12,5–25,0% van het SPUK-bedrag van € 400; daaruit worden ook "
    ));
    assert!(OOK_BETAALD.iter().all(|o| zin.contains(o)) && !zin.contains("gedekt"));
    assert_eq!(verhouding(kosten, None), None);
    assert_eq!(verhouding(kosten, Some(Amount::ZERO)), None);
}

#[test]
fn de_aanname_achter_sociaal_verwijzen() {
    // 17 mln / € 88.000 = 193,18 fte; over 18.044.027 inwoners 0,107 per 10.000. 2030: 0,340; structureel 0,428.
    let m = middelen();
    let maatregel = m.maatregel("Sociaal verwijzen").unwrap();
    let nederland = land(&[(18_044_027, 1, 1)]);
    let maatstaf = Maatstaf::van(&brugfunctionaris(), &nederland).unwrap();
    let per = |jaar| fte_uit_bedrag(maatregel, jaar, a("88000"), &maatstaf);
    let rond = |jaar| tekst::getal(per(jaar).unwrap().fte_per, 3);
    assert_eq!([Jaar::In(2027), Jaar::In(2030), Jaar::Structureel].map(rond), ["0,107", "0,340", "0,428"]);
    assert_eq!(per(Jaar::In(2029)), None);
    assert_eq!(fte_uit_bedrag(maatregel, Jaar::In(2027), Amount::ZERO, &maatstaf), None);
    let f = per(Jaar::In(2030)).unwrap();
    assert_eq!(tekst::getal(f.fte, 2), "613,64");
    // Terug: bij die kosten per fte betaalt het bedrag precies de grens van de norm.
    let kosten = f.kosten_bij_norm.unwrap();
    assert_eq!([kosten.laag, kosten.hoog].map(|k| tekst::getal(k, 0)), ["59.854", "149.634"]);
    assert_eq!(
        f.uitleg(true),
        [
            "Sociaal verwijzen, 2030: landelijk € 54.000.000 (AZWA, bijlage 2).",
            "Bij € 88.000 per fte (aanname) is dat 613,6 fte: € 54.000.000 / € 88.000.",
            "Over 18.044.027 inwoners: 0,340 fte per 10.000 inwoners. De norm brug vraagt 0,2–0,5 fte per 10.000 inwoners.",
            "Het bedrag past bij de ondergrens als een fte € 149.634 kost, bij de bovengrens als zij € 59.854 kost.",
            "Gerekend alsof het hele bedrag aan deze norm opgaat; de maatregel kan meer omvatten.",
        ]
    );
}

#[test]
fn kosten_en_middelen_staan_in_een_tabel() {
    use crate::kosten::{Betaler, KostenRij, PlanKosten};
    let rij = |norm: &str, betaler| KostenRij {
        gebied: eigen(&[0]).gebied,
        norm: NormId::new(norm),
        jaar: 2028,
        betaler,
        bedrag: Bereik { laag: a("1.5"), gekozen: a("2"), hoog: a("3") },
    };
    let kosten = PlanKosten {
        tarieven: Vec::new(),
        naam: "kosten.toml".to_owned(),
        rijen: vec![rij("brug", Betaler::GemeenteLokaal), rij("gli", Betaler::Zorgverzekeraar)],
        onbekend: Vec::new(),
        aangenomen: vec![NormId::new("gli")],
    };
    let regels: Vec<String> = rijen_van_kosten(&kosten).iter().map(|r| r.cellen().join(",")).collect();
    assert_eq!(
        regels,
        [
            "eigen,EIGEN-proef,2028,kosten,,brug,gemeente-lokaal,1.5,2,3,kosten.toml",
            "eigen,EIGEN-proef,2028,kosten,,gli,zorgverzekeraar,1.5,2,3,kosten.toml (aanname)",
        ]
    );
    let m = middelen();
    let g = m.van_gebied(&vijf(), &eigen(&[0]), 2030);
    let onbekend = rijen_van_middelen(&m, &g)[0].cellen();
    assert_eq!(onbekend[..10].join(","), "eigen,EIGEN-proef,2030,middelen,lokaal,,,,,");
    assert_eq!(DekkingRij::KOLOMMEN.len(), onbekend.len());
}

#[test]
fn een_bedrag_naast_alle_normen_samen() {
    // 0,2–0,5 per 10.000 over 100.000 inwoners is 2–5 fte, en 2 fte in één GGD-regio: samen 4–7. € 280.000 tegen € 100.000 per fte is 2,8 fte.
    let land = land(&[(100_000, 1, 1)]);
    let maatstaven = [brugfunctionaris(), coordinatie()].map(|n| Maatstaf::van(&n, &land).unwrap());
    let mut maatregel = middelen().maatregelen[0].clone();
    maatregel.bedragen.insert(Jaar::In(2027), a("280000"));
    let samen = samen_uit_bedrag(&maatregel, Jaar::In(2027), a("100000"), &maatstaven).unwrap();
    assert_eq!((samen.fte, samen.norm, samen.procent), (a("2.8"), band("4", "7"), band("40", "70")));
    assert_eq!(samen_uit_bedrag(&maatregel, Jaar::In(2027), a("100000"), &[]), None);
    assert_eq!(samen_uit_bedrag(&maatregel, Jaar::In(2026), a("100000"), &maatstaven), None);
    // Met meer normen zegt het bedrag per norm niets over wat een fte mag kosten.
    let een = fte_uit_bedrag(&maatregel, Jaar::In(2027), a("100000"), &maatstaven[1]).unwrap();
    assert_eq!(een.uitleg(true).len(), een.uitleg(false).len() + 1);
    assert!(
        een.uitleg(false)[2].starts_with("Over 1 GGD-regio's: 2,800 fte per GGD-regio."),
        "{:?}",
        een.uitleg(false)
    );
}

#[test]
fn een_maatstaf_per_regio_telt_regio_s_en_een_norm_zonder_fte_heeft_er_geen() {
    let land = vijf();
    let maatstaf = Maatstaf::van(&coordinatie(), &land).unwrap();
    assert_eq!((maatstaf.per, maatstaf.aantal, maatstaf.wat_per), (a("1"), a("2"), "GGD-regio"));
    assert_eq!(maatstaf.band, band("2", "2"));
    assert_eq!(Maatstaf::van(&steunpunten(), &land), None);
    let m = middelen();
    let mut verzekeraar = brugfunctionaris();
    verzekeraar.financier = Some(crate::norm::Financier::Zorgverzekeraar);
    verzekeraar.id = NormId::new("gli");
    let normen = set(vec![brugfunctionaris(), steunpunten(), verzekeraar]);
    let ids: Vec<&NormId> = normen_bij(&m.maatregelen[0], &normen).map(|n| &n.id).collect();
    assert_eq!(ids, [&NormId::new("brug")]);
}

#[test]
fn meenemen_schuift_over_en_een_tekort_nooit() {
    let geld = |jaar, m: i64, k: i64| JaarGeld { jaar, middelen: Some(mln(m)), kosten: Some(mln(k)) };
    let jaren = [geld(2027, 10, 4), geld(2028, 10, 20), geld(2029, 10, 10)];
    let over = |mee| beschikbaar(&jaren, mee).iter().map(|b| b.over.unwrap()).collect::<Vec<_>>();
    assert_eq!(over(false), [mln(6), mln(-10), mln(0)]);
    assert_eq!(over(true), [mln(6), mln(-4), mln(0)]);
    let onbekend = [geld(2029, 10, 4), JaarGeld { jaar: 2030, middelen: None, kosten: Some(mln(1)) }, geld(2031, 5, 1)];
    let uit = beschikbaar(&onbekend, true);
    assert_eq!((uit[1].meegenomen, uit[1].beschikbaar, uit[1].over), (Some(mln(6)), None, None));
    assert_eq!((uit[2].meegenomen, uit[2].beschikbaar), (None, None));
    assert_eq!(beschikbaar(&onbekend, false)[2].over, Some(mln(4)));
}

proptest! {
    /// Elke verdeling van het land in gebieden telt op tot het landelijke lokale deel, op de cent.
    #[test]
    fn elke_verdeling_van_het_land_telt_op(centen in 1i64..40_000_000_000, indeling in prop::collection::vec(0usize..3, 5)) {
        let land = vijf();
        let mut m = middelen();
        let totaal = Amount::from_int(centen).mul_div(Amount::ONE, Amount::from_int(100));
        m.spuk.insert((Stroom::Lokaal, 2027), totaal);
        m.spuk.insert((Stroom::Regionaal, 2027), totaal);
        let groepen: BTreeSet<usize> = indeling.iter().copied().collect();
        let (mut lokaal, mut regionaal) = (Amount::ZERO, Amount::ZERO);
        for groep in groepen {
            let leden: Vec<usize> = (0..5).filter(|i| indeling[*i] == groep).collect();
            let g = m.van_gebied(&land, &eigen(&leden), 2027);
            lokaal = lokaal + g.lokaal.unwrap();
            regionaal = regionaal + g.regionaal_met_aanname().unwrap();
        }
        prop_assert_eq!(lokaal, totaal);
        prop_assert_eq!(regionaal, totaal);
    }
}
