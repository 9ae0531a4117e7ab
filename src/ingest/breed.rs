//! Een brede tabel (elke kolom een dimensie of een onderwerp) als brontabel: OData v3, kerncijfers, onze eigen tabel en
//! elke andere CSV of werkmap.
//!
//! Welke kolom wat is, blijkt uit haar kop en haar inhoud, nooit uit haar plaats.

use std::collections::BTreeMap;

use crate::band_kop::herstel_koppen;
use crate::brontabel::{BronRij, Brontabel, Dimensie};
use crate::csv_rijen::Rij;
use crate::csv_tabel::Tabel;
use crate::getal::{Decimaal, lijkt_duizendtal, lijkt_getal, met_punt};
use crate::herken::Bestandssoort;
use crate::opmerking::{LeesOpmerking, Opmerkingen};
use crate::statline_kop::{Onderwerp, ontleed, splits_eenheid, stam_van};
use crate::statline_waarde::{Waarde, kort};

/// Welk teken de decimalen scheidt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Cijfers {
    /// Het formaat schrijft een punt voor.
    Punt,
    /// Het moet uit het bestand blijken.
    Zoek,
}

/// Wat een kolom is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rol {
    Dimensie,
    Getal,
    Tekst,
    Weg,
}

/// Maakt de brontabel; de soort zegt hoe de koppen te lezen zijn.
pub(crate) fn breed(mut tabel: Tabel, soort: Bestandssoort, cijfers: Cijfers) -> Brontabel {
    let mut bevindingen = Opmerkingen::default();
    if soort == Bestandssoort::GewoneCsv || soort == Bestandssoort::Werkmap {
        herstel_koppen(&mut tabel.koppen, tabel.kopregel, &mut bevindingen);
    }
    let vergaard: Vec<Kolom> = (0..tabel.koppen.len()).map(|k| Kolom::van(&tabel.rijen, k)).collect();
    let rollen: Vec<Rol> =
        tabel.koppen.iter().zip(&vergaard).map(|(kop, kolom)| rol(kop, kolom, &soort, &tabel.koppen)).collect();
    let lezer = Getallezer::new(&tabel, &rollen, cijfers);
    let op = |gezocht: fn(Rol) -> bool| {
        rollen.iter().zip(&tabel.koppen).filter(move |(rol, _)| gezocht(**rol)).map(|(_, kop)| kop.as_str())
    };
    let mut dimensies: Vec<Dimensie> =
        op(|r| r == Rol::Dimensie).map(|naam| Dimensie { naam: naam.to_owned(), leden: BTreeMap::new() }).collect();
    let onderwerpen: Vec<Onderwerp> =
        op(|r| matches!(r, Rol::Getal | Rol::Tekst)).map(|kop| onderwerp(kop, &soort)).collect();
    leden_van_kerncijfers(&tabel, &soort, &mut dimensies);
    let koppen = std::mem::take(&mut tabel.koppen);
    let rijen = std::mem::take(&mut tabel.rijen);
    let rijen = rijen.into_iter().map(|rij| lezer.rij(rij, &koppen, &rollen, &mut bevindingen)).collect();
    let mut alle: Vec<LeesOpmerking> = tabel.bevindingen;
    alle.extend(bevindingen.klaar());
    Brontabel {
        soort,
        tabel: None,
        titel: None,
        bestanden: Vec::new(),
        dimensies,
        onderwerpen,
        rijen,
        weggelaten: Vec::new(),
        bevindingen: alle,
    }
}

/// Wat er in een kolom staat.
struct Kolom {
    gevuld: usize,
    getallen: usize,
}

impl Kolom {
    fn van(rijen: &[Rij], plaats: usize) -> Self {
        let cellen = || rijen.iter().filter_map(|r| r.cellen.get(plaats)).filter(|c| !is_niets(c));
        Self { gevuld: cellen().count(), getallen: cellen().filter(|c| lijkt_getal(c)).count() }
    }

    fn is_tekst(&self) -> bool {
        self.getallen * 2 < self.gevuld
    }
}

/// Geen cijfer: leeg, onbekend of geheim.
fn is_niets(cel: &str) -> bool {
    matches!(cel, "" | "." | "x" | "X")
}

fn rol(kop: &str, kolom: &Kolom, soort: &Bestandssoort, koppen: &[String]) -> Rol {
    let getal_of_tekst = if kolom.is_tekst() { Rol::Tekst } else { Rol::Getal };
    match soort {
        _ if kop.is_empty() => Rol::Weg,
        Bestandssoort::OdataV3Csv | Bestandssoort::OdataV3Json => match kop {
            "ID" | "Id" => Rol::Weg,
            _ if stam_van(kop) == kop => Rol::Dimensie,
            _ => getal_of_tekst,
        },
        Bestandssoort::Kerncijfers => {
            // De code van tien tekens is de volledige; `gwb_code` is in oude jaargangen een andere.
            let code = if koppen.iter().any(|k| k == "gwb_code_10") { "gwb_code_10" } else { "gwb_code" };
            if kop == code { Rol::Dimensie } else { getal_of_tekst }
        }
        _ if is_bekende_sleutel(kop) || kolom.is_tekst() => Rol::Dimensie,
        _ => Rol::Getal,
    }
}

