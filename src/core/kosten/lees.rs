//! Een kostenbestand lezen: van bytes naar [`Kosten`], met alle bevindingen tegelijk.

use std::collections::BTreeMap;

use toml::Spanned;

use super::{Betaler, Kosten, KostenSoort, Tarief, code};
use crate::amount::Amount;
use crate::finding::Finding;
use crate::kwartaal::JAREN;
use crate::lezer::{Getal, Meldingen, Tabel, Veld, Vorm, Woord, kort, lees_een};
use crate::norm::{Financier, Norm, NormId, NormSet};
use crate::soll::Bereik;

/// Het grootste aantal tarieven in een kostenbestand.
pub const MEESTE_TARIEVEN: usize = 1_000;

/// Het grootste bedrag per eenheid per jaar, in euro's; ver boven wat een norm kan kosten.
const GROOTSTE_BEDRAG: i64 = 100_000_000;

/// Een kostenbestand zoals de schil het aanlevert.
#[derive(Clone, Copy, Debug)]
pub struct KostenBestand<'a> {
    /// De naam zoals de gebruiker het noemde, zonder map.
    pub naam: &'a str,
    /// De bytes.
    pub inhoud: &'a [u8],
}

impl Woord for KostenSoort {
    const ALLE: &'static [Self] = &[Self::Aanname, Self::Begroting, Self::Realisatie];

    fn schrijfwijze(self) -> &'static str {
        self.token()
    }
}

/// Leest en controleert een kostenbestand.
///
/// Het is er alleen als er geen fout is; waarschuwingen komen ook dan mee. Elke bevinding heeft bestand, regel en kolom.
#[must_use]
pub fn lees(bestand: &KostenBestand<'_>, normen: &NormSet) -> (Option<Kosten>, Vec<Finding>) {
    let (kosten, bevindingen, _) = gelezen(bestand, normen);
    (kosten, bevindingen)
}

/// De vorm van een kostenbestand: welke sleutels er in horen. Zij volgt uit het lezen van `bestand`.
#[must_use]
pub fn vorm(bestand: &KostenBestand<'_>, normen: &NormSet) -> Vorm {
    gelezen(bestand, normen).2
}

fn gelezen(bestand: &KostenBestand<'_>, normen: &NormSet) -> (Option<Kosten>, Vec<Finding>, Vorm) {
    lees_een(&code::CODES, bestand.naam, bestand.inhoud, |t, m| document(t, normen, m))
}

fn document(mut t: Tabel<'_>, normen: &NormSet, m: &mut Meldingen<'_>) -> Option<Kosten> {
    let kop = t.deel("kosten", "[kosten]", m);
    let delen = t.delen("tarief", "[[tarief]]", m);
    let naam = t.vereis("kosten", kop, m).and_then(|k| {
        let mut kop = k.into_inner();
        let naam = kop.verplichte_tekst("naam", m);
        kop.sluit(m);
        naam
    });
    t.sluit(m);
    if delen.is_empty() && !t.heeft("tarief") {
        m.fout(code::CODES.ontbreekt, 0, "In dit bestand staat geen enkel tarief. Een tarief begint met [[tarief]].");
    }
    if delen.len() > MEESTE_TARIEVEN {
        m.fout(
            code::CODES.te_groot,
            0,
            format!("Dit bestand heeft {} tarieven; meer dan {MEESTE_TARIEVEN} wordt niet gelezen.", delen.len()),
        );
        return None;
    }
    let mut gezien: BTreeMap<NormId, String> = BTreeMap::new();
    let tarieven = delen.into_iter().filter_map(|d| tarief(d, normen, &mut gezien, m)).collect();
    Some(Kosten { naam: naam?.into_inner(), bestand: m.tekst.pad.to_owned(), tarieven })
}

