/**
 * The real browser of the journeys: where Debian's Chromium is, the windows it is looked at in, and what every page
 * has to come to in each of them. Without it a suite is skipped, and says so; under CI that is a failure.
 */
import AxeBuilder from '@axe-core/playwright';
import { expect } from 'chai';
import { mkdirSync } from 'node:fs';
import process from 'node:process';
import { chromium } from 'playwright-core';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { HEADLESS } from '../../scripts/chromium.ts';
import { cannotRun } from './cannot-run.ts';

/** Where pictures of the pages are put, when somebody wants to look at them. */
const PICTURES = process.env['JOURNEY_PICTURES'];

export const DESKTOP = { width: 1280, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Name, window, and cookies of what a visitor chose for the display. */
export type Display = readonly [string, typeof DESKTOP, Readonly<Record<string, string>>];

/** In which staff pages are looked at. */
export const STAFF_DISPLAYS: readonly Display[] = [
  ['on a desktop', DESKTOP, {}],
  ['on a phone', PHONE, {}],
  ['in large type and high contrast on a phone', PHONE, { text: 'large', contrast: 'high' }],
  ['in English', DESKTOP, { lang: 'en' }],
];

/** A desk and a phone, with script and without. */
export const WALKS = [
  ['without script on a desktop', DESKTOP, false],
  ['with script on a phone', PHONE, true],
  ['without script on a phone', PHONE, false],
  ['with script on a desktop', DESKTOP, true],
] as const;

/** @param suite is skipped where there is no Chromium */
export async function launchChromium(suite: Mocha.Context): Promise<Browser> {
  if (HEADLESS === undefined)
    return cannotRun(
      suite,
      '没有 Chromium。安装：apt-get install chromium-headless-shell fonts-noto-cjk',
    );
  return chromium.launch({ executablePath: HEADLESS, args: ['--no-sandbox'] });
}

/**
 * A page of a reader with these cookies, at no address yet. `closePages` closes it.
 *
 * @param browser undefined before the suite has started
 */
export async function readerPage(
  browser: Browser | undefined,
  url: string | undefined,
  options: BrowserContextOptions,
  cookies: Readonly<Record<string, string>> = {},
): Promise<Page> {
  if (browser === undefined || url === undefined) throw new Error('not started');
  const context = await browser.newContext({ baseURL: url, ...options });
  await context.addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url })));
  return context.newPage();
}

/** Whatever is open in the browser. */
export async function closePages(browser: Browser | undefined): Promise<void> {
  await Promise.all((browser?.contexts() ?? []).map((context) => context.close()));
}

/** A page of somebody whom the portal at this address knows by these cookies. */
export async function signedInPage(
  browser: Browser,
  url: string,
  cookies: ReadonlyMap<string, string>,
  options: BrowserContextOptions,
): Promise<Page> {
  const context = await browser.newContext({ baseURL: url, ...options });
  const { hostname: domain } = new URL(url);
  await context.addCookies(
    [...cookies].map(([name, value]) => ({ name, value, domain, path: '/', secure: true })),
  );
  return context.newPage();
}

/** From now on the page is shown so. */
export async function showAs(
  page: Page,
  url: string,
  [, viewport, cookies]: Display,
): Promise<void> {
  await page.setViewportSize(viewport);
  await page.context().clearCookies({ name: /^(lang|text|contrast)$/ });
  await page
    .context()
    .addCookies(Object.entries(cookies).map(([name, value]) => ({ name, value, url })));
}

/**
 * Axe has nothing to object to, and nothing is wider than the window.
 *
 * @param as what the page is called where something is wrong
 * @param hasScript axe needs it
 */
export async function expectWell(page: Page, as: string, hasScript = true): Promise<void> {
  expect(await faultsOf(page, hasScript), as).to.eql([]);
}

/** What is wrong with a page: what `expectWell` expects not to be. */
export async function faultsOf(page: Page, hasScript = true): Promise<string[]> {
  await page.waitForLoadState();
  const tooWide = await tooWideBy(page);
  const faults = tooWide > 0 ? [`wider than the window by ${tooWide}`] : [];
  if (!hasScript) return faults;
  // Our pages have no frames, whose results would be put together in a page more.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode()
    // Not among what axe looks at by itself: targets of 24 px, that nothing covers (WCAG 2.2, 2.5.8).
    .options({ resultTypes: ['violations'], rules: { 'target-size': { enabled: true } } })
    .analyze();
  return [
    ...faults,
    ...violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html).join(' ')}`),
  ];
}

/** By how many pixels the page is wider than the window. */
export function tooWideBy(page: Page): Promise<number> {
  return page.evaluate<number>(
    'document.documentElement.scrollWidth - document.documentElement.clientWidth',
  );
}

/** As `expectWell`, and a picture of the page is kept where pictures are wanted. */
export async function looked(page: Page, as: string, hasScript: boolean): Promise<void> {
  if (PICTURES !== undefined) {
    mkdirSync(PICTURES, { recursive: true });
    await page.screenshot({ path: `${PICTURES}/${as.replaceAll(' ', '-')}.png`, fullPage: true });
  }
  await expectWell(page, as, hasScript);
}
