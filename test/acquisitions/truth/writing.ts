/**
 * How suppliers write what they offer: titles with all glued to them, names in every manner, houses cut short, dates,
 * numbers and prices as typed. What is written is never less than the offer says unless the habit is to say less.
 */
import { Converter } from 'opencc-js';
import { isbn13, namesIn } from '../../matching/pairs/description.ts';
import type { Random } from '../../support/random.ts';
import type { Offer } from './offers.ts';

export interface Habits {
  /** Shares of lines. */
  readonly traditional?: number;
  readonly glued?: number;
  readonly withoutBy?: number;
  readonly withoutIsbn?: number;
  readonly withoutDate?: number;
  readonly withoutPublisher?: number;
  readonly quoted?: number;
  /** Subtitle, series and volume have columns of their own. */
  readonly isParted?: boolean;
  readonly isbn: 'plain' | 'dashed' | 'formula' | 'tab' | 'number' | 'mixed' | 'none';
}

export type Written = Readonly<
  Record<
    | 'title'
    | 'subtitle'
    | 'volume'
    | 'series'
    | 'creator'
    | 'creator2'
    | 'edition'
    | 'place'
    | 'publisher'
    | 'date'
    | 'isbn'
    | 'price'
    | 'copies'
    | 'binding'
    | 'note',
    string
  >
>;

const toTraditional = Converter({ from: 'cn', to: 't' });

export function write(offer: Offer, habits: Habits, random: Random): Written {
  const { description, isEmpty, isBare } = offer;
  const chance = (share = 0): boolean => random.next() < share;
  const [creator, creator2] =
    isBare || chance(habits.withoutBy) ? ['', ''] : names(offer, habits, random);
  const part = [description.part, description.partName]
    .filter((one) => one !== undefined)
    .join(' ');
  const series =
    description.series === undefined
      ? ''
      : [description.series, description.seriesNo].filter((one) => one !== undefined).join(' ');
  const title = titleOf(offer, { part, series }, habits, random);
  const isMute = isBare === true || chance(habits.withoutIsbn);
  const written: Written = {
    title,
    subtitle: habits.isParted === true ? (description.rest ?? '') : '',
    volume: habits.isParted === true ? part : '',
    series: habits.isParted === true ? series : '',
    creator,
    creator2,
    edition: description.edition ?? '',
    place: description.place ?? '',
    publisher:
      isBare || chance(habits.withoutPublisher) ? '' : house(description.publisher ?? '', random),
    date: isBare || chance(habits.withoutDate) ? '' : dateOf(description.date ?? '', random),
    isbn: offer.isbn ?? (isMute ? '' : isbnOf(description.isbn?.[0], habits.isbn, random)),
    price: priceOf(random),
    copies: random.one(['1', '1', '2', '3', '']),
    binding: random.one(['平装', '精装', '']),
    note: offer.note ?? '',
  };
  if (isEmpty === true)
    return { ...written, title: '', isbn: habits.isbn === 'none' ? '' : '9.78755E+12' };
  if (!chance(habits.traditional)) return written;
  return { ...written, title: toTraditional(title), creator: toTraditional(creator) };
}

function titleOf(
  { description, count }: Offer,
  { part, series }: { readonly part: string; readonly series: string },
  { isParted = false, glued = 0, quoted = 0 }: Habits,
  random: Random,
): string {
  const { title, rest } = description;
  const chance = (share: number): boolean => random.next() < share;
  const sub = isParted || rest === undefined ? '' : random.one(['：', ':', '——', ' : ']) + rest;
  const all =
    count === undefined
      ? ''
      : random.one([`（全${count}册）`, `(全${count}册)`, `（套装共${count}册）`]);
  const volume = isParted || part === '' ? '' : random.one([` ${part}`, `（${part}）`, `·${part}`]);
  const inSeries =
    isParted || series === ''
      ? ''
      : chance(0.5)
        ? `（${series}）`
        : random.one([` / ${series}`, `（${series}）`]);
  const behind = chance(glued) ? random.one(['（精装）', '(平装)', '【现货】', '（精装本）']) : '';
  const whole = `${title}${sub}${volume}${all}${inSeries}${behind}`;
  return chance(quoted) ? `《${title}${sub}${volume}》${all}${inSeries}` : whole;
}

/** 张三,李四 编著 as suppliers have it; with a column for others, those apart. */
function names(
  { description }: Offer,
  { isParted = false }: Habits,
  random: Random,
): [string, string] {
  const said = namesIn(description.by);
  const [first] = said;
  if (first === undefined) return ['', ''];
  const dynasty =
    first.dynasty === undefined ? '' : random.one([`(${first.dynasty})`, `[${first.dynasty}]`, '']);
  const role = random.one([first.role, ` ${first.role}`, '']);
  if (first.andOthers) return [`${dynasty}${first.name}${random.one([' 等', '等'])}${role}`, ''];
  const [, second] = said;
  if (second === undefined) return [`${dynasty}${first.name}${role}`, ''];
  if (isParted) return [`${first.name}${role}`, `${second.name}${role}`];
  const between = random.one(['，', ',', '、', ' ', ';']);
  return random.next() < 0.2
    ? [`${first.name}等${role}`, '']
    : [`${dynasty}${first.name}${between}${second.name}${role}`, ''];
}

function house(publisher: string, random: Random): string {
  const of = random.next();
  if (of < 0.12 && publisher.endsWith('人民出版社')) return publisher.replace(/出版社$/u, '');
  if (of < 0.18 && publisher.endsWith('出版社')) return `${publisher}有限公司`;
  return publisher;
}

function dateOf(date: string, random: Random): string {
  if (!/^\d{4}$/u.test(date)) return date;
  const month = 1 + random.below(12);
  const two = String(month).padStart(2, '0');
  return random.one([
    date,
    date,
    `${date}-${two}`,
    `${date}.${month}`,
    `${date}年${month}月`,
    `${date}-${two}-01`,
    `${date}${two}`,
  ]);
}

function isbnOf(isbn: string | undefined, manner: Habits['isbn'], random: Random): string {
  if (isbn === undefined || manner === 'none') return '';
  const dashed = isbn.replace(/\(.*$/u, '');
  const digits = isbn13(dashed);
  switch (manner) {
    case 'plain':
    case 'number':
      return digits;
    case 'dashed':
      return dashed;
    case 'formula':
      return `="${digits}"`;
    case 'tab':
      return `${digits}\t`;
    case 'mixed':
      return random.one([
        digits,
        dashed,
        dashed.replaceAll('-', ''),
        `ISBN ${dashed}`,
        `ISBN${dashed}/K·88`,
        ` ${digits} `,
        Array.from(digits, (one) => String.fromCodePoint((one.codePointAt(0) ?? 0) + 0xfee0)).join(
          '',
        ),
      ]);
  }
}

function priceOf(random: Random): string {
  const yuan = 18 + random.below(90);
  return random.one([
    `${yuan}`,
    `${yuan}.00`,
    `${yuan}.80`,
    `¥${yuan}.00`,
    `${yuan}元`,
    '估价',
    `${yuan}.00`,
  ]);
}
