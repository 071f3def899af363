/** Pairs of one kind settled together, and works taken apart and joined, each after a look at what comes of it. */
import { expect } from 'chai';
import { documentId } from '../../../catalogue/ids.ts';
import type { MatchQuery } from '../../../catalogue/matching/match.ts';
import { withDoubtfulPairs } from '../../support/doubtful-pairs.ts';
import { openPortal } from '../../support/portal-fixture.ts';
import type { PortalFixture } from '../../support/portal-fixture.ts';
import type { Browser, Shown } from '../../support/signed-in.ts';

const WAITING: MatchQuery = { outcome: 'probable', decided: false };
/** 金陵琐事, which two libraries have. */
const JINLING = documentId('jinling-dc', 'oai:jinling.example:2');
const QINHUAI = documentId('qinhuai-dc', 'oai:qinhuai.example:2');

describe('the match review, many at once', function () {
  let portal: PortalFixture;
  let admin: Browser;
  let stranger: Browser;

  beforeEach(async () => {
    portal = await openPortal(undefined);
    await withDoubtfulPairs(portal, 5);
    admin = await portal.signIn('admin');
    stranger = await portal.signIn('librarian', '320118');
  });
  afterEach(() => portal.close());

  const count = async (query = WAITING): Promise<number> =>
    (await portal.stores.records.matches(query, 0, 0)).total;
  /** Values of the fields of this name. */
  const fields = ({ html }: Shown, name: string): [string, string][] =>
    [...html.matchAll(new RegExp(`name="${name}" value="([^"]*)"`, 'g'))].map(
      ([, value = '']): [string, string] => [name, value.replaceAll('&#43;', '+')],
    );
  /** Sends the fields of a form, of which one name may come more than once. */
  const send = (browser: Browser, path: string, given: [string, string][]): Promise<Shown> =>
    browser.postAs(path, [['_csrf', browser.csrf], ...given]);
  const isTogether = async (): Promise<boolean> =>
    (await portal.stores.records.work(QINHUAI)).kind === 'moved';

  it('gathers pairs of one kind, settles those that are ticked, and takes them back together', async () => {
    const { html } = await admin.get('/staff/matches/alike');
    expect(html).to.include('题名一致、出版年只有一方写明').and.to.include('共 5 对');
    const href = /href="(\/staff\/matches\/alike\/pairs[^"]*)"/.exec(html)?.[1] ?? '';
    const shown = await admin.get(href.replaceAll('&amp;', '&').replaceAll('&#43;', '+'));
    const pairs = fields(shown, 'pair');
    expect(pairs).to.have.lengthOf(5);
    const kind = ['shape', 'one', 'other'].flatMap((name) => fields(shown, name));
    const done = await send(admin, '/staff/matches/alike/pairs', [
      ...kind,
      ...pairs.slice(1),
      ['answer', 'different'],
    ]);
    expect(done.location).to.match(/^\/staff\/matches\/decisions\?ids=\d+-\d+&back=/);
    expect(await count()).to.equal(1);
    const entries = await portal.stores.registry.audit.latest(4);
    for (const entry of entries) expect(entry.act).to.equal('decision-add');
    const settled = await admin.follow(done);
    expect(settled.html).to.include('已作出 4 条裁定');
    const back = await send(admin, '/staff/matches/decisions/take-back', [
      ...fields(settled, 'id'),
      ...fields(settled, 'back'),
    ]);
    expect((await admin.follow(back)).html).to.include('已撤回 4 条裁定');
    expect(await count()).to.equal(5);
  });

  it('settles nothing where nothing is ticked or answered', async () => {
    await admin.get('/staff/matches/alike');
    expect((await admin.post('/staff/matches/alike/pairs', { answer: 'same' })).status).to.equal(
      422,
    );
    expect((await admin.post('/staff/matches/alike/pairs', { pair: 'x' })).status).to.equal(422);
    expect(await count()).to.equal(5);
  });

  it('takes a work apart after a look at what becomes of it, and it can be taken back', async () => {
    expect(await isTogether()).to.equal(true);
    const page = `/staff/matches/works/${JINLING}`;
    const seen = await admin.get(`${page}?part=${QINHUAI}&outcome=other-edition`);
    expect(seen.html).to.include('将作出 1 条裁定，这些记录归为 2 种文献');
    expect(await isTogether()).to.equal(true);
    const given: [string, string][] = [
      ['part', QINHUAI],
      ['outcome', 'other-edition'],
    ];
    const done = await send(admin, page, given);
    expect(await isTogether()).to.equal(false);
    const settled = await admin.follow(done);
    const back = await send(admin, '/staff/matches/decisions/take-back', [
      ...fields(settled, 'id'),
      ...fields(settled, 'back'),
    ]);
    expect((await admin.follow(back)).html).to.include('已撤回 1 条裁定');
    expect(await isTogether()).to.equal(true);
  });

  it('joins a work that was looked for, with all its records', async () => {
    const [match] = (await portal.stores.records.matches(WAITING, 1, 0)).matches;
    const page = `/staff/matches/works/${JINLING}`;
    const title = match?.a.title ?? '';
    const found = await admin.get(`${page}?with=${encodeURIComponent(title)}`);
    expect(found.html).to.include(`?with=${match?.a.work ?? ''}`);
    const address = `${portal.url}/works/${match?.a.work ?? ''}`;
    const seen = await admin.get(`${page}?with=${encodeURIComponent(address)}`);
    expect(seen.html).to.include('将作出 2 条裁定，这些记录归为 1 种文献');
    await send(admin, page, [['with', address]]);
    const work = await portal.stores.records.work(JINLING);
    expect(work.kind === 'work' && work.work.documents).to.have.lengthOf(3);
  });

  it('refuses to take everything out, to join a work with itself, and what is not there', async () => {
    const page = `/staff/matches/works/${JINLING}`;
    for (const [query, field, fault] of [
      [`part=${JINLING}&part=${QINHUAI}`, 'part', '至少要留下一条记录'],
      [`with=${JINLING}`, 'with', '这就是本文献，无需合并'],
      [`with=${'0'.repeat(26)}`, 'with', '没有编号是这个的文献'],
    ] as const) {
      const { status, html } = await admin.get(`${page}?${query}`);
      expect(status, query).to.equal(422);
      // On the page itself, at the field, with what was sent.
      expect(html, query).to.include(`<a href="#${field}">${fault}`).and.to.include('name="with"');
      expect(html, query).to.match(new RegExp(`<p class="fault-text"[^>]*>${fault}`));
      expect(html, query).to.include(
        field === 'with' ? query.slice(5) : `value="${QINHUAI}" checked`,
      );
    }
    expect((await admin.post(page)).html)
      .to.include('没有选中记录或另一种文献')
      .and.to.include('id="part"');
    const long = await admin.post(page, { part: QINHUAI, why: '长'.repeat(1_001) });
    expect(long.status).to.equal(422);
    expect(long.html).to.include('id="why-fault">理由最长').and.to.include('长长长');
    expect(long.html).to.include('将作出 1 条裁定');
  });

  it('shows a librarian no work without a record of the own library', async () => {
    const page = `/staff/matches/works/${JINLING}`;
    expect((await stranger.get(page)).status).to.equal(404);
    expect((await stranger.post(page, { part: QINHUAI })).status).to.equal(404);
    const { html } = await admin.get(`/works/${JINLING}`);
    expect(html).to.include(`href="${page}"`);
    const reader = await fetch(`${portal.url}/works/${JINLING}`);
    expect(await reader.text()).to.not.include('/staff/');
  });
});
