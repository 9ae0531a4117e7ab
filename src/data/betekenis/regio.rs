//! Welk gebied een rij van een tabel aanwijst: op code, anders op naam, en nooit gegokt.

use std::collections::{BTreeMap, BTreeSet};

use normwijzer_core::gebied::slug;
use normwijzer_core::herindeling::OudeNaam;
use normwijzer_core::{GebiedCode, Herindelingen, Land, Niveau};

use crate::namen::Namen;

/// Waar een rij over gaat.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Regiolid {
    /// Nederland: `NL01`, `NL00`, `NL` of de naam.
    Nederland,
    /// Een gemeente; de code kan er een van een ander jaar zijn.
    Gemeente(GebiedCode),
    /// Een groter gebied. Zonder code als alleen de naam er staat en die hier niet bekend is.
    Regio {
        /// Het niveau, als dit programma het kent (een landsdeel niet).
        niveau: Option<Niveau>,
        /// De code van het CBS.
        code: Option<GebiedCode>,
    },
    /// Een wijk of buurt.
    Kern,
    /// Niet te herkennen; de vraag noemt wat erop lijkt.
    Onbekend(String),
}

/// Begin van een code van het CBS → niveau.
const VOORVOEGSELS: [(&str, Option<Niveau>); 14] = [
    ("PV", Some(Niveau::Provincie)),
    ("GG", Some(Niveau::Ggd)),
    ("CR", Some(Niveau::Corop)),
    ("ZK", Some(Niveau::Zorgkantoor)),
    ("JZ", Some(Niveau::Jeugdregio)),
    ("VR", Some(Niveau::Veiligheidsregio)),
    ("LD", None),
    ("AM", None),
    ("RE", None),
    ("RU", None),
    ("SG", None),
    ("GA", None),
    ("BU", None),
    ("WK", None),
];

/// Herkent gebieden op code en naam.
#[derive(Clone, Debug, Default)]
pub struct Regiokenner {
    namen: Namen,
    /// Naam van een groter gebied → niveau en code; alleen namen die één gebied aanwijzen.
    groter: BTreeMap<String, BTreeSet<(Niveau, GebiedCode)>>,
    /// De gemeenten die er niet meer zijn.
    herindelingen: Option<Herindelingen>,
}

impl Regiokenner {
    /// Uit het land van nu.
    #[must_use]
    pub fn new(land: &Land) -> Self {
        let mut groter: BTreeMap<String, BTreeSet<(Niveau, GebiedCode)>> = BTreeMap::new();
        for ((niveau, code), regio) in &land.regios {
            groter.entry(slug(&regio.gebied.naam)).or_default().insert((*niveau, code.clone()));
        }
        Self { namen: Namen::van_land(land), groter, herindelingen: None }
    }

    /// Kent ook de namen van opgeheven gemeenten; een naam van nu gaat voor.
    #[must_use]
    pub fn met_herindelingen(self, herindelingen: Option<Herindelingen>) -> Self {
        Self { herindelingen, ..self }
    }

    /// De herindelingen, als die bekend zijn.
    #[must_use]
    pub fn herindelingen(&self) -> Option<&Herindelingen> {
        self.herindelingen.as_ref()
    }

    /// De namen van nu.
    #[must_use]
    pub fn namen(&self) -> &Namen {
        &self.namen
    }

