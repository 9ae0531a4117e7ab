"""De volledige set per gebied in Python, met twee processen: grafieken (matplotlib), werkagenda.docx (python-docx),
plan.xlsx (openpyxl) en index.html. Even veel en even groot als die van Normwijzer: TELLING.json zegt per gebied welke
grafieken met welke maten, hoeveel tabellen van hoeveel bij hoeveel cellen, welke bladen en hoeveel Excelgrafieken.

Rekent niet: de getallen komen uit de CSV's van Normwijzer. Dat scheelt de Python-kant werk.

Gebruik: volledig_python.py MAP TELLING.json UITMAP
"""

import json
import sys
from html import escape
from itertools import cycle, islice
from multiprocessing import Pool
from pathlib import Path

import docx
import openpyxl
import pandas
from docx.shared import Cm
from grafieken_matplotlib import main as teken
from openpyxl.chart import BarChart, LineChart, Reference

PROCESSEN = 2


def main(map_: Path, telling: Path, uit: Path) -> None:
    gebieden = json.loads(telling.read_text())
    werk = [(map_ / slug, gebieden[slug], uit / slug) for slug in sorted(gebieden)]
    with Pool(PROCESSEN) as pool:
        pool.starmap(gebied, werk, chunksize=1)


def gebied(map_: Path, telling: dict, uit: Path) -> None:
    (uit / "grafieken").mkdir(parents=True)
    afmetingen = uit / "afmetingen.json"
    afmetingen.write_text(json.dumps(telling["grafieken"]))
    teken(map_, afmetingen, uit / "grafieken")
    tabellen = {n: pandas.read_csv(map_ / f"{n}.csv", dtype=str) for n in ("plan", "ingroeipad", "lezingen", "kwalitatief")}
    maak_docx(tabellen["plan"], telling["docx"], uit)
    maak_xlsx(tabellen, telling["xlsx"], uit / "plan.xlsx")
    maak_html(tabellen["plan"], telling["html"], uit)


def cellen(frame: pandas.DataFrame):
    return cycle(frame.fillna("").to_numpy().ravel().tolist())


def maak_docx(plan: pandas.DataFrame, telling: dict, uit: Path) -> None:
    document = docx.Document()
    bron = cellen(plan)
    beelden = cycle(sorted((uit / "grafieken").glob("*.png")))
    for nummer in range(telling["koppen"]):
        document.add_heading(f"Kop {nummer}", 2)
    for _ in range(telling["alineas"]):
        document.add_paragraph(" ".join(islice(bron, 12)))
    for rijen, kolommen in telling["tabellen"]:
        tabel = document.add_table(rijen, kolommen, style="Light Grid Accent 1")
        for rij in tabel.rows:
            for cel, tekst in zip(rij.cells, bron):
                cel.text = tekst
    for beeld in islice(beelden, telling["beelden"]):
        document.add_picture(str(beeld), width=Cm(16))
        document.add_paragraph("Figuur", style="Caption")
    document.save(uit / "werkagenda.docx")


def maak_xlsx(tabellen: dict[str, pandas.DataFrame], telling: dict, doel: Path) -> None:
    boek = openpyxl.Workbook()
    boek.remove(boek.active)
    bron = cellen(tabellen["ingroeipad"])
    for naam, rijen, kolommen, grafieken in telling["bladen"]:
        blad = boek.create_sheet(naam)
        for _ in range(rijen):
            blad.append([getal(c) for c in islice(bron, kolommen)])
        blad.freeze_panes = "A2"
        for nummer in range(grafieken):
            grafiek = BarChart() if nummer % 2 else LineChart()
            grafiek.title = f"Grafiek {nummer}"
            grafiek.add_data(Reference(blad, min_col=2, max_col=4, min_row=1, max_row=min(rijen, 18)), titles_from_data=True)
            blad.add_chart(grafiek, f"J{2 + nummer * 18}")
    boek.save(doel)


def getal(tekst: str) -> float | str:
    try:
        return float(tekst)
    except ValueError:
        return tekst


def maak_html(plan: pandas.DataFrame, telling: dict, uit: Path) -> None:
    bron = cellen(plan)
    delen = ["<!doctype html><html lang='nl'><meta charset='utf-8'><title>Plan</title><body>"]
    for svg in sorted((uit / "grafieken").glob("*.svg")):
        inhoud = svg.read_text(encoding="utf-8")
        delen.append(f"<figure>{inhoud[inhoud.index('<svg'):]}<figcaption>{svg.stem}</figcaption></figure>")
    for rijen, kolommen in telling["tabellen"]:
        rij = lambda: "<tr>" + "".join(f"<td>{escape(c)}</td>" for c in islice(bron, kolommen)) + "</tr>"
        delen.append("<table>" + "".join(rij() for _ in range(rijen)) + "</table>")
    delen.extend(f"<p>{escape(' '.join(islice(bron, 12)))}</p>" for _ in range(telling["alineas"]))
    (uit / "index.html").write_text("".join(delen), encoding="utf-8")


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
