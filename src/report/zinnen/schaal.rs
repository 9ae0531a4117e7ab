//! De zinnen van de schaaltoets: of een norm in een gemeente een werkbare functie is, en met wie zij te delen is.

use normwijzer_core::Amount;
use normwijzer_core::norm::Afronding;
use normwijzer_core::schaal::{Cluster, GebiedSchaal, Instelling, Kant, Personen, VastWerk};
use normwijzer_core::soll::Bereik;

use super::aantal;
use crate::nl;

/// Fte van laag tot hoog, afgerond zoals overal: één decimaal, en onder de 1 twee.
#[must_use]
pub fn fte(b: Bereik) -> String {
    nl::bereik(b.laag, b.hoog, Afronding::EenDecimaal)
}

/// Uren per week van laag tot hoog. Wat bijna niets is, wordt nooit als nul gedrukt.
#[must_use]
pub fn uren(b: Bereik) -> String {
    let schrijf = |a: Amount| {
        let niets = !a.is_zero() && nl::rond(a.decimal(), 1).is_zero();
        if niets { "<0,1".to_owned() } else { nl::met_decimalen(a.decimal(), 1) }
    };
    let (laag, hoog) = (schrijf(b.laag), schrijf(b.hoog));
    if laag == hoog { laag } else { format!("{laag}–{hoog}") }
}

/// "0,02–0,06 fte, 0,9–2,2 uur per week".
#[must_use]
pub fn fte_en_uren(van_fte: Bereik, van_uren: Bereik) -> String {
    format!("{} fte, {} uur per week", fte(van_fte), uren(van_uren))
}

/// Een heel getal zonder, een ander met komma.
fn kaal(a: Amount) -> String {
    nl::met_decimalen(a.decimal(), u32::from(!a.is_heel()))
}

/// "ten minste 8 van 36 uur per week, aan de onderkant van de bandbreedte".
#[must_use]
pub fn drempel(i: &Instelling) -> String {
    let kant = match i.kant {
        Kant::Laag => "aan de onderkant van de bandbreedte",
        Kant::Gekozen => "op de gekozen plaats in de bandbreedte",
        Kant::Hoog => "aan de bovenkant van de bandbreedte",
    };
    format!("ten minste {} van {} uur per week, {kant}", kaal(i.drempel_uren), kaal(i.uren_per_fte))
}

/// Over hoeveel mensen het werk verdeeld kan worden: "1 persoon", "2 tot 7 personen".
#[must_use]
pub fn personen(p: Personen) -> String {
    match (p.minstens, p.hoogstens) {
        (_, h) if h < 1 => "geen werkbare functie".to_owned(),
        (m, h) if h <= m => format!("{m} {}", if m == 1 { "persoon" } else { "personen" }),
        (m, h) => format!("{m} tot {h} personen"),
    }
}

/// Wat de toets van een norm zegt, in één zin; ook de titel van haar kaart.
#[must_use]
pub fn bevinding(functie: &str, gebied: &str, clusters: &[Cluster]) -> String {
    let leden: usize = clusters.iter().map(|c| c.leden.len()).sum();
    let alleen = clusters.iter().filter(|c| c.werkbaar && !c.gedeeld()).count();
    let samen: usize = clusters.iter().filter(|c| c.werkbaar && c.gedeeld()).map(|c| c.leden.len()).sum();
    let groepen = clusters.iter().filter(|c| c.werkbaar && c.gedeeld()).count();
    let niet: usize = clusters.iter().filter(|c| !c.werkbaar).map(|c| c.leden.len()).sum();
    let gemeenten = aantal(leden, "gemeente", "gemeenten");
    if alleen == leden {
        return format!("{gebied}: in elke gemeente is de {functie} een werkbare functie");
    }
    let mut delen = Vec::new();
    if samen > 0 {
        let in_ = aantal(groepen, "cluster", "clusters");
        delen.push(format!("{samen} van de {gemeenten} delen de {functie} in {in_}"));
    }
    if niet > 0 {
        delen.push(match samen {
            0 => format!("in {niet} van de {gemeenten} is de {functie} ook met buren geen werkbare functie"),
            _ => format!("in {niet} is zij ook met buren geen werkbare functie"),
        });
    }
    format!("{gebied}: {}", delen.join("; "))
}

/// "2 fte over 3 personen is 0,67 fte en 24 uur per week per persoon, per GGD-regio."
#[must_use]
pub fn per_persoon(naam: &str, v: &VastWerk) -> String {
    format!(
        "{naam}: {} fte over {} personen is {} fte en {} uur per week per persoon, per {}.",
        kaal(v.fte),
        kaal(v.personen),
        nl::met_decimalen(v.fte_per_persoon.decimal(), 2),
        kaal(v.uren_per_persoon),
        v.per.naam()
    )
}

/// Waarmee getoetst is, en wie mee mag doen.
#[must_use]
pub fn werkwijze(schaal: &GebiedSchaal) -> String {
    let water = match schaal.instelling.over_water {
        true => "Wie over land geen buren heeft, mag over water delen.",
        false => "Over water wordt niet gedeeld.",
    };
    let om = schaal.gemeente.as_ref().map_or_else(String::new, |g| {
        format!("{} is getoetst met de gemeenten van {} om haar heen. ", g.naam, schaal.gebied.voluit())
    });
    format!(
        "{om}Een functie is werkbaar vanaf {}. De kleinste zoekt telkens aansluiting bij de buur met de langste gemeenschappelijke grens, tot het werkbaar is. {water} Het is een rekenvoorbeeld: gemeenten kiezen zelf met wie zij werken.",
        drempel(&schaal.instelling)
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bijna_niets_is_geen_nul_en_mensen_buigen_mee() {
        let b = |laag: i64, hoog: i64| {
            let honderdste = |n| Amount::from_int(n).mul_div(Amount::ONE, Amount::from_int(1000));
            Bereik { laag: honderdste(laag), gekozen: honderdste(laag), hoog: honderdste(hoog) }
        };
        assert_eq!(fte(b(1, 60)), "<0,01–0,06");
        assert_eq!(fte(b(0, 0)), "0");
        assert_eq!(fte(b(25, 61)), "0,03–0,06");
        assert_eq!(fte(b(556, 1112)), "0,56–1,1");
        assert_eq!(uren(b(9, 2160)), "<0,1–2,2");
        let p = |minstens, hoogstens| personen(Personen { minstens, hoogstens });
        assert_eq!(
            [p(1, 0), p(1, 1), p(1, 4), p(3, 2)],
            ["geen werkbare functie", "1 persoon", "1 tot 4 personen", "3 personen"]
        );
    }
}
