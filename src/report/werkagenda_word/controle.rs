//! Is een werkagenda compleet, en kloppen de cijfers nog?
//!
//! Een verplicht onderdeel dat leeg is, houdt een werkagenda tegen; een optioneel onderdeel nooit. Weet niet hoe dat op
//! het scherm komt.

use std::collections::BTreeMap;
use std::ops::Range;

use normwijzer_core::norm::Sectie as Paragraaf;
use normwijzer_word::besturing::{Bestaand, Besturing};
use normwijzer_word::secties::{Sectie, Structuur};
use normwijzer_word::{Cel, Pakket, Rij, Vuller, WordFout};

use super::stukken::{BIJLAGE, onder, sleutel_van_mijlpaal};
use super::{Inhoud, vul};

/// De kop van de kolom die mensen invullen.
const VERANTWOORDELIJKE: &str = "Verantwoordelijke";
/// Waar het niet over een onderdeel gaat, maar over alles wat onder een kop staat.
const HELE_PARAGRAAF: &str = "hele paragraaf";

/// Wat er van een onderdeel te zeggen is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stand {
    /// Verplicht, en er staat niets.
    Ontbreekt,
    /// Optioneel, en er staat niets.
    OptioneelLeeg,
    /// Zoveel mijlpalen zonder verantwoordelijke.
    ZonderVerantwoordelijke(usize),
    /// De berekening geeft nu iets anders.
    Verschilt {
        /// Wat er staat.
        staat: String,
        /// Wat de berekening geeft.
        wordt: String,
    },
    /// Een mens paste aan wat het programma schreef.
    Aangepast,
}

/// Een onderdeel waar iets over te zeggen is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Onderwerp {
    /// De paragraaf, met haar code: "2b Sociaal verwijzen".
    pub paragraaf: String,
    /// Het onderdeel: "Ambitie".
    pub onderdeel: String,
    /// Of de paragraaf zelf optioneel is.
    pub optioneel: bool,
    /// Wat er mee is.
    pub stand: Stand,
}

/// De uitkomst van een controle.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Controle {
    /// Hoeveel paragrafen van het format er zijn.
    pub paragrafen: usize,
    /// Wat er te zeggen is, op volgorde van het document.
    pub onderwerpen: Vec<Onderwerp>,
    /// Of de cijfers met een berekening vergeleken zijn.
    pub vergeleken: bool,
}

impl Controle {
    /// Of er niets verplichts ontbreekt. Verschillende cijfers houden niets tegen: mensen mogen kiezen.
    #[must_use]
    pub fn compleet(&self) -> bool {
        !self
            .onderwerpen
            .iter()
            .any(|o| !o.optioneel && matches!(o.stand, Stand::Ontbreekt | Stand::ZonderVerantwoordelijke(_)))
    }
}

/// Controleert een werkagenda; met `inhoud` ook of de cijfers nog die van de berekening zijn.
///
/// # Errors
/// Als het document niet te lezen is of geen werkagenda is.
pub fn controleer(bytes: &[u8], verwacht: &[Paragraaf], inhoud: Option<&Inhoud<'_>>) -> Result<Controle, WordFout> {
    let pakket = Pakket::open(bytes)?;
    let structuur = Structuur::lees(&pakket)?;
    let mut uit = Controle { vergeleken: inhoud.is_some(), ..Controle::default() };
    // De bijlage heeft de koppen van de paragrafen nog eens; daar staat niets in te vullen.
    let bijlagen = bijlagen(&pakket)?;
    let binnen = |s: &&Sectie| bijlagen.iter().any(|b| b.contains(&s.bereik.start));
    let eigen: Vec<&Sectie> = secties(&structuur).filter(|s| !binnen(s)).collect();
    let heeft = |id: &str| eigen.iter().any(|s| s.code.as_deref().is_some_and(|c| c.eq_ignore_ascii_case(id)));
    if !verwacht.iter().any(|p| heeft(&p.id)) {
        return Err(WordFout(
            "dit document heeft geen paragrafen van het format (2a, 2b, …); kies een gevulde werkagenda".to_owned(),
        ));
    }
    let paragraaf =
        |s: &Sectie| verwacht.iter().find(|p| s.code.as_deref().is_some_and(|c| c.eq_ignore_ascii_case(&p.id)));
    for sectie in eigen.iter().copied() {
        let bekend = paragraaf(sectie);
        uit.paragrafen += usize::from(bekend.is_some());
        uit.onderwerpen.extend(van_sectie(sectie, bekend.is_some_and(|p| p.optioneel)));
    }
    for p in verwacht.iter().filter(|p| !heeft(&p.id)) {
        let stand = if p.optioneel { Stand::OptioneelLeeg } else { Stand::Ontbreekt };
        uit.onderwerpen.push(Onderwerp {
            paragraaf: format!("{} {}", p.id, p.titel),
            onderdeel: HELE_PARAGRAAF.to_owned(),
            optioneel: p.optioneel,
            stand,
        });
    }
    uit.onderwerpen.extend(cijfers(bytes, &pakket, &structuur, inhoud)?);
    Ok(uit)
}

