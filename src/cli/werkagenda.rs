//! `werkagenda`: een Word-document vullen, bijwerken en nakijken. Het bestand dat iemand geeft, verandert alleen als hij
//! dat vraagt; wat er stond blijft dan als `.oud` bewaard.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::{anyhow, bail};
use normwijzer_core::NormSet;
use normwijzer_core::plan::Plan;
use normwijzer_report::plan_pagina::PaginaContext;
use normwijzer_report::werkagenda::veldnamen;
use normwijzer_report::werkagenda_word::{self as word, Controle, Gevuld, Onderwerp, Stand};

use super::args::{RekenArgs, WerkagendaArgs, WerkagendaControleerArgs, WerkagendaOpdracht};
use super::bestanden;
use super::bronnen;
use super::document_uit;
use super::pagina::{self, Context, Gedeeld};
use super::tekeningen::Tekeningen;
use super::uitgang::{Stop, druk_af, meld, te_melden};
use super::verzoek::Verzoek;
use super::werkagenda_inhoud::{eigen_opmaak, met_inhoud};

/// Een document is nooit groter.
const GRENS: u64 = 64 << 20;

/// Vult, somt op of kijkt na.
pub(crate) fn voer_uit(args: &WerkagendaArgs) -> Result<(), Stop> {
    match &args.opdracht {
        Some(WerkagendaOpdracht::Velden { normen }) => velden(normen.as_deref()),
        Some(WerkagendaOpdracht::Controleer(args)) => controleer(args),
        None => vul(args),
    }
}

fn vul(args: &WerkagendaArgs) -> Result<(), Stop> {
    let Some(uit) = args.uit.as_deref() else { return Err(anyhow!("Noem het gevulde document met --uit.").into()) };
    mag_schrijven(args, uit)?;
    let format = args.format.as_deref().map(|pad| bestanden::lees(pad, GRENS)).transpose()?;
    let verzoek = Verzoek::lees(&args.reken)?.met_huisstijl(args.huisstijl.as_deref())?;
    let gevuld = met_plan(&verzoek, !args.geen_grafieken, |normen, plan, pagina, tekeningen| match &format {
        Some(bestand) => met_inhoud(normen, plan, pagina, tekeningen, |inhoud| word::vul(&bestand.bytes, inhoud))
            .map_err(|fout| anyhow!("{}: {fout}", bestand.naam)),
        None => eigen_opmaak(normen, plan, pagina, tekeningen, verzoek.huisstijl(), args.sectie.as_deref()),
    })?;
    let oud = document_uit::schrijf(uit, &gevuld.bytes, args.overschrijf)?;
    druk_af(&verslag(uit, oud.as_deref(), &gevuld));
    Ok(())
}

/// Rekent voor één gebied, tekent de grafieken en doet daar iets mee.
fn met_plan<T>(
    verzoek: &Verzoek<'_>,
    met_grafieken: bool,
    doe: impl FnOnce(&NormSet, &Plan, &PaginaContext, &Tekeningen) -> anyhow::Result<T>,
) -> Result<T, Stop> {
    if verzoek.gebieden().len() != 1 {
        return Err(anyhow!(
            "een werkagenda gaat over één gebied. Kies het met --regio of --gemeenten; 'normwijzer plan --alle iza --per-gebied' maakt er een voor elk gebied."
        )
        .into());
    }
    let (plannen, bevindingen) = verzoek.plannen()?;
    let [plan] = plannen.as_slice() else { return Err(anyhow!("er is geen gebied gekozen.").into()) };
    meld(&te_melden(&bevindingen));
    let gedeeld = Gedeeld::new(verzoek.bronnen())?;
    let code = verzoek.grond(verzoek.gebieden()).code()?;
    let context = Context::new(&code, verzoek.datum(), verzoek.bronnen(), &gedeeld, verzoek.gebieden());
    let huisstijl = met_grafieken.then(|| verzoek.huisstijl());
    let (pagina, tekeningen) = pagina::met_figuren(verzoek.normen(), &plannen, &context, huisstijl)?;
    Ok(doe(verzoek.normen(), plan, &pagina, &tekeningen)?)
}

