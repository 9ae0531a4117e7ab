//! De werkagenda als pagina: voor wie geen sjabloon heeft, en voor één paragraaf om te plakken.

use super::{Sectie, Werkagenda, mijlpalen};
use crate::document::{Blok, Document};

impl Werkagenda {
    /// De hele werkagenda als pagina.
    #[must_use]
    pub fn document(&self) -> Document {
        let mut blokken = self.vooraf.clone();
        let mut leefgebied = None;
        for sectie in &self.secties {
            if leefgebied != Some(&sectie.leefgebied) {
                blokken.push(Blok::kop(1, sectie.leefgebied.clone()));
                leefgebied = Some(&sectie.leefgebied);
            }
            blokken.extend(sectie.blokken());
        }
        blokken.extend(self.bijlage.iter().cloned());
        Document { titel: self.titel.clone(), blokken }
    }

    /// Eén paragraaf als pagina, met wat de lezer vooraf moet weten; `None` als zij er niet in staat.
    #[must_use]
    pub fn alleen(&self, id: &str) -> Option<Document> {
        let sectie = self.secties.iter().find(|s| s.id == id)?;
        let blokken = self.vooraf.iter().cloned().chain(sectie.blokken()).collect();
        Some(Document { titel: self.titel.clone(), blokken })
    }
}

impl Sectie {
    /// De paragraaf met haar kop, op niveau 2.
    #[must_use]
    pub fn blokken(&self) -> Vec<Blok> {
        let mut uit = vec![Blok::kop(2, format!("{} {}", self.id, self.titel))];
        for (onderdeel, inhoud) in self.cellen.iter().filter(|(_, inhoud)| !inhoud.is_empty()) {
            uit.push(Blok::kop(3, onderdeel.label()));
            uit.extend(inhoud.iter().cloned());
        }
        if !self.mijlpalen.is_empty() {
            uit.push(Blok::kop(3, "Mijlpalenplanning"));
            uit.push(self.mijlpalentabel());
        }
        uit.extend(self.onder.iter().cloned());
        uit
    }

    /// De mijlpalen als tabel, met de kolommen van het format.
    #[must_use]
    pub fn mijlpalentabel(&self) -> Blok {
        mijlpalen::tabel(&self.mijlpalen)
    }
}
