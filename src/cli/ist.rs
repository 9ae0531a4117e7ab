//! `ist controleer`: opgaven nakijken zonder ermee te rekenen, met een verslag voor wie ze invulde.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::anyhow;
use normwijzer_core::choices::Choices;
use normwijzer_core::ist::controle::{Context, Geplaatst, geplaatst, lees as kijk_na};
use normwijzer_core::ist::gebruik::ongebruikt;
use normwijzer_core::ist::vragen::vragen;
use normwijzer_core::ist::{Ist, IstRegel};
use normwijzer_core::plan::{Inputs, plan};
use normwijzer_core::{Ernst, Finding, GebiedCode, Horizon, Land, NormId};
use normwijzer_data::tabellen::veilige_cel;
use normwijzer_report::ist_verslag::{IstVerslag, VerslagRegel, Voortgang};
use normwijzer_report::markdown::markdown;
use normwijzer_report::xlsx::xlsx;

use super::args::{IstArgs, IstControleerArgs, IstOpdracht};
use super::bronnen::Bronnen;
use super::gebiedskeuze::{self, Keuze};
use super::opgave::{self, Opgaven};
use super::uitgang::{Stop, druk_af, meld, zeg};
use super::uitvoer;

pub(crate) fn voer_uit(args: &IstArgs) -> Result<(), Stop> {
    let IstOpdracht::Controleer(args) = &args.opdracht;
    let mut bronnen = Bronnen::lees(&args.bron)?;
    let keuze = gebiedskeuze::kies(&mut bronnen.land, &args.keuze)?;
    meld(&keuze.bevindingen);
    let opgaven = opgave::lees(&args.bestanden)?;
    let verslag = verslag(args, &bronnen, &keuze, &opgaven)?;
    druk_af(&op_scherm(&verslag));
    if let Some(uit) = &args.uit {
        uitvoer::schrijf_nieuw(uit, &als_bestand(&verslag, uit)?)?;
        zeg(&format!("Geschreven: {}.", uit.display()));
    }
    match verslag.aantal(Ernst::Fout) {
        0 => Ok(()),
        1 => Err(Stop::Oordeel("1 fout gevonden.".to_owned())),
        n => Err(Stop::Oordeel(format!("{n} fouten gevonden."))),
    }
}

fn verslag(args: &IstControleerArgs, bronnen: &Bronnen, keuze: &Keuze, opgaven: &Opgaven) -> Result<IstVerslag, Stop> {
    let (gepland, voor) = match keuze.gebieden.as_slice() {
        [enig] => (Some(&enig.gebied), enig.gebied.voluit()),
        gebieden => (None, format!("{} gebieden", gebieden.len())),
    };
    let standaard = Horizon::default();
    let horizon = Horizon::new(args.start.unwrap_or(standaard.start()), standaard.doel()).map_err(|e| anyhow!(e))?;
    let context = Context { land: &bronnen.land, normen: &bronnen.normen, gepland, start: horizon.start() };
    let (ist, gevonden) = kijk_na(&opgaven.regels, &context);
    let mut bevindingen = opgaven.bevindingen.clone();
    bevindingen.extend(gevonden);
    bevindingen.extend(ongebruikt(&bronnen.normen, &bronnen.land, &keuze.gebieden, &ist));
    bevindingen.extend(bij_elkaar(bronnen, keuze, &ist, &horizon));
    bevindingen.sort_by_key(|b| b.ernst);
    let geplaatst = geplaatst(&opgaven.regels, &context);
    Ok(IstVerslag {
        voor,
        bestanden: opgaven.herkomst.iter().map(|h| h.naam.clone()).collect(),
        regels: regels(&bevindingen, bronnen, &opgaven.regels, &geplaatst),
        voortgang: voortgang(bronnen, keuze, &geplaatst),
    })
}

/// Wat pas te zien is als de opgaven van gemeenten en regio bij elkaar komen, zoals een som die niet klopt.
fn bij_elkaar(bronnen: &Bronnen, keuze: &Keuze, ist: &Ist, horizon: &Horizon) -> Vec<Finding> {
    let keuzes = Choices::default();
    let van = |gebied| {
        let invoer = Inputs { land: &bronnen.land, gebied, ist, keuzes: &keuzes, volgorde: &[], prognose: None };
        plan(&bronnen.normen, &invoer, horizon).bevindingen
    };
    let mut gezien = BTreeSet::new();
    let alle = keuze.gebieden.iter().flat_map(van).filter(|b| b.code.starts_with("IST-"));
    alle.filter(|b| gezien.insert(b.to_string())).collect()
}

