//! Een tabel op de gemeenten van een andere dag: de omzettingstabel zelf, en een CSV die ermee overgebracht wordt.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

use normwijzer_core::amount::{Amount, AmountError, DECIMALEN, Schrijfwijze};
use normwijzer_core::herindeling::{Lot, Omzetting, OudeNaam, dag_in_zin};
use normwijzer_core::{Finding, GebiedCode, Herindelingen};
use normwijzer_ingest::{Rij, Tabel};

use crate::bronbestand::{BronBestand, cel, zonder_fout};
use crate::land::kort;
use crate::namen::Namen;
use crate::tabellen::veilige_cel;

/// De koppen waaronder een gemeente staat, in de volgorde waarin gezocht wordt.
const GEMEENTE: [&str; 7] =
    ["gemeente_code", "gm_code", "gemeentecode", "gebied_code", "code", "gemeente", "gemeente_naam"];

/// Wat geen gemeente is maar een som die er vaak onder staat; zij wordt niet overgebracht.
const LAND: [&str; 5] = ["NL", "NL00", "NL01", "Nederland", "Totaal"];

/// Delen van een kop die zeggen dat optellen niets betekent.
const NIET_OPTELBAAR: [&str; 6] = ["%", "percentage", "aandeel", "gemiddeld", "per 1", "dichtheid"];

/// De omzettingstabel als CSV: een rij per oude gemeente en deel.
#[must_use]
pub fn omzettingstabel(herindelingen: &Herindelingen, omzetting: &Omzetting, alleen_gewijzigd: bool) -> String {
    let mut uit = String::from("van_code,van_naam,lot,deel,deel_exact,basis,naar_code,naar_naam,dagen,toelichting\n");
    for regel in omzetting.regels().filter(|r| !alleen_gewijzigd || r.lot != Lot::Bleef) {
        let dagen: Vec<String> = regel.dagen.iter().map(ToString::to_string).collect();
        let klein: Vec<String> = regel
            .te_klein
            .iter()
            .map(|s| {
                format!(
                    "{} inwoners gingen op {} naar {}: minder dan een duizendste en niet verplaatst",
                    s.inwoners,
                    dag_in_zin(s.dag),
                    herindelingen.naam(&s.naar)
                )
            })
            .collect();
        for deel in &regel.delen {
            let velden = [
                regel.van.as_str(),
                herindelingen.naam(&regel.van),
                regel.lot.token(),
                &deel.breuk(),
                &format!("{}/{}", deel.teller, deel.noemer),
                regel.basis.map_or("geheel", |b| b.token()),
                deel.naar.as_str(),
                herindelingen.naam(&deel.naar),
                &dagen.join(" "),
                &klein.join("; "),
            ];
            schrijf_rij(&mut uit, &velden.map(str::to_owned), ',');
        }
    }
    uit
}

/// Een overgebrachte tabel.
#[derive(Clone, Debug)]
pub struct Omgezet {
    /// De CSV, met het scheidingsteken en het decimaalteken van het bestand.
    pub csv: String,
    /// Wat er gebeurde, met de totalen ervoor en erna.
    pub bevindingen: Vec<Finding>,
}

/// Waarmee een bestand overgebracht wordt.
#[derive(Clone, Copy, Debug)]
pub struct Opdracht<'a> {
    /// Alle gemeenten.
    pub herindelingen: &'a Herindelingen,
    /// Van welke dag naar welke.
    pub omzetting: &'a Omzetting,
    /// De namen van nu.
    pub namen: &'a Namen,
    /// Kolommen die een rij naast de gemeente aanwijzen (leeftijd, jaar); hun waarden blijven staan.
    pub per: &'a [String],
}

