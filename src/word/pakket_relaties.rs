//! Verwijzingen tussen delen (`_rels/*.rels`): welk deel bij welk hoort.

use crate::WordFout;
use crate::xml::{Boom, Ruimte};

/// Een verwijzing van een deel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Relatie {
    /// De naam waaronder het deel haar noemt: `rId4`.
    pub id: String,
    /// Het soort, als volledige URI.
    pub soort: String,
    /// Het deel waarnaar verwezen wordt, als pad in het pakket; bij `extern` de verwijzing zelf.
    pub doel: String,
    /// Wijst naar iets buiten het document.
    pub extern_doel: bool,
}

impl Relatie {
    /// Het laatste woord van het soort: `image`, `header`, `officeDocument`.
    #[must_use]
    pub fn kort_soort(&self) -> &str {
        self.soort.rsplit('/').next().unwrap_or(&self.soort)
    }
}

/// Waar de verwijzingen van een deel staan; leeg is die van het pakket.
pub(crate) fn pad_van_relaties(deel: &str) -> String {
    match deel.rsplit_once('/') {
        Some((map, naam)) => format!("{map}/_rels/{naam}.rels"),
        None => format!("_rels/{deel}.rels"),
    }
}

/// Leest verwijzingen; `deel` is het deel waarvan zij zijn.
pub(crate) fn lees_relaties(pad: &str, deel: &str, bytes: &[u8]) -> Result<Vec<Relatie>, WordFout> {
    let boom = Boom::lees(pad, bytes)?;
    let mut uit = Vec::new();
    for kind in boom.kinderen(0).filter(|kind| boom.is(*kind, Ruimte::Relaties, "Relationship")) {
        let (Some(id), Some(soort), Some(doel)) =
            (boom.kaal(kind, "Id"), boom.kaal(kind, "Type"), boom.kaal(kind, "Target"))
        else {
            continue;
        };
        let extern_doel = boom.kaal(kind, "TargetMode").is_some_and(|wijze| wijze == "External");
        let doel = if extern_doel { doel.into_owned() } else { volg(deel, &doel) };
        uit.push(Relatie { id: id.into_owned(), soort: soort.into_owned(), doel, extern_doel });
    }
    Ok(uit)
}

/// Een doel, gezien vanuit een deel, als pad in het pakket.
fn volg(deel: &str, doel: &str) -> String {
    if let Some(vast) = doel.strip_prefix('/') {
        return vast.to_owned();
    }
    let mut stappen: Vec<&str> = deel.rsplit_once('/').map_or(Vec::new(), |(map, _)| map.split('/').collect());
    for stap in doel.split('/') {
        match stap {
            "." | "" => {}
            ".." => {
                stappen.pop();
            }
            anders => stappen.push(anders),
        }
    }
    stappen.join("/")
}
