"""Maakt de IST voor de vergelijking: verzonnen, met een vast begingetal, dus altijd dezelfde bytes."""

import csv
import random
from pathlib import Path

KOP = ["gebied_code", "norm_id", "waarde", "eenheid", "peildatum", "periode", "bron", "toelichting"]


def schrijf_ist(repo: Path, doel: Path) -> int:
    """Schrijft voor elke gemeente en elke norm met een getal één opgave; geeft het aantal rijen."""
    normen = lees(repo / "tests/bench/peers/normen.csv")
    bevolking = lees(repo / "datasets/bevolking-2025/bevolking.csv")
    inwoners = {
        r["gemeente_code"]: int(r["aantal"])
        for r in bevolking
        if r["leeftijd_van"] == "0" and r["leeftijd_tot_en_met"] == ""
    }
    toeval = random.Random(20260420)
    rijen = []
    for norm in normen:
        if norm["schaal"] != "gemeente":
            rijen.append(rij("NL", norm, 25))
            continue
        for code, aantal in sorted(inwoners.items()):
            rijen.append(rij(code, norm, waarde(norm, aantal, toeval)))
    with doel.open("w", newline="", encoding="utf-8") as f:
        schrijver = csv.writer(f, delimiter=";", lineterminator="\n")
        schrijver.writerow(KOP)
        schrijver.writerows(rijen)
    return len(rijen)


def waarde(norm: dict, inwoners: int, toeval: random.Random) -> float | int:
    """Een opgave onder, rond en soms boven de norm; fte met één decimaal, de rest in hele getallen."""
    if norm["soort"] == "vast":
        return toeval.choice([0, 0, 1, 1, 2])
    deel = {"inwoners": 1.0, "inwoners-0-17": 0.18, "inwoners-65plus": 0.21}[norm["grondslag"]]
    soll = inwoners * deel * float(norm["factor"]) * float(norm["laag"]) / float(norm["per"])
    ist = soll * toeval.uniform(0.0, 1.3)
    return round(ist, 1) if norm["eenheid"] == "fte" else round(ist)


def rij(code: str, norm: dict, waarde: float | int) -> list[str]:
    periode = "2025" if norm["eenheid"].endswith("per jaar") else ""
    getal = str(waarde).replace(".", ",")
    return [code, norm["norm_id"], getal, norm["eenheid"], "2025-12-31", periode, "verzonnen voor de meting", ""]


def lees(pad: Path) -> list[dict]:
    with pad.open(newline="", encoding="utf-8") as f:
        return list(csv.DictReader(f))
