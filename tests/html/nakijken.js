// Kijkt webpagina's van Normwijzer na in een echte browser:
//   node nakijken.js MODULES CHROMIUM PROFIEL INDEX.html...
// MODULES is de node_modules met axe-core en puppeteer-core, PROFIEL een lege map voor het profiel van de browser.
// Elke pagina: toegankelijk volgens axe op bureau- en telefoonbreedte, niets op de console, geen enkel verzoek naar
// buiten, niets dat het inhoudsbeleid moest tegenhouden, sorteren werkt, ook zonder script te lezen, en nergens breder
// dan een scherm van 320 px.
'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { pathToFileURL } = require('node:url');

const [map, chromium, profiel, ...paginas] = process.argv.slice(2);
const modules = path.resolve(map);
const puppeteer = require(path.join(modules, 'puppeteer-core'));
const axe = fs.readFileSync(path.join(modules, 'axe-core', 'axe.min.js'), 'utf8');

const VLAGGEN = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking',
  '--disable-component-update', '--disable-sync', '--disable-default-apps', '--disable-dev-shm-usage',
];
const REGELS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const BREEDTEN = [1280, 360];

const fouten = [];
const fout = (pagina, tekst) => fouten.push(`${pagina}: ${tekst}`);

// Een open tabblad dat alles onthoudt wat er niet had mogen gebeuren.
async function open(browser, bestand, breedte, script = true) {
  const tab = await browser.newPage();
  await tab.setViewport({ width: breedte, height: 900 });
  await tab.setJavaScriptEnabled(script);
  const adres = pathToFileURL(bestand).href;
  tab.on('console', (m) => {
    if (!tab.verwacht?.test(m.text())) fout(bestand, `console: ${m.text()}`);
  });
  tab.on('pageerror', (e) => fout(bestand, `script: ${e.message}`));
  tab.on('request', (r) => {
    if (r.url() !== adres && !r.url().startsWith('data:')) fout(bestand, `verzoek naar buiten: ${r.url()}`);
  });
  if (script) {
    await tab.evaluateOnNewDocument(() => {
      window.geweigerd = [];
      document.addEventListener('securitypolicyviolation', (e) => window.geweigerd.push(`${e.violatedDirective} ${e.blockedURI}`));
    });
  }
  await tab.goto(adres, { waitUntil: 'load' });
  return tab;
}

// De tekst van een kolom van de eerste tabel die te sorteren is, en hoe zij volgens haar kop gesorteerd is.
const kolom = (tab, welke) => tab.evaluate((i) => {
  const tabel = document.querySelector('table.sorteerbaar');
  return {
    cellen: [...tabel.tBodies[0].rows].map((r) => r.cells[i].textContent),
    totaal: tabel.tFoot ? tabel.tFoot.textContent : '',
    sort: tabel.tHead.rows[0].cells[i].getAttribute('aria-sort'),
  };
}, welke);

async function sorteren(tab, bestand) {
  const kolommen = await tab.$$eval('table.sorteerbaar', (t) => (t.length ? t[0].tHead.rows[0].cells.length : 0));
  if (kolommen === 0) return fout(bestand, 'geen tabel om te sorteren');
  const klik = (i) => tab.evaluate((n) => document.querySelector('table.sorteerbaar').tHead.rows[0].cells[n].querySelector('button').click(), i);
  const eerst = await kolom(tab, 0);
  await klik(0);
  const op = await kolom(tab, 0);
  await klik(0);
  const af = await kolom(tab, 0);
  await klik(0);
  const terug = await kolom(tab, 0);
  const verwacht = [...eerst.cellen].sort(new Intl.Collator('nl', { numeric: true }).compare);
  if (op.sort !== 'ascending' || op.cellen.join() !== verwacht.join()) fout(bestand, `oplopend sorteren: ${op.cellen}`);
  if (af.sort !== 'descending' || af.cellen.join() !== [...verwacht].reverse().join()) fout(bestand, `aflopend sorteren: ${af.cellen}`);
  if (terug.sort !== null || terug.cellen.join() !== eerst.cellen.join()) fout(bestand, 'de derde klik zet niet terug');
  if (af.totaal !== eerst.totaal) fout(bestand, 'het totaal is meegesorteerd');
}

