/** The merged card: which document is followed for a field, and what becomes of what the others say. */
import { expect } from 'chai';
import { cardOf } from '../../catalogue/card.ts';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { indexedWork } from '../../catalogue/search/indexed-work.ts';
import { buildWork, workHit } from '../../catalogue/work.ts';
import { documentOf } from '../support/presented.ts';

const MARC = { format: 'cnmarc' } as const;

/** Of each library one document; its place says how old it is. */
function documentsOf(...changes: readonly Partial<CatalogueDocument>[]): CatalogueDocument[] {
  return changes.map((changed, i) =>
    documentOf({ id: `d${i}`, library: `lib${i}`, identifier: `oai:${i}`, ...changed }),
  );
}

const titled = (
  text: string,
  more: Partial<CatalogueDocument> = {},
): Partial<CatalogueDocument> => ({
  titles: [{ text, kind: 'main' }],
  ...more,
});

const named = (...names: readonly string[]): CatalogueDocument['creators'] =>
  names.map((name) => ({
    name,
    raw: name,
    role: null,
    kind: 'person',
    primary: true,
  }));

const dated = (
  raw: string,
  year: string | null,
  kind: CatalogueDocument['dates'][number]['kind'] = 'publication',
): CatalogueDocument['dates'] => [
  {
    raw,
    start: year,
    end: year,
    precision: year === null ? 'unknown' : 'year',
    certainty: year === null ? 'unknown' : 'certain',
    calendar: 'gregorian',
    kind,
  },
];

const titleOf = (...documents: readonly CatalogueDocument[]): string =>
  buildWork(documents, '2026-01-01T00:00:00.000Z').title;

describe('the card of a work', () => {
  it('follows MARC before Dublin Core, however many say otherwise', () => {
    const documents = documentsOf(
      titled('江宁织造与曹家研究丛书'),
      titled('江宁织造与曹家研究丛书'),
      titled('江宁织造与曹家', MARC),
    );
    expect(titleOf(...documents)).to.equal('江宁织造与曹家');
  });

  it('follows what most libraries say, whichever form they print', () => {
    expect(
      titleOf(
        ...documentsOf(titled('首都志稿'), titled('首都志'), titled('首都誌'), titled('首都誌')),
      ),
    ).to.equal('首都誌');
    const marc = documentsOf(
      titled('首都志稿', MARC),
      titled('首都志', MARC),
      titled('首都志'),
      titled('首都志稿集'),
    );
    expect(titleOf(...marc)).to.equal('首都志');
  });

  it('counts libraries and not records', () => {
    const own = { library: 'lib0' };
    const documents = documentsOf(
      titled('首都志稿', own),
      titled('首都志稿', own),
      titled('首都志稿', own),
      titled('首都志'),
      titled('首都志'),
    );
    expect(titleOf(...documents)).to.equal('首都志');
  });

  it('follows the oldest where as many say one as the other', () => {
    expect(titleOf(...documentsOf(titled('首都志稿'), titled('首都志')))).to.equal('首都志稿');
    expect(titleOf(...documentsOf(titled('首都志'), titled('首都志稿')))).to.equal('首都志');
  });

  it('follows nobody whose title cannot be read while another can', () => {
    const garbled = { ...MARC, warnings: [{ code: 'TEXT_GARBLED', value: '' }] } as const;
    expect(titleOf(...documentsOf(titled('棣栭兘蹇', garbled), titled('首都志')))).to.equal(
      '首都志',
    );
    expect(titleOf(...documentsOf(titled('棣栭兘蹇', garbled)))).to.equal('棣栭兘蹇');
  });

  it('is never made of pieces of two: title with its volume, all who are responsible, from one', () => {
    const volume = { raw: '第二册', name: '人物' } as CatalogueDocument['volume'];
    const documents = documentsOf(
      titled('南京市志', { volume, creators: named('甲', '乙') }),
      titled('南京市志', { ...MARC, creators: named('甲') }),
    );
    const work = buildWork(documents, '2026-01-01T00:00:00.000Z');
    expect(work.title).to.equal('南京市志');
    expect(work.creators).to.eql(['甲']);
    const [, marc] = documents;
    expect(buildWork([documents[0]!, { ...marc!, creators: [] }], '').creators).to.eql([
      '甲',
      '乙',
    ]);
  });

  it('is asked field by field: who says nothing of it is not followed', () => {
    const [work] = [
      buildWork(
        documentsOf(
          titled('首都志', MARC),
          titled('首都志', {
            dates: dated('民国二十四年', '1935'),
            type: { code: 'gazetteer', raw: [] },
          }),
        ),
        '',
      ),
    ];
    expect(work).to.include({ date: '民国二十四年', startYear: 1935, type: 'gazetteer' });
  });

  it('takes a known year before an unknown one, and one of publication before one of making', () => {
    const dateOf = (...dates: readonly CatalogueDocument['dates'][]): string | null =>
      buildWork(documentsOf(...dates.map((one) => ({ dates: one }))), '').date;
    expect(dateOf(dated('出版年不详', null), dated('1936', '1936'))).to.equal('1936');
    expect(dateOf(dated('1930', '1930', 'created'), dated('1936', '1936'))).to.equal('1936');
    expect(dateOf(dated('1930', '1930', 'created'), dated('不详', null))).to.equal('1930');
    expect(dateOf(dated('不详', null))).to.equal('不详');
    // Two libraries mean one year, in two calendars.
    expect(
      dateOf(dated('1936', '1936'), dated('民国24年', '1935'), dated('1935', '1935')),
    ).to.equal('民国24年');
  });

  it('takes a kind that says more before 图书', () => {
    const book = { code: 'book', raw: [] } as const;
    const gazetteer = { code: 'gazetteer', raw: [] } as const;
    const documents = documentsOf(
      { ...MARC, type: book },
      { ...MARC, type: book },
      { type: gazetteer },
    );
    expect(buildWork(documents, '').type).to.equal('gazetteer');
  });

  it('tells of each field who says what, and which was chosen', () => {
    const card = cardOf(
      documentsOf(
        titled('首都志稿', { creators: named('叶楚伧', '柳诒徵') }),
        titled('首都志', { ...MARC, extent: '2册' }),
        titled('首都志稿'),
      ),
    );
    expect(card.title).to.eql([
      { value: '首都志', chosen: true, libraries: ['lib1'] },
      { value: '首都志稿', chosen: false, libraries: ['lib0', 'lib2'] },
    ]);
    expect(card.creators).to.eql([{ value: '叶楚伧；柳诒徵', chosen: true, libraries: ['lib0'] }]);
    expect(card.extent).to.eql([{ value: '2册', chosen: true, libraries: ['lib1'] }]);
    expect(card.edition).to.eql([]);
    for (const values of Object.values(card))
      expect(values.filter(({ chosen }) => chosen)).to.have.lengthOf(values.length > 0 ? 1 : 0);
  });

  it('loses nothing for a search, and shows the other form of the characters', () => {
    const work = buildWork(
      documentsOf(
        titled('首都誌', { creators: named('葉楚傖') }),
        titled('首都志', { ...MARC, creators: named('叶楚伧') }),
        titled('首都志稿本'),
      ),
      '',
    );
    const { texts } = indexedWork(work);
    expect(texts.title).to.include.members(['首都志', '首都誌', '首都志稿本']);
    expect(texts.creator).to.include.members(['叶楚伧', '葉楚傖']);
    expect(workHit(work)).to.deep.include({ title: '首都志', otherForms: ['首都誌', '葉楚傖'] });
  });
});
