//! `Amount`: een hoeveelheid van de kern, exact en met ten hoogste twaalf decimalen (DESIGN §4, regel 1).
//!
//! Eerst vermenigvuldigen, één keer delen, half naar boven afronden. Deze module weet niet wat er geteld wordt.

use std::fmt;
use std::iter::Sum;
use std::ops::{Add, Mul, Neg, Sub};

use rust_decimal::{Decimal, RoundingStrategy};

/// Aantal decimalen van een hoeveelheid van de kern.
pub const DECIMALEN: u32 = 12;

/// De grootste waarde die van buiten wordt aangenomen. Ver onder wat een `Decimal` kan dragen, zodat geen
/// bewerking van de kern kan overlopen.
pub const GRENS: i64 = 1_000_000_000;

/// Het grootste aantal decimalen dat van buiten wordt aangenomen.
pub const INVOER_DECIMALEN: u32 = 6;

/// De grootste hoeveelheid in korrels van een biljoenste; een miljoen keer wat van buiten wordt aangenomen.
pub(crate) const KORREL_GRENS: i128 = 1_000_000_000_000_000_000_000_000_000;

/// Korrels in één eenheid.
pub(crate) const KORRELS_PER_EENHEID: i128 = 1_000_000_000_000;

/// Een hoeveelheid (fte, personen, verwijzingen, inwoners …): exact, ten hoogste twaalf decimalen.
///
/// Waarden van buiten komen er alleen in via [`Amount::parse`] en [`Amount::from_invoer`], die ze begrenzen
/// op [`GRENS`] en [`INVOER_DECIMALEN`]; daarom lopen de bewerkingen hieronder niet over.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Amount(Decimal);

/// Waarom een tekst geen hoeveelheid is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountError {
    /// Er staat niets.
    Leeg,
    /// Geen getal: letters, `NaN`, `1e400`, een formule.
    GeenGetal,
    /// Zowel duizend-en-zoveel als een kommagetal is mogelijk ("1.234").
    Dubbelzinnig,
    /// Meer dan [`INVOER_DECIMALEN`] decimalen.
    TeVeelDecimalen,
    /// Groter dan [`GRENS`].
    TeGroot,
}

/// Hoe een punt in een getal gelezen wordt.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Schrijfwijze {
    /// Nederlands: komma voor decimalen, punt tussen duizendtallen; "1.234" is dubbelzinnig en wordt geweigerd.
    #[default]
    Nederlands,
    /// Punt voor decimalen; een komma mag ook, een scheiding van duizendtallen niet.
    Punt,
}

impl Amount {
    /// Nul.
    pub const ZERO: Self = Self(Decimal::ZERO);
    /// Eén.
    pub const ONE: Self = Self(Decimal::ONE);

    /// Een geheel aantal.
    #[must_use]
    pub fn from_int(n: i64) -> Self {
        Self(Decimal::from(n))
    }

    /// Neemt een getal van buiten aan, begrensd.
    ///
    /// # Errors
    /// [`AmountError::TeGroot`] of [`AmountError::TeVeelDecimalen`].
    pub fn from_invoer(d: Decimal) -> Result<Self, AmountError> {
        let d = d.normalize();
        if d.abs() > Decimal::from(GRENS) {
            return Err(AmountError::TeGroot);
        }
        if d.scale() > INVOER_DECIMALEN {
            return Err(AmountError::TeVeelDecimalen);
        }
        Ok(Self(d))
    }

    /// Leest een getal zoals iemand het in een cel schrijft: "1.234,5", "0,25", "12".
    ///
    /// # Errors
    /// Zie [`AmountError`]; er wordt nooit gegokt.
    pub fn parse(tekst: &str, schrijfwijze: Schrijfwijze) -> Result<Self, AmountError> {
        let kaal = tekst.trim();
        if kaal.is_empty() {
            return Err(AmountError::Leeg);
        }
        let (min, cijfers) = kaal.strip_prefix('-').map_or((false, kaal), |r| (true, r));
        let punt = naar_punt(cijfers, schrijfwijze)?;
        let heel = punt.split('.').next().unwrap_or_default();
        if heel.trim_start_matches('0').len() > 10 {
            return Err(AmountError::TeGroot);
        }
        if punt.len() - heel.len() > 1 + 20 {
            return Err(AmountError::TeVeelDecimalen);
        }
        let d: Decimal = punt.parse().map_err(|_| AmountError::GeenGetal)?;
        Self::from_invoer(if min { -d } else { d })
    }

