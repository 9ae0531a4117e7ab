//! `sjabloon ist`: een werkmap of CSV om de huidige situatie in te vullen.
//!
//! Voor een regio als geheel, voor één gemeente, of een werkmap per gemeente met een voor de coördinator. Wat per regio of
//! GGD-regio geteld wordt, vraagt alleen die van de coördinator.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{anyhow, bail};
use normwijzer_core::gebied::slug;
use normwijzer_core::ist::controle::{Context, Geplaatst, geplaatst, lees as kijk_na};
use normwijzer_core::ist::vragen::{Vraag, vragen};
use normwijzer_core::ist::{IstRegel, KOLOMMEN};
use normwijzer_core::zoek::zoek_gemeente;
use normwijzer_core::{Finding, Gebied, GebiedCode, Horizon, Niveau, NormId};
use normwijzer_data::tabellen::veilige_cel;
use normwijzer_report::ist_werkmap::{IstRij, IstWerkmap, schrijf};

use super::args::SjabloonIstArgs;
use super::bronnen::Bronnen;
use super::gebiedskeuze::{self, Keuze};
use super::opgave::{self, Opgaven};
use super::sjabloon::geef;
use super::uitgang::{Stop, meld, te_melden, zeg};
use super::uitvoer;

const HOE: &str = "Vul de kolom 'waarde' in; leeg betekent onbekend, 0 betekent geen.";
const HOE_WERKMAP: &str = "Vul de gele cellen in; leeg is nog niet ingevuld, 0 is niets.";

pub(crate) fn voer_uit(args: &SjabloonIstArgs) -> Result<(), Stop> {
    let mut bronnen = Bronnen::lees(&args.bron)?;
    let keuze = gebiedskeuze::kies(&mut bronnen.land, &args.keuze)?;
    meld(&keuze.bevindingen);
    let eerder = if args.ist.is_empty() { Opgaven::default() } else { opgave::lees(&args.ist)? };
    let rijen = rijen(&bronnen, &keuze, &eerder)?;
    let rijen = Rijen { bronnen: &bronnen, rijen };
    match (&args.uit, &args.gemeente) {
        (Some(map), None) if args.per_gemeente => per_gemeente(&rijen, &keuze, map),
        (uit, Some(gemeente)) => {
            let gebied = gemeente_van(&bronnen, &keuze, gemeente)?;
            rijen.van(|v| v.gebied == gebied).geef(&gebied.voluit(), uit.as_deref())
        }
        (uit, None) => rijen.geef(&naam(&keuze), uit.as_deref()),
    }
}

/// Waarover de opgave gaat.
fn naam(keuze: &Keuze) -> String {
    match keuze.gebieden.as_slice() {
        [enig] => enig.gebied.voluit(),
        gebieden => format!("{} gebieden", gebieden.len()),
    }
}

fn gemeente_van(bronnen: &Bronnen, keuze: &Keuze, gemeente: &str) -> Result<Gebied, Stop> {
    let code = zoek_gemeente(&bronnen.land, gemeente).map_err(|e| anyhow!("--gemeente: {e}"))?;
    if !keuze.gebieden.iter().any(|g| g.leden.contains(&code)) {
        return Err(anyhow!("--gemeente: {gemeente} hoort niet bij {}.", naam(keuze)).into());
    }
    let gevonden = bronnen.land.gemeente(&code).map(|g| g.gebied.clone());
    Ok(gevonden.ok_or_else(|| anyhow!("--gemeente: {gemeente} is niet gevonden."))?)
}

