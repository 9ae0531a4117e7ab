//! Van `--positie` en `--lezing` naar keuzes: een verkenning, geen vaststelling (DESIGN §4, regel 7).

use anyhow::{anyhow, bail};
use normwijzer_core::amount::Schrijfwijze;
use normwijzer_core::choices::{Choices, Positie};
use normwijzer_core::norm::{LezingId, Norm, NormId, NormSet, Soort};
use normwijzer_core::{Amount, Eenheid};

/// Leest de keuzes; alle fouten tegelijk.
pub(crate) fn keuzes(normen: &NormSet, posities: &[String], lezingen: &[String]) -> anyhow::Result<Choices> {
    let mut keuzes = Choices::default();
    let mut fouten = Vec::new();
    for tekst in posities {
        if let Err(fout) = positie(normen, tekst, &mut keuzes) {
            fouten.push(format!("--positie {tekst}: {fout}"));
        }
    }
    for tekst in lezingen {
        if let Err(fout) = lezing(normen, tekst, &mut keuzes) {
            fouten.push(format!("--lezing {tekst}: {fout}"));
        }
    }
    if !fouten.is_empty() {
        bail!("{}", fouten.join("\n      "));
    }
    Ok(keuzes)
}

fn positie(normen: &NormSet, tekst: &str, keuzes: &mut Choices) -> anyhow::Result<()> {
    let Some((id, plaats)) = tekst.split_once('=') else {
        keuzes.positie = Some(plaats_in_band(tekst).ok_or_else(|| {
            anyhow!("'{tekst}' is geen plaats in de bandbreedte. Kies laag, midden of hoog, of NORM=GETAL.")
        })?);
        return Ok(());
    };
    let norm = norm(normen, id)?;
    let Some(band) = norm.band() else { bail!("deze norm is er een in woorden en heeft geen getal.") };
    let positie = match plaats_in_band(plaats) {
        Some(_) if !band.is_bereik() => {
            bail!("deze norm noemt één waarde; er is geen bandbreedte. Geef een eigen getal.")
        }
        Some(positie) => positie,
        None => Positie::Eigen(eigen(norm, plaats)?),
    };
    if keuzes.positie_per_norm.insert(norm.id.clone(), positie).is_some() {
        bail!("deze norm staat er twee keer. Laat er één staan.");
    }
    Ok(())
}

fn lezing(normen: &NormSet, tekst: &str, keuzes: &mut Choices) -> anyhow::Result<()> {
    let (id, naam) = tekst.split_once('=').ok_or_else(|| anyhow!("schrijf NORM=LEZING."))?;
    let norm = norm(normen, id)?;
    let lezing = LezingId(naam.trim().to_owned());
    if norm.lezing(&lezing).is_none() {
        let namen: Vec<String> = norm.lezingen.iter().map(|l| l.id.to_string()).collect();
        bail!("de lezing '{lezing}' bestaat niet. Kies uit: {}.", namen.join(", "));
    }
    if keuzes.lezing_per_norm.insert(norm.id.clone(), lezing).is_some() {
        bail!("deze norm staat er twee keer. Laat er één staan.");
    }
    Ok(())
}

/// De norm met deze naam, of de naam die er het meest op lijkt.
pub(crate) fn norm<'a>(normen: &'a NormSet, id: &str) -> anyhow::Result<&'a Norm> {
    let id = id.trim();
    normen.norm(&NormId::new(id)).ok_or_else(|| {
        let dichtstbij = normen.dichtstbij(id).map(|n| n.id.as_str());
        anyhow!(
            "de norm '{id}' bestaat niet. Bedoelt u '{}'? Zie normwijzer norm lijst.",
            dichtstbij.unwrap_or_default()
        )
    })
}

fn plaats_in_band(tekst: &str) -> Option<Positie> {
    match tekst.trim() {
        "laag" => Some(Positie::Laag),
        "midden" => Some(Positie::Midden),
        "hoog" => Some(Positie::Hoog),
        _ => None,
    }
}

/// Een eigen streefwaarde: "0,3", of "12%" bij een aandeel; heel waar de eenheid alleen heel bestaat.
fn eigen(norm: &Norm, tekst: &str) -> anyhow::Result<Amount> {
    let is_aandeel = matches!(norm.soort, Soort::Aandeel { .. });
    let (kaal, procent) = tekst.trim().strip_suffix('%').map_or((tekst.trim(), false), |k| (k.trim(), true));
    let waarde = Amount::parse(kaal, Schrijfwijze::Nederlands)
        .ok()
        .filter(|w| !w.is_negatief())
        .ok_or_else(|| anyhow!("'{tekst}' is geen plaats (laag, midden, hoog) en geen getal van 0 of meer."))?;
    let honderd = Amount::from_int(100);
    match (is_aandeel, procent) {
        (true, false) => bail!("deze norm is een aandeel. Schrijf een percentage, bijvoorbeeld 12%."),
        (false, true) => bail!("deze norm is geen aandeel. Schrijf een getal zonder procentteken."),
        (true, true) if waarde > honderd => bail!("een aandeel is ten hoogste 100%."),
        (true, true) => Ok(waarde.mul_div(Amount::ONE, honderd)),
        (false, false) if norm.eenheid().is_some_and(Eenheid::in_hele_stappen) && !waarde.is_heel() => {
            bail!("een half {} bestaat niet. Geef een heel getal.", norm.eenheid().map_or("", Eenheid::token))
        }
        (false, false) => Ok(waarde),
    }
}