    /// `self × teller / noemer`: eerst vermenigvuldigen, dan één keer delen, half naar boven op twaalf decimalen.
    /// Een noemer nul geeft nul; aanroepers sluiten dat uit.
    #[must_use]
    pub fn mul_div(self, teller: Self, noemer: Self) -> Self {
        let product = self.0.checked_mul(teller.0).unwrap_or(Decimal::MAX);
        Self::afgerond(product.checked_div(noemer.0).unwrap_or_default())
    }

    fn afgerond(d: Decimal) -> Self {
        Self(d.round_dp_with_strategy(DECIMALEN, RoundingStrategy::MidpointAwayFromZero).normalize())
    }

    /// Het midden tussen twee hoeveelheden.
    #[must_use]
    pub fn midden(self, ander: Self) -> Self {
        (self + ander).mul_div(Self::ONE, Self::from_int(2))
    }

    /// De grootste van twee.
    #[must_use]
    pub fn max(self, ander: Self) -> Self {
        Self(self.0.max(ander.0))
    }

    /// `max(0, self)`.
    #[must_use]
    pub fn positief(self) -> Self {
        self.max(Self::ZERO)
    }

    /// Naar beneden op een heel getal.
    #[must_use]
    pub fn floor(self) -> Self {
        Self(self.0.floor())
    }

    /// Of dit een heel getal is.
    #[must_use]
    pub fn is_heel(self) -> bool {
        self.0.fract().is_zero()
    }

    /// Of dit nul is.
    #[must_use]
    pub fn is_zero(self) -> bool {
        self.0.is_zero()
    }

    /// Of dit onder nul is.
    #[must_use]
    pub fn is_negatief(self) -> bool {
        self.0 < Decimal::ZERO
    }

    /// Het gehele deel als `i64`, voor tellingen van hele stappen.
    #[must_use]
    pub fn als_i64(self) -> i64 {
        i64::try_from(self.0.trunc().mantissa()).unwrap_or(i64::MAX)
    }

    /// Het aantal korrels van een biljoenste (de twaalfde decimaal), voor wie in hele getallen rekent. Wat groter is dan
    /// [`KORREL_GRENS`] wordt daarop begrensd, zodat producten van korrels en centen niet overlopen.
    #[must_use]
    pub(crate) fn korrels(self) -> i128 {
        let factor = 10_i128.checked_pow(DECIMALEN.saturating_sub(self.0.scale())).unwrap_or(1);
        self.0.mantissa().saturating_mul(factor).clamp(-KORREL_GRENS, KORREL_GRENS)
    }

    /// De hoeveelheid van zoveel korrels; zie [`Amount::korrels`].
    #[must_use]
    pub(crate) fn uit_korrels(korrels: i128) -> Self {
        let begrensd = korrels.clamp(-KORREL_GRENS, KORREL_GRENS);
        Self(Decimal::try_from_i128_with_scale(begrensd, DECIMALEN).unwrap_or_default().normalize())
    }

    /// Het exacte getal, voor wie het afdrukt.
    #[must_use]
    pub fn decimal(self) -> Decimal {
        self.0
    }

    /// Het exacte getal zoals een Nederlander het schrijft, voor in een melding; de pagina rondt af.
    #[must_use]
    pub fn met_komma(self) -> String {
        self.0.to_string().replace('.', ",")
    }

    /// Benadering om te tekenen, te steekproeven en te vergelijken; nooit om mee verder te rekenen.
    #[must_use]
    pub fn als_f64(self) -> f64 {
        use std::str::FromStr as _;
        f64::from_str(&self.0.to_string()).unwrap_or(f64::NAN)
    }
}

/// Verdeelt `totaal` naar rato van `gewichten` met de grootste-restmethode op de twaalfde decimaal
/// (DESIGN §4, regel 1). De delen tellen precies op tot het totaal; bij gelijke rest gaat de eerste voor,
/// dus geef de gewichten op volgorde van code. Zijn alle gewichten nul, dan is elk deel nul.
#[must_use]
pub fn verdeel(totaal: Amount, gewichten: &[u64]) -> Vec<Amount> {
    verdeel_op(totaal, gewichten, DECIMALEN)
}

