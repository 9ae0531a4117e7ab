"""Meet Normwijzer naast polars, DuckDB, pandas en matplotlib, als hele processen; `just bench-peers`.

Maakt zijn eigen invoer en een venv met de nieuwste versies van PyPI, laat de programma's om en om lopen en drukt
Markdown-tabellen af. Voor de tijden tellen, controleert het dat alle programma's dezelfde getallen schrijven.

Gebruik: peers.py NORMWIJZER [--keren N]
"""

import argparse
import datetime
import json
import os
import platform
import resource
import shutil
import statistics
import struct
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass, field
from pathlib import Path

from invoer import schrijf_ist

REPO = Path(__file__).resolve().parents[2]
PEERS = Path(__file__).resolve().parent / "peers"
PAKKETTEN = ["polars", "duckdb", "pandas", "matplotlib", "numpy"]


@dataclass
class Meting:
    """De herhaalde tijden (s), processortijden (s) en het hoogste geheugen (MiB) van één opdracht."""

    opdracht: list[str]
    uit: Path | None = None  # de uitvoermap, leeggemaakt voor elke keer: wie overschrijft, doet ander werk
    tijd: list[float] = field(default_factory=list)
    cpu: list[float] = field(default_factory=list)
    geheugen: float = 0.0
    bovengrens: bool = False  # het geheugen van deze meter zelf was meer: het getal is een bovengrens

    def draai(self, tel_mee: bool = True) -> None:
        if self.uit:
            shutil.rmtree(self.uit, ignore_errors=True)
            self.uit.mkdir()
        begin = time.perf_counter()
        proces = subprocess.Popen(self.opdracht, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        fout = proces.stderr.read()
        _, status, gebruik = os.wait4(proces.pid, 0)
        duur = time.perf_counter() - begin
        proces.returncode = os.waitstatus_to_exitcode(status)
        if proces.returncode != 0:
            sys.exit(f"{self.opdracht}:\n{fout.decode()}")
        if tel_mee:
            self.tijd.append(duur)
            self.cpu.append(gebruik.ru_utime + gebruik.ru_stime)
            self.geheugen = max(self.geheugen, gebruik.ru_maxrss / 1024)
            if gebruik.ru_maxrss <= resource.getrusage(resource.RUSAGE_SELF).ru_maxrss:
                self.bovengrens = True

    @property
    def midden(self) -> float:
        return statistics.median(self.tijd)

    @property
    def processor(self) -> float:
        return statistics.median(self.cpu)


def main() -> None:
    opties = argparse.ArgumentParser()
    opties.add_argument("normwijzer", type=Path)
    opties.add_argument("--keren", type=int, default=11)
    opties = opties.parse_args()
    if opties.keren < 7:
        sys.exit("--keren: ten minste 7")
    programma = str(opties.normwijzer.resolve())
    with tempfile.TemporaryDirectory(prefix="normwijzer-bench-") as werk:
        werk = Path(werk)
        python = maak_venv(werk / "venv")
        print(f"{machine()}; {datetime.date.today()}; {versies(python, programma)}; mediaan van {opties.keren}.\n")
        meet_rekenen(programma, python, werk, opties.keren)
        meet_grafieken(programma, python, werk, opties.keren)


def meet_rekenen(programma: str, python: str, werk: Path, keren: int) -> None:
    ist = werk / "ist.csv"
    rijen = schrijf_ist(REPO, ist)
    eigen = werk / "normwijzer"
    reken = [programma, "plan", "--regio", "Nederland", "--ist", str(ist)]
    alles = werk / "alles"
    # De anderen schrijven alleen tabellen; met werkmap en pagina erbij, en zonder iets te schrijven, staat eronder.
    metingen = {
        "normwijzer": Meting([*reken, "--alleen-tabellen", "--uit", str(eigen)], eigen),
        "normwijzer met `plan.xlsx` en `plan.md`": Meting([*reken, "--geen-grafieken", "--uit", str(alles)], alles),
        "normwijzer zonder `--uit`": Meting(reken),
    }
    starts = dict.fromkeys(metingen, Meting([programma, "--versie"]))
    for naam in ("polars", "duckdb", "pandas"):
        uit = werk / naam
        metingen[naam] = Meting([python, str(PEERS / f"plan_{naam}.py"), str(REPO), str(ist), str(uit)], uit)
        starts[naam] = Meting([python, "-c", f"import {naam}"])
    om_en_om([*metingen.values(), *{id(m): m for m in starts.values()}.values()], keren)
    for naam in ("polars", "duckdb", "pandas"):
        # In een eigen proces: het geheugen van deze meter telt bij Linux mee bij wat hij start.
        subprocess.run([sys.executable, str(PEERS.parent / "gelijk.py"), str(eigen), str(werk / naam)], check=True)
    print(f"**Rekenen**: Nederland, 342 gemeenten, alle normen met een getal, 17 kwartalen; {rijen} opgaven in.\n")
    druk_af(metingen, starts, normaal="normwijzer")


def meet_grafieken(programma: str, python: str, werk: Path, keren: int) -> None:
    ist = str(REPO / "datasets/voorbeeld/ist-flevoland.csv")
    eigen, uit = werk / "flevoland", werk / "matplotlib"
    plan = [programma, "plan", "--regio", "Flevoland", "--ist", ist, "--uit"]
    metingen = {"normwijzer": Meting([*plan, str(eigen)], eigen)}
    metingen["normwijzer"].draai(tel_mee=False)
    afmetingen = {p.stem: png_maat(p) for p in sorted((eigen / "grafieken").glob("*.png"))}
    (werk / "afmetingen.json").write_text(json.dumps(afmetingen))
    tekenen = [python, str(PEERS / "grafieken_matplotlib.py"), str(eigen), str(werk / "afmetingen.json"), str(uit)]
    metingen["matplotlib"] = Meting(tekenen, uit)
    zonder = werk / "zonder"
    starts = {
        "normwijzer": Meting([*plan, str(zonder), "--geen-grafieken"], zonder),
        "matplotlib": Meting([python, "-c", "import matplotlib; matplotlib.use('Agg'); import matplotlib.pyplot"]),
    }
    om_en_om([*metingen.values(), *starts.values()], keren)
    svgs = {p.stem for p in uit.glob("*.svg")}
    if {p.stem: png_maat(p) for p in uit.glob("*.png")} != afmetingen or svgs != afmetingen.keys():
        sys.exit("matplotlib tekende andere grafieken of maten")
    pixels = sum(b * h for b, h in afmetingen.values()) / 1e6
    print(f"\n**Grafieken**: Flevoland, {len(afmetingen)} grafieken, elk PNG en SVG, {pixels:.0f} miljoen pixels.")
    print("Netto is bij normwijzer het verschil met `--geen-grafieken`, bij matplotlib zonder het laden.\n")
    druk_af(metingen, starts, normaal="normwijzer")
    geheel = metingen["matplotlib"].midden / metingen["normwijzer"].midden
    verhouding = f"{geheel:.1f}".replace(".", ",")
    print(f"\nMatplotlib geheel tegen normwijzer geheel (ook rekenen en alle andere bestanden): {verhouding}×.")


def om_en_om(metingen: list[Meting], keren: int) -> None:
    for ronde in range(keren + 1):  # de eerste ronde warmt op en telt niet mee
        for meting in metingen:
            meting.draai(tel_mee=ronde > 0)


def druk_af(metingen: dict[str, Meting], starts: dict[str, Meting], normaal: str) -> None:
    netto = {n: m.midden - starts[n].midden for n, m in metingen.items()}
    print("| | geheel | kleinste–grootste | start | netto | netto, verhouding | processor, netto | geheugen |")
    print("|---|--:|--:|--:|--:|--:|--:|--:|")
    for naam, m in metingen.items():
        verhouding = f"{netto[naam] / netto[normaal]:.2f}".replace(".", ",")
        print(
            f"| {naam} | {ms(m.midden)} | {ms(min(m.tijd))}–{ms(max(m.tijd))} | {ms(starts[naam].midden)} "
            f"| {ms(netto[naam])} | {verhouding}× | {ms(m.processor - starts[naam].processor)} "
            f"| {'≤ ' if m.bovengrens else ''}{m.geheugen:.0f} MiB |"
        )


def ms(seconden: float) -> str:
    return f"{seconden * 1000:.0f} ms"


def maak_venv(map_: Path) -> str:
    python = map_ / "bin/python"
    subprocess.run([sys.executable, "-m", "venv", str(map_)], check=True)
    subprocess.run([python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *PAKKETTEN], check=True)
    # Alles één keer laden: daarna staan de .pyc-bestanden en de lettertypelijst klaar.
    subprocess.run([python, "-c", "import polars, duckdb, pandas, matplotlib.pyplot"], check=True)
    return str(python)


def versies(python: str, programma: str) -> str:
    vraag = f"from importlib.metadata import version as v; print(', '.join(f'{{p}} {{v(p)}}' for p in {PAKKETTEN}))"
    peers = subprocess.run([python, "-c", vraag], check=True, capture_output=True, text=True).stdout.strip()
    eigen = subprocess.run([programma, "--versie"], check=True, capture_output=True, text=True).stdout.split("\n")[0]
    return f"{eigen}, Python {platform.python_version()}, {peers}"


def machine() -> str:
    info = Path("/proc/cpuinfo")
    regels = info.read_text().splitlines() if info.exists() else []
    naam = next((r.split(":", 1)[1].strip() for r in regels if r.startswith("model name")), platform.machine())
    druk = f"{os.getloadavg()[0]:.1f}".replace(".", ",")
    return f"{naam}, {os.cpu_count()} kernen, {platform.system()} {platform.release()}, belasting vooraf {druk}"


def png_maat(pad: Path) -> tuple[int, int]:
    with pad.open("rb") as f:
        return struct.unpack(">II", f.read(24)[16:24])


if __name__ == "__main__":
    main()