/// Waar de bijlage staat, in bytes van de hoofdtekst.
pub(super) fn bijlagen(pakket: &Pakket) -> Result<Vec<Range<usize>>, WordFout> {
    let alle = Besturing::lees(pakket, pakket.hoofddeel())?;
    Ok(alle.into_iter().filter(|b| b.sleutel == BIJLAGE).map(|b| b.bereik).collect())
}

fn van_sectie(sectie: &Sectie, optioneel: bool) -> Vec<Onderwerp> {
    if optioneel && is_leeg(sectie) {
        return vec![Onderwerp {
            paragraaf: naam(sectie),
            onderdeel: HELE_PARAGRAAF.to_owned(),
            optioneel: true,
            stand: Stand::OptioneelLeeg,
        }];
    }
    let een = |onderdeel: &str, optioneel_onderdeel: bool, stand: Stand| Onderwerp {
        paragraaf: naam(sectie),
        onderdeel: onderdeel.to_owned(),
        optioneel: optioneel || optioneel_onderdeel,
        stand,
    };
    let leeg = |onderdeel: &str, ook: bool| {
        een(onderdeel, ook, if optioneel || ook { Stand::OptioneelLeeg } else { Stand::Ontbreekt })
    };
    let mut uit = Vec::new();
    for kopje in sectie.kopjes.iter().filter(|k| k.tekst.trim().is_empty()) {
        uit.push(leeg(&kopje.label, false));
    }
    for rij in sectie.rijen.iter().filter(|r| zonder_tekst(&r.cel)) {
        uit.push(leeg(&rij.label, rij.optioneel));
    }
    if let Some(tabel) = &sectie.mijlpalen {
        if !tabel.rijen.iter().any(ingevuld) {
            uit.push(leeg("Mijlpalenplanning", false));
        }
        let zonder = zonder_verantwoordelijke(sectie);
        if zonder > 0 {
            uit.push(een("Mijlpalenplanning", false, Stand::ZonderVerantwoordelijke(zonder)));
        }
    }
    uit
}

/// Of er nergens in de tabellen van een paragraaf iets staat.
fn is_leeg(sectie: &Sectie) -> bool {
    let mijlpalen = sectie.mijlpalen.iter().flat_map(|t| &t.rijen).flat_map(|r| &r.cellen);
    sectie.rijen.iter().map(|r| &r.cel).chain(mijlpalen).all(zonder_tekst)
}

/// Hoeveel mijlpalen met inhoud geen verantwoordelijke hebben.
fn zonder_verantwoordelijke(sectie: &Sectie) -> usize {
    let Some(tabel) = &sectie.mijlpalen else { return 0 };
    let Some(kolom) = tabel.kolom(VERANTWOORDELIJKE) else { return 0 };
    tabel.rijen.iter().filter(|r| ingevuld(r) && r.cellen.get(kolom).is_none_or(zonder_tekst)).count()
}

fn zonder_tekst(cel: &Cel) -> bool {
    cel.tekst.trim().is_empty()
}

fn ingevuld(rij: &Rij) -> bool {
    !rij.cellen.iter().all(zonder_tekst)
}

/// Per paragraaf: hoeveel mijlpalen nog een verantwoordelijke nodig hebben.
pub(super) fn verantwoordelijken(structuur: &Structuur) -> Vec<String> {
    let regel = |s: &Sectie| {
        let zonder = zonder_verantwoordelijke(s);
        let wat = if zonder == 1 { "mijlpaal" } else { "mijlpalen" };
        (zonder > 0).then(|| format!("{}: de verantwoordelijke van {zonder} {wat}", naam(s)))
    };
    secties(structuur).filter_map(regel).collect()
}

/// De secties, zonder de tussenkoppen binnen een paragraaf: die horen bij haar.
fn secties(structuur: &Structuur) -> impl Iterator<Item = &Sectie> {
    let binnen = |s: &Sectie| {
        let ander = |p: &&Sectie| p.code.is_some() && p.bereik.start < s.bereik.start && s.bereik.end <= p.bereik.end;
        s.code.is_none() && structuur.secties.iter().any(|p| ander(&p))
    };
    structuur.secties.iter().filter(move |s| !binnen(s))
}

fn naam(sectie: &Sectie) -> String {
    match &sectie.code {
        Some(code) => format!("{code} {}", sectie.titel),
        None => sectie.titel.clone(),
    }
}

