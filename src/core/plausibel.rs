//! Is een norm in zichzelf aannemelijk? Hoeveel uren er per verwijzing zijn, als de norm voor verwijzingen en de norm
//! voor fte tegelijk gelden; en hoeveel het er in de regio zelf zijn.
//!
//! Een rekensom, geen oordeel: hoeveel uur een verwijzing hoort te kosten staat in geen norm.

use crate::amount::Amount;
use crate::eenheid::Eenheid;
use crate::middelen::tekst::getal;
use crate::norm::{Norm, NormId, NormSet, Soort};
use crate::plan::Plan;

/// De norm die verrichtingen telt.
pub const VERWIJZINGEN: &str = "sociaal-verwijzen.verwijzingen";
/// De norm die de inzet telt.
pub const BRUGFUNCTIONARIS: &str = "sociaal-verwijzen.brugfunctionaris";

/// Wat de norm per verwijzing aan tijd laat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Plausibel {
    /// Productieve uren van een fte in een jaar, zoals opgegeven.
    pub uren_per_fte: Amount,
    /// Uren per verwijzing bij de ondergrens van de inzet en het meeste aantal verwijzingen.
    pub laag: Amount,
    /// Uren per verwijzing bij de bovengrens van de inzet en het minste aantal verwijzingen.
    pub hoog: Amount,
    /// Wat de regio zelf heeft, als van beide een IST bekend is.
    pub eigen: Option<EigenCaseload>,
    /// De rekensom van de norm in woorden; wat de regio zelf heeft, drukt de pagina af of niet.
    pub uitleg: Vec<String>,
}

/// De eigen praktijk: verwijzingen per fte, en uren per verwijzing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct EigenCaseload {
    /// Verwijzingen in een jaar.
    pub verwijzingen: Amount,
    /// Fte.
    pub fte: Amount,
    /// Verwijzingen per fte per jaar; `None` zonder fte.
    pub per_fte: Option<Amount>,
    /// Uren per verwijzing; `None` zonder verwijzingen.
    pub uren: Option<Amount>,
}

impl EigenCaseload {
    /// Bij zoveel verwijzingen, zoveel fte, en zoveel productieve uren van een fte in een jaar.
    #[must_use]
    pub fn new(verwijzingen: Amount, fte: Amount, uren_per_fte: Amount) -> Self {
        let per_fte = (fte > Amount::ZERO).then(|| verwijzingen.mul_div(Amount::ONE, fte));
        let uren = (verwijzingen > Amount::ZERO).then(|| fte.mul_div(uren_per_fte, verwijzingen));
        Self { verwijzingen, fte, per_fte, uren }
    }
}

/// De uren per verwijzing volgens de normen, met de eigen praktijk uit het plan ernaast.
///
/// `None` als de normen er niet zijn, niet over dezelfde bevolking gaan, of als er geen uren zijn.
#[must_use]
pub fn uren_per_verwijzing(normen: &NormSet, plan: Option<&Plan>, uren_per_fte: Amount) -> Option<Plausibel> {
    let (verwijzingen, inzet) = (NormId::new(VERWIJZINGEN), NormId::new(BRUGFUNCTIONARIS));
    let ist = |norm: &NormId| plan?.eigen_rij(norm)?.ist.waarde;
    let eigen = ist(&verwijzingen).zip(ist(&inzet)).map(|(v, f)| EigenCaseload::new(v, f, uren_per_fte));
    tussen(normen.norm(&verwijzingen)?, normen.norm(&inzet)?, uren_per_fte, eigen)
}

