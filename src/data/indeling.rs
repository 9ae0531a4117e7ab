//! Een eigen indeling in IZA-regio's, in plaats van de reconstructie.
//!
//! Vervangt alleen de IZA-regio's; weet niets van normen.

use std::collections::BTreeMap;

use normwijzer_core::herindeling::{OudeNaam, Vroeger, samen};
use normwijzer_core::{Finding, GebiedCode, Land, Niveau};

use crate::bronbestand::{BronBestand, cel, zonder_fout};
use crate::land::{deel_in, kort};
use crate::namen::Namen;

/// Een rij van de indeling: gemeente (code of naam) en regio.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndelingRij {
    /// Regel in het bestand, vanaf 1.
    pub regel: u64,
    /// Code of naam van de gemeente, zoals geschreven.
    pub gemeente: String,
    /// Naam van de regio.
    pub regio: String,
}

/// Leest een indeling uit CSV met de kolommen `gemeente` (code of naam) en `regio`; andere kolommen doen niet mee.
///
/// # Errors
/// Onleesbare tekst, een kop zonder deze kolommen, regels die niet te vertrouwen zijn.
pub fn lees_indeling(bestand: BronBestand<'_>) -> Result<(Vec<IndelingRij>, Vec<Finding>), Vec<Finding>> {
    let mut bevindingen = Vec::new();
    let tabel = bestand.tabel(&mut bevindingen)?;
    let kolommen = ["gemeente", "regio"].map(|k| bestand.kolom(&tabel, k));
    let [Ok(gemeente), Ok(regio)] = kolommen else {
        bevindingen.extend(kolommen.into_iter().filter_map(Result::err).flatten());
        return Err(bevindingen);
    };
    let rijen = tabel
        .rijen
        .iter()
        .map(|rij| IndelingRij {
            regel: rij.regel,
            gemeente: cel(rij, gemeente).to_owned(),
            regio: cel(rij, regio).to_owned(),
        })
        .collect();
    Ok((rijen, zonder_fout(bevindingen)?))
}

/// Het land met de IZA-regio's van de gebruiker; die zijn geen reconstructie.
///
/// # Errors
/// Onbekende gemeenten (met de drie namen die er het meest op lijken), een gemeente in twee regio's, lege namen.
pub fn met_indeling(land: &Land, rijen: &[IndelingRij], bestand: &str) -> Result<(Land, Vec<Finding>), Vec<Finding>> {
    let namen = Namen::van_land(land);
    let mut bevindingen = Vec::new();
    let mut plaats: BTreeMap<GebiedCode, (GebiedCode, String, u64)> = BTreeMap::new();
    let mut oude = Oude::new();
    let mut namen_van_regios: BTreeMap<GebiedCode, String> = BTreeMap::new();
    for rij in rijen {
        let hier = |f: Finding| f.met_bestand(bestand).met_rij(rij.regel);
        let regio = rij.regio.trim();
        let regio_code = GebiedCode::iza(regio);
        if regio_code == GebiedCode::iza("") {
            bevindingen.push(
                hier(Finding::fout(
                    "IND-004",
                    format!("\"{}\" heeft geen regio; vul de naam van de regio in", rij.gemeente),
                ))
                .met_kolom("regio"),
            );
            continue;
        }
        let eerste = namen_van_regios.entry(regio_code.clone()).or_insert_with(|| regio.to_owned());
        if eerste != regio {
            let bericht = format!(
                "\"{regio}\" en \"{eerste}\" krijgen dezelfde code {regio_code}; schrijf de naam van een regio steeds gelijk"
            );
            bevindingen.push(hier(Finding::fout("IND-006", bericht)).met_kolom("regio"));
            continue;
        }
        let code = match namen.zoek(&rij.gemeente) {
            Ok(code) => code,
            Err(_) if oude.neem(land, rij, &regio_code) => continue,
            Err(onbekend) => {
                bevindingen.push(
                    hier(Finding::fout(
                        "IND-001",
                        format!("\"{}\" is geen gemeente van dit jaar; {}", rij.gemeente, onbekend.vraag()),
                    ))
                    .met_kolom("gemeente"),
                );
                continue;
            }
        };
        if let Some((eerder, naam, regel)) = plaats.get(&code) {
            let bericht = format!("{} staat ook op regel {regel}, in {naam}", rij.gemeente);
            let bevinding = if *eerder == regio_code {
                Finding::waarschuwing("IND-002", bericht)
            } else {
                Finding::fout("IND-002", format!("{bericht}; een gemeente ligt in één regio"))
            };
            bevindingen.push(hier(bevinding).met_kolom("gemeente").met_gebied(code));
            continue;
        }
        plaats.insert(code, (regio_code, regio.to_owned(), rij.regel));
    }
    bevindingen.extend(
        oude.zet(land, &namen_van_regios, &mut plaats)
            .into_iter()
            .map(|f| f.met_bestand(bestand).met_kolom("gemeente")),
    );
    if rijen.is_empty() {
        bevindingen.push(
            Finding::fout("IND-005", "de indeling heeft geen rijen; verwacht kolommen gemeente en regio")
                .met_bestand(bestand),
        );
    }
    if bevindingen.iter().any(Finding::is_fout) {
        return Err(bevindingen);
    }
    let ontbreekt: Vec<&str> = land
        .gemeenten
        .values()
        .filter(|g| !plaats.contains_key(&g.gebied.code))
        .map(|g| g.gebied.naam.as_str())
        .collect();
    if !ontbreekt.is_empty() {
        bevindingen.push(
            Finding::waarschuwing(
                "IND-003",
                format!(
                    "{} gemeenten staan niet in de indeling en hebben geen IZA-regio: {}",
                    ontbreekt.len(),
                    kort(&ontbreekt)
                ),
            )
            .met_bestand(bestand),
        );
    }
    Ok((vervang(land, plaats), bevindingen))
}

