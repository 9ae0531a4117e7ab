//! Wat geschreven is, weer uitgepakt en nagekeken.
