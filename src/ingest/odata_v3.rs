//! OData v3 van het CBS (JSON): bladzijden van een TypedDataSet of UntypedDataSet.
//!
//! Elke rij is een brede rij; getallen blijven tekst. Weet niet welke kolom een dimensie is.

use std::collections::HashSet;

use serde::de::{Deserializer, MapAccess, Visitor};
use serde_json::value::RawValue;

use crate::bladzijden::Bladzijde;
use crate::csv_rijen::{MAX_CELLEN, MAX_KOLOMMEN, Rij};
use crate::csv_tabel::Tabel;
use crate::getal::uit_json;
use crate::json_lijst::{Regels, lees_lijst, tabel_uit_context};
use crate::odata_v4::OdataFout;
use crate::opmerking::Opmerkingen;

/// Een gelezen bladzijde.
#[derive(Debug)]
pub(crate) struct V3Bladzijde {
    pub(crate) tabel: Tabel,
    /// Het nummer van de tabel.
    pub(crate) nummer: Option<String>,
    pub(crate) bladzijde: Bladzijde,
}

/// Leest een bladzijde. `gezien` zijn de `ID`'s van de bladzijden hiervoor.
///
/// # Errors
/// Als dit geen lijst van OData v3 is.
pub(crate) fn lees_v3(bestand: &str, tekst: &str, gezien: &mut HashSet<u64>) -> Result<V3Bladzijde, OdataFout> {
    let mut bevindingen = Opmerkingen::default();
    let mut regels = Regels::new(tekst);
    let mut koppen: Vec<String> = Vec::new();
    let mut rijen: Vec<Rij> = Vec::new();
    let mut eerste = None::<u64>;
    let (mut nummer, mut cellen, mut vol) = (0_u64, 0_usize, false);
    let kader = lees_lijst(tekst, &mut |ruw| {
        nummer += 1;
        if vol {
            return;
        }
        let regel = regels.van(ruw);
        let mis = |waarom: &str| format!("rij {nummer} van de bladzijde: {waarom}. Haal de bladzijde opnieuw op");
        let Ok(velden) = serde_json::Deserializer::from_str(ruw.get()).deserialize_map(Velden) else {
            bevindingen.fout(Some(regel), None, || mis("dit is geen rij"));
            return;
        };
        let mut rij = Rij { regel, cellen: vec![String::new(); koppen.len()] };
        for (volgnummer, (naam, waarde)) in velden.into_iter().enumerate() {
            let cel = match als_cel(waarde) {
                Ok(cel) => cel,
                Err(waarom) => {
                    bevindingen.fout(Some(regel), Some(&naam), || mis(waarom));
                    continue;
                }
            };
            if naam == "ID" || naam == "Id" {
                let id = cel.parse().ok();
                eerste = eerste.map_or(id, |e| Some(id.map_or(e, |i| e.min(i))));
                if let Some(id) = id.filter(|id| !gezien.insert(*id)) {
                    bevindingen.fout(Some(regel), Some(&naam), || {
                        format!("{id} stond er al. Geef elke bladzijde één keer, of haal de tabel opnieuw op")
                    });
                }
            }
            // Meestal staan de velden van elke rij op dezelfde volgorde.
            let hier = (koppen.get(volgnummer) == Some(&naam)).then_some(volgnummer);
            let plaats = hier.or_else(|| koppen.iter().position(|k| *k == naam)).unwrap_or_else(|| {
                koppen.push(naam);
                rij.cellen.push(String::new());
                koppen.len() - 1
            });
            if let Some(vak) = rij.cellen.get_mut(plaats) {
                *vak = cel;
            }
        }
        cellen = cellen.saturating_add(rij.cellen.len());
        if cellen > MAX_CELLEN || koppen.len() > MAX_KOLOMMEN {
            vol = true;
            bevindingen.fout(Some(regel), None, || {
                format!("meer dan {MAX_CELLEN} cellen of {MAX_KOLOMMEN} kolommen; neem een kleinere selectie")
            });
            return;
        }
        rijen.push(rij);
    })?;
    if !kader.lijst {
        return Err(OdataFout::GeenLijst);
    }
    let breedste = koppen.len();
    if rijen.len().saturating_mul(breedste) <= MAX_CELLEN {
        for rij in &mut rijen {
            rij.cellen.resize(breedste, String::new());
        }
    } else {
        rijen.clear();
        bevindingen.fout(None, None, || format!("meer dan {MAX_CELLEN} cellen; neem een kleinere selectie"));
    }
    Ok(V3Bladzijde {
        tabel: Tabel {
            scheiding: b';',
            kopregel: 1,
            koppen,
            rijen,
            opmerkingen: Vec::new(),
            bevindingen: bevindingen.klaar(),
        },
        nummer: kader.context.as_deref().and_then(tabel_uit_context),
        bladzijde: Bladzijde { bestand: bestand.to_owned(), aantal: kader.leden, eerste, volgende: kader.volgende },
    })
}

/// Een veld als cel: tekst zonder opvulling, een getal exact met een punt, `null` als leeg.
fn als_cel(ruw: &RawValue) -> Result<String, &'static str> {
    match ruw.get() {
        "null" => Ok(String::new()),
        tekst if tekst.starts_with('"') => {
            serde_json::from_str::<String>(tekst).map(|t| t.trim().to_owned()).map_err(|_| "dit is geen leesbare tekst")
        }
        getal => uit_json(getal).ok_or("dit is geen getal en geen tekst"),
    }
}

/// De velden van een rij, op volgorde, zonder die van OData zelf.
struct Velden;

impl<'de> Visitor<'de> for Velden {
    type Value = Vec<(String, &'de RawValue)>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("een rij")
    }

    fn visit_map<M: MapAccess<'de>>(self, mut velden: M) -> Result<Self::Value, M::Error> {
        let mut uit = Vec::new();
        while let Some((naam, waarde)) = velden.next_entry::<String, &'de RawValue>()? {
            if !naam.starts_with("odata.") && !naam.contains('@') {
                uit.push((naam.trim().to_owned(), waarde));
            }
        }
        Ok(uit)
    }
}
