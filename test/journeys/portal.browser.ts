/**
 * The portal in a real browser: a reader's walk by keyboard, without script, on a phone, in large type and
 * high contrast, and axe on every kind of page.
 *
 * Needs Debian's Chromium. Without it the suite is skipped, and says so; under CI that is a failure.
 */
import { expect } from 'chai';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { documentId } from '../../catalogue/ids.ts';
import { onBothEngines } from '../support/clusters.ts';
import {
  DESKTOP,
  PHONE,
  closePages,
  faultsOf,
  launchChromium,
  readerPage,
  tooWideBy,
} from '../support/chromium.ts';
import { PAGE_KINDS } from '../support/page-kinds.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';

/** The last: whether whatever can be opened is open. */
const DISPLAYS = [
  ['on a desktop', DESKTOP, {}, true],
  ['on a phone', PHONE, {}, false],
  ['in large type', DESKTOP, { text: 'large' }, false],
  ['in high contrast', DESKTOP, { contrast: 'high' }, false],
  ['in large type and high contrast on a phone', PHONE, { text: 'large', contrast: 'high' }, true],
  ['in English', PHONE, { lang: 'en' }, true],
] as const;

/** Of a phone of today, or of a page at four times its size, CSS pixels. */
const NARROWEST = 320;

onBothEngines('the portal in a browser', function (engine, isEmbedded) {
  this.timeout(120_000);
  let browser: Browser | undefined;
  let portal: PortalFixture | undefined;

  before(async function () {
    browser = await launchChromium(this);
    portal = await openPortal(await engine());
  });
  afterEach(() => closePages(browser));
  after(async () => {
    await browser?.close();
    await portal?.close();
  });

  /** A page of its own; whatever it complains about, or asks of others, is collected. */
  async function open(
    path: string,
    options: BrowserContextOptions = {},
    cookies: Readonly<Record<string, string>> = {},
  ): Promise<{ page: Page; complaints: string[] }> {
    if (portal === undefined) throw new Error('not started');
    const { url } = portal;
    const page = await readerPage(browser, url, { viewport: DESKTOP, ...options }, cookies);
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error' || message.type() === 'warning')
        complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (request) => {
      if (!request.url().startsWith(url)) complaints.push(`asked ${request.url()}`);
    });
    await page.goto(path);
    return { page, complaints };
  }

  const held = documentId('jinling-dc', 'oai:jinling.example:2');
  /** Every kind of page, and what of a kind looks otherwise. */
  const PAGES = [
    ...PAGE_KINDS.map(([, path]) => path),
    `/search?q=${encodeURIComponent('南京')}&fold=oeuvre`,
    `/search?q=${encodeURIComponent('金陵锁事')}&lib=320100`,
    '/browse/title',
    '/browse/place',
    `/browse/subject?by=strokes&q=${encodeURIComponent('南京')}`,
  ];

  // Markup and style are the same whatever searches.
  for (const [name, viewport, cookies, isUnfolded] of isEmbedded ? DISPLAYS : []) {
    it(`has nothing that axe objects to, and scrolls one way only, ${name}`, async () => {
      const { page, complaints } = await open('/', { viewport }, cookies);
      const faults: string[] = [];
      for (const path of PAGES) {
        complaints.length = 0;
        await page.goto(path);
        if (isUnfolded)
          await page.evaluate(
            "document.querySelectorAll('details').forEach((one) => (one.open = true))",
          );
        // That a page answers with 400 or 404 is told on the console.
        const said = complaints.filter((text) => !text.includes('the server responded with'));
        for (const fault of [...said, ...(await faultsOf(page))]) faults.push(`${path}: ${fault}`);
      }
      expect(faults).to.eql([]);
    });
  }

  if (isEmbedded)
    it('is as narrow as a phone of 390 px and one of 320 px, in either language', async () => {
      const wide: string[] = [];
      for (const lang of ['zh', 'en']) {
        const { page } = await open('/', { viewport: PHONE }, { lang });
        for (const path of PAGES) {
          await page.goto(path);
          for (const width of [PHONE.width, NARROWEST]) {
            await page.setViewportSize({ ...PHONE, width });
            if ((await tooWideBy(page)) > 0) wide.push(`${path} in ${lang} at ${width}`);
          }
        }
      }
      expect(wide).to.eql([]);
    });

  it('shows body text of 22 px or more in large type', async () => {
    for (const path of ['/', `/works/${held}`]) {
      const { page } = await open(path, {}, { text: 'large' });
      const size = await page.evaluate<string>('getComputedStyle(document.body).fontSize');
      expect(Number.parseFloat(size)).to.be.at.least(22);
    }
  });

  for (const javaScriptEnabled of [true, false]) {
    it(`is walked from the home page to a work and back, ${javaScriptEnabled ? 'by keyboard' : 'without script'}`, async () => {
      const { page } = await open('/', { javaScriptEnabled });
      if (javaScriptEnabled) {
        await page.keyboard.press('Tab');
        expect(await page.evaluate<string>('document.activeElement.getAttribute("href")')).to.equal(
          '#content',
        );
      }
      await page.locator('input[name="q"]').first().fill('江宁');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/search\?/);
      expect(await page.locator('.hit').count()).to.be.greaterThan(10);

      await page.locator('input[name="lib"][value="320115"]').check();
      await page.locator('input[name="type"][value="yearbook"]').check();
      // Each group that was changed has its button, and each applies all of it.
      await page.getByRole('button', { name: /(?:应用筛选|查看 \d+ 种) ?：类型$/ }).click();
      await page.waitForURL(/lib=320115/);
      // Behind it stands where on the page the results begin, or the filter that was changed.
      const results = page.url().split('#')[0];
      expect(results).to.include('type=yearbook').and.to.include(encodeURIComponent('江宁'));
      const chips = page.getByRole('link', { name: /江宁区图书馆.*×|去掉.*江宁区图书馆/ });
      expect(await chips.count()).to.be.greaterThan(0);

      await page.locator('.hit a').first().click();
      await page.waitForURL(/\/works\//);
      expect(await page.locator('h1').innerText()).to.include('江宁年鉴');
      await page.getByRole('link', { name: /返回.*结果/ }).click();
      await page.waitForURL(/\/search\?/);
      expect(page.url()).to.equal(results);
    });
  }

  describe('suggests while typing', () => {
    /** The home page, and what it asks of the suggestions. */
    async function home(): Promise<{ page: Page; asked: string[] }> {
      const { page } = await open('/');
      const asked: string[] = [];
      page.on('request', (request) => {
        const { pathname, searchParams } = new URL(request.url());
        if (pathname === '/api/v1/suggest') asked.push(searchParams.get('q') ?? '');
      });
      await page.locator('#words').focus();
      return { page, asked };
    }
    const options = (page: Page): Promise<string[]> =>
      page.locator('#suggestions [role=option]').allInnerTexts();

    it('by pinyin, chosen by keyboard, closed by Escape', async () => {
      const { page } = await home();
      // At once: on a busy machine the letters come so slowly that some are asked for alone.
      await page.keyboard.insertText('jinlings');
      await page.locator('#suggestions [role=option]').first().waitFor();
      expect((await options(page))[0]).to.match(/^金陵(?:琐|瑣)事/);
      await page.keyboard.press('Escape');
      expect(await page.locator('#suggestions').isVisible()).to.equal(false);
      await page.keyboard.type('u');
      await page.locator('#suggestions [role=option]').first().waitFor();
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      // The title of one work leads to that work.
      await page.waitForURL(/\/works\//);
      expect(await page.locator('h1').innerText()).to.match(/^金陵(?:琐|瑣)事/);
    });

    it('and asks and searches nothing while an input method is composing', async () => {
      const { page, asked } = await home();
      const keyboard = await page.context().newCDPSession(page);
      for (const text of ['j', 'ji', 'jin ling']) {
        await keyboard.send('Input.imeSetComposition', {
          text,
          selectionStart: text.length,
          selectionEnd: text.length,
        });
      }
      await page.waitForTimeout(400);
      expect(asked).to.eql([]);
      // The Enter that takes a candidate; browsers give it the code 229.
      await keyboard.send('Input.dispatchKeyEvent', {
        type: 'rawKeyDown',
        key: 'Enter',
        code: 'Enter',
        windowsVirtualKeyCode: 229,
      });
      await page.waitForTimeout(200);
      expect(new URL(page.url()).pathname).to.equal('/');
      await keyboard.send('Input.insertText', { text: '金陵' });
      await page.locator('#suggestions [role=option]').first().waitFor();
      expect(asked).to.eql(['金陵']);
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/search\?q=/);
    });
  });

  it('keeps a choice of display on every page, under the same addresses', async () => {
    const { page } = await open(`/search?q=${encodeURIComponent('南京')}`);
    const address = page.url();
    await page.getByRole('link', { name: '大字' }).click();
    expect(page.url()).to.equal(address);
    await page.goto('/help');
    expect(await page.locator('html').getAttribute('class')).to.include('large');
    await page.getByRole('link', { name: 'English' }).click();
    expect(new URL(page.url()).pathname).to.equal('/help');
    expect(await page.locator('html').getAttribute('lang')).to.match(/^en/);
  });
});
