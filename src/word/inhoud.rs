//! Wat er in een document komt: alinea's, lijsten, tabellen en figuren, zonder XML.

/// Hoe een stuk tekst eruitziet.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Nadruk {
    /// Gewone tekst.
    #[default]
    Gewoon,
    /// Vet.
    Sterk,
    /// Cursief.
    Cursief,
    /// Een code of optie, in een letter met vaste breedte.
    Code,
}

/// Een stuk van een regel met één nadruk.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Stuk {
    /// De tekst; een vaste spatie houdt wat bij elkaar hoort op één regel.
    pub tekst: String,
    /// Hoe zij eruitziet.
    pub nadruk: Nadruk,
}

/// Een regel tekst: stukken achter elkaar.
pub type Regel = Vec<Stuk>;

/// Een blok van een document.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Inhoud {
    /// Een kop van niveau 1–6.
    Kop {
        /// Het niveau.
        niveau: u8,
        /// De tekst.
        tekst: Regel,
    },
    /// Een alinea.
    Alinea(Regel),
    /// Een opsomming.
    Lijst(Vec<Regel>),
    /// Een checklist: elk punt begint met zijn vakje (☐ of ☑); de regels eronder springen in.
    Checklijst(Vec<Regel>),
    /// Een mededeling die niemand over het hoofd mag zien: het woord ervoor ("FICTIEF") en de tekst.
    Kader {
        /// Het woord.
        woord: String,
        /// De tekst.
        tekst: Regel,
    },
    /// Letterlijke woorden van een bron.
    Citaat {
        /// De woorden.
        tekst: String,
        /// Document, versie en plaats.
        bron: String,
    },
    /// Waar cijfers vandaan komen, klein gezet.
    Bron(Regel),
    /// Een tabel.
    Tabel(Tabel),
    /// Een figuur.
    Figuur(Figuur),
    /// Een inhoudsopgave als veld, dat Word zelf bijwerkt.
    Inhoudsopgave {
        /// De stukken die later op hun plaats komen: hun sleutel, en van elke kop het niveau en de tekst.
        later: Vec<(String, Vec<(u8, String)>)>,
    },
    /// Een nieuwe bladzijde.
    NieuwePagina,
}

/// De kop van een kolom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kolom {
    /// De kop.
    pub kop: String,
    /// Getallen lijnen rechts uit.
    pub rechts: bool,
    /// Hoe breed, naar verhouding tot de andere kolommen; 0 is naar wat erin staat.
    pub breed: u32,
}

/// Een tabel; de eerste rij is de kop, de eerste kolom de kop van haar rij.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tabel {
    /// Het bijschrift, boven de tabel, met een volgnummer als veld; leeg is geen bijschrift.
    pub bijschrift: Regel,
    /// De kolommen.
    pub kolommen: Vec<Kolom>,
    /// De rijen; een korte rij wordt met lege cellen aangevuld.
    pub rijen: Vec<Vec<Regel>>,
    /// De laatste rij is een totaal.
    pub met_totaal: bool,
}

/// Een figuur.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figuur {
    /// Het beeld als PNG.
    pub png: Vec<u8>,
    /// Hetzelfde beeld als SVG zonder tekst (omtrekken), voor een Word dat het kent.
    pub svg: Option<Vec<u8>>,
    /// De afmetingen van de PNG in pixels, waarvan de verhouding gehouden wordt.
    pub pixels: (u32, u32),
    /// Wat een schermlezer voorleest: niet leeg, hoogstens 350 tekens, uniek in het document.
    pub alt: String,
    /// Het bijschrift, onder de figuur, met een volgnummer als veld.
    pub bijschrift: Regel,
}
