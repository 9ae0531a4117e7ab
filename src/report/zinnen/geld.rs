//! De zinnen over geld: wat normen kosten, wie betaalt, en welk geld ernaast staat.
//!
//! De SPUK is ontschot en betaalt ook andere afspraken; hier staat daarom nooit dat een norm betaald is of past. Een
//! aanname heet zo, en onbekend is geen nul. Weet niet op welke pagina een zin staat.

use normwijzer_core::ist::IstSoort;
use normwijzer_core::kosten::{Betaler, KostenRij, PlanKosten};
use normwijzer_core::middelen::{GebiedMiddelen, OOK_BETAALD, Stroom, Verhouding, verhouding};
use normwijzer_core::norm::{Afronding, Norm, NormId};
use normwijzer_core::plan::PlanRij;
use normwijzer_core::plausibel::{self, Plausibel};
use normwijzer_core::soll::Bereik;
use normwijzer_core::{Amount, NormSet, Plan};

use super::{Maat, NOG_NIET_BEKEND, opsomming};
use crate::document::Zin;
use crate::nl;

/// Waarom het SPUK-bedrag na 2029 er niet is, in een cel.
pub const BFU: &str = "nog niet bekend (BFU in voorbereiding)";

/// Zonder pad zijn er geen kosten per jaar.
pub const ZONDER_PAD: &str = "Zonder IST is er geen ingroeipad; wat de normen per jaar kosten is dan nog niet bekend. Wat de hele SOLL per jaar kost, staat er wel.";

/// Een bedrag in hele euro: "€ 1.234".
#[must_use]
pub fn euro(a: Amount) -> String {
    format!("€ {}", nl::getal(a, Afronding::Heel))
}

/// Een bedrag bij laag en hoog: "€ 1.000–2.000". Met grenzen zijn het twee plannen, en dan kan het lage het duurste zijn.
#[must_use]
pub fn bereik(b: Bereik) -> String {
    if b.laag > b.hoog {
        return format!("{} (laag) en {} (hoog)", euro(b.laag), euro(b.hoog));
    }
    format!("€ {}", nl::bereik(b.laag, b.hoog, Afronding::Heel))
}

/// Wie betaalt, zoals het in een tabel staat.
#[must_use]
pub fn betaler(wie: Betaler) -> &'static str {
    match wie {
        Betaler::GemeenteLokaal => "gemeenten, uit lokaal geld",
        Betaler::GemeenteRegionaal => "gemeenten samen, uit regionaal geld",
        Betaler::Zorgverzekeraar => "zorgverzekeraar",
    }
}

/// De namen van normen.
fn namen(normen: &NormSet, ids: &[NormId]) -> Vec<String> {
    ids.iter().filter_map(|id| normen.norm(id)).map(|n| n.naam.clone()).collect()
}

/// De normen met een getal waarvan niet bekend is wat zij kosten; leeg als dat er geen zijn.
#[must_use]
pub fn kosten_onbekend(normen: &NormSet, kosten: &PlanKosten, wil: impl Fn(&Norm) -> bool) -> Option<Zin> {
    let zonder: Vec<NormId> = normen
        .normen
        .iter()
        .filter(|n| n.eenheid().is_some() && kosten.tarief(&n.id).is_none() && wil(n))
        .map(|n| n.id.clone())
        .collect();
    let namen = namen(normen, &zonder);
    (!namen.is_empty()).then(|| {
        Zin::from("De kosten zijn ")
            .onzeker(NOG_NIET_BEKEND)
            .tekst(format!(" van: {}. Zij staan in geen enkel totaal.", opsomming(&namen)))
    })
}

/// De kosten van een gebied in een jaar, voor zover de gemeenten ze betalen.
fn gemeentelijk(plan: &Plan, jaar: i16, ook_regionaal: bool, wil: &impl Fn(&NormId) -> bool) -> Option<Bereik> {
    let van_gemeente = |b: Betaler| match b {
        Betaler::GemeenteLokaal => true,
        Betaler::GemeenteRegionaal => ook_regionaal,
        Betaler::Zorgverzekeraar => false,
    };
    let telt = |r: &KostenRij| r.gebied == plan.gebied && r.jaar == jaar && van_gemeente(r.betaler) && wil(&r.norm);
    plan.kosten.as_ref()?.som(telt)
}

/// Of van elk bekend jaar ook het regionale deel te bepalen is; anders gaat een verhouding over het lokale deel.
fn spuk_samen(plan: &Plan) -> bool {
    plan.middelen.as_ref().is_some_and(|m| m.gebied.iter().all(|g| g.onbekend.is_some() || g.samen().is_some()))
}

