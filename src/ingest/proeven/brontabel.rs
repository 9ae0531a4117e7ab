//! Elk formaat geeft dezelfde soort tabel.

use super::*;
use crate::{ALLES, Brontabel, Invoer, LeesErnst, Waarde, lees_bronnen, lees_statline, lees_tekst};

fn v4(rijen: &str) -> Brontabel {
    let tekst = format!(
        "{{\"@odata.context\":\"https://datasets.cbs.nl/odata/v1/CBS/03759ned/$metadata#Observations\",\"value\":[\n{rijen}]}}"
    );
    lees_bronnen(&[Invoer::van_bytes("p1.json", tekst.into_bytes())], &ALLES).tabellen.remove(0)
}

fn rij(id: u32, onderwerp: &str, attribuut: &str, waarde: &str, regio: &str) -> String {
    format!(
        "{{\"Id\":{id},\"Measure\":\"{onderwerp}\",\"ValueAttribute\":\"{attribuut}\",\"Value\":{waarde},\"StringValue\":null,\"RegioS\":\"{regio}\",\"Perioden\":\"2025JJ00\"}}"
    )
}

#[test]
fn lang_wordt_breed_met_elke_reden_van_ontbreken() {
    let tabel = v4(&[
        rij(1, "M000365", "None", "17533043.5", "NL01"),
        rij(2, "M000352", "None", "229574", "GM0034  "),
        rij(3, "M000365", "Confidential", "null", "GM0034"),
        rij(4, "M000352", "Impossible", "null", "GM0457"),
        rij(5, "M000365", "NotAvailable", "null", "GM0457"),
    ]
    .join(",\n"));
    assert_eq!(tabel.tabel.as_deref(), Some("03759ned"));
    assert_eq!(tabel.bevindingen, []);
    let namen: Vec<_> = tabel.dimensies.iter().map(|d| d.naam.as_str()).collect();
    assert_eq!(namen, ["Perioden", "RegioS"]);
    assert_eq!(tabel.dimensie("regio"), Some(1));
    let codes: Vec<_> = tabel.onderwerpen.iter().map(|o| o.code.as_deref().unwrap()).collect();
    assert_eq!(codes, ["M000352", "M000365"]);
    let getal = |g: &str| Waarde::Getal(g.to_owned());
    let rijen: Vec<_> = tabel.rijen.iter().map(|r| (r.regel, r.lid(1), r.waarden.clone())).collect();
    assert_eq!(
        rijen,
        [
            (2, "NL01", vec![Waarde::Ontbreekt, getal("17533043.5")]),
            (3, "GM0034", vec![getal("229574"), Waarde::Geheim]),
            (5, "GM0457", vec![Waarde::Ontbreekt, Waarde::Onbekend]),
        ]
    );
}

#[test]
fn een_cijfer_dat_er_tweemaal_staat_en_een_vreemd_attribuut_zijn_fouten() {
    let tabel = v4(&[
        rij(1, "M000352", "None", "229574", "GM0034"),
        rij(2, "M000352", "None", "229575", "GM0034"),
        rij(3, "M000352", "Geraden", "1", "GM0050"),
    ]
    .join(",\n"));
    let gemeld: Vec<_> = tabel.bevindingen.iter().map(ToString::to_string).collect();
    assert!(
        gemeld[0].starts_with("p1.json, regel 4, kolom ValueAttribute: \"Geraden\" is geen bekende reden"),
        "{gemeld:?}"
    );
    assert!(
        gemeld[1]
            .starts_with("p1.json, regel 3, kolom M000352: dit cijfer staat er meer dan één keer (zie ook regel 2)"),
        "{gemeld:?}"
    );
    assert!(tabel.heeft_fout() && tabel.bevindingen.iter().all(|b| b.ernst == LeesErnst::Fout));
}

#[test]
fn statline_wordt_dezelfde_soort_tabel() {
    let statline = lees_statline(&lees_tekst(STATLINE).unwrap()).unwrap();
    let tabel = Brontabel::from(statline.clone());
    assert_eq!(tabel.titel.as_deref(), Some("Regionale kerncijfers Nederland"));
    assert_eq!(tabel.dimensie("perioden"), Some(0));
    assert_eq!(tabel.rijen.len(), statline.rijen.len());
    assert_eq!(tabel.rijen[1].waarden, statline.rijen[1].waarden);
}
