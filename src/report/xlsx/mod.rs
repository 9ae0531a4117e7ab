//! Een [`Werkmap`] als Excel-bestand: waarden en geen formules, klaar om te filteren en om af te drukken.
//!
//! Weet niets van normen of plannen. Dezelfde werkmap geeft dezelfde bytes.

pub(crate) mod breedte;
mod grafiek;
mod kleuren;
mod opmaak;

#[cfg(test)]
mod tests;

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, Worksheet};

use crate::huisstijl::Huisstijl;
use crate::werkmap::{Alinea, Blad, BladCel, BladTabel, Inhoud, KolomSoort, Werkmap, bladnamen};
use kleuren::Kleuren;
use opmaak::Opmaak;

/// Zoveel rijen heeft een blad ten hoogste; Excel kan er ruim een miljoen aan, met de koppen erbij.
pub const MEESTE_RIJEN: usize = 1_000_000;

/// Zoveel tekens gaan er in een cel; Excel weigert een bestand met meer.
const MEESTE_TEKENS: usize = 32_000;

/// Staan er boven de kopregel meer regels dan dit, dan blijft zij niet staan: er bleef geen scherm over.
const MEESTE_VASTE_REGELS: u32 = 14;

/// Breedte van een blad met lopende tekst: een regel die nog prettig leest.
const TEKSTBREEDTE: u16 = 96;

/// De hoogte van een regel, in punten.
const REGELHOOGTE: f64 = 15.0;

/// Hoger kan een rij in Excel niet zijn, in regels.
const MEESTE_REGELS: usize = 27;

/// Kleiner dan dit percentage wordt een tabel niet afgedrukt: 11 punten worden er dan zes en een half.
const KLEINSTE_AFDRUK: u32 = 60;

/// Papierformaat A4, in de nummering van Excel.
const A4: u8 = 9;

/// Waarom een werkmap niet geschreven kan worden.
#[derive(Debug, thiserror::Error)]
pub enum WerkmapError {
    /// Meer rijen dan er op een blad passen.
    #[error(
        "Het blad \"{blad}\" heeft {rijen} rijen; er passen er {MEESTE_RIJEN} op. Kies minder gebieden tegelijk, of gebruik de CSV-bestanden."
    )]
    TeVeelRijen {
        /// Het blad.
        blad: String,
        /// Hoeveel rijen het heeft.
        rijen: usize,
    },
    /// Een rij met meer of minder cellen dan er kolommen zijn.
    #[error("Op het blad \"{blad}\" heeft rij {rij} {cellen} cellen; er zijn {kolommen} kolommen.")]
    RijLengte {
        /// Het blad.
        blad: String,
        /// De rij, vanaf 1, zonder de kopregel.
        rij: usize,
        /// Hoeveel cellen zij heeft.
        cellen: usize,
        /// Hoeveel kolommen er zijn.
        kolommen: usize,
    },
    /// Een grafiek die naar cellen wijst die er niet zijn.
    #[error(
        "Een grafiek wijst naar kolom {kolom}, rij {van} tot en met {tot}, van de tabel op het blad \"{blad}\"; die cellen zijn er niet."
    )]
    Verwijzing {
        /// Het blad.
        blad: String,
        /// De kolom, vanaf 1.
        kolom: u16,
        /// De eerste rij, vanaf 1 en zonder de kopregel.
        van: u32,
        /// De laatste rij.
        tot: u32,
    },
    /// De bibliotheek kon niet schrijven.
    #[error("De werkmap kon niet worden gemaakt: {0}")]
    Schrijven(#[from] rust_xlsxwriter::XlsxError),
}

/// De bytes van een Excel-bestand, in het uiterlijk van het programma.
///
/// # Errors
/// Als een blad te groot is of niet klopt; zie [`WerkmapError`].
pub fn xlsx(werkmap: &Werkmap) -> Result<Vec<u8>, WerkmapError> {
    xlsx_in(werkmap, &Huisstijl::default())
}

