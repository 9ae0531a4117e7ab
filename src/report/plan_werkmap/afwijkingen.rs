//! Het blad *Afwijkingen*: het register van de eigen streefwaarden, met hun omvang en het besluit.

use normwijzer_core::norm::{Norm, NormSet};
use normwijzer_core::plan::{AfwijkingRij, Plan, Verschilpunt};

use super::{eenheid, letop, vorm};
use crate::werkmap::{Blad, BladCel, BladKolom, Getalvorm};
use crate::zinnen::afwijking;

pub(super) fn blad(normen: &NormSet, plannen: &[Plan]) -> Blad {
    let uit = plannen
        .iter()
        .flat_map(|p| p.afwijkingen.iter())
        .filter_map(|a| Some(cellen(normen.norm(&a.norm)?, a)))
        .collect();
    let mut kolommen = vec![
        BladKolom::tekst("Gebied", 22),
        BladKolom::tekst("Norm", 26),
        BladKolom::getal("Nummer"),
        BladKolom::tekst("Wat er afwijkt", 18),
        BladKolom::tekst("Landelijk", 14),
        BladKolom::tekst("Eigen", 14),
        BladKolom::tekst("Eenheid", 16),
    ];
    kolommen.extend(["SOLL landelijk", "SOLL eigen", "Verschil", "Verschil in %"].map(BladKolom::getal));
    kolommen.extend([
        BladKolom::tekst("Motivatie", 44),
        BladKolom::tekst("Eigenaar", 18),
        BladKolom::tekst("Orgaan", 20),
        BladKolom::datum("Datum"),
        BladKolom::datum("Evaluatie"),
        BladKolom::tekst("Status", 18),
        BladKolom::tekst("Toegepast", 12),
    ]);
    let uitleg = "De landelijke SOLL staat hier bij een bandbreedte in het midden: een plaats daarin is landelijk niet gekozen. Wat niet is toegepast, heeft geen verschil.";
    Blad::tabel("Afwijkingen", "Afwijkingen van de streefwaarden", 2, kolommen, uit).met_toelichting([uitleg])
}

fn cellen(norm: &Norm, a: &AfwijkingRij) -> Vec<BladCel> {
    let vorm = vorm(norm);
    let alle = |deel: &dyn Fn(&Verschilpunt) -> String| {
        BladCel::tekst(a.punten.iter().map(deel).collect::<Vec<_>>().join("; "))
    };
    let nummer = i64::try_from(a.nummer).unwrap_or(i64::MAX);
    let b = &a.besluit;
    let kenmerk = a.kenmerk.as_ref().map_or_else(String::new, |k| format!(" {}", crate::zinnen::kenmerk::bewijs(k)));
    let motivatie = format!("{}{kenmerk}", b.motivatie.trim());
    vec![
        BladCel::tekst(a.gebied.naam.as_str()),
        BladCel::tekst(norm.naam.as_str()),
        BladCel::Getal(normwijzer_core::Amount::from_int(nummer), Getalvorm::Exact),
        alle(&|p| afwijking::naam(p).to_owned()),
        alle(&|p| afwijking::waarde(norm, &p.landelijk)),
        alle(&|p| afwijking::waarde(norm, &p.eigen)),
        eenheid(norm),
        BladCel::getal(a.verschil.map(|v| v.landelijk), vorm),
        BladCel::getal(a.verschil.map(|v| v.eigen), vorm),
        BladCel::getal(a.verschil.map(|v| v.verschil()), vorm),
        BladCel::getal(
            a.verschil.and_then(|v| v.procent()),
            Getalvorm::Afgerond(normwijzer_core::norm::Afronding::Heel),
        ),
        BladCel::tekst(letop::een_regel(&motivatie)),
        BladCel::tekst(b.eigenaar.as_str()),
        BladCel::tekst(b.orgaan.as_str()),
        BladCel::datum(Some(b.datum)),
        BladCel::datum(Some(b.evaluatie)),
        BladCel::tekst(afwijking::status(b.status)),
        BladCel::tekst(if a.toegepast { "ja" } else { "nee" }),
    ]
}
