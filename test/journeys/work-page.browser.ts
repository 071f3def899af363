/**
 * The page of a work in a real browser: how to see it, first; who of twelve libraries is open on Saturday; a library
 * of one's own; a sheet or two of paper. On a phone, without script, in large type, in English.
 *
 * Needs Debian's Chromium. Without it the suite is skipped, and says so; under CI that is a failure.
 */
import { expect } from 'chai';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { documentId } from '../../catalogue/ids.ts';
import type { Library } from '../../catalogue/library.ts';
import type { Source } from '../../catalogue/source.ts';
import {
  DESKTOP,
  PHONE,
  closePages,
  expectWell,
  launchChromium,
  readerPage,
} from '../support/chromium.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';

const DISPLAYS = [
  ['on a desktop', DESKTOP, {}],
  ['on a phone', PHONE, {}],
  ['in large type and high contrast on a phone', PHONE, { text: 'large', contrast: 'high' }],
  ['in English on a phone', PHONE, { lang: 'en' }],
  ['with a library of one’s own on a phone', PHONE, { mylib: 'lib-7' }],
  ['with one that has none on a phone', PHONE, { mylib: '320118' }],
] as const;

/** A Wednesday, in the morning in Nanjing. */
const NOW = new Date('2026-09-23T02:00:00Z');

const DAY = [{ from: 540, until: 1_050 }];
/** The even ones are open on Saturday. */
const HOLDERS: readonly Library[] = Array.from({ length: 12 }, (_, i) => ({
  code: `lib-${i}`,
  name: `示例第${i}图书馆`,
  nameEn: `Specimen District Public Library Number ${i}`,
  shortName: `示例${i}`,
  address: `示例路 ${i} 号`,
  telephone: `025-0000 00${String(i).padStart(2, '0')}`,
  localRoom: '三楼地方文献室',
  hours: {
    week: [[], DAY, DAY, DAY, DAY, i % 2 === 0 ? DAY : [], []],
    exceptions: [{ from: '2026-10-01', until: '2026-10-03', name: '国庆节', spans: [] }],
    note: '',
  },
}));

