/** A work built from its documents, and what the index is given of it. */
import { expect } from 'chai';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { facetText } from '../../catalogue/search/facet-values.ts';
import { indexedWork } from '../../catalogue/search/indexed-work.ts';
import { OPEN_END, buildWork, ledTo, workHit } from '../../catalogue/work.ts';
import { describe as describeRecord } from '../../formats/describe.ts';
import { dublinCore } from '../support/fake-repository.ts';

describe('the id of a record that is no work of its own', () => {
  const record = { work: 'b', isAlive: true, title: '首都志', changedAt: '2026-05-01T00:00:00Z' };

  it('leads to the work that the record belongs to now', () => {
    expect(ledTo('a', record)).to.eql({ kind: 'moved', to: 'b' });
  });

  it('is gone when its work is, when that was its own, or when it never had one', () => {
    const gone = { kind: 'gone', title: '首都志', deletedAt: '2026-05-01T00:00:00Z' };
    expect(ledTo('a', { ...record, isAlive: false })).to.eql(gone);
    expect(ledTo('b', record)).to.eql(gone);
    expect(ledTo('a', { ...record, work: null })).to.eql(gone);
  });

  it('is unknown when no such record ever came', () => {
    expect(ledTo('a', undefined)).to.eql({ kind: 'unknown' });
  });
});

