/**
 * From a record as received to a document: finds out which format it is, lets that format read it, and
 * finishes what is the same for all.
 */
import { endYear } from '../catalogue/dates/dates.ts';
import { carrierOf } from '../catalogue/fields/access.ts';
import { inOrder } from '../catalogue/fields/audiences.ts';
import type { CatalogueDocument, RecordFormat, RecordLevel } from '../catalogue/document.ts';
import { readClan } from '../catalogue/fields/clans.ts';
import type { Clan } from '../catalogue/fields/clans.ts';
import { nameKey } from '../catalogue/fields/names.ts';
import type { Creator } from '../catalogue/fields/names.ts';
import { isMeaningless } from '../catalogue/fields/titles.ts';
import type { Succession } from '../catalogue/fields/successions.ts';
import type { Title } from '../catalogue/fields/titles.ts';
import { PortalError } from '../catalogue/errors.ts';
import { distinctIdentifiers, invalidIdentifier } from '../catalogue/fields/identifiers.ts';
import { documentId } from '../catalogue/ids.ts';
import type { Library } from '../catalogue/library.ts';
import type { SourceRecord } from '../catalogue/record.ts';
import type { Source } from '../catalogue/source.ts';
import { piecesIn } from '../catalogue/fields/pieces.ts';
import { beginningOf, isOverlong } from '../catalogue/text/bounds.ts';
import { titleKey } from '../catalogue/text/text.ts';
import { isKnownRole } from '../catalogue/fields/roles.ts';
import { typesOf } from '../catalogue/fields/types.ts';
import type { TypeCode } from '../catalogue/fields/types.ts';
import type { Warning } from '../catalogue/warnings.ts';
import { withoutBidiControls } from './bidi.ts';
import { mendText, mendTexts } from './xml/text-mending.ts';
import type { TextFlag } from './xml/text-mending.ts';
import { childrenNamed, parseXml, textOf } from './xml/xml.ts';
import type { XmlElement } from './xml/xml.ts';
import { readCnmarc } from './marc/cnmarc.ts';
import type { Draft } from './draft.ts';
import { isGarbled } from './encoding/garbled.ts';
import { isDublinCore, readDublinCore } from './dublin-core.ts';
import { holdingsOf } from './holdings.ts';
import { marcFlavour, readMarc } from './marc/marc.ts';
import { readMarc21 } from './marc/marc21.ts';
import { payloadOf } from './payload.ts';
import { datesOf } from './years.ts';

/** Raised whenever the same record would give another document: stored ones are then described again. */
export const DOCUMENT_VERSION = '12';

export interface DescribeContext {
  readonly source: Source;
  readonly library: Library;
}

/** The payload is in no format that we read. */
export class FormatUnknown extends PortalError {
  readonly code = 'FORMAT_UNKNOWN';
}

/** Titles before and after that one record tells of; a record with more is a mistake. */
const MOST_SUCCESSIONS = 20;

const NO_TITLE = '[题名缺失]';

/**
 * @param metadata the payload when it is at hand; else `record.xml` is parsed
 * @param note told what had to be mended in its values
 * @throws FormatUnknown, FormatUnclear: the record is quarantined with that reason
 */
export function describe(
  record: SourceRecord,
  metadata: XmlElement | undefined,
  context: DescribeContext,
  note: (flag: TextFlag) => void = () => undefined,
): CatalogueDocument {
  const given = metadata ?? payloadOf(parseXml(record.xml))?.element;
  if (given === undefined) throw new FormatUnknown('记录里没有元数据');
  const { element, removed } = withoutBidiControls(mendTexts(given, note));
  const [format, draft] = read(element, record, context);
  return finish(format, draft, record, context, removed);
}

/** First dc:title, 200$a or 245$a as received, but for what was encoded once too often; null when it has none. */
export function firstTitle(payload: XmlElement): string | null {
  const title = titleIn(payload);
  return title === null ? null : mendText(title, () => undefined);
}

function titleIn(payload: XmlElement): string | null {
  const marc = readMarc(payload);
  if (marc === undefined) {
    const titles = [...childrenNamed(payload, 'title')];
    const nested = payload.children.flatMap((child) =>
      typeof child === 'string' ? [] : childrenNamed(child, 'title'),
    );
    const title = [...titles, ...nested]
      .map((element) => textOf(element))
      .find((text) => text.trim() !== '');
    return title ?? null;
  }
  const field =
    marc.all('200').find((one) => one.subfields.some((sub) => sub.code === 'a')) ??
    marc.all('245')[0];
  const titled =
    marc.all('245').length > 0 && marc.all('200').length === 0 ? marc.all('245')[0] : field;
  return titled?.subfields.find((sub) => sub.code === 'a')?.value ?? null;
}

