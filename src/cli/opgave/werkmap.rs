//! Een opgave als Excel-werkmap: elk blad met de kolommen van een opgave, gevonden aan hun naam en niet aan hun plaats.
//!
//! Verplaatste kolommen, rijen en bladen, eigen bladen en notities maken niet uit; een rij zonder waarde is niet ingevuld.

use std::collections::BTreeMap;
use std::sync::Arc;

use normwijzer_core::Finding;
use normwijzer_core::amount::Schrijfwijze;
use normwijzer_core::ist::{Bladplaats, IstRegel, Vindplaats, datum, periode};
use normwijzer_ingest::werkblad::{Cel, Grenzen, Inhoud, Werkblad, Werkmap, kolomletters, lees_werkmap};
use normwijzer_report::ist_werkmap::{ALGEMEEN, ALGEMENE_VELDEN, BRON_SOORT, INGEVULD_DOOR, KOLOMMEN};

use super::VERPLICHT;
use crate::cli::bestanden::Bestand;
use crate::cli::uitgang::Stop;

/// Verder naar beneden begint geen tabel.
const LAATSTE_KOPREGEL: u32 = 200;

/// De regels van een werkmap, en wat er aan de vorm op te merken is.
pub(super) fn lees(bestand: &Bestand) -> Result<(Vec<IstRegel>, Vec<Finding>), Stop> {
    let werkmap = lees_werkmap(&bestand.bytes, &Grenzen::INVUL)
        .map_err(|e| vec![Finding::fout("XLS-001", format!("{e}.")).met_bestand(&bestand.naam)])?;
    let mut lezer = Lezer { bestand: &bestand.naam, algemeen: BTreeMap::new(), bevindingen: Vec::new() };
    lezer.lees_algemeen(&werkmap);
    let mut regels = Vec::new();
    let mut tabellen = 0;
    for blad in &werkmap.bladen {
        if let Some(kolommen) = kolommen(blad) {
            tabellen += 1;
            lezer.blad(blad, &kolommen, &mut regels);
        }
    }
    if tabellen == 0 {
        lezer.bevindingen.push(
            Finding::fout(
                "IST-015",
                format!(
                    "op geen enkel blad staan de kolommen {}. Maak een goed bestand met 'normwijzer sjabloon ist --uit ist.xlsx'.",
                    VERPLICHT.join(", ")
                ),
            )
            .met_bestand(&bestand.naam),
        );
    }
    Ok((regels, lezer.bevindingen))
}

/// Waar de kolommen op een blad staan.
struct Kolommen {
    /// De onderste regel met koppen; de rijen beginnen daaronder.
    kop: u32,
    plaats: BTreeMap<&'static str, u16>,
}

/// De kolommen van een blad, aan hun naam of anders aan hun opschrift; `None` als dit geen opgave is.
fn kolommen(blad: &Werkblad) -> Option<Kolommen> {
    let mut gevonden: Option<Kolommen> = None;
    for rij in blad.rijen() {
        let Some(regel) = rij.first().map(|c| c.regel).filter(|r| *r <= LAATSTE_KOPREGEL) else { break };
        let mut plaats = BTreeMap::new();
        for cel in rij {
            let tekst = cel.inhoud.tekst();
            let tekst = tekst.trim();
            let is = |(naam, kop): &&(&str, &str)| tekst.eq_ignore_ascii_case(naam) || tekst.eq_ignore_ascii_case(kop);
            if let Some((naam, _)) = KOLOMMEN.iter().find(is) {
                plaats.entry(*naam).or_insert(cel.kolom);
            }
        }
        if !VERPLICHT.iter().all(|k| plaats.contains_key(k)) {
            continue;
        }
        match &mut gevonden {
            // De rij met namen en die met opschriften zeggen hetzelfde; de namen gaan voor.
            Some(eerste) if regel <= eerste.kop + 2 => {
                eerste.kop = regel;
                for (naam, kolom) in plaats {
                    eerste.plaats.entry(naam).or_insert(kolom);
                }
            }
            Some(_) => break,
            None => gevonden = Some(Kolommen { kop: regel, plaats }),
        }
    }
    gevonden
}

