//! Nederland als geheel: de bekende landelijke getallen, en elke indeling van het land telt er precies toe op.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use rust_decimal::Decimal;

use crate::gereedschap::{Bestanden, Tabel, d, plan, wortel};

/// Wat een norm landelijk vraagt, van de peildatum 1 januari 2025: 18 044 027 inwoners, 3 755 679 van 65 jaar of ouder,
/// 3 293 205 van 0 tot en met 17 jaar. Nagerekend op papier, niet uit een run overgenomen.
const LANDELIJK: [(&str, &str, &str); 13] = [
    ("lsp.steunpunten", "342", "342"),
    ("sociaal-verwijzen.verwijzingen", "108264.162", "108264.162"),
    ("sociaal-verwijzen.brugfunctionaris", "360.88054", "902.20135"),
    ("mgn.netwerk", "42", "42"),
    ("kansrijke-start.coalitie-lokaal", "342", "342"),
    ("kansrijke-start.coalitie-regionaal", "42", "42"),
    ("nnz.coordinatie", "50", "50"),
    ("nnz.personen", "75", "75"),
    ("overgewicht-kind.czv", "658.641", "658.641"),
    ("overgewicht-kind.kinder-gli", "658.641", "658.641"),
    ("overgewicht-kind.coordinatie", "6.58641", "13.17282"),
    ("valpreventie.inschatting", "525795.06", "525795.06"),
    ("valpreventie.beweeginterventie", "35829.17766", "35829.17766"),
];

/// Normen die alleen als geheel bij een regio horen en niet gedeeld worden; hun som over een andere indeling is kleiner.
const ONDEELBAAR: [&str; 3] = ["mgn.netwerk", "kansrijke-start.coalitie-regionaal", "nnz.personen"];

static NEDERLAND: LazyLock<Bestanden> = LazyLock::new(|| plan(&["--regio", "Nederland"]));

