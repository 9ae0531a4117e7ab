use normwijzer_core::choices::{Choices, Positie};
use normwijzer_core::ist::IstSoort;
use normwijzer_core::norm::LezingId;
use normwijzer_core::{GebiedCode, Niveau, NormId, Regio};

use super::*;
use crate::proef::{self, gevarieerde_ist, plan_met, plan_voor};

fn q(tekst: &str) -> Quarter {
    tekst.parse().unwrap()
}

#[test]
fn almere_van_zin_tot_getal() {
    let (normen, land) = (proef::normen(), proef::land());
    let plan = plan_voor(&normen, &land, &proef::flevoland(&land), &gevarieerde_ist(IstSoort::Opgave));
    let id = NormId::new("sociaal-verwijzen.brugfunctionaris");
    let almere = plan.rijen_van_leden(&id).find(|r| r.gebied.naam == "Almere").unwrap();
    let regels = uitleg(&normen, almere, &plan, Some(q("2028-K1")));
    assert!(regels[0].starts_with("Norm: „Brugfunctionaris, uitgevoerd door"), "{}", regels[0]);
    assert!(regels[0].contains("Opdracht voor de werkagenda, versie 20 april 2026"), "{}", regels[0]);
    assert_eq!(
        &regels[1..],
        [
            "Bevolking: 229.574 inwoners in gemeente Almere op 1 januari 2025 (geteld).",
            "Lezing: Tussen 0,2 en 0,5 fte per 10.000 inwoners; waar daarbinnen hangt af van de populatie. De tekst laat één uitleg toe.",
            "Bandbreedte: 0,2 tot 0,5 fte; een plaats daarin is niet gekozen, daarom staat er een bereik.",
            "SOLL: 229.574 × 0,2 / 10.000 = 4,59148 en 229.574 × 0,5 / 10.000 = 11,4787, afgerond 4,6–11,5 fte.",
            "IST: 2,0 fte volgens opgave (peildatum 1 januari 2026). Onze afbakening: fte = bezet op de peildatum, omgerekend naar 36 uur per week. Vacatures tellen niet mee; wie een dubbelrol heeft, telt in elke rol voor zijn deel.",
            "GAP: 4,59148 − 2 = 2,59148 en 11,4787 − 2 = 9,4787, afgerond 2,6–9,5 fte. Status: onder de norm.",
            "Ingroeipad op 1 januari 2028 (2028-K1): 2 + 4 / 12 × 2,59148 ≈ 2,863827 en 2 + 4 / 12 × 9,4787 ≈ 5,159567, afgerond 2,9–5,2 fte.",
            "Dit verandert door: 1.000 inwoners meer is 0,02 tot 0,05 fte meer; een plaats in de bandbreedte; een andere uitgave van de norm.",
        ]
    );
}

#[test]
fn een_aangenomen_deel_en_kleine_fte_staan_erbij() {
    let (normen, land) = (proef::normen(), proef::land());
    let urk = proef::gemeente(&land, "GM0184");
    let plan = plan_voor(&normen, &land, &urk, &proef::ist(IstSoort::Opgave, &[]));
    let regels = |id: &str| uitleg(&normen, plan.eigen_rij(&NormId::new(id)).unwrap(), &plan, None).join("\n");
    let bewegen = regels("valpreventie.beweeginterventie");
    assert!(bewegen.contains("2.362 × 0,318 × 0,03 = 22,53348, afgerond 23 deelnemers per jaar"), "{bewegen}");
    assert!(bewegen.contains("Van de 65-plussers heeft 31,8% een verhoogd valrisico"), "{bewegen}");
    let coordinatie = regels("overgewicht-kind.coordinatie");
    assert!(coordinatie.contains("0,01–0,03 fte = 0,5 tot 1,0 uur per week"), "{coordinatie}");
    let nnz = regels("nnz.coordinatie");
    assert!(nnz.contains("SOLL: 2 × 22.173 / 456.395 ≈ 0,097166, afgerond 0,10 fte"), "{nnz}");
    assert!(nnz.contains("0,10 fte = 3,5 uur per week"), "{nnz}");
}

