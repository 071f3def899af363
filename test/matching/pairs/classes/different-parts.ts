/** Pairs that are two parts of one thing, or the same part of two: volumes, years, numbers, sheets, branches, spans. */
import { numeralOf } from '../dates.ts';
import { isbnOf, yearIn } from '../description.ts';
import type { Base, Description } from '../description.ts';
import { DIFFERENT, SAME, byTurn, later, without, ways } from './case.ts';
import type { PairClass } from './case.ts';
import { small } from './parts.ts';
import { numbered, runOf, volume, volumesOf } from './wholes.ts';

const VOLUMES: PairClass = {
  name: 'two-volumes',
  expected: DIFFERENT,
  kinds: ['set', 'old', 'oldgaz'],
  needs: ['part'],
  variants: ways(
    (base, turn) => ({ a: one(base, turn), b: one(base, turn + 1) }),
    (base, turn) => ({
      a: { ...one(base, turn), isbn: base.isbn ?? [] },
      b: { ...one(base, turn + 1), isbn: base.isbn ?? [] },
    }),
    (base, turn) => {
      const [a, b] = [one(base, turn), one(base, turn + 1)];
      const glue = (d: Description): Description => ({
        ...without(d, 'part', 'partName', 'isbn'),
        title: `${d.title}${d.part ?? `·${d.partName ?? ''}`}`,
      });
      return { a: glue(a), b: glue(b) };
    },
    (base, turn) => {
      const [a, b] = [one(base, turn), one(base, turn + 1)];
      return {
        a: without(a, 'isbn'),
        b: {
          ...without(b, 'isbn'),
          title: `${b.title}（${b.part ?? b.partName ?? ''}）`,
          part: '',
          partName: '',
        },
      };
    },
    (base, turn) => ({
      a: {
        ...one(base, turn),
        isbn: [`${base.isbn?.[0] ?? '7-900000-01-X'}(全套)`, '7-80560-100-2'],
      },
      b: { ...one(base, turn + 1), isbn: [`${base.isbn?.[0] ?? '7-900000-01-X'}(全套)`] },
    }),
  ),
};

/** A volume of a set, or a fascicle of an old book that was bound by itself. */
function one(base: Base, turn: number): Description {
  if (base.type === '图书') return volume(base, byTurn(volumesOf(base), turn));
  const number = 1 + (turn % 4);
  const part = base.by.length % 2 === 0 ? `第${String(number)}册` : `第${numeralOf(number)}册`;
  return { ...without(base, 'extent', 'rest'), part };
}

const YEARS: PairClass = {
  name: 'two-years',
  expected: DIFFERENT,
  kinds: ['serial'],
  needs: ['part'],
  variants: ways(
    (base, turn) => ({ a: yearly(base, turn), b: yearly(base, turn + 1) }),
    (base, turn) => ({
      a: inTitle(yearly(base, turn), ''),
      b: inTitle(yearly(base, turn + 1), ''),
    }),
    (base, turn) => ({
      a: yearly(base, turn),
      b: inTitle({ ...yearly(base, turn + 1), date: yearly(base, turn).date ?? '' }, '（'),
    }),
    (base, turn) => ({ a: inTitle(yearly(base, turn), ' '), b: yearly(base, turn + 10) }),
  ),
};

function yearly(base: Base, turn: number): Description {
  const { unit, from } = runOf(base);
  const year = String((unit === '年' ? from : yearIn(base.date)) + (turn % 9));
  return {
    ...without(base, 'isbn'),
    part: year,
    date: String(Number(year) + (turn % 2)),
    extent: '460页',
  };
}

function inTitle(d: Description, before: string): Description {
  const close = before === '（' ? '）' : '';
  return { ...d, title: `${d.title}${before}${d.part ?? ''}${close}`, part: '' };
}

const NUMBERS: PairClass = {
  name: 'two-numbers',
  expected: DIFFERENT,
  kinds: ['serial'],
  needs: ['part'],
  variants: ways(
    (base, turn) => ({
      a: numbered(base, 1 + (turn % 5), 0),
      b: numbered(base, 2 + (turn % 5), 1),
    }),
    (base, turn) => ({
      a: { ...numbered(base, 2, 0), date: base.date ?? '' },
      b: { ...numbered(base, 3, turn), date: base.date ?? '' },
    }),
    (base, turn) => {
      const [a, b] = [numbered(base, 3 + (turn % 3), 1), numbered(base, 4 + (turn % 3), 1)];
      return {
        a: { ...a, title: `${a.title}${a.part ?? ''}`, part: '' },
        b: { ...b, title: `${b.title}${b.part ?? ''}`, part: '' },
      };
    },
    (base, turn) => ({
      a: numbered(base, 1 + (turn % 3), 1),
      b: { ...numbered(base, 1 + (turn % 3), 1), part: '特辑', notes: ['人物专辑'] },
    }),
    (base, turn) => ({
      a: { ...numbered(base, 2, 0), numbers: ['苏新出准印证号：JSE-001234'] },
      b: { ...numbered(base, 12 + (turn % 3), 0), numbers: ['苏新出准印证号：JSE-001234'] },
    }),
  ),
};

