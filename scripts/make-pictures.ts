/**
 * `npm run pictures`: the pictures of README and the guides in `docs/`, taken anew from the demonstration in
 * Chromium. A portal of its own is started, harvested into a folder that is gone afterwards, and walked
 * through as the page tells it.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as pause } from 'node:timers/promises';
import { chromium } from 'playwright-core';
import type { Page } from 'playwright-core';
import { takeBuyers } from './check-pictures.ts';
import { takeStaffPictures } from './staff-pictures.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const IMAGES = path.join(ROOT, 'docs', 'images');
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(
  (file) => existsSync(file),
);
/** The twelve repositories are harvested within this. */
const HARVEST_MS = 120_000;

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly height: number;
  /** What the reader does before the picture is taken. */
  readonly act?: (page: Page) => Promise<void>;
}

const PICTURES: readonly Picture[] = [
  { name: 'search-1280', path: '/search?q=金陵', height: 900 },
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
    act: (page) => page.evaluate("document.getElementById('filter-class').scrollIntoView()"),
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

const folder = mkdtempSync(path.join(tmpdir(), 'pictures-'));
// Where no settings file is, the demonstration runs.
const env = { PORTAL_DATA: path.join(folder, 'var'), PORT: '0' };
const portal = spawn(process.execPath, [path.join(ROOT, 'server', 'main.ts')], {
  cwd: folder,
  env,
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const origin = await listening();
  await harvested(origin);
  const browser = await chromium.launch({
    ...(CHROMIUM === undefined ? {} : { executablePath: CHROMIUM }),
    args: ['--no-sandbox'],
  });
  try {
    for (const { name, path: address, height, act } of PICTURES) {
      const page = await browser.newPage({ viewport: { width: 1280, height }, locale: 'zh-CN' });
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
  portal.kill();
  await new Promise((ended) => portal.once('exit', ended));
  rmSync(folder, { recursive: true });
}

async function keep(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(IMAGES, `${name}.png`) });
  console.log(`docs/images/${name}.png`);
}

function listening(): Promise<string> {
  return new Promise((found, failed) => {
    let output = '';
    portal.stdout.on('data', (chunk: Buffer) => {
      output += chunk.toString();
      const origin = /http:\/\/localhost:\d+/.exec(output)?.[0];
      if (origin !== undefined) found(origin);
    });
    portal.once('exit', () => {
      failed(new Error(`门户没有启动：${output}`));
    });
  });
}

/** Every library has been harvested and everything is indexed. */
async function harvested(origin: string): Promise<void> {
  const until = Date.now() + HARVEST_MS;
  for (;;) {
    const libraries = (await (await fetch(`${origin}/api/v1/libraries`)).json()) as {
      lastHarvest: string | null;
      works: number;
    }[];
    const { total } = (await (await fetch(`${origin}/api/v1/search?size=1`)).json()) as {
      total: number;
    };
    const most = Math.max(...libraries.map(({ works }) => works));
    if (libraries.every(({ lastHarvest }) => lastHarvest !== null) && total > most) break;
    if (Date.now() > until) throw new Error('演示联合库没有在两分钟内收割完毕。');
    await pause(1_000);
  }
  await pause(3_000);
}
