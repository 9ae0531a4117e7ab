//! Wat mensen in een gevuld document deden, gaat door een tweede keer vullen nooit verloren.

use proptest::prelude::*;

use super::bouw::{LEEG, kop, open, p, sectie, tekst_van};
use crate::{Pakket, Structuur, Vuller};

const DEEL: &str = "word/document.xml";
const CODES: [&str; 3] = ["2b", "3a.1", "5b"];

fn leeg() -> Pakket {
    open(&CODES.iter().map(|code| sectie(&kop(&format!("{code} Titel")), LEEG)).collect::<String>())
}

/// Vult alle secties; `keer` maakt de getallen anders.
fn vul(pakket: &mut Pakket, keer: u32) -> crate::Verslag {
    let structuur = Structuur::lees(pakket).unwrap();
    let mut vuller = Vuller::nieuw(pakket, DEEL).unwrap();
    for code in CODES {
        let Some(sectie) = structuur.sectie(code) else { continue };
        for label in ["Urgentie", "Situatie"] {
            let Some(onderdeel) = sectie.onderdeel(label) else { continue };
            let sleutel = format!("{code}.{}", label.to_lowercase());
            vuller
                .vul(&sleutel, label, &p(&format!("Getal {code} {label} {keer}.")), Some(onderdeel.cel.plek.clone()))
                .unwrap();
        }
        let onder = crate::Plek::op(sectie.einde);
        vuller.vul(&format!("{code}.onder"), "Onder", &p(&format!("Onder {code} {keer}")), Some(onder)).unwrap();
    }
    vuller.klaar(pakket).unwrap()
}

/// Een ingreep van een mens op de zoveelste alinea: erbij typen, een alinea ervoor, of Word knipt de run.
fn ingreep(tekst: &str, welke: usize, soort: u8, nummer: usize) -> String {
    let eindes: Vec<usize> = tekst.match_indices("</w:t></w:r></w:p>").map(|(plaats, _)| plaats).collect();
    let Some(plaats) = eindes.get(welke % eindes.len().max(1)) else { return tekst.to_owned() };
    let (voor, na) = tekst.split_at(*plaats);
    let mens = format!("MENS{nummer}MENS");
    match soort {
        0 => format!("{voor} {mens}{na}"),
        1 => format!("{voor}</w:t></w:r></w:p>{}{}", p(&mens), &na["</w:t></w:r></w:p>".len()..]),
        2 => format!("{voor}</w:t></w:r><w:proofErr w:type=\"spellEnd\"/><w:r><w:t>{na}"),
        _ => format!(
            "{voor}</w:t></w:r><w:ins w:id=\"{nummer}\"><w:r><w:t>{mens}</w:t></w:r></w:ins></w:p>{}",
            &na["</w:t></w:r></w:p>".len()..]
        ),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]
    #[test]
    fn niets_van_een_mens_gaat_verloren(ingrepen in prop::collection::vec((0usize..200, 0u8..4), 1..8)) {
        let mut pakket = leeg();
        vul(&mut pakket, 1);
        let mut tekst = tekst_van(&pakket);
        for (nummer, (welke, soort)) in ingrepen.iter().enumerate() {
            tekst = ingreep(&tekst, *welke, *soort, nummer);
        }
        pakket.zet(DEEL, tekst.clone().into_bytes());
        let mut pakket = Pakket::open(&pakket.bytes().unwrap()).unwrap();
        let verslag = vul(&mut pakket, 2);
        let na = tekst_van(&pakket);
        for (nummer, (_, soort)) in ingrepen.iter().enumerate() {
            if *soort != 2 {
                let mens = format!("MENS{nummer}MENS");
                prop_assert_eq!(na.matches(&mens).count(), 1, "{} verloren", mens);
            }
        }
        // Elk element is ververst of gemeld, en niets staat er twee keer.
        prop_assert_eq!(verslag.ververst.len() + verslag.bewaard.len() + verslag.ingevoegd.len(), 9);
        prop_assert_eq!(na.matches("<w:sdt>").count(), 9);
        // Nog een keer met dezelfde getallen: byte voor byte gelijk.
        vul(&mut pakket, 2);
        prop_assert_eq!(tekst_van(&pakket), na);
    }
}

#[test]
fn weghalen_van_alles_wat_niemand_bewerkte_geeft_het_lege_document_terug() {
    let mut pakket = leeg();
    let voor = tekst_van(&pakket);
    vul(&mut pakket, 1);
    let sleutels: Vec<String> = crate::Besturing::lees(&pakket, DEEL).unwrap().into_iter().map(|b| b.sleutel).collect();
    assert_eq!(sleutels.len(), 9);
    let mut vuller = Vuller::nieuw(&pakket, DEEL).unwrap();
    sleutels.iter().for_each(|sleutel| vuller.verwijder(sleutel));
    vuller.klaar(&mut pakket).unwrap();
    assert_eq!(tekst_van(&pakket), voor);
}
