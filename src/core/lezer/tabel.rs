//! Eén TOML-tabel lezen, sleutel voor sleutel, met een bevinding voor alles wat niet klopt.
//!
//! Niet met serde: dat stopt bij de eerste fout van een tabel en zegt het in het Engels. Weet niet wat een norm is.

use jiff::civil::Date;
use toml::Spanned;
use toml::de::{DeTable, DeValue};

use super::getal::{Getal, lees_getal};
use super::plaats::{Meldingen, kort};
use super::vorm::Soort;
use super::woord::Woord;

/// Een gelezen sleutel.
pub enum Veld<T> {
    /// De sleutel staat er niet.
    Afwezig,
    /// De sleutel staat er, maar wat erachter staat klopt niet; dat is al gemeld.
    Fout,
    /// Gelezen, met de plek.
    Goed(Spanned<T>),
}

impl<T> Veld<T> {
    /// De waarde, als die er is.
    pub fn optie(self) -> Option<Spanned<T>> {
        match self {
            Self::Goed(waarde) => Some(waarde),
            Self::Afwezig | Self::Fout => None,
        }
    }

    /// De waarde zonder haar plek, als die er is.
    pub(crate) fn waarde(self) -> Option<T> {
        self.optie().map(Spanned::into_inner)
    }

    /// Een kopie van de waarde, als die er is.
    pub(crate) fn als_waarde(&self) -> Option<T>
    where
        T: Copy,
    {
        match self {
            Self::Goed(waarde) => Some(*waarde.get_ref()),
            Self::Afwezig | Self::Fout => None,
        }
    }

    /// Of de sleutel er staat, goed of fout.
    pub(crate) fn aanwezig(&self) -> bool {
        !matches!(self, Self::Afwezig)
    }
}

impl Veld<String> {
    /// Een kopie van de tekst, als die er is.
    pub(crate) fn tekst(&self) -> Option<String> {
        match self {
            Self::Goed(tekst) => Some(tekst.get_ref().clone()),
            Self::Afwezig | Self::Fout => None,
        }
    }
}

/// Een tabel terwijl zij gelezen wordt. Sluit haar af met [`Tabel::sluit`]: dan komen de onbekende sleutels boven.
pub struct Tabel<'a> {
    /// Hoe de tabel in berichten heet: `[[norm]]`.
    naam: &'static str,
    /// Waar zij begint.
    plek: usize,
    tabel: &'a DeTable<'a>,
    bekend: Vec<&'static str>,
}

impl<'a> Tabel<'a> {
    pub(crate) fn new(naam: &'static str, plek: usize, tabel: &'a DeTable<'a>) -> Self {
        Self { naam, plek, tabel, bekend: Vec::new() }
    }

    /// Waar de tabel begint.
    pub(crate) fn plek(&self) -> usize {
        self.plek
    }

    fn pak(&mut self, sleutel: &'static str) -> Option<&'a Spanned<DeValue<'a>>> {
        self.bekend.push(sleutel);
        self.tabel.get(sleutel)
    }

    /// Of een sleutel er staat, goed of fout.
    pub(crate) fn heeft(&self, sleutel: &str) -> bool {
        self.tabel.contains_key(sleutel)
    }

    /// Meldt dat een sleutel ontbreekt die er moet staan.
    pub(crate) fn ontbreekt(&self, sleutel: &str, m: &mut Meldingen<'_>) {
        m.fout(
            m.codes.ontbreekt,
            self.plek,
            format!("In {} ontbreekt de sleutel '{sleutel}'. Voeg een regel '{sleutel} = …' toe.", self.naam),
        );
    }

    /// De waarde van een veld dat er moet staan; meldt het als het er niet staat.
    pub(crate) fn vereis<T>(&self, sleutel: &str, veld: Veld<T>, m: &mut Meldingen<'_>) -> Option<Spanned<T>> {
        m.vorm.vereist(self.naam, sleutel);
        if !veld.aanwezig() {
            self.ontbreekt(sleutel, m);
        }
        veld.optie()
    }

    /// Een tekst, met witruimte samengevouwen, zodat een lange zin over regels mag lopen.
    pub fn tekst(&mut self, sleutel: &'static str, m: &mut Meldingen<'_>) -> Veld<String> {
        m.vorm.gevraagd(self.naam, sleutel, || Soort::Tekst);
        let Some(waarde) = self.pak(sleutel) else {
            return Veld::Afwezig;
        };
        tekst_in(sleutel, waarde, m)
    }

    /// Een tekst die er moet staan.
    pub fn verplichte_tekst(&mut self, sleutel: &'static str, m: &mut Meldingen<'_>) -> Option<Spanned<String>> {
        let veld = self.tekst(sleutel, m);
        self.vereis(sleutel, veld, m)
    }

