//! Een Excel-werkmap (.xlsx) als bladen met cellen: wat er staat en in welke cel, begrensd en zonder iets uit te voeren.
//!
//! Wat er staat is wat iemand in Excel ziet: de uitkomst van een formule, een datum als jaar-maand-dag, een getal met
//! ten hoogste vijftien cijfers. Weet niet wat een blad betekent.

mod cel;
mod fout;
mod pakket;
#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::io::Cursor;
use std::panic::{AssertUnwindSafe, catch_unwind};

use calamine::{Reader as _, SheetType, SheetVisible, Xlsx, XlsxError};

pub use cel::{Cel, Inhoud, celnaam, kolomletters};
pub use fout::WerkmapFout;

/// Hoeveel een werkmap mag bevatten. Wat eroverheen gaat wordt geweigerd, niet afgekapt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Grenzen {
    /// Bytes van één blad, uitgepakt.
    pub blad: u64,
    /// Bytes van alle delen samen, uitgepakt.
    pub totaal: u64,
    /// Cellen met inhoud, over alle bladen.
    pub cellen: usize,
    /// Bytes tekst in de cellen, over alle bladen.
    pub tekst: usize,
}

impl Grenzen {
    /// Voor een werkmap die mensen invullen: het bestand zelf ten hoogste [`crate::bytes::GRENS_IST`].
    pub const INVUL: Self = Self { blad: 16 << 20, totaal: 48 << 20, cellen: 200_000, tekst: 16 << 20 };
    /// Voor een werkmap met cijfers van een ander: het bestand zelf ten hoogste [`crate::bytes::GRENS_STATLINE`].
    pub const BRON: Self = Self { blad: 192 << 20, totaal: 320 << 20, cellen: 4_000_000, tekst: 160 << 20 };
}

/// Zoveel bladen heeft een werkmap ten hoogste.
const MEEST_BLADEN: usize = 256;

/// Een werkmap.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Werkmap {
    /// De bladen, in hun volgorde.
    pub bladen: Vec<Werkblad>,
}

impl Werkmap {
    /// Het blad met deze naam, zonder acht te slaan op hoofdletters (zo doet Excel het ook).
    #[must_use]
    pub fn blad(&self, naam: &str) -> Option<&Werkblad> {
        self.bladen.iter().find(|b| b.naam.to_lowercase() == naam.to_lowercase())
    }
}

/// Een blad: zijn cellen met inhoud.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Werkblad {
    /// De naam op het tabblad.
    pub naam: String,
    /// Of iemand die de werkmap opent het blad ziet.
    pub zichtbaar: bool,
    /// De cellen met inhoud, op regel en kolom.
    pub cellen: Vec<Cel>,
}

impl Werkblad {
    /// De regels met inhoud, van boven naar beneden; elk met haar cellen van links naar rechts.
    pub fn rijen(&self) -> impl Iterator<Item = &[Cel]> {
        self.cellen.chunk_by(|a, b| a.regel == b.regel)
    }

    /// De cel op een plaats; `None` als zij leeg is. Regel vanaf 1, kolom vanaf 0.
    #[must_use]
    pub fn cel(&self, regel: u32, kolom: u16) -> Option<&Cel> {
        let plaats = self.cellen.binary_search_by_key(&(regel, kolom), |c| (c.regel, c.kolom)).ok()?;
        self.cellen.get(plaats)
    }
}

/// Leest een werkmap.
///
/// Geen macro's, geen koppelingen, geen berekening: alleen wat er in de cellen staat. Grafiekbladen worden overgeslagen.
///
/// # Errors
///
/// Als het geen .xlsx is (met wat het dan wel is en wat te doen), als het beschadigd is, of als het over de grenzen gaat.
pub fn lees_werkmap(bytes: &[u8], grenzen: &Grenzen) -> Result<Werkmap, WerkmapFout> {
    pakket::controleer(bytes, grenzen)?;
    // calamine rekent met getallen uit het bestand zonder op overloop te letten. Waar hij te veel geheugen zou vragen,
    // komt hij niet aan de beurt (`pakket`): dat is niet op te vangen.
    catch_unwind(AssertUnwindSafe(|| lees(bytes, grenzen))).unwrap_or(Err(WerkmapFout::Beschadigd { blad: None }))
}

