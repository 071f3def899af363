/**
 * The page of one work: its description, who holds it and how to get it, and the records it is made
 * of, as received.
 */
import { pictureOf } from '../../../catalogue/document.ts';
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import type { StoredRecord } from '../../../catalogue/record.ts';
import type { Source } from '../../../catalogue/source.ts';
import { beginningOf, shortened } from '../../../catalogue/text/bounds.ts';
import type { Work } from '../../../catalogue/work.ts';
import type { Visit } from '../../visit.ts';
import { datedAs } from './dates.ts';
import { presentBest } from './best-way.ts';
import { presentThings } from './things.ts';
import type { ShownThings } from './things.ts';
import type { ShownBest } from './best-way.ts';
import { holdingGroups } from './holdings.ts';
import type { HoldingGroup } from './holdings.ts';
import { webAddress } from './links.ts';
import { markedFields } from './marked-fields.ts';
import type { MarkedField } from './marked-fields.ts';
import { pictureHref } from '../search/hits.ts';
import type { Labels } from '../../i18n/labels.ts';
import { signOf } from '../site/signs.ts';
import type { Sign } from '../site/signs.ts';
import { marked } from '../site/marked.ts';
import { dayOf, minuteOf } from '../site/times.ts';
import type { ShownTime } from '../site/times.ts';
import { weekAhead } from './week-ahead.ts';
import type { WeekAhead } from './week-ahead.ts';
import { MOST_DESCRIBED, fieldsOf } from './work-fields.ts';

export interface ShownRecord {
  readonly library: string;
  readonly source: string;
  readonly identifier: string;
  readonly datestamp: string;
  readonly format: string;
  readonly firstSeen: ShownTime | null;
  readonly lastChanged: ShownTime | null;
  /** Asks the repository for the same record; null when it cannot be linked to. */
  readonly getRecord: string | null;
  /** The XML, laid out; null when the record cannot be read. */
  readonly xml: string | null;
  /** Said when the XML was too long to be shown whole; null otherwise. */
  readonly cut: string | null;
}

export interface ShownWork {
  readonly title: string;
  /** Where it is said again: the name of a picture, what a link leads to. */
  readonly shortTitle: string;
  readonly creators: string;
  readonly date: string;
  /** Of the three, where it is not that of the page; '' otherwise. */
  readonly titleLang: string;
  readonly creatorsLang: string;
  readonly dateLang: string;
  readonly type: string;
  readonly sign: Sign;
  /** Address of the small picture; null when there is none. */
  readonly picture: string | null;
  readonly things: ShownThings;
  readonly best: ShownBest;
  readonly fields: readonly MarkedField[];
  /** Said when not all documents are told of in the fields, or not all records shown; null otherwise. */
  readonly describedSome: string | null;
  readonly recordsSome: string | null;
  readonly groups: readonly HoldingGroup[];
  readonly holdingsLead: string;
  readonly week: WeekAhead;
  readonly records: readonly ShownRecord[];
  readonly jsonHref: string;
  /** Where whoever is harmed by it can say so. */
  readonly feedbackHref: string;
  readonly backHref: string | null;
  /** For paper: where the page is found, and the day on which it says so. */
  readonly address: string;
  readonly printed: string;
}

/** How the page is asked for. */
export interface Asked {
  /** The results the reader came from; null when from elsewhere. */
  readonly backHref: string | null;
  /** Of the portal, without a `/` at its end. */
  readonly origin: string;
  readonly now: Date;
}

/** A record shown whole up to here, UTF-16 units; a page stays a page. */
const LONGEST_XML = 100_000;
/** All records of a page together, and how many of them. */
const MOST_XML = 300_000;
export const MOST_RECORDS = 20;
/** Texts, UTF-16 units: the title at the head, and whatever else is said in a line. */
const LONGEST_TITLE = 10_000;
const MOST_NAMES = 10;
const LONGEST_NAME = 200;

/**
 * @param records of the first `MOST_RECORDS` documents, in their order
 */
