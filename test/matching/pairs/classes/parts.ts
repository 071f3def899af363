/** One edition under titles that look unlike: series and title swapped, parts and reigns in other words, two holders of one issue. */
import { hashOf, isbnOf, namesIn } from '../description.ts';
import type { Base, Description } from '../description.ts';
import { halfOf } from '../halves.ts';
import type { Half } from '../halves.ts';
import { SAME, byTurn, without, ways } from './case.ts';
import type { PairClass } from './case.ts';

type ReprintSeries = readonly [series: string, number: string, publisher: string, year: string];

/** In # stands the number of the piece. Each half has series of its own. */
const REPRINT_SERIES: Readonly<Record<Half, readonly ReprintSeries[]>> = {
  tuning: [
    ['金陵全书. 甲编, 方志类', '#', '南京出版社', '2011'],
    ['江苏历代方志全书. 江宁府部', '第#册', '凤凰出版社', '2016'],
    ['中国方志丛书. 华中地方', '第#号', '成文出版社', '1970'],
    ['南京历史文献选辑', '第#种', '广陵书社', '2014'],
    ['四库全书存目丛书. 史部', '#', '齐鲁书社', '1996'],
  ],
  final: [
    ['江苏文库. 史料编', '第#册', '凤凰出版社', '2019'],
    ['南京稀见文献丛刊', '第#辑', '南京出版社', '2007'],
    ['中国地方志集成. 江苏府县志辑', '#', '江苏古籍出版社', '1991'],
    ['金陵文库', '#', '江苏人民出版社', '2013'],
    ['中国风土志丛刊', '#', '广陵书社', '2003'],
  ],
};

/** The reprint of an old text in a series of today. */
export function inSeries(base: Base, turn: number): Description & { series: string } {
  const [series, number, publisher, year] = byTurn(REPRINT_SERIES[halfOf(base)], turn);
  const seriesNo = number.replace('#', String(1 + (hashOf(base.title) % 60)));
  return {
    ...without(base, 'place', 'extent', 'edition'),
    series,
    seriesNo,
    publisher,
    place: publisher === '凤凰出版社' || publisher === '南京出版社' ? '南京' : '扬州',
    date: year,
    edition: '影印本',
    original: `据${base.date ?? ''}${base.edition ?? '刻本'}影印`,
    type: '图书',
  };
}

const SWAPPED: PairClass = {
  name: 'series-swapped',
  expected: SAME,
  kinds: ['old', 'oldgaz', 'republic'],
  needs: ['series'],
  variants: ways(
    (base, turn) => {
      const piece = inSeries(base, turn);
      return {
        a: piece,
        b: {
          ...without(piece, 'series', 'seriesNo', 'rest'),
          title: piece.series,
          part: piece.seriesNo ?? '',
          partName: base.title,
        },
      };
    },
    (base, turn) => {
      const piece = inSeries(base, turn);
      return {
        a: { ...piece, isbn: [isbnOf(piece.publisher ?? '', base.title, 2013)] },
        b: {
          ...without(piece, 'series', 'seriesNo', 'rest'),
          title: piece.series,
          partName: base.title,
          isbn: [isbnOf(piece.publisher ?? '', base.title, 2013)],
        },
      };
    },
    (base, turn) => {
      const piece = inSeries(base, turn);
      return {
        a: piece,
        b: { ...without(piece, 'series', 'seriesNo'), set: piece.series, title: base.title },
      };
    },
    (base, turn) => {
      const piece = inSeries(base, turn);
      return {
        a: piece,
        b: {
          ...without(piece, 'series', 'seriesNo', 'rest'),
          title: `${base.title}(${piece.series.replace(/[.,] ?/gu, '·')})`,
        },
      };
    },
    (base, turn) => {
      const piece = inSeries(base, turn);
      return {
        a: piece,
        b: {
          ...without(piece, 'series', 'seriesNo', 'rest'),
          title: piece.series,
          rest: base.title,
          part: piece.seriesNo ?? '',
        },
      };
    },
  ),
};

const NUMERALS = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十', '十一', '十二'];

/** The same part, as one library numbers it and as the other. */
const PART_FORMS: PairClass = {
  name: 'part-forms',
  expected: SAME,
  kinds: ['serial', 'set'],
  needs: ['part'],
  variants: ways(
    (base, turn) =>
      part(
        base,
        turn,
        (n) => `第${String(n)}`,
        (n) => `第${NUMERALS[n - 1] ?? ''}`,
      ),
    (base, turn) =>
      part(
        base,
        turn,
        (n) => `第${NUMERALS[n - 1] ?? ''}`,
        (n) => String(n),
      ),
    (base, turn) => {
      const n = 1 + (turn % 12);
      const unit = unitOf(base);
      if (unit === '年卷') return yearbook(base, turn);
      return {
        a: issue(base, `第${String(n)}${unit}`),
        b: { ...issue(base, ''), title: `${base.title}(${NUMERALS[n - 1] ?? ''})`, part: '' },
      };
    },
    (base, turn) => {
      const n = 1 + (turn % 12);
      const unit = unitOf(base);
      if (unit === '年卷') return yearbook(base, turn);
      return {
        a: issue(base, `总第${String(n)}${unit}`),
        b: {
          ...issue(base, ''),
          title: `${base.title}第${NUMERALS[n - 1] ?? ''}${unit}`,
          part: '',
        },
      };
    },
  ),
};

