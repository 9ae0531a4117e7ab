use normwijzer_core::choices::{Choices, Positie};
use normwijzer_core::ist::IstSoort;
use normwijzer_core::samenstelling::samenstelling;
use normwijzer_core::scenario::BesluitStatus;
use normwijzer_core::{
    Amount, Basis, GebiedCode, Gemeente, GrondslagSoort, Horizon, Inputs, Land, Niveau, NormId, Regio, Telling,
};

use super::*;
use crate::document::Document;
use crate::grafieken::{figuren, grafieken};
use crate::markdown::markdown;
use crate::plan_pagina::plan_document;
use crate::proef::{self, afwijking, gevarieerde_ist, plaats, plan_met, plan_voor, scenario};
use crate::zinnen::{Maat, stand, uiteinden};

const BRUG: &str = "sociaal-verwijzen.brugfunctionaris";

fn flevoland(ist: &normwijzer_core::ist::Ist, keuzes: &Choices) -> (NormSet, Plan, PaginaContext) {
    let (normen, land) = (proef::normen(), proef::land());
    let regio = proef::flevoland(&land);
    let plan = plan_met(&normen, &land, &regio, ist, keuzes);
    let context = PaginaContext {
        code: "NW-1a2b3c4d".to_owned(),
        samenstelling: samenstelling(&land, &regio),
        ..PaginaContext::default()
    };
    (normen, plan, context)
}

fn agenda(soort: IstSoort) -> Werkagenda {
    let (normen, plan, context) = flevoland(&gevarieerde_ist(soort), &Choices::default());
    werkagenda(&normen, &plan, &context)
}

fn sectie<'a>(agenda: &'a Werkagenda, id: &str) -> &'a Sectie {
    agenda.secties.iter().find(|s| s.id == id).unwrap()
}

/// Een cel als platte tekst: elk blok, elk punt op een regel.
fn cel(sectie: &Sectie, onderdeel: Onderdeel) -> Vec<String> {
    let blokken = &sectie.cellen.iter().find(|(o, _)| *o == onderdeel).unwrap().1;
    blokken.iter().flat_map(regels).collect()
}

fn regels(blok: &Blok) -> Vec<String> {
    match blok {
        Blok::Kop { tekst, .. } | Blok::Alinea(tekst) | Blok::Kader { tekst, .. } | Blok::Bron(tekst) => {
            vec![tekst.to_string()]
        }
        Blok::Lijst { aanhef, punten } => {
            let aanhef = Some(aanhef.to_string()).filter(|a| !a.is_empty());
            aanhef.into_iter().chain(punten.iter().map(|p| format!("- {p}"))).collect()
        }
        Blok::Tabel(t) => {
            t.rijen.iter().map(|r| r.iter().map(ToString::to_string).collect::<Vec<_>>().join(" | ")).collect()
        }
        Blok::Citaat { tekst, bron } => vec![format!("{tekst} ({bron})")],
        Blok::Figuur(f) => vec![f.pad.clone()],
    }
}

fn mijlpalen(sectie: &Sectie) -> Vec<(String, Vec<String>, Vec<String>)> {
    let tekst = |z: &[Zin]| z.iter().map(ToString::to_string).collect::<Vec<_>>();
    sectie.mijlpalen.iter().map(|m| (m.kwartaal.to_string(), tekst(&m.activiteiten), tekst(&m.deelresultaat))).collect()
}

fn tekst_van(agenda: &Werkagenda) -> String {
    markdown(&agenda.document())
}

