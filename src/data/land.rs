//! De overdracht: van frames naar het `Land` van de kern, één keer per run.
//!
//! Weet niet welke regio's of normen gevraagd zijn; één land dient ze allemaal.

use std::collections::BTreeMap;

use jiff::civil::Date;
use normwijzer_core::{
    Amount, Basis, Finding, Gebied, GebiedCode, Gemeente, GrondslagSoort, Land, Niveau, Regio, Telling,
};
use polars::prelude::{DataFrame, PolarsError};

use crate::datasets::{Datasets, Frames};
use crate::grondslag::grondslag;
use crate::herindelingen::herindelingen;
use crate::leeftijd_nl::leeftijd_nl;
use crate::leeftijdsgroepen::aanvulling::vul_aan;
use crate::rijen::{bevinding, geheel, tekst};
use crate::schema::{BEVOLKING, GEBIEDEN, INWONERS, IZA};

/// De niveaus met een kolom in de gebiedentabel, en het begin van de namen van hun kolommen.
const NIVEAUS: [(Niveau, &str); 6] = [
    (Niveau::Provincie, "provincie"),
    (Niveau::Ggd, "ggd"),
    (Niveau::Zorgkantoor, "zorgkantoor"),
    (Niveau::Corop, "corop"),
    (Niveau::Jeugdregio, "jeugdregio"),
    (Niveau::Veiligheidsregio, "veiligheidsregio"),
];

/// De grondslagen die in onze eigen tabellen staan; de andere volgen daaruit.
const GETELD: [Basis; 3] = [Basis::Inwoners, Basis::Inwoners0Tot17, Basis::Inwoners65Plus];

/// De dag waarop het aantal inwoners geldt. De leeftijden houden de dag van hun eigen tabel, 1 januari 2025.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Peildatum(pub Date);

impl Default for Peildatum {
    fn default() -> Self {
        Self(Date::constant(2025, 1, 1))
    }
}

impl From<Date> for Peildatum {
    fn from(dag: Date) -> Self {
        Self(dag)
    }
}

/// Het land van de datasets: alle gemeenten met hun tellingen, alle regio's met hun leden.
///
/// # Errors
/// Bestanden die ontbreken of hun schema niet volgen, een peildatum zonder inwoners, tegenstrijdige rijen.
pub fn land(datasets: &Datasets, peildatum: Peildatum) -> Result<(Land, Vec<Finding>), Vec<Finding>> {
    let frames = datasets.frames()?;
    let reconstructie = datasets.bron(IZA.dataset)?.reconstructie;
    let (mut land, bevindingen) = uit_frames(&frames, peildatum, reconstructie)?;
    land.vroeger = herindelingen(datasets)?.unwrap_or_default();
    if let Some(nl) = leeftijd_nl(datasets)? {
        vul_aan(&mut land, &frames.bevolking, &nl).map_err(|e| bevinding(&e))?;
    }
    Ok((land, bevindingen))
}

fn uit_frames(
    frames: &Frames,
    peildatum: Peildatum,
    reconstructie: bool,
) -> Result<(Land, Vec<Finding>), Vec<Finding>> {
    let mut bevindingen = Vec::new();
    let mut land = lees_gebieden(&frames.gebieden).map_err(|e| bevinding(&e))?;
    voeg_iza_toe(&mut land, &frames.iza, reconstructie, &mut bevindingen).map_err(|e| bevinding(&e))?;
    let telling = grondslag(frames, peildatum.0).map_err(|e| bevinding(&e))?;
    tel(&mut land, &telling, &mut bevindingen).map_err(|e| bevinding(&e))?;
    land.varianten = lees_varianten(&frames.namen).map_err(|e| bevinding(&e))?;
    controleer_volledig(&land, peildatum, frames, &mut bevindingen).map_err(|e| bevinding(&e))?;
    if bevindingen.iter().any(Finding::is_fout) { Err(bevindingen) } else { Ok((land, bevindingen)) }
}

