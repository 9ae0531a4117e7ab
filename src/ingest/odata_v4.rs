//! OData v4 van het CBS: bladzijden met waarnemingen.
//!
//! Getallen blijven tekst, zodat 17533043.5 geen drijvende komma wordt. Weet niet wat een Measure of een code betekent.

use std::collections::{BTreeMap, BTreeSet};

use serde_json::value::RawValue;

use crate::getal::uit_json;
use crate::json_lijst::{Kader, Regels, lees_lijst};
use crate::opmerking::{LeesOpmerking, Opmerkingen};

/// Een waarneming: één cijfer van een tabel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observatie {
    /// De regel van het bestand waar de waarneming begint, vanaf 1.
    pub regel: u64,
    /// `Id`.
    pub id: u64,
    /// `Measure`: de code van het onderwerp.
    pub measure: String,
    /// `ValueAttribute`: `None`, of waarom er geen cijfer is (`Impossible`, `Confidential`, `NotAvailable`).
    pub attribuut: String,
    /// `Value`, exact, met een decimale punt; `None` als zij ontbreekt.
    pub waarde: Option<String>,
    /// `StringValue`, bij onderwerpen die tekst zijn.
    pub tekst: Option<String>,
    /// Per dimensie de code.
    pub dimensies: BTreeMap<String, String>,
}

/// Een bladzijde met waarnemingen.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pagina {
    /// `@odata.context`: van welke tabel dit is.
    pub context: Option<String>,
    /// De waarnemingen.
    pub observaties: Vec<Observatie>,
    /// `@odata.nextLink`: waar de volgende bladzijde staat, als er nog een is.
    pub volgende: Option<String>,
    /// Waarnemingen die niet te lezen waren.
    pub bevindingen: Vec<LeesOpmerking>,
}

/// Waarom JSON van OData niet te gebruiken is.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OdataFout {
    /// De tekst houdt midden in de gegevens op.
    #[error(
        "regel {regel}, kolom {kolom}: het bestand houdt midden in de gegevens op. Het ophalen is afgebroken; haal het opnieuw op"
    )]
    Afgebroken {
        /// Regel vanaf 1.
        regel: usize,
        /// Teken op de regel.
        kolom: usize,
    },
    /// Geen JSON.
    #[error("regel {regel}, kolom {kolom}: dit is geen geldige JSON van OData v4. Haal het bestand opnieuw op")]
    GeenJson {
        /// Regel vanaf 1.
        regel: usize,
        /// Teken op de regel.
        kolom: usize,
    },
    /// JSON, maar zonder lijst `value`.
    #[error("in deze JSON staat geen lijst \"value\". Verwacht is een bladzijde van OData v4 (datasets.cbs.nl)")]
    GeenLijst,
    /// De versie van vroeger.
    #[error(
        "dit is OData v3 (opendata.cbs.nl); gevraagd is OData v4. Haal dezelfde tabel op van https://datasets.cbs.nl/odata/v1/CBS"
    )]
    VersieDrie,
    /// Een bladzijde ontbreekt.
    #[error(
        "er hoort nog een bladzijde bij die niet gegeven is: {volgende}. Haal die op en geef alle bladzijden op volgorde"
    )]
    OntbrekendePagina {
        /// De `nextLink`.
        volgende: String,
    },
    /// Bladzijden die niet op elkaar volgen.
    #[error("bladzijde {nummer} sluit niet aan: {waarom}. Geef elke bladzijde van één tabel één keer, op volgorde")]
    PaginaPastNiet {
        /// Nummer van de bladzijde, vanaf 1.
        nummer: usize,
        /// Wat er niet klopt.
        waarom: String,
    },
    /// Een code die niet te gebruiken is.
    #[error("code {nummer} van de lijst: {waarom}. Haal de codelijst opnieuw op")]
    CodeKapot {
        /// Nummer in de lijst, vanaf 1.
        nummer: usize,
        /// Wat er niet klopt.
        waarom: String,
    },
}

impl From<serde_json::Error> for OdataFout {
    fn from(fout: serde_json::Error) -> Self {
        let (regel, kolom) = (fout.line(), fout.column());
        if fout.is_eof() { Self::Afgebroken { regel, kolom } } else { Self::GeenJson { regel, kolom } }
    }
}

/// Leest één bladzijde met waarnemingen.
///
/// # Errors
/// Als de tekst geen bladzijde van OData v4 is.
pub fn lees_pagina(tekst: &str) -> Result<Pagina, OdataFout> {
    let mut bevindingen = Opmerkingen::default();
    let mut observaties = Vec::new();
    let kader = lees_observaties(tekst, &mut bevindingen, &mut |o| observaties.push(o))?;
    Ok(Pagina { context: kader.context, observaties, volgende: kader.volgende, bevindingen: bevindingen.klaar() })
}

