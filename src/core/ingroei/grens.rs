//! Een grens nakijken: precies één soort per `[[grens]]`, in de eenheid van de norm en binnen de tijd van het plan.

use std::collections::BTreeMap;

use toml::Spanned;

use super::controle::Controle;
use super::geschreven::{GeschrevenGrens, Getallen};
use super::woord::Daarna;
use super::{Budget, Grens, GrensSoort, code};
use crate::amount::Amount;
use crate::eenheid::Eenheid;
use crate::kosten::Betaler;
use crate::kwartaal::Quarter;
use crate::lezer::{Getal, Meldingen, Veld, Woord, kort};
use crate::norm::Norm;

impl Controle<'_> {
    /// Kijkt een grens na. `None` zodra er een fout is; elke fout is dan gemeld.
    pub(super) fn grens(&mut self, g: GeschrevenGrens, m: &mut Meldingen<'_>) -> Option<Grens> {
        let (begin, norm) = (g.begin, g.norm.tekst());
        let uit = self.grens_nagekeken(g, m);
        self.bij_norm(begin, norm.as_deref(), m);
        uit
    }

    fn grens_nagekeken(&mut self, g: GeschrevenGrens, m: &mut Meldingen<'_>) -> Option<Grens> {
        let norm = self.norm(&g.norm, m);
        let soorten = [g.vanaf.aanwezig(), g.aanlooptijd.aanwezig(), g.stijging.aanwezig(), g.budget.is_some()];
        let aantal = soorten.into_iter().filter(|s| *s).count();
        if aantal != 1 {
            let bericht = if aantal == 0 { "Deze grens begrenst niets." } else { "Dit zijn meer grenzen in één." };
            m.fout(
                code::COMBINATIE,
                g.plek,
                format!(
                    "{bericht} Geef elke [[grens]] precies één van: begin, aanlooptijd, grootste_stijging, budget."
                ),
            );
        }
        alleen_bij(&g, m);
        let norm_of_regio = norm.flatten();
        let vanaf = self.vanaf(&g.vanaf, m);
        let aanlooptijd = self.aanlooptijd(&g.aanlooptijd, m);
        let stijging = stijging(&g, norm_of_regio, m);
        let budget = g.budget.as_ref().map(|jaren| self.budget(&g, jaren, m));
        let soort = vanaf
            .map(GrensSoort::Begin)
            .or(aanlooptijd.map(GrensSoort::Aanlooptijd))
            .or(stijging.map(|(ten_hoogste, eenheid)| GrensSoort::Stijging { ten_hoogste, eenheid }))
            .or(budget.map(GrensSoort::Budget));
        if m.fout_sinds(g.begin) {
            return None;
        }
        let (norm, soort) = (norm?.map(|n| n.id.clone()), soort?);
        let waarvoor = norm.as_ref().map_or_else(|| "de regio".to_owned(), |n| format!("norm '{n}'"));
        let wat = match &soort {
            GrensSoort::Begin(_) => "een begin".to_owned(),
            GrensSoort::Aanlooptijd(_) => "een aanlooptijd".to_owned(),
            GrensSoort::Stijging { eenheid, .. } => format!("een grootste stijging in {eenheid}"),
            // Twee budgetten kunnen naast elkaar bestaan als zij van anderen zijn.
            GrensSoort::Budget(b) if b.betalers.is_empty() => "een budget".to_owned(),
            GrensSoort::Budget(b) => {
                format!("een budget van {}", b.betalers.iter().map(|b| b.token()).collect::<Vec<_>>().join(" en "))
            }
        };
        self.eenmaal(format!("{wat} voor {waarvoor}"), g.plek, m);
        Some(Grens { norm, soort, waarom: g.waarom?, regel: m.tekst.regel_kolom(g.plek).0 })
    }

    fn vanaf(&self, veld: &Veld<String>, m: &mut Meldingen<'_>) -> Option<Quarter> {
        let Veld::Goed(tekst) = veld else { return None };
        let (van, doel) = (self.horizon.start(), self.horizon.doel());
        match tekst.get_ref().parse::<Quarter>() {
            Ok(q) if q >= doel => m.fout(
                code::BUITEN_PLAN,
                tekst.span().start,
                format!("Het begin {q} ligt niet voor het doel {doel}. Kies een eerder begin, of een later doel (--doel)."),
            ),
            Ok(q) if q < van => m.fout(
                code::BUITEN_PLAN,
                tekst.span().start,
                format!("Het begin {q} ligt voor het begin van het plan ({van}). Kies een later begin, of begin het plan eerder."),
            ),
            Ok(q) => return Some(q),
            Err(bericht) => m.fout(code::WAARDE, tekst.span().start, bericht),
        }
        None
    }

    fn aanlooptijd(&self, veld: &Veld<Getal>, m: &mut Meldingen<'_>) -> Option<i32> {
        let Veld::Goed(getal) = veld else { return None };
        let waarde = getal.get_ref().waarde;
        let meest = self.horizon.eind().sinds(self.horizon.start());
        if getal.get_ref().procent || !waarde.is_heel() || waarde.is_negatief() {
            m.fout(
                code::WAARDE,
                getal.span().start,
                "Een aanlooptijd is een heel aantal kwartalen: schrijf bijvoorbeeld aanlooptijd = \"4\".",
            );
            return None;
        }
        let kwartalen = i32::try_from(waarde.als_i64()).unwrap_or(i32::MAX);
        if kwartalen > meest {
            m.fout(
                code::BUITEN_PLAN,
                getal.span().start,
                format!("Een aanlooptijd van {kwartalen} kwartalen is langer dan het plan, dat er {meest} heeft."),
            );
            return None;
        }
        Some(kwartalen)
    }

    fn budget(&self, g: &GeschrevenGrens, jaren: &Getallen, m: &mut Meldingen<'_>) -> Budget {
        let (eerste, laatste) = (self.horizon.start().jaar(), self.horizon.eind().jaar());
        let mut per_jaar = BTreeMap::new();
        for (naam, getal) in jaren {
            let jaar = naam.get_ref().parse::<i16>().ok().filter(|_| naam.get_ref().len() == 4);
            match jaar {
                None => m.fout(
                    code::WAARDE,
                    naam.span().start,
                    format!("'{}' is geen jaar. Schrijf bijvoorbeeld 2028 = \"100.000\".", kort(naam.get_ref())),
                ),
                Some(j) if !(eerste..=laatste).contains(&j) => m.fout(
                    code::BUITEN_PLAN,
                    naam.span().start,
                    format!(
                        "Het jaar {j} ligt buiten het plan, dat van {eerste} tot en met {laatste} loopt. Haal het weg."
                    ),
                ),
                Some(j) => {
                    if let Some(bedrag) = getal.as_ref().and_then(|g| bedrag(g, m)) {
                        per_jaar.insert(j, bedrag);
                    }
                }
            }
        }
        let daarna = g.daarna.als_waarde();
        let genoemd: Vec<i16> = jaren
            .iter()
            .filter_map(|(n, _)| n.get_ref().parse().ok())
            .filter(|j| (eerste..=laatste).contains(j))
            .collect();
        let tot = if daarna.is_some() { genoemd.iter().copied().max().unwrap_or(laatste) } else { laatste };
        let ontbreekt: Vec<String> = (eerste..=tot).filter(|j| !genoemd.contains(j)).map(|j| j.to_string()).collect();
        if !ontbreekt.is_empty() {
            m.fout(
                code::JAAR_ONTBREEKT,
                g.plek,
                format!(
                    "Het budget noemt {} niet. Onbekend is geen nul: geef elk jaar van het plan een bedrag, of zeg wat er na het laatste geldt met daarna = \"gelijk\" of daarna = \"onbegrensd\".",
                    ontbreekt.join(", ")
                ),
            );
        }
        if daarna == Some(Daarna::Gelijk)
            && let Some((laatst, bedrag)) = per_jaar.iter().next_back().map(|(j, b)| (*j, *b))
        {
            per_jaar.extend((laatst + 1..=laatste).map(|j| (j, bedrag)));
        }
        Budget {
            per_jaar,
            meenemen: g.meenemen.als_waarde().unwrap_or(false),
            telt: g.telt.als_waarde().unwrap_or_default(),
            betalers: betalers(&g.betalers, m),
        }
    }
}

