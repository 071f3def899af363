/**
 * The normalised description of one source record 统一著录, made by `harvesters/formats/*`.
 *
 * Plain JSON: it is stored, sent between threads and shown as it stands. Beside every value that we
 * understood stands the form that was printed (`raw`), because cataloguers must be able to check us.
 * The schema is that of the reference on Chinese metadata, section 8, trimmed to what a page, a
 * filter or the matcher uses; anything else a record says goes into `extra` and stays searchable.
 */
import type { Access, Carrier } from './fields/access.ts';
import type { Audience } from './fields/audiences.ts';
import type { TypeCode } from './fields/types.ts';
import type { Warning } from './warnings.ts';

/** Hash of (source, OAI identifier); see `documentId` in `ids.ts`. */
export type DocumentId = string;

export type RecordFormat = 'oai_dc' | 'qdc' | 'marc21' | 'cnmarc';

export interface Title {
  readonly text: string;
  /** `main` 正题名 comes first and once; `remainder` 其他题名信息 (200$e, 245$b) belongs after it. */
  readonly kind: 'main' | 'remainder' | 'parallel' | 'variant' | 'uniform' | 'analytic';
  /** Pinyin that the record itself gives ($9, $A). */
  readonly pinyin?: string;
}

/** Part of a set: 第3辑, 上册, 卷二 … */
export interface Volume {
  /** As printed, e.g. `第三辑`. */
  readonly raw: string;
  /** Its number when one can be read: 上 1, 第三辑 3, 2019年卷 2019. */
  readonly number: number | null;
  /** Name of the part (200$i, 245$p), e.g. 人物卷. */
  readonly name?: string;
}

export interface Creator {
  /** Name alone: dynasty, country, role and 等 taken off. */
  readonly name: string;
  readonly kind: 'person' | 'body' | 'family';
  /** 撰, 修, 纂, 主编 … as the record words it; null when it says none. */
  readonly role: string | null;
  /** True for those responsible first (200$f, 7x0/7x1, dc:creator); false for contributors. */
  readonly primary: boolean;
  readonly dynasty?: string;
  readonly country?: string;
  /** Life dates as printed. */
  readonly dates?: string;
  readonly pinyin?: string;
  readonly raw: string;
}

export type DatePrecision =
  | 'day'
  | 'month'
  | 'year'
  | 'decade'
  | 'century'
  | 'period'
  | 'range'
  | 'open'
  | 'ambiguous'
  | 'uncertain'
  | 'unknown';

/**
 * One date, as printed and as understood. `start` and `end` are inclusive, ISO 8601 to the precision
 * known: `1937-07-07`, `1937-07`, `1937`, `0507`, `-0049` (astronomical, 0000 = 1 BC); null = unknown.
 * Several candidates (康熙壬寅 = 1662 or 1722): the lowest and the highest, precision `ambiguous`.
 */
export interface DateStatement {
  readonly raw: string;
  readonly start: string | null;
  readonly end: string | null;
  readonly precision: DatePrecision;
  readonly certainty: 'certain' | 'inferred' | 'approximate' | 'unknown';
  readonly calendar: 'gregorian' | 'republic' | 'reign' | 'period' | 'unknown';
  /** What happened then. The first statement of a document with kind `publication` is its 出版年. */
  readonly kind: 'publication' | 'original' | 'reprint' | 'created' | 'digitisation' | 'system';
}

export type IdentifierType =
  | 'isbn'
  | 'issn'
  | 'csbn'
  | 'cn-serial'
  /** 内部资料准印证号, all that most 文史资料 have. */
  | 'internal'
  /** 古籍普查登记编号: names one copy, and never joins works. */
  | 'census'
  | 'doi'
  | 'hdl'
  | 'union'
  | 'uri'
  | 'local';

export interface Identifier {
  readonly type: IdentifierType;
  /** Normal form: ISBN-13 digits, `1234-567X`, `11100·053`, …; the raw text when invalid. */
  readonly value: string;
  readonly raw: string;
  /** False for a bad check digit; kept, shown, never used for identity. */
  readonly valid: boolean;
  /** 平装, 精装, 全套, 第2册 … as printed after the number. */
  readonly note?: string;
  /** True for the number of a whole set (全套, 全3册): it never identifies a volume. */
  readonly ofSet?: true;
}

export interface Publication {
  readonly place: string | null;
  /** 出版者, or the block-cutter 刻书者 of old books. */
  readonly publisher: string | null;
  readonly raw: string;
}

/** 刻本, 影印本, 点校本, 第2版 … */
export interface Edition {
  readonly raw: string;
  readonly kind: EditionKind | null;
}

export const EDITION_KINDS = [
  'woodblock',
  'movable-type',
  'manuscript',
  'draft',
  'lithograph',
  'letterpress',
  'mimeograph',
  'facsimile',
  'collated',
  'rubbing',
  'reprint',
  'revised',
] as const;
/** 刻本 · 活字本 · 抄本 · 稿本 · 石印本 · 铅印本 · 油印本 · 影印本 · 点校本 · 拓本 · 重印 · 修订 */
export type EditionKind = (typeof EDITION_KINDS)[number];

export interface Subject {
  readonly text: string;
  readonly kind: 'topic' | 'person' | 'body' | 'place' | 'period' | 'form' | 'free';
}

export interface Classification {
  readonly scheme: 'clc' | 'cas' | 'siku' | 'other';
  readonly code: string;
}

export interface Link {
  readonly url: string;
  readonly kind:
    'landing' | 'fulltext' | 'cover' | 'thumbnail' | 'iiif' | 'audio' | 'video' | 'other';
  readonly label?: string;
  /** Short name of what is there: MP3, PDF. */
  readonly format?: string;
  /** How long or how large, as printed. */
  readonly length?: string;
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
  readonly type: { readonly code: TypeCode; readonly raw: readonly string[] };
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
  /** 丛编 with its number as printed. */
  readonly series: readonly { readonly title: string; readonly number: string | null }[];
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
  /** `<source>:<setSpec>`, or `<source>:*` for a collection that is the whole source. */
  readonly id: string;
  readonly library: string;
  readonly source: string;
  readonly name: string;
  readonly description?: string | undefined;
}
