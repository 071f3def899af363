/**
 * The everyday mix: 7 000 records of 2 500 works as twelve libraries give them, with ordinary variation and
 * nothing made hard on purpose. Seeded: the same records every time. What the bibliography does not give is
 * put together from places and themes; none of it is a real description.
 */
import { bibliography, isbn13, isbnOf, yearIn } from './pairs/description.ts';
import type { Description } from './pairs/description.ts';
import { thing } from './things.ts';
import { numbered, runOf, volume, volumesOf } from './pairs/classes/wholes.ts';
import { without } from './pairs/classes/case.ts';
import { ableTo, inOrderOf, written } from './pairs/hands/hands.ts';
import { Random } from '../support/random.ts';
import type { KnownRecord } from './grouping.ts';

const WORKS = 2_500;
/** Of a work, on average. */
const RECORDS = 2.8;
/** Records of a work, by twentieths of the works. */
const HOLDERS = [1, 1, 1, 1, 1, 2, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 5, 6, 7];

const PLACES =
  '江宁 秦淮 六合 高淳 溧水 栖霞 浦口 玄武 鼓楼 雨花台 建邺 白下 下关 大厂 江浦 汤山 湖熟 东山 秣陵 禄口 固城 桠溪 竹镇 瓜埠 桥林 汤泉 石湫 漆桥 龙潭 仙林'.split(
    ' ',
  );
const THEMES =
  '水利 古桥 民歌 书院 祠堂 茶事 碑刻 名人 地名 航运 烈士 農具 街巷 戏曲 医药 教育 佛寺 物产 商会 交通 气象 工业 园林 方言 民居 抗战 移民 粮食 体育 庙会'
    .replace('農', '农')
    .split(' ');
const KINDS =
  '考略 史料选 图录 调查报告 志稿 口述史 档案选编 杂记 史话 丛谈 大事记 资料汇编 概览 论集'.split(
    ' ',
  );
const SURNAMES = '陈王李张刘周吴徐孙朱马胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁';
const GIVEN = '文华国明建德志宏永秀云海清松柏春林玉堂景石泉之元亨伯仲平安';
const HOUSES: readonly (readonly [string, string])[] = [
  ['南京', '南京出版社'],
  ['南京', '江苏人民出版社'],
  ['南京', '南京大学出版社'],
  ['北京', '方志出版社'],
  ['北京', '中国文史出版社'],
  ['南京', '东南大学出版社'],
  ['南京', '河海大学出版社'],
];

/**
 * 7 000 records, those of a work not side by side.
 *
 * @param count of the works; what is more than usual is made up about villages and lanes that there are not
 */
export function everydayMix(seed = 15, count = WORKS): KnownRecord[] {
  const random = new Random(seed);
  const works = worksOf(count, random);
  const most = count * RECORDS;
  const records: KnownRecord[] = [];
  for (const [i, work] of works.entries()) {
    const left = works.length - i - 1;
    const usual = Math.min(random.one(HOLDERS), most - records.length - left);
    // The last works have whatever is lacking of all records.
    const holders =
      i >= works.length - 40 ? Math.ceil((most - records.length) / (left + 1)) : usual;
    records.push(...recordsOf(work, String(i), Math.min(12, Math.max(1, holders)), random));
  }
  return records.toSorted(() => random.next() - 0.5);
}

function worksOf(count: number, random: Random): Description[] {
  const books = (
    ['modern', 'old', 'republic', 'oldgaz', 'gazetteer', 'genealogy'] as const
  ).flatMap(bibliography);
  const things = (['picture', 'letter', 'rubbing', 'map', 'newspaper'] as const)
    .flatMap(bibliography)
    .map(thing);
  const volumes = bibliography('set').flatMap((base) =>
    volumesOf(base).map((name) => volume(base, name)),
  );
  const issues = bibliography('serial').flatMap((base) => {
    const { unit, from, to } = runOf(base);
    const last = unit === '年' ? to - from : to;
    return Array.from({ length: Math.min(8, last) }, (_, n) => numbered(base, n + 1, n));
  });
  const known = [...books, ...things, ...volumes, ...issues];
  return [...known, ...madeUp(count - known.length, random)];
}