/// Of het doel geschreven mag worden, voor er gerekend wordt.
fn mag_schrijven(args: &WerkagendaArgs, uit: &Path) -> anyhow::Result<()> {
    if uit.extension().is_none_or(|u| !u.eq_ignore_ascii_case("docx")) {
        bail!("{}: de naam van een Word-document eindigt op .docx.", uit.display());
    }
    if !uit.exists() || args.overschrijf {
        return Ok(());
    }
    let zelfde = |pad: &Path| pad.canonicalize().ok().is_some_and(|p| uit.canonicalize().is_ok_and(|u| u == p));
    if args.format.as_deref().is_some_and(zelfde) {
        bail!(
            "{}: het gegeven document wordt niet veranderd. Kies bij --uit een andere naam, of geef --overschrijf: dan wordt het bijgewerkt en blijft de vorige versie als .oud.",
            uit.display()
        );
    }
    bail!(
        "{0}: dit document bestaat al. Bijwerken, met behoud van wat mensen erin schreven: --format {0} --uit {0} --overschrijf. Of kies bij --uit een andere naam.",
        uit.display()
    )
}

fn verslag(uit: &Path, oud: Option<&str>, gevuld: &Gevuld) -> String {
    let mut tekst = format!("Geschreven: {}\n", uit.display());
    if let Some(oud) = oud {
        tekst.push_str(&format!("  De vorige versie staat in {oud}.\n"));
    }
    let tellingen = [
        (gevuld.ingevoegd, "ingevuld"),
        (gevuld.ververst, "ververst"),
        (gevuld.gelijk, "ongewijzigd"),
        (gevuld.verwijderd, "weggehaald"),
        (gevuld.bewaard.len(), "gelaten zoals mensen het schreven"),
    ];
    let delen: Vec<String> = tellingen.iter().filter(|(n, _)| *n > 0).map(|(n, wat)| format!("{n} {wat}")).collect();
    tekst.push_str(&format!("  Stukken tekst: {}.\n", delen.join(", ")));
    let mut lijst = |kop: &str, regels: &[String]| {
        if !regels.is_empty() {
            tekst.push_str(&format!("\n{kop}\n"));
            regels.iter().for_each(|r| tekst.push_str(&format!("  {r}\n")));
        }
    };
    let bewaard: Vec<String> = gevuld.bewaard.iter().map(|b| format!("{} ({})", b.sleutel, b.plaats)).collect();
    lijst("Niet overschreven, want iemand paste het aan:", &bewaard);
    lijst("Niet in dit document, en daarom niet ingevuld:", &gevuld.zonder_paragraaf);
    lijst("Nog in te vullen door de regio:", &gevuld.nog_in_te_vullen);
    tekst
}

fn velden(normen: Option<&Path>) -> Result<(), Stop> {
    let (normen, _, bevindingen) = bronnen::normen(normen)?;
    meld(&bevindingen);
    let namen = veldnamen(&normen);
    let breed = namen.iter().map(|(naam, _)| naam.chars().count() + 4).max().unwrap_or_default();
    let mut uit = String::from("Plaatshouders voor een eigen sjabloon:\n\n");
    for (naam, omschrijving) in namen {
        uit.push_str(&format!("{:breed$}  {omschrijving}\n", format!("[[{naam}]]")));
    }
    druk_af(&uit);
    Ok(())
}

