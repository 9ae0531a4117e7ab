"""De werkmap terugglezen met openpyxl: de bladen, en de cellen waar haar grafieken naar wijzen."""

import re
from decimal import Decimal

import openpyxl
from openpyxl.utils import range_boundaries

KOLOMMEN = {
    "SOLL laag": "soll_laag",
    "SOLL hoog": "soll_hoog",
    "SOLL gekozen": "soll",
    "IST": "ist",
    "GAP laag": "gap_laag",
    "GAP hoog": "gap_hoog",
    "GAP gekozen": "gap",
    "Aantal personen": "grondslag_aantal",
    "Gevuld": "vullingsgraad",
}
VERBORGEN = ("<10", "niet afgedrukt")


def gelijk(cel, exact):
    """Een getal in Excel is een float; de tabel heeft twaalf decimalen."""
    return abs(float(cel) - float(exact)) <= 1e-9 * max(1.0, abs(float(exact)))


def rijen(blad):
    """De tabel van een blad als woordenboeken: de eerste rij waarin de kop van de norm staat, en wat eronder volgt."""
    alle = list(blad.iter_rows(values_only=True))
    for i, rij in enumerate(alle):
        if "Norm" in rij and ("Eenheid" in rij or "SOLL laag" in rij):
            for waarden in alle[i + 1 :]:
                if waarden[rij.index("Norm")] is None or len([w for w in waarden if w is not None]) < 3:
                    return
                yield dict(zip(rij, waarden))
            return


def vergelijk(pad, gegevens):
    boek = openpyxl.load_workbook(pad)
    normen, plan = gegevens["normen"], gegevens["plan"]
    eigen = plan[0]["gebied_code"]
    id_van = {naam: id_ for id_, (_, naam, _) in normen.items()}
    op_code = {(r["gebied_code"], r["norm_id"]): r for r in plan}
    op_naam = {(r["gebied_naam"], r["norm_id"]): r for r in plan}
    paden = {(p["gebied_code"], p["norm_id"], p["kwartaal"]): p for p in gegevens["pad"]}
    gezien = {"cellen van de werkmap": 0, "cellen onder grafieken": 0}
    fouten = []

    def cel(waar, staat, exact):
        if staat in VERBORGEN:
            return
        gezien["cellen van de werkmap"] += 1
        if (staat is None) != (exact in (None, "")):
            fouten.append(f"{waar}: er staat {staat!r}, in de tabel {exact!r}")
        elif staat is not None and not gelijk(staat, exact):
            fouten.append(f"{waar}: er staat {staat!r}, in de tabel {exact}")

    for blad, code in (("Gebied", "Gebiedscode"), ("Gemeenten", "Gemeentecode")):
        if blad not in boek.sheetnames:
            continue
        for rij in rijen(boek[blad]):
            bron = op_code[(rij[code], id_van[rij["Norm"]])]
            open_ = bron["positie"] == "niet-gekozen" and bron["soll_laag"] != bron["soll_hoog"]
            for kop, kolom in KOLOMMEN.items():
                if kop not in rij or (open_ and kolom in ("soll", "gap", "vullingsgraad")):
                    continue
                cel(f"{blad}, {rij['Norm']}, {kop}", rij[kop], bron[kolom])
    # Zonder IST is er geen pad, en dus geen blad.
    for rij in rijen(boek["Ingroeipad"]) if "Ingroeipad" in boek.sheetnames else []:
        norm, code = id_van[rij["Norm"]], rij["Gebiedscode"]
        soort = {"bij de ondergrens": "pad_laag", "bij de bovengrens": "pad_hoog"}.get(rij["Pad"], "pad")
        for kop, staat in rij.items():
            if kop and re.fullmatch(r"\d{4}-K\d", kop) and rij["Pad"] != "niet afgedrukt":
                cel(f"Ingroeipad, {rij['Norm']}, {kop}", staat, paden[(code, norm, kop)][soort])
            elif kop and kop.startswith("Heel ") and staat is not None:
                totaal = [p["jaartotaal"] for (c, n, q), p in paden.items() if (c, n) == (code, norm) and q.startswith(kop[5:])]
                cel(f"Ingroeipad, {rij['Norm']}, {kop}", staat, next((t for t in totaal if t), None))
    for blad in boek.worksheets:
        if not blad._charts and blad.title != "Grafiekgegevens":
            continue
        for rij in rijen(blad):
            norm = id_van[rij["Norm"]]
            if blad.title == "Grafiekgegevens":
                punt = paden[(eigen, norm, rij["Kwartaal"])]
                een = op_code[(eigen, norm)]["positie"] not in ("niet-gekozen", "")
                for kop in ("Pad", "SOLL"):
                    for kant in ("laag", "hoog"):
                        kolom = kop.lower() if een else f"{kop.lower()}_{kant}"
                        cel(f"Grafiekgegevens, {rij['Norm']}, {rij['Kwartaal']}", rij[f"{kop} {kant}"], punt[kolom])
                continue
            naam = re.sub(r" \(heel gebied\)$", "", rij["Gebied"])
            bron = op_code[(eigen, norm)] if naam != rij["Gebied"] else op_naam[(naam, norm)]
            een = bron["positie"] not in ("niet-gekozen", "")
            if rij["Eenheid"] == "in woorden":
                continue
            for soort in ("SOLL", "GAP"):
                for kant in ("laag", "hoog"):
                    kolom = soort.lower() if een else f"{soort.lower()}_{kant}"
                    cel(f"{blad.title}, {rij['Norm']}, {naam}", rij[f"{soort} {kant}"], bron[kolom])
            if "niet afgedrukt" not in (rij["Naam in de grafiek"] or ""):
                cel(f"{blad.title}, {rij['Norm']}, {naam}, IST", rij["IST"], bron["ist"])
        for grafiek in blad._charts:
            for reeks in grafiek.series:
                grafiekreeks(boek, blad, reeks, gezien, fouten)
    heeft_grafieken = any(blad._charts for blad in boek.worksheets)
    if not heeft_grafieken:
        del gezien["cellen onder grafieken"]
    return gezien, fouten


def grafiekreeks(boek, blad, reeks, gezien, fouten):
    """Een reeks wijst naar getallen of lege cellen, en elke waarde heeft een naam ernaast."""
    waarden, namen = bereik(boek, reeks.val.numRef.f), bereik(boek, (reeks.cat.strRef or reeks.cat.numRef).f)
    if len(waarden) != len(namen) or not waarden:
        fouten.append(f"{blad.title}: een grafiek heeft {len(waarden)} waarden en {len(namen)} namen")
    for naam, waarde in zip(namen, waarden):
        gezien["cellen onder grafieken"] += 1
        if not isinstance(naam, str) or not (waarde is None or isinstance(waarde, (int, float, Decimal))):
            fouten.append(f"{blad.title}: een grafiek wijst naar {naam!r} met {waarde!r}")


def bereik(boek, verwijzing):
    naam, cellen = verwijzing.rsplit("!", 1)
    van_kolom, van, tot_kolom, tot = range_boundaries(cellen.replace("$", ""))
    blad = boek[naam.strip("'").replace("''", "'")]
    return [blad.cell(r, k).value for r in range(van, tot + 1) for k in range(van_kolom, tot_kolom + 1)]
