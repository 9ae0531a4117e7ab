//! Een bestand van een ander: naam en bytes, en de lezers van `ingest` met hun gebreken als bevindingen.

use normwijzer_core::Finding;
use normwijzer_ingest::{LeesErnst, LeesOpmerking, Tabel, lees_tabel, lees_tekst};

use crate::bron::{Herkomst, sha256};

/// Een bronbestand: de naam zonder map, en de bytes.
#[derive(Clone, Copy, Debug)]
pub struct BronBestand<'a> {
    /// Naam zonder map.
    pub naam: &'a str,
    /// De bytes.
    pub bytes: &'a [u8],
}

impl BronBestand<'_> {
    /// De herkomst voor `bron.toml`.
    pub(crate) fn herkomst(&self) -> Herkomst {
        Herkomst { naam: self.naam.to_owned(), sha256: sha256(self.bytes) }
    }

    /// Een bevinding over dit hele bestand.
    pub(crate) fn fout(&self, code: &'static str, bericht: impl Into<String>) -> Finding {
        Finding::fout(code, bericht).met_bestand(self.naam)
    }

    /// Een mededeling over dit hele bestand.
    pub(crate) fn info(&self, bericht: impl Into<String>) -> Finding {
        Finding::info("IMP-000", bericht).met_bestand(self.naam)
    }

    /// Een fout van een lezer.
    pub(crate) fn onleesbaar(&self, e: &dyn std::fmt::Display) -> Vec<Finding> {
        vec![self.fout("IMP-001", e.to_string())]
    }

    /// De tekst.
    pub(crate) fn tekst(&self) -> Result<String, Vec<Finding>> {
        lees_tekst(self.bytes).map_err(|e| self.onleesbaar(&e))
    }

    /// Een gewone tabel; gebreken aan regels komen in `bevindingen`.
    pub(crate) fn tabel(&self, bevindingen: &mut Vec<Finding>) -> Result<Tabel, Vec<Finding>> {
        let tabel = lees_tabel(&self.tekst()?).map_err(|e| self.onleesbaar(&e))?;
        self.neem_over(&tabel.bevindingen, bevindingen);
        Ok(tabel)
    }

    /// Opmerkingen van een lezer als bevindingen.
    pub(crate) fn neem_over(&self, opmerkingen: &[LeesOpmerking], bevindingen: &mut Vec<Finding>) {
        bevindingen.extend(opmerkingen.iter().map(|o| {
            let mut f = match o.ernst {
                LeesErnst::Fout => Finding::fout("IMP-002", &o.bericht),
                LeesErnst::Waarschuwing => Finding::waarschuwing("IMP-002", &o.bericht),
            }
            .met_bestand(self.naam);
            f.rij = o.regel;
            f.kolom.clone_from(&o.kolom);
            f
        }));
    }

    /// De dag waarop StatLine dit bestand maakte, uit een naam als `…_11122025_133649.csv`.
    pub(crate) fn opgehaald(&self) -> Option<String> {
        let delen: Vec<&str> = self.naam.split(['_', '.']).collect();
        delen.windows(2).find_map(|paar| match paar {
            [dag, tijd] if dag.len() == 8 && tijd.len() == 6 => {
                let (d, m, j) = (dag.get(..2)?, dag.get(2..4)?, dag.get(4..)?);
                jiff::civil::Date::new(j.parse().ok()?, m.parse().ok()?, d.parse().ok()?).ok().map(|d| d.to_string())
            }
            _ => None,
        })
    }

    /// De plaats van een kolom, gezocht op naam.
    pub(crate) fn kolom(&self, tabel: &Tabel, naam: &str) -> Result<usize, Vec<Finding>> {
        let plaatsen: Vec<usize> =
            tabel.koppen.iter().enumerate().filter(|(_, k)| k.eq_ignore_ascii_case(naam)).map(|(i, _)| i).collect();
        match plaatsen.as_slice() {
            [een] => Ok(*een),
            _ => Err(vec![
                self.fout(
                    "IMP-003",
                    format!(
                        "kolom {naam} komt {} keer voor; verwacht één keer. De koppen zijn: {}",
                        plaatsen.len(),
                        tabel.koppen.join(", ")
                    ),
                )
                .met_rij(tabel.kopregel),
            ]),
        }
    }
}

/// De cel in een kolom; wat er niet is, is leeg.
pub(crate) fn cel(rij: &normwijzer_ingest::Rij, kolom: usize) -> &str {
    rij.cellen.get(kolom).map_or("", String::as_str)
}

/// De waarde, of haar fouten bij de andere.
pub(crate) fn of_fout<T>(uitkomst: Result<T, Vec<Finding>>, fouten: &mut Vec<Finding>) -> Option<T> {
    match uitkomst {
        Ok(t) => Some(t),
        Err(f) => {
            fouten.extend(f);
            None
        }
    }
}

/// Houdt tegen als er een fout bij is.
pub(crate) fn zonder_fout(bevindingen: Vec<Finding>) -> Result<Vec<Finding>, Vec<Finding>> {
    if bevindingen.iter().any(Finding::is_fout) { Err(bevindingen) } else { Ok(bevindingen) }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn de_dag_van_ophalen_staat_in_de_naam_van_statline() {
        let dag = |naam| BronBestand { naam, bytes: &[] }.opgehaald();
        assert_eq!(dag("Regionale_kerncijfers_Nederland_11122025_133649.csv").as_deref(), Some("2025-12-11"));
        assert_eq!(dag("Regionale_kerncijfers_99992025_133649.csv"), None);
        assert_eq!(dag("bevolking.csv"), None);
    }

    #[test]
    fn een_kolom_wordt_op_naam_gevonden_en_nooit_dubbel() {
        let bron = BronBestand { naam: "x.csv", bytes: b"b,A,b\n1,2,3\n" };
        let tabel = bron.tabel(&mut Vec::new()).unwrap();
        assert_eq!(bron.kolom(&tabel, "a"), Ok(1));
        assert!(bron.kolom(&tabel, "b").is_err());
        assert!(bron.kolom(&tabel, "c").is_err());
    }
}
