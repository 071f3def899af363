/**
 * A reader looks at a map closely and hears a song, in a real browser: by keyboard, by buttons, on a phone, and
 * without script. Axe on every page, and nothing that the policy of content complains of.
 *
 * Needs Debian's Chromium. Without it the suite is skipped, and says so; under CI that is a failure.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import type { Browser, Page } from 'playwright-core';
import { documentId } from '../../catalogue/ids.ts';
import {
  STAFF_DISPLAYS,
  WALKS,
  expectWell,
  launchChromium,
  looked,
  showAs,
} from '../support/chromium.ts';
import { askingDeps, openImageHost } from '../support/image-host.ts';
import type { ImageHost } from '../support/image-host.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';

const SOURCE = 'gaochun-dc';

describe('what lies open, in a browser', function () {
  this.timeout(120_000);
  let browser: Browser;
  let host: ImageHost;
  let portal: PortalFixture;
  let folder: string;

  before(async function () {
    browser = await launchChromium(this);
    folder = await mkdtemp(path.join(tmpdir(), 'things-'));
    host = await openImageHost();
    portal = await openPortal(undefined, askingDeps(host, folder));
    const record = (
      id: string,
      title: string,
      type: string,
      ...links: readonly string[]
    ): Parameters<typeof portal.fullRun>[1][number] => ({
      source: SOURCE,
      identifier: id,
      dc: [
        ['title', title],
        ['type', type],
        ['rights', '在线全文'],
        ...links.map((link) => ['relation', host.origin + link] as const),
      ],
    });
    await portal.fullRun(SOURCE, [
      record('map', '〔示例〕高淳縣全圖', '地图', '/thumb/1.png', '/three/map/info.json'),
      record(
        'volume',
        '〔示例〕高淳老照片册',
        '照片',
        '/thumb/1.png',
        '/three/manifest.json',
        '/picture.png',
      ),
      record('song', '〔示例〕高淳民歌', '民歌', '/song.wav', '/login.mp3', '/old.wma'),
    ]);
  });
  after(async () => {
    await browser.close();
    await portal.close();
    await host.close();
    await rm(folder, { recursive: true });
  });

  const work = (id: string): string => `${portal.url}/works/${documentId(SOURCE, id)}`;

  /** A page, and what its browser complains of. */
  async function opened(
    viewport: Page['viewportSize'] extends () => infer Size ? Size : never,
    hasScript: boolean,
  ): Promise<{ page: Page; complaints: string[] }> {
    const context = await browser.newContext({
      viewport,
      javaScriptEnabled: hasScript,
      locale: 'zh-CN',
    });
    const page = await context.newPage();
    const complaints: string[] = [];
    page.on('console', (message) => complaints.push(message.text()));
    page.on('pageerror', (error) => complaints.push(error.message));
    page.on('request', (asked) => {
      if (!asked.url().startsWith(portal.url)) complaints.push(asked.url());
    });
    return { page, complaints };
  }

  for (const [as, viewport, hasScript] of WALKS) {
    it(`is looked at from its page and back, closer and further, leafed through: ${as}`, async () => {
      const { page, complaints } = await opened(viewport, hasScript);
      await page.goto(work('map'));
      await looked(page, `work with a map ${as}`, hasScript);
      await page.locator('.work-picture-link').click();
      await page.waitForURL('**/view');
      await looked(page, `map ${as}`, hasScript);
      if (hasScript) {
        await page.locator('.zoom-window').focus();
        const width = (): Promise<number> =>
          page.evaluate<number>(
            'document.querySelector(".zoom-image").getBoundingClientRect().width',
          );
        const before = await width();
        await page.keyboard.press('+');
        await page.keyboard.press('+');
        expect(Math.round((await width()) / before)).to.be.within(3, 4);
        expect(await page.locator('output').innerText()).to.equal('400%');
        await page.locator('.zoom-image g image').first().waitFor({ state: 'attached' });
        const left = (): Promise<number> =>
          page.evaluate<number>('document.querySelector(".zoom-window").scrollLeft');
        const from = await left();
        await page.keyboard.press('ArrowRight');
        while ((await left()) <= from);
        await expectWell(page, `map, close ${as}`);
        await page.keyboard.press('-');
        expect(await page.locator('output').innerText()).to.equal('200%');
        // So does whoever pressed a button last.
        await page.locator('button[data-zoom="2"]').press('Enter');
        const moved = await left();
        await page.keyboard.press('ArrowRight');
        while ((await left()) <= moved);
        await page.locator('button[data-zoom="0"]').click();
        expect(await page.locator('output').innerText()).to.equal('100%');
        expect(await page.locator('.zoom-links').isHidden()).to.equal(true);
      } else {
        await page.locator('.zoom-links a').nth(3).click();
        await page.waitForURL('**zoom=2**');
        expect(await page.locator('svg.zoom-image').getAttribute('viewBox')).to.equal(
          '1500 1000 1500 1000',
        );
        await looked(page, `part of the map ${as}`, hasScript);
        await page.locator('.zoom-links a', { hasText: '向左' }).click();
        expect(await page.locator('svg.zoom-image').getAttribute('viewBox')).to.equal(
          '0 1000 1500 1000',
        );
        await page.locator('.zoom-links a', { hasText: '整幅' }).click();
        await page.waitForURL('**/view');
      }
      await page.locator('.crumbs a').click();
      expect(page.url()).to.equal(work('map'));

      await page.goto(`${work('volume')}/view`);
      await page.locator('a[rel~="next"]').click();
      expect(await page.locator('.notice').first().innerText()).to.include('这一幅没有图像');
      await page.locator('#go-to').fill('3');
      await page.locator('.paging button').click();
      await page.locator('a[rel~="prev"]').waitFor();
      await looked(page, `leaf of a volume ${as}`, hasScript);
      await page.locator('.links a', { hasText: '图像 2' }).click();
      expect(await page.locator('svg.zoom-image').getAttribute('viewBox')).to.equal('0 0 1200 900');
      expect(complaints).to.eql([]);
      await page.context().close();
    });
  }

  it('is heard: a song runs, and what does not run says so with the way to its source', async () => {
    const { page, complaints } = await opened({ width: 390, height: 844 }, true);
    await page.goto(work('song'));
    await looked(page, 'song', true);
    expect(await page.locator('.best .button').first().getAttribute('href')).to.equal('#things');
    await page.evaluate(
      '(() => { const a = document.querySelector("audio"); a.muted = true; return a.play(); })()',
    );
    while ((await page.evaluate<number>('document.querySelector("audio").currentTime')) < 0.3);
    expect(complaints).to.eql([]);
    const second = page.locator('figure.player').nth(1);
    expect(await second.locator('.fault').isHidden()).to.equal(true);
    await page.evaluate('document.querySelectorAll("audio")[1].play().catch(() => undefined)');
    await second.locator('.fault').waitFor({ state: 'visible' });
    expect(await second.innerText())
      .to.include('现在放不出来')
      .and.include('到来源打开');
    await expectWell(page, 'song that is not there');
    await page.context().close();
  });

  it('is well in large type, high contrast and English', async () => {
    const { page, complaints } = await opened({ width: 1280, height: 900 }, true);
    for (const display of STAFF_DISPLAYS) {
      await showAs(page, portal.url, display);
      for (const address of [
        work('song'),
        `${work('map')}/view`,
        `${work('volume')}/view?page=3`,
      ]) {
        await page.goto(address);
        await expectWell(page, `${address} ${display[0]}`);
      }
    }
    expect(complaints).to.eql([]);
    await page.context().close();
  });
});
