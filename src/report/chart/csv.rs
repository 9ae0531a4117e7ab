//! Een kleine tabel als CSV: UTF-8, komma, punt als decimaalteken, LF. Weet niet wat er in staat.

use std::borrow::Cow;

/// Rijen van cellen als CSV. Een cel met een komma, aanhalingsteken of regeleinde komt tussen aanhalingstekens, en tekst
/// die een rekenblad als formule zou lezen krijgt er een enkel voor.
pub(crate) fn csv(rijen: &[Vec<Cel>]) -> String {
    let mut uit = String::new();
    for rij in rijen {
        let cellen: Vec<String> = rij.iter().map(Cel::geschreven).collect();
        uit.push_str(&cellen.join(","));
        uit.push('\n');
    }
    uit
}

/// Een cel.
pub(crate) enum Cel {
    /// Tekst.
    Tekst(String),
    /// Een getal zoals het getekend is.
    Getal(f64),
    /// Onbekend, of niet afgedrukt; nooit nul.
    Leeg,
}

impl Cel {
    pub(crate) fn tekst(tekst: impl Into<String>) -> Self {
        Self::Tekst(tekst.into())
    }

    pub(super) fn getal(getal: Option<f64>) -> Self {
        getal.map_or(Self::Leeg, Self::Getal)
    }

    fn geschreven(&self) -> String {
        match self {
            Self::Tekst(t) => tussen_tekens(&veilig(t)),
            Self::Getal(g) => g.to_string(),
            Self::Leeg => String::new(),
        }
    }
}

fn veilig(tekst: &str) -> Cow<'_, str> {
    match tekst.starts_with(['=', '+', '-', '@', '\t', '\r']) {
        true => Cow::Owned(format!("'{tekst}")),
        false => Cow::Borrowed(tekst),
    }
}

fn tussen_tekens(tekst: &str) -> String {
    match tekst.contains([',', '"', '\n', '\r']) {
        true => format!("\"{}\"", tekst.replace('"', "\"\"")),
        false => tekst.to_owned(),
    }
}