fn lees(bytes: &[u8], grenzen: &Grenzen) -> Result<Werkmap, WerkmapFout> {
    let mut xlsx = Xlsx::new(Cursor::new(bytes)).map_err(|e| vertaal(&e, None))?;
    let bladen: Vec<(String, bool)> = xlsx
        .sheets_metadata()
        .iter()
        .filter(|b| b.typ == SheetType::WorkSheet)
        .map(|b| (b.name.clone(), b.visible == SheetVisible::Visible))
        .collect();
    if bladen.len() > MEEST_BLADEN {
        return Err(WerkmapFout::TeGroot { wat: format!("meer dan {MEEST_BLADEN} bladen") });
    }
    let namen: BTreeSet<String> = bladen.iter().map(|(naam, _)| naam.to_lowercase()).collect();
    if namen.len() < bladen.len() {
        return Err(WerkmapFout::Beschadigd { blad: None });
    }
    let mut budget = Budget { cellen: grenzen.cellen, tekst: grenzen.tekst };
    let mut uit = Werkmap::default();
    for (naam, zichtbaar) in bladen {
        let cellen = lees_blad(&mut xlsx, &naam, &mut budget)?;
        uit.bladen.push(Werkblad { naam, zichtbaar, cellen });
    }
    Ok(uit)
}

/// Wat er nog bij mag.
struct Budget {
    cellen: usize,
    tekst: usize,
}

impl Budget {
    fn neem(&mut self, cel: &Cel, blad: &str) -> Result<(), WerkmapFout> {
        let te_veel = |wat: &str| WerkmapFout::TeGroot { wat: format!("te veel {wat} (in blad {blad})") };
        self.cellen = self.cellen.checked_sub(1).ok_or_else(|| te_veel("cellen"))?;
        // Elke tekst kost ook geheugen buiten haar letters.
        self.tekst = self.tekst.checked_sub(cel.inhoud.omvang()).ok_or_else(|| te_veel("tekst"))?;
        Ok(())
    }
}

fn lees_blad(xlsx: &mut Xlsx<Cursor<&[u8]>>, naam: &str, budget: &mut Budget) -> Result<Vec<Cel>, WerkmapFout> {
    let mis = |e: XlsxError| vertaal(&e, Some(naam));
    let mut cellen = Vec::new();
    let mut lezer = match xlsx.worksheet_cells_reader(naam) {
        Err(XlsxError::NotAWorksheet(_)) => return Ok(cellen),
        lezer => lezer.map_err(mis)?,
    };
    // Met gegevens over formules: een formule zonder bewaarde uitkomst is iets anders dan een lege cel.
    while let Some(gelezen) = lezer.next_cell_with_formula_metadata().map_err(mis)? {
        let Some(cel) = cel::van(gelezen.pos, &gelezen.value, gelezen.formula.is_some()) else { continue };
        if !cel.bestaat() {
            return Err(WerkmapFout::Beschadigd { blad: Some(naam.to_owned()) });
        }
        budget.neem(&cel, naam)?;
        cellen.push(cel);
    }
    // In het bestand mogen de cellen in elke volgorde staan.
    cellen.sort_by_key(|c| (c.regel, c.kolom));
    let dubbel = cellen.windows(2).any(|paar| matches!(paar, [a, b] if (a.regel, a.kolom) == (b.regel, b.kolom)));
    if dubbel { Err(WerkmapFout::Beschadigd { blad: Some(naam.to_owned()) }) } else { Ok(cellen) }
}

fn vertaal(fout: &XlsxError, blad: Option<&str>) -> WerkmapFout {
    let blad = blad.map(str::to_owned);
    match fout {
        XlsxError::Password => WerkmapFout::Wachtwoord,
        XlsxError::CellError(waarde) => WerkmapFout::OnbekendeFoutwaarde {
            blad: blad.unwrap_or_default(),
            waarde: waarde.chars().filter(|c| !c.is_control()).take(20).collect(),
        },
        _ => WerkmapFout::Beschadigd { blad },
    }
}
