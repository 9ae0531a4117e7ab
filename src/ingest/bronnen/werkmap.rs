//! Een werkmap met cijfers (kerncijfers, RIVM, een eigen tabel) als tabellen met koppen: één per blad.
//!
//! In zulke werkmappen staan getallen ook als tekst: opgevuld met spaties, met een komma of een punt. Hier worden zij
//! getallen met een punt, zodat een echt getal en een getal als tekst daarna gelijk zijn.

use std::collections::BTreeMap;

use crate::csv_rijen::{MAX_CELLEN, Rij};
use crate::csv_tabel::Tabel;
use crate::getal::{Decimaal, lijkt_duizendtal, lijkt_getal, met_punt};
use crate::herken::soort_van_kop;
use crate::opmerking::Opmerkingen;
use crate::statline_waarde::kort;
use crate::werkblad::{Cel, Grenzen, Inhoud, Werkblad, kolomletters, lees_werkmap};

/// De kop staat binnen zoveel regels; wat erboven staat is titel.
const MEESTE_TITELREGELS: usize = 50;

/// De bladen die een tabel zijn, en de andere met een reden.
type Bladen = (Vec<(String, Tabel)>, Vec<(String, String)>);

/// Leest de zichtbare bladen.
pub(super) fn lees(bytes: &[u8]) -> Result<Bladen, String> {
    let boek = lees_werkmap(bytes, &Grenzen::BRON).map_err(|e| e.to_string())?;
    let (mut tabellen, mut rest) = (Vec::new(), Vec::new());
    for blad in boek.bladen {
        if !blad.zichtbaar {
            rest.push((blad.naam, "dit blad is verborgen".to_owned()));
            continue;
        }
        match tabel_van(&blad) {
            Ok(tabel) => tabellen.push((blad.naam, tabel)),
            Err(waarom) => rest.push((blad.naam, waarom)),
        }
    }
    Ok((tabellen, rest))
}

fn tabel_van(blad: &Werkblad) -> Result<Tabel, String> {
    let kop = zoek_kop(blad).ok_or("geen regel met koppen gevonden; zet boven elke kolom een kop")?;
    let mut bevindingen = Opmerkingen::default();
    let kopregel = kop.first().map_or(1, |c| c.regel);
    let breedte = kop.last().map_or(0, |c| usize::from(c.kolom) + 1);
    let mut koppen = vec![String::new(); breedte];
    for cel in kop {
        if let Some(vak) = koppen.get_mut(usize::from(cel.kolom)) {
            cel.inhoud.tekst().trim().clone_into(vak);
        }
    }
    let rijen: Vec<&[Cel]> = blad.rijen().filter(|r| r.first().is_some_and(|c| c.regel > kopregel)).collect();
    if rijen.len().saturating_mul(breedte) > MAX_CELLEN {
        return Err(format!("meer dan {MAX_CELLEN} cellen; neem een kleinere selectie"));
    }
    let tekens = Tekens::van(&rijen, breedte);
    let rijen = rijen.into_iter().map(|cellen| rij(cellen, &koppen, &tekens, &mut bevindingen)).collect();
    Ok(Tabel {
        scheiding: b';',
        kopregel: u64::from(kopregel),
        koppen,
        rijen,
        opmerkingen: Vec::new(),
        bevindingen: bevindingen.klaar(),
    })
}

/// De regel met koppen: de eerste die van een bekende tabel is, of anders de eerste die breed genoeg is en uit tekst
/// bestaat.
fn zoek_kop(blad: &Werkblad) -> Option<&[Cel]> {
    let boven = || blad.rijen().take(MEESTE_TITELREGELS);
    let bekend = boven().find(|rij| {
        let koppen: Vec<String> = rij.iter().map(|c| c.inhoud.tekst().trim().to_owned()).collect();
        soort_van_kop(&koppen).is_some()
    });
    let breedst = boven().map(<[Cel]>::len).max().unwrap_or(0);
    bekend.or_else(|| {
        boven().find(|rij| {
            let tekst = rij.iter().filter(|c| matches!(c.inhoud, Inhoud::Tekst(_))).count();
            rij.len() > 1 && rij.len() * 2 >= breedst && tekst * 2 >= rij.len()
        })
    })
}