/// De bytes van een Excel-bestand, met de kleuren van een huisstijl.
///
/// # Errors
/// Als een blad te groot is of niet klopt; zie [`WerkmapError`].
pub fn xlsx_in(werkmap: &Werkmap, huisstijl: &Huisstijl) -> Result<Vec<u8>, WerkmapError> {
    let opmaak = Opmaak::new(Kleuren::van(huisstijl));
    let mut boek = Workbook::new();
    boek.set_properties(&eigenschappen(werkmap)?);
    let mut plekken: Vec<Plek> = Vec::with_capacity(werkmap.bladen.len());
    for (blad, naam) in werkmap.bladen.iter().zip(bladnamen(&werkmap.bladen)) {
        let vel = boek.add_worksheet();
        vel.set_name(&naam)?;
        inrichten(vel, werkmap, blad)?;
        let plek = match &blad.inhoud {
            Inhoud::Tabel(tabel) => {
                controleer(&naam, tabel)?;
                schrijf_tabel(vel, blad, tabel, &opmaak)?
            }
            Inhoud::Tekst(alineas) => {
                schrijf_tekst(vel, blad, alineas, &opmaak)?;
                Plek::default()
            }
        };
        plekken.push(Plek { naam, gevraagd: blad.naam.clone(), ..plek });
    }
    // Een grafiek kan naar een later blad wijzen; dus pas als elke tabel haar plek heeft.
    for (i, blad) in werkmap.bladen.iter().enumerate().filter(|(_, b)| !b.grafieken.is_empty()) {
        let plek = plekken.get(i).ok_or(rust_xlsxwriter::XlsxError::RowColumnLimitError)?;
        grafiek::zet(boek.worksheet_from_index(i)?, &blad.grafieken, plek, &plekken, &opmaak)?;
    }
    Ok(boek.save_to_buffer()?)
}

/// Waar de tabel van een blad staat; zonder tabel is alles nul.
#[derive(Debug, Default)]
struct Plek {
    /// De naam op het tabblad, en die waarmee ernaar verwezen wordt.
    naam: String,
    gevraagd: String,
    /// De rij met de koppen en de laatste rij van de tabel.
    kop: u32,
    laatste: u32,
    kolommen: u16,
    /// De breedte van de tabel: in tekens en in beeldpunten.
    breedte: f64,
    pixels: u32,
}

/// Geen naam van een mens of een bedrijf, en een vaste dag: dezelfde uitkomst is hetzelfde bestand.
fn eigenschappen(werkmap: &Werkmap) -> Result<DocProperties, WerkmapError> {
    let dag = ExcelDateTime::from_ymd(2000, 1, 1)?;
    Ok(DocProperties::new()
        .set_title(&werkmap.titel)
        .set_subject(&werkmap.onderwerp)
        .set_comment(&werkmap.voettekst)
        .set_creation_datetime(&dag))
}

/// Alles wat bij het afdrukken telt, en de eerste cel gekozen.
fn inrichten(vel: &mut Worksheet, werkmap: &Werkmap, blad: &Blad) -> Result<(), WerkmapError> {
    vel.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    match blad.inhoud {
        Inhoud::Tabel(_) => vel.set_landscape(),
        Inhoud::Tekst(_) => vel.set_portrait(),
    };
    vel.set_footer(voet(werkmap));
    vel.set_selection(0, 0, 0, 0)?;
    Ok(())
}

/// De voettekst: links titel en code, rechts het nummer van de bladzijde. Excel staat 255 tekens toe.
fn voet(werkmap: &Werkmap) -> String {
    let delen: Vec<&str> = [werkmap.titel.as_str(), &werkmap.voettekst].into_iter().filter(|t| !t.is_empty()).collect();
    let kort: String = delen.join(" · ").replace(char::is_control, " ").chars().take(100).collect();
    // Een los &-teken begint in een voettekst een opdracht, en een cijfer direct na de lettergrootte hoort daarbij.
    format!("&L&8 {}&R&8 Bladzijde &P van &N", kort.replace('&', "&&"))
}

fn controleer(naam: &str, tabel: &BladTabel) -> Result<(), WerkmapError> {
    if tabel.rijen.len() > MEESTE_RIJEN {
        return Err(WerkmapError::TeVeelRijen { blad: naam.to_owned(), rijen: tabel.rijen.len() });
    }
    let kolommen = tabel.kolommen.len();
    match tabel.rijen.iter().position(|r| r.len() != kolommen) {
        None => Ok(()),
        Some(i) => Err(WerkmapError::RijLengte {
            blad: naam.to_owned(),
            rij: i + 1,
            cellen: tabel.rijen.get(i).map_or(0, Vec::len),
            kolommen,
        }),
    }
}

