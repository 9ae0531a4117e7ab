//! Het scheidingsteken van een tabel, en aanhalingstekens die nergens sluiten.
//!
//! Excel kiest het scheidingsteken naar de instellingen van de computer, dus de inhoud moet het zeggen. De crate `csv`
//! slikt een aanhalingsteken dat nooit sluit: de rest van het bestand wordt dan één cel.

use std::collections::BTreeMap;

/// De scheidingstekens die herkend worden, bij gelijke stand in deze volgorde.
const SCHEIDINGEN: [u8; 3] = [b';', b'\t', b','];
/// Naar zoveel rijen wordt gekeken om het scheidingsteken te raden.
const PROEFRIJEN: usize = 200;

/// `sep=;` op de eerste regel: Excels eigen aanwijzing. Geeft het teken en de tekst erna.
pub(crate) fn sep_regel(tekst: &str) -> Option<(u8, &str)> {
    let (regel, rest) = tekst.split_once('\n')?;
    let regel = regel.trim_end_matches('\r').trim_matches('"');
    let teken = regel.get(..4).filter(|begin| begin.eq_ignore_ascii_case("sep=")).and_then(|_| regel.get(4..))?;
    SCHEIDINGEN.into_iter().find(|s| teken.as_bytes() == [*s]).map(|s| (s, rest))
}

/// Het scheidingsteken dat in de meeste rijen even vaak voorkomt, buiten aanhalingstekens.
///
/// Decimale komma's in een bestand met `;` verliezen, want in de kop staan zij niet.
pub(crate) fn raad_scheiding(tekst: &str) -> u8 {
    let tellingen = tel_scheidingen(tekst);
    let helft = tellingen.len() / 2;
    let mut beste = (0, 0, b';');
    for (plaats, scheiding) in SCHEIDINGEN.into_iter().enumerate() {
        let aantallen: Vec<usize> = tellingen.iter().map(|t| t.get(plaats).copied().unwrap_or(0)).collect();
        let mut per_aantal = BTreeMap::<usize, usize>::new();
        for aantal in aantallen.iter().filter(|a| **a > 0) {
            *per_aantal.entry(*aantal).or_default() += 1;
        }
        let Some((aantal, rijen)) = per_aantal.into_iter().max_by_key(|(a, n)| (*n, *a)) else {
            continue;
        };
        let in_kop = aantallen.first() == Some(&aantal);
        if !in_kop && rijen <= helft {
            continue;
        }
        let stand = rijen + if in_kop { helft } else { 0 };
        if (stand, aantal) > (beste.0, beste.1) {
            beste = (stand, aantal, scheiding);
        }
    }
    beste.2
}

/// Per proefrij (lege regels en toelichting overgeslagen) hoe vaak elk scheidingsteken voorkomt.
fn tel_scheidingen(tekst: &str) -> Vec<[usize; 3]> {
    let mut rijen = Vec::new();
    let mut rij = [0; 3];
    let mut leeg = true;
    let mut toelichting = false;
    for stap in Stappen::new(tekst.as_bytes(), &SCHEIDINGEN) {
        match stap {
            Stap::Einde => {
                if !leeg && !toelichting {
                    rijen.push(rij);
                }
                if rijen.len() == PROEFRIJEN {
                    break;
                }
                (rij, leeg, toelichting) = ([0; 3], true, false);
            }
            Stap::Scheiding(s) => {
                leeg = false;
                for (telling, scheiding) in rij.iter_mut().zip(SCHEIDINGEN) {
                    *telling += usize::from(s == scheiding);
                }
            }
            Stap::Teken(b) => {
                toelichting |= leeg && b == b'#';
                leeg = false;
            }
            Stap::Open(_) | Stap::Dicht => {}
        }
    }
    rijen
}

/// De plaats van een aanhalingsteken dat een cel opent en nergens sluit.
pub(crate) fn open_aanhaling(tekst: &str, scheiding: u8) -> Option<usize> {
    let mut open = None;
    for stap in Stappen::new(tekst.as_bytes(), &[scheiding]) {
        match stap {
            Stap::Open(plaats) => open = Some(plaats),
            Stap::Dicht => open = None,
            _ => {}
        }
    }
    open
}

/// Wat er byte voor byte gebeurt, met dezelfde regels voor aanhalingstekens als de crate `csv`.
enum Stap {
    /// Een aanhalingsteken opent een cel, op deze plaats.
    Open(usize),
    /// Het sluit.
    Dicht,
    /// Een scheidingsteken.
    Scheiding(u8),
    /// Het einde van een rij.
    Einde,
    /// Een ander teken.
    Teken(u8),
}

struct Stappen<'a> {
    bytes: &'a [u8],
    scheidingen: &'a [u8],
    plaats: usize,
    in_aanhaling: bool,
    cel_begint: bool,
}

impl<'a> Stappen<'a> {
    fn new(bytes: &'a [u8], scheidingen: &'a [u8]) -> Self {
        Self { bytes, scheidingen, plaats: 0, in_aanhaling: false, cel_begint: true }
    }
}

impl Iterator for Stappen<'_> {
    type Item = Stap;

    fn next(&mut self) -> Option<Stap> {
        let Some(&b) = self.bytes.get(self.plaats) else {
            // Na het laatste teken nog één einde, voor een bestand zonder regeleinde.
            let klaar = self.plaats > self.bytes.len();
            self.plaats = self.bytes.len() + 1;
            return (!klaar).then_some(Stap::Einde);
        };
        let hier = self.plaats;
        self.plaats += 1;
        if self.in_aanhaling {
            if b != b'"' {
                return Some(Stap::Teken(b));
            }
            if self.bytes.get(self.plaats) == Some(&b'"') {
                self.plaats += 1;
                return Some(Stap::Teken(b));
            }
            self.in_aanhaling = false;
            return Some(Stap::Dicht);
        }
        let begint = std::mem::replace(&mut self.cel_begint, false);
        Some(match b {
            b'"' if begint => {
                self.in_aanhaling = true;
                Stap::Open(hier)
            }
            b'\n' | b'\r' => {
                self.cel_begint = true;
                Stap::Einde
            }
            _ if self.scheidingen.contains(&b) => {
                self.cel_begint = true;
                Stap::Scheiding(b)
            }
            _ => Stap::Teken(b),
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn raadt_het_scheidingsteken() {
        for (tekst, verwacht) in [
            ("gemeente;waarde\nAlmere;4,5\nUrk;0,4\n", b';'),
            ("gemeente,waarde\n\"Megen, Haren en Macharen\",4\n", b','),
            ("gemeente\twaarde\nAlmere\t4,5\n", b'\t'),
            ("# uit, de, begroting\nnaam;fte\nA;1,5\nB;2,5\n", b';'),
            ("\"Bevolking; leeftijd, regio\"\n\"Perioden\";\"Aantal\"\n2025;1,5\n", b';'),
            ("gemeente\nMegen, Haren en Macharen\nAlmere\n", b';'),
            ("sep=\t\na,b\tc,d\n", b'\t'),
            ("gemeente\nAlmere\n", b';'),
        ] {
            let gevonden = sep_regel(tekst).map_or_else(|| raad_scheiding(tekst), |(s, _)| s);
            assert_eq!(gevonden, verwacht, "{tekst:?}");
        }
    }
}
