/**
 * `npm run pictures`: the pictures of README and the guides in `docs/`, taken anew from the demonstration in
 * Chromium (`demonstration.ts`), walked through as the page tells it.
 */
import path from 'node:path';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { takeBuyers } from './check-pictures.ts';
import { CHROMIUM } from './chromium.ts';
import { startDemonstration } from './demonstration.ts';
import { takeStaffPictures } from './staff-pictures.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const IMAGES = path.join(ROOT, 'docs', 'images');

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly height: number;
  /** 1280 where nothing else is said. */
  readonly width?: number;
  /** What the reader does before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>;
}

/** How wide a phone is. */
const PHONE = 390;

const PICTURES: readonly Picture[] = [
  { name: 'home', path: '/', height: 900 },
  { name: 'search-1280', path: '/search?q=金陵', height: 900 },
  { name: 'search-390', path: '/search?q=夫子庙&type=image', height: 844, width: PHONE },
  { name: 'work', path: '/search?q=首都志', height: 900, act: firstHit },
  { name: 'work-390', path: '/search?q=首都志', height: 844, width: PHONE, act: firstHit },
  { name: 'library', path: '/libraries/320118', height: 900 },
  {
    name: 'suggestions',
    path: '/',
    height: 640,
    act: async (page) => {
      await page.locator('#words').pressSequentially('jinl', { delay: 60 });
      await page.locator('#suggestions li').first().waitFor();
    },
  },
  {
    name: 'filters',
    path: '/search?q=南京',
    height: 1000,
    act: (page) => page.locator('#filter-class').click(),
  },
  {
    name: 'histogram',
    path: '/search?q=志',
    height: 860,
    act: (page) => page.locator('.histogram > summary').click(),
  },
  { name: 'no-hits', path: '/search?q=金陵锁事', height: 620 },
  {
    name: 'advanced',
    path: '/search/advanced?w1=金陵&f1=title&m1=prefix&j2=not&w2=大学&f2=title&m2=contains&from=光绪&change=1',
    height: 1000,
  },
  { name: 'browse', path: '/browse/subject', height: 720 },
  { name: 'classes', path: '/browse/class', height: 720 },
  {
    name: 'photographs',
    path: '/search?type=image&access=online',
    height: 860,
    act: async (page) => {
      await page.waitForFunction(
        '[...document.images].every((one) => one.complete && one.naturalWidth > 0)',
      );
    },
  },
];

const demonstration = await startDemonstration();
const { origin, folder, env } = demonstration;
try {
  const browser = await chromium.launch({
    ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
    args: ['--no-sandbox'],
  });
  try {
    for (const { name, path: address, height, width = 1280, act } of PICTURES) {
      const page = await browser.newPage({ viewport: { width, height }, locale: 'zh-CN' });
      await page.goto(origin + encodeURI(address), { waitUntil: 'networkidle' });
      await act?.(page);
      await keep(page, name);
      await page.close();
    }
    const parts = { browser, origin, folder, env, keep };
    await takeStaffPictures(parts);
    await takeBuyers(parts);
  } finally {
    await browser.close();
  }
} finally {
  await demonstration.close();
}

async function firstHit(page: Page): Promise<void> {
  await page.locator('.hit-title a').first().click();
  await page.waitForURL(/\/works\//);
}

async function keep(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(IMAGES, `${name}.png`) });
  console.log(`docs/images/${name}.png`);
}
