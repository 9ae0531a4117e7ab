//! De argumenten zoals getypt. Wat zij betekenen, zoeken de opdrachten uit.

mod data;
mod reken;

use std::path::PathBuf;

use clap::{Args as ClapArgs, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use normwijzer_core::{Niveau, Quarter};

pub(crate) use data::{Bronsoort, DataArgs, DataOpdracht, HerindelingArgs, ImporteerArgs, Inhoud, Verdeling};
pub(crate) use reken::{
    BronArgs, EenheidKeuze, JaNee, KenmerkArgs, KenmerkEenheidKeuze, KenmerkKeuzeArgs, KeuzeArgs, RekenArgs,
    TabelKeuzeArgs,
};

/// Rekent landelijke streefwaarden (AZWA D5) om naar SOLL, GAP en ingroeipad voor uw regio of gemeente.
#[derive(Debug, Parser)]
#[command(name = "normwijzer", version)]
pub(crate) struct Args {
    /// Vertel op stderr wat er gebeurt en hoe lang het duurt
    #[arg(short, long, global = true)]
    pub(crate) verbeus: bool,
    #[command(subcommand)]
    pub(crate) opdracht: Opdracht,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Opdracht {
    /// Maak SOLL, IST, GAP en ingroeipad voor een gebied
    #[command(before_help = "Voorbeeld:\n  normwijzer plan --regio Flevoland --ist ist.csv --uit flevoland")]
    Plan(Box<PlanArgs>),
    /// Vul de werkagenda in Word: het officiële format, een eigen sjabloon, of zonder sjabloon
    #[command(
        before_help = "Voorbeeld:\n  normwijzer werkagenda --regio Flevoland --ist ist.csv --format format.docx --uit werkagenda.docx"
    )]
    Werkagenda(Box<WerkagendaArgs>),
    /// Leg één getal uit: van de zin in de bron tot het cijfer, in ten hoogste twaalf regels
    #[command(
        before_help = "Voorbeeld:\n  normwijzer uitleg --regio Flevoland --norm sociaal-verwijzen.brugfunctionaris --gemeente Urk"
    )]
    Uitleg(Box<UitlegArgs>),
    /// Toets of een functie in elke gemeente werkbaar is, en met welke buren zij te delen is
    #[command(before_help = "Voorbeeld:\n  normwijzer schaal --regio Vlieland")]
    Schaal(Box<SchaalArgs>),
    /// Bekijk gebieden: gemeenten en regio's
    #[command(before_help = "Voorbeeld:\n  normwijzer gebied toon Flevoland")]
    Gebied(GebiedArgs),
    /// Bekijk of controleer de normen
    #[command(before_help = "Voorbeeld:\n  normwijzer norm toon sociaal-verwijzen.brugfunctionaris")]
    Norm(NormArgs),
    /// Ga na of een eerdere uitkomst nog klopt: zijn de bestanden onveranderd, en geven dit programma en deze gegevens dezelfde cijfers?
    #[command(before_help = "Voorbeeld:\n  normwijzer controleer flevoland/verantwoording.json --ist ist.csv")]
    Controleer(ControleerArgs),
    /// Maak een bestand om in te vullen
    #[command(before_help = "Voorbeeld:\n  normwijzer sjabloon ist --regio Flevoland --uit ist-flevoland.xlsx")]
    Sjabloon(SjabloonArgs),
    /// Kijk ingevulde opgaven van de huidige situatie na
    #[command(before_help = "Voorbeeld:\n  normwijzer ist controleer opgaven --regio Flevoland")]
    Ist(IstArgs),
    /// Bekijk, controleer of importeer de bevolking en de gebieden
    #[command(before_help = "Voorbeeld:\n  normwijzer data controleer")]
    Data(DataArgs),
    /// Maak een aanvulscript voor uw shell, zodat Tab opdrachten en opties aanvult
    #[command(before_help = "Voorbeeld:\n  normwijzer aanvullen bash > normwijzer.bash")]
    Aanvullen {
        /// bash, elvish, fish, powershell of zsh
        #[arg(value_name = "SHELL")]
        shell: Shell,
    },
    /// Maak de handleiding als man-pagina's
    #[command(before_help = "Voorbeeld:\n  normwijzer handleiding --uit man")]
    Handleiding {
        /// Map waarin de man-pagina's komen
        #[arg(long, value_name = "MAP")]
        uit: PathBuf,
    },
}