#[test]
fn sociaal_verwijzen_voluit() {
    let agenda = agenda(IstSoort::Opgave);
    let s = sectie(&agenda, "2b");
    assert_eq!(
        (s.titel.as_str(), s.leefgebied.as_str(), s.optioneel),
        ("Sociaal verwijzen", "Mentale gezondheid", false)
    );
    assert_eq!(
        cel(s, Onderdeel::Urgentie),
        [
            "IZA-regio Flevoland heeft 432.104 inwoners (1 januari 2025). Hoe groot de doelgroep daarbinnen is, is hier nog niet bekend."
        ]
    );
    assert_eq!(
        cel(s, Onderdeel::Situatie),
        [
            "- Capaciteit voor verwijzingen: nog niet bekend.",
            "- Brugfunctionaris: 7,5 fte volgens opgave (peildatum 1 januari 2026). Onder de norm: Almere en Lelystad (2 van de 5 gemeenten).",
        ]
    );
    assert_eq!(
        cel(s, Onderdeel::Ambitie),
        [
            "Basisfunctionaliteit: de regio realiseert dit aanbod.",
            "De landelijke streefwaarde komt voor IZA-regio Flevoland neer op capaciteit voor gemiddeld 2.593 verwijzingen per jaar; nog niet vastgesteld; rekenwaarde, telt in geen totaal mee. GAP en ingroeipad: nog niet bekend.",
            "De landelijke streefwaarde komt voor IZA-regio Flevoland neer op tussen 8,6 en 21,6 fte brugfunctionaris; nog niet vastgesteld. GAP: nog tussen 1,1 en 14,1 fte te bouwen. Per gemeente geteld: bij de ondergrens tekort 3,5 fte, overschot 2,4 fte; bij de bovengrens tekort 14,6 fte, overschot 0,5 fte. Het overschot van de ene gemeente vult het tekort van de andere niet.",
        ]
    );
    assert_eq!(
        cel(s, Onderdeel::Ontwerp),
        [
            "Gekozen in deze berekening:",
            "- Dekkend in 2030 is gelezen als: op 1 januari 2030. Het ingroeipad begint op 1 januari 2027 met gelijke stappen.",
            "Nog te kiezen:",
            "- Brugfunctionaris: plaats in de bandbreedte (0,2–0,5 fte per 10.000 inwoners) niet gekozen: 8,6–21,6 fte.",
        ]
    );
    assert_eq!(
        cel(s, Onderdeel::Projectdoelstellingen),
        [
            "Voorstel, nog niet vastgesteld:",
            "- IZA-regio Flevoland heeft op 1 januari 2030 capaciteit voor gemiddeld 2.593 verwijzingen per jaar, als rekenwaarde (nu nog niet bekend; Opdracht voor de werkagenda, versie 20 april 2026, 2b).",
            "- IZA-regio Flevoland heeft op 1 januari 2030 tussen 8,6 en 21,6 fte brugfunctionaris (nu 7,5 fte; Opdracht voor de werkagenda, versie 20 april 2026, 2b).",
        ]
    );
    assert_eq!(
        cel(s, Onderdeel::FinancieelPlan),
        [
            "- Gemeente betaalt: Brugfunctionaris.",
            "- Zorgverzekeraar betaalt: Capaciteit voor verwijzingen.",
            "Kosten en middelen zijn in deze versie niet berekend. Het financieel plan is optioneel in het format; de Opdracht vraagt wel om plannen inclusief financiële dekking.",
        ]
    );
    assert_eq!(
        cel(s, Onderdeel::Monitoring),
        [
            "Wat er geteld wordt, naar onze afbakening:",
            "- Capaciteit voor verwijzingen (in verwijzingen per jaar): verwijzingen door huisarts of andere eerstelijnsprofessional naar sociaal verwijzen, over twaalf aaneengesloten maanden.",
            "- Brugfunctionaris (in fte): fte = bezet op de peildatum, omgerekend naar 36 uur per week. Vacatures tellen niet mee; wie een dubbelrol heeft, telt in elke rol voor zijn deel.",
            "De regioscan meet eind 2027 (stand van 1 januari 2028) en eind 2028 (stand van 1 januari 2029). De cijfers komen uit de berekening (NW-1a2b3c4d): de stand uit plan.csv (kolom ist), de tussenstanden uit ingroeipad.csv.",
        ]
    );
}

#[test]
fn de_mijlpalen_van_sociaal_verwijzen() {
    let agenda = agenda(IstSoort::Opgave);
    let rijen = mijlpalen(sectie(&agenda, "2b"));
    let rij = |k: &str, a: &[&str], d: &[&str]| {
        let lijst = |x: &[&str]| x.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>();
        (k.to_owned(), lijst(a), lijst(d))
    };
    assert_eq!(
        rijen,
        [
            rij("2027-K2", &[], &["Brugfunctionaris: 8,1–9,9 fte"]),
            rij("2027-K4", &["Regioscan: stand eind 2027."], &["Brugfunctionaris: 8,7–12,4 fte"]),
            rij("2028-K2", &[], &["Brugfunctionaris: 9,2–14,8 fte"]),
            rij("2028-K4", &["Regioscan: stand eind 2028."], &["Brugfunctionaris: 9,8–17,2 fte"]),
            rij("2029-K2", &[], &["Brugfunctionaris: 10,4–19,6 fte"]),
            rij(
                "2029-K4",
                &[],
                &[
                    "Capaciteit voor verwijzingen: 2.593 verwijzingen per jaar (SOLL, rekenwaarde); tussenstanden nog niet te berekenen: IST nog niet bekend",
                    "Brugfunctionaris: 8,6–21,6 fte (SOLL); met het overschot van gemeenten, dat blijft, 11,0–22,1 fte",
                ]
            ),
        ]
    );
}

