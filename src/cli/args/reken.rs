//! Voor welk gebied en waarmee er gerekend wordt: de opties die elke rekenende opdracht heeft.

use std::path::PathBuf;

use clap::{ArgGroup, Args as ClapArgs, ValueEnum};
use normwijzer_core::{Niveau, Quarter};
use normwijzer_data::prognose::Eenheid;

use super::niveau;

/// Voor welk gebied.
#[derive(Clone, Debug, ClapArgs)]
// Alleen deze drie sluiten elkaar uit; de groep die clap zelf maakt zou ook --naam en --niveau weigeren.
#[group(skip)]
#[command(group = ArgGroup::new("keuze").required(true).args(["regio", "gemeenten", "alle"]))]
pub(crate) struct KeuzeArgs {
    /// Naam of code van een regio of gemeente
    #[arg(long, value_name = "NAAM|CODE")]
    pub(crate) regio: Option<String>,
    /// Eigen regio: gemeenten met komma's ertussen, of een CSV met een kolom 'gemeente'
    #[arg(long, value_name = "LIJST|CSV")]
    pub(crate) gemeenten: Option<String>,
    /// Alle gebieden van een niveau: iza, ggd, provincie, gemeente, …
    #[arg(long, value_name = "NIVEAU", value_parser = niveau)]
    pub(crate) alle: Option<Niveau>,
    /// Naam van de eigen regio (bij --gemeenten)
    #[arg(long, value_name = "NAAM", conflicts_with_all = ["regio", "alle"])]
    pub(crate) naam: Option<String>,
    /// Niveau van de regio, als de naam op meer niveaus bestaat
    #[arg(long, value_name = "NIVEAU", value_parser = niveau, conflicts_with_all = ["gemeenten", "alle"])]
    pub(crate) niveau: Option<Niveau>,
}

/// Ja of nee, als waarde van een optie.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum JaNee {
    /// Wel
    Ja,
    /// Niet
    Nee,
}

impl JaNee {
    /// De schrijfwijze.
    pub(crate) fn token(self) -> &'static str {
        match self {
            Self::Ja => "ja",
            Self::Nee => "nee",
        }
    }
}

/// Waarin een prognose telt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum EenheidKeuze {
    /// Personen
    Personen,
    /// Duizenden
    Duizend,
}

impl EenheidKeuze {
    /// De eenheid.
    pub(crate) fn eenheid(self) -> Eenheid {
        match self {
            Self::Personen => Eenheid::Personen,
            Self::Duizend => Eenheid::Duizend,
        }
    }
}

/// Waarmee gerekend wordt.
#[derive(Clone, Debug, ClapArgs)]
pub(crate) struct BronArgs {
    /// Eigen normen in plaats van de ingebouwde: een bestand of map
    #[arg(long, value_name = "PAD")]
    pub(crate) normen: Option<PathBuf>,
    /// Eigen datasets in plaats van de ingebouwde
    #[arg(long, value_name = "MAP")]
    pub(crate) datasets: Option<PathBuf>,
    /// Eigen indeling in IZA-regio's: CSV met de kolommen 'gemeente' en 'regio'
    #[arg(long, value_name = "CSV")]
    pub(crate) indeling: Option<PathBuf>,
    /// Peildatum van de inwoners: 2025 (standaard) of 2026; leeftijden houden 1 januari 2025. Met --bevolking: die van de tabel
    #[arg(long, value_name = "JAAR")]
    pub(crate) peildatum: Option<String>,
    /// Andere bevolking: een bestand of map van het CBS, of een map van 'data importeer'
    #[arg(long, value_name = "PAD")]
    pub(crate) bevolking: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) tabelkeuze: TabelKeuzeArgs,
}

/// Wat te kiezen is waar een bestand meer dan één ding kan betekenen.
#[derive(Clone, Debug, Default, PartialEq, Eq, clap::Args)]
pub(crate) struct TabelKeuzeArgs {
    /// Welke kolom de inwoners telt: een stuk van de kop
    #[arg(long, value_name = "TEKST")]
    pub(crate) kolom: Option<String>,
    /// Welke tabel, als er meer zijn: een stuk van het nummer of de bestandsnaam
    #[arg(long, value_name = "TEKST")]
    pub(crate) tabel: Option<String>,
}

/// Wat een kolom met kenmerken telt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum KenmerkEenheidKeuze {
    /// Percentages
    Procent,
    /// Aantallen personen
    Aantal,
}

impl KenmerkEenheidKeuze {
    /// De schrijfwijze.
    pub(crate) fn token(self) -> &'static str {
        match self {
            Self::Procent => "procent",
            Self::Aantal => "aantal",
        }
    }
}

