//! Een [`Document`] als Markdown: een pagina die iedereen kan openen, en die in een tekstverwerker geplakt kan worden.
//!
//! Alles wat van buiten komt (namen, bronnen, citaten) wordt zo geschreven dat het tekst blijft: geen opmaak, geen
//! HTML, geen kolom erbij. Deze module weet niets van normen.

use crate::document::{Blok, Document, Figuur, Stuk, Tabel, Uitlijning, Zin, vakje};

/// De pagina als Markdown, met één regeleinde aan het slot.
#[must_use]
pub fn markdown(document: &Document) -> String {
    let mut delen = vec![format!("# {}", regel(&document.titel))];
    delen.extend(document.blokken.iter().map(blok));
    let mut uit = delen.join("\n\n");
    uit.push('\n');
    uit
}

fn blok(blok: &Blok) -> String {
    match blok {
        // Niveau 1 van een pagina staat onder de titel.
        Blok::Kop { niveau, tekst } => format!("{} {}", "#".repeat(usize::from(*niveau).clamp(1, 5) + 1), zin(tekst)),
        Blok::Alinea(tekst) => begin(zin(tekst)),
        Blok::Lijst { aanhef, punten } => lijst(aanhef, punten),
        Blok::Checklijst { aanhef, punten } => lijst(aanhef, &punten.iter().map(met_vakje).collect::<Vec<_>>()),
        Blok::Tabel(t) => tabel(t),
        Blok::Figuur(f) => figuur(f),
        Blok::Kader { soort, tekst } => format!("> **{}.** {}", soort.woord(), zin(tekst)),
        Blok::Citaat { tekst, bron } => format!("> „{}”\n>\n> — {}", regel(tekst), regel(bron)),
        Blok::Bron(tekst) => format!("*Bron: {}*", zin(tekst)),
        Blok::Kern(zinnen) => zinnen.iter().map(|z| begin(zin(z))).collect::<Vec<_>>().join("\n\n"),
        // Markdown kan niet vouwen: de toelichting staat er voluit.
        Blok::Uitklap { kop, blokken } => {
            let kop = Zin::new().term(kop.to_string());
            std::iter::once(begin(zin(&kop))).chain(blokken.iter().map(self::blok)).collect::<Vec<_>>().join("\n\n")
        }
    }
}

fn met_vakje((af, punt): &(bool, Zin)) -> Zin {
    Zin::from(vakje(*af)).zin(punt.clone())
}

fn lijst(aanhef: &Zin, punten: &[Zin]) -> String {
    let regels: Vec<String> = punten.iter().map(|p| format!("- {}", begin(zin(p)))).collect();
    let regels = regels.join("\n");
    if aanhef.is_leeg() { regels } else { format!("{}\n\n{regels}", begin(zin(aanhef))) }
}

fn tabel(t: &Tabel) -> String {
    let rij = |cellen: Vec<String>| format!("| {} |", cellen.join(" | "));
    let koppen = t.kolommen.iter().map(|k| regel(&k.kop)).collect();
    let streep = t.kolommen.iter().map(|k| if k.uitlijning == Uitlijning::Rechts { "---:" } else { "---" }.to_owned());
    let laatste = t.rijen.len().checked_sub(1).filter(|_| t.met_totaal);
    let mut regels = vec![rij(koppen), rij(streep.collect())];
    for (i, cellen) in t.rijen.iter().enumerate() {
        let cel = |j: usize| {
            let tekst = cellen.get(j).map(zin).unwrap_or_default();
            if Some(i) == laatste && !tekst.is_empty() { format!("**{}**", tekst.replace("**", "")) } else { tekst }
        };
        regels.push(rij((0..t.kolommen.len()).map(cel).collect()));
    }
    let tabel = regels.join("\n");
    if t.bijschrift.is_leeg() { tabel } else { format!("*{}*\n\n{tabel}", zin(&t.bijschrift).replace('*', "")) }
}

fn figuur(f: &Figuur) -> String {
    // In een doel tussen <> hoeft alleen wat het afsluit weg; een spatie mag er staan.
    let pad: String = f.pad.chars().filter(|c| !matches!(c, '<' | '>' | '\n' | '\r' | '\\')).collect();
    let beeld = format!("![{}](<{pad}>)", regel(&f.alt));
    if f.bijschrift.is_empty() { beeld } else { format!("{beeld}\n\n*{}*", regel(&f.bijschrift)) }
}

fn zin(z: &Zin) -> String {
    z.0.iter().map(stuk).collect()
}

fn stuk(stuk: &Stuk) -> String {
    match stuk {
        Stuk::Tekst(t) | Stuk::Eenheid(t) => regel(t),
        Stuk::Bedrag(t) => regel(t).replace(' ', "\u{a0}"),
        Stuk::Term(t) => omgeven("**", t),
        Stuk::Onzeker(t) => omgeven("*", t),
        // Een accent grave sluit de code af en een backslash verandert de streep van een kolom; geen van beide hoort
        // in een code thuis.
        Stuk::Code(t) => format!("`{}`", vlak(t).replace('`', "'").replace('\\', "/").replace('|', "\\|")),
    }
}

/// Nadruk moet strak om de tekst zitten, anders leest Markdown losse sterren.
fn omgeven(teken: &str, tekst: &str) -> String {
    let kaal = tekst.trim();
    if kaal.is_empty() { String::new() } else { format!("{teken}{}{teken}", regel(kaal)) }
}

