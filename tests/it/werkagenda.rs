//! De werkagenda in Word: vullen, bijwerken na wat mensen deden, een eigen sjabloon, nakijken, en wat geweigerd wordt.

use std::path::Path;

use crate::gereedschap::{Afloop, draai, map, normwijzer, voorbeeld_ist, voorbeeld_tekst};
use crate::werkagenda_document::{deel, document, element, met_hoofdtekst, namen, p, paragraaf, soort, tabel, tekst};

const FTE: &str = "sociaal-verwijzen.brugfunctionaris";

fn vul(hier: &Path, args: &[&str]) -> Afloop {
    let vast = ["werkagenda", "--regio", "Flevoland"];
    let ist = hier.join("ist.csv");
    if !ist.exists() {
        std::fs::write(&ist, voorbeeld_tekst()).unwrap();
    }
    draai(normwijzer(hier).args(vast).args(args).args(["--ist", "ist.csv"]))
}

fn goed(hier: &Path, args: &[&str]) -> String {
    let afloop = vul(hier, args);
    assert_eq!(afloop.code, 0, "{args:?}: {}", afloop.fout);
    afloop.uit
}

fn format(hier: &Path) {
    let body = format!("{}{}", paragraaf("2a. Laagdrempelige steunpunten"), paragraaf("2b. Sociaal verwijzen"));
    std::fs::write(hier.join("format.docx"), document(&body, "Kop van een ander")).unwrap();
}

fn hoofdtekst(hier: &Path, naam: &str) -> String {
    deel(&hier.join(naam), "word/document.xml")
}

/// Vult het kleine format zonder grafieken.
fn gevuld(hier: &Path) {
    format(hier);
    goed(hier, &["--format", "format.docx", "--uit", "a.docx", "--geen-grafieken"]);
}

#[test]
fn de_mijlpalen_zijn_de_stand_van_het_volgende_kwartaal() {
    let hier = map();
    gevuld(hier.path());
    let plan = ["plan", "--regio", "Flevoland", "--geen-grafieken", "--uit", "plan"];
    assert_eq!(draai(normwijzer(hier.path()).args(plan).arg("--ist").arg(voorbeeld_ist())).code, 0);
    let pad = std::fs::read_to_string(hier.path().join("plan/ingroeipad.csv")).unwrap();
    let stand = |kwartaal: &str| -> (f64, f64) {
        let rij = pad.lines().find(|r| r.starts_with("iza,") && r.contains(FTE) && r.contains(kwartaal)).unwrap();
        let cel: Vec<&str> = rij.split(',').collect();
        (cel[12].parse().unwrap(), cel[14].parse().unwrap())
    };
    let xml = hoofdtekst(hier.path(), "a.docx");
    let een = |g: f64| format!("{g:.1}").replace('.', ",");
    for (rij, volgende) in
        [("2027-K2", "2027-K3"), ("2027-K4", "2028-K1"), ("2028-K4", "2029-K1"), ("2029-K2", "2029-K3")]
    {
        let (laag, hoog) = stand(volgende);
        let cel = tekst(element(&xml, &format!("2b.mijlpaal.{rij}.deelresultaat")));
        let verwacht = format!("Brugfunctionaris: {}–{} fte", een(laag), een(hoog));
        assert!(cel.contains(&verwacht), "{rij}: {cel:?} mist {verwacht:?}");
    }
    let laatste = tekst(element(&xml, "2b.mijlpaal.2029-K4.deelresultaat"));
    assert!(laatste.contains("Brugfunctionaris: 8,6–21,6 fte (SOLL, FICTIEF)"), "{laatste}");
}

#[test]
fn wat_van_een_ander_is_blijft_byte_voor_byte() {
    let hier = map();
    gevuld(hier.path());
    for naam in ["word/header1.xml", "docProps/eigen.xml", "_rels/.rels"] {
        assert_eq!(deel(&hier.path().join("format.docx"), naam), deel(&hier.path().join("a.docx"), naam), "{naam}");
    }
    // Zonder onze elementen staan alle stukken van het origineel er nog, op volgorde; alleen lege rijen en cellen wijken.
    let (oud, nieuw) = (hoofdtekst(hier.path(), "format.docx"), hoofdtekst(hier.path(), "a.docx"));
    let mut rest = nieuw.as_str();
    let mut plaats = 0;
    while let Some(begin) = rest.find("<w:sdt>") {
        plaats += oud[plaats..].find(&rest[..begin]).expect("een stuk van het origineel is veranderd") + begin;
        let sleutel = rest.split_once("w:val=\"nw:").unwrap().1.split_once(':').unwrap().0;
        rest = &rest[begin + element(rest, sleutel).len()..];
    }
    assert!(oud[plaats..].ends_with(rest));
}

