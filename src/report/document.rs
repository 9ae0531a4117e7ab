//! Een pagina zonder formaat: koppen, zinnen, tabellen en figuren, met wat zij betekenen.
//!
//! Een [`Document`] zegt wat iets is (een bedrag, een schatting, een citaat) en nooit hoe het eruitziet; daar zorgt
//! een kleine weergave per formaat voor (`markdown`). Deze module weet niets van normen, bestanden of opmaak.

use std::fmt;

/// Een pagina.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// De titel.
    pub titel: String,
    /// Wat erop staat, van boven naar beneden.
    pub blokken: Vec<Blok>,
}

/// Een stuk van een zin, met wat het betekent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Stuk {
    /// Gewone tekst.
    Tekst(String),
    /// Een getal of bereik; wordt niet over twee regels gebroken.
    Bedrag(String),
    /// De eenheid bij een bedrag.
    Eenheid(String),
    /// Een woord waar het om gaat.
    Term(String),
    /// Wat verzonnen, geschat of nog niet zeker is; mag in geen weergave wegvallen.
    Onzeker(String),
    /// Wat letterlijk overgenomen moet worden: een code, een optie.
    Code(String),
}

impl Stuk {
    /// De tekst zonder betekenis.
    #[must_use]
    pub fn tekst(&self) -> &str {
        match self {
            Self::Tekst(t) | Self::Bedrag(t) | Self::Eenheid(t) | Self::Term(t) | Self::Onzeker(t) | Self::Code(t) => t,
        }
    }
}

/// Een zin of een cel: stukken achter elkaar.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Zin(pub Vec<Stuk>);

impl Zin {
    /// Een lege zin.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    fn met(mut self, stuk: Stuk) -> Self {
        if !stuk.tekst().is_empty() {
            self.0.push(stuk);
        }
        self
    }

    /// Met gewone tekst erachter.
    #[must_use]
    pub fn tekst(self, tekst: impl Into<String>) -> Self {
        self.met(Stuk::Tekst(tekst.into()))
    }

    /// Met een bedrag erachter.
    #[must_use]
    pub fn bedrag(self, tekst: impl Into<String>) -> Self {
        self.met(Stuk::Bedrag(tekst.into()))
    }

    /// Met een spatie en een eenheid erachter.
    #[must_use]
    pub fn eenheid(self, tekst: &str) -> Self {
        self.tekst(" ").met(Stuk::Eenheid(tekst.to_owned()))
    }

    /// Met een term erachter.
    #[must_use]
    pub fn term(self, tekst: impl Into<String>) -> Self {
        self.met(Stuk::Term(tekst.into()))
    }

    /// Met iets onzekers erachter.
    #[must_use]
    pub fn onzeker(self, tekst: impl Into<String>) -> Self {
        self.met(Stuk::Onzeker(tekst.into()))
    }

    /// Met een code erachter.
    #[must_use]
    pub fn code(self, tekst: impl Into<String>) -> Self {
        self.met(Stuk::Code(tekst.into()))
    }

    /// Met een andere zin erachter, zonder spatie.
    #[must_use]
    pub fn zin(mut self, ander: Self) -> Self {
        self.0.extend(ander.0);
        self
    }

    /// Zinnen achter elkaar, met een spatie ertussen; lege vallen weg.
    #[must_use]
    pub fn alle(zinnen: impl IntoIterator<Item = Self>) -> Self {
        zinnen.into_iter().filter(|z| !z.is_leeg()).fold(Self::new(), |samen, zin| {
            let samen = if samen.is_leeg() { samen } else { samen.tekst(" ") };
            samen.zin(zin)
        })
    }

    /// Of er niets staat.
    #[must_use]
    pub fn is_leeg(&self) -> bool {
        self.0.is_empty()
    }
}

impl fmt::Display for Zin {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|s| f.write_str(s.tekst()))
    }
}

impl From<&str> for Zin {
    fn from(tekst: &str) -> Self {
        Self::new().tekst(tekst)
    }
}

impl From<String> for Zin {
    fn from(tekst: String) -> Self {
        Self::new().tekst(tekst)
    }
}

