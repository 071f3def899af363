/**
 * What a cataloguer knows of a thing before it is written down: one side of a labelled pair. The hands in
 * `hands/` write it as a library of their kind would, in Dublin Core, CNMARC or MARC21.
 *
 * Everything is text as it is printed (清光绪十六年, 2008年5月第1版), never a value that somebody already
 * understood. The bibliography in `bibliography/` is read into these.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** One side of a pair. A field that is absent is not known to the cataloguer. */
export interface Description {
  readonly title: string;
  /** 其他题名信息 */
  readonly rest?: string;
  /** 并列题名 */
  readonly parallel?: string;
  /** 分册号 as printed: 上册, 第3辑, 1999. */
  readonly part?: string;
  /** 分册名: 明代卷 */
  readonly partName?: string;
  /** 责任说明: names parted by commas, a blank, the role; statements parted by ；. */
  readonly by?: string;
  /** 版本说明: 第2版, 刻本, 影印本. */
  readonly edition?: string;
  readonly place?: string;
  readonly publisher?: string;
  readonly date?: string;
  /** The printing in hand: 2009年3月第2次印刷. */
  readonly printing?: string;
  readonly extent?: string;
  /** As printed, a qualifier in brackets behind it: 978-7-…(精装). */
  readonly isbn?: readonly string[];
  /** 统一书号, 准印证号, ISSN and the like, with their label. */
  readonly numbers?: readonly string[];
  /** CALIS or NLC union number. */
  readonly union?: string;
  readonly series?: string;
  readonly seriesNo?: string;
  /** 所属的套书, of which this is a volume (461). */
  readonly set?: string;
  /** 子目 */
  readonly contents?: readonly string[];
  /** What it is on: 纸质, 电子资源, 缩微胶卷. Absent: not said. */
  readonly form?: string;
  /** 图书, 古籍, 照片 … */
  readonly type?: string;
  readonly level?: 'monograph' | 'serial' | 'analytic' | 'set';
  readonly leader?: 'text' | 'manuscript' | 'map' | 'picture' | 'electronic';
  readonly notes?: readonly string[];
  /** 据清光绪十六年刻本影印 */
  readonly original?: string;
  readonly url?: string;
  /** ISO 639-2. */
  readonly language?: string;
  /** 读者对象 */
  readonly audience?: string;
  /** When the record or the scan was put on the platform, as platforms print it among the dates. */
  readonly uploaded?: string;
  readonly continues?: string;
  readonly continuedBy?: string;
  /** What an article or a picture stands in. */
  readonly host?: string;
  readonly hostPart?: string;
  readonly scale?: string;
  readonly subjects?: readonly string[];
  readonly holdings?: string;
}

/** A line of the bibliography, by the file it stands in. */
export interface Base extends Description {
  readonly by: string;
  /** What stands in the line behind the description. */
  readonly more: readonly string[];
}

export type Kind =
  | 'modern'
  | 'fresh'
  | 'old'
  | 'republic'
  | 'oldgaz'
  | 'gazetteer'
  | 'genealogy'
  | 'serial'
  | 'newspaper'
  | 'map'
  | 'picture'
  | 'letter'
  | 'rubbing'
  | 'set'
  | 'thesis';

const TYPES: Readonly<Record<Kind, string>> = {
  modern: '图书',
  fresh: '图书',
  old: '古籍',
  republic: '民国图书',
  oldgaz: '地方志',
  gazetteer: '地方志',
  genealogy: '家谱',
  serial: '连续出版物',
  newspaper: '报纸',
  map: '地图',
  picture: '照片',
  letter: '信札',
  rubbing: '拓片',
  set: '图书',
  thesis: '学位论文',
};

const FOLDER = path.join(import.meta.dirname, 'bibliography');

/**
 * The lines of one file, in its notation: `题名 : 其他 / 责任者 — 版本 — 地 : 社, 年 — 数量 — …`. Modern
 * books get an ISBN of their publisher.
 */
export function bibliography(kind: Kind): Base[] {
  return readFileSync(path.join(FOLDER, `${kind}.txt`), 'utf8')
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => baseOf(line, kind));
}

function baseOf(line: string, kind: Kind): Base {
  const [first = '', ...areas] = line.split(' — ');
  const [titles = '', by = ''] = first.split(' / ');
  const [title = '', rest] = titles.split(' : ');
  let published: Partial<Description> = {};
  let edition: string | undefined;
  const more: string[] = [];
  for (const area of areas) {
    const [, place, publisher, date] = /^([^:]+) : ([^,]+), (.+)$/u.exec(area) ?? [];
    if (publisher !== undefined && place !== undefined && date !== undefined)
      published = { place, publisher: publisher === '编者' ? bodiesIn(by) : publisher, date };
    else if (/^\S*[本]$/u.test(area)) edition = area;
    else more.push(area);
  }
  const base = {
    title,
    ...(rest === undefined ? {} : { rest }),
    by,
    ...(edition === undefined ? {} : { edition }),
    ...published,
    type: TYPES[kind],
    more,
  };
  const [extent] = more;
  const hasExtent =
    extent !== undefined && /\d/u.test(extent) && kind !== 'serial' && kind !== 'set';
  const isbn =
    ['modern', 'fresh', 'gazetteer', 'set'].includes(kind) && yearIn(base.date) >= 1987
      ? { isbn: [isbnOf(base.publisher ?? '', title, yearIn(base.date))] }
      : {};
  return { ...base, ...isbn, ...(hasExtent ? { extent } : {}) };
}

