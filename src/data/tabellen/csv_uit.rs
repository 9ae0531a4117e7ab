//! Een tabel als CSV: UTF-8, komma, LF, punt als decimaalteken. Tekst die Excel als formule zou lezen krijgt een
//! aanhalingsteken ervoor; getallen niet, want die zijn van ons.

use std::borrow::Cow;

use super::{Cel, Tabel};

/// Een tabel als CSV.
///
/// # Errors
/// Alleen als een rij een andere lengte heeft dan de kolommen.
pub fn csv(tabel: Tabel<'_>) -> Result<Vec<u8>, csv::Error> {
    let mut uit = csv::WriterBuilder::new().terminator(csv::Terminator::Any(b'\n')).from_writer(Vec::new());
    uit.write_record(tabel.kolommen.iter().map(|k| k.naam))?;
    for rij in tabel.rijen {
        uit.write_record(rij.iter().map(tekst).map(Cow::into_owned))?;
    }
    uit.into_inner().map_err(|e| csv::Error::from(e.into_error()))
}

fn tekst(cel: &Cel) -> Cow<'_, str> {
    match cel {
        Cel::Tekst(t) => veilige_cel(t),
        Cel::Getal(a) => Cow::Owned(a.to_string()),
        Cel::Leeg => Cow::Borrowed(""),
    }
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
        let tabel = Tabel { naam: "proef", kolommen: KOLOMMEN, rijen: Box::new(rijen.into_iter()) };
        let tekst = String::from_utf8(csv(tabel).unwrap()).unwrap();
        assert_eq!(tekst, "naam,gap\n\"'=HYPERLINK(\"\"x\"\")\",-1\n\"'s-Gravenhage, \"\"stad\"\"\",\n");
    }
}
