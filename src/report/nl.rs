//! Getallen, eenheden en datums zoals een Nederlander ze leest (DESIGN §3 en §4, regel 1).
//!
//! De kern rekent met twaalf decimalen; hier wordt voor het eerst en voor het laatst afgerond. Deze module weet
//! niets van grafieken, pagina's of normen.

use jiff::civil::Date;
use normwijzer_core::norm::Afronding;
use normwijzer_core::{Amount, Eenheid};
use rust_decimal::{Decimal, RoundingStrategy};

/// Het aantal decimalen voor `d`: fte één, onder 1 twee (een brugfunctionaris van 0,27 fte is een ander plan dan een
/// van 0,34). Wat pas door het afronden 1 wordt (0,996) krijgt er één, anders zou er "1,00" staan naast "1,0".
pub(crate) fn decimalen(afronding: Afronding, d: Decimal) -> u32 {
    match afronding {
        Afronding::Heel => 0,
        Afronding::EenDecimaal if rond(d, 2).abs() < Decimal::ONE => 2,
        Afronding::EenDecimaal => 1,
    }
}

/// Half naar boven, van nul af: zoals iedereen het op school leerde, en zoals de kern rondt.
pub(crate) fn rond(d: Decimal, decimalen: u32) -> Decimal {
    d.round_dp_with_strategy(decimalen, RoundingStrategy::MidpointAwayFromZero)
}

/// Schrijft een getal met precies `decimalen` decimalen: punt bij duizendtallen, komma, een echt minteken, en
/// nooit "−0". Nul is "0", hoeveel decimalen er ook gevraagd zijn.
#[must_use]
pub fn met_decimalen(d: Decimal, decimalen: u32) -> String {
    let afgerond = rond(d, decimalen);
    if afgerond.is_zero() {
        return "0".to_owned();
    }
    let tekst = format!("{:.*}", decimalen as usize, afgerond.abs());
    let (heel, rest) = tekst.split_once('.').map_or((tekst.as_str(), None), |(h, r)| (h, Some(r)));
    let min = if afgerond.is_sign_negative() { "−" } else { "" };
    let komma = rest.map_or_else(String::new, |r| format!(",{r}"));
    format!("{min}{}{komma}", duizendtallen(heel))
}

/// Zet punten tussen de duizendtallen van een rij cijfers.
fn duizendtallen(cijfers: &str) -> String {
    let mut uit = String::with_capacity(cijfers.len() + cijfers.len() / 3);
    for (i, c) in cijfers.chars().enumerate() {
        if i > 0 && (cijfers.len() - i).is_multiple_of(3) {
            uit.push('.');
        }
        uit.push(c);
    }
    uit
}

/// Een hoeveelheid als tekst: "8,6", "0,27", "1.234". Wat er is en toch op nul afrondt, is "<0,01" en geen nul.
#[must_use]
pub fn getal(a: Amount, afronding: Afronding) -> String {
    let tekst = met_decimalen(a.decimal(), decimalen(afronding, a.decimal()));
    if afronding == Afronding::EenDecimaal && a > Amount::ZERO && tekst.chars().all(|c| matches!(c, '0' | ',')) {
        return "<0,01".to_owned();
    }
    tekst
}

/// Een bandbreedte: "8,6–21,6"; is er na afronden geen verschil, dan één getal. Onder nul staat er "tot", omdat
/// "−3,2–1,4" niet te lezen is.
#[must_use]
pub fn bereik(laag: Amount, hoog: Amount, afronding: Afronding) -> String {
    let (l, h) = (getal(laag, afronding), getal(hoog, afronding));
    if l == h {
        l
    } else if l.starts_with('−') || h.starts_with('−') {
        format!("{l} tot {h}")
    } else {
        format!("{l}–{h}")
    }
}

/// Een getal met zijn eenheid: "1 steunpunt", "2 steunpunten", "0,27 fte".
#[must_use]
pub fn hoeveelheid(a: Amount, eenheid: Eenheid) -> String {
    let tekst = getal(a, Afronding::van(eenheid));
    let naam = if tekst == "1" { eenheid.token() } else { meervoud(eenheid) };
    format!("{tekst} {naam}")
}

/// De eenheid in het meervoud, zoals zij boven een kolom of langs een as staat.
#[must_use]
pub fn meervoud(eenheid: Eenheid) -> &'static str {
    match eenheid {
        Eenheid::Fte => "fte",
        Eenheid::Persoon => "personen",
        Eenheid::Steunpunt => "steunpunten",
        Eenheid::Coalitie => "coalities",
        Eenheid::Netwerk => "netwerken",
        Eenheid::VerwijzingPerJaar => "verwijzingen per jaar",
        Eenheid::InschattingPerJaar => "inschattingen per jaar",
        Eenheid::DeelnemerPerJaar => "deelnemers per jaar",
    }
}

