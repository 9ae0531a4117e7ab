//! Gemeenten die alleen een andere naam kregen, en daarmee een andere code.
//!
//! De stromen van het CBS noemen zo'n wijziging niet: er ging niemand ergens heen. Zonder deze lijst zou een keten bij de
//! oude code ophouden (Skarsterlân ging in 2014 op in De Friese Meren, dat in 2015 De Fryske Marren werd). Dat de oude code
//! na haar laatste stroom verdwijnt en de nieuwe er dan is, wordt bij het importeren nagekeken; of het de goede is niet: de
//! lijst is uit het hoofd en nog met een bron na te gaan. Alle zijn van vóór 2019, zodat geen omzetting van 2019–2026 erop rust.

/// Een andere naam en code voor dezelfde gemeente.
#[derive(Clone, Copy, Debug)]
pub(super) struct Hernoemd {
    pub(super) oud: &'static str,
    pub(super) naam: &'static str,
    pub(super) nieuw: &'static str,
    /// De dag, waar geen stroom zegt tot wanneer de oude code er nog was.
    pub(super) dag: Option<&'static str>,
}

const fn h(oud: &'static str, naam: &'static str, nieuw: &'static str) -> Hernoemd {
    Hernoemd { oud, naam, nieuw, dag: None }
}

const fn op(dag: &'static str, oud: &'static str, naam: &'static str, nieuw: &'static str) -> Hernoemd {
    Hernoemd { oud, naam, nieuw, dag: Some(dag) }
}

/// De hernoemingen met een andere code, op oude code.
pub(super) const HERNOEMD: [Hernoemd; 30] = [
    h("GM0006", "Beerta", "GM1661"),
    h("GM0019", "Hefshuizen", "GM1651"),
    h("GM0033", "Oosterbroek", "GM1987"),
    h("GM0045", "Ulrum", "GM1663"),
    op("2009-01-01", "GM0065", "Dantumadeel", "GM1891"),
    op("2011-01-01", "GM0083", "Menaldumadeel", "GM1908"),
    h("GM0136", "Zuidlaren", "GM1730"),
    h("GM0149", "Denekamp", "GM1774"),
    h("GM0174", "Olst", "GM1773"),
    h("GM0178", "Rijssen", "GM1742"),
    h("GM0181", "Steenwijk", "GM1708"),
    h("GM0186", "Vriezenveen", "GM1700"),
    h("GM0206", "Bemmel", "GM1705"),
    h("GM0240", "Groenlo", "GM1586"),
    h("GM0241", "Groesbeek", "GM1945"),
    h("GM0258", "Kesteren", "GM1740"),
    h("GM0573", "Nieuwveen", "GM1673"),
    h("GM0646", "Rijneveld", "GM1672"),
    h("GM0647", "Moerhuizen", "GM1666"),
    h("GM0749", "Bergeyk", "GM1724"),
    h("GM0759", "Budel", "GM1706"),
    h("GM0791", "Heesch", "GM1721"),
    h("GM0878", "Zevenbergen", "GM1709"),
    h("GM0939", "Melick en Herkenbosch", "GM1669"),
    h("GM0956", "Posterholt", "GM1679"),
    h("GM0958", "Roggel", "GM1670"),
    h("GM1665", "Made", "GM1719"),
    h("GM1691", "St. Anthonis", "GM1702"),
    h("GM1697", "Middenveld", "GM1731"),
    h("GM1921", "De Friese Meren", "GM1940"),
];
