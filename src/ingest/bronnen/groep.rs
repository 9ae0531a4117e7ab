//! Elk bestand aan zijn soort naar zijn lezer, en wat bij elkaar hoort bij elkaar.

use std::collections::{BTreeMap, HashSet};

use super::bijlage::{self, Bijlage};
use super::invoer::{Invoer, Stuk};
use super::werkmap;
use super::{Leeswijze, Lezing, Overgeslagen};
use crate::breed::{Cijfers, breed};
use crate::brontabel::Brontabel;
use crate::bytes::{GRENS_PARQUET, GRENS_STATLINE};
use crate::codeboek::{Codeboek, nummer_uit_naam};
use crate::csv_rijen::MAX_CELLEN;
use crate::csv_tabel::{Tabel, lees_tabel};
use crate::herken::{Bestandssoort, herken, soort_van_kop};
use crate::json_lijst::tabel_uit_context;
use crate::odata_v3::lees_v3;
use crate::odata_v4_bulk::{lees_bulk, lees_lang};
use crate::odata_v4_tabel::V4Verzamelaar;
use crate::opmerking::{LeesErnst, LeesOpmerking};
use crate::scheiding::raad_scheiding;
use crate::statline_csv::lees_statline;
use crate::tekst::lees_tekst;
use crate::zeef::Zeef;

/// Zoveel bytes om de soort aan te zien.
const BEGIN: u64 = 64 << 10;

/// Een bestand dat op zijn codelijsten wacht.
struct Wachtend<'a> {
    stuk: Stuk<'a>,
    soort: Bestandssoort,
    /// Het nummer van de tabel, uit de inhoud of anders de naam.
    nummer: Option<String>,
    scheiding: u8,
}

impl Wachtend<'_> {
    /// Bladzijden van één tabel hebben dezelfde sleutel. Bulk-CSV heeft geen bladzijden.
    fn groep(&self) -> (bool, String) {
        match (&self.soort, &self.nummer) {
            (Bestandssoort::OdataBulk, _) => (false, self.stuk.naam.clone()),
            (soort, Some(nummer)) => (*soort == Bestandssoort::OdataV3Json, nummer.to_lowercase()),
            (soort, None) => (*soort == Bestandssoort::OdataV3Json, format!("{}/", self.stuk.houder())),
        }
    }
}

struct Werk<'w, 'a> {
    wijze: &'w Leeswijze<'w>,
    lezing: Lezing,
    bijlagen: Vec<Bijlage>,
    wachtend: Vec<Wachtend<'a>>,
    /// Tabellen met de map of zip waar zij uit komen.
    tabellen: Vec<(String, Brontabel)>,
    cellen: usize,
    /// Of er een tabel niet meer bij paste; wat daarna komt wordt niet eens gelezen.
    vol: bool,
}

pub(super) fn lees(invoer: &[Invoer], wijze: &Leeswijze<'_>) -> Lezing {
    let mut werk = Werk {
        wijze,
        lezing: Lezing::default(),
        bijlagen: Vec::new(),
        wachtend: Vec::new(),
        tabellen: Vec::new(),
        cellen: 0,
        vol: false,
    };
    for bestand in invoer {
        werk.neem(Stuk::heel(bestand), bestand);
    }
    werk.lees_wachtend();
    werk.klaar()
}

