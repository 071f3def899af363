/** The match review on pages: who sees what, one pair after the other, what is taken back, and the file. */
import { parse } from 'csv-parse/sync';
import { expect } from 'chai';
import type { Match, MatchQuery } from '../../../catalogue/matching/match.ts';
import { doubtfulPairs, withDoubtfulPairs } from '../../support/doubtful-pairs.ts';
import { openPortal } from '../../support/portal-fixture.ts';
import type { PortalFixture } from '../../support/portal-fixture.ts';
import type { Browser, Shown } from '../../support/signed-in.ts';

const WAITING: MatchQuery = { outcome: 'probable', decided: false };
const COUNT = 6;

describe('the match review', function () {
  let portal: PortalFixture;
  let admin: Browser;
  /** Of 江宁, which is one side of every pair; of 秦淮, which is of none. */
  let librarian: Browser;
  let stranger: Browser;
  let buyer: Browser;

  beforeEach(async () => {
    portal = await openPortal(undefined);
    await withDoubtfulPairs(portal, COUNT);
    admin = await portal.signIn('admin');
    librarian = await portal.signIn('librarian', '320115');
    stranger = await portal.signIn('librarian', '320104');
    buyer = await portal.signIn('acquisitions', '320115');
  });
  afterEach(() => portal.close());

  const waiting = async (query = WAITING): Promise<readonly Match[]> =>
    (await portal.stores.records.matches(query, 100, 0)).matches;
  const first = async (): Promise<Match> => (await waiting())[0]!;
  const hrefOf = ({ id }: Match): string => `/staff/matches/pairs/${id}`;
  const latest = async (): Promise<string> => {
    const [entry] = await portal.stores.registry.audit.latest(1);
    const { why } = (entry?.after ?? {}) as { why?: string };
    return `${entry?.act ?? ''} ${why ?? ''}`;
  };
  /** Values of the hidden fields of this name. */
  const hidden = ({ html }: Shown, name: string): string[] =>
    [...html.matchAll(new RegExp(`name="${name}" value="([^"]*)"`, 'g'))].map(
      ([, value = '']) => value,
    );

  async function answer(
    browser: Browser,
    match: Match,
    fields: Readonly<Record<string, string>>,
  ): Promise<Shown> {
    const shown = await browser.get(hrefOf(match));
    return browser.post(hrefOf(match), { seen: hidden(shown, 'seen')[0] ?? '', ...fields });
  }

  it('lists what waits, and tells on the home page how much that is', async () => {
    expect((await admin.get('/staff')).html).to.include(`${COUNT} 对记录疑似同一版本`);
    expect((await librarian.get('/staff')).html).to.include(`${COUNT} 对记录疑似同一版本`);
    expect((await stranger.get('/staff')).html).to.not.include('疑似同一版本');
    const { html } = await admin.get('/staff/matches');
    for (const match of await waiting()) expect(html).to.include(`href="${hrefOf(match)}"`);
    expect(html).to.include('出版年只有一方写明：1985');
  });

  it('is narrowed by library and by the characters of a title', async () => {
    const [one] = await waiting();
    const title = one?.a.title ?? '';
    const by = async (query: string): Promise<string> =>
      (await admin.get(`/staff/matches?${query}`)).html;
    expect(await by(`text=${encodeURIComponent(title)}`)).to.include('共 1 对');
    expect(await by('library=320115')).to.include(`共 ${COUNT} 对`);
    expect(await by('library=320104')).to.include('没有等着裁定的疑似记录');
  });

  it('shows both records field by field, and marks what differs', async () => {
    const { html } = await admin.get(hrefOf(await first()));
    expect(html).to.include('江宁区图书馆').and.to.include('高淳区图书馆');
    expect(html).to.match(/出版年 <span class="compared-state">只有一方<\/span>/);
    expect(html).to.include('题名一致').and.to.include('+45');
    expect(html).to.include('#sources">原始记录</a>');
  });

  it('goes straight on to the next pair, where the last answer can be taken back', async () => {
    const [one, two] = await waiting();
    const done = await answer(librarian, one!, { answer: 'same' });
    expect(done.location).to.match(new RegExp(`^${hrefOf(two!)}\\?done=\\d+$`));
    expect(await latest()).to.equal('decision-add 著录详略不同，说的是同一版本');
    const next = await librarian.follow(done);
    expect(next.html).to.include('已裁定：同一版本。');
    expect(await waiting()).to.have.lengthOf(COUNT - 1);
    const back = await librarian.post('/staff/matches/decisions/take-back', {
      id: hidden(next, 'id')[0] ?? '',
      back: hidden(next, 'back')[0] ?? '',
    });
    expect(back.location).to.equal(hrefOf(one!));
    expect((await librarian.follow(back)).html).to.include('已撤回 1 条裁定');
    expect(await waiting()).to.have.lengthOf(COUNT);
  });

  it('keeps the reason that was chosen, or the own words', async () => {
    const [one, two] = await waiting();
    await answer(admin, one!, { answer: 'different', reason: 'different-volume' });
    expect(await latest()).to.equal('decision-add 同一套书的不同分册');
    await answer(admin, two!, { answer: 'other-edition', reason: 'edition-carrier', why: '见跋' });
    expect(await latest()).to.equal('decision-add 见跋');
  });

  it('takes the side for the whole that the person says', async () => {
    const [one, two] = await waiting();
    const wholeOf = async (): Promise<string> => {
      const [entry] = await portal.stores.registry.audit.latest(1);
      const { a, b, whole } = entry?.after as Record<string, { identifier: string }> & {
        whole: 'a' | 'b';
      };
      return (whole === 'a' ? a : b)?.identifier ?? '';
    };
    await answer(admin, one!, { answer: 'part-of', whole: 'a' });
    expect(await wholeOf()).to.equal(one!.a.identifier);
    await answer(admin, two!, { answer: 'part-of', whole: 'b' });
    expect(await wholeOf()).to.equal(two!.b.identifier);
  });

  it('takes no answer that is none, and none to a pair that somebody else settled meanwhile', async () => {
    const one = await first();
    expect((await answer(admin, one, { answer: 'maybe' })).status).to.equal(422);
    expect((await answer(admin, one, { answer: 'same', why: '很'.repeat(1_001) })).status).to.equal(
      422,
    );
    await librarian.get(hrefOf(one));
    await answer(admin, one, { answer: 'different' });
    const late = await librarian.post(hrefOf(one), { seen: '', answer: 'same' });
    expect((await librarian.follow(late)).html).to.include('刚才有别人裁定了这一对');
    const [decided] = await waiting({ decided: true });
    expect(decided?.decision?.outcome).to.equal('different');
  });

  it('of a pair of others tells a librarian nothing, and lets who buys only read', async () => {
    const one = await first();
    for (const browser of [stranger]) {
      expect((await browser.get(hrefOf(one))).status).to.equal(404);
      const refused = await browser.post(hrefOf(one), { seen: '', answer: 'same' });
      expect(refused.status).to.equal(404);
      expect((await browser.get('/staff/matches?library=320115')).status).to.equal(404);
    }
    const { html } = await buyer.get(hrefOf(one));
    expect(html).to.include('您可以查看').and.to.not.include('name="answer"');
    expect((await buyer.post(hrefOf(one), { answer: 'same' })).status).to.equal(403);
    await answer(admin, one, { answer: 'different' });
    const [decided] = await waiting({ decided: true });
    await stranger.get('/staff/matches');
    const back = await stranger.follow(
      await stranger.post('/staff/matches/decisions/take-back', {
        id: String(decided?.decision?.id),
      }),
    );
    expect(back.html).to.include('没有做成：没有第');
    expect(await waiting({ decided: true })).to.have.lengthOf(1);
  });

  it('lists what was settled, and again what has changed since', async () => {
    const one = await first();
    await answer(admin, one, { answer: 'different', why: '两种书' });
    expect((await admin.get('/staff/matches?list=decided')).html).to.include('两种书');
    expect((await admin.get('/staff/matches?list=decided&outcome=same')).html).to.include('还没有');
    const { identifier, title } = one.b;
    await portal.fullRun('gaochun-dc', [
      {
        source: 'gaochun-dc',
        identifier,
        dc: [
          ['title', title],
          ['date', '1991'],
        ],
      },
    ]);
    const again = await admin.get('/staff/matches?list=again');
    expect(again.html).to.include('裁定之后改了：日期').and.to.include(hrefOf(one));
    expect((await admin.get('/staff')).html).to.include('1 对裁定过的记录后来改动了');
  });

  it('gives a library its duplicates as a file that is no formula to a spreadsheet', async () => {
    const dc = [
      ['title', '=cmd|江东渔唱集'],
      ['creator', '王安石著'],
      ['publisher', '南京出版社'],
      ['date', '1999'],
      ['identifier', 'ISBN 978-7-5063-3618-5'],
    ] as const;
    await portal.fullRun('gaochun-dc', [
      ...doubtfulPairs(COUNT)[1],
      { source: 'gaochun-dc', identifier: '+1', dc },
      { source: 'gaochun-dc', identifier: '@2', dc },
    ]);
    const gaochun = await portal.signIn('librarian', '320118');
    const { html, headers } = await gaochun.get('/staff/matches/duplicates.csv');
    expect(headers.get('content-disposition')).to.include('duplicates.csv');
    const lines: string[][] = parse(html, { bom: true });
    const [heading, ...rows] = lines;
    expect(heading?.[0]).to.equal('馆');
    expect(rows).to.have.lengthOf(1);
    expect(rows[0]?.slice(0, 6)).to.eql([
      '高淳区图书馆',
      "'=cmd|江东渔唱集",
      "'+1",
      "'=cmd|江东渔唱集",
      "'@2",
      '同一版本',
    ]);
    expect(rows[0]?.at(-1)).to.match(/^http.*\/staff\/matches\/pairs\/\w+-\w+\?list=duplicates$/);
    const others = await gaochun.get('/staff/matches/duplicates.csv?library=320115');
    expect(others.status).to.equal(404);
  });
});
