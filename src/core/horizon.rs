//! De tijd van een plan: begin, doel en einde van het ingroeipad.

use crate::kwartaal::Quarter;

/// Begin, doel en einde van het ingroeipad.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Horizon {
    start: Quarter,
    doel: Quarter,
    eind: Quarter,
}

impl Horizon {
    /// Een horizon van `start` tot `doel`; de rijen lopen door tot 2031-K1, of tot het doel als dat later ligt.
    ///
    /// # Errors
    /// Een Nederlandse zin als het doel niet na het begin ligt.
    pub fn new(start: Quarter, doel: Quarter) -> Result<Self, String> {
        if doel <= start {
            return Err(format!(
                "Het doelkwartaal {doel} ligt niet na het startkwartaal {start}. Kies een later doel of een eerder begin."
            ));
        }
        let eind = standaard(2031, doel).max(doel);
        Ok(Self { start, doel, eind })
    }

    /// Het eerste kwartaal; de stand is dan de IST. Standaard 2027-K1, het begin van de SPUK AZWA.
    #[must_use]
    pub fn start(self) -> Quarter {
        self.start
    }

    /// Het kwartaal waarin de SOLL gehaald is. Standaard 2030-K1: "dekkend in 2030" streng gelezen, op 1 januari.
    #[must_use]
    pub fn doel(self) -> Quarter {
        self.doel
    }

    /// Het laatste kwartaal waarvoor rijen verschijnen.
    #[must_use]
    pub fn eind(self) -> Quarter {
        self.eind
    }

    /// Alle kwartalen, van begin tot einde.
    pub fn kwartalen(self) -> impl Iterator<Item = Quarter> {
        Quarter::reeks(self.start, self.eind)
    }

    /// De plaats van een kwartaal in [`Horizon::kwartalen`]; wat ervoor ligt telt als het begin.
    #[must_use]
    pub fn plaats(self, kwartaal: Quarter) -> usize {
        usize::try_from(kwartaal.sinds(self.start)).unwrap_or_default()
    }

    /// Kwartalen van begin tot doel; minstens één.
    #[must_use]
    pub fn lengte(self) -> i32 {
        self.doel.sinds(self.start)
    }
}

impl Default for Horizon {
    fn default() -> Self {
        let start = standaard(2027, Quarter::EERSTE);
        let doel = standaard(2030, start.plus(12));
        Self { start, doel, eind: standaard(2031, doel) }
    }
}

fn standaard(jaar: i16, anders: Quarter) -> Quarter {
    Quarter::new(jaar, 1).unwrap_or(anders)
}
