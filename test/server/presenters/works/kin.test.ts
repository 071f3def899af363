/** What the page of a work says of why its records stand together, and of its kindred. */
import { expect } from 'chai';
import type { Match } from '../../../../catalogue/matching/match.ts';
import { NO_SHOWN_KIN, presentKin } from '../../../../server/presenters/works/kin.ts';
import type { Relative } from '../../../../server/enquiries/kin.ts';
import { EN, LABELS, ZH, labelsIn } from '../../../support/presented.ts';

function matchOf(changed: Partial<Match> = {}): Match {
  const side = { source: 's', identifier: 'oai:1', work: 'w1' };
  return {
    id: 'm1',
    a: { ...side, library: '320104', title: '首都志' },
    b: { ...side, library: '320100', title: '首都誌' },
    outcome: 'same',
    relation: null,
    whole: null,
    score: 0.914,
    conflict: false,
    reasons: [],
    isApart: false,
    decision: null,
    ...changed,
  };
}

const reason = (
  field: string,
  verdict: Match['reasons'][number]['verdict'],
  a: string,
  b: string,
): Match['reasons'][number] => ({ field, verdict, weight: 0, a, b });

describe('why records stand together', () => {
  it('is said of each pair: who holds it, how sure, what agrees first', () => {
    const reasons = [
      reason('publisher', 'missing', '', '正中书局'),
      reason('extent', 'differ', '2册', '一函二册'),
      reason('title', 'agree', '首都志', '首都誌'),
      reason('isbn', 'agree', '9787550600010', '9787550600010'),
      reason('something-new', 'agree', 'x', 'x'),
    ];
    const shown = presentKin({ together: [matchOf({ reasons })], relations: [] }, LABELS, ZH);
    expect(shown.pairs).to.eql([
      {
        a: '秦淮《首都志》',
        b: '金陵《首都誌》',
        how: '自动比对，把握 91%',
        reasons: [
          '题名相合：首都志 ≈ 首都誌',
          'ISBN一致：9787550600010',
          'something-new一致：x',
          '页数不同：2册 ≠ 一函二册',
          '出版者只有一方写明：正中书局',
        ],
      },
    ]);
    const english = presentKin(
      { together: [matchOf({ reasons })], relations: [] },
      labelsIn('en'),
      EN,
    );
    expect(english.pairs[0]?.how).to.equal('Compared automatically, 91% sure');
    expect(english.pairs[0]?.reasons[0]).to.equal('Title fits: 首都志 ≈ 首都誌');
  });

  it('says of what cannot be compared which side says it, and what the other says instead', () => {
    const reasons = [
      reason('extent', 'missing', '纸质', ''),
      reason('extent', 'missing', '1册', '纸质'),
      reason('extent', 'missing', '320页', '纸质'),
      reason('extent', 'missing', '', '320页 ; 21cm'),
      reason('date', 'missing', '1985', '2019-03-01'),
    ];
    const shownIn = (visit: typeof ZH): readonly string[] | undefined =>
      presentKin({ together: [matchOf({ reasons })], relations: [] }, LABELS, visit).pairs[0]
        ?.reasons;
    expect(shownIn(ZH)).to.eql([
      '页数没有写明（只写作“纸质”）',
      '页数没有写明（只写作“1册、纸质”）',
      '页数只有一方写明：320页（另一方写作“纸质”）',
      '页数只有一方写明：320页 ; 21cm',
      '出版年无从比较：1985 与 2019-03-01',
    ]);
    expect(shownIn(EN)?.[0]).to.equal('Pages is not said (only “纸质”)');
  });

  it('names what is compared as a code, and says of which side nothing is known', () => {
    const reasons = [
      reason('carrier', 'agree', 'print', 'print'),
      reason('language', 'veto', 'zho、eng', 'jpn'),
      reason('carrier', 'veto', '', 'micro'),
      reason('carrier', 'missing', 'print', ''),
    ];
    const shownIn = (lang: 'zh' | 'en'): readonly string[] | undefined =>
      presentKin(
        { together: [matchOf({ reasons })], relations: [] },
        labelsIn(lang),
        lang === 'zh' ? ZH : EN,
      ).pairs[0]?.reasons;
    expect(shownIn('zh')).to.eql([
      '载体一致：纸本',
      '语种不同：中文、英语 ≠ 日语',
      '载体不同：未写明 ≠ 缩微',
      '载体只有一方写明：纸本',
    ]);
    expect(shownIn('en')?.[2]).to.equal('Carrier differs: not said ≠ Microform');
  });

  it('is a word of a librarian where one has decided, without a name', () => {
    const decision: NonNullable<Match['decision']> = {
      id: 1,
      seq: 1,
      a: { source: 's', identifier: 'oai:1' },
      b: { source: 's', identifier: 'oai:2' },
      outcome: 'same',
      whole: null,
      why: '核对过原书',
      by: '馆员甲',
      at: '2026-01-01T00:00:00.000Z',
      takenBack: null,
      looked: {} as NonNullable<Match['decision']>['looked'],
      taught: [],
      changed: [],
    };
    const shown = presentKin({ together: [matchOf({ decision })], relations: [] }, LABELS, ZH);
    expect(shown.pairs[0]?.how).to.equal('馆员认定');
    expect(JSON.stringify(shown)).to.not.include('馆员甲');
  });

  it('is told of twenty pairs, and where the others are', () => {
    const together = Array.from({ length: 66 }, () => matchOf());
    const shown = presentKin({ together, relations: [] }, LABELS, ZH);
    expect(shown.pairs).to.have.lengthOf(20);
    expect(shown.pairsSome).to.equal('此处列出 20 对，其余见机器可读的著录（JSON）。');
  });

  it('is nothing for a work of one record', () => {
    const shown = presentKin({ together: [], relations: [] }, LABELS, ZH);
    expect(shown).to.eql(NO_SHOWN_KIN);
  });
});

