//! Een kleine willekeurige tabel, geschreven in elk formaat, leest gelijk terug; verschoven kolommen en rijen ook.

use std::collections::BTreeMap;

use proptest::prelude::*;
use rust_xlsxwriter::Workbook;

use super::*;
use crate::statline_waarde::Waarde;

const ONDERWERPEN: [&str; 3] = ["TotaleBevolking_1", "k_65JaarOfOuder_12", "Groei_57"];

/// Een rij: regio, periode en van elk onderwerp de waarde.
type Rij = (String, String, Vec<Waarde>);

/// Wat een tabel zegt, los van volgorde: (regio, periode, stam van het onderwerp) → waarde.
type Inhoud = BTreeMap<(String, String, String), Waarde>;

fn waarde() -> impl Strategy<Value = Waarde> {
    prop_oneof![
        6 => (-99_999_i32..9_999_999, 0_u32..3).prop_map(|(n, decimalen)| Waarde::Getal(decimaal(n, decimalen))),
        1 => Just(Waarde::Ontbreekt),
        1 => Just(Waarde::Onbekend),
        1 => Just(Waarde::Geheim),
    ]
}

fn decimaal(n: i32, decimalen: u32) -> String {
    let (min, n) = (if n < 0 { "-" } else { "" }, n.unsigned_abs());
    match decimalen {
        0 => format!("{min}{n}"),
        d => format!("{min}{}.{:0b$}", n / 10_u32.pow(d), n % 10_u32.pow(d), b = d as usize),
    }
}

/// Ten minste één rij heeft overal een getal: anders is van een kolom niet te zien dat er getallen horen.
fn rijen() -> impl Strategy<Value = Vec<Rij>> {
    let rij = prop::collection::vec(waarde(), 3);
    (prop::collection::vec(rij, 1..8), any::<prop::sample::Index>()).prop_map(|(waarden, jaar)| {
        let mut rijen: Vec<Rij> = Vec::new();
        for (nr, mut rij) in waarden.into_iter().enumerate() {
            if nr == 0 {
                rij = ["229574", "-0.5", "12.9"].map(|g| Waarde::Getal(g.to_owned())).to_vec();
            }
            rijen.push((format!("GM{:04}", nr * 17), format!("{}JJ00", 2019 + (jaar.index(3) + nr) % 3), rij));
        }
        rijen
    })
}

fn inhoud(rijen: &[Rij]) -> Inhoud {
    let mut uit = Inhoud::new();
    for (regio, periode, waarden) in rijen {
        for (onderwerp, waarde) in ONDERWERPEN.iter().zip(waarden) {
            let stam = crate::statline_kop::stam_van(onderwerp).to_owned();
            uit.insert((regio.clone(), periode.clone(), stam), waarde.clone());
        }
    }
    uit
}

/// Wat van een tabel terugkomt; elke bevinding is een fout.
fn gelezen(bestanden: &[Invoer]) -> Inhoud {
    let lezing = lees_bronnen(bestanden, &ALLES);
    assert_eq!(berichten(&lezing), Vec::<String>::new());
    assert_eq!(lezing.tabellen.len(), 1, "{:?}", lezing.overgeslagen);
    let tabel = &lezing.tabellen[0];
    let (regio, periode) = (tabel.dimensie("regio").unwrap(), tabel.dimensie("periode").unwrap());
    let mut uit = Inhoud::new();
    for rij in &tabel.rijen {
        for (onderwerp, waarde) in tabel.onderwerpen.iter().zip(&rij.waarden) {
            let stam = onderwerp.stam().unwrap_or_else(|| onderwerp.titel()).to_owned();
            let eerder = uit.insert((rij.lid(regio).to_owned(), rij.lid(periode).to_owned(), stam), waarde.clone());
            assert_eq!(eerder, None);
        }
    }
    uit
}

/// Wat een formaat van de redenen van ontbreken kan zeggen.
fn zonder_geheim(rijen: &[Rij]) -> Vec<Rij> {
    vertaal(rijen, |w| if *w == Waarde::Geheim { Waarde::Onbekend } else { w.clone() })
}

fn alleen_leeg(rijen: &[Rij]) -> Vec<Rij> {
    vertaal(rijen, |w| if matches!(w, Waarde::Getal(_)) { w.clone() } else { Waarde::Ontbreekt })
}

fn vertaal(rijen: &[Rij], hoe: impl Fn(&Waarde) -> Waarde) -> Vec<Rij> {
    rijen.iter().map(|(r, p, w)| (r.clone(), p.clone(), w.iter().map(&hoe).collect())).collect()
}

fn cel(waarde: &Waarde) -> String {
    match waarde {
        Waarde::Getal(g) => g.clone(),
        Waarde::Tekst(t) => t.clone(),
        Waarde::Ontbreekt => String::new(),
        Waarde::Onbekend => ".".to_owned(),
        Waarde::Geheim => "x".to_owned(),
    }
}

