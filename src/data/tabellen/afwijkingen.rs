//! `afwijkingen.csv`: het register van afwijkingen uit het scenario, met hun omvang en het besluit.
//!
//! Een afwijking die meer waarden verandert staat op één rij; haar waarden staan achter elkaar, met een puntkomma.

use normwijzer_core::norm::{Norm, NormSet};
use normwijzer_core::plan::{AfwijkingRij, Plan, Verschilpunt};

use super::{CODE, Cel, EENHEID, Kolom, NAAM, NIVEAU, NORM, Tabel, gebied, n, t};

const KOLOMMEN: &[Kolom] = &[
    NIVEAU,
    CODE,
    NAAM,
    NORM,
    n("nummer", "de hoeveelste afwijking in het scenario"),
    t("wat", "wat er afwijkt: bandbreedte, streefwaarde, positie, lezing of aanname"),
    t("landelijk", "de landelijke waarde"),
    t("eigen", "de eigen waarde"),
    EENHEID,
    n("soll_landelijk", "SOLL met de landelijke norm; bij een bandbreedte het midden"),
    n("soll_eigen", "SOLL met de afwijking"),
    n("verschil", "SOLL met de afwijking min SOLL met de landelijke norm; leeg als de afwijking niet is toegepast"),
    n("verschil_procent", "verschil in procenten van de SOLL met de landelijke norm"),
    t("motivatie", "waarom er wordt afgeweken"),
    t("kenmerk", "het kenmerk dat de motivatie noemt: het gebied naast zijn GGD-regio en Nederland, met bron en jaar"),
    t("eigenaar", "wie er voor staat"),
    t("orgaan", "het orgaan dat besluit of besloot"),
    t("datum", "dag van het besluit of het voorstel"),
    t("evaluatie", "dag waarop het besluit opnieuw bekeken wordt"),
    t("status", "concept, vastgesteld of vervallen"),
    t("toegepast", "ja als er in dit plan mee gerekend is"),
];

pub(super) fn tabel<'a>(normen: &'a NormSet, plannen: &'a [Plan]) -> Tabel<'a> {
    let rijen =
        plannen.iter().flat_map(|p| &p.afwijkingen).filter_map(|rij| Some(cellen(normen.norm(&rij.norm)?, rij)));
    Tabel { naam: "afwijkingen", kolommen: KOLOMMEN, delen: vec![Box::new(rijen)] }
}

fn cellen<'a>(norm: &Norm, rij: &'a AfwijkingRij) -> Vec<Cel<'a>> {
    let besluit = &rij.besluit;
    let verschil = rij.verschil;
    let mut uit: Vec<Cel<'a>> = gebied(&rij.gebied).into();
    uit.extend([
        Cel::tekst(rij.norm.as_str()),
        Cel::aantal(rij.nummer),
        Cel::tekst(achter_elkaar(rij, |p| p.wat.clone())),
        Cel::tekst(achter_elkaar(rij, |p| p.landelijk.to_string())),
        Cel::tekst(achter_elkaar(rij, |p| p.eigen.to_string())),
        Cel::of(norm.eenheid().map(|e| e.token())),
        Cel::getal(verschil.map(|v| v.landelijk)),
        Cel::getal(verschil.map(|v| v.eigen)),
        Cel::getal(verschil.map(|v| v.verschil())),
        Cel::getal(verschil.and_then(|v| v.procent())),
        Cel::tekst(besluit.motivatie.as_str()),
        rij.kenmerk.as_ref().map_or(Cel::Leeg, |k| Cel::tekst(k.to_string())),
        Cel::tekst(besluit.eigenaar.as_str()),
        Cel::tekst(besluit.orgaan.as_str()),
        Cel::Datum(besluit.datum),
        Cel::Datum(besluit.evaluatie),
        Cel::tekst(besluit.status.token()),
        Cel::tekst(if rij.toegepast { "ja" } else { "nee" }),
    ]);
    uit
}

