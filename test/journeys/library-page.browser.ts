/**
 * A librarian writes the page of her library in a real browser: description, hours, picture, a collection; looks at
 * the preview, publishes, and brings an earlier version back. With and without script, at a desk and on a phone;
 * axe on every page of it, and on the page of messages.
 *
 * Needs Debian's Chromium. Without it the suite is skipped, and says so; under CI that is a failure.
 */
import { createJimp } from '@jimp/core';
import png from '@jimp/js-png';
import { expect } from 'chai';
import type { Browser, BrowserContext, BrowserContextOptions, Page } from 'playwright-core';
import { peopleActs } from '../../desk/people-acts.ts';
import { TERMINAL } from '../support/deeds.ts';
import { messageTo } from '../support/messages.ts';
import { DESKTOP, PHONE, STAFF_DISPLAYS, expectWell, launchChromium } from '../support/chromium.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';
import { PASSWORD } from '../support/signed-in.ts';

const WAYS = [
  ['at a desk', { viewport: DESKTOP }],
  ['on a phone, without script', { viewport: PHONE, javaScriptEnabled: false }],
] as const;

const HERE = '/staff/libraries/320104';
const SEEN = '/libraries/320104';
/** Each kind of what these pages are made of once: a list, a form of rows, a page of readers, messages. */
const MOST_TELLING = [HERE, `${HERE}/hours`, SEEN, '/staff/messages'];

