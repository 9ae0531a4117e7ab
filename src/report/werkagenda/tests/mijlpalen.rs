use super::*;

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
fn een_ander_doel_verschuift_de_laatste_rij() {
    let (normen, land) = (proef::normen(), proef::land());
    let (regio, ist, keuzes) = (proef::flevoland(&land), gevarieerde_ist(IstSoort::Opgave), Choices::default());
    let horizon = Horizon::new("2027-K2".parse().unwrap(), "2031-K1".parse().unwrap()).unwrap();
    let invoer = Inputs { land: &land, gebied: &regio, ist: &ist, keuzes: &keuzes, volgorde: &[], prognose: None };
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
