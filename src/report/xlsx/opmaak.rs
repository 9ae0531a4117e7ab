//! Lettertype, kleur en getalnotatie van de cellen. Getalnotaties staan in de Amerikaanse vorm, zoals het formaat
//! voorschrijft; Excel toont ze in de taal van de lezer, dus hier met een komma.

use normwijzer_core::Amount;
use rust_decimal::Decimal;
use rust_xlsxwriter::{Format, FormatAlign, FormatBorder, FormatUnderline};

use super::kleuren::Kleuren;
use crate::nl;
use crate::werkmap::{Getalvorm, KolomSoort};

/// Bijna zwart, voor titels.
const INKT: u32 = 0x1C_21_28;
/// Donkergrijs op wit: 7 op 1.
const GEDEMPT: u32 = 0x52_5B_66;
/// Lijnen tussen rijen.
const LIJN: u32 = 0xD0_D5_DB;
/// Meer decimalen dan dit toont [`Getalvorm::Exact`] niet.
const MEESTE_DECIMALEN: u32 = 6;

/// De opmaak, één keer gemaakt.
pub(super) struct Opmaak {
    kleuren: Kleuren,
    titel: Format,
    merken: Format,
    toelichting: Format,
    tussenkop: Format,
    tussenkop_los: Format,
    verwijzing: Format,
    kop: Format,
    kop_getal: Format,
    alinea: Format,
    alinea_als_formule: Format,
    tekst: Format,
    tekst_als_formule: Format,
    tekst_rechts: Format,
    datum: Format,
    leeg_getal: Format,
    /// Op aantal decimalen, vanaf 0.
    getallen: Vec<Format>,
    nul: Format,
    procent: Format,
    bijna_niets: Format,
    bijna_alles: Format,
}

impl Opmaak {
    pub(super) fn new(kleuren: Kleuren) -> Self {
        let cel = Format::new()
            .set_align(FormatAlign::Top)
            .set_border_bottom(FormatBorder::Thin)
            .set_border_bottom_color(LIJN);
        let getal = |notatie: &str| cel.clone().set_align(FormatAlign::Right).set_num_format(notatie);
        // Een getal staat tegen zijn rechterrand; de tekst in de kolom ernaast begint daarom een stukje verder.
        let tekst = cel.clone().set_align(FormatAlign::Left).set_indent(1).set_text_wrap();
        let alinea = Format::new().set_align(FormatAlign::Top).set_align(FormatAlign::Left).set_text_wrap();
        let kop = Format::new()
            .set_bold()
            .set_font_color(0xFF_FF_FFu32)
            .set_background_color(kleuren.kop)
            .set_text_wrap()
            .set_align(FormatAlign::Top);
        let tussenkop = Format::new().set_bold().set_font_size(12).set_font_color(kleuren.kop);
        Self {
            kleuren,
            titel: Format::new().set_bold().set_font_size(14).set_font_color(INKT),
            merken: Format::new().set_bold().set_font_color(kleuren.waarschuwing),
            toelichting: Format::new().set_font_color(GEDEMPT),
            tussenkop: tussenkop.clone().set_text_wrap(),
            tussenkop_los: tussenkop,
            verwijzing: Format::new().set_font_color(kleuren.kop).set_underline(FormatUnderline::Single),
            kop_getal: kop.clone().set_align(FormatAlign::Right),
            kop: kop.set_align(FormatAlign::Left).set_indent(1),
            alinea_als_formule: alinea.clone().set_quote_prefix(),
            alinea,
            tekst_rechts: getal("@").set_text_wrap(),
            tekst_als_formule: tekst.clone().set_quote_prefix(),
            tekst,
            datum: getal("dd-mm-yyyy"),
            leeg_getal: getal("General"),
            getallen: (0..=MEESTE_DECIMALEN).map(|n| getal(&notatie(n))).collect(),
            // Ook een getal dat na afronden nul is, toont geen minteken.
            nul: getal("0;0"),
            procent: getal("0%"),
            bijna_niets: getal("\"<1%\""),
            bijna_alles: getal("\">99%\""),
        }
    }

    /// De kleuren, ook voor de grafieken.
    pub(super) fn kleuren(&self) -> Kleuren {
        self.kleuren
    }

    pub(super) fn titel(&self) -> &Format {
        &self.titel
    }

    pub(super) fn merken(&self) -> &Format {
        &self.merken
    }

    pub(super) fn toelichting(&self) -> &Format {
        &self.toelichting
    }

    pub(super) fn tussenkop(&self) -> &Format {
        &self.tussenkop
    }

    /// Een tussenkop die over de lege cellen ernaast loopt.
    pub(super) fn tussenkop_los(&self) -> &Format {
        &self.tussenkop_los
    }

    /// Een verwijzing naar een plek verderop.
    pub(super) fn verwijzing(&self) -> &Format {
        &self.verwijzing
    }

    pub(super) fn kop(&self, soort: KolomSoort) -> &Format {
        match soort {
            KolomSoort::Tekst => &self.kop,
            KolomSoort::Getal | KolomSoort::Datum => &self.kop_getal,
        }
    }

