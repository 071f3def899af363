/**
 * Synthetic works for the index benchmarks: the same ones for the same number, in a vocabulary like that
 * of local collections. A few words are very common (南京 stands in some 40 % of all works), most are
 * rare; twelve libraries of very different size; a fifth of the works is held by more than one. No
 * work of these exists.
 */
import { pinyinTerms, sortKey, titleHead } from '../../catalogue/text/pinyin.ts';
import { periodsOf } from '../../catalogue/dates/periods.ts';
import { heldBy } from '../../catalogue/search/indexed-work.ts';
import type { IndexedWork } from '../../catalogue/search/indexed-work.ts';
import { ROLE_GROUPS } from '../../catalogue/fields/roles.ts';
import { keysOfValue } from '../../catalogue/search/writings.ts';
import type { TypeCode } from '../../catalogue/fields/types.ts';
import { NO_FACETS } from '../../test/support/indexed-works.ts';
import { Random } from '../../test/support/random.ts';

const LOCAL = Array.from(
  '金陵 建康 江宁 上元 秦淮 栖霞 雨花台 浦口 六合 溧水 高淳 玄武 鼓楼 建邺 江苏 应天府 石头城 玄武湖 莫愁湖 夫子庙 明孝陵 中华门 总统府 紫金山 牛首山 汤山 下关 白下 乌衣巷 朝天宫'.split(
    ' ',
  ),
);
const KINDS = Array.from(
  '府志 县志 年鉴 文史资料 族谱 家谱 志 史话 图考 地名录 碑刻 方言 民歌集 戏曲志 诗钞 文存 日记 奏议 舆图 地图集 老照片 报告 统计资料 人物传 研究 考略 笔记 丛刊 档案 纪念集'.split(
    ' ',
  ),
);
const TYPES: readonly TypeCode[] = [
  'book',
  'gazetteer',
  'genealogy',
  'yearbook',
  'rarebook',
  'map',
  'image',
  'memoir-series',
  'article',
  'archive',
];
export const LIBRARIES = [
  '320100',
  '320104',
  '320102',
  '320106',
  '320105',
  '320113',
  '320115',
  '320111',
  '320114',
  '320116',
  '320117',
  '320118',
];
const SURNAMES = Array.from(
  '王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕',
);
const PLACES = ['320104', '320115', '320116', '320118', '320100:江宁府', '320113', '320106'];
const CLASSES = [
  'K29',
  'K928',
  'K820',
  'G127',
  'Z122',
  'D67',
  'F127',
  'I207',
  'J642',
  'K87',
  'TU98',
  'R199',
];

/** Words of two characters, from the most to the least common. */
export const WORDS: readonly string[] = (() => {
  const random = new Random(7);
  // Level 1 of GB 2312 holds the common characters.
  const decoder = new TextDecoder('gbk');
  const character = (): string =>
    decoder.decode(Uint8Array.of(0xb0 + random.below(40), 0xa1 + random.below(94)));
  return Array.from({ length: 8_000 }, () => character() + character());
})();
const SUBJECTS: readonly string[] = [...LOCAL, ...KINDS, ...WORDS.slice(0, 5_000)];

/** Works number 0 to `count` - 1, in batches. */
export function* generateWorks(count: number, batch = 1_000): Generator<IndexedWork[]> {
  for (let from = 0; from < count; from += batch) {
    yield Array.from({ length: Math.min(batch, count - from) }, (_, i) => generateWork(from + i));
  }
}

