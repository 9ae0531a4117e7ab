//! De tabellen van dit project: welke kolommen, van welk type, in welke eenheid, met welke betekenis.
//!
//! Eén verklaring dient de lezer, de schrijver en `bron.toml`. Weet niet waar de cijfers vandaan komen.

/// Wat er in een kolom staat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Type {
    /// Tekst, nooit leeg.
    Tekst,
    /// Een geheel getal van nul of meer.
    Geheel,
    /// Een geheel getal van nul of meer, of leeg.
    GeheelOfLeeg,
    /// Een datum, `2025-01-01`.
    Datum,
}

impl Type {
    /// De schrijfwijze in `bron.toml`.
    #[must_use]
    pub fn token(self) -> &'static str {
        match self {
            Self::Tekst => "tekst",
            Self::Geheel => "geheel getal",
            Self::GeheelOfLeeg => "geheel getal of leeg",
            Self::Datum => "datum",
        }
    }
}

/// Een kolom van een tabel.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kolom {
    /// Naam in de kopregel.
    pub naam: &'static str,
    /// Wat erin staat.
    pub soort: Type,
    /// Eenheid, of `-`.
    pub eenheid: &'static str,
    /// Betekenis in één zin.
    pub betekenis: &'static str,
}

/// Een tabel: haar bestand en haar kolommen.
#[derive(Debug, PartialEq, Eq)]
pub struct Schema {
    /// Map van de dataset.
    pub dataset: &'static str,
    /// Naam van het bestand in die map.
    pub bestand: &'static str,
    /// De kolommen, in de volgorde van het bestand.
    pub kolommen: &'static [Kolom],
    /// Hoeveel van de eerste kolommen samen een rij aanwijzen.
    pub sleutel: usize,
}

impl Schema {
    /// Het pad binnen `datasets/`.
    #[must_use]
    pub fn pad(&self) -> String {
        format!("{}/{}", self.dataset, self.bestand)
    }

    /// De namen van de kolommen.
    pub fn namen(&self) -> impl Iterator<Item = &'static str> {
        self.kolommen.iter().map(|k| k.naam)
    }
}

const fn tekst(naam: &'static str, betekenis: &'static str) -> Kolom {
    Kolom { naam, soort: Type::Tekst, eenheid: "-", betekenis }
}

const GEMEENTE_CODE: Kolom = tekst("gemeente_code", "CBS-code van de gemeente, zonder opvulling");
const PEILDATUM: Kolom =
    Kolom { naam: "peildatum", soort: Type::Datum, eenheid: "-", betekenis: "De dag waarop het aantal geldt" };
const AANTAL: Kolom = Kolom { naam: "aantal", soort: Type::Geheel, eenheid: "persoon", betekenis: "Aantal inwoners" };

/// Gemeenten en de regio's waarin zij liggen.
pub static GEBIEDEN: Schema = Schema {
    dataset: "gebieden-2026",
    bestand: "gebieden.csv",
    kolommen: &[
        GEMEENTE_CODE,
        tekst("gemeente_naam", "Officiële naam van de gemeente"),
        tekst("provincie_code", "CBS-code van de provincie"),
        tekst("provincie_naam", "Naam van de provincie"),
        tekst("ggd_code", "CBS-code van de GGD-regio"),
        tekst("ggd_naam", "Naam van de GGD-regio"),
        tekst("zorgkantoor_code", "CBS-code van de zorgkantoorregio"),
        tekst("zorgkantoor_naam", "Naam van de zorgkantoorregio"),
        tekst("corop_code", "CBS-code van het COROP-gebied"),
        tekst("corop_naam", "Naam van het COROP-gebied"),
        tekst("jeugdregio_code", "CBS-code van de jeugdregio"),
        tekst("jeugdregio_naam", "Naam van de jeugdregio"),
        tekst("veiligheidsregio_code", "CBS-code van de veiligheidsregio"),
        tekst("veiligheidsregio_naam", "Naam van de veiligheidsregio"),
    ],
    sleutel: 1,
};

/// Andere schrijfwijzen van gemeentenamen.
pub static NAMEN: Schema = Schema {
    dataset: "gebieden-2026",
    bestand: "namen.csv",
    kolommen: &[
        tekst("naam", "Een andere schrijfwijze van de naam"),
        GEMEENTE_CODE,
        tekst("soort", "toevoeging (StatLine zet er iets achter), zonder-toevoeging of gebruikelijk"),
    ],
    sleutel: 1,
};

