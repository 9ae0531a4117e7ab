//! Hoe breed een kolom moet zijn en waar een regel ophoudt. Gemeten in de breedte van een cijfer, de maat van Excel.

use crate::nl;
use crate::werkmap::{BladCel, BladKolom, BladTabel, Getalvorm, KolomSoort};

/// Ruimte naast de tekst van een cel.
const RAND: f64 = 1.6;
/// Wat een cel daarvan minstens vrij houdt.
const CELRAND: f64 = 1.0;
/// Tekst begint een stukje van de linkerrand, zodat zij niet tegen een getal ernaast staat.
const INSPRONG: f64 = 1.2;
/// Vet is breder.
const VET: f64 = 1.08;
/// Smaller is een kolom nooit.
const SMALST: f64 = 6.0;
/// Een kop loopt over ten hoogste zoveel regels.
const KOPREGELS: f64 = 3.0;
/// Regels boven een tabel: niet korter, ook al is de tabel smal, en niet langer dan een scherm breed is.
const REGEL: (f64, f64) = (70.0, 150.0);
/// Zoveel rijen worden gemeten; bij een grote tabel zegt de rest niets nieuws.
const GEMETEN_RIJEN: usize = 5_000;

/// De breedte van elke kolom.
pub(super) fn kolommen(tabel: &BladTabel) -> Vec<f64> {
    let mut breedtes: Vec<f64> = vec![0.0; tabel.kolommen.len()];
    let mut vorige: &[BladCel] = &[];
    for rij in tabel.rijen.iter().take(GEMETEN_RIJEN) {
        for (i, (breedte, cel)) in breedtes.iter_mut().zip(rij).enumerate() {
            // Onder elkaar staat vaak hetzelfde: de norm, de eenheid, de status.
            if vorige.get(i) != Some(cel) {
                *breedte = breedte.max(cel_breedte(cel));
            }
        }
        vorige = rij;
    }
    tabel.kolommen.iter().zip(breedtes).map(|(k, inhoud)| kolom(k, inhoud)).collect()
}

/// Hoe breed de kolommen samen op het scherm zijn, in beeldpunten: zeven per teken en vijf voor de randen.
pub(super) fn pixels(breedtes: &[f64]) -> u32 {
    // Een kolom is nooit breder dan 255 tekens, dus dit past altijd.
    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)]
    breedtes.iter().map(|b| (b * 7.0 + 5.0) as u32).sum()
}

fn kolom(kolom: &BladKolom, inhoud: f64) -> f64 {
    let inspring = if kolom.soort == KolomSoort::Tekst { INSPRONG } else { 0.0 };
    let kop = kop_breedte(&kolom.kop) + inspring;
    let breed = (inhoud + RAND + inspring).min(f64::from(kolom.breedte)).max(kop).max(SMALST);
    // Hele kwarten: een breedte met veel decimalen zegt niets.
    (breed * 4.0).ceil() / 4.0
}

/// Het langste woord moet passen, en het geheel in een paar regels.
fn kop_breedte(kop: &str) -> f64 {
    let woord = kop.split_whitespace().map(tekst).fold(0.0, f64::max);
    let geheel = tekst(kop) / KOPREGELS;
    woord.max(geheel) * VET + RAND
}

fn cel_breedte(cel: &BladCel) -> f64 {
    match cel {
        BladCel::Tekst(t) => t.lines().map(tekst).fold(0.0, f64::max),
        BladCel::Getal(a, Getalvorm::Procent) => tekst(&nl::procent(*a)),
        BladCel::Getal(a, Getalvorm::Exact) => getal(a.als_f64(), a.decimal().normalize().scale().min(6)),
        BladCel::Getal(a, Getalvorm::Afgerond(r)) => getal(a.als_f64(), nl::decimalen(*r, a.decimal())),
        BladCel::Datum(_) => 10.0,
        BladCel::Leeg => 0.0,
    }
}

/// De breedte van een getal met zoveel decimalen, zonder het te schrijven: in een grote tabel staan er tienduizenden.
fn getal(waarde: f64, decimalen: u32) -> f64 {
    let (mut cijfers, mut rest) = (1u32, waarde.abs() + 0.5 * 0.1_f64.powi(decimalen.try_into().unwrap_or(0)));
    while rest >= 10.0 {
        cijfers += 1;
        rest /= 10.0;
    }
    let punten = (cijfers - 1) / 3 + u32::from(decimalen > 0);
    let min = if waarde < 0.0 { teken('−') } else { 0.0 };
    f64::from(cijfers + decimalen) * teken('0') + f64::from(punten) * teken('.') + min
}

/// De breedte van een regel tekst in het lettertype van Excel, ongeveer.
fn tekst(t: &str) -> f64 {
    t.chars().map(teken).sum()
}