/// Elke rij, van elk niveau, met elke soort IST en keuze, in elk kwartaal.
#[test]
fn nooit_meer_dan_twaalf_regels_en_elke_som_klopt() {
    let (normen, land) = (proef::normen(), proef::land());
    let eigen_leden = ["GM0034", "GM0050", "GM0233"].map(GebiedCode::new).into();
    let eigen =
        normwijzer_core::Gebied { niveau: Niveau::Eigen, code: GebiedCode::eigen("proef"), naam: "proef".to_owned() };
    let gebieden = [
        proef::flevoland(&land),
        land.regio(Niveau::Ggd, &GebiedCode::new("GG2209")).unwrap().clone(),
        land.regio(Niveau::Land, &GebiedCode::nederland()).unwrap().clone(),
        proef::gemeente(&land, "GM0184"),
        Regio { gebied: eigen, leden: eigen_leden, reconstructie: false },
    ];
    let anders = Choices {
        positie: Some(Positie::Eigen(proef::a("0.31"))),
        lezing_per_norm: [("valpreventie.beweeginterventie", "thuiswonend"), ("nnz.coordinatie", "per-iza-regio")]
            .map(|(n, l)| (NormId::new(n), LezingId(l.to_owned())))
            .into(),
        ..Choices::default()
    };
    let mut sommen = 0;
    for gebied in &gebieden {
        for ist in [proef::ist(IstSoort::Opgave, &[]), gevarieerde_ist(IstSoort::Fictief)] {
            for keuzes in [Choices::default(), anders.clone()] {
                let plan = plan_met(&normen, &land, gebied, &ist, &keuzes);
                for rij in &plan.rijen {
                    for kwartaal in
                        [None, Some(q("2027-K1")), Some(q("2028-K4")), Some(q("2030-K1")), Some(q("2040-K1"))]
                    {
                        let regels = uitleg(&normen, rij, &plan, kwartaal);
                        assert!((3..=MEESTE_REGELS).contains(&regels.len()), "{}: {regels:#?}", rij.norm);
                        assert!(regels.iter().all(|r| !r.contains('\n') && !r.contains("  ")), "{regels:#?}");
                        sommen += regels.iter().map(|r| reken_na(r)).sum::<usize>();
                    }
                }
            }
        }
    }
    assert!(sommen > 1000, "er is iets nagerekend: {sommen}");
}

/// Rekent elke som in een regel na; geeft hun aantal.
fn reken_na(regel: &str) -> usize {
    let tekens: Vec<&str> = regel.split([' ', ';']).collect();
    let mut aantal = 0;
    for (i, teken) in tekens.iter().enumerate().filter(|(_, t)| **t == "=" || **t == "≈") {
        let is_rekenteken = |t: &str| ["×", "/", "+", "−"].contains(&t.trim_matches(['(', ')']));
        let mut begin = i;
        while begin > 0 && (getal(tekens[begin - 1]).is_some() || is_rekenteken(tekens[begin - 1])) {
            begin -= 1;
        }
        let links = &tekens[begin..i];
        if links.len() < 3 {
            continue;
        }
        let rechts = getal(tekens[i + 1].trim_end_matches([',', '.'])).unwrap();
        let uitkomst = waarde(links);
        assert!((uitkomst - rechts).abs() < 2e-5 * uitkomst.abs().max(1.0), "{teken} {uitkomst} {rechts}: {regel}");
        aantal += 1;
    }
    aantal
}

fn getal(tekst: &str) -> Option<f64> {
    tekst.trim_matches(['(', ')']).replace('.', "").replace(',', ".").replace('−', "-").parse().ok()
}

/// Optellen en aftrekken van producten en quotiënten; haakjes alleen om alles vóór de laatste deling.
fn waarde(tekens: &[&str]) -> f64 {
    if let Some(sluit) = tekens.iter().position(|t| t.ends_with(')')) {
        let binnen = waarde(&tekens[..=sluit].iter().map(|t| t.trim_matches(['(', ')'])).collect::<Vec<_>>());
        return binnen / getal(tekens[sluit + 2]).unwrap();
    }
    let (mut som, mut term, mut teken) = (0.0, getal(tekens[0]).unwrap(), 1.0);
    for paar in tekens[1..].chunks(2) {
        let rechts = getal(paar[1]).unwrap();
        match paar[0] {
            "×" => term *= rechts,
            "/" => term /= rechts,
            anders => {
                som += teken * term;
                term = rechts;
                teken = if anders == "−" { -1.0 } else { 1.0 };
            }
        }
    }
    som + teken * term
}
