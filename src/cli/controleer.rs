//! `controleer`: staat een uitkomst er nog zoals zij geschreven werd, en geven dit programma en deze gegevens dezelfde
//! cijfers?

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, anyhow};
use normwijzer_core::{Finding, Niveau};
use normwijzer_data::bron::sha256;
use normwijzer_ingest::bytes::GRENS_PARQUET;

use super::args::{
    BronArgs, ControleerArgs, EenheidKeuze, JaNee, KantKeuze, KenmerkArgs, KenmerkEenheidKeuze, KenmerkKeuzeArgs,
    KeuzeArgs, RekenArgs, SchaalArgs, TabelKeuzeArgs,
};
use super::bestanden;
use super::pagina::Gedeeld;
use super::schaal;
use super::uitgang::{Stop, druk_af, meld};
use super::uitkomst::{Omvang, Uitkomst, uitkomst};
use super::uitvoer;
use super::verantwoording::{self, ALLE, Gelezen, Geschreven};
use super::verzoek::Verzoek;

/// Zoveel verschillende cellen van een tabel worden getoond.
const GETOOND: usize = 10;

/// In zoveel mappen wordt een opgave gezocht.
const MEEST_MAPPEN: usize = 200;

pub(crate) fn voer_uit(args: &ControleerArgs) -> Result<(), Stop> {
    let bestand = bestanden::lees(&args.verantwoording, GRENS_PARQUET)?;
    let toen = verantwoording::lees(&bestand.bytes)
        .ok_or_else(|| anyhow!("{}: dit is geen verantwoording van Normwijzer.", bestand.naam))?;
    let map = args.verantwoording.parent().unwrap_or(Path::new("."));
    let mut bevindingen = op_schijf(map, &toen);
    let is_schaal = toen.grond.parameters.get("opdracht").is_some_and(|o| o == "schaal");
    let nu = if is_schaal { nagerekende_schaal(&toen, map, args)? } else { nagerekend_plan(&toen, map, args)? };
    bevindingen.extend(veranderd(&toen, &nu)?);
    bevindingen.extend(andere_cijfers(map, &nu));
    meld(&bevindingen);
    if bevindingen.is_empty() {
        druk_af(&format!("{}: alles klopt. De bestanden zijn onveranderd en de cijfers zijn dezelfde.\n", toen.code));
        return Ok(());
    }
    Err(Stop::Oordeel(format!("{}: {} verschillen gevonden.", toen.code, bevindingen.len())))
}

/// Bestanden die ontbreken of na de run bewerkt zijn.
fn op_schijf(map: &Path, toen: &Gelezen) -> Vec<Finding> {
    let van = |g: &Geschreven| -> Option<Finding> {
        // De lijst komt uit een bestand dat een ander kan hebben veranderd: nooit een pad buiten de map.
        let gelezen = uitvoer::binnen(map, &g.pad).and_then(|pad| bestanden::lees(&pad, GRENS_PARQUET));
        let bericht = match gelezen {
            Err(_) => ("CTR-001", "dit bestand ontbreekt."),
            Ok(b) if sha256(&b.bytes) != g.sha256 => ("CTR-002", "dit bestand is na de run veranderd."),
            Ok(_) => return None,
        };
        Some(Finding::fout(bericht.0, bericht.1).met_bestand(&g.pad))
    };
    toen.bestanden.iter().filter_map(van).collect()
}

/// De tabellen van een plan, opnieuw uitgerekend.
fn nagerekend_plan(toen: &Gelezen, map: &Path, args: &ControleerArgs) -> Result<Uitkomst, Stop> {
    let reken = argumenten(toen, map, args)?;
    // Wat geen tabel is volgt uit de cijfers; of het bewerkt is, zegt zijn controlegetal.
    let huisstijl = huisstijl(toen, map, args)?;
    let verzoek = Verzoek::lees(&reken)?.met_huisstijl(huisstijl.as_deref())?;
    let (plannen, opgemerkt) = verzoek.plannen()?;
    let gedeeld = Gedeeld::new(verzoek.bronnen())?;
    Ok(uitkomst(&verzoek, &gedeeld, verzoek.gebieden(), &plannen, &opgemerkt, Omvang::AlleenTabellen)?)
}