export function presentWork(
  work: Work,
  records: readonly (StoredRecord | undefined)[],
  sources: readonly Source[],
  { backHref, origin, now }: Asked,
  labels: Labels,
  visit: Visit,
): ShownWork {
  const { lang, t } = visit;
  const groups = holdingGroups(work, labels, visit, now);
  const things = presentThings(work, labels, visit);
  const title = shortened(work.title, LONGEST_TITLE);
  const creators = creatorsLine(work, t);
  const date =
    work.date === null
      ? t.search.noDate
      : datedAs({ kind: work.dateKind, type: work.type }, shortened(work.date, LONGEST_NAME), t);
  return {
    title,
    shortTitle: shortened(work.title, LONGEST_NAME),
    creators,
    date,
    titleLang: marked(title, lang).lang,
    creatorsLang: marked(creators, lang).lang,
    dateLang: marked(work.date ?? '', lang).lang,
    type: work.types.map((type) => t.types[type]).join(t.site.and),
    sign: signOf(work.type, t),
    picture: pictureHref(
      work.id,
      work.documents.some((one) => pictureOf(one) !== null),
    ),
    things,
    best: presentBest(groups, labels, visit, things.here),
    fields: markedFields(fieldsOf(work, labels, t), lang),
    groups,
    holdingsLead: t.work.holdingsLead(groups.length, work.holdings.length),
    week: weekAhead(groups, labels, now, visit),
    describedSome:
      work.documents.length > MOST_DESCRIBED
        ? t.work.describedSome(t.number(work.documents.length), t.number(MOST_DESCRIBED))
        : null,
    records: presentRecords(work, records, sources, labels, { lang, t }),
    recordsSome:
      work.documents.length > MOST_RECORDS
        ? t.work.recordsSome(t.number(work.documents.length), t.number(MOST_RECORDS))
        : null,
    jsonHref: `/works/${encodeURIComponent(work.id)}.json`,
    feedbackHref: `/feedback?${new URLSearchParams({ work: work.id }).toString()}`,
    backHref,
    address: `${origin}/works/${encodeURIComponent(work.id)}`,
    printed: dayOf(now.toISOString(), lang)?.text ?? '',
  };
}

/** 甘熙、陈作霖等 2,000 人 */
function creatorsLine({ creators }: Work, t: Visit['t']): string {
  if (creators.length === 0) return t.search.noCreator;
  const shown = creators.slice(0, MOST_NAMES).map((name) => shortened(name, LONGEST_NAME));
  const more = creators.length > shown.length ? t.search.andOthers(creators.length) : '';
  return shown.join(t.site.and) + more;
}

function presentRecords(
  { documents }: Work,
  records: readonly (StoredRecord | undefined)[],
  sources: readonly Source[],
  labels: Labels,
  visit: Pick<Visit, 'lang' | 't'>,
): ShownRecord[] {
  let room = MOST_XML;
  return documents.slice(0, MOST_RECORDS).map((document, i) => {
    const longest = Math.min(LONGEST_XML, room);
    const shown = presentRecord(document, records[i], longest, sources, labels, visit);
    room -= Math.min(longest, records[i]?.record.xml.length ?? 0);
    return shown;
  });
}

function presentRecord(
  document: CatalogueDocument,
  stored: StoredRecord | undefined,
  longest: number,
  sources: readonly Source[],
  labels: Labels,
  { lang, t }: Pick<Visit, 'lang' | 't'>,
): ShownRecord {
  // As it came it would show what of it is kept from readers.
  const isWithheld = stored?.isWithheld === true;
  const xml = isWithheld ? null : (stored?.record.xml ?? null);
  return {
    library: labels.libraryName(document.library),
    source: document.source,
    identifier: shortened(document.identifier, LONGEST_NAME),
    datestamp: shortened(document.datestamp, LONGEST_NAME),
    format: t.work.formats[document.format],
    firstSeen: minuteOf(stored?.firstSeen ?? null, lang),
    lastChanged: minuteOf(stored?.lastChanged ?? null, lang),
    getRecord: isWithheld ? null : getRecordHref(document, sources),
    xml: xml === null ? null : laidOut(beginningOf(xml, longest)),
    cut: xml !== null && xml.length > longest ? t.work.cut(t.number(longest)) : null,
  };
}

export function getRecordHref(
  document: Pick<CatalogueDocument, 'source' | 'identifier'>,
  sources: readonly Source[],
): string | null {
  const source = sources.find(({ id }) => id === document.source);
  if (source === undefined || webAddress(source.baseUrl) === null) return null;
  const url = new URL(source.baseUrl);
  // Parameters of the address are for harvesting, not for readers; without them it leads nowhere.
  if (url.search !== '' || url.username !== '' || url.password !== '') return null;
  url.searchParams.set('verb', 'GetRecord');
  url.searchParams.set('identifier', document.identifier);
  url.searchParams.set('metadataPrefix', source.metadataPrefix);
  return url.href;
}

/**
 * Each element on a line of its own, indented, unless lines were there already. For the eye only: the
 * text of elements is not touched.
 */
export function laidOut(xml: string): string {
  const plain = withVisibleBidi(xml);
  if (/>\s*\n/.test(plain)) return plain;
  let depth = 0;
  return plain
    .split(/(?<=>)(?=<)/)
    .map((piece) => {
      const closes = piece.startsWith('</');
      if (closes) depth--;
      const line = `${'  '.repeat(Math.max(0, Math.min(depth, 16)))}${piece}`;
      const isLeaf = piece.endsWith('/>') || piece.includes('</') || /^<[?!]/.test(piece);
      if (!closes && !isLeaf) depth++;
      return line;
    })
    .join('\n');
}

/** Controls that would turn round what is printed behind them, as the references they are in XML. */
function withVisibleBidi(xml: string): string {
  return xml.replace(
    /\p{Bidi_Control}/gu,
    (control) => `&#x${control.charCodeAt(0).toString(16).toUpperCase()};`,
  );
}
