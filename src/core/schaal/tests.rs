//! Proeven van de schaaltoets: handmatig nagerekend, en eigenschappen op willekeurige kaarten.

use proptest::prelude::*;

use super::*;
use crate::proef::{a, brugfunctionaris, code, land, steunpunten};

fn plat(fte: &[&str]) -> BTreeMap<GebiedCode, Bereik> {
    fte.iter().enumerate().map(|(i, f)| (code(i), Bereik::vlak(a(f)))).collect()
}

fn land_(een: usize, ander: usize, grens_m: u32) -> (GebiedCode, GebiedCode, Verbinding) {
    (code(een), code(ander), Verbinding::Land { grens_m })
}

fn water(een: usize, ander: usize, afstand_m: u32) -> (GebiedCode, GebiedCode, Verbinding) {
    (code(een), code(ander), Verbinding::Water { afstand_m })
}

fn leden(clusters: &[Cluster]) -> Vec<Vec<String>> {
    clusters.iter().map(|c| c.leden.iter().map(ToString::to_string).collect()).collect()
}

#[test]
fn vlieland_is_geen_werkbare_functie() {
    let land = land(&[(1226, 1, 1), (229_574, 1, 1)]);
    let norm = brugfunctionaris();
    let alle = land.gemeenten.keys().cloned().collect();
    let streef = Bereik { laag: a("0.2"), gekozen: a("0.35"), hoog: a("0.5") };
    let fte = fte_per_gemeente(&land, &norm, &norm.lezingen[0], streef, &alle);
    let toets = schaaltoets(&fte, &Buren::default(), &Instelling::default());
    let werk = toets.werk(&code(0)).unwrap();
    assert_eq!((werk.fte.laag, werk.fte.hoog), (a("0.02452"), a("0.0613")));
    assert!(!werk.werkbaar && toets.werk(&code(1)).unwrap().werkbaar);
    let feiten = AlineaFeiten {
        gemeente: "Vlieland",
        functie: "brugfunctionaris",
        werk,
        instelling: toets.instelling,
        cluster: toets.cluster(&code(0)),
        met: Vec::new(),
        spuk: Some((2027, a("79571.12"))),
        maatregel: None,
        eiland: true,
    };
    assert_eq!(
        feiten.zinnen(),
        [
            "Vlieland: 0,02–0,06 fte brugfunctionaris, 0,9–2,2 uur per week.",
            "Dat is op zichzelf geen werkbare functie (minder dan 8 van 36 uur).",
            "Als eiland heeft de gemeente geen buren over land om de functie mee te delen.",
            "Het lokale deel van de SPUK AZWA is in 2027 € 79.571,12 (voorlopig, naar de sleutel van de Brede SPUK), voor alle afspraken samen.",
        ]
    );
}

#[test]
fn een_alinea_noemt_met_wie_gedeeld_wordt_en_drukt_bijna_niets_nooit_als_nul() {
    let bereik = |laag, hoog| Bereik { laag: a(laag), gekozen: a(laag), hoog: a(hoog) };
    let fte = [(code(0), Some(bereik("0.0004", "0.0008"))), (code(1), Some(bereik("0.3", "0.6")))].into();
    let buren = Buren::new([land_(0, 1, 500)]);
    let toets = schaaltoets(&fte, &buren, &Instelling::default());
    let mut feiten = AlineaFeiten {
        gemeente: "Rozendaal",
        functie: "coördinatie",
        werk: toets.werk(&code(0)).unwrap(),
        instelling: toets.instelling,
        cluster: toets.cluster(&code(0)),
        met: vec!["Rheden"],
        spuk: None,
        maatregel: Some((2027, a("1234.5"))),
        eiland: false,
    };
    assert_eq!(
        feiten.zinnen(),
        [
            "Rozendaal: minder dan 0,01 fte coördinatie, minder dan 0,1 uur per week.",
            "Dat is op zichzelf geen werkbare functie (minder dan 8 van 36 uur).",
            "Samen met Rheden is het 0,30–0,60 fte, 10,8–21,6 uur per week.",
            "Van het landelijke bedrag voor deze maatregel zou in 2027 rekenkundig € 1.234,50 bij deze gemeente horen; de SPUK is ontschot, dus een vast bedrag is het niet.",
        ]
    );
    feiten.werk = toets.werk(&code(1)).unwrap();
    assert_eq!(feiten.zinnen()[1], "Dat is op zichzelf een werkbare functie (ten minste 8 van 36 uur).");
}

