//! Zinnen over wat er is (IST) en wat er nog moet komen (GAP).

use normwijzer_core::gap::{Gap, Status};
use normwijzer_core::huidig::IstTrace;
use normwijzer_core::ist::IstSoort;
use normwijzer_core::norm::{Karakter, Norm};
use normwijzer_core::plan::{Plan, PlanRij};
use normwijzer_core::soll::{Bereik, SollTrace};
use normwijzer_core::{Amount, Basis, GebiedCode, Grondslag};

use super::norm::zonder_regio;
use super::{Maat, NIET_AFGEDRUKT, NOG_NIET_BEKEND, afscherming, gebieden, uiteinden};
use crate::document::Zin;
use crate::gedrukt;
use crate::nl;

/// De inwoners van een gemeente, uit de rijen van het plan; `None` als geen rij ze noemt.
#[must_use]
pub fn inwoners(plan: &Plan, gemeente: &GebiedCode) -> Option<Amount> {
    plan.rijen.iter().filter(|r| r.gebied.code == *gemeente).find_map(|r| match &r.soll.trace {
        SollTrace::Gedeeld(delen) => delen.first().map(|d| d.inwoners_deel),
        _ => r.soll.stand.filter(|s| s.grondslag == Grondslag::Inwoners).map(|s| s.basis),
    })
}

/// De IST in een cel: "6,1", "<10", "nog niet bekend".
#[must_use]
pub fn ist_kort(maat: Maat, rij: &PlanRij) -> String {
    match rij.ist.waarde {
        Some(ist) => maat.telling(ist),
        None => NOG_NIET_BEKEND.to_owned(),
    }
}

/// De SOLL in een cel, zonder eenheid.
#[must_use]
pub fn soll_kort(maat: Maat, rij: &PlanRij) -> String {
    match rij.soll.bereik {
        _ if zonder_regio(rij) => GEEN.to_owned(),
        Some(soll) => maat.bereik(soll, rij.positie),
        None => NOG_NIET_BEKEND.to_owned(),
    }
}

/// De SOLL in een cel, met eenheid.
#[must_use]
pub fn soll_cel(maat: Maat, rij: &PlanRij) -> Zin {
    match rij.soll.bereik {
        _ if zonder_regio(rij) => Zin::from(GEEN),
        Some(soll) => maat.in_cel(soll, rij.positie),
        None => Zin::new().onzeker(NOG_NIET_BEKEND),
    }
}

/// De GAP in een cel; bij een minimum staat een tekort dat het totaal verbergt erbij.
#[must_use]
pub fn gap_kort(maat: Maat, rij: &PlanRij) -> String {
    match (rij.gap.as_ref(), rij.soll.bereik, rij.ist.waarde) {
        _ if zonder_regio(rij) => GEEN.to_owned(),
        (Some(gap), Some(soll), Some(ist)) => {
            let verschil = maat.verschil(soll, gap.gap, ist, rij.positie);
            match verborgen_tekort(maat, rij) {
                Some(tekort) => format!("{verschil} (tekort {tekort})"),
                None => verschil,
            }
        }
        _ => NOG_NIET_BEKEND.to_owned(),
    }
}

/// Wat er nog bij moet, voor een opsomming; bij een minimum het tekort per gemeente.
#[must_use]
pub fn nog_nodig(norm: &Norm, maat: Maat, rij: &PlanRij) -> String {
    match rij.gap.as_ref().and_then(|g| g.tekort) {
        Some(tekort) if norm.karakter == Karakter::Minimum && !rij.ist.waarde.is_some_and(|i| maat.is_klein(i)) => {
            maat.bereik(tekort, rij.positie)
        }
        _ => gap_kort(maat, rij),
    }
}

/// Het tekort van een gebied onder een minimum, als het totaal het verbergt achter het overschot van een ander.
fn verborgen_tekort(maat: Maat, rij: &PlanRij) -> Option<String> {
    let gap = rij.gap.as_ref().filter(|_| rij.status == Status::Onder)?;
    let (tekort, verschil) = (gap.tekort?, uiteinden(gap.gap, rij.positie));
    let onder_nul = |a: Amount| a <= Amount::ZERO || maat.getal(a) == "0";
    (onder_nul(verschil.0) && onder_nul(verschil.1)).then(|| maat.bereik(tekort, rij.positie))
}

