/**
 * A work as an engine takes it in: its texts by field, its facet values, its distinct holdings. Both
 * engines get exactly this, so that they find and count the same.
 */
import { classPath } from '../fields/classification.ts';
import { endYear, startYear } from '../dates/dates.ts';
import { placesOf, displayTitle } from '../document.ts';
import type { DateStatement } from '../dates/reading.ts';
import type { CatalogueDocument } from '../document.ts';
import { facetText } from './facet-values.ts';
import { fieldOf } from './facets.ts';
import type { HoldingFacet, ValueOf, WorkFacet } from './facets.ts';
import { numberSpellings } from '../fields/identifiers.ts';
import { periodsOf } from '../dates/periods.ts';
import { pinyinTerms, plainPinyin, sortKey, titleHead } from '../text/pinyin.ts';
import { roleGroup } from '../fields/roles.ts';
import { beginningOf } from '../text/bounds.ts';
import { keysOfValue } from './writings.ts';
import { OPEN_END, workHit } from '../work.ts';
import type { Work, WorkId, WorkHit } from '../work.ts';
import type { Access, Carrier } from '../fields/access.ts';
import type { Audience } from '../fields/audiences.ts';
import type { EditionKind } from '../fields/editions.ts';
import type { TypeCode } from '../fields/types.ts';

/** A work as an engine takes it in. Texts are as printed; an engine keeps `linesOf` them. */
export interface IndexedWork {
  readonly id: WorkId;
  /** Stored and given back as it stands. */
  readonly hit: WorkHit;
  /** Every value apart: a phrase never runs from one value into the next. */
  readonly texts: {
    /** Main titles of all documents, volume included: tier 3. */
    readonly title: readonly string[];
    /** Parallel, variant, uniform and analytic titles: tier 4. */
    readonly variantTitle: readonly string[];
    /** 丛书, found as a title as well: tier 4. */
    readonly series: readonly string[];
    readonly creator: readonly string[];
    readonly subject: readonly string[];
    readonly publisher: readonly string[];
    /** ISBN in all spellings, 统一书号, local numbers, OAI identifiers. */
    readonly identifier: readonly string[];
    readonly callNumber: readonly string[];
    /** Of genealogies: 杨 and 杨氏, 三槐堂, 湖熟. */
    readonly surname: readonly string[];
    readonly hall: readonly string[];
    readonly seat: readonly string[];
    /** Abstract, contents, notes, titles before and after, places, dates as printed, extra. */
    readonly other: readonly string[];
  };
  /** Keys of every main title (`keysOfValue`): tiers 1 and 2. */
  readonly titleKeys: readonly string[];
  /** Terms of letters a–z that a pinyin query may begin, see `pinyin.ts`. */
  readonly pinyin: readonly string[];
  readonly facets: WorkFacets;
  /** Distinct combinations only. `collection` is null for a holding of no collection. */
  readonly holdings: readonly HoldingTuple[];
  readonly startYear: number | null;
  readonly endYear: number | null;
  /** Years of the original of a facsimile or reprint; those above for all that is its own original. */
  readonly originalStart: number | null;
  readonly originalEnd: number | null;
  /** Sort key of the title by pinyin, see `pinyin.ts`. */
  readonly sortTitle: string;
  /** ISO 8601 UTC, when the work was first stored. */
  readonly firstAdded: string;
}

/** A value or several of each facet of a work. */
export interface WorkFacets extends Readonly<Record<WorkFacet, string | readonly string[]>> {
  readonly type: TypeCode | readonly TypeCode[];
  /** Kinds of edition: 刻本, 影印本 … */
  readonly edition: readonly EditionKind[];
  /** 读者对象 */
  readonly audience: readonly Audience[];
  /** One or more codes of `periods.ts`, or `unknown`. */
  readonly period: readonly string[];
  readonly subject: readonly string[];
  /** Persons by what they did, `compiler:陈作霖`; see `roles.ts`. */
  readonly person: readonly string[];
  readonly language: readonly string[];
  /** CLC main class letters and known prefixes, e.g. `K`, `K29`. */
  readonly class: readonly string[];
  /** Codes of `places.ts`: districts, the city, and former units as `320100:江宁府`. */
  readonly place: readonly string[];
  /** 姓, 堂号 and 居地 of genealogies. */
  readonly surname: readonly string[];
  readonly hall: readonly string[];
  readonly seat: readonly string[];
  /** What the title begins with, see `titleHead` in `pinyin.ts`. */
  readonly head: string;
  /** The oeuvre that it belongs to with other works; none for one by itself. */
  readonly oeuvre: readonly WorkId[];
  /** Whether one library holds it or several. */
  readonly held: ValueOf<'held'> | readonly ValueOf<'held'>[];
}

