//! Gewone CSV, zoals een Nederlandse Excel die schrijft: kop, rijen, toelichting.
//!
//! Verdraagt wat Excel eraan verandert (scheidingsteken, BOM, lege rijen en kolommen, harde spaties) en meldt wat de
//! gebruiker zelf moet herstellen, alles tegelijk. Weet niet welke koppen er horen te staan.

use crate::csv_rijen::{CsvFout, MAX_CELLEN, Record, Rij, lees_records};
use crate::getal::lijkt_getal;
use crate::opmerking::{LeesOpmerking, Opmerkingen};

/// Een tabel uit CSV. Elke rij heeft evenveel cellen als er koppen zijn.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tabel {
    /// Het scheidingsteken: `;`, `,` of tab.
    pub scheiding: u8,
    /// De regel waarop de koppen staan, vanaf 1.
    pub kopregel: u64,
    /// De koppen, zoals zij er staan.
    pub koppen: Vec<String>,
    /// De rijen met inhoud.
    pub rijen: Vec<Rij>,
    /// Regels die met `#` beginnen, zonder het teken.
    pub opmerkingen: Vec<String>,
    /// Wat er aan de regels mankeert.
    pub bevindingen: Vec<LeesOpmerking>,
}

/// Leest gewone CSV.
pub fn lees_tabel(tekst: &str) -> Result<Tabel, CsvFout> {
    let (scheiding, records) = lees_records(tekst)?;
    let (toelichting, records): (Vec<Record>, Vec<Record>) =
        records.into_iter().partition(|record| record.eerste().starts_with('#'));
    let mut records = records.into_iter();
    let kop = records.next().ok_or(CsvFout::Leeg)?;
    if is_gegevens(&kop) {
        return Err(CsvFout::GeenKop { regel: kop.regel, cel: kop.eerste().to_owned() });
    }
    let mut bevindingen = Opmerkingen::default();
    controleer_koppen(&kop, &mut bevindingen);
    let mut rijen = Vec::new();
    for record in records {
        rijen.push(pas_op_kop(record, &kop.cellen, scheiding, &mut bevindingen));
        if rijen.len().saturating_mul(kop.cellen.len()) > MAX_CELLEN {
            return Err(CsvFout::TeVeelCellen { regel: rijen.last().map_or(kop.regel, |rij| rij.regel) });
        }
    }
    meld_kolommen_zonder_kop(&kop, &rijen, &mut bevindingen);
    Ok(Tabel {
        scheiding,
        kopregel: kop.regel,
        koppen: kop.cellen,
        rijen,
        opmerkingen: toelichting
            .iter()
            .map(|r| r.als_tekst(scheiding).trim_start_matches('#').trim().to_owned())
            .collect(),
        bevindingen: bevindingen.klaar(),
    })
}

/// Een rij even breed als de kop: te smal wordt aangevuld, te breed afgekapt, en beide gemeld.
pub(crate) fn pas_op_kop(record: Record, koppen: &[String], scheiding: u8, bevindingen: &mut Opmerkingen) -> Rij {
    let Record { regel, mut cellen, breedte } = record;
    let teken = naam_van(scheiding);
    if cellen.len() > koppen.len() {
        bevindingen.fout(Some(regel), None, || {
            format!(
                "{} cellen, terwijl de kop er {} heeft. Staat er een {teken} in een tekst of getal? Zet die cel tussen aanhalingstekens (\")",
                cellen.len(),
                koppen.len()
            )
        });
    } else if breedte < koppen.len() {
        bevindingen.waarschuwing(Some(regel), koppen.get(breedte).map(String::as_str), || {
            format!(
                "{breedte} cellen, terwijl de kop er {} heeft; vanaf deze kolom is leeg gelezen. Ontbreekt er een {teken}?",
                koppen.len()
            )
        });
    }
    cellen.resize(koppen.len(), String::new());
    Rij { regel, cellen }
}

/// Het scheidingsteken in woorden.
fn naam_van(scheiding: u8) -> &'static str {
    match scheiding {
        b';' => "puntkomma",
        b'\t' => "tab",
        _ => "komma",
    }
}

/// Geen kop maar gegevens: alleen getallen, of een gebiedscode vooraan.
fn is_gegevens(kop: &Record) -> bool {
    let gebiedscode = |cel: &str| {
        let (letters, cijfers) = cel.split_at_checked(2).unwrap_or((cel, ""));
        letters.bytes().all(|b| b.is_ascii_uppercase())
            && (2..=8).contains(&cijfers.len())
            && cijfers.bytes().all(|b| b.is_ascii_digit())
    };
    gebiedscode(kop.eerste()) || kop.cellen.iter().all(|cel| cel.is_empty() || lijkt_getal(cel))
}