#[test]
fn een_norm_zonder_fte_of_zonder_grondslag_blijft_onbekend() {
    let mut land = land(&[(1000, 1, 1), (2000, 1, 1)]);
    let alle: BTreeSet<GebiedCode> = land.gemeenten.keys().cloned().collect();
    land.gemeenten.get_mut(&code(0)).unwrap().tellingen.clear();
    let norm = brugfunctionaris();
    let streef = Bereik::vlak(a("0.2"));
    let fte = fte_per_gemeente(&land, &norm, &norm.lezingen[0], streef, &alle);
    let toets = schaaltoets(&fte, &Buren::default(), &Instelling::default());
    assert_eq!((toets.onbekend, toets.gemeenten.len(), toets.clusters.len()), (vec![code(0)], 1, 1));
    let norm = steunpunten();
    assert!(fte_per_gemeente(&land, &norm, &norm.lezingen[0], streef, &alle).values().all(Option::is_none));
}

#[test]
fn de_kleinste_zoekt_de_langste_grens() {
    // De drempel is 8/36 = 0,222… fte. Gemeente 0 (0,05) deelt 3 km met 1 en 5 km met 2: samen met 2 is het 0,15; dan is 1
    // (0,1) de kleinste en sluit aan bij de groep van 0 en 2 (3 km) en niet bij 3 (2 km).
    let buren = Buren::new([land_(0, 1, 3000), land_(0, 2, 5000), land_(1, 3, 2000)]);
    let uit = clusters(&plat(&["0.05", "0.1", "0.1", "0.5"]), &buren, &Instelling::default());
    assert_eq!(leden(&uit), [vec!["GM0000", "GM0001", "GM0002"], vec!["GM0003"]]);
    assert_eq!((uit[0].fte.laag, uit[0].uren.hoog), (a("0.25"), a("9")));
    assert!(uit.iter().all(|c| c.werkbaar && c.buiten.is_empty()));
    assert_eq!(uit[0].personen, Personen { minstens: 1, hoogstens: 1 });
    assert_eq!(uit[1].personen, Personen { minstens: 1, hoogstens: 2 });
    // Bij gelijke grens gaat de laagste code voor.
    let gelijk = Buren::new([land_(1, 2, 10), land_(1, 0, 10)]);
    assert_eq!(
        leden(&clusters(&plat(&["0.2", "0.1", "0.2"]), &gelijk, &Instelling::default()))[0],
        ["GM0000", "GM0001", "GM0002"]
    );
    assert_eq!(
        leden(&clusters(&plat(&["0.3", "0.1", "0.3"]), &gelijk, &Instelling::default()))[0],
        ["GM0000", "GM0001"]
    );
}

#[test]
fn grenzen_van_een_groep_tellen_op() {
    // 0 en 1 vinden elkaar (9 km); samen delen zij 4 + 4 km met 2 en 7 km met 3.
    let buren = Buren::new([land_(0, 1, 9000), land_(0, 2, 4000), land_(1, 2, 4000), land_(1, 3, 7000)]);
    let uit = clusters(&plat(&["0.01", "0.02", "0.3", "0.3"]), &buren, &Instelling::default());
    assert_eq!(leden(&uit), [vec!["GM0000", "GM0001", "GM0002"], vec!["GM0003"]]);
}

#[test]
fn een_eiland_blijft_apart_tenzij_het_over_water_mag() {
    let buren = Buren::new([water(0, 1, 4000), water(1, 2, 9000), land_(2, 3, 1000)]);
    let fte = plat(&["0.01", "0.02", "0.1", "0.3"]);
    assert!(buren.is_eiland(&code(0)) && !buren.is_eiland(&code(2)));
    let apart = clusters(&fte, &buren, &Instelling::default());
    assert_eq!(leden(&apart), [vec!["GM0000"], vec!["GM0001"], vec!["GM0002", "GM0003"]]);
    assert!(!apart[0].werkbaar && apart[0].personen == Personen { minstens: 1, hoogstens: 0 });
    let samen = clusters(&fte, &buren, &Instelling { over_water: true, ..Instelling::default() });
    assert_eq!(leden(&samen), [["GM0000", "GM0001", "GM0002", "GM0003"]]);
}

#[test]
fn wie_binnen_het_gebied_niet_uitkomt_hoort_wie_er_buiten_ligt() {
    let buren = Buren::new([land_(0, 1, 10), land_(0, 8, 100), land_(1, 9, 300), land_(1, 8, 100)]);
    let uit = clusters(&plat(&["0.01", "0.02"]), &buren, &Instelling::default());
    assert_eq!(uit[0].buiten, [code(9), code(8)]);
}

#[test]
fn de_kant_van_de_bandbreedte_beslist() {
    let fte = Bereik { laag: a("0.2"), gekozen: a("0.35"), hoog: a("0.5") };
    let bij = |kant| Instelling { kant, ..Instelling::default() }.werkbaar(fte);
    assert_eq!([Kant::Laag, Kant::Gekozen, Kant::Hoog].map(bij), [false, true, true]);
    // Precies acht uur is werkbaar.
    let precies = Instelling { uren_per_fte: a("40"), ..Instelling::default() };
    assert!(precies.werkbaar(fte));
}