/// Als [`verdeel`], op zoveel decimalen: 2 voor geld, zodat elk deel op de cent uitkomt. Het totaal heeft er niet meer.
#[must_use]
pub fn verdeel_op(totaal: Amount, gewichten: &[u64], decimalen: u32) -> Vec<Amount> {
    let som: i128 = gewichten.iter().map(|g| i128::from(*g)).sum();
    if som == 0 {
        return vec![Amount::ZERO; gewichten.len()];
    }
    let mut heel = totaal.0;
    heel.rescale(decimalen);
    let eenheden = heel.mantissa();
    let mut delen: Vec<(usize, i128, i128)> = gewichten
        .iter()
        .enumerate()
        .map(|(i, g)| {
            let product = eenheden * i128::from(*g);
            (i, product.div_euclid(som), product.rem_euclid(som))
        })
        .collect();
    let tekort = eenheden - delen.iter().map(|d| d.1).sum::<i128>();
    delen.sort_by(|a, b| b.2.cmp(&a.2).then(a.0.cmp(&b.0)));
    for deel in delen.iter_mut().take(usize::try_from(tekort).unwrap_or(0)) {
        deel.1 += 1;
    }
    delen.sort_by_key(|d| d.0);
    delen.into_iter().map(|d| Amount(Decimal::from_i128_with_scale(d.1, decimalen).normalize())).collect()
}

/// Zet de cijfers om naar een schrijfwijze met punt, of zegt waarom dat niet kan.
fn naar_punt(cijfers: &str, schrijfwijze: Schrijfwijze) -> Result<String, AmountError> {
    if cijfers.is_empty() || !cijfers.starts_with(|c: char| c.is_ascii_digit()) {
        return Err(AmountError::GeenGetal);
    }
    if !cijfers.chars().all(|c| c.is_ascii_digit() || c == '.' || c == ',') || cijfers.matches(',').count() > 1 {
        return Err(AmountError::GeenGetal);
    }
    let (heel, rest) = cijfers.split_once(',').map_or((cijfers, None), |(h, r)| (h, Some(r)));
    if rest.is_some_and(|r| r.is_empty() || r.contains('.')) {
        return Err(AmountError::GeenGetal);
    }
    let groepen: Vec<&str> = heel.split('.').collect();
    if groepen.iter().any(|g| g.is_empty()) {
        return Err(AmountError::GeenGetal);
    }
    let duizendtallen =
        groepen.len() > 1 && groepen.iter().enumerate().all(|(i, g)| if i == 0 { g.len() <= 3 } else { g.len() == 3 });
    // In een bestand met komma's als scheiding kan "1,234" ook duizend zijn, zoals "1.234" in een Nederlands bestand.
    let komma_als_duizend = rest.is_some_and(|r| r.len() == 3) && (1..=3).contains(&heel.len()) && heel != "0";
    match (rest, groepen.len(), schrijfwijze) {
        (Some(_), 1, Schrijfwijze::Punt) if komma_als_duizend => Err(AmountError::Dubbelzinnig),
        (_, 1, _) => Ok(rest.map_or_else(|| heel.to_owned(), |r| format!("{heel}.{r}"))),
        (Some(r), _, Schrijfwijze::Nederlands) if duizendtallen => Ok(format!("{}.{r}", groepen.concat())),
        (None, 2, Schrijfwijze::Punt) => Ok(heel.to_owned()),
        (None, 2, Schrijfwijze::Nederlands) if duizendtallen => Err(AmountError::Dubbelzinnig),
        (None, 2, Schrijfwijze::Nederlands) => Ok(heel.to_owned()),
        (None, _, Schrijfwijze::Nederlands) if duizendtallen => Ok(groepen.concat()),
        _ => Err(AmountError::GeenGetal),
    }
}

impl Add for Amount {
    type Output = Self;
    fn add(self, ander: Self) -> Self {
        Self(self.0.checked_add(ander.0).unwrap_or(Decimal::MAX).normalize())
    }
}

impl Sub for Amount {
    type Output = Self;
    fn sub(self, ander: Self) -> Self {
        Self(self.0.checked_sub(ander.0).unwrap_or(Decimal::MIN).normalize())
    }
}