/// Bevolking naar leeftijd op 1 januari 2025.
pub static BEVOLKING: Schema = Schema {
    dataset: "bevolking-2025",
    bestand: "bevolking.csv",
    kolommen: &[
        GEMEENTE_CODE,
        PEILDATUM,
        Kolom { naam: "leeftijd_van", soort: Type::Geheel, eenheid: "jaar", betekenis: "Laagste leeftijd die meetelt" },
        Kolom {
            naam: "leeftijd_tot_en_met",
            soort: Type::GeheelOfLeeg,
            eenheid: "jaar",
            betekenis: "Hoogste leeftijd die meetelt; leeg is zonder bovengrens",
        },
        AANTAL,
        tekst("soort", "telling of schatting"),
    ],
    sleutel: 4,
};

/// Een bevolking van de gebruiker, zoals `data importeer` haar schrijft; geen dataset waarmee standaard gerekend wordt.
pub static EIGEN_BEVOLKING: Schema = Schema {
    dataset: "bevolking",
    bestand: "bevolking.csv",
    kolommen: &[
        GEMEENTE_CODE,
        PEILDATUM,
        Kolom { naam: "leeftijd_van", soort: Type::Geheel, eenheid: "jaar", betekenis: "Laagste leeftijd die meetelt" },
        Kolom {
            naam: "leeftijd_tot_en_met",
            soort: Type::GeheelOfLeeg,
            eenheid: "jaar",
            betekenis: "Hoogste leeftijd die meetelt; leeg is zonder bovengrens",
        },
        Kolom {
            naam: "aantal",
            soort: Type::GeheelOfLeeg,
            eenheid: "persoon",
            betekenis: "Aantal inwoners; leeg is onbekend",
        },
        tekst("soort", "telling, of afgerond als de bron in duizenden telt"),
    ],
    sleutel: 4,
};

/// Kenmerken van de gebruiker, zoals `data importeer` ze schrijft; geen dataset waarmee standaard gerekend wordt.
pub static KENMERKEN: Schema = Schema {
    dataset: "kenmerken",
    bestand: "kenmerken.csv",
    kolommen: &[
        tekst("gebied", "Code of naam van een gemeente, GGD-regio of Nederland, zoals de bron haar schrijft"),
        tekst("kenmerk", "Naam van het kenmerk"),
        Kolom { naam: "jaar", soort: Type::Geheel, eenheid: "jaar", betekenis: "Jaar van het cijfer" },
        tekst("waarde", "Het cijfer, met een decimale punt"),
        tekst("eenheid", "procent of aantal"),
        tekst("bron", "Wie het cijfer uitgaf"),
        tekst("weging", "Inwoners waarnaar percentages gewogen worden"),
    ],
    sleutel: 3,
};

/// Inwoners per jaar, voor de gemeenten die op die dag bestonden.
pub static INWONERS: Schema = Schema {
    dataset: "inwoners-2019-2026",
    bestand: "inwoners.csv",
    kolommen: &[GEMEENTE_CODE, PEILDATUM, AANTAL],
    sleutel: 2,
};

/// Nederland per jaar van leeftijd.
pub static LEEFTIJD_NL: Schema = Schema {
    dataset: "leeftijd-nl",
    bestand: "leeftijd.csv",
    kolommen: &[
        PEILDATUM,
        Kolom {
            naam: "leeftijd",
            soort: Type::Geheel,
            eenheid: "jaar",
            betekenis: "Jaar van leeftijd op de peildatum; 105 is 105 jaar en ouder",
        },
        AANTAL,
    ],
    sleutel: 2,
};

/// Onze cohortraming van de bevolking.
pub static PROGNOSE_COHORT: Schema = Schema {
    dataset: "prognose-cohort",
    bestand: "prognose.csv",
    kolommen: &[
        GEMEENTE_CODE,
        tekst("grondslag", "Welke bevolking: inwoners, inwoners-0-17, inwoners-65plus, …"),
        PEILDATUM,
        Kolom {
            naam: "aantal",
            soort: Type::Geheel,
            eenheid: "persoon",
            betekenis: "Verwacht aantal; op de eerste dag het getelde of geschatte aantal. De groei tussen twee dagen is hun verhouding",
        },
    ],
    sleutel: 3,
};

const fn honderdste(naam: &'static str, betekenis: &'static str) -> Kolom {
    Kolom { naam, soort: Type::Geheel, eenheid: "honderdste procent", betekenis }
}

