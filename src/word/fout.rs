//! Waarom een Word-document niet te lezen of te vullen is, voor degene die het koos.

/// Wat er mis is met een document, met wat de gebruiker eraan kan doen.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct WordFout(pub String);

impl WordFout {
    pub(crate) fn nieuw(tekst: impl Into<String>) -> Self {
        Self(tekst.into())
    }

    /// Alles wat er mis is in één melding, elk op een eigen regel.
    pub(crate) fn alle(mut fouten: Vec<String>) -> Self {
        if fouten.len() == 1 {
            return Self(fouten.pop().unwrap_or_default());
        }
        // Een gesloopt bestand kan duizenden keren hetzelfde zeggen; de eerste twintig zijn genoeg om verder te kunnen.
        let meer = fouten.len().saturating_sub(20);
        fouten.truncate(20);
        let mut tekst = fouten.join("\n");
        if meer > 0 {
            tekst.push_str(&format!("\nen nog {meer} meldingen"));
        }
        Self(tekst)
    }
}
