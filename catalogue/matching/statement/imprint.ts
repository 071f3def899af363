/**
 * When and by whom a document was published or made, and how much of it there is, as far as it can be compared.
 *
 * A date of printing is no date of the edition; a day of our own time in Dublin Core is mostly that of the upload
 * and is doubtful; a facsimile has the date of its original beside its own.
 */
import { endYear, startYear } from '../../dates/dates.ts';
import { readOriginalDate } from '../../dates/originals.ts';
import type { DateStatement } from '../../dates/reading.ts';
import type { CatalogueDocument } from '../../document.ts';
import { publisherKey } from '../../fields/publishers.ts';
import { readNumeral } from '../../text/chinese-numerals.ts';
import { remembered } from '../../text/remembered.ts';
import { fold } from '../../text/text.ts';
import { scaleIn } from './heading-words.ts';
import { bodyKey } from './statement-names.ts';

export interface Years {
  readonly from: number;
  readonly to: number;
  /** Month or day as far as it is known: 1937-12-13; '' for a year or a span. */
  readonly point: string;
  /** Inferred, of a period, or several candidates: near it is no contradiction. */
  readonly isLoose: boolean;
  readonly raw: string;
}

export interface Publisher {
  readonly key: string;
  /** A university or school, where theses are written. */
  readonly isSchool: boolean;
  /** As bodies that publish themselves are compared. */
  readonly body: string;
}

export interface Imprint {
  /** Of the edition; null when it is not known. */
  readonly when: Years | null;
  /** True when it may be the day of an upload. */
  readonly isDoubtful: boolean;
  readonly original: Years | null;
  /** 1版2印, 第3次印刷, 重印: its year may be later than that of the edition. */
  readonly isLaterPrinting: boolean;
  /** Years of printings. */
  readonly printings: readonly number[];
  readonly publishers: readonly Publisher[];
  /** Places of publication, else those that it is about. */
  readonly places: readonly string[];
  readonly pages: number | null;
  /** 册 or v.; null when it is not said. */
  readonly volumes: number | null;
  readonly juan: number | null;
  readonly scale: number;
  readonly sheet: string;
  /** 30x40 of a picture, rubbing or map; '' for none. */
  readonly size: string;
  /** `hard`, `soft` or ''. */
  readonly binding: string;
  readonly printed: { readonly publisher: string; readonly date: string; readonly extent: string };
}

const MOST_PUBLISHERS = 6;
/** From when on days are written by systems. */
const COMPUTERS = 1995;
/** Kinds of things that have a day of their own. */
const DATED: ReadonlySet<string> = new Set([
  'newspaper',
  'image',
  'archive',
  'oral-history',
  'audio',
  'video',
  'article',
  'serial',
  'artwork',
]);

/**
 * @param notes short ones
 * @param folded the same
 */
export function imprintOf(
  document: CatalogueDocument,
  notes: readonly string[],
  folded: readonly string[],
): Imprint {
  const told = printingHistory([document.edition?.statement, document.edition?.raw, ...notes]);
  const dates = document.dates;
  const known = (kind: DateStatement['kind']): DateStatement | undefined =>
    dates.find((date) => date.kind === kind && date.start !== null);
  const published = known('publication');
  const date = published ?? known('created') ?? statedIn(dates);
  const own = yearsOf(date);
  const edition = told.edition;
  const when: Years | null =
    edition !== null && own?.from !== edition
      ? { from: edition, to: edition, point: '', isLoose: false, raw: own?.raw ?? String(edition) }
      : own;
  const isDay = published?.precision === 'day' && (own?.from ?? 0) >= COMPUTERS;
  const extent = fold(document.extent ?? '');
  const words = `${extent} ${folded.join(' ')}`;
  const scales = [
    ...(document.extra['206'] ?? []),
    ...(document.extra['format'] ?? []),
    ...(document.extra['255'] ?? []),
  ].map((text) => fold(text.slice(0, 200)));
  return {
    when,
    isDoubtful: isDay && !document.format.startsWith('cn') && !DATED.has(document.type.code),
    original: yearsOf(known('original')),
    isLaterPrinting: LATER_PRINTING.test(
      [fold(document.edition?.statement ?? ''), fold(document.edition?.raw ?? ''), ...folded].join(
        ' ',
      ),
    ),
    printings: [
      ...dates.filter(({ kind }) => kind === 'reprint').flatMap((one) => startYear(one) ?? []),
      ...told.printings,
      ...(edition !== null && own !== null && own.from !== edition ? [own.from] : []),
    ],
    publishers: publishersOf(document),
    places: placesOf(document),
    pages: pagesIn(extent),
    volumes: volumesIn(extent),
    juan: juanIn(extent),
    scale: Math.max(0, ...[...scales, ...folded, words.slice(0, 200)].map(scaleIn)),
    sheet: sheetIn(words),
    size: sizeIn(extent),
    binding: bindingIn(words, document),
    printed: {
      publisher: document.publications
        .map(({ raw }) => raw)
        .slice(0, 3)
        .join('；'),
      date: date?.raw ?? dates[0]?.raw ?? '',
      extent: document.extent ?? '',
    },
  };
}

