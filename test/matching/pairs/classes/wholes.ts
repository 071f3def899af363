/** A whole and what stands in it: set and volume, serial and issue, double issue, series, pieces of a collection, album, journal. */
import { numeralOf } from '../dates.ts';
import { isbnOf, namesIn, yearIn } from '../description.ts';
import type { Base, Description } from '../description.ts';
import { byTurn, partOf, without, ways } from './case.ts';
import type { PairClass } from './case.ts';
import { halfOf } from '../halves.ts';
import type { Half } from '../halves.ts';
import { inSeries, small } from './parts.ts';

/** The volumes of a set, as its line names them. */
export function volumesOf(base: Base): readonly string[] {
  return (base.more[0] ?? '').split(' ');
}

/** One volume: 六朝卷 is a name, 第1册 a number. */
export function volume(base: Base, name: string): Description {
  const isName = !/^(?:第|卷|[上中下甲乙丙一二三四五\d])/u.test(name);
  return {
    ...without(base, 'isbn'),
    isbn: [isbnOf(base.publisher ?? '', base.title + name, yearIn(base.date))],
    extent: '412页',
    ...(isName ? { partName: name } : { part: name }),
  };
}

function wholeSet(base: Base): Description {
  return { ...base, extent: `${String(volumesOf(base).length)}册`, level: 'set' };
}

const SET: PairClass = {
  name: 'set-volume',
  expected: partOf('set', 'a'),
  kinds: ['set'],
  needs: ['part', 'extent'],
  variants: ways(
    (base, turn) => ({ a: wholeSet(base), b: volume(base, byTurn(volumesOf(base), turn)) }),
    (base, turn) => ({
      a: { ...wholeSet(base), notes: [`全${String(volumesOf(base).length)}册`] },
      b: { ...volume(base, byTurn(volumesOf(base), turn)), isbn: base.isbn ?? [] },
    }),
    (base, turn) => ({
      a: {
        ...wholeSet(base),
        isbn: [`${base.isbn?.[0] ?? ''}(全套)`],
        contents: volumesOf(base).map((one) => `${base.title} ${one}`),
      },
      b: { ...volume(base, byTurn(volumesOf(base), turn)), set: base.title },
    }),
    (base, turn) => {
      const piece = byTurn(volumesOf(base), turn);
      return {
        a: {
          ...volume(base, piece),
          isbn: [
            isbnOf(base.publisher ?? '', base.title + piece, yearIn(base.date)),
            `${base.isbn?.[0] ?? ''}(套)`,
          ],
        },
        b: { ...wholeSet(base), isbn: [`${base.isbn?.[0] ?? ''}(套)`] },
        expected: partOf('set', 'b'),
      };
    },
    (base, turn) => ({
      a: without(
        { ...wholeSet(base), title: `${base.title}(全${numeralOf(volumesOf(base).length)}册)` },
        'isbn',
      ),
      b: without(volume(base, byTurn(volumesOf(base), turn)), 'isbn'),
    }),
  ),
};

interface Run {
  readonly unit: string;
  readonly from: number;
  readonly to: number;
}

export function runOf(base: Base): Run {
  const [, unit = '辑', from = '1', to = '9'] = /^(.) (\d+)-(\d+)$/u.exec(base.more[0] ?? '') ?? [];
  return { unit, from: Number(from), to: Number(to) };
}

/** One number of a serial, the year of its appearance after the first. */
export function numbered(base: Base, n: number, style = 0): Description {
  const { unit, from } = runOf(base);
  if (unit === '年') {
    const year = String(from + n);
    return {
      ...without(base, 'isbn'),
      part: style % 2 === 0 ? year : `${year}年卷`,
      date: year,
      extent: '510页',
    };
  }
  const number = style % 2 === 0 ? `第${String(n)}${unit}` : `第${numeralOf(n)}${unit}`;
  return { ...base, part: number, date: String(yearIn(base.date) + n - 1), extent: '198页' };
}

function wholeSerial(base: Base): Description {
  const { unit, from } = runOf(base);
  return {
    ...base,
    level: 'serial',
    date: unit === '年' ? `${String(from)}-` : `${String(yearIn(base.date))}-`,
    extent: '册',
    type: '连续出版物',
    notes: [unit === '年' ? '年刊' : '不定期'],
    numbers: ['ISSN 1003-0107'].slice(base.title.length % 2),
  };
}

