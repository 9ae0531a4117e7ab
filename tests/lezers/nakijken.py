"""Leest de gevulde werkagenda en de werkmap terug met lezers van een ander, en vergelijkt elk getal met plan.csv,
ingroeipad.csv en lezingen.csv, tot het laatste gedrukte cijfer.

Gebruik: nakijken.py PROGRAMMA FORMAT.docx MAP. Weet niets van de code van het programma.
"""

import csv
import re
import subprocess
import sys
import tomllib
import zipfile
from decimal import Decimal
from pathlib import Path

import gedrukt
import werkagenda
import werkmap

WORTEL = Path(__file__).resolve().parents[2]
VOORBEELD = WORTEL / "datasets/voorbeeld/ist-flevoland.csv"
# Regio, en de IST: een bestand, verzonnen voor elke gemeente, verzonnen met een kleine telling, of geen.
GEVALLEN = [
    ("Flevoland", VOORBEELD),
    ("Flevoland", "klein"),
    ("GGD Regio Utrecht", "verzonnen"),
    ("GGD Regio Utrecht", None),
    ("Vlieland", "verzonnen"),
    ("Vlieland", None),
]


# De IZA-regio van wie op zichzelf gepland wordt.
IZA_VAN = {"Vlieland": "Friesland"}


def draai(*args):
    klaar = subprocess.run([str(a) for a in args], capture_output=True, text=True)
    if klaar.returncode != 0:
        sys.exit(f"{' '.join(map(str, args))}\ngaf code {klaar.returncode}:\n{klaar.stderr}")
    return klaar.stdout


def normen():
    """Elke norm met een getal: id -> (paragraaf, naam, eenheid)."""
    uit = {}
    for pad in sorted((WORTEL / "norms/azwa-d5/2026-04-20").glob("*.toml")):
        deel = tomllib.loads(pad.read_text("utf-8"))
        for norm in deel.get("norm", []):
            uit[norm["id"]] = (deel["sectie"]["id"], norm["naam"], norm.get("eenheid"))
    return uit


def tabel(pad):
    with open(pad, encoding="utf-8-sig", newline="") as bestand:
        return list(csv.DictReader(bestand))


def verzonnen(plan, klein):
    """Een opgave voor elke gemeente en norm: onder, op en boven de SOLL; elke keer dezelfde."""
    regels = ["gebied_code;norm_id;waarde;eenheid;peildatum;periode;bron;toelichting"]
    deel = [Decimal(d) for d in ("0.4", "1.3", "0", "0.85", "1", "0.62", "2.1")]
    for i, rij in enumerate(r for r in plan if r["soll"] and r["gebied_niveau"] == "gemeente"):
        waarde = Decimal(rij["soll_hoog"]) * deel[i % len(deel)]
        per_jaar = rij["eenheid"].endswith("per jaar")
        waarde = gedrukt.rond(waarde, 2 if rij["eenheid"] == "fte" else 0)
        if klein and rij["norm_id"] == "valpreventie.beweeginterventie":
            # Alleen Urk zit onder de SOLL, met een telling die niemand mag kunnen uitrekenen.
            waarde = Decimal(7) if rij["gebied_naam"] == "Urk" else Decimal(rij["soll"]).to_integral_value() + 40 + i
        periode = "2025" if per_jaar else ""
        regels.append(
            f"{rij['gebied_code']};{rij['norm_id']};{str(waarde).replace('.', ',')};{rij['eenheid']};2025-12-31;{periode};verzonnen;"
        )
    return "\n".join(regels) + "\n"


def delen(pad):
    with zipfile.ZipFile(pad) as zip_:
        return {naam: zip_.read(naam) for naam in zip_.namelist()}


def pakket(oud, nieuw):
    """Wat van een ander is, is byte voor byte hetzelfde."""
    van, naar = delen(oud), delen(nieuw)
    mogen = re.compile(r"word/document\.xml|word/styles\.xml|word/numbering\.xml|\[Content_Types\]\.xml|.*\.rels")
    fouten = [f"deel {naam} is weg" for naam in van.keys() - naar.keys()]
    anders = [naam for naam in van.keys() & naar.keys() if van[naam] != naar[naam] and not mogen.fullmatch(naam)]
    fouten += [f"deel {naam} is veranderd" for naam in anders]
    erbij = naar.keys() - van.keys()
    fouten += [f"deel {naam} hoort er niet bij" for naam in erbij if not re.fullmatch(r"word/(media/.*|numbering\.xml)", naam)]
    return fouten


def geval(programma, format_, map_, regio, ist):
    naam = f"{regio} ({'voorbeeld' if isinstance(ist, Path) else ist or 'zonder IST'})"
    hier = map_ / re.sub(r"\W+", "-", naam)
    hier.mkdir()
    keuze = ["--regio", regio]
    if ist in ("verzonnen", "klein"):
        draai(programma, "plan", *keuze, "--alleen-tabellen", "--uit", hier / "leeg")
        bestand = hier / "ist.csv"
        bestand.write_text(verzonnen(tabel(hier / "leeg/plan.csv"), ist == "klein"), "utf-8")
        keuze += ["--ist", bestand]
    elif ist:
        keuze += ["--ist", ist]
    # De figuren zelf hebben eigen proeven; de grafieken van Excel staan er ook zonder.
    draai(programma, "plan", *keuze, "--geen-grafieken", "--uit", hier / "plan")
    draai(programma, "schaal", "--regio", regio, "--uit", hier / "schaal")
    if regio in IZA_VAN:
        draai(programma, "plan", "--regio", IZA_VAN[regio], "--niveau", "iza", "--alleen-tabellen", "--uit", hier / "iza")
    document = hier / "werkagenda.docx"
    draai(programma, "werkagenda", *keuze, "--format", format_, "--uit", document, "--geen-grafieken")
    gegevens = {
        "normen": normen(),
        "plan": tabel(hier / "plan/plan.csv"),
        "pad": tabel(hier / "plan/ingroeipad.csv"),
        "lezingen": tabel(hier / "plan/lezingen.csv"),
        "schaal": tabel(hier / "schaal/schaal.csv"),
        "schaalgeld": tabel(hier / "schaal/schaal-geld.csv"),
        # Wat in de regio van een gemeente georganiseerd wordt, staat niet in haar eigen tabellen.
        "iza": tabel(hier / "iza/plan.csv") if regio in IZA_VAN else [],
    }
    fouten = pakket(format_, document)
    aantal = {}
    for lezer, bestand in [(werkagenda, document), (werkagenda, hier / "plan/werkagenda.docx"), (werkmap, hier / "plan/plan.xlsx")]:
        gezien, mis = lezer.vergelijk(bestand, gegevens)
        fouten += [f"{bestand.relative_to(hier)}: {fout}" for fout in mis]
        fouten += [f"{bestand.relative_to(hier)}: geen {wat} nagekeken" for wat, n in gezien.items() if n == 0]
        for wat, n in gezien.items():
            aantal[wat] = aantal.get(wat, 0) + n
    print(f"{naam}: " + ", ".join(f"{n} {wat}" for wat, n in aantal.items()))
    return [f"{naam}: {fout}" for fout in fouten]


def main():
    programma, format_, map_ = (Path(a).resolve() for a in sys.argv[1:4])
    fouten = []
    for regio, ist in GEVALLEN:
        fouten += geval(programma, format_, map_, regio, ist)
    for fout in fouten[:100]:
        print(f"VERSCHIL {fout}", file=sys.stderr)
    if fouten:
        sys.exit(f"{len(fouten)} verschillen met de tabellen.")


if __name__ == "__main__":
    main()
