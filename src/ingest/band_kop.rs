//! Leeftijdsbanden die Excel voor een datum aanzag: van `10-19` maakt het `okt-19`, van `5-9` `5-sep`.
//!
//! Wat er stond is terug te vinden: een band loopt op, dus de maand is het laagste of het hoogste getal.

use crate::opmerking::Opmerkingen;

const MAANDEN: [[&str; 2]; 12] = [
    ["jan", "jan"],
    ["feb", "feb"],
    ["mrt", "mar"],
    ["apr", "apr"],
    ["mei", "may"],
    ["jun", "jun"],
    ["jul", "jul"],
    ["aug", "aug"],
    ["sep", "sep"],
    ["okt", "oct"],
    ["nov", "nov"],
    ["dec", "dec"],
];

/// Herstelt koppen die een band waren, als er nog een kop is die een band is; met een waarschuwing per kop.
pub(crate) fn herstel_koppen(koppen: &mut [String], regel: u64, bevindingen: &mut Opmerkingen) {
    if !koppen.iter().any(|kop| is_band(kop)) {
        return;
    }
    for kop in koppen {
        if let Some(band) = band_van_datum(kop) {
            bevindingen.waarschuwing(Some(regel), Some(kop), || {
                format!("Excel heeft hier een datum van gemaakt; gelezen als de leeftijden {band}. Klopt dat niet, verbeter dan de kop")
            });
            *kop = band;
        } else if is_datum(kop) {
            bevindingen.fout(Some(regel), Some(kop), || {
                "Excel heeft van deze leeftijden een datum gemaakt; welke het waren, is niet te zien. Typ de kop opnieuw, met een apostrof ervoor ('10-19)".to_owned()
            });
        }
    }
}

/// `2019-10-01`, zoals een datum uit een werkmap komt.
fn is_datum(kop: &str) -> bool {
    let delen: Vec<&str> = kop.split('-').collect();
    let cijfers = |deel: &str, lengte: usize| deel.len() == lengte && deel.bytes().all(|b| b.is_ascii_digit());
    matches!(delen.as_slice(), [jaar, maand, dag] if cijfers(jaar, 4) && cijfers(maand, 2) && cijfers(dag, 2))
}

/// `0-4`, `20-29`, `75+`: een band, eventueel met een woord of een eenheid erachter.
fn is_band(kop: &str) -> bool {
    let kop = kop.trim();
    let van = kop.trim_end_matches(|c: char| !c.is_ascii_digit() && c != '+');
    if let Some(van) = van.strip_suffix('+') {
        return (1..=3).contains(&van.len()) && van.bytes().all(|b| b.is_ascii_digit());
    }
    let Some((van, tot)) = van.split_once(['-', '–']) else { return false };
    let getal = |t: &str| t.trim().parse::<u32>().ok().filter(|n| *n < 130);
    matches!((getal(van), getal(tot)), (Some(van), Some(tot)) if van < tot)
}

/// De band achter `okt-19` of `5-sep`; `None` als dit geen datum is, of er geen oplopende band van te maken valt.
pub(crate) fn band_van_datum(kop: &str) -> Option<String> {
    let (eerste, tweede) = kop.trim().split_once('-')?;
    let (maand_voorop, maand, getal) = match (maand(eerste), maand(tweede)) {
        (Some(maand), None) => (true, maand, tweede),
        (None, Some(maand)) => (false, maand, eerste),
        _ => return None,
    };
    if !(1..=2).contains(&getal.len()) {
        return None;
    }
    let getal: usize = getal.parse().ok()?;
    let (van, tot) = if maand_voorop { (maand, getal) } else { (maand.min(getal), maand.max(getal)) };
    (van < tot).then(|| format!("{van}-{tot}"))
}

/// Het nummer van een maand, afgekort in het Nederlands of Engels.
fn maand(tekst: &str) -> Option<usize> {
    let tekst = tekst.trim_end_matches('.').to_lowercase();
    MAANDEN.iter().position(|namen| namen.contains(&tekst.as_str())).map(|plaats| plaats + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn banden_uit_datums() {
        for (kop, band) in [
            ("okt-19", Some("10-19")),
            ("Oct-19", Some("10-19")),
            ("5-sep", Some("5-9")),
            ("05-sep", Some("5-9")),
            ("9-May", Some("5-9")),
            ("1-apr", Some("1-4")),
            ("dec-17", Some("12-17")),
            ("okt-2019", None),
            ("okt-10", None),
            ("20-29", None),
            ("mei", None),
            ("fte-19", None),
        ] {
            assert_eq!(band_van_datum(kop).as_deref(), band, "{kop}");
        }
    }

    #[test]
    fn alleen_naast_een_andere_band() {
        let herstel = |koppen: [&str; 3]| {
            let mut koppen = koppen.map(str::to_owned);
            let mut bevindingen = Opmerkingen::default();
            herstel_koppen(&mut koppen, 1, &mut bevindingen);
            (koppen, bevindingen.klaar().iter().map(ToString::to_string).collect::<Vec<_>>())
        };
        let (koppen, gemeld) = herstel(["gemeente", "0-9", "okt-19"]);
        assert_eq!(koppen, ["gemeente", "0-9", "10-19"]);
        assert_eq!(
            gemeld,
            [
                "regel 1, kolom okt-19: Excel heeft hier een datum van gemaakt; gelezen als de leeftijden 10-19. Klopt dat niet, verbeter dan de kop"
            ]
        );
        // In een werkmap is het een echte datum: van 10-19 of van 1-10.
        let (_, gemeld) = herstel(["gemeente", "0-9", "2019-10-01"]);
        assert!(
            gemeld.first().is_some_and(|g| g.starts_with("regel 1, kolom 2019-10-01: Excel heeft van deze")),
            "{gemeld:?}"
        );
        // Maanden naast elkaar zijn maanden.
        assert_eq!(herstel(["gemeente", "sep-19", "okt-19"]).0, ["gemeente", "sep-19", "okt-19"]);
    }
}
