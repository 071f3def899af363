/** What pages say of themselves to search engines, cards and feed readers. */
import { expect } from 'chai';
import { documentId } from '../../catalogue/ids.ts';
import { titleOfPage } from '../../server/presenters/works/about.ts';
import { firstSentence, jsonInHtml, metaOf } from '../../server/presenters/site/meta.ts';
import type { PageHead } from '../../server/presenters/site/frame.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';
import { EN, ZH, visitIn } from '../support/presented.ts';

const ORIGIN = 'https://nj.example';
const HEAD: PageHead = { title: '使用帮助', section: 'help', indexed: true };

describe('what a page says of itself', () => {
  it('is its own sentence and address, and what the portal is without one', () => {
    const visit = visitIn('zh', { address: '/help?x=1' });
    const about = { description: '怎样检索。' };
    expect(metaOf(visit, { ...HEAD, about }, ORIGIN)).to.deep.include({
      description: '怎样检索。',
      title: '使用帮助',
      type: 'website',
      url: `${ORIGIN}/help`,
      canonical: `${ORIGIN}/help`,
      image: null,
      locale: 'zh_CN',
      feeds: [{ href: '/feed.atom', title: '最新收录' }],
    });
    const none = metaOf(EN, { ...HEAD, indexed: false }, ORIGIN);
    expect(none.description).to.equal(`使用帮助. ${EN.t.site.description}`);
    const home = metaOf(EN, { ...HEAD, section: 'home' }, ORIGIN);
    expect(home.description).to.equal(EN.t.site.description);
    expect(none).to.include({ canonical: null, url: `${ORIGIN}/search?q=a`, locale: 'en_US' });
    expect(metaOf(ZH, { ...HEAD, section: 'home' }, ORIGIN).title).to.equal('南京共享图书馆');
  });

  it('never ends the element that its data stands in', () => {
    const hostile = { name: '</script><script>alert(1)</script>&amp;\u2028<!--' };
    const json = jsonInHtml(hostile);
    expect(json).to.not.match(/[<>&\u2028]/);
    expect(JSON.parse(json)).to.eql(hostile);
  });

  it('is the first sentence of a longer text', () => {
    expect(firstSentence('　南京文献。第二句。')).to.equal('南京文献。');
    expect(firstSentence('No. 3 of the series. More')).to.equal('No.');
    expect(firstSentence('version 2.5 of it\nMore')).to.equal('version 2.5 of it');
    expect(firstSentence('没有句号')).to.equal('没有句号');
    expect(firstSentence('长'.repeat(5_000))).to.have.lengthOf(300);
  });
});

describe('the title of the page of a work', () => {
  it('tells editions apart by their years', () => {
    const titled = (title: string, startYear: number | null, endYear = startYear): string =>
      titleOfPage({ title, startYear, endYear }, ZH.t);
    expect(titled('首都志', 1935)).to.equal('首都志（1935）');
    expect(titled('中央日报', 1928, 1949)).to.equal('中央日报（1928—1949）');
    expect(titled('南京年鉴. 2015', 2015)).to.equal('南京年鉴. 2015');
    expect(titled('竹书纪年', null)).to.equal('竹书纪年');
    expect(titleOfPage({ title: '首都志', startYear: 1935, endYear: 1935 }, EN.t)).to.equal(
      '首都志 (1935)',
    );
  });
});

