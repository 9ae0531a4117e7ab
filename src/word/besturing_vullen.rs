//! Besturingselementen invoegen, verversen en weghalen, zonder te raken aan wat een mens schreef.
//!
//! Alle opdrachten worden verzameld en in één keer gedaan; wat niet geraakt wordt, blijft byte voor byte staan.

use std::collections::BTreeSet;
use std::ops::Range;

use crate::besturing::{Bestaand, Sommen, Soort, bestaande, bytes_van, verklaringen};
use crate::besturing_tag::{MERK, alias_van, controleer_sleutel, merk, tag};
use crate::besturing_verslag::{Bewaard, Plek, Reden, Verslag};
use crate::besturing_zegel::{Zegel, kies_nummer, verzegel};
use crate::xml::{Boom, Ruimte};
use crate::xml_ingrepen::Ingrepen;
use crate::xml_tekens::veilig;
use crate::xml_zichtbaar::{Doel, Keuze, zichtbaar};
use crate::{Pakket, WordFout};

struct Vulling {
    sleutel: String,
    alias: String,
    xml: String,
    plek: Option<Plek>,
    /// Ook invoegen als de sleutel al ergens staat: een plaatshouder die er nog is, is nog niet gevuld.
    erbij: bool,
    /// Alleen dit ene element met deze sleutel verversen, geteld vanaf 0.
    keer: Option<usize>,
}

/// Vult één deel van een document.
pub struct Vuller {
    deel: String,
    bron: Vec<u8>,
    bestaand: Vec<Bestaand>,
    vullingen: Vec<Vulling>,
    weg: BTreeSet<String>,
    gelaten: Vec<(String, Range<usize>)>,
    zonder_tag: Vec<String>,
    merken: Vec<(String, Range<usize>)>,
}

impl Vuller {
    /// Begint met een deel zoals het nu is.
    ///
    /// # Errors
    /// Als het deel er niet is of niet te lezen is.
    pub fn nieuw(pakket: &Pakket, deel: &str) -> Result<Self, WordFout> {
        let bron = bytes_van(pakket, deel)?.to_vec();
        let boom = Boom::lees(deel, &bron)?;
        let bestaand = bestaande(&boom, deel, &Sommen::lees(pakket, deel)?);
        let zonder_tag = zonder_tag(&boom).into_iter().map(|(alias, _)| alias).collect();
        let merken = merken(&boom);
        Ok(Self {
            deel: deel.to_owned(),
            bron,
            bestaand,
            vullingen: Vec::new(),
            weg: BTreeSet::new(),
            gelaten: Vec::new(),
            zonder_tag,
            merken,
        })
    }

    /// De elementen van ons die er al staan.
    #[must_use]
    pub fn bestaand(&self) -> &[Bestaand] {
        &self.bestaand
    }

    /// Of er een element staat waarvan een ander programma de tag wegliet, met een alias die zo begint.
    #[must_use]
    pub fn alias_zonder_tag(&self, begin: &str) -> bool {
        self.zonder_tag.iter().any(|alias| alias.starts_with(begin))
    }

    /// Waar een kop of bijschrift van dit stuk staat terwijl zijn element er niet meer is: een mens haalde dat weg en
    /// hield de inhoud. Daaraan te kennen dat onze bladwijzer er nog in zit, ook als de getallen intussen anders zijn.
    #[must_use]
    pub fn staat_los(&self, sleutel: &str) -> Option<Range<usize>> {
        if self.bestaand.iter().any(|b| b.sleutel == sleutel) {
            return None;
        }
        let begin = merk(sleutel);
        self.merken.iter().find(|(naam, _)| naam.starts_with(&begin)).map(|(_, bereik)| bereik.clone())
    }

    /// Vult een sleutel: staat hij er, dan wordt hij ververst als niemand hem bewerkte; anders komt hij op `plek`.
    ///
    /// `alias` is wat een mens in Word ziet, en per sleutel anders: daaraan is een element te herkennen waarvan een ander
    /// programma de tag wegliet. `xml` is de inhoud: alinea's en tabellen, stukken van een alinea (`w:r`), of
    /// rijen. Afbeeldingen moeten al in het pakket staan als [`Self::klaar`] komt.
    ///
    /// # Errors
    /// Als de sleutel niet in een tag past.
    pub fn vul(&mut self, sleutel: &str, alias: &str, xml: &str, plek: Option<Plek>) -> Result<(), WordFout> {
        self.zet_klaar(sleutel, alias, xml, plek, false)
    }

