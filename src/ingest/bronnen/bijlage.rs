//! Bijlagen van een tabel: codelijsten, eigenschappen, groepen en titels, uit JSON of CSV.

use std::collections::BTreeMap;

use serde::Deserialize;

use crate::codeboek::{Codeboek, nummer_uit_naam};
use crate::csv_tabel::Tabel;
use crate::json_lijst::{inhoud_uit_context, lees_lijst, tabel_uit_context};
use crate::odata_v4::OdataFout;
use crate::statline_kop::Onderwerp;

/// Meer codes dan dit heeft geen lijst van het CBS (alle buurten samen zijn er 15 000).
const MEESTE_CODES: usize = 300_000;

/// Een bijlage, met van welke tabel zij is.
#[derive(Clone, Debug)]
pub(super) struct Bijlage {
    pub(super) bestand: String,
    pub(super) houder: String,
    pub(super) tabel: Option<String>,
    pub(super) inhoud: Inhoud,
}

/// Wat een bijlage vertelt.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Inhoud {
    /// De titel van de tabel.
    Titel(Option<String>),
    /// Onderwerpen van v4, met hun groep.
    Onderwerpen(Vec<Post>),
    /// Groepen van onderwerpen (v4): nummer, titel, bovenliggende.
    Groepen(Vec<Post>),
    /// De leden van een dimensie; zonder naam als die niet te zien is.
    Leden(Option<String>, Vec<Post>),
    /// De eigenschappen van v3: onderwerpen en hun groepen.
    Eigenschappen(BTreeMap<String, Onderwerp>),
    /// Niets dat een tabel nodig heeft.
    Niets,
}

/// Eén regel van een lijst.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Post {
    id: String,
    titel: String,
    eenheid: Option<String>,
    boven: Option<String>,
}

/// Alle velden die een bijlage kan hebben; wat er niet is, blijft leeg.
#[derive(Deserialize, Default)]
#[serde(default)]
struct Ruw {
    #[serde(rename = "Identifier")]
    id: Option<String>,
    #[serde(rename = "Id")]
    groepnummer: Option<Los>,
    #[serde(rename = "ID")]
    nummer: Option<Los>,
    #[serde(rename = "ParentID")]
    ouder: Option<Los>,
    #[serde(rename = "ParentId")]
    bovengroep: Option<Los>,
    #[serde(rename = "Key")]
    sleutel: Option<String>,
    #[serde(rename = "Title")]
    titel: Option<String>,
    #[serde(rename = "Unit")]
    eenheid: Option<String>,
    #[serde(rename = "MeasureGroupId")]
    groep: Option<Los>,
    #[serde(rename = "Type")]
    soort: Option<String>,
}

/// Een nummer dat als getal of als tekst geschreven wordt.
#[derive(Deserialize)]
#[serde(untagged)]
enum Los {
    Getal(u64),
    Tekst(String),
}

impl Los {
    fn tekst(self) -> String {
        match self {
            Self::Getal(n) => n.to_string(),
            Self::Tekst(t) => t.trim().to_owned(),
        }
    }
}

fn schoon(tekst: Option<String>) -> Option<String> {
    tekst.map(|t| t.trim().to_owned()).filter(|t| !t.is_empty())
}

/// Leest een bijlage in JSON.
pub(super) fn uit_json(bestand: &str, houder: &str, tekst: &str) -> Result<Bijlage, OdataFout> {
    let mut ruw: Vec<Ruw> = Vec::new();
    let (mut nummer, mut fout) = (0, None);
    let kader = lees_lijst(tekst, &mut |lid| {
        nummer += 1;
        match serde_json::from_str::<Ruw>(lid.get()) {
            Ok(regel) if ruw.len() < MEESTE_CODES => ruw.push(regel),
            Ok(_) => {
                fout.get_or_insert((nummer, format!("meer dan {MEESTE_CODES} codes")));
            }
            Err(_) => {
                fout.get_or_insert((nummer, "een veld is geen tekst of nummer".to_owned()));
            }
        }
    })?;
    if let Some((nummer, waarom)) = fout {
        return Err(OdataFout::CodeKapot { nummer, waarom });
    }
    if let Some(volgende) = kader.volgende {
        return Err(OdataFout::OntbrekendePagina { volgende });
    }
    let tabel = kader.context.as_deref().and_then(tabel_uit_context).or_else(|| nummer_uit_naam(bestand));
    let wat = kader.context.as_deref().and_then(inhoud_uit_context);
    let inhoud = if !kader.lijst {
        Inhoud::Titel(kader.titel)
    } else if kader.versie_drie || ruw.iter().any(|r| r.sleutel.is_some()) {
        versie_drie(bestand, wat, ruw)
    } else {
        versie_vier(bestand, wat, ruw)?
    };
    Ok(Bijlage { bestand: bestand.to_owned(), houder: houder.to_owned(), tabel: kader.nummer.or(tabel), inhoud })
}