/// De gemeentelijke kosten van alle normen naast het SPUK-bedrag in een jaar; `None` als een van beide onbekend is.
#[must_use]
pub fn deel_in_jaar(plan: &Plan, geld: &GebiedMiddelen) -> Option<Verhouding> {
    deel(plan, geld, &|_| true)
}

fn deel(plan: &Plan, geld: &GebiedMiddelen, wil: &impl Fn(&NormId) -> bool) -> Option<Verhouding> {
    let samen = spuk_samen(plan);
    let kosten = gemeentelijk(plan, geld.jaar, samen, wil)?;
    // Drie plannen onder grenzen staan niet vanzelf op volgorde; hier gaat het om het kleinste en het grootste.
    let op_volgorde = Bereik {
        laag: kosten.laag.min(kosten.gekozen).min(kosten.hoog),
        hoog: kosten.laag.max(kosten.gekozen).max(kosten.hoog),
        ..kosten
    };
    verhouding(op_volgorde, if samen { geld.samen() } else { geld.lokaal })
}

/// "De gemeentelijke kosten van deze normen zijn 3–9% (2027) … van het SPUK-bedrag; daaruit worden ook … betaald.", voor
/// de normen die meedoen. Waar het regionale deel niet te bepalen is, gaat het over het lokale deel.
#[must_use]
pub fn deel_van_spuk(plan: &Plan, wil: impl Fn(&NormId) -> bool) -> Option<Zin> {
    let geld = plan.middelen.as_ref()?;
    let samen = spuk_samen(plan);
    let delen: Vec<String> = geld
        .gebied
        .iter()
        .filter_map(|g| Some(format!("{}% in {}", procenten(deel(plan, g, &wil)?.procent), g.jaar)))
        .collect();
    if delen.is_empty() {
        return None;
    }
    let [a, b, c] = OOK_BETAALD;
    let (welke, bedrag) = if samen {
        ("De gemeentelijke kosten van deze normen", "het SPUK-bedrag van dit gebied (lokaal en regionaal)")
    } else {
        ("De kosten van deze normen voor de gemeenten zelf", "het lokale deel van de SPUK van dit gebied")
    };
    Some(Zin::from(format!(
        "{welke} zijn {} van {bedrag}; daaruit worden ook {a}, {b} en {c} betaald. Voor 2030 en later is het SPUK-bedrag {BFU}.",
        opsomming(&delen)
    )))
}

fn procenten(p: Bereik) -> String {
    let een = |a: Amount| {
        let tekst = nl::met_decimalen(a.decimal(), 1);
        if tekst == "0" && a > Amount::ZERO { "<0,1".to_owned() } else { tekst }
    };
    let (laag, hoog) = (een(p.laag), een(p.hoog));
    if laag == hoog { laag } else { format!("{laag}–{hoog}") }
}

/// Wat er met het regionale deel gebeurt, en van welke regio's het hier niet meetelt.
#[must_use]
pub fn over_middelen(plan: &Plan) -> Vec<Zin> {
    let Some(geld) = &plan.middelen else { return Vec::new() };
    let daalt = geld.landelijk.veranderingen(Stroom::Regionaal).into_iter().filter(|v| v.daalt());
    let mut uit: Vec<Zin> = daalt
        .map(|v| {
            let minder = v.procent().map_or_else(String::new, |p| format!(" ({}%)", nl::met_decimalen(p.decimal(), 0)));
            let (jaar, naar) = v.naar;
            Zin::from(format!(
                "Het regionale deel van de SPUK daalt in {jaar} landelijk van {} naar {}{minder}.",
                euro(v.van.1),
                euro(naar)
            ))
        })
        .collect();
    let bekend = geld.gebied.iter().find(|g| g.onbekend.is_none());
    if let Some(g) = bekend {
        uit.extend(g.deels.iter().map(|d| {
            let deel = d.aanname.map_or_else(Zin::new, |a| {
                Zin::from("; naar de lokale sleutel zou daarvan ").bedrag(euro(a)).tekst(" bij dit gebied horen (").onzeker("aanname").tekst(")")
            });
            Zin::from(format!(
                "{} ligt maar voor een deel in dit gebied ({} van {} gemeenten); haar regionale deel{} telt hier niet mee",
                super::hoofdletter(&d.gebied.voluit()),
                d.binnen,
                d.van,
                d.geheel.map_or_else(String::new, |b| format!(" van {} in {}", euro(b), g.jaar))
            ))
            .zin(deel)
            .tekst(".")
        }));
        uit.push(Zin::from("De verdeling is ").onzeker("voorlopig").tekst(
            ": het lokale deel volgt vooralsnog de sleutel van de Brede SPUK 2026, het regionale deel die van de SPUK IZA 2026. Het deel van de GGD'en, de NPLV-gebieden en (mentale) Gezonde School (een subsidie) heeft geen bekende verdeelsleutel.",
        ));
    }
    uit
}

