/** Pairs that are two works: studies, continuations, adaptations, new titles, other papers, other pictures and letters. */
import { adYear, numeralOf } from '../dates.ts';
import { isbnOf, namesIn } from '../description.ts';
import type { Base, Description } from '../description.ts';
import { DIFFERENT, SAME, byTurn, later, otherEdition, without, ways } from './case.ts';
import type { PairClass, Variant } from './case.ts';
import { halfOf } from '../halves.ts';
import { small } from './parts.ts';
import { article } from './wholes.ts';

const STUDIES: readonly ((title: string) => string)[] = [
  (title) => `${title}研究`,
  (title) => `《${title}》研究`,
  (title) => `${title}考论`,
  (title) => `${title}人名索引`,
  (title) => `${title}引得`,
  (title) => `${title}篇目索引`,
  (title) => `${title}论文集`,
  (title) => `读${title}札记`,
  (title) => `${title}校勘记`,
  (title) => `${title}资料汇编`,
];

const STUDY: PairClass = {
  name: 'studies-and-indexes',
  expected: DIFFERENT,
  kinds: ['old', 'oldgaz', 'gazetteer', 'modern'],
  needs: [],
  variants: STUDIES.map((form, i): Variant => (base) => ({
    a: base,
    b: {
      ...without(base, 'isbn', 'extent', 'rest', 'edition'),
      title: form(base.title),
      date: /\d{4}/u.test(base.date ?? '') ? later(base.date, i % 3) : '1936',
      ...(i % 2 === 0 ? {} : { by: '江苏省社会科学院 编' }),
      ...(i % 4 === 0 ? { isbn: base.isbn ?? [] } : {}),
    },
  })),
};

const CONTINUATIONS: readonly ((title: string) => string)[] = [
  (title) => `续${title}`,
  (title) => `${title}续编`,
  (title) => `${title}补`,
  (title) => `${title}补遗`,
  (title) => `${title}续集`,
  (title) => `${title}笺注`,
  (title) => `${title}拾遗`,
  (title) => `${title}二集`,
  (title) => `补${title}`,
  (title) => `${title}余录`,
];

const CONTINUATION: PairClass = {
  name: 'continuations',
  expected: DIFFERENT,
  kinds: ['old', 'modern', 'republic', 'oldgaz'],
  needs: [],
  variants: CONTINUATIONS.map((form, i): Variant => (base) => ({
    a: base,
    b: {
      ...without(base, 'extent', 'rest', 'isbn'),
      title: form(base.title),
      ...(i % 2 === 0
        ? {}
        : { date: /\d{4}/u.test(base.date ?? '') ? later(base.date, 2) : '民国二十六年' }),
    },
  })),
};

const DERIVED_FORMS: readonly (readonly [form: (title: string) => string, by: string])[] = [
  [(title) => `${title}故事连环画`, '徐正平 绘'],
  [(title) => `${title}导读`, '周勋初 编著'],
  [(title) => `白话${title}`, '马铁汉 编译'],
  [(title) => `${title}图说`, '高安宁 编绘'],
  [(title) => `${title}（电影文学剧本）`, '陆建华 改编'],
  [(title) => `${title}（评弹）`, '金声伯 演出本'],
  [(title) => `${title}选编`, '南京师范学院中文系 选'],
  [(title) => `${title}鉴赏`, '吴功正 主编'],
];

const DERIVED: PairClass = {
  name: 'derived-works',
  expected: DIFFERENT,
  kinds: ['old', 'modern', 'republic'],
  needs: ['by'],
  variants: DERIVED_FORMS.map(([form, by], i): Variant => (base) => ({
    a: base,
    b: {
      ...without(base, 'extent', 'rest', 'isbn', 'edition'),
      title: form(base.title),
      by: i % 2 === 0 ? by : `${namesIn(base.by)[0]?.name ?? ''} 原著；${by}`,
      date: '1993',
      publisher: base.publisher ?? '江苏文艺出版社',
    },
  })),
};

const RENAMED_FORMS: readonly ((title: string) => string)[] = [
  (title) => `${title}资料`,
  (title) => `${title}集萃`,
  (title) => `${title}选编`,
  (title) => `新${title}`,
  (title) => `${title}月刊`,
  (title) => `${title.replace(/区|县/u, '')}通讯`,
];

