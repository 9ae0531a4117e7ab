//! Zinnen over wat een norm vraagt: het doel, de schaal, de lezing.

use normwijzer_core::norm::{Afronding, Karakter, Norm, StatusAzwa};
use normwijzer_core::plan::{Plan, PlanRij};
use normwijzer_core::soll::{Aandeel, SollTrace};
use normwijzer_core::{Amount, GrondslagSoort, NormId};

pub use super::status::zonder_regio;
use super::{Maat, gebieden};
use crate::document::Zin;
use crate::nl;

/// Het voorbehoud bij de ontwikkelagenda.
pub const RICHTPUNT: &str = "richtpunt, geen harde afspraak (voetnoot 8)";

/// Het voorbehoud waar de bron zelf van een eerste inschatting spreekt.
pub const EERSTE_INSCHATTING: &str =
    "eerste inschatting, evaluatie in 2028, zonder rekening met financiële restricties (voetnoot 11)";

/// Wat er staat zolang een lezing niet gekozen is.
pub const LEZING_OPEN: &str = "lezing nog te kiezen";

/// Of de lezing van deze norm nog gekozen moet worden.
#[must_use]
pub fn lezing_open(plan: &Plan, norm: &NormId) -> bool {
    plan.bevindingen.iter().any(|b| b.code == "PLAN-015" && b.norm_id.as_ref() == Some(norm))
}

/// De voorbehouden van een norm, los van het gebied.
#[must_use]
pub fn voorbehouden(norm: &Norm) -> Vec<&'static str> {
    let richtpunt = norm.status.richtpunt().then_some(RICHTPUNT);
    richtpunt.into_iter().chain(norm.eerste_inschatting.then_some(EERSTE_INSCHATTING)).collect()
}

/// Het doel: "Brugfunctionaris: IZA-regio Flevoland realiseert uiterlijk op 1 januari 2030 tussen 8,6 en 21,6 fte."
#[must_use]
pub fn doel(norm: &Norm, rij: &PlanRij, plan: &Plan) -> Zin {
    let begin = Zin::new().term(norm.naam.clone()).tekst(": ");
    if zonder_regio(rij) {
        return begin.tekst(format!("{} heeft hier geen eigen getal.", rij.gebied.voluit()));
    }
    let begin = begin.tekst(rij.gebied.voluit());
    let (Some(maat), Some(soll)) = (Maat::van(norm), rij.soll_doel) else {
        return begin.tekst(" heeft hier geen getal: ").onzeker("SOLL nog niet bekend").tekst(".");
    };
    let vorm = vorm(norm, rij);
    let mut zin = match norm.status {
        StatusAzwa::Basisfunctionaliteit => {
            begin.tekst(format!(" realiseert {vorm}")).zin(maat.in_zin(soll, rij.positie))
        }
        _ => begin.tekst(format!(" ontwikkelt door naar {vorm}")).zin(maat.in_cel(soll, rij.positie)),
    };
    if norm.karakter == Karakter::Rekenwaarde {
        zin = zin.tekst(" (rekenwaarde: telt in geen totaal mee)");
    }
    if !norm.status.richtpunt() {
        zin = zin.tekst(format!(", uiterlijk op {}", nl::datum(plan.horizon.doel().eerste_dag())));
    }
    zin = zin.zin(over_bevolking(rij));
    for voorbehoud in voorbehouden(norm) {
        zin = zin.tekst("; ").onzeker(voorbehoud);
    }
    zin.tekst(".")
}

/// Hoe een getal van deze norm gelezen moet worden: "minimaal ", "capaciteit voor gemiddeld ", of niets.
#[must_use]
pub fn vorm(norm: &Norm, rij: &PlanRij) -> &'static str {
    match norm.karakter {
        Karakter::Minimum if !is_aandeel(&rij.soll.trace) => "minimaal ",
        Karakter::Rekenwaarde => "capaciteit voor gemiddeld ",
        _ => "",
    }
}