    /// Een woord uit een gesloten lijst.
    pub(crate) fn woord<W: Woord>(&mut self, sleutel: &'static str, m: &mut Meldingen<'_>) -> Veld<W> {
        m.vorm.gevraagd(self.naam, sleutel, || Soort::Woord(W::ALLE.iter().map(|w| w.schrijfwijze()).collect()));
        let tekst = match self.tekst(sleutel, m) {
            Veld::Goed(tekst) => tekst,
            Veld::Afwezig => return Veld::Afwezig,
            Veld::Fout => return Veld::Fout,
        };
        if let Some(woord) = W::bij(tekst.get_ref()) {
            return Veld::Goed(Spanned::new(tekst.span(), woord));
        }
        let keuzes: Vec<&str> = W::ALLE.iter().map(|w| w.schrijfwijze()).collect();
        m.fout(
            m.codes.woord,
            tekst.span().start,
            format!(
                "'{}' is geen {sleutel}.{} Kies uit: {}.",
                kort(tekst.get_ref()),
                bedoelde_u(tekst.get_ref(), &keuzes),
                keuzes.join(", ")
            ),
        );
        Veld::Fout
    }

    /// Een getal, Nederlands geschreven.
    pub(crate) fn getal(&mut self, sleutel: &'static str, m: &mut Meldingen<'_>) -> Veld<Getal> {
        m.vorm.gevraagd(self.naam, sleutel, || Soort::Getal);
        match self.tekst(sleutel, m) {
            Veld::Goed(tekst) => als_getal(sleutel, &tekst, m),
            Veld::Afwezig => Veld::Afwezig,
            Veld::Fout => Veld::Fout,
        }
    }

    /// Een tabel van namen met elk een getal; de namen kiest wie schrijft. Leeg als de tabel er niet is.
    pub(crate) fn getallen(
        &mut self,
        sleutel: &'static str,
        m: &mut Meldingen<'_>,
    ) -> Vec<(Spanned<String>, Veld<Getal>)> {
        m.vorm.gevraagd(self.naam, sleutel, || Soort::Getallen);
        let Some(waarde) = self.pak(sleutel) else {
            return Vec::new();
        };
        let Some(tabel) = waarde.get_ref().as_table() else {
            verkeerde_vorm::<()>(
                sleutel,
                "een tabel met namen en getallen, zoals { prevalentie = \"0,36\" }",
                waarde,
                m,
            );
            return Vec::new();
        };
        let mut uit = Vec::new();
        for (naam, waarde) in tabel {
            let veld = match tekst_in(naam.get_ref(), waarde, m) {
                Veld::Goed(tekst) => als_getal(naam.get_ref(), &tekst, m),
                Veld::Afwezig | Veld::Fout => Veld::Fout,
            };
            uit.push((Spanned::new(naam.span(), naam.get_ref().to_string()), veld));
        }
        uit
    }

    /// Een datum zonder aanhalingstekens: 2026-04-20.
    pub(crate) fn datum(&mut self, sleutel: &'static str, m: &mut Meldingen<'_>) -> Veld<Date> {
        m.vorm.gevraagd(self.naam, sleutel, || Soort::Datum);
        let Some(waarde) = self.pak(sleutel) else {
            return Veld::Afwezig;
        };
        let datum = waarde
            .get_ref()
            .as_datetime()
            .filter(|d| d.time.is_none() && d.offset.is_none())
            .and_then(|d| d.date)
            .and_then(|d| {
                let (jaar, maand, dag) =
                    (i16::try_from(d.year).ok()?, i8::try_from(d.month).ok()?, i8::try_from(d.day).ok()?);
                Date::new(jaar, maand, dag).ok()
            });
        datum.map_or_else(
            || verkeerde_vorm(sleutel, "een datum zonder aanhalingstekens, zoals 2026-04-20", waarde, m),
            |d| Veld::Goed(Spanned::new(waarde.span(), d)),
        )
    }

    /// Ja of nee: `true` of `false`.
    pub(crate) fn ja_nee(&mut self, sleutel: &'static str, m: &mut Meldingen<'_>) -> Veld<bool> {
        m.vorm.gevraagd(self.naam, sleutel, || Soort::JaNee);
        let Some(waarde) = self.pak(sleutel) else {
            return Veld::Afwezig;
        };
        waarde.get_ref().as_bool().map_or_else(
            || verkeerde_vorm(sleutel, "true (ja) of false (nee)", waarde, m),
            |b| Veld::Goed(Spanned::new(waarde.span(), b)),
        )
    }

    /// Een lijst teksten; leeg als de sleutel er niet staat.
    pub(crate) fn lijst(&mut self, sleutel: &'static str, m: &mut Meldingen<'_>) -> Vec<Spanned<String>> {
        m.vorm.gevraagd(self.naam, sleutel, || Soort::Lijst);
        const VORM: &str = "een lijst teksten, zoals [\"thuiswonend\"]";
        let Some(waarde) = self.pak(sleutel) else {
            return Vec::new();
        };
        let Some(delen) = waarde.get_ref().as_array() else {
            verkeerde_vorm::<()>(sleutel, VORM, waarde, m);
            return Vec::new();
        };
        let mut uit = Vec::new();
        for deel in delen.iter() {
            match deel.get_ref().as_str() {
                Some(tekst) => uit.push(Spanned::new(deel.span(), tekst.to_owned())),
                None => {
                    verkeerde_vorm::<()>(sleutel, VORM, deel, m);
                }
            }
        }
        uit
    }