impl<'a> Werk<'_, 'a> {
    fn neem(&mut self, stuk: Stuk<'a>, invoer: &'a Invoer) {
        if self.vol {
            return self.fout(&stuk.naam, "niet gelezen: de bestanden hiervoor zijn samen al te veel".to_owned());
        }
        let begin = match stuk.begin(BEGIN) {
            Ok(begin) => begin,
            Err(waarom) => return self.fout(&stuk.naam, waarom),
        };
        match herken(&begin) {
            Bestandssoort::Zip if stuk.in_zip() => {
                self.fout(
                    &stuk.naam,
                    "een zip in een zip wordt niet gelezen; pak de buitenste uit en geef de map".to_owned(),
                );
            }
            Bestandssoort::Zip => match Stuk::uit_zip(invoer) {
                Ok(stukken) if stukken.iter().any(|s| s.naam.ends_with("/xl/workbook.xml")) => {
                    self.lees_los(stuk, Bestandssoort::Werkmap, &begin);
                }
                Ok(stukken) => stukken.into_iter().for_each(|s| self.neem(s, invoer)),
                Err(waarom) => self.fout(&stuk.naam, waarom),
            },
            Bestandssoort::Onbekend(wat) => {
                self.lezing.overgeslagen.push(Overgeslagen { bestand: stuk.naam, waarom: format!("dit is {wat}") });
            }
            soort => self.lees_los(stuk, soort, &begin),
        }
    }

    fn lees_los(&mut self, stuk: Stuk<'a>, soort: Bestandssoort, begin: &[u8]) {
        let naam = stuk.naam.clone();
        let gelukt = match soort {
            Bestandssoort::OdataObservaties | Bestandssoort::OdataV3Json | Bestandssoort::OdataBulk => {
                let begin = String::from_utf8_lossy(begin);
                let nummer = tabel_uit_context(&begin).or_else(|| nummer_uit_naam(&naam));
                let scheiding = raad_scheiding(&begin);
                self.wachtend.push(Wachtend { stuk, soort, nummer, scheiding });
                Ok(())
            }
            Bestandssoort::OdataCodes | Bestandssoort::OdataBijlage | Bestandssoort::OdataV3Bijlage => tekst(&stuk)
                .and_then(|tekst| {
                    let bijlage = bijlage::uit_json(&naam, stuk.houder(), &tekst).map_err(|e| e.to_string())?;
                    self.bijlagen.push(bijlage);
                    Ok(())
                }),
            Bestandssoort::StatlineCsv | Bestandssoort::StatlineCsvBeschadigd => tekst(&stuk).and_then(|tekst| {
                let tabel = lees_statline(&tekst).map_err(|e| e.to_string())?;
                self.voeg_toe(&stuk, Brontabel::from(tabel));
                Ok(())
            }),
            Bestandssoort::Werkmap => stuk.bytes(GRENS_STATLINE).and_then(|bytes| {
                let (bladen, overgeslagen) = werkmap::lees(&bytes)?;
                for (blad, tabel) in bladen {
                    let soort = soort_van_kop(&tabel.koppen).unwrap_or(Bestandssoort::Werkmap);
                    self.neem_tabel(&stuk, soort, tabel, Cijfers::Punt, Some(blad));
                }
                for (blad, waarom) in overgeslagen {
                    let bestand = format!("{naam}, blad {blad}");
                    self.lezing.overgeslagen.push(Overgeslagen { bestand, waarom });
                }
                Ok(())
            }),
            Bestandssoort::Parquet => self.parquet(&stuk),
            soort => tekst(&stuk).and_then(|tekst| {
                let tabel = match (lees_tabel(&tekst), &soort) {
                    // Een leesmij of een bron.toml in de map: gescheiden tekst, maar geen tabel en zo ook niet genoemd.
                    (Err(_), Bestandssoort::GewoneCsv) if !heet_tabel(&naam) => return self.sla_over(&naam),
                    (Ok(tabel), Bestandssoort::GewoneCsv) if !heet_tabel(&naam) && heeft_fout(&tabel) => {
                        return self.sla_over(&naam);
                    }
                    (tabel, _) => tabel.map_err(|e| e.to_string())?,
                };
                let cijfers = match soort {
                    Bestandssoort::OdataV3Csv | Bestandssoort::EigenTabel => Cijfers::Punt,
                    _ => Cijfers::Zoek,
                };
                self.neem_tabel(&stuk, soort, tabel, cijfers, None);
                Ok(())
            }),
        };
        if let Err(waarom) = gelukt {
            self.fout(&naam, waarom);
        }
    }

    fn sla_over(&mut self, naam: &str) -> Result<(), String> {
        let waarom = "dit is tekst, geen tabel".to_owned();
        self.lezing.overgeslagen.push(Overgeslagen { bestand: naam.to_owned(), waarom });
        Ok(())
    }

    fn parquet(&mut self, stuk: &Stuk<'a>) -> Result<(), String> {
        let Some(lezer) = self.wijze.parquet else {
            return Err("Parquet wordt hier niet gelezen; haal de tabel op als CSV".to_owned());
        };
        let tabel = lezer(&stuk.bytes(GRENS_PARQUET)?)?;
        let soort = soort_van_kop(&tabel.koppen).unwrap_or(Bestandssoort::Parquet);
        self.neem_tabel(stuk, soort, tabel, Cijfers::Punt, None);
        Ok(())
    }

    /// Een tabel met koppen, uit welk bestand ook.
    fn neem_tabel(
        &mut self,
        stuk: &Stuk<'a>,
        soort: Bestandssoort,
        tabel: Tabel,
        cijfers: Cijfers,
        blad: Option<String>,
    ) {
        match soort {
            Bestandssoort::OdataBulkCodes => {
                for opmerking in &tabel.bevindingen {
                    self.lezing.bevindingen.push(met_bestand(opmerking.clone(), &stuk.naam));
                }
                self.bijlagen.push(bijlage::uit_tabel(&stuk.naam, stuk.houder(), &tabel));
            }
            Bestandssoort::OdataBulk => {
                let codeboek = codeboek_voor(&self.bijlagen, nummer_uit_naam(&stuk.naam).as_deref(), stuk.houder());
                let zeef = Zeef::new(self.wijze.wil, &codeboek);
                match lees_lang(&stuk.naam, tabel, Bestandssoort::Parquet, zeef) {
                    Ok(tabel) => self.voeg_toe(stuk, tabel),
                    Err(waarom) => self.fout(&stuk.naam, waarom),
                }
            }
            soort => {
                let mut tabel = breed(tabel, soort, cijfers);
                if tabel.onderwerpen.is_empty() || tabel.dimensies.is_empty() {
                    let bestand = blad.map_or_else(|| stuk.naam.clone(), |blad| format!("{}, blad {blad}", stuk.naam));
                    let waarom = "geen tabel met cijfers: er is geen kolom met getallen naast een kolom die zegt waarover zij gaan".to_owned();
                    self.lezing.overgeslagen.push(Overgeslagen { bestand, waarom });
                    return;
                }
                tabel.titel = blad;
                self.voeg_toe(stuk, tabel);
            }
        }
    }

    fn voeg_toe(&mut self, stuk: &Stuk<'_>, mut tabel: Brontabel) {
        if tabel.bestanden.is_empty() {
            tabel.bestanden.push(stuk.naam.clone());
        }
        if tabel.tabel.is_none() {
            tabel.tabel = tabel.bestanden.first().and_then(|naam| nummer_uit_naam(naam));
        }
        tabel.bevindingen = tabel.bevindingen.into_iter().map(|o| met_bestand(o, &stuk.naam)).collect();
        let breedte = tabel.dimensies.len() + tabel.onderwerpen.len();
        let over = MAX_CELLEN.saturating_sub(self.cellen);
        if tabel.rijen.len().saturating_mul(breedte) > over {
            let waarom = format!(
                "samen met de andere bestanden meer dan {MAX_CELLEN} cellen; geef minder bestanden tegelijk, of neem een kleinere selectie"
            );
            self.vol = true;
            return self.fout(&stuk.naam, waarom);
        }
        self.cellen += tabel.rijen.len() * breedte;
        self.tabellen.push((stuk.houder().to_owned(), tabel));
    }

    fn lees_wachtend(&mut self) {
        let mut groepen: BTreeMap<(bool, String), Vec<Wachtend<'a>>> = BTreeMap::new();
        for wachtend in std::mem::take(&mut self.wachtend) {
            groepen.entry(wachtend.groep()).or_default().push(wachtend);
        }
        for groep in groepen.into_values() {
            let Some(eerste) = groep.first() else { continue };
            let codeboek = codeboek_voor(&self.bijlagen, eerste.nummer.as_deref(), eerste.stuk.houder());
            let tabel = match eerste.soort {
                Bestandssoort::OdataBulk => self.bulk(eerste, &codeboek),
                Bestandssoort::OdataV3Json => self.v3(&groep),
                _ => self.v4(&groep, &codeboek),
            };
            if let Some(tabel) = tabel {
                self.voeg_toe(&eerste.stuk, tabel);
            }
        }
    }

    fn bulk(&mut self, bestand: &Wachtend<'_>, codeboek: &Codeboek) -> Option<Brontabel> {
        let naam = &bestand.stuk.naam;
        let zeef = Zeef::new(self.wijze.wil, codeboek);
        let tabel = bestand.stuk.met(|bron| lees_bulk(naam, bron, bestand.scheiding, zeef)).and_then(|t| t);
        tabel.map_err(|waarom| self.fout(naam, waarom)).ok()
    }

    fn v4(&mut self, groep: &[Wachtend<'_>], codeboek: &Codeboek) -> Option<Brontabel> {
        let mut verzamelaar = V4Verzamelaar::new(Zeef::new(self.wijze.wil, codeboek));
        let mut gelukt = true;
        for Wachtend { stuk, .. } in groep {
            let gelezen = tekst(stuk).and_then(|t| verzamelaar.neem(&stuk.naam, &t).map_err(|e| e.to_string()));
            if let Err(waarom) = gelezen {
                gelukt = false;
                self.fout(&stuk.naam, waarom);
            }
        }
        // Zonder een van de bladzijden is de tabel niet heel.
        gelukt.then(|| verzamelaar.klaar())
    }

    fn v3(&mut self, groep: &[Wachtend<'_>]) -> Option<Brontabel> {
        let mut gezien = HashSet::new();
        let mut bladzijden = Vec::new();
        let mut uit: Option<Brontabel> = None;
        let mut gelukt = true;
        for Wachtend { stuk, .. } in groep {
            match tekst(stuk).and_then(|t| lees_v3(&stuk.naam, &t, &mut gezien).map_err(|e| e.to_string())) {
                Ok(gelezen) => {
                    let mut tabel = breed(gelezen.tabel, Bestandssoort::OdataV3Json, Cijfers::Punt);
                    tabel.tabel = gelezen.nummer;
                    tabel.bestanden.push(stuk.naam.clone());
                    tabel.bevindingen = tabel.bevindingen.into_iter().map(|o| met_bestand(o, &stuk.naam)).collect();
                    match &mut uit {
                        None => uit = Some(tabel),
                        Some(eerste) => eerste.plak(tabel),
                    }
                    bladzijden.push(gelezen.bladzijde);
                }
                Err(waarom) => {
                    gelukt = false;
                    self.fout(&stuk.naam, waarom);
                }
            }
        }
        let mut tabel = uit.filter(|_| gelukt)?;
        for (bestand, bericht) in crate::bladzijden::gebreken(&bladzijden) {
            tabel.bevindingen.push(fout_in(&bestand, bericht));
        }
        Some(tabel)
    }

    fn klaar(mut self) -> Lezing {
        let mut gebruikt = HashSet::new();
        for (houder, mut tabel) in std::mem::take(&mut self.tabellen) {
            let nummer = tabel.tabel.clone();
            let passend = || self.bijlagen.iter().filter(|b| hoort_bij(b, nummer.as_deref(), &houder));
            let codeboek = bijlage::codeboek(passend());
            // Het nummer in een bestand weegt zwaarder dan dat van een bijlage ernaast.
            codeboek.verrijk(&mut tabel);
            if nummer.is_some() {
                tabel.tabel.clone_from(&nummer);
            }
            for bijlage in passend() {
                gebruikt.insert(bijlage.bestand.clone());
                tabel.bestanden.push(bijlage.bestand.clone());
            }
            if !matches!(tabel.soort, Bestandssoort::OdataBulk | Bestandssoort::OdataObservaties) {
                zeef_rijen(&mut tabel, &codeboek, self.wijze);
            }
            self.lezing.tabellen.push(tabel);
        }
        for bijlage in self.bijlagen.iter().filter(|b| !gebruikt.contains(&b.bestand)) {
            self.lezing.overgeslagen.push(Overgeslagen {
                bestand: bijlage.bestand.clone(),
                waarom: "een bijlage (codelijst of eigenschappen) zonder de tabel waar zij bij hoort".to_owned(),
            });
        }
        self.lezing
    }

    fn fout(&mut self, bestand: &str, bericht: String) {
        self.lezing.bevindingen.push(fout_in(bestand, bericht));
    }
}

/// Dezelfde keuze voor een tabel die in haar geheel gelezen is.
fn zeef_rijen(tabel: &mut Brontabel, codeboek: &Codeboek, wijze: &Leeswijze<'_>) {
    let mut zeef = Zeef::new(wijze.wil, codeboek);
    let dimensies = &tabel.dimensies;
    tabel.rijen.retain(|rij| {
        zeef.laat_door(dimensies.iter().zip(&rij.sleutel).map(|(d, lid)| (d.naam.as_str(), lid.as_str())))
    });
    tabel.weggelaten.extend(zeef.weggelaten("rijen"));
}

fn codeboek_voor(bijlagen: &[Bijlage], nummer: Option<&str>, houder: &str) -> Codeboek {
    bijlage::codeboek(bijlagen.iter().filter(|b| hoort_bij(b, nummer, houder)))
}

/// Een bijlage hoort bij de tabel met hetzelfde nummer; wie geen nummer noemt, bij wat ernaast staat.
fn hoort_bij(bijlage: &Bijlage, nummer: Option<&str>, houder: &str) -> bool {
    match (bijlage.tabel.as_deref(), nummer) {
        (Some(een), Some(ander)) => een.eq_ignore_ascii_case(ander),
        _ => bijlage.houder == houder,
    }
}

fn tekst(stuk: &Stuk<'_>) -> Result<String, String> {
    lees_tekst(&stuk.bytes(GRENS_STATLINE)?).map_err(|e| e.to_string())
}

/// Of de naam zegt dat er een tabel in zit; alleen bij twijfel over de inhoud.
fn heet_tabel(naam: &str) -> bool {
    let naam = naam.to_lowercase();
    [".csv", ".tsv", ".tab"].iter().any(|einde| naam.ends_with(einde))
}

fn heeft_fout(tabel: &Tabel) -> bool {
    tabel.bevindingen.iter().any(|b| b.ernst == LeesErnst::Fout)
}

fn fout_in(bestand: &str, bericht: String) -> LeesOpmerking {
    LeesOpmerking { ernst: LeesErnst::Fout, bestand: Some(bestand.to_owned()), regel: None, kolom: None, bericht }
}

fn met_bestand(mut opmerking: LeesOpmerking, bestand: &str) -> LeesOpmerking {
    opmerking.bestand.get_or_insert_with(|| bestand.to_owned());
    opmerking
}
