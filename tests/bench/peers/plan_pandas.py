"""SOLL, GAP en ingroeipad voor Nederland in pandas.

Gebruik: plan_pandas.py REPO IST.csv UITMAP
"""

import sys
from pathlib import Path

import numpy as np
import pandas as pd

STAPPEN = 12  # van 2027-K1 tot het doel in 2030-K1
GEHEEL = ["steunpunt", "coalitie", "netwerk", "persoon"]
SLEUTEL = ["gebied_niveau", "gebied_code", "gebied_naam", "norm_id", "eenheid"]
LAND = {"gebied_niveau": "land", "gebied_code": "NL", "gebied_naam": "Nederland"}
PLAN = [
    *SLEUTEL, "grondslag_aantal", "streef_laag", "streef_hoog", "soll_laag", "soll", "soll_hoog", "soll_doel", "ist",
    "gap_laag", "gap", "gap_hoog", "gap_doel", "tekort", "overschot", "vullingsgraad",
]  # fmt: skip
SOM_PAD = ["soll_laag", "soll", "soll_hoog", "pad_laag", "pad", "pad_hoog"]


def main(repo: Path, ist_pad: Path, uit: Path) -> None:
    sets = repo / "datasets"
    normen = pd.read_csv(repo / "tests/bench/peers/normen.csv").rename_axis("nr").reset_index()
    gebieden = pd.read_csv(sets / "gebieden-2026/gebieden.csv")
    iza = pd.read_csv(sets / "iza-regios/iza.csv")
    ist = pd.read_csv(ist_pad, sep=";", decimal=",", usecols=["gebied_code", "norm_id", "waarde"])
    ist = ist.rename(columns={"waarde": "ist"})
    grondslag = lees_grondslag(pd.read_csv(sets / "bevolking-2025/bevolking.csv"))
    regios = {"iza": iza["iza_naam"].nunique(), "ggd": gebieden["ggd_code"].nunique()}

    inwoners = grondslag[grondslag["grondslag"] == "inwoners"].set_index("gebied_code")["aantal"]
    gemeenten = gebieden[["gemeente_code", "gemeente_naam"]].set_axis(["gebied_code", "gebied_naam"], axis=1)
    gemeenten = gemeenten.assign(gebied_niveau="gemeente", inwoners=gemeenten["gebied_code"].map(inwoners), regios=1)
    gemeenten = gemeenten.merge(normen[normen["schaal"] == "gemeente"], how="cross")
    gemeenten = gemeenten.merge(grondslag, on=["gebied_code", "grondslag"], how="left")
    landelijk = normen[normen["schaal"] != "gemeente"].assign(**LAND)
    landelijk["regios"] = landelijk["schaal"].map(regios)
    landelijk["aantal"] = landelijk["grondslag"].map(grondslag.groupby("grondslag")["aantal"].sum())

    delen = met_tekort(
        met_soll(pd.concat([gemeenten, landelijk])).merge(ist, on=["gebied_code", "norm_id"], how="left")
    )
    plan = pd.concat([delen, tel_op(delen)])
    for naam in ["_laag", "", "_hoog"]:
        plan[f"gap{naam}"] = plan[f"soll{naam}"] - plan["ist"]
    teller = np.where(plan["karakter"] == "minimum", plan["soll"] - plan["tekort"], plan["ist"])
    plan = plan.assign(vullingsgraad=teller / plan["soll"], soll_doel=plan["soll"], gap_doel=plan["gap"])
    plan = plan.sort_values(["gebied_niveau", "gebied_code", "nr"], ascending=[False, True, True])
    plan[PLAN].to_csv(uit / "plan.csv", index=False)
    ingroeipad(delen).to_csv(uit / "ingroeipad.csv", index=False)


def lees_grondslag(bevolking: pd.DataFrame) -> pd.DataFrame:
    van, tot = bevolking["leeftijd_van"], bevolking["leeftijd_tot_en_met"]
    soort = pd.Series(pd.NA, index=bevolking.index, dtype="str")
    soort[(van == 0) & tot.isna()] = "inwoners"
    soort[(van == 0) & (tot == 17)] = "inwoners-0-17"
    soort[van >= 65] = "inwoners-65plus"
    bevolking = bevolking.assign(gebied_code=bevolking["gemeente_code"], grondslag=soort)
    return bevolking.groupby(["gebied_code", "grondslag"], as_index=False)["aantal"].sum()