struct Lezer<'a> {
    bestand: &'a str,
    /// Wat geldt waar een rij zelf niets zegt; `None` als het veld niet te lezen was.
    algemeen: BTreeMap<&'static str, Option<String>>,
    bevindingen: Vec<Finding>,
}

impl Lezer<'_> {
    /// De velden die voor elke rij gelden, waar zij ook staan: een sleutel, een opschrift, en dan het veld.
    fn lees_algemeen(&mut self, werkmap: &Werkmap) {
        for blad in &werkmap.bladen {
            for rij in blad.rijen() {
                let Some((sleutel, rest)) = rij.split_first() else { continue };
                let tekst = sleutel.inhoud.tekst();
                let Some(veld) =
                    tekst.strip_prefix(ALGEMEEN).and_then(|v| ALGEMENE_VELDEN.into_iter().find(|a| *a == v))
                else {
                    continue;
                };
                let [_, cel, ..] = rest else { continue };
                let Some(waarde) = self.inhoud(blad, cel, veld) else { continue };
                let fout = match veld {
                    "peildatum" if datum(&waarde).is_none() => Some((
                        "IST-007",
                        format!("'{waarde}' is geen bestaande datum. Schrijf 2025-12-31 of 31-12-2025."),
                    )),
                    "periode" if periode(&waarde).is_none() => Some((
                        "IST-008",
                        format!(
                            "gevonden '{waarde}', verwacht precies twaalf maanden, bijvoorbeeld 2025 of 1-7-2024 t/m 30-6-2025."
                        ),
                    )),
                    _ => None,
                };
                let goed = fout.is_none();
                self.bevindingen.extend(fout.map(|(code, bericht)| self.bij(blad, cel, Finding::fout(code, bericht))));
                self.algemeen.insert(veld, goed.then_some(waarde));
            }
        }
    }

    fn bij(&self, blad: &Werkblad, cel: &Cel, bevinding: Finding) -> Finding {
        bevinding
            .met_bestand(self.bestand)
            .met_blad(&blad.naam)
            .met_rij(u64::from(cel.regel))
            .met_kolom(kolomletters(cel.kolom))
    }

    fn blad(&mut self, blad: &Werkblad, kolommen: &Kolommen, regels: &mut Vec<IstRegel>) {
        let waar = Arc::new(self.vindplaats(blad, kolommen));
        for rij in blad.rijen() {
            let Some(regel) = rij.first().map(|c| c.regel).filter(|r| *r > kolommen.kop) else { continue };
            let cel = |naam: &str| {
                let kolom = kolommen.plaats.get(naam)?;
                rij.iter().find(|c| c.kolom == *kolom)
            };
            let mut lees = |naam: &str| cel(naam).and_then(|c| self.inhoud(blad, c, naam)).unwrap_or_default();
            let (gebied, norm_id) = (lees("gebied_code"), lees("norm_id"));
            if gebied.is_empty() && norm_id.is_empty() {
                // Een kop, een notitie; alleen een waarde zonder code is een vergissing.
                self.zonder_code(blad, cel("waarde"), cel("eenheid"));
                continue;
            }
            let eigen = IstRegel {
                waar: Arc::clone(&waar),
                rij: u64::from(regel),
                gebied,
                norm_id,
                waarde: lees("waarde"),
                eenheid: lees("eenheid"),
                peildatum: lees("peildatum"),
                periode: lees("periode"),
                bron: samen(lees(BRON_SOORT), lees("bron")),
                toelichting: lees("toelichting"),
                ingevuld_door: lees(INGEVULD_DOOR),
            };
            regels.extend(self.aangevuld(eigen));
        }
    }

    /// Met de velden die voor elke rij gelden; `None` als zo'n veld nodig is en niet te lezen was (dat is al gemeld).
    fn aangevuld(&self, mut regel: IstRegel) -> Option<IstRegel> {
        if regel.waarde.is_empty() {
            return Some(regel);
        }
        let velden: [(&str, &mut String); 3] = [
            ("peildatum", &mut regel.peildatum),
            ("periode", &mut regel.periode),
            (INGEVULD_DOOR, &mut regel.ingevuld_door),
        ];
        for (naam, veld) in velden {
            match self.algemeen.get(naam) {
                Some(waarde) if veld.is_empty() => veld.clone_from(waarde.as_ref()?),
                _ => {}
            }
        }
        Some(regel)
    }

    fn vindplaats(&self, blad: &Werkblad, kolommen: &Kolommen) -> Vindplaats {
        let letters = |naam: &str| kolommen.plaats.get(naam).map(|k| kolomletters(*k));
        let mut namen: BTreeMap<String, String> = BTreeMap::new();
        for (naam, _) in KOLOMMEN {
            // De codes staan in verborgen kolommen; wijs aan wat iemand ziet.
            let zichtbaar = match naam {
                "gebied_code" => letters("hulp_gebied"),
                "norm_id" => letters("hulp_norm"),
                _ => None,
            };
            namen.extend(zichtbaar.or_else(|| letters(naam)).map(|l| (naam.to_owned(), l)));
        }
        Vindplaats {
            bestand: self.bestand.to_owned(),
            schrijfwijze: Schrijfwijze::Nederlands,
            blad: Some(Bladplaats { naam: blad.naam.clone(), kolommen: namen }),
        }
    }

    fn zonder_code(&mut self, blad: &Werkblad, waarde: Option<&Cel>, eenheid: Option<&Cel>) {
        if let (Some(waarde), Some(_)) = (waarde, eenheid) {
            let bericht = "deze rij heeft een waarde, maar de verborgen kolommen met de code van gebied en norm zijn leeg. Vul de waarde in op een rij van het sjabloon, of maak deze cel leeg.";
            self.bevindingen.push(self.bij(blad, waarde, Finding::fout("IST-024", bericht)));
        }
    }

    /// De tekst van een cel zoals iemand haar leest: een getal met een komma, een dag zonder tijd. `None` als zij leeg is, of
    /// niet te gebruiken; dat laatste wordt gemeld.
    fn inhoud(&mut self, blad: &Werkblad, cel: &Cel, kolom: &str) -> Option<String> {
        if kolom.starts_with("hulp_") {
            return None;
        }
        let tekst = match &cel.inhoud {
            Inhoud::Fout(fout) => {
                let bericht =
                    format!("in deze cel staat de foutwaarde {fout} van Excel. Typ de waarde, of verbeter de formule.");
                self.bevindingen.push(self.bij(blad, cel, Finding::fout("IST-025", bericht)));
                return None;
            }
            Inhoud::ZonderUitkomst => {
                let bericht = "in deze cel staat een formule zonder bewaarde uitkomst. Open de werkmap in Excel en sla haar op, of typ de waarde.";
                self.bevindingen.push(self.bij(blad, cel, Finding::fout("IST-026", bericht)));
                return None;
            }
            Inhoud::Getal(_) => cel.inhoud.tekst().replace('.', ","),
            Inhoud::Datum(dag) => dag.split('T').next().unwrap_or_default().to_owned(),
            Inhoud::Tekst(_) | Inhoud::JaNee(_) => cel.inhoud.tekst().trim().to_owned(),
        };
        Some(tekst).filter(|t| !t.is_empty())
    }
}

/// De soort en de bron als één tekst.
fn samen(soort: String, bron: String) -> String {
    match (soort.is_empty(), bron.is_empty()) {
        (true, _) => bron,
        (_, true) => soort,
        _ => format!("{soort}: {bron}"),
    }
}
