/**
 * Staff at the door, in a real browser: an administrator invites a librarian, who comes in by the one-time
 * address; and the second step of a new administrator. With and without script, at a desk and on a phone; axe on
 * every page that belongs to accounts.
 *
 * Needs Debian's Chromium. Without it the suite is skipped, and says so; under CI that is a failure.
 */
import { expect } from 'chai';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { WELCOME_PATH } from '../../catalogue/one-time-address.ts';
import { peopleActs } from '../../desk/people-acts.ts';
import { TERMINAL } from '../support/deeds.ts';
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
import { PASSWORD, codeOf } from '../support/signed-in.ts';

const WAYS = [
  ['at a desk', { viewport: DESKTOP }],
  ['on a phone, without script', { viewport: PHONE, javaScriptEnabled: false }],
] as const;

describe('staff in a browser', function () {
  this.timeout(120_000);
  let browser: Browser | undefined;
  let portal: PortalFixture;
  const contexts: BrowserContext[] = [];

  before(async function () {
    browser = await launchChromium(this);
    portal = await openPortal(undefined);
  });
  afterEach(() => Promise.all(contexts.splice(0).map((context) => context.close())));
  after(async () => {
    await browser?.close();
    await portal.close();
  });

  async function open(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await browser!.newContext({ baseURL: portal.url, ...options });
    contexts.push(context);
    return context.newPage();
  }

  async function invite(name: string, role: 'admin' | 'librarian'): Promise<string> {
    const library = role === 'admin' ? undefined : '320104';
    const { welcome } = await peopleActs(portal.stores.registry).addPerson(
      { name, role, library, email: undefined },
      TERMINAL,
    );
    return `${WELCOME_PATH}${welcome ?? ''}`;
  }

  /** By the one-time address to the first page behind it. */
  async function comeIn(page: Page, address: string): Promise<void> {
    await page.goto(address);
    await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
    await page.getByLabel('再输一次密码').fill(PASSWORD);
    await page.getByRole('button', { name: '设置密码并登录' }).click();
  }

  /** @returns the secret of the telephone, and the recovery codes */
  async function setUp(page: Page): Promise<{ secret: string; codes: string[] }> {
    const secret = (await page.locator('code').innerText()).replaceAll(' ', '');
    await page.getByLabel('验证码').fill(codeOf(secret));
    await page.getByLabel('现在的密码').fill(PASSWORD);
    await page.getByRole('button', { name: '开启' }).click();
    await page.waitForLoadState();
    const codes = await page.locator('.codes code').allInnerTexts();
    await page.getByRole('link', { name: '我已收好' }).click();
    return { secret, codes };
  }

  let number = 0;
  for (const [way, options] of WAYS) {
    it(`a new administrator sets up the second step, invites a librarian, and she comes in, ${way}`, async () => {
      const [chief, librarian] = [`总管${++number}`, `馆员${number}`];
      const page = await open(options);
      await comeIn(page, await invite(chief, 'admin'));
      expect(await page.getByRole('heading', { level: 1 }).innerText()).to.equal('开启两步验证');
      const { codes } = await setUp(page);
      expect(codes).to.have.lengthOf(10);
      expect(new URL(page.url()).pathname).to.equal('/staff');

      await page.getByRole('link', { name: '用户', exact: true }).click();
      await page.getByRole('link', { name: '邀请用户' }).click();
      await page.getByLabel('用户名').fill(librarian);
      await page.getByLabel('角色').selectOption('区馆馆员');
      await page.getByLabel('所属馆').selectOption('秦淮区图书馆');
      await page.getByRole('button', { name: '邀请' }).click();
      const address = await page.locator('#secret').innerText();
      expect(address.startsWith(`${portal.url}${WELCOME_PATH}`)).to.equal(true);

      const hers = await open(options);
      await comeIn(hers, address);
      expect(new URL(hers.url()).pathname).to.equal('/staff');
      expect(await hers.locator('.desk-person').innerText()).to.include('秦淮区图书馆');
      expect(await hers.getByRole('link', { name: '用户', exact: true }).count()).to.equal(0);
      await hers.getByRole('button', { name: '退出' }).click();
      expect(await hers.getByRole('status').innerText()).to.include('您已退出');

      // And by her password the next day, back to the page that she wanted.
      await hers.goto('/staff/account');
      await hers.getByLabel('用户名').fill(librarian);
      await hers.getByLabel('密码', { exact: true }).fill('这不是我的密码，记错了');
      await hers.keyboard.press('Enter');
      expect(await hers.getByRole('alert').innerText()).to.include('用户名、密码或验证码不对');
      await hers.getByLabel('密码', { exact: true }).fill(PASSWORD);
      await hers.keyboard.press('Enter');
      await hers.waitForURL('**/staff/account');

      // The administrator lost the telephone: a recovery code opens, once.
      await page.getByRole('button', { name: '退出' }).click();
      for (const opens of [true, false]) {
        await page.goto('/staff/login');
        await page.getByLabel('用户名').fill(chief);
        await page.getByLabel('密码', { exact: true }).fill(PASSWORD);
        await page.getByLabel('验证码').fill(codes[0] ?? '');
        await page.getByRole('button', { name: '登录' }).click();
        expect(new URL(page.url()).pathname).to.equal(opens ? '/staff' : '/staff/login');
        if (opens) await page.getByRole('button', { name: '退出' }).click();
      }
    });
  }

  it('has nothing that axe objects to, and scrolls one way only', async () => {
    const welcome = await invite('还没来的', 'librarian');
    const { id } = (await portal.stores.registry.people.named('还没来的'))!;
    await portal.keyOf('librarian');
    const page = await open();
    await comeIn(page, await invite('看页面的', 'admin'));
    await setUp(page);
    const hers = await open();
    await comeIn(hers, await invite('看页面的馆员', 'librarian'));
    const outside = await open();
    const pages: readonly (readonly [Page, readonly string[]])[] = [
      [
        page,
        [
          '/staff',
          '/staff/people',
          '/staff/people/new',
          `/staff/people/${id}`,
          '/staff/people/nobody',
          '/staff/keys',
          '/staff/audit',
          '/staff/audit?from=x',
          '/staff/account',
          '/staff/account/password',
          '/staff/account/recovery-codes',
        ],
      ],
      [hers, ['/staff/people', '/staff/account/second-step', '/staff/account/second-step/off']],
      [outside, ['/staff/login', welcome, `${WELCOME_PATH}nothing`]],
    ];
    for (const [shown, paths] of pages) {
      const complaints: string[] = [];
      shown.on('console', (message) => {
        if (message.type() === 'error' && !/40[34]/.test(message.text()))
          complaints.push(message.text());
      });
      for (const display of STAFF_DISPLAYS) {
        await showAs(shown, portal.url, display);
        for (const path of paths) {
          await shown.goto(path);
          await expectWell(shown, `${path} ${display[0]}`);
        }
      }
      expect(complaints).to.eql([]);
    }
  });
});
