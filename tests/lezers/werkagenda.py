"""De werkagenda terugglezen met python-docx: tabellen van gemeenten, mijlpalen, en elk getal in een cel."""

import re
from decimal import Decimal

import docx
from docx.oxml.ns import qn

from gedrukt import VERBORGEN, bereik, decimalen, getal, lees, rond

# Een norm over alle inwoners.
INWONERS = "sociaal-verwijzen.brugfunctionaris"
CELLEN = ["Urgentie", "Situatie", "Ambitie", "Ontwerp", "Projectdoelstellingen"]
MAANDEN = "januari|februari|maart|april|mei|juni|juli|augustus|september|oktober|november|december"
# Wat in een zin een getal heeft en geen uitkomst is: datums, kwartalen, versies, paragrafen en tellingen van gemeenten.
GEEN_UITKOMST = re.compile(
    rf"\d{{1,2}} (?:{MAANDEN}) \d{{4}}|\d{{4}}-K\d|NW-[0-9a-f]{{8}}|\b\d[a-c](?:\.\d)?\b|voetnoot \d+|eind \d{{4}}|"
    r"\d+ van de \d+ gemeenten|\d+ gemeenten?|landelijk naar schatting circa \+10%|(?:tot|in|tussen|na|van|voor|evaluatie in) (?:19|20)\d\d\b|20\d\d|"
    r"\d+ eis(?:en)?\b|\d+ van de \d+ bekende|\d+ (?:deels|aanwezig|niet|nog niet bekend)\b|0 tot en met 17 jaar|65 jaar|65-plus\w*|65plus|65\+|36 uur|"
    r"per [\d.]+ |artikel \d+|[A-Z]\d\b|punt \d|, \d+ per gemeente|onder de 10|<10"
)


def tekst(element):
    """De tekst, met een regeleinde waar Word er een toont; een vaste spatie is een spatie."""
    stukken = (t.text or "" if t.tag == qn("w:t") else "\n" for t in element.iter(qn("w:t"), qn("w:br")))
    return "".join(stukken).replace("\u00a0", " ")


def cellen(rij):
    return [[r for p in cel.iter(qn("w:p")) for r in tekst(p).split("\n")] for cel in rij.iter(qn("w:tc"))]


def onderdelen(pad):
    """Elke alinea en tabel buiten tabellen, op volgorde; ook binnen besturingselementen."""
    body = docx.Document(pad).element.body
    for element in body.iter(qn("w:p"), qn("w:tbl")):
        if any(ouder.tag == qn("w:tc") for ouder in element.iterancestors()):
            continue
        yield element


def d(rij, kolom):
    return Decimal(rij[kolom]) if rij.get(kolom) else None


def uiteinden(rij, soort):
    """Laag en hoog zoals zij gedrukt worden: één waarde zodra er een plaats gekozen is."""
    if rij["positie"] in ("niet-gekozen", ""):
        return d(rij, f"{soort}_laag"), d(rij, f"{soort}_hoog")
    return d(rij, soort), d(rij, soort)