/// Wat een bestand met kenmerken niet altijd zelf zegt.
#[derive(Clone, Debug, Default, PartialEq, Eq, clap::Args)]
pub(crate) struct KenmerkKeuzeArgs {
    /// Wie de kenmerken uitgaf, als het bestand dat niet zegt
    #[arg(long, value_name = "TEKST")]
    pub(crate) kenmerken_bron: Option<String>,
    /// Van welk jaar de kenmerken zijn, als het bestand er geen of meer noemt
    #[arg(long, value_name = "JAAR")]
    pub(crate) kenmerken_jaar: Option<i16>,
    /// Of de kenmerken percentages of aantallen zijn, als de koppen dat niet zeggen
    #[arg(long, value_name = "EENHEID", value_enum)]
    pub(crate) kenmerken_eenheid: Option<KenmerkEenheidKeuze>,
}

/// Gezondheid en andere omstandigheden per gemeente.
#[derive(Clone, Debug, Default, ClapArgs)]
pub(crate) struct KenmerkArgs {
    /// Kenmerken per gemeente: een bestand of map van CBS of RIVM, een eigen CSV (gebied;kenmerk;jaar;waarde;eenheid;bron), of een map van 'data importeer'
    #[arg(long, value_name = "PAD")]
    pub(crate) kenmerken: Vec<PathBuf>,
    /// Waarvoor een kenmerk dient: AANNAME=KENMERK vervangt het getal van een aanname per gemeente, NORM=KENMERK zet het als onderbouwing bij een norm
    #[arg(long, value_name = "WAARVOOR=KENMERK")]
    pub(crate) kenmerk: Vec<String>,
    #[command(flatten)]
    pub(crate) keuze: KenmerkKeuzeArgs,
}

/// Waarover en waarmee gerekend wordt.
#[derive(Clone, Debug, ClapArgs)]
pub(crate) struct RekenArgs {
    #[command(flatten)]
    pub(crate) keuze: KeuzeArgs,
    #[command(flatten)]
    pub(crate) bron: BronArgs,
    /// Huidige situatie (Excel of CSV), ook meer dan eens of een map; zonder opgave is de IST onbekend
    #[arg(long, value_name = "BESTAND|MAP")]
    pub(crate) ist: Vec<PathBuf>,
    /// Scenario: eigen streefwaarden en lezingen per norm en gemeente, elk met motivatie (TOML)
    #[arg(long, value_name = "TOML")]
    pub(crate) scenario: Option<PathBuf>,
    /// Ingroei: de vorm van het pad, wat het begrenst en welke norm het eerst gaat, elk met bron of motivatie (TOML)
    #[arg(long, value_name = "TOML")]
    pub(crate) ingroei: Option<PathBuf>,
    /// Groei van de bevolking: constant (standaard, geen groei), cohort (eigen raming), of een bestand of map met een prognose
    #[arg(long, value_name = "constant|cohort|PAD")]
    pub(crate) prognose: Option<String>,
    /// Welke variant van de prognose, als het bestand er meer heeft: een stuk van haar naam
    #[arg(long, value_name = "NAAM")]
    pub(crate) prognose_variant: Option<String>,
    /// Waarin de prognose telt, als dat te betwijfelen is
    #[arg(long, value_name = "EENHEID", value_enum)]
    pub(crate) prognose_eenheid: Option<EenheidKeuze>,
    /// Kosten per eenheid per norm en wie betaalt (TOML); zonder dit bestand een aanname die na te gaan is
    #[arg(long, value_name = "TOML")]
    pub(crate) kosten: Option<PathBuf>,
    #[command(flatten)]
    pub(crate) kenmerken: KenmerkArgs,
    /// Of geld dat in een jaar overblijft naar het volgende gaat, voor elk budget in het ingroeibestand: ja of nee
    #[arg(long, value_name = "JA|NEE", value_enum)]
    pub(crate) meenemen: Option<JaNee>,
    /// Verkenning: plaats in de bandbreedte (laag, midden, hoog), voor alle normen of als NORM=PLAATS; NORM=GETAL is een eigen streefwaarde
    #[arg(long, value_name = "[NORM=]PLAATS")]
    pub(crate) positie: Vec<String>,
    /// Verkenning: lezing van een norm
    #[arg(long, value_name = "NORM=LEZING")]
    pub(crate) lezing: Vec<String>,
    /// Eerste kwartaal van het ingroeipad (standaard 2027-K1)
    #[arg(long, value_name = "KWARTAAL")]
    pub(crate) start: Option<Quarter>,
    /// Kwartaal waarin de SOLL gehaald is (standaard 2030-K1)
    #[arg(long, value_name = "KWARTAAL")]
    pub(crate) doel: Option<Quarter>,
    /// Volgorde waarin gemeenten een heel steunpunt krijgen, met komma's ertussen (standaard de grootste eerst)
    #[arg(long, value_name = "LIJST")]
    pub(crate) volgorde: Option<String>,
    /// Datum op de pagina; zonder deze staat er geen
    #[arg(long, value_name = "JJJJ-MM-DD")]
    pub(crate) datum: Option<String>,
}
