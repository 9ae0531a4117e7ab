//! De groei van een gebied over zijn delen verdelen, zo dat geen deel terugkeert en het precies optelt.
//!
//! Wat deelbaar is gaat per kwartaal naar rato van wat elk deel nog te kort komt, met de grootste rest op de laatste
//! korrel (bij gelijke rest het eerste deel); wat heel is gaat in de gegeven volgorde, zoals de trap van het gebied leidt.

/// Verdeelt een oplopende groei naar rato van wat elk deel nog te kort komt. Per deel zijn groei in elk kwartaal.
#[must_use]
pub(crate) fn naar_rato(groei: &[i128], tekorten: &[i128]) -> Vec<Vec<i128>> {
    let mut uit = vec![Vec::with_capacity(groei.len()); tekorten.len()];
    let mut al = vec![0_i128; tekorten.len()];
    let mut vorige = 0;
    for stand in groei {
        let rest: Vec<i128> = tekorten.iter().zip(&al).map(|(t, a)| t - a).collect();
        for (deel, erbij) in al.iter_mut().zip(stap(stand - vorige, &rest)) {
            *deel += erbij;
        }
        vorige = *stand;
        for (lijn, deel) in uit.iter_mut().zip(&al) {
            lijn.push(*deel);
        }
    }
    uit
}

/// Verdeelt één stap; niemand krijgt meer dan zijn rest.
fn stap(erbij: i128, rest: &[i128]) -> Vec<i128> {
    let geheel: i128 = rest.iter().sum();
    if erbij <= 0 || geheel <= 0 {
        return vec![0; rest.len()];
    }
    let mut delen: Vec<(usize, i128, i128)> = rest
        .iter()
        .enumerate()
        .map(|(i, r)| match erbij.checked_mul(*r) {
            Some(product) => (i, product.div_euclid(geheel), product.rem_euclid(geheel)),
            // Zo groot dat het product niet past: deel eerst; de rest hieronder vult aan.
            None => (i, (erbij / geheel).saturating_mul(*r), *r),
        })
        .collect();
    let mut over = erbij.min(geheel) - delen.iter().map(|d| d.1).sum::<i128>();
    delen.sort_by(|a, b| b.2.cmp(&a.2).then(a.0.cmp(&b.0)));
    for (i, deel, _) in &mut delen {
        let kan = rest.get(*i).map_or(0, |r| r - *deel);
        let krijgt = over.min(1).min(kan);
        *deel += krijgt;
        over -= krijgt;
    }
    for (i, deel, _) in &mut delen {
        let krijgt = over.min(rest.get(*i).map_or(0, |r| r - *deel));
        *deel += krijgt;
        over -= krijgt;
    }
    delen.sort_by_key(|d| d.0);
    delen.into_iter().map(|d| d.1).collect()
}

/// Verdeelt een groei in hele stappen: in de gegeven volgorde krijgt elk deel wat het te kort komt.
#[must_use]
pub(crate) fn in_volgorde(groei: &[i128], tekorten: &[i128], volgorde: &[usize]) -> Vec<Vec<i128>> {
    let mut uit = vec![vec![0; groei.len()]; tekorten.len()];
    for (q, stand) in groei.iter().enumerate() {
        let mut rest = *stand;
        for i in volgorde {
            let stap = tekorten.get(*i).copied().unwrap_or_default().min(rest);
            rest -= stap;
            if let Some(hier) = uit.get_mut(*i).and_then(|l| l.get_mut(q)) {
                *hier = stap;
            }
        }
    }
    uit
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn delen_tellen_op_keren_niet_terug_en_eindigen_vol(
            tekorten in prop::collection::vec(0_i128..5_000, 1..8),
            stappen in prop::collection::vec(0_i128..2_000, 1..12),
        ) {
            let totaal: i128 = tekorten.iter().sum();
            let mut groei: Vec<i128> = Vec::new();
            for s in stappen {
                groei.push((groei.last().copied().unwrap_or(0) + s).min(totaal));
            }
            groei.push(totaal);
            let volgorde: Vec<usize> = (0..tekorten.len()).rev().collect();
            for lijnen in [naar_rato(&groei, &tekorten), in_volgorde(&groei, &tekorten, &volgorde)] {
                for (q, stand) in groei.iter().enumerate() {
                    prop_assert_eq!(lijnen.iter().map(|l| l[q]).sum::<i128>(), *stand);
                }
                for (lijn, tekort) in lijnen.iter().zip(&tekorten) {
                    prop_assert!(lijn.windows(2).all(|p| p[0] <= p[1]));
                    prop_assert_eq!(lijn.last(), Some(tekort));
                }
            }
        }
    }

    #[test]
    fn ook_wat_niet_in_een_product_past_telt_op() {
        let groot = 1_i128 << 100;
        let lijnen = naar_rato(&[groot / 3, groot * 2], &[groot, groot]);
        assert_eq!(lijnen.iter().filter_map(|l| l.first()).sum::<i128>(), groot / 3);
        assert_eq!(lijnen.iter().filter_map(|l| l.last()).sum::<i128>(), groot * 2);
    }
}
