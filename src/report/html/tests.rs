use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use normwijzer_core::ist::IstSoort;
use proptest::prelude::*;
use sha2::{Digest as _, Sha256};

use super::*;
use crate::chart;
use crate::document::{Figuur, Kolom, Tabel};
use crate::grafieken::{figuren, grafieken, overzichtsfiguur};
use crate::huisstijl::Huisstijl;
use crate::plan_pagina::{PaginaContext, plan_document};
use crate::proef::{self, gevarieerde_ist, plan_voor};

const SVG: &str = "<svg role=\"img\"><title>Beeld</title></svg>\n";

fn pagina(blokken: Vec<Blok>) -> String {
    html(&Document { titel: "Plan: streefwaarden".to_owned(), blokken }, &Huisstijl::default(), |pad| {
        (pad == "beeld.png").then_some(SVG)
    })
}

fn beeld(pad: &str) -> Blok {
    Blok::Figuur(Figuur { pad: pad.to_owned(), alt: "Een beeld".to_owned(), bijschrift: "Waar het om gaat".to_owned() })
}

fn tussen<'a>(tekst: &'a str, begin: &str, eind: &str) -> &'a str {
    tekst.split_once(begin).unwrap().1.split_once(eind).unwrap().0
}

/// Wat er in `<main>` staat.
fn inhoud_van(pagina: &str) -> &str {
    tussen(pagina, "tabindex=\"-1\">\n", "</main>")
}

/// De namen van de elementen die openen, op volgorde; wat sluit moet passen bij wat open staat.
fn elementen(html: &str) -> Vec<String> {
    let (mut namen, mut open) = (Vec::new(), Vec::new());
    // Het script is vast en bevat zelf kleiner-dan-tekens.
    let html = html.split_once("<body>").unwrap().1.split_once("<script>").unwrap().0;
    for deel in html.split('<').skip(1) {
        let naam: String = deel.chars().take_while(|c| !matches!(c, ' ' | '>')).collect();
        match naam.strip_prefix('/') {
            Some(dicht) => assert_eq!(open.pop().as_deref(), Some(dicht), "…<{deel}"),
            None => {
                open.push(naam.clone());
                namen.push(naam);
            }
        }
    }
    assert_eq!(open, [""; 0]);
    namen
}

fn voorbeeld(soort: IstSoort) -> (Document, Vec<(String, String)>) {
    let (normen, land) = (proef::normen(), proef::land());
    let plan = plan_voor(&normen, &land, &proef::flevoland(&land), &gevarieerde_ist(soort));
    let mut context = PaginaContext { code: "NW-1a2b3c4d".to_owned(), ..PaginaContext::default() };
    let grafieken = grafieken(&normen, &plan, &context);
    context.overzicht = overzichtsfiguur(&grafieken, "png");
    context.figuren = figuren(&grafieken, "png");
    let svg = |g: &crate::grafieken::Grafiek| {
        (format!("grafieken/{}.png", g.naam), chart::svg(&g.spec, &Huisstijl::default()).unwrap())
    };
    (plan_document(&normen, &plan, &context), grafieken.iter().map(svg).collect())
}

#[test]
fn het_beleid_noemt_precies_de_opmaak_en_het_script_die_er_staan() {
    let uit = pagina(vec![Blok::alinea("Een zin.")]);
    for (element, regel) in [("style", "style-src"), ("script", "script-src")] {
        let inhoud = tussen(&uit, &format!("<{element}>"), &format!("</{element}>"));
        let som = STANDARD.encode(Sha256::digest(inhoud.as_bytes()));
        assert!(uit.contains(&format!("{regel} 'sha256-{som}';")), "{element}");
    }
    let beleid = tussen(&uit, "Content-Security-Policy\" content=\"", "\"");
    assert!(beleid.starts_with("default-src 'none';") && !beleid.contains("unsafe"), "{beleid}");
    assert_eq!(uit.matches("<script").count() + uit.matches("<style").count(), 2);
}