/// Op twaalf decimalen, half naar boven.
impl Mul for Amount {
    type Output = Self;
    fn mul(self, ander: Self) -> Self {
        Self::afgerond(self.0.checked_mul(ander.0).unwrap_or(Decimal::MAX))
    }
}

impl Neg for Amount {
    type Output = Self;
    fn neg(self) -> Self {
        Self(-self.0)
    }
}

impl Sum for Amount {
    fn sum<I: Iterator<Item = Self>>(iter: I) -> Self {
        iter.fold(Self::ZERO, |a, b| a + b)
    }
}

/// Punt als decimaalteken, geen overbodige nullen: de schrijfwijze van CSV en JSON.
impl fmt::Display for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(&self.0.normalize(), f)
    }
}

impl fmt::Debug for Amount {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn nl(t: &str) -> Result<Amount, AmountError> {
        Amount::parse(t, Schrijfwijze::Nederlands)
    }

    #[test]
    fn leest_wat_een_nederlander_schrijft() {
        assert_eq!(nl("1.234,5").unwrap().to_string(), "1234.5");
        assert_eq!(nl(" 0,25 ").unwrap().to_string(), "0.25");
        assert_eq!(nl("1.234.567").unwrap().to_string(), "1234567");
        assert_eq!(nl("-3").unwrap().to_string(), "-3");
        assert_eq!(nl("7.5").unwrap().to_string(), "7.5");
        assert_eq!(Amount::parse("1.234", Schrijfwijze::Punt).unwrap().to_string(), "1.234");
    }

    #[test]
    fn weigert_wat_geen_getal_is() {
        for t in ["NaN", "1e400", "=1+1", "drie", "1,2,3", "1.2.3", ",5", "5,", "--1", "+1", "1 000", "inf"] {
            assert_eq!(nl(t), Err(AmountError::GeenGetal), "{t}");
        }
        assert_eq!(nl(""), Err(AmountError::Leeg));
        assert_eq!(nl("1.234"), Err(AmountError::Dubbelzinnig));
        assert_eq!(Amount::parse("1,234", Schrijfwijze::Punt), Err(AmountError::Dubbelzinnig));
        assert_eq!(Amount::parse("0,234", Schrijfwijze::Punt).unwrap().to_string(), "0.234");
        assert_eq!(nl("0,1234567"), Err(AmountError::TeVeelDecimalen));
        assert_eq!(nl("99999999999999999999999999999999999"), Err(AmountError::TeGroot));
        assert_eq!(nl("1000000001"), Err(AmountError::TeGroot));
    }

    #[test]
    fn deelt_een_keer_en_rondt_half_naar_boven() {
        let derde = Amount::from_int(2).mul_div(Amount::ONE, Amount::from_int(3));
        assert_eq!(derde.to_string(), "0.666666666667");
    }

    proptest! {
        #[test]
        fn delen_tellen_op(totaal in 0i64..1_000_000, gewichten in prop::collection::vec(0u64..2_000_000, 1..60)) {
            let totaal = Amount::from_int(totaal);
            let delen = verdeel(totaal, &gewichten);
            let som: Amount = delen.iter().copied().sum();
            if gewichten.iter().any(|g| *g > 0) {
                prop_assert_eq!(som, totaal);
            }
            for (deel, gewicht) in delen.iter().zip(&gewichten) {
                prop_assert!(*gewicht > 0 || deel.is_zero());
            }
        }

        #[test]
        fn centen_tellen_op(centen in 0i64..100_000_000_000, gewichten in prop::collection::vec(1u64..20_000_000, 1..60)) {
            let totaal = Amount(Decimal::new(centen, 2).normalize());
            let delen = verdeel_op(totaal, &gewichten, 2);
            prop_assert_eq!(delen.iter().copied().sum::<Amount>(), totaal);
            prop_assert!(delen.iter().all(|d| d.0.scale() <= 2));
        }

        #[test]
        fn tekst_heen_en_terug(mantisse in -1_000_000_000i64..1_000_000_000, schaal in 0u32..6) {
            let a = Amount::from_invoer(Decimal::new(mantisse, schaal)).unwrap();
            prop_assert_eq!(Amount::parse(&a.to_string(), Schrijfwijze::Punt).unwrap(), a);
            let komma = a.to_string().replace('.', ",");
            prop_assert_eq!(nl(&komma).unwrap(), a);
        }
    }
}
