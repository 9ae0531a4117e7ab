//! De voorbeelden van StatLine en Excel, en wat er in zulke bestanden misgaat.

use super::*;
use crate::{LeesErnst, StatlineFout, StatlineTabel, Waarde, lees_statline, lees_tabel, lees_tekst};

fn lees(bytes: &[u8]) -> StatlineTabel {
    lees_statline(&lees_tekst(bytes).unwrap()).unwrap()
}

fn getal(tekst: &str) -> Waarde {
    Waarde::Getal(tekst.to_owned())
}

#[test]
fn met_symbolen_titel_en_bron() {
    let tabel = lees(STATLINE);
    assert_eq!(tabel.titelregels, ["Regionale kerncijfers Nederland"]);
    assert_eq!(tabel.onderschrift, ["Bron: CBS"]);
    assert_eq!(tabel.dimensies, ["Perioden", "Regio's"]);
    assert_eq!(tabel.bevindingen, []);
    let eenheden: Vec<_> = tabel.onderwerpen.iter().map(|o| o.eenheid.as_deref().unwrap()).collect();
    assert_eq!(eenheden, ["code", "aantal", "%"]);
    assert_eq!(tabel.onderwerpen[1].pad.last().unwrap(), "Totale bevolking");

    let rijen = &tabel.rijen;
    assert_eq!(rijen.len(), 4);
    assert_eq!(rijen[1].regel, 4);
    assert_eq!(rijen[1].dimensies, ["2025", "'s-Gravenhage (gemeente)"]);
    assert_eq!(rijen[1].waarden, [Waarde::Tekst("GM0518".to_owned()), getal("568945"), getal("4.1")]);
    // Een opgeheven gemeente is leeg; een geheim cijfer is een punt. Dat is niet hetzelfde.
    assert_eq!(rijen[2].waarden, [const { Waarde::Ontbreekt }; 3]);
    assert_eq!(rijen[3].waarden[2], Waarde::Onbekend);
    // De nul achteraan blijft staan: het getal is tekst.
    assert_eq!(rijen[0].waarden[2], getal("5.0"));
}

#[test]
fn zonder_symbolen() {
    let tabel = lees(STATLINE_ZONDER);
    assert_eq!(tabel.dimensies, ["Prognose(-interval)", "Leeftijd", "Perioden", "Regio-indeling 2021"]);
    assert_eq!(tabel.onderwerpen[0].eenheid.as_deref(), Some("x 1 000"));
    let waarden: Vec<_> = tabel.rijen.iter().map(|r| r.waarden[0].clone()).collect();
    assert_eq!(waarden, [getal("17980.5"), getal("18480.1"), getal("32.6")]);
    assert_eq!(tabel.bevindingen, []);
}

#[test]
fn door_excel_beschadigd_is_hersteld_met_een_waarschuwing() {
    let tabel = lees(STATLINE_BESCHADIGD);
    assert_eq!(tabel.dimensies, ["Populatie", "Perioden", "Regio's"]);
    assert_eq!(tabel.rijen[0].dimensies[0], "Particuliere huishoudens incl. studenten");
    let gelezen: Vec<_> = tabel.rijen.iter().map(|r| (r.regel, r.dimensies[2].as_str(), r.waarden.clone())).collect();
    assert_eq!(
        gelezen,
        [
            (2, "Nederland", vec![getal("8258.9"), getal("60.2")]),
            (3, "'s-Gravenhage (gemeente)", vec![getal("274"), getal("55.1")]),
            (4, "Zwolle", vec![getal("62.6"), getal("57.4")]),
        ]
    );
    assert_eq!(tabel.bevindingen.len(), 1);
    assert_eq!(tabel.bevindingen[0].ernst, LeesErnst::Waarschuwing);
    assert!(tabel.bevindingen[0].bericht.contains("Excel"));
}

/// Excel maakt van 17534 soms 17.534; als decimaal gelezen zou een gemeente 18 inwoners hebben.
#[test]
fn duizendtalpunten_worden_geen_decimalen() {
    let tekst = "Perioden;Regio's;Inwoners (aantal)\n2025;Urk;21.234\n2025;Rozendaal;17.534\n2025;Vlieland;1234\n";
    let tabel = lees_statline(tekst).unwrap();
    assert_eq!(tabel.rijen[0].waarden, [Waarde::Tekst("21.234".to_owned())]);
    assert_eq!(tabel.rijen[2].waarden, [getal("1234")]);
    let fouten: Vec<_> = tabel.bevindingen.iter().map(|b| b.regel).collect();
    assert_eq!(fouten, [Some(2), Some(3)]);

    let gemengd = "Perioden;Regio's;A (aantal);B (%)\n2025;Urk;21.234;4,5\n";
    let tabel = lees_statline(gemengd).unwrap();
    assert_eq!(tabel.rijen[0].waarden[1], getal("4.5"));
    assert_eq!(
        tabel.bevindingen[0].to_string(),
        "regel 2, kolom A (aantal): '21.234': er staat een punt in, terwijl dit bestand een decimale komma heeft. Haal de tabel op StatLine opnieuw op"
    );
}

#[test]
fn alle_kapotte_cellen_tegelijk() {
    let tekst = "Perioden;Regio's;A (aantal);B (aantal)\n2025;Urk;n.v.t.;1\n2025;;2;1E+05\n2025;Almere;3;4;5\n2025;Zwolle;7\n2025;Almelo;5;6\n";
    let tabel = lees_statline(tekst).unwrap();
    let gemeld: Vec<_> = tabel.bevindingen.iter().map(|b| (b.ernst, b.regel.unwrap(), b.kolom.as_deref())).collect();
    assert_eq!(
        gemeld,
        [
            (LeesErnst::Fout, 4, None),
            (LeesErnst::Waarschuwing, 5, Some("B (aantal)")),
            (LeesErnst::Fout, 2, Some("A (aantal)")),
            (LeesErnst::Fout, 3, Some("Regio's")),
            (LeesErnst::Fout, 3, Some("B (aantal)")),
        ]
    );
}

#[test]
fn wat_geen_statline_is_krijgt_een_reden() {
    let geval = |tekst: &str| lees_statline(tekst).unwrap_err();
    assert_eq!(geval("naam;fte\nUrk;4\n"), StatlineFout::GeenKop);
    assert_eq!(geval("Perioden;Regio's\n2025;Urk\n"), StatlineFout::GeenOnderwerp { regel: 1 });
    assert_eq!(geval("A (aantal);B (aantal)\n1;2\n"), StatlineFout::GeenDimensie { regel: 1 });
    assert!(matches!(geval(""), StatlineFout::GeenKop));
    assert!(matches!(geval("Perioden;Regio's;\"A (aantal)\n2025;Urk;1\n"), StatlineFout::Csv(_)));
}

/// De opgave van een gemeente, zoals Excel die in Windows-1252 bewaart.
#[test]
fn een_opgave_uit_excel() {
    let tabel = lees_tabel(&lees_tekst(OPGAVE).unwrap()).unwrap();
    assert_eq!(tabel.koppen, ["gebied_code", "norm_id", "ist", "toelichting"]);
    let regels: Vec<_> = tabel.rijen.iter().map(|r| r.regel).collect();
    assert_eq!(regels, [2, 3, 5]);
    assert_eq!(tabel.rijen[1].cellen[3], "Súdwest-Fryslân: dorpshuis \"De Klameare\";\r\nen Bolsward");
    assert_eq!(tabel.bevindingen, []);
}