    /// Het gebied van een rij: `lid` is code of naam zoals het er staat, `titel` wat een codelijst erover zegt, `soort`
    /// wat een kolom "soort regio" zegt. Een naam die een gemeente én iets groters is, is de gemeente, tenzij `soort`
    /// of een toevoeging als "(PV)" anders zegt.
    #[must_use]
    pub fn herken(&self, lid: &str, titel: &str, soort: Option<&str>) -> Regiolid {
        let lid = lid.trim();
        if let Some(gebied) = op_code(lid) {
            return gebied;
        }
        match soort.map(|s| s.trim().to_lowercase()).as_deref() {
            Some("wijk" | "buurt") => return Regiolid::Kern,
            Some("land") => return Regiolid::Nederland,
            Some("gemeente") => return self.gemeente(titel),
            Some("provincie") => return self.groter(titel, Some(Niveau::Provincie)),
            _ => {}
        }
        if slug(titel) == "nederland" {
            return Regiolid::Nederland;
        }
        let (naam, toevoeging) = toevoeging(titel);
        match toevoeging {
            Some("PV") => return self.groter(naam, Some(Niveau::Provincie)),
            Some("CR") => return self.groter(naam, Some(Niveau::Corop)),
            Some("GG") => return self.groter(naam, Some(Niveau::Ggd)),
            Some("LD") => return Regiolid::Regio { niveau: None, code: None },
            Some("gemeente") => return self.gemeente(naam),
            _ => {}
        }
        match self.gemeente(titel) {
            Regiolid::Onbekend(vraag) => match self.groter(titel, None) {
                gevonden @ Regiolid::Regio { code: Some(_), .. } => gevonden,
                _ => Regiolid::Onbekend(vraag),
            },
            gevonden => gevonden,
        }
    }

    fn gemeente(&self, naam: &str) -> Regiolid {
        match self.namen.zoek(naam) {
            Ok(code) => Regiolid::Gemeente(code),
            Err(onbekend) => match self.herindelingen.as_ref().map(|h| h.zoek_vroeger(naam)) {
                Some(OudeNaam::Een(vroeger)) => Regiolid::Gemeente(vroeger.code),
                _ => Regiolid::Onbekend(onbekend.vraag()),
            },
        }
    }

    fn groter(&self, naam: &str, niveau: Option<Niveau>) -> Regiolid {
        let passend = self.groter.get(&slug(naam)).and_then(|gebieden| {
            let mut passend = gebieden.iter().filter(|(n, _)| niveau.is_none_or(|gevraagd| gevraagd == *n));
            let eerste = passend.next()?;
            // Friesland is een provincie en een veiligheidsregio: zonder niveau geldt de provincie.
            let provincie = gebieden.iter().find(|(n, _)| *n == Niveau::Provincie);
            if passend.next().is_none() { Some(eerste) } else { provincie }
        });
        Regiolid::Regio { niveau: niveau.or(passend.map(|p| p.0)), code: passend.map(|p| p.1.clone()) }
    }
}

/// Het gebied van een code; `None` als het geen code is.
fn op_code(lid: &str) -> Option<Regiolid> {
    let code = lid.to_ascii_uppercase();
    if matches!(code.as_str(), "NL" | "NL00" | "NL01") {
        return Some(Regiolid::Nederland);
    }
    let cijfers = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
    if cijfers(&code) && code.len() == 4 {
        return Some(Regiolid::Gemeente(GebiedCode::new(&format!("GM{code}"))));
    }
    let (letters, nummer) = code.split_at_checked(2)?;
    // Een buurt kan letters in haar nummer hebben, na dat van de gemeente; Bunschoten is geen buurt.
    let van_gemeente = nummer.get(..4).is_some_and(cijfers);
    if matches!(letters, "WK" | "BU") && van_gemeente && nummer.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Some(Regiolid::Kern);
    }
    if !cijfers(nummer) || !(2..=4).contains(&nummer.len()) {
        return None;
    }
    if letters == "GM" {
        return (nummer.len() == 4).then(|| Regiolid::Gemeente(GebiedCode::new(&code)));
    }
    let (_, niveau) = VOORVOEGSELS.iter().find(|(v, _)| *v == letters)?;
    Some(Regiolid::Regio { niveau: *niveau, code: Some(GebiedCode::new(&code)) })
}