/// Een deel van een pagina.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Blok {
    /// Een kop; niveau 1 is een hoofdstuk, de titel van het document staat daarboven.
    Kop {
        /// Niveau, vanaf 1.
        niveau: u8,
        /// De tekst.
        tekst: Zin,
    },
    /// Een alinea.
    Alinea(Zin),
    /// Een lijst.
    Lijst {
        /// Wat de lijst is ("Waarom dit getal"); leeg als de alinea ervoor dat zegt.
        aanhef: Zin,
        /// De punten.
        punten: Vec<Zin>,
    },
    /// Een lijst om af te vinken.
    Checklijst {
        /// Wat de lijst is.
        aanhef: Zin,
        /// De punten, en of zij afgevinkt zijn.
        punten: Vec<(bool, Zin)>,
    },
    /// Een tabel.
    Tabel(Tabel),
    /// Een figuur.
    Figuur(Figuur),
    /// Een mededeling die niemand over het hoofd mag zien.
    Kader {
        /// Waar zij over gaat.
        soort: KaderSoort,
        /// De mededeling.
        tekst: Zin,
    },
    /// Wat een bron letterlijk zegt.
    Citaat {
        /// De woorden van de bron.
        tekst: String,
        /// Document, versie en plaats.
        bron: String,
    },
    /// Waar cijfers vandaan komen.
    Bron(Zin),
    /// De uitkomst in een paar zinnen, voor wie niet verder leest.
    Kern(Vec<Zin>),
    /// Een toelichting die een scherm dichtgevouwen laat tot iemand erom vraagt, en die papier voluit afdrukt.
    Uitklap {
        /// Waar de toelichting antwoord op geeft ("Waarom dit getal").
        kop: Zin,
        /// De toelichting.
        blokken: Vec<Blok>,
    },
}

/// Het vakje voor een punt van een [`Blok::Checklijst`].
#[must_use]
pub fn vakje(afgevinkt: bool) -> &'static str {
    if afgevinkt { "☑ " } else { "☐ " }
}

impl Blok {
    /// Een kop.
    #[must_use]
    pub fn kop(niveau: u8, tekst: impl Into<Zin>) -> Self {
        Self::Kop { niveau, tekst: tekst.into() }
    }

    /// Een alinea.
    #[must_use]
    pub fn alinea(tekst: impl Into<Zin>) -> Self {
        Self::Alinea(tekst.into())
    }

    /// Een mededeling.
    #[must_use]
    pub fn kader(soort: KaderSoort, tekst: impl Into<Zin>) -> Self {
        Self::Kader { soort, tekst: tekst.into() }
    }
}

/// Waar een mededeling over gaat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KaderSoort {
    /// Er is met verzonnen gegevens gerekend.
    Fictief,
    /// Een indeling is nagebouwd.
    Reconstructie,
    /// Er is van de standaard afgeweken om te zien wat er dan gebeurt.
    Verkenning,
    /// Een aantal is geschat of aangenomen.
    Schatting,
    /// Anders.
    Noot,
}

impl KaderSoort {
    /// Het woord dat voor de mededeling staat.
    #[must_use]
    pub fn woord(self) -> &'static str {
        match self {
            Self::Fictief => "FICTIEF",
            Self::Reconstructie => "Reconstructie",
            Self::Verkenning => "Verkenning",
            Self::Schatting => "Schatting",
            Self::Noot => "Let op",
        }
    }
}

/// Waar een kolom op uitlijnt.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Uitlijning {
    /// Tekst.
    Links,
    /// Getallen.
    Rechts,
}

/// De kop van een kolom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kolom {
    /// De kop.
    pub kop: String,
    /// De uitlijning.
    pub uitlijning: Uitlijning,
}

impl Kolom {
    /// Een kolom met tekst.
    #[must_use]
    pub fn links(kop: impl Into<String>) -> Self {
        Self { kop: kop.into(), uitlijning: Uitlijning::Links }
    }

    /// Een kolom met getallen.
    #[must_use]
    pub fn rechts(kop: impl Into<String>) -> Self {
        Self { kop: kop.into(), uitlijning: Uitlijning::Rechts }
    }
}

/// Een tabel; de eerste kolom is de kop van haar rij.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tabel {
    /// Wat de tabel zegt.
    pub bijschrift: Zin,
    /// De kolommen.
    pub kolommen: Vec<Kolom>,
    /// De rijen; een korte rij wordt met lege cellen aangevuld.
    pub rijen: Vec<Vec<Zin>>,
    /// De laatste rij is het totaal van de rijen erboven.
    pub met_totaal: bool,
}

/// Een figuur in een bestand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figuur {
    /// Het pad vanaf de pagina, met `/`.
    pub pad: String,
    /// Wat een schermlezer voorleest.
    pub alt: String,
    /// Het bijschrift.
    pub bijschrift: String,
}