/// De tabellen van een schaaltoets, opnieuw uitgerekend.
fn nagerekende_schaal(toen: &Gelezen, map: &Path, args: &ControleerArgs) -> Result<Uitkomst, Stop> {
    let parameter = |naam: &str| toen.grond.parameters.get(naam).cloned();
    let kant = match parameter("kant").as_deref() {
        None => None,
        Some("laag") => Some(KantKeuze::Laag),
        Some("hoog") => Some(KantKeuze::Hoog),
        Some(_) => return Err(anyhow!("de verantwoording noemt geen bestaande kant van de bandbreedte.").into()),
    };
    schaal::nagerekend(&SchaalArgs {
        keuze: keuze(toen)?,
        bron: bron(toen, map, args)?,
        norm: parameter("norm"),
        drempel: parameter("drempel"),
        uren: parameter("uren"),
        kant,
        over_water: parameter("over-water").is_some(),
        uit: None,
        huisstijl: huisstijl(toen, map, args)?,
    })
}

fn huisstijl(toen: &Gelezen, map: &Path, args: &ControleerArgs) -> anyhow::Result<Option<PathBuf>> {
    args.huisstijl.clone().map_or_else(|| invoer(toen, map, "huisstijl"), |pad| Ok(Some(pad)))
}

/// Het gebied van toen.
fn keuze(toen: &Gelezen) -> anyhow::Result<KeuzeArgs> {
    let gebied = &toen.grond.gebied;
    let niveau =
        Niveau::parse(&gebied.niveau).ok_or_else(|| anyhow!("de verantwoording noemt geen bestaand niveau."))?;
    let eigen = toen.grond.parameters.get("gemeenten").cloned();
    Ok(KeuzeArgs {
        alle: (gebied.code == ALLE).then_some(niveau),
        regio: (gebied.code != ALLE && eigen.is_none()).then(|| gebied.code.clone()),
        niveau: (gebied.code != ALLE && eigen.is_none()).then_some(niveau),
        naam: eigen.is_some().then(|| gebied.naam.clone()),
        gemeenten: eigen,
    })
}

/// De bronnen: die van nu, op de peildatum en met de indeling van toen.
fn bron(toen: &Gelezen, map: &Path, args: &ControleerArgs) -> anyhow::Result<BronArgs> {
    let indeling = args.bron.indeling.clone().map_or_else(|| invoer(toen, map, "indeling"), |pad| Ok(Some(pad)))?;
    let parameter = |naam: &str| toen.grond.parameters.get(naam).cloned();
    // De bevolking kan een map zijn; haar naam staat bij de parameters.
    let bevolking = match (&args.bron.bevolking, parameter("bevolking")) {
        (Some(pad), _) => Some(pad.clone()),
        (None, Some(naam)) => Some(gezocht(map, &naam, "bevolking")?),
        (None, None) => None,
    };
    let peildatum = args.bron.peildatum.clone();
    Ok(BronArgs {
        indeling,
        peildatum: peildatum.or_else(|| parameter("peildatum-bevolking")).or_else(|| parameter("peildatum")),
        bevolking,
        tabelkeuze: TabelKeuzeArgs {
            kolom: args.bron.tabelkeuze.kolom.clone().or_else(|| parameter("kolom")),
            tabel: args.bron.tabelkeuze.tabel.clone().or_else(|| parameter("tabel")),
        },
        ..args.bron.clone()
    })
}