fn schrijf_tabel(vel: &mut Worksheet, blad: &Blad, tabel: &BladTabel, opmaak: &Opmaak) -> Result<Plek, WerkmapError> {
    let breedtes: Vec<f64> = breedte::kolommen(tabel);
    for (kolom, breedte) in (0u16..).zip(&breedtes) {
        vel.set_column_width(kolom, *breedte)?;
    }
    // Boven de tabel lopen regels over de lege cellen ernaast: zo hoeft er niets samengevoegd te worden.
    let breedte = breedtes.iter().sum();
    let boven = schrijf_boven(vel, blad, breedte, opmaak)?;
    let kop = boven + u32::from(!blad.grafieken.is_empty());
    let kolommen = u16::try_from(tabel.kolommen.len()).unwrap_or(u16::MAX);
    let laatste = kop + u32::try_from(tabel.rijen.len()).unwrap_or(u32::MAX);
    let plek = Plek { kop, laatste, kolommen, breedte, pixels: breedte::pixels(&breedtes), ..Plek::default() };
    if !blad.grafieken.is_empty() {
        let rij = grafiek::begin(&plek) + 1;
        let naar = format!("internal:'{}'!A{rij}", vel.name().replace('\'', "''"));
        let wat = format!("Grafieken: onder de tabel, vanaf rij {rij}");
        vel.write_url_with_options(boven - 1, 0, naar.as_str(), &wat, "", Some(opmaak.verwijzing()))?;
    }
    let mut koppen = 1;
    for ((kolom, k), breedte) in (0u16..).zip(&tabel.kolommen).zip(&breedtes) {
        vel.write_string_with_format(kop, kolom, tekst(&k.kop), opmaak.kop(k.soort))?;
        koppen = koppen.max(breedte::kophoogte(&k.kop, *breedte));
    }
    // Een regel extra: daar staan de knoppen van het filter, die anders over de koppen vallen.
    zet_hoogte(vel, kop, koppen + 1)?;
    let laatste_kolom = kolommen.saturating_sub(1);
    let mut rij = kop;
    // De tekst die het laatst in elke kolom stond en haar aantal regels: onder elkaar staat vaak hetzelfde.
    let mut vorige: Vec<(&str, usize)> = vec![("", 1); tabel.kolommen.len()];
    for cellen in &tabel.rijen {
        rij += 1;
        let mut regels = 1;
        let langs = (0u16..).zip(&tabel.kolommen).zip(&breedtes).zip(&mut vorige).zip(cellen);
        for ((((kolom, k), breedte), vorige), cel) in langs {
            schrijf_cel(vel, (rij, kolom), cel, k.soort, opmaak)?;
            if let BladCel::Tekst(t) = cel {
                if vorige.0 != t {
                    *vorige = (t, breedte::hoogte(t, *breedte));
                }
                regels = regels.max(vorige.1);
            }
        }
        zet_hoogte(vel, rij, regels)?;
    }
    if !tabel.kolommen.is_empty() {
        vel.autofilter(kop, 0, rij, laatste_kolom)?;
    }
    let vaste_regels = if kop < MEESTE_VASTE_REGELS { kop + 1 } else { 0 };
    vel.set_freeze_panes(vaste_regels, tabel.vaste_kolommen.min(laatste_kolom))?;
    // Boven een bladzijde met grafieken zeggen de koppen van de tabel niets.
    if blad.grafieken.is_empty() {
        vel.set_repeat_rows(kop, kop)?;
        breed_afdrukken(vel, &plek, tabel.vaste_kolommen)?;
    }
    Ok(plek)
}

/// Op één bladzijde breed zou een brede tabel te klein worden om te lezen: dan twee of drie naast elkaar, met de vaste
/// kolommen op elk.
fn breed_afdrukken(vel: &mut Worksheet, plek: &Plek, vaste_kolommen: u16) -> Result<(), WerkmapError> {
    let naast_elkaar = (plek.pixels * KLEINSTE_AFDRUK / 100).div_ceil(grafiek::PAPIER.0).clamp(1, 3);
    if naast_elkaar > 1 {
        vel.set_print_fit_to_pages(u16::try_from(naast_elkaar).unwrap_or(1), 0);
        // Van links naar rechts: de bladzijden van dezelfde rijen komen na elkaar uit de printer.
        vel.set_page_order(false);
        if vaste_kolommen > 0 {
            vel.set_repeat_columns(0, vaste_kolommen - 1)?;
        }
    }
    Ok(())
}