#[test]
fn elke_grafiek_staat_in_de_pagina_en_niets_daarbuiten() {
    let (document, tekeningen) = voorbeeld(IstSoort::Fictief);
    let uit = html(&document, &Huisstijl::default(), |pad| {
        tekeningen.iter().find(|(p, _)| p == pad).map(|(_, svg)| svg.as_str())
    });
    assert!(tekeningen.len() >= 10, "{}", tekeningen.len());
    assert_eq!(uit.matches("<svg ").count(), tekeningen.len());
    for plaats in ["href=\"", "src=\"", "url("] {
        for adres in uit.split(plaats).skip(1) {
            assert!(adres.starts_with("#k") || adres.starts_with("#inhoud") || adres.starts_with("data:"), "{plaats}");
        }
    }
    // Het beleid verbiedt opmaak en gebeurtenissen in een attribuut, ook in een tekening.
    assert!(!inhoud_van(&uit).contains(" style=") && !inhoud_van(&uit).contains(" onclick="));
    assert!(uit.len() < 2_000_000, "{} bytes", uit.len());
    assert!(uit.contains("<title>FICTIEF: IZA-regio Flevoland"));
}

#[test]
fn koppen_slaan_geen_niveau_over_en_alles_heeft_een_eigen_naam() {
    let (document, _) = voorbeeld(IstSoort::Opgave);
    let uit = html(&document, &Huisstijl::default(), |_| None);
    let namen = elementen(&uit);
    let niveaus: Vec<u32> = namen
        .iter()
        .filter(|n| n.len() == 2 && n.starts_with('h'))
        .filter_map(|n| n.strip_prefix('h')?.parse().ok())
        .collect();
    assert_eq!(niveaus.iter().filter(|n| **n == 1).count(), 1);
    assert!(niveaus.len() > 20 && niveaus.windows(2).all(|w| w[1] <= w[0] + 1), "{niveaus:?}");
    let ids: Vec<&str> = uit.split(" id=\"").skip(1).map(|d| d.split_once('"').unwrap().0).collect();
    let uniek: std::collections::BTreeSet<&str> = ids.iter().copied().collect();
    assert_eq!(uniek.len(), ids.len());
    for doel in uit.split("href=\"#").skip(1).map(|d| d.split_once('"').unwrap().0) {
        assert!(uniek.contains(doel), "{doel}");
    }
    let telt = |naam: &str| namen.iter().filter(|n| *n == naam).count();
    assert_eq!((telt("caption"), telt("thead")), (telt("table"), telt("table")));
    assert!(telt("details") >= 13, "elk getal heeft zijn uitleg");
    assert_eq!(uit, html(&document, &Huisstijl::default(), |_| None));
}

#[test]
fn een_kop_te_diep_komt_een_niveau_lager_en_niet_meer() {
    let uit = pagina(vec![Blok::kop(3, "a"), Blok::kop(5, "b"), Blok::kop(1, "c"), Blok::kop(0, "d")]);
    let koppen: Vec<&str> = inhoud_van(&uit).lines().filter(|r| r.starts_with("<h")).collect();
    assert_eq!(
        koppen,
        ["<h2 id=\"k1\">a</h2>", "<h3 id=\"k2\">b</h3>", "<h2 id=\"k3\">c</h2>", "<h2 id=\"k4\">d</h2>"]
    );
}

#[test]
fn een_tabel_heeft_koppen_een_totaal_dat_blijft_en_rijen_die_samen_horen() {
    let rij = |naam: &str, getal: &str| vec![Zin::from(naam), Zin::new().bedrag(getal)];
    let tabel = |rijen, met_totaal| {
        let kolommen = vec![Kolom::links("Gemeente"), Kolom::rechts("SOLL")];
        pagina(vec![Blok::Tabel(Tabel { bijschrift: "SOLL".into(), kolommen, rijen, met_totaal })])
    };
    let uit = tabel(vec![rij("Urk", "1"), rij("Almere", "8,6–21,6"), rij("Dronten", "2"), rij("Totaal", "24")], true);
    assert!(uit.contains("<table class=\"sorteerbaar\">\n<caption id=\"t1\"><strong>Tabel 1.</strong> SOLL</caption>"));
    assert!(uit.contains("<th scope=\"col\">Gemeente</th><th scope=\"col\" class=\"r\">SOLL</th>"));
    assert!(uit.contains("<th scope=\"row\">Almere</th><td class=\"r\"><span class=\"b\">8,6–21,6</span></td>"));
    assert!(uit.contains("<tfoot>\n<tr><th scope=\"row\">Totaal</th><td class=\"r\">24</td></tr>\n</tfoot>"));
    // Een lege kop hoort bij de rij erboven; zo'n tabel valt niet te sorteren.
    let uit = tabel(vec![rij("Urk", "1"), rij("", "2"), rij("", "3"), rij("Almere", "4")], false);
    assert!(uit.contains(
        "<th scope=\"rowgroup\" rowspan=\"3\">Urk</th><td class=\"r\">1</td></tr>\n<tr><td class=\"r\">2</td>"
    ));
    assert!(!uit.contains("class=\"sorteerbaar\"") && !uit.contains("<th scope=\"row\"></th>"));
}

