/**
 * The page of one work: its description, who holds it and how to get it, and the records it is made
 * of, as received.
 */
import { pictureOf } from '../../../catalogue/document.ts';
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import type { StoredRecord } from '../../../catalogue/record.ts';
import type { Source } from '../../../catalogue/source.ts';
import type { Work } from '../../../catalogue/work.ts';
import type { Visit } from '../../visit.ts';
import { holdingGroups, webAddress } from './holdings.ts';
import type { HoldingGroup } from './holdings.ts';
import { pictureHref } from '../search/hits.ts';
import type { Labels } from '../../i18n/labels.ts';
import { signOf } from '../site/signs.ts';
import type { Sign } from '../site/signs.ts';
import { minuteOf } from '../site/times.ts';
import type { ShownTime } from '../site/times.ts';
import { fieldsOf } from './work-fields.ts';
import type { Field } from './work-fields.ts';

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
  readonly creators: string;
  readonly date: string;
  readonly type: string;
  readonly sign: Sign;
  /** Address of the small picture; null when there is none. */
  readonly picture: string | null;
  readonly fields: readonly Field[];
  readonly groups: readonly HoldingGroup[];
  readonly holdingsLead: string;
  readonly records: readonly ShownRecord[];
  readonly jsonHref: string;
  readonly backHref: string | null;
}

/** A record shown whole up to here, UTF-16 units; a page stays a page. */
const LONGEST_XML = 100_000;

/**
 * @param records of the work's documents, in their order
 * @param backHref the results the reader came from; null when from elsewhere
 */
export function presentWork(
  work: Work,
  records: readonly (StoredRecord | undefined)[],
  sources: readonly Source[],
  backHref: string | null,
  labels: Labels,
  { lang, t }: Visit,
): ShownWork {
  const groups = holdingGroups(work, labels, t);
  return {
    title: work.title,
    creators: work.creators.join(t.site.and) || t.search.noCreator,
    date: work.date ?? t.search.noDate,
    type: t.types[work.type],
    sign: signOf(work.type, t),
    picture: pictureHref(
      work.id,
      work.documents.some((one) => pictureOf(one) !== null),
    ),
    fields: fieldsOf(work, labels, t),
    groups,
    holdingsLead: t.work.holdingsLead(groups.length, work.holdings.length),
    records: work.documents.map((document, i) =>
      presentRecord(document, records[i], sources, labels, { lang, t }),
    ),
    jsonHref: `/works/${encodeURIComponent(work.id)}.json`,
    backHref,
  };
}

function presentRecord(
  document: CatalogueDocument,
  stored: StoredRecord | undefined,
  sources: readonly Source[],
  labels: Labels,
  { lang, t }: Pick<Visit, 'lang' | 't'>,
): ShownRecord {
  const xml = stored?.record.xml ?? null;
  return {
    library: labels.libraryName(document.library),
    source: document.source,
    identifier: document.identifier,
    datestamp: document.datestamp,
    format: t.work.formats[document.format],
    firstSeen: minuteOf(stored?.firstSeen ?? null, lang),
    lastChanged: minuteOf(stored?.lastChanged ?? null, lang),
    getRecord: getRecordHref(document, sources),
    xml: xml === null ? null : laidOut(xml.slice(0, LONGEST_XML)),
    cut: xml !== null && xml.length > LONGEST_XML ? t.work.cut(t.number(LONGEST_XML)) : null,
  };
}

function getRecordHref(document: CatalogueDocument, sources: readonly Source[]): string | null {
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
  if (/>\s*\n/.test(xml)) return xml;
  let depth = 0;
  return xml
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
