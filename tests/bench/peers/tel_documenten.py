"""Telt wat er per gebied in de uitkomst van Normwijzer staat: grafieken met hun maten, en wat er in het Word-, Excel- en
HTML-bestand zit. Leest met python-docx en openpyxl, onafhankelijk van Normwijzer.

Gebruik: tel_documenten.py GEBIEDENMAP TELLING.json
"""

import json
import struct
import sys
from html.parser import HTMLParser
from pathlib import Path

import docx
import openpyxl


class Tabellen(HTMLParser):
    """Per tabel de rijen en de kolommen, en het aantal alinea's."""

    def __init__(self) -> None:
        super().__init__()
        self.tabellen: list[list[int]] = []
        self.alineas = 0

    def handle_starttag(self, tag: str, attrs: list) -> None:
        if tag == "table":
            self.tabellen.append([0, 0])
        elif tag == "tr" and self.tabellen:
            self.tabellen[-1][0] += 1
        elif tag in ("td", "th") and self.tabellen and self.tabellen[-1][0] == 1:
            self.tabellen[-1][1] += 1
        elif tag in ("p", "li"):
            self.alineas += 1


def main(map_: Path, doel: Path) -> None:
    doel.write_text(json.dumps({g.name: gebied(g) for g in sorted(map_.iterdir())}))


def gebied(map_: Path) -> dict:
    document = docx.Document(map_ / "werkagenda.docx")
    koppen = [p for p in document.paragraphs if p.style.name.startswith("Heading")]
    boek = openpyxl.load_workbook(map_ / "plan.xlsx")
    html = Tabellen()
    html.feed((map_ / "index.html").read_text(encoding="utf-8"))
    return {
        "grafieken": {p.stem: png_maat(p) for p in sorted((map_ / "grafieken").glob("*.png"))},
        "docx": {
            "koppen": len(koppen),
            "alineas": len(document.paragraphs) - len(koppen),
            "tabellen": [[len(t.rows), len(t.columns)] for t in document.tables],
            "beelden": len(document.inline_shapes),
        },
        "xlsx": {"bladen": [[b.title, b.max_row, b.max_column, len(b._charts)] for b in boek.worksheets]},
        "html": {"tabellen": html.tabellen, "alineas": html.alineas},
    }


def png_maat(pad: Path) -> tuple[int, int]:
    with pad.open("rb") as f:
        return struct.unpack(">II", f.read(24)[16:24])


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:3]))
