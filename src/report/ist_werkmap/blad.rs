//! Het blad van een leefgebied: per paragraaf en norm een kop met de zin van de bron, en daaronder de rijen om in te vullen.

use jiff::civil::Date;
use normwijzer_core::Amount;
use normwijzer_core::ist::{IstRegel, datum};
use normwijzer_core::norm::Norm;
use rust_xlsxwriter::{ExcelDateTime, Worksheet, XlsxError};

use super::keuzes::{self, BRONSOORTEN};
use super::opmaak::Opmaak;
use super::{A4, IstRij, IstWerkmap, KOLOMMEN, op_slot, voet};
use crate::nl;
use crate::xlsx::breedte::hoogte;

/// Hoe breed elke kolom is.
const BREEDTES: [f64; KOLOMMEN.len()] = [12.0, 12.0, 21.0, 46.0, 11.5, 14.0, 11.5, 15.0, 19.0, 21.0, 15.0, 24.0];

const GEBIED: u16 = 2;
const VRAAG: u16 = 3;
const WAARDE: u16 = 4;
const EENHEID: u16 = 5;
const PEILDATUM: u16 = 6;
const PERIODE: u16 = 7;
const SOORT: u16 = 8;
const BRON: u16 = 9;
const DOOR: u16 = 10;
const LAATSTE: u16 = 11;

/// De rij met de namen voor het programma, en die met de opschriften.
const NAMEN: u32 = 2;
const KOPPEN: u32 = 3;

const REGELHOOGTE: f64 = 15.0;

/// De letters van een kolom van dit blad.
fn letter(kolom: u16) -> char {
    char::from(b'A' + u8::try_from(kolom).unwrap_or_default())
}

pub(super) fn schrijf(
    vel: &mut Worksheet,
    werkmap: &IstWerkmap<'_>,
    leefgebied: &str,
    opmaak: &Opmaak,
) -> Result<(), XlsxError> {
    inrichten(vel, werkmap, leefgebied, opmaak)?;
    let mut rij = KOPPEN + 1;
    let mut paragraaf = "";
    for norm in werkmap.normen.normen.iter().filter(|n| n.leefgebied == leefgebied) {
        let rijen: Vec<&IstRij<'_>> = werkmap.rijen.iter().filter(|r| r.vraag.norm.id == norm.id).collect();
        if rijen.is_empty() {
            continue;
        }
        if paragraaf != norm.sectie {
            paragraaf = &norm.sectie;
            let titel = werkmap.normen.sectie(paragraaf).map(|s| s.titel.as_str()).unwrap_or_default();
            kop_over_de_breedte(vel, rij, &format!("{paragraaf} {titel}"), &opmaak.paragraaf, 1.4)?;
            rij += 1;
        }
        let tekst = over_de_norm(norm);
        kop_over_de_breedte(vel, rij, &format!("{}{tekst}", norm.naam), &opmaak.norm, 1.0)?;
        vel.write_rich_string_with_format(
            rij,
            GEBIED,
            &[(&opmaak.vet, &norm.naam), (&opmaak.gewoon, &tekst)],
            &opmaak.norm,
        )?;
        rij += 1;
        let eerste = rij;
        for r in rijen {
            schrijf_rij(vel, rij, r, opmaak)?;
            rij += 1;
        }
        keuzes_bij(vel, norm, eerste, rij - 1)?;
    }
    vel.set_print_area(0, 0, rij.saturating_sub(1), LAATSTE)?;
    Ok(())
}