fn teken(c: char) -> f64 {
    match c {
        'i' | 'j' | 'l' | 'I' | '.' | ',' | ':' | ';' | '\'' | '|' | '!' | ' ' => 0.48,
        'f' | 't' | 'r' | '(' | ')' | '[' | ']' | '-' | '/' => 0.68,
        'm' | 'w' | 'M' | 'W' | '%' | '@' => 1.6,
        's' | 'c' | 'z' | 'k' | 'v' | 'x' | 'y' => 0.9,
        'A'..='Z' => 1.2,
        _ => 1.02,
    }
}

/// Breekt een alinea in regels die over de breedte van de tabel passen.
pub(super) fn regels(alinea: &str, breedte: f64) -> Vec<String> {
    let (kort, lang) = REGEL;
    breek(alinea, breedte.clamp(kort, lang))
}

/// Hoeveel regels een cel nodig heeft; een rij is zo hoog als haar hoogste cel.
///
/// Niet elk programma meet dat zelf bij het openen, en dan valt tekst over de rij eronder.
pub(crate) fn hoogte(t: &str, kolombreedte: f64) -> usize {
    let ruimte = kolombreedte - CELRAND - INSPRONG;
    if t.len() < 5 || (!t.contains('\n') && tekst(t) <= ruimte) {
        return 1;
    }
    t.lines().map(|regel| breek(regel, ruimte).len().max(1)).sum::<usize>().max(1)
}

/// Hoeveel regels een vette kop nodig heeft.
pub(super) fn kophoogte(kop: &str, kolombreedte: f64) -> usize {
    hoogte(kop, kolombreedte / VET)
}

/// Breekt tekst op spaties in regels van ten hoogste deze breedte; een woord dat niet past, staat op een eigen regel.
fn breek(t: &str, hoogste: f64) -> Vec<String> {
    let mut regels = Vec::new();
    let mut regel = String::new();
    for woord in t.split_whitespace() {
        if !regel.is_empty() && tekst(&regel) + teken(' ') + tekst(woord) > hoogste {
            regels.push(std::mem::take(&mut regel));
        }
        if !regel.is_empty() {
            regel.push(' ');
        }
        regel.push_str(woord);
    }
    if !regel.is_empty() {
        regels.push(regel);
    }
    regels
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::werkmap::Blad;
    use crate::werkmap::Inhoud;

    fn tabel(kop: &str, breedte: u16, cel: &str) -> BladTabel {
        let blad = Blad::tabel("", "", 0, vec![BladKolom::tekst(kop, breedte)], vec![vec![BladCel::tekst(cel)]]);
        let Inhoud::Tabel(tabel) = blad.inhoud else { panic!("geen tabel") };
        tabel
    }

    #[test]
    fn een_kolom_past_om_haar_inhoud_en_niet_breder_dan_gevraagd() {
        assert!(kolommen(&tabel("Naam", 40, "Bodegraven-Reeuwijk"))[0] > tekst("Bodegraven-Reeuwijk"));
        assert!(kolommen(&tabel("Naam", 40, &"lang ".repeat(100)))[0] <= 40.25);
        // Een kop wordt nooit midden in een woord afgebroken, ook niet als er niets onder staat.
        assert!(kolommen(&tabel("Gegevenswoordenboek", 10, ""))[0] > tekst("Gegevenswoordenboek"));
    }

    #[test]
    fn een_getal_is_zo_breed_als_zijn_tekst() {
        for (waarde, decimalen) in
            [(0.0, 0), (8.6, 1), (0.27, 2), (-12.5, 1), (999.96, 1), (1_377.4, 0), (-2_907_080.0, 0)]
        {
            let d = rust_decimal::Decimal::try_from(waarde).unwrap();
            let verwacht = tekst(&nl::met_decimalen(d, decimalen));
            assert!((getal(waarde, decimalen) - verwacht).abs() < 0.001, "{waarde}");
        }
    }

    #[test]
    fn een_rij_is_zo_hoog_als_haar_tekst() {
        assert_eq!(hoogte("kort", 20.0), 1);
        assert_eq!(hoogte("", 20.0), 1);
        assert_eq!(hoogte("eerste regel\ntweede regel", 40.0), 2);
        assert_eq!(hoogte(&"tien teken ".repeat(9), 36.0), 3);
    }

    #[test]
    fn geen_woord_raakt_zoek() {
        let zin = "Opdracht van 20 april 2026; de handreikingen van mei en juni zijn niet verwerkt. ".repeat(6);
        let gebroken = regels(&zin, 10.0);
        assert!(gebroken.len() > 3 && gebroken.iter().all(|r| tekst(r) <= REGEL.0), "{gebroken:?}");
        assert_eq!(gebroken.join(" "), zin.trim());
    }
}
