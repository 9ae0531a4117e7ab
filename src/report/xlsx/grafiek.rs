//! De grafieken onder de tabel van een blad: als grafiek van Excel zelf, met hun cellen, hun alternatieve tekst en een
//! plek op het papier.

use normwijzer_core::norm::Afronding;
use rust_xlsxwriter::{
    Chart, ChartAxisLabelPosition, ChartAxisTickType, ChartEmptyCells, ChartFont, ChartFormat, ChartLegendPosition,
    ChartLine, ChartLineDashType, ChartMarker, ChartMarkerType, ChartPatternFill, ChartPatternFillType, ChartSeries,
    ChartSolidFill, ChartType, ObjectMovement, Worksheet,
};

use super::kleuren::Kleuren;
use super::opmaak::Opmaak;
use super::{Plek, WerkmapError, breedte, tekst};
use crate::werkmap::{Bladgrafiek, Cellen, Grafiekblok, Grafieksoort, Kleur, Streep, Teken, Uiterlijk};

/// Wit tussen en rond grafieken, in px.
const WIT: u32 = 12;
/// De hoogte van een gewone rij, in px.
const RIJ: u32 = 20;
/// Breder wordt een grafiek niet: dan passen er twee naast elkaar op een liggend A4.
const BREEDST: u32 = 620;
/// De laagste staafgrafiek: ook van losse staven, onder een smalle tabel, passen er twee op een bladzijde.
const LAAGST: u32 = 220;
/// De hoogte van een lijngrafiek: zo passen er twee rijen op een liggend A4.
const HOOGTE: u32 = 320;
/// Titel, as en legenda van een staafgrafiek, en wat elke rij daarbij vraagt.
const OM_STAVEN: u32 = 170;
const PER_STAAF: u32 = 19;
/// Wat er van een liggend A4 te bedrukken is, in px van 1/96 inch, met wat speling voor een ander lettertype.
pub(super) const PAPIER: (u32, u32) = (975, 660);
/// Een schermlezer krijgt van Excel niet meer.
const ALT: usize = 255;
/// Een titel die niet meer te lezen is.
const TITEL: usize = 250;
/// Bijna zwart en het grijs van de rasterlijnen: dezelfde als in de tekeningen. De andere kleuren zegt de huisstijl.
const INKT: u32 = 0x1C_21_28;
const RASTER: u32 = 0xE4_E7_EB;

/// De rij waarop de grafieken onder een tabel beginnen.
pub(super) fn begin(plek: &Plek) -> u32 {
    plek.laatste + 3
}

/// Zet de blokken onder de tabel van een blad; `plekken` zijn de tabellen van de hele werkmap.
pub(super) fn zet(
    vel: &mut Worksheet,
    blokken: &[Grafiekblok],
    plek: &Plek,
    plekken: &[Plek],
    opmaak: &Opmaak,
) -> Result<(), WerkmapError> {
    let breed = (plek.pixels.saturating_sub(WIT) / 2).clamp(380, BREEDST);
    let naast_elkaar = (plek.pixels / breed).max(1) as usize;
    // Past de tabel niet op het papier, dan wordt alles kleiner; een afbreking per bladzijde werkt alleen met een schaal.
    let schaal = (PAPIER.0 * 100 / plek.pixels.max(PAPIER.0)).max(10);
    let bladzijde = PAPIER.1 * 100 / schaal;
    vel.set_print_scale(u16::try_from(schaal).unwrap_or(100));
    let mut rij = begin(plek);
    let (mut gevuld, mut afbrekingen) = (bladzijde, Vec::new());
    for blok in blokken {
        let boven = rij;
        vel.write_string_with_format(rij, 0, tekst(&blok.kop), opmaak.tussenkop_los())?;
        rij += 1;
        for regel in blok.toelichting.iter().flat_map(|t| breedte::regels(t, plek.breedte)) {
            vel.write_string_with_format(rij, 0, tekst(&regel), opmaak.toelichting())?;
            rij += 1;
        }
        let mut kop = rij - boven;
        for samen in blok.grafieken.chunks(naast_elkaar) {
            let hoogte = samen.iter().map(hoogte).max().unwrap_or(HOOGTE);
            let rijen = (hoogte + 2 * WIT).div_ceil(RIJ);
            let nodig = (rijen + kop) * RIJ;
            if gevuld + nodig > bladzijde {
                afbrekingen.push(rij - kop);
                gevuld = 0;
            }
            gevuld += nodig;
            for (links, grafiek) in (0u32..).map(|i| i * (breed + WIT)).zip(samen) {
                let mut tekening = teken(grafiek, plekken, opmaak.kleuren())?;
                tekening.set_width(breed).set_height(hoogte);
                vel.insert_chart_with_offset(rij, 0, &tekening, links, WIT / 2)?;
            }
            rij += rijen;
            kop = 0;
        }
        rij += 1;
        gevuld += RIJ;
    }
    vel.set_page_breaks(&afbrekingen)?;
    Ok(())
}