/// Geeft de waarnemingen van een bladzijde één voor één door; wat niet te lezen is, wordt een bevinding.
pub(crate) fn lees_observaties(
    tekst: &str,
    bevindingen: &mut Opmerkingen,
    neem: &mut dyn FnMut(Observatie),
) -> Result<Kader, OdataFout> {
    let mut regels = Regels::new(tekst);
    let mut nummer = 0_u64;
    let kader = lees_lijst(tekst, &mut |ruw| {
        nummer += 1;
        let regel = regels.van(ruw);
        match lees_observatie(ruw.get()) {
            Ok(observatie) => neem(Observatie { regel, ..observatie }),
            Err((kolom, waarom)) => bevindingen.fout(Some(regel), kolom.as_deref(), || {
                format!("waarneming {nummer} van de bladzijde: {waarom}. Haal de bladzijde opnieuw op")
            }),
        }
    })?;
    if kader.versie_drie {
        return Err(OdataFout::VersieDrie);
    }
    if kader.lijst { Ok(kader) } else { Err(OdataFout::GeenLijst) }
}

/// Wat er aan één waarneming mankeert: de kolom en de reden.
type Gebrek = (Option<String>, String);

fn lees_observatie(ruw: &str) -> Result<Observatie, Gebrek> {
    let mut velden: BTreeMap<String, &RawValue> =
        serde_json::from_str(ruw).map_err(|_| (None, "dit is geen waarneming".to_owned()))?;
    velden.retain(|naam, _| !naam.contains('@'));
    let mut neem = |naam: &str| velden.remove(naam).map(RawValue::get).filter(|v| *v != "null");
    let (id, measure) = (neem("Id"), neem("Measure"));
    let (attribuut, waarde, tekst) = (neem("ValueAttribute"), neem("Value"), neem("StringValue"));

    let verplicht = |naam: &str, ruw: Option<&str>| {
        ruw.map(str::to_owned).ok_or_else(|| (Some(naam.to_owned()), format!("'{naam}' ontbreekt")))
    };
    let id = verplicht("Id", id)?;
    let id = id.parse().map_err(|_| (Some("Id".to_owned()), "'Id' is geen heel getal".to_owned()))?;
    let measure = als_tekst("Measure", &verplicht("Measure", measure)?)?;
    let attribuut = attribuut.map_or(Ok("None".to_owned()), |v| als_tekst("ValueAttribute", v))?;
    let tekst = tekst.map(|v| als_tekst("StringValue", v)).transpose()?;
    let waarde = waarde
        .map(|v| uit_json(v).ok_or_else(|| (Some("Value".to_owned()), "'Value' is geen getal".to_owned())))
        .transpose()?;
    let dimensies = velden
        .into_iter()
        .map(|(naam, ruw)| als_tekst(&naam, ruw.get()).map(|code| (naam, code)))
        .collect::<Result<_, _>>()?;
    Ok(Observatie { regel: 0, id, measure, attribuut, waarde, tekst, dimensies })
}

/// Een tekst uit JSON, zonder de spaties waarmee het CBS codes aanvult.
fn als_tekst(naam: &str, ruw: &str) -> Result<String, Gebrek> {
    serde_json::from_str::<String>(ruw)
        .map(|tekst| tekst.trim().to_owned())
        .map_err(|_| (Some(naam.to_owned()), format!("'{naam}' is geen tekst")))
}

/// Alle waarnemingen van de bladzijden van één tabel, in de gegeven volgorde.
///
/// Weigert als er een bladzijde ontbreekt: cijfers van een halve tabel tellen op tot een verkeerd totaal.
pub fn voeg_samen(paginas: Vec<Pagina>) -> Result<Vec<Observatie>, OdataFout> {
    let context = paginas.first().and_then(|p| p.context.clone());
    let laatste = paginas.len();
    let mut gezien = BTreeSet::new();
    let mut alle = Vec::new();
    let mut verwacht = 0;
    for (plaats, pagina) in paginas.into_iter().enumerate() {
        let nummer = plaats + 1;
        let past_niet = |waarom: String| Err(OdataFout::PaginaPastNiet { nummer, waarom });
        if pagina.context != context {
            return past_niet("zij is van een andere tabel dan de eerste".to_owned());
        }
        verwacht += pagina.observaties.len() + pagina.bevindingen.len();
        for observatie in pagina.observaties {
            if !gezien.insert(observatie.id) {
                return past_niet(format!("Id {} stond er al", observatie.id));
            }
            alle.push(observatie);
        }
        match pagina.volgende {
            Some(volgende) if nummer == laatste => {
                return Err(OdataFout::OntbrekendePagina { volgende });
            }
            // `$skip` noemt hoeveel waarnemingen er vóór de volgende bladzijde horen te zijn.
            Some(volgende) if overslaan(&volgende).is_some_and(|n| n != verwacht) => {
                return past_niet(format!(
                    "tot en met deze bladzijde zijn er {verwacht} waarnemingen, en zij verwijst naar {volgende}"
                ));
            }
            None if nummer < laatste => {
                return past_niet("zij is de laatste, en er komt er nog een".to_owned());
            }
            _ => {}
        }
    }
    Ok(alle)
}

/// Het getal achter `$skip=` in een verwijzing.
fn overslaan(verwijzing: &str) -> Option<usize> {
    let rest = ["$skip=", "%24skip="].iter().find_map(|merk| verwijzing.split_once(merk))?.1;
    rest.split('&').next()?.parse().ok()
}
