//! Plaatshouders `[[naam]]` in een sjabloon van een ander: vinden, hoe Word ze ook opknipte, en vervangen.
//!
//! Zoekt in de hoofdtekst, kop- en voetteksten, voetnoten, eindnoten en tekstvakken. Weet niet welke namen er bestaan:
//! die geeft de aanroeper.

use std::ops::Range;

use crate::besturing::{bytes_van, tekstdelen};
use crate::besturing_verslag::Plek;
use crate::besturing_vullen::Vuller;
use crate::plaats::Plaatsen;
use crate::tabel::sleutel_van;
use crate::velden_knip::{Teken, knip, tekens_van};
use crate::xml::{Boom, Ruimte};
use crate::xml_tekens::veilig;
use crate::xml_zichtbaar::knap_op;
use crate::{Pakket, WordFout};

/// Een plaatshouder in een document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Veld {
    /// De naam, in kleine letters en zonder spaties eromheen.
    pub naam: String,
    /// Het deel waarin hij staat.
    pub deel: String,
    /// Waar hij staat, voor een mens: "koptekst, alinea 2".
    pub plaats: String,
    /// Er staat niets anders in de alinea: er kan een tabel of figuur voor in de plaats komen.
    pub alleen_in_alinea: bool,
    /// Hij staat in de tweede versie van een tekstvak, die Word voor oude programma's bewaart.
    pub tweede_versie: bool,
    /// De breedte voor tekst in de cel of het tekstvak eromheen, in twips.
    pub breedte: Option<u32>,
    /// Van `[[` tot en met `]]`, in bytes van het deel.
    pub bereik: Range<usize>,
    /// De opmaak van de eerste letters (`w:rPr`).
    pub tekstopmaak: String,
    pub(crate) plek_tekst: Plek,
    pub(crate) plek_blok: Option<Plek>,
}

/// Wat er voor een plaatshouder in de plaats komt.
#[derive(Clone, Copy, Debug)]
pub enum Vervanging<'x> {
    /// Een stuk tekst, in de opmaak van de plaatshouder.
    Tekst(&'x str),
    /// Alinea's, tabellen of figuren, als XML; alleen als de plaatshouder alleen in zijn alinea staat.
    Blok(&'x str),
}

/// Alle plaatshouders van een document, in volgorde.
///
/// # Errors
/// Als een deel niet te lezen is, of ergens een `[[` staat zonder `]]` in dezelfde alinea; alle plaatsen in één melding.
pub fn zoek(pakket: &Pakket) -> Result<Vec<Veld>, WordFout> {
    let mut velden = Vec::new();
    let mut fouten = Vec::new();
    for deel in tekstdelen(pakket)? {
        let boom = Boom::lees(&deel, bytes_van(pakket, &deel)?)?;
        let plaatsen = Plaatsen::van(&boom, &deel);
        for alinea in (0..boom.aantal()).filter(|knoop| boom.is_w(*knoop, "p")) {
            let tekens = tekens_van(&boom, alinea);
            if !tekens.iter().any(|teken| teken.letter == '[') || in_eigen(&boom, alinea) {
                continue;
            }
            match in_alinea(&tekens) {
                Ok(gevonden) => velden.extend(
                    gevonden
                        .into_iter()
                        .filter_map(|(naam, van, tot)| veld(&boom, &deel, &plaatsen, alinea, &tekens, naam, van..tot)),
                ),
                Err(wat) => fouten.extend(wat.into_iter().map(|wat| format!("{}: {wat}", plaatsen.geef(alinea)))),
            }
        }
    }
    if fouten.is_empty() { Ok(velden) } else { Err(WordFout::alle(fouten)) }
}

/// Zet een opdracht klaar om een plaatshouder te vervangen.
///
/// # Errors
/// Als er een blok moet komen op een plaatshouder midden in een zin, of de sleutel niet deugt.
pub fn vervang(
    vuller: &mut Vuller,
    veld: &Veld,
    sleutel: &str,
    alias: &str,
    door: Vervanging<'_>,
) -> Result<(), WordFout> {
    match door {
        Vervanging::Tekst(tekst) => {
            let xml = format!("<w:r>{}<w:t xml:space=\"preserve\">{}</w:t></w:r>", veld.tekstopmaak, veilig(tekst));
            vuller.vul_erbij(sleutel, alias, &xml, veld.plek_tekst.clone())
        }
        Vervanging::Blok(xml) => {
            let Some(plek) = veld.plek_blok.clone() else {
                return Err(WordFout::nieuw(format!(
                    "{}: [[{}]] wordt een tabel, figuur of lijst en moet daarom alleen in een alinea staan; zet hem op een eigen regel",
                    veld.plaats, veld.naam
                )));
            };
            vuller.vul_erbij(sleutel, alias, xml, plek)
        }
    }
}

/// Of elke plaatshouder een bekende naam heeft.
///
/// # Errors
/// Alle onbekende, elk met zijn plaats en de naam die er het meest op lijkt.
pub fn controleer_namen(velden: &[Veld], bekend: &[&str]) -> Result<(), WordFout> {
    let fouten: Vec<String> = velden
        .iter()
        .filter(|veld| !veld.tweede_versie && !bekend.iter().any(|naam| naam.to_lowercase() == veld.naam))
        .map(|veld| {
            let tip = dichtstbij(&veld.naam, bekend)
                .map(|naam| format!("; bedoeld is misschien [[{naam}]]"))
                .unwrap_or_default();
            format!("{}: [[{}]] is geen bekende plaatshouder{tip}", veld.plaats, veld.naam)
        })
        .collect();
    if fouten.is_empty() { Ok(()) } else { Err(WordFout::alle(fouten)) }
}

/// De bekende naam die het meest op een naam lijkt, als er een in de buurt komt.
#[must_use]
pub fn dichtstbij<'n>(naam: &str, bekend: &[&'n str]) -> Option<&'n str> {
    bekend
        .iter()
        .map(|ander| (strsim::normalized_damerau_levenshtein(naam, &ander.to_lowercase()), *ander))
        .filter(|(gelijk, _)| *gelijk >= 0.5)
        .max_by(|links, rechts| links.0.total_cmp(&rechts.0).then(rechts.1.cmp(links.1)))
        .map(|(_, ander)| ander)
}