/// Elke rij is de waarde van het pad op de eerste dag van het volgende kwartaal, zoals plan.md haar drukt; de laatste
/// is de SOLL.
#[test]
fn een_rij_toont_de_stand_aan_haar_einde_en_de_laatste_de_soll() {
    let (normen, plan, context) = flevoland(&gevarieerde_ist(IstSoort::Opgave), &Choices::default());
    let agenda = werkagenda(&normen, &plan, &context);
    let mut nagerekend = 0;
    for s in &agenda.secties {
        for mijlpaal in &s.mijlpalen {
            for norm in normen.normen.iter().filter(|n| n.sectie == s.id) {
                let (Some(maat), Some(rij)) = (Maat::van(norm), plan.eigen_rij(&norm.id)) else { continue };
                let begin = format!("{}: ", norm.naam);
                let Some(tekst) =
                    mijlpaal.deelresultaat.iter().map(ToString::to_string).find(|t| t.starts_with(&begin))
                else {
                    continue;
                };
                let laatste = mijlpaal.kwartaal.plus(1) == plan.horizon.doel();
                let verwacht = if laatste {
                    format!("{begin}{} (SOLL", stand::soll_cel(maat, rij))
                } else {
                    let punt = rij.pad.iter().find(|p| p.kwartaal == mijlpaal.kwartaal.plus(1)).unwrap();
                    format!("{begin}{}", maat.in_cel(punt.pad.unwrap(), rij.positie))
                };
                assert!(tekst.starts_with(&verwacht), "{} {}: {tekst} / {verwacht}", norm.id, mijlpaal.kwartaal);
                nagerekend += 1;
            }
        }
        if let Some(laatste) = s.mijlpalen.last() {
            assert_eq!(laatste.kwartaal.to_string(), "2029-K4");
        }
    }
    assert!(nagerekend > 40, "{nagerekend}");
}

#[test]
fn een_hele_stap_staat_in_haar_kwartaal_met_de_gemeente() {
    let stappen: Vec<_> = mijlpalen(sectie(&agenda(IstSoort::Opgave), "2a"))
        .into_iter()
        .filter(|(_, a, _)| a.iter().any(|t| t.contains("erbij")))
        .map(|(k, a, d)| (k, a.join(" "), d.join(" ")))
        .collect();
    let rij = |k: &str, a: &str, d: &str| (k.to_owned(), a.to_owned(), d.to_owned());
    assert_eq!(
        stappen,
        [
            rij("2028-K2", "1 steunpunt erbij: Lelystad.", "Laagdrempelige steunpunten: 6 steunpunten"),
            rij(
                "2029-K4",
                "1 steunpunt erbij: Urk.",
                "Laagdrempelige steunpunten: 5 steunpunten (SOLL); met het overschot van gemeenten, dat blijft, 7 steunpunten"
            ),
        ]
    );
}

#[test]
fn een_stap_buiten_de_halve_jaren_krijgt_een_eigen_rij() {
    let (normen, land) = (proef::normen(), proef::land());
    let regels = [
        ("GM0034", "lsp.steunpunten", "0"),
        ("GM0171", "lsp.steunpunten", "0"),
        ("GM0184", "lsp.steunpunten", "0"),
        ("GM0303", "lsp.steunpunten", "0"),
        ("GM0995", "lsp.steunpunten", "0"),
    ];
    let plan = plan_voor(&normen, &land, &proef::flevoland(&land), &proef::ist(IstSoort::Opgave, &regels));
    let agenda = werkagenda(&normen, &plan, &PaginaContext::default());
    let rijen = mijlpalen(sectie(&agenda, "2a"));
    let kwartalen: Vec<&str> = rijen.iter().map(|(k, ..)| k.as_str()).collect();
    // Vijf steunpunten in twaalf kwartalen: op 2,4 · 4,8 · 7,2 · 9,6 · 12, en dus in K3, K1, K4, K2 en K4.
    assert_eq!(kwartalen, ["2027-K2", "2027-K3", "2027-K4", "2028-K1", "2028-K2", "2028-K4", "2029-K2", "2029-K4"]);
    assert_eq!(rijen[1].1, ["1 steunpunt erbij: Almere."]);
    assert_eq!(rijen[1].2, ["Laagdrempelige steunpunten: 1 steunpunt"]);
}