class Nagekeken:
    def __init__(self, gegevens):
        self.normen = gegevens["normen"]
        plan = gegevens["plan"]
        eigen = plan[0]["gebied_code"]
        self.code = eigen
        self.eigen = {r["norm_id"]: r for r in plan if r["gebied_code"] == eigen}
        self.leden = {}
        for r in plan:
            if r["gebied_code"] != eigen:
                self.leden.setdefault(r["norm_id"], {})[r["gebied_naam"]] = r
        self.pad = {(p["norm_id"], p["kwartaal"]): p for p in gegevens["pad"] if p["gebied_code"] == eigen}
        self.lezingen = gegevens["lezingen"]
        self.schaal, self.schaalgeld = gegevens["schaal"], gegevens["schaalgeld"]
        self.regionaal = [r for r in gegevens["iza"] if r["gebied_niveau"] == "iza"]
        self.doel = "2030-K1"
        self.op_naam = {naam: id_ for id_, (_, naam, eenheid) in self.normen.items() if eenheid}
        self.gezien = {"cellen van gemeenten": 0, "mijlpalen": 0, "getallen in cellen": 0}
        self.fouten = []

    def fout(self, waar, er_staat, hoort):
        self.fouten.append(f"{waar}: er staat {er_staat!r}; uit de tabellen volgt {hoort!r}")

    # --- tabellen van gemeenten ---

    def gemeenten(self, bijschrift, tabel):
        norm = self.op_naam.get(bijschrift.split(" per gemeente, in ")[0])
        if norm is None:
            return
        rijen = [["".join(c) for c in cellen(rij)] for rij in tabel.iter(qn("w:tr"))]
        kop = ["IST" if k.startswith("IST") else k for k in rijen[0]]
        fte = self.normen[norm][2] == "fte"
        telt_op = "optellen" in bijschrift
        som = {}
        for rij in rijen[1:-1]:
            cel = dict(zip(kop, rij))
            bron = self.leden[norm].get(re.sub(r" \*+$| \(.*\)$", "", cel["Gemeente"]))
            if cel["Gemeente"] == "niet toegedeeld":
                continue
            if bron is None:
                self.fout(bijschrift, cel["Gemeente"], "een gemeente uit plan.csv")
                continue
            for soort in ("soll", "ist", "gap"):
                if soort.upper() in cel:
                    self.deel(f"{bijschrift}, {cel['Gemeente']}", soort, cel[soort.upper()], bron, fte, som)
        self.totaal(bijschrift, dict(zip(kop, rijen[-1])), norm, fte, som, telt_op)
        if len(rijen) - 2 != len(self.leden[norm]) and not any(r[0] == "niet toegedeeld" for r in rijen):
            self.fout(bijschrift, f"{len(rijen) - 2} rijen", f"{len(self.leden[norm])} gemeenten")

    def deel(self, waar, soort, staat, bron, fte, som):
        self.gezien["cellen van gemeenten"] += 1
        laag, hoog = (d(bron, "ist"),) * 2 if soort == "ist" else uiteinden(bron, soort)
        if laag is None:
            if staat != "nog niet bekend":
                self.fout(f"{waar}, {soort}", staat, "nog niet bekend")
            som[soort] = None
            return
        ist = d(bron, "ist")
        klein = bron["eenheid"].endswith("per jaar") and ist is not None and 0 < rond(ist, 0) < 10
        if staat in VERBORGEN or (klein and soort != "soll"):
            # Van een kleine telling staat er niets waaruit zij te halen is.
            if klein and soort == "ist" and staat not in VERBORGEN:
                self.fout(f"{waar}, {soort}", staat, "<10")
            som[soort] = None
            return
        gelezen = lees(staat)
        stand = [gelezen[0], gelezen[-1]] if gelezen else []
        if staat == bereik(laag, hoog, fte):
            stand = [laag if not gelezen else stand[0], stand[-1] if gelezen else hoog]
        else:
            # Delen worden zo afgerond dat de kolom optelt: elk is het exacte getal, naar boven of beneden.
            stap = Decimal(1).scaleb(-len(staat.split(",")[-1].split("–")[0].split(" ")[0]) if "," in staat else 0)
            if not stand or abs(stand[0] - laag) >= stap or abs(stand[1] - hoog) >= stap:
                self.fout(f"{waar}, {soort}", staat, bereik(laag, hoog, fte))
                return
        if stand and som.get(soort, ()) is not None:
            oud = som.get(soort, (Decimal(0), Decimal(0)))
            som[soort] = (oud[0] + stand[0], oud[1] + stand[1])

    def totaal(self, bijschrift, cel, norm, fte, som, telt_op):
        rij = self.eigen[norm]
        for soort in ("soll", "ist", "gap"):
            if soort.upper() not in cel:
                continue
            self.gezien["cellen van gemeenten"] += 1
            laag, hoog = (d(rij, "ist"),) * 2 if soort == "ist" else uiteinden(rij, soort)
            staat = re.sub(r" \(tekort .*\)$", "", cel[soort.upper()])
            if laag is None:
                if not (staat.startswith("nog niet bekend") or " van " in staat):
                    self.fout(f"{bijschrift}, totaal {soort}", staat, "nog niet bekend")
            elif staat not in VERBORGEN and staat != bereik(laag, hoog, fte):
                self.fout(f"{bijschrift}, totaal {soort}", staat, bereik(laag, hoog, fte))
            elif som.get(soort) and telt_op:
                gelezen = lees(staat)
                if tuple(som[soort]) != (gelezen[0], gelezen[-1]):
                    self.fout(f"{bijschrift}, som {soort}", staat, som[soort])

    # --- mijlpalen ---

    def mijlpalen(self, paragraaf, tabel):
        for rij in list(tabel.iter(qn("w:tr")))[1:]:
            velden = cellen(rij)
            kwartaal = "".join(velden[0])
            if not re.fullmatch(r"\d{4}-K\d", kwartaal):
                continue
            for regel in (r for r in velden[-1] if r):
                self.mijlpaal(paragraaf, kwartaal, regel)

    def mijlpaal(self, paragraaf, kwartaal, regel):
        naam, stand = regel.split(": ", 1)
        norm = self.op_naam[naam]
        self.gezien["mijlpalen"] += 1
        fte = self.normen[norm][2] == "fte"
        jaar, q = int(kwartaal[:4]), int(kwartaal[-1])
        volgende = f"{jaar + q // 4}-K{q % 4 + 1}"
        rij, punt = self.eigen[norm], self.pad[(norm, volgende)]
        if volgende == self.doel:
            hoort = bereik(*uiteinden(rij, "soll"), fte)
        else:
            hoort = bereik(*uiteinden({**punt, "positie": rij["positie"]}, "pad"), fte)
        if not stand.startswith(hoort + " "):
            self.fout(f"{paragraaf} {kwartaal} {naam}", stand, hoort)
        if "overschot van gemeenten" in stand:
            hoort = bereik(*uiteinden({**punt, "positie": rij["positie"]}, "pad"), fte)
            if f"dat blijft, {hoort} " not in stand:
                self.fout(f"{paragraaf} {kwartaal} {naam}, overschot", stand, hoort)

    # --- cellen ---

    def bekend(self, paragraaf):
        """Elk getal dat in een cel van deze paragraaf mag staan, zoals het gedrukt wordt."""
        uit = {"10.000", "100.000", "1.000", "14%", "3%", "31,8%"}
        for norm, (sectie, _, eenheid) in self.normen.items():
            if sectie != paragraaf or norm not in self.eigen or not eenheid:
                continue
            fte = eenheid == "fte"
            eigen, leden = self.eigen[norm], list(self.leden.get(norm, {}).values())
            for rij in [eigen, *leden]:
                kolommen = ["soll_laag", "soll", "soll_hoog", "ist", "ist_bekend", "soll_bekend"]
                kolommen += ["gap_laag", "gap", "gap_hoog", "tekort", "overschot"]
                for waarde in (d(rij, k) for k in kolommen):
                    if waarde is not None:
                        uit |= {getal(waarde, fte), getal(abs(waarde), fte)}
                if rij["grondslag_aantal"]:
                    uit.add(getal(d(rij, "grondslag_aantal"), False))
                for k in ("streef_laag", "streef_hoog"):
                    if rij[k]:
                        uit.add(rij[k].replace(".", ","))
                        uit.add(f"{(Decimal(rij[k]) * 100).normalize():f}%".replace(".", ","))
            uit |= self.per_kant(leden, fte) | self.van_lezingen(norm, fte) | self.delen(eigen, leden)
            # Van een IST die deels bekend is staat de SOLL van die gemeenten er als band.
            if eigen["soll_bekend"] and eigen["soll"] and d(eigen, "soll"):
                for k in ("soll_laag", "soll_hoog"):
                    uit.add(getal(d(eigen, "soll_bekend") * d(eigen, k) / d(eigen, "soll"), fte))
            if eigen["ist"] and eigen["soll_hoog"]:
                uit |= {getal(abs(d(eigen, "ist") - d(eigen, k)), fte) for k in ("soll_laag", "soll_hoog")}
        return uit

    def van_lezingen(self, norm, fte):
        """De SOLL in elke lezing: waar er nog te kiezen valt, staan zij naast elkaar."""
        rijen = [r for r in self.lezingen if r["norm_id"] == norm and r["gebied_code"] == self.code]
        return {getal(d(r, k), fte) for r in rijen for k in ("soll_laag", "soll_hoog") if r[k]}

    def delen(self, eigen, leden):
        """Aandelen in hele procenten: van alle inwoners, van de gemeenten met een opgave, en in een grotere regio."""
        uit = set()
        totaal = self.inwoners_van(self.eigen)
        if totaal and eigen["grondslag_aantal"]:
            uit.add(f"{rond(d(eigen, 'grondslag_aantal') * 100 / totaal, 0)}%")
        bekend = [r["gebied_code"] for r in leden if r["ist"]]
        brug = self.leden.get(INWONERS, {}).values()
        som = sum((d(r, "grondslag_aantal") for r in brug if r["gebied_code"] in bekend), Decimal(0))
        if totaal and bekend:
            uit.add(f"{rond(som * 100 / totaal, 0)}%")
        if eigen["soll"] and eigen["streef_laag"] and d(eigen, "streef_laag"):
            aandeel = d(eigen, "soll") * 100 / d(eigen, "streef_laag")
            uit.add("<1%" if 0 < aandeel < Decimal("0.5") else f"{rond(aandeel, 0)}%")
        return uit

    @staticmethod
    def inwoners_van(rijen):
        return d(rijen[INWONERS], "grondslag_aantal") if INWONERS in rijen else None

    @staticmethod
    def per_kant(leden, fte):
        """Tekort en overschot, per gemeente geteld, aan beide kanten van de band; en zo afgerond dat zij de GAP geven."""
        uit = set()
        for kant in ("gap_laag", "gap", "gap_hoog"):
            gaps = [d(r, kant) for r in leden]
            if not gaps or None in gaps:
                continue
            tekort, overschot = sum(max(g, Decimal(0)) for g in gaps), sum(max(-g, Decimal(0)) for g in gaps)
            n = decimalen(tekort - overschot, fte)
            for waarde in (tekort, overschot):
                stap = Decimal(1).scaleb(-n)
                for r in (rond(waarde, n), rond(waarde, n) - stap, rond(waarde, n) + stap):
                    # Eén stap ernaast mag alleen als het exacte getal ertussen ligt.
                    if abs(r - waarde) < stap:
                        uit.add(f"{r:,.{n}f}".replace(",", " ").replace(".", ",").replace(" ", "."))
                uit.add(getal(waarde, fte))
        return uit

    def schaaltoets(self, paragraaf):
        """Uren, functies en bedragen van de schaaltoets, die in Ontwerp staan; uit schaal.csv, en wat regionaal is zelf gerekend."""
        uit, uren = set(), lambda fte: f"{rond(fte * 36, 1):f}".replace(".", ",")
        rijen = [r for r in self.schaal if self.normen[r["norm_id"]][0] == paragraaf]
        for r in rijen:
            uit |= {getal(d(r, k), True) for k in r if "fte" in k and r[k]} | {r["drempel_uren"]}
            uit |= {f"{rond(d(r, k), 1):f}".replace(".", ",") for k in r if k.startswith(("uren", "cluster_uren")) and r[k]}
        for norm in {r["norm_id"] for r in rijen}:
            uit.add(str(len({r["cluster_leden"] for r in rijen if r["norm_id"] == norm and " " in r["cluster_leden"]})))
        in_paragraaf = lambda r: self.normen[r["norm_id"]][0] == paragraaf and self.normen[r["norm_id"]][2] in ("fte", "persoon")
        eigen = [r for r in [*self.eigen.values(), *self.regionaal] if in_paragraaf(r)]
        for r in eigen:
            if self.normen[r["norm_id"]][2] == "fte" and r["soll"]:
                kanten = [d(r, k) for k in ("soll_laag", "soll", "soll_hoog")]
                uit |= {uren(k) for k in kanten} | {getal(k, True) for k in kanten} | {"8"}
        # Een vast aantal fte over een vast aantal personen.
        for fte in (r for r in eigen if self.normen[r["norm_id"]][2] == "fte"):
            for persoon in (r for r in eigen if self.normen[r["norm_id"]][2] == "persoon"):
                per_persoon = d(fte, "streef_laag") / d(persoon, "streef_laag")
                uit |= {getal(per_persoon, True), uren(per_persoon).removesuffix(",0"), getal(d(persoon, "streef_laag"), False)}
        bedragen = (f"{d(r, 'bedrag'):,.2f}" for r in self.schaalgeld if r["bedrag"])
        return uit | {b.replace(",", " ").replace(".", ",").replace(" ", ".") for b in bedragen}

    def cel(self, paragraaf, label, inhoud):
        mag = self.bekend(paragraaf) | self.inwoners
        if label == "Ontwerp":
            mag |= self.schaaltoets(paragraaf)
        schoon = GEEN_UITKOMST.sub(" ", inhoud)
        for woord in re.findall(r"(?<![\w–])−?<?\d[\d.]*(?:,\d+)?%?|(?<=–)\d[\d.]*(?:,\d+)?%?", schoon):
            woord = woord.rstrip(".,")
            self.gezien["getallen in cellen"] += 1
            if woord.lstrip("−") not in mag and woord not in mag:
                waar = re.search(rf".{{0,60}}(?<![\d.,]){re.escape(woord)}(?![\d]).{{0,40}}", schoon)
                self.fouten.append(f"{paragraaf} {label}: {woord!r} volgt uit geen enkele tabel: …{waar and waar[0]}…")
        if label in ("Ambitie", "Projectdoelstellingen"):
            self.staat_er(paragraaf, label, inhoud, "soll")
        if label == "Situatie":
            self.staat_er(paragraaf, label, inhoud, "ist")

    def staat_er(self, paragraaf, label, inhoud, soort):
        """Van elke norm van de paragraaf staat haar getal erin."""
        for norm, (sectie, _, eenheid) in self.normen.items():
            rij = self.eigen.get(norm)
            if sectie != paragraaf or not eenheid or rij is None or d(rij, soort) is None or rij["soll"] == "0":
                continue
            laag, hoog = (d(rij, "ist"),) * 2 if soort == "ist" else uiteinden(rij, soort)
            klein = eenheid.endswith("per jaar") and soort == "ist" and 0 < rond(laag, 0) < 10
            for hoort in {"<10"} if klein else {getal(laag, eenheid == "fte"), getal(hoog, eenheid == "fte")}:
                self.gezien["getallen in cellen"] += 1
                if not re.search(rf"(?<![\d.,]){re.escape(hoort)}(?![\d])", inhoud):
                    self.fout(f"{paragraaf} {label} {norm}", inhoud[:300], hoort)