// Getallen, bereiken en onbekend in een tabel die wij zelf vullen: dezelfde rijen op elke pagina.
async function getallen(tab, bestand) {
  const uit = await tab.evaluate(() => {
    const romp = document.querySelector('table.sorteerbaar').tBodies[0];
    const i = [...document.querySelector('table.sorteerbaar').tHead.rows[0].cells].findIndex((c) => c.classList.contains('r'));
    const waarden = ['10,0', 'nog niet bekend', '1.378', '8,6–21,6', '−3,2 tot 1,4', '<10', '–', '0,27'];
    const rijen = [...romp.rows].slice(0, waarden.length);
    rijen.forEach((r, n) => { r.cells[i].textContent = waarden[n]; });
    const knop = document.querySelector('table.sorteerbaar').tHead.rows[0].cells[i].querySelector('button');
    const lees = () => [...romp.rows].map((r) => r.cells[i].textContent).filter((t) => waarden.slice(0, rijen.length).includes(t));
    knop.click();
    const op = lees();
    knop.click();
    return { n: rijen.length, op, af: lees() };
  });
  if (uit.n < 8) return;
  const op = '−3,2 tot 1,4|0,27|<10|8,6–21,6|10,0|1.378';
  if (!uit.op.join('|').startsWith(op)) fout(bestand, `getallen oplopend: ${uit.op.join(' | ')}`);
  const af = op.split('|').reverse().join('|');
  if (!uit.af.join('|').startsWith(af)) fout(bestand, `getallen aflopend: ${uit.af.join(' | ')}`);
}

// Wat er naar rechts uit het scherm steekt, buiten wat zelf schuift.
async function smal(browser, bestand) {
  const tab = await open(browser, bestand, 320);
  const maat = await tab.evaluate(() => ({ inhoud: document.documentElement.scrollWidth, scherm: document.documentElement.clientWidth }));
  if (maat.inhoud > maat.scherm) fout(bestand, `op 320 px is de pagina ${maat.inhoud} px breed`);
  await tab.close();
}

async function zonderScript(browser, bestand) {
  const tab = await open(browser, bestand, 1280, false);
  const tekst = await tab.$eval('main', (m) => m.innerText.length);
  const knoppen = await tab.$$eval('button', (k) => k.length);
  if (tekst < 2000) fout(bestand, `zonder script staan er maar ${tekst} tekens`);
  if (knoppen !== 0) fout(bestand, 'zonder script staan er knoppen die niets doen');
  const uitgeklapt = await tab.evaluate(() => {
    const d = document.querySelector('main details');
    if (!d) return true;
    d.querySelector('summary').click();
    return d.open;
  }).catch(() => true);
  if (!uitgeklapt) fout(bestand, 'een toelichting klapt niet uit zonder script');
  await tab.close();
}

async function pagina(browser, bestand) {
  for (const breedte of BREEDTEN) {
    const tab = await open(browser, bestand, breedte);
    // Via het protocol, zodat het inhoudsbeleid van de pagina blijft gelden.
    await tab.evaluate(axe);
    for (const uitgeklapt of [false, true]) {
      await tab.evaluate((aan) => document.querySelectorAll('details').forEach((d) => { d.open = aan; }), uitgeklapt);
      const uitkomst = await tab.evaluate((tags) => window.axe.run(document, { runOnly: tags, resultTypes: ['violations'] }), REGELS);
      for (const v of uitkomst.violations) {
        fout(bestand, `axe ${breedte} px: ${v.id} (${v.impact}): ${v.help}\n    ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 160)).join('\n    ')}`);
      }
    }
    if (breedte === BREEDTEN[0]) {
      await sorteren(tab, bestand);
      await getallen(tab, bestand);
      // Het beleid staat er echt: een script dat erbij gezet wordt, draait niet.
      tab.verwacht = /Content Security Policy/;
      const draaide = await tab.evaluate(() => {
        const s = document.createElement('script');
        s.textContent = 'window.ingebroken = true';
        window.proef = window.geweigerd.length;
        document.body.append(s);
        return window.ingebroken === true;
      });
      if (draaide) fout(bestand, 'het inhoudsbeleid laat een vreemd script draaien');
      const eigen = await tab.evaluate(() => window.geweigerd.slice(0, window.proef));
      eigen.forEach((g) => fout(bestand, `het inhoudsbeleid weigerde: ${g}`));
    }
    await tab.close();
  }
  await smal(browser, bestand);
  await zonderScript(browser, bestand);
}

(async () => {
  const browser = await puppeteer.launch({ executablePath: chromium, headless: true, userDataDir: profiel, args: VLAGGEN });
  try {
    for (const p of paginas) {
      const bestand = path.resolve(p);
      await pagina(browser, bestand);
      console.log(`nagekeken: ${p}`);
    }
  } finally {
    await browser.close();
  }
  if (fouten.length > 0) {
    console.error(fouten.map((f) => `FOUT: ${f}`).join('\n'));
    process.exit(1);
  }
})().catch((e) => {
  console.error(e);
  process.exit(2);
});