/// Koppen die een rij aanwijzen, ook als er getallen in staan.
fn is_bekende_sleutel(kop: &str) -> bool {
    let kop = kop.to_lowercase();
    let woord = kop.split(['_', ' ', '-']).next().unwrap_or_default();
    let begint = [
        "perioden",
        "periode",
        "jaar",
        "jaartal",
        "peildatum",
        "datum",
        "regio",
        "regios",
        "regio's",
        "gemeente",
        "gemeentecode",
        "gemeenten",
        "gm",
        "gwb",
        "wijk",
        "buurt",
        "code",
        "geslacht",
        "leeftijd",
        "leeftijdsgroep",
        "provincie",
        "corop",
        "ggd",
        "statcode",
        "id",
        "codering",
        "wijkenenbuurten",
        "marges",
        "variant",
    ];
    begint.contains(&woord) && splits_eenheid(&kop).1.is_none()
}

fn onderwerp(kop: &str, soort: &Bestandssoort) -> Onderwerp {
    match soort {
        Bestandssoort::OdataV3Csv | Bestandssoort::OdataV3Json | Bestandssoort::Kerncijfers => {
            Onderwerp { code: Some(kop.to_owned()), pad: vec![stam_van(kop).to_owned()], eenheid: None }
        }
        Bestandssoort::EigenTabel => Onderwerp { code: Some(kop.to_owned()), pad: vec![kop.to_owned()], eenheid: None },
        _ => ontleed(kop),
    }
}

/// Kerncijfers noemen bij elke code de naam.
fn leden_van_kerncijfers(tabel: &Tabel, soort: &Bestandssoort, dimensies: &mut [Dimensie]) {
    let plaats = |naam: &str| tabel.koppen.iter().position(|k| k == naam);
    let (Bestandssoort::Kerncijfers, [dimensie], Some(naam)) = (soort, dimensies, plaats("regio")) else { return };
    let Some(code) = plaats(&dimensie.naam) else { return };
    for rij in &tabel.rijen {
        if let (Some(code), Some(naam)) = (rij.cellen.get(code), rij.cellen.get(naam)) {
            dimensie.leden.insert(code.clone(), naam.clone());
        }
    }
}

/// Leest cellen als waarden, met wat over het hele bestand geldt.
struct Getallezer {
    decimaal: Decimaal,
    /// Elke punt heeft drie cijfers achter zich: duizendtallen of decimalen, dat is niet te zien.
    punt_onzeker: bool,
}

impl Getallezer {
    fn new(tabel: &Tabel, rollen: &[Rol], cijfers: Cijfers) -> Self {
        if cijfers == Cijfers::Punt {
            return Self { decimaal: Decimaal::Punt, punt_onzeker: false };
        }
        let getallen = || {
            tabel.rijen.iter().flat_map(|rij| {
                let met_rol = rij.cellen.iter().zip(rollen);
                met_rol.filter(|(cel, rol)| **rol == Rol::Getal && lijkt_getal(cel)).map(|(cel, _)| cel)
            })
        };
        let komma = getallen().any(|cel| cel.contains(','));
        Self {
            decimaal: if komma { Decimaal::Komma } else { Decimaal::Punt },
            punt_onzeker: getallen().filter(|cel| cel.contains('.')).all(|cel| lijkt_duizendtal(cel)),
        }
    }

    fn rij(&self, rij: Rij, koppen: &[String], rollen: &[Rol], bevindingen: &mut Opmerkingen) -> BronRij {
        let mut uit = BronRij { bestand: 0, regel: rij.regel, sleutel: Vec::new(), waarden: Vec::new() };
        for ((cel, rol), kop) in rij.cellen.into_iter().zip(rollen).zip(koppen) {
            match rol {
                Rol::Weg => {}
                Rol::Dimensie => uit.sleutel.push(cel),
                Rol::Tekst => uit.waarden.push(match cel.as_str() {
                    "" => Waarde::Ontbreekt,
                    "." => Waarde::Onbekend,
                    _ => Waarde::Tekst(cel),
                }),
                Rol::Getal => uit.waarden.push(self.waarde(cel, rij.regel, kop, bevindingen)),
            }
        }
        uit
    }

    fn waarde(&self, cel: String, regel: u64, kop: &str, bevindingen: &mut Opmerkingen) -> Waarde {
        match cel.as_str() {
            "" => return Waarde::Ontbreekt,
            "." => return Waarde::Onbekend,
            "x" | "X" => return Waarde::Geheim,
            _ => {}
        }
        let onzeker = self.punt_onzeker && cel.contains('.');
        if let Some(getal) = met_punt(&cel, self.decimaal).filter(|_| !onzeker) {
            return Waarde::Getal(getal);
        }
        bevindingen.fout(Some(regel), Some(kop), || {
            let waarom = match self.decimaal {
                _ if !lijkt_getal(&cel) => "dit is geen getal, terwijl in deze kolom getallen staan",
                Decimaal::Komma => "er staat een punt in, terwijl dit bestand een decimale komma heeft",
                Decimaal::Punt if cel.contains(',') => {
                    "er staat een komma in, terwijl dit formaat een decimale punt heeft"
                }
                Decimaal::Punt => {
                    "de punt kan duizendtallen of decimalen scheiden; waarschijnlijk heeft Excel het bestand veranderd"
                }
            };
            format!("'{}': {waarom}. Verbeter de cel, of haal de tabel opnieuw op", kort(&cel))
        });
        Waarde::Tekst(cel)
    }
}
