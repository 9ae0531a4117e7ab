//! Een keuze uit een gesloten lijst woorden. Weet niet welke lijsten er zijn.

/// Een keuze uit een gesloten lijst. Wat er niet in staat is een fout, nooit "onbekend".
pub(crate) trait Woord: Copy + 'static {
    /// Alle keuzes, in de volgorde waarin zij worden opgesomd.
    const ALLE: &'static [Self];

    /// De schrijfwijze.
    fn schrijfwijze(self) -> &'static str;

    /// De keuze bij een schrijfwijze, zonder te raden.
    fn bij(tekst: &str) -> Option<Self> {
        Self::ALLE.iter().copied().find(|k| k.schrijfwijze() == tekst)
    }
}
