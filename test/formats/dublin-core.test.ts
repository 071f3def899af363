/** What can be recovered from Dublin Core, simple and qualified, as libraries' crosswalks leave it. */
import { expect } from 'chai';
import type { CollectionRule } from '../../catalogue/source.ts';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { describe as describeRecord } from '../../formats/describe.ts';

describe('Dublin Core', () => {
  describe('dates', () => {
    it('with a time of day are uploads and never the publication', () => {
      const { dates } = documentOf([
        ['date', '2025-03-01T02:03:04Z'],
        ['date', '民国二十四年'],
        ['date', '2025-03-02T02:03:04Z'],
      ]);
      expect(dates.map((date) => [date.kind, date.raw, date.start])).to.eql([
        ['publication', '民国二十四年', '1935'],
        ['system', '2025-03-01T02:03:04Z', '2025-03-01'],
        ['system', '2025-03-02T02:03:04Z', '2025-03-02'],
      ]);
    });

    it('are unknown when only uploads are there', () => {
      const { dates } = documentOf([['date', '2025-03-01T02:03:04Z']]);
      expect(dates.filter((date) => date.kind === 'publication')).to.eql([]);
    });

    it('are those of dcterms:issued when that is there', () => {
      const { dates } = documentOf([
        ['date', '2019'],
        ['issued', '1987', 'terms'],
        ['available', '2020-01-01', 'terms'],
      ]);
      expect(dates.find((date) => date.kind === 'publication')?.raw).to.equal('1987');
    });

    it('carry the words for the edition of old books', () => {
      const document = documentOf([['date', '清光绪十年刻本']]);
      expect(document.dates[0]).to.include({ raw: '清光绪十年刻本', start: '1884' });
      expect(document.edition).to.include({ kind: 'woodblock' });
    });
  });

  describe('publishers', () => {
    it('that are the supplying library digitised the copy, when another is named', () => {
      const document = documentOf([
        ['publisher', '正中书局'],
        ['publisher', '江宁区图书馆'],
      ]);
      expect(document.publications.map((one) => one.publisher)).to.eql(['正中书局']);
      expect(document.digitisers).to.eql(['江宁区图书馆']);
    });

    it('that are the supplying library alone stay what they are called', () => {
      const document = documentOf([['publisher', '江宁区图书馆']]);
      expect(document.publications.map((one) => one.publisher)).to.eql(['江宁区图书馆']);
    });

    it('are put together with their place', () => {
      for (const statements of [['南京 : 南京出版社'], ['南京', '南京出版社']]) {
        const document = documentOf(statements.map((text) => ['publisher', text]));
        expect(document.publications[0], statements.join('|')).to.include({
          place: '南京',
          publisher: '南京出版社',
        });
      }
    });
  });

  it('keeps the first title as the main one, the others as variants', () => {
    const { titles } = documentOf([
      ['title', '金陵世纪 : 三种'],
      ['title', '金陵世紀'],
    ]);
    expect(titles.map(({ kind, text }) => `${kind} ${text}`)).to.eql([
      'main 金陵世纪',
      'remainder 三种',
      'variant 金陵世紀',
    ]);
  });

  it('without a title is kept, and says so', () => {
    const document = documentOf([['creator', '佚名']]);
    expect(document.titles[0]?.text).to.equal('[题名缺失]');
    expect(document.warnings.map((warning) => warning.code)).to.include('TITLE_MISSING');
  });

  it('tells class numbers from subjects, in one element or with a label', () => {
    const document = documentOf([
      ['subject', 'K295.31'],
      ['subject', '中图分类号：K928.7'],
      ['subject', '方志; 南京'],
    ]);
    expect(document.classes.map((one) => one.code)).to.eql(['K295.31', 'K928.7']);
    expect(document.subjects.map((one) => one.text)).to.eql(['方志', '南京']);
  });

  it('makes links of web addresses alone', () => {
    const { links } = documentOf([
      ['identifier', 'https://item.example/1'],
      ['identifier', 'javascript:alert(1)'],
      ['identifier', 'file:///etc/passwd'],
    ]).holdings[0] ?? { links: [] };
    expect(links.map((link) => link.url)).to.eql(['https://item.example/1']);
  });

  describe('access', () => {
    for (const [words, access] of [
      ['可在线浏览全文', 'online'],
      ['开放获取', 'online'],
      ['可在线收听', 'online'],
      ['免费试听', 'online'],
      ['网上播放', 'online'],
      ['可在線觀看', 'online'],
      ['暂不提供在线播放', 'unknown'],
      ['在线播放权归演唱者', 'unknown'],
      ['到馆收听', 'onsite'],
      ['可在线试听片段，全曲到馆收听', 'onsite'],
      ['馆内局域网播放', 'network'],
      ['持读者证登录后阅读', 'login'],
      ['馆内局域网可看', 'network'],
      ['仅限到馆阅览，不外借', 'onsite'],
      ['僅限到館閱覽', 'onsite'],
      ['可外借', 'loan'],
      ['仅目录，不提供阅览', 'catalogue'],
      ['版权所有', 'unknown'],
    ] as const) {
      it(`is ${access} where the record says ${words}`, () => {
        const [holding] = documentOf([['rights', words]]).holdings;
        expect(holding?.access).to.equal(access);
        expect(holding?.rights).to.equal(words);
      });
    }

    it('is never open because there is an address', () => {
      const [holding] = documentOf([['identifier', 'https://item.example/full.pdf']]).holdings;
      expect(holding).to.include({ access: 'unknown', accessFrom: 'none' });
    });

    it('is that of the collection when the record is silent', () => {
      const rules: CollectionRule[] = [
        { set: 'local:photo', name: '老照片库', access: 'onsite' },
        { set: 'local', name: '地方文献', access: 'loan' },
      ];
      const silent = documentOf([], ['local:photo:street'], rules).holdings[0];
      expect(silent).to.include({ access: 'onsite', accessFrom: 'collection' });
      const saying = documentOf([['rights', '可在线浏览全文']], ['local:photo'], rules).holdings[0];
      expect(saying).to.include({ access: 'online', accessFrom: 'record' });
    });
  });

  describe('collections', () => {
    it('are those of the settings, for their sets and what is below them', () => {
      const rules: CollectionRule[] = [{ set: 'photo', name: '老照片库' }, { name: '全部特藏' }];
      expect(documentOf([], ['photo:street', 'x'], rules).holdings[0]?.collections).to.eql([
        's:photo',
        's:*',
      ]);
      expect(documentOf([], ['photography'], rules).holdings[0]?.collections).to.eql(['s:*']);
    });

    it('are the sets themselves when the settings name none', () => {
      expect(documentOf([], ['photo', 'map']).holdings[0]?.collections).to.eql([
        's:photo',
        's:map',
      ]);
    });
  });

  it('keeps the call number with the copy, not among the identifiers', () => {
    const document = documentOf([['identifier', '索书号:K295.31/12']]);
    expect(document.holdings[0]?.callNumber).to.equal('K295.31/12');
    expect(document.identifiers).to.eql([]);
  });

  it('reads any prefix, qualifiers in attributes, and elements nobody wraps', () => {
    for (const payload of [
      '<x:dc xmlns:x="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:y="http://purl.org/dc/elements/1.1/"><y:title>首都志</y:title></x:dc>',
      '<dublin_core schema="dc"><title>首都志</title></dublin_core>',
      '<record xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>首都志</dc:title></record>',
    ])
      expect(describePayload(payload).titles[0]?.text, payload).to.equal('首都志');
  });
});