#[test]
fn na_wat_mensen_deden_gaat_niets_verloren_en_is_een_derde_keer_gelijk() {
    let hier = map();
    gevuld(hier.path());
    let mut xml = hoofdtekst(hier.path(), "a.docx");
    // Erachter, erin, een cel die alleen mensen vullen, en een element dat weg is terwijl de tekst bleef.
    let situatie = element(&xml, "2a.situatie").to_owned();
    xml = xml.replacen(&situatie, &format!("{situatie}{}", p("MENS naast")), 1);
    let ambitie = element(&xml, "2b.ambitie").to_owned();
    xml = xml.replacen(
        &ambitie,
        &ambitie.replacen("</w:sdtContent>", &format!("{}</w:sdtContent>", p("MENS erin")), 1),
        1,
    );
    let urgentie = element(&xml, "2b.urgentie").to_owned();
    let kaal = urgentie.split_once("<w:sdtContent>").unwrap().1.replace("</w:sdtContent></w:sdt>", "");
    xml = xml.replacen(&urgentie, &kaal.replacen("inwoners", "inwoners, MENS los", 1), 1);
    let rij = element(&xml, "2b.mijlpaal.2027-K2").to_owned();
    let mut cellen: Vec<String> = rij.split("<w:tc>").map(str::to_owned).collect();
    cellen[3] = cellen[3].replacen("</w:p>", "<w:r><w:t>MENS Jansen</w:t></w:r></w:p>", 1);
    xml = xml.replacen(&rij, &cellen.join("<w:tc>"), 1);
    met_hoofdtekst(&hier.path().join("a.docx"), &xml);
    // Een andere opgave: Almere had 3,2 fte.
    let ist = voorbeeld_tekst().replacen("brugfunctionaris;3,2", "brugfunctionaris;3,9", 1);
    assert_ne!(ist, voorbeeld_tekst(), "het voorbeeld heeft deze opgave niet meer");
    std::fs::write(hier.path().join("ist.csv"), ist).unwrap();
    let verslag = goed(hier.path(), &["--format", "a.docx", "--uit", "b.docx", "--geen-grafieken"]);
    let nieuw = hoofdtekst(hier.path(), "b.docx");
    for mens in ["MENS naast", "MENS erin", "MENS los", "MENS Jansen"] {
        assert_eq!(tekst(&nieuw).matches(mens).count(), 1, "{mens}");
    }
    assert!(verslag.contains("2b.ambitie (") && verslag.contains("2b.urgentie ("), "{verslag}");
    assert_eq!(
        tekst(&nieuw).matches("Hoe groot de doelgroep daarbinnen is").count(),
        2,
        "de overgenomen tekst staat er dubbel"
    );
    assert!(tekst(element(&nieuw, "2b.situatie")).contains("7,5 fte"), "de situatie is niet ververst");
    assert!(verslag.contains("2b Sociaal verwijzen: de verantwoordelijke van 5 mijlpalen"), "{verslag}");
    goed(hier.path(), &["--format", "b.docx", "--uit", "c.docx", "--geen-grafieken"]);
    assert_eq!(std::fs::read(hier.path().join("b.docx")).unwrap(), std::fs::read(hier.path().join("c.docx")).unwrap());
}