fn hoogte(grafiek: &Bladgrafiek) -> u32 {
    match grafiek.soort {
        Grafieksoort::Lijnen | Grafieksoort::Gestapeld => HOOGTE,
        Grafieksoort::Staven => {
            let rijen = grafiek.namen.tot.saturating_sub(grafiek.namen.van);
            (OM_STAVEN + rijen.saturating_mul(PER_STAAF)).clamp(LAAGST, 2 * HOOGTE)
        }
    }
}

fn teken(grafiek: &Bladgrafiek, plekken: &[Plek], kleuren: Kleuren) -> Result<Chart, WerkmapError> {
    let mut uit = Chart::new(match grafiek.soort {
        Grafieksoort::Staven => ChartType::Bar,
        Grafieksoort::Lijnen => ChartType::Line,
        Grafieksoort::Gestapeld => ChartType::ColumnStacked,
    });
    let klein = letter(9);
    uit.title().set_name(&zonder_opdracht(&grafiek.titel, TITEL)).set_font(letter(11).set_bold());
    uit.set_alt_text(kort(&grafiek.alt, ALT));
    uit.legend().set_position(ChartLegendPosition::Bottom).set_font(&klein);
    // Wat een filter verbergt, hoort nog steeds in het beeld; en onbekend is geen nul.
    uit.show_hidden_data().show_empty_cells_as(ChartEmptyCells::Gaps);
    uit.set_object_movement(ObjectMovement::MoveButDontSizeWithCells);
    assen(&mut uit, grafiek, &klein);
    let mut lijnen = Chart::new(ChartType::Line);
    lijnen.show_empty_cells_as(ChartEmptyCells::Gaps);
    for reeks in &grafiek.reeksen {
        // Een losse reeks verliest haar tekens als zij aan een lijngrafiek wordt toegevoegd.
        let ervoor = grafiek.soort == Grafieksoort::Gestapeld && matches!(reeks.uiterlijk, Uiterlijk::Lijn { .. });
        let serie = if ervoor { lijnen.add_series() } else { uit.add_series() };
        serie.set_name(&zonder_opdracht(&reeks.naam, TITEL));
        let (naam, van, kolom, tot) = cellen(&grafiek.namen, plekken)?;
        serie.set_categories((naam, van, kolom, tot, kolom));
        let (naam, van, kolom, tot) = cellen(&reeks.cellen, plekken)?;
        serie.set_values((naam, van, kolom, tot, kolom));
        if grafiek.soort == Grafieksoort::Staven {
            serie.set_overlap(100).set_gap(45);
        }
        if grafiek.soort == Grafieksoort::Gestapeld && !ervoor {
            serie.set_gap(80);
        }
        inkleuren(serie, reeks.uiterlijk, kleuren);
    }
    if grafiek.soort == Grafieksoort::Gestapeld {
        uit.combine(&lijnen);
    }
    Ok(uit)
}

