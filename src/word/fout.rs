//! Waarom een Word-document niet te lezen of te vullen is, voor degene die het koos.

/// Wat er mis is met een document, met wat de gebruiker eraan kan doen.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}")]
pub struct WordFout(pub String);
