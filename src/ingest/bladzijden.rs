//! Bladzijden van één antwoord van OData: sluiten zij aan, en is de laatste erbij?
//!
//! Cijfers van een halve tabel tellen op tot een verkeerd totaal; daarom is een ontbrekende bladzijde een fout. Geldt
//! voor v3 en v4. Weet niet wat er op een bladzijde staat.

/// Wat van een gelezen bladzijde nodig is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Bladzijde {
    /// Het bestand.
    pub(crate) bestand: String,
    /// Hoeveel leden erop staan, ook de onleesbare.
    pub(crate) aantal: u64,
    /// Het laagste `Id` (v4) of `ID` (v3).
    pub(crate) eerste: Option<u64>,
    /// Waar de volgende bladzijde staat.
    pub(crate) volgende: Option<String>,
}

/// Wat er aan de bladzijden mankeert, met het bestand waar het blijkt. De volgorde van de bestanden doet er niet toe:
/// de bladzijden staan op volgorde van hun laagste `Id`. Meer antwoorden naast elkaar (een bestand per jaar) mag.
pub(crate) fn gebreken(bladzijden: &[Bladzijde]) -> Vec<(String, String)> {
    let mut volgorde: Vec<&Bladzijde> = bladzijden.iter().collect();
    volgorde.sort_by_key(|b| b.eerste);
    let mut gebreken = Vec::new();
    let mut gelezen = 0;
    for (plaats, bladzijde) in volgorde.iter().enumerate() {
        gelezen += bladzijde.aantal;
        let Some(volgende) = &bladzijde.volgende else {
            gelezen = 0;
            continue;
        };
        let bericht = match overslaan(volgende) {
            _ if plaats + 1 == volgorde.len() => Some(format!(
                "er hoort nog een bladzijde bij die niet gegeven is: {volgende}. Haal die op en geef alle bladzijden samen"
            )),
            Some(n) if n > gelezen => Some(format!(
                "vóór de volgende bladzijde ({volgende}) horen {n} rijen te staan, en er zijn er {gelezen} gegeven. Er ontbreekt een bladzijde; haal alle bladzijden op en geef ze samen"
            )),
            Some(n) if n < gelezen => Some(format!(
                "vóór de volgende bladzijde ({volgende}) horen {n} rijen te staan, en er zijn er {gelezen} gegeven. Staat er een bladzijde dubbel? Geef elke bladzijde één keer"
            )),
            _ => None,
        };
        gebreken.extend(bericht.map(|b| (bladzijde.bestand.clone(), b)));
    }
    gebreken
}

/// Het getal achter `$skip=` in een verwijzing.
pub(crate) fn overslaan(verwijzing: &str) -> Option<u64> {
    let rest = ["$skip=", "%24skip="].iter().find_map(|merk| verwijzing.split_once(merk))?.1;
    rest.split('&').next()?.parse().ok()
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::indexing_slicing)]
mod tests {
    use super::*;

    fn bladzijde(bestand: &str, eerste: u64, aantal: u64, volgende: Option<&str>) -> Bladzijde {
        Bladzijde { bestand: bestand.to_owned(), aantal, eerste: Some(eerste), volgende: volgende.map(str::to_owned) }
    }

    #[test]
    fn een_hele_keten_in_elke_volgorde_en_losse_antwoorden_zijn_goed() {
        let mut keten = vec![
            bladzijde("p10", 6, 1, None),
            bladzijde("p1", 0, 3, Some("x?$skip=3")),
            bladzijde("p2", 3, 3, Some("x?$skip=6&$top=3")),
        ];
        assert_eq!(gebreken(&keten), []);
        keten.reverse();
        assert_eq!(gebreken(&keten), []);
        assert_eq!(gebreken(&[bladzijde("2024", 0, 3, None), bladzijde("2025", 9, 3, None)]), []);
        assert_eq!(gebreken(&[bladzijde("a", 0, 3, Some("x?$skiptoken=q")), bladzijde("b", 9, 3, None)]), []);
    }

    #[test]
    fn een_ontbrekende_of_dubbele_bladzijde_wordt_genoemd() {
        let een = || bladzijde("p1", 0, 3, Some("x?$skip=3"));
        let twee = || bladzijde("p2", 3, 3, Some("x?$skip=6"));
        let drie = || bladzijde("p3", 6, 1, None);
        let fout = |lijst: &[Bladzijde]| gebreken(lijst).remove(0);
        assert_eq!(fout(&[een(), twee()]).0, "p2");
        assert!(fout(&[een(), twee()]).1.starts_with("er hoort nog een bladzijde bij die niet gegeven is: x?$skip=6"));
        assert!(fout(&[twee(), drie()]).1.contains("horen 6 rijen te staan, en er zijn er 3 gegeven. Er ontbreekt"));
        assert!(fout(&[een(), een(), twee(), drie()]).1.contains("Staat er een bladzijde dubbel"));
    }
}