const SHEETS: PairClass = {
  name: 'two-sheets',
  expected: DIFFERENT,
  kinds: ['map'],
  needs: ['part'],
  variants: ways(
    (base, turn) => ({
      a: sheet(base, `第${String(1 + (turn % 8))}幅`),
      b: sheet(base, `第${String(2 + (turn % 8))}幅`),
    }),
    (base, turn) => ({
      a: sheet(base, `${numeralOf(1 + (turn % 8))}号图`),
      b: sheet(base, `${numeralOf(3 + (turn % 8))}号图`),
    }),
    (base) => ({
      a: { ...sheet(base, ''), partName: '城北部分' },
      b: { ...sheet(base, ''), partName: '城南部分' },
    }),
    (base, turn) => ({
      a: { ...small(base), title: `${base.title}(I-50-${String(20 + turn)}-甲)` },
      b: { ...small(base), title: `${base.title}(I-50-${String(20 + turn)}-乙)` },
    }),
  ),
};

function sheet(base: Base, part: string): Description {
  return { ...small(base), part };
}

const SCALES: PairClass = {
  name: 'two-scales',
  expected: DIFFERENT,
  kinds: ['map'],
  needs: ['scale'],
  variants: ways(
    (base) => ({
      a: { ...small(base), scale: scales(base)[0] ?? '' },
      b: { ...small(base), scale: scales(base)[1] ?? '' },
    }),
    (base) => ({
      a: { ...small(base), scale: scales(base)[0] ?? '', date: '1958' },
      b: { ...small(base), scale: scales(base)[1] ?? '', date: '1965' },
    }),
    (base) => ({
      a: { ...small(base), title: `${base.title}(${scales(base)[0] ?? ''})` },
      b: {
        ...small(base),
        title: `${base.title}(${scales(base)[1] ?? ''})`,
        scale: scales(base)[1] ?? '',
      },
    }),
  ),
};

function scales(base: Base): string[] {
  return (base.more[1] ?? '').split(' ');
}

const BRANCHES: PairClass = {
  name: 'branches',
  expected: DIFFERENT,
  kinds: ['genealogy'],
  needs: [],
  variants: ways(
    (base) => ({ a: { ...base, partName: '长房支' }, b: { ...base, partName: '二房支' } }),
    (base) => ({
      a: { ...base, title: `${base.title}长房谱` },
      b: { ...base, title: `${base.title}三房谱` },
    }),
    (base) => ({
      a: base,
      b: {
        ...base,
        title: base.title.replace(/(?:宗谱|族谱|家谱|家乘|支谱)$/u, '东分支谱'),
        extent: '2册',
      },
    }),
    (base, turn) => ({
      a: base,
      b: {
        ...base,
        title: base.title.replace(/^../u, byTurn(['丹阳', '当涂', '句容', '广德'], turn)),
        place: byTurn(['丹阳', '当涂', '句容', '广德'], turn),
        by: '(清)合族 修',
      },
    }),
    (base) => ({
      a: { ...base, rest: '仁房卷' },
      b: { ...base, rest: '义房卷', notes: ['义房支系'] },
    }),
    (base) => ({
      a: base,
      b: {
        ...base,
        publisher: `${base.publisher ?? ''}家祠`,
        notes: [`堂号：${base.publisher ?? ''}`],
      },
      expected: SAME,
    }),
    (base) => ({
      a: without(base, 'publisher'),
      b: { ...base, title: `${base.publisher ?? ''}${base.title}` },
      expected: SAME,
    }),
  ),
};

const SPANS: PairClass = {
  name: 'spans-and-rounds',
  expected: DIFFERENT,
  kinds: ['gazetteer'],
  needs: ['date'],
  variants: ways(
    (base) => ({ a: base, b: secondRound(base, '') }),
    (base) => ({
      a: { ...base, title: `${base.title}（${span(base)}）` },
      b: secondRound(base, '（'),
    }),
    (base) => ({
      a: { ...base, rest: span(base) },
      b: { ...secondRound(base, ''), rest: nextSpan(base) },
    }),
    (base) => ({ a: without(base, 'isbn'), b: without(secondRound(base, ' '), 'isbn') }),
    (base) => ({
      a: { ...base, notes: ['首轮新方志'] },
      b: { ...secondRound(base, ''), notes: ['第二轮地方志书', `记事断限：${nextSpan(base)}`] },
    }),
  ),
};

function span(base: Base): string {
  return (base.more[1] ?? base.more[0] ?? '').replace('断限 ', '');
}

function nextSpan(base: Base): string {
  const end = Number(/(\d{4})$/u.exec(span(base))?.[1] ?? 1990);
  return `${String(end + 1)}-${String(end + 16)}`;
}

function secondRound(base: Base, before: string): Description {
  const date = later(base.date, 14);
  const close = before === '（' ? '）' : '';
  return {
    ...base,
    title: before === '' ? base.title : `${base.title}${before}${nextSpan(base)}${close}`,
    ...(before === '' ? { rest: nextSpan(base) } : {}),
    date,
    publisher: '方志出版社',
    place: '北京',
    isbn: [isbnOf('方志出版社', `${base.title}二轮`, yearIn(date))],
  };
}

export const DIFFERENT_PARTS: readonly PairClass[] = [
  VOLUMES,
  YEARS,
  NUMBERS,
  SHEETS,
  SCALES,
  BRANCHES,
  SPANS,
];
