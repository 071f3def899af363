/**
 * The results first: what a reader meets on a phone with one hand, with the keyboard alone, and without script. Where
 * the first hit stands, what covers it, where the focus goes, and what is wider than the window.
 */
import { expect } from 'chai';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import {
  DESKTOP,
  PHONE,
  closePages,
  expectWell,
  launchChromium,
  readerPage,
} from '../support/chromium.ts';
import { PAGE_KINDS } from '../support/page-kinds.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';

const JIANGNING = `/search?q=${encodeURIComponent('江宁')}`;

/** How far from the edge those facts of hits stand that come to a new line, pixels. */
const BEGINNINGS = `[...document.querySelectorAll('.hit-facts')].flatMap((line) => {
  const rectsOf = (fact) => {
    const range = document.createRange();
    range.selectNodeContents(fact);
    return [...range.getClientRects()].filter(({ width }) => width > 0);
  };
  const facts = [...line.children].map(rectsOf);
  return facts
    .filter((rects, i) => i > 0 && rects[0].top > facts[i - 1].at(-1).bottom - 2)
    .map(([{ left }]) => left - line.getBoundingClientRect().left);
})`;

describe('results first', function () {
  let browser: Browser | undefined;
  let portal: PortalFixture | undefined;

  before(async function () {
    browser = await launchChromium(this);
    portal = await openPortal(undefined);
  });
  afterEach(() => closePages(browser));
  after(async () => {
    await browser?.close();
    await portal?.close();
  });

  async function open(
    path: string,
    options: BrowserContextOptions = {},
    cookies: Readonly<Record<string, string>> = {},
  ): Promise<Page> {
    const page = await readerPage(browser, portal?.url, { viewport: PHONE, ...options }, cookies);
    await page.goto(path);
    return page;
  }

  const focused = (page: Page): Promise<string> =>
    page.evaluate<string>('document.activeElement.id');
  const bottomOf = async (page: Page, selector: string): Promise<number> => {
    const box = await page.locator(selector).first().boundingBox();
    return box === null ? Infinity : box.y + box.height;
  };

  it('what is said of a hit begins every line at its edge, and the format is as high as a thumb', async () => {
    const page = await open(JIANGNING, { viewport: { ...PHONE, width: 190 } });
    const begun = await page.evaluate<readonly number[]>(BEGINNINGS);
    expect(begun).to.not.be.empty;
    expect(begun.filter((distance) => Math.abs(distance) > 1)).to.eql([]);
    const format = await page.locator('#format').boundingBox();
    expect(format?.height).to.be.at.least(44);
  });

  it('nothing of the status of the libraries lies beyond the edge', async () => {
    for (const lang of ['zh', 'en']) {
      const page = await open('/status', {}, { lang });
      const table = page.locator('.table', { has: page.locator('.reader-status') });
      const { wide, room } = await table.evaluate(
        ({ scrollWidth, clientWidth }: { scrollWidth: number; clientWidth: number }) => ({
          wide: scrollWidth,
          room: clientWidth,
        }),
      );
      expect(wide, lang).to.be.at.most(room);
    }
  });

  it('the box shows the whole of its field and of what it asks for', async () => {
    for (const lang of ['zh', 'en']) {
      const page = await open('/', {}, { lang });
      const cut = await page.evaluate<string[]>(`(() => {
        const pen = document.createElement('canvas').getContext('2d');
        const cut = (one, text, taken) => {
          const { font, paddingLeft, paddingRight } = getComputedStyle(one);
          pen.font = font;
          const room = one.clientWidth - parseFloat(paddingLeft) - parseFloat(paddingRight) - taken;
          return pen.measureText(text).width > room ? [text] : [];
        };
        const words = document.querySelector('#words');
        const field = document.querySelector('#field');
        // The arrow of a select takes some of it.
        return [...cut(words, words.placeholder, 0), ...cut(field, field.selectedOptions[0].text, 16)];
      })()`);
      expect(cut, lang).to.eql([]);
    }
  });

  it('the two rows by which hits are arranged stand apart on a wide screen', async () => {
    const page = await open(JIANGNING, { viewport: DESKTOP });
    const within = await page.locator('#within').boundingBox();
    expect((within?.y ?? 0) - (await bottomOf(page, '#sort'))).to.be.at.least(4);
  });

  for (const javaScriptEnabled of [true, false]) {
    describe(javaScriptEnabled ? 'with script' : 'without script', () => {
      it('a period tapped on the home page has its first hit on the first screen', async () => {
        const page = await open('/', { javaScriptEnabled });
        for (const way of ['a[href*="period=minguo"]', '.examples a >> nth=-1']) {
          await page.goto('/');
          await page.locator(way).first().click();
          await page.waitForURL(/\/search\?/);

          expect(await bottomOf(page, '.hit-title')).to.be.lessThan(PHONE.height);
          expect(await page.locator('.filters-body').isVisible()).to.equal(false);
        }
      });

      it('filters open by a button, and what is applied lands on the results', async () => {
        const page = await open(JIANGNING, { javaScriptEnabled });
        await page.locator('.filters > summary').click();
        const apply = page.locator('.apply-all');
        expect(await apply.innerText()).to.match(/^查看 \d+ 种$/);
        await page.locator('input[name="lib"][value="320115"]').check();
        await page.locator('input[name="type"][value="yearbook"]').check();
        if (javaScriptEnabled) await page.getByRole('button', { name: /^查看 \d+ 种$/ }).waitFor();
        else expect(await apply.innerText()).to.equal('应用筛选');
        const promised = /\d+/.exec(await apply.innerText())?.[0];
        await apply.click();
        await page.waitForURL(/lib=320115/);

        expect(new URL(page.url()).hash).to.equal('#results');
        expect(await focused(page)).to.equal('results');
        expect(await page.locator('.filters > summary').innerText()).to.equal('筛选（已选 2）');
        expect(await page.locator('.filters-body').isVisible()).to.equal(false);
        if (javaScriptEnabled)
          expect(await page.locator('.summary').innerText()).to.include(`共 ${promised} 种`);
        expect(await bottomOf(page, '.hit-title')).to.be.lessThan(PHONE.height);
      });

      it('what can be read at home is one tap, and one tap back', async () => {
        const page = await open('/search', { javaScriptEnabled });
        await page.getByRole('link', { name: /^在家能看/ }).click();
        await page.waitForURL(/access=online/);
        expect(await page.locator('.hit').count()).to.equal(
          await page.locator('.hit .access-online').count(),
        );
        await page.getByRole('link', { name: /^在家能看/ }).click();
        await page.waitForURL((url) => !url.search.includes('access'));
      });

      it('all values of a facet come when asked for, and what was ticked stays', async () => {
        const page = await open('/search', { javaScriptEnabled });
        await page.locator('.filters > summary').click();
        for (const way of ['catalogue', 'onsite'])
          await page.locator(`input[name="access"][value="${way}"]`).check();
        await page.locator('#filter-period').click();
        await page.locator('button[name="whole"][value="period"]').click();
        await page.waitForURL(/whole=period/);

        expect(await page.locator('.value input[value="catalogue"]').isChecked()).to.equal(true);
        expect(await page.locator('input[name="period"]').count()).to.be.greaterThan(5);
        expect(await focused(page)).to.equal('filter-period');
      });
    });
  }

  for (const javaScriptEnabled of [true, false]) {
    it(`beside the results the changed filter has the focus again ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
      const page = await open(JIANGNING, { viewport: DESKTOP, javaScriptEnabled });
      const apply = page.getByRole('button', { name: /应用筛选|查看/ }).filter({ visible: true });
      // Years cannot be seen to change, and lie closed; nothing else has changed.
      expect(await apply.count()).to.equal(0);
      await page.locator('input[name="type"][value="yearbook"]').check();
      expect(await apply.count()).to.equal(1);
      if (javaScriptEnabled)
        await page.getByRole('button', { name: /^查看 \d+ 种 ?：类型/ }).waitFor();
      await apply.click();
      await page.waitForURL(/type=yearbook.*#filter-type$/);
      expect(await focused(page)).to.equal('filter-type');
      const top = (await page.locator('#filter-type').boundingBox())?.y ?? -1;
      expect(top).to.be.within(0, DESKTOP.height - 44);

      await page.locator('#filter-years').click();
      await page.locator('input[name="from"]').fill('1990');
      await apply.click();
      await page.waitForURL(/from=1990.*#filter-years$/);
      expect(await focused(page)).to.equal('filter-years');

      // Closing a group does not take its button away, and unticking is a change as well.
      await page.locator('.value input[value="yearbook"]').uncheck();
      await page.locator('#filter-type').click();
      await page.getByRole('button', { name: /：类型$/ }).click();
      await page.waitForURL((url) => !url.search.includes('type=') && url.hash === '#filter-type');
      expect(await focused(page)).to.equal('filter-type');
    });
  }

  it('beside the results the filter has the focus again whose chip goes', async () => {
    const page = await open(`${JIANGNING}&type=yearbook#filter-type`, { viewport: DESKTOP });
    // What a screen reader is told of by itself is only what changes.
    await page.evaluate(`new Promise((told) => {
      const status = document.querySelector('[role=status]');
      if (status.childNodes.length > 1) told();
      new MutationObserver(() => told()).observe(status, { childList: true });
    })`);

    await page.getByRole('link', { name: '去掉条件“类型：年鉴”' }).click();
    await page.waitForURL((url) => !url.search.includes('type='));
    expect(await focused(page)).to.equal('filter-type');
  });

  it('the first hit is four keys away, and filters are read before what they narrow', async () => {
    const page = await open(JIANGNING, { viewport: DESKTOP });
    for (const key of ['Tab', 'Tab', 'Enter', 'Tab']) await page.keyboard.press(key);
    expect(
      await page.evaluate<boolean>(`document.activeElement.closest('.hit:first-child') !== null`),
    ).to.equal(true);
    expect(
      await page.evaluate<boolean>(
        `!!(document.querySelector('.narrow').compareDocumentPosition(document.querySelector('#results')) & Node.DOCUMENT_POSITION_FOLLOWING)`,
      ),
    ).to.equal(true);
  });

  it('nothing covers what has the focus, with all filters open', async () => {
    for (const viewport of [PHONE, DESKTOP]) {
      const page = await open(JIANGNING, { viewport });
      await page.evaluate(
        `document.querySelectorAll('details').forEach((one) => (one.open = true))`,
      );
      // Focused one after the other as a keyboard would, each is what stands at its own middle.
      const covered = await page.evaluate<string[]>(`
        [...document.querySelectorAll('.narrow input, .narrow button, .narrow summary, .narrow a')]
          .filter((one) => one.checkVisibility() && !one.matches('.skip-filters'))
          .filter((one) => {
            one.focus();
            const { x, y, width, height } = one.getBoundingClientRect();
            const there = document.elementFromPoint(x + width / 2, y + height / 2);
            return there === null || !(one.contains(there) || there.contains(one));
          })
          .map((one) => one.outerHTML)
      `);
      expect(covered).to.eql([]);
      await expectWell(page, `all filters open, ${viewport.width} px`);
    }
  });

  it('the masthead is one line, and its menu opens', async () => {
    for (const cookies of [{}, { lang: 'en' }, { text: 'large' }]) {
      const page = await open('/help', { javaScriptEnabled: false }, cookies);
      expect((await page.locator('.masthead').boundingBox())?.height).to.be.lessThan(80);
      await page.locator('.menu > summary').click();
      expect(await page.locator('.main-nav a').first().isVisible()).to.equal(true);
    }
    const page = await open('/help');
    await page.locator('.to-words').click();
    expect(await focused(page)).to.equal('words');
  });

  it('no page is wider than the window, in either language, at 390 and 320', async () => {
    for (const lang of ['zh', 'en']) {
      const page = await open('/', {}, { lang });
      for (const [kind, path] of PAGE_KINDS) {
        await page.goto(path);
        for (const width of [390, 320]) {
          await page.setViewportSize({ width, height: 700 });
          const wide = await page.evaluate<number>('document.documentElement.scrollWidth');
          expect(wide, `${kind} (${lang}, ${width})`).to.be.at.most(width);
        }
      }
    }
  });
});