fn tussen(verrichting: &Norm, inzet: &Norm, uren_per_fte: Amount, eigen: Option<EigenCaseload>) -> Option<Plausibel> {
    let Soort::Verhouding { grondslag: over_wie, per: per_aantal, band: aantal, eenheid, .. } = &verrichting.soort
    else {
        return None;
    };
    let Soort::Verhouding { grondslag, per, band, eenheid: Eenheid::Fte, .. } = &inzet.soort else { return None };
    let bruikbaar = eenheid.per_jaar() && grondslag == over_wie && uren_per_fte > Amount::ZERO;
    if !bruikbaar || aantal.laag <= Amount::ZERO || *per <= Amount::ZERO {
        return None;
    }
    // Uren per verwijzing = (fte / per × uren) / (aantal / per_aantal).
    let uren = |fte: Amount, aantal: Amount| (fte * uren_per_fte * *per_aantal).mul_div(Amount::ONE, aantal * *per);
    let (laag, hoog) = (uren(band.laag, aantal.hoog), uren(band.hoog, aantal.laag));
    let uitleg = vec![
        format!(
            "{} tot {} fte × {} productieve uren = {} tot {} uur per {} inwoners.",
            band.laag.met_komma(),
            band.hoog.met_komma(),
            kort(uren_per_fte),
            kort(band.laag * uren_per_fte),
            kort(band.hoog * uren_per_fte),
            kort(*per)
        ),
        format!(
            "Gedeeld door {} verwijzingen per jaar per {} inwoners: {} tot {} uur per verwijzing.",
            kort(aantal.hoog),
            kort(*per_aantal),
            getal(laag, 2),
            getal(hoog, 2)
        ),
    ];
    Some(Plausibel { uren_per_fte, laag, hoog, eigen, uitleg })
}

/// Een heel getal zonder decimalen, een ander met één.
fn kort(a: Amount) -> String {
    getal(a, u32::from(!a.is_heel()))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::grondslag::Grondslag;
    use crate::norm::{Karakter, Schaal};
    use crate::proef::{a, band, brugfunctionaris, norm};

    fn verwijzingen() -> Norm {
        let soort = Soort::Verhouding {
            schaal: Schaal::Gemeente,
            grondslag: Grondslag::Inwoners,
            per: Amount::from_int(10_000),
            band: band("60", "60"),
            eenheid: Eenheid::VerwijzingPerJaar,
        };
        norm("verwijzingen", Karakter::Rekenwaarde, soort)
    }

    #[test]
    fn zestig_verwijzingen_en_een_band_van_fte() {
        let p = tussen(&verwijzingen(), &brugfunctionaris(), a("1363"), None).unwrap();
        // 0,2 × 1.363 / 60 en 0,5 × 1.363 / 60.
        assert_eq!((p.laag, p.hoog.to_string().as_str()), (a("4.543333").max(p.laag), "11.358333333333"));
        assert_eq!(p.laag.to_string(), "4.543333333333");
        assert_eq!(
            p.uitleg,
            [
                "0,2 tot 0,5 fte × 1.363 productieve uren = 272,6 tot 681,5 uur per 10.000 inwoners.",
                "Gedeeld door 60 verwijzingen per jaar per 10.000 inwoners: 4,54 tot 11,36 uur per verwijzing."
            ]
        );
        let p = tussen(&verwijzingen(), &brugfunctionaris(), a("1425"), None).unwrap();
        assert_eq!((p.laag, p.hoog), (a("4.75"), a("11.875")));
    }

    #[test]
    fn de_eigen_praktijk_staat_ernaast_en_onbekend_is_geen_nul() {
        let eigen = EigenCaseload::new(a("300"), a("1.5"), a("1425"));
        assert_eq!((eigen.per_fte, eigen.uren), (Some(a("200")), Some(a("7.125"))));
        assert_eq!(EigenCaseload::new(a("300"), a("0"), a("1425")).per_fte, None);
        assert_eq!(EigenCaseload::new(a("0"), a("1"), a("1425")).uren, None);
        let p = tussen(&verwijzingen(), &brugfunctionaris(), a("1425"), Some(eigen)).unwrap();
        assert_eq!((p.eigen, p.uitleg.len()), (Some(eigen), 2));
        assert_eq!(tussen(&verwijzingen(), &brugfunctionaris(), a("0"), None), None);
        assert_eq!(tussen(&brugfunctionaris(), &verwijzingen(), a("1425"), None), None);
    }
}
