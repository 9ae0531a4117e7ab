//! Gemeenten van een ander jaar: de omzettingstabel, een overgebracht bestand, en een plan met oude namen.

use std::collections::BTreeMap;
use std::path::Path;

use normwijzer_core::herindeling::{GeenOmzetting, OudeNaam};
use normwijzer_core::{GebiedCode, Herindelingen};
use normwijzer_data::herindelingen;

use crate::frames::datasets;
use crate::gereedschap::{Afloop, Bestanden, antwoord, draai, fouten, map, normwijzer, vraag};

fn alle() -> Herindelingen {
    herindelingen(&datasets()).unwrap().unwrap()
}

fn dag(iso: &str) -> jiff::civil::Date {
    iso.parse().unwrap()
}

#[test]
fn het_aantal_gemeenten_op_elke_dag() {
    let h = alle();
    for (iso, aantal) in [
        ("2019-01-01", 355),
        ("2020-01-01", 355),
        ("2020-12-31", 355),
        ("2021-01-01", 352),
        ("2022-01-01", 345),
        ("2022-03-23", 345),
        ("2022-03-24", 344),
        ("2023-01-01", 342),
        ("2026-01-01", 342),
    ] {
        assert_eq!(h.gemeenten_op(dag(iso)).unwrap().len(), aantal, "{iso}");
    }
    assert!(matches!(h.gemeenten_op(dag("2018-12-31")), Err(GeenOmzetting::VoorBegin { .. })));
}

#[test]
fn elke_gemeente_die_verdween_ligt_nu_ergens() {
    let h = alle();
    let weg: Vec<GebiedCode> = h.stromen().iter().map(|s| s.van.clone()).filter(|c| !h.is_van_nu(c)).collect();
    assert!(weg.len() > 700);
    for code in &weg {
        let vroeger = h.vroeger(code).unwrap();
        assert!(!vroeger.nu.delen.is_empty() && vroeger.nu.delen.iter().all(|d| h.is_van_nu(&d.naar)), "{vroeger}");
    }
    for (naam, zin) in [
        ("GM0788", "GM0788 Haaren bestaat niet meer sinds 1-1-2021; opgegaan in Boxtel, Oisterwijk, Tilburg en Vught"),
        ("Weesp", "GM0457 Weesp bestaat niet meer sinds 24-3-2022; opgegaan in Amsterdam"),
        ("Hellevoetsluis", "GM0530 Hellevoetsluis bestaat niet meer sinds 1-1-2023; opgegaan in Voorne aan Zee"),
        ("landerd", "GM1685 Landerd bestaat niet meer sinds 1-1-2022; opgegaan in Maashorst"),
        ("De Friese Meren", "GM1921 De Friese Meren bestaat niet meer; hernoemd tot De Fryske Marren"),
    ] {
        let OudeNaam::Een(vroeger) = h.zoek_vroeger(naam) else { panic!("{naam}") };
        assert_eq!(vroeger.to_string(), zin);
    }
}

#[test]
fn de_tabel_zegt_van_elke_gemeente_wat_er_van_werd() {
    let afloop = vraag(&["data", "herindeling", "--van", "2019", "--naar", "2026"]);
    assert_eq!(
        afloop.fout.trim(),
        "355 gemeenten op 1-1-2019, 342 op 1-1-2026. Lot: bleef 334, grenswijziging 3, opgegaan in 17, gesplitst over 1."
    );
    assert_eq!(afloop.uit.lines().count(), 1 + 355 + 3);
    for rij in [
        "GM0788,Haaren,gesplitst over,0.150091,2149/14318,inwoners,GM0757,Boxtel,2021-01-01,",
        "GM0501,Brielle,opgegaan in,1.000000,1/1,geheel,GM1992,Voorne aan Zee,2023-01-01,",
        "GM0398,Heerhugowaard,opgegaan in,1.000000,1/1,geheel,GM1980,Dijk en Waard,2022-01-01,",
        "GM1684,Cuijk,opgegaan in,1.000000,1/1,geheel,GM1982,Land van Cuijk,2022-01-01,",
        "GM0599,Rotterdam,grenswijziging,1.000000,1/1,geheel,GM0599,Rotterdam,,11 inwoners gingen op 1-1-2020 naar Lansingerland: minder dan een duizendste en niet verplaatst",
    ] {
        assert!(afloop.uit.lines().any(|r| r == rij), "{rij}");
    }
    let weesp = antwoord(&["data", "herindeling", "--van", "1-1-2022", "--naar", "24-3-2022", "--alleen-gewijzigd"]);
    assert_eq!(
        weesp.lines().nth(1).unwrap(),
        "GM0457,Weesp,opgegaan in,1.000000,1/1,geheel,GM0363,Amsterdam,2022-03-24,"
    );
    let woningen = antwoord(&["data", "herindeling", "--van", "2019", "--verdeling", "woningen"]);
    assert!(woningen.contains("GM0788,Haaren,gesplitst over,0.152924,306/2001,woningen,GM0757,Boxtel"));
    let terug = vraag(&["data", "herindeling", "--van", "2026", "--naar", "2022"]);
    assert_eq!(terug.code, 2);
    assert!(
        terug.fout.contains("kan niet: niets zegt hoe de aantallen van Amsterdam en Voorne aan Zee nu over"),
        "{}",
        terug.fout
    );
    assert_eq!(vraag(&["data", "herindeling", "--van", "2018"]).code, 2);
}