#[test]
fn een_blok_tabellen_zonder_ons_element_komt_er_niet_nog_eens_bij() {
    let hier = map();
    gevuld(hier.path());
    let mut xml = hoofdtekst(hier.path(), "a.docx");
    // Alle elementen van 2b weg, zoals Word dat doet; de tekst blijft staan, met een ander bijschrift.
    let los = |xml: &str, sleutel: &str| {
        let heel = element(xml, sleutel).to_owned();
        let kaal = heel.split_once("<w:sdtContent>").unwrap().1.strip_suffix("</w:sdtContent></w:sdt>").unwrap();
        xml.replacen(&heel, &kaal.replacen("per gemeente", "per gemeente, zoals MENS schreef", 1), 1)
    };
    xml = los(&xml, "2b.onder");
    met_hoofdtekst(&hier.path().join("a.docx"), &xml);
    let ist = voorbeeld_tekst().replacen("brugfunctionaris;3,2", "brugfunctionaris;3,9", 1);
    std::fs::write(hier.path().join("ist.csv"), ist).unwrap();
    let verslag = goed(hier.path(), &["--format", "a.docx", "--uit", "b.docx", "--geen-grafieken"]);
    let nieuw = hoofdtekst(hier.path(), "b.docx");
    assert!(verslag.contains("2b.onder (hoofdtekst"), "{verslag}");
    assert_eq!(tekst(&nieuw).matches(": Brugfunctionaris per gemeente").count(), 1);
    assert_eq!(tekst(&nieuw).matches("zoals MENS schreef").count(), 1);
    assert!(tekst(element(&nieuw, "2b.situatie")).contains("7,5 fte"), "de rest is wel ververst");
    goed(hier.path(), &["--format", "b.docx", "--uit", "c.docx", "--geen-grafieken"]);
    assert_eq!(std::fs::read(hier.path().join("b.docx")).unwrap(), std::fs::read(hier.path().join("c.docx")).unwrap());

    let kijk = draai(normwijzer(hier.path()).args(["werkagenda", "controleer", "b.docx"]));
    assert!(kijk.uit.contains("aangepast    Tabellen en figuren eronder"), "{}", kijk.uit);

    // Wie alle elementen weghaalt, houdt een document van zichzelf: niets verdubbelt, alles wordt gemeld.
    for _ in 0..200 {
        let Some(begin) = xml.find("\"nw:") else { break };
        let sleutel = xml[begin + 4..].split(':').next().unwrap().to_owned();
        xml = los(&xml, &sleutel);
    }
    assert!(!xml.contains("\"nw:"));
    met_hoofdtekst(&hier.path().join("a.docx"), &xml);
    let verslag = goed(hier.path(), &["--format", "a.docx", "--uit", "d.docx", "--geen-grafieken"]);
    let nieuw = hoofdtekst(hier.path(), "d.docx");
    assert_eq!(tekst(&nieuw), tekst(&xml), "{verslag}");
    assert!(verslag.contains("bijlage (") && verslag.contains("2a.situatie ("), "{verslag}");
}

#[test]
fn een_document_dat_er_al_is_verandert_alleen_als_het_gevraagd_wordt() {
    let hier = map();
    gevuld(hier.path());
    let oud = std::fs::read(hier.path().join("a.docx")).unwrap();
    let args = ["--format", "a.docx", "--uit", "a.docx", "--geen-grafieken"];
    let afloop = vul(hier.path(), &args);
    assert_eq!(afloop.code, 2);
    assert!(afloop.fout.contains("--overschrijf"), "{}", afloop.fout);
    assert_eq!(std::fs::read(hier.path().join("a.docx")).unwrap(), oud);
    for slot in ["~$a.docx", ".~lock.a.docx#"] {
        std::fs::write(hier.path().join(slot), "").unwrap();
        let afloop = vul(hier.path(), &[&args[..], &["--overschrijf"]].concat());
        assert!(afloop.code == 2 && afloop.fout.contains("staat ergens open"), "{slot}: {}", afloop.fout);
        std::fs::remove_file(hier.path().join(slot)).unwrap();
    }
    goed(hier.path(), &[&args[..], &["--overschrijf"]].concat());
    assert_eq!(std::fs::read(hier.path().join("a.docx.oud")).unwrap(), oud);
}