/// De vragen van alle gebieden, met wat een eerdere opgave daarop antwoordt; en de antwoorden waar geen vraag bij hoort.
fn rijen<'a>(bronnen: &'a Bronnen, keuze: &Keuze, eerder: &'a Opgaven) -> Result<Vec<IstRij<'a>>, Stop> {
    let gepland = match keuze.gebieden.as_slice() {
        [enig] => Some(&enig.gebied),
        _ => None,
    };
    let start = Horizon::default().start();
    let context = Context { land: &bronnen.land, normen: &bronnen.normen, gepland, start };
    let (_, mut bevindingen) = kijk_na(&eerder.regels, &context);
    bevindingen.extend(eerder.bevindingen.iter().cloned());
    if bevindingen.iter().any(Finding::is_fout) {
        return Err(bevindingen.into());
    }
    meld(&te_melden(&bevindingen));
    let mut antwoorden: BTreeMap<Sleutel, &'a IstRegel> = BTreeMap::new();
    for Geplaatst { gebied, norm, item, regel } in geplaatst(&eerder.regels, &context) {
        // Uit twee bestanden: wat ingevuld is gaat voor op wat leeg of onbekend is.
        let staat_er = antwoorden.entry((gebied, norm, item)).or_insert(regel);
        if weet_minder(staat_er, regel) {
            *staat_er = regel;
        }
    }
    let mut gezien = BTreeSet::new();
    let mut uit: Vec<IstRij<'a>> = Vec::new();
    for vraag in keuze.gebieden.iter().flat_map(|g| vragen(&bronnen.normen, &bronnen.land, g)) {
        let sleutel = sleutel(&vraag);
        if gezien.insert(sleutel.clone()) {
            uit.push(IstRij { vraag, ingevuld: antwoorden.remove(&sleutel) });
        }
    }
    // Een gebied dat elders hoort, of een norm op een ander niveau: bewaard, want iemand vulde het in.
    for (sleutel, regel) in antwoorden.into_iter().filter(|(_, r)| !r.waarde.trim().is_empty()) {
        uit.extend(vraag_bij(bronnen, &sleutel).map(|vraag| IstRij { vraag, ingevuld: Some(regel) }));
    }
    Ok(uit)
}

/// Gebied, norm en item.
type Sleutel = (GebiedCode, NormId, String);

fn sleutel(vraag: &Vraag<'_>) -> Sleutel {
    let item = vraag.item.map(|i| i.id.clone()).unwrap_or_default();
    (vraag.gebied.code.clone(), vraag.norm.id.clone(), item)
}

fn weet_minder(a: &IstRegel, b: &IstRegel) -> bool {
    let weet = |r: &IstRegel| match r.waarde.trim() {
        "" => 0,
        w if w.eq_ignore_ascii_case("onbekend") => 1,
        _ => 2,
    };
    weet(a) < weet(b)
}

fn vraag_bij<'a>(bronnen: &'a Bronnen, (gebied, norm, item): &Sleutel) -> Option<Vraag<'a>> {
    let norm = bronnen.normen.norm(norm)?;
    let item = norm.items().iter().find(|i| i.id == *item);
    let gemeente = bronnen.land.gemeente(gebied).map(|g| g.gebied.clone());
    let regio = || bronnen.land.regios.values().find(|r| r.gebied.code == *gebied).map(|r| r.gebied.clone());
    Some(Vraag { norm, item, gebied: gemeente.or_else(regio)? })
}

struct Rijen<'a> {
    bronnen: &'a Bronnen,
    rijen: Vec<IstRij<'a>>,
}