/// ", over een geschatte bevolking": achter een SOLL die niet op een telling rust; anders leeg.
#[must_use]
pub fn over_bevolking(rij: &PlanRij) -> Zin {
    match rij.soll.stand_doel.or(rij.soll.stand).map(|s| s.soort) {
        Some(GrondslagSoort::Schatting) => Zin::from(", over een ").onzeker("geschatte").tekst(" bevolking"),
        Some(GrondslagSoort::Prognose) => Zin::from(", over een ").onzeker("vooruitberekende").tekst(" bevolking"),
        Some(GrondslagSoort::Aanname) => {
            Zin::from(", over een bevolking die op een ").onzeker("aanname").tekst(" rust")
        }
        _ => Zin::new(),
    }
}

fn is_aandeel(trace: &SollTrace) -> bool {
    matches!(trace, SollTrace::Gedeeld(delen) if delen.iter().any(|d| d.inwoners_deel != d.inwoners_geheel))
}

/// Hoe een SOLL over gebieden verdeeld of geteld is; leeg waar dat niet speelt.
#[must_use]
pub fn schaal(norm: &Norm, rij: &PlanRij) -> Zin {
    let Some(maat) = Maat::van(norm) else { return Zin::new() };
    match &rij.soll.trace {
        SollTrace::Gedeeld(delen) => Zin::alle(delen.iter().filter(|d| !geheel(d)).map(|d| aandeel(maat, rij, d))),
        SollTrace::Geteld { geheel, deels } => geteld(rij, geheel, deels),
        _ => Zin::new(),
    }
}

fn geheel(deel: &Aandeel) -> bool {
    deel.inwoners_deel == deel.inwoners_geheel
}

/// "0,27 fte = aandeel (13%) in de 2 fte van GGD Regio Utrecht; geen eigen minimum."
fn aandeel(maat: Maat, rij: &PlanRij, deel: &Aandeel) -> Zin {
    let breuk = deel.inwoners_deel.mul_div(Amount::ONE, deel.inwoners_geheel);
    let eigen = deel.geheel.map(|g| g.mul_div(deel.inwoners_deel, deel.inwoners_geheel));
    Zin::new().zin(maat.in_cel(eigen, rij.positie)).tekst(format!(
        " = aandeel ({}) in de {} {} van {}; geen eigen minimum.",
        nl::procent(breuk),
        geheel_getal(maat, deel, rij),
        maat.woord(""),
        deel.van.voluit()
    ))
}

/// De 2 van "2 fte": een norm die heel is, wordt niet als 2,0 geschreven.
fn geheel_getal(maat: Maat, deel: &Aandeel, rij: &PlanRij) -> String {
    let (laag, hoog) = super::uiteinden(deel.geheel, rij.positie);
    if laag == hoog && laag.is_heel() {
        nl::getal(laag, Afronding::Heel)
    } else {
        maat.bereik(deel.geheel, rij.positie)
    }
}

fn geteld(rij: &PlanRij, geheel: &[normwijzer_core::Gebied], deels: &[normwijzer_core::Gebied]) -> Zin {
    let eerste = if geheel.is_empty() {
        Zin::from(format!("De norm geldt per regio, en geen van die regio's ligt geheel in {}.", rij.gebied.voluit()))
    } else if geheel == std::slice::from_ref(&rij.gebied) {
        Zin::new()
    } else {
        Zin::from(format!("Geteld wordt wat geheel in het gebied ligt: {}.", gebieden(geheel)))
    };
    let tweede = if deels.is_empty() {
        Zin::new()
    } else {
        Zin::from(format!("Voor een deel in het gebied, en daarom niet geteld: {}.", gebieden(deels)))
    };
    Zin::alle([eerste, tweede])
}