/// Een aandeel (0,83) in hele procenten. Bijna niets is "<1%" en bijna alles ">99%": 0% en 100% staan er alleen
/// als het zo is.
#[must_use]
pub fn procent(aandeel: Amount) -> String {
    let d = aandeel.decimal() * Decimal::ONE_HUNDRED;
    let heel = rond(d, 0);
    if heel.is_zero() && d > Decimal::ZERO {
        "<1%".to_owned()
    } else if heel == Decimal::ONE_HUNDRED && d < Decimal::ONE_HUNDRED {
        ">99%".to_owned()
    } else {
        format!("{}%", met_decimalen(d, 0))
    }
}

/// Een aandeel in procenten met zoveel decimalen als het getal zelf heeft, ten hoogste `decimalen`: "31,8%", "14%".
/// Voor een norm of aanname, die niet ronder mag lijken dan zij is.
#[must_use]
pub fn procent_precies(aandeel: Amount, decimalen: u32) -> String {
    let d = rond(aandeel.decimal() * Decimal::ONE_HUNDRED, decimalen).normalize();
    format!("{}%", met_decimalen(d, d.scale()))
}

/// Een telling van mensen. Van 1 tot en met 9 staat er "<10", zodat niemand te herleiden is (DESIGN §6).
#[must_use]
pub fn personen(aantal: Amount) -> String {
    let heel = rond(aantal.decimal(), 0);
    if heel > Decimal::ZERO && heel < Decimal::TEN { "<10".to_owned() } else { met_decimalen(heel, 0) }
}

/// Rondt delen af zodat zij optellen tot het afgedrukte totaal, met de grootste rest; bij gelijke rest gaat de
/// eerste voor.
///
/// Alle delen krijgen de decimalen van het totaal. Een kolom waarin 0,27 onder een totaal van 8,6 staat, telt voor
/// wie narekent nooit op.
#[must_use]
pub fn afgerond_zodat_de_som_klopt(delen: &[Amount], afronding: Afronding) -> Vec<String> {
    let totaal: Amount = delen.iter().copied().sum();
    let decimalen = decimalen(afronding, totaal.decimal());
    let stappen = |d: Decimal| d * Decimal::from(10u32.pow(decimalen));
    let mut rijen: Vec<(usize, Decimal, Decimal)> = delen
        .iter()
        .enumerate()
        .map(|(i, a)| {
            let exact = stappen(a.decimal());
            (i, exact.floor(), exact - exact.floor())
        })
        .collect();
    let verdeeld: Decimal = rijen.iter().map(|r| r.1).sum();
    let tekort = rond(stappen(totaal.decimal()), 0) - verdeeld;
    rijen.sort_by(|a, b| b.2.cmp(&a.2).then(a.0.cmp(&b.0)));
    for rij in rijen.iter_mut().take(usize::try_from(tekort).unwrap_or_default()) {
        rij.1 += Decimal::ONE;
    }
    rijen.sort_by_key(|r| r.0);
    rijen.into_iter().map(|(_, hele, _)| met_decimalen(hele / Decimal::from(10u32.pow(decimalen)), decimalen)).collect()
}