/** 民国八年董氏诵芬室刻本: the year stands before the house and the making, in one string. */
function statedIn(dates: readonly DateStatement[]): DateStatement | undefined {
  for (const { kind, raw } of dates) {
    if (kind !== 'publication' && kind !== 'created') continue;
    const found = readOriginalDate(raw, true);
    if (found !== undefined) return { ...found, kind: 'publication', raw };
  }
  return undefined;
}

function yearsOf(date: DateStatement | undefined): Years | null {
  if (date === undefined) return null;
  const from = startYear(date) ?? endYear(date);
  if (from === null) return null;
  const isOpen = date.precision === 'open';
  const to = isOpen ? 9999 : (endYear(date) ?? from);
  const isPoint = date.precision === 'day' || date.precision === 'month';
  return {
    from,
    to,
    point: isPoint && date.start === date.end ? (date.start ?? '') : '',
    isLoose: date.certainty !== 'certain' || to !== from,
    raw: date.raw,
  };
}

/** 2006年9月第1版 2008年3月第2次印刷: the year of the edition is that of 版. */
const EDITION_YEAR =
  /((?:19|20)\d\d)年?(?:\d{1,2}月)?\s?(?:第?[一二三四五六七八九十\d]{1,2}版(?![面块])|初版)/gu;
const PRINTING_YEAR =
  /((?:19|20)\d\d)年?(?:\d{1,2}月)?\s?(?:第?[一二三四五六七八九十\d]{1,3}次(?:印刷|印)|重印|再印|加印|印刷$|印$)/gu;

const LATER_PRINTING =
  /版\s?(?:[2-9]|1\d)\s?印|第\s?(?:[2-9]|1\d|[二三四五六七八九十]{1,3})\s?次印|重印|再印|加印/u;

function printingHistory(texts: readonly (string | undefined)[]): {
  edition: number | null;
  printings: number[];
} {
  let edition: number | null = null;
  const printings: number[] = [];
  for (const text of texts) {
    if (text === undefined || text.length > 80 || !/[印版]/u.test(text)) continue;
    const folded = fold(text);
    // The last edition named is that in hand.
    for (const [, year] of folded.matchAll(EDITION_YEAR))
      edition = Math.max(edition ?? 0, Number(year));
    for (const [, year] of folded.matchAll(PRINTING_YEAR)) printings.push(Number(year));
  }
  return { edition, printings };
}

/** A library that put the copy online is no publisher of the work. */
const LIBRARY = /(?:图书馆|文化馆|数字资源(?:中心|平台)|library)$/u;
const UNKNOWN =
  /^(?:出版者?不详|不详|未知|无|自印|自刊|私印|内部资料|内部发行|编者自?印|编者刊|编者|作者|自编|家印|家刊|内部|编印者|本社|s ?n|佚名)$/u;

/** 该局, 该会: whoever is named as the author. */
const SAID_BEFORE = /^[该本].{1,3}$/u;

