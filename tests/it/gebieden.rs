//! Gebieden bij naam: zoals CBS, gemeente en gebruiker ze schrijven, en wat er gebeurt als een naam niet genoeg zegt.

use crate::gereedschap::{Tabel, antwoord, draai, map, normwijzer, plan, vraag};

/// De eerste regel van `gebied toon`: welk gebied er gekozen is.
fn gekozen(args: &[&str]) -> String {
    let uit = antwoord(&[&["gebied", "toon"], args].concat());
    uit.lines().next().unwrap().to_owned()
}

#[test]
fn elke_bekende_schrijfwijze_vindt_haar_gebied() {
    for (namen, gebied) in [
        (
            &["Den Haag", "den haag", "'s-Gravenhage", "s-gravenhage", "'s-Gravenhage (gemeente)", "GM0518", "gm0518"]
                [..],
            "gemeente 's-Gravenhage (GM0518)",
        ),
        (&["Hengelo", "Hengelo (O.)", "hengelo o"], "gemeente Hengelo (O.) (GM0164)"),
        (&["Laren", "Laren (NH.)"], "gemeente Laren (NH.) (GM0417)"),
        (&["Groningen (gemeente)", "gemeente Groningen", "GM0014"], "gemeente Groningen (GM0014)"),
        (&["Utrecht (gemeente)", "gemeente Utrecht"], "gemeente Utrecht (GM0344)"),
        (&["Utrecht (PV)", "provincie Utrecht", "PV26"], "provincie Utrecht (PV26)"),
        (&["Sudwest-Fryslan", "Súdwest-Fryslân", "sudwest fryslan"], "gemeente Súdwest-Fryslân (GM1900)"),
        (&["Den Bosch", "'s-Hertogenbosch"], "gemeente 's-Hertogenbosch (GM0796)"),
        (&["Bergen (L.)", "bergen l"], "gemeente Bergen (L.) (GM0893)"),
        (&["Bergen (NH.)", "GM0373"], "gemeente Bergen (NH.) (GM0373)"),
        (&["ggd hollands midden", "Hollands Midden", "GGD Hollands-Midden", "GG4506"], "GGD Hollands-Midden (GG4506)"),
        (&["Flevoland", "IZA-flevoland", "iza flevoland"], "IZA-regio Flevoland (IZA-flevoland)"),
        (&["GGD Flevoland", "GG2209"], "GGD Flevoland (GG2209)"),
        (&["Nederland", "NL", "nl"], "Nederland (NL)"),
    ] {
        for naam in namen {
            assert_eq!(gekozen(&[naam]), gebied, "{naam}");
        }
    }
}

/// De Opdracht vraagt een plan per IZA-regio; die gaat voor, en de andere gebieden met die naam worden genoemd.
#[test]
fn een_naam_op_meer_niveaus_is_de_iza_regio_tenzij_anders_gevraagd() {
    let uit = antwoord(&["gebied", "toon", "Flevoland"]);
    assert!(uit.starts_with("IZA-regio Flevoland (IZA-flevoland)\n"), "{uit}");
    assert!(uit.contains("Let op: de indeling in IZA-regio's is een reconstructie, geen officiële lijst."), "{uit}");
    for (niveau, gebied) in [
        ("ggd", "GGD Flevoland (GG2209)"),
        ("provincie", "provincie Flevoland (PV24)"),
        ("corop", "COROP-gebied Flevoland (CR40)"),
    ] {
        assert!(uit.contains(&format!("Zelfde naam: {gebied}; kies met --niveau {niveau}.")), "{uit}");
        assert_eq!(gekozen(&["Flevoland", "--niveau", niveau]), gebied);
    }
    let tabel = plan(&["--regio", "Flevoland", "--niveau", "ggd"]).tabel("plan.csv");
    assert_eq!(tabel.rijen().next().unwrap().cel("gebied_code"), "GG2209");
    // Zonder IZA-regio met die naam gaat de GGD voor.
    assert_eq!(gekozen(&["Brabant-Zuidoost"]), "GGD Brabant-Zuidoost (GG5608)");
}

#[test]
fn een_onbekende_naam_krijgt_de_drie_die_erop_lijken() {
    let afloop = vraag(&["plan", "--regio", "Almeer"]);
    let zin = "fout: Gebied 'Almeer' is niet gevonden. Het meest lijken daarop: gemeente Almere (GM0034), gemeente Aalsmeer (GM0358), gemeente Almelo (GM0141).\n";
    assert_eq!((afloop.code, afloop.fout.as_str()), (2, zin));
    for naam in ["Xyzzy", "GM9999", "!!", "Zutfen"] {
        let afloop = vraag(&["gebied", "toon", naam]);
        assert_eq!(afloop.code, 2, "{naam}");
        assert!(afloop.fout.starts_with(&format!("fout: Gebied '{naam}' is niet gevonden. ")), "{}", afloop.fout);
        assert_eq!(afloop.fout.matches(" (").count(), 3, "drie voorstellen: {}", afloop.fout);
    }
    assert!(vraag(&["gebied", "toon", "Zutfen"]).fout.contains("daarop: gemeente Zutphen (GM0301)"));
    // Het niveau beperkt ook de voorstellen.
    let ggd = vraag(&["gebied", "toon", "Almere", "--niveau", "ggd"]);
    assert_eq!(ggd.fout.matches("(GG").count(), 3, "{}", ggd.fout);
}

