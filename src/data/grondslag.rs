//! Het frame *grondslag*: hoeveel personen elke gemeente heeft per basis, met soort en peildatum.
//!
//! Eén luie polars-vraag. Welke norm welke basis gebruikt weet de kern, niet deze module.

use jiff::civil::Date;
use normwijzer_core::{Basis, GrondslagSoort};
use polars::prelude::{
    DataFrame, IntoLazy as _, JoinArgs, JoinType, LazyFrame, NULL, PolarsError, SortMultipleOptions, UnionArgs, col,
    concat, lit, when,
};

use crate::datasets::Frames;

/// Voegt bevolking en inwoners samen tot gemeente × basis, voor de gemeenten van `gebieden`.
///
/// Het aantal inwoners komt van de peildatum; de leeftijden gelden op de dag van de bevolkingstabel.
/// Kolommen: `gemeente_code, basis, aantal, soort, peildatum`, gesorteerd op die eerste twee.
///
/// # Errors
/// Alleen als een frame zijn schema niet heeft.
pub fn grondslag(frames: &Frames, peildatum: Date) -> Result<DataFrame, PolarsError> {
    let kolommen = || ["gemeente_code", "basis", "aantal", "soort", "peildatum"].map(col);
    let leeftijden = frames
        .bevolking
        .clone()
        .lazy()
        .with_column(
            when(col("leeftijd_van").gt_eq(lit(65)))
                .then(lit(Basis::Inwoners65Plus.token()))
                .when(col("leeftijd_van").eq(lit(0)).and(col("leeftijd_tot_en_met").eq(lit(17))))
                .then(lit(Basis::Inwoners0Tot17.token()))
                .otherwise(lit(NULL))
                .alias("basis"),
        )
        .filter(col("basis").is_not_null())
        .select(kolommen());
    let inwoners = frames
        .inwoners
        .clone()
        .lazy()
        .filter(col("peildatum").eq(lit(peildatum.to_string())))
        .with_columns([
            lit(Basis::Inwoners.token()).alias("basis"),
            lit(GrondslagSoort::Telling.token()).alias("soort"),
        ])
        .select(kolommen());
    tel_op(concat([leeftijden, inwoners], UnionArgs::default())?, frames.gebieden.clone().lazy()).collect()
}

fn tel_op(personen: LazyFrame, gebieden: LazyFrame) -> LazyFrame {
    personen
        .join(
            gebieden.select([col("gemeente_code")]),
            [col("gemeente_code")],
            [col("gemeente_code")],
            JoinArgs::new(JoinType::Semi),
        )
        .group_by(["gemeente_code", "basis", "soort", "peildatum"].map(col))
        .agg([col("aantal").sum()])
        .select(["gemeente_code", "basis", "aantal", "soort", "peildatum"].map(col))
        .sort(["gemeente_code", "basis", "soort"], SortMultipleOptions::default())
}
