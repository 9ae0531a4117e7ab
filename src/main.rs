//! tijdelijk
fn main() {}
