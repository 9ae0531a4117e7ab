//! Welke kolom van een tabel welke rol heeft: gebied, periode, leeftijd, geslacht; en van de andere dimensies het totaal.

use std::collections::BTreeSet;

use jiff::civil::Date;
use normwijzer_core::Finding;
use normwijzer_core::gebied::slug;
use normwijzer_ingest::{BronRij, Brontabel, Onderwerp, Waarde};

use super::band::Band;
use super::periode::periode;
use super::regio::{Regiokenner, Regiolid};
use super::stam::{stam, woorden};

/// Waar een rol staat: in een dimensie, of in een kolom met tekst naast de cijfers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Plaats {
    /// De dimensie op deze plaats.
    Dimensie(usize),
    /// Het onderwerp op deze plaats.
    Onderwerp(usize),
}

impl Plaats {
    /// Wat er in een rij staat.
    #[must_use]
    pub fn lees(self, rij: &BronRij) -> &str {
        match self {
            Self::Dimensie(p) => rij.lid(p),
            Self::Onderwerp(p) => match rij.waarden.get(p) {
                Some(Waarde::Tekst(t) | Waarde::Getal(t)) => t.trim(),
                _ => "",
            },
        }
    }

    /// Wat er in een rij staat, of de titel die een codelijst eraan geeft.
    #[must_use]
    pub fn titel<'a>(self, tabel: &'a Brontabel, rij: &'a BronRij) -> &'a str {
        let lid = self.lees(rij);
        match self {
            Self::Dimensie(p) => tabel.dimensies.get(p).map_or(lid, |d| d.titel(lid)).trim(),
            Self::Onderwerp(_) => lid,
        }
    }
}

/// Wie een rij telt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sekse {
    /// Mannen en vrouwen samen.
    Samen,
    /// Mannen.
    Mannen,
    /// Vrouwen.
    Vrouwen,
}

impl Sekse {
    /// De sekse van een lid van de dimensie Geslacht.
    #[must_use]
    pub fn van_lid(code: &str, titel: &str) -> Option<Self> {
        let t = titel.trim().to_lowercase();
        match (t.as_str(), code.trim()) {
            ("mannen" | "man" | "m", _) | (_, "3000") => Some(Self::Mannen),
            ("vrouwen" | "vrouw" | "v", _) | (_, "4000") => Some(Self::Vrouwen),
            ("t" | "mannen en vrouwen", _) | (_, "T001038") => Some(Self::Samen),
            _ => t.starts_with("totaal").then_some(Self::Samen),
        }
    }
}

/// De rollen van de kolommen van één tabel.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rollen {
    /// Het gebied.
    pub regio: Plaats,
    /// De soort van het gebied (land, gemeente, wijk), als een kolom dat zegt.
    pub soort_regio: Option<Plaats>,
    /// De periode, als een kolom dat zegt.
    pub periode: Option<Plaats>,
    /// De leeftijd, als die een dimensie is; in onze eigen kolommen de laagste.
    pub leeftijd: Option<Plaats>,
    /// De hoogste leeftijd, in onze eigen kolommen.
    leeftijd_tot: Option<Plaats>,
    /// De dimensie Geslacht, met of er een totaal in staat.
    geslacht: Option<(usize, bool)>,
    /// Andere dimensies: alleen dit lid telt mee.
    vast: Vec<(usize, String)>,
    /// Wat er aangenomen is, om te melden.
    pub toelichting: Vec<String>,
}

impl Rollen {
    /// Wie deze rij telt; `None` als zij een deel is (ongehuwd, mannen naast een totaal) en niet meetelt.
    #[must_use]
    pub fn sekse(&self, tabel: &Brontabel, rij: &BronRij) -> Option<Sekse> {
        if self.vast.iter().any(|(plaats, lid)| rij.lid(*plaats) != lid) {
            return None;
        }
        let Some((plaats, met_totaal)) = self.geslacht else { return Some(Sekse::Samen) };
        let sekse = Sekse::van_lid(rij.lid(plaats), Plaats::Dimensie(plaats).titel(tabel, rij))?;
        ((sekse == Sekse::Samen) == met_totaal).then_some(sekse)
    }

    /// Het gebied van een rij.
    #[must_use]
    pub fn gebied(&self, tabel: &Brontabel, rij: &BronRij, kenner: &Regiokenner) -> Regiolid {
        let soort = self.soort_regio.map(|p| p.lees(rij)).filter(|s| !s.is_empty());
        let lid = self.regio.lees(rij);
        // Een werkmap kent geen voorloopnul: gemeente 34 is 0034.
        if !lid.is_empty() && lid.len() < 4 && lid.bytes().all(|b| b.is_ascii_digit()) {
            return kenner.herken(&format!("{lid:0>4}"), lid, soort);
        }
        kenner.herken(lid, self.regio.titel(tabel, rij), soort)
    }

    /// De dag van een rij; `Err` met wat er staat als dat geen periode is.
    pub fn dag<'a>(&self, tabel: &'a Brontabel, rij: &'a BronRij) -> Result<Option<Date>, &'a str> {
        let Some(plaats) = self.periode else { return Ok(None) };
        let lid = plaats.lees(rij);
        periode(lid).or_else(|| periode(plaats.titel(tabel, rij))).map(Some).ok_or(lid)
    }