function read(
  payload: XmlElement,
  record: SourceRecord,
  context: DescribeContext,
): [RecordFormat, Draft] {
  if (isDublinCore(payload)) return readDublinCore(payload, context.library);
  const marc = readMarc(payload);
  if (marc === undefined) {
    throw new FormatUnknown(
      `不认识的元数据格式：根元素 <${payload.name}>，命名空间 ${payload.namespace || '（无）'}；能读 oai_dc、限定 DC、MARC21、CNMARC`,
    );
  }
  const flavour = marcFlavour(marc, record.metadataPrefix);
  return flavour === 'cnmarc' ? [flavour, readCnmarc(marc)] : [flavour, readMarc21(marc)];
}

function finish(
  format: RecordFormat,
  draft: Draft,
  record: SourceRecord,
  { source, library }: DescribeContext,
  bidiControls: readonly string[],
): CatalogueDocument {
  const titles = titlesOf(draft);
  const title = titles[0]?.text ?? NO_TITLE;
  const carrier = carrierOf(draft.carrierWords);
  const level = levelOf(draft.leader, format);
  const [code, ...also] = typesOf(draft.typeWords, {
    title,
    subjects: draft.subjects.map(({ text }) => text),
    ...yearIn(draft),
    ...(draft.codedType === null ? {} : { coded: draft.codedType }),
    ...(draft.leader === null ? {} : { leader: draft.leader }),
  });
  return {
    id: documentId(record.source, record.identifier),
    source: record.source,
    library: library.code,
    identifier: record.identifier,
    datestamp: record.datestamp,
    setSpecs: record.setSpecs,
    format,
    ...(level === undefined ? {} : { level }),
    type: { code, ...(also.length > 0 ? { also } : {}), raw: [...new Set(draft.typeWords)] },
    carrier,
    titles,
    volume: draft.volume,
    creators: distinctCreators(draft.creators),
    responsibility: draft.responsibility,
    edition: draft.edition,
    publications: draft.publications,
    digitisers: draft.digitisers,
    dates: datesOf(draft, code),
    extent: draft.extent,
    identifiers: distinctIdentifiers(draft.identifiers),
    price: draft.price,
    languages: [...new Set(draft.languages)],
    audience: inOrder(draft.audience),
    subjects: [...new Map(draft.subjects.map((one) => [`${one.kind} ${one.text}`, one])).values()],
    classes: [...new Map(draft.classes.map((one) => [`${one.scheme} ${one.code}`, one])).values()],
    places: [...new Set(draft.places)],
    ...clanOf(draft, titles, [code, ...also]),
    series: draft.series,
    ...(draft.hosts.length === 0 ? {} : { hosts: draft.hosts }),
    ...(goesOn(level, [code, ...also]) && draft.successions.length > 0
      ? { successions: successionsOf(draft) }
      : {}),
    abstract: draft.abstract,
    contents: draft.contents,
    notes: draft.notes,
    holdings: holdingsOf(draft, carrier, source, record.setSpecs),
    extra: Object.fromEntries([...draft.extra].map(([label, values]) => [label, [...values]])),
    warnings: [
      ...warningsOf(draft),
      ...bidiControls.map((value): Warning => ({ code: 'BIDI_REMOVED', value })),
    ],
  };
}

/** Leader/07, and what tells the record of a set: 08 in CNMARC, 19 in MARC21. */
function levelOf(leader: string | null, format: RecordFormat): RecordLevel | undefined {
  if (leader === null) return undefined;
  const [kind, set] = [leader.charAt(7), leader.charAt(format === 'cnmarc' ? 8 : 19)];
  if (kind === 's') return 'serial';
  if (kind === 'a' || (kind === 'b' && format === 'marc21')) return 'piece';
  return kind === 'c' || set === (format === 'cnmarc' ? '1' : 'a') ? 'set' : undefined;
}

/** Of a genealogy whose it is. */
function clanOf(
  { subjects, notes, abstract, places, edition, publications }: Draft,
  titles: readonly Title[],
  types: readonly TypeCode[],
): { clan?: Clan } {
  if (!types.includes('genealogy')) return {};
  const clan = readClan({
    titles: titles.filter(({ kind }) => kind !== 'analytic').map(({ text }) => text),
    headings: subjects.map(({ text }) => text),
    persons: subjects.filter(({ kind }) => kind === 'person').map(({ text }) => text),
    notes: [
      ...(abstract === null ? [] : [abstract]),
      ...(edition === null ? [] : [edition.raw]),
      ...publications.map(({ raw }) => raw),
      ...notes,
    ],
    places,
  });
  return clan === null ? {} : { clan };
}

/** Whether it comes out again and again, so that it may change its title. */
function goesOn(level: RecordLevel | undefined, types: readonly TypeCode[]): boolean {
  return level === 'serial' || types.some((type) => SERIALS.has(type));
}