#[test]
fn twee_fte_over_drie_personen() {
    let (fte, uren) = per_persoon(a("2"), a("3"), &Instelling::default()).unwrap();
    assert_eq!((fte, uren), (a("2").mul_div(a("1"), a("3")), a("24")));
    assert_eq!(per_persoon(a("2"), a("0"), &Instelling::default()), None);
}

/// Een willekeurige kaart: gemeenten met een aantal duizendsten fte, en verbindingen.
type Kaart = (Vec<i64>, Vec<(usize, usize, u32, bool)>);

fn kaart() -> impl Strategy<Value = Kaart> {
    (1usize..14).prop_flat_map(|n| {
        (
            prop::collection::vec(0i64..400, n),
            prop::collection::vec((0..n + 2, 0..n + 2, 1u32..6, prop::bool::weighted(0.2)), 0..30),
        )
    })
}

fn bouw((fte, lijnen): &Kaart) -> (BTreeMap<GebiedCode, Bereik>, Buren) {
    let fte = fte.iter().enumerate().map(|(i, f)| {
        let laag = Amount::from_int(*f).mul_div(Amount::ONE, Amount::from_int(1000));
        (code(i), Bereik { laag, gekozen: laag + laag, hoog: laag + laag + laag })
    });
    let lijnen = lijnen.iter().map(|(x, y, m, nat)| if *nat { water(*x, *y, *m) } else { land_(*x, *y, *m) });
    (fte.collect(), Buren::new(lijnen))
}

proptest! {
    #[test]
    fn clusters_verdelen_het_gebied_en_zijn_werkbaar_of_op(kaart in kaart(), over_water in any::<bool>()) {
        let (fte, buren) = bouw(&kaart);
        let instelling = Instelling { over_water, ..Instelling::default() };
        let uit = clusters(&fte, &buren, &instelling);
        let alle: Vec<&GebiedCode> = uit.iter().flat_map(|c| &c.leden).collect();
        prop_assert_eq!(alle.len(), fte.len());
        prop_assert_eq!(alle.into_iter().collect::<BTreeSet<_>>(), fte.keys().collect::<BTreeSet<_>>());
        let som = |f: fn(&Bereik) -> Amount| fte.values().map(f).sum::<Amount>();
        prop_assert_eq!(uit.iter().map(|c| c.fte.hoog).sum::<Amount>(), som(|b| b.hoog));
        for c in &uit {
            prop_assert_eq!(c.fte.laag, c.leden.iter().map(|l| fte[l].laag).sum::<Amount>());
            let mag = |v: Verbinding| over_water || matches!(v, Verbinding::Land { .. });
            // Niet werkbaar: geen buur binnen het gebied meer over.
            let buur = c.leden.iter().flat_map(|l| buren.van(l)).any(|(b, v)| mag(v) && fte.contains_key(b) && !c.leden.contains(b));
            prop_assert!(c.werkbaar || !buur);
            // Samenhangend: van het eerste lid zijn alle andere te bereiken zonder de cluster te verlaten.
            let mut bereikt: BTreeSet<&GebiedCode> = c.leden.iter().take(1).collect();
            for _ in 0..c.leden.len() {
                let meer: Vec<&GebiedCode> = bereikt
                    .iter()
                    .flat_map(|l| buren.van(l))
                    .filter(|(b, v)| mag(*v) && c.leden.contains(*b))
                    .map(|(b, _)| b)
                    .collect();
                bereikt.extend(meer);
            }
            prop_assert_eq!(bereikt.len(), c.leden.len());
            // Delen zonder nut komt niet voor: een cluster van meer leden had een lid dat het alleen niet haalde.
            prop_assert!(!c.gedeeld() || c.leden.iter().any(|l| !instelling.werkbaar(fte[l])));
        }
    }

    #[test]
    fn de_volgorde_van_de_invoer_doet_er_niet_toe(kaart in kaart(), draai in 0usize..30) {
        let (fte, buren) = bouw(&kaart);
        let mut anders = kaart.clone();
        // Een dubbele verbinding overschrijft: haal die eerst weg, zodat alleen de volgorde verschilt.
        let mut gezien = BTreeSet::new();
        anders.1.reverse();
        anders.1.retain(|(x, y, ..)| gezien.insert((*x.min(y), *x.max(y))));
        let stap = draai % anders.1.len().max(1);
        anders.1.rotate_left(stap);
        for lijn in &mut anders.1 {
            *lijn = (lijn.1, lijn.0, lijn.2, lijn.3);
        }
        let (_, gedraaid) = bouw(&anders);
        prop_assert_eq!(&buren, &gedraaid);
        let instelling = Instelling { over_water: true, ..Instelling::default() };
        prop_assert_eq!(clusters(&fte, &buren, &instelling), clusters(&fte, &gedraaid, &instelling));
    }
}