fn in_eigen(boom: &Boom<'_>, knoop: usize) -> bool {
    boom.ouders(knoop).any(|ouder| boom.is_w(ouder, "sdt") && sleutel_van(boom, ouder).is_some())
}

/// Langer is geen naam maar een zin waarin iemand haken gebruikte.
const MAX_NAAM: usize = 100;

type Gevonden = Vec<(String, usize, usize)>;

/// De plaatshouders in een rij tekens, met begin en einde (exclusief).
fn in_alinea(tekens: &[Teken]) -> Result<Gevonden, Vec<String>> {
    let twee = |plaats: usize, letter: char| {
        tekens.get(plaats).is_some_and(|t| t.letter == letter)
            && tekens.get(plaats + 1).is_some_and(|t| t.letter == letter)
    };
    let mut uit = Vec::new();
    let mut fouten = Vec::new();
    let mut op = 0;
    while op < tekens.len() {
        if !twee(op, '[') {
            op += 1;
            continue;
        }
        let dicht = (op + 2..tekens.len()).find(|plaats| twee(*plaats, ']') || twee(*plaats, '['));
        let tekst =
            |tot: usize| -> String { tekens.get(op + 2..tot).unwrap_or_default().iter().map(|t| t.letter).collect() };
        match dicht {
            Some(tot) if twee(tot, ']') => {
                // Ook met veel wit ertussen is het geen naam; het knippen kost tijd per teken.
                let naam = if tot - op > 20 * MAX_NAAM { String::new() } else { knap_op(&tekst(tot)).to_lowercase() };
                if naam.is_empty() || naam.chars().count() > MAX_NAAM {
                    fouten.push(format!("tussen [[ en ]] staat geen naam (1 tot {MAX_NAAM} tekens)"));
                } else {
                    uit.push((naam, op, tot + 2));
                }
                op = tot + 2;
            }
            anders => {
                let tot = anders.unwrap_or(tekens.len());
                let begin: String = tekst(tot).chars().take(40).collect();
                fouten.push(format!("\"[[{begin}\" heeft geen ]] in dezelfde alinea; schrijf [[naam]]"));
                op = tot.max(op + 2);
            }
        }
    }
    if fouten.is_empty() { Ok(uit) } else { Err(fouten) }
}

