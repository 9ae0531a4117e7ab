//! Het blad *Toelichting*: hoe de werkmap ingevuld wordt, en de velden die voor elke rij gelden.

use rust_xlsxwriter::{Format, Worksheet, XlsxError};

use super::keuzes;
use super::opmaak::Opmaak;
use super::{A4, ALGEMEEN, IstWerkmap, op_slot, voet};
use crate::xlsx::breedte::hoogte;

/// Kolom A draagt de sleutels en is verborgen; B het opschrift, C het veld of de uitleg.
const OPSCHRIFT: u16 = 1;
const VELD: u16 = 2;
const BREEDTES: (f64, f64) = (26.0, 74.0);
const REGELHOOGTE: f64 = 15.0;

pub(super) fn schrijf(vel: &mut Worksheet, werkmap: &IstWerkmap<'_>, opmaak: &Opmaak) -> Result<(), XlsxError> {
    vel.set_name("Toelichting")?;
    vel.set_column_width(0, 18)?.set_column_width(OPSCHRIFT, BREEDTES.0)?.set_column_width(VELD, BREEDTES.1)?;
    vel.set_column_hidden(0)?;
    let mut schrijver = Schrijver { vel, opmaak, rij: 0 };
    schrijver.alles(werkmap)?;
    let laatste = schrijver.rij.saturating_sub(1);
    vel.set_print_area(0, OPSCHRIFT, laatste, VELD)?;
    vel.set_paper_size(A4).set_portrait().set_print_fit_to_pages(1, 0).set_margins(0.5, 0.5, 0.5, 0.6, 0.3, 0.3);
    vel.set_footer(voet(&werkmap.voor));
    op_slot(vel);
    Ok(())
}

struct Schrijver<'a> {
    vel: &'a mut Worksheet,
    opmaak: &'a Opmaak,
    rij: u32,
}