/// Wat er staat waar een norm in dit gebied niets telt.
pub(super) const GEEN: &str = "–";

/// De IST als zin.
#[must_use]
pub fn ist(norm: &Norm, rij: &PlanRij, plan: &Plan) -> Zin {
    let zin = huidig(norm, rij, plan);
    if zin.is_leeg() || rij.ist.is_deels() { zin } else { Zin::from("IST: ").zin(zin) }
}

/// De IST als zin, waar er al staat dat het om de IST gaat: "7,5 fte volgens opgave (peildatum 1 januari 2026)."
#[must_use]
pub fn huidig(norm: &Norm, rij: &PlanRij, plan: &Plan) -> Zin {
    let Some(maat) = Maat::van(norm).filter(|_| !zonder_regio(rij)) else { return Zin::new() };
    if rij.ist.is_deels() {
        return deels(maat, rij, plan);
    }
    let Some(waarde) = rij.ist.waarde else {
        return Zin::new().onzeker(NOG_NIET_BEKEND).tekst(".");
    };
    let getal = maat.telling(waarde);
    let mut zin = Zin::new().bedrag(getal.clone()).eenheid(maat.woord(&getal));
    zin = match rij.ist.soort {
        IstSoort::Fictief => zin.tekst(", ").onzeker("FICTIEF: een voorbeeld, geen gegeven van de regio"),
        _ => zin.tekst(" volgens opgave"),
    };
    if let Some(dag) = rij.ist.peildatum {
        let dag = nl::datum(dag);
        zin = zin.tekst(if norm.eenheid().is_some_and(normwijzer_core::Eenheid::per_jaar) {
            format!(" (twaalf maanden tot en met {dag})")
        } else {
            format!(" (peildatum {dag})")
        });
    }
    match &rij.ist.trace {
        IstTrace::Som { regios } if matches!(rij.soll.trace, SollTrace::Gedeeld(_)) && !regios.is_empty() => {
            zin.tekst(format!("; het aandeel naar inwoners in de opgave van {}.", gebieden(regios)))
        }
        IstTrace::EigenRij { niet_toegedeeld: Some(rest), .. } if !rest.is_zero() => {
            zin.tekst("; daarvan is ").zin(maat.hoeveelheid(*rest)).tekst(" niet aan gemeenten toegedeeld.")
        }
        _ => zin.tekst("."),
    }
}

/// "Van 9 van de 12 gemeenten (83% van de inwoners) bekend: 6,1 van 7,4 fte."
fn deels(maat: Maat, rij: &PlanRij, plan: &Plan) -> Zin {
    let stand = &rij.ist;
    let (n, totaal) = (stand.leden_bekend.len(), stand.leden_totaal);
    let som = stand.leden_bekend.iter().map(|c| inwoners(plan, c)).sum::<Option<Amount>>();
    let deel = som.zip(plan.inwoners).filter(|(_, t)| !t.is_zero()).map(|(d, t)| d.mul_div(Amount::ONE, t));
    let deel = deel.map_or_else(String::new, |d| format!(" ({} van de inwoners)", nl::procent(d)));
    let bekend = maat.telling(stand.bekend.unwrap_or_default());
    let mut zin = Zin::from(format!("Van {n} van de {totaal} gemeenten{deel} bekend: ")).bedrag(bekend).tekst(" van ");
    zin = match soll_bekend(rij, plan) {
        Some(soll) => zin.zin(maat.in_cel(soll, rij.positie)),
        None => zin.onzeker("een SOLL die nog niet bekend is"),
    };
    if stand.soort == IstSoort::Fictief {
        zin = zin.tekst(", ").onzeker("FICTIEF: een voorbeeld, geen gegeven van de regio");
    }
    zin.tekst(". De IST van het geheel is ").onzeker(NOG_NIET_BEKEND).tekst(".")
}