/** A small place that there is not: so many titles are not about thirty places. */
function hamlet(random: Random): string {
  const [first, second] = [random.one(Array.from(SURNAMES)), random.one(Array.from(GIVEN))];
  return random.one(PLACES) + first + second + random.one(['村', '巷', '桥', '街', '圩', '里']);
}

function madeUp(count: number, random: Random): Description[] {
  const titles = new Set<string>();
  while (titles.size < count) {
    const place = count > WORKS ? hamlet(random) : random.one(PLACES);
    titles.add(place + random.one(THEMES) + random.one(KINDS));
  }
  return [...titles].map((title) => {
    const [place, publisher] = random.one(HOUSES);
    const date = String(1982 + random.below(40));
    const hasIsbn = yearIn(date) >= 1987 && random.next() < 0.7;
    const name = (): string =>
      random.one(Array.from(SURNAMES)) +
      random.one(Array.from(GIVEN)) +
      (random.next() < 0.7 ? random.one(Array.from(GIVEN)) : '');
    const by =
      random.next() < 0.3
        ? `${title.slice(0, 2)}区地方志办公室 编`
        : `${name()} ${random.one(['著', '编著', '主编'])}`;
    return {
      title,
      by,
      place,
      publisher,
      date,
      extent: `${String(90 + random.below(400))}页`,
      ...(hasIsbn ? { isbn: [isbnOf(publisher, title, yearIn(date))] } : {}),
      type: '图书',
    };
  });
}

function recordsOf(work: Description, name: string, count: number, random: Random): KnownRecord[] {
  const hands = inOrderOf(ableTo([]), `${work.title}${work.part ?? ''}`);
  return hands.slice(0, count).map((hand) => ({
    work: name,
    side: written(hand, varied(work, random), random.next() < 0.06),
  }));
}

/** As one more library has it: some things not said, some said in other words. */
function varied(work: Description, random: Random): Description {
  const isUnsaid = (chance: number): boolean => random.next() < chance;
  const unsaid: (keyof Description)[] = [
    ...(isUnsaid(0.3) ? (['extent'] as const) : []),
    ...(isUnsaid(0.2) ? (['place'] as const) : []),
    ...(isUnsaid(0.15) ? (['isbn'] as const) : []),
    ...(isUnsaid(0.2) ? (['rest'] as const) : []),
    // Of these at most one: whoever says less does not catalogue.
    ...(isUnsaid(0.12) ? [random.one(['by', 'publisher', 'date'] as const)] : []),
  ];
  const isBook = work.type === '图书' || (work.type === '地方志' && /^\d/u.test(work.date ?? ''));
  return {
    ...without(work, ...unsaid),
    ...(random.next() < 0.25 && !unsaid.includes('isbn') && work.isbn !== undefined
      ? { isbn: work.isbn.map(random.next() < 0.5 ? isbn13 : (one) => one.replaceAll('-', '')) }
      : {}),
    ...(isBook && random.next() < 0.1 ? { edition: '第1版' } : {}),
    ...(isBook && random.next() < 0.08 && !unsaid.includes('date') && yearIn(work.date) > 0
      ? { printing: `${String(yearIn(work.date) + 2)}年重印` }
      : {}),
    ...(isBook && random.next() < 0.4 ? { form: random.one(['纸质', '图书', '纸本']) } : {}),
    ...(random.next() < 0.2
      ? { uploaded: random.one(['2016-05-11', '2020-10-30T07:41:00Z', '2023-02-02']) }
      : {}),
    ...(random.next() < 0.1 && !unsaid.includes('by') && work.by !== undefined
      ? { by: work.by.replace(/ (?:著|编|编著)$/u, ' 编著') }
      : {}),
    ...(random.next() < 0.5
      ? { subjects: [random.one(['南京', '地方文献', '江苏省', '地方史'])] }
      : {}),
  };
}