fn assen(uit: &mut Chart, grafiek: &Bladgrafiek, klein: &ChartFont) {
    let staven = grafiek.soort == Grafieksoort::Staven;
    // De bibliotheek noemt de liggende as van een staafgrafiek x, ook al staan daar de getallen.
    let as_namen = if staven { uit.y_axis() } else { uit.x_axis() };
    as_namen.set_font(klein).set_format(ChartLine::new().set_color(INKT).set_width(0.75));
    as_namen.set_major_gridlines(false);
    if !grafiek.as_namen.is_empty() {
        as_namen.set_name(&zonder_opdracht(&grafiek.as_namen, TITEL)).set_name_font(klein);
    }
    if staven {
        // De eerste rij van de tabel staat bovenaan, en elke rij houdt haar naam.
        as_namen.set_reverse().set_label_interval(1);
    } else if grafiek.soort == Grafieksoort::Lijnen {
        as_namen.set_text_axis(true).set_font(letter(9).set_rotation(-45));
    }
    let as_getallen = if staven { uit.x_axis() } else { uit.y_axis() };
    as_getallen
        .set_name(&zonder_opdracht(&grafiek.as_getallen, TITEL))
        .set_name_font(klein)
        .set_font(klein)
        .set_num_format(notatie(grafiek.afronding))
        .set_min(0)
        .set_format(ChartFormat::new().set_no_line())
        .set_major_tick_type(ChartAxisTickType::None)
        .set_major_gridlines(true)
        .set_major_gridlines_line(ChartLine::new().set_color(RASTER).set_width(0.75));
    if let Some(tot) = grafiek.as_tot {
        let (stap, tot) = rond_omhoog(tot.als_f64());
        as_getallen.set_major_unit(stap).set_max(tot);
    }
    if staven {
        // Met de namen omgekeerd zou deze as boven komen te staan.
        as_getallen.set_label_position(ChartAxisLabelPosition::High);
    }
}

/// Een ronde stap (1, 2 of 5 maal een macht van tien) en het eind van een as waar dit op past, in ten hoogste zes.
fn rond_omhoog(hoogste: f64) -> (f64, f64) {
    let kleinste = hoogste.max(1e-6) / 6.0;
    let macht = 10f64.powi(kleinste.log10().floor() as i32);
    let stap = [1.0, 2.0, 5.0, 10.0].map(|m| m * macht).into_iter().find(|s| *s >= kleinste).unwrap_or(kleinste);
    (stap, (hoogste / stap - 1e-9).ceil().max(1.0) * stap)
}

/// Blad, eerste rij, kolom en laatste rij. Cellen die er niet zijn, zijn een fout in wie de werkmap maakte.
fn cellen<'a>(cellen: &Cellen, plekken: &'a [Plek]) -> Result<(&'a str, u32, u16, u32), WerkmapError> {
    let plek = plekken.iter().find(|p| p.gevraagd == cellen.blad).filter(|p| {
        cellen.van < cellen.tot && p.kop.saturating_add(cellen.tot) <= p.laatste && cellen.kolom < p.kolommen
    });
    let plek = plek.ok_or_else(|| WerkmapError::Verwijzing {
        blad: cellen.blad.clone(),
        kolom: cellen.kolom + 1,
        van: cellen.van + 1,
        tot: cellen.tot,
    })?;
    Ok((&plek.naam, plek.kop + 1 + cellen.van, cellen.kolom, plek.kop + cellen.tot))
}