/// "Lezing nog te kiezen: gerekend is met … Anders gelezen: …"; leeg bij één lezing.
#[must_use]
pub fn lezing(norm: &Norm, rij: &PlanRij, plan: &Plan) -> Zin {
    if !norm.heeft_open_lezing() {
        return Zin::new();
    }
    let Some(gekozen) = norm.lezing(&rij.lezing) else { return Zin::new() };
    let begin = if lezing_open(plan, &norm.id) {
        Zin::new().onzeker(super::hoofdletter(LEZING_OPEN))
    } else {
        Zin::from("Gekozen lezing")
    };
    let mut zin = begin.tekst(": ").code(gekozen.id.0.clone()).tekst(format!(". {}", gekozen.omschrijving));
    for (gemeente, lezing) in super::afwijking::andere_lezingen(rij, plan) {
        zin = zin.tekst(format!(" {gemeente} rekent met ")).code(lezing.0).tekst(".");
    }
    let Some(maat) = Maat::van(norm) else { return zin };
    let anders = rij.lezingen.iter().filter(|l| !l.gekozen);
    let mut uitkomsten = anders.filter_map(|l| Some((l, l.bereik?))).peekable();
    if uitkomsten.peek().is_some() {
        zin = zin.tekst(" Anders gelezen: ");
        for (i, (stand, bereik)) in uitkomsten.enumerate() {
            let komma = if i == 0 { "" } else { ", " };
            zin = zin.tekst(komma).code(stand.lezing.0.clone()).tekst(" ").zin(maat.in_cel(bereik, rij.positie));
        }
        zin = zin.tekst(".");
    }
    zin
}

/// Waar een gemeente geen rij van een norm heeft: "regionaal georganiseerd: GGD Flevoland."
#[must_use]
pub fn regionaal(norm: &Norm, plan: &Plan) -> Option<Zin> {
    let bevinding = plan.bevindingen.iter().find(|b| b.code == "PLAN-010" && b.norm_id.as_ref() == Some(&norm.id))?;
    Some(Zin::from(bevinding.bericht.clone()))
}

/// Bij een plaats of lezing die van de standaard afwijkt.
#[must_use]
pub fn verkenning(norm: &Norm, rij: &PlanRij) -> Zin {
    use normwijzer_core::choices::Positie;
    if !rij.verkenning {
        return Zin::new();
    }
    let plaats = match (rij.positie, Maat::van(norm)) {
        (Some(Positie::Eigen(waarde)), Some(_)) => format!("eigen streefwaarde {}", super::exact(waarde).0),
        (Some(Positie::NietGekozen) | None, _) | (_, None) => format!("lezing {}", rij.lezing),
        (Some(positie), _) => format!("plaats in de bandbreedte: {}", positie.token()),
    };
    let bereik = match (Maat::van(norm), rij.soll.bereik) {
        (Some(maat), Some(b)) if rij.streef.is_some_and(|s| s.is_bereik()) => {
            format!("; de norm zelf geeft {}", maat.in_cel(b, None))
        }
        _ => String::new(),
    };
    Zin::new().onzeker("Verkenning").tekst(format!(" met {plaats}{bereik}."))
}

/// Wat bij een norm in een tabel moet staan, wil het getal niet zekerder lijken dan het is.
#[must_use]
pub fn merken(norm: &Norm, rij: &PlanRij, plan: &Plan) -> Vec<&'static str> {
    let mut uit = Vec::new();
    if norm.status.richtpunt() {
        uit.push("richtpunt");
    }
    match rij.soll.stand.map(|s| s.soort) {
        Some(GrondslagSoort::Schatting) => uit.push("schatting"),
        Some(GrondslagSoort::Aanname) => uit.push("aanname"),
        Some(GrondslagSoort::Prognose) => uit.push("prognose"),
        _ => {}
    }
    if super::prognose::groeit(rij) {
        uit.push("prognose");
    }
    if rij.verkenning {
        uit.push("verkenning");
    }
    uit.extend(super::afwijking::merk(rij));
    if lezing_open(plan, &norm.id) {
        uit.push(LEZING_OPEN);
    }
    uit
}
