//! De vormen van een ingroeipad als rekensom (DESIGN §6, "Path"), exact in korrels van een biljoenste.
//!
//! Met k kwartalen na het begin, n tot het doel en f = k/n is de groei `totaal · F(f)`, één keer gedeeld en half naar
//! boven afgerond:
//!
//! | vorm | F(f) | als breuk van gehele getallen |
//! |---|---|---|
//! | lineair | f | k / n |
//! | vooraan | 1 − (1 − f)² | (2kn − k²) / n² |
//! | achteraan | f² | k² / n² |
//! | s-curve | 3f² − 2f³ | (3k²n − 2k³) / n³ |
//! | trap per jaar | aantal sprongen tot en met k / alle sprongen | een sprong op elke 1 januari na het begin, de laatste op het doel |
//! | eigen punten | recht tussen de punten | van (begin, 0) over de punten naar (doel, 1) |
//!
//! Elke F stijgt van 0 naar 1, en afronden keert geen volgorde om; begin en doel worden toegewezen, niet afgerond.

use super::{EigenPunt, Groeivorm, Hoogte};
use crate::amount::KORRELS_PER_EENHEID;
use crate::horizon::Horizon;
use crate::kwartaal::Quarter;

/// De groei boven de IST in elk kwartaal van de horizon, in korrels. `begin` is het laatste kwartaal zonder groei.
#[must_use]
pub(crate) fn groei(vorm: &Groeivorm, begin: Quarter, horizon: Horizon, ist: i128, totaal: i128) -> Vec<i128> {
    let n = horizon.doel().sinds(begin);
    horizon
        .kwartalen()
        .map(|q| match q.sinds(begin) {
            k if k >= n => totaal,
            k if k <= 0 => 0,
            k => tussen(vorm, begin, horizon.doel(), q, ist, totaal, (i128::from(k), i128::from(n))),
        })
        .collect()
}

/// De groei in een kwartaal tussen begin en doel; `kn` is (k, n), met 0 < k < n.
fn tussen(
    vorm: &Groeivorm,
    begin: Quarter,
    doel: Quarter,
    q: Quarter,
    ist: i128,
    totaal: i128,
    (k, n): (i128, i128),
) -> i128 {
    match vorm {
        Groeivorm::Lineair => deel(totaal, k, n),
        Groeivorm::Vooraan => deel(totaal, 2 * k * n - k * k, n * n),
        Groeivorm::Achteraan => deel(totaal, k * k, n * n),
        Groeivorm::SCurve => deel(totaal, 3 * k * k * n - 2 * k * k * k, n * n * n),
        Groeivorm::TrapPerJaar => {
            // Sprongen op 1 januari na het begin; valt het doel niet op 1 januari, dan is het doel zelf de laatste.
            let sprongen = |tot: Quarter| i128::from(tot.jaar() - begin.jaar());
            let alle = sprongen(doel) + i128::from(doel.nummer() != 1);
            deel(totaal, sprongen(q), alle.max(1))
        }
        Groeivorm::Punten(punten) => op_punten(punten, begin, doel, q, ist, totaal),
    }
}

fn op_punten(punten: &[EigenPunt], begin: Quarter, doel: Quarter, q: Quarter, ist: i128, totaal: i128) -> i128 {
    let hoogte = |p: &EigenPunt| match p.hoogte {
        Hoogte::Aandeel(a) => deel(totaal, a.korrels(), KORRELS_PER_EENHEID),
        Hoogte::Stand(stand) => stand.korrels() - ist,
    };
    let (mut van, mut tot) = ((begin, 0), (doel, totaal));
    for punt in punten.iter().filter(|p| p.kwartaal > begin && p.kwartaal < doel) {
        // Een stand onder de IST of boven de SOLL wordt begrensd, zodat het pad begint en eindigt waar het hoort.
        let hier = (punt.kwartaal, hoogte(punt).clamp(0, totaal).max(van.1));
        if punt.kwartaal <= q {
            van = hier;
        } else {
            tot = hier;
            break;
        }
    }
    let (k, n) = (q.sinds(van.0), tot.0.sinds(van.0).max(1));
    van.1 + deel(tot.1 - van.1, i128::from(k), i128::from(n))
}

/// `totaal × teller / noemer`, half naar boven; alle drie niet onder nul, de noemer minstens één.
fn deel(totaal: i128, teller: i128, noemer: i128) -> i128 {
    // Een groot totaal en een fijn aandeel passen niet altijd samen in een product: eerst het hele deel, dan de rest.
    let (heel, rest) = (totaal.div_euclid(noemer), totaal.rem_euclid(noemer));
    heel.saturating_mul(teller) + (2 * rest * teller + noemer).div_euclid(2 * noemer)
}
