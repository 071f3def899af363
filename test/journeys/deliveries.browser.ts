/**
 * A librarian uploads a list of her library in a real browser, sees what it holds, and imports it: with and without
 * script, at a desk and on a phone; axe on every page of it.
 *
 * Needs Debian's Chromium. Without it the suite is skipped, and says so; under CI that is a failure.
 */
import { expect } from 'chai';
import type { Browser } from 'playwright-core';
import { DESKTOP, PHONE, expectWell, launchChromium, signedInPage } from '../support/chromium.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';
import { xlsx } from '../support/xlsx.ts';

const WAYS = [
  ['at a desk', { viewport: DESKTOP }],
  ['on a phone, without script', { viewport: PHONE, javaScriptEnabled: false }],
] as const;
const LIST = xlsx({
  馆藏: [
    ['秦淮区图书馆地方文献目录'],
    ['书名', '作者', '出版社', '出版年', '索书号', '编号'],
    ['白下琐言', '甘熙撰', '南京出版社', 2007, 'K295.31/1', 'A1'],
    ['', '无题', '', '', '', 'A2'],
  ],
});

describe('files in place of OAI-PMH in a browser', function () {
  this.timeout(120_000);
  let browser: Browser | undefined;
  let portal: PortalFixture;
  before(async function () {
    browser = await launchChromium(this);
    portal = await openPortal(undefined);
  });
  after(async () => {
    await browser?.close();
    if (browser !== undefined) await portal.close();
  });

  for (const [name, way] of WAYS) {
    it(`are uploaded, looked at and imported ${name}`, async () => {
      const { cookies } = await portal.signIn('librarian', '320104');
      const page = await signedInPage(browser!, portal.url, cookies, way);
      const hasScript = !('javaScriptEnabled' in way);
      await page.goto(`${portal.url}/staff/deliveries`);
      await expectWell(page, page.url(), hasScript);
      const file = { name: '目录.xlsx', mimeType: 'application/octet-stream', buffer: LIST };
      await page.setInputFiles('#file', file);
      await page.getByRole('button', { name: '上传并预览' }).click();
      const confirm = page.getByRole('button', { name: '确认导入' });
      await confirm.waitFor();
      await expectWell(page, page.url(), hasScript);
      expect(await page.locator('main').innerText())
        .to.include('白下琐言')
        .and.include('第 4 行没有题名');
      await confirm.click();
      await page.getByRole('link', { name: /收割批次/ }).waitFor();
      await expectWell(page, page.url(), hasScript);
      await page.context().close();
    });
  }
});