/// Kolommen in een gegeven volgorde, met hun kop.
fn raster(rijen: &[Rij], koppen: [&str; 5], volgorde: &[usize]) -> Vec<Vec<String>> {
    let mut alle = vec![koppen.map(str::to_owned).to_vec()];
    alle.extend(rijen.iter().map(|(regio, periode, waarden)| {
        [regio.clone(), periode.clone()].into_iter().chain(waarden.iter().map(cel)).collect::<Vec<_>>()
    }));
    alle.iter().map(|rij| volgorde.iter().map(|k| rij[*k].clone()).collect()).collect()
}

fn csv(raster: &[Vec<String>], cel: impl Fn(usize, &str) -> String, einde: &str) -> String {
    let regel = |(nr, rij): (usize, &Vec<String>)| {
        let cellen: Vec<String> = rij.iter().map(|c| cel(nr, c)).collect();
        cellen.join(";") + einde
    };
    raster.iter().enumerate().map(regel).collect()
}

fn nummer(raster: Vec<Vec<String>>) -> Vec<Vec<String>> {
    let id = |nr: usize| if nr == 0 { "ID".to_owned() } else { (nr - 1).to_string() };
    raster.into_iter().enumerate().map(|(nr, rij)| std::iter::once(id(nr)).chain(rij).collect()).collect()
}

fn aanhaling(tekst: &str) -> String {
    format!("\"{tekst}\"")
}

const V3_KOPPEN: [&str; 5] = ["RegioS", "Perioden", ONDERWERPEN[0], ONDERWERPEN[1], ONDERWERPEN[2]];
const STATLINE_KOPPEN: [&str; 5] =
    ["Regio's", "Perioden", "Bevolking/TotaleBevolking (aantal)", "Bevolking/k_65JaarOfOuder (aantal)", "Groei (%)"];

/// Waarnemingen, één per cijfer.
fn waarnemingen(rijen: &[Rij]) -> Vec<(String, String, &'static str, Waarde)> {
    rijen
        .iter()
        .flat_map(|(r, p, w)| ONDERWERPEN.iter().zip(w).map(|(o, w)| (r.clone(), p.clone(), *o, w.clone())))
        .collect()
}

fn attribuut(waarde: &Waarde) -> &'static str {
    match waarde {
        Waarde::Geheim => "Confidential",
        Waarde::Onbekend => "NotAvailable",
        Waarde::Ontbreekt => "Impossible",
        _ => "None",
    }
}