const RENAMED: PairClass = {
  name: 'change-of-title',
  expected: DIFFERENT,
  kinds: ['serial', 'newspaper'],
  needs: [],
  variants: RENAMED_FORMS.map((form, i): Variant => (base) => {
    const year = adYear(base.date);
    return {
      a: {
        ...without(base, 'isbn'),
        level: 'serial',
        date: `${String(year)}-${String(year + 5)}`,
        ...(i % 2 === 0 ? { continuedBy: form(base.title) } : {}),
      },
      b: {
        ...without(base, 'isbn'),
        title: form(base.title),
        level: 'serial',
        date: `${String(year + 6)}-`,
        ...(i % 3 === 0 ? { continues: base.title } : {}),
      },
    };
  }),
};

const NEWSPAPER: PairClass = {
  name: 'newspaper-elsewhere',
  expected: DIFFERENT,
  kinds: ['newspaper'],
  needs: ['place', 'publisher'],
  variants: ways(
    (base, turn) => ({
      a: paper(base),
      b: { ...paper(base), place: elsewhere(base, turn), publisher: `${base.title}社` },
    }),
    (base, turn) => ({
      a: { ...paper(base), title: `${base.title}(${base.place ?? '南京'}版)` },
      b: {
        ...paper(base),
        title: `${base.title}(${elsewhere(base, turn)}版)`,
        place: elsewhere(base, turn),
      },
    }),
    (base, turn) => ({
      a: paper(base),
      b: {
        ...paper(base),
        title: `${base.title}·${elsewhere(base, turn)}`,
        place: elsewhere(base, turn),
        date: '民国二十八年',
      },
    }),
    (base, turn) => ({
      a: { ...paper(base), part: dayOf(base, 5) },
      b: { ...paper(base), part: dayOf(base, 6 + (turn % 20)) },
    }),
  ),
};

/** A day of March in its first year. */
function dayOf({ date = '' }: Base, day: number): string {
  return /^\d/u.test(date) ? `${date}年3月${String(day)}日` : `${date}三月${numeralOf(day)}日`;
}

function paper(base: Base): Description {
  return { ...base, level: 'serial', notes: [base.more[1] ?? ''] };
}

function elsewhere(base: Base, turn: number): string {
  return byTurn((base.more[0] ?? '上海').split(' '), turn);
}

const PHOTOGRAPHS: PairClass = {
  name: 'photographs',
  expected: DIFFERENT,
  kinds: ['picture'],
  needs: ['date', 'by'],
  variants: ways(
    (base) => ({ a: small(base), b: { ...small(base), date: '1988', by: '沈延太 摄' } }),
    (base, turn) => ({
      a: { ...small(base), title: `${base.title}之${numeralOf(1 + (turn % 5))}` },
      b: { ...small(base), title: `${base.title}之${numeralOf(2 + (turn % 5))}` },
    }),
    (base) => ({
      a: { ...small(base), title: `${base.title}（远景）` },
      b: { ...small(base), title: `${base.title}（近景）` },
    }),
    (base) => ({
      a: { ...small(base), by: '佚名 摄' },
      b: { ...small(base), by: '佚名 摄', date: '1972年5月', extent: '彩色照片 20×30cm' },
    }),
    (base, turn) => ({
      a: { ...small(base), numbers: [`底片号：${String(1000 + turn)}`] },
      b: { ...small(base), numbers: [`底片号：${String(1000 + turn)}`], notes: ['复制片'] },
      expected: SAME,
    }),
  ),
};

const LETTERS: PairClass = {
  name: 'letters',
  expected: DIFFERENT,
  kinds: ['letter'],
  needs: ['date', 'by'],
  variants: ways(
    (base) => ({ a: small(base), b: { ...small(base), date: '民国二十五年六月十九日' } }),
    (base) => ({
      a: small(base),
      b: { ...small(base), by: (base.more[0] ?? '').startsWith('清') ? '姚鼐 书' : '陈三立 书' },
    }),
    (base) => ({
      a: { ...small(base), title: `${base.title}（一）` },
      b: { ...small(base), title: `${base.title}（二）` },
    }),
    (base) => ({
      a: small(base),
      b: {
        ...small(base),
        title: base.title.replace(/^(?:致|与|复|上)/u, '附'),
        extent: '信封 1枚',
      },
    }),
  ),
};