#[derive(Debug, ClapArgs)]
pub(crate) struct PlanArgs {
    #[command(flatten)]
    pub(crate) reken: RekenArgs,
    /// Map voor de uitkomst; zonder map verschijnt alleen de samenvatting
    #[arg(long, value_name = "MAP")]
    pub(crate) uit: Option<PathBuf>,
    /// Maak geen grafieken
    #[arg(long)]
    pub(crate) geen_grafieken: bool,
    /// Schrijf alleen de tabellen (CSV) en de verantwoording: geen pagina, werkmap of grafieken
    #[arg(long)]
    pub(crate) alleen_tabellen: bool,
    /// Maak bij --alle ook voor elk gebied apart de hele set, in MAP/gebieden/; wat er al staat wordt overgeslagen
    #[arg(long)]
    pub(crate) per_gebied: bool,
    /// Huisstijl: kleuren van grafieken, Word, Excel en webpagina; logo en lettertype van de grafieken (TOML)
    #[arg(long, value_name = "TOML")]
    pub(crate) huisstijl: Option<PathBuf>,
    /// Druk af welke SOLL het budget van het ingroeibestand in het doelkwartaal draagt
    #[arg(long)]
    pub(crate) wat_kan_er: bool,
}

#[derive(Debug, ClapArgs)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub(crate) struct WerkagendaArgs {
    #[command(subcommand)]
    pub(crate) opdracht: Option<WerkagendaOpdracht>,
    #[command(flatten)]
    pub(crate) reken: RekenArgs,
    /// Het document om te vullen: het officiële format, een sjabloon met plaatshouders, of een eerder gevulde werkagenda
    #[arg(long, value_name = "DOCX")]
    pub(crate) format: Option<PathBuf>,
    /// Het gevulde document
    #[arg(long, value_name = "DOCX", required = true)]
    pub(crate) uit: Option<PathBuf>,
    /// Alleen deze paragraaf, om te plakken: 2a, 2b, 3a.1, …
    #[arg(long, value_name = "PARAGRAAF", conflicts_with = "format")]
    pub(crate) sectie: Option<String>,
    /// Vervang het document dat er al staat; de vorige versie blijft als NAAM.oud
    #[arg(long)]
    pub(crate) overschrijf: bool,
    /// Maak geen grafieken
    #[arg(long)]
    pub(crate) geen_grafieken: bool,
    /// Huisstijl: kleuren van grafieken, Word, Excel en webpagina; logo en lettertype van de grafieken (TOML)
    #[arg(long, value_name = "TOML")]
    pub(crate) huisstijl: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum WerkagendaOpdracht {
    /// De plaatshouders die een eigen sjabloon kan bevatten
    #[command(before_help = "Voorbeeld:\n  normwijzer werkagenda velden")]
    Velden {
        /// Eigen normen in plaats van de ingebouwde: een bestand of map
        #[arg(long, value_name = "PAD")]
        normen: Option<PathBuf>,
    },
    /// Ga na wat er in een werkagenda nog leeg is, en of de cijfers nog kloppen
    #[command(
        before_help = "Voorbeeld:\n  normwijzer werkagenda controleer werkagenda.docx --regio Flevoland --ist ist.csv"
    )]
    Controleer(Box<WerkagendaControleerArgs>),
}