fn tarief(
    mut t: Tabel<'_>,
    normen: &NormSet,
    gezien: &mut BTreeMap<NormId, String>,
    m: &mut Meldingen<'_>,
) -> Option<Tarief> {
    let begin = m.aantal();
    let id = t.verplichte_tekst("norm", m);
    let (laag, gekozen, hoog) = (t.getal("laag", m), t.getal("gekozen", m), t.getal("hoog", m));
    let gekozen = t.vereis("gekozen", gekozen, m);
    let prijspeil = t.getal("prijspeil", m);
    let prijspeil = t.vereis("prijspeil", prijspeil, m).and_then(|g| jaar(&g, m));
    let index = t.getal("index", m);
    let index = t.vereis("index", index, m).and_then(|g| index_per_jaar(&g, m));
    let soort = t.woord("soort", m);
    let soort = t.vereis("soort", soort, m);
    let bron = t.verplichte_tekst("bron", m);
    let motivatie = t.tekst("motivatie", m).waarde();
    let betalers = t.getallen("betaler", m);
    let norm = id.as_ref().and_then(|id| norm(id, normen, m));
    if let Some(norm) = norm {
        let hier = m.tekst.plaats(t.plek());
        if let Some(eerder) = gezien.insert(norm.id.clone(), hier) {
            m.fout(code::DUBBEL, t.plek(), format!("Voor norm '{}' is er al een tarief, op {eerder}.", norm.id));
        }
    }
    let bedrag = gekozen.as_ref().and_then(|g| bedragen(&laag, g, &hoog, m));
    let betalers = aandelen(betalers, &t, norm, m);
    t.sluit(m);
    if m.fout_sinds(begin) {
        return None;
    }
    Some(Tarief {
        norm: norm?.id.clone(),
        bedrag: bedrag?,
        prijspeil: prijspeil?,
        index: index?,
        betalers,
        soort: soort?.into_inner(),
        bron: bron?.into_inner(),
        motivatie,
        regel: m.tekst.regel_kolom(t.plek()).0,
    })
}

fn norm<'a>(id: &Spanned<String>, normen: &'a NormSet, m: &mut Meldingen<'_>) -> Option<&'a Norm> {
    let bericht = match normen.norm(&NormId::new(id.get_ref())) {
        Some(norm) if norm.eenheid().is_some() => return Some(norm),
        Some(norm) => format!("De norm '{}' is er een in woorden; zij heeft geen aantal om te prijzen.", norm.id),
        None => format!(
            "De norm '{}' bestaat niet. Bedoelt u '{}'? Zie normwijzer norm lijst.",
            kort(id.get_ref()),
            normen.dichtstbij(id.get_ref()).map_or("", |n| n.id.as_str())
        ),
    };
    m.fout(code::NORM, id.span().start, bericht);
    None
}

fn bedragen(laag: &Veld<Getal>, gekozen: &Spanned<Getal>, hoog: &Veld<Getal>, m: &mut Meldingen<'_>) -> Option<Bereik> {
    let midden = bedrag(gekozen, m)?;
    let mut grens = |veld: &Veld<Getal>| match veld {
        // Zonder laag of hoog is er één bedrag: een bandbreedte wordt niet verzonnen.
        Veld::Afwezig => Some(midden),
        Veld::Fout => None,
        Veld::Goed(g) => bedrag(g, m),
    };
    let (laag_bedrag, hoog_bedrag) = (grens(laag)?, grens(hoog)?);
    if laag_bedrag > midden || midden > hoog_bedrag {
        m.fout(
            code::OMGEKEERD,
            gekozen.span().start,
            "Het gekozen bedrag ligt niet tussen laag en hoog. Zet ze op volgorde: laag, gekozen, hoog.",
        );
        return None;
    }
    Some(Bereik { laag: laag_bedrag, gekozen: midden, hoog: hoog_bedrag })
}

fn bedrag(getal: &Spanned<Getal>, m: &mut Meldingen<'_>) -> Option<Amount> {
    let waarde = getal.get_ref().waarde;
    let bericht = if getal.get_ref().procent {
        "Kosten zijn een bedrag in euro's, geen percentage.".to_owned()
    } else if waarde.is_negatief() {
        "Kosten onder nul kunnen niet.".to_owned()
    } else if waarde > Amount::from_int(GROOTSTE_BEDRAG) {
        format!("Kosten boven {GROOTSTE_BEDRAG} euro per eenheid kunnen niet. Is dit het bedrag van één eenheid?")
    } else if !(waarde * Amount::from_int(100)).is_heel() {
        "Een bedrag heeft hoogstens twee decimalen: euro's en centen.".to_owned()
    } else {
        return Some(waarde);
    };
    m.fout(code::WAARDE, getal.span().start, bericht);
    None
}