/// De argumenten waarmee de uitkomst opnieuw te maken is.
fn argumenten(toen: &Gelezen, map: &Path, args: &ControleerArgs) -> anyhow::Result<RekenArgs> {
    let parameter = |naam: &str| toen.grond.parameters.get(naam).cloned();
    let lijst = |naam: &str| parameter(naam).map(|t| t.split(' ').map(str::to_owned).collect()).unwrap_or_default();
    let kwartaal = |naam: &str| {
        parameter(naam)
            .map(|t| t.parse().map_err(|e: String| anyhow!(e)))
            .transpose()
            .context("de verantwoording is beschadigd")
    };
    let genoemd_of_van_toen = |genoemd: &Option<PathBuf>, soort: &str| match genoemd {
        Some(pad) => Ok(Some(pad.clone())),
        None => invoer(toen, map, soort),
    };
    let ist = if args.ist.is_empty() { alle_invoer(toen, map, "ist")? } else { args.ist.clone() };
    let scenario = genoemd_of_van_toen(&args.scenario, "scenario")?;
    let ingroei = genoemd_of_van_toen(&args.ingroei, "ingroei")?;
    let kosten = genoemd_of_van_toen(&args.kosten, "kosten")?;
    let meenemen = parameter("meenemen").map(|m| if m == "ja" { JaNee::Ja } else { JaNee::Nee });
    let kenmerken = match (args.kenmerken.as_slice(), parameter("kenmerken")) {
        ([], Some(namen)) => {
            namen.split('|').map(|naam| gezocht(map, naam, "kenmerken")).collect::<anyhow::Result<_>>()?
        }
        (genoemd, _) => genoemd.to_vec(),
    };
    let kenmerken = KenmerkArgs {
        kenmerken,
        kenmerk: parameter("kenmerk").map(|t| t.split('|').map(str::to_owned).collect()).unwrap_or_default(),
        keuze: KenmerkKeuzeArgs {
            kenmerken_bron: parameter("kenmerken-bron"),
            kenmerken_jaar: parameter("kenmerken-jaar").and_then(|j| j.parse().ok()),
            kenmerken_eenheid: parameter("kenmerken-eenheid")
                .map(|e| if e == "aantal" { KenmerkEenheidKeuze::Aantal } else { KenmerkEenheidKeuze::Procent }),
        },
    };
    Ok(RekenArgs {
        keuze: keuze(toen)?,
        bron: bron(toen, map, args)?,
        kenmerken,
        ist,
        scenario,
        ingroei,
        prognose: prognose(toen, map, args)?,
        prognose_variant: parameter("prognose-variant"),
        prognose_eenheid: parameter("prognose-eenheid").map(|e| match e.as_str() {
            "duizend" => EenheidKeuze::Duizend,
            _ => EenheidKeuze::Personen,
        }),
        kosten,
        meenemen,
        positie: lijst("positie"),
        lezing: lijst("lezing"),
        start: kwartaal("start")?,
        doel: kwartaal("doel")?,
        volgorde: parameter("volgorde"),
        datum: parameter("datum"),
    })
}

/// De prognose van toen: geen, onze eigen raming, of het bestand of de map met die naam.
fn prognose(toen: &Gelezen, map: &Path, args: &ControleerArgs) -> anyhow::Result<Option<String>> {
    let als_tekst = |pad: &Path| pad.to_string_lossy().into_owned();
    if let Some(pad) = &args.prognose {
        return Ok(Some(als_tekst(pad)));
    }
    let Some(naam) = toen.grond.parameters.get("prognose") else { return Ok(None) };
    if toen.grond.invoer.iter().all(|i| i.soort != "prognose") {
        return Ok(Some(naam.clone()));
    }
    gezocht(map, naam, "prognose").map(|pad| Some(als_tekst(&pad)))
}

/// Een bestand van de gebruiker van deze soort, als er een was.
fn invoer(toen: &Gelezen, map: &Path, soort: &str) -> anyhow::Result<Option<PathBuf>> {
    Ok(alle_invoer(toen, map, soort)?.into_iter().next())
}

/// De bestanden van de gebruiker van deze soort; een opgave kan als map genoemd zijn en staat dan een map dieper.
fn alle_invoer(toen: &Gelezen, map: &Path, soort: &str) -> anyhow::Result<Vec<PathBuf>> {
    toen.grond.invoer.iter().filter(|i| i.soort == soort).map(|i| gezocht(map, &i.naam, soort)).collect()
}

/// Een bestand of map van toen, op naam: naast de uitkomst, tot drie mappen hoger, of hier; en in een map die daar ligt.
fn gezocht(map: &Path, naam: &str, soort: &str) -> anyhow::Result<PathBuf> {
    // De naam komt uit een bestand dat een ander kan hebben veranderd: alleen een naam, nooit een pad.
    let naam = Path::new(naam).file_name().ok_or_else(|| anyhow!("de verantwoording is beschadigd."))?;
    // Een gebied van een run over meer gebieden staat twee mappen dieper: uit/gebieden/SLUG.
    let plaatsen = [map.to_owned(), map.join(".."), map.join("../.."), map.join("../../.."), PathBuf::from(".")];
    let mag_map = ["bevolking", "prognose", "kenmerken"].contains(&soort);
    let is_soort = |p: &PathBuf| p.is_file() || (mag_map && p.is_dir());
    let hier = plaatsen.iter().map(|p| p.join(naam)).find(is_soort);
    let dieper = || plaatsen.iter().flat_map(|p| mappen(p)).map(|p| p.join(naam)).find(is_soort);
    let wat = if mag_map { "het bestand of de map" } else { "het bestand" };
    hier.or_else(dieper)
        .ok_or_else(|| anyhow!("{wat} '{}' van toen is niet gevonden. Noem het met --{soort}.", naam.display()))
}

