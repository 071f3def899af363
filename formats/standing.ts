/**
 * How a record stands at its source, beyond what its header says: deleted, kept from readers, or no description
 * of a document at all but an authority, holdings or other record of the system. Marks are those of MARC
 * leaders and of the systems libraries use; each is a line here.
 */
import { childrenNamed, textOf } from './xml/xml.ts';
import type { XmlElement } from './xml/xml.ts';

/** Records of a catalogue that describe no document. */
export const ASIDE_KINDS = ['authority', 'holdings', 'classification', 'community'] as const;
export type AsideKind = (typeof ASIDE_KINDS)[number];

export type Standing = 'live' | 'deleted' | 'suppressed' | AsideKind;

/** Elements and attributes whose value is a state, by lower-case local name. */
const STATES = new Set(['status', 'recordstatus', 'record_status', 'state']);
/** Those that say yes or no. */
const YES_OR_NO: ReadonlyMap<string, Standing> = new Map(
  Object.entries<Standing>({
    deleted: 'deleted',
    isdeleted: 'deleted',
    is_deleted: 'deleted',
    suppressed: 'suppressed',
    issuppressed: 'suppressed',
    // FOLIO; Alma.
    discoverysuppress: 'suppressed',
    suppressfromdiscovery: 'suppressed',
    suppress_from_publishing: 'suppressed',
    suppress_from_external_search: 'suppressed',
  }),
);
const DC = 'http://purl.org/dc/elements/1.1/';
const MARC_FIELDS = new Set(['controlfield', 'datafield', 'varfield', 'fixfield']);
const YES = /^(?:1|y|yes|t|true|on|deleted|suppressed|是)$/i;
const DELETED = /^(?:deleted?|withdrawn|removed|expunged|已删除|删除|已注销|注销|作废)$/i;
const SUPPRESSED = /^(?:suppressed|hidden|unpublished|不公开|已屏蔽|屏蔽)$/i;

/**
 * @param payload the description itself
 * @param around what it was wrapped in, which may say something as well
 */
export function standingOf(payload: XmlElement, around: readonly XmlElement[]): Standing {
  for (const element of around) {
    const said = saidBy(element);
    if (said !== undefined) return said;
  }
  return saidBy(payload) ?? marcStanding(payload) ?? 'live';
}

/** By an attribute, or by a child that holds nothing but the mark. */
function saidBy(element: XmlElement): Standing | undefined {
  for (const name in element.attributes) {
    const said = mark(name, element.attributes[name] ?? '');
    if (said !== undefined) return said;
  }
  // <metadata><deleted/></metadata>
  if (element.children.length === 0 && element.name.toLowerCase() === 'deleted') return 'deleted';
  for (const child of element.children) {
    // Nobody put a mark among the elements of Dublin Core or the fields of MARC.
    if (typeof child === 'string' || child.namespace === DC || MARC_FIELDS.has(child.name))
      continue;
    const name = child.name.toLowerCase();
    if (name === 'header') {
      const said = saidBy(child);
      if (said !== undefined) return said;
    }
    if (!STATES.has(name) && !YES_OR_NO.has(name)) continue;
    const said = mark(name, textOf(child));
    if (said !== undefined) return said;
  }
  return undefined;
}

function mark(given: string, value: string): Standing | undefined {
  const name = given.toLowerCase();
  if (YES_OR_NO.has(name)) return YES.test(value.trim()) ? YES_OR_NO.get(name) : undefined;
  if (!STATES.has(name)) return undefined;
  const state = value.trim();
  return DELETED.test(state) ? 'deleted' : SUPPRESSED.test(state) ? 'suppressed' : undefined;
}

/** Fields of single systems: tag, subfields, and what they say with which value. */
const FIELD_MARKS: readonly {
  readonly tag: string;
  readonly codes: string;
  readonly value: RegExp;
  readonly says: Standing;
  /** Both indicators, where they tell the system. */
  readonly indicators?: string;
}[] = [
  { tag: '999', codes: 't', value: /^1$/, says: 'suppressed', indicators: 'ff' }, // FOLIO
  { tag: '942', codes: 'n', value: /^1$/, says: 'suppressed' }, // Koha
  { tag: 'STA', codes: 'a', value: /^suppressed$/i, says: 'suppressed' }, // Aleph
  { tag: 'STA', codes: 'a', value: /^deleted$/i, says: 'deleted' },
  { tag: 'DEL', codes: 'a', value: /^y$/i, says: 'deleted' },
  { tag: '980', codes: 'ac', value: /^deleted$/i, says: 'deleted' }, // Invenio
];

function marcStanding(payload: XmlElement): Standing | undefined {
  // A look at the first that is no text: records of MARC hold nothing else.
  const first = payload.children.find((child) => typeof child !== 'string');
  if (first === undefined || !(MARC_FIELDS.has(first.name) || first.name === 'leader'))
    return undefined;
  const fields = payload.children.filter(
    (child): child is XmlElement => typeof child !== 'string' && MARC_FIELDS.has(child.name),
  );
  const tags = new Set(fields.map(tagOf));
  const leader = leaderOf(payload, fields);
  if (leader.charAt(5) === 'd') return 'deleted';
  for (const field of fields) {
    const said = FIELD_MARKS.find((one) => one.tag === tagOf(field) && isMarked(field, one));
    if (said !== undefined) return said.says;
  }
  return kindOf(leader.charAt(6), tags);
}

function isMarked(
  field: XmlElement,
  { codes, value, indicators }: (typeof FIELD_MARKS)[number],
): boolean {
  const { ind1 = '', ind2 = '', i1 = ind1, i2 = ind2 } = field.attributes;
  if (indicators !== undefined && `${i1}${i2}` !== indicators) return false;
  return childrenNamed(field, 'subfield').some(
    (one) =>
      codes.includes(one.attributes['code'] ?? one.attributes['label'] ?? ' ') &&
      value.test(textOf(one).trim()),
  );
}

/**
 * By the type of record, leader/06. UNIMARC has x and y for authority records, MARC21 for holdings, which
 * tell by the fields that only they have. What has the title field of MARC21 is a description all the same.
 */
function kindOf(type: string, tags: ReadonlySet<string>): AsideKind | undefined {
  if (tags.has('245')) return undefined;
  switch (type) {
    case 'z':
      return 'authority';
    case 'u':
    case 'v':
      return 'holdings';
    case 'x':
    case 'y':
      return ['004', '852', '853', '863', '866', '867', '876'].some((tag) => tags.has(tag))
        ? 'holdings'
        : 'authority';
    case 'w':
      return 'classification';
    case 'q':
      return 'community';
    default:
      return undefined;
  }
}

function leaderOf(payload: XmlElement, fields: readonly XmlElement[]): string {
  const own = childrenNamed(payload, 'leader')[0] ?? fields.find((one) => tagOf(one) === 'LDR');
  // Blanks count in it, but not the line ends of indented XML.
  if (own !== undefined) return textOf(own).replace(/^\s*[\r\n]\s*/u, '');
  const { status = ' ', type = ' ' } = payload.attributes;
  return `     ${status}${type}`;
}

function tagOf({ attributes }: XmlElement): string {
  return (attributes['tag'] ?? attributes['id'] ?? '').trim();
}
