//! De grafiek van kosten en middelen: wat de normen de gemeenten per jaar kosten naast het SPUK-geld per stroom.
//!
//! Zij zegt nooit dat iets betaald is: de SPUK is ontschot, en van 2030 is het bedrag nog niet bekend.

use normwijzer_core::kosten::{Betaler, PlanKosten};
use normwijzer_core::middelen::{GebiedMiddelen, OOK_BETAALD, Stroom};
use normwijzer_core::soll::Bereik;
use normwijzer_core::{Amount, Gebied};
use rust_decimal::Decimal;

use super::Grafiek;
use crate::chart::{Caption, ChartSpec, MoneyChart, MoneyRange, MoneyYear};
use crate::nl;
use crate::zinnen::hoofdletter;

/// Waarin een bedrag geschreven wordt.
#[derive(Clone, Copy)]
struct Schaal {
    deler: i64,
    as_kop: &'static str,
    kort: &'static str,
}

const MILJOEN: Schaal = Schaal { deler: 1_000_000, as_kop: "miljoen euro per jaar", kort: "mln" };
const DUIZEND: Schaal = Schaal { deler: 1_000, as_kop: "duizend euro per jaar", kort: "duizend" };

impl Schaal {
    fn van(grootste: f64) -> Self {
        if grootste < 1_000_000.0 { DUIZEND } else { MILJOEN }
    }

    fn getal(self, bedrag: Amount) -> String {
        let d = bedrag.decimal() / Decimal::from(self.deler);
        let decimalen = if d.abs() < Decimal::TEN { 2 } else { 1 };
        let bijna_niets = !d.is_zero() && nl::rond(d, decimalen).is_zero();
        if bijna_niets { "<0,01".to_owned() } else { nl::met_decimalen(d, decimalen) }
    }

    fn euro(self, bedrag: Amount) -> String {
        format!("€ {} {}", self.getal(bedrag), self.kort)
    }

    fn bereik(self, bedrag: Bereik) -> String {
        let (laag, hoog) = (self.getal(bedrag.laag), self.getal(bedrag.hoog));
        let getal = if laag == hoog { laag } else { format!("{laag}–{hoog}") };
        format!("€ {getal} {}", self.kort)
    }

    fn f64(self, bedrag: Amount) -> f64 {
        bedrag.als_f64() / self.deler as f64
    }
}

/// Wat er om de grafiek heen staat en niet in het geld zit.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GeldContext {
    /// De code van de verantwoording.
    pub code: String,
    /// Voorbehouden: "FICTIEF voorbeeld", "reconstructie".
    pub marks: Vec<String>,
}

/// De grafiek; `None` als van geen enkel jaar kosten of geld bekend zijn. `middelen` heeft een element per jaar; een jaar dat ontbreekt is
/// onbekend. Alleen de kosten van gemeenten tellen mee: het geld van de zorgverzekeraar staat hier niet tegenover.
#[must_use]
pub fn geld(
    gebied: &Gebied,
    kosten: &PlanKosten,
    middelen: &[GebiedMiddelen],
    context: &GeldContext,
) -> Option<Grafiek> {
    let mut jaren = kosten.jaren();
    if jaren.is_empty() {
        jaren = middelen.iter().map(|m| m.jaar).collect();
    }
    let (eerste, laatste) = (*jaren.first()?, *jaren.last()?);
    let van_gemeenten = |jaar: i16| {
        kosten.som(|r| r.gebied == *gebied && r.jaar == jaar && r.betaler != Betaler::Zorgverzekeraar).map(geordend)
    };
    let rijen: Vec<(i16, Option<Bereik>, Option<&GebiedMiddelen>)> = jaren
        .iter()
        .map(|j| (*j, van_gemeenten(*j), middelen.iter().find(|m| m.jaar == *j && m.gebied == *gebied)))
        .collect();
    if rijen.iter().all(|(_, k, m)| k.is_none() && leeg(*m)) {
        return None;
    }
    let bedragen = rijen.iter().flat_map(|(_, k, m)| {
        let stromen = m.map(|m| [m.lokaal, m.regionaal]).unwrap_or_default();
        let samen: f64 = stromen.into_iter().flatten().map(Amount::als_f64).sum();
        [k.map_or(0.0, |k| k.hoog.als_f64()), samen]
    });
    let schaal = Schaal::van(bedragen.fold(0.0, f64::max));
    let years: Vec<MoneyYear> = rijen.iter().map(|(jaar, k, m)| rij(schaal, *jaar, *k, *m)).collect();
    let [a, b, c] = OOK_BETAALD;
    let mut marks = context.marks.clone();
    marks.extend((!kosten.aangenomen.is_empty()).then(|| "kosten: aanname".to_owned()));
    marks.extend((!kosten.onbekend.is_empty()).then(|| {
        format!(
            "van {} norm{} zijn de kosten niet bekend",
            kosten.onbekend.len(),
            if kosten.onbekend.len() == 1 { "" } else { "en" }
        )
    }));
    let caption = Caption {
        title: titel(gebied, schaal, &rijen),
        subtitle: format!(
            "{}, {eerste}–{laatste}: gemeentelijke kosten van deze normen en het SPUK-bedrag. De SPUK is ontschot: zij betaalt ook {a}, {b} en {c}.{}",
            hoofdletter(&gebied.voluit()),
            dalingen(schaal, &rijen)
        ),
        onderwerp: "Kosten en SPUK-bedrag".to_owned(),
        gebied: gebied.voluit(),
        periode: format!("{eerste} tot en met {laatste}"),
        marks,
        bron: format!(
            "Bron: kosten: {}; SPUK: VWS, brief van 22 april 2026, voorlopig naar de sleutels Brede SPUK en SPUK IZA 2026; bewerking Normwijzer",
            kosten.naam
        ),
        receipt: context.code.clone(),
        table: "dekking.csv".to_owned(),
    };
    let spec = MoneyChart {
        caption,
        axis_heading: schaal.as_kop.to_owned(),
        streams: [Stroom::Lokaal, Stroom::Regionaal].map(|s| s.naam().to_owned()).into(),
        years,
    };
    Some(Grafiek { norm: None, naam: format!("geld-{}", gebied.slug()), spec: ChartSpec::Geld(spec) })
}

