/**
 * Every staff page in English, followed link by link among data of all kinds, and every form of them sent empty:
 * nothing on any of them is Chinese but names, titles and what persons wrote, or what is marked as Chinese.
 */
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { healthLetter } from '../../../mail/health-letter.ts';
import { healthReason } from '../../../server/i18n/zh/health.ts';
import { startBrokenEndpoints } from '../../support/broken-endpoints.ts';
import type { BrokenEndpoints } from '../../support/broken-endpoints.ts';
import { withDoubtfulPairs, doubtfulPairs } from '../../support/doubtful-pairs.ts';
import { messageTo, put } from '../../support/messages.ts';
import { LIBRARIES } from '../../support/portal-fixture.ts';
import { SAMPLE_RECORDS } from '../../support/portal-records.ts';
import { quarantined } from '../../support/quarantined.ts';
import type { Browser } from '../../support/signed-in.ts';
import { WATCHED, openWatched, recordsOf } from '../../support/watched-portal.ts';
import type { WatchedPortal } from '../../support/watched-portal.ts';

const HAN = /\p{Script=Han}+/gu;
const MARKED = /<(\w+)\b[^>]*\blang="zh[^"]*"[^>]*>[^<]*<\/\1>/g;
/** As received, and what a form was filled in with. */
const RAW = /<(pre|textarea)\b[^>]*>[^]*?<\/\1>/g;

/** What persons wrote, and names that stand in no list of the suite. */
const WRITTEN =
  '馆员甲 密钥 白下丛刻 地方文献 老照片库 测试库 玄武区图书馆 秦淮 金陵方志库 江宁年鉴库 秦淮地方文献 读者来信 苏公网安备 苏';
const DATA = JSON.stringify([LIBRARIES, SAMPLE_RECORDS, doubtfulPairs(4), recordsOf(3), WRITTEN]);

/** Runs of Chinese on a page that are neither data nor marked, with the line in which they stand. */
function chineseOn(html: string): string[] {
  const body = html
    .replace(/^[^]*?<body/, '<body')
    .replaceAll(MARKED, ' ')
    .replaceAll(RAW, ' ')
    .replaceAll(/<[^>]*?\b(?:aria-label|title|alt|placeholder)="([^"]*)"[^>]*>/g, '\n$1\n')
    .replaceAll(/<[^>]*>/g, '\n');
  return body
    .split('\n')
    .filter((line) => [...line.matchAll(HAN)].some(([run]) => !DATA.includes(run)))
    .map((line) => line.trim());
}