#[test]
fn een_eigen_sjabloon_wordt_gevuld_waar_de_plaatshouders_staan() {
    let hier = map();
    let geknipt = format!(
        "<w:p><w:r><w:t>Er is </w:t></w:r><w:r><w:t>[</w:t></w:r><w:r><w:rPr><w:b/></w:rPr><w:t>[{}</w:t></w:r><w:r><w:t>functionaris.soll]</w:t></w:r><w:r><w:t>] nodig.</w:t></w:r></w:p>",
        "sociaal-verwijzen.brug"
    );
    let smal = tabel(&[vec!["[[2b.gap.figuur]]".to_owned(), "[[2b.gap.tabel]]".to_owned()]], 3000);
    let body = format!("{geknipt}{}{smal}{}", p("[[2b.gap.figuur]]"), p("[[4a.ontwerp]]"));
    std::fs::write(hier.path().join("s.docx"), document(&body, &format!("Nu [[{FTE}.ist]]."))).unwrap();
    goed(hier.path(), &["--format", "s.docx", "--uit", "a.docx"]);
    let xml = hoofdtekst(hier.path(), "a.docx");
    assert!(tekst(&xml).contains("Er is tussen 8,6 en 21,6 fte nodig."), "{}", tekst(&xml));
    assert!(tekst(&deel(&hier.path().join("a.docx"), "word/header1.xml")).contains("Nu 6,8 fte"));
    // Ook waar niets te tonen is, blijven de haken niet staan.
    assert!(!tekst(&xml).contains("[["), "{}", tekst(&xml));
    // In een cel van 3000 twips past niets dat breder is; op de bladspiegel wel.
    let maten: Vec<u64> =
        xml.split("<wp:extent cx=\"").skip(1).map(|s| s.split('"').next().unwrap().parse().unwrap()).collect();
    let (in_cel, vrij): (Vec<u64>, Vec<u64>) = maten.iter().partition(|m| **m <= 3000 * 635);
    assert!(in_cel.len() == 2 && vrij.len() == 2, "{maten:?}");
    let tabellen = xml.split("<w:tblW w:w=\"").skip(1).map(|s| s.split('"').next().unwrap().parse::<u32>().unwrap());
    assert!(tabellen.clone().count() > 0 && tabellen.clone().all(|b| b <= 3000), "{:?}", tabellen.collect::<Vec<_>>());
    // Elke figuur heeft haar eigen omschrijving, en een tweede keer verandert niets.
    let alt: std::collections::BTreeSet<&str> = xml
        .split("<wp:docPr ")
        .skip(1)
        .map(|s| s.split("descr=\"").nth(1).unwrap().split('"').next().unwrap())
        .collect();
    assert_eq!(alt.len(), 4);
    assert!(alt.iter().all(|a| !a.is_empty() && a.chars().count() <= 350));
    goed(hier.path(), &["--format", "a.docx", "--uit", "b.docx"]);
    assert_eq!(hoofdtekst(hier.path(), "b.docx"), xml);
}

#[test]
fn een_plaatshouder_die_niet_kan_is_een_fout_met_zijn_plaats() {
    let hier = map();
    let gevallen = [
        (
            p("[[2b.gap.tabl]]"),
            "",
            "hoofdtekst, alinea 1: [[2b.gap.tabl]] is geen bekende plaatshouder; bedoeld is misschien [[2b.gap.tabel]]",
        ),
        (p("Zie [[2b.gap.tabel]] hier."), "", "moet daarom alleen in een alinea staan"),
        (p("Zie [[2b.gap.tabel hier."), "", "heeft geen ]] in dezelfde alinea"),
        (
            p("x"),
            "[[2b.gap.figuur]]",
            "koptekst, alinea 1: [[2b.gap.figuur]] is een figuur; die kan alleen in de hoofdtekst staan",
        ),
        (p("niets"), "", "geen paragrafen van het format"),
    ];
    for (body, kop, verwacht) in gevallen {
        std::fs::write(hier.path().join("s.docx"), document(&body, kop)).unwrap();
        let afloop = vul(hier.path(), &["--format", "s.docx", "--uit", "a.docx"]);
        assert!(afloop.code == 2 && afloop.fout.contains(verwacht), "{body}: {} {}", afloop.code, afloop.fout);
        assert!(!hier.path().join("a.docx").exists());
    }
}

#[test]
fn een_sjabloon_mag_macros_niet_en_kapot_ook_niet() {
    let hier = map();
    let macros = "application/vnd.ms-word.document.macroEnabled.main+xml";
    let heel = document(&p("[[2b.situatie]]"), "");
    let doctype = String::from_utf8_lossy(&heel).len() / 2;
    let gevallen: [(&str, Vec<u8>, &str); 5] = [
        ("m.docm", soort(&p("[[2b.situatie]]"), "", macros), "macro's"),
        ("half.docx", heel[..doctype.min(heel.len() / 2)].to_vec(), "beschadigd"),
        ("leeg.docx", Vec::new(), "leeg"),
        ("oud.docx", [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 600]].concat(), "wachtwoord"),
        ("tekst.docx", b"hallo".to_vec(), "geen Word-document"),
    ];
    for (naam, bytes, verwacht) in gevallen {
        std::fs::write(hier.path().join(naam), bytes).unwrap();
        for args in [vec!["--format", naam, "--uit", "a.docx"], vec!["controleer", naam]] {
            let afloop = if args[0] == "controleer" {
                draai(normwijzer(hier.path()).arg("werkagenda").args(&args))
            } else {
                vul(hier.path(), &args)
            };
            assert!(afloop.code == 2 && afloop.fout.contains(verwacht), "{args:?}: {} {}", afloop.code, afloop.fout);
        }
        assert!(!hier.path().join("a.docx").exists());
    }
    let sjabloon = "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml";
    std::fs::write(hier.path().join("s.dotx"), soort(&p("[[2b.situatie]]"), "", sjabloon)).unwrap();
    goed(hier.path(), &["--format", "s.dotx", "--uit", "a.docx"]);
    assert!(!deel(&hier.path().join("a.docx"), "[Content_Types].xml").contains("template.main"));
}

