//! Waarom een werkmap niet te lezen is, in woorden voor wie haar gaf.

/// Waarom een werkmap niet te lezen is. Het bericht noemt geen bestand; dat weet de aanroeper.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum WerkmapFout {
    /// Een werkmap met macro's.
    #[error(
        "dit is een werkmap met macro's (.xlsm); die wordt niet gelezen. Sla haar in Excel op als 'Excel-werkmap (*.xlsx)'"
    )]
    Macros,
    /// De binaire vorm van Excel.
    #[error("dit is een binaire Excel-werkmap (.xlsb). Sla haar in Excel op als 'Excel-werkmap (*.xlsx)'")]
    Xlsb,
    /// De vorm van vóór 2007.
    #[error("dit is een oude Excel-werkmap (.xls). Open haar in Excel en sla haar op als 'Excel-werkmap (*.xlsx)'")]
    Xls,
    /// Met een wachtwoord beveiligd.
    #[error(
        "deze werkmap is met een wachtwoord beveiligd. Haal het wachtwoord eraf (Bestand, Info, Werkmap beveiligen, Versleutelen met wachtwoord) en sla haar opnieuw op"
    )]
    Wachtwoord,
    /// Een ander soort bestand.
    #[error("dit is {wat}; verwacht een Excel-werkmap (.xlsx)")]
    AnderSoort {
        /// Wat het wel is.
        wat: String,
    },
    /// Niet te lezen.
    #[error("{}is beschadigd. Open de werkmap in Excel, laat haar herstellen en sla haar opnieuw op als .xlsx", blad.as_ref().map_or_else(|| "deze werkmap ".to_owned(), |b| format!("het blad '{b}' ")))]
    Beschadigd {
        /// Het blad waarin het misging.
        blad: Option<String>,
    },
    /// Een foutwaarde die nieuwer is dan de lezer.
    #[error("in het blad '{blad}' staat een cel met de fout {waarde}; verbeter of wis die cel en sla opnieuw op")]
    OnbekendeFoutwaarde {
        /// Het blad.
        blad: String,
        /// Zoals zij er staat.
        waarde: String,
    },
    /// De zip is onveilig.
    #[error("{wat}; geweigerd. Open de werkmap in Excel en sla haar opnieuw op als .xlsx")]
    Onveilig {
        /// Wat er aan de zip mis is.
        wat: String,
    },
    /// Over een grens.
    #[error("{wat}: dat is meer dan een werkmap hier mag bevatten. Controleer of dit het bedoelde bestand is")]
    TeGroot {
        /// Wat er te veel is.
        wat: String,
    },
}