const RUBBINGS: PairClass = {
  name: 'rubbings',
  expected: DIFFERENT,
  kinds: ['rubbing'],
  needs: ['date'],
  variants: ways(
    (base) => ({
      a: { ...small(base), title: `${base.title}（碑阳）` },
      b: { ...small(base), title: `${base.title}（碑阴）` },
    }),
    (base) => ({ a: small(base), b: { ...small(base), title: `${base.title}额` } }),
    (base) => ({
      a: small(base),
      b: { ...small(base), date: '清光绪十三年', by: '(清)佚名 撰', notes: ['另一碑，同名'] },
    }),
    (base) => ({
      a: { ...small(base), form: '拓片' },
      b: {
        ...small(base),
        edition: '影印本',
        publisher: '文物出版社',
        date: '1985',
        form: '纸质',
        type: '图书',
        extent: '32页',
      },
      expected: otherEdition('facsimile'),
    }),
    (base) => ({
      a: { ...small(base), notes: [`${base.more[2] ?? ''}出土`] },
      b: { ...small(base), title: `${base.title}盖`, notes: [`${base.more[2] ?? ''}出土`] },
    }),
  ),
};

const THESES: PairClass = {
  name: 'thesis-and-book',
  expected: otherEdition('publisher'),
  kinds: ['thesis'],
  needs: ['publisher', 'date'],
  variants: ways(
    (base) => ({ a: small(base), b: monograph(base, 2) }),
    (base) => ({
      a: without(small(base), 'notes'),
      b: { ...monograph(base, 3), notes: ['据作者学位论文修订'] },
    }),
    (base, turn) => ({ a: article(base, turn), b: monograph(base, 4), expected: DIFFERENT }),
    (base) => ({
      a: { ...small(base), type: '博士论文' },
      b: { ...monograph(base, 1), series: '博士文库' },
    }),
  ),
};

function monograph(base: Base, years: number): Description {
  const date = later(base.more[2], years);
  const publisher = base.more[3] ?? '南京大学出版社';
  return {
    title: base.title,
    by: `${base.by} 著`,
    publisher,
    date,
    extent: '286页',
    type: '图书',
    isbn: [isbnOf(publisher, base.title, Number(date))],
  };
}

const ISBN_CONFLICT: PairClass = {
  name: 'isbn-conflict',
  expected: DIFFERENT,
  kinds: ['modern', 'gazetteer'],
  needs: ['isbn'],
  variants: ways(
    (base, turn) => ({ a: base, b: { ...unlike(base, turn), isbn: base.isbn ?? [] } }),
    (base, turn) => ({
      a: { ...base, isbn: ['978-7-0000-0000-2'] },
      b: { ...unlike(base, turn), isbn: ['978-7-0000-0000-2'] },
    }),
    (base, turn) => ({
      a: without({ ...base, numbers: ['统一书号：11100·053'] }, 'isbn'),
      b: { ...unlike(base, turn), numbers: ['统一书号：11100·053'] },
    }),
    (base, turn) => ({
      a: without({ ...base, numbers: ['(94)省准印证号：(宁)JSD-1994-072'] }, 'isbn'),
      b: { ...unlike(base, turn), numbers: ['(94)省准印证号：(宁)JSD-1994-072'] },
    }),
  ),
};

/** Another book of the same house: the number was copied from the record before. */
function unlike(base: Base, turn: number): Description {
  const words = [
    '民俗谈片',
    '水利工程图录',
    '儿童诗选',
    '中药资源名录',
    '工业统计提要',
    '革命歌谣',
  ];
  const by = ['裴正学 著', '武同举 编', '海笑 主编', '南京药学院 编', '高敏 编', '周邨 采录'];
  return {
    ...without(base, 'isbn', 'extent', 'rest'),
    title: `${base.title.slice(-1)}${halfOf(base) === 'tuning' ? '州' : '山'}${base.title.slice(1, 2)}乡${byTurn(words, turn)}`,
    by: byTurn(by, turn),
  };
}

export const DIFFERENT_WORKS: readonly PairClass[] = [
  STUDY,
  CONTINUATION,
  DERIVED,
  RENAMED,
  NEWSPAPER,
  PHOTOGRAPHS,
  LETTERS,
  RUBBINGS,
  THESES,
  ISBN_CONFLICT,
];