/** What is counted and filtered of a holding. */
export interface HoldingTuple {
  readonly library: string;
  readonly collection: string | null;
  readonly access: Access;
  readonly carrier: Carrier;
}

/** The values of one facet of a work. */
export function valuesOf({ facets }: IndexedWork, facet: WorkFacet): readonly string[] {
  const values: string | readonly string[] = facets[facet];
  return typeof values === 'string' ? [values] : values;
}

/** The value of one facet of a holding; null when it has none. */
export function valueOf(holding: HoldingTuple, facet: HoldingFacet): string | null {
  return holding[fieldOf(facet)];
}

/** Bounds on what one hostile or endless record can put into the index. */
const MOST_VALUES = 200;
/** A set has more pieces (`pieces.ts`) than any work has names of its own. */
const MOST_TITLES = 1_000;
const LONGEST_VALUE = 20_000;
const LONGEST_FACET = 100;

export function indexedWork(work: Work): IndexedWork {
  const { documents } = work;
  const from = (
    values: (document: CatalogueDocument) => readonly (string | null | undefined)[],
  ): string[] => distinct(documents.flatMap(values));
  const titles = distinct([
    ...documents.map(displayTitle),
    ...documents.map(wholeTitle),
    ...from((document) =>
      document.titles.filter((title) => title.kind === 'main').map((title) => title.text),
    ),
  ]);
  const creators = from((document) => document.creators.map((creator) => creator.name));
  const found = new Set(creators);
  const persons = from((document) =>
    document.creators
      .filter(({ kind, country }) => kind === 'person' && country === undefined)
      .map((creator) => creator.name),
  );
  return {
    id: work.id,
    hit: workHit(work),
    texts: {
      title: titles,
      // Pieces too: found as titles, below the work that bears the title itself.
      variantTitle: distinct(
        documents.flatMap((document) => [
          ...document.titles.filter(({ kind }) => kind !== 'main').map(({ text }) => text),
          ...statementOf(document),
        ]),
        MOST_TITLES,
      ),
      series: from((document) => document.series.map((series) => series.title)),
      creator: distinct([
        ...creators,
        ...from((document) => [
          ...document.creators.map((creator) => creator.raw),
          document.responsibility,
        ]),
      ]),
      subject: from((document) => [
        ...document.subjects.map((subject) => subject.text),
        ...document.classes.map((one) => one.code),
      ]),
      publisher: from((document) => [
        ...document.publications.flatMap((one) => [one.publisher, one.place]),
        ...document.digitisers,
      ]),
      identifier: from((document) => [
        document.identifier,
        ...document.identifiers.flatMap((one) => [one.raw, ...numberSpellings(one)]),
      ]),
      callNumber: from((document) => document.holdings.map((holding) => holding.callNumber)),
      surname: from(({ clan }) => clan?.surnames.flatMap((name) => [name, `${name}氏`]) ?? []),
      hall: from(({ clan }) => clan?.halls ?? []),
      seat: from(({ clan }) => clan?.seats ?? []),
      other: from((document) => [
        document.abstract,
        ...document.contents,
        ...document.notes,
        ...(document.successions?.map(({ title }) => title) ?? []),
        ...document.places,
        ...document.dates.flatMap((date) => [date.raw, ...yearWords(date)]),
        document.edition?.raw,
        document.extent,
        ...Object.values(document.extra).flat(),
        ...document.holdings.flatMap((holding) => [
          holding.location,
          holding.volumes,
          holding.rights,
        ]),
      ]),
    },
    titleKeys: distinct(titles.flatMap(keysOfValue)),
    pinyin: distinct([
      ...pinyinOfAll([...titles, ...creators], new Set(persons)),
      ...from((document) => [
        ...document.titles.map((title) => title.pinyin),
        ...document.creators.map((creator) => creator.pinyin),
      ]).map((given) => plainPinyin(given).slice(0, 24)),
    ]),
    facets: {
      type: work.types,
      edition: [...new Set(documents.flatMap(({ edition }) => edition?.kind ?? []))],
      audience: [...new Set(documents.flatMap(({ audience }) => audience))],
      period: periodsOf(work.startYear, work.endYear === OPEN_END ? null : work.endYear),
      // One value for 方誌 and 方志: readers of either script see one line with one count.
      subject: distinct(
        documents.flatMap((document) =>
          document.subjects
            .filter((subject) => subject.kind !== 'form')
            .map((subject) => beginningOf(facetText(subject.text), LONGEST_FACET)),
        ),
      ),
      person: distinct(
        documents.flatMap(({ creators: named }) =>
          named
            // None that nobody finds, where a record names more creators than are indexed.
            .filter(({ kind, name }) => kind === 'person' && found.has(indexedText(name)))
            .map(({ name, role }) =>
              beginningOf(`${roleGroup(role)}:${facetText(name)}`, LONGEST_FACET),
            ),
        ),
      ),
      language: distinct(documents.flatMap((document) => document.languages)),
      class: distinct(
        documents.flatMap((document) =>
          document.classes
            .filter((one) => one.scheme === 'clc')
            .flatMap((one) => classPath(one.code)),
        ),
      ),
      place: distinct(documents.flatMap(placesOf)),
      surname: distinct(documents.flatMap(({ clan }) => clan?.surnames.map(facetText) ?? [])),
      hall: distinct(documents.flatMap(({ clan }) => clan?.halls.map(facetText) ?? [])),
      seat: distinct(documents.flatMap(({ clan }) => clan?.seats.map(facetText) ?? [])),
      head: titleHead(work.title),
      oeuvre: work.oeuvreId === null ? [] : [work.oeuvreId],
      held: heldBy(work.holdings),
    },
    holdings: holdingTuples(work),
    startYear: work.startYear,
    endYear: work.endYear,
    ...originalYears(work),
    sortTitle: sortKey(work.title),
    firstAdded: work.firstAdded,
  };
}