    /// De leeftijd van een rij; `Err` met wat er staat als dat geen leeftijd is. Zonder dimensie Leeftijd: alle.
    pub fn band<'a>(&self, tabel: &'a Brontabel, rij: &'a BronRij) -> Result<Band, &'a str> {
        let Some(plaats) = self.leeftijd else { return Ok(Band::ALLE) };
        if let Some(tot) = self.leeftijd_tot {
            let (van, tot) = (plaats.lees(rij), tot.lees(rij));
            let tot = if tot.is_empty() { Some(None) } else { tot.parse().ok().map(Some) };
            let band = van.parse().ok().zip(tot).and_then(|(van, tot)| Band::geldig(van, tot));
            return band.ok_or(van);
        }
        let titel = plaats.titel(tabel, rij);
        Band::van_lid(plaats.lees(rij), titel).ok_or(titel)
    }
}

/// Namen van kolommen met een gebied, als slug, in volgorde van voorkeur.
const REGIO: [&str; 6] = ["regio", "wijken-en-buurten", "gwb-code", "gemeente", "gebied", "gm"];
const REGIO_CODE: [&str; 4] = ["codering", "statcode", "statnaam", "gm-code"];

/// De rollen van de kolommen.
///
/// # Errors
/// Geen kolom met een gebied, of een dimensie zonder totaal: dan is niet te zien welke rijen samen iedereen zijn.
pub fn rollen(tabel: &Brontabel, bestand: &str) -> Result<Rollen, Vec<Finding>> {
    let fout = |code, bericht: String| Finding::fout(code, bericht).met_bestand(bestand);
    let mut fouten = Vec::new();
    let Some(regio) = regio(tabel) else {
        return Err(vec![fout(
            "IMP-030",
            format!(
                "geen kolom met gemeenten gevonden; verwacht een kolom als RegioS, Regio's, WijkenEnBuurten of gemeente. De \
                 kolommen zijn: {}",
                noem_kolommen(tabel)
            ),
        )]);
    };
    let mut uit = Rollen {
        regio,
        soort_regio: zoek_tekst(tabel, "soort-regio"),
        periode: None,
        leeftijd: None,
        leeftijd_tot: None,
        geslacht: None,
        vast: Vec::new(),
        toelichting: Vec::new(),
    };
    for (plaats, dimensie) in tabel.dimensies.iter().enumerate() {
        let naam = naam_slug(&dimensie.naam);
        let leden: BTreeSet<&str> = tabel.rijen.iter().map(|r| r.lid(plaats)).collect();
        let hier = Plaats::Dimensie(plaats);
        if hier == uit.regio
            || Some(hier) == uit.soort_regio
            || is_regio(&naam)
            || matches!(naam.as_str(), "id" | "recs")
        {
            continue;
        }
        if ["periode", "jaar", "peildatum", "datum"].iter().any(|b| naam.starts_with(b)) {
            uit.periode = uit.periode.or(Some(hier));
        } else if naam == "leeftijd-tot-en-met" {
            uit.leeftijd_tot = Some(hier);
        } else if naam.starts_with("leeftijd") {
            uit.leeftijd = uit.leeftijd.or(Some(hier));
        } else if naam.starts_with("geslacht") {
            let sekse = |l: &str| Sekse::van_lid(l, dimensie.titel(l));
            let seksen: BTreeSet<Option<Sekse>> = leden.iter().map(|l| sekse(l)).collect();
            let samen = seksen.contains(&Some(Sekse::Samen));
            if samen || (seksen.contains(&Some(Sekse::Mannen)) && seksen.contains(&Some(Sekse::Vrouwen))) {
                if !samen {
                    uit.toelichting.push("geen totaal van mannen en vrouwen; mannen en vrouwen opgeteld".to_owned());
                }
                uit.geslacht = Some((plaats, samen));
            } else {
                fouten.push(fout(
                    "IMP-031",
                    format!(
                        "{} heeft geen totaal en niet mannen én vrouwen, alleen {}; haal het totaal erbij op",
                        dimensie.naam,
                        noem(&leden)
                    ),
                ));
            }
        } else {
            match totaal(&leden, |l| dimensie.titel(l)) {
                Some(lid) => {
                    uit.toelichting.push(match leden.len() {
                        1 => format!("{} is overal \"{}\"", dimensie.naam, dimensie.titel(lid)),
                        _ => format!("van {} telt alleen \"{}\" mee", dimensie.naam, dimensie.titel(lid)),
                    });
                    uit.vast.push((plaats, lid.to_owned()));
                }
                None if leden.is_empty() => {}
                None => fouten.push(fout(
                    "IMP-031",
                    format!(
                        "{} heeft geen totaal, alleen {}; haal alleen het totaal op, of haal het totaal erbij op",
                        dimensie.naam,
                        noem(&leden)
                    ),
                )),
            }
        }
    }
    if uit.periode.is_none() {
        uit.periode = ["perioden", "peildatum", "jaar"].iter().find_map(|naam| zoek_tekst(tabel, naam));
    }
    if fouten.is_empty() { Ok(uit) } else { Err(fouten) }
}

