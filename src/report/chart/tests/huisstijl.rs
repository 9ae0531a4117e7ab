//! Grafieken in een eigen huisstijl: andere kleuren, een ander lettertype en een logo, en toch leesbaar en dezelfde cijfers.

use super::*;
use crate::font::{Letters, SEMIBOLD};
use crate::huisstijl::{Kleur, Logo};

/// Inter halfvet onder een andere naam: een lettertype dat het programma niet kent.
pub(in crate::chart) fn proefletter() -> Vec<u8> {
    let wide = |name: &str| name.bytes().flat_map(|b| [0, b]).collect::<Vec<u8>>();
    let mut bytes = SEMIBOLD.to_vec();
    for (from, to) in [(wide("Inter"), wide("Proef")), (b"Inter".to_vec(), b"Proef".to_vec())] {
        while let Some(at) = bytes.windows(from.len()).position(|w| w == from) {
            bytes[at..at + to.len()].copy_from_slice(&to);
        }
    }
    bytes
}

/// Een rode rechthoek.
fn logo() -> Logo {
    let mut bytes = Vec::new();
    let mut encoder = ::png::Encoder::new(&mut bytes, 900, 300);
    encoder.set_color(::png::ColorType::Rgb);
    let mut writer = encoder.write_header().unwrap();
    writer.write_image_data(&[200, 0, 0].repeat(900 * 300)).unwrap();
    writer.finish().unwrap();
    Logo::lees(&bytes).unwrap()
}

pub(super) fn eigen() -> Huisstijl {
    Huisstijl {
        naam: "Proef".to_owned(),
        hoofd: Kleur(0x1B, 0x4D, 0x2E),
        accent: Kleur(0xB4, 0x53, 0x09),
        logo: Some(logo()),
        letters: Letters::eigen(proefletter()).unwrap(),
    }
}

fn alle() -> [ChartSpec; 4] {
    [
        ChartSpec::Gap(voorbeelden::gap()),
        ChartSpec::Ingroeipad(voorbeelden::path()),
        ChartSpec::Overzicht(voorbeelden::overview()),
        ChartSpec::Vergelijk(voorbeelden::compare()),
    ]
}

#[test]
fn een_eigen_huisstijl_staat_er_en_blijft_leesbaar() {
    let huisstijl = eigen();
    for spec in alle() {
        check_in(&spec, &huisstijl);
        let files = drukwerk(&spec, &huisstijl).unwrap();
        assert_eq!(files.svg, super::super::svg(&spec, &huisstijl).unwrap());
        assert_eq!(files.png, super::super::png(&spec, &huisstijl).unwrap());
        assert_eq!(files.omtrek, super::super::outlined_svg(&spec, &huisstijl).unwrap());
        for svg in [&files.svg, &files.omtrek] {
            assert!(svg.to_lowercase().contains("#1b4d2e") && !svg.to_lowercase().contains("#2b6c9e"), "hoofdkleur");
            assert_eq!(svg.matches("<image ").count(), 1);
            resvg::usvg::Tree::from_str(svg, &resvg::usvg::Options::default()).unwrap();
        }
        assert!(files.svg.contains("font-family=\"'Proef") || files.svg.contains("font-family=\"&apos;Proef"));
        // De tekst van een schermlezer is dezelfde.
        let desc = |svg: &str| svg.split_once("<desc>").unwrap().1.split_once("</desc>").unwrap().0.to_owned();
        assert_eq!(desc(&files.svg), desc(&svg(&spec).unwrap()));
        let mut reader = super::colors(&files.png);
        let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
        reader.next_frame(&mut pixels).unwrap();
        let red = pixels.chunks(3).filter(|p| *p == [200, 0, 0]).count();
        assert_eq!(red, 354 * 118, "het logo is 3 bij 1 cm");
    }
}

#[test]
fn zonder_huisstijl_is_het_uiterlijk_dat_van_het_programma() {
    let same = Huisstijl { naam: "Zelfde".to_owned(), ..Huisstijl::default() };
    for spec in alle() {
        assert_eq!(super::super::svg(&spec, &same).unwrap(), svg(&spec).unwrap());
        let files = drukwerk(&spec, &Huisstijl::default()).unwrap();
        assert!(!files.svg.contains("<image") && files.svg.contains("#2B6C9E"));
        assert!(files.omtrek.len() < 400_000, "{}", files.omtrek.len());
    }
}

/// Elke waarde die getekend wordt staat in de cijfers, en wat niet afgedrukt wordt staat er niet.
#[test]
fn de_cijfers_zijn_die_van_de_grafiek() {
    let mut gap = voorbeelden::gap();
    gap.rows[0].label = "=HYPERLINK(\"x\")".to_owned();
    gap.rows[1].ist = None;
    gap.rows[1].status = GapStatus::NietAfgedrukt;
    gap.rows[2].open_upward = true;
    let csv = cijfers(&ChartSpec::Gap(gap.clone()));
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines[0], "gemeente,soll_laag (fte),soll_hoog (fte),ist (fte),uitkomst,in de figuur");
    let (a, b, c) = (&gap.rows[0], &gap.rows[1], &gap.rows[2]);
    assert!(lines[1].starts_with(&format!("\"'=HYPERLINK(\"\"x\"\")\",{},{},{},", a.laag, a.hoog, a.ist.unwrap())));
    assert!(lines[2].contains(&format!(",{},{},,niet afgedrukt,", b.laag, b.hoog)), "{csv}");
    assert!(lines[3].contains(&format!(",{},,", c.laag)), "een minimum heeft geen bovengrens: {csv}");

    let mut path = voorbeelden::path();
    let csv = cijfers(&ChartSpec::Ingroeipad(path.clone()));
    assert_eq!(csv.lines().count(), path.points.len() + 1);
    for (line, p) in csv.lines().skip(1).zip(&path.points) {
        let cells: Vec<&str> = line.split(',').collect();
        assert_eq!(
            cells[..4],
            [
                &p.kwartaal.to_string(),
                &p.kwartaal.eerste_dag().to_string(),
                &p.soll_laag.to_string(),
                &p.soll_hoog.to_string()
            ]
        );
        let pad = p.pad.as_ref().unwrap();
        assert_eq!((cells[5], cells[7]), (pad.laag.to_string().as_str(), pad.hoog.to_string().as_str()));
    }
    path.ist = None;
    let csv = cijfers(&ChartSpec::Ingroeipad(path));
    assert!(csv.lines().skip(1).all(|l| l.ends_with(",,,,")), "zonder IST geen pad: {csv}");

    let overview = voorbeelden::overview();
    let csv = cijfers(&ChartSpec::Overzicht(overview.clone()));
    let rows: usize = overview.groups.iter().map(|g| g.rows.len()).sum();
    assert_eq!(csv.lines().count(), 1 + rows + overview.woorden.len());
    let compare = voorbeelden::compare();
    let csv = cijfers(&ChartSpec::Vergelijk(compare.clone()));
    for row in &compare.rows {
        let line = csv.lines().find(|l| l.starts_with(&row.label)).unwrap();
        let value = row.stand.waarde().map(|w| w.to_string()).unwrap_or_default();
        assert_eq!(line.split(',').nth(1).unwrap(), value, "{line}");
    }
}
