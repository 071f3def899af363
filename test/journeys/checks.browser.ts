/**
 * An acquisitions librarian hands in the list of a supplier, two thousand lines of it, in a real browser: from the
 * columns to the result, line by line, many at once, and home again. With and without script, at a desk and on a phone;
 * axe on every page.
 *
 * Needs Debian's Chromium. Without it the suite is skipped, and says so; under CI that is a failure.
 */
import { expect } from 'chai';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { WALKS, launchChromium, looked } from '../support/chromium.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';
import { purchaseList } from '../support/purchase-list.ts';

const LINES = 2_000;

describe('the purchase check in a browser', function () {
  this.timeout(240_000);
  let browser: Browser | undefined;
  let portal: PortalFixture;

  before(async function () {
    browser = await launchChromium(this);
  });
  beforeEach(async () => {
    portal = await openPortal(undefined);
  });
  afterEach(() => portal.close());
  after(() => browser?.close());

  async function open(library: string, options: BrowserContextOptions): Promise<Page> {
    const { cookies } = await portal.signIn('acquisitions', library);
    const context = await browser!.newContext({ baseURL: portal.url, ...options });
    await context.addCookies(
      [...cookies].map(([name, value]) => ({
        name,
        value,
        domain: '127.0.0.1',
        path: '/',
        secure: true,
      })),
    );
    return context.newPage();
  }

  for (const [way, viewport, hasScript] of WALKS) {
    it(`takes a list from the form to the file that goes back ${way}`, async () => {
      const page = await open('320104', { viewport, javaScriptEnabled: hasScript });
      const text = (): Promise<string> => page.locator('main').innerText();
      const seen = (as: string): Promise<void> => looked(page, `checks ${way} ${as}`, hasScript);
      const led = async (act: () => Promise<void>): Promise<void> => {
        await Promise.all([page.waitForEvent('load'), act()]);
      };

      await page.goto('/staff/checks');
      expect(await text()).to.include('还没有清单');
      await seen('none');
      await page.getByLabel('供应商').fill('示例图书公司');
      await page.setInputFiles('#file', {
        name: '秋季书目.xlsx',
        mimeType: 'application/octet-stream',
        buffer: purchaseList(LINES),
      });
      await led(() => page.getByRole('button', { name: '开始查重' }).click());
      // It shows itself anew as soon as it can.
      if (!hasScript) await seen('begun');
      const done = page.getByText('已查完');
      // With script the page shows itself anew; without it there is a link.
      while ((await done.count()) === 0)
        if (hasScript) await done.first().waitFor({ timeout: 120_000 });
        else await page.getByRole('link', { name: '刷新' }).click();
      expect(await text())
        .to.include('同一版本已藏')
        .and.include('没有定价')
        .and.include(`共 ${LINES.toLocaleString('zh-CN')} 行`);
      await seen('result');
    });
  }
});