#[test]
fn zonder_ist_alleen_de_laatste_rij_en_nergens_een_nul() {
    let (normen, plan, context) = flevoland(&proef::ist(IstSoort::Opgave, &[]), &Choices::default());
    let agenda = werkagenda(&normen, &plan, &context);
    for s in agenda.secties.iter().filter(|s| !s.mijlpalen.is_empty()) {
        assert_eq!(s.mijlpalen.len(), 1, "{}", s.id);
        for deel in &s.mijlpalen[0].deelresultaat {
            assert!(deel.to_string().ends_with("tussenstanden nog niet te berekenen: IST nog niet bekend"), "{deel}");
        }
    }
    assert_eq!(cel(sectie(&agenda, "2b"), Onderdeel::Situatie)[1], "- Brugfunctionaris: nog niet bekend.");
    assert!(cel(sectie(&agenda, "2b"), Onderdeel::Projectdoelstellingen)[2].contains("(nu nog niet bekend; "));
}

#[test]
fn een_verzonnen_opgave_heet_overal_fictief() {
    let agenda = agenda(IstSoort::Fictief);
    let s = sectie(&agenda, "2b");
    for onderdeel in [Onderdeel::Situatie, Onderdeel::Ambitie, Onderdeel::Projectdoelstellingen] {
        assert!(cel(s, onderdeel).last().unwrap().contains("FICTIE"), "{onderdeel:?}");
    }
    for (kwartaal, _, deel) in mijlpalen(s) {
        assert!(deel.last().unwrap().contains("FICTIEF"), "{kwartaal}");
    }
    assert!(matches!(&agenda.vooraf[0], Blok::Kader { soort: crate::document::KaderSoort::Fictief, .. }));
    assert!(agenda.bijlage.iter().flat_map(regels).any(|r| r.contains("verzonnen opgaven")));
}

#[test]
fn deels_bekend_is_niet_het_geheel() {
    let agenda = agenda(IstSoort::Opgave);
    let s = sectie(&agenda, "3b");
    assert_eq!(
        cel(s, Onderdeel::Situatie)[0],
        "- Centrale zorgverlener (CZV): Van 2 van de 5 gemeenten (64% van de inwoners) bekend: 5,5 van 11,6 fte. De IST van het geheel is nog niet bekend. Onder het richtpunt: Almere en Dronten (2 van de 2 bekende)."
    );
    assert!(mijlpalen(s)[0].2[0].ends_with("tussenstanden nog niet te berekenen: IST deels bekend"));
}

#[test]
fn een_richtpunt_belooft_niets() {
    let agenda = agenda(IstSoort::Opgave);
    let s = sectie(&agenda, "3b");
    assert_eq!(
        cel(s, Onderdeel::Ambitie)[..2],
        [
            "Ontwikkelagenda: de regio ontwikkelt dit aanbod door; richtpunt, geen harde afspraak (voetnoot 8). De aantallen zijn een eerste inschatting, evaluatie in 2028, zonder rekening met financiële restricties (voetnoot 11).",
            "De landelijke streefwaarde komt voor IZA-regio Flevoland neer op 18,6 fte centrale zorgverlener (CZV), over een geschatte bevolking; nog niet vastgesteld. GAP en ingroeipad: nog niet bekend.",
        ]
    );
    assert_eq!(
        cel(s, Onderdeel::Projectdoelstellingen)[3],
        "- IZA-regio Flevoland ontwikkelt door naar 0,19–0,37 fte regionale coördinatie overgewicht kinderen, over een geschatte bevolking, met richtpunt 1 januari 2030 (nu nog niet bekend; Opdracht voor de werkagenda, versie 20 april 2026, 3b)."
    );
    for s in agenda.secties.iter().filter(|s| ["2c", "3b"].contains(&s.id.as_str())) {
        let alles: String = Onderdeel::ALLE.iter().flat_map(|o| cel(s, *o)).collect();
        assert!(!alles.to_lowercase().contains("dekkend"), "{}", s.id);
        assert!(mijlpalen(s).iter().all(|(_, _, d)| d.iter().all(|t| t.contains("richtpunt"))), "{}", s.id);
    }
}

#[test]
fn ouderen_met_aandeel_aanname_en_groei() {
    assert_eq!(
        cel(sectie(&agenda(IstSoort::Opgave), "5a"), Onderdeel::Urgentie),
        [
            "IZA-regio Flevoland heeft 432.104 inwoners (1 januari 2025). Er zijn 68.684 inwoners van 65 jaar en ouder (16% van alle inwoners). Naar aanname hebben 21.842 van hen een verhoogd valrisico (31,8%). Groei tot 2030 niet meegerekend; landelijk naar schatting circa +10% 65-plussers."
        ]
    );
}