/// Sleutels die alleen bij één soort grens iets zeggen.
fn alleen_bij(g: &GeschrevenGrens, m: &mut Meldingen<'_>) {
    let van_budget = [
        ("daarna", g.daarna.aanwezig()),
        ("meenemen", g.meenemen.aanwezig()),
        ("telt", g.telt.aanwezig()),
        ("betalers", g.heeft_betalers),
    ];
    for (sleutel, _) in van_budget.into_iter().filter(|(_, staat_er)| *staat_er && g.budget.is_none()) {
        m.fout(
            code::COMBINATIE,
            g.plek,
            format!("'{sleutel}' hoort bij een budget; hier zegt het niets. Haal het weg."),
        );
    }
    if g.eenheid.aanwezig() && !g.stijging.aanwezig() {
        m.fout(
            code::COMBINATIE,
            g.plek,
            "'eenheid' hoort bij een grootste_stijging; hier zegt het niets. Haal het weg.",
        );
    }
}

fn stijging(g: &GeschrevenGrens, norm: Option<&Norm>, m: &mut Meldingen<'_>) -> Option<(Amount, Eenheid)> {
    let Veld::Goed(getal) = &g.stijging else { return None };
    let eenheid = match (norm.and_then(Norm::eenheid), &g.eenheid) {
        (Some(van_norm), Veld::Goed(e)) if *e.get_ref() != van_norm => {
            m.fout(code::COMBINATIE, e.span().start, format!("Deze norm telt in {van_norm}. Haal 'eenheid' weg."));
            return None;
        }
        (Some(van_norm), _) => van_norm,
        (None, Veld::Goed(e)) => *e.get_ref(),
        (None, Veld::Fout) => return None,
        (None, Veld::Afwezig) => {
            if !g.norm.aanwezig() {
                m.fout(
                    code::COMBINATIE,
                    g.plek,
                    "Een grootste stijging van de regio heeft een eenheid nodig: fte en steunpunten tellen niet op. Voeg eenheid = \"fte\" toe, of noem een norm.",
                );
            }
            return None;
        }
    };
    let waarde = getal.get_ref().waarde;
    let bericht = if getal.get_ref().procent {
        format!("Een stijging is een aantal in {eenheid}, geen percentage.")
    } else if waarde.is_negatief() || waarde.is_zero() {
        "Een grootste stijging is groter dan nul; een pad dat niet mag groeien, is er geen.".to_owned()
    } else if eenheid.in_hele_stappen() && !waarde.is_heel() {
        format!("Een {eenheid} is er heel of niet: schrijf een heel getal.")
    } else {
        return Some((waarde, eenheid));
    };
    m.fout(code::WAARDE, getal.span().start, bericht);
    None
}