impl<'a> Rijen<'a> {
    fn van(&self, kies: impl Fn(&Vraag<'_>) -> bool) -> Self {
        let rijen = self.rijen.iter().filter(|r| kies(&r.vraag)).cloned().collect();
        Self { bronnen: self.bronnen, rijen }
    }

    fn werkmap(&self, voor: &str) -> anyhow::Result<Vec<u8>> {
        let werkmap = IstWerkmap { voor: voor.to_owned(), normen: &self.bronnen.normen, rijen: self.rijen.clone() };
        schrijf(&werkmap).map_err(|e| anyhow!("de werkmap kan niet gemaakt worden ({e})."))
    }

    /// Als werkmap of als CSV: de uitgang beslist.
    fn geef(&self, voor: &str, uit: Option<&Path>) -> Result<(), Stop> {
        let uitgang = uit.and_then(Path::extension).map(|u| u.to_string_lossy().to_lowercase());
        match uitgang.as_deref() {
            Some("xlsx") => geef(uit, &self.werkmap(voor)?, HOE_WERKMAP),
            Some("xls" | "xlsm" | "xlsb" | "ods") => Err(anyhow!(
                "--uit: een sjabloon is een werkmap (.xlsx) of een CSV (.csv). Kies een van die twee uitgangen."
            )
            .into()),
            _ => geef(uit, self.csv().as_bytes(), HOE),
        }
    }

    /// Een rij per vraag; de kolommen met namen helpen bij het invullen en worden niet gelezen. Met BOM en puntkomma, zodat
    /// een Nederlandse Excel het bestand zonder vragen opent.
    fn csv(&self) -> String {
        let mut uit = String::from("\u{feff}");
        let mut koppen: Vec<&str> = KOLOMMEN.to_vec();
        koppen.extend(["hulp_gebied", "hulp_norm"]);
        regel(&mut uit, &koppen);
        let leeg = IstRegel::default();
        for IstRij { vraag, ingevuld } in &self.rijen {
            let ingevuld = ingevuld.unwrap_or(&leeg);
            let tekst = match vraag.item {
                None => vraag.norm.naam.clone(),
                Some(item) => format!("{}: {} (aanwezig, deels, niet of onbekend)", vraag.norm.naam, item.tekst),
            };
            regel(
                &mut uit,
                &[
                    vraag.gebied.code.as_str(),
                    &vraag.norm_id(),
                    &in_csv(ingevuld),
                    vraag.norm.eenheid().map(|e| e.token()).unwrap_or_default(),
                    &ingevuld.peildatum,
                    &ingevuld.periode,
                    &ingevuld.bron,
                    &ingevuld.toelichting,
                    &vraag.gebied.naam,
                    &tekst,
                ],
            );
        }
        uit
    }
}

/// De waarde met een komma, ook als zij uit een bestand met punten komt.
fn in_csv(regel: &IstRegel) -> String {
    normwijzer_core::Amount::parse(&regel.waarde, regel.waar.schrijfwijze)
        .map_or_else(|_| regel.waarde.clone(), normwijzer_core::Amount::met_komma)
}

fn regel(uit: &mut String, cellen: &[&str]) {
    let velden: Vec<String> = cellen.iter().map(|c| veld(c)).collect();
    uit.push_str(&velden.join(";"));
    uit.push_str("\r\n");
}

fn veld(tekst: &str) -> String {
    let tekst = veilige_cel(tekst).split_whitespace().collect::<Vec<_>>().join(" ");
    if tekst.contains([';', '"']) { format!("\"{}\"", tekst.replace('"', "\"\"")) } else { tekst }
}

/// Een werkmap voor elke gemeente en een voor de coördinator; bestaat er al een, dan wordt er niets geschreven.
fn per_gemeente(rijen: &Rijen<'_>, keuze: &Keuze, map: &Path) -> Result<(), Stop> {
    let mut gemeenten: Vec<&Gebied> =
        rijen.rijen.iter().map(|r| &r.vraag.gebied).filter(|g| g.niveau == Niveau::Gemeente).collect();
    gemeenten.sort_by(|a, b| a.code.cmp(&b.code));
    gemeenten.dedup();
    let mut werkmappen: Vec<(String, Vec<u8>)> = Vec::new();
    for gemeente in gemeenten {
        let eigen = rijen.van(|v| v.gebied == *gemeente);
        // Twee gemeenten met dezelfde naam: de code maakt het verschil.
        let mut naam = format!("ist-{}.xlsx", slug(&gemeente.naam));
        if werkmappen.iter().any(|(n, _)| *n == naam) {
            naam = format!("ist-{}-{}.xlsx", slug(&gemeente.naam), gemeente.code.as_str().to_lowercase());
        }
        werkmappen.push((naam, eigen.werkmap(&gemeente.voluit())?));
    }
    let regionaal = rijen.van(|v| v.gebied.niveau != Niveau::Gemeente);
    if !regionaal.rijen.is_empty() {
        let voor = format!("{} (regionaal)", naam(keuze));
        werkmappen.push((format!("ist-{}-regionaal.xlsx", slug(&naam(keuze))), regionaal.werkmap(&voor)?));
    }
    schrijf_alle(map, &werkmappen)?;
    zeg(&format!("Geschreven: {} werkmappen in {}. {HOE_WERKMAP}", werkmappen.len(), map.display()));
    Ok(())
}

fn schrijf_alle(map: &Path, werkmappen: &[(String, Vec<u8>)]) -> anyhow::Result<()> {
    let bestaat: Vec<&str> =
        werkmappen.iter().map(|(n, _)| n.as_str()).filter(|n| map.join(n).symlink_metadata().is_ok()).collect();
    if !bestaat.is_empty() {
        bail!(
            "{}: hier staan al {}. Er is niets geschreven en niets overschreven; kies een andere map.",
            map.display(),
            bestaat.join(", ")
        );
    }
    uitvoer::maak_map(&map.join("x"))?;
    for (naam, bytes) in werkmappen {
        uitvoer::schrijf_nieuw(&map.join(naam), bytes)?;
    }
    Ok(())
}
