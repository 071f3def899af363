/** The page of one work. */
import { expect } from 'chai';
import type { StoredRecord } from '../../../../catalogue/record.ts';
import type { Source } from '../../../../catalogue/source.ts';
import { laidOut, presentWork } from '../../../../server/presenters/works/works.ts';
import type { Asked, ShownWork } from '../../../../server/presenters/works/works.ts';
import {
  EN,
  LABELS,
  ZH,
  documentOf,
  holdingOf,
  labelsIn,
  workOf,
} from '../../../support/presented.ts';

const SOURCE: Source = {
  id: 'qh',
  library: '320104',
  baseUrl: 'https://repository.example/oai',
  metadataPrefix: 'oai_dc',
  set: undefined,
  schedule: '0 2 * * *',
  collections: [],
  state: 'active',
};

function stored(xml: string): StoredRecord {
  return {
    record: {
      source: 'qh',
      identifier: 'oai:1',
      datestamp: '2026-01-01',
      deleted: false,
      setSpecs: [],
      metadataPrefix: 'oai_dc',
      xml,
    },
    isWithheld: false,
    firstSeen: '2026-01-01T16:30:00Z',
    lastChanged: '2026-02-01T00:00:00Z',
    lastRun: 1,
  };
}

const ASKED: Asked = {
  backHref: null,
  origin: 'https://portal.example',
  now: new Date('2026-09-20T02:00:00Z'),
};

function page(
  work = workOf(),
  records: readonly (StoredRecord | undefined)[] = [],
  sources: readonly Source[] = [SOURCE],
): ShownWork {
  return presentWork(work, records, sources, ASKED, LABELS, ZH);
}