describe('the page of a library in a browser', function () {
  this.timeout(120_000);
  let browser: Browser | undefined;
  let portal: PortalFixture;
  let photo: Buffer;
  const contexts: BrowserContext[] = [];

  before(async function () {
    browser = await launchChromium(this);
    portal = await openPortal(undefined);
    const Picture = createJimp({ formats: [png] });
    photo = await new Picture({ width: 900, height: 600, color: 0x7a8f6aff }).getBuffer(
      'image/png',
    );
    await peopleActs(portal.stores.registry).addPerson(
      { name: '秦淮馆员', role: 'librarian', library: '320104', email: undefined },
      TERMINAL,
      PASSWORD,
    );
    const at = '2026-03-01T00:00:00.000Z';
    await portal.stores.registry.healthTold.put(
      'qinhuai-dc',
      undefined,
      {
        state: 'down',
        since: at,
        changes: [],
        isRestless: false,
        unansweredSince: at,
        answeredBy: null,
        cityKnows: false,
      },
      { messages: [messageTo(['keeper@qinhuai.example'])], at },
    );
  });
  afterEach(() => Promise.all(contexts.splice(0).map((context) => context.close())));
  after(async () => {
    await browser?.close();
    await portal.close();
  });

  /** Signed in as a librarian. */
  async function comeIn(
    options: BrowserContextOptions,
    cookies: Readonly<Record<string, string>> = {},
  ): Promise<Page> {
    const context = await browser!.newContext({ baseURL: portal.url, ...options });
    contexts.push(context);
    const { url } = portal;
    await context.addCookies(
      Object.entries(cookies).map(([name, value]) => ({ name, value, url })),
    );
    const page = await context.newPage();
    await page.goto('/staff/login');
    await page.locator('#name').fill('秦淮馆员');
    await page.locator('#password').fill(PASSWORD);
    await page.keyboard.press('Enter');
    await page.waitForURL('**/staff');
    return page;
  }

  async function publish(page: Page): Promise<void> {
    await page.getByRole('button', { name: '发布这一版' }).click();
    expect(await page.getByRole('status').innerText()).to.include('已发布');
    await portal.look();
  }

  for (const [way, options] of WAYS) {
    it(`is written, looked at, published and brought back, ${way}`, async () => {
      const page = await comeIn(options);
      await page.getByRole('link', { name: '馆的主页' }).click();
      expect(new URL(page.url()).pathname).to.equal(HERE);

      await page.getByRole('link', { name: '编辑说明' }).click();
      await page.getByLabel('说明').fill(`秦淮区图书馆收藏秦淮河沿岸老照片（${way}）。`);
      await page.getByLabel('网站').fill('秦淮图书馆');
      await page.getByRole('button', { name: '保存' }).click();
      expect(await page.getByRole('alert').innerText()).to.include('应为 http');
      await page.getByLabel('网站').fill('https://qinhuai.example/');
      await page.getByRole('button', { name: '保存' }).click();
      expect(await page.getByRole('status').innerText()).to.include('读者还看不到');

      await page.getByRole('link', { name: '编辑开放时间' }).click();
      for (const day of ['周二', '周三', '周四', '周五', '周六', '周日'])
        await page.getByLabel(day, { exact: true }).fill('9:00-17:30');
      const first = page.getByRole('group', { name: '例外的日子 · 第 1 条' });
      await first.getByLabel('从').fill('2099-10-01');
      await first.getByLabel('到').fill('2099-10-07');
      await first.getByLabel('名称').fill('国庆节');
      await page.getByRole('button', { name: '保存' }).click();

      await page.getByRole('link', { name: '编辑图片' }).click();
      await page
        .getByLabel('图片文件')
        .setInputFiles({ name: '照片.png', mimeType: 'image/png', buffer: photo });
      await page.getByLabel('图片里有什么').fill(`秦淮河边的阅览室，${way}`);
      await page.getByRole('button', { name: '保存' }).click();

      await page.getByRole('link', { name: '编辑老照片库' }).click();
      await page.getByLabel('默认获取方式').selectOption('在线全文');
      await page.getByLabel('权利说明').selectOption('权利状况不明');
      await page.getByLabel('使用声明').fill(`引用请注明出处。${way}`);
      await page.getByRole('button', { name: '保存' }).click();

      await page.getByRole('link', { name: '预览', exact: true }).click();
      expect(await page.getByRole('note').innerText()).to.include('读者现在看不到');
      expect(await page.locator('.library-picture').getAttribute('alt')).to.include(way);
      await page.getByRole('link', { name: '回到编辑' }).click();
      await publish(page);

      await page.getByRole('link', { name: '读者看到的页面' }).click();
      expect(await page.locator('main').innerText())
        .to.include(`老照片（${way}）`)
        .and.include('周二至周日')
        .and.match(/现在(?:开放|闭馆)/);
      await page.locator('.shelf-name a').first().click();

      // And back to what it was before anything was written.
      await page.goto(HERE);
      await page.getByRole('button', { name: '恢复为设置里的内容' }).click();
      expect(await page.getByRole('status').innerText()).to.include('已恢复');
      await publish(page);
      await page.goto(SEEN);
      expect(await page.locator('main').innerText()).to.not.include('周二至周日');
    });
  }

  it('has nothing that axe objects to, and scrolls one way only', async function () {
    this.timeout(300_000);
    const page = await comeIn({ viewport: DESKTOP });
    await page.goto(`${HERE}/hours`);
    await page.getByLabel('周二', { exact: true }).fill('9:00-12:00，14:00-17:30');
    await page.getByRole('button', { name: '保存' }).click();
    await page.goto(`${HERE}/picture`);
    await page
      .getByLabel('图片文件')
      .setInputFiles({ name: 'a.png', mimeType: 'image/png', buffer: photo });
    await page.getByLabel('图片里有什么').fill('阅览室');
    await page.getByRole('button', { name: '保存' }).click();
    await publish(page);
    const newest = (await portal.stores.registry.pages.versions('320104'))[0]!.number;
    const photos = encodeURIComponent('qinhuai-dc:local:photo');
    for (const [display, viewport, cookies] of STAFF_DISPLAYS) {
      const shown = await comeIn({ viewport }, cookies);
      const isPlain = Object.keys(cookies).length === 0;
      for (const path of [
        HERE,
        `${HERE}/about`,
        `${HERE}/hours`,
        `${HERE}/contacts`,
        `${HERE}/picture`,
        `${HERE}/collection?new=search`,
        `${HERE}/collection?new=set`,
        `${HERE}/collection?id=${photos}`,
        `${HERE}/preview`,
        `${HERE}/versions/${newest}`,
        '/staff/messages',
        SEEN,
        '/libraries',
        `/collections/${photos}`,
      ].filter((one) => isPlain || MOST_TELLING.includes(one))) {
        await shown.goto(path);
        await expectWell(shown, `${path} ${display}`);
      }
    }
  });
});