/// Brengt een CSV met een kolom voor de gemeente en kolommen met aantallen over.
///
/// # Errors
/// Geen kolom voor de gemeente of geen aantallen; een gemeente die er op de oude dag niet was of die nooit bestond; een
/// gemeente die er twee keer staat; een getal dat twee dingen kan betekenen. Alles tegelijk.
pub fn zet_om(bestand: BronBestand<'_>, opdracht: &Opdracht<'_>) -> Result<Omgezet, Vec<Finding>> {
    let mut bevindingen = Vec::new();
    let tabel = bestand.tabel(&mut bevindingen)?;
    let Some(gemeente) = GEMEENTE.iter().find_map(|k| plaats(&tabel, k)) else {
        let gevonden = tabel.koppen.join(", ");
        bevindingen.push(
            bestand
                .fout(
                    "HER-001",
                    format!("gevonden de kolommen {gevonden}; verwacht een kolom gemeente_code of gemeente"),
                )
                .met_rij(tabel.kopregel),
        );
        return Err(bevindingen);
    };
    let per = per(&bestand, &tabel, opdracht.per, &mut bevindingen);
    let kolommen = kolommen(&bestand, &tabel, gemeente, &per, &mut bevindingen);
    let rijen = rijen(&bestand, &tabel, gemeente, &per, opdracht, &mut bevindingen);
    if kolommen.is_empty() {
        bevindingen
            .push(bestand.fout("HER-002", "er is geen kolom met aantallen om over te brengen").met_rij(tabel.kopregel));
    }
    let mut bevindingen = zonder_fout(bevindingen)?;
    let teken = char::from(tabel.scheiding);
    let mut csv = String::new();
    let koppen: Vec<String> = ["gemeente_code", "gemeente_naam"]
        .into_iter()
        .map(str::to_owned)
        .chain(per.iter().map(|k| k.1.clone()))
        .chain(kolommen.iter().map(|k| k.kop.clone()))
        .collect();
    schrijf_rij(&mut csv, &koppen, teken);
    let mut totalen = vec![Totaal::default(); kolommen.len()];
    let sleutels: BTreeSet<&Vec<String>> = rijen.iter().map(|r| &r.sleutel).collect();
    for sleutel in sleutels {
        let groep: Vec<&Gelezen<'_>> = rijen.iter().filter(|r| r.sleutel == *sleutel).collect();
        let mut nieuw: BTreeMap<GebiedCode, Vec<Option<Amount>>> = BTreeMap::new();
        for (kolom, totaal) in kolommen.iter().zip(&mut totalen) {
            let aantallen: BTreeMap<GebiedCode, Option<Amount>> =
                groep.iter().map(|r| (r.code.clone(), kolom.waarde(r.rij))).collect();
            // De codes zijn bij het lezen nagekeken.
            let over = opdracht.omzetting.met_onbekend(&aantallen, kolom.decimalen).unwrap_or_default();
            totaal.tel(&aantallen, &over);
            for (code, aantal) in over {
                nieuw.entry(code).or_default().push(aantal);
            }
        }
        for (code, aantallen) in nieuw {
            let mut velden = vec![code.to_string(), opdracht.herindelingen.naam(&code).to_owned()];
            velden.extend(sleutel.iter().cloned());
            velden.extend(aantallen.into_iter().map(|a| a.map_or_else(String::new, |a| getal(a, teken))));
            schrijf_rij(&mut csv, &velden, teken);
        }
    }
    for (kolom, totaal) in kolommen.iter().zip(&totalen) {
        bevindingen.push(totaal.bevinding(&bestand, &kolom.kop, opdracht.herindelingen));
    }
    Ok(Omgezet { csv, bevindingen })
}

fn plaats(tabel: &Tabel, naam: &str) -> Option<usize> {
    tabel.koppen.iter().position(|k| k.trim().eq_ignore_ascii_case(naam))
}

fn per(
    bestand: &BronBestand<'_>,
    tabel: &Tabel,
    namen: &[String],
    bevindingen: &mut Vec<Finding>,
) -> Vec<(usize, String)> {
    let mut uit = Vec::new();
    for naam in namen {
        match plaats(tabel, naam.trim()) {
            Some(p) => uit.push((p, naam.trim().to_owned())),
            None => bevindingen.push(
                bestand
                    .fout("HER-001", format!("--per noemt '{naam}'; de kolommen zijn {}", tabel.koppen.join(", ")))
                    .met_rij(tabel.kopregel),
            ),
        }
    }
    uit
}

/// Een kolom met aantallen.
struct Kolom {
    plaats: usize,
    kop: String,
    schrijfwijze: Schrijfwijze,
    /// Hele aantallen blijven heel; anders twaalf decimalen.
    decimalen: u32,
}

impl Kolom {
    fn waarde(&self, rij: &Rij) -> Option<Amount> {
        Amount::parse(cel(rij, self.plaats), self.schrijfwijze).ok()
    }
}