/// De bevindingen als regels van het verslag, met wat er in de cel staat en waar de rij over gaat.
fn regels(
    bevindingen: &[Finding],
    bronnen: &Bronnen,
    regels: &[IstRegel],
    geplaatst: &[Geplaatst<'_>],
) -> Vec<VerslagRegel> {
    type Plaats<'a> = (&'a str, Option<&'a str>, u64);
    let plaats = |r: &'_ IstRegel| -> (String, Option<String>, u64) {
        (r.waar.bestand.clone(), r.waar.blad.as_ref().map(|b| b.naam.clone()), r.rij)
    };
    let op_plaats: BTreeMap<_, &IstRegel> = regels.iter().map(|r| (plaats(r), r)).collect();
    let gaat_over: BTreeMap<_, (&GebiedCode, &NormId)> =
        geplaatst.iter().map(|g| (plaats(g.regel), (&g.gebied, &g.norm))).collect();
    let van = |b: &Finding| {
        let waar: Plaats<'_> = (b.bestand.as_deref().unwrap_or_default(), b.blad.as_deref(), b.rij.unwrap_or_default());
        let sleutel = (waar.0.to_owned(), waar.1.map(str::to_owned), waar.2);
        let over = gaat_over.get(&sleutel);
        let gebied = b.gebied_code.as_ref().or(over.map(|(g, _)| *g));
        let norm = b.norm_id.as_ref().or(over.map(|(_, n)| *n));
        let naam = |n: &NormId| bronnen.normen.norm(n).map_or_else(|| n.to_string(), |n| n.naam.clone());
        let staat_er = op_plaats.get(&sleutel).zip(b.kolom.as_deref()).map(|(r, kolom)| staat_er(r, kolom));
        VerslagRegel {
            ernst: b.ernst,
            bestand: waar.0.to_owned(),
            blad: waar.1.unwrap_or_default().to_owned(),
            plaats: cel(b),
            gebied: gebied.map(|g| gebiedsnaam(&bronnen.land, g)).unwrap_or_default(),
            norm: norm.map(naam).unwrap_or_default(),
            staat_er: staat_er.unwrap_or_default(),
            bericht: b.bericht.clone(),
            code: b.code.to_owned(),
        }
    };
    bevindingen.iter().map(van).collect()
}

/// De cel op een blad, of regel en kolom in een CSV.
fn cel(bevinding: &Finding) -> String {
    match (bevinding.blad.is_some(), bevinding.rij, &bevinding.kolom) {
        (true, Some(rij), Some(kolom)) => format!("{kolom}{rij}"),
        (false, Some(rij), Some(kolom)) => format!("regel {rij}, {kolom}"),
        (_, Some(rij), None) => format!("regel {rij}"),
        (_, None, kolom) => kolom.clone().unwrap_or_default(),
    }
}

/// Wat er in de kolom van een regel staat.
fn staat_er(regel: &IstRegel, kolom: &str) -> String {
    let naam = match &regel.waar.blad {
        None => kolom,
        Some(blad) => {
            let op_letters = |(naam, letters): &(&String, &String)| *letters == kolom && !naam.starts_with("hulp_");
            blad.kolommen.iter().find(op_letters).map_or("", |(naam, _)| naam.as_str())
        }
    };
    let tekst = match naam {
        "gebied_code" => &regel.gebied,
        "norm_id" => &regel.norm_id,
        "waarde" => &regel.waarde,
        "eenheid" => &regel.eenheid,
        "peildatum" => &regel.peildatum,
        "periode" => &regel.periode,
        "bron" => &regel.bron,
        "toelichting" => &regel.toelichting,
        _ => return String::new(),
    };
    tekst.chars().take(80).collect()
}

fn gebiedsnaam(land: &Land, code: &GebiedCode) -> String {
    let gemeente = land.gemeente(code).map(|g| g.gebied.voluit());
    let regio = || land.regios.values().find(|r| r.gebied.code == *code).map(|r| r.gebied.voluit());
    gemeente.or_else(regio).unwrap_or_else(|| code.to_string())
}