    /// Ververst één van de elementen met een sleutel, het hoeveelste vanaf 0: op elke plaats past een andere breedte.
    ///
    /// # Errors
    /// Als de sleutel niet in een tag past.
    pub fn ververs(&mut self, sleutel: &str, alias: &str, xml: &str, keer: usize) -> Result<(), WordFout> {
        self.zet_klaar(sleutel, alias, xml, None, false)?;
        if let Some(vulling) = self.vullingen.last_mut() {
            vulling.keer = Some(keer);
        }
        Ok(())
    }

    /// Laat wat er in `omgeving` staat aan mensen, en meldt dat: zij haalden er het element van deze sleutel weg.
    pub fn laat(&mut self, sleutel: &str, omgeving: Range<usize>) {
        self.gelaten.push((sleutel.to_owned(), omgeving));
    }

    /// Voegt een sleutel toe op `plek`, ook als hij al ergens anders in het deel staat.
    ///
    /// # Errors
    /// Als de sleutel niet in een tag past.
    pub fn vul_erbij(&mut self, sleutel: &str, alias: &str, xml: &str, plek: Plek) -> Result<(), WordFout> {
        self.zet_klaar(sleutel, alias, xml, Some(plek), true)
    }

    fn zet_klaar(
        &mut self,
        sleutel: &str,
        alias: &str,
        xml: &str,
        plek: Option<Plek>,
        erbij: bool,
    ) -> Result<(), WordFout> {
        controleer_sleutel(sleutel)?;
        let (sleutel, alias, xml) = (sleutel.to_owned(), alias.to_owned(), xml.to_owned());
        self.vullingen.push(Vulling { sleutel, alias, xml, plek, erbij, keer: None });
        Ok(())
    }

    /// Haalt een sleutel weg die niet meer gemaakt wordt; wat een mens bewerkte blijft staan en wordt gemeld.
    pub fn verwijder(&mut self, sleutel: &str) {
        self.weg.insert(sleutel.to_owned());
    }

    /// Doet alles in één keer.
    ///
    /// # Errors
    /// Als het deel intussen veranderde, de XML niet deugt, of twee wijzigingen op dezelfde plaats vallen; het pakket is
    /// dan niet gewijzigd.
    pub fn klaar(self, pakket: &mut Pakket) -> Result<Verslag, WordFout> {
        if pakket.deel(&self.deel) != Some(self.bron.as_slice()) {
            return Err(WordFout::nieuw(format!("{}: het deel is intussen gewijzigd", self.deel)));
        }
        let sommen = Sommen::lees(pakket, &self.deel)?;
        let boom = Boom::lees(&self.deel, &self.bron)?;
        let mut werk = Werk {
            boom: &boom,
            bestaand: &self.bestaand,
            sommen: &sommen,
            deel: &self.deel,
            nummers: nummers(&boom),
            zonder_tag: zonder_tag(&boom),
            ingrepen: Ingrepen::default(),
            vervangen: Vec::new(),
            geknipt: BTreeSet::new(),
            verslag: Verslag::default(),
        };
        // Eerst wat om iets anders heen staat: wie daarin ververst is, hoeft niet nog eens.
        for vulling in &self.vullingen {
            werk.vul(vulling)?;
        }
        for sleutel in &self.weg {
            werk.verwijder(sleutel);
        }
        for (sleutel, omgeving) in &self.gelaten {
            let plaats = werk.plaats_van(omgeving);
            werk.verslag.bewaard.push(Bewaard { sleutel: sleutel.clone(), plaats, reden: Reden::StaatErAl });
        }
        let Werk { ingrepen, verslag, .. } = werk;
        if !ingrepen.is_leeg() {
            let bytes = ingrepen.toepassen(&self.bron)?;
            // Wat wij maken moet zelf weer te lezen zijn, anders gaat het document van een ander stuk.
            Boom::lees(&self.deel, &bytes)?;
            pakket.zet(&self.deel, bytes);
        }
        Ok(verslag)
    }
}

struct Werk<'b, 'a> {
    boom: &'b Boom<'a>,
    bestaand: &'b [Bestaand],
    sommen: &'b Sommen,
    deel: &'b str,
    nummers: BTreeSet<String>,
    zonder_tag: Vec<(String, Range<usize>)>,
    ingrepen: Ingrepen,
    vervangen: Vec<Range<usize>>,
    geknipt: BTreeSet<(usize, usize)>,
    verslag: Verslag,
}

