//! De stijlen die wij gebruiken, en hoe zij eruitzien als een document ze niet heeft.
//!
//! Geen lettertypen, behalve voor code; kleuren op wit en op hun eigen vlak ten minste 4,5:1.

/// Een stijl, bij haar betekenis.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stijl {
    /// Gewone tekst: de standaardstijl van het document.
    Gewoon,
    /// Een kop van niveau 1–6.
    Kop(u8),
    /// De titel van het document.
    Titel,
    /// Het bijschrift van een tabel of figuur.
    Bijschrift,
    /// Een opsomming.
    Opsomming,
    /// Een mededeling met een rand.
    Kader,
    /// Letterlijke woorden van een bron.
    Citaat,
    /// Waar iets vandaan komt, klein.
    Bron,
    /// Een code, in een letter met vaste breedte.
    Code,
    /// De gewone tabel van Word, waar elke tabelstijl op berust.
    GewoneTabel,
    /// Onze tabel.
    Tabel,
    /// Een cel van onze tabel.
    Tabeltekst,
    /// De kop boven de inhoudsopgave.
    InhoudKop,
    /// Een regel van de inhoudsopgave, niveau 1–3.
    Inhoud(u8),
    /// De koptekst van een bladzijde.
    Koptekst,
    /// De voettekst van een bladzijde.
    Voettekst,
}

/// Hoe een stijl in `styles.xml` komt als zij daar ontbreekt.
pub(crate) struct Definitie {
    /// `paragraph`, `character` of `table`.
    pub(crate) soort: &'static str,
    /// De naam waaraan Word haar in elke taal herkent.
    pub(crate) naam: &'static str,
    /// De sleutel, als die vrij is.
    pub(crate) id: &'static str,
    /// De stijl waar zij op berust.
    pub(crate) basis: Option<Stijl>,
    /// De stijl van de alinea erna.
    pub(crate) volgende: Option<Stijl>,
    /// Een stijl van Word zelf, of een van ons.
    pub(crate) eigen: bool,
    /// De rest, in de volgorde van het schema.
    pub(crate) rest: &'static str,
}

impl Stijl {
    /// Alle stijlen, voor een document van ons zelf.
    pub(crate) const ALLE: &'static [Self] = &[
        Self::Gewoon,
        Self::Kop(1),
        Self::Kop(2),
        Self::Kop(3),
        Self::Kop(4),
        Self::Titel,
        Self::Bijschrift,
        Self::Opsomming,
        Self::Kader,
        Self::Citaat,
        Self::Bron,
        Self::Code,
        Self::GewoneTabel,
        Self::Tabel,
        Self::Tabeltekst,
        Self::InhoudKop,
        Self::Inhoud(1),
        Self::Inhoud(2),
        Self::Inhoud(3),
        Self::Koptekst,
        Self::Voettekst,
    ];

    /// Hoe zij eruitziet.
    pub(crate) fn definitie(self) -> Definitie {
        let (naam, id, rest) = self.namen();
        let soort = match self {
            Self::Code => "character",
            Self::Tabel | Self::GewoneTabel => "table",
            _ => "paragraph",
        };
        let basis = match self {
            Self::Gewoon | Self::GewoneTabel | Self::Code => None,
            Self::Tabel => Some(Self::GewoneTabel),
            _ => Some(Self::Gewoon),
        };
        let volgende = match self {
            Self::Kop(_) | Self::Titel | Self::Bijschrift | Self::Citaat | Self::InhoudKop => Some(Self::Gewoon),
            _ => None,
        };
        let eigen = matches!(self, Self::Kader | Self::Bron | Self::Code | Self::Tabel | Self::Tabeltekst);
        Definitie { soort, naam, id, basis, volgende, eigen, rest }
    }

    /// Naam, sleutel en de rest van de definitie.
    fn namen(self) -> (&'static str, &'static str, &'static str) {
        match self {
            Self::Gewoon => ("Normal", "Standaard", GEWOON),
            Self::Kop(0 | 1) => ("heading 1", "Kop1", KOP1),
            Self::Kop(2) => ("heading 2", "Kop2", KOP2),
            Self::Kop(3) => ("heading 3", "Kop3", KOP3),
            Self::Kop(4) => ("heading 4", "Kop4", KOP4),
            Self::Kop(5) => ("heading 5", "Kop5", KOP5),
            Self::Kop(_) => ("heading 6", "Kop6", KOP6),
            Self::Titel => ("Title", "Titel", TITEL),
            Self::Bijschrift => ("caption", "Bijschrift", BIJSCHRIFT),
            Self::Opsomming => ("List Bullet", "Lijstopsomteken", OPSOMMING),
            Self::Kader => ("Normwijzer kader", "NormwijzerKader", KADER),
            Self::Citaat => ("Quote", "Citaat", CITAAT),
            Self::Bron => ("Normwijzer bron", "NormwijzerBron", BRON),
            Self::Code => ("Normwijzer code", "NormwijzerCode", CODE),
            Self::GewoneTabel => ("Normal Table", "Standaardtabel", GEWONE_TABEL),
            Self::Tabel => ("Normwijzer tabel", "NormwijzerTabel", TABEL),
            Self::Tabeltekst => ("Normwijzer tabeltekst", "NormwijzerTabeltekst", TABELTEKST),
            Self::InhoudKop => ("TOC Heading", "Kopvaninhoudsopgave", INHOUD_KOP),
            Self::Inhoud(0 | 1) => ("toc 1", "Inhopg1", INHOUD1),
            Self::Inhoud(2) => ("toc 2", "Inhopg2", INHOUD2),
            Self::Inhoud(_) => ("toc 3", "Inhopg3", INHOUD3),
            Self::Koptekst => ("header", "Koptekst", KOPTEKST),
            Self::Voettekst => ("footer", "Voettekst", VOETTEKST),
        }
    }
}