/// De SOLL van de leden waarvan de IST bekend is, over de hele bandbreedte: de kern geeft haar bij de gekozen plaats,
/// en elke norm is een veelvoud van haar streefwaarde. Rekenen de gemeenten met eigen getallen, dan is het hun som.
fn soll_bekend(rij: &PlanRij, plan: &Plan) -> Option<Bereik> {
    let gekozen = rij.ist.soll_bekend?;
    let Some(waarden) = &rij.rekenwaarden else {
        let bekend = plan.rijen_van_leden(&rij.norm).filter(|r| rij.ist.leden_bekend.contains(&r.gebied.code));
        return gedrukt::som(bekend.map(gedrukt::soll));
    };
    let streef = waarden.streef;
    if streef.gekozen.is_zero() {
        return Some(Bereik::vlak(gekozen));
    }
    let deel = |plaats| gekozen.mul_div(plaats, streef.gekozen);
    Some(Bereik { laag: deel(streef.laag), gekozen, hoog: deel(streef.hoog) })
}

/// De GAP als zin, met tekort en overschot waar beide bestaan.
#[must_use]
pub fn gap(norm: &Norm, rij: &PlanRij, plan: &Plan) -> Zin {
    let Some(maat) = Maat::van(norm).filter(|_| !zonder_regio(rij)) else { return Zin::new() };
    let (Some(gap), Some(soll), Some(ist)) = (rij.gap.as_ref(), rij.soll.bereik, rij.ist.waarde) else {
        return Zin::from(match rij.status {
            Status::NietVanKracht => "De norm geldt nog niet of niet meer in het doelkwartaal.",
            Status::GrondslagOnbekend => "De bevolking waarover gerekend wordt is onbekend; daarom is er geen SOLL.",
            _ => "GAP en ingroeipad: nog niet bekend.",
        });
    };
    let verschil = maat.verschil(soll, gap.gap, ist, rij.positie);
    let uitkomst = match rij.status {
        Status::Onder if maat.is_klein(ist) => nog_te_bouwen(maat, Zin::new().bedrag(verschil.clone()).eenheid(maat.woord(&verschil))),
        Status::Onder => nog_te_bouwen(maat, maat.in_zin(tekort(norm, gap), rij.positie)),
        Status::Binnen => binnen(maat, gedrukt::band(rij, plan).unwrap_or(soll), ist),
        Status::Boven => {
            let hoog = gedrukt::band(rij, plan).unwrap_or(soll).hoog;
            Zin::from("De IST ligt ").zin(maat.hoeveelheid(ist - hoog)).tekst(" boven de bandbreedte.")
        }
        Status::Gehaald if norm.karakter == Karakter::Rekenwaarde => {
            Zin::from("GAP: geen; er is zoveel capaciteit als waarmee de norm rekent, of meer.")
        }
        Status::Gehaald => gehaald(maat, gap, rij),
        Status::IstDeelsBekend => Zin::from("GAP: ").bedrag(verschil.clone()).eenheid(maat.woord(&verschil)).tekst(
            " in totaal; hoe de IST over de gemeenten verdeeld is, en dus of elke gemeente de norm haalt, is nog niet bekend.",
        ),
        _ => Zin::new(),
    };
    Zin::alle([uitkomst, tekort_en_overschot(maat, gap, rij), niet_afgedrukt(maat, rij, plan)])
}

/// Dat er van de verdeling over de gemeenten iets niet staat, waar dat niet al uit een IST van "<10" blijkt.
fn niet_afgedrukt(maat: Maat, rij: &PlanRij, plan: &Plan) -> Zin {
    match afscherming::waarom_niet(maat, rij, plan) {
        Some(reden) if !rij.ist.waarde.is_some_and(|i| maat.is_klein(i)) => {
            Zin::from(format!("Tekort en overschot per gemeente en het ingroeipad: {NIET_AFGEDRUKT}, want {reden}."))
        }
        _ => Zin::new(),
    }
}