fn zet_om(werkmap: &Path, inhoud: &str, meer: &[&str]) -> Afloop {
    std::fs::write(werkmap.join("in.csv"), inhoud).unwrap();
    draai(normwijzer(werkmap).args(["data", "herindeling", "--van", "2019", "in.csv"]).args(meer))
}

/// De inwoners van 2019 uit onze eigen tabel, als bestand van een gebruiker.
fn inwoners_2019() -> (String, u64) {
    let bytes = datasets().bytes("inwoners-2019-2026/inwoners.csv").unwrap().to_vec();
    let tekst = String::from_utf8(bytes).unwrap();
    let rijen: Vec<(&str, u64)> = tekst
        .lines()
        .filter_map(|r| {
            let delen: Vec<&str> = r.split(',').collect();
            let [code, "2019-01-01", aantal] = delen.as_slice() else { return None };
            Some((*code, aantal.parse().unwrap()))
        })
        .collect();
    let csv = rijen.iter().map(|(c, n)| format!("{c};{n}\n")).collect::<String>();
    (format!("gemeente_code;inwoners\n{csv}"), rijen.iter().map(|(_, n)| n).sum())
}

#[test]
fn een_bestand_houdt_zijn_totaal_op_de_persoon() {
    let werkmap = map();
    let (csv, totaal) = inwoners_2019();
    let afloop = zet_om(werkmap.path(), &csv, &[]);
    assert_eq!(afloop.code, 0, "{}", afloop.fout);
    assert!(afloop.fout.contains(&format!("inwoners: totaal {totaal} voor, {totaal} na")), "{}", afloop.fout);
    let nieuw: BTreeMap<&str, u64> = afloop
        .uit
        .lines()
        .skip(1)
        .map(|r| {
            let delen: Vec<&str> = r.split(';').collect();
            (delen[0], delen[2].parse().unwrap())
        })
        .collect();
    assert_eq!((nieuw.len(), nieuw.values().sum::<u64>()), (342, totaal));
    // Rijen in een andere volgorde en een kolom erbij veranderen niets.
    let mut regels: Vec<&str> = csv.lines().skip(1).collect();
    regels.reverse();
    let anders = format!(
        "inwoners;gemeente_code\n{}",
        regels
            .iter()
            .map(|r| {
                let (code, n) = r.split_once(';').unwrap();
                format!("{n};{code}\n")
            })
            .collect::<String>()
    );
    assert_eq!(zet_om(werkmap.path(), &anders, &[]).uit, afloop.uit);
}