const SERIAL: PairClass = {
  name: 'serial-issue',
  expected: partOf('serial', 'a'),
  kinds: ['serial'],
  needs: ['part', 'date'],
  variants: ways(
    (base, turn) => ({ a: wholeSerial(base), b: numbered(base, 1 + (turn % 7), turn) }),
    (base, turn) => ({
      a: numbered(base, 2 + (turn % 6), turn),
      b: wholeSerial(base),
      expected: partOf('serial', 'b'),
    }),
    (base, turn) => {
      const one = numbered(base, 1 + (turn % 5), turn);
      return {
        a: { ...wholeSerial(base), extent: '24册' },
        b: { ...one, part: '', title: `${base.title} ${one.part ?? ''}` },
      };
    },
    (base, turn) => ({
      a: { ...wholeSerial(base), holdings: '馆藏：1-12' },
      b: { ...numbered(base, 3 + (turn % 4), turn), level: 'analytic', set: base.title },
    }),
  ),
};

const DOUBLE: PairClass = {
  name: 'double-issue',
  expected: partOf('serial', 'a'),
  kinds: ['serial'],
  needs: ['part'],
  variants: ways(
    (base, turn) => ({ a: double(base, turn, '-'), b: numbered(base, 2 + (turn % 5), 0) }),
    (base, turn) => ({ a: double(base, turn, '、'), b: numbered(base, 3 + (turn % 5), 1) }),
    (base, turn) => ({
      a: numbered(base, 3 + (turn % 5), 0),
      b: double(base, turn, '～'),
      expected: partOf('serial', 'b'),
    }),
    (base, turn) => {
      const whole = double(base, turn, '-');
      return {
        a: { ...whole, title: `${base.title}${whole.part ?? ''}合刊`, part: '' },
        b: numbered(base, 2 + (turn % 5), 1),
      };
    },
  ),
};

/** Numbers n and n+1 in one, n as `numbered(2 + turn % 5)`. */
function double(base: Base, turn: number, mark: string): Description {
  const { unit, from } = runOf(base);
  const n = 2 + (turn % 5);
  if (unit === '年')
    return {
      ...without(base, 'isbn'),
      part: `${String(from + n)}${mark}${String(from + n + 1)}`,
      date: String(from + n + 2),
      extent: '890页',
    };
  const han = turn % 2 === 1;
  const number = han
    ? `第${numeralOf(n)}${mark}${numeralOf(n + 1)}${unit}`
    : `第${String(n)}${mark}${String(n + 1)}${unit}`;
  return { ...base, part: number, date: String(yearIn(base.date) + n), notes: ['合刊'] };
}

/** The record of the series itself. */
function seriesRecord(piece: Description & { series: string }, count: number): Description {
  return {
    title: piece.series,
    by: `${piece.publisher ?? ''}编辑部 编`,
    ...(piece.place === undefined ? {} : { place: piece.place }),
    ...(piece.publisher === undefined ? {} : { publisher: piece.publisher }),
    date: `${piece.date ?? ''}-`,
    extent: `${String(count)}册`,
    edition: '影印本',
    level: 'set',
    type: '丛书',
  };
}

const SERIES: PairClass = {
  name: 'series-piece',
  expected: partOf('series', 'a'),
  kinds: ['old', 'oldgaz', 'republic'],
  needs: ['series'],
  variants: ways(
    (base) => ({ a: seriesRecord(inOwnSeries(base), 60), b: inOwnSeries(base) }),
    (base, turn) => ({
      a: inSeries(base, turn),
      b: seriesRecord(inSeries(base, turn), 120),
      expected: partOf('series', 'b'),
    }),
    (base) => ({
      a: {
        ...seriesRecord(inOwnSeries(base), 24),
        contents: [base.title, '景物略', '都城记', '风土小录'],
      },
      b: inOwnSeries(base),
    }),
    (base, turn) => ({
      a: { ...seriesRecord(inSeries(base, turn), 80), isbn: ['978-7-5533-0001-6(全套)'] },
      b: {
        ...inSeries(base, turn),
        isbn: ['978-7-5533-0001-6(套)', isbnOf('南京出版社', base.title, 2013)],
      },
    }),
  ),
};

/** Each half has words of its own, so that no series is in both. */
const OWN_SERIES: Readonly<Record<Half, readonly string[]>> = {
  tuning: ['历史丛刊', '乡邦丛书', '文库'],
  final: ['文献汇编', '方志选刊', '珍本丛编'],
};

/** A small series, named after what it collects. */
function inOwnSeries(base: Base): Description & { series: string } {
  const words = OWN_SERIES[halfOf(base)];
  return {
    ...inSeries(base, base.title.length),
    series: `${base.title.slice(0, 2)}${byTurn(words, base.title.length + base.by.length)}`,
  };
}

