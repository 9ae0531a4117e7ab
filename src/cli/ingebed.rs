//! De normen en datasets die in het programma zitten, zodat het op een lege computer werkt.

/// Een bestand uit de broncode: pad en bytes.
macro_rules! bestanden {
    ($map:literal: $($pad:literal),+ $(,)?) => {
        &[$(($pad, include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/", $map, "/", $pad)))),+]
    };
}

/// De ingebouwde normen, met hun pad onder `norms/`.
pub(crate) const NORMEN: &[(&str, &[u8])] = bestanden!("norms":
    "azwa-d5/2026-04-20/2a-laagdrempelige-steunpunten.toml",
    "azwa-d5/2026-04-20/2b-sociaal-verwijzen.toml",
    "azwa-d5/2026-04-20/2c-mentale-gezondheidsnetwerken.toml",
    "azwa-d5/2026-04-20/3a-kansrijke-start.toml",
    "azwa-d5/2026-04-20/3a1-nu-niet-zwanger.toml",
    "azwa-d5/2026-04-20/3a2-integrale-gezinspoli.toml",
    "azwa-d5/2026-04-20/3a3-rookvrije-start.toml",
    "azwa-d5/2026-04-20/3b-overgewicht-kinderen.toml",
    "azwa-d5/2026-04-20/4a-overgewicht-volwassenen.toml",
    "azwa-d5/2026-04-20/4b-rookvrije-thuiszorg.toml",
    "azwa-d5/2026-04-20/4c-rookvrije-wijkaanpak.toml",
    "azwa-d5/2026-04-20/5a-valpreventie.toml",
    "azwa-d5/2026-04-20/5b-dementie.toml",
    "azwa-d5/2026-04-20/6a-multiproblematiek.toml",
    "azwa-d5/2026-04-20/editie.toml",
);

/// Wat een eenheid van een norm kost als de gebruiker niets opgeeft: een aanname, met haar pad onder `datasets/`.
pub(crate) const KOSTEN: (&str, &[u8]) = (
    "kosten-2026/kosten.toml",
    include_bytes!(concat!(env!("CARGO_MANIFEST_DIR"), "/datasets/kosten-2026/kosten.toml")),
);

/// De ingebouwde datasets, met hun pad onder `datasets/`.
pub(crate) const DATASETS: &[(&str, &[u8])] = bestanden!("datasets":
    "bevolking-2025/bevolking.csv",
    "bevolking-2025/bron.toml",
    "buren-2026/bron.toml",
    "buren-2026/buren.csv",
    "buren-2026/vlakken.csv",
    "gebieden-2026/bron.toml",
    "gebieden-2026/gebieden.csv",
    "gebieden-2026/namen.csv",
    "herindelingen/bron.toml",
    "herindelingen/stromen.csv",
    "herindelingen/vroeger.csv",
    "inwoners-2019-2026/bron.toml",
    "inwoners-2019-2026/inwoners.csv",
    "iza-regios/bron.toml",
    "iza-regios/iza.csv",
    "leeftijd-nl/bron.toml",
    "leeftijd-nl/leeftijd.csv",
    "middelen-azwa/bron.toml",
    "middelen-azwa/maatregel-secties.csv",
    "middelen-azwa/maatregelen.csv",
    "middelen-azwa/sleutel-gemeenten.csv",
    "middelen-azwa/sleutel-regios.csv",
    "middelen-azwa/spuk.csv",
    "prognose-cohort/bron.toml",
    "prognose-cohort/prognose.csv",
    "prognose-cohort/terugvoorspelling.csv",
);
