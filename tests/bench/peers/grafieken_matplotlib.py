"""Dezelfde grafieken in matplotlib: even veel, even groot, met dezelfde staven, banden, lijnen en opschriften.

Leest plan.csv, ingroeipad.csv, kwalitatief.csv en dekking.csv van Normwijzer en tekent PNG en SVG; welke grafieken en hoe groot
staat in AFMETINGEN.json ({"gap-NORM-SLUG": [breedte, hoogte]} in pixels). De SVG houdt tekst als tekst, net als die van
Normwijzer.

Gebruik: grafieken_matplotlib.py MAP AFMETINGEN.json UITMAP
"""

import csv
import json
import sys
from collections import Counter
from pathlib import Path

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
from matplotlib.axes import Axes
from matplotlib.figure import Figure

DPI = 300
BLAUW, LICHT, ROOD, GROEN, GRIJS, ORANJE = "#2c6ba0", "#cfe2f2", "#b33c00", "#0b5d4a", "#555b66", "#f0b98a"
BRON = "Bron: Opdracht voor de werkagenda, versie 20 april 2026; CBS StatLine, peildatum 1 januari 2025; IST: verzonnen"
VLAKKEN = Path(__file__).resolve().parents[3] / "datasets/buren-2026/vlakken.csv"
plt.rcParams.update({"font.size": 7, "svg.fonttype": "none", "axes.spines.top": False, "axes.spines.right": False})


def main(map_: Path, afmetingen: Path, uit: Path) -> None:
    plan = [r for r in lees(map_ / "plan.csv") if r["eenheid"]]
    pad = lees(map_ / "ingroeipad.csv")
    woorden = lees(map_ / "kwalitatief.csv")
    slugs = {r["norm_id"].replace(".", "-"): r["norm_id"] for r in plan}
    for naam, (breed, hoog) in json.loads(afmetingen.read_text()).items():
        fig = plt.figure(figsize=(breed / DPI, hoog / DPI), dpi=DPI)
        soort, _, rest = naam.partition("-")
        norm = next((n for s, n in slugs.items() if rest.startswith(s + "-")), None)
        if soort == "gap":
            teken_gap(fig, [r for r in plan if r["norm_id"] == norm])
        elif soort == "ingroeipad":
            teken_pad(fig, [r for r in pad if r["norm_id"] == norm and r["gebied_niveau"] != "gemeente"])
        elif soort == "overzicht":
            teken_overzicht(fig, [r for r in plan if r["gebied_niveau"] != "gemeente"], woorden)
        elif soort == "geld":
            teken_geld(fig, lees(map_ / "dekking.csv"), plan[0])
        elif soort == "schaal":
            teken_kaart(fig, [r for r in plan if r["norm_id"] == norm])
        else:
            # Geen SystemExit: die laat een Pool voor altijd wachten.
            raise ValueError(f"onbekende grafiek: {naam}")
        fig.savefig(uit / f"{naam}.png", dpi=DPI)
        fig.savefig(uit / f"{naam}.svg")
        plt.close(fig)


def teken_gap(fig: Figure, rijen: list[dict]) -> None:
    regio = next(r for r in rijen if r["gebied_niveau"] != "gemeente")
    gemeenten = [r for r in rijen if r["gebied_niveau"] == "gemeente"]
    gemeenten.sort(key=lambda r: (getal(r["soll_hoog"]), r["gebied_naam"]))
    kop(fig, f"{regio['gebied_naam']}: nog te bouwen {bereik(regio, 'gap')} {regio['eenheid']}", regio)
    ax = fig.add_axes((0.18, 0.22, 0.62, 0.42))
    for y, r in enumerate(gemeenten):
        soll_en_ist(ax, y, r, 1.0)
        ax.text(1.28, y, bereik(r, "gap"), transform=ax.get_yaxis_transform(), ha="right", va="center", weight="bold")
    as_met_rijen(ax, [r["gebied_naam"] for r in gemeenten])
    ax.set_xlim(left=0)
    ax.text(0, 1.04, f"IST en SOLL in {regio['eenheid']}", transform=ax.transAxes, color=GRIJS, weight="bold")
    ax.text(1.28, 1.04, "Nog te bouwen", transform=ax.transAxes, color=GRIJS, weight="bold", ha="right")
    legenda(fig, ax, 0.70)
    voet(fig, regio)