#[derive(Debug, ClapArgs)]
// Zonder gebied wordt alleen nagegaan wat er leeg is.
#[command(mut_group("keuze", |groep| groep.required(false)))]
pub(crate) struct WerkagendaControleerArgs {
    /// De werkagenda
    #[arg(value_name = "DOCX")]
    pub(crate) document: PathBuf,
    #[command(flatten)]
    pub(crate) reken: RekenArgs,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct UitlegArgs {
    #[command(flatten)]
    pub(crate) reken: RekenArgs,
    /// De norm
    #[arg(long, value_name = "NORM")]
    pub(crate) norm: String,
    /// Eén gemeente van het gebied, in plaats van het gebied zelf
    #[arg(long, value_name = "NAAM|CODE")]
    pub(crate) gemeente: Option<String>,
    /// Leg ook de stand van het ingroeipad in dit kwartaal uit
    #[arg(long, value_name = "KWARTAAL")]
    pub(crate) kwartaal: Option<Quarter>,
}

/// Welke kant van de bandbreedte werkbaar moet zijn.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum KantKeuze {
    /// De onderkant
    Laag,
    /// De bovenkant
    Hoog,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct SchaalArgs {
    #[command(flatten)]
    pub(crate) keuze: KeuzeArgs,
    #[command(flatten)]
    pub(crate) bron: BronArgs,
    /// Alleen deze norm; standaard alle normen in fte
    #[arg(long, value_name = "NORM")]
    pub(crate) norm: Option<String>,
    /// Vanaf zoveel uren per week is een functie werkbaar (standaard 8)
    #[arg(long, value_name = "UREN")]
    pub(crate) drempel: Option<String>,
    /// Uren per week van een fte (standaard 36)
    #[arg(long, value_name = "UREN")]
    pub(crate) uren: Option<String>,
    /// Welke kant van de bandbreedte de drempel moet halen: laag (standaard) of hoog
    #[arg(long, value_name = "KANT", value_enum)]
    pub(crate) kant: Option<KantKeuze>,
    /// Wie over land geen buren heeft, mag over water delen
    #[arg(long)]
    pub(crate) over_water: bool,
    /// Map voor de tabel, de pagina en de kaarten; zonder map verschijnt de uitkomst alleen op het scherm
    #[arg(long, value_name = "MAP")]
    pub(crate) uit: Option<PathBuf>,
    /// Huisstijl van de kaarten: kleuren, logo en lettertype (TOML)
    #[arg(long, value_name = "TOML")]
    pub(crate) huisstijl: Option<PathBuf>,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct ControleerArgs {
    /// De verantwoording van de uitkomst
    #[arg(value_name = "JSON")]
    pub(crate) verantwoording: PathBuf,
    /// De opgaven van toen; standaard de bestanden met die naam naast of boven de uitkomst
    #[arg(long, value_name = "BESTAND|MAP")]
    pub(crate) ist: Vec<PathBuf>,
    /// Het scenario van toen; wordt gezocht zoals het IST-bestand
    #[arg(long, value_name = "TOML")]
    pub(crate) scenario: Option<PathBuf>,
    /// Het ingroeibestand van toen; wordt gezocht zoals het IST-bestand
    #[arg(long, value_name = "TOML")]
    pub(crate) ingroei: Option<PathBuf>,
    /// Het kostenbestand van toen; wordt gezocht zoals het IST-bestand
    #[arg(long, value_name = "TOML")]
    pub(crate) kosten: Option<PathBuf>,
    /// De huisstijl van toen; wordt gezocht zoals het IST-bestand
    #[arg(long, value_name = "TOML")]
    pub(crate) huisstijl: Option<PathBuf>,
    /// Het bestand of de map met de prognose van toen; wordt gezocht zoals het IST-bestand
    #[arg(long, value_name = "PAD")]
    pub(crate) prognose: Option<PathBuf>,
    /// De kenmerken van toen; worden gezocht zoals het IST-bestand
    #[arg(long, value_name = "PAD")]
    pub(crate) kenmerken: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) bron: BronArgs,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct GebiedArgs {
    #[command(subcommand)]
    pub(crate) opdracht: GebiedOpdracht,
}

#[derive(Debug, Subcommand)]
pub(crate) enum GebiedOpdracht {
    /// Alle gebieden, of die van één niveau
    #[command(before_help = "Voorbeeld:\n  normwijzer gebied lijst --niveau iza")]
    Lijst {
        /// Alleen dit niveau
        #[arg(long, value_name = "NIVEAU", value_parser = niveau)]
        niveau: Option<Niveau>,
        #[command(flatten)]
        bron: BronArgs,
    },
    /// Eén gebied: gemeenten, inwoners en de regio's die het raakt
    #[command(before_help = "Voorbeeld:\n  normwijzer gebied toon \"Den Haag\"")]
    Toon {
        /// Naam of code
        #[arg(value_name = "NAAM|CODE")]
        naam: String,
        /// Niveau, als de naam op meer niveaus bestaat
        #[arg(long, value_name = "NIVEAU", value_parser = niveau)]
        niveau: Option<Niveau>,
        #[command(flatten)]
        bron: BronArgs,
    },
}

#[derive(Debug, ClapArgs)]
pub(crate) struct NormArgs {
    #[command(subcommand)]
    pub(crate) opdracht: NormOpdracht,
}

#[derive(Debug, Subcommand)]
pub(crate) enum NormOpdracht {
    /// Alle normen
    #[command(before_help = "Voorbeeld:\n  normwijzer norm lijst")]
    Lijst {
        /// Eigen normen in plaats van de ingebouwde: een bestand of map
        #[arg(long, value_name = "PAD")]
        normen: Option<PathBuf>,
    },
    /// Eén norm: de zin uit de bron, de lezingen en de aannamen
    #[command(before_help = "Voorbeeld:\n  normwijzer norm toon valpreventie.beweeginterventie")]
    Toon {
        /// Naam van de norm
        #[arg(value_name = "NORM")]
        id: String,
        /// Eigen normen in plaats van de ingebouwde: een bestand of map
        #[arg(long, value_name = "PAD")]
        normen: Option<PathBuf>,
    },
    /// Het JSON-schema van een normbestand, voor een editor die TOML nakijkt
    #[command(before_help = "Voorbeeld:\n  normwijzer norm schema > norm.schema.json")]
    Schema,
    /// Controleer normbestanden en reken hun voorbeelden na
    #[command(before_help = "Voorbeeld:\n  normwijzer norm controleer mijn-normen")]
    Controleer {
        /// Bestand of map; zonder pad de ingebouwde normen
        #[arg(value_name = "PAD")]
        pad: Option<PathBuf>,
    },
}

#[derive(Debug, ClapArgs)]
pub(crate) struct SjabloonArgs {
    #[command(subcommand)]
    pub(crate) opdracht: SjabloonOpdracht,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct SjabloonIstArgs {
    #[command(flatten)]
    pub(crate) keuze: KeuzeArgs,
    #[command(flatten)]
    pub(crate) bron: BronArgs,
    /// Bestand: .xlsx voor een werkmap, anders CSV; zonder bestand verschijnt de CSV op het scherm. Bij --per-gemeente een map
    #[arg(long, value_name = "BESTAND|MAP", required_if_eq("per_gemeente", "true"))]
    pub(crate) uit: Option<PathBuf>,
    /// Alleen de vragen voor deze gemeente van het gebied
    #[arg(long, value_name = "NAAM|CODE")]
    pub(crate) gemeente: Option<String>,
    /// Een werkmap voor elke gemeente, en een met wat regionaal geteld wordt voor de coördinator
    #[arg(long, conflicts_with = "gemeente")]
    pub(crate) per_gemeente: bool,
    /// Vul vast in wat in deze opgave staat (Excel of CSV), ook meer dan eens of een map
    #[arg(long, value_name = "BESTAND|MAP")]
    pub(crate) ist: Vec<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum SjabloonOpdracht {
    /// Een werkmap (of CSV) om de huidige situatie in te vullen: voor een regio, voor één gemeente, of een per gemeente
    #[command(
        before_help = "Voorbeeld:\n  normwijzer sjabloon ist --regio Flevoland --uit ist-flevoland.xlsx\n  normwijzer sjabloon ist --regio Flevoland --per-gemeente --uit opgaven"
    )]
    Ist(Box<SjabloonIstArgs>),
    /// Een ingroeibestand met uitleg: vormen, grenzen en volgorde, om in te vullen
    #[command(before_help = "Voorbeeld:\n  normwijzer sjabloon ingroei --uit ingroei.toml")]
    Ingroei {
        /// Bestand; zonder bestand verschijnt het sjabloon op het scherm
        #[arg(long, value_name = "TOML")]
        uit: Option<PathBuf>,
    },
    /// Het kostenbestand waarmee gerekend wordt als u niets opgeeft, om bedragen in te vervangen
    #[command(before_help = "Voorbeeld:\n  normwijzer sjabloon kosten --uit kosten.toml")]
    Kosten {
        /// Bestand; zonder bestand verschijnt het sjabloon op het scherm
        #[arg(long, value_name = "TOML")]
        uit: Option<PathBuf>,
    },
    /// Het JSON-schema van een ingroei- of kostenbestand, voor een editor die TOML nakijkt
    #[command(before_help = "Voorbeeld:\n  normwijzer sjabloon schema ingroei > ingroei.schema.json")]
    Schema {
        /// Van welk bestand: ingroei of kosten
        #[arg(value_name = "BESTAND", value_enum)]
        bestand: SchemaKeuze,
    },
}

/// Waarvan een schema gevraagd is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub(crate) enum SchemaKeuze {
    /// Een ingroeibestand
    Ingroei,
    /// Een kostenbestand
    Kosten,
}

#[derive(Debug, ClapArgs)]
pub(crate) struct IstArgs {
    #[command(subcommand)]
    pub(crate) opdracht: IstOpdracht,
}

#[derive(Debug, Subcommand)]
pub(crate) enum IstOpdracht {
    /// Kijk opgaven na: wat er niet klopt, in welke cel en wat te doen, en hoe ver elke gemeente is
    #[command(
        before_help = "Voorbeeld:\n  normwijzer ist controleer almere.xlsx lelystad.xlsx --regio Flevoland --uit nagekeken.xlsx"
    )]
    Controleer(Box<IstControleerArgs>),
}

#[derive(Debug, ClapArgs)]
pub(crate) struct IstControleerArgs {
    /// De opgaven (Excel of CSV), of mappen daarmee
    #[arg(value_name = "BESTAND|MAP", required = true)]
    pub(crate) bestanden: Vec<PathBuf>,
    #[command(flatten)]
    pub(crate) keuze: KeuzeArgs,
    #[command(flatten)]
    pub(crate) bron: BronArgs,
    /// Eerste kwartaal van het ingroeipad, waaraan de ouderdom gemeten wordt (standaard 2027-K1)
    #[arg(long, value_name = "KWARTAAL")]
    pub(crate) start: Option<Quarter>,
    /// Verslag: .xlsx, .csv of .md; zonder bestand alleen op het scherm
    #[arg(long, value_name = "BESTAND")]
    pub(crate) uit: Option<PathBuf>,
}

fn niveau(tekst: &str) -> Result<Niveau, String> {
    Niveau::parse(tekst).ok_or_else(|| {
        let namen: Vec<&str> = Niveau::ALLE.iter().map(|n| n.token()).collect();
        format!("'{tekst}' is geen niveau. Kies uit: {}.", namen.join(", "))
    })
}