/// Hoe ver de cohortraming er in een bekend jaar naast zat.
pub static TERUGVOORSPELLING: Schema = Schema {
    dataset: "prognose-cohort",
    bestand: "terugvoorspelling.csv",
    kolommen: &[
        tekst("grondslag", "Welke bevolking"),
        tekst("grootte", "Grootte van de gemeenten in inwoners op 1-1-2025"),
        Kolom { naam: "gemeenten", soort: Type::Geheel, eenheid: "gemeente", betekenis: "Aantal gemeenten" },
        honderdste("gemiddeld", "Gemiddelde relatieve fout per gemeente, ongewogen"),
        honderdste("p95", "De fout waar 95% van de gemeenten niet boven ligt"),
        honderdste("grootste", "De grootste fout"),
        honderdste("factor_gemiddeld", "Gemiddelde fout met één landelijke groeifactor"),
        honderdste("factor_p95", "95% daarvan"),
        honderdste("gelijk_gemiddeld", "Gemiddelde fout als de bevolking gelijk gehouden was"),
        honderdste("gelijk_p95", "95% daarvan"),
    ],
    sleutel: 2,
};

/// De IZA-regio van elke gemeente.
pub static IZA: Schema = Schema {
    dataset: "iza-regios",
    bestand: "iza.csv",
    kolommen: &[
        GEMEENTE_CODE,
        tekst("iza_naam", "Naam van de IZA-regio"),
        tekst("mandaatgemeente", "Gemeente of samenwerking die voor de regio tekent"),
    ],
    sleutel: 1,
};

const EURO: Kolom = Kolom { naam: "bedrag", soort: Type::Geheel, eenheid: "euro", betekenis: "Bedrag per jaar" };

/// De SPUK AZWA per stroom en jaar.
pub static SPUK: Schema = Schema {
    dataset: "middelen-azwa",
    bestand: "spuk.csv",
    kolommen: &[
        tekst("stroom", "lokaal, regionaal, ggd, nplv of gezonde-school"),
        tekst("ontvanger", "Wie het geld ontvangt"),
        Kolom { naam: "jaar", soort: Type::Geheel, eenheid: "jaar", betekenis: "Kalenderjaar" },
        EURO,
        tekst("soort", "spuk of subsidie"),
    ],
    sleutel: 3,
};

/// De bedragen per maatregel (AZWA, bijlage 2).
pub static MAATREGELEN: Schema = Schema {
    dataset: "middelen-azwa",
    bestand: "maatregelen.csv",
    kolommen: &[
        tekst("afspraak", "D5 of D6"),
        tekst("maatregel", "Naam in de bijlage"),
        tekst("jaar", "Kalenderjaar, of structureel"),
        EURO,
    ],
    sleutel: 3,
};

/// Bij welke paragraaf van de Opdracht een maatregel hoort.
pub static MAATREGEL_SECTIES: Schema = Schema {
    dataset: "middelen-azwa",
    bestand: "maatregel-secties.csv",
    kolommen: &[
        tekst("maatregel", "Naam in de bijlage"),
        tekst("sectie", "Paragraaf van de Opdracht voor de werkagenda waar de maatregel bij hoort; onze koppeling"),
    ],
    sleutel: 2,
};

/// De sleutel van het lokale deel.
pub static SLEUTEL_GEMEENTEN: Schema = Schema {
    dataset: "middelen-azwa",
    bestand: "sleutel-gemeenten.csv",
    kolommen: &[
        GEMEENTE_CODE,
        Kolom { naam: "brede_spuk_2026", soort: Type::Geheel, eenheid: "euro", betekenis: "Brede SPUK in 2026" },
    ],
    sleutel: 1,
};

/// De sleutel van het regionale deel.
pub static SLEUTEL_REGIOS: Schema = Schema {
    dataset: "middelen-azwa",
    bestand: "sleutel-regios.csv",
    kolommen: &[
        tekst("iza_naam", "Naam van de IZA-regio"),
        tekst("mandaatgemeente", "Gemeente of samenwerking die het bedrag ontvangt"),
        Kolom { naam: "spuk_iza_2026", soort: Type::Geheel, eenheid: "euro", betekenis: "SPUK IZA in 2026" },
    ],
    sleutel: 1,
};

/// Welke gemeenten aan elkaar liggen.
pub static BUREN: Schema = Schema {
    dataset: "buren-2026",
    bestand: "buren.csv",
    kolommen: &[
        GEMEENTE_CODE,
        tekst("buur_code", "CBS-code van de buurgemeente; elk paar staat er in beide richtingen"),
        tekst("soort", "land (gedeelde grens op de kaart) of water (geen gedeelde grens, de kortste weg)"),
        Kolom {
            naam: "grens",
            soort: Type::GeheelOfLeeg,
            eenheid: "meter",
            betekenis: "Lengte van de gedeelde grens; leeg bij water",
        },
        Kolom {
            naam: "afstand",
            soort: Type::GeheelOfLeeg,
            eenheid: "meter",
            betekenis: "Kortste afstand tussen hoekpunten; leeg bij land",
        },
    ],
    sleutel: 2,
};