impl Werk<'_, '_> {
    fn vul(&mut self, vulling: &Vulling) -> Result<(), WordFout> {
        let bestaand = self.bestaand;
        let hier: Vec<&Bestaand> = bestaand.iter().filter(|b| b.sleutel == vulling.sleutel).collect();
        if hier.is_empty() || vulling.erbij {
            return self.voeg_in(vulling);
        }
        for (keer, staat) in hier.into_iter().enumerate() {
            if self.al_gedaan(&staat.bereik) || vulling.keer.is_some_and(|alleen| alleen != keer) {
                continue;
            }
            self.geef_nummers_vrij(staat);
            let zegel = self.verzegel(&vulling.sleutel, &vulling.xml, keer)?;
            if staat.bewerkt() {
                self.ververs_binnenin(staat, &zegel);
            } else if zegel.soort.is_some_and(|soort| soort != staat.soort) {
                self.bewaar(staat, Reden::Verplaatst);
            } else if zegel.afdruk == staat.vingerafdruk_nu && zegel.alleen_tekst && self.zelfde_genest(staat, &zegel) {
                self.verslag.gelijk.push(staat.sleutel.clone());
            } else {
                self.ververs(staat, &zegel.xml, &zegel.afdruk);
            }
        }
        Ok(())
    }

    fn ververs(&mut self, staat: &Bestaand, xml: &str, afdruk: &str) {
        let verklaard = verklaringen(self.boom, staat.knoop, &format!("<w:sdtContent>{xml}"));
        self.ingrepen.vervang(staat.waarde_van_tag.clone(), tag(&staat.sleutel, afdruk));
        // Altijd met `w:`; is dat voorvoegsel in dit deel iets anders, dan staat de verklaring erbij.
        self.ingrepen.vervang(staat.inhoud_heel.clone(), format!("<w:sdtContent{verklaard}>{xml}</w:sdtContent>"));
        self.vervangen.push(staat.bereik.clone());
        self.verslag.ververst.push(staat.sleutel.clone());
    }

    /// Een mens bewerkte het geheel (vulde een cel van een rij in): wat er van ons in staat wordt apart ververst.
    fn ververs_binnenin(&mut self, staat: &Bestaand, zegel: &Zegel) {
        let bestaand = self.bestaand;
        let binnen: Vec<&Bestaand> = bestaand
            .iter()
            .filter(|b| b.bereik.start > staat.bereik.start && b.bereik.end < staat.bereik.end)
            .collect();
        let passend = |sleutel: &str| binnen.iter().copied().find(|b| b.sleutel == sleutel);
        if zegel.genest.is_empty() || zegel.genest.iter().all(|deel| passend(&deel.sleutel).is_none()) {
            return self.bewaar(staat, Reden::Bewerkt);
        }
        for deel in &zegel.genest {
            match passend(&deel.sleutel) {
                Some(oud) if oud.bewerkt() => self.bewaar(oud, Reden::Bewerkt),
                Some(oud) if oud.soort != deel.soort => self.bewaar(oud, Reden::Verplaatst),
                Some(oud) if oud.vingerafdruk_nu == deel.afdruk => self.verslag.gelijk.push(oud.sleutel.clone()),
                Some(oud) => self.ververs(oud, &deel.xml, &deel.afdruk),
                // Een mens haalde het element uit de rij: wat er staat is nu van hem.
                None => self.verslag.bewaard.push(Bewaard {
                    sleutel: deel.sleutel.clone(),
                    plaats: staat.plaats.clone(),
                    reden: Reden::Bewerkt,
                }),
            }
        }
    }

    fn voeg_in(&mut self, vulling: &Vulling) -> Result<(), WordFout> {
        let Some(plek) = &vulling.plek else {
            self.verslag.zonder_plaats.push(vulling.sleutel.clone());
            return Ok(());
        };
        let zegel = self.verzegel(&vulling.sleutel, &vulling.xml, 0)?;
        if !vulling.erbij && self.merk_kwijt(vulling, plek, &zegel) {
            let plaats = plek.omgeving.as_ref().map(|omgeving| self.plaats_van(omgeving)).unwrap_or_default();
            let sleutel = vulling.sleutel.clone();
            self.verslag.bewaard.push(Bewaard { sleutel, plaats, reden: Reden::MerkKwijt });
            return Ok(());
        }
        if let Some(omgeving) = &plek.omgeving
            && self.staat_er_al(omgeving, &zegel.inhoud)
        {
            self.verslag.bewaard.push(Bewaard {
                sleutel: vulling.sleutel.clone(),
                plaats: self.plaats_van(omgeving),
                reden: Reden::StaatErAl,
            });
            return Ok(());
        }
        let zaad = self.zaad(&vulling.sleutel, 0);
        let nummer = kies_nummer(&mut self.nummers, &zaad);
        let verklaard = verklaringen(self.boom, 0, &format!("<w:sdt>{}{}{}", zegel.xml, plek.ervoor, plek.erna));
        let xml = format!(
            "{}<w:sdt{verklaard}><w:sdtPr><w:alias w:val=\"{}\"/><w:tag w:val=\"{}\"/><w:id w:val=\"{nummer}\"/>{}</w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>{}",
            plek.ervoor,
            veilig(&alias_van(&vulling.alias)),
            tag(&vulling.sleutel, &zegel.afdruk),
            soort_element(zegel.soort),
            zegel.xml,
            plek.erna,
        );
        self.ingrepen.voeg_in(plek.op, xml);
        for (bereik, door) in &plek.weg {
            // Twee plaatshouders in dezelfde tekst vragen allebei om dezelfde begintag.
            if self.geknipt.insert((bereik.start, bereik.end)) {
                self.ingrepen.vervang(bereik.clone(), door.as_bytes());
            }
        }
        self.verslag.ingevoegd.push(vulling.sleutel.clone());
        Ok(())
    }

