/**
 * `npm run bench:pages`: what a page weighs, and when a reader on a slow phone sees its largest part (LCP): 1.6 Mbit/s,
 * 150 ms a round trip, a processor a quarter as fast, nothing in the cache. Beside it, as its peer, the same page on
 * a desk without any of that. Of each the median of the rounds, against the demonstration, or a portal that runs
 * already (`-- --url=http://…`). Needs Debian's Chromium. Times are worth little on a busy machine, so its load is said.
 */
import { get } from 'node:http';
import { loadavg } from 'node:os';
import process from 'node:process';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { CHROMIUM } from '../scripts/chromium.ts';
import { startDemonstration } from '../scripts/demonstration.ts';
import { printTable, quantile } from './support/table.ts';
import type { Row } from './support/table.ts';

const ROUNDS = Number(optionOf('rounds') ?? 5);

/** To hold, of a page of twenty hits: what a phone on a slow line can bear. */
const HELD = { html: 15, nodes: 1500, css: 12, script: 6, lcp: 1800, shift: 0.02 };

const PHONE: BrowserContextOptions = {
  viewport: { width: 390, height: 844 },
  deviceScaleFactor: 2,
  isMobile: true,
  hasTouch: true,
};
const DESK: BrowserContextOptions = { viewport: { width: 1280, height: 900 } };

/** Bytes a second. */
const SLOW = { latency: 150, downloadThroughput: 1_600_000 / 8, uploadThroughput: 750_000 / 8 };

/** Kept from the first moment of a page; what is painted largest may come late. */
const WATCH = `
  window.seen = { lcp: 0, shift: 0 };
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) window.seen.lcp = one.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const one of list.getEntries()) if (!one.hadRecentInput) window.seen.shift += one.value;
  }).observe({ type: 'layout-shift', buffered: true });
`;

interface Seen {
  readonly lcp: number;
  readonly shift: number;
}

const given = optionOf('url');
const demonstration = given === undefined ? await startDemonstration() : undefined;
const origin = given ?? demonstration?.origin ?? '';
try {
  const browser = await chromium.launch({
    ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
    args: ['--no-sandbox'],
  });
  try {
    const rows: Row[] = [];
    for (const [name, address] of await pages()) rows.push(await rowOf(browser, name, address));
    const held = `HTML ≤ ${HELD.html} kB, elements ≤ ${HELD.nodes}, CSS ≤ ${HELD.css} kB, script ≤ ${HELD.script} kB, LCP ≤ ${HELD.lcp} ms, shift ≤ ${HELD.shift}`;
    const load = loadavg().map((one) => one.toFixed(1));
    printTable(`Public pages (to hold: ${held}); load of the machine ${load.join(' ')}`, rows);
  } finally {
    await browser.close();
  }
} finally {
  await demonstration?.close();
}

/** The kinds of page that readers see most; the work is one that several libraries hold. */
async function pages(): Promise<(readonly [name: string, address: string])[]> {
  const found = (await (await fetch(`${origin}/api/v1/search?size=100`)).json()) as {
    works: { href: string; holdings: unknown[] }[];
  };
  const work = found.works.toSorted((a, b) => b.holdings.length - a.holdings.length)[0];
  return [
    ['home', '/'],
    ['results', `/search?q=${encodeURIComponent('南京')}`],
    ['results, all', '/search'],
    ['results, filtered', `/search?q=${encodeURIComponent('南京')}&access=online&lib=320100`],
    ['photographs', '/search?type=image'],
    ['work', new URL(work?.href ?? '/', origin).pathname],
    ['library', '/libraries/320104'],
  ];
}

async function rowOf(browser: Browser, name: string, address: string): Promise<Row> {
  const phone: Seen[] = [];
  const desk: Seen[] = [];
  for (let round = 0; round < ROUNDS; round++) {
    phone.push(await seen(browser, address, PHONE, true));
    desk.push(await seen(browser, address, DESK, false));
  }
  const weights = await weightsOf(browser, address);
  const median = (values: readonly Seen[], of: keyof Seen): number =>
    quantile(
      values.map((one) => one[of]),
      0.5,
    );
  const slow = median(phone, 'lcp');
  const fast = median(desk, 'lcp');
  return {
    page: name,
    ...weights,
    'LCP phone ms': Math.round(slow),
    worst: Math.round(Math.max(...phone.map(({ lcp }) => lcp))),
    'desk ms': Math.round(fast),
    ratio: slow / fast,
    shift: median(phone, 'shift').toFixed(3),
  };
}

async function seen(
  browser: Browser,
  address: string,
  options: BrowserContextOptions,
  isSlow: boolean,
): Promise<Seen> {
  const context = await browser.newContext({ ...options, baseURL: origin, locale: 'zh-CN' });
  try {
    const page = await context.newPage();
    await page.addInitScript(WATCH);
    if (isSlow) await slowDown(page);
    await page.goto(address, { waitUntil: 'networkidle' });
    return await page.evaluate<Seen>('window.seen');
  } finally {
    await context.close();
  }
}

async function slowDown(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, ...SLOW });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
}

/** What is sent, in kB, and what it becomes. */
async function weightsOf(browser: Browser, address: string): Promise<Row> {
  const page = await browser.newPage({ baseURL: origin });
  try {
    const sums = { css: 0, script: 0 };
    const sent: Promise<void>[] = [];
    page.on('response', (response) => {
      const kind = response.request().resourceType();
      if (kind !== 'stylesheet' && kind !== 'script') return;
      const sum = async (): Promise<void> => {
        const bytes = gzipSync(await response.body()).length;
        sums[kind === 'stylesheet' ? 'css' : 'script'] += bytes / 1024;
      };
      sent.push(sum());
    });
    await page.goto(address, { waitUntil: 'networkidle' });
    await Promise.all(sent);
    return {
      'HTML kB br': (await bytesOf(address)) / 1024,
      elements: await page.evaluate<number>('document.querySelectorAll("*").length'),
      boxes: await page.evaluate<number>('document.querySelectorAll("[type=checkbox]").length'),
      'CSS kB': sums.css,
      'script kB': sums.script,
    };
  } finally {
    await page.close();
  }
}

/** Of the page as it is sent, which `fetch` would unpack. */
function bytesOf(address: string): Promise<number> {
  return new Promise((told, failed) => {
    get(new URL(address, origin), { headers: { 'accept-encoding': 'br' } }, (answer) => {
      let bytes = 0;
      answer.on('data', (chunk: Buffer) => (bytes += chunk.length));
      answer.on('end', () => {
        told(bytes);
      });
    }).on('error', failed);
  });
}

/** `--name=value` */
function optionOf(name: string): string | undefined {
  const given = process.argv.find((word) => word.startsWith(`--${name}=`));
  return given?.slice(name.length + 3);
}
