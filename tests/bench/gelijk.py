"""Vergelijkt de tabellen van een ander programma met die van Normwijzer: dezelfde rijen, dezelfde getallen.

Gebruik: gelijk.py MAP ANDERE-MAP
"""

import csv
import math
import sys
from pathlib import Path

TEKST = {"gebied_niveau", "gebied_code", "gebied_naam", "norm_id", "eenheid", "kwartaal", "datum"}
SLEUTELS = {"plan.csv": ("gebied_niveau", "gebied_code", "norm_id"),
            "ingroeipad.csv": ("gebied_niveau", "gebied_code", "norm_id", "kwartaal")}  # fmt: skip


def verschillen(eigen: Path, ander: Path) -> list[str]:
    """De verschillen tussen twee uitvoermappen; leeg als alles op een miljardste na gelijk is."""
    uit = []
    for bestand, sleutel in SLEUTELS.items():
        a = lees(eigen / bestand, sleutel)
        b = lees(ander / bestand, sleutel)
        # Normwijzer noemt in plan.csv ook de normen in woorden; die hebben geen getallen en staan hier niet.
        a = {k: r for k, r in a.items() if r["eenheid"]}
        if a.keys() != b.keys():
            uit.append(f"{bestand}: {len(a)} rijen tegen {len(b)}; bijvoorbeeld {sorted(a.keys() ^ b.keys())[:3]}")
        for k in a.keys() & b.keys():
            for kolom, waarde in b[k].items():
                if not zelfde(kolom, a[k][kolom], waarde):
                    uit.append(f"{bestand} {k} {kolom}: {a[k][kolom]!r} tegen {waarde!r}")
    return uit


def zelfde(kolom: str, a: str, b: str) -> bool:
    if kolom in TEKST or not a or not b:
        return a == b
    return math.isclose(float(a), float(b), rel_tol=1e-9, abs_tol=1e-9)


def lees(pad: Path, sleutel: tuple[str, ...]) -> dict:
    with pad.open(newline="", encoding="utf-8") as f:
        return {tuple(r[k] for k in sleutel): r for r in csv.DictReader(f)}


if __name__ == "__main__":
    fouten = verschillen(Path(sys.argv[1]), Path(sys.argv[2]))
    if fouten:
        sys.exit(f"{sys.argv[2]} rekent iets anders ({len(fouten)} verschillen):\n" + "\n".join(fouten[:10]))