/// Een rij van meer dan één regel krijgt haar hoogte; de andere houden de gewone.
fn zet_hoogte(vel: &mut Worksheet, rij: u32, regels: usize) -> Result<(), WerkmapError> {
    if regels > 1 {
        let regels = u32::try_from(regels.min(MEESTE_REGELS)).unwrap_or_default();
        vel.set_row_height(rij, f64::from(regels) * REGELHOOGTE)?;
    }
    Ok(())
}

/// Schrijft titel en toelichting en geeft de rij waarop de inhoud begint.
fn schrijf_boven(vel: &mut Worksheet, blad: &Blad, breedte: f64, opmaak: &Opmaak) -> Result<u32, WerkmapError> {
    vel.write_string_with_format(0, 0, tekst(&blad.titel), opmaak.titel())?;
    let mut rij = 1;
    for regel in breedte::regels(&blad.merken, breedte) {
        vel.write_string_with_format(rij, 0, tekst(&regel), opmaak.merken())?;
        rij += 1;
    }
    for regel in blad.toelichting.iter().flat_map(|t| breedte::regels(t, breedte)) {
        vel.write_string_with_format(rij, 0, tekst(&regel), opmaak.toelichting())?;
        rij += 1;
    }
    Ok(rij + 1)
}

fn schrijf_cel(
    vel: &mut Worksheet,
    (rij, kolom): (u32, u16),
    cel: &BladCel,
    soort: KolomSoort,
    opmaak: &Opmaak,
) -> Result<(), WerkmapError> {
    match cel {
        BladCel::Tekst(t) => vel.write_string_with_format(rij, kolom, tekst(t), opmaak.tekst(t, soort))?,
        BladCel::Getal(a, vorm) => vel.write_number_with_format(rij, kolom, a.als_f64(), opmaak.getal(*a, *vorm))?,
        BladCel::Datum(dag) => match als_datum(*dag) {
            Some(datum) => vel.write_datetime_with_format(rij, kolom, datum, opmaak.datum())?,
            // Excel kent geen dag voor 1900.
            None => vel.write_string_with_format(rij, kolom, dag.to_string(), opmaak.tekst("", soort))?,
        },
        BladCel::Leeg => vel.write_blank(rij, kolom, opmaak.leeg(soort))?,
    };
    Ok(())
}

fn als_datum(dag: jiff::civil::Date) -> Option<ExcelDateTime> {
    let (jaar, maand, dag) =
        (u16::try_from(dag.year()).ok()?, u8::try_from(dag.month()).ok()?, u8::try_from(dag.day()).ok()?);
    ExcelDateTime::from_ymd(jaar, maand, dag).ok()
}

fn schrijf_tekst(vel: &mut Worksheet, blad: &Blad, alineas: &[Alinea], opmaak: &Opmaak) -> Result<(), WerkmapError> {
    vel.set_column_width(0, TEKSTBREEDTE)?;
    let mut rij = schrijf_boven(vel, blad, f64::from(TEKSTBREEDTE), opmaak)?;
    if alineas.len() > MEESTE_RIJEN {
        return Err(WerkmapError::TeVeelRijen { blad: blad.naam.clone(), rijen: alineas.len() });
    }
    for alinea in alineas {
        match alinea {
            Alinea::Kop(t) => {
                rij += 1;
                vel.write_string_with_format(rij, 0, tekst(t), opmaak.tussenkop())?;
            }
            Alinea::Tekst(t) => {
                vel.write_string_with_format(rij, 0, tekst(t), opmaak.alinea(t))?;
                zet_hoogte(vel, rij, breedte::hoogte(t, f64::from(TEKSTBREEDTE)))?;
            }
        }
        rij += 1;
    }
    Ok(())
}

/// Tekst die in een cel past, zonder stuurtekens die een spreadsheet niet kent.
fn tekst(t: &str) -> String {
    let schoon = |c: &char| !c.is_control() || *c == '\n';
    // Bijna elke tekst is kort en schoon; een teken is in UTF-8 nooit korter dan in UTF-16.
    if t.len() <= MEESTE_TEKENS && t.chars().all(|c| schoon(&c)) {
        return t.to_owned();
    }
    if t.encode_utf16().count() <= MEESTE_TEKENS {
        return t.chars().filter(schoon).collect();
    }
    let kort: String = t.chars().filter(schoon).take(MEESTE_TEKENS / 2).collect();
    format!("{kort} … (ingekort)")
}
