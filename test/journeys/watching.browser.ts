/**
 * A district librarian watches her source in a real browser, on a desktop and on a phone, with script and without: a
 * repository that gives up nearly all its records is held, inspected, refused, later approved and undone. And axe on
 * every page of watching.
 */
import { expect } from 'chai';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { DESKTOP, PHONE, expectWell, launchChromium } from '../support/chromium.ts';
import { quarantined } from '../support/quarantined.ts';
import { WATCHED, openWatched, recordsOf } from '../support/watched-portal.ts';
import type { WatchedPortal } from '../support/watched-portal.ts';

const SOURCE = `/staff/sources/${WATCHED}`;

describe('watching a source in a browser', function () {
  this.timeout(120_000);
  let browser: Browser | undefined;
  let watched: WatchedPortal;
  const contexts: BrowserContext[] = [];

  before(async function () {
    browser = await launchChromium(this);
  });
  beforeEach(async () => {
    watched = await openWatched();
    await watched.harvest();
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    await watched.close();
  });
  after(() => browser?.close());

  /** A page of somebody who is signed in; whatever it complains about is collected. */
  async function open(
    role: 'librarian' | 'admin',
    viewport: typeof DESKTOP,
    javaScriptEnabled: boolean,
  ): Promise<{ page: Page; complaints: string[] }> {
    if (browser === undefined) throw new Error('not started');
    const { url } = watched.portal;
    const context = await browser.newContext({ viewport, javaScriptEnabled, baseURL: url });
    contexts.push(context);
    const { cookies } = await watched.portal.signIn(role);
    await context.addCookies(
      [...cookies].map(([name, value]) => {
        const { hostname: domain } = new URL(url);
        return { name, value, domain, path: '/', secure: true };
      }),
    );
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    page.on('pageerror', (error) => complaints.push(error.message));
    return { page, complaints };
  }

  const live = async (): Promise<number> =>
    (await watched.portal.stores.records.ledger(WATCHED)).liveRecords;

  /** Orders everything anew on the page, and waits for the end. */
  async function harvestAll(page: Page, hasScript: boolean): Promise<void> {
    await page.goto(SOURCE);
    await page.getByRole('button', { name: '完整收割' }).click();
    await page.waitForURL(`**${SOURCE}`);
    await watched.idle();
    // A page that watches loads itself anew when the run has ended, and whoever goes elsewhere then is held up.
    if (hasScript) await page.locator('main:not(:has([data-live]))').waitFor();
    await page.goto(SOURCE);
  }

  for (const [place, viewport] of [
    ['a desktop', DESKTOP],
    ['a phone', PHONE],
  ] as const) {
    for (const script of [true, false]) {
      it(`leads through a mass deletion on ${place} ${script ? 'with' : 'without'} script`, async () => {
        const { page, complaints } = await open('librarian', viewport, script);
        const { records } = watched.repository;
        const kept = records.splice(3);
        await harvestAll(page, script);
        expect(await page.locator('.standing .health').innerText()).to.include('部分异常');
        await page.getByRole('link', { name: '查看会发生什么并决定' }).click();
        expect(await page.locator('h2#vanishing').innerText()).to.equal('会清除 57 条');
        await page.getByRole('link', { name: '下一页' }).click();
        expect(await page.locator('tbody').innerText()).to.include('白下丛刻第59种');
        await page.getByLabel('理由').fill('对方正在迁移');
        await page.getByRole('button', { name: '不予核准' }).first().click();
        expect(await page.locator('.said').innerText()).to.include('记录保留');
        expect(await live()).to.equal(60);

        records.push(...kept);
        await harvestAll(page, script);
        records.splice(3);
        await harvestAll(page, script);
        await page.getByRole('link', { name: '查看会发生什么并决定' }).click();
        await page.getByRole('button', { name: '核准', exact: true }).last().click();
        expect(await page.locator('.said').innerText()).to.include('已核准');
        expect(await live()).to.equal(3);

        await page.getByRole('link', { name: '撤销这次收割' }).click();
        expect(await page.locator('.would').innerText()).to.include('57 条修改或删除的会恢复原状');
        await page.getByRole('button', { name: '撤销这次收割' }).click();
        expect(await page.locator('.said').innerText()).to.include('57 条恢复原状');
        expect(await live()).to.equal(60);
        expect(complaints).to.eql([]);
      });
    }
  }

  it('shows progress as it goes, and the outcome by itself', async () => {
    const { page, complaints } = await open('librarian', DESKTOP, true);
    const { records } = watched.portal.stores;
    const run = await records.beginRun(WATCHED, 'incremental');
    if ('busy' in run) throw new Error('busy');
    const window = await records.planWindow(run, null, null);
    await page.goto(SOURCE);
    expect(await page.locator('[data-live-lines]').innerText()).to.include('已收到 0 条');
    await records.commitPage({
      lease: run,
      window: window.id,
      url: 'file:/page',
      bytes: 1,
      ms: 1,
      requests: 1,
      flags: [],
      responseDate: null,
      describedBy: 'rules 1',
      items: [],
      nextToken: 't',
      announced: 300,
    });
    await page.locator('[data-live-lines]', { hasText: '共约 300 条' }).waitFor();
    await records.failRun(run, {
      code: 'HTTP_STATUS',
      message: '接口回答 HTTP 500',
      requests: 1,
      resumable: true,
    });
    await page.locator('.standing', { hasText: '接口回答 HTTP 500' }).waitFor();
    expect(complaints).to.eql([]);
  });

  for (const [place, viewport] of [
    ['a desktop', DESKTOP],
    ['a phone', PHONE],
  ] as const) {
    it(`has nothing that axe objects to, and scrolls one way only, on ${place}`, async () => {
      await quarantined(watched.portal, WATCHED, ['oai:local:3', 'oai:x'], ['list-short:3']);
      watched.repository.records.splice(0, 60, ...recordsOf(3));
      await watched.harvest('full');
      const { records } = watched.portal.stores;
      const [held, short, first] = await records.runs(3, WATCHED);
      const stuck = await records.beginRun('qinhuai-dc', 'incremental');
      if ('busy' in stuck) throw new Error('busy');
      await records.planWindow(stuck, null, null);
      const { page, complaints } = await open('admin', viewport, true);
      for (const path of [
        '/staff/sources',
        SOURCE,
        '/staff/sources/qinhuai-dc',
        `/staff/runs/${short!.id}`,
        `/staff/runs/${held!.id}/decision`,
        `/staff/runs/${first!.id}/undo`,
        `${SOURCE}/compare?a=${first!.id}&b=${held!.id}`,
        `${SOURCE}/quarantine`,
        '/staff/quarantine/1',
        '/staff/sources/jiangning-dc/warnings/DATE_UNREAD',
      ]) {
        await page.goto(path);
        await expectWell(page, path);
      }
      expect(complaints).to.eql([]);
    });
  }
});