fn versie_vier(bestand: &str, wat: Option<&str>, ruw: Vec<Ruw>) -> Result<Inhoud, OdataFout> {
    let naam = wat.map(str::to_owned).or_else(|| stam(bestand));
    let naam = naam.as_deref().unwrap_or_default();
    if naam == "Dimensions" {
        return Ok(Inhoud::Niets);
    }
    let groepen = naam.ends_with("Groups");
    let mut posten = Vec::with_capacity(ruw.len());
    let mut gezien = std::collections::BTreeSet::new();
    for (plaats, r) in ruw.into_iter().enumerate() {
        let kapot = |waarom: String| OdataFout::CodeKapot { nummer: plaats + 1, waarom };
        let id = schoon(r.id).or_else(|| r.groepnummer.map(Los::tekst));
        let (Some(id), Some(titel)) = (id, r.titel) else {
            return Err(kapot("'Identifier' of 'Title' ontbreekt".to_owned()));
        };
        if !gezien.insert(id.clone()) {
            return Err(kapot(format!("'{id}' stond er al")));
        }
        let boven = if groepen { r.bovengroep } else { r.groep }.map(Los::tekst).filter(|t| !t.is_empty());
        posten.push(Post { id, titel: titel.trim().to_owned(), eenheid: schoon(r.eenheid), boven });
    }
    Ok(match naam {
        "MeasureCodes" => Inhoud::Onderwerpen(posten),
        "MeasureGroups" => Inhoud::Groepen(posten),
        _ if groepen => Inhoud::Niets,
        _ if naam.ends_with("Codes") => Inhoud::Leden(naam.strip_suffix("Codes").map(str::to_owned), posten),
        // Zonder context: alleen onderwerpen hebben een eenheid.
        _ if posten.iter().any(|p| p.eenheid.is_some()) => Inhoud::Onderwerpen(posten),
        _ => Inhoud::Leden(Some(naam.to_owned()), posten),
    })
}

fn versie_drie(bestand: &str, wat: Option<&str>, ruw: Vec<Ruw>) -> Inhoud {
    if ruw.iter().any(|r| r.sleutel.is_none() && r.id.is_some()) {
        // TableInfos: één regel met nummer en titel.
        return Inhoud::Titel(ruw.into_iter().find_map(|r| schoon(r.titel)));
    }
    if ruw.iter().any(|r| r.soort.is_some()) {
        return Inhoud::Eigenschappen(eigenschappen(ruw));
    }
    let dimensie = wat.map(str::to_owned).or_else(|| stam(bestand));
    let posten = ruw
        .into_iter()
        .filter_map(|r| Some(Post { id: schoon(r.sleutel)?, titel: schoon(r.titel)?, eenheid: None, boven: None }));
    Inhoud::Leden(dimensie, posten.collect())
}

/// Onderwerpen met het pad van hun groepen.
fn eigenschappen(ruw: Vec<Ruw>) -> BTreeMap<String, Onderwerp> {
    struct Eigenschap {
        ouder: Option<String>,
        titel: String,
        onderwerp: Option<(String, Option<String>)>,
    }
    let mut alle: BTreeMap<String, Eigenschap> = BTreeMap::new();
    for r in ruw {
        let Some(nummer) = r.nummer.map(Los::tekst) else { continue };
        let is_onderwerp = r.soort.as_deref() == Some("Topic");
        let onderwerp = schoon(r.sleutel).filter(|_| is_onderwerp).map(|sleutel| (sleutel, schoon(r.eenheid)));
        let ouder = r.ouder.map(Los::tekst);
        alle.insert(nummer, Eigenschap { ouder, titel: schoon(r.titel).unwrap_or_default(), onderwerp });
    }
    let mut uit = BTreeMap::new();
    for eigenschap in alle.values() {
        let Some((sleutel, eenheid)) = &eigenschap.onderwerp else { continue };
        let mut pad = vec![eigenschap.titel.clone()];
        let mut boven = eigenschap.ouder.as_ref().and_then(|o| alle.get(o));
        // Een lus in de groepen houdt na de diepte van elke echte tabel op.
        while let Some(groep) = boven.filter(|_| pad.len() < 20) {
            pad.insert(0, groep.titel.clone());
            boven = groep.ouder.as_ref().and_then(|o| alle.get(o));
        }
        let onderwerp = Onderwerp { code: Some(sleutel.clone()), pad, eenheid: eenheid.clone() };
        uit.insert(sleutel.clone(), onderwerp);
    }
    uit
}