function unitOf(base: Base): string {
  return (
    /^[辑期册]/u.exec(base.more.at(-1) ?? '')?.[0] ?? (base.type === '连续出版物' ? '年卷' : '册')
  );
}

function issue(base: Base, number: string): Description {
  const year = (base.more.at(-1) ?? '').startsWith('年') ? {} : { date: base.date ?? '' };
  return { ...without(base, 'date', 'isbn'), ...year, part: number };
}

function part(
  base: Base,
  turn: number,
  one: (n: number) => string,
  other: (n: number) => string,
): { a: Description; b: Description } {
  const unit = unitOf(base);
  if (unit === '年卷') return yearbook(base, turn);
  const n = 1 + (turn % 9);
  return {
    a: issue(base, `${one(n)}${unit}`),
    b: issue(base, `${other(n)}${/^\d+$/u.test(other(n)) ? '' : unit}`),
  };
}

/** The same year in digits and in Chinese. */
function yearbook(base: Base, turn: number): { a: Description; b: Description } {
  const year = 2001 + (turn % 12);
  const han = Array.from(String(year))
    .map((digit) => '〇一二三四五六七八九'.charAt(Number(digit)))
    .join('');
  return {
    a: { ...without(base, 'isbn'), part: String(year), date: String(year) },
    b: {
      ...without(base, 'isbn'),
      title: `${base.title}（${turn % 2 === 0 ? String(year) : han}年卷）`,
      date: String(year),
      part: '',
    },
  };
}

/** 万历应天府志, (万历)应天府志 and 应天府志 of 万历五年 are one; so are a genealogy with its hall and without. */
const REIGN_TITLES: PairClass = {
  name: 'reign-and-hall-titles',
  expected: SAME,
  kinds: ['oldgaz', 'genealogy'],
  needs: ['date', 'by'],
  variants: ways(
    (base) => ({ a: base, b: { ...base, title: withoutReign(base, '') } }),
    (base) => ({ a: base, b: { ...base, title: withoutReign(base, '[$1]') } }),
    (base) => ({ a: base, b: { ...base, title: withoutReign(base, '(清$1)') } }),
    (base) => ({
      a: base,
      b: { ...without(base, 'extent'), title: withoutReign(base, ''), rest: base.rest ?? '' },
      isTraditional: true,
    }),
    (base) => ({
      a: { ...base, rest: base.rest?.replace(/首一卷|末一卷/u, '') ?? '' },
      b: { ...base, title: withoutReign(base, '〔$1〕') },
    }),
  ),
};

/** Of a genealogy the hall stands before the title, or the place is left out. */
function withoutReign(base: Base, form: string): string {
  const isMing = base.date?.startsWith('明') === true;
  if (base.type === '家谱') {
    const hall = base.publisher ?? '';
    return form === ''
      ? `${base.title}（${hall}）`
      : form === '[$1]'
        ? `${hall}${base.title}`
        : `${base.title} ${hall}`;
  }
  return base.title.replace(
    /^(景定|至正|万历|嘉庆|同治|康熙|道光|正德|乾隆|雍正|光绪|嘉靖|顺治|民国)/u,
    isMing
      ? form.replace('清', '明')
      : /^(?:民国|景定|至正)/u.test(base.title)
        ? form.replace('清', '')
        : form,
  );
}

/** One article, photograph, letter, rubbing, map or issue, described by two libraries. */
const SMALL_THINGS: PairClass = {
  name: 'small-things',
  expected: SAME,
  kinds: ['picture', 'letter', 'rubbing', 'map', 'newspaper', 'thesis'],
  needs: [],
  variants: ways(
    (base) => ({ a: small(base), b: { ...small(base), notes: ['馆藏地方文献'] } }),
    (base) => ({
      a: small(base),
      b: without({ ...small(base), title: small(base).title.replace(/^致/u, '致 ') }, 'extent'),
    }),
    (base) => ({ a: small(base), b: small(base), isTraditional: true }),
    (base) => ({
      a: small(base),
      b: {
        ...small(base),
        by: namesIn(base.by)[0]?.name ?? '',
        date: `[${small(base).date ?? ''}]`,
      },
    }),
  ),
};

/** The date, kind and place of what is not a book, out of the rest of its line. */
export function small(base: Base): Description {
  const [first, second, third] = base.more;
  switch (base.type) {
    case '照片':
    case '信札':
      return {
        ...base,
        date: first ?? '',
        extent: second ?? '',
        leader: base.type === '照片' ? 'picture' : 'manuscript',
      };
    case '拓片':
      return {
        ...base,
        date: first ?? '',
        extent: second ?? '',
        notes: [`原石在${third ?? ''}`],
        leader: 'picture',
      };
    case '地图':
      return {
        ...base,
        scale: (second ?? '').split(' ')[0] ?? '',
        extent: first ?? '',
        leader: 'map',
      };
    case '报纸':
      return { ...base, level: 'serial', part: second ?? '' };
    case '学位论文':
      return {
        ...base,
        by: `${base.by} 著`,
        publisher: first ?? '',
        place: '南京',
        date: third ?? '',
        notes: [`${first ?? ''}${second ?? ''}学位论文`],
      };
    default:
      return base;
  }
}

export const PART_FORM_CLASSES: readonly PairClass[] = [
  SWAPPED,
  PART_FORMS,
  REIGN_TITLES,
  SMALL_THINGS,
];