function bodiesIn(by: string): string {
  return by.replace(/ .*$/u, '');
}

export function yearIn(date = ''): number {
  return Number(/(?:1[5-9]|20)\d\d/u.exec(date)?.[0] ?? 0);
}

/** Name, dynasty and role of everybody in a statement of responsibility. */
export interface Name {
  readonly name: string;
  readonly dynasty?: string;
  readonly role: string;
  readonly isBody: boolean;
  readonly andOthers: boolean;
}

const BODY =
  /(?:会|局|办公室|馆|社|组|院|系|厂|处|厅|署|部|大学|集团|政府|文联|所|公司|政协|协会|办|校|堂|文史委|总局|海关|学堂|教育厅|楼|报社|小组|南京站|工会)$/u;

export function namesIn(by = ''): Name[] {
  return by
    .split('；')
    .filter((statement) => statement !== '')
    .flatMap((statement) => {
      const [, dynasty, said = statement] = /^\((.+?)\)(.+)$/u.exec(statement) ?? [];
      const words = said.split(' ');
      const role = words.length > 1 ? (words.at(-1) ?? '') : '';
      const names = (words[0] ?? '').split(',');
      const andOthers = words.includes('等');
      return names.map((name) => ({
        name,
        ...(dynasty === undefined ? {} : { dynasty }),
        role,
        isBody: BODY.test(name),
        andOthers,
      }));
    });
}

/** Publishers' numbers, so that one publisher's books look like it. */
const PUBLISHERS: readonly (readonly [string, string, string])[] = [
  ['南京出版社', '80560', '5533'],
  ['江苏人民出版社', '214', '214'],
  ['江苏古籍出版社', '80519', '80519'],
  ['凤凰出版社', '80729', '5506'],
  ['南京大学出版社', '305', '305'],
  ['东南大学出版社', '81050', '5641'],
  ['河海大学出版社', '5630', '5630'],
  ['中华书局', '101', '101'],
  ['方志出版社', '80122', '5144'],
  ['文物出版社', '5010', '5010'],
  ['科学出版社', '03', '03'],
  ['上海古籍出版社', '5325', '5325'],
  ['中国文史出版社', '5034', '5034'],
  ['江苏美术出版社', '5344', '5344'],
  ['江苏文艺出版社', '5399', '5399'],
  ['广陵书社', '80694', '5554'],
];

/** A small house has five digits, 80000 and up. */
function otherPrefix(publisher: string): [string, string] {
  const prefix = `8${String(hashOf(publisher) % 10_000).padStart(4, '0')}`;
  return [prefix, prefix];
}

/** A number that checks: of ten digits before 2007, of thirteen after. */
export function isbnOf(publisher: string, title: string, year: number): string {
  const [, early, late] = PUBLISHERS.find(([name]) => name === publisher) ?? [
    '',
    ...otherPrefix(publisher),
  ];
  const prefix = year < 2012 ? early : late;
  const number = String(hashOf(publisher + title) % 10 ** (8 - prefix.length)).padStart(
    8 - prefix.length,
    '0',
  );
  return year < 2007
    ? `7-${prefix}-${number}-${checkOf10(`7${prefix}${number}`)}`
    : `978-7-${prefix}-${number}-${checkOf13(`9787${prefix}${number}`)}`;
}

export function checkOf10(nine: string): string {
  const sum = Array.from(nine).reduce((total, digit, i) => total + Number(digit) * (10 - i), 0);
  const check = (11 - (sum % 11)) % 11;
  return check === 10 ? 'X' : String(check);
}

export function checkOf13(twelve: string): string {
  const sum = Array.from(twelve).reduce(
    (total, digit, i) => total + Number(digit) * (i % 2 ? 3 : 1),
    0,
  );
  return String((10 - (sum % 10)) % 10);
}

/** The same number in thirteen digits. */
export function isbn13(isbn: string): string {
  const [number = ''] = /[\dXx-]+/u.exec(isbn) ?? [];
  const digits = number.replaceAll('-', '');
  if (digits.length === 13) return digits;
  const twelve = `978${digits.slice(0, 9)}`;
  return twelve + checkOf13(twelve);
}

/** FNV-1a over code units: choices that stay the same from run to run. */
export function hashOf(text: string): number {
  let hash = 2166136261;
  for (let i = 0; i < text.length; i++) {
    hash ^= text.charCodeAt(i);
    hash = Math.imul(hash, 16777619);
  }
  hash ^= hash >>> 15;
  hash = Math.imul(hash, 0x2c1b3c6d);
  return (hash ^ (hash >>> 12)) >>> 0;
}
