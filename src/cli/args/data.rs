//! De argumenten van `data`: lijst, controleer, importeer en herindeling.

use std::path::PathBuf;

use clap::{Args as ClapArgs, Subcommand, ValueEnum};

use super::{EenheidKeuze, KenmerkKeuzeArgs, TabelKeuzeArgs};

#[derive(Debug, ClapArgs)]
pub(crate) struct DataArgs {
    #[command(subcommand)]
    pub(crate) opdracht: DataOpdracht,
}

/// Wat een bronbestand bevat.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Inhoud {
    /// Aantallen inwoners
    Bevolking,
    /// Gemeenten en regio's
    Gebieden,
    /// Een prognose van de bevolking: voor --prognose
    Prognose,
    /// Gezondheid en andere omstandigheden per gebied, in procenten of aantallen
    Kenmerken,
}

/// Welke soort tabel, als de inhoud dat niet zelf zegt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Bronsoort {
    /// Een tabel met inwoners per gemeente, naar leeftijd of niet: voor --bevolking
    Tabel,
    /// Inwoners naar leeftijd op één peildatum (70072ned)
    Leeftijd,
    /// Totalen per jaar (03759ned)
    Totalen,
    /// Gebieden in Nederland
    Cbs,
    /// Indeling in IZA-regio's
    Iza,
}

#[derive(Debug, Subcommand)]
pub(crate) enum DataOpdracht {
    /// De datasets waarmee gerekend wordt, met bron en peildatum
    #[command(before_help = "Voorbeeld:\n  normwijzer data lijst")]
    Lijst {
        /// Eigen datasets in plaats van de ingebouwde
        #[arg(long, value_name = "MAP")]
        datasets: Option<PathBuf>,
    },
    /// Controleer sommen, volledigheid en controlegetallen
    #[command(before_help = "Voorbeeld:\n  normwijzer data controleer --datasets mijn-datasets")]
    Controleer {
        /// Eigen datasets in plaats van de ingebouwde
        #[arg(long, value_name = "MAP")]
        datasets: Option<PathBuf>,
    },
    /// Wat er tussen twee dagen van elke gemeente werd, of een bestand daarmee overgebracht
    #[command(
        before_help = "Voorbeeld:\n  normwijzer data herindeling --van 2019 --naar 2026\n  normwijzer data herindeling --van 2019 inwoners-2019.csv --uit inwoners.csv"
    )]
    Herindeling(HerindelingArgs),
    /// Maak een dataset uit bestanden van het CBS
    #[command(
        before_help = "Voorbeeld:\n  normwijzer data importeer kerncijfers.csv --als bevolking --uit mijn-datasets"
    )]
    Importeer(ImporteerArgs),
}

#[derive(Debug, clap::Args)]
pub(crate) struct ImporteerArgs {
    /// Bestanden, mappen of zips
    #[arg(value_name = "PAD", required = true)]
    pub(crate) paden: Vec<PathBuf>,
    /// Wat erin staat: bevolking, gebieden, prognose of kenmerken
    #[arg(long, value_name = "INHOUD", value_enum)]
    pub(crate) als: Inhoud,
    /// Welke soort, als dat niet uit de inhoud blijkt: tabel, leeftijd, totalen, cbs of iza
    #[arg(long, value_name = "SOORT", value_enum)]
    pub(crate) soort: Option<Bronsoort>,
    /// Van welke dag, als de tabel er meer heeft of geen noemt: een jaar (1 januari) of een datum
    #[arg(long, value_name = "DAG")]
    pub(crate) peildatum: Option<String>,
    #[command(flatten)]
    pub(crate) tabelkeuze: TabelKeuzeArgs,
    /// Bij een prognose: welke variant, als het bestand er meer heeft
    #[arg(long, value_name = "NAAM")]
    pub(crate) prognose_variant: Option<String>,
    /// Bij een prognose: waarin zij telt, als dat te betwijfelen is
    #[arg(long, value_name = "EENHEID", value_enum)]
    pub(crate) prognose_eenheid: Option<EenheidKeuze>,
    #[command(flatten)]
    pub(crate) kenmerken: KenmerkKeuzeArgs,
    /// Map waarin de dataset komt
    #[arg(long, value_name = "MAP")]
    pub(crate) uit: PathBuf,
    /// Datasets met de namen en codes van gemeenten; standaard de ingebouwde
    #[arg(long, value_name = "MAP")]
    pub(crate) datasets: Option<PathBuf>,
}

/// Waarnaar een gesplitste gemeente verdeeld wordt.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum Verdeling {
    /// Inwoners van de stroom
    Inwoners,
    /// Woningen van de stroom
    Woningen,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct HerindelingArgs {
    /// Een tabel op de gemeenten van --van: CSV met een kolom gemeente_code of gemeente, en kolommen met aantallen
    #[arg(value_name = "CSV")]
    pub(crate) bestand: Option<PathBuf>,
    /// De dag van de oude gemeenten: een jaar (1 januari) of een dag
    #[arg(long, value_name = "JAAR|DAG")]
    pub(crate) van: String,
    /// De dag van de nieuwe gemeenten (standaard de gemeenten van nu)
    #[arg(long, value_name = "JAAR|DAG")]
    pub(crate) naar: Option<String>,
    /// Waarnaar een gesplitste gemeente verdeeld wordt: inwoners (standaard) of woningen
    #[arg(long, value_name = "MAAT", value_enum)]
    pub(crate) verdeling: Option<Verdeling>,
    /// Kolommen die een rij naast de gemeente aanwijzen, zoals leeftijd of jaar, met komma's ertussen
    #[arg(long, value_name = "KOLOMMEN", requires = "bestand")]
    pub(crate) per: Option<String>,
    /// Alleen de gemeenten waarvan inwoners ergens anders heen gingen
    #[arg(long, conflicts_with = "bestand")]
    pub(crate) alleen_gewijzigd: bool,
    /// Bestand; zonder bestand verschijnt de tabel op het scherm
    #[arg(long, value_name = "CSV")]
    pub(crate) uit: Option<PathBuf>,
    /// Eigen datasets in plaats van de ingebouwde
    #[arg(long, value_name = "MAP")]
    pub(crate) datasets: Option<PathBuf>,
}