fn controleer(args: &WerkagendaControleerArgs) -> Result<(), Stop> {
    let bestand = bestanden::lees(&args.document, GRENS)?;
    let mislukt = |fout: normwijzer_report::WordFout| anyhow!("{}: {fout}", bestand.naam);
    let controle = if heeft_gebied(&args.reken) {
        let verzoek = Verzoek::lees(&args.reken)?;
        met_plan(&verzoek, true, |normen, plan, pagina, tekeningen| {
            met_inhoud(normen, plan, pagina, tekeningen, |inhoud| {
                word::controleer(&bestand.bytes, &normen.secties, Some(inhoud)).map_err(mislukt)
            })
        })?
    } else {
        let (normen, _, bevindingen) = bronnen::normen(args.reken.bron.normen.as_deref())?;
        meld(&bevindingen);
        word::controleer(&bestand.bytes, &normen.secties, None).map_err(mislukt)?
    };
    druk_af(&oordeel(&controle));
    if controle.compleet() {
        return Ok(());
    }
    Err(Stop::Oordeel(format!("{}: de werkagenda is nog niet compleet.", bestand.naam)))
}

fn heeft_gebied(reken: &RekenArgs) -> bool {
    let keuze = &reken.keuze;
    keuze.regio.is_some() || keuze.gemeenten.is_some() || keuze.alle.is_some()
}

fn oordeel(controle: &Controle) -> String {
    let mut uit = format!("{} paragrafen van het format gevonden.\n", controle.paragrafen);
    let mut gehad = BTreeSet::new();
    for onderwerp in &controle.onderwerpen {
        if !gehad.insert(&onderwerp.paragraaf) {
            continue;
        }
        uit.push_str(&format!("\n{}\n", onderwerp.paragraaf));
        for ander in controle.onderwerpen.iter().filter(|o| o.paragraaf == onderwerp.paragraaf) {
            uit.push_str(&format!("  {}\n", regel(ander)));
        }
    }
    if controle.onderwerpen.is_empty() {
        uit.push_str("Alles is ingevuld.\n");
    }
    uit.push_str(
        "\nHet Financieel plan is optioneel in het format, maar de Opdracht voor de werkagenda vraagt wel om financiële dekking.\n",
    );
    if !controle.vergeleken {
        uit.push_str(
            "\nDe cijfers zijn niet nagekeken. Geef het gebied en de IST erbij (--regio …, --ist …) om ze met een nieuwe berekening te vergelijken.\n",
        );
    }
    uit
}

fn regel(onderwerp: &Onderwerp) -> String {
    let naam = &onderwerp.onderdeel;
    match &onderwerp.stand {
        Stand::Ontbreekt => format!("ontbreekt    {naam}"),
        Stand::OptioneelLeeg => format!("optioneel    {naam}: niet ingevuld"),
        Stand::ZonderVerantwoordelijke(1) => format!("ontbreekt    {naam}: 1 mijlpaal zonder verantwoordelijke"),
        Stand::ZonderVerantwoordelijke(n) => format!("ontbreekt    {naam}: {n} mijlpalen zonder verantwoordelijke"),
        Stand::Aangepast => format!("aangepast    {naam}: iemand veranderde wat Normwijzer schreef"),
        Stand::Verschilt { staat, wordt } => {
            let (staat, wordt) = verschil(staat, wordt);
            format!("verschilt    {naam}: er staat \"{staat}\"; de berekening geeft nu \"{wordt}\"")
        }
    }
}

/// Het eerste stuk waarin twee teksten verschillen, met een paar woorden ervoor.
fn verschil(staat: &str, wordt: &str) -> (String, String) {
    const ERVOOR: usize = 6;
    const MEESTE: usize = 20;
    let (staat, wordt): (Vec<&str>, Vec<&str>) =
        (staat.split_whitespace().collect(), wordt.split_whitespace().collect());
    let gelijk = staat.iter().zip(&wordt).take_while(|(a, b)| a == b).count();
    let van = gelijk.saturating_sub(ERVOOR);
    let stuk = |woorden: &[&str]| {
        let begin = if van > 0 { "… " } else { "" };
        let eind = if woorden.len() > van + MEESTE { " …" } else { "" };
        let midden: Vec<&str> = woorden.iter().skip(van).take(MEESTE).copied().collect();
        format!("{begin}{}{eind}", midden.join(" "))
    };
    (stuk(&staat), stuk(&wordt))
}
