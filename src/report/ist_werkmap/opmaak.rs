//! Kleuren en randen van de cellen. Wat open is, is geel; al het andere is op slot.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

/// Wit op dit blauw heeft een contrast van ruim 9 op 1.
const KOPKLEUR: u32 = 0x1F_4E_79;
const PARAGRAAF: u32 = 0xD9_E4_F0;
const NORM: u32 = 0xF1_F3_F5;
/// Lichtgeel: de cellen om in te vullen.
const INVUL: u32 = 0xFF_F4_C7;
const INKT: u32 = 0x1C_21_28;
/// Donkergrijs op wit: 7 op 1.
const GEDEMPT: u32 = 0x52_5B_66;
const LIJN: u32 = 0xB4_BC_C6;

/// De opmaak, één keer gemaakt.
pub(super) struct Opmaak {
    pub(super) titel: Format,
    pub(super) uitleg: Format,
    pub(super) kop: Format,
    pub(super) paragraaf: Format,
    pub(super) norm: Format,
    pub(super) vet: Format,
    pub(super) gewoon: Format,
    pub(super) vast: Format,
    pub(super) eenheid: Format,
    pub(super) niet_nodig: Format,
    pub(super) getal: Format,
    pub(super) keuze: Format,
    pub(super) datum: Format,
    pub(super) tekst: Format,
    pub(super) tekst_als_formule: Format,
    pub(super) alinea: Format,
    pub(super) tussenkop: Format,
    pub(super) sleutel: Format,
}

impl Opmaak {
    pub(super) fn new() -> Self {
        let cel = Format::new()
            .set_align(FormatAlign::Top)
            .set_text_wrap()
            .set_border(FormatBorder::Thin)
            .set_border_color(LIJN);
        let open = cel.clone().set_background_color(INVUL).set_unlocked();
        let vet = Format::new().set_bold().set_align(FormatAlign::VerticalCenter).set_text_wrap();
        let tekst = open.clone().set_align(FormatAlign::Left).set_num_format("@");
        Self {
            titel: Format::new().set_bold().set_font_size(14).set_font_color(INKT),
            uitleg: Format::new().set_font_color(GEDEMPT),
            kop: vet
                .clone()
                .set_font_color(0xFF_FF_FFu32)
                .set_background_color(KOPKLEUR)
                .set_border(FormatBorder::Thin),
            paragraaf: vet.clone().set_font_color(KOPKLEUR).set_background_color(PARAGRAAF).set_font_size(12),
            norm: Format::new().set_align(FormatAlign::Top).set_text_wrap().set_background_color(NORM),
            niet_nodig: cel.clone().set_background_color(NORM).set_font_color(GEDEMPT),
            vet: Format::new().set_bold(),
            gewoon: Format::new(),
            eenheid: cel.clone().set_align(FormatAlign::Left).set_indent(1),
            vast: cel,
            getal: open.clone().set_align(FormatAlign::Right),
            keuze: open.clone().set_align(FormatAlign::Left),
            datum: open.set_align(FormatAlign::Right).set_num_format("dd-mm-yyyy"),
            tekst_als_formule: tekst.clone().set_quote_prefix(),
            tekst,
            alinea: Format::new().set_align(FormatAlign::Top).set_text_wrap(),
            tussenkop: vet.set_font_color(KOPKLEUR).set_font_size(12),
            sleutel: Format::new().set_font_color(GEDEMPT),
        }
    }

    /// Tekst die op een formule lijkt, krijgt het aanhalingsteken van Excel: anders wordt zij er een voor wie in de cel op
    /// Enter drukt.
    pub(super) fn open_tekst(&self, tekst: &str) -> &Format {
        if tekst.starts_with(['=', '+', '-', '@', '\t', '\r']) { &self.tekst_als_formule } else { &self.tekst }
    }
}