/// Een datum voluit: "1 januari 2025".
#[must_use]
pub fn datum(dag: Date) -> String {
    let maand = match dag.month() {
        1 => "januari",
        2 => "februari",
        3 => "maart",
        4 => "april",
        5 => "mei",
        6 => "juni",
        7 => "juli",
        8 => "augustus",
        9 => "september",
        10 => "oktober",
        11 => "november",
        _ => "december",
    };
    format!("{} {maand} {}", dag.day(), dag.year())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use normwijzer_core::amount::Schrijfwijze;
    use proptest::prelude::*;

    fn a(tekst: &str) -> Amount {
        Amount::parse(tekst, Schrijfwijze::Punt).unwrap()
    }

    #[test]
    fn fte_een_decimaal_en_onder_een_twee() {
        for (exact, gedrukt) in [
            ("8.64", "8,6"),
            ("8.65", "8,7"),
            ("0.27", "0,27"),
            ("0.5", "0,50"),
            ("0.996", "1,0"),
            ("1", "1,0"),
            ("0.004", "<0,01"),
            ("-0.004", "0"),
            ("-0.005", "−0,01"),
            ("1234.56", "1.234,6"),
            ("0", "0"),
        ] {
            assert_eq!(getal(a(exact), Afronding::EenDecimaal), gedrukt, "{exact}");
        }
    }

    #[test]
    fn hele_getallen_met_punt() {
        assert_eq!(getal(a("1234567.5"), Afronding::Heel), "1.234.568");
        assert_eq!(getal(a("999"), Afronding::Heel), "999");
        assert_eq!(getal(a("-1000"), Afronding::Heel), "−1.000");
        assert_eq!(getal(a("-0.4"), Afronding::Heel), "0");
    }

    #[test]
    fn een_bandbreedte_zonder_breedte_is_een_getal() {
        assert_eq!(bereik(a("8.64"), a("21.6"), Afronding::EenDecimaal), "8,6–21,6");
        assert_eq!(bereik(a("8.61"), a("8.62"), Afronding::EenDecimaal), "8,6");
        assert_eq!(bereik(a("-3.2"), a("1.4"), Afronding::EenDecimaal), "−3,2 tot 1,4");
    }

    #[test]
    fn eenheden_buigen_mee_en_fte_niet() {
        assert_eq!(hoeveelheid(a("1"), Eenheid::Steunpunt), "1 steunpunt");
        assert_eq!(hoeveelheid(a("2"), Eenheid::Steunpunt), "2 steunpunten");
        assert_eq!(hoeveelheid(a("0"), Eenheid::Coalitie), "0 coalities");
        assert_eq!(hoeveelheid(a("1"), Eenheid::Fte), "1,0 fte");
        assert_eq!(hoeveelheid(a("2592"), Eenheid::VerwijzingPerJaar), "2.592 verwijzingen per jaar");
    }

    #[test]
    fn procenten_beloven_niet_te_veel() {
        assert_eq!(procent(a("0.83")), "83%");
        assert_eq!(procent(a("0.001")), "<1%");
        assert_eq!(procent(a("0.999")), ">99%");
        assert_eq!(procent(a("0")), "0%");
        assert_eq!(procent(a("1")), "100%");
        assert_eq!(procent_precies(a("0.318"), 1), "31,8%");
        assert_eq!(procent_precies(a("0.14"), 1), "14%");
    }

    #[test]
    fn kleine_groepen_zijn_niet_te_herleiden() {
        for (n, t) in [("0", "0"), ("1", "<10"), ("9", "<10"), ("10", "10"), ("1200", "1.200")] {
            assert_eq!(personen(a(n)), t);
        }
    }

    #[test]
    fn delen_tellen_op_tot_het_gedrukte_totaal() {
        let delen = [a("0.54"), a("0.5"), a("0.02")];
        assert_eq!(afgerond_zodat_de_som_klopt(&delen, Afronding::EenDecimaal), ["0,6", "0,5", "0"]);
        assert!(afgerond_zodat_de_som_klopt(&[], Afronding::Heel).is_empty());
    }

    #[test]
    fn datum_voluit() {
        assert_eq!(datum(Date::constant(2025, 1, 1)), "1 januari 2025");
        assert_eq!(datum(Date::constant(2026, 12, 31)), "31 december 2026");
    }

    /// Leest een gedrukt getal terug, zoals iemand die de kolom narekent.
    fn terug(tekst: &str) -> Decimal {
        tekst.replace('.', "").replace(',', ".").replace('−', "-").parse().unwrap()
    }

    proptest! {
        #[test]
        fn som_van_de_gedrukte_delen_is_het_gedrukte_totaal(
            delen in prop::collection::vec((-2_000_000i64..2_000_000, 0u32..6), 0..40),
            fte in any::<bool>(),
        ) {
            let afronding = if fte { Afronding::EenDecimaal } else { Afronding::Heel };
            let delen: Vec<Amount> = delen.into_iter()
                .map(|(m, s)| Amount::from_invoer(Decimal::new(m, s)).unwrap()).collect();
            let totaal: Amount = delen.iter().copied().sum();
            let gedrukt = afgerond_zodat_de_som_klopt(&delen, afronding);
            let som: Decimal = gedrukt.iter().map(|t| terug(t)).sum();
            prop_assert_eq!(som, terug(&getal(totaal, afronding)));
            for (deel, tekst) in delen.iter().zip(&gedrukt) {
                prop_assert!((deel.decimal() - terug(tekst)).abs() < Decimal::ONE);
            }
        }

        #[test]
        fn gedrukt_ligt_binnen_een_halve_stap(m in -1_000_000_000i64..1_000_000_000, s in 0u32..6) {
            let x = Amount::from_invoer(Decimal::new(m, s)).unwrap();
            let verschil = (x.decimal() - terug(&getal(x, Afronding::EenDecimaal))).abs();
            prop_assert!(verschil <= Decimal::new(5, 2));
            prop_assert_ne!(getal(x, Afronding::EenDecimaal), "−0");
        }
    }
}