/// De naam in een bestandsnaam: `84489NED_RegioS.json` en `codes-RegioS.json` gaan over `RegioS`.
fn stam(bestand: &str) -> Option<String> {
    let naam = bestand.rsplit(['/', '\\']).next()?.split('.').next()?;
    let naam = naam.rsplit(['_', '-']).next()?;
    Some(naam.to_owned()).filter(|n| !n.is_empty())
}

/// Leest een codelijst in CSV (of Parquet): `MeasureCodes.csv`, `RegioSCodes.csv`.
pub(super) fn uit_tabel(bestand: &str, houder: &str, tabel: &Tabel) -> Bijlage {
    let plaats = |naam: &str| tabel.koppen.iter().position(|k| k == naam);
    let kolommen = ["Identifier", "Title", "Unit", "MeasureGroupId", "ParentId", "DimensionId"].map(plaats);
    let [id, titel, eenheid, groep, ouder, dimensie] = kolommen;
    let id = id.or_else(|| plaats("Id"));
    let cel = |rij: &crate::csv_rijen::Rij, plaats: Option<usize>| {
        plaats.and_then(|p| rij.cellen.get(p)).filter(|c| !c.is_empty()).cloned()
    };
    let naam = stam(bestand).unwrap_or_default();
    let groepen = naam.ends_with("Groups");
    let posten: Vec<Post> = tabel
        .rijen
        .iter()
        .take(MEESTE_CODES)
        .filter_map(|rij| {
            let boven = cel(rij, if groepen { ouder } else { groep });
            Some(Post {
                id: cel(rij, id)?,
                titel: cel(rij, titel).unwrap_or_default(),
                eenheid: cel(rij, eenheid),
                boven,
            })
        })
        .collect();
    let van_dimensie = tabel.rijen.first().and_then(|rij| cel(rij, dimensie));
    let inhoud = if naam == "MeasureGroups" {
        Inhoud::Groepen(posten)
    } else if eenheid.is_some() && !groepen {
        Inhoud::Onderwerpen(posten)
    } else if groepen || naam == "Dimensions" {
        Inhoud::Niets
    } else if naam == "Properties" {
        Inhoud::Titel(posten.into_iter().next().map(|p| p.titel))
    } else {
        Inhoud::Leden(van_dimensie.or_else(|| naam.strip_suffix("Codes").map(str::to_owned)), posten)
    };
    Bijlage { bestand: bestand.to_owned(), houder: houder.to_owned(), tabel: nummer_uit_naam(bestand), inhoud }
}

/// Het codeboek uit de bijlagen die bij een tabel horen.
pub(super) fn codeboek<'b>(bijlagen: impl Iterator<Item = &'b Bijlage>) -> Codeboek {
    let mut boek = Codeboek::default();
    let mut posten: Vec<&Post> = Vec::new();
    let mut groepen: BTreeMap<&str, &Post> = BTreeMap::new();
    for bijlage in bijlagen {
        if boek.tabel.is_none() {
            boek.tabel.clone_from(&bijlage.tabel);
        }
        match &bijlage.inhoud {
            Inhoud::Titel(titel) => boek.titel = boek.titel.or_else(|| titel.clone()),
            Inhoud::Onderwerpen(lijst) => posten.extend(lijst),
            Inhoud::Groepen(lijst) => groepen.extend(lijst.iter().map(|p| (p.id.as_str(), p))),
            Inhoud::Leden(Some(naam), lijst) => {
                let leden = boek.dimensies.entry(naam.clone()).or_default();
                leden.extend(lijst.iter().map(|p| (p.id.clone(), p.titel.clone())));
            }
            Inhoud::Eigenschappen(lijst) => {
                boek.onderwerpen.extend(lijst.iter().map(|(k, o)| (k.clone(), o.clone())));
            }
            Inhoud::Leden(None, _) | Inhoud::Niets => {}
        }
    }
    for post in posten {
        let mut pad = vec![post.titel.clone()];
        let mut boven = post.boven.as_deref().and_then(|g| groepen.get(g));
        while let Some(groep) = boven.filter(|_| pad.len() < 20) {
            pad.insert(0, groep.titel.clone());
            boven = groep.boven.as_deref().and_then(|g| groepen.get(g));
        }
        let onderwerp = Onderwerp { code: Some(post.id.clone()), pad, eenheid: post.eenheid.clone() };
        boek.onderwerpen.insert(post.id.clone(), onderwerp);
    }
    boek
}
