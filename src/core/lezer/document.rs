//! Van bytes naar een TOML-document: niet te groot, UTF-8, en schrijffouten in het Nederlands.

use toml::de::DeTable;

use super::codes::Codes;
use super::plaats::{Meldingen, Tekst};
use super::tabel::Tabel;
use super::vorm::{BESTAND, Vorm};
use crate::finding::Finding;

/// Zoveel schrijffouten van één bestand worden gemeld; daarna volgen er vooral uit de eerste.
const MEESTE_SCHRIJFFOUTEN: usize = 5;

/// Leest de bytes als TOML en geeft het document aan `verwerk`; meldt wat niet te lezen is, en zegt welke sleutels er
/// gevraagd werden.
pub(crate) fn lees_document(
    codes: &'static Codes,
    pad: &str,
    inhoud: &[u8],
    verwerk: impl FnOnce(Tabel<'_>, &mut Meldingen<'_>),
) -> (Vec<Finding>, Vorm) {
    let inhoud = match tekst_van(codes, pad, inhoud) {
        Ok(inhoud) => inhoud,
        Err(bevinding) => return (vec![*bevinding], Vorm::default()),
    };
    let mut m = Meldingen::new(Tekst { pad, inhoud }, codes);
    let (document, fouten) = DeTable::parse_recoverable(inhoud);
    if fouten.is_empty() {
        verwerk(Tabel::new(BESTAND, 0, document.get_ref()), &mut m);
    } else {
        schrijffouten(&fouten, &mut m);
    }
    m.klaar()
}

/// Leest een TOML-bestand dat één ding beschrijft: een scenario, een huisstijl. Het is er alleen als er geen fout is;
/// waarschuwingen komen ook dan mee, op volgorde van regel.
pub fn lees_een<T>(
    codes: &'static Codes,
    pad: &str,
    inhoud: &[u8],
    verwerk: impl FnOnce(Tabel<'_>, &mut Meldingen<'_>) -> Option<T>,
) -> (Option<T>, Vec<Finding>, Vorm) {
    let mut uit = None;
    let (mut bevindingen, vorm) = lees_document(codes, pad, inhoud, |t, m| uit = verwerk(t, m));
    bevindingen.sort_by_key(|f| f.rij);
    let fout = bevindingen.iter().any(Finding::is_fout);
    (uit.filter(|_| !fout), bevindingen, vorm)
}

/// De bytes als tekst: niet te groot, en UTF-8.
fn tekst_van<'a>(codes: &'static Codes, pad: &'a str, bytes: &'a [u8]) -> Result<&'a str, Box<Finding>> {
    if bytes.len() > codes.grootste {
        let bericht = format!(
            "Dit bestand is {} bytes groot; een {} is hoogstens {} bytes. Is dit wel een {}?",
            bytes.len(),
            codes.bestand,
            codes.grootste,
            codes.bestand
        );
        return Err(Box::new(Finding::fout(codes.te_groot, bericht).met_bestand(pad)));
    }
    std::str::from_utf8(bytes).map_err(|e| {
        let goed = bytes.get(..e.valid_up_to()).unwrap_or_default();
        let tekst = Tekst { pad, inhoud: std::str::from_utf8(goed).unwrap_or_default() };
        let (regel, kolom) = tekst.regel_kolom(goed.len());
        Box::new(
            Finding::fout(codes.utf8, "Hier staat een teken dat geen UTF-8 is. Sla het bestand op als UTF-8.")
                .met_bestand(pad)
                .met_rij(regel)
                .met_kolom(kolom.to_string()),
        )
    })
}

/// De schrijffouten van de TOML-lezer, in het Nederlands.
fn schrijffouten(fouten: &[toml::de::Error], m: &mut Meldingen<'_>) {
    for fout in fouten.iter().take(MEESTE_SCHRIJFFOUTEN) {
        let plek = fout.span().unwrap_or_default();
        let fragment = m.tekst.fragment(&plek);
        let bij = if fragment.is_empty() { String::new() } else { format!(" bij '{fragment}'") };
        m.fout(m.codes.toml, plek.start, format!("Schrijffout (TOML){bij}: {}", in_het_nederlands(fout.message())));
    }
    if fouten.len() > MEESTE_SCHRIJFFOUTEN {
        m.fout(
            m.codes.toml,
            0,
            format!(
                "En nog {} schrijffouten in dit bestand; verbeter eerst de bovenste.",
                fouten.len() - MEESTE_SCHRIJFFOUTEN
            ),
        );
    }
}

fn in_het_nederlands(bericht: &str) -> &'static str {
    let heeft = |woord: &str| bericht.contains(woord);
    if heeft("duplicate key") {
        "deze sleutel of kop staat er al. Haal een van beide weg."
    } else if heeft("recursion") {
        "te diep genest."
    } else if heeft("unclosed") {
        "een haakje is niet gesloten."
    } else if heeft("key or value") {
        "na de waarde hoort een nieuwe regel. Een getal met een komma staat tussen aanhalingstekens: \"0,2\"."
    } else if heeft("missing comma") {
        "tussen de delen van een lijst hoort een komma."
    } else if heeft("unquoted key") {
        "een sleutel bestaat uit letters zonder accenten, cijfers, - en _."
    } else if heeft("invalid date") {
        "deze datum bestaat niet. Schrijf jaar-maand-dag, zoals 2026-04-20."
    } else if heeft("string") || heeft("escape") || heeft("boolean") {
        "een tekst staat tussen dubbele aanhalingstekens, op één regel; een langere tussen drie (\"\"\")."
    } else if heeft("no value") || heeft("missing value") || heeft("missing assignment") {
        "na een sleutel horen '=' en een waarde."
    } else {
        "dit is geen sleutel, waarde of kop. Schrijf sleutel = \"waarde\", met de tekst tussen aanhalingstekens."
    }
}
