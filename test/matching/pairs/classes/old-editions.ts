/** Pairs of one old text in two makings: facsimile, collated, printed again, copied by hand; drafts; registers written anew. */
import { adYear } from '../dates.ts';
import { isbnOf, yearIn } from '../description.ts';
import type { Base, Description } from '../description.ts';
import { later, byTurn, otherEdition, without, ways } from './case.ts';
import type { PairClass, Variant } from './case.ts';
import { inSeries } from './parts.ts';

/** Another making of the same old text: what it is called, who made it, when. */
interface Making {
  readonly relation: string;
  readonly of: (base: Base, turn: number) => Description;
}

const MAKINGS: readonly Making[] = [
  {
    relation: 'facsimile',
    of: (base) =>
      modern(
        base,
        '影印本',
        '北京',
        '国家图书馆出版社',
        '2010',
        `据${base.date ?? ''}${base.edition ?? '刻本'}影印`,
      ),
  },
  {
    relation: 'collated',
    of: (base) => ({
      ...modern(base, '点校本', '南京', '南京出版社', '2009'),
      by: `${base.by}；南京市地方志办公室 点校`,
    }),
  },
  {
    relation: 'reprint-of-old',
    of: (base) => modern(base, '铅印本', '南京', '国学图书馆', '民国十八年'),
  },
  {
    relation: 'facsimile',
    of: (base) =>
      modern(base, '影印本', '台北', '成文出版社', '1974', `据${base.date ?? ''}刊本影印`),
  },
  {
    relation: 'reprint-of-old',
    of: (base) => modern(base, '石印本', '上海', '扫叶山房', '民国八年'),
  },
  {
    relation: 'manuscript',
    of: (base) => modern(base, '抄本', '江宁', '丁氏八千卷楼', '清宣统二年'),
  },
  {
    relation: 'collated',
    of: (base) => ({
      ...modern(base, '标点本', '上海', '上海古籍出版社', '1989'),
      by: `${base.by}；陈晓明 标点`,
    }),
  },
  { relation: 'facsimile', of: (base, turn) => inSeries(base, turn) },
];

function modern(
  base: Base,
  edition: string,
  place: string,
  publisher: string,
  date: string,
  original?: string,
): Description {
  return {
    ...without(base, 'extent'),
    edition,
    place,
    publisher,
    date,
    ...(original === undefined ? {} : { original }),
  };
}

const TECHNIQUE: PairClass = {
  name: 'technique',
  fits: ({ date = '' }) => !date.startsWith('民国'),
  expected: otherEdition('facsimile'),
  kinds: ['old', 'oldgaz'],
  needs: ['edition', 'date'],
  variants: MAKINGS.map((making): Variant => (base, turn) => ({
    a: base,
    b: making.of(base, turn),
    expected: otherEdition(
      making.relation === 'reprint-of-old' && /[抄稿]本/u.test(base.edition ?? '')
        ? 'manuscript'
        : making.relation,
    ),
  })),
};

const OLD_PRINTS: PairClass = {
  name: 'two-old-prints',
  fits: ({ date = '' }) => !date.startsWith('民国'),
  expected: otherEdition('reprint-of-old'),
  kinds: ['old', 'oldgaz'],
  needs: ['edition', 'date', 'publisher'],
  variants: ways(
    (base) => ({
      a: printed(base),
      b: {
        ...printed(base),
        publisher: '翁氏茹古阁',
        place: '上元',
        date: '清光绪二十九年',
        extent: '6册',
      },
    }),
    (base) => ({
      a: printed(base),
      b: {
        ...printed(base),
        publisher: '金陵书局',
        place: '江宁',
        date: '清同治十年',
        edition: '重刻本',
      },
    }),
    (base) => ({
      a: printed(base),
      b: { ...printed(base), edition: '木活字本', date: '清嘉庆二十五年', publisher: '聚珍堂' },
    }),
    (base) => ({
      a: printed(base),
      b: {
        ...printed(base),
        edition: '石印本',
        date: '民国十二年',
        place: '上海',
        publisher: '锦章图书局',
      },
    }),
    (base) => ({
      a: printed(base),
      b: {
        ...printed(base),
        edition: '铅印本',
        date: '民国二十五年',
        place: '南京',
        publisher: '国粹书社',
      },
    }),
    (base) => ({
      a: printed(base),
      b: { ...printed(base), edition: '补刻本', date: '清道光二十一年', publisher: '尊经书院' },
    }),
  ),
};

function printed(base: Base): Base {
  return {
    ...base,
    edition: base.edition === '抄本' || base.edition === '稿本' ? '刻本' : (base.edition ?? '刻本'),
  };
}