fn controleer_koppen(kop: &Record, bevindingen: &mut Opmerkingen) {
    let mut gezien = std::collections::BTreeSet::new();
    for naam in kop.cellen.iter().filter(|naam| !naam.is_empty()) {
        if !gezien.insert(naam.to_lowercase()) {
            bevindingen.fout(Some(kop.regel), Some(naam), || {
                format!("de kop '{naam}' staat er meer dan één keer; geef elke kolom een eigen kop")
            });
        }
    }
}

/// Een lege kop boven een lege kolom is niets; boven gegevens is zij een vergissing.
fn meld_kolommen_zonder_kop(kop: &Record, rijen: &[Rij], bevindingen: &mut Opmerkingen) {
    for (plaats, _) in kop.cellen.iter().enumerate().filter(|(_, n)| n.is_empty()) {
        let gevuld = |rij: &&Rij| rij.cellen.get(plaats).is_some_and(|cel| !cel.is_empty());
        if let Some(rij) = rijen.iter().find(gevuld) {
            let nummer = (plaats + 1).to_string();
            bevindingen.fout(Some(kop.regel), Some(&nummer), || {
                format!(
                    "deze kolom heeft geen kop, maar op regel {} wel inhoud; zet er een kop boven of maak haar leeg",
                    rij.regel
                )
            });
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    /// Zoals Excel een opgave bewaart: BOM, CRLF, lege kolommen en rijen achteraan, harde spaties.
    const OPGAVE: &str = "\u{feff}# opgave Flevoland; peildatum 1-1-2026;;;\r\n\
        gebied_code;norm_id; ist ;;\r\n\
        GM0034;overgewicht-kind.czv;\u{a0}4,5 ;;\r\n\
        ;;;;\r\n\
        GM0995;\"lsp;x\";\"12\r\nof 13\";;\r\n\
        GM0050;nnz.personen;0;;\r\n\
        ;;;;\r\n";

    #[test]
    fn leest_wat_excel_schrijft() {
        let tabel = lees_tabel(OPGAVE).unwrap();
        assert_eq!(tabel.scheiding, b';');
        assert_eq!(tabel.koppen, ["gebied_code", "norm_id", "ist"]);
        assert_eq!(tabel.opmerkingen, ["opgave Flevoland;peildatum 1-1-2026"]);
        assert_eq!(tabel.bevindingen, []);
        let regels: Vec<u64> = tabel.rijen.iter().map(|r| r.regel).collect();
        assert_eq!(regels, [3, 5, 7]);
        assert_eq!(tabel.rijen[0].cellen, ["GM0034", "overgewicht-kind.czv", "4,5"]);
        assert_eq!(tabel.rijen[1].cellen, ["GM0995", "lsp;x", "12\r\nof 13"]);
    }

    #[test]
    fn alle_gebreken_tegelijk_met_regel() {
        let tabel = lees_tabel("code;ist;Code;\nA;1;2;3\nB;4\nC;5;6;7;8\n").unwrap();
        let gemeld: Vec<String> = tabel.bevindingen.iter().map(ToString::to_string).collect();
        assert_eq!(gemeld.len(), 4, "{gemeld:#?}");
        assert!(gemeld[0].starts_with("regel 1, kolom Code: de kop 'Code' staat er meer"));
        assert!(gemeld[1].starts_with("regel 2: 4 cellen, terwijl de kop er 3 heeft"));
        assert!(gemeld[2].starts_with("regel 3, kolom Code: 2 cellen"));
        assert!(gemeld[3].starts_with("regel 4: 5 cellen"));
        assert!(tabel.rijen.iter().all(|rij| rij.cellen.len() == 3));
    }

    #[test]
    fn kolom_zonder_kop_telt_alleen_met_inhoud() {
        assert_eq!(lees_tabel("a;;b\n1;;2\n").unwrap().bevindingen, []);
        let tabel = lees_tabel("a;;b\n1;;2\n3;x;4\n").unwrap();
        assert!(tabel.bevindingen[0].to_string().contains("kolom 2: deze kolom heeft geen kop, maar op regel 3"));
    }

    #[test]
    fn zonder_kop_of_zonder_inhoud() {
        assert_eq!(lees_tabel("\n;;\n# niets\n").unwrap_err(), CsvFout::Leeg);
        for tekst in ["GM0034;Almere;4,5\n", "1;2,5\n3;4\n"] {
            assert!(matches!(lees_tabel(tekst), Err(CsvFout::GeenKop { regel: 1, .. })));
        }
        // Jaartallen naast woorden zijn wel een kop.
        assert!(lees_tabel("Geslacht;Leeftijd;2024;2025\nT;0;1;2\n").is_ok());
    }

    /// Brede kop en veel smalle rijen: het aanvullen mag het geheugen niet vullen.
    #[test]
    fn aanvullen_is_begrensd() {
        let tekst = format!("{}\n{}", "k;".repeat(10_000), "x\n".repeat(2_000));
        assert!(matches!(lees_tabel(&tekst), Err(CsvFout::TeVeelCellen { .. })));
    }
}