    fn verwijder(&mut self, sleutel: &str) {
        let bestaand = self.bestaand;
        for staat in bestaand.iter().filter(|b| b.sleutel == sleutel) {
            if self.al_gedaan(&staat.bereik) {
                continue;
            }
            if staat.bewerkt() {
                self.bewaar(staat, Reden::Bewerkt);
                continue;
            }
            let door = if self.laatste_in_cel(staat) {
                format!("<w:p{}/>", verklaringen(self.boom, 0, "<w:p/>"))
            } else {
                String::new()
            };
            self.ingrepen.vervang(staat.bereik.clone(), door);
            self.vervangen.push(staat.bereik.clone());
            self.verslag.verwijderd.push(sleutel.to_owned());
        }
    }

    /// Een cel, tekstvak of koptekst moet op een alinea eindigen.
    fn laatste_in_cel(&self, staat: &Bestaand) -> bool {
        let Some((ouder, na)) =
            self.boom.knoop(staat.knoop).and_then(|knoop| knoop.ouder.map(|ouder| (ouder, knoop.na)))
        else {
            return false;
        };
        staat.soort == Soort::Blok
            && matches!(self.boom.naam(ouder), "tc" | "txbxContent" | "hdr" | "ftr" | "footnote" | "endnote")
            && self.boom.knoop(ouder).is_some_and(|ouder| ouder.na == na)
    }

    fn bewaar(&mut self, staat: &Bestaand, reden: Reden) {
        self.verslag.bewaard.push(Bewaard { sleutel: staat.sleutel.clone(), plaats: staat.plaats.clone(), reden });
    }

    fn al_gedaan(&self, bereik: &Range<usize>) -> bool {
        self.vervangen.iter().any(|ander| ander.start <= bereik.start && bereik.end <= ander.end)
    }

    fn verzegel(&mut self, sleutel: &str, xml: &str, keer: usize) -> Result<Zegel, WordFout> {
        let zaad = self.zaad(sleutel, keer);
        let nummers = &mut self.nummers;
        let mut volg = 0usize;
        verzegel(sleutel, xml, self.sommen, &mut |genest| {
            volg += 1;
            kies_nummer(nummers, &format!("{zaad}|{genest}|{volg}"))
        })
    }

    /// Of er een element zonder tag staat met een alias van dit stuk: dan schreven wij het, en liet een ander programma
    /// de tag weg.
    fn merk_kwijt(&self, vulling: &Vulling, plek: &Plek, zegel: &Zegel) -> bool {
        let alias = alias_van(&vulling.alias);
        self.zonder_tag
            .iter()
            .filter(|(_, bereik)| {
                plek.omgeving.as_ref().is_none_or(|om| om.start <= bereik.start && bereik.end <= om.end)
            })
            .any(|(ander, _)| *ander == alias || zegel.genest.iter().any(|deel| deel.alias == *ander))
    }

    fn zaad(&self, sleutel: &str, keer: usize) -> String {
        format!("{}|{sleutel}|{keer}", self.deel)
    }

    /// De elementen binnenin worden vervangen: hun nummers mogen terugkomen, zodat dezelfde invoer hetzelfde geeft.
    fn geef_nummers_vrij(&mut self, staat: &Bestaand) {
        if !staat.bewerkt() {
            for binnen in self.boom.nakomelingen(staat.knoop).filter(|knoop| self.boom.is_w(*knoop, "sdt")) {
                if let Some(nummer) = nummer_van(self.boom, binnen) {
                    self.nummers.remove(&nummer);
                }
            }
        }
    }