/// De kosten van deze normen per jaar in één zin: "€ 1.000–2.000 in 2027, …"; `None` zonder bekende kosten.
#[must_use]
pub fn per_jaar(plan: &Plan, wil: impl Fn(&NormId) -> bool) -> Option<Zin> {
    let kosten = plan.kosten.as_ref()?;
    let delen: Vec<String> = kosten
        .jaren()
        .into_iter()
        .filter_map(|jaar| {
            let som = kosten.som(|r| r.gebied == plan.gebied && r.jaar == jaar && wil(&r.norm))?;
            Some(format!("{} in {jaar}", bereik(som)))
        })
        .collect();
    if delen.is_empty() {
        return None;
    }
    let zin = Zin::from("Kosten: ").bedrag(opsomming(&delen));
    Some(if kosten.aangenomen.iter().any(wil) {
        zin.tekst(" (").onzeker("aanname").tekst(").")
    } else {
        zin.tekst(".")
    })
}

/// Wat de hele SOLL van een norm een jaar lang kost, op het prijspeil.
#[must_use]
pub fn van_soll(kosten: &PlanKosten, rij: &PlanRij) -> Option<Bereik> {
    let (laag, hoog) = super::uiteinden(rij.soll.bereik?, rij.positie);
    let soll = Bereik { laag, gekozen: rij.soll.bereik?.gekozen, hoog };
    Some(kosten.tarief(&rij.norm)?.van_stand(soll))
}

/// Wie welk deel van de kosten van deze normen betaalt: "gemeenten, uit lokaal geld 50%, zorgverzekeraar 50%".
#[must_use]
pub fn wie_betaalt(kosten: &PlanKosten, norm: &Norm) -> Option<Zin> {
    let tarief = kosten.tarief(&norm.id)?;
    let delen: Vec<String> = tarief
        .betalers
        .iter()
        .filter(|(_, deel)| !deel.is_zero())
        .map(|(wie, deel)| format!("{} {}", betaler(*wie), nl::procent(*deel)))
        .collect();
    Some(Zin::new().term(norm.naam.clone()).tekst(format!(": {}.", opsomming(&delen))))
}

/// De eigen caseload naast de uren die de norm laat; wat er niet is of niet afgedrukt wordt, wordt gezegd.
#[must_use]
pub fn eigen_caseload(normen: &NormSet, plan: &Plan, p: &Plausibel) -> Zin {
    let Some(eigen) = p.eigen else {
        return Zin::from("De eigen caseload is ")
            .onzeker(NOG_NIET_BEKEND)
            .tekst(": daarvoor is van verwijzingen en van brugfunctionarissen een IST nodig.");
    };
    let norm = |id: &str| normen.norm(&NormId::new(id));
    let maat = norm(plausibel::VERWIJZINGEN).and_then(Maat::van);
    if maat.is_some_and(|m| m.is_klein(eigen.verwijzingen)) {
        return Zin::from(
            "De eigen caseload wordt niet afgedrukt: het aantal verwijzingen is een telling onder de 10.",
        );
    }
    let fictief = [plausibel::VERWIJZINGEN, plausibel::BRUGFUNCTIONARIS]
        .into_iter()
        .filter_map(|id| plan.eigen_rij(&NormId::new(id)))
        .any(|r| r.ist.soort == IstSoort::Fictief);
    let mut zin = Zin::from(format!("In {}: ", plan.gebied.voluit()))
        .bedrag(nl::getal(eigen.verwijzingen, Afronding::Heel))
        .tekst(" verwijzingen per jaar bij ")
        .bedrag(nl::getal(eigen.fte, Afronding::EenDecimaal))
        .tekst(" fte");
    if let Some(per_fte) = eigen.per_fte {
        zin = zin.tekst(", ").bedrag(nl::getal(per_fte, Afronding::Heel)).tekst(" verwijzingen per fte");
    }
    zin = match eigen.uren {
        Some(uren) => zin.tekst("; per verwijzing ").bedrag(nl::met_decimalen(uren.decimal(), 2)).tekst(" uur"),
        None => zin.tekst("; zonder verwijzingen is er geen tijd per verwijzing"),
    };
    if fictief { zin.tekst(" (").onzeker("FICTIEF").tekst(").") } else { zin.tekst(".") }
}
