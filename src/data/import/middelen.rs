//! Het geld van het AZWA: de SPUK per stroom, de bedragen per maatregel en de voorlopige verdeelsleutels.

use normwijzer_core::Finding;
use polars::prelude::DataFrame;

use super::dataset_uit::{DatasetUit, maak};
use super::maatregelen::{lees_maatregelen, secties};
use super::sleutels::{lees_gemeenten, lees_regios, vergelijk};
use super::spuk::lees_spuk;
use crate::bron::Bron;
use crate::bronbestand::{BronBestand, of_fout, zonder_fout};
use crate::namen::Namen;
use crate::schema::{MAATREGEL_SECTIES, MAATREGELEN, SLEUTEL_GEMEENTEN, SLEUTEL_REGIOS, SPUK};

/// De bestanden waaruit het geld komt.
#[derive(Clone, Copy, Debug)]
pub struct MiddelenBronnen<'a> {
    /// SPUK AZWA per stroom en jaar.
    pub spuk: BronBestand<'a>,
    /// Bedragen per maatregel.
    pub maatregelen: BronBestand<'a>,
    /// Brede SPUK per gemeente.
    pub sleutel_gemeenten: BronBestand<'a>,
    /// SPUK IZA per regio.
    pub sleutel_regios: BronBestand<'a>,
}