/// "Utrecht (PV)" is Utrecht met PV; "Bergen (NH.)" hoort zo te heten.
fn toevoeging(titel: &str) -> (&str, Option<&str>) {
    let titel = titel.trim();
    match titel.strip_suffix(')').and_then(|t| t.rsplit_once(" (")) {
        Some((naam, wat @ ("PV" | "CR" | "GG" | "LD" | "gemeente"))) => (naam, Some(wat)),
        _ => (titel, None),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use normwijzer_core::herindeling::{Stroom, StroomSoort};

    use crate::land::{Peildatum, land};
    use crate::proefdata::datasets;

    fn kenner() -> Regiokenner {
        let (land, _) = land(&datasets(), Peildatum::default()).unwrap();
        let dag = jiff::civil::Date::constant(2022, 3, 24);
        let code = GebiedCode::new;
        let stroom = Stroom {
            dag,
            van: code("GM0457"),
            naar: code("GM0034"),
            soort: StroomSoort::Opheffing,
            naar_ontstaat: false,
            hectare: 1,
            woningen: Some(1),
            inwoners: 1,
            inwoners_van: None,
        };
        let nu = [(code("GM0034"), "Almere".to_owned())];
        let vroeger = [(code("GM0457"), "Weesp".to_owned())];
        let h = Herindelingen::new(jiff::civil::Date::constant(2019, 1, 1), dag, nu, vroeger, [stroom]);
        Regiokenner::new(&land).met_herindelingen(Some(h))
    }

    #[test]
    fn codes_met_en_zonder_opvulling_en_beide_landcodes() {
        let k = kenner();
        let op = |t: &str| k.herken(t, t, None);
        for nl in ["NL01", "NL00", "NL  ", "Nederland", "nederland"] {
            assert_eq!(op(nl), Regiolid::Nederland, "{nl}");
        }
        let almere = Regiolid::Gemeente(GebiedCode::new("GM0034"));
        for t in ["GM0034", "GM0034    ", "gm0034", "0034", "Almere", "almere"] {
            assert_eq!(op(t), almere, "{t}");
        }
        assert_eq!(op("GM9999"), Regiolid::Gemeente(GebiedCode::new("GM9999")));
        assert_eq!(op("Weesp"), Regiolid::Gemeente(GebiedCode::new("GM0457")));
        for kern in ["WK168000", "BU16800000", "BU0003000A"] {
            assert_eq!(op(kern), Regiolid::Kern, "{kern}");
        }
        let regio = |niveau, code: &str| Regiolid::Regio { niveau, code: Some(GebiedCode::new(code)) };
        assert!(matches!(op("Bunschoten"), Regiolid::Onbekend(_)));
        assert_eq!(op("PV24  "), regio(Some(Niveau::Provincie), "PV24"));
        assert_eq!(op("LD01"), regio(None, "LD01"));
        assert_eq!(op("CR40"), regio(Some(Niveau::Corop), "CR40"));
    }

    #[test]
    fn namen_met_toevoeging_soort_en_codelijst() {
        let k = kenner();
        let provincie = Regiolid::Regio { niveau: Some(Niveau::Provincie), code: Some(GebiedCode::new("PV24")) };
        assert_eq!(k.herken("Flevoland (PV)", "Flevoland (PV)", None), provincie);
        assert_eq!(k.herken("Flevoland", "Flevoland", None), provincie);
        assert_eq!(k.herken("Noord (LD)", "Noord (LD)", None), Regiolid::Regio { niveau: None, code: None });
        assert_eq!(k.herken("Almere", "Almere", Some("Wijk      ")), Regiolid::Kern);
        let den_haag = Regiolid::Gemeente(GebiedCode::new("GM0518"));
        assert_eq!(k.herken("x7", "Den Haag", Some("Gemeente ")), den_haag);
        assert_eq!(k.herken("'s-Gravenhage (gemeente)", "'s-Gravenhage (gemeente)", None), den_haag);
        let Regiolid::Onbekend(vraag) = k.herken("Almeer", "Almeer", None) else { panic!("geen gok") };
        assert!(vraag.starts_with("bedoelt u Almere"), "{vraag}");
    }
}
