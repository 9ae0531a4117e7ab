"""SOLL, GAP en ingroeipad voor Nederland in polars.

Gebruik: plan_polars.py REPO IST.csv UITMAP
"""

import sys
from datetime import date
from pathlib import Path

import polars as pl

STAPPEN = 12  # van 2027-K1 tot het doel in 2030-K1
GEHEEL = ["steunpunt", "coalitie", "netwerk", "persoon"]
SLEUTEL = ["gebied_niveau", "gebied_code", "gebied_naam", "norm_id", "eenheid"]


def main(repo: Path, ist_pad: Path, uit: Path) -> None:
    sets = repo / "datasets"
    normen = pl.scan_csv(repo / "tests/bench/peers/normen.csv").with_row_index("nr")
    gebieden = pl.scan_csv(sets / "gebieden-2026/gebieden.csv")
    iza = pl.scan_csv(sets / "iza-regios/iza.csv")
    ist = pl.scan_csv(ist_pad, separator=";", decimal_comma=True, schema_overrides={"waarde": pl.Float64}).select(
        "gebied_code", "norm_id", ist="waarde"
    )
    grondslag = lees_grondslag(pl.scan_csv(sets / "bevolking-2025/bevolking.csv"))
    regios = pl.concat([
        iza.select(schaal=pl.lit("iza"), regios=pl.col("iza_naam").n_unique()),
        gebieden.select(schaal=pl.lit("ggd"), regios=pl.col("ggd_code").n_unique()),
    ])

    inwoners = grondslag.filter(grondslag="inwoners").select("gebied_code", inwoners="aantal")
    gemeenten = (
        gebieden.select(gebied_niveau=pl.lit("gemeente"), gebied_code="gemeente_code", gebied_naam="gemeente_naam")
        .join(inwoners, on="gebied_code")
        .join(normen.filter(schaal="gemeente"), how="cross")
        .join(grondslag, on=["gebied_code", "grondslag"], how="left")
        .with_columns(regios=pl.lit(1, pl.UInt32))
    )
    regionaal = (
        normen.filter(pl.col("schaal") != "gemeente")
        .join(grondslag.group_by("grondslag").agg(pl.col("aantal").sum()), on="grondslag", how="left")
        .join(regios, on="schaal")
        .with_columns(gebied_niveau=pl.lit("land"), gebied_code=pl.lit("NL"), gebied_naam=pl.lit("Nederland"))
    )
    delen = met_tekort(
        met_soll(pl.concat([gemeenten, regionaal], how="diagonal_relaxed")).join(
            ist, on=["gebied_code", "norm_id"], how="left"
        )
    )

    plan = pl.concat([delen, tel_op(delen)], how="diagonal_relaxed").with_columns(
        gap_laag=pl.col("soll_laag") - pl.col("ist"),
        gap=pl.col("soll") - pl.col("ist"),
        gap_hoog=pl.col("soll_hoog") - pl.col("ist"),
        vullingsgraad=pl.when(karakter="minimum")
        .then((pl.col("soll") - pl.col("tekort")) / pl.col("soll"))
        .otherwise(pl.col("ist") / pl.col("soll")),
    )
    plan = plan.sort("gebied_niveau", "gebied_code", "nr", descending=[True, False, False]).select(
        *SLEUTEL, "grondslag_aantal", "streef_laag", "streef_hoog", "soll_laag", "soll", "soll_hoog",
        pl.col("soll").alias("soll_doel"), "ist", "gap_laag", "gap", "gap_hoog", pl.col("gap").alias("gap_doel"),
        "tekort", "overschot", "vullingsgraad",
    )  # fmt: skip
    plan, pad = pl.collect_all([plan, ingroeipad(delen)])
    plan.write_csv(uit / "plan.csv")
    pad.write_csv(uit / "ingroeipad.csv")


def lees_grondslag(bevolking: pl.LazyFrame) -> pl.LazyFrame:
    van, tot = pl.col("leeftijd_van"), pl.col("leeftijd_tot_en_met")
    soort = (
        pl.when((van == 0) & tot.is_null()).then(pl.lit("inwoners"))
        .when((van == 0) & (tot == 17)).then(pl.lit("inwoners-0-17"))
        .when(van >= 65).then(pl.lit("inwoners-65plus"))
    )  # fmt: skip
    return (
        bevolking.select("aantal", gebied_code="gemeente_code", grondslag=soort)
        .drop_nulls("grondslag")
        .group_by("gebied_code", "grondslag")
        .agg(pl.col("aantal").sum())
    )