/// Maakt de dataset `middelen-azwa`; `iza` is de indeling waarmee de regio's van de sleutel moeten kloppen.
///
/// # Errors
/// Onbekende, dubbele of ontbrekende stromen, maatregelen, gemeenten en regio's; bedragen die geen bedrag zijn; totalen die
/// niet die van de bron zijn; een regio die niet bij haar gemeenten past.
pub fn importeer_middelen(
    bronnen: &MiddelenBronnen<'_>,
    namen: &Namen,
    iza: &DataFrame,
) -> Result<DatasetUit, Vec<Finding>> {
    let mut bevindingen = Vec::new();
    let mut gebreken = Vec::new();
    let spuk = of_fout(lees_spuk(bronnen.spuk, &mut bevindingen), &mut gebreken);
    let maatregelen = of_fout(lees_maatregelen(bronnen.maatregelen, &mut bevindingen), &mut gebreken);
    let gemeenten = of_fout(lees_gemeenten(bronnen.sleutel_gemeenten, namen, &mut bevindingen), &mut gebreken);
    let regios = of_fout(lees_regios(bronnen.sleutel_regios, iza, &mut bevindingen), &mut gebreken);
    bevindingen.extend(gebreken);
    let (Some(spuk), Some(maatregelen), Some(gemeenten), Some(regios)) = (spuk, maatregelen, gemeenten, regios) else {
        return Err(bevindingen);
    };
    let mut bevindingen = zonder_fout(bevindingen)?;
    vergelijk(bronnen.sleutel_regios, &gemeenten, &regios, iza, &mut bevindingen)?;
    bevindingen.push(bronnen.sleutel_gemeenten.info(format!(
        "{} gemeenten, samen {} euro",
        gemeenten.len(),
        gemeenten.values().sum::<u64>()
    )));
    bevindingen.push(bronnen.sleutel_regios.info(format!(
        "{} IZA-regio's, samen {} euro",
        regios.len(),
        regios.iter().map(|r| r.2).sum::<u64>()
    )));
    let bevindingen = zonder_fout(bevindingen)?;
    let bron = Bron {
        titel: "Geld voor het AZWA: SPUK per stroom, bedragen per maatregel, en voorlopige verdeelsleutels".to_owned(),
        bron: "Ministerie van VWS, brief van 22 april 2026 (kenmerk 1097348-DMO): SPUK AZWA 2027–2029; Aanvullend Zorg- en \
               Welzijnsakkoord, bijlage 2: bedragen per maatregel; ministerie van VWS, brief van 12 september 2025, bijlagen \
               2A (Brede SPUK 2026 per gemeente) en 2B (SPUK IZA 2026 per regio)"
            .to_owned(),
        licentie: "openbare overheidsdocumenten".to_owned(),
        peildatum: "2026-04-22".to_owned(),
        methode: Some(
            "De totalen zijn nagerekend: 451, 547 en 532 miljoen euro in 2027–2029, waarvan 443, 537 en 519 SPUK (Gezonde \
             School is een subsidie); D5 en D6 per jaar volgens de bijlage. De verdeling is voorlopig: vooralsnog volgt het \
             lokale deel de sleutel van de Brede SPUK en het regionale deel die van de SPUK IZA. Alleen de bedragen van 2026 \
             dienen als sleutel; in de kolom 2025 van de brief zijn Noordoost Brabant en Noord-Holland Noord verwisseld. \
             \"Nederwetten\" is in bijlage 2A het eind van \"Nuenen, Gerwen en Nederwetten\", afgebroken op de komma. De \
             koppeling van maatregelen aan paragrafen van de Opdracht is van ons."
                .to_owned(),
        ),
        fout: Some(
            "2030 en later is onbekend: een bijzondere fondsuitkering (BFU) is in voorbereiding. Hoe het geld voor de GGD en \
             voor Gezonde School vanaf 2028 wordt uitgekeerd, is nog niet afgesproken; welke gemeente welk deel van het geld \
             voor NPLV-gebieden krijgt, staat niet in de brief."
                .to_owned(),
        ),
        herkomst: [bronnen.spuk, bronnen.maatregelen, bronnen.sleutel_gemeenten, bronnen.sleutel_regios]
            .map(|b| b.herkomst())
            .into(),
        ..Bron::default()
    };
    let gemeenten = gemeenten.into_iter().map(|(c, b)| vec![c.to_string(), b.to_string()]).collect();
    let regios = regios.into_iter().map(|(naam, mandaat, b)| vec![naam, mandaat, b.to_string()]).collect();
    maak(
        bron,
        &[
            (&SPUK, spuk),
            (&MAATREGELEN, maatregelen),
            (&MAATREGEL_SECTIES, secties()),
            (&SLEUTEL_GEMEENTEN, gemeenten),
            (&SLEUTEL_REGIOS, regios),
        ],
        bevindingen,
    )
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::csv_in;
    use crate::import::proefbestanden::{bestand, codes, namen};
    use crate::schema::IZA;

    const BREDE: &str = "gemeente_naam,brede_spuk_2025_eur,brede_spuk_2026_eur\n\
        Aa en Hunze,401280,1000\nAlmere,3478172,2000\nGroningen,9,3000\n";
    const REGIOS: &str = "iza_regio,mandaatgemeente,spuk_iza_2025_eur,spuk_iza_2026_eur\n\
        Groningen,Groningen,1,1512\nDrenthe,SamenDrenthe,1,500\nFlevoland,Almere,1,1000\n";
    const STROMEN: [(&str, &str); 5] = [
        ("lokaal", "lokaal"),
        ("regionaal", "regionaal"),
        ("ggd", "kennis- en coördinatierol GGD"),
        ("nplv", "NPLV-gebieden"),
        ("gezonde-school", "(mentale) gezonde school"),
    ];

    /// Onze tabel, geschreven zoals het bronbestand haar schrijft: in miljoenen en met de namen van de brief.
    fn als_bron(csv: &str, kop: &str) -> String {
        let mut uit = format!("{kop}\n");
        for regel in csv.lines().skip(1) {
            let delen: Vec<&str> = regel.split(',').collect();
            let [a, b, jaar, bedrag, ..] = delen.as_slice() else { unreachable!("{regel}") };
            let a = STROMEN.iter().find(|(token, _)| token == a).map_or(*a, |(_, naam)| naam);
            uit.push_str(&format!("{a},{b},{jaar},{}\n", bedrag.strip_suffix("000000").unwrap_or(bedrag)));
        }
        uit
    }

    fn spuk() -> String {
        let csv = include_str!("../../../datasets/middelen-azwa/spuk.csv");
        als_bron(csv, "stroom,ontvanger,jaar,bedrag_mln_eur")
    }

    fn maatregelen() -> String {
        let csv = include_str!("../../../datasets/middelen-azwa/maatregelen.csv");
        als_bron(csv, "afspraak,maatregel,jaar,bedrag_mln_eur")
    }

    fn importeer(spuk: &str, maatregelen: &str, brede: &str, regios: &str) -> Result<DatasetUit, Vec<Finding>> {
        let iza = "gemeente_code,iza_naam,mandaatgemeente\nGM0014,Groningen,Groningen\nGM0034,Flevoland,Almere\n\
                   GM1680,Drenthe,SamenDrenthe\n";
        let bronnen = MiddelenBronnen {
            spuk: bestand("spuk.csv", spuk),
            maatregelen: bestand("maatregelen.csv", maatregelen),
            sleutel_gemeenten: bestand("brede.csv", brede),
            sleutel_regios: bestand("regios.csv", regios),
        };
        importeer_middelen(&bronnen, &namen(), &csv_in::lees(&IZA, iza.as_bytes()).unwrap())
    }

    fn fouten(uit: Result<DatasetUit, Vec<Finding>>) -> Vec<String> {
        let fouten = uit.unwrap_err();
        assert!(codes(&fouten).iter().all(|c| *c == "IMP-017"), "{fouten:?}");
        fouten.iter().filter(|f| f.is_fout()).map(ToString::to_string).collect()
    }

    #[test]
    fn de_volgorde_van_het_bronbestand_doet_er_niet_toe() {
        let omgekeerd = |tekst: &str| {
            let mut regels: Vec<&str> = tekst.lines().collect();
            regels[1..].reverse();
            regels.join("\n")
        };
        let uit = importeer(&omgekeerd(&spuk()), &omgekeerd(&maatregelen()), &omgekeerd(BREDE), REGIOS).unwrap();
        let csv =
            |naam: &str| String::from_utf8(uit.bestanden.iter().find(|(n, _)| n == naam).unwrap().1.clone()).unwrap();
        assert_eq!(csv("spuk.csv"), include_str!("../../../datasets/middelen-azwa/spuk.csv"));
        assert_eq!(csv("maatregelen.csv"), include_str!("../../../datasets/middelen-azwa/maatregelen.csv"));
        // Alleen de kolom van 2026.
        assert_eq!(
            csv("sleutel-gemeenten.csv"),
            "gemeente_code,brede_spuk_2026\nGM0014,3000\nGM0034,2000\nGM1680,1000\n"
        );
        assert!(csv("sleutel-regios.csv").contains("\nDrenthe,SamenDrenthe,500\n"));
        assert!(csv("bron.toml").contains("2030 en later is onbekend"));
    }

    #[test]
    fn een_ander_totaal_dan_de_bron_wordt_geweigerd() {
        let spuk = spuk().replace("regionaal,mandaatgemeenten,2029,169", "regionaal,mandaatgemeenten,2029,235");
        let maatregelen = maatregelen().replace("Nu niet zwanger,2030,6", "Nu niet zwanger,2030,7");
        assert_eq!(
            fouten(importeer(&spuk, &maatregelen, BREDE, REGIOS)),
            [
                "spuk.csv: fout IMP-017: alle stromen zijn in 2029 samen 598 miljoen; de brief noemt 532 miljoen",
                "spuk.csv: fout IMP-017: de stromen die SPUK zijn zijn in 2029 samen 585 miljoen; de brief noemt 519 miljoen",
                "maatregelen.csv: fout IMP-017: D5 is in 2030 samen 169 miljoen; de bijlage noemt 168 miljoen",
            ]
        );
    }

    #[test]
    fn alle_gebreken_tegelijk_met_regel_en_kolom() {
        let brede = BREDE.replace("Almere,3478172,2000", "Almeer,3478172,2.000");
        let regios = REGIOS.replace("Drenthe,SamenDrenthe,1,500", "Drente,,1,0");
        let uit = fouten(importeer(&spuk().replace("2027,15", "2026,15"), &maatregelen(), &brede, &regios));
        for zin in [
            "spuk.csv:11, kolom jaar: fout IMP-017: \"2026\" is geen jaar van de SPUK; verwacht 2027 tot en met 2029",
            "spuk.csv: fout IMP-017: nplv 2027 ontbreekt",
            "brede.csv:3, kolom gemeente_naam: fout IMP-017: \"Almeer\" is geen gemeente van dit jaar; bedoelt u",
            "brede.csv:3, kolom brede_spuk_2026_eur: fout IMP-017: \"2.000\" is geen bedrag",
            "brede.csv: fout IMP-017: GM0034 ontbreekt",
            "regios.csv:3, kolom iza_regio: fout IMP-017: \"Drente\" is geen IZA-regio van onze indeling",
            "regios.csv:3, kolom mandaatgemeente: fout IMP-017: Drente heeft geen mandaatgemeente",
            "regios.csv:3, kolom spuk_iza_2026_eur: fout IMP-017: \"0\" is geen bedrag",
            "regios.csv: fout IMP-017: IZA-regio Drenthe ontbreekt",
        ] {
            assert!(uit.iter().any(|f| f.starts_with(zin)), "{zin}\n{uit:#?}");
        }
    }

    #[test]
    fn verwisselde_regio_s_vallen_op() {
        let verwisseld = REGIOS.replace("Drenthe,SamenDrenthe,1,500", "Drenthe,SamenDrenthe,1,1000");
        let verwisseld = verwisseld.replace("Flevoland,Almere,1,1000", "Flevoland,Almere,1,500");
        let uit = fouten(importeer(&spuk(), &maatregelen(), BREDE, &verwisseld));
        assert_eq!(uit.len(), 2, "{uit:?}");
        assert!(uit.iter().all(|f| f.contains("staat niet tot dat van haar gemeenten")));
    }
}
