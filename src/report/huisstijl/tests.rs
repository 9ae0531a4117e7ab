use super::*;
use crate::font::SEMIBOLD;

fn gelezen(toml: &str, bestanden: &[(&str, &[u8])]) -> (Option<Huisstijl>, Vec<String>) {
    let mut haal = |_: &'static str, pad: &str, _: u64| {
        let gevonden = bestanden.iter().find(|(naam, _)| *naam == pad);
        gevonden.map(|(_, b)| b.to_vec()).ok_or_else(|| "dit bestand is er niet.".to_owned())
    };
    let bestand = HuisstijlBestand { naam: "h.toml", inhoud: toml.as_bytes() };
    let (huisstijl, bevindingen) = lees(&bestand, &mut haal);
    (huisstijl, bevindingen.iter().map(ToString::to_string).collect())
}

/// De enige bevinding bij een huisstijl die niet mag.
fn fout(toml: &str, bestanden: &[(&str, &[u8])]) -> String {
    let (huisstijl, bevindingen) = gelezen(toml, bestanden);
    assert!(huisstijl.is_none());
    assert_eq!(bevindingen.len(), 1, "{bevindingen:?}");
    bevindingen[0].clone()
}

const GOED: &str = "naam = \"Proef\"\nkleur-hoofd = \"#1b4d2e\"\nkleur-accent = \"#b45309\"\n";

#[test]
fn een_goede_huisstijl_wordt_gelezen() {
    let (huisstijl, bevindingen) = gelezen(GOED, &[]);
    let huisstijl = huisstijl.unwrap();
    assert!(bevindingen.is_empty());
    assert_eq!((huisstijl.hoofd.to_string(), huisstijl.accent.to_string()), ("#1b4d2e".into(), "#b45309".into()));
    assert!(huisstijl.heeft_eigen_kleuren() && huisstijl.logo.is_none());
}

#[test]
fn het_voorbeeld_in_de_repo_is_het_uiterlijk_van_het_programma() {
    let (huisstijl, bevindingen) = gelezen(include_str!("../../../reports/huisstijl/normwijzer.toml"), &[]);
    let huisstijl = huisstijl.unwrap();
    assert!(bevindingen.is_empty() && !huisstijl.heeft_eigen_kleuren() && huisstijl.logo.is_none());
}

#[test]
fn te_weinig_contrast_wordt_geweigerd_met_een_kleur_die_wel_mag() {
    let licht = GOED.replace("#b45309", "#f28c28");
    assert_eq!(
        fout(&licht, &[]),
        "h.toml:3:16: fout HST-011: kleur-accent #f28c28 is op wit niet te lezen: het contrast is 2,45:1 en 4,50:1 is nodig (WCAG 2.1 AA). De dichtstbijzijnde donkerder kleur die voldoet is #ac631c."
    );
    let gelijk = GOED.replace("#b45309", "#5b3a1e").replace("#1b4d2e", "#1f4a5e");
    let bericht = fout(&gelijk, &[]);
    assert!(bericht.contains("in grijs niet uit elkaar te houden") && bericht.contains("1,20:1 is nodig"), "{bericht}");
    // Wat wordt voorgesteld, mag.
    for toml in [
        licht,
        gelijk,
        GOED.replace("#b45309", "#1b4d2e"),
        GOED.replace("#b45309", "#000000").replace("#1b4d2e", "#000000"),
    ] {
        let voorstel = fout(&toml, &[]).rsplit_once(" is ").unwrap().1.trim_end_matches('.').to_owned();
        let oud = toml.split("kleur-accent = \"").nth(1).unwrap()[..7].to_owned();
        let beter = toml.replace(&format!("kleur-accent = \"{oud}"), &format!("kleur-accent = \"{voorstel}"));
        assert!(gelezen(&beter, &[]).0.is_some(), "{voorstel}: {:?}", gelezen(&beter, &[]).1);
    }
}