/// Met grenzen kan het lage plan meer kosten dan het hoge.
fn geordend(b: Bereik) -> Bereik {
    Bereik { laag: if b.laag < b.hoog { b.laag } else { b.hoog }, hoog: b.laag.max(b.hoog), ..b }
}

fn rij(schaal: Schaal, jaar: i16, kosten: Option<Bereik>, middelen: Option<&GebiedMiddelen>) -> MoneyYear {
    let stromen = middelen.map(|m| [m.lokaal, m.regionaal]).unwrap_or_default();
    let funds_label = match stromen {
        [Some(lokaal), Some(regionaal)] => format!("SPUK {}", schaal.euro(lokaal + regionaal)),
        [Some(lokaal), None] => format!("SPUK lokaal {}; regionaal niet bekend", schaal.euro(lokaal)),
        [None, Some(regionaal)] => format!("SPUK regionaal {}; lokaal niet bekend", schaal.euro(regionaal)),
        [None, None] => "SPUK nog niet bekend".to_owned(),
    };
    MoneyYear {
        label: jaar.to_string(),
        funds: stromen.map(|s| s.map(|b| schaal.f64(b))).into(),
        funds_label,
        costs: kosten.map(|k| MoneyRange { laag: schaal.f64(k.laag), hoog: schaal.f64(k.hoog) }),
        costs_label: kosten.map_or("kosten niet bekend".to_owned(), |k| format!("kosten {}", schaal.bereik(k))),
    }
}

/// Wat de grafiek laat zien: waar de kosten heen gaan, en vanaf wanneer het geld niet bekend is.
fn titel(gebied: &Gebied, schaal: Schaal, rijen: &[(i16, Option<Bereik>, Option<&GebiedMiddelen>)]) -> String {
    let bekend: Vec<(i16, Bereik)> = rijen.iter().filter_map(|(j, k, _)| Some((*j, (*k)?))).collect();
    let kosten = match (bekend.first(), bekend.last()) {
        (Some((van, a)), Some((tot, b))) if van != tot => {
            format!(
                "Kosten van {} gaan van {} in {van} naar {} in {tot}",
                gebied.naam,
                schaal.bereik(*a),
                schaal.bereik(*b)
            )
        }
        (Some((jaar, k)), _) => format!("Kosten van {} zijn {} in {jaar}", gebied.naam, schaal.bereik(*k)),
        _ => format!("Wat deze normen {} per jaar kosten is nog niet bekend, want er is geen ingroeipad", gebied.naam),
    };
    let laatste = rijen.iter().rev().take_while(|(_, _, m)| leeg(*m)).last();
    match laatste {
        Some((jaar, ..)) if rijen.first().is_some_and(|(eerste, ..)| eerste != jaar) => {
            format!("{kosten}; het SPUK-bedrag vanaf {jaar} is nog niet bekend")
        }
        Some(_) => format!("{kosten}; het SPUK-bedrag is nog niet bekend"),
        None => kosten,
    }
}

/// Of er van een jaar geen enkel bedrag bekend is.
fn leeg(middelen: Option<&GebiedMiddelen>) -> bool {
    middelen.is_none_or(|m| m.lokaal.is_none() && m.regionaal.is_none())
}