#[test]
fn twee_gemeenten_met_een_naam_wordt_gevraagd() {
    let zin =
        "fout: 'Bergen' kan gemeente Bergen (NH.) (GM0373) of gemeente Bergen (L.) (GM0893) zijn. Gebruik de code.\n";
    for args in [&["gebied", "toon", "Bergen"][..], &["plan", "--regio", "Bergen"], &["plan", "--gemeenten", "Bergen"]]
    {
        let afloop = vraag(args);
        assert_eq!((afloop.code, afloop.fout.as_str()), (2, zin), "{args:?}");
    }
}

#[test]
fn een_eigen_regio_heeft_een_naam_een_code_en_haar_gemeenten() {
    let map = map();
    std::fs::write(map.path().join("Mijn polder.csv"), "\u{feff}code;gemeente\r\n1;Almere\r\n2;GM0995\r\n").unwrap();
    let van = |args: &[&str]| {
        let afloop = draai(normwijzer(map.path()).arg("plan").args(args).args(["--geen-grafieken", "--uit", "uit"]));
        assert_eq!(afloop.code, 0, "{}", afloop.fout);
        Tabel::lees(&std::fs::read(map.path().join("uit/plan.csv")).unwrap())
    };
    for (args, code, naam) in [
        (&["--gemeenten", "Almere, Lelystad"][..], "EIGEN-eigen-regio", "Eigen regio"),
        (
            &["--gemeenten", "Almere;GM0995", "--naam", "Zuidelijk Flevoland & Co"],
            "EIGEN-zuidelijk-flevoland-co",
            "Zuidelijk Flevoland & Co",
        ),
        (&["--gemeenten", "Mijn polder.csv"], "EIGEN-mijn-polder", "Mijn polder"),
    ] {
        let tabel = van(args);
        let eerste = tabel.rijen().next().unwrap();
        assert_eq!(["gebied_niveau", "gebied_code", "gebied_naam"].map(|k| eerste.cel(k)), ["eigen", code, naam]);
        let rij = tabel.rij(code, "sociaal-verwijzen.verwijzingen");
        // 229 574 inwoners van Almere en 84 713 van Lelystad.
        assert_eq!([rij.cel("grondslag_aantal"), rij.cel("leden_totaal")], ["314287", "2"]);
        // Een eigen regio telt als één regio van de werkagenda.
        assert_eq!(tabel.rij(code, "mgn.netwerk").cel("soll"), "1");
    }
    let fout = vraag(&["plan", "--gemeenten", "Almere", "--naam", "!!"]);
    let zin = "fout: --naam '!!' heeft geen letters of cijfers. Kies een andere naam.\n";
    assert_eq!((fout.code, fout.fout.as_str()), (2, zin));
}

#[test]
fn een_eigen_indeling_vervangt_de_iza_regios() {
    let map = map();
    std::fs::write(map.path().join("iza.csv"), "gemeente;regio\nAlmere;Polder\nGM0995;Polder\nUrk;Zee\n").unwrap();
    let toon = |naam: &str| draai(normwijzer(map.path()).args(["gebied", "toon", naam, "--indeling", "iza.csv"]));
    let polder = toon("Polder");
    assert_eq!(polder.code, 0);
    assert!(polder.uit.starts_with("IZA-regio Polder (IZA-polder)\n"), "{}", polder.uit);
    assert!(polder.uit.contains("Gemeenten (2):"), "{}", polder.uit);
    assert!(!polder.uit.contains("reconstructie"), "de lijst van de gebruiker is geen reconstructie");
    let zin = "iza.csv: waarschuwing IND-003: 339 gemeenten staan niet in de indeling en hebben geen IZA-regio: ";
    assert!(polder.fout.starts_with(zin), "{}", polder.fout);
    // De oude IZA-regio is er niet meer; de naam wijst nu naar de GGD.
    assert!(toon("Flevoland").uit.starts_with("GGD Flevoland (GG2209)\n"));
    let lijst = draai(normwijzer(map.path()).args(["gebied", "lijst", "--niveau", "iza", "--indeling", "iza.csv"]));
    let codes: Vec<&str> = lijst.uit.lines().filter_map(|r| r.split_whitespace().nth(1)).collect();
    assert_eq!(codes, ["IZA-polder", "IZA-zee"]);
}

#[test]
fn elk_niveau_heeft_zijn_gebieden() {
    let uit = antwoord(&["gebied", "lijst"]);
    let aantal = |niveau: &str| uit.lines().filter(|r| r.split_whitespace().next() == Some(niveau)).count();
    for (niveau, verwacht) in [
        ("land", 1),
        ("provincie", 12),
        ("ggd", 25),
        ("iza", 42),
        ("zorgkantoor", 31),
        ("corop", 40),
        ("jeugdregio", 42),
        ("veiligheidsregio", 25),
        ("gemeente", 342),
    ] {
        assert_eq!(aantal(niveau), verwacht, "{niveau}");
    }
}