#[test]
fn de_grens_ligt_op_viereneenhalf() {
    assert!((Kleur(0, 0, 0).contrast(Kleur::WIT) - 21.0).abs() < 1e-9);
    // #767676 is de lichtste grijs die mag, #777777 niet meer.
    assert!(Kleur(0x76, 0x76, 0x76).contrast(Kleur::WIT) >= CONTRAST_MET_WIT);
    assert!(Kleur(0x77, 0x77, 0x77).contrast(Kleur::WIT) < CONTRAST_MET_WIT);
    let gewoon = Huisstijl::default();
    assert!(gewoon.hoofd.contrast(gewoon.accent) >= ONDERLING_CONTRAST);
}

#[test]
fn alle_fouten_tegelijk_met_hun_plaats() {
    let (_, bevindingen) = gelezen("kleur-hoofd = \"groen\"\nkleur-akcent = \"#b45309\"\nlogo = \"weg.png\"\n", &[]);
    let tekst = bevindingen.join("\n");
    for stuk in [
        "ontbreekt de sleutel 'naam'",
        "h.toml:1:15: fout HST-010: 'groen' is geen kleur",
        "h.toml:2:1: fout HST-004",
        "Bedoelde u 'kleur-accent'?",
        "h.toml:3:8: fout HST-013: Het logo 'weg.png' is niet te gebruiken: dit bestand is er niet.",
    ] {
        assert!(tekst.contains(stuk), "{stuk} ontbreekt in\n{tekst}");
    }
}

fn png(breed: u32, hoog: u32) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut bytes, breed, hoog);
    encoder.set_color(::png::ColorType::GrayscaleAlpha);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&vec![0; (breed * hoog * 2) as usize]).unwrap();
    writer.finish().unwrap();
    bytes
}

#[test]
fn een_kwaadaardig_logo_wordt_geweigerd() {
    let met = format!("{GOED}logo = \"logo.png\"\n");
    let goed = png(640, 200);
    let huisstijl = gelezen(&met, &[("logo.png", &goed)]).0.unwrap();
    let logo = huisstijl.logo.unwrap();
    assert_eq!((logo.breedte(), logo.hoogte()), (354, 111));
    // Een kop die 60.000 bij 60.000 px belooft, met bijna geen gegevens.
    let mut bom = goed.clone();
    bom[16..24].copy_from_slice(&[0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60]);
    let crc = crc32(&bom[12..29]);
    bom[29..33].copy_from_slice(&crc.to_be_bytes());
    for (bytes, reden) in [
        (b"GIF89a".to_vec(), "dit is geen PNG"),
        (Vec::new(), "dit is geen PNG"),
        (goed[..goed.len() / 2].to_vec(), "beschadigd"),
        (goed[..20].to_vec(), "beschadigd"),
        (bom, "60000 bij 60000 px"),
    ] {
        let bericht = fout(&met, &[("logo.png", &bytes)]);
        assert!(bericht.starts_with("h.toml:4:8: fout HST-013: ") && bericht.contains(reden), "{bericht}");
    }
}

/// De controlesom van een deel van een PNG.
fn crc32(bytes: &[u8]) -> u32 {
    !bytes.iter().fold(!0u32, |crc, b| {
        (0..8).fold(crc ^ u32::from(*b), |c, _| if c & 1 == 1 { (c >> 1) ^ 0xEDB8_8320 } else { c >> 1 })
    })
}

#[test]
fn wat_geen_lettertype_is_wordt_geweigerd() {
    let met = format!("{GOED}lettertype = \"l.ttf\"\n");
    assert!(gelezen(&met, &[("l.ttf", SEMIBOLD)]).0.is_some());
    for bytes in [b"wOF2".to_vec(), Vec::new(), SEMIBOLD[..400].to_vec()] {
        let bericht = fout(&met, &[("l.ttf", &bytes)]);
        assert!(
            bericht.starts_with("h.toml:4:14: fout HST-014: Het lettertype 'l.ttf' is niet te gebruiken: "),
            "{bericht}"
        );
    }
}