#[test]
fn een_kleine_telling_staat_nergens() {
    let (normen, land) = (proef::normen(), proef::land());
    let plan = plan_voor(&normen, &land, &proef::gemeente(&land, "GM0184"), &gevarieerde_ist(IstSoort::Opgave));
    let agenda = werkagenda(&normen, &plan, &PaginaContext::default());
    let s = sectie(&agenda, "5a");
    assert!(cel(s, Onderdeel::Situatie)[1].contains("<10 deelnemers per jaar"), "{:?}", cel(s, Onderdeel::Situatie));
    assert!(cel(s, Onderdeel::Projectdoelstellingen)[2].contains("(nu <10 deelnemers per jaar; "));
    let bewegen: Vec<String> =
        mijlpalen(s).into_iter().flat_map(|(.., d)| d).filter(|t| t.starts_with("Deelname")).collect();
    assert_eq!(bewegen.len(), 1, "{bewegen:?}");
    assert!(bewegen[0].contains("tussenstanden niet afgedrukt: de IST is een telling onder de 10"), "{bewegen:?}");
    // 7 deelnemers van de 23: uit 16 nog te gaan was de 7 uit te rekenen.
    assert!(!tekst_van(&agenda).contains(" 16 deelnemers"));
}

#[test]
fn alleen_vastgesteld_heet_vastgesteld() {
    let met = |gemeente: Option<&str>, status| {
        let keuzes = scenario(vec![afwijking(BRUG, gemeente, plaats(Positie::Hoog), status)]);
        let (normen, plan, context) = flevoland(&gevarieerde_ist(IstSoort::Opgave), &keuzes);
        let agenda = werkagenda(&normen, &plan, &context);
        let s = sectie(&agenda, "2b").clone();
        (cel(&s, Onderdeel::Ambitie)[2].clone(), cel(&s, Onderdeel::Ontwerp), cel(&s, Onderdeel::Projectdoelstellingen))
    };
    let (ambitie, ontwerp, doelen) = met(None, BesluitStatus::Vastgesteld);
    assert!(
        ambitie.starts_with("Vastgesteld voor IZA-regio Flevoland: 21,6 fte brugfunctionaris. IZA-regio Flevoland: plaats in de bandbreedte hoog, landelijk niet gekozen; vastgesteld door College van B&W Almere op 1 oktober 2026. GAP: nog 14,1 fte te bouwen."),
        "{ambitie}"
    );
    assert_eq!(
        ontwerp[2],
        "- Brugfunctionaris: plaats in de bandbreedte hoog, landelijk niet gekozen (IZA-regio Flevoland)."
    );
    assert_eq!(
        doelen[..2],
        [
            "Vastgesteld:",
            "- IZA-regio Flevoland heeft op 1 januari 2030 in totaal 21,6 fte brugfunctionaris (nu 7,5 fte; Opdracht voor de werkagenda, versie 20 april 2026, 2b)."
        ]
    );

    let (ambitie, ontwerp, doelen) = met(None, BesluitStatus::Concept);
    assert!(ambitie.starts_with("De eigen streefwaarde komt voor IZA-regio Flevoland neer op 21,6 fte brugfunctionaris; concept, nog niet vastgesteld. IZA-regio Flevoland: plaats in de bandbreedte hoog, landelijk niet gekozen; concept, voorstel aan College van B&W Almere op 1 oktober 2026."), "{ambitie}");
    assert!(
        ontwerp.iter().position(|r| r.contains("concept")) > ontwerp.iter().position(|r| r == "Nog te kiezen:"),
        "{ontwerp:?}"
    );
    assert_eq!(doelen[0], "Voorstel, nog niet vastgesteld:");

    let (ambitie, _, doelen) = met(Some("GM0034"), BesluitStatus::Vastgesteld);
    assert!(ambitie.starts_with("Met de eigen streefwaarde van een deel van de gemeenten komt IZA-regio Flevoland op tussen 15,5 en 21,6 fte brugfunctionaris; nog niet voor het hele gebied vastgesteld. Gemeente Almere: plaats in de bandbreedte hoog, landelijk niet gekozen; vastgesteld door"), "{ambitie}");
    assert_eq!(doelen[0], "Voorstel, nog niet vastgesteld:");

    let (ambitie, ..) = met(None, BesluitStatus::Vervallen);
    assert!(ambitie.starts_with("De landelijke streefwaarde komt voor"), "{ambitie}");
}

