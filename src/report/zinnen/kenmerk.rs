//! Zinnen over kenmerken: een cijfer van een gebied naast dat van zijn GGD-regio en Nederland, om te citeren, en waar het
//! getal bij een aanname vandaan komt.

use normwijzer_core::Amount;
use normwijzer_core::kenmerk::{Groter, KenmerkBron, KenmerkEenheid, KenmerkStand, Trap};
use normwijzer_core::plan::{KenmerkBewijs, NormKenmerk, Plan, RijKenmerk};

use super::{NOG_NIET_BEKEND, aantal, opsomming};
use crate::nl;

/// Wat er staat waar een telling van een kleine groep mensen zou staan.
const KLEINE_GROEP: &str = "1–9";

/// Of een cijfer een kleine groep mensen telt: die wordt niet afgedrukt.
#[must_use]
pub fn is_klein(eenheid: KenmerkEenheid, waarde: Amount) -> bool {
    eenheid == KenmerkEenheid::Aantal && waarde > Amount::ZERO && waarde < Amount::from_int(10)
}

/// "31,8%", "1.234", of "1–9" voor een kleine groep.
#[must_use]
pub fn cijfer(eenheid: KenmerkEenheid, waarde: Amount) -> String {
    match eenheid {
        _ if is_klein(eenheid, waarde) => KLEINE_GROEP.to_owned(),
        KenmerkEenheid::Aantal => nl::met_decimalen(waarde.decimal(), 0),
        KenmerkEenheid::Procent => {
            let tekst = nl::met_decimalen(waarde.decimal(), 1);
            format!("{}%", tekst.strip_suffix(",0").unwrap_or(&tekst))
        }
    }
}

/// "RIVM, 2020".
#[must_use]
pub fn bron(bron: &KenmerkBron) -> String {
    format!("{}, {}", bron.bron.trim(), bron.jaar)
}

/// De bronnen van de kenmerken van een plan, elk één keer, met wat eruit komt.
#[must_use]
pub fn bronnen(plan: &Plan) -> Vec<String> {
    let mut uit: Vec<(String, Vec<String>)> = Vec::new();
    for k in &plan.kenmerken {
        let naam = bron(&k.bron);
        match uit.iter_mut().find(|(b, _)| *b == naam) {
            Some((_, namen)) if namen.contains(&k.bron.naam) => {}
            Some((_, namen)) => namen.push(k.bron.naam.clone()),
            None => uit.push((naam, vec![k.bron.naam.clone()])),
        }
    }
    uit.into_iter()
        .map(|(bron, namen)| format!("Kenmerken ({}): {bron}, opgegeven met --kenmerken.", opsomming(&namen)))
        .collect()
}

/// "Eenzaam: 44,1% in gemeente Almere, tegenover 46% in GGD Flevoland en 49,5% in Nederland (RIVM, 2020)."
#[must_use]
pub fn vergelijking(kenmerk: &KenmerkBron, stand: &KenmerkStand, verborgen: bool) -> String {
    let eenheid = kenmerk.eenheid;
    let zelf = match stand.waarde {
        Some(_) if verborgen => super::NIET_AFGEDRUKT.to_owned(),
        Some(w) => cijfer(eenheid, w),
        None => NOG_NIET_BEKEND.to_owned(),
    };
    // Aantallen van een groter gebied zijn altijd groter: dat vergelijkt niets.
    let groter = |g: Groter, waar: &str| format!("{} in {waar}", cijfer(eenheid, g.waarde));
    let mut naast = Vec::new();
    if eenheid == KenmerkEenheid::Procent {
        naast.extend(stand.ggd.as_ref().map(|(ggd, g)| groter(*g, &ggd.voluit())));
        naast.extend(stand.nederland.map(|g| groter(g, "Nederland")));
    }
    let naast = if naast.is_empty() { String::new() } else { format!(", tegenover {}", opsomming(&naast)) };
    format!("{}: {zelf} in {}{naast} ({}).", kenmerk.naam, stand.gebied.voluit(), bron(kenmerk))
}