fn inrichten(
    vel: &mut Worksheet,
    werkmap: &IstWerkmap<'_>,
    leefgebied: &str,
    opmaak: &Opmaak,
) -> Result<(), XlsxError> {
    for ((kolom, (naam, kop)), breedte) in (0u16..).zip(KOLOMMEN).zip(BREEDTES) {
        vel.set_column_width(kolom, breedte)?;
        vel.write_string_with_format(NAMEN, kolom, naam, &opmaak.sleutel)?;
        vel.write_string_with_format(KOPPEN, kolom, kop, &opmaak.kop)?;
    }
    vel.set_column_hidden(0)?.set_column_hidden(1)?.set_row_hidden(NAMEN)?;
    vel.write_string_with_format(
        0,
        GEBIED,
        format!("{leefgebied}: huidige situatie (IST) van {}", werkmap.voor),
        &opmaak.titel,
    )?;
    let uitleg = "Vul de gele cellen in. Leeg = nog niet ingevuld; onbekend = nagegaan, maar niet bekend; 0 = er is niets. Meer uitleg staat op het blad Toelichting.";
    vel.write_string_with_format(1, GEBIED, uitleg, &opmaak.uitleg)?;
    vel.set_row_height(KOPPEN, 2.0 * REGELHOOGTE + 4.0)?;
    vel.set_freeze_panes(KOPPEN + 1, VRAAG)?;
    vel.set_paper_size(A4).set_landscape().set_print_fit_to_pages(1, 0).set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
    vel.set_repeat_rows(KOPPEN, KOPPEN)?;
    vel.set_footer(voet(&werkmap.voor));
    vel.set_selection(KOPPEN + 1, WAARDE, KOPPEN + 1, WAARDE)?;
    op_slot(vel);
    Ok(())
}

/// Onder de naam van de norm: de zin van de bron, en wat als IST meetelt.
fn over_de_norm(norm: &Norm) -> String {
    let plat = |t: &str| t.split_whitespace().collect::<Vec<_>>().join(" ");
    format!("\n„{}” ({})\n{}", plat(&norm.citaat), plat(&norm.vindplaats), plat(&norm.ist_definitie))
}

/// Een cel over alle zichtbare kolommen, zo hoog als haar tekst.
fn kop_over_de_breedte(
    vel: &mut Worksheet,
    rij: u32,
    tekst: &str,
    opmaak: &rust_xlsxwriter::Format,
    vergroting: f64,
) -> Result<(), XlsxError> {
    let breed: f64 = BREEDTES.iter().skip(usize::from(GEBIED)).sum();
    vel.merge_range(rij, GEBIED, rij, LAATSTE, tekst, opmaak)?;
    vel.set_row_height(rij, regels(hoogte(tekst, breed)) * REGELHOOGTE * vergroting + 3.0)?;
    Ok(())
}

fn regels(aantal: usize) -> f64 {
    f64::from(u32::try_from(aantal).unwrap_or(1).min(26))
}

fn schrijf_rij(vel: &mut Worksheet, rij: u32, r: &IstRij<'_>, opmaak: &Opmaak) -> Result<(), XlsxError> {
    let vraag = &r.vraag;
    let leeg = IstRegel::default();
    let ingevuld = r.ingevuld.unwrap_or(&leeg);
    let tekst = match vraag.item {
        Some(item) => item.tekst.split_whitespace().collect::<Vec<_>>().join(" "),
        None => match vraag.norm.eenheid() {
            Some(eenheid) => format!("{}: hoeveel {}?", vraag.norm.naam, nl::meervoud(eenheid)),
            None => vraag.norm.naam.clone(),
        },
    };
    vel.write_string_with_format(rij, 0, vraag.gebied.code.as_str(), &opmaak.sleutel)?;
    vel.write_string_with_format(rij, 1, vraag.norm_id(), &opmaak.sleutel)?;
    vel.write_string_with_format(rij, GEBIED, &vraag.gebied.naam, &opmaak.vast)?;
    vel.write_string_with_format(rij, VRAAG, &tekst, &opmaak.vast)?;
    waarde(vel, rij, vraag.norm, ingevuld, opmaak)?;
    let eenheid = vraag.norm.eenheid().map(|e| e.token());
    // Een norm in woorden heeft geen eenheid; de cel blijft ook voor het programma leeg.
    vel.write_string_with_format(rij, EENHEID, eenheid.unwrap_or_default(), &opmaak.eenheid)?;
    match datum(&ingevuld.peildatum).and_then(als_datum) {
        Some(dag) => vel.write_datetime_with_format(rij, PEILDATUM, dag, &opmaak.datum)?,
        None => open(vel, (rij, PEILDATUM), &ingevuld.peildatum, &opmaak.datum)?,
    };
    if vraag.norm.eenheid().is_some_and(|e| e.per_jaar()) {
        open(vel, (rij, PERIODE), ingevuld.periode.trim(), &opmaak.tekst)?;
    } else {
        vel.write_blank(rij, PERIODE, &opmaak.niet_nodig)?;
    }
    let (soort, bron) = splits_bron(ingevuld.bron.trim());
    open(vel, (rij, SOORT), soort, &opmaak.keuze)?;
    for (kolom, tekst) in [(BRON, bron), (DOOR, ingevuld.ingevuld_door.trim()), (LAATSTE, ingevuld.toelichting.trim())]
    {
        open(vel, (rij, kolom), tekst, opmaak.open_tekst(tekst))?;
    }
    let hoogste =
        [(GEBIED, vraag.gebied.naam.as_str()), (VRAAG, &tekst), (BRON, bron), (LAATSTE, &ingevuld.toelichting)]
            .into_iter()
            .map(|(kolom, t)| hoogte(t, BREEDTES.get(usize::from(kolom)).copied().unwrap_or(10.0)))
            .max();
    vel.set_row_height(rij, regels(hoogste.unwrap_or(1)) * REGELHOOGTE + 3.0)?;
    Ok(())
}

