//! De argumenten zoals getypt. Wat zij betekenen, zoeken de opdrachten uit.

use std::path::PathBuf;

use clap::{ArgGroup, Args as ClapArgs, Parser, Subcommand, ValueEnum};
use clap_complete::Shell;
use normwijzer_core::{Niveau, Quarter};
use normwijzer_data::prognose::Eenheid;

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

fn niveau(tekst: &str) -> Result<Niveau, String> {
    Niveau::parse(tekst).ok_or_else(|| {
        let namen: Vec<&str> = Niveau::ALLE.iter().map(|n| n.token()).collect();
        format!("'{tekst}' is geen niveau. Kies uit: {}.", namen.join(", "))
    })
}