/// De mappen in een map, op naam.
fn mappen(map: &Path) -> Vec<PathBuf> {
    let inhoud = std::fs::read_dir(map).into_iter().flatten().flatten().take(MEEST_MAPPEN);
    let mut mappen: Vec<PathBuf> = inhoud.map(|i| i.path()).filter(|p| p.is_dir()).collect();
    mappen.sort();
    mappen
}

/// Wat er sinds de run anders is aan programma, normen, datasets of invoer.
fn veranderd(toen: &Gelezen, nu: &Uitkomst) -> anyhow::Result<Vec<Finding>> {
    let nu =
        verantwoording::lees(&nu.verantwoording).ok_or_else(|| anyhow!("de eigen verantwoording is niet te lezen"))?;
    let mut uit = Vec::new();
    if toen.versie != nu.versie {
        uit.push(Finding::info("CTR-003", format!("gemaakt met versie {}; dit is versie {}.", toen.versie, nu.versie)));
    }
    let paren = |g: &Gelezen| -> BTreeMap<String, String> {
        let vast = g.grond.normen.iter().chain(&g.grond.datasets).map(|h| (h.naam.clone(), h.sha256.clone()));
        vast.chain(g.grond.invoer.iter().map(|i| (i.naam.clone(), i.sha256.clone()))).collect()
    };
    let (oud, nieuw) = (paren(toen), paren(&nu));
    for naam in oud.keys().chain(nieuw.keys()).collect::<std::collections::BTreeSet<_>>() {
        let bericht = match (oud.get(naam), nieuw.get(naam)) {
            (Some(a), Some(b)) if a == b => continue,
            (Some(_), Some(_)) => "is sinds de run veranderd.",
            (Some(_), None) => "werd toen gebruikt en nu niet.",
            _ => "wordt nu gebruikt en toen niet.",
        };
        uit.push(Finding::waarschuwing("CTR-004", format!("{naam} {bericht}")));
    }
    Ok(uit)
}

/// Cijfers die nu anders zijn dan wat er op schijf staat. De kolom met de code telt niet mee: die verandert met elke bron.
fn andere_cijfers(map: &Path, nu: &Uitkomst) -> Vec<Finding> {
    let mut uit = Vec::new();
    for (pad, bytes) in nu.bestanden.iter().filter(|(pad, _)| pad.ends_with(".csv")) {
        let Ok(oud) = bestanden::lees(&map.join(pad), GRENS_PARQUET) else { continue };
        let anders = verschillen(&cellen(&oud.bytes), &cellen(bytes));
        uit.extend(anders.iter().take(GETOOND).map(|v| {
            Finding::fout("CTR-005", format!("hier staat '{}'; nu komt er '{}' uit.", v.oud, v.nieuw))
                .met_bestand(pad)
                .met_rij(v.regel)
                .met_kolom(&v.kolom)
        }));
        if anders.len() > GETOOND {
            let rest = anders.len() - GETOOND;
            uit.push(Finding::fout("CTR-005", format!("en nog {rest} andere cellen.")).met_bestand(pad));
        }
    }
    uit
}

/// Alle cellen van een tabel, de kop als eerste rij; een rij die niet te lezen is, is leeg.
fn cellen(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut lezer = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(bytes);
    lezer
        .byte_records()
        .map(|r| r.map(|r| r.iter().map(|c| String::from_utf8_lossy(c).into_owned()).collect()).unwrap_or_default())
        .collect()
}

struct Verschil {
    regel: u64,
    kolom: String,
    oud: String,
    nieuw: String,
}

fn verschillen(oud: &[Vec<String>], nieuw: &[Vec<String>]) -> Vec<Verschil> {
    let leeg = Vec::new();
    let kop = nieuw.first().unwrap_or(&leeg);
    let mut uit = Vec::new();
    for i in 0..oud.len().max(nieuw.len()) {
        let (a, b) = (oud.get(i).unwrap_or(&leeg), nieuw.get(i).unwrap_or(&leeg));
        for (k, kolom) in kop.iter().enumerate().filter(|(_, kolom)| *kolom != "code") {
            let cel = |rij: &Vec<String>| rij.get(k).cloned().unwrap_or_default();
            if cel(a) != cel(b) {
                let regel = u64::try_from(i + 1).unwrap_or(u64::MAX);
                uit.push(Verschil { regel, kolom: kolom.clone(), oud: cel(a), nieuw: cel(b) });
            }
        }
    }
    uit
}