/// Per gebied hoeveel er gevraagd, ingevuld en uitdrukkelijk onbekend is.
fn voortgang(bronnen: &Bronnen, keuze: &Keuze, geplaatst: &[Geplaatst<'_>]) -> Vec<Voortgang> {
    type Sleutel<'a> = (&'a GebiedCode, &'a NormId, &'a str);
    // Van wat twee keer genoemd is, telt wat het meest zegt: 2 ingevuld, 1 onbekend, 0 leeg.
    let mut stand: BTreeMap<Sleutel<'_>, u8> = BTreeMap::new();
    let mut bestanden: BTreeMap<&GebiedCode, BTreeSet<&str>> = BTreeMap::new();
    for g in geplaatst {
        let nu = match g.regel.waarde.trim() {
            "" => 0,
            w if w.eq_ignore_ascii_case("onbekend") => 1,
            _ => 2,
        };
        let toen = stand.entry((&g.gebied, &g.norm, &g.item)).or_default();
        *toen = nu.max(*toen);
        bestanden.entry(&g.gebied).or_default().insert(&g.regel.waar.bestand);
    }
    let mut uit: Vec<(GebiedCode, Voortgang)> = Vec::new();
    let mut gezien = BTreeSet::new();
    for vraag in keuze.gebieden.iter().flat_map(|g| vragen(&bronnen.normen, &bronnen.land, g)) {
        let code = vraag.gebied.code.clone();
        let item = vraag.item.map(|i| i.id.as_str()).unwrap_or_default();
        if !gezien.insert((code.clone(), vraag.norm_id())) {
            continue;
        }
        let stand = stand.get(&(&code, &vraag.norm.id, item)).copied().unwrap_or_default();
        let plek = uit.iter().position(|(c, _)| *c == code).unwrap_or_else(|| {
            let bestanden = bestanden.get(&code).into_iter().flatten().map(|b| (*b).to_owned()).collect();
            let gebied = vraag.gebied.voluit();
            uit.push((code, Voortgang { gebied, bestanden, gevraagd: 0, ingevuld: 0, onbekend: 0 }));
            uit.len() - 1
        });
        if let Some((_, v)) = uit.get_mut(plek) {
            v.gevraagd += 1;
            v.ingevuld += usize::from(stand == 2);
            v.onbekend += usize::from(stand == 1);
        }
    }
    uit.into_iter().map(|(_, v)| v).collect()
}

/// Voor het scherm: hoe ver elk gebied is, en een regel per bevinding.
fn op_scherm(verslag: &IstVerslag) -> String {
    let mut uit = format!("{}: {}\n\n", verslag.voor, verslag.telling());
    let breedte = verslag.voortgang.iter().map(|v| v.gebied.chars().count()).max().unwrap_or_default();
    for v in &verslag.voortgang {
        let waar = match v.bestanden.as_slice() {
            [] => "niet in deze bestanden".to_owned(),
            bestanden => bestanden.join(", "),
        };
        uit.push_str(&format!("{:<breedte$}  {} ({waar})\n", v.gebied, v.zin()));
    }
    if !verslag.regels.is_empty() {
        uit.push('\n');
    }
    for r in &verslag.regels {
        let plaats: Vec<&str> =
            [&r.bestand, &r.blad, &r.plaats].into_iter().map(String::as_str).filter(|d| !d.is_empty()).collect();
        uit.push_str(&format!("{} {}: {}", r.ernst, r.code, plaats.join(", ")));
        let over: Vec<&str> = [&r.gebied, &r.norm].into_iter().map(String::as_str).filter(|d| !d.is_empty()).collect();
        if !over.is_empty() {
            uit.push_str(&format!(" ({})", over.join(", ")));
        }
        uit.push_str(&format!("\n  {}\n", r.bericht));
    }
    uit
}

/// Het verslag in het formaat van de uitgang.
fn als_bestand(verslag: &IstVerslag, uit: &Path) -> anyhow::Result<Vec<u8>> {
    match uit.extension().map(|u| u.to_string_lossy().to_lowercase()).as_deref() {
        Some("xlsx") => Ok(xlsx(&verslag.werkmap())?),
        Some("md") => Ok(markdown(&verslag.document()).into_bytes()),
        Some("csv") => csv(verslag),
        _ => Err(anyhow!("--uit {}: kies een naam die eindigt op .xlsx, .csv of .md.", uit.display())),
    }
}

/// Met BOM en puntkomma, zodat een Nederlandse Excel het bestand zonder vragen opent.
fn csv(verslag: &IstVerslag) -> anyhow::Result<Vec<u8>> {
    let mut uit = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::from("\u{feff}"));
    let (koppen, rijen) = verslag.tabel();
    uit.write_record(koppen)?;
    for rij in rijen {
        uit.write_record(rij.iter().map(|cel| veilige_cel(cel).into_owned()))?;
    }
    Ok(uit.into_inner()?)
}
