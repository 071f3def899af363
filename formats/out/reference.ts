/**
 * What a work says of itself, field by field, ready to be written in any format: the values that its card shows
 * (`catalogue/card.ts`), each from one document, and of what all of them add (subjects, numbers, holdings) every
 * one once. All texts are plain lines (`plain.ts`).
 */
import { dateIn, followedFor } from '../../catalogue/card.ts';
import type { DateStatement } from '../../catalogue/dates/reading.ts';
import { displayTitle } from '../../catalogue/document.ts';
import type { CatalogueDocument, RecordLevel, Subject } from '../../catalogue/document.ts';
import type { Access, Carrier } from '../../catalogue/fields/access.ts';
import type { Classification } from '../../catalogue/fields/classification.ts';
import type { Edition } from '../../catalogue/fields/editions.ts';
import type { Identifier } from '../../catalogue/fields/identifiers.ts';
import type { Link } from '../../catalogue/fields/links.ts';
import type { Creator } from '../../catalogue/fields/names.ts';
import type { Publication } from '../../catalogue/fields/publishers.ts';
import type { TypeCode } from '../../catalogue/fields/types.ts';
import type { Work, WorkHolding } from '../../catalogue/work.ts';
import {
  line,
  lines,
  plainCreator,
  plainDate,
  plainEdition,
  plainIdentifier,
  plainPublication,
} from './plain.ts';

/** What a work does not know of itself. */
export interface Naming {
  /** Permanent address of a work, with scheme and host. */
  readonly address: (work: string) => string;
  /** Full name of a library by its code. */
  readonly library: (code: string) => string;
  readonly type: (code: TypeCode) => string;
  readonly carrier: (code: Carrier) => string;
  readonly access: (code: Access) => string;
  /** By its ISO 639-3 code. */
  readonly language: (code: string) => string;
  /** Whose catalogue this is. */
  readonly service: string;
  /** Day on which it is written, ISO 8601. */
  readonly today: string;
}

/** One thing that a library has. */
export interface HeldThing {
  readonly library: string;
  readonly location: string;
  readonly callNumber: string;
  readonly volumes: string;
  readonly completeness: string;
  readonly copies: number | null;
  readonly barcode: string;
  readonly access: Access;
  readonly rights: string;
}

/** Texts are '' where nothing is said. */
export interface Reference {
  readonly id: string;
  readonly address: string;
  readonly type: TypeCode;
  /** Every kind, the main one first. */
  readonly types: readonly TypeCode[];
  readonly typeName: string;
  readonly carrier: Carrier;
  readonly level: RecordLevel | undefined;
  /** 正题名 without its part. */
  readonly title: string;
  readonly pinyin: string;
  /** 第三册 */
  readonly partNumber: string;
  /** 人物卷 */
  readonly partName: string;
  /** 其他题名信息 */
  readonly remainder: readonly string[];
  readonly parallel: readonly string[];
  /** Other titles, and how other libraries print this one. */
  readonly variants: readonly string[];
  /** Those responsible first before the others. */
  readonly creators: readonly Creator[];
  readonly responsibility: string;
  readonly edition: Edition | null;
  readonly publications: readonly Publication[];
  /** That which the work is shown with. */
  readonly date: DateStatement | undefined;
  /** Of the book that was reproduced. */
  readonly original: DateStatement | undefined;
  readonly extent: string;
  /** Of every document, each number once, valid ones first. */
  readonly identifiers: readonly Identifier[];
  readonly price: string;
  readonly languages: readonly string[];
  readonly audience: string;
  readonly subjects: readonly Subject[];
  readonly classes: readonly Classification[];
  readonly series: readonly { readonly title: string; readonly number: string }[];
  /** What an article stands in, as printed; of anything else a source 来源 is where it was taken from, and a note. */
  readonly hosts: readonly string[];
  readonly abstract: string;
  readonly contents: readonly string[];
  readonly notes: readonly string[];
  /** Elements that have no field of their own, by their label. */
  readonly extra: Readonly<Record<string, readonly string[]>>;
  /** What everybody may open at home. */
  readonly links: readonly Link[];
  readonly holdings: readonly HeldThing[];
  /** Names of those who hold it, each once. */
  readonly libraries: readonly string[];
  /** ISO 8601 UTC: when it came, and when a library last changed its record. */
  readonly added: string;
  readonly changed: string;
}

