use super::*;

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

/// De getallen in een tekst, met hun decimalen en procentteken. Eén cijfer is een telling van eisen of gemeenten, en
/// staat overal.
fn getallen(tekst: &str) -> std::collections::BTreeSet<String> {
    let scheiding = |c: char| !(c.is_ascii_digit() || matches!(c, ',' | '.' | '%'));
    tekst
        .split(scheiding)
        .map(|w| w.trim_matches(|c| matches!(c, ',' | '.')))
        .filter(|w| w.len() > 1 && w.contains(|c: char| c.is_ascii_digit()))
        .map(str::to_owned)
        .collect()
}

#[test]
fn geen_cel_heeft_een_getal_dat_niet_op_de_pagina_van_het_plan_staat() {
    let hoog = |gemeente| scenario(vec![afwijking(BRUG, gemeente, plaats(Positie::Hoog), BesluitStatus::Vastgesteld)]);
    let leeg = proef::ist(IstSoort::Opgave, &[]);
    let mut nagekeken = 0;
    for (ist, keuzes) in [
        (gevarieerde_ist(IstSoort::Opgave), Choices::default()),
        (gevarieerde_ist(IstSoort::Fictief), hoog(None)),
        (gevarieerde_ist(IstSoort::Opgave), hoog(Some("GM0034"))),
        (leeg, Choices { positie: Some(Positie::Midden), ..Choices::default() }),
    ] {
        let (normen, plan, context) = flevoland(&ist, &keuzes);
        let op_pagina = getallen(&markdown(&plan_document(&normen, &plan, &context)));
        for s in &werkagenda(&normen, &plan, &context).secties {
            for onderdeel in
                [Onderdeel::Ambitie, Onderdeel::Situatie, Onderdeel::Ontwerp, Onderdeel::Projectdoelstellingen]
            {
                let in_cel = getallen(
                    &cel(s, onderdeel)
                        .join("\n")
                        .replace(&format!(", {})", s.id), ")")
                        // Zonder IST heeft de pagina geen pad, en dus geen begin.
                        .replace("1 januari 2027", ""),
                );
                let vreemd: Vec<&String> = in_cel.difference(&op_pagina).collect();
                assert!(vreemd.is_empty(), "{} {}: {vreemd:?}", s.id, onderdeel.label());
                nagekeken += in_cel.len();
            }
        }
    }
    assert!(nagekeken > 200, "{nagekeken}");
}
