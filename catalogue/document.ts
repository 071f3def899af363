/**
 * The normalised description of one source record 统一著录, made by `formats/`.
 *
 * Plain JSON: it is stored, sent between threads and shown as it stands. Beside every value that we
 * understood stands the form that was printed (`raw`), because cataloguers must be able to check us.
 * The schema is that of the reference on Chinese metadata, section 8, trimmed to what a page, a
 * filter or the matcher uses; anything else a record says goes into `extra` and stays searchable.
 */
import { endYear, startYear } from './dates/dates.ts';
import type { DateStatement } from './dates/reading.ts';
import type { Access, Carrier } from './fields/access.ts';
import type { Audience } from './fields/audiences.ts';
import type { Clan } from './fields/clans.ts';
import type { Classification } from './fields/classification.ts';
import type { Edition } from './fields/editions.ts';
import type { Identifier } from './fields/identifiers.ts';
import type { Link } from './fields/links.ts';
import type { Creator } from './fields/names.ts';
import type { Succession } from './fields/successions.ts';
import { placesIn } from './fields/places.ts';
import type { Publication } from './fields/publishers.ts';
import type { Title } from './fields/titles.ts';
import type { TypeCode } from './fields/types.ts';
import { LONGEST_ANALYSED } from './text/bounds.ts';
import { withPartNumbers } from './text/part-numbers.ts';
import { fold } from './text/text.ts';
import type { Volume } from './fields/volumes.ts';
import type { Rights } from './library-page.ts';
import type { Warning } from './warnings.ts';

/** End of a title that a part may stand at, UTF-16 units. */
const LONGEST_PART = 200;
/** Values of one document that places are looked for in. */
const MOST_LOOKED_THROUGH = 200;

/** 地区 of a document: its fields for places first; its titles when those say nothing. */
export function placesOf(document: CatalogueDocument): string[] {
  const original = document.dates.find(({ kind }) => kind === 'original') ?? document.dates[0];
  const year = original === undefined ? null : (endYear(original) ?? startYear(original));
  const named = (texts: readonly string[], isPlace: boolean): string[] =>
    texts
      .slice(0, MOST_LOOKED_THROUGH)
      .flatMap((text) => placesIn(text.slice(0, LONGEST_ANALYSED), year, isPlace));
  const fields = named(
    [
      ...document.places,
      ...document.subjects.flatMap(({ text, kind }) => (kind === 'place' ? [text] : [])),
    ],
    true,
  );
  const titles = document.titles.map(({ text }) => text);
  return [...new Set(fields.length > 0 ? fields : named(titles, false))].toSorted();
}

/** 正题名. 分册号, 分册名, of which the title may end with either already: 某氏宗谱（二）, 文史资料第2辑. */
export function displayTitle(document: Pick<CatalogueDocument, 'titles' | 'volume'>): string {
  const main = document.titles[0]?.text ?? '';
  const { volume } = document;
  if (volume === null) return main;
  const { raw, name = '' } = volume;
  const isNamed = name === '' || endsWithPart(main, name);
  const whole = isNamed && name !== '' ? main.slice(0, main.lastIndexOf(name)) || main : main;
  const isNumbered = raw === '' || endsWithPart(main, raw) || endsWithPart(whole, raw);
  const part = [isNumbered ? '' : raw, isNamed ? '' : name].filter((text) => text !== '');
  return part.length === 0 ? main : `${main}. ${part.join(', ')}`;
}

/** What a numeral goes on with: 2 is no part of 南京年鉴2012, nor 二 of 第十二. */
const NUMERAL = /[\d零一二三四五六七八九十百廿卅]/u;

/** Whether a title ends with this part, in whatever brackets and numerals either stands. */
function endsWithPart(title: string, part: string): boolean {
  return [fold, (text: string) => withPartNumbers(fold(text))].some((folding) => {
    const [whole, end] = [title, part].map((text) =>
      folding(text.slice(-LONGEST_PART)).replace(/[^\p{L}\p{N}]/gu, ''),
    );
    if (whole === undefined || !end || !whole.endsWith(end)) return false;
    const before = whole.charAt(whole.length - end.length - 1);
    return !(NUMERAL.test(end.charAt(0)) && NUMERAL.test(before));
  });
}

/**
 * The record's own small picture, where the holding that it is of is given to everybody online; null for any
 * other document.
 */
export function pictureOf({ holdings }: Pick<CatalogueDocument, 'holdings'>): string | null {
  const links = holdings.flatMap(({ access, links: of }) => (access === 'online' ? of : []));
  return links.find(({ kind }) => kind === 'thumbnail')?.url ?? null;
}

