//! Precies de tekens van een plaatshouder uit een alinea knippen, over runs heen, en de rest laten staan.

use std::ops::Range;

use crate::besturing_verslag::Plek;
use crate::tabel::sleutel_van;
use crate::xml::Boom;

/// Een teken van een alinea en waar het vandaan komt.
#[derive(Clone, Debug)]
pub(crate) struct Teken {
    pub(crate) letter: char,
    /// De bytes van het teken; van een tab het hele element.
    pub(crate) bereik: Range<usize>,
    /// Het element waarin het staat: `w:t`, of de tab zelf.
    pub(crate) bron: usize,
    /// De run waarin dat staat.
    pub(crate) run: usize,
}

/// De tekens van een alinea, zonder die van tekstvakken erin en van onze eigen besturingselementen.
pub(crate) fn tekens_van(boom: &Boom<'_>, alinea: usize) -> Vec<Teken> {
    let mut uit = Vec::new();
    let tot = boom.knoop(alinea).map_or(0, |knoop| knoop.na);
    let mut index = alinea + 1;
    while index < tot {
        let Some(knoop) = boom.knoop(index) else { break };
        let naam = boom.naam(index);
        let over = match naam {
            // Wat met bijgehouden wijzigingen weg is, staat er voor de lezer niet.
            "txbxContent" | "del" | "moveFrom" | "pPr" | "rPr" => true,
            "sdt" => sleutel_van(boom, index).is_some(),
            _ => false,
        };
        if over {
            index = knoop.na;
            continue;
        }
        if let Some(run) = knoop.ouder.filter(|ouder| boom.is_w(*ouder, "r")) {
            if boom.is_w(index, "t") {
                let tekens = boom.tekens(index).into_iter();
                uit.extend(tekens.map(|(letter, bereik)| Teken { letter, bereik, bron: index, run }));
            } else if matches!(naam, "tab" | "br" | "cr") && boom.is_w(index, naam) {
                uit.push(Teken { letter: '\t', bereik: knoop.bereik(), bron: index, run });
            }
        }
        index += 1;
    }
    uit
}

/// Waar een stuk tekst komt in plaats van deze tekens, en wat daarvoor weg moet.
pub(crate) fn knip(boom: &Boom<'_>, tekens: &[Teken]) -> Option<Plek> {
    let eerste = tekens.first()?;
    let laatste = tekens.last()?;
    if eerste.run == laatste.run && !helemaal(boom, eerste.run, tekens) {
        return midden_in_run(boom, eerste, laatste);
    }
    let mut weg: Vec<(Range<usize>, String)> = Vec::new();
    let mut runs: Vec<usize> = tekens.iter().map(|teken| teken.run).collect();
    runs.dedup();
    let mut op = None;
    for run in runs {
        let knoop = boom.knoop(run)?;
        if helemaal(boom, run, tekens) {
            weg.push((knoop.bereik(), String::new()));
            op = op.or(Some(knoop.begin));
            continue;
        }
        let mut bronnen: Vec<usize> = tekens.iter().filter(|t| t.run == run).map(|t| t.bron).collect();
        bronnen.dedup();
        for bron in bronnen {
            let eigen: Vec<&Teken> = tekens.iter().filter(|teken| teken.bron == bron).collect();
            if let (Some(van), Some(tot)) = (eigen.first(), eigen.last()) {
                weg.push((van.bereik.start..tot.bereik.end, String::new()));
            }
            weg.extend(bewaar_spaties(boom, bron));
        }
        // Achter de run waarin het begint: wat ervoor staat in die run blijft ervoor.
        op = op.or(Some(knoop.einde));
    }
    Some(Plek { weg, ..Plek::op(op?) })
}

/// Of een run niets anders bevat dan deze tekens.
fn helemaal(boom: &Boom<'_>, run: usize, tekens: &[Teken]) -> bool {
    boom.kinderen(run).all(|kind| match boom.naam(kind) {
        "rPr" | "lastRenderedPageBreak" => true,
        "t" => {
            // Naar de plaatsen, niet naar het aantal: een tekst kan miljoenen tekens lang zijn.
            let van = tekens.iter().find(|teken| teken.bron == kind).map(|teken| teken.bereik.start);
            let tot = tekens.iter().rfind(|teken| teken.bron == kind).map(|teken| teken.bereik.end);
            boom.knoop(kind).is_some_and(|k| {
                k.inhoud_begin == k.inhoud_einde || (van == Some(k.inhoud_begin) && tot == Some(k.inhoud_einde))
            })
        }
        "tab" | "br" | "cr" => tekens.iter().any(|teken| teken.bron == kind),
        _ => false,
    })
}

/// De run wordt om de plaatshouder heen in tweeën geknipt, met dezelfde opmaak aan beide kanten.
fn midden_in_run(boom: &Boom<'_>, eerste: &Teken, laatste: &Teken) -> Option<Plek> {
    let (t, r) = (boom.volledige_naam(eerste.bron), boom.volledige_naam(eerste.run));
    let opmaak = boom.kind_w(eerste.run, "rPr").and_then(|pr| boom.knoop(pr));
    let opmaak = opmaak.map(|pr| boom.stuk(pr.bereik())).unwrap_or_default();
    let mut plek = Plek::op(eerste.bereik.start);
    plek.ervoor = format!("</{t}></{r}>");
    plek.erna = format!("<{r}>{opmaak}<{t} xml:space=\"preserve\">");
    plek.weg.push((eerste.bereik.start..laatste.bereik.end, String::new()));
    plek.weg.extend(bewaar_spaties(boom, eerste.bron));
    Some(plek)
}

/// Tekst die na het knippen op een spatie begint of eindigt, verliest die zonder `xml:space="preserve"`.
fn bewaar_spaties(boom: &Boom<'_>, tekst: usize) -> Option<(Range<usize>, String)> {
    if !boom.is_w(tekst, "t") || boom.kaal_volledig(tekst, "xml:space").is_some() {
        return None;
    }
    let knoop = boom.knoop(tekst)?;
    let begintag = boom.stuk(knoop.begin..knoop.inhoud_begin).strip_suffix('>')?;
    Some((knoop.begin..knoop.inhoud_begin, format!("{begintag} xml:space=\"preserve\">")))
}