const SERIALS: ReadonlySet<TypeCode> = new Set([
  'serial',
  'newspaper',
  'yearbook',
  'memoir-series',
]);

/** Each title once in each direction, with what numbers any statement gives it. */
function successionsOf({ successions }: Draft): Succession[] {
  const kept = new Map<string, Succession>();
  for (const one of successions) {
    const key = `${one.direction} ${titleKey(one.title)}`;
    const known = kept.get(key);
    if (known === undefined) kept.set(key, one);
    else kept.set(key, { ...known, numbers: [...new Set([...known.numbers, ...one.numbers])] });
  }
  return [...kept.values()].slice(0, MOST_SUCCESSIONS);
}

/** The last year of publication, where one is known. */
function yearIn({ dates }: Draft): { year?: number } {
  const date = dates.find(({ kind, end }) => kind === 'publication' && end !== null);
  const year = date === undefined ? null : endYear(date);
  return year === null ? {} : { year };
}

/** The main title first; a record without one is kept and says so. Pieces that only the contents name come last. */
function titlesOf(draft: Draft): Title[] {
  const main: Title = draft.titles.find((title) => title.kind === 'main') ?? {
    text: NO_TITLE,
    kind: 'main',
  };
  const titles = [main, ...draft.titles.filter((title) => title !== main)];
  const known = new Set(titles.map((title) => titleKey(title.text)));
  const pieces = piecesIn(draft.contents).filter((text) => !known.has(titleKey(text)));
  return [...titles, ...pieces.map((text): Title => ({ text, kind: 'analytic' }))];
}

function distinctCreators(creators: readonly Creator[]): Creator[] {
  const kept = new Map<string, Creator>();
  for (const creator of creators) {
    // Buck, Pearl S and Buck, Pearl S. are one.
    const key = nameKey(creator.name);
    const before = kept.get(key);
    // The same person in 200$f and 701: the fuller entry stays, the role is not lost.
    if (before === undefined) kept.set(key, creator);
    else
      kept.set(key, {
        ...creator,
        ...before,
        role: before.role ?? creator.role,
        primary: before.primary || creator.primary,
      });
  }
  return [...kept.values()];
}

/** Of a value that is no use to read whole. UTF-16 units. */
const MOST_TOLD = 100;

/** Values that were kept and not read, for their length. */
function overlongIn(draft: Draft): string[] {
  return [
    ...draft.titles.map(({ text }) => text),
    ...[draft.creators, draft.dates, draft.identifiers, draft.publications].flatMap((all) =>
      all.map(({ raw }) => raw),
    ),
    ...draft.series.map(({ title }) => title),
    ...draft.subjects.map(({ text }) => text),
    ...draft.places,
  ].filter(isOverlong);
}

function warningsOf(draft: Draft): Warning[] {
  const main = draft.titles.find((title) => title.kind === 'main');
  const titled: Warning[] =
    main === undefined
      ? [{ code: 'TITLE_MISSING', value: '' }]
      : isMeaningless(main.text)
        ? [{ code: 'TITLE_MEANINGLESS', value: main.text }]
        : [];
  const roles = draft.creators.flatMap(({ role }) => role ?? []);
  const garbled = textsOf(draft).find(isGarbled);
  return [
    ...titled,
    ...overlongIn(draft).map((value): Warning => ({
      code: 'VALUE_TOO_LONG',
      value: `${beginningOf(value, MOST_TOLD)}…`,
    })),
    ...(garbled === undefined
      ? []
      : [{ code: 'TEXT_GARBLED', value: garbled.slice(0, 100) } satisfies Warning]),
    ...draft.dates
      .filter(
        (date) =>
          date.start === null &&
          date.end === null &&
          date.kind === 'publication' &&
          date.precision === 'unknown',
      )
      .map(({ raw }): Warning => ({ code: 'DATE_UNREAD', value: raw })),
    ...draft.dates
      .filter(({ isCoded }) => isCoded === true)
      .map(({ raw }): Warning => ({ code: 'DATE_CODED', value: raw })),
    ...[...new Set(roles)]
      .filter((role) => !isKnownRole(role))
      .map((role): Warning => ({ code: 'ROLE_UNKNOWN', value: role })),
    ...draft.identifiers
      .filter((identifier) => !identifier.valid)
      .map(({ type, raw }): Warning => ({ code: invalidIdentifier(type), value: raw })),
  ];
}

/** What of a description people write in words. */
function textsOf(draft: Draft): string[] {
  return [
    ...draft.titles.map(({ text }) => text),
    ...draft.creators.map(({ name }) => name),
    ...draft.publications.map(({ raw }) => raw),
    ...draft.subjects.map(({ text }) => text),
    ...(draft.responsibility === null ? [] : [draft.responsibility]),
    ...(draft.abstract === null ? [] : [draft.abstract]),
    ...draft.notes,
  ];
}