const PIECE: PairClass = {
  name: 'collection-piece',
  expected: partOf('piece', 'a'),
  kinds: ['old', 'republic'],
  needs: ['contents'],
  variants: ways(
    (base) => ({
      a: collection(base, '等五种', [base.title, '钟山札记', '秦淮杂咏', '金陵方言考', '石城小识']),
      b: published(base),
    }),
    (base) => ({
      a: published(base),
      b: collection(base, '·雨花石谱合刊', ['雨花石谱', base.title]),
      expected: partOf('piece', 'b'),
    }),
    (base) => ({
      a: collection(base, '（外三种）', ['清溪闲笔', '桃叶渡志', '乌龙潭记']),
      b: published(base),
    }),
    (base) => ({
      a: {
        ...collection(base, '四种合订', [
          `${base.title}/${namesIn(base.by)[0]?.name ?? ''}`,
          '冶山小记',
          '长干旧闻',
          '覆舟山志',
        ]),
        notes: ['丛书零种合订'],
      },
      b: published(base),
    }),
  ),
};

/** A collection that is called by its first piece. */
function collection(base: Base, words: string, pieces: readonly string[]): Description {
  const title = base.title + words;
  return {
    ...published(base),
    title,
    contents: pieces.includes(base.title) ? pieces : [base.title, ...pieces],
    isbn: [isbnOf('南京出版社', title, 2012)],
  };
}

function published(base: Base): Description {
  return {
    ...without(base, 'extent', 'rest', 'edition'),
    place: '南京',
    publisher: '南京出版社',
    date: '2012',
    type: '图书',
  };
}

const ALBUM: PairClass = {
  name: 'album-picture',
  expected: partOf('piece', 'a'),
  kinds: ['picture', 'letter', 'rubbing'],
  needs: ['contents', 'host'],
  variants: ways(
    (base) => ({ a: album(base, '影集'), b: { ...small(base), host: albumTitle(base, '影集') } }),
    (base) => ({
      a: { ...small(base), host: albumTitle(base, '册'), level: 'analytic' },
      b: album(base, '册'),
      expected: partOf('piece', 'b'),
    }),
    (base) => ({
      a: album(base, '汇册'),
      b: { ...small(base), notes: [`选自《${albumTitle(base, '汇册')}》`] },
    }),
    (base) => ({
      a: { ...album(base, '集锦'), notes: ['共48件'] },
      b: { ...small(base), series: albumTitle(base, '集锦'), seriesNo: '17' },
    }),
  ),
};

function albumTitle(base: Base, word: string): string {
  const name = namesIn(base.by)[0]?.name ?? '佚名';
  if (base.type === '信札') return `${name}友朋书札${word}`;
  return `${base.title.slice(0, 4)}${base.type === '照片' ? '旧影' : '等石刻拓本'}${word}`;
}

function album(base: Base, word: string): Description {
  return {
    title: albumTitle(base, word),
    by: base.by,
    type: '图册',
    extent: '1册(48幅)',
    contents: ['白鹭洲', base.title, '聚宝门', '三汊河口'],
    ...(base.more[0] === undefined ? {} : { date: base.more[0] }),
    leader: 'picture',
  };
}

const ARTICLE: PairClass = {
  name: 'article-issue',
  expected: partOf('piece', 'a'),
  kinds: ['thesis'],
  needs: ['host'],
  variants: ways(
    (base, turn) => ({ a: journal(base, turn), b: article(base, turn) }),
    (base, turn) => ({
      a: article(base, turn),
      b: { ...journal(base, turn), contents: [base.title, '近三十年南京史研究述评'] },
      expected: partOf('piece', 'b'),
    }),
    (base, turn) => ({
      a: {
        ...journal(base, turn),
        title: `${base.title.slice(0, 4)}研究论文选`,
        part: '',
        contents: ['前言', base.title, '编后记'],
      },
      b: { ...article(base, turn), host: `${base.title.slice(0, 4)}研究论文选`, hostPart: '' },
    }),
  ),
};

function issuePart(base: Base, turn: number): string {
  return `${String(Number(base.more[2] ?? '2000') - 1)}年第${String(1 + (turn % 6))}期`;
}

function journal(base: Base, turn: number): Description {
  return {
    title: base.more[4] ?? '学刊',
    part: issuePart(base, turn),
    date: String(Number(base.more[2] ?? '2000') - 1),
    publisher: `${base.more[4] ?? '学刊'}编辑部`,
    type: '期刊',
    extent: '160页',
  };
}

export function article(base: Base, turn: number): Description {
  return {
    title: base.title,
    by: `${base.by} 著`,
    date: String(Number(base.more[2] ?? '2000') - 1),
    host: base.more[4] ?? '学刊',
    hostPart: `${issuePart(base, turn)}, 45-58页`,
    type: '期刊论文',
    level: 'analytic',
  };
}

export const WHOLE_CLASSES: readonly PairClass[] = [
  SET,
  SERIAL,
  DOUBLE,
  SERIES,
  PIECE,
  ALBUM,
  ARTICLE,
];