/// Wat mensen aanpasten, en wat de berekening nu anders geeft.
fn cijfers(
    bytes: &[u8],
    pakket: &Pakket,
    structuur: &Structuur,
    inhoud: Option<&Inhoud<'_>>,
) -> Result<Vec<Onderwerp>, WordFout> {
    let nu = bladeren(pakket)?;
    let straks = match inhoud {
        Some(inhoud) => bladeren(&Pakket::open(&vul(bytes, inhoud)?.bytes)?)?,
        None => BTreeMap::new(),
    };
    let mut uit = Vec::new();
    for (sleutel, hier) in &nu {
        let stand = if hier.bewerkt() {
            Stand::Aangepast
        } else {
            match straks.get(sleutel) {
                Some(straks) if cijfers_in(&straks.tekst) != cijfers_in(&hier.tekst) => {
                    Stand::Verschilt { staat: hier.tekst.clone(), wordt: straks.tekst.clone() }
                }
                None if inhoud.is_some() => Stand::Verschilt { staat: hier.tekst.clone(), wordt: String::new() },
                _ => continue,
            }
        };
        let (code, onderdeel) = sleutel.split_once('.').map_or((sleutel.as_str(), ""), |(c, o)| (c, o));
        // Een code kan zelf een punt hebben: 3a.1.
        let sectie = structuur.secties.iter().filter(|s| {
            s.code.as_deref().is_some_and(|c| sleutel.strip_prefix(c).is_some_and(|rest| rest.starts_with('.')))
        });
        let langste = sectie.max_by_key(|s| s.code.as_ref().map_or(0, String::len));
        let (paragraaf, onderdeel) = match langste {
            Some(s) => {
                let lengte = s.code.as_ref().map_or(0, String::len) + 1;
                (naam(s), sleutel.get(lengte..).unwrap_or_default())
            }
            None => (code.to_owned(), onderdeel),
        };
        let onderdeel = if onderdeel.is_empty() { paragraaf.clone() } else { leesbaar(onderdeel) };
        uit.push(Onderwerp { paragraaf, onderdeel, optioneel: true, stand });
    }
    uit.extend(losse_blokken(pakket, structuur)?);
    Ok(uit)
}

/// Tabellen en figuren waar een mens ons element van weghaalde: met die is niets te vergelijken, en dat wordt gezegd.
fn losse_blokken(pakket: &Pakket, structuur: &Structuur) -> Result<Vec<Onderwerp>, WordFout> {
    let vuller = Vuller::nieuw(pakket, pakket.hoofddeel())?;
    let los = |s: &&Sectie| s.code.as_deref().is_some_and(|code| vuller.staat_los(&onder(code)).is_some());
    let blok = |s: &Sectie| Onderwerp {
        paragraaf: naam(s),
        onderdeel: leesbaar("onder"),
        optioneel: true,
        stand: Stand::Aangepast,
    };
    Ok(secties(structuur).filter(los).map(blok).collect())
}

/// De sleutel van een onderdeel zoals een mens het in het document vindt.
fn leesbaar(onderdeel: &str) -> String {
    if let Some(mijlpaal) = onderdeel.strip_prefix("mijlpaal.") {
        return format!("Mijlpaal {}", mijlpaal.replace('.', ", "));
    }
    match onderdeel {
        "onder" => "Tabellen en figuren eronder".to_owned(),
        ander => {
            let mut letters = ander.chars();
            let eerste = letters.next().map(|l| l.to_uppercase().to_string()).unwrap_or_default();
            format!("{eerste}{}", letters.as_str().replace('-', " "))
        }
    }
}

/// De tekst waarin cijfers kunnen verschillen: zonder de code van de verantwoording, die bij elke invoer anders is, en
/// zonder de bijschriften van figuren, want hun cijfers staan ook in de tabel en een document kan er zonder zijn.
fn cijfers_in(tekst: &str) -> String {
    let figuur = |r: &str| {
        r.trim().strip_prefix("Figuur").is_some_and(|na| na.trim_start().starts_with(|t: char| t.is_ascii_digit()))
    };
    let mut uit = String::new();
    for regel in tekst.lines().filter(|r| !r.trim().is_empty() && !figuur(r)) {
        for (nummer, deel) in regel.split("NW-").enumerate() {
            uit.push_str(if nummer == 0 { deel } else { deel.trim_start_matches(|t: char| t.is_ascii_hexdigit()) });
        }
        uit.push('\n');
    }
    uit
}

/// De besturingselementen op sleutel; van een rij tellen alleen haar cellen.
fn bladeren(pakket: &Pakket) -> Result<BTreeMap<String, Bestaand>, WordFout> {
    let alle = Besturing::lees_alle(pakket)?;
    let blad = |b: &Bestaand| sleutel_van_mijlpaal(&b.sleutel).is_none_or(|rij| rij != b.sleutel);
    Ok(alle.into_iter().map(|(_, b)| b).filter(blad).map(|b| (b.sleutel.clone(), b)).collect())
}
