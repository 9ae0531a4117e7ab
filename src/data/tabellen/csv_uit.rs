//! Een tabel als CSV: UTF-8, komma, LF, punt als decimaalteken. Tekst die Excel als formule zou lezen krijgt een
//! aanhalingsteken ervoor; getallen niet, want die zijn van ons.

use std::borrow::Cow;
use std::io::Write as _;

use rayon::prelude::*;

use super::getal::schrijf;
use super::{Cel, Rijen, Tabel};

/// Een tabel als CSV. De delen worden naast elkaar gemaakt en blijven op volgorde.
///
/// # Errors
/// Alleen als een rij een andere lengte heeft dan de kolommen.
pub fn csv(tabel: Tabel<'_>) -> Result<Vec<u8>, csv::Error> {
    let mut kop = schrijver();
    kop.write_record(tabel.kolommen.iter().map(|k| k.naam))?;
    let kop = bytes(kop)?;
    let delen: Vec<Vec<u8>> = tabel.delen.into_par_iter().map(deel).collect::<Result<_, _>>()?;
    let mut uit = Vec::with_capacity(kop.len() + delen.iter().map(Vec::len).sum::<usize>());
    uit.extend(kop);
    delen.iter().for_each(|deel| uit.extend_from_slice(deel));
    Ok(uit)
}

fn deel(rijen: Rijen<'_>) -> Result<Vec<u8>, csv::Error> {
    let mut uit = schrijver();
    // Eén buffer voor alle getallen en datums: een tabel van heel Nederland heeft er een half miljoen.
    let mut buffer = Vec::new();
    for rij in rijen {
        for cel in &rij {
            buffer.clear();
            match cel {
                Cel::Tekst(tekst) => uit.write_field(veilige_cel(tekst).as_bytes())?,
                Cel::Leeg => uit.write_field([])?,
                Cel::Getal(getal) => {
                    schrijf(*getal, &mut buffer);
                    uit.write_field(&buffer)?;
                }
                Cel::Kwartaal(kwartaal) => {
                    write!(buffer, "{}-K{}", kwartaal.jaar(), kwartaal.nummer())?;
                    uit.write_field(&buffer)?;
                }
                Cel::Datum(datum) => {
                    write!(buffer, "{datum}")?;
                    uit.write_field(&buffer)?;
                }
            }
        }
        uit.write_record(None::<&[u8]>)?;
    }
    bytes(uit)
}

fn schrijver() -> csv::Writer<Vec<u8>> {
    csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(Vec::new())
}

fn bytes(schrijver: csv::Writer<Vec<u8>>) -> Result<Vec<u8>, csv::Error> {
    schrijver.into_inner().map_err(|e| csv::Error::from(e.into_error()))
}

/// Tekst die een rekenblad niet als formule leest.
#[must_use]
pub fn veilige_cel(tekst: &str) -> Cow<'_, str> {
    if tekst.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        Cow::Owned(format!("'{tekst}"))
    } else {
        Cow::Borrowed(tekst)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::tabellen::{Kolom, n, t};

    const KOLOMMEN: &[Kolom] = &[t("naam", ""), n("gap", "")];

    #[test]
    fn geen_formules_en_onbekend_is_leeg() {
        let rijen = vec![
            vec![Cel::tekst("=HYPERLINK(\"x\")"), Cel::Getal(normwijzer_core::Amount::from_int(-1))],
            vec![Cel::tekst("'s-Gravenhage, \"stad\""), Cel::Leeg],
        ];
        let tabel = Tabel { naam: "proef", kolommen: KOLOMMEN, delen: vec![Box::new(rijen.into_iter())] };
        let tekst = String::from_utf8(csv(tabel).unwrap()).unwrap();
        assert_eq!(tekst, "naam,gap\n\"'=HYPERLINK(\"\"x\"\")\",-1\n\"'s-Gravenhage, \"\"stad\"\"\",\n");
    }
}