/** Hash of (source, OAI identifier); see `documentId` in `ids.ts`. */
export type DocumentId = string;

export type RecordFormat = 'oai_dc' | 'qdc' | 'marc21' | 'cnmarc';

export type RecordLevel = 'set' | 'serial' | 'piece';

export interface Subject {
  readonly text: string;
  readonly kind: 'topic' | 'person' | 'body' | 'place' | 'period' | 'form' | 'free';
}

/** One copy, or one set of copies, that the library says it has. */
export interface Holding {
  /** Ids of the special collections it belongs to, see `CollectionInfo`; none is possible. */
  readonly collections: readonly string[];
  /** 馆藏地点 */
  readonly location: string | null;
  /** 索书号 */
  readonly callNumber: string | null;
  /** 卷册 / 入藏年卷期 as printed. */
  readonly volumes: string | null;
  /** 存缺: what is lacking or what survives, as printed. */
  readonly completeness: string | null;
  /** 复本 */
  readonly copies: number | null;
  readonly barcode?: string;
  readonly carrier: Carrier;
  readonly access: Access;
  /** Where `access` comes from; `none` goes with `unknown`. */
  readonly accessFrom: 'record' | 'collection' | 'none';
  /** The words of the record about access and rights, as printed. */
  readonly rights: string | null;
  readonly links: readonly Link[];
}

export interface CatalogueDocument {
  readonly id: DocumentId;
  readonly source: string;
  /** Code of the library that supplied it. */
  readonly library: string;
  /** OAI identifier. */
  readonly identifier: string;
  readonly datestamp: string;
  readonly setSpecs: readonly string[];
  readonly format: RecordFormat;
  /** 书目级别 as the leader of MARC codes it, where it is none of one book: a whole set or serial, a piece of something. */
  readonly level?: RecordLevel;
  readonly type: {
    /** The main kind. */
    readonly code: TypeCode;
    /** Other kinds that it is of as well; absent when none. */
    readonly also?: readonly TypeCode[];
    readonly raw: readonly string[];
  };
  readonly carrier: Carrier;
  /** At least one; the first is the main title. */
  readonly titles: readonly Title[];
  readonly volume: Volume | null;
  readonly creators: readonly Creator[];
  /** 责任说明 as printed, when the record has it apart from the names. */
  readonly responsibility: string | null;
  readonly edition: Edition | null;
  readonly publications: readonly Publication[];
  /** 数字化/发布者: who put the copy online, not who published the work. */
  readonly digitisers: readonly string[];
  /** First the date of publication, then others. */
  readonly dates: readonly DateStatement[];
  readonly extent: string | null;
  readonly identifiers: readonly Identifier[];
  readonly price: string | null;
  /** ISO 639-3 codes. */
  readonly languages: readonly string[];
  /** 读者对象, from codes and notes; the notes as printed are `extra.audience`. */
  readonly audience: readonly Audience[];
  readonly subjects: readonly Subject[];
  readonly classes: readonly Classification[];
  readonly places: readonly string[];
  /** Of a genealogy whose it is; absent for all else, and where the record does not say. */
  readonly clan?: Clan;
  /** 丛编 with its number as printed. */
  readonly series: readonly { readonly title: string; readonly number: string | null }[];
  /** What Dublin Core says that it comes from or belongs to (source, relation), as printed; it stands in `notes` as well. */
  readonly hosts?: readonly string[];
  /** Of a serial: what it was called before, and after; absent when the record says nothing of it. */
  readonly successions?: readonly Succession[];
  readonly abstract: string | null;
  readonly contents: readonly string[];
  readonly notes: readonly string[];
  readonly holdings: readonly Holding[];
  /** Other elements of the record by their label, searchable, shown as they came. */
  readonly extra: Readonly<Record<string, readonly string[]>>;
  /** What a cataloguer should look at, see `warnings.ts`. */
  readonly warnings: readonly Warning[];
}

/** A special collection as readers see it. */
export interface CollectionInfo {
  /** `<source>:<setSpec>`, or `<source>:*` for a collection that is the whole source; of a saved search its own. */
  readonly id: string;
  readonly library: string;
  /** Null: of a saved search, which may find what came from any source of the library. */
  readonly source: string | null;
  readonly name: string;
  readonly description?: string | undefined;
  /** Of its holdings when a record does not say. */
  readonly access?: Access | undefined;
  readonly rights?: Rights | null;
  /** 使用声明 */
  readonly terms?: string;
  /** Of a saved search: what follows `/search?`, without the library. */
  readonly query?: string;
}