fn inkleuren(serie: &mut ChartSeries, uiterlijk: Uiterlijk, kleuren: Kleuren) {
    let rand = || ChartLine::new().set_color(kleuren.soll).set_width(1).clone();
    let mut vorm = ChartFormat::new();
    match uiterlijk {
        Uiterlijk::Licht => vorm.set_solid_fill(ChartSolidFill::new().set_color(kleuren.vlak)).set_border(&rand()),
        Uiterlijk::Gearceerd => {
            let arcering = ChartPatternFill::new()
                .set_pattern(ChartPatternFillType::DiagonalStripesWideUpwards)
                .set_foreground_color(kleuren.soll)
                .set_background_color(kleuren.vlak)
                .clone();
            vorm.set_pattern_fill(&arcering).set_border(&rand())
        }
        // Een IST boven de bandbreedte laat de band erachter zien.
        Uiterlijk::Donker => vorm
            .set_solid_fill(ChartSolidFill::new().set_color(INKT).set_transparency(20))
            .set_border(ChartLine::new().set_color(INKT).set_width(1)),
        Uiterlijk::Lijn { kleur: k, streep, teken } => {
            serie.set_marker(
                &teken.map_or_else(|| ChartMarker::new().set_none().clone(), |t| merk(t, kleur(k, kleuren))),
            );
            vorm.set_line(ChartLine::new().set_color(kleur(k, kleuren)).set_width(2).set_dash_type(streepsoort(streep)))
        }
        Uiterlijk::Punten { kleur: k, teken } => {
            serie.set_marker(merk(teken, kleur(k, kleuren)).set_size(11));
            vorm.set_no_line()
        }
    };
    serie.set_format(&mut vorm);
}

fn merk(teken: Teken, kleur: u32) -> ChartMarker {
    let soort = match teken {
        Teken::Rond => ChartMarkerType::Circle,
        Teken::Driehoek => ChartMarkerType::Triangle,
        Teken::Vierkant => ChartMarkerType::Square,
    };
    let mut vorm = ChartFormat::new()
        .set_solid_fill(ChartSolidFill::new().set_color(kleur))
        .set_line(ChartLine::new().set_color(kleur))
        .clone();
    ChartMarker::new().set_type(soort).set_size(6).set_format(&mut vorm).clone()
}

fn kleur(kleur: Kleur, kleuren: Kleuren) -> u32 {
    match kleur {
        Kleur::Inkt => INKT,
        Kleur::Hoofd => kleuren.soll,
        Kleur::Accent => kleuren.pad,
    }
}

fn streepsoort(streep: Streep) -> ChartLineDashType {
    match streep {
        Streep::Vol => ChartLineDashType::Solid,
        Streep::Lang => ChartLineDashType::LongDash,
        Streep::Kort => ChartLineDashType::SquareDot,
    }
}

/// In de Amerikaanse vorm, zoals het formaat voorschrijft; een stap kleiner dan een tiende houdt zijn decimalen.
fn notatie(afronding: Afronding) -> &'static str {
    match afronding {
        Afronding::EenDecimaal => "#,##0.0##",
        Afronding::Heel => "#,##0",
    }
}

fn letter(punten: u8) -> ChartFont {
    ChartFont::new().set_size(punten).set_color(INKT).clone()
}

/// Tekst die de bibliotheek nooit als verwijzing naar cellen leest: die begint met `=` of eindigt op `!` met een cel.
fn zonder_opdracht(t: &str, hoogste: usize) -> String {
    let t = kort(t, hoogste);
    let voor = if t.starts_with('=') { " " } else { "" };
    let achter = if t.contains('!') { " " } else { "" };
    format!("{voor}{t}{achter}")
}

/// Eén regel, ten hoogste zo lang; Excel telt in UTF-16.
fn kort(t: &str, hoogste: usize) -> String {
    let regel = t.split_whitespace().collect::<Vec<_>>().join(" ");
    let regel = tekst(&regel);
    if regel.encode_utf16().count() <= hoogste {
        return regel;
    }
    let mut lengte = 1;
    let past = |c: &char| {
        lengte += c.len_utf16();
        lengte <= hoogste
    };
    format!("{}…", regel.chars().take_while(past).collect::<String>())
}
