//! Bladzijden en codelijsten van OData v4: exact, compleet, of geweigerd met een reden.

use super::*;
use crate::{OdataFout, Pagina, lees_codes, lees_pagina, voeg_samen};

fn tekst(bytes: &[u8]) -> &str {
    std::str::from_utf8(bytes).unwrap()
}

fn pagina(ids: std::ops::Range<u64>, volgende: Option<&str>) -> Pagina {
    let rijen: Vec<String> =
        ids.map(|id| format!(r#"{{"Id":{id},"Measure":"M","Value":1,"RegioS":"GM0034"}}"#)).collect();
    let link = volgende.map_or(String::new(), |v| format!(r#","@odata.nextLink":"{v}""#));
    lees_pagina(&format!(r#"{{"@odata.context":"x/$metadata#Observations","value":[{}]{link}}}"#, rijen.join(",")))
        .unwrap()
}

#[test]
fn waarnemingen_exact_en_met_reden_van_ontbreken() {
    let pagina = lees_pagina(tekst(OBSERVATIES)).unwrap();
    assert!(pagina.context.as_deref().unwrap().ends_with("03759ned/$metadata#Observations"));
    assert_eq!(pagina.volgende, None);
    assert_eq!(pagina.bevindingen, []);
    let o = &pagina.observaties;
    assert_eq!((o[0].id, o[0].measure.as_str()), (55, "M000352"));
    assert_eq!(o[0].dimensies["RegioS"], "NL01");
    assert_eq!(o[0].dimensies.len(), 3);
    assert_eq!(o[1].waarde.as_deref(), Some("17533043.5"));
    assert_eq!((o[2].waarde.as_deref(), o[2].attribuut.as_str()), (None, "Impossible"));
}

#[test]
fn een_afgebroken_bestand_wordt_zo_genoemd() {
    let heel = tekst(OBSERVATIES);
    for einde in [20, 120, 400, heel.trim_end().len() - 1] {
        let fout = lees_pagina(&heel[..einde]).unwrap_err();
        assert!(matches!(fout, OdataFout::Afgebroken { .. }), "{einde}: {fout}");
    }
    assert!(matches!(lees_pagina("{\"value\": [}"), Err(OdataFout::GeenJson { regel: 1, .. })));
    assert_eq!(lees_pagina("{}").unwrap_err(), OdataFout::GeenLijst);
    assert_eq!(lees_pagina(r#"{"odata.metadata":"x","value":[]}"#).unwrap_err(), OdataFout::VersieDrie);
}

#[test]
fn kapotte_waarnemingen_staan_alle_in_de_bevindingen() {
    let pagina = lees_pagina(
        r#"{"value":[{"Id":1,"Measure":"M","Value":"12"},{"Measure":"M"},3,
            {"Id":2,"Measure":"M","RegioS":4},{"Id":3,"Measure":"M","Value":2.50}]}"#,
    )
    .unwrap();
    let gemeld: Vec<_> = pagina.bevindingen.iter().map(|b| b.kolom.as_deref()).collect();
    assert_eq!(gemeld, [Some("Value"), Some("Id"), None, Some("RegioS")]);
    assert!(pagina.bevindingen[1].bericht.starts_with("waarneming 2 van de bladzijde"));
    assert_eq!(pagina.observaties.len(), 1);
    assert_eq!(pagina.observaties[0].waarde.as_deref(), Some("2.50"));
}

#[test]
fn bladzijden_sluiten_aan_of_worden_geweigerd() {
    let een = || pagina(0..3, Some("https://x/Observations?$skip=3"));
    let twee = || pagina(3..5, None);
    assert_eq!(voeg_samen(vec![een(), twee()]).unwrap().len(), 5);

    let fout = voeg_samen(vec![een()]).unwrap_err();
    assert!(matches!(&fout, OdataFout::OntbrekendePagina { volgende } if volgende.ends_with("skip=3")));
    let past_niet = |paginas| match voeg_samen(paginas) {
        Err(OdataFout::PaginaPastNiet { nummer, .. }) => nummer,
        anders => panic!("{anders:?}"),
    };
    // Verkeerde volgorde, tweemaal dezelfde, een gat ervoor, een andere tabel.
    assert_eq!(past_niet(vec![twee(), een()]), 1);
    assert_eq!(past_niet(vec![een(), een(), twee()]), 2);
    assert_eq!(past_niet(vec![pagina(3..6, Some("?$skip=6")), pagina(6..7, None)]), 1);
    let mut andere = twee();
    andere.context = Some("y/$metadata#Observations".to_owned());
    assert_eq!(past_niet(vec![een(), andere]), 2);
}

#[test]
fn codelijst() {
    let codes = lees_codes(tekst(CODES)).unwrap();
    let paren: Vec<_> = codes.iter().map(|c| (c.id.as_str(), c.titel.as_str())).collect();
    assert_eq!(paren, [("NL01", "Nederland"), ("GM0518", "'s-Gravenhage (gemeente)")]);
    let measure = lees_codes(r#"{"value":[{"Identifier":"M1","Title":"Bevolking","Unit":"aantal"}]}"#);
    assert_eq!(measure.unwrap()[0].eenheid.as_deref(), Some("aantal"));
    for (fout, nummer) in [
        (r#"{"value":[{"Identifier":"A","Title":"x"},{"Identifier":"A  ","Title":"y"}]}"#, 2),
        (r#"{"value":[{"Identifier":"A"}]}"#, 1),
        (r#"{"value":[{"Identifier":4,"Title":"x"}]}"#, 1),
    ] {
        assert!(matches!(lees_codes(fout), Err(OdataFout::CodeKapot { nummer: n, .. }) if n == nummer));
    }
    assert!(matches!(lees_codes(r#"{"value":[],"@odata.nextLink":"x"}"#), Err(OdataFout::OntbrekendePagina { .. })));
}