/// De kleur van koppen, bijschriften en lijnen in de stijlen hieronder.
pub(crate) const HOOFD: &str = "1F3A5F";
/// Het vlak onder de kopregel van een tabel.
pub(crate) const VLAK: &str = "D6E2EE";

const GEWOON: &str = r#"<w:qFormat/><w:pPr><w:spacing w:after="120" w:line="276" w:lineRule="auto"/></w:pPr>"#;

const KOP1: &str = r#"<w:uiPriority w:val="9"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="360" w:after="120" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="0"/></w:pPr><w:rPr><w:b/><w:bCs/><w:color w:val="1F3A5F"/><w:sz w:val="34"/><w:szCs w:val="34"/></w:rPr>"#;
const KOP2: &str = r#"<w:uiPriority w:val="9"/><w:unhideWhenUsed/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="280" w:after="80" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="1"/></w:pPr><w:rPr><w:b/><w:bCs/><w:color w:val="1F3A5F"/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>"#;
const KOP3: &str = r#"<w:uiPriority w:val="9"/><w:unhideWhenUsed/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="220" w:after="60" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="2"/></w:pPr><w:rPr><w:b/><w:bCs/><w:color w:val="1F3A5F"/><w:sz w:val="24"/><w:szCs w:val="24"/></w:rPr>"#;
const KOP4: &str = r#"<w:uiPriority w:val="9"/><w:unhideWhenUsed/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="180" w:after="40" w:line="240" w:lineRule="auto"/><w:outlineLvl w:val="3"/></w:pPr><w:rPr><w:b/><w:bCs/><w:color w:val="1F3A5F"/></w:rPr>"#;
const KOP5: &str = r#"<w:uiPriority w:val="9"/><w:unhideWhenUsed/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="160" w:after="40"/><w:outlineLvl w:val="4"/></w:pPr><w:rPr><w:b/><w:bCs/><w:i/><w:iCs/></w:rPr>"#;
const KOP6: &str = r#"<w:uiPriority w:val="9"/><w:unhideWhenUsed/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:spacing w:before="160" w:after="40"/><w:outlineLvl w:val="5"/></w:pPr><w:rPr><w:i/><w:iCs/></w:rPr>"#;

const TITEL: &str = r#"<w:uiPriority w:val="10"/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:after="240" w:line="240" w:lineRule="auto"/><w:contextualSpacing/></w:pPr><w:rPr><w:b/><w:bCs/><w:color w:val="1F3A5F"/><w:sz w:val="48"/><w:szCs w:val="48"/></w:rPr>"#;

const BIJSCHRIFT: &str = r#"<w:uiPriority w:val="35"/><w:unhideWhenUsed/><w:qFormat/><w:pPr><w:keepLines/><w:spacing w:before="120" w:after="80" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:b/><w:bCs/><w:color w:val="1F3A5F"/></w:rPr>"#;

const OPSOMMING: &str =
    r#"<w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:qFormat/><w:pPr><w:contextualSpacing/></w:pPr>"#;

const KADER: &str = r#"<w:qFormat/><w:pPr><w:keepLines/><w:pBdr><w:top w:val="single" w:sz="6" w:space="4" w:color="9A5B00"/><w:left w:val="single" w:sz="24" w:space="6" w:color="9A5B00"/><w:bottom w:val="single" w:sz="6" w:space="4" w:color="9A5B00"/><w:right w:val="single" w:sz="6" w:space="6" w:color="9A5B00"/></w:pBdr><w:shd w:val="clear" w:color="auto" w:fill="FFF5E6"/><w:spacing w:before="160" w:after="160"/><w:ind w:left="170" w:right="170"/></w:pPr><w:rPr><w:color w:val="1A1A1A"/></w:rPr>"#;