type Element = readonly [name: string, value: string, vocabulary?: 'terms'];

function documentOf(
  elements: readonly Element[],
  setSpecs: readonly string[] = [],
  collections: readonly CollectionRule[] = [],
): CatalogueDocument {
  const body = elements.map(([name, value, vocabulary]) => {
    const tag = `${vocabulary === 'terms' ? 'dcterms' : 'dc'}:${name}`;
    return `<${tag}>${value.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</${tag}>`;
  });
  return describePayload(
    `<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${body.join('')}</oai_dc:dc>`,
    setSpecs,
    collections,
  );
}

function describePayload(
  payload: string,
  setSpecs: readonly string[] = [],
  collections: readonly CollectionRule[] = [],
): CatalogueDocument {
  return describeRecord(
    {
      source: 's',
      identifier: 'oai:1',
      datestamp: '2026-01-01T00:00:00Z',
      deleted: false,
      setSpecs,
      metadataPrefix: 'oai_dc',
      xml: `<record xmlns="http://www.openarchives.org/OAI/2.0/"><header/><metadata>${payload}</metadata></record>`,
    },
    undefined,
    {
      source: {
        id: 's',
        library: '320115',
        baseUrl: 'https://repository.example/oai',
        metadataPrefix: 'oai_dc',
        set: undefined,
        schedule: '0 2 * * *',
        collections,
        state: 'active',
      },
      library: { code: '320115', name: '江宁区图书馆', nameEn: 'Jiangning', shortName: '江宁' },
    },
  );
}