/// Vlieland: klein, en in geen IZA-regio die in dit land bestaat.
fn vlieland() -> (Land, Regio) {
    let mut land = proef::land();
    let code = GebiedCode::new("GM0096");
    let gebied = normwijzer_core::Gebied { niveau: Niveau::Gemeente, code: code.clone(), naam: "Vlieland".to_owned() };
    let telling = |n| Telling {
        aantal: Amount::from_int(n),
        soort: GrondslagSoort::Telling,
        peildatum: jiff::civil::date(2025, 1, 1),
    };
    let tellingen = [(Basis::Inwoners, 1_209), (Basis::Inwoners0Tot17, 170), (Basis::Inwoners65Plus, 263)];
    let tellingen = tellingen.into_iter().map(|(b, n)| (b, telling(n))).collect();
    let ggd = (Niveau::Ggd, GebiedCode::new("GG2109"));
    land.gemeenten.insert(code.clone(), Gemeente { gebied, tellingen, regio: [ggd.clone()].into_iter().collect() });
    let naam = "GGD Fryslân".to_owned();
    let leden = [code, GebiedCode::new("GM0034")].into_iter().collect();
    let regio = normwijzer_core::Gebied { niveau: Niveau::Ggd, code: ggd.1.clone(), naam };
    land.regios.insert(ggd, Regio { gebied: regio, leden, reconstructie: false });
    let vlieland = proef::gemeente(&land, "GM0096");
    (land, vlieland)
}

#[test]
fn een_gemeente_heeft_een_werkagenda_zonder_wat_regionaal_is() {
    let normen = proef::normen();
    let (land, regio) = vlieland();
    let ist = proef::ist(IstSoort::Opgave, &[("GM0096", "lsp.steunpunten", "0"), ("GM0096", BRUG, "0.1")]);
    let plan = plan_voor(&normen, &land, &regio, &ist);
    let agenda = werkagenda(&normen, &plan, &PaginaContext::default());
    assert_eq!(
        cel(sectie(&agenda, "2b"), Onderdeel::Ambitie)[2],
        "De landelijke streefwaarde komt voor gemeente Vlieland neer op tussen 0,02 en 0,06 fte brugfunctionaris; nog niet vastgesteld. De IST ligt 0,04 fte boven de bandbreedte."
    );
    let steunpunt = mijlpalen(sectie(&agenda, "2a"));
    assert_eq!(steunpunt.last().unwrap().1, ["1 steunpunt erbij."]);
    assert_eq!(steunpunt.last().unwrap().2, ["Laagdrempelige steunpunten: 1 steunpunt (SOLL)"]);
    let nnz = cel(sectie(&agenda, "3a.1"), Onderdeel::Situatie).join(" ");
    assert!(
        nnz.contains("Personen voor coördinatie en expertise Nu Niet Zwanger: regionaal georganiseerd: GGD Fryslân."),
        "{nnz}"
    );
    assert!(cel(sectie(&agenda, "2c"), Onderdeel::Projectdoelstellingen).is_empty());
}

#[test]
fn zonder_getallen_een_lijst_om_af_te_vinken_en_zonder_normen_niets() {
    let agenda = agenda(IstSoort::Opgave);
    let namen: Vec<&str> = agenda.secties.iter().map(|s| s.id.as_str()).collect();
    assert_eq!(namen, ["2a", "2b", "2c", "3a", "3a.1", "3a.2", "3b", "4a", "5a"]);
    let s = sectie(&agenda, "4a");
    assert_eq!(
        cel(s, Onderdeel::Situatie)[..3],
        [
            "Eisen in woorden, met wat ervan is:",
            "- nog niet bekend: Er is een centrale zorgcoördinator, die ook de verbinding met de sociale basis maakt.",
            "- nog niet bekend: Er is beweegaanbod voor de doelgroep.",
        ]
    );
    assert_eq!(
        cel(s, Onderdeel::Ambitie)[1],
        "De Opdracht noemt geen aantal en vraagt 6 eisen in woorden; zie Situatie."
    );
    assert!(cel(s, Onderdeel::Ontwerp).is_empty() && s.mijlpalen.is_empty() && s.onder.is_empty());
    assert!(cel(sectie(&agenda, "2a"), Onderdeel::Situatie).contains(
        &"- deels: Er is een bij de regio passend dekkend netwerk met verschillende typen laagdrempelige steunpunten."
            .to_owned()
    ));
}

#[test]
fn open_lezingen_met_hun_uitkomst_en_het_zwaarste_bovenaan() {
    let agenda = agenda(IstSoort::Opgave);
    assert_eq!(
        cel(sectie(&agenda, "5a"), Onderdeel::Ontwerp).last().unwrap(),
        "- Deelname aan een valpreventieve beweeginterventie: lezing nog te kiezen: verhoogd-valrisico 655 deelnemers per jaar (hiermee is gerekend), alle-65plus 2.061 deelnemers per jaar of thuiswonend 624 deelnemers per jaar."
    );
    let tabellen: Vec<_> = agenda
        .bijlage
        .iter()
        .filter_map(|b| if let Blok::Tabel(t) = b { Some(t) } else { None })
        .map(|t| t.rijen.iter().map(|r| r[2].to_string()).collect::<Vec<_>>())
        .collect();
    let ouderen = tabellen.last().unwrap();
    assert_eq!(
        ouderen[..],
        [
            "+214% bij alle-65plus: 2.061 deelnemers per jaar",
            "+214% bij alle-65plus: 2.061 deelnemers per jaar",
            "−5% bij thuiswonend: 9.164 inschattingen per jaar",
            "−5% bij thuiswonend: 9.164 inschattingen per jaar",
            "zonder getal",
        ]
    );
    assert_eq!(tabellen[0][0], "±43% om het midden");
}