/// De omtrek van elke gemeente, om een kaart te tekenen.
pub static VLAKKEN: Schema = Schema {
    dataset: "buren-2026",
    bestand: "vlakken.csv",
    kolommen: &[
        GEMEENTE_CODE,
        Kolom { naam: "ring", soort: Type::Geheel, eenheid: "-", betekenis: "Volgnummer van de ring, vanaf 1" },
        Kolom { naam: "punt", soort: Type::Geheel, eenheid: "-", betekenis: "Volgnummer van het hoekpunt, vanaf 1" },
        Kolom { naam: "lengte", soort: Type::Geheel, eenheid: "duizendste graad", betekenis: "Oosterlengte (WGS 84)" },
        Kolom {
            naam: "breedte",
            soort: Type::Geheel,
            eenheid: "duizendste graad",
            betekenis: "Noorderbreedte (WGS 84)",
        },
    ],
    sleutel: 3,
};

/// Wat er van de ene gemeente naar de andere ging.
pub static STROMEN: Schema = Schema {
    dataset: "herindelingen",
    bestand: "stromen.csv",
    kolommen: &[
        Kolom {
            naam: "dag",
            soort: Type::Datum,
            eenheid: "-",
            betekenis: "De dag waarop de nieuwe toestand geldt; bij een hernoeming is alleen bekend dat het niet eerder was",
        },
        tekst("van_code", "CBS-code van de gemeente die afstaat"),
        tekst("naar_code", "CBS-code van de gemeente die ontvangt"),
        tekst("soort", "opheffing, hernoeming (alleen naam en code) of grens (beide gemeenten bleven)"),
        tekst("naar_ontstaat", "ja als de ontvangende gemeente die dag ontstond, anders nee"),
        Kolom { naam: "hectare", soort: Type::Geheel, eenheid: "hectare", betekenis: "Oppervlakte" },
        Kolom {
            naam: "woningen",
            soort: Type::GeheelOfLeeg,
            eenheid: "woning",
            betekenis: "Aantal woningen; leeg is onbekend",
        },
        Kolom { naam: "inwoners", soort: Type::Geheel, eenheid: "persoon", betekenis: "Aantal inwoners van de stroom" },
        Kolom {
            naam: "inwoners_van",
            soort: Type::GeheelOfLeeg,
            eenheid: "persoon",
            betekenis: "Inwoners van de afstaande gemeente ervoor; alleen bij een grens",
        },
    ],
    sleutel: 3,
};

/// De gemeenten die niet meer bestaan.
pub static VROEGER: Schema = Schema {
    dataset: "herindelingen",
    bestand: "vroeger.csv",
    kolommen: &[GEMEENTE_CODE, tekst("gemeente_naam", "Naam van de gemeente die niet meer bestaat")],
    sleutel: 1,
};

/// De tabellen zonder welke er niets te rekenen valt.
pub static BASIS: [&Schema; 5] = [&GEBIEDEN, &NAMEN, &BEVOLKING, &INWONERS, &IZA];

/// De tabellen die er als geheel mogen ontbreken, per dataset: dan is het geld onbekend, of wie aan wie grenst, of wat er
/// van een oude gemeente werd, of hoe een leeftijdsgroep te splitsen is.
pub static AANVULLEND: [&Schema; 12] = [
    &SPUK,
    &MAATREGELEN,
    &MAATREGEL_SECTIES,
    &SLEUTEL_GEMEENTEN,
    &SLEUTEL_REGIOS,
    &BUREN,
    &VLAKKEN,
    &STROMEN,
    &VROEGER,
    &LEEFTIJD_NL,
    &PROGNOSE_COHORT,
    &TERUGVOORSPELLING,
];

/// Alle tabellen.
pub static ALLE: [&Schema; 17] = [
    &GEBIEDEN,
    &NAMEN,
    &BEVOLKING,
    &INWONERS,
    &IZA,
    &SPUK,
    &MAATREGELEN,
    &MAATREGEL_SECTIES,
    &SLEUTEL_GEMEENTEN,
    &SLEUTEL_REGIOS,
    &BUREN,
    &VLAKKEN,
    &STROMEN,
    &VROEGER,
    &LEEFTIJD_NL,
    &PROGNOSE_COHORT,
    &TERUGVOORSPELLING,
];

/// Of een pad binnen `datasets/` bij de tabellen hoort zonder welke er niets te rekenen valt.
#[must_use]
pub fn is_basis(pad: &str) -> bool {
    BASIS.iter().any(|s| pad.split('/').next() == Some(s.dataset))
}