/// Waar het regionale deel van dit gebied van jaar op jaar kleiner wordt.
fn dalingen(schaal: Schaal, rijen: &[(i16, Option<Bereik>, Option<&GebiedMiddelen>)]) -> String {
    let bekend: Vec<(i16, Amount)> = rijen.iter().filter_map(|(j, _, m)| Some((*j, m.as_ref()?.regionaal?))).collect();
    let paren = bekend.iter().zip(bekend.iter().skip(1)).filter(|((_, van), (_, naar))| naar < van);
    paren
        .map(|((_, van), (jaar, naar))| {
            format!(" Het regionale deel daalt in {jaar} van {} naar {}.", schaal.euro(*van), schaal.euro(*naar))
        })
        .collect()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing)]
mod tests {
    use normwijzer_core::kosten::KostenRij;
    use normwijzer_core::middelen::WaaromOnbekend;
    use normwijzer_core::{GebiedCode, Niveau, NormId};

    use super::*;
    use crate::alt;
    use crate::chart;

    fn gebied() -> Gebied {
        Gebied { niveau: Niveau::Iza, code: GebiedCode::iza("Flevoland"), naam: "Flevoland".to_owned() }
    }

    fn kosten(per_jaar: &[(i16, Betaler, i64, i64)]) -> PlanKosten {
        let rij = |(jaar, betaler, laag, hoog): &(i16, Betaler, i64, i64)| KostenRij {
            gebied: gebied(),
            norm: NormId::new("a.b"),
            jaar: *jaar,
            betaler: *betaler,
            bedrag: Bereik {
                laag: Amount::from_int(*laag),
                gekozen: Amount::from_int(*laag),
                hoog: Amount::from_int(*hoog),
            },
        };
        PlanKosten {
            naam: "Verzonnen kosten".to_owned(),
            rijen: per_jaar.iter().map(rij).collect(),
            onbekend: Vec::new(),
            aangenomen: vec![NormId::new("a.b")],
            tarieven: Vec::new(),
        }
    }

    fn middelen(jaar: i16, lokaal: Option<i64>, regionaal: Option<i64>) -> GebiedMiddelen {
        GebiedMiddelen {
            gebied: gebied(),
            jaar,
            lokaal: lokaal.map(Amount::from_int),
            zonder_sleutel: Vec::new(),
            regionaal: regionaal.map(Amount::from_int),
            geheel: Vec::new(),
            deels: Vec::new(),
            onbekend: lokaal.is_none().then_some(WaaromOnbekend::NaDeSpuk),
        }
    }

    #[test]
    fn onbekend_is_geen_nul_en_de_zorgverzekeraar_telt_niet_mee() {
        let kosten = kosten(&[
            (2029, Betaler::GemeenteLokaal, 1_000_000, 2_500_000),
            (2029, Betaler::Zorgverzekeraar, 90_000_000, 90_000_000),
            (2030, Betaler::GemeenteRegionaal, 2_000_000, 1_500_000),
        ]);
        let geld = geld(
            &gebied(),
            &kosten,
            &[middelen(2029, Some(6_000_000), None), middelen(2030, None, None)],
            &GeldContext::default(),
        )
        .unwrap();
        let ChartSpec::Geld(spec) = &geld.spec else { panic!("geen geldgrafiek") };
        assert_eq!(spec.years[0].funds, [Some(6.0), None]);
        assert_eq!(spec.years[0].costs, Some(MoneyRange { laag: 1.0, hoog: 2.5 }));
        assert_eq!(spec.years[1].funds, [None, None]);
        assert_eq!(spec.years[1].costs, Some(MoneyRange { laag: 1.5, hoog: 2.0 }), "laag mag duurder zijn dan hoog");
        assert_eq!(spec.years[1].funds_label, "SPUK nog niet bekend");
        assert_eq!(
            spec.caption.title,
            "Kosten van Flevoland gaan van € 1,00–2,50 mln in 2029 naar € 1,50–2,00 mln in 2030; het SPUK-bedrag vanaf 2030 is nog niet bekend"
        );
        let alles = format!("{:?} {}", spec.caption, chart::cijfers(&geld.spec));
        assert!(alles.contains("ontschot") && !alles.contains("gedekt"), "{alles}");
        assert!(chart::cijfers(&geld.spec).contains("\n2030,,,1.5,2,"), "{}", chart::cijfers(&geld.spec));
        assert!((40..=350).contains(&alt::text(&geld.spec).chars().count()));
    }

    #[test]
    fn zonder_kosten_geen_grafiek() {
        assert_eq!(geld(&gebied(), &kosten(&[]), &[], &GeldContext::default()), None);
        let alleen_zorg = kosten(&[(2029, Betaler::Zorgverzekeraar, 1, 1)]);
        assert_eq!(geld(&gebied(), &alleen_zorg, &[], &GeldContext::default()), None);
    }
}
