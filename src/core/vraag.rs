//! Wat een norm vraagt, op de peildatum en in elk kwartaal van een plan. Alleen optellen en opzoeken.

use crate::horizon::Horizon;
use crate::soll::Bereik;

/// Wat een norm vraagt, nu en straks.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Vraag {
    /// Op de peildatum.
    pub nu: Bereik,
    /// In elk kwartaal van het plan; leeg is steeds hetzelfde als nu.
    pub straks: Vec<Bereik>,
}

impl Vraag {
    /// Altijd hetzelfde.
    #[must_use]
    pub fn gelijk(nu: Bereik) -> Self {
        Self { nu, straks: Vec::new() }
    }

    /// Het gevraagde in het kwartaal met deze plaats in de horizon.
    #[must_use]
    pub fn op(&self, plaats: usize) -> Bereik {
        self.straks.get(plaats).copied().unwrap_or(self.nu)
    }

    /// Het gevraagde in het doelkwartaal.
    #[must_use]
    pub fn doel(&self, horizon: Horizon) -> Bereik {
        self.op(horizon.plaats(horizon.doel()))
    }

    /// Waar een pad in een kwartaal naartoe wil: tot en met het doel wat daar gevraagd wordt, daarna het meeste dat er
    /// sindsdien gevraagd is, want een pad keert niet om.
    #[must_use]
    pub fn top(&self, horizon: Horizon, plaats: usize) -> Bereik {
        let doel = horizon.plaats(horizon.doel());
        (doel.saturating_add(1)..=plaats)
            .map(|q| self.op(q))
            .fold(self.op(doel), |hoogste, hier| hoogste.zip(hier, |a, b| a.max(b)))
    }
}

/// De som; `None` zodra er één onbekend is, want een som die iets mist is te klein.
#[must_use]
pub fn som<'a>(delen: impl Iterator<Item = Option<&'a Vraag>>) -> Option<Vraag> {
    delen.into_iter().try_fold(Vraag::default(), |som, deel| Some(som + deel?))
}

impl std::ops::Add<&Vraag> for Vraag {
    type Output = Self;
    fn add(self, ander: &Vraag) -> Self {
        let lengte = self.straks.len().max(ander.straks.len());
        Self { straks: (0..lengte).map(|i| self.op(i) + ander.op(i)).collect(), nu: self.nu + ander.nu }
    }
}
