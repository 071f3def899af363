/**
 * What the formats gather before a document is finished. Each format fills a draft from its own fields;
 * `finish` in `describe.ts` applies what is the same for all: type, carrier, holdings, warnings.
 */
import type { Subject } from '../catalogue/document.ts';
import type { Link } from '../catalogue/fields/links.ts';
import type { Classification } from '../catalogue/fields/classification.ts';
import type { Edition } from '../catalogue/fields/editions.ts';
import type { Publication } from '../catalogue/fields/publishers.ts';
import type { Identifier } from '../catalogue/fields/identifiers.ts';
import { readCreators, saysNobody } from '../catalogue/fields/names.ts';
import type { Creator } from '../catalogue/fields/names.ts';
import type { Volume } from '../catalogue/fields/volumes.ts';
import type { Title } from '../catalogue/fields/titles.ts';
import type { DateStatement } from '../catalogue/dates/reading.ts';
import { readAudience } from '../catalogue/fields/audiences.ts';
import type { Audience } from '../catalogue/fields/audiences.ts';
import type { Succession } from '../catalogue/fields/successions.ts';
import type { TypeCode } from '../catalogue/fields/types.ts';
import { MOST_ANALYSED } from '../catalogue/text/bounds.ts';

/** One copy as the record tells it; what it does not say is null. */
export interface DraftHolding {
  location: string | null;
  callNumber: string | null;
  volumes: string | null;
  completeness: string | null;
  copies: number | null;
  barcode: string | null;
  /** Words of this copy about access. */
  access: string[];
}

export interface Draft {
  titles: Title[];
  volume: Volume | null;
  creators: Creator[];
  responsibility: string | null;
  /** Statements of responsibility that names were read out of. */
  statements: number;
  edition: Edition | null;
  publications: Publication[];
  digitisers: string[];
  dates: DateStatement[];
  extent: string | null;
  identifiers: Identifier[];
  price: string | null;
  languages: string[];
  audience: Audience[];
  subjects: Subject[];
  classes: Classification[];
  places: string[];
  series: { title: string; number: string | null }[];
  hosts: string[];
  successions: Succession[];
  abstract: string | null;
  contents: string[];
  notes: string[];
  links: Link[];
  holdings: DraftHolding[];
  /** By the name of the element, which may be any word. */
  extra: Map<string, Set<string>>;
  /** Words about the kind of document, as printed. */
  typeWords: string[];
  /** Words about what it is made of. */
  carrierWords: string[];
  /** Words about rights and access. */
  rights: string[];
  leader: string | null;
  /** What coded fields say about the kind, beyond the leader. */
  codedType: TypeCode | null;
}

export function newDraft(): Draft {
  return {
    titles: [],
    volume: null,
    creators: [],
    responsibility: null,
    statements: 0,
    edition: null,
    publications: [],
    digitisers: [],
    dates: [],
    extent: null,
    identifiers: [],
    price: null,
    languages: [],
    audience: [],
    subjects: [],
    classes: [],
    places: [],
    series: [],
    hosts: [],
    successions: [],
    abstract: null,
    contents: [],
    notes: [],
    links: [],
    holdings: [],
    extra: new Map(),
    typeWords: [],
    carrierWords: [],
    rights: [],
    leader: null,
    codedType: null,
  };
}

/** Text with its white space trimmed and runs of it made one blank; `undefined` when nothing is left. */
export function tidy(text: string | undefined): string | undefined {
  const trimmed = text?.replace(/\s+/gu, ' ').trim();
  return trimmed === undefined || trimmed === '' ? undefined : trimmed;
}

/** Keeps an element that no field of ours is for, under its own name. */
export function keep(draft: Draft, label: string, value: string): void {
  const values = draft.extra.get(label);
  if (values === undefined) draft.extra.set(label, new Set([value]));
  else values.add(value);
}

/**
 * The names of a statement. One that says that nobody is known (〔闕名〕撰) gives no creator, and stays what
 * the record says of who is responsible.
 *
 * @param printed as much of the statement as the record has, when something was put round it
 */
export function creatorsIn(
  draft: Draft,
  statement: string,
  primary: boolean,
  printed: string = statement,
): Creator[] {
  if (++draft.statements > MOST_ANALYSED)
    return [{ name: statement, kind: 'person', role: null, primary, raw: statement }];
  const said = draft.responsibility;
  if (saysNobody(statement) && said?.includes(printed) !== true)
    draft.responsibility = said === null ? statement : `${said}；${statement}`;
  return readCreators(statement, primary);
}

/** A note on the readers meant: what is understood, and the note itself. */
export function addAudience(draft: Draft, note: string): void {
  draft.audience.push(...readAudience(note));
  keep(draft, 'audience', note);
}

/** Only addresses that a browser may follow. */
export function isWebAddress(text: string): boolean {
  // Nothing else may begin one but blanks and controls, which are passed over; most values need not be parsed.
  const first = text.charCodeAt(0);
  if (first > 0x20 && first !== 0x68 && first !== 0x48) return false;
  const protocol = URL.parse(text)?.protocol;
  return protocol === 'http:' || protocol === 'https:';
}
