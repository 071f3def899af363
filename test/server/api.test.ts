/** The JSON that scripts rely on: names and types as `docs/api.md` has them, faults named. */
import { expect } from 'chai';
import { documentId } from '../../catalogue/ids.ts';
import { FACETS } from '../../catalogue/search/facets.ts';
import { onBothEngines } from '../support/clusters.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';

onBothEngines('the API', function (engine) {
  let portal: PortalFixture;
  before(async () => {
    portal = await openPortal(await engine());
  });
  after(() => portal.close());

  async function get(path: string): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${portal.url}${path}`, { headers: { Accept: 'text/html' } });
    expect(response.headers.get('content-type'), path).to.include('application/json');
    return { status: response.status, body: await response.json() };
  }

  it('finds works with their holdings and exact facets', async () => {
    const { status, body } = await get(`/api/v1/search?title=${encodeURIComponent('金陵琐事')}`);
    expect(status).to.equal(200);
    const { facets, ...found } = body as { facets: Record<string, unknown[]> };
    const id = documentId('jinling-dc', 'oai:jinling.example:2');
    expect(found).to.eql({
      total: 1,
      page: 1,
      size: 20,
      works: [
        {
          id,
          title: '金陵琐事',
          creators: ['周晖'],
          date: '2007',
          type: 'book',
          href: `/works/${id}`,
          holdings: [
            { library: '320100', source: 'jinling-dc', identifier: 'oai:jinling.example:2' },
            { library: '320104', source: 'qinhuai-dc', identifier: 'oai:qinhuai.example:2' },
          ],
        },
      ],
    });
    expect(Object.keys(facets)).to.eql([...FACETS]);
    expect(facets['lib']).to.have.deep.members([
      { value: '320100', label: '金陵图书馆', count: 1 },
      { value: '320104', label: '秦淮区图书馆', count: 1 },
    ]);
  });

  it('says what a date is of that is none of publication', async () => {
    const { body } = await get(`/api/v1/search?q=${encodeURIComponent('秦淮河畔老照片')}`);
    const [photograph] = (body as { works: Record<string, unknown>[] }).works;
    expect(photograph).to.include({ date: '民国二十四年', dateLabel: '拍摄年', type: 'image' });
    const hits = await (
      await fetch(`${portal.url}/search?q=${encodeURIComponent('秦淮河畔老照片')}`)
    ).text();
    expect(hits).to.include('拍摄年：民国二十四年').and.to.not.include('<legend>出版年');
    const work = await (await fetch(`${portal.url}${String(photograph?.['href'])}`)).text();
    expect(work).to.include('<dt>拍摄年</dt>').and.to.not.include('出版年');
  });

  it('lists all for an absent and for a blank query', async () => {
    const absent = (await get('/api/v1/search')).body as { total: number };
    const blank = (await get('/api/v1/search?q=%20')).body as { total: number };
    expect(absent.total).to.be.greaterThan(45);
    expect(blank.total).to.equal(absent.total);
  });

  it('pages without a gap or a double', async () => {
    const ids: string[] = [];
    let total = Infinity;
    for (let page = 1; ids.length < total; page++) {
      const { body } = await get(`/api/v1/search?size=7&page=${page}&sort=title`);
      const found = body as { total: number; works: { id: string }[] };
      total = found.total;
      expect(found.works.length).to.be.greaterThan(0);
      ids.push(...found.works.map((work) => work.id));
    }
    expect(new Set(ids).size).to.equal(total);
  });

  for (const [query, parameter] of [
    ['size=101', 'size'],
    ['size=0', 'size'],
    ['size=ten', 'size'],
    ['page=0', 'page'],
    ['page=x', 'page'],
    ['sort=colour', 'sort'],
    ['from=abc', 'from'],
    ['until=abc', 'until'],
    ['access=everywhere', 'access'],
    ['type=thing', 'type'],
  ] as const) {
    it(`refuses ${query}, naming it`, async () => {
      const { status, body } = await get(`/api/v1/search?${query}`);
      expect(status).to.equal(400);
      expect(body).to.include({ code: 'BAD_PARAMETER', parameter });
      const { message } = body as { message: string };
      expect(message)
        .to.include(parameter)
        .and.to.match(/[\u4e00-\u9fff]/u);
    });
  }

  it('refuses pages beyond the rank that both engines reach', async () => {
    const { status, body } = await get('/api/v1/search?page=101&size=100');
    expect(status).to.equal(400);
    expect(body).to.include({ code: 'BAD_PARAMETER', parameter: 'page' });
    expect(body).to.have.property('message').that.includes('10 000');
    expect((await get('/api/v1/search?page=100&size=100')).status).to.equal(200);
  });

  it('gives a work whole: each holding with its document, dates and identifiers', async () => {
    const { body } = await get(`/works/${documentId('jinling-dc', 'oai:jinling.example:2')}.json`);
    const work = body as {
      holdings: {
        library: string;
        document: {
          dates: Record<string, unknown>[];
          identifiers: Record<string, unknown>[];
        };
      }[];
    };
    expect(work.holdings.map((holding) => holding.library)).to.eql(['320100', '320104']);
    const [first] = work.holdings;
    expect(first?.document.dates[0]).to.include({
      raw: '2007',
      start: '2007',
      end: '2007',
      precision: 'year',
      certainty: 'certain',
      calendar: 'gregorian',
    });
    expect(first?.document.identifiers).to.deep.include.members([
      { type: 'isbn', value: '9787807182689', raw: 'ISBN 978-7-80718-268-9', valid: true },
    ]);
  });

  it('gives reign years as years, with the printed form', async () => {
    const { body } = await get(`/works/${documentId('jinling-dc', 'oai:jinling.example:5')}.json`);
    const work = body as { holdings: { document: { dates: unknown[] } }[] };
    expect(work.holdings[0]?.document.dates[0]).to.include({
      raw: '民国二十四年',
      start: '1935',
      end: '1935',
    });
  });

  it('leads on from a member, and says of what is gone or unknown that it is', async () => {
    const moved = await fetch(
      `${portal.url}/works/${documentId('qinhuai-dc', 'oai:qinhuai.example:2')}.json`,
      { redirect: 'manual' },
    );
    expect(moved.status).to.equal(301);
    expect(moved.headers.get('location')).to.equal(
      `/works/${documentId('jinling-dc', 'oai:jinling.example:2')}.json`,
    );
    const unknown = await get('/works/nothing.json');
    expect(unknown.status).to.equal(404);
    expect(unknown.body).to.include({ code: 'WORK_UNKNOWN' });
  });

  it('lists every library of the settings, with zeros', async () => {
    const { body } = await get('/api/v1/libraries');
    const libraries = body as Record<string, unknown>[];
    expect(libraries.map((library) => library['code'])).to.eql([
      '320100',
      '320104',
      '320115',
      '320118',
    ]);
    expect(libraries.at(-1)).to.eql({
      code: '320118',
      name: '高淳区图书馆',
      works: 0,
      records: 0,
      lastHarvest: null,
    });
    expect(libraries[2]).to.include({ works: 45, records: 45 });
  });

  it('answers in JSON also where there is nothing', async () => {
    const { status, body } = await get('/api/v1/nothing');
    expect(status).to.equal(404);
    expect(body).to.eql({ code: 'NOT_FOUND', message: '没有这个接口：/api/v1/nothing。' });
  });
});