describe('staff pages in English', function () {
  this.timeout(240_000);
  let watched: WatchedPortal;
  let broken: BrokenEndpoints;
  let admin: Browser;
  let librarian: Browser;

  before(async () => {
    watched = await openWatched({ sets: { local: '地方文献' } });
    const { portal, repository } = watched;
    broken = await startBrokenEndpoints(repository.baseUrl);
    [admin, librarian] = await Promise.all([portal.signIn('admin'), portal.signIn('librarian')]);
    for (const browser of [admin, librarian]) browser.cookies.set('lang', 'en');
    await ofRuns(watched);
    await withDoubtfulPairs(portal, 4);
    await registered();
    await letters();
    await othersFiles();
    await decided();
  });
  after(async () => {
    await broken.close();
    await watched.close();
  });

  /** Runs of every outcome, a held one last. */
  async function ofRuns(of: WatchedPortal): Promise<void> {
    const { portal, repository } = of;
    const { records, registry } = portal.stores;
    await of.harvest();
    await of.harvest();
    await quarantined(portal, 'qinhuai-dc', ['oai:q:1', 'oai:q:2']);
    await portal.fullRun('gaochun-dc', []);
    repository.faults.push((_request, response) => {
      response.writeHead(500).end('out of order');
      return true;
    });
    await of.harvest();
    repository.faults.length = 0;
    repository.records.splice(3);
    await of.harvest('full');
    const failed = await records.beginRun('jiangning-dc', 'full');
    if (!('busy' in failed))
      await records.failRun(failed, {
        code: 'REPOSITORY_UNREACHABLE',
        message: '从前的版本写下的一句话，今天没有这样的话',
        requests: 1,
        resumable: true,
      });
    expect((await records.runs(1, WATCHED))[0]?.state).to.equal('held');
    expect((await registry.sources()).length).to.be.greaterThan(3);
  }

  /** Sources on their way: one whose interface is good, one for each way in which it is not. */
  async function registered(): Promise<void> {
    const { portal, repository } = watched;
    const key = await portal.keyOf('librarian');
    const ask = async (path: string, body: object = {}): Promise<Record<string, unknown>> => {
      const answer = await fetch(`${portal.url}/api/v1/staff/${path}`, {
        method: 'POST',
        headers: { Authorization: key, 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
      return (await answer.json()) as Record<string, unknown>;
    };
    const contacts = [{ name: '馆员甲', email: 'a@library.example' }];
    const { id } = await ask('sources', { baseUrl: repository.baseUrl, set: 'local', contacts });
    await ask(`sources/${String(id)}/trial`);
    await ask(`sources/${String(id)}/submit`);
    // One that does not come to an end would hold up everybody.
    const others = broken.all.filter(({ kind }) => kind !== 'too-slow');
    const looks = [`${repository.baseUrl}/`, ...others.map(({ baseUrl }) => baseUrl)];
    for (const baseUrl of looks) {
      await librarian.get('/staff/sources/new');
      const begun = await librarian.post('/staff/sources', { baseUrl });
      expect(begun.status, begun.html).to.equal(303);
    }
    const { findings } = portal.stores.registry;
    while ((await findings.latest(String(id), 'compliance')) === undefined) await wait(20);
  }

  async function letters(): Promise<void> {
    const { registry } = watched.portal.stores;
    const run = (await watched.portal.stores.records.runs(1, WATCHED))[0]!;
    const facts = {
      source: WATCHED,
      library: '秦淮区图书馆',
      reasons: [
        healthReason({ kind: 'held', run }),
        healthReason({ kind: 'quarantine', count: 2 }),
      ],
      since: '2026-11-01T00:00:00.000Z',
      lastGoodAt: null,
      liveRecords: 60,
    };
    const news = [
      { kind: 'change', from: 'ok', to: 'held', city: false },
      { kind: 'restless', to: 'down', changes: 5 },
      { kind: 'settled', to: 'partial' },
      { kind: 'unanswered', to: 'down', since: '2026-11-01T00:00:00.000Z' },
    ] as const;
    await put(
      registry,
      news.map((one) => messageTo([], healthLetter(one, facts))),
    );
  }

  /** A pair decided about for a reason of the list. */
  async function decided(): Promise<void> {
    const list = await admin.get('/staff/matches');
    const pair = /\/staff\/matches\/pairs\/[^"?#]+/.exec(list.html)?.[0] ?? '';
    await admin.get(pair);
    const sent = await admin.post(pair, { answer: 'same', reason: 'same-seen' });
    expect(sent.status, sent.html).to.equal(303);
    const settled = await admin.get('/staff/matches?list=decided');
    expect(settled.html).to.include('Checked').and.to.not.include('核对过原书');
  }

  /** Files that cannot be read, and one that can. */
  async function othersFiles(): Promise<void> {
    for (const [name, text] of [
      ['a.txt', 'no records'],
      ['b.xml', '<collection><record>'],
      ['c.csv', '题名,责任者\n白下琐言,甘熙\n,无题名\n'],
    ] as const) {
      await librarian.get('/staff/deliveries');
      const form = new FormData();
      form.set('target', 'library:320104');
      form.set('file', new Blob([text]), name);
      await librarian.send('/staff/deliveries', form);
    }
  }

  it('have no Chinese on them but data, whatever there is to be told', async () => {
    const found = new Map<string, string>();
    const look = (path: string, { status, html }: { status: number; html: string }): void => {
      expect(status, `${path}: ${html}`).to.be.lessThan(500);
      for (const line of chineseOn(html)) found.set(line, `${status} ${path}`);
    };
    const forms = new Map<string, string>();
    const seen = new Set<string>();
    for (const browser of [admin, librarian]) {
      seen.clear();
      const waiting = ['/staff'];
      for (let path = waiting.shift(); path !== undefined; path = waiting.shift()) {
        if (seen.has(path) || /\.csv|\/raw|\/preview|lang=/.test(path)) continue;
        seen.add(path);
        const shown = await browser.get(path);
        look(path, shown);
        for (const [, href = ''] of shown.html.matchAll(/href="(\/staff[^"#]*)/g))
          waiting.push(href.replaceAll('&amp;', '&'));
        for (const [, action = ''] of shown.html.matchAll(
          /<form[^>]*method="post"[^>]*action="([^"]*)"/g,
        ))
          if (action.startsWith('/staff')) forms.set(action, path);
      }
      expect(seen.size).to.be.greaterThan(60);
    }
    expect([...found].map(([line, at]) => `${at}: ${line}`).join('\n')).to.equal('');
    expect(forms.size).to.be.greaterThan(40);
    for (const [action, page] of forms) {
      if (/logout|sign-out|end-others|sessions/.test(action)) continue;
      for (const fields of [{}, { why: 'x'.repeat(1_500), baseUrl: 'ftp://x?verb=a', name: ' ' }]) {
        await admin.get(page);
        look(`POST ${action}`, await admin.post(action, fields));
      }
    }
    expect([...found].map(([line, at]) => `${at}: ${line}`).join('\n')).to.equal('');
  });
});
