/**
 * A reader takes along what was found: chosen hits on a shelf that is kept in the browser, the shelf by its address,
 * a citation by the clipboard. With script and without, on a desk and on a phone.
 */
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { WALKS, closePages, expectWell, launchChromium, readerPage } from '../support/chromium.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';

const SEARCH = `/search?q=${encodeURIComponent('南京')}`;
const SHELF = /\/shelf\?ids=/;

describe('taking along', function () {
  this.timeout(120_000);
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
    viewport: { width: number; height: number },
    hasScript: boolean,
  ): Promise<Page> {
    const page = await readerPage(browser, portal?.url, {
      viewport,
      javaScriptEnabled: hasScript,
      permissions: ['clipboard-read', 'clipboard-write'],
    });
    await page.goto(path);
    return page;
  }

  const titles = (page: Page): Promise<string[]> => page.locator('.shelved h2').allInnerTexts();
  const press = (page: Page, name: string | RegExp): Promise<void> =>
    page.getByRole('button', { name }).first().click();

  for (const [as, viewport, hasScript] of WALKS)
    it(`chooses hits, sees them on a shelf, takes one off and clears it, ${as}`, async () => {
      const page = await open(SEARCH, viewport, hasScript);
      await expectWell(page, `the results ${as}`, hasScript);
      const boxes = page.locator('.hit-choose');
      const names: string[] = [];
      for (const i of [0, 2]) {
        await boxes.nth(i).check();
        names.push(await page.locator('.hit-title').nth(i).innerText());
      }
      await press(page, '加入书架');
      if (hasScript) {
        await page.getByText('已加入，书架上共 2 种。').waitFor();
        await page.goto('/shelf');
      }
      await page.waitForURL(SHELF);
      expect(await titles(page)).to.eql(names);
      await expectWell(page, `the shelf ${as}`, hasScript);
      const address = page.url();

      await press(page, `移出书架：${names[0] ?? ''}`);
      await page.waitForURL((url) => url.href !== address);
      expect(await titles(page)).to.eql(names.slice(1));

      await press(page, '清空书架');
      await page.getByText('书架还是空的').waitFor();
      await expectWell(page, `the empty shelf ${as}`, hasScript);
      // Whoever cleared it too early has the list still.
      await page.goto(address);
      expect(await titles(page)).to.eql(names);
    });

  it('keeps the shelf in the browser: name, order and count, from page to page', async () => {
    const page = await open(SEARCH, WALKS[3][1], true);
    const link = page.getByRole('link', { name: /^书架/ });
    expect(await link.innerText()).to.equal('书架');
    await press(page, '加入书架');
    await page.getByText('请先勾选要加入的文献。').waitFor();

    await page.locator('.hit-choose').nth(1).check();
    await press(page, '加入书架');
    await page.getByText('书架上共 1 种').waitFor();
    expect(await link.innerText()).to.equal('书架（1）');

    await page.locator('.hit-title a').first().click();
    await press(page, '加入书架');
    await page.getByText('书架上共 2 种').waitFor();
    expect(await page.getByRole('button', { name: '移出书架' }).count()).to.equal(1);

    await page.getByRole('link', { name: '书架（2）' }).click();
    await page.waitForURL(SHELF);
    const [first, second] = await titles(page);
    await page.getByText('这是您的书架').waitFor();
    await page.getByLabel('书架名称').fill('秦淮 & 河');
    await press(page, '写上名称');
    await page.waitForURL(/&name=/);
    await page.goto('/shelf');
    await page.waitForURL(/&name=/);
    expect(await page.locator('h1').innerText()).to.equal('书架：秦淮 & 河');
    expect(await titles(page)).to.eql([first, second]);

    // Somebody else opens its address, and makes it theirs.
    const other = await open(
      new URL(page.url()).pathname + new URL(page.url()).search,
      WALKS[1][1],
      true,
    );
    await other.getByText('不是您的书架').waitFor();
    for (const own of ['移出书架', '清空书架'])
      expect(await other.getByRole('button', { name: own }).count(), own).to.equal(0);
    const { y = 0, height = 0 } = (await other.locator('.shelf-other').boundingBox()) ?? {};
    const below = (await other.locator('.summary').boundingBox())?.y ?? 0;
    expect(below - (y + height)).to.be.at.least(8);
    await press(other, '全部加入我的书架');
    await other.getByText('书架上共 2 种').waitFor();
    await other.goto('/shelf');
    await other.getByText('这是您的书架').waitFor();
    expect(await titles(other)).to.eql([first, second]);
  });

  it('copies the citation, the permanent link and the address of a shelf', async () => {
    const page = await open(SEARCH, WALKS[1][1], true);
    await page.locator('.hit-title a').first().click();
    const copied = (): Promise<string> => page.evaluate('navigator.clipboard.readText()');
    await press(page, '复制引文');
    await page.getByText('已复制').waitFor();
    expect(await copied()).to.equal(await page.locator('#citation').innerText());
    await press(page, '复制网址');
    // The clipboard is written to after the press.
    while ((await copied()) !== page.url());
    await expectWell(page, 'the work');
  });

  it('copies without a clipboard as well, as over plain http', async () => {
    const page = await open(SEARCH, WALKS[3][1], true);
    await page.addInitScript(`Object.defineProperty(navigator, 'clipboard', { value: undefined })`);
    await page.locator('.hit-title a').first().click();
    await press(page, '复制引文');
    await page.getByText('已复制').waitFor();
    expect(await page.evaluate('getSelection().toString()')).to.equal(
      await page.locator('#citation').innerText(),
    );
  });

  it('takes nothing for an id that is none, whatever lies in the browser', async () => {
    const page = await open(SEARCH, WALKS[3][1], true);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.evaluate(
      `localStorage.setItem('shelf', '"><img src=x onerror=alert(1)>,../../staff,[1,2]')`,
    );
    await page.goto('/shelf');
    await page.getByText('书架还是空的').waitFor();
    expect(asked.filter((url) => /shelf\?|staff/.test(url))).to.eql([]);
    expect(await page.evaluate('localStorage.getItem("shelf")')).to.equal('');
  });

  it('says so where the browser keeps nothing, and leads to a shelf by its address', async () => {
    const page = await open('/help', WALKS[1][1], true);
    await page.addInitScript(
      `Object.defineProperty(window, 'localStorage', { get() { throw new Error('blocked'); } })`,
    );
    await page.goto(SEARCH);
    await page.locator('.hit-choose').first().check();
    await press(page, '加入书架');
    await page.waitForURL(SHELF);
    await page.getByText('浏览器不让本站保存数据').waitFor();
    expect(await titles(page)).to.have.lengthOf(1);
  });
});