    /// Een tabel binnen deze tabel.
    pub(crate) fn deel(&mut self, sleutel: &'static str, naam: &'static str, m: &mut Meldingen<'_>) -> Veld<Tabel<'a>> {
        m.vorm.gevraagd(self.naam, sleutel, || Soort::Tabel(naam));
        let Some(waarde) = self.pak(sleutel) else {
            return Veld::Afwezig;
        };
        waarde.get_ref().as_table().map_or_else(
            || verkeerde_vorm(sleutel, "een tabel", waarde, m),
            |tabel| {
                let plek = waarde.span();
                Veld::Goed(Spanned::new(plek.clone(), Tabel::new(naam, plek.start, tabel)))
            },
        )
    }

    /// De tabellen van een herhaalde kop (`[[norm]]`); leeg als die er niet is.
    pub(crate) fn delen(&mut self, sleutel: &'static str, naam: &'static str, m: &mut Meldingen<'_>) -> Vec<Tabel<'a>> {
        m.vorm.gevraagd(self.naam, sleutel, || Soort::Tabellen(naam));
        let Some(waarde) = self.pak(sleutel) else {
            return Vec::new();
        };
        let verwacht = format!("tabellen met de kop {naam}");
        let Some(delen) = waarde.get_ref().as_array() else {
            verkeerde_vorm::<()>(sleutel, &verwacht, waarde, m);
            return Vec::new();
        };
        let mut uit = Vec::new();
        for deel in delen.iter() {
            match deel.get_ref().as_table() {
                Some(tabel) => uit.push(Tabel::new(naam, deel.span().start, tabel)),
                None => {
                    verkeerde_vorm::<()>(sleutel, &verwacht, deel, m);
                }
            }
        }
        uit
    }

    /// Meldt elke sleutel waar niet naar gevraagd is, met de bekende sleutel die er het meest op lijkt.
    pub fn sluit(&self, m: &mut Meldingen<'_>) {
        m.vorm.gelezen(self.naam);
        for sleutel in self.tabel.keys() {
            let naam: &str = sleutel.get_ref();
            if self.bekend.contains(&naam) {
                continue;
            }
            m.fout(
                m.codes.sleutel,
                sleutel.span().start,
                format!(
                    "De sleutel '{}' hoort niet in {}.{} Bekend zijn: {}.",
                    kort(naam),
                    self.naam,
                    bedoelde_u(naam, &self.bekend),
                    self.bekend.join(", ")
                ),
            );
        }
    }
}

/// De tekst achter een sleutel.
fn tekst_in(sleutel: &str, waarde: &Spanned<DeValue<'_>>, m: &mut Meldingen<'_>) -> Veld<String> {
    let plek = waarde.span();
    let Some(tekst) = waarde.get_ref().as_str() else {
        return verkeerde_vorm(sleutel, "een tekst tussen aanhalingstekens, zoals \"0,2\"", waarde, m);
    };
    let gevouwen = vouw(tekst);
    if gevouwen.is_empty() {
        m.fout(m.codes.leeg, plek.start, format!("'{sleutel}' is leeg. Vul een tekst in of haal de regel weg."));
        return Veld::Fout;
    }
    Veld::Goed(Spanned::new(plek, gevouwen))
}

/// Het getal in een tekst.
fn als_getal(sleutel: &str, tekst: &Spanned<String>, m: &mut Meldingen<'_>) -> Veld<Getal> {
    match lees_getal(tekst.get_ref()) {
        Ok(getal) => Veld::Goed(Spanned::new(tekst.span(), getal)),
        Err(bericht) => {
            m.fout(m.codes.getal, tekst.span().start, format!("{sleutel}: {}", kort_bericht(&bericht)));
            Veld::Fout
        }
    }
}

/// Elke reeks witruimte één spatie, geen witruimte aan de randen.
pub(crate) fn vouw(tekst: &str) -> String {
    tekst.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// " Bedoelde u 'laag'?" als er iets sprekend op lijkt, anders niets.
fn bedoelde_u(gevonden: &str, bekend: &[&str]) -> String {
    bekend
        .iter()
        .map(|b| (strsim::jaro_winkler(gevonden, b), b))
        .filter(|(gelijkenis, _)| *gelijkenis > 0.75)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, b)| format!(" Bedoelde u '{b}'?"))
        .unwrap_or_default()
}

/// Een bericht over een te lange waarde blijft leesbaar.
fn kort_bericht(bericht: &str) -> String {
    bericht.chars().take(300).collect()
}

fn verkeerde_vorm<T>(sleutel: &str, verwacht: &str, waarde: &Spanned<DeValue<'_>>, m: &mut Meldingen<'_>) -> Veld<T> {
    let plek = waarde.span();
    let gevonden = m.tekst.fragment(&plek);
    m.fout(m.codes.vorm, plek.start, format!("Bij '{sleutel}' hoort {verwacht}; gevonden: {gevonden}"));
    Veld::Fout
}