fn veld(
    boom: &Boom<'_>,
    deel: &str,
    plaatsen: &Plaatsen<'_, '_>,
    alinea: usize,
    tekens: &[Teken],
    naam: String,
    stuk: Range<usize>,
) -> Option<Veld> {
    let eigen = tekens.get(stuk.clone())?;
    let eerste = eigen.first()?;
    let laatste = eigen.last()?;
    let knipsel = knip(boom, eigen)?;
    let wit = |deel: Option<&[Teken]>| deel.unwrap_or_default().iter().all(|t| t.letter.is_whitespace());
    let alleen = wit(tekens.get(stuk.end..)) && wit(tekens.get(..stuk.start)) && !heeft_meer(boom, alinea);
    let opmaak = boom.kind_w(eerste.run, "rPr").and_then(|pr| boom.knoop(pr));
    Some(Veld {
        naam,
        deel: deel.to_owned(),
        plaats: plaatsen.geef(alinea),
        alleen_in_alinea: alleen,
        tweede_versie: boom.ouders(alinea).any(|ouder| boom.is(ouder, Ruimte::Mc, "Fallback")),
        breedte: crate::ruimte::breedte(boom, alinea),
        bereik: eerste.bereik.start..laatste.bereik.end,
        tekstopmaak: opmaak.map(|pr| boom.stuk(pr.bereik()).to_owned()).unwrap_or_default(),
        plek_blok: if alleen { plek_van_blok(boom, alinea, &knipsel) } else { None },
        plek_tekst: knipsel,
    })
}

/// Of er in de alinea zelf iets staat dat geen tekst is en niet mag verdwijnen.
fn heeft_meer(boom: &Boom<'_>, alinea: usize) -> bool {
    boom.nakomelingen(alinea).any(|knoop| {
        boom.knoop(knoop).is_some_and(|k| k.ruimte == Ruimte::W)
            && matches!(
                boom.naam(knoop),
                "drawing"
                    | "pict"
                    | "object"
                    | "fldChar"
                    | "fldSimple"
                    | "footnoteReference"
                    | "endnoteReference"
                    | "sdt"
                    | "sym"
            )
    })
}

/// In plaats van de alinea; is zij nodig (slot van een cel, paginaopmaak, iets dat ernaar verwijst), dan ervoor.
fn plek_van_blok(boom: &Boom<'_>, alinea: usize, knipsel: &Plek) -> Option<Plek> {
    let knoop = boom.knoop(alinea)?;
    let ouder = knoop.ouder?;
    let slot = matches!(boom.naam(ouder), "tc" | "txbxContent" | "hdr" | "ftr" | "footnote" | "endnote")
        && boom.knoop(ouder).is_some_and(|ouder| ouder.na == knoop.na);
    let nodig = boom.nakomelingen(alinea).any(|kind| match boom.naam(kind) {
        "sectPr" | "commentRangeStart" | "commentRangeEnd" | "commentReference" => true,
        "bookmarkStart" => boom.attribuut(kind, Ruimte::W, "name").is_none_or(|naam| naam != "_GoBack"),
        "bookmarkEnd" => {
            // Een einde waarvan het begin in een andere alinea staat, hoort bij wat een ander aanwees.
            let id = boom.attribuut(kind, Ruimte::W, "id");
            !boom
                .nakomelingen(alinea)
                .any(|begin| boom.is_w(begin, "bookmarkStart") && boom.attribuut(begin, Ruimte::W, "id") == id)
        }
        _ => false,
    });
    if slot || nodig {
        let mut plek = Plek::op(knoop.begin);
        plek.weg.clone_from(&knipsel.weg);
        return Some(plek);
    }
    Some(Plek::in_plaats_van(knoop.bereik()))
}
