use super::*;

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
            "Kosten en middelen zijn niet berekend. Het financieel plan is optioneel in het format; de Opdracht vraagt wel om plannen inclusief financiële dekking.",
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
            "☐ Nog niet bekend: Er is een centrale zorgcoördinator, die ook de verbinding met de sociale basis maakt.",
            "☐ Nog niet bekend: Er is beweegaanbod voor de doelgroep.",
        ]
    );
    assert_eq!(
        cel(s, Onderdeel::Ambitie)[1],
        "De Opdracht noemt geen aantal en vraagt 6 eisen in woorden; zie Situatie."
    );
    assert!(cel(s, Onderdeel::Ontwerp).is_empty() && s.mijlpalen.is_empty() && s.onder.is_empty());
    assert!(cel(sectie(&agenda, "2a"), Onderdeel::Situatie).contains(
        &"☐ Deels: Er is een bij de regio passend dekkend netwerk met verschillende typen laagdrempelige steunpunten."
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
fn een_verkenning_is_geen_besluit() {
    let keuzes = Choices { positie: Some(Positie::Laag), ..Choices::default() };
    let (normen, plan, context) = flevoland(&gevarieerde_ist(IstSoort::Opgave), &keuzes);
    let agenda = werkagenda(&normen, &plan, &context);
    let s = sectie(&agenda, "2b");
    let ambitie = &cel(s, Onderdeel::Ambitie)[2];
    assert!(
        ambitie.starts_with("In deze verkenning komt IZA-regio Flevoland op 8,6 fte brugfunctionaris; nog niet vastgesteld. Verkenning met plaats in de bandbreedte: laag; de norm zelf geeft 8,6–21,6 fte."),
        "{ambitie}"
    );
    assert_eq!(cel(s, Onderdeel::Projectdoelstellingen)[0], "Voorstel, nog niet vastgesteld:");
    assert!(mijlpalen(s).last().unwrap().2[1].starts_with("Brugfunctionaris: 8,6 fte (SOLL, verkenning)"));
}

#[test]
fn meer_dan_vijftig_gemeenten_staan_in_plan_csv() {
    let normen = proef::normen();
    let onder = |n: usize| {
        let mut land = proef::land();
        let almere = land.gemeente(&GebiedCode::new("GM0034")).unwrap().clone();
        let mut regio = proef::flevoland(&land);
        for i in regio.leden.len()..n {
            let mut gemeente = almere.clone();
            gemeente.gebied.code = GebiedCode::new(&format!("GM9{i:03}"));
            gemeente.gebied.naam = format!("Gemeente {i}");
            regio.leden.insert(gemeente.gebied.code.clone());
            land.gemeenten.insert(gemeente.gebied.code.clone(), gemeente);
        }
        let plan = plan_voor(&normen, &land, &regio, &proef::ist(IstSoort::Opgave, &[]));
        let agenda = werkagenda(&normen, &plan, &PaginaContext::default());
        sectie(&agenda, "2b").onder.iter().flat_map(regels).collect::<Vec<_>>()
    };
    assert_eq!(
        onder(51),
        [
            "Capaciteit voor verwijzingen: de 51 gemeenten staan in plan.csv.",
            "Brugfunctionaris: de 51 gemeenten staan in plan.csv."
        ]
    );
    assert_eq!(onder(50).len(), 2 * 51);
}
