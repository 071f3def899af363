/**
 * An acquisitions librarian hands in the list of a supplier, once two thousand lines of it, in a real browser: from the
 * columns to the result, line by line, many at once, and home again. With and without script, at a desk and on a phone;
 * axe on every page.
 *
 * Needs Debian's Chromium. Without it the suite is skipped, and says so; under CI that is a failure.
 */
import { readFileSync } from 'node:fs';
import { expect } from 'chai';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import {
  DESKTOP,
  STAFF_DISPLAYS,
  WALKS,
  launchChromium,
  looked,
  showAs,
  signedInPage,
} from '../support/chromium.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';
import { textsIn } from '../support/read-workbook.ts';
import { GROUP, purchaseList } from '../support/purchase-list.ts';

/** As many as a supplier sends, and enough for several pages. */
const MANY = 2_000;
const SOME = 600;

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
    return signedInPage(browser!, portal.url, cookies, options);
  }

  for (const [way, viewport, hasScript] of WALKS) {
    it(`takes a list from the form to the file that goes back ${way}`, async () => {
      // Once with as many as there may be.
      const lines = hasScript && viewport === DESKTOP ? MANY : SOME;
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
        buffer: purchaseList(lines),
      });
      await led(() => page.getByRole('button', { name: '开始查重' }).click());
      // It shows itself anew as soon as it can.
      if (!hasScript) await seen('begun');
      // With script the page shows itself anew; without it there is a link.
      const done = page.getByText('已查完', { exact: true });
      const wait = async (): Promise<void> => {
        if (hasScript) await done.waitFor({ timeout: 120_000 });
        while ((await done.count()) === 0) await page.getByRole('link', { name: '刷新' }).click();
      };
      await wait();
      expect(await text())
        .to.include('同一版本已藏')
        .and.include('没有定价')
        .and.include(`共 ${lines.toLocaleString('zh-CN')} 行`);
      await seen('result');
      const href = new URL(page.url()).pathname;

      // How it was read.
      await led(() => page.getByRole('link', { name: '各列的含义' }).click());
      expect(await text())
        .to.include('金陵琐事 · 金陵瑣事 · 景定建康志')
        .and.include(`分组行 ${Math.floor((lines - 1) / GROUP)} 行`)
        .and.include('合计行 1 行')
        .and.include('下次“示例图书公司”的清单照此认列');
      await seen('columns');

      // One by one, among those that are held.
      await page.goto(`${href}?verdict=same-held`);
      await seen('held');
      await led(() => page.getByRole('link', { name: '逐行核对' }).click());
      expect(await text())
        .to.include('第 1 条，共 3 条')
        .and.include('推荐书目 第 4 行');
      await seen('review');
      const answer = (key: string, name: string): Promise<void> =>
        led(() =>
          hasScript
            ? page.keyboard.press(key)
            : page
                .locator('.review-answer')
                .getByRole('button', { name: new RegExp(`^${name} `, 'u') })
                .click(),
        );
      await answer('1', '就是它');
      expect(await text()).to.include('第 2 条，共 3 条');
      expect(await page.getByRole('status').innerText()).to.include('不买 · 改判：同一版本已藏');
      await answer('b', '买');
      await seen('reviewed');
      const said = (decision: string): Promise<number> =>
        portal.stores.checks.lines
          .lines(href.split('/').at(-1) ?? '', { decision: decision as 'any' }, 0, 0)
          .then(({ total }) => total);
      expect(await said('any')).to.equal(2);
      await led(() =>
        hasScript
          ? page.keyboard.press('u')
          : page.getByRole('status').getByRole('button', { name: '撤回' }).click(),
      );
      expect(await said('any')).to.equal(1);
      await answer('2', '另一版本');
      expect(page.url()).to.include('#lines');

      // Many at once.
      await page.goto(`${href}?verdict=not-held`);
      await page.getByLabel('筛选出的全部').check();
      await page.getByLabel('怎么定').selectOption('买');
      await led(() => page.getByRole('button', { name: '选定', exact: true }).click());
      expect(await text())
        .to.include('人工选定买')
        .and.include(`已为 ${(lines - 4).toLocaleString('zh-CN')} 行记下人工意见`);
      expect(await said('buy')).to.equal(lines - 4);
      await page.getByRole('checkbox', { name: '勾选' }).first().check();
      await page.getByLabel('怎么定').selectOption('撤回人工意见');
      await led(() => page.getByRole('button', { name: '选定', exact: true }).click());
      expect(await said('buy')).to.equal(lines - 5);

      // Home again, and on paper.
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: '下载结果' }).click(),
      ]);
      const texts = Object.values(await textsIn(readFileSync(await download.path()))).join('');
      expect(texts)
        .to.include('改判：同一版本已藏')
        .and.include('人工选定：买')
        .and.include(`示例新书之${lines - 1}`);
      await page.goto(`${href}/print`);
      expect(await text()).to.include(`示例新书之${lines - 1}`);

      // Shared with others, who see titles and nothing else.
      await page.goto(href);
      await page.getByText('改名、共享、用途').click();
      await page.getByLabel('清单名称').fill('秋季补藏');
      await page.getByLabel('共享给他馆').check();
      await led(() => page.getByRole('button', { name: '保存' }).click());
      expect(await text()).to.include('秋季补藏');
      const other = await open('320115', { viewport, javaScriptEnabled: hasScript });
      await other.goto(href);
      expect(await other.locator('main').innerText())
        .to.include('秦淮区图书馆的清单')
        .and.include('示例新书之4')
        .and.not.match(/秋季|公司|定价|acquisitions/);
      await looked(other, `checks ${way} shared`, hasScript);
      await other.goto('/staff/checks');
      expect(await other.locator('main').innerText()).to.include('他馆共享的清单');
      await other.context().close();

      // Once more, later.
      await led(() => page.getByRole('button', { name: '重新查一次' }).click());
      await wait();
      expect(await text())
        .to.include('各行的结论与上次相同')
        .and.include('人工选定买');
      await page.getByText('删除清单').click();
      await led(() => page.getByRole('button', { name: '确认删除' }).click());
      expect(await text()).to.include('清单已删除');
      await page.context().close();
    });
  }

  it('is well in every display', async () => {
    const page = await open('320104', {});
    await page.goto('/staff/checks');
    await page.getByLabel('或者粘贴书目').fill('金陵琐事\n9787807182689\n没有这本书\n9.78755E+12');
    await page.getByRole('button', { name: '开始查重' }).click();
    await page.getByText('已查完', { exact: true }).waitFor();
    const href = new URL(page.url()).pathname;
    for (const display of STAFF_DISPLAYS) {
      await showAs(page, portal.url, display);
      for (const path of [
        '/staff/checks',
        href,
        `${href}?sort=score&order=desc&mine=true`,
        `${href}?q=${encodeURIComponent('不会有的')}`,
        `${href}/columns`,
        `${href}/review?at=1`,
        `${href}/review?at=4`,
        `${href}/print`,
      ]) {
        expect((await page.goto(path))?.status(), path).to.equal(200);
        await looked(page, `checks ${display[0]} ${path.replaceAll(/\W|[0-9a-f]{32}/g, '')}`, true);
      }
    }
    await page.context().close();
  });
});
