//! Proeven op documenten die hier in code gemaakt worden, in de vorm die Word schrijft.

mod besturing;
mod bouw;
mod mensen;
mod pakket;
mod structuur;
mod velden;
mod willekeurig;
mod zichtbaar;