fn lees_gebieden(frame: &DataFrame) -> Result<Land, PolarsError> {
    let mut land = Land::default();
    let codes = tekst(frame, "gemeente_code")?;
    for (code, naam) in codes.iter().zip(tekst(frame, "gemeente_naam")?) {
        let code = GebiedCode::new(code);
        let gemeente = Gemeente {
            gebied: Gebied { niveau: Niveau::Gemeente, code: code.clone(), naam: naam.to_owned() },
            tellingen: BTreeMap::new(),
            regio: BTreeMap::new(),
        };
        land.gemeenten.insert(code.clone(), gemeente);
        deel_in(&mut land, &code, Niveau::Land, GebiedCode::nederland(), "Nederland", false);
    }
    for (niveau, begin) in NIVEAUS {
        let regio_codes = tekst(frame, &format!("{begin}_code"))?;
        let regio_namen = tekst(frame, &format!("{begin}_naam"))?;
        for ((code, regio), naam) in codes.iter().zip(regio_codes).zip(regio_namen) {
            let (code, regio) = (GebiedCode::new(code), GebiedCode::new(regio));
            deel_in(&mut land, &code, niveau, regio, naam, false);
        }
    }
    Ok(land)
}

/// Zet een gemeente in een regio; de regio ontstaat bij haar eerste gemeente.
pub(crate) fn deel_in(
    land: &mut Land,
    gemeente: &GebiedCode,
    niveau: Niveau,
    regio: GebiedCode,
    naam: &str,
    reconstructie: bool,
) {
    if let Some(g) = land.gemeenten.get_mut(gemeente) {
        g.regio.insert(niveau, regio.clone());
    }
    land.regios
        .entry((niveau, regio.clone()))
        .or_insert_with(|| Regio {
            gebied: Gebied { niveau, code: regio, naam: naam.to_owned() },
            leden: std::collections::BTreeSet::new(),
            reconstructie,
        })
        .leden
        .insert(gemeente.clone());
}

fn voeg_iza_toe(
    land: &mut Land,
    frame: &DataFrame,
    reconstructie: bool,
    bevindingen: &mut Vec<Finding>,
) -> Result<(), PolarsError> {
    for (code, naam) in tekst(frame, "gemeente_code")?.into_iter().zip(tekst(frame, "iza_naam")?) {
        let code = GebiedCode::new(code);
        if land.gemeenten.contains_key(&code) {
            deel_in(land, &code, Niveau::Iza, GebiedCode::iza(naam), naam, reconstructie);
        } else {
            bevindingen.push(
                Finding::fout(
                    "DAT-012",
                    format!("{code} staat niet in {}; laat de rij weg of werk de gebieden bij", GEBIEDEN.pad()),
                )
                .met_bestand(IZA.pad())
                .met_gebied(code),
            );
        }
    }
    Ok(())
}

fn tel(land: &mut Land, frame: &DataFrame, bevindingen: &mut Vec<Finding>) -> Result<(), PolarsError> {
    let codes = tekst(frame, "gemeente_code")?;
    let bases = tekst(frame, "basis")?;
    let soorten = tekst(frame, "soort")?;
    let dagen = tekst(frame, "peildatum")?;
    let aantallen = geheel(frame, "aantal")?;
    for ((((code, basis), soort), dag), aantal) in codes.into_iter().zip(bases).zip(soorten).zip(dagen).zip(aantallen) {
        let code = GebiedCode::new(code);
        let telling = (|| {
            let telling = Telling {
                aantal: Amount::from_int(aantal?),
                soort: GrondslagSoort::parse(soort)?,
                peildatum: dag.parse().ok()?,
            };
            Some((Basis::parse(basis)?, telling))
        })();
        let mis =
            |bericht: String| Finding::fout("DAT-011", bericht).met_bestand(BEVOLKING.pad()).met_gebied(code.clone());
        let Some((basis, telling)) = telling else {
            bevindingen.push(mis(format!("{code}: soort \"{soort}\" is onbekend; verwacht telling of schatting")));
            continue;
        };
        if let Some(g) = land.gemeenten.get_mut(&code)
            && g.tellingen.insert(basis, telling).is_some()
        {
            bevindingen.push(mis(format!(
                "{code}: {} heeft rijen van verschillende soort of peildatum; houd één tabel aan",
                basis.token()
            )));
        }
    }
    Ok(())
}