/// De kolommen met aantallen. Wat tekst is of niet op te tellen, valt weg en dat wordt gezegd.
fn kolommen(
    bestand: &BronBestand<'_>,
    tabel: &Tabel,
    gemeente: usize,
    per: &[(usize, String)],
    bevindingen: &mut Vec<Finding>,
) -> Vec<Kolom> {
    let schrijfwijze = if tabel.scheiding == b',' { Schrijfwijze::Punt } else { Schrijfwijze::Nederlands };
    let mut uit = Vec::new();
    for (plaats, kop) in tabel.koppen.iter().enumerate() {
        if plaats == gemeente || per.iter().any(|(p, _)| *p == plaats) {
            continue;
        }
        let klein = kop.to_lowercase();
        let gevuld: Vec<(u64, &str)> = tabel
            .rijen
            .iter()
            .map(|r| (r.regel, cel(r, plaats).trim()))
            .filter(|(_, t)| !matches!(*t, "" | "." | "-" | "onbekend"))
            .collect();
        let gelezen: Vec<(u64, &str, Result<Amount, AmountError>)> =
            gevuld.into_iter().map(|(r, t)| (r, t, Amount::parse(t, schrijfwijze))).collect();
        let getallen = gelezen.iter().filter(|(_, _, a)| !matches!(a, Err(AmountError::GeenGetal))).count();
        if getallen == 0 || getallen * 2 < gelezen.len() {
            if !kop.trim().is_empty() && !klein.contains("naam") {
                bevindingen.push(bestand.info(format!("kolom {kop} heeft geen aantallen en is weggelaten")));
            }
            continue;
        }
        if NIET_OPTELBAAR.iter().any(|deel| klein.contains(deel)) {
            bevindingen.push(
                Finding::waarschuwing(
                    "HER-006",
                    format!("kolom {kop} lijkt geen aantal: een percentage of gemiddelde is niet op te tellen. Zij is weggelaten"),
                )
                .met_bestand(bestand.naam)
                .met_rij(tabel.kopregel),
            );
            continue;
        }
        let mis = gelezen.iter().filter_map(|(regel, tekst, a)| Some((*regel, *tekst, (*a).err()?)));
        bevindingen.extend(mis.map(|(regel, tekst, fout)| {
            let waarom = match fout {
                AmountError::Dubbelzinnig => {
                    "kan duizend-en-zoveel of een kommagetal zijn; schrijf het zonder punt of komma"
                }
                AmountError::TeVeelDecimalen => "heeft meer dan zes decimalen",
                AmountError::TeGroot => "is groter dan een miljard",
                AmountError::Leeg | AmountError::GeenGetal => "is geen getal; laat de cel leeg als het onbekend is",
            };
            bestand.fout("HER-005", format!("'{tekst}' {waarom}")).met_rij(regel).met_kolom(kop)
        }));
        let heel = gelezen.iter().all(|(_, _, a)| a.is_ok_and(Amount::is_heel));
        uit.push(Kolom {
            plaats,
            kop: kop.trim().to_owned(),
            schrijfwijze,
            decimalen: if heel { 0 } else { DECIMALEN },
        });
    }
    uit
}

/// Een rij met haar gemeente van toen.
struct Gelezen<'a> {
    code: GebiedCode,
    sleutel: Vec<String>,
    rij: &'a Rij,
}

fn rijen<'a>(
    bestand: &BronBestand<'_>,
    tabel: &'a Tabel,
    gemeente: usize,
    per: &[(usize, String)],
    opdracht: &Opdracht<'_>,
    bevindingen: &mut Vec<Finding>,
) -> Vec<Gelezen<'a>> {
    let mut uit = Vec::new();
    let mut gezien: BTreeMap<(GebiedCode, Vec<String>), u64> = BTreeMap::new();
    for rij in &tabel.rijen {
        let tekst = cel(rij, gemeente).trim();
        if LAND.iter().any(|l| l.eq_ignore_ascii_case(tekst)) {
            bevindingen.push(
                bestand.info(format!("regel '{tekst}' is geen gemeente en is niet overgebracht")).met_rij(rij.regel),
            );
            continue;
        }
        let fout = |code: &'static str, bericht: String| {
            bestand
                .fout(code, bericht)
                .met_rij(rij.regel)
                .met_kolom(tabel.koppen.get(gemeente).map_or("", String::as_str))
        };
        let code = match zoek(tekst, opdracht) {
            Ok(code) => code,
            Err(bericht) => {
                bevindingen.push(fout("HER-003", bericht));
                continue;
            }
        };
        let sleutel: Vec<String> = per.iter().map(|(p, _)| cel(rij, *p).to_owned()).collect();
        if let Some(eerder) = gezien.insert((code.clone(), sleutel.clone()), rij.regel) {
            let hulp = "Laat er één staan, of noem met --per de kolommen die de rijen onderscheiden";
            bevindingen.push(fout("HER-004", format!("'{tekst}' staat ook op regel {eerder}. {hulp}")));
            continue;
        }
        uit.push(Gelezen { code, sleutel, rij });
    }
    uit
}