/// De kolom met gebieden: die met de meeste codes, en zonder codes de eerste dimensie met een passende naam.
fn regio(tabel: &Brontabel) -> Option<Plaats> {
    let dimensies = tabel.dimensies.iter().enumerate().map(|(i, d)| (Plaats::Dimensie(i), naam_slug(&d.naam)));
    let teksten = tabel.onderwerpen.iter().enumerate().map(|(i, o)| (Plaats::Onderwerp(i), onderwerp_slug(o)));
    let kandidaten: Vec<(Plaats, String)> = dimensies.chain(teksten).filter(|(_, naam)| is_regio(naam)).collect();
    let codes = |plaats: Plaats, naam: &str| {
        let nummers = naam.ends_with("code");
        let is_code = |r: &&BronRij| {
            let lid = plaats.lees(r);
            let cijfers = !lid.is_empty() && lid.bytes().all(|b| b.is_ascii_digit());
            lid.get(..2).is_some_and(|v| matches!(v, "GM" | "NL")) && lid.len() <= 10
                || (cijfers && (lid.len() == 4 || (nummers && lid.len() < 4)))
        };
        tabel.rijen.iter().filter(is_code).count()
    };
    let met_codes = kandidaten.iter().map(|(p, naam)| (codes(*p, naam), *p)).filter(|(n, _)| *n > 0);
    // Bij gelijk aantal de eerste: een dimensie gaat voor een tekst ernaast.
    let beste = met_codes.fold(None, |beste: Option<(usize, Plaats)>, ander| match beste {
        Some(b) if b.0 >= ander.0 => Some(b),
        _ => Some(ander),
    });
    beste.map(|(_, p)| p).or_else(|| {
        let dimensie = |p: &Plaats| matches!(p, Plaats::Dimensie(_));
        REGIO
            .iter()
            .find_map(|begin| {
                kandidaten.iter().find(|(p, naam)| dimensie(p) && naam.starts_with(begin)).map(|(p, _)| *p)
            })
            .or_else(|| kandidaten.first().map(|(p, _)| *p))
    })
}

fn is_regio(naam: &str) -> bool {
    REGIO.iter().any(|begin| {
        naam == *begin
            || naam.starts_with(&format!("{begin}-"))
            || naam == format!("{begin}s")
            || naam == format!("{begin}n")
    }) || naam.starts_with("regio")
        || naam.starts_with("gemeente")
        || REGIO_CODE.contains(&naam)
}

/// De naam van een kolom als slug van haar woorden: `WijkenEnBuurten` en "Wijken en buurten" worden hetzelfde.
pub(crate) fn naam_slug(naam: &str) -> String {
    slug(&woorden(stam(naam)))
}

fn onderwerp_slug(o: &Onderwerp) -> String {
    o.code
        .as_deref()
        .filter(|c| c.contains('_'))
        .map_or_else(|| o.pad.last().map_or_else(String::new, |t| naam_slug(t)), naam_slug)
}

/// Een kolom met deze naam, onder de dimensies of de teksten.
fn zoek_tekst(tabel: &Brontabel, naam: &str) -> Option<Plaats> {
    let dimensie = tabel.dimensies.iter().position(|d| naam_slug(&d.naam) == naam).map(Plaats::Dimensie);
    dimensie.or_else(|| tabel.onderwerpen.iter().position(|o| onderwerp_slug(o) == naam).map(Plaats::Onderwerp))
}

/// Het lid dat iedereen is: het enige, of dat wat "Totaal" heet (of "Waarde", naast een onder- en bovengrens).
fn totaal<'a>(leden: &BTreeSet<&'a str>, titel: impl Fn(&'a str) -> &'a str) -> Option<&'a str> {
    if leden.len() == 1 {
        return leden.first().copied();
    }
    let mut passend = leden.iter().copied().filter(|l| {
        let t = titel(l).trim().to_lowercase();
        t.starts_with("totaal")
            || t == "waarde"
            || t == "t"
            || (l.starts_with("T00") && t == l.to_lowercase())
            || *l == "MW00000"
    });
    let een = passend.next()?;
    passend.next().is_none().then_some(een)
}

fn noem(leden: &BTreeSet<&str>) -> String {
    let eerste: Vec<&str> = leden.iter().copied().take(5).collect();
    let meer = if leden.len() > 5 { " …" } else { "" };
    format!("{}{meer}", eerste.join(", "))
}

/// De koppen van een tabel, voor een bericht.
pub(crate) fn noem_kolommen(tabel: &Brontabel) -> String {
    let mut koppen: Vec<String> = tabel.dimensies.iter().map(|d| d.naam.clone()).collect();
    koppen.extend(tabel.onderwerpen.iter().take(8).map(Onderwerp::kop));
    let meer = tabel.onderwerpen.len().saturating_sub(8);
    let slot = if meer > 0 { format!(" en nog {meer}") } else { String::new() };
    format!("{}{slot}", koppen.join(", "))
}