fn open<'v>(
    vel: &'v mut Worksheet,
    (rij, kolom): (u32, u16),
    tekst: &str,
    opmaak: &rust_xlsxwriter::Format,
) -> Result<&'v mut Worksheet, XlsxError> {
    match tekst {
        "" => vel.write_blank(rij, kolom, opmaak),
        tekst => vel.write_string_with_format(rij, kolom, tekst, opmaak),
    }
}

/// Een getal als getal; een woord, of wat geen getal is, als tekst.
fn waarde(vel: &mut Worksheet, rij: u32, norm: &Norm, ingevuld: &IstRegel, opmaak: &Opmaak) -> Result<(), XlsxError> {
    let tekst = ingevuld.waarde.trim();
    if norm.eenheid().is_none() {
        open(vel, (rij, WAARDE), tekst, &opmaak.keuze)?;
        return Ok(());
    }
    match Amount::parse(tekst, ingevuld.waar.schrijfwijze) {
        Ok(getal) => vel.write_number_with_format(rij, WAARDE, getal.als_f64(), &opmaak.getal)?,
        Err(_) => open(vel, (rij, WAARDE), tekst, &opmaak.getal)?,
    };
    Ok(())
}

/// "registratie van de GGD: jaarcijfers 2025" in soort en bron; zo voegt het programma ze ook weer samen.
fn splits_bron(bron: &str) -> (&str, &str) {
    if BRONSOORTEN.contains(&bron) {
        return (bron, "");
    }
    match bron.split_once(": ") {
        Some((soort, rest)) if BRONSOORTEN.contains(&soort) && rest == rest.trim() && !rest.is_empty() => (soort, rest),
        _ => ("", bron),
    }
}

fn als_datum(dag: Date) -> Option<ExcelDateTime> {
    let (jaar, maand, dag) =
        (u16::try_from(dag.year()).ok()?, u8::try_from(dag.month()).ok()?, u8::try_from(dag.day()).ok()?);
    ExcelDateTime::from_ymd(jaar, maand, dag).ok()
}

/// Wat er in de open cellen van een norm mag staan.
fn keuzes_bij(vel: &mut Worksheet, norm: &Norm, van: u32, tot: u32) -> Result<(), XlsxError> {
    let waarde = match norm.eenheid() {
        None => keuzes::oordeel()?,
        Some(eenheid) => keuzes::hoeveelheid(eenheid, &format!("{}{}", letter(WAARDE), van + 1))?,
    };
    vel.add_data_validation(van, WAARDE, tot, WAARDE, &waarde)?;
    vel.add_data_validation(van, PEILDATUM, tot, PEILDATUM, &keuzes::dag()?)?;
    if norm.eenheid().is_some_and(|e| e.per_jaar()) {
        vel.add_data_validation(van, PERIODE, tot, PERIODE, &keuzes::periode()?)?;
    }
    vel.add_data_validation(van, SOORT, tot, SOORT, &keuzes::bron()?)?;
    Ok(())
}