describe('kindred works', () => {
  it('are listed by what they are, each with its address', () => {
    const relative = (
      kind: Relative['kind'],
      work: string,
      more: Partial<Relative> = {},
    ): Relative => ({ kind, work, title: `题名${work}`, reasons: [], ...more });
    const shownAs = (work: string, note: string | null = null): object => ({
      href: `/works/${work}`,
      title: `题名${work}`,
      lang: '',
      note,
    });
    const shown = presentKin(
      {
        together: [],
        relations: [
          relative('part', 'p'),
          relative('carrier', 'c'),
          relative('other-edition', 'e'),
          relative('carrier', 'd', { form: 'electronic' }),
          relative('carrier', 'm', { form: 'micro' }),
          relative('other-edition', 'f', { form: 'facsimile' }),
          relative('set', 's'),
          relative('series', 'r'),
          relative('piece', 'i'),
          relative('continues', 'b', {
            direction: 'before',
            reasons: [
              reason('succession', 'agree', '继承：石城新声', '石城新声'),
              reason('issn', 'agree', '1000-9000', '1000-9000'),
            ],
          }),
          relative('continues', 'a', { direction: 'after' }),
        ],
      },
      LABELS,
      ZH,
      'w1',
      new Map([['e', '1987']]),
    );
    expect(shown.oeuvreHref).to.equal('/search?oeuvre=w1&sort=oldest');
    expect(shown.groups).to.eql([
      { heading: '其他版本', works: [shownAs('e', '1987')], some: null },
      { heading: '另有影印本', works: [shownAs('f')], some: null },
      { heading: '另有电子版', works: [shownAs('d')], some: null },
      { heading: '另有缩微版', works: [shownAs('m')], some: null },
      { heading: '另有其他载体', works: [shownAs('c')], some: null },
      { heading: '所属全套', works: [shownAs('s')], some: null },
      { heading: '分册', works: [shownAs('p')], some: null },
      { heading: '所属丛书', works: [shownAs('r')], some: null },
      { heading: '子目', works: [shownAs('i')], some: null },
      {
        heading: '继承自（改名前）',
        works: [shownAs('b', '记录写明“继承：石城新声”、ISSN一致：1000-9000')],
        some: null,
      },
      { heading: '改名为（改名后）', works: [shownAs('a')], some: null },
    ]);
  });

  it('are marked where they are printed in another script or language than the page', () => {
    const relations = [
      { kind: 'part', work: 'p', title: '金陵瑣事', reasons: [] } as const,
      { kind: 'part', work: 'q', title: '金陵琐事', reasons: [] } as const,
    ];
    const langs = (visit: typeof ZH): unknown =>
      presentKin({ together: [], relations }, LABELS, visit).groups[0]?.works.map(
        ({ lang }) => lang,
      );
    expect([langs(ZH), langs(EN)]).to.eql([
      ['zh-Hant', ''],
      ['zh-Hant', 'zh-Hans'],
    ]);
  });
});