def is_kop(alinea):
    stijl = alinea.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    return stijl is not None and stijl.get(qn("w:val")).startswith(("Kop", "Heading"))


def vergelijk(pad, gegevens):
    """Wat er nagekeken is, en wat er niet klopt; van het format en van onze eigen opmaak."""
    na = Nagekeken(gegevens)
    plan = gegevens["plan"]
    na.inwoners = {getal(d(r, "grondslag_aantal"), False) for r in plan if r["grondslag"] and r["grondslag_aantal"]}
    paragraaf, kop, onder_kop, bijschrift = None, None, [], None

    def sluit_kop():
        # In onze eigen opmaak is een onderdeel een kop met tekst eronder.
        if kop in CELLEN and onder_kop:
            na.cel(paragraaf, kop, " ".join(onder_kop))
        onder_kop.clear()

    for element in onderdelen(pad):
        inhoud = tekst(element)
        if element.tag == qn("w:p"):
            bijschrift = re.sub(r"^Tabel \d+: ", "", inhoud) if inhoud.startswith("Tabel ") else None
            if not is_kop(element):
                onder_kop.append(inhoud)
                continue
            sluit_kop()
            kop = inhoud
            if gevonden := re.match(r"(\d[a-c](?:\.\d)?)\.? [A-Z]", inhoud):
                paragraaf = gevonden[1]
            if inhoud.startswith("Bijlage: onderbouwing"):
                break
            continue
        koppen = [tekst(c) for c in next(element.iter(qn("w:tr"))).iter(qn("w:tc"))]
        if "Deelresultaat" in koppen:
            na.mijlpalen(paragraaf, element)
        elif koppen[:1] == ["IST / SOLL / GAP"]:
            for rij in element.iter(qn("w:tr")):
                velden = [" ".join(c) for c in cellen(rij)]
                label = velden[1].split(":")[0] if len(velden) > 2 else ""
                if label in CELLEN and velden[2].strip():
                    na.cel(paragraaf, label, velden[2])
        elif bijschrift and " per gemeente, in " in bijschrift:
            na.gemeenten(bijschrift, element)
    if not na.leden:
        # Een gemeente op zichzelf heeft geen tabel van gemeenten.
        del na.gezien["cellen van gemeenten"]
    return na.gezien, na.fouten