fn rij(cellen: &[Cel], koppen: &[String], tekens: &Tekens, bevindingen: &mut Opmerkingen) -> Rij {
    let regel = cellen.first().map_or(0, |c| u64::from(c.regel));
    let mut uit = Rij { regel, cellen: vec![String::new(); koppen.len()] };
    for cel in cellen {
        let kolom = usize::from(cel.kolom);
        let kop = koppen.get(kolom).filter(|k| !k.is_empty()).cloned().unwrap_or_else(|| kolomletters(cel.kolom));
        let Some(vak) = uit.cellen.get_mut(kolom) else {
            bevindingen.fout(Some(regel), Some(&kop), || {
                format!("cel {} heeft geen kop boven zich; zet er een kop boven of maak haar leeg", cel.naam())
            });
            continue;
        };
        *vak = match &cel.inhoud {
            Inhoud::Fout(fout) => {
                bevindingen.fout(Some(regel), Some(&kop), || {
                    format!("cel {} heeft de foutwaarde {fout}; verbeter of wis de cel en sla opnieuw op", cel.naam())
                });
                ".".to_owned()
            }
            Inhoud::ZonderUitkomst => {
                bevindingen.fout(Some(regel), Some(&kop), || {
                    format!(
                        "cel {} is een formule zonder uitkomst; open de werkmap in Excel en sla haar opnieuw op",
                        cel.naam()
                    )
                });
                ".".to_owned()
            }
            Inhoud::Tekst(tekst) => tekens.tekst(tekst.trim(), cel, &kop, bevindingen),
            anders => anders.tekst().trim().to_owned(),
        };
    }
    uit
}

/// Wat over het hele blad geldt voor getallen die als tekst in een cel staan.
struct Tekens {
    decimaal: Decimaal,
    punt_onzeker: bool,
    /// Per kolom of er getallen horen.
    getallen: Vec<bool>,
}

impl Tekens {
    fn van(rijen: &[&[Cel]], breedte: usize) -> Self {
        let mut telling: BTreeMap<u16, (usize, usize)> = BTreeMap::new();
        let (mut komma, mut punten, mut zeker) = (false, 0_usize, false);
        for cel in rijen.iter().flat_map(|rij| rij.iter()) {
            let (getallen, gevuld) = telling.entry(cel.kolom).or_default();
            *gevuld += 1;
            match &cel.inhoud {
                Inhoud::Getal(_) => *getallen += 1,
                Inhoud::Tekst(tekst) if matches!(tekst.trim(), "." | "x" | "X") => *gevuld -= 1,
                Inhoud::Tekst(tekst) if lijkt_getal(tekst.trim()) => {
                    *getallen += 1;
                    komma |= tekst.contains(',');
                    if tekst.contains('.') {
                        punten += 1;
                        zeker |= !lijkt_duizendtal(tekst.trim());
                    }
                }
                _ => {}
            }
        }
        let getallen = (0..breedte)
            .map(|k| u16::try_from(k).ok().and_then(|k| telling.get(&k)).is_some_and(|(g, n)| *g > 0 && g * 2 >= *n))
            .collect();
        let decimaal = if komma { Decimaal::Komma } else { Decimaal::Punt };
        Self { decimaal, punt_onzeker: punten > 0 && !zeker, getallen }
    }

    fn tekst(&self, tekst: &str, cel: &Cel, kop: &str, bevindingen: &mut Opmerkingen) -> String {
        if self.getallen.get(usize::from(cel.kolom)) != Some(&true) || !lijkt_getal(tekst) {
            return tekst.to_owned();
        }
        let onzeker = self.punt_onzeker && tekst.contains('.');
        met_punt(tekst, self.decimaal).filter(|_| !onzeker).unwrap_or_else(|| {
            bevindingen.fout(Some(u64::from(cel.regel)), Some(kop), || {
                let waarom = match self.decimaal {
                    Decimaal::Komma => "er staat een punt in, terwijl dit blad een decimale komma heeft",
                    Decimaal::Punt => "de punt kan duizendtallen of decimalen scheiden",
                };
                format!("cel {}: '{}' is tekst, en {waarom}. Maak er in Excel een getal van", cel.naam(), kort(tekst))
            });
            ".".to_owned()
        })
    }
}
