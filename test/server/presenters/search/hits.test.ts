/** A work in a list. */
import { expect } from 'chai';
import { marksOf, pictureHref, presentHit } from '../../../../server/presenters/search/hits.ts';
import type { Reason } from '../../../../catalogue/search/reasons.ts';
import type { Asked, ShownHit } from '../../../../server/presenters/search/hits.ts';
import { requestOf } from '../../../support/indexed-works.ts';
import { EN, LABELS, ZH, hitHolding, hitOf, labelsIn } from '../../../support/presented.ts';

const PLAIN: Asked = {
  marks: marksOf(requestOf({})),
  libraries: [],
  access: [],
  reasons: new Map(),
};
const lines = (ways: ShownHit['ways']): string[] =>
  ways.map(({ label, libraries }) => `${label}：${libraries.map(({ name }) => name).join(' ')}`);

describe('a work in a list', () => {
  it('says what it is, when, by whom, and from whom', () => {
    const hit = presentHit(
      hitOf({ creators: ['周晖'], date: '2007', publisher: '南京出版社', type: 'gazetteer' }),
      LABELS,
      ZH,
    );

    expect(hit).to.deep.include({ href: '/works/w1', date: '2007', type: '方志', picture: null });
    expect(hit.title).to.deep.equal([{ text: '金陵琐事', hit: false }]);
    expect(hit.creators).to.deep.equal([[{ text: '周晖', hit: false }]]);
    expect(hit.publisher).to.deep.equal([{ text: '南京出版社', hit: false }]);
    expect(hit.sign.characters.map(({ text }) => text).join('')).to.equal('方志');
  });

  it('says so where it knows no date, nobody and nothing of a publisher', () => {
    const hit = presentHit(hitOf(), LABELS, ZH);

    expect(hit).to.deep.include({
      date: '年代不详',
      creators: [],
      publisher: [],
      ways: [],
      why: [],
    });
    expect(presentHit(hitOf(), labelsIn('en'), EN).date).to.equal('Undated');
  });

  it('says what its date is of where it is none of publication', () => {
    const shown = (changed: Parameters<typeof hitOf>[0], v = ZH): string =>
      presentHit(hitOf({ date: '2015', ...changed }), LABELS, v).date;

    expect(shown({ type: 'yearbook' })).to.equal('2015');
    expect(shown({ type: 'yearbook', dateKind: 'volume' })).to.equal('年卷：2015');
    expect(shown({ type: 'image', dateKind: 'created' })).to.equal('拍摄年：2015');
    expect(shown({ type: 'video', dateKind: 'created' })).to.equal('录制年：2015');
    expect(shown({ type: 'image', dateKind: 'created' }, EN)).to.equal('Year taken: 2015');
  });

  it('says where it can be got at in each way, best first, and leads to that holding', () => {
    const holdings = [
      hitHolding({ library: '320100', access: 'onsite' }),
      hitHolding({ library: '320104', access: 'loan' }),
      hitHolding({ library: '320100', access: 'online' }),
      hitHolding({ library: '320100', access: 'online' }),
      hitHolding({ library: '999', access: 'onsite' }),
    ];
    const hit = presentHit(hitOf({ holdings }), LABELS, ZH);

    expect(lines(hit.ways)).to.deep.equal(['在线：金陵', '可借：秦淮', '到馆：金陵 999']);
    expect(hit.ways[0]?.libraries).to.deep.equal([
      { name: '金陵', href: '/works/w1#at-320100', what: '金陵：金陵琐事', chosen: false },
    ]);
    expect(lines(presentHit(hitOf({ holdings }), labelsIn('en'), EN).ways)[0]).to.equal(
      'Online：Jinling Library',
    );
  });

  it('puts the library and the access that were chosen in the filters before all others', () => {
    const holdings = [
      hitHolding({ library: '320100', access: 'online' }),
      hitHolding({ library: '320100', access: 'onsite' }),
      hitHolding({ library: '320104', access: 'onsite' }),
    ];
    const asked = { ...PLAIN, libraries: ['320104'], access: ['onsite'] };
    const { ways } = presentHit(hitOf({ holdings }), LABELS, ZH, asked);

    expect(lines(ways)).to.deep.equal(['到馆：秦淮 金陵', '在线：金陵']);
    expect(ways[0]?.libraries.map(({ chosen }) => chosen)).to.deep.equal([true, false]);
  });

  it('puts the library that the reader calls their own before all others of a way', () => {
    const holdings = ['320100', '320104', '320115'].map((library) => hitHolding({ library }));
    const own = { ...ZH, ownLibrary: '320115' };

    expect(lines(presentHit(hitOf({ holdings }), LABELS, own).ways)[0]).to.match(
      /：320115 金陵 秦淮$/,
    );
    expect(
      lines(
        presentHit(hitOf({ holdings }), LABELS, own, { ...PLAIN, libraries: ['320104'] }).ways,
      )[0],
    ).to.match(/：秦淮 320115 金陵$/);
  });

  it('says how many libraries there are where a line has no room for all', () => {
    const holdings = Array.from({ length: 40 }, (_, i) => hitHolding({ library: `L${i}` }));
    const hit = presentHit(hitOf({ holdings }), LABELS, ZH);

    expect(hit.ways.flatMap(({ libraries }) => libraries)).to.have.lengthOf(30);
    expect(hit.moreLibraries).to.equal('等 40 馆');
  });

  it('says in what field a word stands, as what it is printed, and in which script', () => {
    const parts = [{ text: '民國二十四年', hit: true }];
    const reasons = new Map<string, Reason[]>([
      [
        'w1',
        [
          {
            caption: { of: 'date', name: 'publication' },
            parts,
            typed: { text: '1935', as: 'writing' },
          },
          { caption: { of: 'number', name: 'isbn' }, parts: [], typed: null },
          {
            caption: { of: 'field', name: 'title' },
            parts: [{ text: '金陵', hit: true }],
            typed: { text: 'jinling', as: 'pinyin' },
          },
        ],
      ],
    ]);
    const { why } = presentHit(hitOf(), LABELS, ZH, { ...PLAIN, reasons });

    expect(why).to.deep.equal([
      { caption: '出版年', parts, lang: 'zh-Hant', typed: '（即“1935”）' },
      { caption: 'ISBN', parts: [], lang: '', typed: '' },
      {
        caption: '题名',
        parts: [{ text: '金陵', hit: true }],
        lang: '',
        typed: '（拼音“jinling”）',
      },
    ]);
  });

  it('names the publisher once, in the line that says why when it is there', () => {
    const caption = { of: 'field', name: 'publisher' } as const;
    const reasons = new Map([['w1', [{ caption, parts: [], typed: null }]]]);
    const hit = hitOf({ publisher: '南京出版社' });

    expect(presentHit(hit, LABELS, ZH, { ...PLAIN, reasons }).publisher).to.deep.equal([]);
  });

  it('stays a line, whatever is in the record, and says how many there are (76)', () => {
    const many = hitOf({
      title: '南'.repeat(500),
      creators: Array.from({ length: 20 }, (_, n) => `撰人${n}${'者'.repeat(100)}`),
      creatorCount: 2_000,
      publisher: '社'.repeat(100),
    });
    const shown = presentHit(many, LABELS, ZH);
    expect(shown.title.map(({ text }) => text).join('')).to.equal(`${'南'.repeat(200)}…`);
    expect(shown.creators).to.have.lengthOf(10);
    expect(shown.moreCreators).to.equal('等 2,000 人');
    expect(JSON.stringify(shown)).to.have.length.below(3_000);
    const few = presentHit(hitOf({ creators: ['周晖'] }), LABELS, ZH);
    expect(few.moreCreators).to.equal(null);
  });

  it('marks in each part what was asked of it, in either script', () => {
    const marks = marksOf(requestOf({ query: { any: '金陵瑣事', creator: '周晖' } }));
    const hit = presentHit(
      hitOf({ title: '金陵琐事 四卷', creators: ['周晖', '王某'] }),
      LABELS,
      ZH,
      { ...PLAIN, marks },
    );

    expect(hit.title).to.deep.equal([
      { text: '金陵琐事', hit: true },
      { text: ' 四卷', hit: false },
    ]);
    expect(hit.creators).to.deep.equal([
      [{ text: '周晖', hit: true }],
      [{ text: '王某', hit: false }],
    ]);
  });

  it('shows its picture when it has one, under an address that no id can leave', () => {
    const hit = presentHit(hitOf({ id: 'a/../b?', picture: true }), LABELS, ZH);

    expect(hit.href).to.equal('/works/a%2F..%2Fb%3F');
    expect(hit.picture).to.equal('/works/a%2F..%2Fb%3F/picture');
    expect(hit.pictureName).to.equal('金陵琐事（缩略图）');
    expect(pictureHref('w', false)).to.equal(null);
  });

  it('names the language of what is not of the page', () => {
    const work = hitOf({
      title: '首都志圖',
      creators: ['葉楚傖', 'Buck, Pearl S.'],
      date: '民国二十四年',
      publisher: '正中书局',
    });

    expect(presentHit(work, LABELS, ZH)).to.include({
      titleLang: 'zh-Hant',
      dateLang: '',
      publisherLang: '',
    });
    const english = presentHit(work, labelsIn('en'), EN);
    expect(english).to.include({
      titleLang: 'zh-Hant',
      dateLang: 'zh-Hans',
      publisherLang: 'zh-Hans',
    });
    expect(english.creatorLangs).to.deep.equal(['zh-Hant', '']);
  });
});
