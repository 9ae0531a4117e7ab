//! tijdelijk