fn v4_json(rijen: &[(String, String, &str, Waarde)], eerste: usize, volgende: Option<usize>) -> String {
    let leden: Vec<String> = rijen
        .iter()
        .enumerate()
        .map(|(nr, (r, p, o, w))| {
            let getal = if let Waarde::Getal(g) = w { g.as_str() } else { "null" };
            let id = nr + eerste;
            format!(
                r#"{{"Id":{id},"Measure":"{o}","ValueAttribute":"{}","Value":{getal},"StringValue":null,"RegioS":"{r}  ","Perioden":"{p}"}}"#,
                attribuut(w)
            )
        })
        .collect();
    let link = volgende
        .map_or(String::new(), |n| format!(r#","@odata.nextLink":"https://x/CBS/00000NED/Observations?$skip={n}""#));
    format!(
        r#"{{"@odata.context":"https://x/CBS/00000NED/$metadata#Observations","value":[{}]{link}}}"#,
        leden.join(",\n")
    )
}

fn v3_json(raster: &[Vec<String>], van: usize, tot: usize, link: bool) -> String {
    let koppen = &raster[0];
    let leden: Vec<String> = raster[van..tot]
        .iter()
        .map(|rij| {
            let velden: Vec<String> = koppen
                .iter()
                .zip(rij)
                .map(|(kop, cel)| match (kop.as_str(), cel.as_str()) {
                    (_, "") => format!("\"{kop}\":null"),
                    ("RegioS" | "Perioden", _) => format!("\"{kop}\":\"{cel}  \""),
                    _ => format!("\"{kop}\":{cel}"),
                })
                .collect();
            format!("{{{}}}", velden.join(","))
        })
        .collect();
    let link = if link {
        format!(r#","odata.nextLink":"https://x/OData/00000NED/TypedDataSet?$skip={}""#, tot - 1)
    } else {
        String::new()
    };
    format!(
        r#"{{"odata.metadata":"https://x/OData/00000NED/$metadata#Cbs.OData.WebAPI.TypedDataSet","value":[{}]{link}}}"#,
        leden.join(",")
    )
}

fn werkmap(raster: &[Vec<String>], hoe: impl Fn(&str) -> String) -> Invoer {
    let mut boek = Workbook::new();
    let blad = boek.add_worksheet();
    for (regel, rij) in (0_u32..).zip(raster) {
        for (kolom, tekst) in (0_u16..).zip(rij) {
            blad.write_string(regel, kolom, if regel == 0 { tekst.clone() } else { hoe(tekst) }).unwrap();
        }
    }
    Invoer::van_bytes("r.xlsx", boek.save_to_buffer().unwrap())
}

fn volgorde() -> impl Strategy<Value = Vec<usize>> {
    Just(vec![0, 1, 2, 3, 4]).prop_shuffle()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn statline(rijen in rijen(), volgorde in volgorde(), om in any::<bool>()) {
        let mut rijen = zonder_geheim(&rijen);
        let verwacht = inhoud(&rijen);
        if om { rijen.reverse(); }
        let raster = raster(&rijen, STATLINE_KOPPEN, &volgorde);
        let met_komma = |nr: usize, c: &str| match (nr, c.parse::<f64>()) {
            (0, _) => aanhaling(c),
            (_, Ok(_)) => c.replace('.', ","),
            _ if c.is_empty() => String::new(),
            _ => aanhaling(c),
        };
        let symbolen = format!("\u{feff}\"Een titel\"\r\n{}\"Bron: CBS\"\r\n", csv(&raster, met_komma, "\r\n"));
        prop_assert_eq!(&gelezen(&[bestand("s.csv", &symbolen)]), &verwacht);
        let zonder = csv(&raster, |nr, c| if nr == 0 { aanhaling(c) } else { format!("\"{c:>8}\"") }, "\r\n");
        prop_assert_eq!(&gelezen(&[bestand("z.csv", &zonder)]), &verwacht);
        let ingepakt: String = symbolen.lines().map(|r| format!("\"{}\"\r\n", r.trim_start_matches('\u{feff}').replace('"', "\"\""))).collect();
        let lezing = lees_bronnen(&[bestand("b.csv", &ingepakt)], &ALLES);
        prop_assert_eq!(lezing.tabellen[0].bevindingen.len(), 1);
        prop_assert_eq!(lezing.tabellen[0].rijen.len(), rijen.len());
    }

    #[test]
    fn odata_v3(rijen in rijen(), volgorde in volgorde(), deel in any::<prop::sample::Index>()) {
        let leeg = alleen_leeg(&rijen);
        let typed = nummer(raster(&leeg, V3_KOPPEN, &volgorde));
        let verwacht = inhoud(&leeg);
        let tekst = format!("\u{feff}{}", csv(&typed, |_, c| c.to_owned(), "\r\n"));
        prop_assert_eq!(&gelezen(&[bestand("t.csv", &tekst)]), &verwacht);
        let na = 1 + deel.index(rijen.len());
        let bladen = [bestand("p2.json", &v3_json(&typed, na, typed.len(), false)), bestand("p1.json", &v3_json(&typed, 1, na, true))];
        prop_assert_eq!(&gelezen(&bladen), &verwacht);
        let ruw = nummer(raster(&rijen, V3_KOPPEN, &volgorde));
        let tekst = csv(&ruw, |nr, c| if nr == 0 { aanhaling(c) } else { format!("\"{c:>10}\"") }, "\r\n");
        prop_assert_eq!(gelezen(&[bestand("u.csv", &tekst)]), inhoud(&rijen));
    }

    #[test]
    fn werkmap_met_tekst(rijen in rijen(), volgorde in volgorde(), komma in any::<bool>()) {
        let raster = nummer(raster(&rijen, V3_KOPPEN, &volgorde));
        let als_tekst = |c: &str| match c.parse::<f64>() {
            Ok(_) if komma => format!("{:>8}", c.replace('.', ",")),
            _ => format!("{c:<10}"),
        };
        prop_assert_eq!(gelezen(&[werkmap(&raster, als_tekst)]), inhoud(&rijen));
    }

    #[test]
    fn odata_v4(rijen in rijen(), om in any::<bool>(), deel in any::<prop::sample::Index>(), volgorde in Just(vec![0, 1, 2, 3, 4, 5]).prop_shuffle()) {
        let verwacht = inhoud(&rijen);
        let mut lang = waarnemingen(&rijen);
        if om { lang.reverse(); }
        let na = 1 + deel.index(lang.len() - 1);
        let bladen = [bestand("b.json", &v4_json(&lang[na..], na, None)), bestand("a.json", &v4_json(&lang[..na], 0, Some(na)))];
        prop_assert_eq!(&gelezen(&bladen), &verwacht);
        prop_assert_eq!(lees_bronnen(&bladen[1..], &ALLES).tabellen[0].bevindingen.len(), 1);
        let mut raster = vec![["Id", "Measure", "ValueAttribute", "Value", "RegioS", "Perioden"].map(str::to_owned).to_vec()];
        for (nr, (r, p, o, w)) in lang.iter().enumerate() {
            let getal = if let Waarde::Getal(g) = w { g.replace('.', ",") } else { String::new() };
            raster.push(vec![nr.to_string(), (*o).to_owned(), attribuut(w).to_owned(), getal, r.clone(), p.clone()]);
        }
        let raster: Vec<Vec<String>> = raster.iter().map(|rij| volgorde.iter().map(|k| rij[*k].clone()).collect()).collect();
        let tekst = csv(&raster, |_, c| c.to_owned(), "\n");
        let zip = Invoer::van_bytes("x.zip", zip_van(&[("Observations.csv", tekst.as_bytes())]));
        prop_assert_eq!(gelezen(&[zip]), verwacht);
    }
}