    /// Tekst wordt altijd als tekst geschreven. Lijkt zij op een formule, dan krijgt zij ook het aanhalingsteken van
    /// Excel: anders wordt zij er alsnog een voor wie in de cel op Enter drukt.
    pub(super) fn tekst(&self, t: &str, soort: KolomSoort) -> &Format {
        if soort != KolomSoort::Tekst && !lijkt_op_formule(t) {
            // "<10" staat waar anders een getal had gestaan.
            return &self.tekst_rechts;
        }
        if lijkt_op_formule(t) { &self.tekst_als_formule } else { &self.tekst }
    }

    /// Lopende tekst, zonder lijnen ertussen.
    pub(super) fn alinea(&self, t: &str) -> &Format {
        if lijkt_op_formule(t) { &self.alinea_als_formule } else { &self.alinea }
    }

    pub(super) fn datum(&self) -> &Format {
        &self.datum
    }

    pub(super) fn leeg(&self, soort: KolomSoort) -> &Format {
        match soort {
            KolomSoort::Tekst => &self.tekst,
            KolomSoort::Getal | KolomSoort::Datum => &self.leeg_getal,
        }
    }

    /// De notatie volgt het getal: 0,27 fte en 8,6 fte staan onder elkaar, zoals op de pagina.
    pub(super) fn getal(&self, a: Amount, vorm: Getalvorm) -> &Format {
        let d = a.decimal();
        match vorm {
            Getalvorm::Procent => self.aandeel(a),
            Getalvorm::Exact => self.met_decimalen(d, d.round_dp(MEESTE_DECIMALEN).normalize().scale()),
            Getalvorm::Afgerond(afronding) => self.met_decimalen(d, nl::decimalen(afronding, d)),
        }
    }

    fn met_decimalen(&self, d: Decimal, decimalen: u32) -> &Format {
        // Zonder te schrijven: dit gebeurt voor elk getal in de werkmap.
        if nl::rond(d, decimalen).is_zero() {
            return &self.nul;
        }
        self.getallen.get(decimalen as usize).unwrap_or(&self.nul)
    }

    /// 0% en 100% staan er alleen als het zo is.
    fn aandeel(&self, a: Amount) -> &Format {
        match nl::procent(a).as_str() {
            "<1%" => &self.bijna_niets,
            ">99%" => &self.bijna_alles,
            _ => &self.procent,
        }
    }
}

/// `#,##0` met zoveel decimalen.
fn notatie(decimalen: u32) -> String {
    match decimalen {
        0 => "#,##0".to_owned(),
        n => format!("#,##0.{}", "0".repeat(n as usize)),
    }
}

fn lijkt_op_formule(t: &str) -> bool {
    t.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::*;
    use normwijzer_core::amount::Schrijfwijze;
    use normwijzer_core::norm::Afronding;

    fn notatie_van(getal: &str, vorm: Getalvorm) -> usize {
        let opmaak = Opmaak::new(Kleuren::van(&crate::huisstijl::Huisstijl::default()));
        let a = Amount::parse(getal, Schrijfwijze::Punt).unwrap();
        let gekozen = opmaak.getal(a, vorm);
        opmaak.getallen.iter().position(|f| std::ptr::eq(f, gekozen)).unwrap_or(usize::MAX)
    }

    #[test]
    fn de_notatie_volgt_het_getal() {
        let fte = Getalvorm::Afgerond(Afronding::EenDecimaal);
        let heel = Getalvorm::Afgerond(Afronding::Heel);
        for (getal, vorm, decimalen) in [
            ("8.6", fte, 1),
            ("0.27", fte, 2),
            ("-0.18", fte, 2),
            ("0.996", fte, 1),
            ("1377.4", heel, 0),
            ("0.318", Getalvorm::Exact, 3),
            ("10000", Getalvorm::Exact, 0),
            // Wat als nul getoond wordt, heeft geen decimalen en geen minteken.
            ("-0.004", fte, usize::MAX),
            ("0", heel, usize::MAX),
        ] {
            assert_eq!(notatie_van(getal, vorm), decimalen, "{getal}");
        }
        assert_eq!(notatie(0), "#,##0");
        assert_eq!(notatie(2), "#,##0.00");
    }

    #[test]
    fn bijna_alles_is_niet_alles() {
        let opmaak = Opmaak::new(Kleuren::van(&crate::huisstijl::Huisstijl::default()));
        let vorm = |t: &str| opmaak.getal(Amount::parse(t, Schrijfwijze::Punt).unwrap(), Getalvorm::Procent);
        assert!(std::ptr::eq(vorm("0.999"), &raw const opmaak.bijna_alles));
        assert!(std::ptr::eq(vorm("0.001"), &raw const opmaak.bijna_niets));
        assert!(std::ptr::eq(vorm("1"), &raw const opmaak.procent));
        assert!(std::ptr::eq(vorm("0"), &raw const opmaak.procent));
    }
}
