/**
 * A librarian registers her repository alone: from signing in to a submitted source in at most twelve steps; the
 * administrator approves it, it is harvested and found. And ten addresses that are none, each told what it is. In
 * a real browser, with and without script, on a desktop and on a phone, with axe on every page.
 */
import { expect } from 'chai';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { RunSummary } from '../../catalogue/runs/run.ts';
import { HOUR_MS } from '../../catalogue/time.ts';
import { peopleActs } from '../../desk/people-acts.ts';
import { connector } from '../../harvesters/connect.ts';
import { Harvester } from '../../harvesters/harvester.ts';
import { catchUp } from '../../harvesters/indexing/indexer.ts';
import { startBrokenEndpoints } from '../support/broken-endpoints.ts';
import type { BrokenEndpoints } from '../support/broken-endpoints.ts';
import { TERMINAL } from '../support/deeds.ts';
import { dublinCore, startRepository } from '../support/fake-repository.ts';
import type { FakeRepository } from '../support/fake-repository.ts';
import { PHONE, WALKS, launchChromium, looked } from '../support/chromium.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';
import { PASSWORD } from '../support/signed-in.ts';

const MOST_STEPS = 12;

describe('a repository that is registered', function () {
  this.timeout(180_000);
  let browser: Browser | undefined;
  let portal: PortalFixture;
  let repository: FakeRepository;
  let broken: BrokenEndpoints;

  before(async function () {
    browser = await launchChromium(this);
  });
  after(() => browser?.close());
  beforeEach(async () => {
    portal = await openPortal(undefined);
    repository = await startRepository({
      sets: { photo: '老照片', map: '舆图' },
      records: Array.from({ length: 30 }, (_, i) => ({
        identifier: `oai:qh:${i}`,
        datestamp: '2024-01-01T00:00:00Z',
        sets: [i % 2 === 0 ? 'photo' : 'map'],
        metadata: dublinCore({
          title: `乌衣巷旧影 ${i}`,
          creator: '夏仁虎 摄',
          date: '民国二十四年',
          type: '照片',
        }),
      })),
    });
    broken = await startBrokenEndpoints(repository.baseUrl);
    const librarian = { role: 'librarian', library: '320104', email: undefined } as const;
    await peopleActs(portal.stores.registry).addPerson(
      { name: '秦淮馆员', ...librarian },
      TERMINAL,
      PASSWORD,
    );
  });
  afterEach(async () => {
    await portal.close();
    await broken.close();
    await repository.close();
  });

  async function signedIn(page: Page): Promise<void> {
    await page.goto('/staff/sources');
    await page.getByLabel('用户名').fill('秦淮馆员');
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: '登录' }).click();
  }

  /** The administrator's session, begun elsewhere. */
  async function administrator(context: BrowserContext): Promise<Page> {
    const { cookies } = await portal.signIn('admin');
    const url = portal.url.replace('http:', 'https:');
    await context.addCookies([...cookies].map(([name, value]) => ({ name, value, url })));
    return context.newPage();
  }

  for (const [name, viewport, javaScriptEnabled] of WALKS) {
    it(`is submitted in at most ${MOST_STEPS} steps, approved, harvested and found, ${name}`, async () => {
      if (browser === undefined) throw new Error('not started');
      const options = { viewport, javaScriptEnabled, baseURL: portal.url };
      const page = await (await browser.newContext(options)).newPage();
      let steps = 0;
      const step = async (as: string, act: Promise<void>): Promise<void> => {
        await act;
        steps++;
        await looked(page, `${as} ${name}`, javaScriptEnabled);
      };
      const press = (button: string): Promise<void> =>
        page.getByRole('button', { name: button, exact: true }).click();

      await step('list', signedIn(page));
      await step('new', page.getByRole('link', { name: '登记数据源' }).click());
      await page.getByLabel('接口地址').fill(`${repository.baseUrl}?verb=Identify`);
      await step('identify', press('检查这个地址'));
      expect(await page.locator('main').innerText()).to.include('是 OAI-PMH 接口');
      await step('selection', page.getByRole('link', { name: '下一步' }).click());
      await page.getByLabel('老照片').check();
      await step('trial', press('保存，试收割 100 条'));
      expect(await page.locator('main').innerText()).to.include('收到 15 条：读懂 15 条');
      await step('collections', page.getByRole('link', { name: '下一步' }).click());
      await page.locator('#c1\\.on').check();
      await page.locator('#c1\\.access').selectOption('onsite');
      await step('schedule', press('保存，下一步'));
      // Only what the chosen way asks for is seen, with script and without.
      const asked = async (how: string): Promise<boolean[]> => {
        await page.getByLabel('多久一次').selectOption(how);
        const fields = ['#time', '#weekday', '#day', '#schedule'];
        return Promise.all(fields.map((field) => page.isVisible(field)));
      };
      expect(await asked('weekly')).to.eql([true, true, false, false]);
      expect(await asked('monthly')).to.eql([true, false, true, false]);
      expect(await asked('custom')).to.eql([false, false, false, true]);
      expect(await asked('daily')).to.eql([true, false, false, false]);
      await page.getByLabel('几点开始').fill('03:30');
      // Not now, or the first harvest would wait.
      await page.locator('#blackout\\.0\\.from').fill(clockIn(10));
      await page.locator('#blackout\\.0\\.until').fill(clockIn(12));
      await step('contacts', press('保存，下一步'));
      await page.getByLabel('姓名').first().fill('王五');
      await page.getByLabel('电子邮件').first().fill('wang@example.org');
      await step('submitted', press('保存并提交审批'));
      expect(await page.getByRole('status').first().innerText()).to.include('已提交');
      expect(steps).to.be.at.most(MOST_STEPS);

      const admin = await administrator(await browser.newContext(options));
      await admin.goto('/staff');
      await admin.getByRole('link', { name: '1 个数据源等您审批' }).click();
      await looked(admin, `admin list ${name}`, javaScriptEnabled);
      await admin.getByRole('link', { name: '320104-1' }).click();
      await looked(admin, `admin ${name}`, javaScriptEnabled);
      await admin.getByRole('button', { name: '批准' }).click();
      await looked(admin, `approved ${name}`, javaScriptEnabled);

      expect((await harvested()).state).to.equal('complete');
      const reader = await (await browser.newContext(options)).newPage();
      await reader.goto(`/search?q=${encodeURIComponent('乌衣巷旧影')}`);
      expect(await reader.locator('.hit').count()).to.equal(15);
      expect(await reader.locator('.hit').first().innerText()).to.include('秦淮');
    });
  }

  it('is told of each address that is none what it is, and what to do', async () => {
    if (browser === undefined) throw new Error('not started');
    const context = await browser.newContext({
      viewport: PHONE,
      baseURL: portal.url,
    });
    const page = await context.newPage();
    await signedIn(page);
    const told = new Set<string>();
    for (const { name, baseUrl, told: pattern } of broken.all) {
      await page.goto('/staff/sources/new');
      await page.getByLabel('接口地址').fill(baseUrl);
      await page.getByRole('button', { name: '检查这个地址' }).click();
      const verdict = page.locator('.verdict');
      await verdict.waitFor();
      const text = await verdict.innerText();
      expect(text, name).to.match(pattern);
      told.add(text.replace(/http\S+/g, ''));
      await looked(page, `broken ${name}`, true);
    }
    expect(told.size).to.equal(broken.all.length);
  });

  /** The first harvest, begun by the schedule as soon as it sees the source. */
  async function harvested(): Promise<RunSummary> {
    const { records, registry, index, openRebuild } = portal.stores;
    await registry.applySettings([]);
    const ended = Promise.withResolvers<RunSummary>();
    const harvester = new Harvester({
      harvests: true,
      records,
      registry,
      index,
      openRebuild,
      connect: connector({
        pauseMs: 0,
        retryDelayMs: 1,
        contact: 'keeper@portal.example',
        allowPrivate: ['127.0.0.0/8'],
        exemptOrigins: [],
      }),
      overlapDays: 2,
      concurrency: 1,
      fullEveryDays: 30,
      onRunEnd: (_source, run) => ended.resolve(run),
      onError: (_what, error) => ended.reject(error),
    });
    await harvester.start();
    const run = await ended.promise;
    await harvester.stop();
    await catchUp(portal.stores, 10_000);
    return run;
  }
});

/** The time of day in Asia/Shanghai so many hours from now, `HH:MM`. */
function clockIn(hours: number): string {
  return new Date(Date.now() + (8 + hours) * HOUR_MS).toISOString().slice(11, 16);
}
