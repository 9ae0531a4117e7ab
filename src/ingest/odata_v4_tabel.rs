//! De bladzijden van OData v4 (JSON) als één tabel.

use std::collections::HashSet;

use crate::bladzijden::{Bladzijde, gebreken};
use crate::brontabel::Brontabel;
use crate::draaier::Draaier;
use crate::herken::Bestandssoort;
use crate::json_lijst::tabel_uit_context;
use crate::odata_v4::{Observatie, OdataFout, lees_observaties};
use crate::opmerking::Opmerkingen;
use crate::statline_waarde::Waarde;
use crate::zeef::Zeef;

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

/// Het bericht bij een attribuut dat deze lezer niet kent.
pub(crate) fn onbekend_attribuut(attribuut: &str) -> String {
    format!(
        "\"{attribuut}\" is geen bekende reden van ontbreken (bekend: None, Impossible, NotAvailable, Confidential). Haal de tabel opnieuw op; blijft dit zo, meld het dan aan wie dit programma onderhoudt"
    )
}

/// Verzamelt bladzijden tot een tabel.
pub(crate) struct V4Verzamelaar<'a> {
    draaier: Option<Draaier>,
    zeef: Zeef<'a>,
    gezien: HashSet<u64>,
    bladzijden: Vec<Bladzijde>,
    tabel: Option<String>,
    bevindingen: Opmerkingen,
}

impl<'a> V4Verzamelaar<'a> {
    pub(crate) fn new(zeef: Zeef<'a>) -> Self {
        Self {
            draaier: None,
            zeef,
            gezien: HashSet::new(),
            bladzijden: Vec::new(),
            tabel: None,
            bevindingen: Opmerkingen::default(),
        }
    }

    /// Leest een bladzijde erbij.
    ///
    /// # Errors
    /// Als dit geen bladzijde van OData v4 is.
    pub(crate) fn neem(&mut self, bestand: &str, tekst: &str) -> Result<(), OdataFout> {
        let Self { draaier, zeef, gezien, bevindingen, .. } = self;
        bevindingen.in_bestand(Some(bestand));
        if let Some(draaier) = draaier.as_mut() {
            draaier.in_bestand(bestand);
        }
        let mut eerste = None::<u64>;
        let mut mis = Opmerkingen::default();
        mis.in_bestand(Some(bestand));
        let kader = lees_observaties(tekst, bevindingen, &mut |observatie| {
            eerste = Some(eerste.map_or(observatie.id, |e| e.min(observatie.id)));
            let draaier = draaier.get_or_insert_with(|| {
                let mut nieuw = Draaier::new(observatie.dimensies.keys().cloned().collect());
                nieuw.in_bestand(bestand);
                nieuw
            });
            if draaier.vol() {
                return;
            }
            if !gezien.insert(observatie.id) {
                mis.fout(Some(observatie.regel), Some("Id"), || {
                    format!("{} stond er al. Geef elke bladzijde één keer, of haal de tabel opnieuw op", observatie.id)
                });
                return;
            }
            draai(observatie, draaier, zeef, &mut mis);
        })?;
        self.tabel = self.tabel.take().or_else(|| kader.context.as_deref().and_then(tabel_uit_context));
        bevindingen.neem_over(mis);
        self.bladzijden.push(Bladzijde {
            bestand: bestand.to_owned(),
            aantal: kader.leden,
            eerste,
            volgende: kader.volgende,
        });
        Ok(())
    }

    /// De tabel, met de bevindingen van alle bladzijden.
    pub(crate) fn klaar(mut self) -> Brontabel {
        for (bestand, bericht) in gebreken(&self.bladzijden) {
            self.bevindingen.in_bestand(Some(&bestand));
            self.bevindingen.fout(None, None, || bericht);
        }
        let draaier = self.draaier.unwrap_or_else(|| Draaier::new(Vec::new()));
        let mut tabel = draaier.klaar(Bestandssoort::OdataObservaties, self.zeef.codeboek());
        if tabel.tabel.is_none() {
            tabel.tabel = self.tabel;
        }
        // Ook een bladzijde zonder waarnemingen hoort erbij.
        for bladzijde in self.bladzijden {
            if !tabel.bestanden.contains(&bladzijde.bestand) {
                tabel.bestanden.push(bladzijde.bestand);
            }
        }
        tabel.weggelaten = self.zeef.weggelaten("waarnemingen");
        let mut bevindingen = self.bevindingen.klaar();
        bevindingen.append(&mut tabel.bevindingen);
        tabel.bevindingen = bevindingen;
        tabel
    }
}

/// Eén waarneming de tabel in.
fn draai(mut observatie: Observatie, draaier: &mut Draaier, zeef: &mut Zeef<'_>, mis: &mut Opmerkingen) {
    let regel = observatie.regel;
    if !observatie.dimensies.keys().eq(draaier.dimensies().iter()) {
        mis.fout(Some(regel), None, || {
            format!(
                "waarneming {} heeft andere dimensies dan de eerste; verwacht: {}. Haal de bladzijde opnieuw op",
                observatie.id,
                draaier.dimensies().join(", ")
            )
        });
        return;
    }
    if !zeef.laat_door(observatie.dimensies.iter().map(|(naam, code)| (naam.as_str(), code.as_str()))) {
        return;
    }
    let tekst = observatie.tekst.take().filter(|t| !t.is_empty());
    let waarde = waarde_of_reden(&observatie.attribuut, observatie.waarde.take(), tekst).unwrap_or_else(|attribuut| {
        mis.fout(Some(regel), Some("ValueAttribute"), || onbekend_attribuut(&attribuut));
        Waarde::Onbekend
    });
    draaier.neem(regel, &observatie.measure, observatie.dimensies.into_values().collect(), waarde);
}