def teken_pad(fig: Figure, rijen: list[dict]) -> None:
    eerste, laatste = rijen[0], rijen[-1]
    van, naar = bereik(eerste, "pad"), bereik(laatste, "pad")
    kop(fig, f"{eerste['gebied_naam']} groeit van {van} naar {naar} {eerste['eenheid']}", eerste)
    ax = fig.add_axes((0.2, 0.3, 0.66, 0.46))
    x = range(len(rijen))
    kolom = {k: [getal(r[k]) for r in rijen] for k in ("soll_laag", "soll_hoog", "pad_laag", "pad_hoog")}
    stijl = "steps-post" if eerste["eenheid"] in ("steunpunt", "coalitie", "netwerk", "persoon") else "default"
    ax.fill_between(x, kolom["soll_laag"], kolom["soll_hoog"], color=LICHT, label="SOLL")
    ax.fill_between(x, kolom["pad_laag"], kolom["pad_hoog"], color=ORANJE, alpha=0.7, label="Ingroeipad")
    for naam, kleur in (("soll_laag", BLAUW), ("soll_hoog", BLAUW), ("pad_laag", ROOD), ("pad_hoog", ROOD)):
        merken = {"marker": "o", "markevery": 4, "markeredgecolor": "white"} if kleur == ROOD else {}
        ax.plot(x, kolom[naam], color=kleur, linewidth=1, drawstyle=stijl, **merken)
    ist = kolom["pad_laag"][0]
    ax.axhline(ist, color="black", linestyle="--", linewidth=0.8)
    ax.text(len(rijen) - 0.8, ist, f"IST {tekst(ist)}", va="center", weight="bold")
    ax.axvline(12, color="black", linewidth=0.8)
    ax.text(12, 1.03, "Doel: 1 januari 2030", transform=ax.get_xaxis_transform(), ha="center", weight="bold")
    ax.plot([4, 8], [0, 0], "^", color=GRIJS, clip_on=False)
    ax.plot([0], [ist], "s", color="black")
    jaren = [i for i in x if i % 4 == 0]
    ax.set_xticks(jaren, [rijen[i]["kwartaal"] + ("\nregioscan" if i in (4, 8) else "") for i in jaren])
    ax.set_xticks(list(x), minor=True)
    ax.set_ylim(bottom=0)
    ax.grid(axis="y", color="#e3e5e8", linewidth=0.5)
    ax.set_title(eerste["eenheid"], loc="left", fontsize=7, color=GRIJS)
    for regel, (naam, veld) in enumerate((("Ingroeipad", "pad"), ("SOLL", "soll"))):
        y = 0.17 - regel * 0.045
        fig.text(0.03, y, naam)
        for i in jaren:
            fig.text(0.2 + 0.66 * i / (len(rijen) - 1), y, bereik(rijen[i], veld), ha="center", weight="bold")
    fig.legend(loc="upper left", bbox_to_anchor=(0.02, 0.84), ncols=2, frameon=False)
    voet(fig, eerste)


