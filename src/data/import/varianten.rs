//! Andere schrijfwijzen van gemeentenamen, zoals zij in tabellen van het CBS en in het spraakgebruik voorkomen.

use std::collections::{BTreeMap, BTreeSet};

use normwijzer_core::GebiedCode;

/// Namen die niemand uit de officiële naam afleidt. "Zuidwest-Friesland" hoort er niet bij: dat is ook een COROP-gebied.
const GEBRUIKELIJK: [(&str, &str); 6] = [
    ("Den Haag", "'s-Gravenhage"),
    ("Den Bosch", "'s-Hertogenbosch"),
    ("De Friese Meren", "De Fryske Marren"),
    ("Dantumadeel", "Dantumadiel"),
    ("Tietjerksteradeel", "Tytsjerksteradiel"),
    ("Nuenen", "Nuenen, Gerwen en Nederwetten"),
];

/// StatLine zet "(gemeente)" achter een naam die ook die van een provincie of stad is.
const MET_GEMEENTE: [&str; 3] = ["'s-Gravenhage", "Groningen", "Utrecht"];

/// De varianten bij de officiële namen: naam, code en soort, op naam.
pub(crate) fn varianten(namen: &BTreeMap<GebiedCode, String>) -> Vec<Vec<String>> {
    let op_naam: BTreeMap<&str, &GebiedCode> = namen.iter().map(|(c, n)| (n.as_str(), c)).collect();
    let mut uit: BTreeSet<(String, String, &str)> = BTreeSet::new();
    let mut zet = |naam: String, officieel: &str, soort| {
        if let Some(code) = op_naam.get(officieel)
            && !op_naam.contains_key(naam.as_str())
        {
            uit.insert((naam, code.to_string(), soort));
        }
    };
    for naam in MET_GEMEENTE {
        zet(format!("{naam} (gemeente)"), naam, "toevoeging");
    }
    for (variant, naam) in GEBRUIKELIJK {
        zet(variant.to_owned(), naam, "gebruikelijk");
    }
    let kaal = |naam: &str| naam.split_once(" (").map(|(k, _)| k.to_owned());
    let kale: Vec<(String, &str)> = namen.values().filter_map(|n| kaal(n).map(|k| (k, n.as_str()))).collect();
    for (naam, officieel) in &kale {
        // "Bergen" kan twee gemeenten zijn; dan is de toevoeging nodig.
        if kale.iter().filter(|(k, _)| k == naam).count() == 1 {
            zet(naam.clone(), officieel, "zonder-toevoeging");
        }
    }
    uit.into_iter().map(|(n, c, s)| vec![n, c, s.to_owned()]).collect()
}