describe('the head of pages', function () {
  let portal: PortalFixture;
  before(async () => {
    portal = await openPortal(undefined);
  });
  after(() => portal.close());

  const html = async (path: string, lang = 'zh'): Promise<string> =>
    (await fetch(`${portal.url}${path}`, { headers: { Cookie: `lang=${lang}` } })).text();
  const found = (page: string, pattern: RegExp): string => pattern.exec(page)?.[1] ?? '';
  const descriptionIn = (page: string): string =>
    found(page, /<meta name="description" content="([^"]*)">/);
  const dataIn = (page: string): Record<string, unknown>[] =>
    [...page.matchAll(/<script type="application\/ld\+json">(.*?)<\/script>/gs)].map(
      ([, json = '']) => JSON.parse(json) as Record<string, unknown>,
    );

  const PAGES = [
    '/',
    '/libraries',
    '/libraries/320100',
    '/libraries/320118',
    '/collections',
    `/collections/${encodeURIComponent('qinhuai-dc:local:photo')}`,
    '/browse/title',
    '/browse/place',
    '/timeline',
    '/new',
    '/status',
    '/help',
    '/about',
    '/accessibility',
    `/works/${documentId('jinling-dc', 'oai:jinling.example:2')}`,
    `/works/${documentId('jinling-dc', 'oai:jinling.example:5')}`,
  ];

  for (const lang of ['zh', 'en'])
    it(`has a sentence of its own on every page that is found, in ${lang}`, async () => {
      const told = new Map<string, string>();
      const titles = new Map<string, string>();
      for (const path of PAGES) {
        const page = await html(path, lang);
        const title = found(page, /<title>([^<]*)</);
        expect(titles.get(title), `${path} is called the same`).to.equal(undefined);
        titles.set(title, path);
        const description = descriptionIn(page);
        expect(description, path).to.have.length.greaterThan(5);
        expect(told.get(description), `${path} says the same`).to.equal(undefined);
        told.set(description, path);
        expect(found(page, /<meta property="og:description" content="([^"]*)">/)).to.equal(
          description,
        );
        expect(found(page, /<link rel="canonical" href="([^"]*)">/)).to.equal(
          `${portal.url}${path}`,
        );
        expect(page).to.include('rel="search" type="application/opensearchdescription+xml"');
      }
    });

  it('of a page that is not found again says what it is as well', async () => {
    const told = ['/search/advanced', '/shelf', '/works/unknown', '/'].map(async (path) =>
      descriptionIn(await html(path)),
    );
    expect(new Set(await Promise.all(told)).size).to.equal(told.length);
  });

  it('of a work tells who made it, when, and who holds it', async () => {
    const page = await html(`/works/${documentId('jinling-dc', 'oai:jinling.example:2')}`);
    const title = found(page, /<h1[^>]*>([^<]*)</);
    expect(descriptionIn(page))
      .to.include(title)
      .and.to.match(/图书馆收藏。$/);
    expect(page).to.include('<meta property="og:type" content="article">');
    expect(page).to.not.include('og:image');
  });

  it('of a search offers its feed, and has no address for good', async () => {
    const page = await html(`/search?q=${encodeURIComponent('南京')}&sort=oldest&page=1`);
    expect(page).to.not.include('rel="canonical"');
    expect(page).to.include(`href="/feed.atom?q=${encodeURIComponent('南京')}"`);
    expect(descriptionIn(page)).to.include('南京');
    const library = await html('/libraries/320104');
    expect(library).to.include('href="/feed.atom?lib=320104"');
  });

  it('has the portal, a library and a collection as data', async () => {
    const [website] = dataIn(await html('/'));
    expect(website).to.deep.include({ '@type': 'WebSite', url: `${portal.url}/` });
    expect(website?.['potentialAction']).to.have.nested.property(
      'target.urlTemplate',
      `${portal.url}/search?q={search_term_string}`,
    );
    const [library] = dataIn(await html('/libraries/320100'));
    expect(library).to.deep.include({
      '@type': 'Library',
      name: '金陵图书馆',
      alternateName: 'Jinling Library',
      telephone: '025-0000 0000',
      sameAs: 'https://library.example.org/',
    });
    const [collection] = dataIn(
      await html(`/collections/${encodeURIComponent('qinhuai-dc:local:photo')}`),
    );
    expect(collection).to.deep.include({
      '@type': 'Collection',
      name: '老照片库',
      description: '秦淮河沿岸老照片',
    });
  });
});