def teken_overzicht(fig: Figure, rijen: list[dict], woorden: list[dict]) -> None:
    rijen = rijen[::-1]
    kop(fig, f"{rijen[0]['gebied_naam']}: {len(rijen)} normen met een getal", rijen[0], "Alle normen met een getal")
    ax = fig.add_axes((0.34, 0.25, 0.38, 0.58))
    for y, r in enumerate(rijen):
        if getal(r["soll_laag"]) and r["ist"]:
            soll_en_ist(ax, y, r, 100 / getal(r["soll_laag"]))
        else:
            ax.text(3, y, r["status"], va="center", color=GRIJS)
        ist_van_soll = f"{tekst(getal(r['ist'])) if r['ist'] else '–'} van {bereik(r, 'soll')}"
        ax.text(1.7, y, ist_van_soll, transform=ax.get_yaxis_transform(), ha="right", va="center", weight="bold")
    as_met_rijen(ax, [r["norm_id"] for r in rijen])
    ax.axvline(100, color=BLAUW, linewidth=0.8)
    ax.set_xlim(0, 260)
    ax.xaxis.set_major_formatter("{x:.0f}%")
    ax.text(0, 1.02, "IST in % van de SOLL", transform=ax.transAxes, color=GRIJS, weight="bold")
    legenda(fig, ax, 0.87)
    per_sectie = Counter((r["norm_id"].split(".")[0], r["oordeel"]) for r in woorden)
    oordelen = ("aanwezig", "deels", "niet", "onbekend")
    for kolom, oordeel in enumerate(oordelen):
        fig.text(0.45 + kolom * 0.14, 0.2, oordeel, ha="center", color=GRIJS)
    for regel, sectie in enumerate(sorted({s for s, _ in per_sectie})):
        y = 0.18 - regel * 0.018
        fig.text(0.03, y, sectie)
        for kolom, oordeel in enumerate(oordelen):
            fig.text(0.45 + kolom * 0.14, y, str(per_sectie[sectie, oordeel]), ha="center", weight="bold")
    voet(fig, rijen[0])


def soll_en_ist(ax: Axes, y: int, r: dict, schaal: float) -> None:
    laag, hoog = getal(r["soll_laag"]) * schaal, getal(r["soll_hoog"]) * schaal
    ax.barh(y, hoog - laag, left=laag, height=0.5, color=LICHT)
    ax.plot([laag, laag, None, hoog, hoog], [y - 0.35, y + 0.35, None, y - 0.35, y + 0.35], color=BLAUW, linewidth=1.2)
    if r["ist"]:
        ist, onder = getal(r["ist"]) * schaal, r["status"] == "onder"
        if onder:
            ax.plot([ist, laag], [y, y], color=ROOD, linewidth=1)
        ax.plot([ist], [y], "v" if onder else "o", color=ROOD if onder else GROEN, markeredgecolor="white")


def as_met_rijen(ax: Axes, namen: list[str]) -> None:
    ax.set_yticks(range(len(namen)), namen)
    ax.tick_params(axis="y", length=0)
    ax.set_ylim(-0.5, len(namen) - 0.5)
    ax.set_axisbelow(True)
    ax.grid(axis="x", color="#e3e5e8", linewidth=0.5)
    for y in range(1, len(namen)):
        ax.axhline(y - 0.5, color="#e3e5e8", linewidth=0.5)


def legenda(fig: Figure, ax: Axes, y: float) -> None:
    delen = [
        ax.barh([0], [0], color=LICHT, edgecolor=BLAUW),
        ax.plot([], [], "v", color=ROOD)[0],
        ax.plot([], [], "o", color=GROEN)[0],
    ]
    namen = ["SOLL, van laag tot hoog", "IST, onder de SOLL", "IST, SOLL gehaald"]
    fig.legend(delen, namen, loc="center left", bbox_to_anchor=(0.01, y), ncols=3, frameon=False)


def teken_geld(fig: Figure, dekking: list[dict], eerste: dict) -> None:
    """Kosten per jaar naast het geld per stroom, gestapeld; een jaar zonder bedrag is onbekend."""
    kop(fig, f"Kosten van {eerste['gebied_naam']} naast de SPUK", eerste, "kosten en middelen")
    ax = fig.add_axes((0.12, 0.22, 0.6, 0.5))
    dekking = [r for r in dekking if r["gebied_code"] == eerste["gebied_code"]]
    jaren = sorted({r["jaar"] for r in dekking if r["jaar"] <= "2030"})
    som = lambda jaar, post, veld, *stroom: sum(  # noqa: E731
        getal(r[veld]) for r in dekking if r["jaar"] == jaar and r["post"] == post and (not stroom or r["stroom"] == stroom[0])
    )
    for y, jaar in enumerate(jaren):
        lokaal, regionaal = (som(jaar, "middelen", "gekozen", s) / 1e6 for s in ("lokaal", "regionaal"))
        ax.barh(y - 0.2, lokaal, 0.35, color=BLAUW)
        ax.barh(y - 0.2, regionaal, 0.35, left=lokaal, color=LICHT, hatch="//", edgecolor=BLAUW)
        laag, hoog = (som(jaar, "kosten", k) / 1e6 for k in ("laag", "hoog"))
        ax.barh(y + 0.2, laag, 0.2, color=ROOD)
        ax.barh(y + 0.2, hoog - laag, 0.2, left=laag, color=ORANJE)
        fig.text(0.98, 0.68 - 0.5 * y / len(jaren), f"SPUK {tekst(lokaal + regionaal)} mln, kosten {tekst(laag)}–{tekst(hoog)} mln", ha="right")
    ax.set_yticks(range(len(jaren)), jaren)
    ax.invert_yaxis()
    ax.set_title("miljoen euro per jaar", loc="left", fontsize=7, color=GRIJS)
    voet(fig, eerste)