fn lees_varianten(frame: &DataFrame) -> Result<Vec<(String, GebiedCode)>, PolarsError> {
    Ok(tekst(frame, "naam")?
        .into_iter()
        .zip(tekst(frame, "gemeente_code")?)
        .map(|(n, c)| (n.to_owned(), GebiedCode::new(c)))
        .collect())
}

/// Meldt wat ontbreekt: een gemeente zonder telling telt niet als nul en een som over haar heen is onbekend.
fn controleer_volledig(
    land: &Land,
    peildatum: Peildatum,
    frames: &Frames,
    bevindingen: &mut Vec<Finding>,
) -> Result<(), PolarsError> {
    let zonder = |basis: Basis| {
        land.gemeenten
            .values()
            .filter(move |g| !g.tellingen.contains_key(&basis))
            .map(|g| g.gebied.naam.as_str())
            .collect::<Vec<_>>()
    };
    let zonder_inwoners = zonder(Basis::Inwoners);
    if !land.gemeenten.is_empty() && zonder_inwoners.len() == land.gemeenten.len() {
        let mut dagen = tekst(&frames.inwoners, "peildatum")?;
        dagen.sort_unstable();
        dagen.dedup();
        bevindingen.push(
            Finding::fout(
                "DAT-013",
                format!("er is geen aantal inwoners op {}; kies een van {}", peildatum.0, dagen.join(", ")),
            )
            .met_bestand(INWONERS.pad()),
        );
        return Ok(());
    }
    for basis in GETELD {
        let zonder = zonder(basis);
        if !zonder.is_empty() {
            let bestand = if basis == Basis::Inwoners { &INWONERS } else { &BEVOLKING };
            bevindingen.push(
                Finding::waarschuwing(
                    "DAT-010",
                    format!("{} is onbekend voor {} gemeenten: {}", basis.token(), zonder.len(), kort(&zonder)),
                )
                .met_bestand(bestand.pad()),
            );
        }
    }
    let zonder_iza: Vec<&str> = land
        .gemeenten
        .values()
        .filter(|g| !g.regio.contains_key(&Niveau::Iza))
        .map(|g| g.gebied.naam.as_str())
        .collect();
    if !zonder_iza.is_empty() {
        bevindingen.push(
            Finding::waarschuwing(
                "DAT-012",
                format!("{} gemeenten hebben geen IZA-regio: {}", zonder_iza.len(), kort(&zonder_iza)),
            )
            .met_bestand(IZA.pad()),
        );
    }
    Ok(())
}

