/**
 * What readers of the city came for, walked from the home page at a desk and on a phone, with script and without: the
 * answer is there, what is beside it is not taken for it, and nobody needs more acts than a good site takes. How many
 * each took is printed at the end.
 *
 * Needs Debian's Chromium. Without it the suite is skipped, and says so; under CI that is a failure.
 */
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { messageOf } from '../../catalogue/errors.ts';
import { onBothEngines } from '../support/clusters.ts';
import { PHONE, WALKS, launchChromium } from '../support/chromium.ts';
import { openDemonstration } from '../support/demonstration.ts';
import { ERRANDS } from '../support/errands.ts';
import { KeyboardReader } from '../support/keyboard-reader.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';
import { Reader } from '../support/reader.ts';

onBothEngines('the errands of readers', function (engine, isEmbedded) {
  this.timeout(120_000);
  let browser: Browser | undefined;
  let portal: PortalFixture | undefined;
  const walks = isEmbedded ? WALKS : WALKS.slice(0, 1);
  const taken: string[] = [];
  const small = new Set<string>();

  before(async function () {
    browser = await launchChromium(this);
    portal = await openDemonstration(await engine());
  });
  after(async () => {
    await browser?.close();
    await portal?.close();
    if (taken.length > 0) console.log(taken.join('\n'));
  });

  for (const errand of ERRANDS) {
    const { name, most } = errand;
    it(name, async () => {
      // Each waits for pages most of the time.
      const acts = await Promise.all(
        walks.map(async (walk) => {
          const reader = await Reader.atHome(browser!, portal!.url, walk);
          try {
            await errand.walk(reader);
            for (const one of reader.small) small.add(one);
            return reader.acts;
          } catch (error) {
            throw new Error(`${walk[0]}, at ${reader.page.url()}: ${messageOf(error)}`, {
              cause: error,
            });
          } finally {
            await reader.leave();
          }
        }),
      );
      taken.push(`      ${acts.join(' ')} (of ${most})  ${name}`);
      expect(Math.max(...acts), 'acts').to.be.at.most(most);
    });
  }

  if (isEmbedded)
    it('one-handed: whatever was hit on a phone is as large as a thumb', () => {
      expect([...small]).to.eql([]);
    });

  for (const [name, viewport, javaScriptEnabled] of isEmbedded ? WALKS : []) {
    it(`keyboard only: a book is found and how to read it, ${name}`, async () => {
      const context = await browser!.newContext({
        viewport,
        javaScriptEnabled,
        locale: 'zh-CN',
        reducedMotion: 'reduce',
      });
      const page = await context.newPage();
      await page.goto(portal!.url);
      const reader = new KeyboardReader(page);
      await reader.skip(/跳到/, 15);
      await reader.tabTo(({ isSearchBox }) => isSearchBox, 15);
      await reader.enter('秦淮河');
      await reader.skip(/跳到.*(?:结果|文献)/, 15);
      await reader.tabTo(({ isHit }) => isHit, 15);
      await reader.tabTo((focused) => focused.isHit && focused.name === '秦淮志', 30);
      await reader.enter();
      await reader.skip(/跳到/, 15);
      await reader.tabTo(({ name: said }) => said.includes('阅读全文'), 15);
      await context.close();
    });
  }

  if (isEmbedded)
    it('screen reader: results and ways to read come in the order of what is asked', async () => {
      const page = await browser!.newPage({ locale: 'zh-CN', viewport: PHONE });
      await page.goto(`${portal!.url}/search?q=${encodeURIComponent('首都志')}`);
      expect(await page.title()).to.include('首都志');
      expectInOrder(await page.getByRole('main').ariaSnapshot(), [
        /heading ".*首都志.*" \[level=1\]/,
        /status.*共 2 种/,
        /heading "首都志".*\[level=3\]/,
        /link "首都志"/,
      ]);
      await page.locator('.hit a').first().click();
      await page.waitForURL(/\/works\//);
      expectInOrder(await page.getByRole('main').ariaSnapshot(), [
        /heading "首都志.*" \[level=1\]/,
        /heading "怎么看" \[level=2\]/,
        /(?:在家|可外借|到馆)/,
        /heading ".*馆" \[level=3\]/,
        /heading "(?:著录|文献信息)/,
      ]);
      await page.close();
    });
});

/** What is read out, line by line, has these lines one after the other. */
function expectInOrder(spoken: string, wanted: readonly RegExp[]): void {
  let from = 0;
  for (const one of wanted) {
    const at = spoken.slice(from).search(one);
    expect(
      at,
      `${String(one)} after ${spoken.slice(0, from).slice(-80)} in ${spoken}`,
    ).to.be.at.least(0);
    from += at;
  }
}