#[test]
fn elk_gebrek_van_een_bestand_wordt_genoemd() {
    let werkmap = map();
    let goed =
        "gemeente;inwoners;aandeel 65+\nAppingedam;100;20,1\nDelfzijl;200;20,2\nLoppersum;50;20,3\nNederland;999;20\n";
    let afloop = zet_om(werkmap.path(), goed, &[]);
    assert_eq!(afloop.uit, "gemeente_code;gemeente_naam;inwoners\nGM1979;Eemsdelta;350\n");
    assert!(
        afloop.fout.contains("in.csv:1: waarschuwing HER-006: kolom aandeel 65+ lijkt geen aantal"),
        "{}",
        afloop.fout
    );
    for (oud, nieuw, verwacht) in [
        (
            "Delfzijl;",
            "Eemsdelta;",
            "in.csv:3, kolom gemeente: fout HER-003: GM1979 Eemsdelta bestond op 1-1-2019 nog niet; klopt --van?",
        ),
        (
            "Delfzijl;",
            "Wognum;",
            "in.csv:3, kolom gemeente: fout HER-003: GM0466 Wognum bestaat niet meer sinds 1-1-2007; opgegaan in Medemblik; op 1-1-2019 was zij er al niet meer",
        ),
        (
            "Delfzijl;",
            "Almeer;",
            "in.csv:3, kolom gemeente: fout HER-003: 'Almeer' is geen gemeente en is dat nooit geweest; bedoelt u Almere, Aalsmeer of Almelo?",
        ),
        (
            "Delfzijl;",
            "Appingedam;",
            "in.csv:3, kolom gemeente: fout HER-004: 'Appingedam' staat ook op regel 2. Laat er één staan, of noem met --per de kolommen die de rijen onderscheiden",
        ),
        (
            ";200;",
            ";1.200;",
            "in.csv:3, kolom inwoners: fout HER-005: '1.200' kan duizend-en-zoveel of een kommagetal zijn; schrijf het zonder punt of komma",
        ),
        (
            ";200;",
            ";veel;",
            "in.csv:3, kolom inwoners: fout HER-005: 'veel' is geen getal; laat de cel leeg als het onbekend is",
        ),
        (
            "gemeente;",
            "plaats;",
            "in.csv:1: fout HER-001: gevonden de kolommen plaats, inwoners, aandeel 65+; verwacht een kolom gemeente_code of gemeente",
        ),
    ] {
        let afloop = zet_om(werkmap.path(), &goed.replacen(oud, nieuw, 1), &[]);
        assert_eq!((afloop.code, fouten(&afloop), afloop.uit.as_str()), (1, vec![verwacht], ""), "{nieuw}");
    }
    let leeg = zet_om(werkmap.path(), &goed.replacen(";200;", ";;", 1), &[]);
    assert_eq!(leeg.uit, "gemeente_code;gemeente_naam;inwoners\nGM1979;Eemsdelta;\n");
    assert!(
        leeg.fout.contains("HER-007: inwoners: totaal 150 voor, 0 na; 1 lege cellen, en onbekend zijn Eemsdelta"),
        "{}",
        leeg.fout
    );
}

const IST: &str = "gebied_code;norm_id;waarde;eenheid;peildatum;periode;bron;toelichting
Appingedam;sociaal-verwijzen.brugfunctionaris;0,5;fte;31-12-2020;;a;
Delfzijl;sociaal-verwijzen.brugfunctionaris;1,25;fte;31-12-2020;;b;
Loppersum;sociaal-verwijzen.brugfunctionaris;0;fte;31-12-2020;;c;
";

#[test]
fn een_plan_met_oude_gemeenten_rekent_met_die_van_nu_en_zegt_het() {
    let werkmap = map();
    std::fs::write(werkmap.path().join("ist.csv"), IST).unwrap();
    let plan = |gemeenten: &str| {
        draai(
            normwijzer(werkmap.path())
                .args(["plan", "--gemeenten", gemeenten, "--naam", "Proef", "--ist", "ist.csv"])
                .args(["--geen-grafieken", "--uit", "uit"]),
        )
    };
    let afloop = plan("Appingedam, Delfzijl, Groningen");
    assert_eq!(afloop.code, 0, "{}", afloop.fout);
    let lijst = "GM0003 Appingedam en GM0010 Delfzijl bestaan niet meer sinds 1-1-2021; opgegaan in Eemsdelta. Gerekend wordt met Eemsdelta, waar ook Loppersum in opging.";
    let opgave = "GM0003 Appingedam, GM0010 Delfzijl en GM0024 Loppersum bestaan niet meer sinds 1-1-2021; opgegaan in Eemsdelta. Bij Eemsdelta gerekend, voor norm sociaal-verwijzen.brugfunctionaris.";
    let uit = Bestanden::lees(&werkmap.path().join("uit"));
    let pagina = String::from_utf8(uit.bytes("plan.md").to_vec()).unwrap();
    for zin in [lijst, opgave] {
        assert_eq!(afloop.fout.matches(zin).count(), 1, "{}", afloop.fout);
        assert!(pagina.contains(zin), "{zin}");
    }
    let tabel = uit.tabel("plan.csv");
    let rij = tabel
        .rijen()
        .find(|r| r.cel("gebied_code") == "GM1979" && r.cel("norm_id") == "sociaal-verwijzen.brugfunctionaris")
        .unwrap();
    assert_eq!((rij.cel("ist"), rij.cel("ist_peildatum")), ("1.75", "2020-12-31"));
    let verdeeld = plan("Haaren, Boxtel");
    assert_eq!(verdeeld.code, 2);
    assert_eq!(
        verdeeld.fout.trim(),
        "fout: GM0788 Haaren bestaat niet meer sinds 1-1-2021; opgegaan in Boxtel, Oisterwijk, Tilburg en Vught. Noem de gemeenten van nu die u bedoelt."
    );
    let regio = vraag(&["plan", "--regio", "Weesp"]);
    assert_eq!(
        (regio.code, regio.fout.trim()),
        (2, "fout: GM0457 Weesp bestaat niet meer sinds 24-3-2022; opgegaan in Amsterdam. Gebruik de gemeente van nu.")
    );
}