def met_soll(delen: pd.DataFrame) -> pd.DataFrame:
    grondslag_aantal = delen["aantal"] * delen["factor"]
    maat = np.where(delen["soort"] == "vast", delen["regios"], grondslag_aantal) / delen["per"]
    laag, hoog = maat * delen["laag"], maat * delen["hoog"]
    return delen.assign(
        grondslag_aantal=grondslag_aantal, streef_laag=delen["laag"], streef_hoog=delen["hoog"],
        soll_laag=laag, soll_hoog=hoog, soll=(laag + hoog) / 2,
    )  # fmt: skip


def met_tekort(delen: pd.DataFrame) -> pd.DataFrame:
    ist = delen["ist"]
    return delen.assign(
        tekort=(delen["soll"] - ist).clip(lower=0),
        overschot=(ist - delen["soll"]).clip(lower=0),
        tekort_laag=(delen["soll_laag"] - ist).clip(lower=0),
        tekort_hoog=(delen["soll_hoog"] - ist).clip(lower=0),
    )


def tel_op(delen: pd.DataFrame) -> pd.DataFrame:
    per_norm = delen[delen["gebied_niveau"] == "gemeente"].groupby("norm_id")
    zelfde = per_norm[["nr", "eenheid", "karakter", "streef_laag", "streef_hoog"]].first()
    som = per_norm[["soll_laag", "soll", "soll_hoog", "ist", "tekort", "overschot"]].sum()
    aantal = per_norm[["grondslag_aantal"]].sum(min_count=1)
    return pd.concat([zelfde, som, aantal], axis=1).reset_index().assign(**LAND)


def ingroeipad(delen: pd.DataFrame) -> pd.DataFrame:
    k = np.arange(17)
    kwartalen = pd.DataFrame({
        "k": k,
        "stap": np.minimum(k, STAPPEN),
        "kwartaal": [f"{2027 + i // 4}-K{i % 4 + 1}" for i in k],
        "datum": [f"{2027 + i // 4}-{i % 4 * 3 + 1:02}-01" for i in k],
    })
    # Wat alleen heel bestaat, gaat naar de grootste gemeente eerst; `eerder` is wat er vóór een deel al nodig is.
    delen = delen.sort_values(["nr", "inwoners", "gebied_code"], ascending=[True, False, True])
    per_norm = delen.groupby("nr")["tekort"]
    delen = delen.assign(samen=per_norm.transform("sum"), eerder=per_norm.cumsum() - delen["tekort"])
    delen["geheel"] = delen["eenheid"].isin(GEHEEL)
    paden = delen.merge(kwartalen, how="cross")
    trap = np.floor(paden["samen"] * paden["stap"] / STAPPEN) - paden["eerder"]
    trap = trap.clip(lower=0).clip(upper=paden["tekort"])
    for naam in ["_laag", "", "_hoog"]:
        lijn = paden[f"tekort{naam}"] * paden["stap"] / STAPPEN
        paden[f"pad{naam}"] = paden["ist"] + np.where(paden["geheel"], trap, lijn)
    gemeenten = paden[paden["gebied_niveau"] == "gemeente"]
    land = gemeenten.groupby(["nr", "norm_id", "eenheid", "k", "kwartaal", "datum"], as_index=False)[SOM_PAD].sum()
    paden = pd.concat([paden, land.assign(**LAND)])
    paden = paden.sort_values(["gebied_niveau", "gebied_code", "nr", "k"], ascending=[False, True, True, True])
    p = paden["pad"]
    jaar = (p.shift(3) + p.shift(-1) + 2 * (p.shift(2) + p.shift(1) + p)) / 8
    vierde = (paden["k"] % 4 == 3) & paden["eenheid"].str.endswith("per jaar")
    paden["jaartotaal"] = jaar.where(vierde)
    return paden[[*SLEUTEL, "kwartaal", "datum", *SOM_PAD, "jaartotaal"]]


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