const HANDS = ['程章灿', '王明发', '卢海鸣', '欧阳摩壹', '张增泰', '陆咸', '徐雁平', '濮小南'];

const COLLATORS: PairClass = {
  name: 'two-collators',
  expected: otherEdition('collated'),
  kinds: ['old', 'oldgaz'],
  needs: ['by', 'publisher'],
  variants: ways(
    (base, turn) => ({
      a: collated(base, turn, '点校', '南京出版社', '2009'),
      b: collated(base, turn + 3, '校点', '上海古籍出版社', '2015'),
    }),
    (base, turn) => ({
      a: collated(base, turn, '点校', '南京大学出版社', '1996'),
      b: collated(base, turn + 1, '校注', '江苏人民出版社', '2011'),
    }),
    (base, turn) => ({
      a: collated(base, turn, '标点', '广陵书社', '2006'),
      b: collated(base, turn + 5, '整理', '凤凰出版社', '2006'),
    }),
    (base, turn) => ({
      a: collated(base, turn, '校点', '中华书局', '1987'),
      b: { ...collated(base, turn + 2, '校点', '中华书局', '2003'), edition: '校点本' },
    }),
  ),
};

function collated(
  base: Base,
  turn: number,
  role: string,
  publisher: string,
  year: string,
): Description {
  return {
    ...without(base, 'extent', 'edition', 'place'),
    by: `${base.by}；${byTurn(HANDS, turn)} ${role}`,
    edition: `${role === '整理' ? '整理' : '点校'}本`,
    publisher,
    date: year,
    type: '图书',
    isbn:
      yearIn(year) >= 1987
        ? [isbnOf(publisher, `${base.title}${role}${String(turn)}`, yearIn(year))]
        : [],
  };
}

const MANUSCRIPTS: PairClass = {
  name: 'manuscripts-and-drafts',
  expected: otherEdition('manuscript'),
  kinds: ['old', 'oldgaz', 'gazetteer', 'genealogy'],
  needs: ['edition', 'date'],
  variants: ways(
    (base) =>
      isOld(base)
        ? { a: hand(base, '稿本', 0), b: hand(base, '抄本', 21) }
        : draft(base, '送审稿', -2),
    (base) =>
      isOld(base)
        ? { a: hand(base, '抄本', 9), b: hand(base, '传抄本', 40) }
        : draft(base, '征求意见稿', -3),
    (base) => (isOld(base) ? { a: base, b: hand(base, '抄本', 34) } : draft(base, '初稿', -4)),
    (base) =>
      isOld(base)
        ? { a: hand(base, '稿本', 0), b: hand(base, '誊清稿本', 2) }
        : draft(base, '评议稿(油印本)', -1),
  ),
};

function isOld(base: Base): boolean {
  return base.type !== '地方志' || !/^\d/u.test(base.date ?? '');
}

/** A manuscript of so many years after the text's own date. */
function hand(base: Base, edition: string, years: number): Description {
  return {
    ...without(base, 'publisher', 'place', 'extent'),
    edition,
    date: years === 0 ? (base.date ?? '') : `${String(adYear(base.date) + years)}年`,
    leader: 'manuscript',
  };
}

function draft(base: Base, word: string, years: number): { a: Description; b: Description } {
  const body = base.by.replace(/ .*$/u, '');
  return {
    a: base,
    b: {
      ...without(base, 'isbn', 'extent'),
      title: `${base.title}（${word}）`,
      edition: word,
      publisher: body,
      date: later(base.date, years),
    },
  };
}

const REWRITTEN: PairClass = {
  name: 'genealogy-again',
  expected: otherEdition('revision'),
  kinds: ['genealogy'],
  needs: ['date', 'by'],
  variants: ways(
    (base) => ({
      a: base,
      b: {
        ...base,
        rest: '三十六卷首一卷',
        by: '族裔 续修',
        date: '民国三十五年',
        edition: '木活字本',
        extent: '36册',
      },
    }),
    (base) => ({
      a: base,
      b: { ...base, by: '修谱理事会 编', rest: '', date: '2006', edition: '铅印本', extent: '3册' },
    }),
    (base) => ({
      a: base,
      b: {
        ...base,
        title: `重修${base.title}`,
        by: '(清)合族 重修',
        date: '清嘉庆十二年',
        edition: '木活字本',
        extent: '7册',
      },
    }),
    (base) => ({
      a: base,
      b: {
        ...base,
        title: `${base.title}（六修）`,
        by: '裔孙 六修',
        date: '1994',
        edition: '胶印本',
        extent: '5册',
      },
    }),
  ),
};

export const OLD_EDITIONS: readonly PairClass[] = [
  TECHNIQUE,
  OLD_PRINTS,
  COLLATORS,
  MANUSCRIPTS,
  REWRITTEN,
];