describe('the page of a work', () => {
  it('is bounded for a work of very many descriptions, and says what is left out (76)', () => {
    const documents = Array.from({ length: 1_000 }, (_, n) =>
      documentOf({
        id: `d${n}`,
        identifier: `oai:${n}`,
        notes: Array.from({ length: 10 }, (_note, i) => `附注${n}之${i}`),
        holdings: Array.from({ length: 5 }, () => holdingOf({ callNumber: '号'.repeat(900) })),
        extra: Object.fromEntries(Array.from({ length: 5 }, (_name, i) => [`x${n}y${i}`, ['a']])),
      }),
    );
    const records = documents.slice(0, 20).map(() => stored(`<a>${'文'.repeat(90_000)}</a>`));
    const shown = page(workOf(...documents), records);
    expect(JSON.stringify(shown)).to.have.length.below(600_000);
    expect(shown.records).to.have.lengthOf(20);
    expect(shown.recordsSome).to.include('共 1,000 条记录');
    expect(shown.describedSome).to.include('1,000 条著录');
    expect(shown.groups[0]?.more).to.include('共 5,000 项，此处列出 20 项');
    const notes = shown.fields.find(({ label }) => label === ZH.t.work.notes);
    expect(notes?.values).to.have.lengthOf(100);
    expect(notes?.more).to.include('共 500 项');
    expect(page()).to.deep.include({ recordsSome: null, describedSome: null });
  });

  it('begins with title, those responsible, date and type', () => {
    const creators = [
      { name: '叶楚伧', kind: 'person', role: '主编', primary: true, raw: 'x' },
      { name: '柳诒徵', kind: 'person', role: '主编', primary: true, raw: 'x' },
    ] as const;
    const shown = page(workOf(documentOf({ creators, type: { code: 'gazetteer', raw: [] } })));

    expect(shown).to.include({ title: '金陵琐事', creators: '叶楚伧、柳诒徵', type: '方志' });
    expect(shown).to.include({ date: '年代不详', jsonHref: '/works/d1.json', backHref: null });
    expect(page().creators).to.equal('责任者未详');
    expect(
      presentWork(workOf(), [], [], { ...ASKED, backHref: '/search?q=a' }, labelsIn('en'), EN),
    ).to.include({
      creators: 'Creator unknown',
      backHref: '/search?q=a',
    });
  });

  it('marks what is printed in another script or language than the page', () => {
    const document = documentOf({
      titles: [{ text: '金陵瑣事', kind: 'main' }],
      creators: [{ name: '周晖', kind: 'person', role: null, primary: true, raw: 'x' }],
    });
    expect(page(workOf(document))).to.include({ titleLang: 'zh-Hant', creatorsLang: '' });
    const english = presentWork(workOf(document), [], [], ASKED, labelsIn('en'), EN);
    expect(english).to.include({ titleLang: 'zh-Hant', creatorsLang: 'zh-Hans', dateLang: '' });
    const title = english.fields.find(({ label }) => label === EN.t.work.title);
    expect(title?.values[0]).to.include({ text: '金陵瑣事', lang: 'zh-Hant', noteLang: '' });
  });

  it('tells on paper where it is found, and of which day it is', () => {
    expect(page()).to.include({
      address: 'https://portal.example/works/d1',
      printed: '2026年9月20日',
    });
  });

  it('says how many libraries hold it, and how many holdings they have', () => {
    const work = workOf(
      documentOf({ holdings: [holdingOf(), holdingOf()] }),
      documentOf({ id: 'd2', library: '320100' }),
    );
    expect(page(work).holdingsLead).to.equal('2 家馆收藏，3 条馆藏。');
  });

  it('shows a picture only of what its library gives to everybody', () => {
    const links = [{ url: 'https://x.example/1.png', kind: 'thumbnail' }] as const;
    const picture = (access: 'online' | 'onsite'): string | null =>
      page(workOf(documentOf({ holdings: [holdingOf({ access, links })] }))).picture;

    expect([picture('online'), picture('onsite')]).to.deep.equal(['/works/d1/picture', null]);
  });

  it('shows each record as received, when it came, and how to compare it', () => {
    const [record] = page(workOf(), [stored('<record><a>甲</a></record>')]).records;

    expect(record).to.deep.include({
      library: '秦淮区图书馆',
      source: 'qh',
      identifier: 'oai:1',
      format: 'Dublin Core (oai_dc)',
      xml: '<record>\n  <a>甲</a>\n</record>',
      cut: null,
    });
    expect(record?.firstSeen?.text).to.match(/^2026年1月2日 (?:0)?0:30$/);
    const asked = new URL(record?.getRecord ?? '');
    expect(Object.fromEntries(asked.searchParams)).to.deep.equal({
      verb: 'GetRecord',
      identifier: 'oai:1',
      metadataPrefix: 'oai_dc',
    });
  });

  it('goes on without a record that cannot be read, and without its source', () => {
    const [record] = page(workOf(), [undefined], []).records;
    expect(record).to.deep.include({ xml: null, cut: null, firstSeen: null, getRecord: null });

    const at = (baseUrl: string): string | null | undefined =>
      page(workOf(), [], [{ ...SOURCE, baseUrl }]).records[0]?.getRecord;
    expect(at(''), 'imported from a file').to.equal(null);
    for (const secret of ['https://k:canary@x.example/oai', 'https://x.example/oai?db=canary'])
      expect(at(secret), 'what its address carries is not for readers').to.equal(null);
  });

  it('cuts a record that is too long for a page, and says so', () => {
    const [record] = page(workOf(), [stored(`<a>${'甲'.repeat(200_000)}</a>`)]).records;

    expect(record?.xml).to.have.lengthOf(100_000);
    expect(record?.cut).to.include('100,000');
  });
});

describe('XML for the eye', () => {
  it('has each element on a line of its own, its text untouched', () => {
    expect(laidOut('<?xml version="1.0"?><a><b>甲 乙</b><c/><d><e>1</e></d></a>')).to.equal(
      '<?xml version="1.0"?>\n<a>\n  <b>甲 乙</b>\n  <c/>\n  <d>\n    <e>1</e>\n  </d>\n</a>',
    );
  });

  it('is left as it stands where it has lines already', () => {
    expect(laidOut('<a>\n<b/></a>')).to.equal('<a>\n<b/></a>');
  });

  it('takes what is no XML, or closes more than it opens, as it comes', () => {
    expect(laidOut('')).to.equal('');
    expect(laidOut('</a></b><c>')).to.equal('</a>\n</b>\n<c>');
  });
});