/// Per niveau: hoeveel gebieden er zijn, en de run over al die gebieden.
static INDELINGEN: LazyLock<Vec<(&str, usize, Bestanden)>> = LazyLock::new(|| {
    let draai = |(niveau, aantal): (&'static str, usize)| (niveau, aantal, plan(&["--alle", niveau]));
    std::thread::scope(|s| {
        let bezig: Vec<_> = [("ggd", 25), ("iza", 42), ("provincie", 12), ("gemeente", 342)]
            .map(|n| s.spawn(move || draai(n)))
            .into_iter()
            .collect();
        bezig.into_iter().map(|b| b.join().unwrap()).collect()
    })
});

const SOLL: [&str; 4] = ["soll_laag", "soll", "soll_hoog", "soll_doel"];

/// De som van een kolom per norm, over de rijen van één niveau.
fn som(tabel: &Tabel, niveau: &str, kolom: &str) -> BTreeMap<String, Decimal> {
    let mut uit = BTreeMap::new();
    for rij in tabel.rijen().filter(|r| r.is("gebied_niveau", niveau)) {
        if let Some(getal) = rij.getal(kolom) {
            *uit.entry(rij.cel("norm_id").to_owned()).or_insert(Decimal::ZERO) += getal;
        }
    }
    uit
}

#[test]
fn de_landelijke_getallen_kloppen() {
    let tabel = NEDERLAND.tabel("plan.csv");
    for (norm, laag, hoog) in LANDELIJK {
        let rij = tabel.rij("NL", norm);
        assert_eq!([rij.cel("soll_laag"), rij.cel("soll_hoog")], [laag, hoog], "{norm}");
    }
    let met_getal = tabel.rijen().filter(|r| r.is("gebied_code", "NL") && !r.is("soll", "")).count();
    assert_eq!(met_getal, LANDELIJK.len(), "elke norm met een getal staat in de lijst");
    for (norm, aantal) in [
        ("sociaal-verwijzen.verwijzingen", "18044027"),
        ("overgewicht-kind.czv", "3293205"),
        ("valpreventie.inschatting", "3755679"),
        ("valpreventie.beweeginterventie", "1194305.922"),
    ] {
        assert_eq!(tabel.rij("NL", norm).cel("grondslag_aantal"), aantal, "{norm}");
    }
}

/// 35 829 deelnemers is 3% van de 31,8% met een verhoogd valrisico; de rekensom hoort bij de lezing.
#[test]
fn de_lezingen_staan_er_alle_met_hun_landelijke_getal() {
    let tabel = NEDERLAND.tabel("lezingen.csv");
    let lezing = |norm: &str, lezing: &str| {
        let rij = tabel.rijen().find(|r| r.is("gebied_code", "NL") && r.is("norm_id", norm) && r.is("lezing", lezing));
        rij.unwrap_or_else(|| panic!("{norm} {lezing}")).getal("soll_hoog").unwrap()
    };
    let ouderen = d("3755679");
    let beweeg = "valpreventie.beweeginterventie";
    assert_eq!(lezing(beweeg, "verhoogd-valrisico"), ouderen * d("0.318") * d("0.03"));
    assert_eq!(lezing(beweeg, "alle-65plus"), ouderen * d("0.03"));
    assert_eq!(lezing(beweeg, "thuiswonend"), ouderen * d("0.953") * d("0.318") * d("0.03"));
    assert_eq!(lezing("valpreventie.inschatting", "thuiswonend"), ouderen * d("0.953") * d("0.14"));
    assert_eq!(lezing("nnz.coordinatie", "per-iza-regio"), d("84"));
    assert_eq!(lezing("nnz.personen", "per-iza-regio"), d("126"));
}

#[test]
fn elke_indeling_van_het_land_telt_precies_op_tot_nederland() {
    let heel = NEDERLAND.tabel("plan.csv");
    for (niveau, aantal, run) in INDELINGEN.iter() {
        let tabel = run.tabel("plan.csv");
        let gebieden = tabel.rijen().filter(|r| r.is("gebied_niveau", niveau) && r.is("norm_id", "lsp.steunpunten"));
        assert_eq!(gebieden.count(), *aantal, "{niveau}: alle gebieden");
        for kolom in SOLL.iter().chain(&["grondslag_aantal"]) {
            let sommen = som(&tabel, niveau, kolom);
            for (norm, ..) in LANDELIJK.iter().filter(|(norm, ..)| !ONDEELBAAR.contains(norm)) {
                let verwacht = heel.rij("NL", norm).getal(kolom);
                assert_eq!(sommen.get(*norm).copied(), verwacht, "{niveau}: {norm}, {kolom}");
            }
        }
    }
}

/// Per gemeente haar regio, uit onze eigen tabellen.
fn indeling(bestand: &str, kolom: &str) -> BTreeMap<String, String> {
    let tabel = Tabel::lees(&std::fs::read(wortel().join("datasets").join(bestand)).unwrap());
    tabel.rijen().map(|r| (r.cel("gemeente_code").to_owned(), r.cel(kolom).to_owned())).collect()
}

/// Hoeveel regio's van de ene indeling heel in één regio van de andere liggen.
fn heel_erin(klein: &BTreeMap<String, String>, groot: &BTreeMap<String, String>) -> usize {
    let mut raakt: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (gemeente, regio) in klein {
        raakt.entry(regio).or_default().insert(&groot[gemeente]);
    }
    raakt.values().filter(|r| r.len() == 1).count()
}

/// De regio's liggen niet in elkaar: een coalitie, netwerk of persoon telt alleen mee in een gebied waar haar regio heel
/// in ligt, en een gemeente heeft er geen rij van.
#[test]
fn wat_niet_te_delen_is_telt_alleen_in_een_hele_regio() {
    let gebieden = "gebieden-2026/gebieden.csv";
    let iza = indeling("iza-regios/iza.csv", "iza_naam");
    let ggd = indeling(gebieden, "ggd_code");
    let provincie = indeling(gebieden, "provincie_code");
    let mut kleiner = 0;
    for (niveau, _, run) in INDELINGEN.iter() {
        let sommen = som(&run.tabel("plan.csv"), niveau, "soll");
        for norm in ONDEELBAAR {
            let (eigen, per_regio) = if norm == "nnz.personen" { (&ggd, 3) } else { (&iza, 1) };
            let groot = match *niveau {
                "gemeente" => {
                    assert_eq!(sommen.get(norm), None, "{norm}: een gemeente heeft geen rij");
                    continue;
                }
                "ggd" => &ggd,
                "iza" => &iza,
                _ => &provincie,
            };
            let verwacht = heel_erin(eigen, groot) * per_regio;
            assert_eq!(sommen.get(norm).copied(), Some(Decimal::from(verwacht)), "{niveau}: {norm}");
            kleiner += usize::from(
                Decimal::from(verwacht) < NEDERLAND.tabel("plan.csv").rij("NL", norm).getal("soll").unwrap(),
            );
        }
    }
    assert!(kleiner > 0, "er zijn regio's die niet in elkaar liggen");
}

#[test]
fn elk_gebied_is_de_som_van_zijn_gemeenten() {
    let per_gemeente = &INDELINGEN.iter().find(|(n, ..)| *n == "gemeente").unwrap().2.tabel("plan.csv");
    let ggd_van = indeling("gebieden-2026/gebieden.csv", "ggd_code");
    let mut sommen: BTreeMap<(&str, &str), Decimal> = BTreeMap::new();
    for rij in per_gemeente.rijen() {
        if let Some(soll) = rij.getal("soll") {
            *sommen.entry((ggd_van[rij.cel("gebied_code")].as_str(), rij.cel("norm_id"))).or_default() += soll;
        }
    }
    let ggd = &INDELINGEN.iter().find(|(n, ..)| *n == "ggd").unwrap().2.tabel("plan.csv");
    let mut nagerekend = 0;
    for rij in ggd.rijen().filter(|r| r.is("gebied_niveau", "ggd") && !r.is("soll", "")) {
        let norm = rij.cel("norm_id");
        if !ONDEELBAAR.contains(&norm) {
            let verwacht = sommen.get(&(rij.cel("gebied_code"), norm)).copied();
            assert_eq!(rij.getal("soll"), verwacht, "{} {norm}", rij.cel("gebied_code"));
            nagerekend += 1;
        }
    }
    assert_eq!(nagerekend, 25 * 10);
}

/// Zoals een andere groep ze uitrekende (229 574 inwoners, 32 510 van 65 jaar of ouder).
#[test]
fn almere() {
    let tabel = INDELINGEN.iter().find(|(n, ..)| *n == "gemeente").unwrap().2.tabel("plan.csv");
    let getal = |norm, kolom| tabel.rij("GM0034", norm).getal(kolom).unwrap();
    assert_eq!(getal("sociaal-verwijzen.verwijzingen", "grondslag_aantal"), d("229574"));
    assert_eq!(getal("sociaal-verwijzen.verwijzingen", "soll"), d("1377.444"));
    assert_eq!(getal("sociaal-verwijzen.brugfunctionaris", "soll_laag"), d("4.59148"));
    assert_eq!(getal("sociaal-verwijzen.brugfunctionaris", "soll_hoog"), d("11.4787"));
    assert_eq!(getal("valpreventie.inschatting", "grondslag_aantal"), d("32510"));
    assert_eq!(getal("valpreventie.inschatting", "soll"), d("4551.4"));
}