describe('the page of a work in a browser', function () {
  this.timeout(120_000);
  let browser: Browser | undefined;
  let portal: PortalFixture;
  const wide = `/works/${documentId('lib-0-dc', 'oai:lib-0.example:1')}`;

  before(async function () {
    browser = await launchChromium(this);
    portal = await openPortal(undefined, { now: () => NOW });
    const { registry } = portal.stores;
    await registry.applyLibraries([...(await registry.libraries()), ...HOLDERS]);
    const sources = HOLDERS.map(({ code }): Omit<Source, 'state'> => ({
      id: `${code}-dc`,
      library: code,
      baseUrl: `https://${code}.example.org/oai`,
      metadataPrefix: 'oai_dc',
      set: undefined,
      schedule: '0 2 * * *',
      collections: [],
    }));
    await registry.applySettings([...(await registry.sources()), ...sources]);
    for (const [i, { code }] of HOLDERS.entries()) {
      await portal.fullRun(`${code}-dc`, [
        {
          source: `${code}-dc`,
          identifier: `oai:${code}.example:1`,
          dc: [
            ['title', i % 3 === 1 ? '〔示例〕秦淮志畧' : '〔示例〕秦淮志略'],
            ['creator', i % 3 === 1 ? '陳作霖' : '陈作霖'],
            ['publisher', '南京出版社'],
            ['date', '2007'],
            ['identifier', 'ISBN 978-7-80718-268-9'],
            ['identifier', `https://repository.example.org/${'very-long-path-'.repeat(12)}${i}`],
            ['type', '图书'],
            ['rights', i < 6 ? '不外借，馆内阅览' : '可外借'],
          ],
        },
      ]);
    }
  });
  afterEach(() => closePages(browser));
  after(async () => {
    await browser?.close();
    await portal.close();
  });

  async function open(
    path: string,
    options: BrowserContextOptions = {},
    cookies: Readonly<Record<string, string>> = {},
  ): Promise<Page> {
    const page = await readerPage(browser, portal.url, { viewport: PHONE, ...options }, cookies);
    await page.goto(path);
    return page;
  }

  /** What only the eye tells: in print, or folded. */
  const seen = (page: Page): Promise<string> => page.locator('body').innerText();

  for (const [name, viewport, cookies] of DISPLAYS)
    it(`has nothing that axe objects to, and scrolls one way only, ${name}`, async () => {
      const page = await open(wide, { viewport }, cookies);
      await expectWell(page, name);
      await page.locator('details').evaluateAll((all: { open: boolean }[]) => {
        for (const one of all) one.open = true;
      });
      await expectWell(page, `${name}, unfolded`);
    });

  it('says how to see it before anything else, in the order in which it is heard', async () => {
    const page = await open(wide, { javaScriptEnabled: false });
    const headings = await page.locator('main :is(h1, h2)').allInnerTexts();
    expect(headings.slice(0, 4)).to.eql(['〔示例〕秦淮志略', '怎么看', '馆藏与获取', '著录']);
    expect(headings.at(-1)).to.equal('记录来源');
    const button = page.locator('.best .button').first();
    const { y = Infinity } = (await button.boundingBox()) ?? {};
    expect(y, 'in the first window').to.be.below(PHONE.height);
    expect(await page.locator('.best-lead').innerText()).to.match(
      /^可以借回家：请持读者证到示例第6/,
    );
    expect(await page.locator('.best .open-state').innerText()).to.equal('现在开放，17:30 闭馆');
  });

  it('keeps twelve holders to a line each but for the first, those that lend and are open first', async () => {
    const page = await open(wide, { javaScriptEnabled: false });
    const names = await page.locator('.holder h3').allInnerTexts();
    expect(names.map((name) => /\d+/.exec(name)?.[0]).join(' ')).to.equal(
      '6 7 8 9 10 11 0 1 2 3 4 5',
    );
    const held = await page.locator('.held').boundingBox();
    expect(held?.height, 'screens').to.be.below(3.5 * PHONE.height);
    for (const place of ['.best', '#at-lib-6'])
      expect(await page.locator(`${place} a[href="tel:02500000006"]`).isVisible(), place).to.equal(
        true,
      );
  });

  it('is come to at one holding, which is unfolded then', async () => {
    const page = await open(`${wide}#at-lib-5`, { javaScriptEnabled: false });
    const holding = page.locator('#at-lib-5');
    expect(await holding.isVisible()).to.equal(true);
    const box = await holding.boundingBox();
    expect(box?.y).to.be.within(0, PHONE.height);
  });

  it('tells who is open on Saturday without being left', async () => {
    const page = await open(wide, { javaScriptEnabled: false });
    await page.getByText('哪天开放').click();
    const saturday = page.locator('.week-ahead .facts > div').filter({ hasText: '周六 9月26日' });
    const [isOpen = '', isClosed = ''] = (await saturday.innerText()).split('闭馆');
    for (const [i, { shortName }] of HOLDERS.entries())
      expect(i % 2 === 0 ? isOpen : isClosed, shortName).to.match(
        new RegExp(`${shortName}(?!\\d)`),
      );
  });

  for (const javaScriptEnabled of [true, false])
    it(`has a library of one’s own first, chosen and given up without an account, script ${javaScriptEnabled ? 'on' : 'off'}`, async () => {
      const page = await open(wide, { javaScriptEnabled });
      await page.locator('.own-choice summary').click();
      await page.locator('.own-form select').selectOption({ label: '示例第3图书馆' });
      await page.getByRole('button', { name: '设为我的图书馆' }).click();
      await page.waitForURL(`**${wide}`);
      expect(await page.locator('.best-lead').allInnerTexts()).to.eql([
        '我的图书馆 到馆可看：请到示例第3图书馆阅览，不外借。',
        '更方便的是：可以借回家：请持读者证到示例第6图书馆办理。',
      ]);
      expect(await page.locator('.holder h3').first().innerText()).to.include('示例第3图书馆');

      await page.goto('/libraries/320118');
      await page.getByRole('link', { name: '设为我的图书馆' }).click();
      await page.goto(wide);
      expect(await page.locator('.best').innerText()).to.include(
        '我的图书馆（高淳区图书馆）没有收藏这种文献',
      );
      await page.locator('.own-choice summary').click();
      await page.getByRole('link', { name: '不再作为我的图书馆' }).click();
      await page.waitForURL(`**${wide}`);
      expect(await page.locator('.own-choice summary').innerText()).to.include('选定我的图书馆');
      expect(await page.context().cookies()).to.eql([]);
    });

  it('says names once, with the forms in which libraries write them inside', async () => {
    const page = await open(wide, { javaScriptEnabled: false });
    const title = page.locator('.description > div').first();
    expect(await title.locator('dd').allInnerTexts()).to.have.lengthOf(1);
    const [line, more] = await Promise.all(
      [title.locator('dd'), title.locator('summary')].map((one) => one.boundingBox()),
    );
    expect((more?.y ?? 0) - (line?.y ?? 0), 'on the same line').to.be.below(10);
    await title.getByText('各馆写法').click();
    expect(await title.locator('li').allInnerTexts()).to.have.lengthOf(2);
    expect(await title.locator('li').last().innerText()).to.match(/^〔示例〕秦淮志畧 据示例1、/);
  });

  it('marks traditional characters, and Chinese on an English page', async () => {
    const english = await open(wide, {}, { lang: 'en' });
    expect(await english.locator('h1').getAttribute('lang')).to.equal('zh-Hans');
    const forms = english.locator('.forms li > span:first-child');
    expect(
      await forms.evaluateAll((all: { lang: string }[]) => all.map(({ lang }) => lang)),
    ).to.include.members(['zh-Hans', 'zh-Hant']);
  });

  it('is a sheet or two of paper, with what is needed at the desk and where it is found', async () => {
    const page = await open(wide, { viewport: DESKTOP });
    const pdf = (await page.pdf({ format: 'A4' })).toString('latin1');
    expect(pdf.match(/\/Type\s*\/Page\b/g)?.length).to.be.within(1, 2);

    await page.emulateMedia({ media: 'print' });
    const paper = await seen(page);
    for (const { name, address = '', telephone = '' } of HOLDERS)
      expect(paper).to.include(name).and.to.include(address).and.to.include(telephone);
    expect(paper).to.include(`固定网址：${portal.url}${wide}`).and.to.include('2026年9月23日');
    expect(paper).not.to.match(/记录来源|oai:lib-0|设为我的图书馆|看全部|检索$/mu);
    expect(await page.locator('.button:visible, nav:visible, pre:visible').count()).to.equal(0);
  });

  it('has a button that is called by what is done, of what, and that it leads elsewhere', async () => {
    const photo = `/works/${documentId('qinhuai-dc', 'oai:qinhuai.example:3')}`;
    const page = await open(photo, { javaScriptEnabled: false });
    expect(await page.locator('.best-lead').innerText()).to.include('在家就能看图');
    const button = page.getByRole('link', {
      name: /^看图 ?：〔示例〕秦淮河畔老照片（外部网站）$/,
    });
    expect(await button.first().getAttribute('href')).to.equal('https://photo.example.org/3');
    const english = await open(photo, {}, { lang: 'en' });
    expect(
      await english
        .getByRole('link', { name: /^View images ?: 〔示例〕.* \(external site\)$/ })
        .count(),
    ).to.be.greaterThan(0);
  });
});
