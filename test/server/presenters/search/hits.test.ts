/** A work in a list. */
import { expect } from 'chai';
import {
  NO_MARKS,
  marksOf,
  pictureHref,
  presentHit,
} from '../../../../server/presenters/search/hits.ts';
import { requestOf } from '../../../support/indexed-works.ts';
import { EN, LABELS, ZH, hitHolding, hitOf, labelsIn } from '../../../support/presented.ts';

describe('a work in a list', () => {
  it('says what it is, when, by whom, and from whom', () => {
    const hit = presentHit(
      hitOf({ creators: ['周晖'], date: '2007', publisher: '南京出版社', type: 'gazetteer' }),
      NO_MARKS,
      [],
      LABELS,
      ZH.t,
    );

    expect(hit).to.deep.include({ href: '/works/w1', date: '2007', type: '方志', picture: null });
    expect(hit.title).to.deep.equal([{ text: '金陵琐事', hit: false }]);
    expect(hit.creators).to.deep.equal([[{ text: '周晖', hit: false }]]);
    expect(hit.publisher).to.deep.equal([{ text: '南京出版社', hit: false }]);
    expect(hit.sign.characters.map(({ text }) => text).join('')).to.equal('方志');
  });

  it('says so where it knows no date, nobody and nothing of a publisher', () => {
    const hit = presentHit(hitOf(), NO_MARKS, [], LABELS, ZH.t);

    expect(hit).to.deep.include({ date: '年代不详', creators: [], publisher: [], libraries: [] });
    expect(presentHit(hitOf(), NO_MARKS, [], labelsIn('en'), EN.t).date).to.equal('Undated');
  });

  it('says what its date is of where it is none of publication', () => {
    const shown = (changed: Parameters<typeof hitOf>[0], t = ZH.t): string =>
      presentHit(hitOf({ date: '2015', ...changed }), NO_MARKS, [], LABELS, t).date;

    expect(shown({ type: 'yearbook' })).to.equal('2015');
    expect(shown({ type: 'yearbook', dateKind: 'volume' })).to.equal('年卷：2015');
    expect(shown({ type: 'image', dateKind: 'created' })).to.equal('拍摄年：2015');
    expect(shown({ type: 'video', dateKind: 'created' })).to.equal('录制年：2015');
    expect(shown({ type: 'image', dateKind: 'created' }, EN.t)).to.equal('Year taken: 2015');
  });

  it('names each library once, those chosen first, and access from the easiest on', () => {
    const holdings = [
      hitHolding({ library: '320100', access: 'onsite' }),
      hitHolding({ library: '320104', access: 'loan' }),
      hitHolding({ library: '320100', access: 'online' }),
      hitHolding({ library: '999', access: 'onsite' }),
    ];
    const hit = presentHit(hitOf({ holdings }), NO_MARKS, ['320104'], LABELS, ZH.t);

    expect(hit.libraries).to.deep.equal([
      { name: '秦淮', href: '/libraries/320104', chosen: true },
      { name: '金陵', href: '/libraries/320100', chosen: false },
      { name: '999', href: '/libraries/999', chosen: false },
    ]);
    expect(hit.access).to.deep.equal([
      { code: 'online', label: '在线全文' },
      { code: 'onsite', label: '到馆阅览' },
      { code: 'loan', label: '可外借' },
    ]);
  });

  it('stays a line, whatever is in the record, and says how many there are (76)', () => {
    const many = hitOf({
      title: '南'.repeat(500),
      creators: Array.from({ length: 20 }, (_, n) => `撰人${n}${'者'.repeat(100)}`),
      creatorCount: 2_000,
      publisher: '社'.repeat(100),
    });
    const shown = presentHit(many, NO_MARKS, [], LABELS, ZH.t);
    expect(shown.title.map(({ text }) => text).join('')).to.equal(`${'南'.repeat(200)}…`);
    expect(shown.creators).to.have.lengthOf(10);
    expect(shown.moreCreators).to.equal('等 2,000 人');
    expect(JSON.stringify(shown)).to.have.length.below(3_000);
    const few = presentHit(hitOf({ creators: ['周晖'] }), NO_MARKS, [], LABELS, ZH.t);
    expect(few.moreCreators).to.equal(null);
  });

  it('marks in each part what was asked of it, in either script', () => {
    const marks = marksOf(requestOf({ query: { any: '金陵瑣事', creator: '周晖' } }));
    const hit = presentHit(
      hitOf({ title: '金陵琐事 四卷', creators: ['周晖', '王某'] }),
      marks,
      [],
      LABELS,
      ZH.t,
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
    const hit = presentHit(hitOf({ id: 'a/../b?', picture: true }), NO_MARKS, [], LABELS, ZH.t);

    expect(hit.href).to.equal('/works/a%2F..%2Fb%3F');
    expect(hit.picture).to.equal('/works/a%2F..%2Fb%3F/picture');
    expect(hit.pictureName).to.equal('金陵琐事（缩略图）');
    expect(pictureHref('w', false)).to.equal(null);
  });
});