/// De rijen van gemeenten die niet meer bestaan: per gemeente van nu de regio's die zij noemen.
struct Oude(BTreeMap<GebiedCode, Vec<(Vroeger, GebiedCode, u64)>>);

impl Oude {
    fn new() -> Self {
        Self(BTreeMap::new())
    }

    /// Neemt een rij aan als zij één verdwenen gemeente noemt.
    fn neem(&mut self, land: &Land, rij: &IndelingRij, regio: &GebiedCode) -> bool {
        let OudeNaam::Een(vroeger) = land.vroeger.zoek_vroeger(&rij.gemeente) else { return false };
        for deel in &vroeger.nu.delen {
            self.0.entry(deel.naar.clone()).or_default().push(((*vroeger).clone(), regio.clone(), rij.regel));
        }
        true
    }

    /// Deelt de gemeenten van nu in die zelf geen rij hebben. Noemen hun delen verschillende regio's, dan valt er te kiezen.
    fn zet(
        self,
        land: &Land,
        namen: &BTreeMap<GebiedCode, String>,
        plaats: &mut BTreeMap<GebiedCode, (GebiedCode, String, u64)>,
    ) -> Vec<Finding> {
        let mut uit = Vec::new();
        for (nu, delen) in self.0 {
            let naam = land.vroeger.naam(&nu).to_owned();
            let Some((_, regio, regel)) = delen.first() else { continue };
            let oude = samen(delen.iter().map(|(v, _, _)| v));
            let regio_naam = |code: &GebiedCode| namen.get(code).cloned().unwrap_or_else(|| code.to_string());
            if let Some((_, eigen, _)) = plaats.get(&nu) {
                let bericht = format!("{oude}. {naam} heeft een eigen rij en ligt in {eigen}.");
                uit.push(Finding::waarschuwing("IND-007", bericht).met_rij(*regel).met_gebied(nu));
            } else if delen.iter().all(|(_, r, _)| r == regio) {
                let regio_tekst = regio_naam(regio);
                let bericht = format!("{oude}. {naam} ligt dus in {regio_tekst}.");
                uit.push(Finding::waarschuwing("IND-007", bericht).met_rij(*regel).met_gebied(nu.clone()));
                plaats.insert(nu, (regio.clone(), regio_tekst, *regel));
            } else {
                let keuze: Vec<String> =
                    delen.iter().map(|(v, r, _)| format!("{} in {}", v.naam, regio_naam(r))).collect();
                let bericht = format!(
                    "{naam} bestaat uit gemeenten met verschillende regio's: {}; geef {naam} zelf een rij",
                    keuze.join(", ")
                );
                uit.push(Finding::fout("IND-008", bericht).met_rij(*regel).met_gebied(nu));
            }
        }
        uit
    }
}