const CITAAT: &str = r#"<w:uiPriority w:val="29"/><w:qFormat/><w:pPr><w:keepNext/><w:keepLines/><w:pBdr><w:left w:val="single" w:sz="12" w:space="10" w:color="5B7083"/></w:pBdr><w:spacing w:before="120" w:after="40"/><w:ind w:left="340" w:right="340"/></w:pPr><w:rPr><w:i/><w:iCs/></w:rPr>"#;

const BRON: &str = r#"<w:qFormat/><w:pPr><w:keepLines/><w:spacing w:before="40" w:after="160" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:color w:val="4A4A4A"/><w:sz w:val="17"/><w:szCs w:val="17"/></w:rPr>"#;

const CODE: &str = r#"<w:qFormat/><w:rPr><w:rFonts w:ascii="Consolas" w:hAnsi="Consolas" w:cs="Consolas"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>"#;

const GEWONE_TABEL: &str = r#"<w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/><w:tblCellMar><w:top w:w="0" w:type="dxa"/><w:left w:w="108" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="108" w:type="dxa"/></w:tblCellMar></w:tblPr>"#;

/// Een lichte kop met donkere tekst: ook leesbaar als de stijl van het document de kleur van de tekst bepaalt. Wit
/// eronder, want de tabel kan in een gekleurde cel staan.
const TABEL: &str = r#"<w:uiPriority w:val="99"/><w:tblPr><w:tblStyleRowBandSize w:val="1"/><w:tblInd w:w="0" w:type="dxa"/><w:tblBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="1F3A5F"/><w:bottom w:val="single" w:sz="8" w:space="0" w:color="1F3A5F"/><w:insideH w:val="single" w:sz="4" w:space="0" w:color="B8C4D0"/></w:tblBorders><w:tblCellMar><w:top w:w="28" w:type="dxa"/><w:left w:w="85" w:type="dxa"/><w:bottom w:w="28" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="FFFFFF"/></w:tcPr><w:tblStylePr w:type="firstRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="1F3A5F"/></w:tcBorders><w:shd w:val="clear" w:color="auto" w:fill="D6E2EE"/></w:tcPr></w:tblStylePr><w:tblStylePr w:type="lastRow"><w:rPr><w:b/><w:bCs/></w:rPr><w:tcPr><w:tcBorders><w:top w:val="single" w:sz="8" w:space="0" w:color="1F3A5F"/></w:tcBorders></w:tcPr></w:tblStylePr><w:tblStylePr w:type="firstCol"><w:rPr><w:b/><w:bCs/></w:rPr></w:tblStylePr><w:tblStylePr w:type="band2Horz"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="F3F6F9"/></w:tcPr></w:tblStylePr>"#;

const TABELTEKST: &str =
    r#"<w:qFormat/><w:pPr><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>"#;

const INHOUD_KOP: &str = r#"<w:uiPriority w:val="39"/><w:unhideWhenUsed/><w:qFormat/><w:pPr><w:keepNext/><w:spacing w:before="240" w:after="120"/></w:pPr><w:rPr><w:b/><w:bCs/><w:color w:val="1F3A5F"/><w:sz w:val="28"/><w:szCs w:val="28"/></w:rPr>"#;
const INHOUD1: &str =
    r#"<w:uiPriority w:val="39"/><w:unhideWhenUsed/><w:pPr><w:spacing w:before="60" w:after="40"/></w:pPr>"#;
const INHOUD2: &str =
    r#"<w:uiPriority w:val="39"/><w:unhideWhenUsed/><w:pPr><w:spacing w:after="40"/><w:ind w:left="240"/></w:pPr>"#;
const INHOUD3: &str =
    r#"<w:uiPriority w:val="39"/><w:unhideWhenUsed/><w:pPr><w:spacing w:after="40"/><w:ind w:left="480"/></w:pPr>"#;

const KOPTEKST: &str = r#"<w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:pPr><w:tabs><w:tab w:val="right" w:pos="9072"/></w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:color w:val="4A4A4A"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>"#;
const VOETTEKST: &str = r#"<w:uiPriority w:val="99"/><w:unhideWhenUsed/><w:pPr><w:tabs><w:tab w:val="right" w:pos="9072"/></w:tabs><w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr><w:rPr><w:color w:val="4A4A4A"/><w:sz w:val="18"/><w:szCs w:val="18"/></w:rPr>"#;