/// Een bedrag in euro's: niet onder nul, hoogstens centen.
pub(super) fn bedrag(getal: &Spanned<Getal>, m: &mut Meldingen<'_>) -> Option<Amount> {
    let waarde = getal.get_ref().waarde;
    let bericht = if getal.get_ref().procent {
        "Een budget is een bedrag in euro's, geen percentage."
    } else if waarde.is_negatief() {
        "Een budget onder nul kan niet."
    } else if !(waarde * Amount::from_int(100)).is_heel() {
        "Een bedrag heeft hoogstens twee decimalen: euro's en centen."
    } else {
        return Some(waarde);
    };
    m.fout(code::WAARDE, getal.span().start, bericht);
    None
}

fn betalers(namen: &[Spanned<String>], m: &mut Meldingen<'_>) -> Vec<Betaler> {
    let mut uit = Vec::new();
    for naam in namen {
        match Betaler::bij(naam.get_ref()) {
            Some(b) if uit.contains(&b) => {
                m.fout(code::DUBBEL, naam.span().start, format!("De betaler '{}' staat er twee keer.", b.token()));
            }
            Some(b) => uit.push(b),
            None => {
                let keuzes: Vec<&str> = Betaler::ALLE.iter().map(|b| b.token()).collect();
                m.fout(
                    code::CODES.woord,
                    naam.span().start,
                    format!("'{}' is geen betaler. Kies uit: {}.", kort(naam.get_ref()), keuzes.join(", ")),
                );
            }
        }
    }
    uit.sort();
    uit
}