#[test]
fn de_eigen_opmaak_is_toegankelijk_en_op_volgorde() {
    let hier = map();
    goed(hier.path(), &["--uit", "a.docx"]);
    let xml = hoofdtekst(hier.path(), "a.docx");
    let plaats = |sleutel: &str| xml.find(&format!("nw:{sleutel}:")).unwrap_or_else(|| panic!("{sleutel} ontbreekt"));
    assert!(plaats("2b.onder") < plaats("2c.urgentie"), "de tabellen van 2b horen bij 2b");
    assert!(plaats("5a.onder") < plaats("bijlage"), "de tabellen van 5a horen voor de bijlage");
    assert!(
        xml.contains("TOC \\o")
            && deel(&hier.path().join("a.docx"), "docProps/core.xml").contains("<dc:title>Werkagenda")
    );
    for tabel in xml.split("<w:tbl>").skip(1) {
        let tabel = tabel.split("</w:tbl>").next().unwrap();
        assert!(tabel.contains("<w:tblHeader/>") && tabel.contains("w:firstColumn=\"1\""));
    }
    // Elk stuk tekst is in het Nederlands, en de bijschriften tellen op in de volgorde van het document.
    for stuk in xml.split("<w:r>").skip(1).map(|s| s.split("</w:r>").next().unwrap()).filter(|s| s.contains("<w:t")) {
        assert!(stuk.contains("<w:lang w:val=\"nl-NL\"/>"), "{stuk}");
    }
    for reeks in ["Tabel", "Figuur"] {
        let nummers: Vec<usize> = tekst(&xml)
            .lines()
            .filter_map(|r| r.strip_prefix(&format!("{reeks}\u{a0}"))?.split(':').next()?.parse().ok())
            .collect();
        assert!(
            nummers.len() > 5 && nummers.iter().enumerate().all(|(n, nummer)| *nummer == n + 1),
            "{reeks}: {nummers:?}"
        );
    }
    // Elke regel van de inhoudsopgave springt naar een kop die er is, ook die van de bijlage.
    let doelen: Vec<&str> =
        xml.split("<w:hyperlink w:anchor=\"").skip(1).map(|s| s.split('"').next().unwrap()).collect();
    assert!(
        doelen.len() > 15 && doelen.iter().all(|d| xml.matches(&format!("w:name=\"{d}\"")).count() == 1),
        "{doelen:?}"
    );
    let inhoud = tekst(xml.split_once("TOC \\o").unwrap().1.split_once("fldCharType=\"end\"").unwrap().0);
    assert!(inhoud.contains("Bijlage: onderbouwing en aannames\n") && inhoud.contains("Bronnen"), "{inhoud}");
    goed(hier.path(), &["--format", "a.docx", "--uit", "b.docx"]);
    assert_eq!(hoofdtekst(hier.path(), "b.docx"), xml);
}

