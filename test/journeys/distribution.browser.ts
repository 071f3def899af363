/**
 * From verdicts to the order in a real browser: each library is given its copies on the page and by a sheet that comes
 * back, and another library fills in its own column; with and without script, at a desk and on a phone; axe on every
 * page of it.
 *
 * Needs Debian's Chromium. Without it the suite is skipped, and says so; under CI that is a failure.
 */
import { readFile } from 'node:fs/promises';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { WALKS, launchChromium, looked, signedInPage } from '../support/chromium.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';
import { textsIn } from '../support/read-workbook.ts';
import { zip } from '../support/xlsx.ts';

/** One that is held, and more than a page of others. */
const CSV = [
  '书名,责任者,ISBN,定价,复本',
  '金陵琐事,周晖,,45.00,3',
  ...Array.from({ length: 54 }, (_, i) => `城南旧事新编第${i + 1}种,无名氏,,30.00,2`),
].join('\n');

describe('who gets what, in a browser', function () {
  this.timeout(180_000);
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

  /** A list of which all is bought. */
  async function listed(): Promise<string> {
    const headers = { Authorization: await portal.keyOf('acquisitions', '320104') };
    const query = 'purpose=buy&filename=a.csv&name=秋季书目&shared=true&wait=60';
    const made = await fetch(`${portal.url}/api/v1/checks?${query}`, {
      method: 'POST',
      headers: { ...headers, 'Content-Type': 'application/octet-stream' },
      body: CSV,
    });
    const { id } = (await made.json()) as { id: string };
    await fetch(`${portal.url}/api/v1/checks/${id}/decisions`, {
      method: 'PUT',
      headers: { ...headers, 'Content-Type': 'application/json' },
      body: '{"buy":true}',
    });
    return id;
  }

  async function pageOf(library: string, viewport: object, hasScript: boolean): Promise<Page> {
    const { cookies } = await portal.signIn('acquisitions', library);
    return signedInPage(browser!, portal.url, cookies, {
      javaScriptEnabled: hasScript,
      viewport: viewport as { width: number; height: number },
      acceptDownloads: true,
    });
  }

  /** The sheet as somebody fills it in: the first library gets two of the third line, and letters of the fourth. */
  async function filledIn(file: Buffer): Promise<Buffer> {
    const texts = await textsIn(file);
    const name = 'xl/worksheets/sheet1.xml';
    const typed = (xml: string, at: string, value: string): string =>
      xml.replace(
        new RegExp(`<c r="${at}"[^>]*?(?:/>|>.*?</c>)`),
        `<c r="${at}" t="str"><v>${value}</v></c>`,
      );
    const xml = typed(typed(texts[name] ?? '', 'J5', '2'), 'J6', '两册');
    return zip(
      Object.entries({ ...texts, [name]: xml }).map(([one, text]) => ({
        name: one,
        bytes: Buffer.from(text),
      })),
    );
  }

  for (const [way, viewport, hasScript] of WALKS)
    it(`is filled in, sent back and confirmed ${way}`, async () => {
      const id = await listed();
      const address = `/staff/checks/${id}/distribution`;
      const page = await pageOf('320104', viewport, hasScript);
      await page.goto(`/staff/checks/${id}`);
      await page.getByRole('link', { name: '馆藏去向' }).click();
      await looked(page, `distribution ${way}`, hasScript);
      expect(await page.locator('tr', { hasText: '金陵琐事' }).innerText()).to.include('藏');

      const cell = page.getByLabel(/《金陵琐事》的册数/).last();
      await cell.fill('很多');
      await page.getByRole('button', { name: '保存本页' }).click();
      await looked(page, `distribution refused ${way}`, hasScript);
      expect(await page.getByRole('alert').innerText()).to.include('收到“很多”');
      await cell.fill('5');
      await page.getByRole('button', { name: '保存本页' }).click();
      expect(await page.locator('main').innerText())
        .to.include('已保存，改动 1 格。')
        .and.include('已分 5 册，超过订购的 3 册');
      await looked(page, `distribution over ${way}`, hasScript);

      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: /下载去向表/ }).click(),
      ]);
      expect(download.suggestedFilename()).to.equal('秋季书目-去向.xlsx');
      const buffer = await filledIn(await readFile(await download.path()));
      const file = { name: '去向.xlsx', mimeType: 'application/octet-stream', buffer };
      await page.setInputFiles('#file', file);
      await page.getByRole('button', { name: '读入并核对' }).click();
      await looked(page, `distribution edited ${way}`, hasScript);
      expect(await page.locator('main').innerText())
        .to.include('改动 1 格')
        .and.include('第 6 行：J6');
      await page.getByRole('button', { name: '确认这些改动' }).click();
      await page.getByRole('button', { name: '没有藏的馆各分一册' }).click();
      expect(await page.locator('main').innerText()).to.match(/已填 \d+ 格/);
      await page.getByRole('link', { name: '下一页' }).click();
      await page.waitForLoadState();
      expect(await page.locator('.distribution tbody tr').count()).to.equal(5);
      await page.context().close();

      const theirs = await pageOf('320115', viewport, hasScript);
      await theirs.goto(`/staff/checks/${id}`);
      await theirs.getByRole('link', { name: '馆藏去向' }).click();
      await looked(theirs, `distribution alone ${way}`, hasScript);
      const shown = await theirs.locator('main').innerText();
      for (const secret of ['30.00', '秋季书目', '码洋']) expect(shown).to.not.include(secret);
      await theirs.getByLabel(/《城南旧事新编第1种》的册数/).fill('4');
      await theirs.getByRole('button', { name: '保存本页' }).click();
      expect(await theirs.locator('main').innerText()).to.include('已保存，改动 1 格。');
      expect(new URL(theirs.url()).pathname).to.equal(address);
      await theirs.context().close();
    });
});
