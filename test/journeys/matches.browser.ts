/**
 * Fifty doubtful pairs settled in a real browser by a librarian who never touches the mouse: by single keys, and by
 * the buttons of the form where there is no script. And axe on every page of the match review.
 *
 * Needs Debian's Chromium. Without it the suite is skipped, and says so; under CI that is a failure.
 */
import { expect } from 'chai';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { documentId } from '../../catalogue/ids.ts';
import type { Role } from '../../catalogue/actor.ts';
import { withDoubtfulPairs } from '../support/doubtful-pairs.ts';
import {
  DESKTOP,
  PHONE,
  STAFF_DISPLAYS,
  expectWell,
  launchChromium,
  showAs,
} from '../support/chromium.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';

const COUNT = 50;

describe('the match review in a browser', function () {
  this.timeout(180_000);
  let browser: Browser | undefined;
  let portal: PortalFixture;
  const contexts: BrowserContext[] = [];

  before(async function () {
    browser = await launchChromium(this);
  });
  beforeEach(async () => {
    portal = await openPortal(undefined);
    await withDoubtfulPairs(portal, COUNT);
  });
  afterEach(async () => {
    await Promise.all(contexts.splice(0).map((context) => context.close()));
    await portal.close();
  });
  after(() => browser?.close());

  async function open(role: Role, options: BrowserContextOptions = {}): Promise<Page> {
    const signedIn = await portal.signIn(role, '320115');
    const context = await browser!.newContext({ baseURL: portal.url, ...options });
    contexts.push(context);
    const { hostname } = new URL(portal.url);
    await context.addCookies(
      [...signedIn.cookies].map(([name, value]) => ({
        name,
        value,
        domain: hostname,
        path: '/',
        secure: true,
        httpOnly: true,
      })),
    );
    return context.newPage();
  }

  const decided = async (): Promise<number> =>
    (await portal.stores.records.matches({ decided: true }, 0, 0)).total;
  const left = async (): Promise<number> =>
    (await portal.stores.records.matches({ outcome: 'probable', decided: false }, 0, 0)).total;

  /** Does something that leads to another page, and waits until that is there. */
  const led = async (page: Page, act: () => Promise<void>): Promise<void> => {
    await Promise.all([page.waitForEvent('load'), act()]);
  };

  it('fifty pairs are settled by single keys, one after the other', async () => {
    const page = await open('librarian', { viewport: DESKTOP });
    await page.goto('/staff/matches');
    await led(page, async () => {
      await page.getByRole('link', { name: '从第一对开始' }).press('Enter');
    });
    await page.keyboard.press('?');
    expect(await page.locator('.review-keys').getAttribute('open')).to.not.equal(null);
    for (let settled = 0; settled < COUNT; settled++) {
      expect(await page.getByRole('heading', { level: 1 }).innerText()).to.include('是什么关系');
      await led(page, () => page.keyboard.press(String((settled % 4) + 1)));
      if (settled !== 3) continue;
      // One too quick: it is taken back, and shown again to be settled otherwise.
      await led(page, () => page.keyboard.press('u'));
      expect(await page.getByRole('status').innerText()).to.include('已撤回 1 条裁定');
      await led(page, () => page.keyboard.press('2'));
    }
    expect(await page.getByText('没有等着裁定的疑似记录').count()).to.equal(1);
    expect([await decided(), await left()]).to.eql([COUNT, 0]);
  });

  it('pairs are passed by and gone back to by keys, which rest while somebody writes', async () => {
    const page = await open('admin', { viewport: DESKTOP });
    await page.goto('/staff/matches');
    await led(page, () => page.getByRole('link', { name: '从第一对开始' }).press('Enter'));
    const first = page.url();
    await led(page, () => page.keyboard.press('j'));
    expect(page.url()).to.not.equal(first);
    await led(page, () => page.keyboard.press('k'));
    expect(page.url()).to.equal(first);
    await page.getByLabel('另写理由').fill('见跋');
    await page.keyboard.type('14ju');
    expect(page.url()).to.equal(first);
    expect(await decided()).to.equal(0);
    await led(page, () => page.getByRole('button', { name: '不同' }).press('Enter'));
    const [match] = (await portal.stores.records.matches({ decided: true }, 1, 0)).matches;
    expect(match?.decision?.why).to.equal('见跋14ju');
  });

  for (const [way, viewport] of [
    ['at a desk', DESKTOP],
    ['on a phone', PHONE],
  ] as const) {
    it(`without script the buttons do the same, in the order of the tab key, ${way}`, async () => {
      const page = await open('librarian', { viewport, javaScriptEnabled: false });
      await page.goto('/staff/matches');
      await led(page, () => page.getByRole('link', { name: '从第一对开始' }).press('Enter'));
      await page.getByRole('button', { name: '同一版本' }).focus();
      await page.keyboard.press('Tab');
      await led(page, () => page.keyboard.press('Enter'));
      expect(await page.getByRole('status').innerText()).to.include('已裁定：另一版本');
      expect(await decided()).to.equal(1);
      await led(page, () => page.getByRole('button', { name: '撤回' }).press('Enter'));
      expect(await decided()).to.equal(0);
      await page.goto('/staff/matches/alike');
      await led(page, () => page.getByRole('link', { name: '题名一致' }).press('Enter'));
      await page.getByRole('checkbox').first().uncheck();
      await led(page, () => page.getByRole('button', { name: '不同' }).press('Enter'));
      expect(await decided()).to.equal(COUNT - 1);
      await led(page, () => page.getByRole('button', { name: '撤回勾选的' }).press('Enter'));
      expect(await decided()).to.equal(0);
    });
  }

  it('has nothing that axe objects to, and scrolls one way only', async () => {
    const page = await open('admin');
    const [one, two] = (
      await portal.stores.records.matches({ outcome: 'probable', decided: false }, 2, 0)
    ).matches;
    await page.goto(`/staff/matches/pairs/${one?.id ?? ''}`);
    await led(page, () => page.keyboard.press('4'));
    const done = new URL(page.url());
    const work = documentId('jinling-dc', 'oai:jinling.example:2');
    const part = documentId('qinhuai-dc', 'oai:qinhuai.example:2');
    const kind = `shape=${encodeURIComponent('+title ?date')}&one=320115&other=320118`;
    const pages = [
      ...['probable', 'conflicts', 'duplicates', 'again', 'decided'].map(
        (list) => `/staff/matches?list=${list}`,
      ),
      `${done.pathname}${done.search}`,
      `/staff/matches/pairs/${one?.id ?? ''}?list=decided`,
      `/staff/matches/pairs/${two?.id ?? ''}`,
      '/staff/matches/alike',
      `/staff/matches/alike/pairs?${kind}`,
      '/staff/matches/decisions?ids=1-9',
      `/staff/matches/works/${work}`,
      `/staff/matches/works/${work}?part=${part}`,
      `/staff/matches/works/${work}?with=${encodeURIComponent('南京')}`,
      `/works/${work}`,
    ];
    for (const display of STAFF_DISPLAYS) {
      await showAs(page, portal.url, display);
      for (const path of pages) {
        expect((await page.goto(path))?.status(), path).to.equal(200);
        await expectWell(page, `${path} ${display[0]}`);
      }
    }
  });
});
