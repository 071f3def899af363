/**
 * A genealogy that names living persons: a reader writes about it, a librarian hides it, it is harvested again and
 * stays hidden, the reader is answered, it is shown again. In a real browser, with and without script, on a desktop
 * and on a phone, with axe on every page; and once on Elasticsearch.
 */
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { documentId } from '../../catalogue/ids.ts';
import { peopleActs } from '../../desk/people-acts.ts';
import { catchUp } from '../../harvesters/indexing/indexer.ts';
import { onBothEngines } from '../support/clusters.ts';
import { TERMINAL } from '../support/deeds.ts';
import { WALKS, launchChromium, looked } from '../support/chromium.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';
import { SAMPLE_RECORDS } from '../support/portal-records.ts';
import type { SampleRecord } from '../support/portal-records.ts';
import { PASSWORD } from '../support/signed-in.ts';

const GENEALOGY: SampleRecord = {
  source: 'qinhuai-dc',
  identifier: 'oai:qinhuai.example:genealogy',
  sets: ['local'],
  dc: [
    ['title', '秦淮某氏宗谱〔示例〕'],
    ['creator', '某氏宗亲会编'],
    ['date', '2011'],
    ['type', '家谱'],
    ['description', '载有在世族人的住址和电话。'],
  ],
};
const WORK = `/works/${documentId(GENEALOGY.source, GENEALOGY.identifier)}`;
const SEARCH = `/search?q=${encodeURIComponent('秦淮某氏宗谱')}`;

onBothEngines('a genealogy that is hidden', function (engine, isEmbedded) {
  this.timeout(180_000);
  let browser: Browser | undefined;
  let portal: PortalFixture;
  let now: Date;

  before(async function () {
    browser = await launchChromium(this);
  });
  after(() => browser?.close());
  beforeEach(async () => {
    now = new Date();
    portal = await openPortal(await engine(), { now: () => now });
    const wish = {
      name: '秦淮馆员',
      role: 'librarian',
      library: '320104',
      email: undefined,
    } as const;
    await peopleActs(portal.stores.registry).addPerson(wish, TERMINAL, PASSWORD);
    await harvest();
  });
  afterEach(() => portal.close());

  const harvest = (): Promise<void> =>
    portal.fullRun(GENEALOGY.source, [
      ...SAMPLE_RECORDS.filter(({ source }) => source === GENEALOGY.source),
      GENEALOGY,
    ]);

  for (const [name, viewport, javaScriptEnabled] of isEmbedded ? WALKS : WALKS.slice(0, 1)) {
    it(`comes not back with the next harvest, and is shown again when it is lifted, ${name}`, async () => {
      if (browser === undefined) throw new Error('not started');
      const options = { viewport, javaScriptEnabled, baseURL: portal.url };
      const reader = await (await browser.newContext(options)).newPage();
      const librarian = await (await browser.newContext(options)).newPage();
      /** What readers find, once the index has followed. */
      const hits = async (): Promise<number> => {
        await catchUp(portal.stores, 10_000);
        await reader.goto(SEARCH);
        return reader.locator('.hit').count();
      };
      const seen = (page: Page, as: string): Promise<void> =>
        looked(page, `${as} ${name}`, javaScriptEnabled);

      // A reader writes.
      expect(await hits()).to.equal(1);
      await reader.locator('.hit a').first().click();
      await reader.getByRole('link', { name: '侵权、隐私投诉' }).click();
      await seen(reader, 'kinds');
      await reader.getByRole('link', { name: '个人信息' }).click();
      await reader.getByLabel('请写明情况').fill('第三卷载有我家的住址和电话，请不要公开。');
      await reader.getByLabel('姓名或单位名称').fill('某某');
      await seen(reader, 'form');
      now = new Date(now.getTime() + 60_000);
      await reader.getByRole('button', { name: '提交' }).click();
      const letter = reader.url();
      expect(await reader.locator('h1').innerText()).to.equal('来信第 1 号');
      await seen(reader, 'letter');

      // A librarian reads, and hides it.
      await librarian.goto('/staff/cases');
      await librarian.getByLabel('用户名').fill('秦淮馆员');
      await librarian.getByLabel('密码', { exact: true }).fill(PASSWORD);
      await librarian.getByRole('button', { name: '登录' }).click();
      await seen(librarian, 'cases');
      await librarian.getByRole('link', { name: '来信第 1 号' }).click();
      await librarian.getByRole('button', { name: '受理' }).click();
      await seen(librarian, 'case');
      await librarian.getByRole('link', { name: '屏蔽这条记录' }).click();
      expect(await librarian.locator('main').innerText()).to.include('秦淮某氏宗谱');
      expect(await librarian.getByLabel('缘由').inputValue()).to.include('来信第 1 号');
      await seen(librarian, 'wish');
      await librarian.getByRole('button', { name: '屏蔽' }).click();
      expect(await librarian.getByRole('status').innerText()).to.include('已屏蔽，编号 1');
      await seen(librarian, 'list');

      // Readers see it no more, not after another harvest either.
      expect(await hits()).to.equal(0);
      expect((await reader.goto(WORK))?.status()).to.equal(410);
      expect(await reader.locator('main').innerText()).to.not.include('宗谱');
      await seen(reader, 'gone');
      await harvest();
      expect(await hits()).to.equal(0);
      expect((await reader.goto(WORK))?.status()).to.equal(410);

      // The reader is answered.
      await librarian.goto('/staff/cases/1');
      await librarian.getByLabel('给来信人的答复').fill('已下架，谢谢您的提醒。');
      await librarian.getByRole('button', { name: '答复并办结' }).click();
      await seen(librarian, 'closed');
      await reader.goto(letter);
      expect(await reader.locator('main').innerText()).to.include('已下架，谢谢您的提醒。');

      // Lifted, it is back.
      await librarian.goto('/staff/suppressions');
      await librarian.getByRole('button', { name: /解除/ }).click();
      expect(await librarian.getByRole('status').innerText()).to.include('已解除');
      expect(await hits()).to.equal(1);
      expect((await reader.goto(WORK))?.status()).to.equal(200);
    });
  }
});
