//! De bladen achteraan: uitleg, gegevenswoordenboek, bronnen en verantwoording, uit wat de schil aanreikt.

use normwijzer_core::NormId;
use normwijzer_core::norm::NormSet;

use crate::werkmap::{Alinea, Blad, BladCel, BladKolom};

/// Een kolom van een tabel en wat zij betekent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WoordenboekRij {
    /// De tabel, zoals `plan`.
    pub tabel: String,
    /// De kolom, zoals `soll_laag`.
    pub kolom: String,
    /// Wat erin staat.
    pub betekenis: String,
}

/// Een bron.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BronRij {
    /// Wie de cijfers uitgeeft.
    pub bron: String,
    /// Tabel bij de uitgever.
    pub tabel: String,
    /// De dag of dagen waarop de cijfers gelden; als tekst, want het kunnen er meer zijn.
    pub peildatum: String,
    /// Licentie.
    pub licentie: String,
    /// Hoe een schatting tot stand komt.
    pub methode: String,
    /// Hoe ver zij ernaast kan zitten.
    pub fout: String,
}

/// Iets waaruit of waarmee gerekend is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct VerantwoordingRij {
    /// Waar het bij hoort: "programma", "norm", "dataset", "invoer", "keuze".
    pub soort: String,
    /// Wat het is.
    pub naam: String,
    /// Versie, controlegetal of waarde.
    pub waarde: String,
}

pub(super) fn uitleg(normen: &NormSet, uitleg: &[(NormId, Vec<String>)]) -> Blad {
    let mut alineas = Vec::new();
    for (id, regels) in uitleg {
        let kop = normen.norm(id).map_or_else(|| id.to_string(), |n| format!("{} {}", n.sectie, n.naam));
        alineas.push(Alinea::Kop(kop.trim().to_owned()));
        alineas.extend(regels.iter().cloned().map(Alinea::Tekst));
    }
    Blad::tekst("Uitleg", "Hoe elk getal tot stand kwam", alineas)
}

pub(super) fn woordenboek(rijen: &[WoordenboekRij]) -> Blad {
    Blad::tabel(
        "Gegevenswoordenboek",
        "Gegevenswoordenboek: de kolommen van de CSV-bestanden",
        2,
        vec![BladKolom::tekst("Tabel", 20), BladKolom::tekst("Kolom", 26), BladKolom::tekst("Betekenis", 90)],
        rijen.iter().map(|r| cellen([&r.tabel, &r.kolom, &r.betekenis])).collect(),
    )
}

pub(super) fn bronnen(rijen: &[BronRij]) -> Blad {
    Blad::tabel(
        "Bronnen",
        "Bronnen",
        1,
        vec![
            BladKolom::tekst("Bron", 44),
            BladKolom::tekst("Tabel", 16),
            BladKolom::tekst("Peildatum", 24),
            BladKolom::tekst("Licentie", 20),
            BladKolom::tekst("Methode", 60),
            BladKolom::tekst("Mogelijke fout", 40),
        ],
        rijen.iter().map(|r| cellen([&r.bron, &r.tabel, &r.peildatum, &r.licentie, &r.methode, &r.fout])).collect(),
    )
}

pub(super) fn verantwoording(rijen: &[VerantwoordingRij]) -> Blad {
    Blad::tabel(
        "Verantwoording",
        "Verantwoording: waaruit en waarmee gerekend is",
        1,
        vec![BladKolom::tekst("Soort", 18), BladKolom::tekst("Naam", 60), BladKolom::tekst("Waarde", 72)],
        rijen.iter().map(|r| cellen([&r.soort, &r.naam, &r.waarde])).collect(),
    )
}

fn cellen<const N: usize>(teksten: [&String; N]) -> Vec<BladCel> {
    teksten.map(|t| BladCel::tekst(t.as_str())).into()
}