describe('a work', () => {
  const ADDED = '2026-01-01T00:00:00.000Z';

  it('has the id of its oldest document, and every holding of every document', () => {
    const documents = [
      documentOf('320104', { title: '首都志', rights: '可外借' }),
      documentOf('320115', { title: '首都誌', rights: '可在线浏览全文' }),
    ];
    const work = buildWork(documents, ADDED);
    expect(work.id).to.equal(documents[0]?.id);
    expect(work.title).to.equal('首都志');
    expect(work.holdings.map(({ library, access }) => [library, access])).to.eql([
      ['320104', 'loan'],
      ['320115', 'online'],
    ]);
    expect(work.holdings[1]?.document.titles[0]?.text).to.equal('首都誌');
  });

  it('is told by its oldest document, and by another one that knows where that is silent', () => {
    const work = buildWork(
      [
        documentOf('320104', { title: '首都志' }),
        documentOf('320115', {
          title: '首都志',
          creator: '叶楚伧主编',
          date: '民国二十四年',
          type: '地方志',
        }),
      ],
      ADDED,
    );
    expect(work).to.include({ date: '民国二十四年', startYear: 1935, type: 'gazetteer' });
    expect(work.creators).to.eql(['叶楚伧']);
  });

  it('without a known year has none, and a serial that goes on has no end', () => {
    expect(buildWork([documentOf('320104', { title: 'x' })], ADDED)).to.include({
      startYear: null,
      endYear: null,
    });
    const serial = buildWork([documentOf('320104', { title: '南京日报', date: '1956-' })], ADDED);
    expect(serial.startYear).to.equal(1956);
    expect(serial.endYear).to.equal(OPEN_END);
  });

  it('cannot be made of nothing', () => {
    expect(() => buildWork([], ADDED)).to.throw(RangeError);
  });

  it('shows in a result what a reader needs to choose', () => {
    const hit = workHit(
      buildWork(
        [
          documentOf('320104', {
            title: '首都志',
            publisher: '南京 : 正中书局',
            identifier: '索书号:K295.31/1',
          }),
        ],
        ADDED,
      ),
    );
    expect(hit).to.include({ title: '首都志', publisher: '正中书局' });
    expect(hit.holdings[0]).to.include({ library: '320104', callNumber: 'K295.31/1' });
  });

  it('is shown with what other records print in other forms of the characters, and only that', () => {
    const hitOf = (...others: readonly (readonly [title: string, creator: string])[]): unknown =>
      workHit(
        buildWork(
          [['金陵琐事', '陈作霖撰'] as const, ...others].map(([title, creator], i) =>
            documentOf(`32010${i}`, { title, creator }),
          ),
          ADDED,
        ),
      ).otherForms;

    expect(hitOf()).to.equal(undefined);
    expect(hitOf(['《金陵琐事》', '陈作霖'], ['金陵琐事二卷', '周晖'])).to.equal(undefined);
    // What most libraries print is shown, of titles and of names.
    expect(hitOf(['金陵瑣事', '陳作霖撰'], ['金陵瑣事', '陳作霖'])).to.eql(['金陵琐事', '陈作霖']);
  });

  it('is indexed with one tuple for each different holding', () => {
    const indexed = indexedWork(
      buildWork(
        [
          documentOf('320104', { title: '首都志', rights: '可外借' }),
          documentOf('320104', { title: '首都志', rights: '可外借' }, 'second'),
          documentOf('320115', { title: '首都志', rights: '可在线浏览全文' }),
        ],
        ADDED,
      ),
    );
    expect(indexed.holdings).to.have.lengthOf(2);
    expect(indexed.holdings[0]).to.include({ library: '320104', access: 'loan' });
  });

  it('is indexed with titles of either script, one subject for both, and its readings', () => {
    const indexed = indexedWork(
      buildWork(
        [
          documentOf('320104', { title: '首都志', subject: ['方志', '南京'] }),
          documentOf('320115', { title: '首都誌', subject: ['方誌', '南京'] }),
        ],
        ADDED,
      ),
    );
    expect(indexed.texts.title).to.eql(['首都志', '首都誌']);
    expect(indexed.facets.subject).to.eql(['方志', '南京']);
    expect(indexed.pinyin.join(' ')).to.include('shouduzhi');
    expect(indexed.facets.period).to.eql(['unknown']);
  });

  it('is indexed with the readings of surnames for Chinese persons, and for nothing else', () => {
    const pinyinOf = (creator: string): readonly string[] =>
      indexedWork(buildWork([documentOf('320104', { title: '题', creator })], ADDED)).pinyin;

    expect(pinyinOf('（清）单士厘撰')).to.include.members(['shanshili', 'danshili', 'ssl']);
    expect(pinyinOf('（唐）尉遲恭撰')).to.include.members(['yuchigong', 'weichigong']);
    expect(pinyinOf('(美)任格瑞著')).to.include('rengerui');
    for (const [creator, wrong] of [
      ['解放军南京军区政治部编', 'xiefang'],
      ['单县地方志编纂委员会编', 'zhanxian'],
      ['区政府办公室编', 'ouzheng'],
      ['（英）查理·艾略特著', 'zhali'],
      ['(美)查普曼著', 'zhapu'],
      ['(德)黑塞著', 'hesai'],
    ] as const)
      expect(
        pinyinOf(creator).filter((term) => term.startsWith(wrong)),
        creator,
      ).to.deep.equal([]);
  });

  it('is indexed with its subtitle and its statement behind the title, and the years that were understood', () => {
    const indexed = indexedWork(
      buildWork(
        [
          documentOf('320104', {
            title: '水道志 : 河与桥 / 周应合撰',
            creator: '周应合',
            date: '民国二十二年',
          }),
        ],
        ADDED,
      ),
    );
    expect(indexed.texts.title).to.eql(['水道志', '水道志 河与桥']);
    expect(indexed.titleKeys).to.eql(['水道志', '水道志河与桥']);
    expect(indexed.texts.variantTitle).to.eql(['河与桥', '水道志 / 周应合撰']);
    expect(indexed.texts.other).to.include.members(['民国二十二年', '1933']);
  });

  it('counts nobody whom a search for the name would not find, however many a record names', () => {
    const creator = [
      ...Array.from({ length: 3 }, (_, i) => `方志第${i}编纂委员会`),
      ...Array.from({ length: 300 }, (_, i) => `Ames, ${i}`),
    ];
    const { texts, facets } = indexedWork(
      buildWork([documentOf('320104', { title: '题', creator })], ADDED),
    );
    expect(facets.person.length).to.be.above(100);
    const found = texts.creator.map((name) => `other:${facetText(name)}`);
    expect(found).to.include.members([...facets.person]);
  });

  it('is indexed with its ISSN as typed in haste', () => {
    const indexed = indexedWork(
      buildWork([documentOf('320100', { title: '东南文化', identifier: 'ISSN 1001-179X' })], ADDED),
    );
    expect(indexed.texts.identifier).to.include.members(['1001-179X', '1001179X']);
  });
});

function documentOf(
  library: string,
  elements: Readonly<Record<string, string | readonly string[]>>,
  identifier = 'first',
): CatalogueDocument {
  return describeRecord(
    {
      source: library,
      identifier,
      datestamp: '2026-01-01T00:00:00Z',
      deleted: false,
      setSpecs: [],
      metadataPrefix: 'oai_dc',
      xml: `<record xmlns="http://www.openarchives.org/OAI/2.0/"><header/><metadata>${dublinCore(elements)}</metadata></record>`,
    },
    undefined,
    {
      source: {
        id: library,
        library,
        baseUrl: 'https://repository.example/oai',
        metadataPrefix: 'oai_dc',
        set: undefined,
        schedule: '0 2 * * *',
        collections: [],
        state: 'active',
      },
      library: { code: library, name: '某区图书馆', nameEn: 'A library', shortName: '某区' },
    },
  );
}
