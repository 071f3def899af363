/** robots.txt, the sitemap, and the description of our search. */
import { expect } from 'chai';
import { documentId } from '../../catalogue/ids.ts';
import type { Federation } from '../../server/enquiries/federation.ts';
import { parseXml, childrenNamed, fieldOf } from '../../formats/xml/xml.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';
import { SAMPLE_RECORDS } from '../support/portal-records.ts';

describe('what crawlers read first', function () {
  let portal: PortalFixture;
  before(async () => {
    portal = await openPortal(undefined);
  });
  after(() => portal.close());

  const get = async (path: string): Promise<string> => (await fetch(`${portal.url}${path}`)).text();
  const locations = (text: string, name: string): string[] =>
    childrenNamed(parseXml(text), name).map((one) => fieldOf(one, 'loc'));

  it('robots.txt names the sitemap whole and keeps out what has no end', async () => {
    const answer = await fetch(`${portal.url}/robots.txt`);
    // No address is settled here: the host of whoever asks is nothing to be given to others.
    expect(answer.headers.get('cache-control')).to.equal('private, max-age=3600');
    expect(answer.headers.get('content-type')).to.equal('text/plain; charset=utf-8');
    const lines = (await answer.text()).split('\n');
    expect(lines).to.include.members([
      'User-agent: *',
      'Disallow: /search',
      'Disallow: /shelf',
      'Disallow: /works/*/view',
      'Disallow: /works/*/play/',
      `Sitemap: ${portal.url}/sitemap.xml`,
    ]);
  });

  it('the sitemap leads to every page and every work, with when each changed', async () => {
    const lists = locations(await get('/sitemap.xml'), 'sitemap');
    expect(lists).to.eql([
      `${portal.url}/sitemaps/pages.xml`,
      `${portal.url}/sitemaps/works/all.xml`,
    ]);
    const pages = locations(await get('/sitemaps/pages.xml'), 'url');
    expect(pages).to.include.members(
      ['/', '/libraries/320118', '/browse/title', '/timeline', '/help'].map(
        (path) => `${portal.url}${path}`,
      ),
    );
    expect(pages.filter((page) => page.includes('/collections/'))).to.not.be.empty;
    for (const page of pages) expect((await fetch(page)).status, page).to.equal(200);

    const works = await get('/sitemaps/works/all.xml');
    const ids = await Array.fromAsync(portal.stores.records.workVersions(), ({ id }) => id);
    expect(locations(works, 'url')).to.eql(ids.map((id) => `${portal.url}/works/${id}`));
    for (const url of childrenNamed(parseXml(works), 'url'))
      expect(fieldOf(url, 'lastmod')).to.match(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
  });

  it('lists of works are cut by the beginnings of their ids, and together have them all', async () => {
    const ids = await Array.fromAsync(portal.stores.records.workVersions(), ({ id }) => id);
    const [first = ''] = ids;
    const of = (part: string): string[] => ids.filter((id) => id.startsWith(part));
    for (const part of [first.slice(0, 1), first.slice(0, 2)]) {
      const listed = locations(await get(`/sitemaps/works/${part}.xml`), 'url');
      expect(listed).to.eql(of(part).map((id) => `${portal.url}/works/${id}`));
    }
    for (const part of ['..', 'ALL', 'abc', 'u', '%25'])
      expect((await fetch(`${portal.url}/sitemaps/works/${part}.xml`)).status, part).to.equal(404);
  });

  it('the more works there are, the more lists', async () => {
    const lists = async (works: number): Promise<string[]> => {
      const federation = (): Federation => ({
        works,
        libraries: [],
        sources: [],
        collections: [],
        takenDown: new Map(),
      });
      const large = await openPortal(undefined, { federation, publicUrl: 'https://nj.example' });
      const text = await (await fetch(`${large.url}/sitemap.xml`)).text();
      await large.close();
      return locations(text, 'sitemap').slice(1);
    };
    const million = await lists(1_000_000);
    expect(million).to.have.lengthOf(32);
    expect(million).to.include('https://nj.example/sitemaps/works/z.xml');
    expect(await lists(2_000_000)).to.have.lengthOf(32 * 32);
  });

  it('a work that went is in no list', async () => {
    const own = SAMPLE_RECORDS.filter(({ source }) => source === 'jiangning-dc');
    const [one, ...left] = own;
    const id = documentId('jiangning-dc', one?.identifier ?? '');
    expect(await get('/sitemaps/works/all.xml')).to.include(id);
    await portal.fullRun('jiangning-dc', left);
    expect(await get('/sitemaps/works/all.xml')).to.not.include(id);
    await portal.fullRun('jiangning-dc', own);
  });

  it('opensearch.xml says how to search here', async () => {
    const answer = await fetch(`${portal.url}/opensearch.xml`);
    expect(answer.headers.get('content-type')).to.equal(
      'application/opensearchdescription+xml; charset=utf-8',
    );
    const description = parseXml(await answer.text());
    expect(fieldOf(description, 'ShortName')).to.equal('南京共享图书馆');
    const templates = new Map(
      childrenNamed(description, 'Url').map(({ attributes }) => [
        attributes['type'] ?? '',
        attributes['template'] ?? '',
      ]),
    );
    const filled = (type: string): string =>
      (templates.get(type) ?? '')
        .replace('{searchTerms}', encodeURIComponent('江宁'))
        .replace(/\{[a-zA-Z]+\?\}/g, '');
    const page = await fetch(filled('text/html'));
    expect([page.status, page.url]).to.eql([
      200,
      `${portal.url}/search?q=${encodeURIComponent('江宁')}`,
    ]);
    const atom = await (await fetch(filled('application/atom+xml'))).text();
    expect(fieldOf(parseXml(atom), 'title')).to.include('江宁');
    const suggested = await fetch(filled('application/x-suggestions+json'));
    expect(suggested.headers.get('content-type')).to.include('application/x-suggestions+json');
    const [typed, texts, kinds, hrefs] = (await suggested.json()) as [
      string,
      string[],
      string[],
      string[],
    ];
    expect(typed).to.equal('江宁');
    expect(texts).to.not.be.empty;
    expect(kinds).to.have.lengthOf(texts.length);
    for (const href of hrefs) expect(href).to.match(new RegExp(`^${portal.url}/`));
    const wrong = await fetch(`${portal.url}/api/v1/suggest?q=a&format=xml`);
    expect(wrong.status).to.equal(400);
  });
});