#[test]
fn de_bijlage_heeft_elke_zin_van_de_norm_met_document_en_plaats() {
    let agenda = agenda(IstSoort::Opgave);
    let alles = agenda.bijlage.iter().flat_map(regels).collect::<Vec<_>>().join("\n");
    for norm in &proef::normen().normen {
        assert!(alles.contains(norm.citaat.trim()), "{}", norm.id);
    }
    assert!(
        alles.contains("(Opdracht voor de werkagenda, versie 20 april 2026, Mentale gezondheid, Sociaal verwijzen")
    );
    assert!(alles.contains("NW-1a2b3c4d") && alles.contains("nagebouwd uit openbare bedragen"));
}

#[test]
fn een_afwijking_staat_met_motivatie_in_de_bijlage() {
    let keuzes = scenario(vec![afwijking(BRUG, Some("GM0034"), plaats(Positie::Hoog), BesluitStatus::Concept)]);
    let (normen, plan, context) = flevoland(&gevarieerde_ist(IstSoort::Opgave), &keuzes);
    let alles: Vec<String> = werkagenda(&normen, &plan, &context).bijlage.iter().flat_map(regels).collect();
    let regel = alles.iter().find(|r| r.starts_with("- Afwijking 1")).unwrap();
    assert_eq!(
        regel,
        "- Afwijking 1 (concept, nog niet vastgesteld) in gemeente Almere: plaats in de bandbreedte hoog, landelijk niet gekozen. Motivatie: Meer problematiek dan gemiddeld (voorbeeld). Voorstel aan College van B&W Almere op 1 oktober 2026; eigenaar Programmamanager; evaluatie op 1 oktober 2028."
    );
}

#[test]
fn een_ander_doel_verschuift_de_laatste_rij() {
    let (normen, land) = (proef::normen(), proef::land());
    let (regio, ist, keuzes) = (proef::flevoland(&land), gevarieerde_ist(IstSoort::Opgave), Choices::default());
    let horizon = Horizon::new("2027-K2".parse().unwrap(), "2031-K1".parse().unwrap()).unwrap();
    let invoer = Inputs { land: &land, gebied: &regio, ist: &ist, keuzes: &keuzes, volgorde: &[] };
    let plan = normwijzer_core::plan(&normen, &invoer, &horizon);
    let agenda = werkagenda(&normen, &plan, &PaginaContext::default());
    let s = sectie(&agenda, "2b");
    let rijen = mijlpalen(s);
    assert_eq!((rijen[0].0.as_str(), rijen.last().unwrap().0.as_str()), ("2027-K2", "2030-K4"));
    assert!(rijen.last().unwrap().2[1].starts_with("Brugfunctionaris: 8,6–21,6 fte (SOLL)"));
    assert!(
        cel(s, Onderdeel::Ontwerp)[1]
            .contains("Dekkend in 2030 is gelezen als: op 1 januari 2031. Het ingroeipad begint op 1 april 2027")
    );
}

fn blokken_van(velden: &[Veld], naam: &str) -> Vec<String> {
    match &velden.iter().find(|v| v.naam == naam).unwrap().inhoud {
        Inhoud::Regel(zin) => vec![zin.to_string()],
        Inhoud::Blokken(blokken) => blokken.iter().flat_map(regels).collect(),
    }
}

