//! Schrijft een document met elk soort blok, om te bekijken: `word_proef UIT.docx [PNG [SVG]]`.

use std::error::Error;

use normwijzer_word::inhoud::{Figuur, Inhoud, Kolom, Nadruk, Regel, Stuk, Tabel};
use normwijzer_word::{Schrijver, nieuw};

const GEMEENTEN: &[&str] = &[
    "Amersfoort",
    "Baarn",
    "Bunnik",
    "Bunschoten",
    "De Bilt",
    "De Ronde Venen",
    "Eemnes",
    "Houten",
    "IJsselstein",
    "Leusden",
    "Lopik",
    "Montfoort",
    "Nieuwegein",
    "Oudewater",
    "Renswoude",
    "Rhenen",
    "Soest",
    "Stichtse Vecht",
    "Utrecht",
    "Utrechtse Heuvelrug",
    "Veenendaal",
    "Vijfheerenlanden",
    "Wijk bij Duurstede",
    "Woerden",
    "Woudenberg",
    "Zeist",
];

fn main() -> Result<(), Box<dyn Error>> {
    let mut argumenten = std::env::args().skip(1);
    let uit = argumenten.next().ok_or("geef het pad van het document")?;
    let png = argumenten.next().map(std::fs::read).transpose()?;
    let svg = argumenten.next().map(std::fs::read).transpose()?;
    let gegevens = nieuw::Gegevens {
        titel: "Werkagenda: een proef",
        onderwerp: "AZWA D5, GGD-regio Utrecht",
        voettekst: "Alle cijfers zijn fictief",
        ..nieuw::Gegevens::default()
    };
    let mut pakket = nieuw::document(&gegevens)?;
    let mut schrijver = Schrijver::nieuw(&pakket)?;
    let blokken = schrijver.blokken(&blokken(png, svg), nieuw::TEKSTBREEDTE)?;
    schrijver.afronden(&mut pakket)?;
    nieuw::achteraan(&mut pakket, &blokken)?;
    std::fs::write(uit, pakket.bytes()?)?;
    Ok(())
}

fn gewoon(tekst: &str) -> Regel {
    vec![Stuk { tekst: tekst.to_owned(), nadruk: Nadruk::Gewoon }]
}

fn kop(niveau: u8, tekst: &str) -> Inhoud {
    Inhoud::Kop { niveau, tekst: gewoon(tekst) }
}

fn blokken(png: Option<Vec<u8>>, svg: Option<Vec<u8>>) -> Vec<Inhoud> {
    let nadruk = [
        ("Gewoon, ", Nadruk::Gewoon),
        ("sterk, ", Nadruk::Sterk),
        ("cursief en ", Nadruk::Cursief),
        ("normwijzer plan --regio GG2600", Nadruk::Code),
        (". Een bedrag als 1.234,5\u{a0}fte blijft op één regel; <script> & co blijven tekst.", Nadruk::Gewoon),
    ];
    let mut blokken = vec![
        Inhoud::Kader { woord: "FICTIEF".to_owned(), tekst: gewoon("De IST in dit document is verzonnen.") },
        Inhoud::Inhoudsopgave { later: Vec::new() },
        kop(1, "2b Sociaal verwijzen"),
        Inhoud::Alinea(nadruk.map(|(t, nadruk)| Stuk { tekst: t.to_owned(), nadruk }).to_vec()),
        kop(2, "Wat er moet komen"),
        Inhoud::Lijst(
            [
                "Een brugfunctionaris per gemeente.",
                "Een steunpunt in elke wijk, ook op het platteland; \
            met openingstijden die passen bij wie er komt, zodat deze regel lang genoeg is om terug te lopen.",
            ]
            .map(gewoon)
            .to_vec(),
        ),
        Inhoud::Checklijst(
            ["☑ Afspraken met het netwerk vastgelegd", "☐ Financiële dekking genoemd"].map(gewoon).to_vec(),
        ),
        Inhoud::Citaat {
            tekst: "Per 10.000 inwoners is 0,2 fte brugfunctionaris beschikbaar.".to_owned(),
            bron: "Opdracht regionale werkagenda D5, versie 1.0, paragraaf 2b".to_owned(),
        },
        kop(3, "Per gemeente"),
        tabel(),
        Inhoud::Bron(gewoon("Bron: CBS, inwoners op 1 januari 2025; eigen berekening.")),
        kop(2, "Mijlpalen"),
        Inhoud::Tabel(mijlpalen()),
    ];
    if let Some((png, pixels)) = png.and_then(|png| afmetingen(&png).map(|p| (png, p))) {
        blokken.push(Inhoud::NieuwePagina);
        blokken.push(kop(2, "Het tekort in beeld"));
        blokken.push(Inhoud::Figuur(Figuur {
            png,
            svg,
            pixels,
            alt: "Staafdiagram: IST en SOLL per gemeente. Het tekort is het grootst in Utrecht. Zie tabel 1."
                .to_owned(),
            bijschrift: gewoon("IST en SOLL per gemeente, 2026-K1"),
        }));
    }
    blokken.push(Inhoud::Alinea(gewoon("Einde van de proef.")));
    blokken
}

fn tabel() -> Inhoud {
    let koppen = ["Gemeente", "Inwoners", "IST (fte)", "SOLL (fte)", "GAP (fte)", "Toelichting"];
    let kolommen = koppen
        .iter()
        .enumerate()
        .map(|(nummer, k)| Kolom { kop: (*k).to_owned(), rechts: (1..5).contains(&nummer), breed: 0 })
        .collect();
    let mut rijen: Vec<Vec<Regel>> = GEMEENTEN
        .iter()
        .enumerate()
        .map(|(n, naam)| {
            let noot = if n % 7 == 3 { "eerste inschatting, nog niet vastgesteld" } else { "" };
            [
                *naam,
                &format!("{}.{:03}", 12 + n * 3, n * 37),
                "0,5",
                &format!("{},{}", n / 4 + 1, n % 10),
                "nog niet bekend",
                noot,
            ]
            .map(gewoon)
            .to_vec()
        })
        .collect();
    rijen.push(["GGD-regio Utrecht", "1.391.214", "13,0", "27,8", "14,8"].map(gewoon).to_vec());
    Inhoud::Tabel(Tabel { bijschrift: gewoon("Brugfunctionarissen per gemeente"), kolommen, rijen, met_totaal: true })
}

fn mijlpalen() -> Tabel {
    let kolommen = ["Kwartaal", "Activiteiten", "Verantwoordelijke", "Deelresultaat"]
        .map(|k| Kolom { kop: k.to_owned(), rechts: false, breed: 0 })
        .to_vec();
    let rijen = (1..=4)
        .map(|k| {
            [
                &format!("2027-K{k}"),
                "Werven en inwerken van brugfunctionarissen, met huisartsen en sociaal werk aan tafel",
                "",
                &format!("{k},5 fte"),
            ]
            .map(gewoon)
            .to_vec()
        })
        .collect();
    Tabel { bijschrift: gewoon("Mijlpalenplanning"), kolommen, rijen, met_totaal: false }
}

/// De afmetingen uit de kop van een PNG.
fn afmetingen(png: &[u8]) -> Option<(u32, u32)> {
    let getal = |van: usize| Some(u32::from_be_bytes(png.get(van..van + 4)?.try_into().ok()?));
    Some((getal(16)?, getal(20)?))
}
