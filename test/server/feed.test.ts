/** `/feed.atom`: new arrivals of any search, read by a stranger's reader of feeds. */
import { request } from 'node:http';
import { expect } from 'chai';
import { SearchUnavailable } from '../../catalogue/ports/search-index.ts';
import { parseXml, childrenNamed, fieldOf } from '../../formats/xml/xml.ts';
import { needsPython, pythonSays } from '../support/foreign-python.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';

/** What the reader of feeds understood. */
interface Read {
  readonly bozo: boolean;
  readonly version: string;
  readonly feed: {
    readonly id: string;
    readonly title: string;
    readonly updated: string;
    readonly author: string;
    readonly links: Readonly<Record<string, string>>;
  };
  readonly entries: readonly {
    readonly id: string;
    readonly title: string;
    readonly link: string;
    readonly updated: string;
    readonly summary: string;
    readonly authors: readonly string[];
  }[];
}

const READER = `
import sys, json, feedparser
d = feedparser.parse(sys.stdin.buffer.read())
print(json.dumps({
  'bozo': bool(d.bozo), 'version': d.version,
  'feed': {'id': d.feed.id, 'title': d.feed.title, 'updated': d.feed.updated, 'author': d.feed.author_detail.name,
           'links': {l.rel: l.href for l in d.feed.links}},
  'entries': [{'id': e.id, 'title': e.title, 'link': e.link, 'updated': e.updated, 'summary': e.summary,
               'authors': [a.get('name') for a in e.get('authors', [])]} for e in d.entries]}))
`;

describe('the feed of new arrivals', function () {
  let portal: PortalFixture;
  let isAway = false;
  before(async () => {
    portal = await openPortal(undefined, {}, (index) => ({
      ...index,
      spare: index.spare,
      search: (request, facets) =>
        isAway ? Promise.reject(new SearchUnavailable('away')) : index.search(request, facets),
      totals: (requests) => index.totals(requests),
      values: (request, facet, contains) => index.values(request, facet, contains),
      suggest: (typed) => index.suggest(typed),
      applied: () => index.applied(),
      entries: () => index.entries(),
      replace: (works, seq) => index.replace(works, seq),
      remove: (ids, seq) => index.remove(ids, seq),
      settle: () => index.settle(),
      close: () => index.close(),
    }));
  });
  after(() => portal.close());

  /** Asked as a reader of feeds does it: `fetch` of Node would forbid that anything kept is an answer. */
  const statusOf = (path: string, headers: Record<string, string>): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      request(`${portal.url}${path}`, { headers }, (answer) => {
        answer.resume().on('end', () => resolve(answer.statusCode));
      })
        .on('error', reject)
        .end();
    });
  const get = (path: string): Promise<Response> => fetch(`${portal.url}${path}`);

  it('is Atom that a reader of feeds takes, the newest first', async function () {
    needsPython(this, 'feedparser');
    const answer = await get('/feed.atom');
    expect(answer.headers.get('content-type')).to.equal('application/atom+xml; charset=utf-8');
    const read = (await pythonSays(READER, await answer.text())) as Read;

    expect(read).to.deep.include({ bozo: false, version: 'atom10' });
    expect(read.feed).to.include({
      id: `${portal.url}/feed.atom`,
      title: '南京共享图书馆：最新收录',
      author: '南京共享图书馆',
    });
    expect(read.feed.links).to.include({
      self: `${portal.url}/feed.atom`,
      alternate: `${portal.url}/search?sort=added`,
    });
    const found = await (await get('/api/v1/search?sort=added&size=50')).json();
    const { works } = found as { works: { id: string; title: string; creators: string[] }[] };
    expect(read.entries.map(({ link, title }) => [link, title])).to.eql(
      works.map(({ id, title }) => [`${portal.url}/works/${id}`, title]),
    );
    const [newest] = read.entries;
    expect(read.feed.updated).to.equal(newest?.updated);
    const dates = read.entries.map(({ updated }) => updated);
    expect(dates).to.eql(dates.toSorted().reverse());
    for (const entry of read.entries) {
      expect(entry.id).to.equal(entry.link);
      expect(entry.updated).to.match(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
      expect(entry.summary).to.match(/收藏：.*图书馆（.+）。$/);
    }
    const named = read.entries.find(({ authors }) => authors.length > 0);
    const same = works.find(({ title }) => title === named?.title);
    expect(named?.authors).to.eql(same?.creators);
  });

  it('takes any search, says which, and leads to its page', async () => {
    const query = `q=${encodeURIComponent('南京')}&lib=320100&sort=oldest&page=2&size=1&fold=oeuvre`;
    const feed = parseXml(await (await get(`/feed.atom?${query}`)).text());
    const shown = `q=${encodeURIComponent('南京')}&lib=320100`;
    expect(fieldOf(feed, 'id')).to.equal(`${portal.url}/feed.atom?${shown}`);
    expect(fieldOf(feed, 'title')).to.include('南京').and.to.include('金陵图书馆');
    const entries = childrenNamed(feed, 'entry');
    const found = (await (await get(`/api/v1/search?${shown}`)).json()) as { total: number };
    expect(entries).to.have.lengthOf(found.total);
  });

  it('is sent once, and then only when something came', async () => {
    const first = await get('/feed.atom?lib=320104');
    const [etag, modified] = ['etag', 'last-modified'].map((name) => first.headers.get(name) ?? '');
    expect(modified).to.match(/GMT$/);
    const known = { 'If-None-Match': etag ?? '' };
    expect(await statusOf('/feed.atom?lib=320104', known)).to.equal(304);
    const since = { 'If-Modified-Since': modified ?? '' };
    expect(await statusOf('/feed.atom?lib=320104', since)).to.equal(304);
    expect(await statusOf('/feed.atom?lib=320115', known)).to.equal(200);
  });

  it('of nothing is a feed without entries; of what cannot be asked a page that says why', async () => {
    const empty = await get(`/feed.atom?q=${encodeURIComponent('查无此书')}`);
    const feed = parseXml(await empty.text());
    expect(childrenNamed(feed, 'entry')).to.eql([]);
    expect(fieldOf(feed, 'updated')).to.match(/^20\d\d-.*Z$/);

    const wrong = await get('/feed.atom?from=x');
    expect(wrong.status).to.equal(400);
    expect(await wrong.text()).to.include('from');
  });

  it('asks to come again while the engine is away', async () => {
    isAway = true;
    const answer = await get('/feed.atom');
    isAway = false;
    expect(answer.status).to.equal(503);
    expect(answer.headers.get('retry-after')).to.equal('30');
  });
});
