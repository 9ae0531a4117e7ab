//! Eén norm met een getal: wat er gevraagd wordt, wat er is, wat er moet komen, en waarom.

use normwijzer_core::norm::Norm;
use normwijzer_core::{NormSet, Plan};

use super::PaginaContext;
use super::tabel::{self, Gemeenten};
use crate::document::{Blok, Zin};
use crate::uitleg::uitleg;
use crate::zinnen::{Maat, norm as zin, stand, status};

pub(super) fn blokken(normen: &NormSet, norm: &Norm, plan: &Plan, context: &PaginaContext) -> Vec<Blok> {
    let Some(maat) = Maat::van(norm) else { return Vec::new() };
    let mut uit = vec![Blok::kop(3, norm.naam.clone())];
    let Some(rij) = plan.eigen_rij(&norm.id) else {
        uit.extend(zin::regionaal(norm, plan).map(Blok::Alinea));
        return uit;
    };
    uit.push(Blok::Alinea(Zin::alle([zin::doel(norm, rij, plan), zin::schaal(norm, rij), zin::verkenning(norm, rij)])));
    uit.push(Blok::Alinea(Zin::alle([stand::ist(norm, rij, plan), stand::gap(norm, rij), financier(norm)])));
    let lezing = zin::lezing(norm, rij, plan);
    if !lezing.is_leeg() {
        uit.push(Blok::Alinea(lezing));
    }
    match tabel::gemeenten(norm, maat, plan) {
        Gemeenten::Tabel(t) => uit.push(Blok::Tabel(t)),
        Gemeenten::TeVeel(n) => {
            uit.push(Blok::Alinea(Zin::from(format!("De {n} gemeenten staan in ")).code("plan.csv").tekst(".")));
        }
        Gemeenten::Geen => {}
    }
    match tabel::ingroeipad(norm, maat, rij, plan) {
        Some(t) => uit.push(Blok::Tabel(t)),
        None if rij.ist.waarde.is_some_and(|i| maat.is_klein(i)) => {
            uit.push(Blok::alinea("Het ingroeipad wordt niet afgedrukt: de IST is een telling onder de 10."));
        }
        None => {}
    }
    uit.extend(context.figuren.get(&norm.id).into_iter().flatten().cloned().map(Blok::Figuur));
    let punten = uitleg(normen, rij, plan, None).into_iter().map(Zin::from).collect();
    uit.push(Blok::Lijst { aanhef: Zin::new().term("Waarom dit getal"), punten });
    uit
}

fn financier(norm: &Norm) -> Zin {
    norm.financier.map_or_else(Zin::new, |f| Zin::from(format!("Betaald door: {}.", status::financier(f))))
}
