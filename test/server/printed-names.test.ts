/** Persons and subjects in letters are shown as most records print them, and nobody is no person. */
import { expect } from 'chai';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';
import type { SampleRecord } from '../support/portal-records.ts';

const BOOKS: readonly (readonly [creator: string, subject: string])[] = [
  ['BATES, M. S.', 'NANJING (CHINA)'],
  ['Bates, M. S.', 'Nanjing (China)'],
  ['Bates, M. S.', 'Nanjing (China)'],
  ['bates, m. s.', 'nanjing (china)'],
  ['〔闕名〕撰', 'Nanjing (China)'],
  ['〔不著撰人〕', '地方志'],
  ['Anonymous', '地方志'],
];
/** 乾 and 徵 are folded, and no reader knows 干隆 or 柳诒征. */
const KEPT: readonly (readonly [creator: string, subject: string])[] = [
  ['柳詒徵', '乾隆年間'],
  ['柳诒徵', '乾隆年间'],
  ['柳诒徵', '乾隆年间'],
  ['柳诒征', '征税'],
  ['高拱乾', '征税'],
  ['王乾', '徵稅'],
];

describe('names in letters', function () {
  let portal: PortalFixture;
  before(async () => {
    portal = await openPortal(undefined);
    await portal.fullRun(
      'gaochun-dc',
      [...BOOKS, ...KEPT].map(([creator, subject], i): SampleRecord => ({
        source: 'gaochun-dc',
        identifier: `oai:gaochun.example:${i}`,
        dc: [
          [
            'title',
            `${i < BOOKS.length ? '高淳札记' : '溧水丛谈'} ${'甲乙丙丁戊己庚辛壬癸子丑寅'.charAt(i)}`,
          ],
          ['creator', creator],
          ['subject', subject],
        ],
      })),
    );
  });
  after(() => portal.close());

  const page = async (address: string): Promise<string> => {
    const response = await fetch(portal.url + address);
    expect(response.status, address).to.equal(200);
    return response.text();
  };

  it('and in Han are shown as simplified print has them, where folding makes them another word', async () => {
    const found = JSON.parse(await page('/api/v1/search?q=溧水丛谈')) as {
      facets: Record<string, { label: string; count: number }[]>;
    };
    const shown = Object.values(found.facets).flatMap((counts) =>
      counts.map(({ label, count }) => `${label.replace(/（.*/u, '')} ${count}`),
    );
    expect(shown).to.include.members(['柳诒徵 4', '乾隆年间 3', '征税 3', '高拱乾 1', '王乾 1']);
  });

  it('are one value in the API, by its most common form', async () => {
    const found = JSON.parse(await page('/api/v1/search?q=高淳札记')) as {
      facets: Record<string, { value: string; label: string; count: number }[]>;
    };
    expect(found.facets['person']).to.deep.equal([
      { value: 'other:bates, m. s.', label: 'Bates, M. S.（未注明责任方式）', count: 4 },
    ]);
    expect(found.facets['subject']?.[0]).to.deep.equal({
      value: 'nanjing (china)',
      label: 'Nanjing (China)',
      count: 5,
    });
  });

  it('are printed so beside the hits, in the filters chosen and while browsing', async () => {
    for (const address of [
      '/search?q=高淳札记',
      '/search?q=高淳札记&person=other:bates, m. s.',
      '/browse/creator',
    ]) {
      const html = await page(address);
      expect(html, address).to.include('Bates, M. S.（');
      expect(html, address).to.not.match(/>[^<]*bates, m\. s\.（/u);
    }
    expect(await page('/browse/subject')).to.include('Nanjing (China)');
  });

  it('are suggested so', async () => {
    const { suggestions } = JSON.parse(await page('/api/v1/suggest?q=bates')) as {
      suggestions: { kind: string; text: string }[];
    };
    expect(suggestions.map(({ kind, text }) => `${kind} ${text}`)).to.deep.equal([
      'person Bates, M. S.',
    ]);
  });

  it('of nobody are no person to browse, and stay on the page of the work', async () => {
    const html = await page('/browse/creator');
    for (const nobody of ['阙名', '闕名', '不著撰人', 'nonymous'])
      expect(html).to.not.include(nobody);
    const found = JSON.parse(await page('/api/v1/search?q=高淳札记 戊')) as {
      works: { href: string; creators: string[] }[];
    };
    expect(found.works[0]?.creators).to.deep.equal([]);
    expect(await page(found.works[0]?.href ?? '')).to.include('〔闕名〕撰');
  });
});