/// Een opsomming die leesbaar blijft: tien namen en hoeveel er nog zijn.
pub(crate) fn kort(namen: &[&str]) -> String {
    let eerste = namen.iter().take(10).copied().collect::<Vec<_>>().join(", ");
    match namen.len().saturating_sub(10) {
        0 => eerste,
        meer => format!("{eerste} en nog {meer}"),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::proefdata::{datasets, datasets_met};
    use proptest::prelude::*;

    fn telling(land: &Land, code: &str, basis: Basis) -> Telling {
        land.telling(&GebiedCode::new(code), basis).unwrap()
    }

    #[test]
    fn ouderen_tellen_op_uit_hun_banden_en_kinderen_zijn_geschat() {
        let (land, bevindingen) = land(&datasets(), Peildatum::default()).unwrap();
        assert_eq!(bevindingen, []);
        let ouderen = telling(&land, "GM0034", Basis::Inwoners65Plus);
        assert_eq!(ouderen.aantal, Amount::from_int(27_268 + 5_242));
        assert_eq!(ouderen.soort, GrondslagSoort::Telling);
        let kinderen = telling(&land, "GM0034", Basis::Inwoners0Tot17);
        assert_eq!(kinderen.aantal, Amount::from_int(49_866));
        assert_eq!(kinderen.soort, GrondslagSoort::Schatting);
        assert_eq!(telling(&land, "GM0034", Basis::Inwoners).aantal, Amount::from_int(229_574));
    }

    #[test]
    fn een_latere_peildatum_geldt_alleen_voor_het_aantal_inwoners() {
        let dag = Date::constant(2026, 1, 1);
        let (land, _) = land(&datasets(), dag.into()).unwrap();
        let inwoners = telling(&land, "GM0050", Basis::Inwoners);
        assert_eq!((inwoners.aantal, inwoners.peildatum), (Amount::from_int(24_400), dag));
        let ouderen = telling(&land, "GM0050", Basis::Inwoners65Plus);
        assert_eq!(ouderen.aantal, Amount::from_int(4_000));
        assert_eq!(ouderen.peildatum, Date::constant(2025, 1, 1));
        assert!(land.gemeente(&GebiedCode::new("GM9998")).is_none());
    }

    #[test]
    fn een_peildatum_zonder_cijfers_noemt_de_dagen_die_er_zijn() {
        let fouten = land(&datasets(), Date::constant(2031, 1, 1).into()).unwrap_err();
        let bericht = &fouten.first().unwrap().bericht;
        assert!(bericht.contains("2025-01-01, 2026-01-01"), "{bericht}");
    }

    #[test]
    fn een_ontbrekende_telling_is_onbekend_en_wordt_gemeld() {
        let zonder = datasets_met(|s, rijen| {
            if s.bestand == "bevolking.csv" {
                rijen.retain(|r| !(r.starts_with("GM0050") && r.ends_with("schatting")));
            }
        });
        let (land, bevindingen) = land(&zonder, Peildatum::default()).unwrap();
        let zeewolde = GebiedCode::new("GM0050");
        assert_eq!(land.telling(&zeewolde, Basis::Inwoners0Tot17), None);
        let f = bevindingen.first().unwrap();
        assert!(f.bericht.contains("inwoners-0-17") && f.bericht.contains("Zeewolde"), "{f}");
    }

    #[test]
    fn twee_soorten_voor_een_basis_is_een_fout() {
        let dubbel = datasets_met(|s, rijen| {
            if s.bestand == "bevolking.csv" {
                for rij in rijen {
                    if *rij == "GM0050,2025-01-01,80,,1000,telling" {
                        *rij = "GM0050,2025-01-01,80,,1000,schatting";
                    }
                }
            }
        });
        let fouten = land(&dubbel, Peildatum::default()).unwrap_err();
        assert!(fouten.iter().any(|f| f.code == "DAT-011"), "{fouten:?}");
    }

    #[test]
    fn regio_s_hebben_hun_leden_en_alleen_iza_is_een_reconstructie() {
        let (land, _) = land(&datasets(), Peildatum::default()).unwrap();
        let flevoland = land.regio(Niveau::Ggd, &GebiedCode::new("GG2209")).unwrap();
        assert_eq!(flevoland.leden.len(), 2);
        assert!(!flevoland.reconstructie);
        let iza = land.regio(Niveau::Iza, &GebiedCode::iza("Flevoland")).unwrap();
        assert_eq!((iza.leden.len(), iza.reconstructie), (1, true));
        assert_eq!(land.regio(Niveau::Land, &GebiedCode::nederland()).unwrap().leden.len(), 4);
        let almere = land.gemeente(&GebiedCode::new("GM0034")).unwrap();
        assert_eq!(almere.regio.len(), 8);
        assert_eq!(land.varianten, [("Den Haag".to_owned(), GebiedCode::new("GM0518"))]);
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(16))]
        #[test]
        fn de_volgorde_van_rijen_verandert_niets(zaad in any::<u64>()) {
            let verwacht = land(&datasets(), Peildatum::default()).unwrap();
            let geschud = datasets_met(|_, rijen| {
                rijen.sort_by_key(|r| {
                    // FNV-1a met een zaad: een volgorde die bij elk zaad anders is.
                    r.bytes().fold(zaad, |h, b| (h ^ u64::from(b)).wrapping_mul(0x0100_0000_01b3))
                });
            });
            prop_assert_eq!(land(&geschud, Peildatum::default()).unwrap(), verwacht);
        }
    }
}