impl Schrijver<'_> {
    fn alles(&mut self, werkmap: &IstWerkmap<'_>) -> Result<(), XlsxError> {
        let titel = format!("Huidige situatie (IST): {}", werkmap.voor);
        self.vel.write_string_with_format(0, OPSCHRIFT, titel, &self.opmaak.titel)?;
        self.rij = 2;
        self.alinea("Met deze werkmap geeft u op wat er nu is. Normwijzer vergelijkt dat met de landelijke streefwaarden en rekent uit wat er nog ontbreekt. U hoeft zelf niets te berekenen.")?;
        for editie in &werkmap.normen.edities {
            self.alinea(&format!(
                "De normen komen uit: {}, versie {} ({}). {}",
                editie.titel, editie.versie, editie.uitgever, editie.mededeling
            ))?;
        }
        self.kop("Dit geldt voor elke rij")?;
        self.alinea("Vul dit één keer in; het geldt voor elke rij waar zelf niets staat. Wijkt een rij af, vul het dan daar in.")?;
        self.veld("peildatum", "Peildatum", &self.opmaak.datum, "De dag waarop uw opgave geldt, zoals 31-12-2025.")?;
        self.vel.add_data_validation(self.rij - 2, VELD, self.rij - 2, VELD, &keuzes::dag()?)?;
        self.veld(
            "periode",
            "Periode",
            &self.opmaak.tekst,
            "Alleen voor aantallen per jaar: precies twaalf maanden, zoals 2025 of 1-7-2024 t/m 30-6-2025.",
        )?;
        self.vel.add_data_validation(self.rij - 2, VELD, self.rij - 2, VELD, &keuzes::periode()?)?;
        self.veld(
            "ingevuld_door",
            "Ingevuld door",
            &self.opmaak.tekst,
            "Wie de vragen over deze opgave kan beantwoorden.",
        )?;
        self.kop("Zo vult u de bladen in")?;
        self.voorbeeld("geel", &self.opmaak.keuze, "Een gele cel kunt u invullen. Alle andere cellen zijn op slot, zodat er niet per ongeluk iets verandert; er zit geen wachtwoord op.")?;
        self.punt("leeg", "Nog niet ingevuld. Normwijzer rekent dan met onbekend, nooit met nul.")?;
        self.punt("onbekend", "U bent het nagegaan en het is niet bekend. Typ of kies het woord onbekend.")?;
        self.punt("0", "Er is niets: het is nagegaan en het aantal is nul.")?;
        self.punt("fte", "Voltijdsbanen van 36 uur, bezet op de peildatum, zonder vacatures. Deelt iemand zijn tijd over rollen, tel dan alleen het deel voor deze rol. Decimalen met een komma: 0,6.")?;
        self.punt("steunpunt, persoon, coalitie, netwerk", "Alleen hele getallen.")?;
        self.punt("… per jaar", "Het aantal in precies twaalf maanden. Weet u alleen een deel van een jaar, vul dan onbekend in en schrijf het deel bij Toelichting; Normwijzer rekent het niet om.")?;
        self.punt("aanwezig, deels, niet", "Bij een eis in woorden. Wat als aanwezig telt, staat boven de rijen van de norm; dat is de afbakening van Normwijzer, niet van het Rijk.")?;
        self.punt("Soort bron en Bron", "Waar het vandaan komt, zodat een ander het kan navragen. Kiest u fictief voorbeeld, dan heet de IST overal fictief.")?;
        self.punt("Toelichting", "Wat een lezer moet weten. Noem geen namen van cliënten.")?;
        self.kop("En daarna")?;
        self.alinea("Stuur de werkmap terug naar de regiocoördinator. Eigen bladen toevoegen, bladen verplaatsen en opslaan in LibreOffice mag; na Controleren, Beveiliging blad opheffen mogen ook rijen en kolommen een andere plaats krijgen. Het programma herkent elke rij aan haar verborgen code. Sla op als .xlsx, zonder wachtwoord en zonder macro's.")?;
        self.alinea("De regiocoördinator kijkt alle werkmappen tegelijk na met: normwijzer ist controleer map --regio …, en rekent met: normwijzer plan --regio … --ist map.")
    }

    fn samengevoegd(&mut self, tekst: &str, opmaak: &Format, extra: f64) -> Result<(), XlsxError> {
        self.vel.merge_range(self.rij, OPSCHRIFT, self.rij, VELD, tekst, opmaak)?;
        let regels = regels(hoogte(tekst, BREEDTES.0 + BREEDTES.1));
        self.vel.set_row_height(self.rij, regels * REGELHOOGTE + extra)?;
        self.rij += 1;
        Ok(())
    }

    fn alinea(&mut self, tekst: &str) -> Result<(), XlsxError> {
        self.samengevoegd(tekst, &self.opmaak.alinea, 4.0)
    }

    fn kop(&mut self, tekst: &str) -> Result<(), XlsxError> {
        self.rij += 1;
        self.samengevoegd(tekst, &self.opmaak.tussenkop, 6.0)
    }

    fn punt(&mut self, wat: &str, uitleg: &str) -> Result<(), XlsxError> {
        self.voorbeeld(wat, &self.opmaak.vast, uitleg)
    }

    fn voorbeeld(&mut self, wat: &str, vorm: &Format, uitleg: &str) -> Result<(), XlsxError> {
        // Het voorbeeld van een gele cel is zelf op slot.
        self.vel.write_string_with_format(self.rij, OPSCHRIFT, wat, &vorm.clone().set_locked())?;
        self.vel.write_string_with_format(self.rij, VELD, uitleg, &self.opmaak.vast)?;
        let hoogste = hoogte(wat, BREEDTES.0).max(hoogte(uitleg, BREEDTES.1));
        self.vel.set_row_height(self.rij, regels(hoogste) * REGELHOOGTE + 3.0)?;
        self.rij += 1;
        Ok(())
    }

    /// Een veld met zijn verborgen sleutel, en op de regel eronder wat erin hoort.
    fn veld(&mut self, sleutel: &str, opschrift: &str, vorm: &Format, uitleg: &str) -> Result<(), XlsxError> {
        self.vel.write_string_with_format(self.rij, 0, format!("{ALGEMEEN}{sleutel}"), &self.opmaak.sleutel)?;
        self.vel.write_string_with_format(self.rij, OPSCHRIFT, opschrift, &self.opmaak.vast)?;
        let links = vorm.clone().set_align(rust_xlsxwriter::FormatAlign::Left);
        self.vel.write_blank(self.rij, VELD, &links)?;
        self.vel.write_string_with_format(self.rij + 1, VELD, uitleg, &self.opmaak.uitleg)?;
        self.rij += 2;
        Ok(())
    }
}

fn regels(aantal: usize) -> f64 {
    f64::from(u32::try_from(aantal).unwrap_or(1).min(26))
}
