//! De PNG en de SVG met omtrekken zijn hetzelfde beeld als wat resvg zelf van de SVG met tekst maakt.

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg;

use super::huisstijl::eigen;
use super::*;

fn render(svg: &str, huisstijl: &Huisstijl) -> Pixmap {
    let fontdb = huisstijl.letters.database();
    let options = usvg::Options { font_family: "Inter".to_owned(), fontdb, ..usvg::Options::default() };
    let tree = usvg::Tree::from_str(svg, &options).unwrap();
    let size = tree.size().to_int_size();
    let mut pixmap = Pixmap::new(size.width(), size.height()).unwrap();
    resvg::render(&tree, Transform::default(), &mut pixmap.as_mut());
    pixmap
}

/// Gemiddeld verschil per kleur, en hoeveel punten er duidelijk anders uitzien.
fn difference(a: &[u8], b: &[u8]) -> (f64, usize) {
    assert_eq!(a.len(), b.len());
    let apart = |(x, y): (&u8, &u8)| x.abs_diff(*y);
    let sum: u64 = a.iter().zip(b).map(|pair| u64::from(apart(pair))).sum();
    (sum as f64 / a.len() as f64, a.iter().zip(b).filter(|pair| apart(*pair) > 110).count())
}

fn rgb(pixmap: &Pixmap) -> Vec<u8> {
    pixmap.data().chunks_exact(4).flat_map(|p| [p[0], p[1], p[2]]).collect()
}

#[test]
fn alle_formaten_zijn_hetzelfde_beeld() {
    // Een logo tekent resvg hier niet: het leest geen plaatjes.
    let own = Huisstijl { logo: None, ..eigen() };
    for huisstijl in [Huisstijl::default(), own] {
        for spec in [
            ChartSpec::Gap(voorbeelden::gap()),
            ChartSpec::Ingroeipad(voorbeelden::path()),
            ChartSpec::Overzicht(voorbeelden::overview()),
            ChartSpec::Vergelijk(voorbeelden::compare()),
            ChartSpec::Kaart(voorbeelden::map()),
            ChartSpec::Geld(voorbeelden::money()),
        ] {
            let files = drukwerk(&spec, &huisstijl).unwrap();
            let text = rgb(&render(&files.svg, &huisstijl));
            let outlined = rgb(&render(&files.omtrek, &huisstijl));
            let mut reader = colors(&files.png);
            let mut pixels = vec![0; reader.output_buffer_size().unwrap()];
            reader.next_frame(&mut pixels).unwrap();
            for (name, image) in [("PNG", &pixels), ("omtrek", &outlined)] {
                let (mean, apart) = difference(&text, image);
                // Een letter staat op een kwart px: randen verschillen een tint, geen punt is van inkt of van papier.
                assert!(mean < 1.0 && apart == 0, "{name} van {}: {mean} {apart}", spec.caption().title);
            }
        }
    }
}