/// Een tekst op één regel, waarin niets opmaak is.
fn regel(tekst: &str) -> String {
    let mut uit = String::with_capacity(tekst.len());
    for teken in vlak(tekst).chars() {
        match teken {
            '<' => uit.push_str("&lt;"),
            '>' => uit.push_str("&gt;"),
            '&' => uit.push_str("&amp;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '|' | '~' | '$' => {
                uit.push('\\');
                uit.push(teken);
            }
            _ => uit.push(teken),
        }
    }
    uit
}

/// Zonder regeleinden en stuurtekens: die beginnen een nieuw blok.
fn vlak(tekst: &str) -> String {
    tekst.chars().map(|c| if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') { ' ' } else { c }).collect()
}

/// Aan het begin van een alinea of punt is ook `#`, `-`, `+`, `=`, `:` of `1.` opmaak.
fn begin(tekst: String) -> String {
    let tekst = tekst.trim_start().to_owned();
    let cijfers = tekst.bytes().take_while(u8::is_ascii_digit).count();
    if tekst.starts_with(['#', '-', '+', '=', ':']) {
        return format!("\\{tekst}");
    }
    match tekst.as_bytes().get(cijfers..cijfers + 2) {
        Some([teken @ (b'.' | b')'), b' ']) if cijfers > 0 => {
            let (getal, rest) = tekst.split_at(cijfers);
            format!("{getal}\\{}{}", char::from(*teken), rest.trim_start_matches(['.', ')']))
        }
        _ => tekst,
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::document::{KaderSoort, Kolom};
    use proptest::prelude::*;

    fn pagina(blokken: Vec<Blok>) -> String {
        markdown(&Document { titel: "Plan".to_owned(), blokken })
    }

    #[test]
    fn elk_blok_heeft_zijn_vorm() {
        let tabel = Tabel {
            bijschrift: "SOLL per gemeente".into(),
            kolommen: vec![Kolom::links("Gemeente"), Kolom::rechts("SOLL")],
            rijen: vec![
                vec!["Almere".into(), Zin::new().bedrag("4,6–11,5")],
                vec!["Totaal".into(), Zin::new().bedrag("4,6–11,5")],
            ],
            met_totaal: true,
        };
        let uit = pagina(vec![
            Blok::kop(1, "Mentale gezondheid"),
            Blok::alinea(Zin::new().bedrag("4,6").eenheid("fte").tekst(" is ").onzeker("geschat").tekst(".")),
            Blok::Lijst { aanhef: "Waarom".into(), punten: vec!["één".into(), "twee".into()] },
            Blok::Tabel(tabel),
            Blok::kader(KaderSoort::Fictief, "Een voorbeeld."),
            Blok::Citaat { tekst: "0,2 fte".to_owned(), bron: "Opdracht".to_owned() },
            Blok::Kern(vec!["Eerst dit.".into(), "Dan dat.".into()]),
            Blok::Uitklap { kop: "Waarom".into(), blokken: vec![Blok::alinea("Daarom.")] },
        ]);
        let verwacht = "# Plan\n\n## Mentale gezondheid\n\n4,6 fte is *geschat*.\n\nWaarom\n\n- één\n- twee\n\n\
            *SOLL per gemeente*\n\n| Gemeente | SOLL |\n| --- | ---: |\n| Almere | 4,6–11,5 |\n\
            | **Totaal** | **4,6–11,5** |\n\n> **FICTIEF.** Een voorbeeld.\n\n> „0,2 fte”\n>\n> — Opdracht\n\n\
            Eerst dit.\n\nDan dat.\n\n**Waarom**\n\nDaarom.\n";
        assert_eq!(uit, verwacht);
    }

    #[test]
    fn tekst_van_buiten_wordt_geen_opmaak() {
        let uit = pagina(vec![
            Blok::alinea("# kop <script> a|b [x](y) *nadruk* `code`\nregel"),
            Blok::alinea("1. geen lijst"),
            Blok::alinea("- geen punt"),
        ]);
        assert!(uit.contains("\\# kop &lt;script&gt; a\\|b \\[x\\](y) \\*nadruk\\* \\`code\\` regel"), "{uit}");
        assert!(uit.contains("1\\. geen lijst") && uit.contains("\\- geen punt"), "{uit}");
    }

    proptest! {
        #[test]
        fn een_cel_blijft_een_cel(tekst in any::<String>()) {
            let t = Tabel {
                bijschrift: Zin::new(),
                kolommen: vec![Kolom::links("a"), Kolom::links("b")],
                rijen: vec![vec![tekst.clone().into(), Zin::new().code(tekst)]],
                met_totaal: false,
            };
            let uit = pagina(vec![Blok::Tabel(t)]);
            let rij = uit.lines().nth(4).unwrap();
            prop_assert_eq!(uit.lines().count(), 5);
            prop_assert_eq!(rij.replace("\\\\", "").replace("\\|", "").matches('|').count(), 3);
        }

        #[test]
        fn geen_html(tekst in any::<String>()) {
            let uit = pagina(vec![Blok::alinea(tekst.clone()), Blok::kop(2, tekst.clone()), Blok::kader(KaderSoort::Noot, tekst)]);
            prop_assert!(!uit.contains('<'));
        }
    }
}
