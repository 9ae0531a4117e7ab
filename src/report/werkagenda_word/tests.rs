//! Proeven van het vullen.