#[test]
fn de_velden_van_een_sjabloon() {
    let (normen, plan, mut context) = flevoland(&gevarieerde_ist(IstSoort::Fictief), &Choices::default());
    context.figuren = figuren(&grafieken(&normen, &plan, &context), "png");
    let velden = velden(&normen, &plan, &context);
    let regel = |naam: &str| blokken_van(&velden, naam).join("\n");
    for (naam, verwacht) in [
        ("gebied.naam", "IZA-regio Flevoland"),
        ("gebied.inwoners", "432.104"),
        ("gebied.gemeenten", "Almere, Noordoostpolder, Urk, Dronten en Lelystad"),
        ("code", "NW-1a2b3c4d"),
        ("datum", "nog niet bekend"),
        ("sociaal-verwijzen.brugfunctionaris.soll", "tussen 8,6 en 21,6 fte"),
        ("sociaal-verwijzen.brugfunctionaris.soll-laag", "8,6 fte"),
        ("sociaal-verwijzen.brugfunctionaris.soll-hoog", "21,6 fte"),
        ("sociaal-verwijzen.brugfunctionaris.ist", "7,5 fte (FICTIEF)"),
        ("sociaal-verwijzen.brugfunctionaris.gap", "1,1–14,1 fte (FICTIEF)"),
        ("sociaal-verwijzen.brugfunctionaris.status", "onder de norm"),
        ("sociaal-verwijzen.brugfunctionaris.norm", "0,2–0,5 fte per 10.000 inwoners"),
        ("sociaal-verwijzen.brugfunctionaris.peildatum", "1 januari 2025"),
        ("lsp.steunpunten.tekort", "2 steunpunten (FICTIEF)"),
        ("nnz.personen.soll", "hier niet geteld"),
        ("overgewicht-kind.kinder-gli.gap", "nog niet bekend"),
        ("lsp.tien-kenmerken.status", "nog niet bekend"),
    ] {
        assert_eq!(regel(naam), verwacht, "{naam}");
    }
    assert!(
        regel("2b.mijlpalen")
            .contains("2027-K4 | Regioscan: stand eind 2027. |  | Brugfunctionaris: 8,7–12,4 fte (FICTIEF)")
    );
    // Een paragraaf met meer normen geeft ze allemaal.
    assert!(regel("2b.gap.tabel").contains("Almere | 1.378") && regel("2b.gap.tabel").contains("Almere | 4,6–11,5"));
    assert!(regel("2c.gap.tabel").contains("Mentaal gezondheidsnetwerk"));
    assert_eq!(
        blokken_van(&velden, "2b.gap.figuur"),
        [
            "grafieken/gap-sociaal-verwijzen-verwijzingen-flevoland.png",
            "grafieken/gap-sociaal-verwijzen-brugfunctionaris-flevoland.png"
        ]
    );
    assert_eq!(
        blokken_van(&velden, "2b.ingroeipad.figuur"),
        ["grafieken/ingroeipad-sociaal-verwijzen-brugfunctionaris-flevoland.png"]
    );
    let namen: Vec<(String, String)> = velden.iter().map(|v| (v.naam.clone(), v.omschrijving.clone())).collect();
    assert_eq!(namen, veldnamen(&normen));
    let enkele: std::collections::BTreeSet<&String> = namen.iter().map(|(naam, _)| naam).collect();
    assert_eq!(enkele.len(), namen.len());
    assert!(namen.iter().all(|(_, wat)| !wat.is_empty() && !wat.contains('\n')));
}

/// Elk getal van het ingroeipad en de gemeenten staat er zoals op plan.md: dezelfde tabellen, dezelfde afronding.
#[test]
fn dezelfde_getallen_als_op_de_pagina_van_het_plan() {
    let (normen, plan, context) = flevoland(&gevarieerde_ist(IstSoort::Opgave), &Choices::default());
    let pagina: Document = plan_document(&normen, &plan, &context);
    let op_pagina = |rijen: &[Vec<Zin>]| pagina.blokken.iter().any(|b| matches!(b, Blok::Tabel(t) if t.rijen == rijen));
    let mut tabellen = 0;
    for veld in velden(&normen, &plan, &context).iter().filter(|v| v.naam.ends_with(".tabel")) {
        let Inhoud::Blokken(blokken) = &veld.inhoud else { continue };
        for blok in blokken {
            if let Blok::Tabel(t) = blok
                && !t.bijschrift.to_string().starts_with("Voor ")
            {
                assert!(op_pagina(&t.rijen), "{}: {}", veld.naam, t.bijschrift);
                tabellen += 1;
            }
        }
    }
    assert!(tabellen >= 10, "{tabellen}");
    let brug = NormId::new(BRUG);
    let rij = plan.eigen_rij(&brug).unwrap();
    let (laag, hoog) = uiteinden(rij.soll.bereik.unwrap(), rij.positie);
    let maat = Maat::van(normen.norm(&brug).unwrap()).unwrap();
    assert!(tekst_van(&werkagenda(&normen, &plan, &context)).contains(&format!(
        "{}–{}",
        maat.getal(laag),
        maat.getal(hoog)
    )));
}

#[test]
fn een_paragraaf_los_houdt_haar_voorbehouden() {
    let agenda = agenda(IstSoort::Fictief);
    let los = markdown(&agenda.alleen("2b").unwrap());
    assert!(
        los.contains("> **FICTIEF.**") && los.contains("### 2b Sociaal verwijzen") && !los.contains("### 2a"),
        "{los}"
    );
    assert!(agenda.alleen("4b").is_none());
}
