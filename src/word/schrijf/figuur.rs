//! Een figuur in de regel: PNG voor iedereen, SVG voor een Word dat het kent, met een omschrijving.

use super::Schrijver;
use super::alinea::{Alinea, plat};
use super::opmaak::Opmaak;
use super::xml::Xml;
use crate::inhoud::{Figuur, Nadruk};

/// 16 cm in EMU.
const BREEDST: u64 = 5_760_000;
/// 21 cm in EMU: met het bijschrift op één bladzijde.
const HOOGST: u64 = 7_560_000;
const EMU_PER_TWIP: u64 = 635;

const WP: &str = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing";
const A: &str = "http://schemas.openxmlformats.org/drawingml/2006/main";
const PIC: &str = "http://schemas.openxmlformats.org/drawingml/2006/picture";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const ASVG: &str = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";

impl Schrijver {
    pub(super) fn figuur(&mut self, xml: &mut Xml, figuur: &Figuur, breedte: u32) {
        let png = self.beeld(&figuur.png, "png", "image/png");
        let svg = figuur.svg.as_ref().map(|svg| self.beeld(svg, "svg", "image/svg+xml"));
        let nummer = self.stand.tekening().to_string();
        let naam = format!("Figuur {nummer}");
        let (breed, hoog) = maten(figuur.pixels, breedte);
        let stijl = self.alineastijl.clone();
        let alinea = Alinea {
            stijl: stijl.as_deref(),
            bij_volgende: !figuur.bijschrift.is_empty(),
            nieuwe_pagina: self.neem_pagina(),
            ..Alinea::default()
        };
        alinea.open(xml);
        xml.open("w:r", &[]);
        Opmaak::default().schrijf(xml, Nadruk::Gewoon, "");
        xml.open("w:drawing", &[]);
        xml.open(
            "wp:inline",
            &[("xmlns:wp", WP), ("xmlns:a", A), ("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")],
        );
        xml.leeg("wp:extent", &[("cx", &breed), ("cy", &hoog)]);
        xml.leeg("wp:effectExtent", &[("l", "0"), ("t", "0"), ("r", "0"), ("b", "0")]);
        let alt = figuur.alt.trim();
        let titel = plat(&figuur.bijschrift);
        xml.leeg("wp:docPr", &[("id", &nummer), ("name", &naam), ("descr", alt), ("title", &titel)]);
        xml.open("wp:cNvGraphicFramePr", &[]);
        xml.leeg("a:graphicFrameLocks", &[("noChangeAspect", "1")]);
        xml.sluit("wp:cNvGraphicFramePr");
        xml.open("a:graphic", &[]);
        xml.open("a:graphicData", &[("uri", PIC)]);
        xml.open("pic:pic", &[("xmlns:pic", PIC)]);
        xml.open("pic:nvPicPr", &[]);
        xml.leeg("pic:cNvPr", &[("id", &nummer), ("name", &naam), ("descr", alt)]);
        xml.leeg("pic:cNvPicPr", &[]);
        xml.sluit("pic:nvPicPr");
        vulling(xml, &png, svg.as_deref());
        xml.open("pic:spPr", &[]);
        xml.open("a:xfrm", &[]);
        xml.leeg("a:off", &[("x", "0"), ("y", "0")]);
        xml.leeg("a:ext", &[("cx", &breed), ("cy", &hoog)]);
        xml.sluit("a:xfrm");
        xml.open("a:prstGeom", &[("prst", "rect")]);
        xml.leeg("a:avLst", &[]);
        xml.sluit("a:prstGeom");
        for naam in ["pic:spPr", "pic:pic", "a:graphicData", "a:graphic", "wp:inline", "w:drawing", "w:r", "w:p"] {
            xml.sluit(naam);
        }
        if !figuur.bijschrift.is_empty() {
            self.bijschrift(xml, "Figuur", &figuur.bijschrift, false);
        }
    }

    /// Zet een beeld klaar en geeft de verwijzing ernaar.
    fn beeld(&mut self, bytes: &[u8], extensie: &'static str, soort: &'static str) -> String {
        let map = self.hoofddeel.rsplit_once('/').map_or_else(String::new, |(map, _)| format!("{map}/"));
        let pad = self.media.geef(&map, bytes, extensie);
        self.soorten.extensies.insert((extensie, soort));
        self.relaties.geef("image", &pad)
    }
}

fn vulling(xml: &mut Xml, png: &str, svg: Option<&str>) {
    xml.open("pic:blipFill", &[]);
    match svg {
        None => xml.leeg("a:blip", &[("xmlns:r", R), ("r:embed", png)]),
        Some(svg) => {
            xml.open("a:blip", &[("xmlns:r", R), ("r:embed", png)]);
            xml.open("a:extLst", &[]);
            xml.open("a:ext", &[("uri", "{96DAC541-7B7A-43D3-8B79-37D633B846F1}")]);
            xml.leeg("asvg:svgBlip", &[("xmlns:asvg", ASVG), ("r:embed", svg)]);
            xml.sluit("a:ext");
            xml.sluit("a:extLst");
            xml.sluit("a:blip");
        }
    }
    xml.open("a:stretch", &[]);
    xml.leeg("a:fillRect", &[]);
    xml.sluit("a:stretch");
    xml.sluit("pic:blipFill");
}

/// Breedte en hoogte in EMU, in de verhouding van de PNG.
fn maten((breed, hoog): (u32, u32), twips: u32) -> (String, String) {
    let (breed, hoog) = (u64::from(breed.max(1)), u64::from(hoog.max(1)));
    let mut breedte = BREEDST.min(u64::from(twips) * EMU_PER_TWIP).max(1);
    let mut hoogte = breedte * hoog / breed;
    if hoogte > HOOGST {
        hoogte = HOOGST;
        breedte = hoogte * breed / hoog;
    }
    (breedte.max(1).to_string(), hoogte.max(1).to_string())
}
