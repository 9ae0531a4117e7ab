//! Wat de bron zegt, hoe zij gelezen is, en wat een andere keuze zou veranderen.

use normwijzer_core::choices::Positie;
use normwijzer_core::norm::{Norm, Schaal, Soort};
use normwijzer_core::plan::{Plan, PlanRij};
use normwijzer_core::soll::SollTrace;
use normwijzer_core::{Amount, NormSet, streef};

use crate::zinnen::{Maat, afwijking as woorden, exact, norm as zin, uiteinden};

/// Zoveel afwijkingen worden voluit geschreven; de andere staan in het register.
const MEESTE_AFWIJKINGEN: usize = 3;

/// De zin van de norm, met document, versie en plaats.
pub(super) fn citaat(normen: &NormSet, norm: &Norm) -> String {
    let bron = bron(normen, norm);
    let slot = zin::voorbehouden(norm).join("; ");
    let slot = if slot.is_empty() { String::new() } else { format!(" Let op: {slot}.") };
    format!("Norm: „{}” ({bron}).{slot}", norm.citaat.trim())
}

/// Document, versie en plaats. De vindplaats noemt ze meestal zelf al.
pub(crate) fn bron(normen: &NormSet, norm: &Norm) -> String {
    match normen.edities.iter().find(|e| e.id == norm.editie) {
        Some(e) if !norm.vindplaats.contains(&e.versie) => {
            format!("{}, versie {}, {}", e.titel, e.versie, norm.vindplaats)
        }
        _ => norm.vindplaats.clone(),
    }
}

/// De lezing en, waar er meer zijn, wat de andere geven.
pub(super) fn lezing(norm: &Norm, rij: &PlanRij, plan: &Plan) -> Option<String> {
    let gekozen = norm.lezing(&rij.lezing)?;
    if norm.heeft_open_lezing() {
        return Some(zin::lezing(norm, rij, plan).to_string());
    }
    Some(format!("Lezing: {} {}", gekozen.omschrijving.trim(), gekozen.reden.trim()))
}

/// De plaats in de bandbreedte.
pub(super) fn plaats(norm: &Norm, maat: Maat, rij: &PlanRij) -> Option<String> {
    if rij.verkenning {
        return Some(zin::verkenning(norm, rij).to_string());
    }
    let Some(waarden) = &rij.rekenwaarden else {
        let (laag, hoog) = uiteinden(rij.soll.bereik?, rij.positie);
        let open = "Bandbreedte: niet elke gemeente heeft een plaats daarin gekozen, daarom staat er een bereik.";
        return (laag != hoog).then(|| open.to_owned());
    };
    let band = waarden.streef;
    (band.laag != band.hoog && rij.positie == Some(Positie::NietGekozen)).then(|| {
        format!(
            "Bandbreedte: {} tot {} {}; een plaats daarin is niet gekozen, daarom staat er een bereik.",
            exact(band.laag).0,
            exact(band.hoog).0,
            maat.woord("")
        )
    })
}

/// De afwijkingen waarmee gerekend is, elk met motivatie en besluit.
pub(super) fn afwijking(norm: &Norm, rij: &PlanRij, plan: &Plan) -> Option<String> {
    let alle: Vec<String> = woorden::van_rij(rij, plan)
        .map(|a| {
            let (waar, status) = (a.gebied.voluit(), woorden::status(a.besluit.status));
            format!("Afwijking {} ({status}) in {waar}: {}. {}", a.nummer, woorden::wat(norm, a), woorden::besluit(a))
        })
        .collect();
    let rest = alle.len().saturating_sub(MEESTE_AFWIJKINGEN);
    let meer = (rest > 0)
        .then(|| format!("En nog {}; zie het register.", crate::zinnen::aantal(rest, "afwijking", "afwijkingen")));
    let regel: Vec<String> = alle.into_iter().take(MEESTE_AFWIJKINGEN).chain(meer).collect();
    (!regel.is_empty()).then(|| regel.join(" "))
}

/// Wat dit getal zou veranderen.
pub(super) fn verandert(norm: &Norm, maat: Maat, rij: &PlanRij) -> Option<String> {
    let soll = rij.soll.bereik?;
    let mut delen = Vec::new();
    match (&norm.soort, &rij.soll.trace) {
        (_, SollTrace::Opgeteld { .. }) => {
            delen.push("andere cijfers of een ander besluit van een gemeente".to_owned())
        }
        (Soort::Verhouding { .. } | Soort::Aandeel { .. }, _) => {
            let stand = rij.soll.stand?;
            let duizend = Amount::from_int(1000);
            let (laag, hoog) = streefwaarden(rij);
            let lezing = norm.lezing(&rij.lezing)?;
            let per = |s| met_eigen_factoren(norm, rij, streef::over(norm, lezing, s, duizend).unwrap_or_default());
            let (l, h) = (exact(per(laag)).0, exact(per(hoog)).0);
            let bereik = if l == h { l } else { format!("{l} tot {h}") };
            delen.push(format!(
                "1.000 {} meer is {bereik} {} meer",
                crate::zinnen::vooraf::basis(stand.grondslag.basis()),
                maat.woord(&bereik)
            ));
        }
        (_, SollTrace::Vast { .. }) => delen.push("een gemeente erbij of eraf (herindeling)".to_owned()),
        (_, SollTrace::Gedeeld(_)) => delen.push("een ander aandeel in de inwoners van de regio".to_owned()),
        _ => delen.push("een andere indeling in regio's".to_owned()),
    }
    if norm.heeft_open_lezing() {
        delen.push("een andere lezing".to_owned());
    }
    let (laag, hoog) = uiteinden(soll, rij.positie);
    if laag != hoog {
        delen.push("een plaats in de bandbreedte".to_owned());
    }
    delen.push("een andere uitgave van de norm".to_owned());
    Some(format!("Dit verandert door: {}.", delen.join("; ")))
}

/// De streefwaarden waarmee de rij gerekend is en die afgedrukt worden: onder- en bovengrens, of twee keer de gekozen
/// plaats.
pub(super) fn streefwaarden(rij: &PlanRij) -> (Amount, Amount) {
    rij.rekenwaarden.as_ref().map_or((Amount::ZERO, Amount::ZERO), |w| uiteinden(w.streef, rij.positie))
}

/// Een hoeveelheid met de eigen getallen bij de aannames op de plaats van de landelijke.
fn met_eigen_factoren(norm: &Norm, rij: &PlanRij, hoeveel: Amount) -> Amount {
    let factoren = rij.rekenwaarden.iter().flat_map(|w| &w.factoren);
    factoren.fold(hoeveel, |a, (id, eigen)| match norm.aanname(id).and_then(|x| x.waarde) {
        Some(landelijk) if landelijk != *eigen && !landelijk.is_zero() => a.mul_div(*eigen, landelijk),
        _ => a,
    })
}

/// Hoe een schaal heet.
pub(super) fn schaal(schaal: Option<Schaal>) -> &'static str {
    match schaal {
        Some(Schaal::Gemeente) => "per gemeente",
        Some(Schaal::Regio) => "per regio van de werkagenda",
        Some(Schaal::Ggd) => "per GGD-regio",
        None => "zonder schaal in de tekst",
    }
}
