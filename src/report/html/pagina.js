(() => {
  'use strict';
  const MAANDEN = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'];
  const volgorde = new Intl.Collator('nl', { numeric: true });

  // Een cel als getal, datum of tekst; null is onbekend. Van een bereik telt de ondergrens.
  const waarde = (cel, getallen) => {
    const tekst = (cel ? cel.textContent : '').replace(/\u00a0/g, ' ').trim();
    if (['', '–', 'nog niet bekend', 'niet afgedrukt'].includes(tekst)) return null;
    const datum = /^(\d{1,2}) ([a-z]+) (\d{4})$/.exec(tekst);
    if (datum && MAANDEN.includes(datum[2])) return Number(datum[3]) * 400 + MAANDEN.indexOf(datum[2]) * 32 + Number(datum[1]);
    if (!getallen) return tekst;
    const getal = /^([<+−]?)(\d[\d.]*)(?:,(\d+))?/.exec(tekst);
    if (!getal) return null;
    if (getal[1] === '<') return 1;
    return (getal[1] === '−' ? -1 : 1) * Number(getal[2].replaceAll('.', '') + '.' + (getal[3] || '0'));
  };

  const vergelijk = (a, b, richting) => {
    if (a === null || b === null) return (a === null) - (b === null);
    return richting * (typeof a === 'number' && typeof b === 'number' ? a - b : volgorde.compare(String(a), String(b)));
  };

  for (const tabel of document.querySelectorAll('table.sorteerbaar')) {
    const romp = tabel.tBodies[0];
    const eerst = [...romp.rows];
    const koppen = [...tabel.tHead.rows[0].cells];
    koppen.forEach((kop, kolom) => {
      const knop = document.createElement('button');
      knop.type = 'button';
      knop.append(...kop.childNodes);
      kop.append(knop);
      knop.addEventListener('click', () => {
        // Oplopend, aflopend, en weer zoals de pagina haar gaf.
        const was = kop.getAttribute('aria-sort');
        koppen.forEach((k) => k.removeAttribute('aria-sort'));
        if (was === 'descending') return romp.append(...eerst);
        kop.setAttribute('aria-sort', was ? 'descending' : 'ascending');
        const richting = was ? -1 : 1;
        const getallen = kop.classList.contains('r');
        const rijen = eerst.map((rij) => [waarde(rij.cells[kolom], getallen), rij]);
        rijen.sort((a, b) => vergelijk(a[0], b[0], richting));
        romp.append(...rijen.map((r) => r[1]));
      });
    });
  }

  // Op papier valt niets uit te klappen. Nieuwe browsers weten dit uit de opmaak, oudere van hier.
  const dicht = new Set();
  addEventListener('beforeprint', () => {
    for (const d of document.querySelectorAll('details:not([open])')) {
      dicht.add(d);
      d.open = true;
    }
  });
  addEventListener('afterprint', () => {
    dicht.forEach((d) => { d.open = false; });
    dicht.clear();
  });
})();