def teken_kaart(fig: Figure, rijen: list[dict]) -> None:
    """De gemeenten van het gebied als vlakken, met hun naam en de fte erbij."""
    kop(fig, f"{rijen[0]['gebied_naam']}: wie deelt met wie", rijen[0])
    ax = fig.add_axes((0.05, 0.15, 0.9, 0.65))
    ax.set_aspect("equal")
    ax.axis("off")
    van = {r["gebied_code"]: r for r in rijen if r["gebied_niveau"] == "gemeente"}
    ringen: dict[tuple[str, str], list[tuple[int, int]]] = {}
    for punt in lees(VLAKKEN):
        if punt["gemeente_code"] in van:
            ringen.setdefault((punt["gemeente_code"], punt["ring"]), []).append((int(punt["lengte"]), int(punt["breedte"])))
    for (code, ring), punten in ringen.items():
        ax.fill(*zip(*punten), facecolor=LICHT, edgecolor=BLAUW, linewidth=0.6, hatch="//" if code[-1] in "13579" else None)
        if ring == "1":
            x, y = (sum(k) / len(punten) for k in zip(*punten))
            ax.text(x, y, f"{van[code]['gebied_naam']}\n{bereik(van[code], 'soll')} fte", ha="center", va="center", fontsize=6)
    voet(fig, rijen[0])


def kop(fig: Figure, titel: str, r: dict, onderwerp: str | None = None) -> None:
    fig.text(0.02, 0.955, titel, fontsize=9, weight="bold", va="center")
    fig.text(0.02, 0.895, f"{onderwerp or r['norm_id']}, IZA-regio {r['gebied_naam']}", color=GRIJS, va="center")
    vak = {"facecolor": "white", "edgecolor": GRIJS, "linewidth": 0.5}
    fig.text(0.62, 0.895, "FICTIEF voorbeeld", weight="bold", bbox=vak, va="center")
    fig.text(0.84, 0.895, "reconstructie", weight="bold", bbox=vak, va="center")


def voet(fig: Figure, r: dict) -> None:
    fig.text(0.02, 0.03, BRON, fontsize=5, color=GRIJS)
    fig.text(0.98, 0.03, r.get("code") or r["norm_editie"], fontsize=5, color=GRIJS, ha="right")


def bereik(r: dict, veld: str) -> str:
    if not r[f"{veld}_laag"]:
        return "onbekend"
    laag, hoog = tekst(getal(r[f"{veld}_laag"])), tekst(getal(r[f"{veld}_hoog"]))
    return laag if laag == hoog else f"{laag}–{hoog}"


def getal(waarde: str) -> float:
    return float(waarde) if waarde else 0.0


def tekst(waarde: float) -> str:
    getoond = f"{waarde:,.0f}" if waarde >= 100 or waarde == int(waarde) else f"{waarde:,.1f}"
    return getoond.translate(str.maketrans(",.", ".,"))


def lees(pad: Path) -> list[dict]:
    with pad.open(newline="", encoding="utf-8") as f:
        return list(csv.DictReader(f))


if __name__ == "__main__":
    main(*map(Path, sys.argv[1:4]))