fn achter_elkaar(rij: &AfwijkingRij, deel: impl Fn(&Verschilpunt) -> String) -> String {
    rij.punten.iter().map(deel).collect::<Vec<_>>().join("; ")
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use jiff::civil::date;
    use normwijzer_core::choices::Choices;
    use normwijzer_core::ist::Ist;
    use normwijzer_core::norm::{self, NormBestand};
    use normwijzer_core::scenario::{self, ScenarioBestand};
    use normwijzer_core::{
        Amount, Basis, Gebied, GebiedCode, Gemeente, GrondslagSoort, Horizon, Inputs, Land, Niveau, Regio, Telling,
        plan,
    };

    use crate::tabellen::{Cel, csv, tabellen};

    const EDITIE: &str = r#"id = "proef/2026"
titel = "Proef"
versie = "1"
uitgever = "Wij"
mededeling = "Alleen een proef."
"#;

    const PARAGRAAF: &str = r#"[sectie]
id = "2b"
titel = "Sociaal verwijzen"
leefgebied = "Mentale gezondheid"
status = "basisfunctionaliteit"
optioneel = false

[[norm]]
id = "sociaal-verwijzen.brugfunctionaris"
naam = "Brugfunctionaris"
karakter = "bandbreedte"
soort = "verhouding"
schaal = "gemeente"
grondslag = "inwoners"
per = "10.000"
laag = "0,2"
hoog = "0,5"
eenheid = "fte"
ist_definitie = "Bezet op de peildatum."
afronding = "een-decimaal"
citaat = "0,2 - 0,5 fte per 10.000 inwoners"
vindplaats = { document = "Proef", kop = "Kop", alinea = "punt 2" }
geldig_vanaf = 2026-04-20

[[norm.lezing]]
id = "tekst"
omschrijving = "Zoals geschreven."
reden = "Het staat er."

[[norm.toets]]
omschrijving = "Almere"
aantal = "229.574"
laag = "4,59148"
hoog = "11,4787"
"#;

    const SCENARIO: &str = r#"[scenario]
naam = "Proef"

[[afwijking]]
norm = "sociaal-verwijzen.brugfunctionaris"
laag = "0,4"
positie = "laag"
motivatie = "=Veel vraag, weinig aanbod"
eigenaar = "J. Jansen"
orgaan = "college van B&W Almere"
datum = 2026-10-01
evaluatie = 2028-10-01
status = "concept"
"#;

    fn almere() -> (Land, Regio) {
        let code = GebiedCode::new("GM0034");
        let gebied = Gebied { niveau: Niveau::Gemeente, code: code.clone(), naam: "Almere".to_owned() };
        let telling =
            Telling { aantal: Amount::from_int(229_574), soort: GrondslagSoort::Telling, peildatum: date(2025, 1, 1) };
        let gemeente = Gemeente {
            gebied: gebied.clone(),
            tellingen: BTreeMap::from([(Basis::Inwoners, telling)]),
            regio: BTreeMap::new(),
        };
        let land = Land {
            vroeger: normwijzer_core::Herindelingen::default(),
            gemeenten: BTreeMap::from([(code.clone(), gemeente)]),
            regios: BTreeMap::new(),
            varianten: Vec::new(),
        };
        (land, Regio { gebied, leden: BTreeSet::from([code]), reconstructie: false })
    }

    #[test]
    fn het_register_als_csv_en_alleen_als_er_een_is() {
        let bestand = |pad: &str, inhoud: &'static str| NormBestand { pad: pad.to_owned(), inhoud: inhoud.as_bytes() };
        let normen = norm::lees(&[bestand("p/editie.toml", EDITIE), bestand("p/2b.toml", PARAGRAAF)]).0.unwrap();
        let (land, gebied) = almere();
        let bestand = ScenarioBestand { naam: "pad.toml", inhoud: SCENARIO.as_bytes() };
        let scenario = scenario::lees(&bestand, &normen, &land).0;
        assert!(scenario.is_some());
        let maak = |scenario| {
            let keuzes = Choices { scenario, ..Choices::default() };
            let ist = Ist::default();
            let invoer =
                Inputs { land: &land, gebied: &gebied, ist: &ist, keuzes: &keuzes, volgorde: &[], prognose: None };
            [plan(&normen, &invoer, &Horizon::default())]
        };
        let zonder = maak(None);
        assert!(tabellen(&normen, &zonder, "NW-0").iter().all(|t| t.naam != "afwijkingen"));
        let met = maak(scenario);
        let tabel = |naam: &str| tabellen(&normen, &met, "NW-0").into_iter().find(|t| t.naam == naam).unwrap();
        let register = tabel("afwijkingen");
        let tekst = String::from_utf8(csv(register).unwrap()).unwrap();
        assert_eq!(
            tekst.lines().nth(1).unwrap(),
            "gemeente,GM0034,Almere,sociaal-verwijzen.brugfunctionaris,1,bandbreedte; positie,0.2 tot 0.5; niet-gekozen,\
             0.4 tot 0.5; laag,fte,8.03509,9.18296,1.14787,14.285714285714,\"'=Veel vraag, weinig aanbod\",,J. Jansen,\
             college van B&W Almere,2026-10-01,2028-10-01,concept,ja"
        );
        assert!(tabel("plan").rijen().all(|r| r.contains(&Cel::tekst("scenario:concept"))));
    }
}
