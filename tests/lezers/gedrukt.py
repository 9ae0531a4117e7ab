"""Hoe een getal gedrukt hoort te zijn, los van het programma opgeschreven (DESIGN §4, regel 1 en §6)."""

import re
from decimal import ROUND_HALF_UP, Decimal

GETAL = re.compile(r"−?\d{1,3}(?:\.\d{3})+(?:,\d+)?|−?\d+(?:,\d+)?")
HEEL = {"steunpunt", "coalitie", "netwerk", "persoon"}
VERBORGEN = {"<10", "niet afgedrukt"}


def lees(tekst):
    """De getallen in een tekst."""
    return [Decimal(g.replace(".", "").replace(",", ".").replace("−", "-")) for g in GETAL.findall(tekst)]


def decimalen(waarde, fte):
    """Fte heeft één decimaal en onder de 1 twee; al het andere is heel."""
    if not fte:
        return 0
    return 2 if abs(rond(waarde, 2)) < 1 else 1


def rond(waarde, n):
    return waarde.quantize(Decimal(1).scaleb(-n), ROUND_HALF_UP)


def getal(waarde, fte):
    """Een getal zoals het er staat."""
    n = decimalen(waarde, fte)
    r = rond(waarde, n)
    if r == 0:
        return "<0,01" if fte and waarde > 0 else "0"
    tekst = f"{abs(r):,.{n}f}".replace(",", " ").replace(".", ",").replace(" ", ".")
    return ("−" if r < 0 else "") + tekst


def bereik(laag, hoog, fte):
    """Een bandbreedte zoals zij er staat: "8,6–21,6", "−1,2 tot 3,4", of één getal."""
    l, h = getal(laag, fte), getal(hoog, fte)
    if l == h:
        return l
    return f"{l} tot {h}" if "−" in l + h else f"{l}–{h}"