/// Het kenmerk achter een motivatie.
#[must_use]
pub fn bewijs(bewijs: &KenmerkBewijs) -> String {
    vergelijking(&bewijs.bron, &bewijs.stand, false)
}

/// Wat van de getallen niet zo in de bron staat; leeg als alles er zo staat.
#[must_use]
pub fn berekend(kenmerk: &NormKenmerk) -> Option<String> {
    let standen = || std::iter::once(&kenmerk.gebied).chain(kenmerk.leden.iter().map(|(s, _)| s));
    let mut wat = Vec::new();
    let niet_zelf = |s: &KenmerkStand| s.berekend && s.gebied.niveau != normwijzer_core::Niveau::Gemeente;
    if standen().any(niet_zelf) {
        wat.push(kenmerk.gebied.gebied.voluit());
    }
    if standen().filter_map(|s| s.ggd.as_ref()).any(|(_, g)| g.berekend) {
        wat.push("de GGD-regio".to_owned());
    }
    if standen().filter_map(|s| s.nederland).any(|g| g.berekend) {
        wat.push("Nederland".to_owned());
    }
    let hoe = match kenmerk.bron.eenheid {
        KenmerkEenheid::Procent => {
            format!("gewogen naar {} van nu", super::vooraf::basis(kenmerk.bron.weging))
        }
        KenmerkEenheid::Aantal => "opgeteld".to_owned(),
    };
    let samengesteld: Vec<String> = standen()
        .filter(|s| s.berekend && s.gebied.niveau == normwijzer_core::Niveau::Gemeente)
        .map(|s| s.gebied.naam.clone())
        .collect();
    let mut zinnen = Vec::new();
    if !wat.is_empty() {
        zinnen.push(format!("Berekend uit de gemeenten ({hoe}), niet door de bron gegeven: {}.", opsomming(&wat)));
    }
    if !samengesteld.is_empty() {
        zinnen.push(format!("Samengesteld uit vroegere gemeenten: {}.", opsomming(&samengesteld)));
    }
    (!zinnen.is_empty()).then(|| zinnen.join(" "))
}

/// Waar het getal bij een aanname vandaan komt, als zin achter die aanname.
#[must_use]
pub fn bij_aanname(kenmerk: &RijKenmerk) -> String {
    let bron = format!("het kenmerk {} ({})", kenmerk.bron.naam, bron(&kenmerk.bron));
    if let (Some(waarde), [(trap, 1)]) =
        (kenmerk.waarde, kenmerk.trappen.iter().map(|(t, n)| (*t, *n)).collect::<Vec<_>>().as_slice())
    {
        let van = match trap {
            Trap::Gemeente => "van de gemeente zelf",
            Trap::Ggd => "van haar GGD-regio, want de gemeente heeft er geen",
            Trap::Nederland => "van Nederland, want de gemeente en haar GGD-regio hebben er geen",
            Trap::Norm => "van de norm",
        };
        return format!("Hier gerekend met {} uit {bron}, {van}.", nl::procent_precies(waarde, 1));
    }
    format!("Hier gerekend met {bron}: {}.", trappen(kenmerk))
}

/// "5 gemeenten met een eigen cijfer, 1 met dat van de GGD-regio en 1 met de aanname van de norm".
#[must_use]
pub fn trappen(kenmerk: &RijKenmerk) -> String {
    let woord = |trap: Trap| match trap {
        Trap::Gemeente => "met een eigen cijfer",
        Trap::Ggd => "met dat van de GGD-regio",
        Trap::Nederland => "met dat van Nederland",
        Trap::Norm => "met de aanname van de norm",
    };
    let mut delen: Vec<String> = kenmerk
        .trappen
        .iter()
        .map(|(trap, n)| format!("{} {}", aantal(*n, "gemeente", "gemeenten"), woord(*trap)))
        .collect();
    if kenmerk.eigen > 0 {
        delen.push(format!("{} met een getal uit het scenario", aantal(kenmerk.eigen, "gemeente", "gemeenten")));
    }
    opsomming(&delen)
}