def met_soll(delen: pl.LazyFrame) -> pl.LazyFrame:
    maat = pl.when(soort="vast").then(pl.col("regios")).otherwise(pl.col("grondslag_aantal")) / pl.col("per")
    return (
        delen.with_columns(
            grondslag_aantal=pl.col("aantal") * pl.col("factor"), streef_laag="laag", streef_hoog="hoog"
        )
        .with_columns(soll_laag=maat * pl.col("laag"), soll_hoog=maat * pl.col("hoog"))
        .with_columns(soll=(pl.col("soll_laag") + pl.col("soll_hoog")) / 2)
    )


def met_tekort(delen: pl.LazyFrame) -> pl.LazyFrame:
    ist = pl.col("ist")
    return delen.with_columns(
        tekort=(pl.col("soll") - ist).clip(0),
        overschot=(ist - pl.col("soll")).clip(0),
        tekort_laag=(pl.col("soll_laag") - ist).clip(0),
        tekort_hoog=(pl.col("soll_hoog") - ist).clip(0),
    )


def tel_op(delen: pl.LazyFrame) -> pl.LazyFrame:
    som = ["grondslag_aantal", "soll_laag", "soll", "soll_hoog", "ist", "tekort", "overschot"]
    zelfde = ["nr", "eenheid", "karakter", "streef_laag", "streef_hoog", "grondslag"]
    return (
        delen.filter(gebied_niveau="gemeente")
        .group_by("norm_id")
        .agg(pl.col(zelfde).first(), pl.col(som).sum())
        .with_columns(
            gebied_niveau=pl.lit("land"), gebied_code=pl.lit("NL"), gebied_naam=pl.lit("Nederland"),
            grondslag_aantal=pl.when(pl.col("grondslag").is_not_null()).then("grondslag_aantal"),
        )
    )  # fmt: skip


def ingroeipad(delen: pl.LazyFrame) -> pl.LazyFrame:
    kwartalen = pl.LazyFrame({
        "k": range(17),
        "kwartaal": [f"{2027 + k // 4}-K{k % 4 + 1}" for k in range(17)],
        "datum": [date(2027 + k // 4, k % 4 * 3 + 1, 1) for k in range(17)],
    })
    # Wat alleen heel bestaat, gaat naar de grootste gemeente eerst; `eerder` is wat er vóór een deel al nodig is.
    vooraf = delen.sort("nr", "inwoners", "gebied_code", descending=[False, True, False]).with_columns(
        samen=pl.col("tekort").sum().over("nr"), eerder=pl.col("tekort").cum_sum().over("nr") - pl.col("tekort")
    )
    stap = pl.min_horizontal("k", STAPPEN)
    trap = ((pl.col("samen") * stap / STAPPEN).floor() - pl.col("eerder")).clip(0, pl.col("tekort"))

    def pad(tekort: str) -> pl.Expr:
        lijn = pl.col(tekort) * stap / STAPPEN
        return pl.col("ist") + pl.when(pl.col("eenheid").is_in(GEHEEL)).then(trap).otherwise(lijn)

    paden = vooraf.join(kwartalen, how="cross").with_columns(
        pad_laag=pad("tekort_laag"), pad=pad("tekort"), pad_hoog=pad("tekort_hoog")
    )
    som = ["soll_laag", "soll", "soll_hoog", "pad_laag", "pad", "pad_hoog"]
    land = (
        paden.filter(gebied_niveau="gemeente")
        .group_by("nr", "norm_id", "eenheid", "k", "kwartaal", "datum")
        .agg(pl.col(som).sum())
        .with_columns(gebied_niveau=pl.lit("land"), gebied_code=pl.lit("NL"), gebied_naam=pl.lit("Nederland"))
    )
    kolommen = [*SLEUTEL, "nr", "k", "kwartaal", "datum", *som]
    p = pl.col("pad")
    jaar = (p.shift(3) + p.shift(-1) + 2 * (p.shift(2) + p.shift(1) + p)) / 8
    return (
        pl.concat([paden.select(kolommen), land.select(kolommen)])
        .sort("gebied_niveau", "gebied_code", "nr", "k", descending=[True, False, False, False])
        .with_columns(
            jaartotaal=pl.when((pl.col("k") % 4 == 3) & pl.col("eenheid").str.ends_with("per jaar")).then(jaar)
        )
        .drop("nr", "k")
    )


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