#[test]
fn wat_niet_zeker_is_valt_op_en_een_getal_breekt_niet() {
    let zin =
        Zin::new().bedrag("8,6 tot 21,6").eenheid("fte").tekst(" is ").onzeker("geschat").tekst(" met ").code("--x");
    let uit = pagina(vec![Blok::kader(KaderSoort::Fictief, "Een voorbeeld."), Blok::alinea(zin)]);
    assert!(uit.contains("<p class=\"kader fictief\"><strong>FICTIEF.</strong> Een voorbeeld.</p>"));
    assert!(uit.contains("<ul class=\"merken\" aria-label=\"Voorbehouden\"><li class=\"fictief\">FICTIEF</li></ul>"));
    let verwacht = "<p><span class=\"b\">8,6\u{a0}tot\u{a0}21,6</span>\u{a0}fte is <em class=\"onzeker\">geschat</em> met <code>--x</code></p>";
    assert!(uit.contains(verwacht), "{}", inhoud_van(&uit));
}

#[test]
fn een_figuur_heeft_altijd_woorden() {
    let uit = pagina(vec![beeld("beeld.png"), beeld("er/niet.png")]);
    assert!(uit.contains(SVG) && uit.contains("<summary>Figuur 1 in woorden</summary>\n<p>Een beeld</p>"));
    assert!(uit.contains("<figure><p>Een beeld</p>\n<figcaption>Figuur 2. Waar het om gaat</figcaption></figure>"));
    assert!(!uit.contains("niet.png"), "een pad wordt nooit een adres");
}

proptest! {
    #[test]
    fn tekst_van_buiten_blijft_tekst(los in any::<String>(), kwaad in prop::sample::select(vec![
        "</style><script>alert(1)</script>", "\" onmouseover=\"x", "<!--", "]]>", "javascript:x", "&lt;", "'><img src=x onerror=x>",
    ])) {
        let t = format!("{kwaad}{los}");
        let alles = |t: &str| vec![
            Blok::kop(1, t), Blok::kop(2, t), Blok::alinea(Zin::new().bedrag(t).eenheid(t).onzeker(t).term(t).code(t)),
            Blok::Lijst { aanhef: t.into(), punten: vec![t.into()] },
            Blok::Tabel(Tabel { bijschrift: t.into(), kolommen: vec![Kolom::links(t)], rijen: vec![vec![t.into()]], met_totaal: false }),
            Blok::Figuur(Figuur { pad: t.to_owned(), alt: t.to_owned(), bijschrift: t.to_owned() }),
            Blok::kader(KaderSoort::Noot, t), Blok::Citaat { tekst: t.to_owned(), bron: t.to_owned() }, Blok::Bron(t.into()),
            Blok::Kern(vec![t.into()]), Blok::Uitklap { kop: t.into(), blokken: vec![Blok::alinea(t)] },
        ];
        let maak = |t: &str| html(&Document { titel: t.to_owned(), blokken: alles(t) }, &Huisstijl::default(), |_| None);
        // Dezelfde elementen als bij een onschuldige tekst, en geen aanhalingsteken dat een attribuut sluit.
        let (kwaad, goed) = (maak(&t), maak("x: y"));
        let zonder_ondertitel = |n: Vec<String>| n.into_iter().filter(|n| n != "span").collect::<Vec<_>>();
        prop_assert_eq!(zonder_ondertitel(elementen(&kwaad)), zonder_ondertitel(elementen(&goed)));
        let tekens = |p: &str| inhoud_van(p).replace("<span class=\"b\">", "").matches('"').count();
        prop_assert_eq!(tekens(&kwaad), tekens(&goed));
    }
}