/// Bij een minimum telt het tekort per gemeente; anders het verschil van het geheel.
fn tekort(norm: &Norm, gap: &Gap) -> Bereik {
    gap.tekort.filter(|_| norm.karakter == Karakter::Minimum).unwrap_or(gap.gap)
}

/// Aanbod wordt gebouwd; een aantal per jaar wordt bereikt.
fn nog_te_bouwen(maat: Maat, hoeveel: Zin) -> Zin {
    Zin::from("GAP: nog ").zin(hoeveel).tekst(if maat.eenheid.per_jaar() { " te bereiken." } else { " te bouwen." })
}

fn binnen(maat: Maat, soll: Bereik, ist: Amount) -> Zin {
    let ruimte = soll.hoog - ist;
    let zin = Zin::from("De IST ligt binnen de bandbreedte van ").zin(maat.in_cel(soll, None));
    if maat.getal(ruimte) == "0" {
        return zin.tekst(".");
    }
    zin.tekst("; tot de bovengrens is er nog ").zin(maat.hoeveelheid(ruimte)).tekst(" ruimte.")
}

fn gehaald(maat: Maat, gap: &Gap, rij: &PlanRij) -> Zin {
    let meer = -uiteinden(gap.gap, rij.positie).1;
    if meer.is_negatief() || maat.getal(meer) == "0" || rij.ist.waarde.is_some_and(|i| maat.is_klein(i)) {
        return Zin::from("De norm is gehaald.");
    }
    Zin::from("De norm is gehaald, met ").zin(maat.hoeveelheid(meer)).tekst(" meer dan gevraagd.")
}

/// Wat de ene gemeente te veel heeft, vult het tekort van de andere niet: staan beide er, dan worden beide genoemd.
fn tekort_en_overschot(maat: Maat, gap: &Gap, rij: &PlanRij) -> Zin {
    let (Some(tekort), Some(overschot)) = (gap.tekort, gap.overschot) else { return Zin::new() };
    let (tl, th) = uiteinden(tekort, rij.positie);
    let (ol, oh) = uiteinden(overschot, rij.positie);
    // Tekort min overschot is de GAP, ook zoals het er afgedrukt staat.
    let paar = |t: Amount, o: Amount| {
        if t <= Amount::ZERO || o <= Amount::ZERO {
            return None;
        }
        let gedrukt = nl::afgerond_zodat_de_som_klopt(&[t, -o], maat.afronding);
        let [tekort, overschot] = gedrukt.as_slice() else { return None };
        let overschot = overschot.trim_start_matches('−');
        let deel = |naam: &str, getal: &str| Zin::from(naam).bedrag(getal).eenheid(maat.woord(getal));
        (tekort != "0" && overschot != "0")
            .then(|| deel("tekort ", tekort).tekst(", ").zin(deel("overschot ", overschot)))
    };
    let (laag, hoog) = (paar(tl, ol), paar(th, oh));
    let slot = ". Het overschot van de ene gemeente vult het tekort van de andere niet.";
    match (laag, hoog) {
        (None, None) => Zin::new(),
        (Some(p), _) if (tl, ol) == (th, oh) => Zin::from("Per gemeente geteld: ").zin(p).tekst(slot),
        (laag, hoog) => {
            let delen = [("bij de ondergrens ", laag), ("bij de bovengrens ", hoog)];
            let zin = delen
                .into_iter()
                .filter_map(|(w, p)| Some((w, p?)))
                .enumerate()
                .fold(Zin::from("Per gemeente geteld: "), |zin, (i, (waar, paar))| {
                    zin.tekst(if i == 0 { "" } else { "; " }).tekst(waar).zin(paar)
                });
            zin.tekst(slot)
        }
    }
}

/// Of de groei van het aantal 65-plussers bij deze rij hoort en niet is meegerekend.
#[must_use]
pub fn is_ouderen(rij: &PlanRij) -> bool {
    rij.soll.stand.is_some_and(|s| s.grondslag.basis() == Basis::Inwoners65Plus)
}
