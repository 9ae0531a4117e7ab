//! Een eigen opmaak: een werkagenda zonder sjabloon van een ander.
//!
//! Maakt een sjabloon met dezelfde paragrafen als het format en laat dat vullen: er is één manier om te vullen, en ook
//! deze uitkomst is later bij te werken.

use normwijzer_word::inhoud::{Inhoud as Blok, Kolom, Nadruk, Stuk, Tabel};
use normwijzer_word::{Schrijver, WordFout, nieuw};

use super::stukken::{BIJLAGE, onder};
use super::{Gevuld, Inhoud, vul_pakket};
use crate::document;
use crate::docx;
use crate::huisstijl::{Huisstijl, Kleur};
use crate::werkagenda::Sectie;

/// Hoe een eigen document eruitziet en wat erin komt.
#[derive(Clone, Copy, Debug, Default)]
pub struct Opmaak<'a> {
    /// Voor wie het is: in de koptekst.
    pub onderwerp: &'a str,
    /// Links in de voettekst: waarmee het gemaakt is, en de code van de verantwoording.
    pub voettekst: &'a str,
    /// Wanneer het gemaakt is, als `2026-03-01T00:00:00Z`; niets is geen datum.
    pub datum: Option<&'a str>,
    /// De kleuren; niets zijn die van het programma.
    pub huisstijl: Option<&'a Huisstijl>,
    /// Alleen deze paragraaf, om te plakken; zonder inhoudsopgave en bijlage.
    pub sectie: Option<&'a str>,
}

/// Maakt een werkagenda in onze eigen opmaak.
///
/// # Errors
/// Als de gevraagde paragraaf niet bestaat.
pub fn eigen(inhoud: &Inhoud<'_>, opmaak: &Opmaak<'_>) -> Result<Gevuld, WordFout> {
    let gekozen: Vec<&Sectie> = match opmaak.sectie {
        Some(id) => inhoud.werkagenda.secties.iter().filter(|s| s.id.eq_ignore_ascii_case(id)).collect(),
        None => inhoud.werkagenda.secties.iter().collect(),
    };
    if let (Some(id), true) = (opmaak.sectie, gekozen.is_empty()) {
        let keuze: Vec<&str> = inhoud.werkagenda.secties.iter().map(|s| s.id.as_str()).collect();
        return Err(WordFout(format!(
            "'{id}' is geen paragraaf waar een norm over gaat. Kies uit: {}.",
            keuze.join(", ")
        )));
    }
    let titel = match gekozen.as_slice() {
        [enig] if opmaak.sectie.is_some() => format!("{} {}", enig.id, enig.titel),
        _ => inhoud.werkagenda.titel.clone(),
    };
    let kleuren = opmaak.huisstijl.filter(|h| h.heeft_eigen_kleuren()).map(kleuren);
    let mut pakket = nieuw::document(&nieuw::Gegevens {
        titel: &titel,
        onderwerp: opmaak.onderwerp,
        voettekst: opmaak.voettekst,
        datum: opmaak.datum,
        kleuren: kleuren.as_ref(),
    })?;
    let mut schrijver = Schrijver::nieuw(&pakket)?;
    let xml = schrijver.blokken(&sjabloon(inhoud, &gekozen, opmaak.sectie.is_none()), nieuw::TEKSTBREEDTE)?;
    nieuw::achteraan(&mut pakket, &xml)?;
    schrijver.afronden(&mut pakket)?;
    vul_pakket(pakket, inhoud)
}

/// De hoofdkleur is op wit te lezen (dat is nagekeken); het vlak is zo licht dat donkere tekst erop goed te lezen is.
fn kleuren(huisstijl: &Huisstijl) -> nieuw::Kleuren {
    let hex = |kleur: Kleur| kleur.to_string().trim_start_matches('#').to_uppercase();
    nieuw::Kleuren { hoofd: hex(huisstijl.hoofd), vlak: hex(huisstijl.hoofd.lichter(0.82)) }
}

/// De koppen en plaatshouders van een werkagenda.
fn sjabloon(inhoud: &Inhoud<'_>, secties: &[&Sectie], geheel: bool) -> Vec<Blok> {
    let mut uit = docx::inhoud(&inhoud.werkagenda.vooraf, inhoud.beeld);
    if geheel {
        uit.push(houder("samenvatting"));
        uit.push(Blok::Inhoudsopgave { later: vec![(BIJLAGE.to_owned(), koppen(&inhoud.werkagenda.bijlage))] });
    }
    let mut leefgebied = "";
    for sectie in secties {
        if leefgebied != sectie.leefgebied {
            if geheel {
                uit.push(Blok::NieuwePagina);
            }
            uit.push(kop(1, &sectie.leefgebied));
            leefgebied = &sectie.leefgebied;
        }
        uit.extend(paragraaf(sectie));
    }
    if geheel {
        uit.push(Blok::NieuwePagina);
        uit.push(houder(BIJLAGE));
    }
    uit
}

/// De koppen van een stuk, zoals zij in de inhoudsopgave komen.
fn koppen(blokken: &[document::Blok]) -> Vec<(u8, String)> {
    let kop = |blok: &document::Blok| match blok {
        document::Blok::Kop { niveau, tekst } => Some((*niveau, tekst.to_string())),
        _ => None,
    };
    blokken.iter().filter_map(kop).collect()
}

fn paragraaf(sectie: &Sectie) -> Vec<Blok> {
    let mut uit = vec![kop(2, &format!("{}. {}", sectie.id, sectie.titel))];
    let mut groep = "";
    for (onderdeel, _) in sectie.cellen.iter().filter(|(_, b)| !b.is_empty()) {
        if groep != onderdeel.groep() {
            groep = onderdeel.groep();
            uit.push(kop(3, groep));
        }
        uit.push(kop(4, onderdeel.label()));
        uit.push(houder(&format!("{}.{}", sectie.id, onderdeel.sleutel())));
    }
    if !sectie.mijlpalen.is_empty() {
        uit.push(kop(3, "Mijlpalenplanning"));
        uit.push(Blok::Tabel(mijlpalentabel()));
    }
    if !sectie.onder.is_empty() {
        uit.push(houder(&onder(&sectie.id)));
    }
    uit
}

/// Een tabel met één lege rij, die bij het vullen de eerste mijlpaal wordt.
fn mijlpalentabel() -> Tabel {
    // De rij is nog leeg: naar wat erin komt, heeft het deelresultaat de meeste ruimte nodig.
    let kolommen = [("Kwartaal", 15), ("Activiteiten", 23), ("Verantwoordelijke", 24), ("Deelresultaat", 38)];
    Tabel {
        bijschrift: Vec::new(),
        kolommen: kolommen.map(|(kop, breed)| Kolom { kop: kop.to_owned(), rechts: false, breed }).into(),
        rijen: vec![vec![Vec::new(); 4]],
        met_totaal: false,
    }
}

fn kop(niveau: u8, tekst: &str) -> Blok {
    Blok::Kop { niveau, tekst: gewoon(tekst) }
}

fn houder(naam: &str) -> Blok {
    Blok::Alinea(gewoon(&format!("[[{naam}]]")))
}

fn gewoon(tekst: &str) -> Vec<Stuk> {
    vec![Stuk { tekst: tekst.to_owned(), nadruk: Nadruk::Gewoon }]
}