    /// Of dezelfde elementen binnenin staan, zonder bewerkt te zijn.
    fn zelfde_genest(&self, staat: &Bestaand, zegel: &Zegel) -> bool {
        let binnen = self
            .bestaand
            .iter()
            .filter(|b| b.bereik.start > staat.bereik.start && b.bereik.end < staat.bereik.end)
            .map(|b| (b.sleutel.as_str(), b.vingerafdruk_in_tag.as_str()));
        binnen.eq(zegel.genest.iter().map(|deel| (deel.sleutel.as_str(), deel.afdruk.as_str())))
    }

    /// De hoogste knopen binnen een bereik.
    fn binnen(&self, bereik: &Range<usize>) -> Vec<usize> {
        let mut uit = Vec::new();
        let mut index = 0;
        while let Some(knoop) = self.boom.knoop(index) {
            if knoop.begin >= bereik.start && knoop.einde <= bereik.end {
                uit.push(index);
                index = knoop.na;
            } else {
                index += 1;
            }
        }
        uit
    }

    fn staat_er_al(&self, omgeving: &Range<usize>, inhoud: &str) -> bool {
        let zoek = regels(inhoud);
        if zoek.trim().is_empty() {
            return false;
        }
        let keuze = Keuze { doel: Doel::Vergelijken, zonder_eigen: true, zonder_tekstvak: false };
        let er: Vec<String> = self
            .binnen(omgeving)
            .into_iter()
            .map(|knoop| zichtbaar(self.boom, knoop, keuze, &|id| self.sommen.geef(id)))
            .collect();
        regels(&er.join("\n")).contains(&zoek)
    }

    fn plaats_van(&self, omgeving: &Range<usize>) -> String {
        let plaatsen = crate::plaats::Plaatsen::van(self.boom, self.deel);
        self.binnen(omgeving).first().map(|knoop| plaatsen.geef(*knoop)).unwrap_or_default()
    }
}

/// Wat voor element het in Word is. Om alinea's heen een bouwsteen: van een ander element maakt LibreOffice de eerste
/// alinea tot platte tekst, zonder opmaak en met de opdracht van een veld als letters.
fn soort_element(soort: Option<Soort>) -> &'static str {
    match soort {
        Some(Soort::Blok) => "<w:docPartObj><w:docPartGallery w:val=\"Quick Parts\"/></w:docPartObj>",
        _ => "<w:richText/>",
    }
}

/// Elke regel tussen regeleinden, de grenzen van cellen ook als regeleinde.
fn regels(tekst: &str) -> String {
    let mut uit = String::from("\n");
    for regel in tekst.split(['\n', '\u{1d}', '\u{1e}', '\u{1f}']).filter(|regel| !regel.is_empty()) {
        uit.push_str(regel);
        uit.push('\n');
    }
    uit
}

/// De nummers van besturingselementen die al bezet zijn.
fn nummers(boom: &Boom<'_>) -> BTreeSet<String> {
    (0..boom.aantal()).filter(|index| boom.is_w(*index, "sdt")).filter_map(|index| nummer_van(boom, index)).collect()
}

/// De bladwijzers van ons, met de alinea waarin zij staan.
fn merken(boom: &Boom<'_>) -> Vec<(String, Range<usize>)> {
    let uit = (0..boom.aantal()).filter(|index| boom.is_w(*index, "bookmarkStart")).filter_map(|index| {
        let naam = boom.attribuut(index, Ruimte::W, "name").filter(|naam| naam.starts_with(MERK))?;
        let alinea = boom.ouders(index).find(|ouder| boom.is_w(*ouder, "p")).unwrap_or(index);
        Some((naam.into_owned(), boom.knoop(alinea)?.bereik()))
    });
    uit.collect()
}

/// De elementen met een alias maar zonder tag.
fn zonder_tag(boom: &Boom<'_>) -> Vec<(String, Range<usize>)> {
    let uit = (0..boom.aantal()).filter(|index| boom.is_w(*index, "sdt")).filter_map(|index| {
        let pr = boom.kind_w(index, "sdtPr").filter(|pr| boom.kind_w(*pr, "tag").is_none())?;
        let alias = boom.kind_w(pr, "alias").and_then(|alias| boom.val(alias))?;
        Some((alias.into_owned(), boom.knoop(index)?.bereik()))
    });
    uit.collect()
}

fn nummer_van(boom: &Boom<'_>, sdt: usize) -> Option<String> {
    let id = boom.kind_w(sdt, "sdtPr").and_then(|pr| boom.kind_w(pr, "id"))?;
    boom.val(id).map(std::borrow::Cow::into_owned)
}