#[test]
fn de_huisstijl_kleurt_word_excel_en_de_webpagina() {
    let hier = map();
    let toml = "naam = \"Proef\"\nkleur-hoofd = \"#1b4d2e\"\nkleur-accent = \"#b45309\"\n";
    std::fs::write(hier.path().join("h.toml"), toml).unwrap();
    let plan = |uit: &str, erbij: &[&str]| {
        let args = ["plan", "--regio", "Urk", "--geen-grafieken", "--uit", uit];
        assert_eq!(draai(normwijzer(hier.path()).args(args).args(erbij)).code, 0);
    };
    plan("gewoon", &[]);
    plan("groen", &["--huisstijl", "h.toml"]);
    let stijlen = |map: &str| deel(&hier.path().join(map).join("werkagenda.docx"), "word/styles.xml");
    assert!(stijlen("groen").contains("w:color w:val=\"1B4D2E\"") && !stijlen("groen").contains("\"1F3A5F\""));
    assert!(stijlen("gewoon").contains("\"1F3A5F\"") && !stijlen("gewoon").contains("1B4D2E"));
    let boek = |naam: &str| deel(&hier.path().join("groen/plan.xlsx"), naam);
    assert!(boek("xl/styles.xml").contains("FF1B4D2E") && boek("xl/charts/chart1.xml").contains("1B4D2E"));
    let pagina = std::fs::read_to_string(hier.path().join("groen/index.html")).unwrap();
    assert!(pagina.contains("--blauw:#1b4d2e") && pagina.contains("--oranje:#"));
    // Een huisstijl verandert geen getal.
    let csv = |map: &str| {
        let tekst = std::fs::read_to_string(hier.path().join(map).join("plan.csv")).unwrap();
        tekst.lines().map(|r| r.rsplit_once(',').unwrap().0.to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(csv("gewoon"), csv("groen"));
}

#[test]
fn na_het_bijwerken_blijft_geen_oude_grafiek_in_het_document_achter() {
    let hier = map();
    std::fs::write(hier.path().join("format.docx"), document(&paragraaf("2b. Sociaal verwijzen"), "Kop")).unwrap();
    goed(hier.path(), &["--format", "format.docx", "--uit", "a.docx"]);
    let ist = voorbeeld_tekst().replacen("brugfunctionaris;3,2", "brugfunctionaris;3,9", 1);
    std::fs::write(hier.path().join("ist.csv"), ist).unwrap();
    goed(hier.path(), &["--format", "a.docx", "--uit", "b.docx"]);
    let (a, b) = (namen(&hier.path().join("a.docx")), namen(&hier.path().join("b.docx")));
    let beelden = |n: &[String]| n.iter().filter(|n| n.starts_with("word/media/")).count();
    assert!(beelden(&a) > 2 && beelden(&a) == beelden(&b), "{a:?}\n{b:?}");
    assert_ne!(a, b, "de grafieken zijn niet ververst");
    let verwijzingen = deel(&hier.path().join("b.docx"), "word/_rels/document.xml.rels");
    assert_eq!(verwijzingen.matches("media/normwijzer-").count(), beelden(&b));
}

#[test]
fn een_enkele_paragraaf_om_te_plakken() {
    let hier = map();
    goed(hier.path(), &["--sectie", "3A.1", "--uit", "a.docx", "--geen-grafieken"]);
    let tekst = tekst(&hoofdtekst(hier.path(), "a.docx"));
    assert!(tekst.contains("3a.1. Nu Niet Zwanger") && !tekst.contains("Sociaal verwijzen") && !tekst.contains("[["));
    let afloop = vul(hier.path(), &["--sectie", "9z", "--uit", "b.docx"]);
    assert!(afloop.code == 2 && afloop.fout.contains("2b") && afloop.fout.contains("'9z'"), "{}", afloop.fout);
}

#[test]
fn nakijken_zegt_wat_er_ontbreekt_en_welk_cijfer_verschilt() {
    let hier = map();
    gevuld(hier.path());
    let kijk = |naam: &str, erbij: &[&str]| {
        draai(normwijzer(hier.path()).args(["werkagenda", "controleer", naam]).args(erbij))
    };
    let leeg = kijk("format.docx", &[]);
    assert!(
        leeg.code == 1 && leeg.uit.contains("ontbreekt    Situatie") && leeg.uit.contains("optioneel    Monitoring"),
        "{}",
        leeg.uit
    );
    let vol = kijk("a.docx", &[]);
    assert!(vol.code == 1 && vol.uit.contains("6 mijlpalen zonder verantwoordelijke"), "{}", vol.uit);
    assert!(vol.uit.starts_with("2 paragrafen van het format gevonden"), "{}", vol.uit);
    assert!(vol.uit.contains("financiële dekking"), "{}", vol.uit);
    let gelijk = kijk("a.docx", &["--regio", "Flevoland", "--ist", "ist.csv"]);
    assert!(!gelijk.uit.contains("verschilt"), "{}", gelijk.uit);
    let ander = voorbeeld_tekst().replacen("brugfunctionaris;3,2", "brugfunctionaris;3,9", 1);
    std::fs::write(hier.path().join("ander.csv"), ander).unwrap();
    let verschilt = kijk("a.docx", &["--regio", "Flevoland", "--ist", "ander.csv"]);
    let regel = verschilt
        .uit
        .lines()
        .find(|r| r.contains("verschilt    Mijlpaal 2027-K2, deelresultaat"))
        .expect("geen verschil");
    assert!(regel.contains("7,2–9,3 fte") && regel.contains("berekening geeft nu"), "{regel}");
    assert!(
        !verschilt.uit.contains("verschilt    Monitoring"),
        "een andere code is geen ander cijfer: {}",
        verschilt.uit
    );
}