function publishersOf({ publications, format }: CatalogueDocument): Publisher[] {
  const printed = publications
    .flatMap(({ publisher }) => (publisher ?? '').split(/[;；、]|(?<=社|局|馆|公司)[\s,，]+/u))
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const keys = new Map<string, Publisher>();
  for (const text of printed) {
    const one = publisherIn(text);
    if (one === null) continue;
    if (LIBRARY.test(one.key) && format !== 'cnmarc' && format !== 'marc21') continue;
    keys.set(one.key, one);
  }
  return [...keys.values()].slice(0, MOST_PUBLISHERS);
}

const publisherIn = remembered((text: string): Publisher | null => {
  const key = publisherKey(text);
  if (key.length < 2 || UNKNOWN.test(key) || SAID_BEFORE.test(key)) return null;
  const isSchool = /(?:大学|学院|研究生院)$/u.test(fold(text));
  return { key, isSchool, body: bodyKey(text) };
});

function placesOf({ publications, places }: CatalogueDocument): string[] {
  const published = publications.flatMap(({ place }) => place ?? []);
  const all = published.length > 0 ? published : places.slice(0, 3);
  const bare = all.map((place) =>
    fold(place)
      .replace(/[^\p{L}\p{N}]/gu, '')
      .replace(/(?<=..)[市省县区]$/u, ''),
  );
  return [...new Set(bare)].filter((place) => place !== '').slice(0, 4);
}

/** The longest count in front of 页 or 叶: `2, 320页`. */
/** Whether an extent says how many pages there are: not 1册, not 纸质. */
export function saysPages(extent: string): boolean {
  return pagesIn(fold(extent)) !== null;
}

function pagesIn(extent: string): number | null {
  if (extent === '') return null;
  let most = 0;
  for (const { index } of extent.matchAll(/页|叶|\bp\b|\bp\.|pages/gu)) {
    const before = extent.slice(Math.max(0, index - 20), index);
    for (const [number] of before.matchAll(/\d{1,5}/gu)) most = Math.max(most, Number(number));
  }
  return most >= 2 ? most : null;
}

function volumesIn(extent: string): number | null {
  const found =
    /(\d{1,4}|[一二三四五六七八九十百]{1,4})\s?册/u.exec(extent)?.[1] ??
    /(?<![\d.])(\d{1,3})\s?(?:v\b|v\.|volumes?|vols?)/u.exec(extent)?.[1];
  return found === undefined ? null : /^\d/.test(found) ? Number(found) : readNumeral(found);
}

function juanIn(extent: string): number | null {
  const found = /(?:^|[\s(,;])(\d{1,3}|[一二三四五六七八九十百]{1,5})卷/u.exec(extent)?.[1];
  // 存三卷 tells of the copy.
  return found === undefined || /[存缺残]/u.test(extent)
    ? null
    : /^\d/.test(found)
      ? Number(found)
      : readNumeral(found);
}

const SHEET =
  /(?:图幅号?|图号|幅号|分幅|sheet)\s?:?\s?([a-z\d][a-z\d.()-]{0,14}|第?[一二三四五六七八九十\d]{1,3}幅)|第([一二三四五六七八九十\d]{1,3})[幅图张](?!共)/u;

function sheetIn(words: string): string {
  const [, named, counted] = (/[图幅张]|sheet/u.test(words) ? SHEET.exec(words) : null) ?? [];
  return (named ?? counted ?? '').replace(/[^\p{L}\p{N}]/gu, '');
}

function sizeIn(extent: string): string {
  const [, a, b] = /(\d{1,3})(?:\.\d)?\s?(?:cm|厘米)?\s?[x×*]\s?(\d{1,3})/u.exec(extent) ?? [];
  return a === undefined || b === undefined ? '' : `${a}x${b}`;
}

function bindingIn(words: string, { identifiers, price }: CatalogueDocument): string {
  const notes = identifiers.flatMap(({ type, note }) =>
    type === 'isbn' && note !== undefined ? [fold(note)] : [],
  );
  const all = `${words} ${notes.join(' ')} ${fold(price ?? '')}`;
  const [hard, soft] = [all.includes('精装'), /平装|简装|软精装/u.test(all)];
  return hard === soft ? '' : hard ? 'hard' : 'soft';
}