fn vervang(land: &Land, plaats: BTreeMap<GebiedCode, (GebiedCode, String, u64)>) -> Land {
    let mut nieuw = land.clone();
    nieuw.regios.retain(|(niveau, _), _| *niveau != Niveau::Iza);
    for gemeente in nieuw.gemeenten.values_mut() {
        gemeente.regio.remove(&Niveau::Iza);
    }
    for (code, (regio, naam, _)) in plaats {
        deel_in(&mut nieuw, &code, Niveau::Iza, regio, &naam, false);
    }
    nieuw
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::land::{Peildatum, land};
    use crate::proefdata::datasets;

    fn rijen(paren: &[(&str, &str)]) -> Vec<IndelingRij> {
        paren
            .iter()
            .zip(2..)
            .map(|((g, r), regel)| IndelingRij { regel, gemeente: (*g).to_owned(), regio: (*r).to_owned() })
            .collect()
    }

    fn proefland() -> Land {
        land(&datasets(), Peildatum::default()).unwrap().0
    }

    #[test]
    fn vervangt_alleen_de_iza_regio_s() {
        let oud = proefland();
        let indeling = rijen(&[
            ("GM0034", "Flevoland"),
            ("zeewolde", "Flevoland"),
            ("Nunspeet", "Noord Veluwe"),
            ("Den Haag", "Haaglanden"),
        ]);
        let (nieuw, bevindingen) = met_indeling(&oud, &indeling, "mijn.csv").unwrap();
        assert_eq!(bevindingen, []);
        let flevoland = nieuw.regio(Niveau::Iza, &GebiedCode::iza("Flevoland")).unwrap();
        assert_eq!((flevoland.leden.len(), flevoland.reconstructie), (2, false));
        assert!(nieuw.van_niveau(Niveau::Ggd).eq(oud.van_niveau(Niveau::Ggd)));
    }

    #[test]
    fn alle_fouten_tegelijk() {
        let indeling = rijen(&[
            ("Almeer", "Flevoland"),
            ("Zeewolde", "Flevoland"),
            ("Zeewolde", "Noord Veluwe"),
            ("Nunspeet", " - "),
        ]);
        let fouten = met_indeling(&proefland(), &indeling, "mijn.csv").unwrap_err();
        let codes: Vec<_> = fouten.iter().map(|f| (f.code, f.rij)).collect();
        assert_eq!(codes, [("IND-001", Some(2)), ("IND-002", Some(4)), ("IND-004", Some(5))]);
        assert!(fouten.first().unwrap().bericht.contains("Almere"));
        assert!(met_indeling(&proefland(), &[], "leeg.csv").is_err());
    }

    #[test]
    fn leest_wat_excel_bewaart_en_zegt_welke_kolom_mist() {
        let bron = |tekst: &'static str| BronBestand { naam: "mijn.csv", bytes: tekst.as_bytes() };
        let (gelezen, _) = lees_indeling(bron("\u{feff}Regio;Gemeente;Opmerking\r\nFlevoland;Almere;\r\n")).unwrap();
        assert_eq!(gelezen, rijen(&[("Almere", "Flevoland")]));
        let fouten = lees_indeling(bron("gemeente;gebied\nAlmere;Flevoland\n")).unwrap_err();
        assert!(fouten.first().unwrap().bericht.contains("kolom regio"), "{fouten:?}");
    }

    #[test]
    fn wie_ontbreekt_heeft_geen_regio_en_wordt_genoemd() {
        let (nieuw, bevindingen) =
            met_indeling(&proefland(), &rijen(&[("Almere", "A"), ("Almere", "A")]), "mijn.csv").unwrap();
        let codes: Vec<_> = bevindingen.iter().map(|f| f.code).collect();
        assert_eq!(codes, ["IND-002", "IND-003"]);
        let zeewolde = nieuw.gemeente(&GebiedCode::new("GM0050")).unwrap();
        assert_eq!(zeewolde.regio.get(&Niveau::Iza), None);
    }
}