export function generateWork(number: number): IndexedWork {
  const random = new Random(number * 2_654_435_761 + 1);
  const id = idOf(number, random);
  const title = titleOf(random);
  const creators = Array.from({ length: random.below(3) }, () => nameOf(random));
  const year =
    random.below(10) < 3
      ? null
      : random.below(4) === 0
        ? 1368 + random.below(580)
        : 1950 + random.below(76);
  const subjects = [
    ...new Set(Array.from({ length: random.below(6) }, () => zipf(random, SUBJECTS))),
  ];
  const other = random.below(10) < 4 ? [] : [sentence(random, 5 + random.below(200))];
  const isbn = String(9_787_000_000_000 + random.below(999_999_999));
  const type = zipf(random, TYPES);
  const holdings = holdingsOf(random);
  return {
    id,
    hit: {
      id,
      title,
      creators,
      date: year === null ? null : String(year),
      publisher: `${zipf(random, WORDS)}出版社`,
      type,
      picture: false,
      holdings: holdings.map((one) => ({
        library: one.library,
        source: `s${one.library}`,
        identifier: `oai:${one.library}:${number}`,
        collections: one.collection === null ? [] : [one.collection],
        access: one.access,
        carrier: one.carrier,
        callNumber: `K295.31/${number}`,
      })),
    },
    texts: {
      title: [title],
      variantTitle: random.below(5) === 0 ? [titleOf(random)] : [],
      series: random.below(6) === 0 ? [`${zipf(random, LOCAL)}丛书`] : [],
      creator: creators,
      subject: subjects,
      publisher: [`${zipf(random, WORDS)}出版社`, '南京'].slice(
        0,
        1 + Number(random.below(6) === 0),
      ),
      identifier: [`oai:lib.example:${number}`, isbn],
      callNumber: [`K295.31/${number}`],
      surname: [],
      hall: [],
      seat: [],
      other,
    },
    titleKeys: keysOfValue(title),
    pinyin: [
      ...new Set([
        ...pinyinTerms(title),
        ...creators.flatMap((name) => pinyinTerms(name, 'person')),
      ]),
    ],
    facets: {
      ...NO_FACETS,
      type,
      edition: random.below(5) === 0 ? ['facsimile'] : [],
      audience: random.below(4) === 0 ? ['general'] : [],
      period: periodsOf(year, year),
      subject: subjects,
      person: creators.map((name) => `${zipf(random, ROLE_GROUPS)}:${name}`),
      language: [random.below(50) === 0 ? 'eng' : 'zho'],
      class: ['K', zipf(random, CLASSES)],
      place: ['320100', zipf(random, PLACES)],
      head: titleHead(title),
      held: heldBy(holdings),
    },
    holdings,
    startYear: year,
    endYear: year,
    originalStart: year,
    originalEnd: year,
    sortTitle: sortKey(title),
    firstAdded: new Date(1_750_000_000_000 + number * 997).toISOString(),
  };
}

function titleOf(random: Random): string {
  let title = '';
  if (random.below(5) < 2) title += '南京';
  else if (random.below(2) === 0) title += zipf(random, LOCAL);
  for (let parts = 1 + random.below(4); parts > 0; parts--) title += zipf(random, WORDS);
  return (
    title +
    (random.below(3) > 0 ? zipf(random, KINDS) : '') +
    (random.below(8) === 0 ? `第${1 + random.below(30)}辑` : '')
  );
}

function sentence(random: Random, words: number): string {
  let text = '';
  while (text.length < words)
    text += random.below(12) === 0 ? `${zipf(random, LOCAL)}，` : zipf(random, WORDS);
  return text;
}

function nameOf(random: Random): string {
  return zipf(random, SURNAMES) + random.one(WORDS).slice(0, 1 + random.below(2));
}

function holdingsOf(random: Random): IndexedWork['holdings'] {
  const libraries = new Set(
    Array.from({ length: random.below(5) === 0 ? 1 + random.below(4) : 1 }, () =>
      zipf(random, LIBRARIES),
    ),
  );
  return [...libraries].map((library) => ({
    library,
    collection: random.below(3) === 0 ? null : `s${library}:${random.below(4)}`,
    access: random.one(['online', 'login', 'network', 'onsite', 'loan', 'unknown'] as const),
    carrier: random.one(['print', 'print', 'electronic', 'micro'] as const),
  }));
}

/** The first are common, the last are rare. */
function zipf<T>(random: Random, list: readonly T[]): T {
  return list[Math.floor(list.length ** random.next()) - 1]!;
}

/** Scattered like a hash, so that the order of ids is not that of making. */
function idOf(number: number, random: Random): string {
  const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
  let id = '';
  for (let i = 0; i < 18; i++) id += alphabet[random.below(32)]!;
  return (
    id +
    number
      .toString(32)
      .padStart(8, '0')
      .replace(/[iluo]/g, (letter) => ({ i: 'w', l: 'x', u: 'y', o: 'z' })[letter]!)
  );
}