#[test]
fn een_indeling_en_een_scenario_van_een_ander_jaar() {
    let werkmap = map();
    let reken = |indeling: &str| {
        std::fs::write(werkmap.path().join("iza.csv"), indeling).unwrap();
        draai(normwijzer(werkmap.path()).args(["plan", "--regio", "Noord", "--niveau", "iza", "--indeling", "iza.csv"]))
    };
    let goed = reken("gemeente;regio\nAppingedam;Noord\nDelfzijl;Noord\nLoppersum;Noord\nGroningen;Noord\n");
    assert_eq!(goed.code, 0, "{}", goed.fout);
    assert!(goed.uit.contains("Gemeenten: Groningen en"), "{}", goed.uit);
    assert!(goed.fout.contains("iza.csv:2, kolom gemeente: waarschuwing IND-007: GM0003 Appingedam, GM0010 Delfzijl en GM0024 Loppersum bestaan niet meer sinds 1-1-2021; opgegaan in Eemsdelta. Eemsdelta ligt dus in Noord."), "{}", goed.fout);
    let gemengd = reken("gemeente;regio\nAppingedam;Noord\nDelfzijl;Zuid\n");
    assert_eq!(
        fouten(&gemengd),
        [
            "iza.csv:2, kolom gemeente: fout IND-008: Eemsdelta bestaat uit gemeenten met verschillende regio's: Appingedam in Noord, Delfzijl in Zuid; geef Eemsdelta zelf een rij"
        ]
    );
    let scenario = |gemeente: &str| {
        let tekst = format!(
            "[scenario]\nnaam = \"Proef\"\n\n[[afwijking]]\nnorm = \"sociaal-verwijzen.brugfunctionaris\"\ngemeente = \"{gemeente}\"\n\
             positie = \"hoog\"\nmotivatie = \"Meer vraag.\"\neigenaar = \"Programmamanager\"\norgaan = \"College\"\n\
             datum = 2026-10-01\nevaluatie = 2028-10-01\nstatus = \"concept\"\n"
        );
        std::fs::write(werkmap.path().join("s.toml"), tekst).unwrap();
        draai(normwijzer(werkmap.path()).args([
            "plan",
            "--regio",
            "Eemsdelta",
            "--niveau",
            "gemeente",
            "--scenario",
            "s.toml",
        ]))
    };
    let heel = scenario("Delfzijl");
    assert_eq!(heel.code, 0, "{}", heel.fout);
    assert!(heel.fout.contains("waarschuwing SCN-012: GM0010 Delfzijl bestaat niet meer sinds 1-1-2021; opgegaan in Eemsdelta. De afwijking geldt nu voor heel Eemsdelta, dus voor wat Appingedam, Delfzijl en Loppersum was."), "{}", heel.fout);
    let gesplitst = scenario("Haaren");
    assert_eq!(gesplitst.code, 1);
    assert!(
        fouten(&gesplitst)[0]
            .contains("fout SCN-012: GM0788 Haaren bestaat niet meer sinds 1-1-2021; opgegaan in Boxtel"),
        "{}",
        gesplitst.fout
    );
}
