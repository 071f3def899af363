/**
 * Random works and requests over a small vocabulary, so that everything meets everything: many ties,
 * many works with the same words, several holdings each.
 */
import { declared, FILTERS } from '../../catalogue/search/facets.ts';
import { SORTS } from '../../catalogue/search/request.ts';
import type { FilterName } from '../../catalogue/search/facets.ts';
import type { SearchRequest, QueryPart } from '../../catalogue/search/request.ts';
import type { IndexedWork } from '../../catalogue/search/indexed-work.ts';
import { requestOf, workOf } from './indexed-works.ts';
import type { Random } from './random.ts';

const WORDS = [
  '南',
  '京',
  '寧',
  '宁',
  '志',
  '𠮷',
  '城墙',
  '南京',
  'abc',
  'a',
  '7',
  '3',
  ' ',
  '·',
  '：',
  '第十二辑',
  '第12',
  '辑',
  '民国',
  '廿四年',
  '1935',
  '-a',
  'é',
  "'",
  'K295.3',
];
const VALUES = {
  lib: ['栖霞', '江宁', '玄武'],
  collection: ['c1', 'c2'],
  access: ['online', 'onsite', 'loan'],
  carrier: ['print', 'electronic'],
  type: ['book', 'map', 'image'],
  period: ['ming', 'qing', 'unknown'],
  subject: Array.from({ length: 26 }, (_, i) => `主题${i}`).concat('𠮷', '\uff21'),
  person: Array.from({ length: 26 }, (_, i) => `editor:人${i}`).concat('author:𠮷'),
  language: ['zho', 'eng'],
  class: ['K', 'K29', 'I'],
  edition: ['woodblock', 'facsimile'],
  audience: ['juvenile', 'specialist'],
  place: ['320100', '320104', '320100:江宁府'],
  surname: ['王', '欧阳'],
  hall: ['三槐堂'],
  seat: ['湖熟'],
  head: ['南', '宁', 'A', '0', '𠮷'],
  oeuvre: ['o1', 'o2', 'o3', 'o4', 'o5'],
} satisfies Partial<Record<FilterName, readonly string[]>>;

export function randomWork(random: Random): IndexedWork {
  const start = random.below(3) === 0 ? null : 1500 + random.below(12);
  const text = (): string =>
    Array.from({ length: 1 + random.below(5) }, () => random.one(WORDS)).join('');
  const texts = (most: number): string[] => Array.from({ length: random.below(most + 1) }, text);
  return workOf({
    id: `w${String(random.below(400)).padStart(25, '0')}`,
    title: [text(), ...texts(1)],
    texts: {
      variantTitle: texts(1),
      series: texts(1),
      creator: texts(2),
      subject: texts(2),
      publisher: texts(1),
      identifier: texts(1),
      callNumber: texts(1),
      surname: texts(1),
      seat: texts(1),
      other: texts(2), // prettier-ignore
    },
    pinyin: random.some(['nanjing', 'nj', 'abcd', 'cheng'], 2),
    facets: {
      type: random.some(['book', 'map', 'image'] as const, 2),
      edition: random.some(['woodblock', 'facsimile'] as const, 2),
      audience: random.some(['juvenile', 'specialist'] as const, 2),
      period: random.some(VALUES.period, 2),
      subject: random.some(VALUES.subject, 4),
      person: random.some(VALUES.person, 3),
      language: random.some(VALUES.language, 2),
      class: random.some(VALUES.class, 2),
      place: random.some(VALUES.place, 2),
      surname: random.some(VALUES.surname, 1),
      hall: random.some(VALUES.hall, 1),
      seat: random.some(VALUES.seat, 1),
      oeuvre: random.some(VALUES.oeuvre, 1),
    },
    holdings: Array.from({ length: 1 + random.below(3) }, () => ({
      library: random.one(VALUES.lib),
      collection: random.one(['c1', 'c2', null]),
      access: random.one(['online', 'onsite', 'loan'] as const),
      carrier: random.one(['print', 'electronic'] as const),
    })),
    startYear: start,
    endYear: start === null ? null : start + random.below(4),
    originalStart: random.below(3) === 0 ? start : 1400 + random.below(110),
    originalEnd: 1510,
    sortTitle: random.one(['a', 'b', 'c', '𠮷', '\uff21']),
    // About the end of a week in Shanghai, 2026-01-04T16:00Z.
    firstAdded: new Date(Date.UTC(2026, 0, 4, 15, 59, 58 + random.below(5))).toISOString(),
  });
}

export function randomRequest(random: Random): SearchRequest {
  const query: Partial<Record<QueryPart, string>> = {};
  const word = (): string =>
    random.one(['', '', '', '-', '“']) +
    random.one(WORDS) +
    random.one(WORDS) +
    random.one(['', '', '”', ' nan', ' 志']);
  for (const field of random.some(
    ['any', 'any', 'any', 'title', 'creator', 'publisher', 'series', 'surname', 'seat'] as const,
    2,
  )) {
    query[field] = Array.from({ length: 1 + random.below(2) }, word).join(' ');
  }
  if (random.below(3) === 0) query.expression = randomExpression(random, 2);
  const filters: Partial<Record<FilterName, readonly string[]>> = {};
  for (const facet of random.some(FILTERS, 3))
    filters[facet] = random.some([...valuesAsked(facet), 'none'], 2);
  const hasYears = random.below(4) === 0;
  return requestOf({
    query: random.below(4) === 0 ? { ...query, spelling: 'printed' } : query,
    filters,
    from: hasYears ? 1500 + random.below(8) : null,
    until: hasYears && random.below(2) === 0 ? 1504 + random.below(8) : null,
    years: random.one(['publication', 'original']),
    sort: random.one([...SORTS, 'relevance', 'relevance']),
    ...(random.below(3) === 0 ? { fold: 'oeuvre' as const } : {}),
    ...(random.below(4) === 0 ? { added: random.one(['2026-W01', '2026-W02']) } : {}),
    page: 1 + random.below(3),
    size: random.one([1, 7, 20]),
  });
}

/** Of a facet that is not thought of here, what the code knows of its values. */
export function valuesAsked(facet: FilterName): readonly string[] {
  const own: Partial<Record<FilterName, readonly string[]>> = VALUES;
  const { values } = declared(facet);
  return own[facet] ?? (typeof values === 'string' ? [] : values.slice(0, 3));
}

/** Every operator, field and way of matching, in brackets up to this depth. */
function randomExpression(random: Random, depth: number): string {
  const one = (): string => {
    if (depth > 0 && random.below(3) === 0) return `(${randomExpression(random, depth - 1)})`;
    const field = random.one([
      '',
      '题名=',
      '题名^',
      '题名==',
      '责任者^',
      '丛书=',
      '任意^',
      '主题==',
    ]);
    return `${field}"${random.one(WORDS.filter((word) => /[\p{L}\p{N}]/u.test(word)))}"`;
  };
  const line = [one()];
  for (let i = random.below(3); i > 0; i--) line.push(random.one(['AND', 'OR', 'NOT', '']), one());
  return line.join(' ');
}