/** Documents that numbers, subjects and other titles are taken from: the oldest. */
const MOST_DOCUMENTS = 50;

export function referenceOf(work: Work, naming: Naming): Reference {
  const documents = work.documents.slice(0, MOST_DOCUMENTS);
  const of = (field: Parameters<typeof followedFor>[1]): CatalogueDocument | undefined =>
    followedFor(work.documents, field);
  const titled = of('title') ?? work.documents[0];
  const titles = titled?.titles ?? [];
  const ofKind = (kind: 'remainder' | 'parallel'): string[] =>
    lines(titles.flatMap((one) => (one.kind === kind ? [one.text] : [])));
  const title = line(titles[0]?.text ?? '') || UNTITLED;
  const dates = of('date')?.dates ?? [];
  const subjectOf = ({ text, kind }: Subject): Subject => ({ text: line(text), kind });
  const shown = line(titled === undefined ? '' : displayTitle(titled));
  const links = distinct(work.holdings.flatMap(openLinks), ({ url }) => url);
  // A song that is heard is a recording; otherwise it is taken for printed music.
  const isHeard = work.types.includes('audio') || links.some(({ kind }) => kind === 'audio');
  const type = work.type === 'music' && isHeard ? 'audio' : work.type;
  return {
    id: work.id,
    address: naming.address(work.id),
    type,
    types: work.types,
    typeName: naming.type(type),
    carrier: work.carrier,
    level: titled?.level,
    title,
    pinyin: line(titles[0]?.pinyin ?? ''),
    ...partOf(titled),
    remainder: ofKind('remainder'),
    parallel: ofKind('parallel'),
    variants: lines(
      documents.flatMap((document) => [
        displayTitle(document),
        ...document.titles.flatMap(({ kind, text }) => (OTHER_TITLES.has(kind) ? [text] : [])),
      ]),
    ).filter((other) => other !== shown && other !== title),
    creators: (of('creators')?.creators ?? [])
      .map(plainCreator)
      .filter(({ name }) => name !== '')
      .toSorted((a, b) => Number(b.primary) - Number(a.primary)),
    responsibility: line(of('responsibility')?.responsibility ?? ''),
    edition: plainEdition(of('edition')?.edition ?? null),
    publications: (of('publication')?.publications ?? []).map(plainPublication),
    date: plainDate(dateIn(dates)),
    original: plainDate(dates.find(({ kind }) => kind === 'original')),
    extent: line(of('extent')?.extent ?? ''),
    identifiers: distinct(
      documents
        .flatMap((document) => document.identifiers)
        .map(plainIdentifier)
        .toSorted((a, b) => Number(b.valid) - Number(a.valid)),
      ({ type, value }) => `${type} ${value}`,
    ).filter(({ value }) => value !== ''),
    price: line(documents.find(({ price }) => price !== null)?.price ?? ''),
    languages: of('languages')?.languages ?? [],
    audience: documents.find(({ audience }) => audience.length > 0)?.audience[0] ?? '',
    subjects: distinct(
      documents.flatMap(({ subjects }) => subjects.map(subjectOf)),
      ({ text }) => text,
    ).filter(({ text }) => text !== ''),
    classes: distinct(
      documents.flatMap(({ classes }) =>
        classes.map(({ scheme, code }) => ({ scheme, code: line(code) })),
      ),
      ({ scheme, code }) => `${scheme} ${code}`,
    ).filter(({ code }) => code !== ''),
    series: (of('series')?.series ?? [])
      .map(({ title: name, number }) => ({ title: line(name), number: line(number ?? '') }))
      .filter(({ title: name }) => name !== ''),
    hosts: type === 'article' ? lines(titled?.hosts ?? []) : [],
    abstract: line(of('abstract')?.abstract ?? ''),
    contents: lines(documents.flatMap(({ contents }) => contents)),
    notes: lines(documents.flatMap(({ notes }) => notes)),
    extra: titled?.extra ?? {},
    links,
    holdings: work.holdings.map((holding) => heldThing(holding, naming)),
    libraries: lines(work.holdings.map(({ library }) => naming.library(library))),
    added: work.firstAdded,
    changed: documents.reduce(
      (last, { datestamp }) => (datestamp > last ? datestamp : last),
      work.firstAdded.slice(0, 0),
    ),
  };
}