/** Title and subtitle as one, since readers type them so: 南京保卫战战史资料. */
function wholeTitle({ titles: [main, ...others] }: CatalogueDocument): string {
  const following = others.filter(({ kind }) => kind === 'remainder').map(({ text }) => text);
  return [main?.text ?? '', ...following].join(' ');
}

/** What one dc:title says as a whole: 白下琐言 / 甘熙撰. In MARC the two stand apart, and so do what readers type. */
export function statementOf({ format, titles, responsibility }: CatalogueDocument): string[] {
  const isOne = (format === 'oai_dc' || format === 'qdc') && responsibility !== null;
  return isOne ? [`${titles[0]?.text ?? ''} / ${responsibility}`] : [];
}

/** More years than this are a period, and no year that anybody asks for. */
const MOST_YEARS = 30;

/** A year that was understood is a word of its date: 民国二十四年 is 1935 as well. */
export function yearWords(date: DateStatement): string[] {
  const start = startYear(date);
  const end = endYear(date) ?? start;
  if (start === null || end === null || start < 1 || date.kind === 'system') return [];
  if (date.precision === 'century' || date.precision === 'period' || end - start >= MOST_YEARS)
    return [];
  return Array.from({ length: end - start + 1 }, (_, i) => String(start + i));
}

/**
 * As many terms as an index holds, and no more are made.
 *
 * @param persons those of the texts that are names with a Chinese surname
 */
function pinyinOfAll(texts: readonly string[], persons: ReadonlySet<string>): string[] {
  const terms = new Set<string>();
  for (const text of texts) {
    for (const term of pinyinTerms(text, persons.has(text) ? 'person' : 'words')) terms.add(term);
    if (terms.size >= MOST_VALUES) break;
  }
  return [...terms];
}

/** The earliest date of an original that is told apart from the publication (324, 305, 534). */
function originalYears({ documents, startYear: start, endYear: end }: Work): {
  originalStart: number | null;
  originalEnd: number | null;
} {
  const [first] = documents
    .flatMap(({ dates }) => dates)
    .filter(({ kind }) => kind === 'original')
    .map((date) => ({ start: startYear(date) ?? endYear(date), end: endYear(date) }))
    .filter((years) => years.start !== null)
    .sort((a, b) => (a.start ?? 0) - (b.start ?? 0));
  return first === undefined
    ? { originalStart: start, originalEnd: end }
    : { originalStart: first.start, originalEnd: first.end };
}

/** Whether it is 独有. */
export function heldBy(holdings: readonly { readonly library: string }[]): ValueOf<'held'> {
  return new Set(holdings.map(({ library }) => library)).size > 1 ? 'several' : 'single';
}

/** One for each collection of a holding, and one without when it belongs to none; no two alike. */
function holdingTuples(work: Work): IndexedWork['holdings'] {
  const tuples = work.holdings.flatMap(({ library, collections, access, carrier }) =>
    (collections.length > 0 ? collections : [null]).map((collection): HoldingTuple => ({
      library,
      collection,
      access,
      carrier,
    })),
  );
  return [...new Map(tuples.map((tuple) => [JSON.stringify(tuple), tuple])).values()];
}

/** Without blanks and repetitions, in order, cut to what an index may hold. */
function distinct(
  values: readonly (string | null | undefined)[],
  most: number = MOST_VALUES,
): string[] {
  const kept = new Set<string>();
  for (const value of values) {
    const text = indexedText(value ?? '');
    if (text !== '') kept.add(text);
    if (kept.size >= most) break;
  }
  return [...kept];
}

function indexedText(value: string): string {
  return beginningOf(value.trim(), LONGEST_VALUE);
}