fn jaar(getal: &Spanned<Getal>, m: &mut Meldingen<'_>) -> Option<i16> {
    let waarde = getal.get_ref().waarde;
    let jaar = i16::try_from(waarde.als_i64()).ok().filter(|j| JAREN.contains(j) && waarde.is_heel());
    if jaar.is_none() || getal.get_ref().procent {
        m.fout(
            code::WAARDE,
            getal.span().start,
            format!(
                "Een prijspeil is een jaar tussen {} en {}: schrijf bijvoorbeeld \"2026\".",
                JAREN.start(),
                JAREN.end()
            ),
        );
        return None;
    }
    jaar
}

fn index_per_jaar(getal: &Spanned<Getal>, m: &mut Meldingen<'_>) -> Option<Amount> {
    let waarde = getal.get_ref().waarde;
    let (laagst, hoogst) = (Amount::from_int(-1).midden(Amount::ZERO), Amount::ONE.midden(Amount::ZERO));
    if getal.get_ref().procent && waarde >= laagst && waarde <= hoogst {
        return Some(waarde);
    }
    m.fout(
        code::WAARDE,
        getal.span().start,
        "Een index is een percentage per jaar, tussen -50% en 50%: schrijf bijvoorbeeld \"3%\", of \"0%\" zonder index.",
    );
    None
}

fn aandelen(
    geschreven: Vec<(Spanned<String>, Veld<Getal>)>,
    t: &Tabel<'_>,
    norm: Option<&Norm>,
    m: &mut Meldingen<'_>,
) -> BTreeMap<Betaler, Amount> {
    let mut uit = BTreeMap::new();
    let vanaf = m.aantal();
    if geschreven.is_empty() {
        m.fout(
            code::AANDELEN,
            t.plek(),
            "Wie dit betaalt staat er niet. Voeg betaler = { gemeente-lokaal = \"100%\" } toe; de delen zijn samen 100%.",
        );
        return uit;
    }
    for (naam, veld) in geschreven {
        let Some(betaler) = Betaler::bij(naam.get_ref()) else {
            let keuzes: Vec<&str> = Betaler::ALLE.iter().map(|b| b.token()).collect();
            m.fout(
                code::CODES.woord,
                naam.span().start,
                format!("'{}' is geen betaler. Kies uit: {}.", kort(naam.get_ref()), keuzes.join(", ")),
            );
            continue;
        };
        let Veld::Goed(getal) = veld else { continue };
        let waarde = getal.get_ref().waarde;
        if !getal.get_ref().procent || waarde.is_negatief() || waarde > Amount::ONE {
            m.fout(
                code::AANDELEN,
                getal.span().start,
                format!("Het deel van {} is een percentage van 0% tot en met 100%.", betaler.token()),
            );
            continue;
        }
        uit.insert(betaler, waarde);
    }
    let som: Amount = uit.values().copied().sum();
    if !m.fout_sinds(vanaf) && som != Amount::ONE {
        let procent = (som * Amount::from_int(100)).met_komma();
        m.fout(code::AANDELEN, t.plek(), format!("De delen van de betalers zijn samen {procent}%, niet 100%."));
    }
    let verzekeraar = uit.get(&Betaler::Zorgverzekeraar).is_some_and(|a| !a.is_zero());
    let gemeente = uit.iter().any(|(b, a)| *b != Betaler::Zorgverzekeraar && !a.is_zero());
    let anders = match norm.and_then(|n| n.financier) {
        Some(Financier::Gemeente) => verzekeraar,
        Some(Financier::Zorgverzekeraar) => gemeente,
        Some(Financier::Gedeeld) | None => false,
    };
    if let Some(norm) = norm.filter(|_| anders) {
        m.meld(
            Finding::waarschuwing(
                code::FINANCIER,
                format!(
                    "Volgens de Opdracht betaalt {} de norm '{}'; deze verdeling wijkt daarvan af.",
                    match norm.financier {
                        Some(Financier::Gemeente) => "de gemeente",
                        _ => "de zorgverzekeraar",
                    },
                    norm.id
                ),
            ),
            t.plek(),
        );
    }
    uit
}