const UNTITLED = '[题名缺]';
const OTHER_TITLES: ReadonlySet<string> = new Set(['parallel', 'variant', 'uniform', 'analytic']);

/** The number is left out where the title ends in it already, as it is shown. */
function partOf(document: CatalogueDocument | undefined): {
  readonly partNumber: string;
  readonly partName: string;
} {
  const volume = document?.volume ?? null;
  if (document === undefined || volume === null) return { partNumber: '', partName: '' };
  const bare = displayTitle({ ...document, volume: { raw: volume.raw, number: volume.number } });
  const isInTitle = bare === (document.titles[0]?.text ?? '');
  return { partNumber: isInTitle ? '' : line(volume.raw), partName: line(volume.name ?? '') };
}

/** The whole of a title as pages show it. */
export function wholeTitle({
  title,
  partNumber,
  partName,
}: Pick<Reference, 'title' | 'partNumber' | 'partName'>): string {
  const part = [partNumber, partName].filter((text) => text !== '').join(', ');
  return part === '' ? title : `${title}. ${part}`;
}

/** Valid numbers of a kind. */
export function numbersOf({ identifiers }: Reference, type: Identifier['type']): string[] {
  return identifiers.flatMap((one) => (one.type === type && one.valid ? [one.value] : []));
}

/** Place and name of the first who published it; '' where none is told. */
export function publisherOf({ publications }: Reference): { place: string; publisher: string } {
  const first = publications.find(({ publisher }) => publisher !== null) ?? publications[0];
  return { place: first?.place ?? '', publisher: first?.publisher ?? '' };
}

/** What an article stands in, as printed. */
export function hostOf({ type, hosts, series, level }: Reference): string | undefined {
  if (type !== 'article') return undefined;
  const [above] = level === 'piece' ? series : [];
  return hosts[0] ?? (above === undefined ? undefined : `${above.title} ${above.number}`.trim());
}

/** First year of the date in digits; '' when it is not known. */
export function yearOf(date: DateStatement | undefined): string {
  const iso = date?.start ?? date?.end ?? '';
  return /^-?\d{4}/.exec(iso)?.[0] ?? '';
}

function heldThing(holding: WorkHolding, naming: Naming): HeldThing {
  return {
    library: line(naming.library(holding.library)),
    location: line(holding.location ?? ''),
    callNumber: line(holding.callNumber ?? ''),
    volumes: line(holding.volumes ?? ''),
    completeness: line(holding.completeness ?? ''),
    copies: holding.copies,
    barcode: line(holding.barcode ?? ''),
    access: holding.access,
    rights: line(holding.rights ?? ''),
  };
}

const NOT_TO_OPEN: ReadonlySet<string> = new Set(['thumbnail', 'cover']);

/** An address alone makes nothing open: access does. */
function openLinks({ access, links }: WorkHolding): Link[] {
  if (access !== 'online') return [];
  return links.flatMap((link) => {
    const url = URL.canParse(link.url) ? new URL(link.url) : undefined;
    if (url === undefined || !/^https?:$/.test(url.protocol) || NOT_TO_OPEN.has(link.kind))
      return [];
    const label = line(link.label ?? '');
    return [{ url: url.href, kind: link.kind, ...(label === '' ? {} : { label }) }];
  });
}

/** Each once, the first of those that are alike. */
function distinct<T>(all: readonly T[], keyOf: (one: T) => string): T[] {
  const met = new Map<string, T>();
  for (const one of all) {
    const key = keyOf(one);
    if (!met.has(key)) met.set(key, one);
  }
  return [...met.values()];
}
