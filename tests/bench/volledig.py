"""Meet de volledige set (alle grafieken PNG en SVG, Word, Excel, HTML) voor alle IZA-regio's naast Python met twee
processen, als hele processen om en om; en alle gemeenten met Normwijzer alleen. `just bench-volledig`.

De Python-kant (pandas, matplotlib, python-docx, openpyxl) maakt even veel grafieken van dezelfde maat, tabellen, bladen
en Excelgrafieken; die telling wordt vooraf uit de uitkomst van Normwijzer gelezen en kost de Python-kant geen tijd.

Gebruik: volledig.py NORMWIJZER [--keren N] [--zonder-gemeenten]
"""

import argparse
import datetime
import json
import subprocess
import sys
import tempfile
from pathlib import Path

import peers
from invoer import schrijf_ist
from peers import PEERS, REPO, Meting, machine, om_en_om, png_maat

PAKKETTEN = ["pandas", "matplotlib", "python-docx", "openpyxl"]
TELLER = "tel_documenten.py"


def main() -> None:
    opties = argparse.ArgumentParser()
    opties.add_argument("normwijzer", type=Path)
    opties.add_argument("--keren", type=int, default=3)
    opties.add_argument("--zonder-gemeenten", action="store_true")
    opties = opties.parse_args()
    programma = str(opties.normwijzer.resolve())
    with tempfile.TemporaryDirectory(prefix="normwijzer-bench-") as werk:
        werk = Path(werk)
        peers.PAKKETTEN = PAKKETTEN
        python = venv(werk / "venv")
        print(f"{machine()}; {datetime.date.today()}; {peers.versies(python, programma)}; mediaan van {opties.keren}.\n")
        meet_regios(programma, python, werk, opties.keren)
        if not opties.zonder_gemeenten:
            meet_gemeenten(programma, werk)


def meet_regios(programma: str, python: str, werk: Path, keren: int) -> None:
    eigen, uit, telling = werk / "normwijzer", werk / "python", werk / "telling.json"
    ist = werk / "ist.csv"
    schrijf_ist(REPO, ist)
    plan = [programma, "plan", "--alle", "iza", "--per-gebied", "--ist", str(ist), "--uit", str(eigen)]
    metingen = {"normwijzer": Meting(plan, eigen)}
    metingen["normwijzer"].draai(tel_mee=False)
    gebieden = {m.name: m for m in sorted((eigen / "gebieden").iterdir())}
    # Lezen met python-docx en openpyxl: wie telt, hoort niet bij Normwijzer.
    subprocess.run([python, str(PEERS / TELLER), str(eigen / "gebieden"), str(telling)], check=True)
    # De Python-kant leest de CSV's uit een kopie: om en om wordt de map van Normwijzer leeggemaakt.
    invoer = werk / "invoer"
    for slug, map_ in gebieden.items():
        (invoer / slug).mkdir(parents=True)
        for tabel in ("plan", "ingroeipad", "lezingen", "kwalitatief", "dekking"):
            (invoer / slug / f"{tabel}.csv").write_bytes((map_ / f"{tabel}.csv").read_bytes())
    metingen["python, twee processen"] = Meting(
        [python, str(PEERS / "volledig_python.py"), str(invoer), str(telling), str(uit)], uit
    )
    om_en_om(list(metingen.values()), keren)
    nagaan(json.loads(telling.read_text()), uit)
    grafieken = sum(len(t["grafieken"]) for t in json.loads(telling.read_text()).values())
    print(f"**Volledige set**: {len(gebieden)} IZA-regio's, {grafieken} grafieken (PNG en SVG), Word, Excel en HTML.\n")
    print("| | geheel | verhouding | processor | geheugen |\n|---|--:|--:|--:|--:|")
    normaal = metingen["normwijzer"].midden
    for naam, m in metingen.items():
        maal = f"{m.midden / normaal:.1f}".replace(".", ",")
        print(f"| {naam} | {m.midden:.1f} s | {maal}× | {m.processor:.1f} s | {m.geheugen:.0f} MiB |".replace(".", ","))


def meet_gemeenten(programma: str, werk: Path) -> None:
    uit = werk / "gemeenten"
    plan = [programma, "plan", "--alle", "gemeente", "--per-gebied", "--ist", str(werk / "ist.csv"), "--uit", str(uit)]
    meting = Meting(plan, uit)
    meting.draai()
    aantal = sum(1 for _ in (uit / "gebieden").iterdir())
    print(f"\n{aantal} gemeenten, volledige set: {meting.midden:.0f} s, {meting.geheugen:.0f} MiB.")


def nagaan(telling: dict, uit: Path) -> None:
    """Of de Python-kant even veel grafieken van dezelfde maat maakte."""
    for slug, wat in telling.items():
        maten = {p.stem: list(png_maat(p)) for p in (uit / slug / "grafieken").glob("*.png")}
        if maten != wat["grafieken"]:
            sys.exit(f"{slug}: Python tekende andere grafieken of maten")


def venv(map_: Path) -> str:
    python = map_ / "bin/python"
    subprocess.run([sys.executable, "-m", "venv", str(map_)], check=True)
    subprocess.run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *PAKKETTEN], check=True)
    subprocess.run([python, "-c", "import pandas, docx, openpyxl, matplotlib.pyplot"], check=True)
    return str(python)


if __name__ == "__main__":
    main()
