//! De bladzijden van OData v4 (JSON) als één tabel.

use std::collections::BTreeMap;

use crate::brontabel::Brontabel;
use crate::draaier::{Codeboek, Draaier};
use crate::herken::Bestandssoort;
use crate::odata_codes::Code;
use crate::odata_v4::{Observatie, OdataFout, Pagina, voeg_samen};
use crate::opmerking::Opmerkingen;
use crate::statline_kop::Onderwerp;
use crate::statline_waarde::Waarde;

impl Observatie {
    /// Het cijfer, de tekst, of waarom er niets staat. `Err` met het attribuut als dat onbekend is.
    fn neem_waarde(&mut self) -> Result<Waarde, String> {
        let tekst = self.tekst.take().filter(|t| !t.is_empty());
        waarde_of_reden(&self.attribuut, self.waarde.take(), tekst)
    }
}

/// De waarde van een waarneming volgens `ValueAttribute`; `Err` met het attribuut als dat onbekend is.
pub(crate) fn waarde_of_reden(attribuut: &str, getal: Option<String>, tekst: Option<String>) -> Result<Waarde, String> {
    match (attribuut, getal, tekst) {
        ("Confidential", ..) => Ok(Waarde::Geheim),
        ("NotAvailable", ..) => Ok(Waarde::Onbekend),
        ("Impossible", ..) => Ok(Waarde::Ontbreekt),
        ("" | "None" | "Provisional" | "Estimate" | "Adjusted", getal, tekst) => {
            Ok(getal.map(Waarde::Getal).or(tekst.map(Waarde::Tekst)).unwrap_or(Waarde::Ontbreekt))
        }
        (anders, ..) => Err(anders.to_owned()),
    }
}

/// Het nummer van de tabel uit `@odata.context`: het deel vóór `$metadata`.
pub(crate) fn tabel_uit_context(context: &str) -> Option<String> {
    let voor = context.split_once("/$metadata")?.0;
    voor.rsplit('/').next().filter(|t| !t.is_empty()).map(str::to_owned)
}

/// Een onderwerp uit zijn code, met het pad van één titel.
#[must_use]
pub fn onderwerp_van(code: Code) -> Onderwerp {
    Onderwerp { code: Some(code.id), pad: vec![code.titel], eenheid: code.eenheid }
}

/// De bladzijden van één tabel, met wat het codeboek van haar weet.
///
/// # Errors
/// Als er een bladzijde ontbreekt, dubbel is of van een andere tabel komt.
pub fn odata_v4_tabel(paginas: Vec<Pagina>, mut codeboek: Codeboek) -> Result<Brontabel, OdataFout> {
    let context = paginas.iter().find_map(|p| p.context.clone());
    let mut bevindingen: Vec<_> = paginas.iter().flat_map(|p| p.bevindingen.clone()).collect();
    let observaties = voeg_samen(paginas)?;
    if codeboek.tabel.is_none() {
        codeboek.tabel = context.as_deref().and_then(tabel_uit_context);
    }
    let dimensies: Vec<String> = observaties.first().map(|o| o.dimensies.keys().cloned().collect()).unwrap_or_default();
    let mut draaier = Draaier::new(dimensies.clone());
    let mut mis = Opmerkingen::default();
    for mut observatie in observaties {
        let regel = observatie.regel;
        if !observatie.dimensies.keys().eq(dimensies.iter()) {
            mis.fout(Some(regel), None, || {
                format!(
                    "waarneming {} heeft andere dimensies dan de eerste; verwacht: {}. Haal de bladzijde opnieuw op",
                    observatie.id,
                    dimensies.join(", ")
                )
            });
            continue;
        }
        let waarde = observatie.neem_waarde().unwrap_or_else(|attribuut| {
            mis.fout(Some(regel), Some("ValueAttribute"), || onbekend_attribuut(&attribuut));
            Waarde::Onbekend
        });
        let sleutel = std::mem::take::<BTreeMap<_, _>>(&mut observatie.dimensies).into_values().collect();
        draaier.neem(regel, &observatie.measure, sleutel, waarde);
    }
    let mut tabel = draaier.klaar(Bestandssoort::OdataObservaties, codeboek);
    bevindingen.extend(mis.klaar());
    bevindingen.append(&mut tabel.bevindingen);
    tabel.bevindingen = bevindingen;
    Ok(tabel)
}

/// Het bericht bij een attribuut dat deze lezer niet kent.
pub(crate) fn onbekend_attribuut(attribuut: &str) -> String {
    format!(
        "\"{attribuut}\" is geen bekende reden van ontbreken (bekend: None, Impossible, NotAvailable, Confidential); het cijfer is als onbekend gelezen. Meld dit aan wie dit programma onderhoudt"
    )
}