/// De gemeente van toen bij een code of naam, of waarom zij er niet is.
fn zoek(tekst: &str, opdracht: &Opdracht<'_>) -> Result<GebiedCode, String> {
    let van = opdracht.omzetting.van;
    let was_er = |c: &GebiedCode| opdracht.omzetting.regel(c).is_some();
    let oud = match opdracht.herindelingen.zoek_vroeger(tekst) {
        OudeNaam::Geen => Vec::new(),
        OudeNaam::Een(een) => vec![*een],
        OudeNaam::Meer(meer) => meer,
    };
    if let Some(toen) = oud.iter().find(|v| was_er(&v.code)) {
        return Ok(toen.code.clone());
    }
    match opdracht.namen.zoek(tekst) {
        Ok(code) if was_er(&code) => Ok(code),
        Ok(code) => Err(format!(
            "{code} {} bestond op {} nog niet; klopt --van?",
            opdracht.herindelingen.naam(&code),
            dag_in_zin(van)
        )),
        Err(onbekend) => Err(match oud.first() {
            Some(weg) => format!("{weg}; op {} was zij er al niet meer", dag_in_zin(van)),
            None => format!("'{tekst}' is geen gemeente en is dat nooit geweest; {}", onbekend.vraag()),
        }),
    }
}

/// De som van een kolom, voor en na.
#[derive(Clone, Default)]
struct Totaal {
    voor: Amount,
    na: Amount,
    leeg: usize,
    onbekend: BTreeSet<GebiedCode>,
}

impl Totaal {
    fn tel(&mut self, voor: &BTreeMap<GebiedCode, Option<Amount>>, na: &BTreeMap<GebiedCode, Option<Amount>>) {
        self.voor = self.voor + voor.values().flatten().copied().sum();
        self.na = self.na + na.values().flatten().copied().sum();
        self.leeg += voor.values().filter(|a| a.is_none()).count();
        self.onbekend.extend(na.iter().filter(|(_, a)| a.is_none()).map(|(c, _)| c.clone()));
    }

    fn bevinding(&self, bestand: &BronBestand<'_>, kop: &str, herindelingen: &Herindelingen) -> Finding {
        let (voor, na) = (self.voor.met_komma(), self.na.met_komma());
        if self.onbekend.is_empty() {
            return bestand.info(format!("{kop}: totaal {voor} voor, {na} na"));
        }
        Finding::waarschuwing(
            "HER-007",
            format!(
                "{kop}: totaal {voor} voor, {na} na; {} lege cellen, en onbekend zijn {}, omdat van een deel geen aantal in het bestand staat",
                self.leeg,
                kort(&self.onbekend.iter().map(|c| herindelingen.naam(c)).collect::<Vec<_>>())
            ),
        )
        .met_bestand(bestand.naam)
    }
}

fn getal(aantal: Amount, scheiding: char) -> String {
    if scheiding == ',' { aantal.to_string() } else { aantal.met_komma() }
}

fn schrijf_rij(uit: &mut String, velden: &[String], scheiding: char) {
    for (i, veld) in velden.iter().enumerate() {
        if i > 0 {
            uit.push(scheiding);
        }
        // Een getal van ons mag met een min beginnen; tekst die een rekenblad als formule leest niet.
        let tekst = if veld.replace(',', ".").parse::<rust_decimal::Decimal>().is_ok() {
            veld.as_str().into()
        } else {
            veilige_cel(veld)
        };
        if tekst.contains([scheiding, '"', '\n', '\r']) {
            let _ = write!(uit, "\"{}\"", tekst.replace('"', "\"\""));
        } else {
            uit.push_str(&tekst);
        }
    }
    uit.push('\n');
}
