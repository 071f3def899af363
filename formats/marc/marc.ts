/**
 * MARC in any of its XML spellings, read by local names alone: MARCXML slim, ISO 25577 marcxchange,
 * unimarcxml, the cnmarcxml of nlc.cn, dp2's unimarc, and oai_marc (`fixfield`, `varfield id i1 i2`).
 * Which MARC it is – CNMARC or MARC21 – the container does not say; `marcFlavour` scores the fields.
 */
import { PortalError } from '../../catalogue/errors.ts';
import { childrenNamed, textOf } from '../xml/xml.ts';
import type { XmlElement } from '../xml/xml.ts';
import { tidy } from '../draft.ts';

export interface Subfield {
  readonly code: string;
  readonly value: string;
}

export interface MarcField {
  readonly tag: string;
  readonly ind1: string;
  readonly ind2: string;
  /** Of control fields. */
  readonly value: string;
  readonly subfields: readonly Subfield[];
}

/** It is neither clearly CNMARC nor clearly MARC21; the source's setting has to say. */
export class FormatUnclear extends PortalError {
  readonly code = 'FORMAT_UNCLEAR';
}

export class MarcRecord {
  readonly leader: string;
  readonly fields: readonly MarcField[];

  constructor(leader: string, fields: readonly MarcField[]) {
    this.leader = leader;
    this.fields = fields;
  }

  all(...tags: readonly string[]): MarcField[] {
    return this.fields.filter((field) => tags.includes(field.tag));
  }

  /** First value of this subfield in the first field that has one. */
  first(tag: string, code: string): string | undefined {
    for (const field of this.all(tag)) {
      const value = subfield(field, code);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  /** A value whose characters count by their place: blanks are kept, but not the line ends of indented XML. */
  coded(tag: string, code: string): string {
    const value = this.all(tag)[0]?.subfields.find((one) => one.code === code)?.value ?? '';
    const unlessOfALine = (blanks: string): string => (/[\r\n]/.test(blanks) ? '' : blanks);
    return value.replace(/^\s+/u, unlessOfALine).replace(/(?<!\s)\s+$/u, unlessOfALine);
  }
}

/** First non-empty value, white space tidied. */
export function subfield(field: MarcField, code: string): string | undefined {
  for (const one of field.subfields) {
    const value = one.code === code ? tidy(one.value) : undefined;
    if (value !== undefined) return value;
  }
  return undefined;
}

export function subfields(field: MarcField, codes: string): string[] {
  return field.subfields.flatMap((one) =>
    codes.includes(one.code) ? (tidy(one.value) ?? []) : [],
  );
}

/** The MARC inside this element; undefined when there is none. */
export function readMarc(payload: XmlElement): MarcRecord | undefined {
  const record =
    payload.name === 'record' || payload.name === 'oai_marc' ? payload : within(payload);
  if (record === undefined) return undefined;
  const fields: MarcField[] = [];
  let leader = '';
  for (const child of record.children) {
    if (typeof child === 'string') continue;
    switch (child.name) {
      case 'leader':
        leader = unpad(textOf(child));
        break;
      case 'controlfield':
      case 'fixfield': {
        const tag = tagOf(child);
        if (tag === 'LDR') leader = unpad(textOf(child));
        else if (/^\d{3}$/.test(tag))
          fields.push({ tag, ind1: '', ind2: '', value: unpad(textOf(child)), subfields: [] });
        break;
      }
      case 'datafield':
      case 'varfield':
        fields.push(...dataFields(child));
        break;
      default:
    }
  }
  if (payload.name === 'oai_marc' && leader === '') {
    // oai_marc keeps type and level as attributes instead of a leader.
    leader = `     ${payload.attributes['status'] ?? ' '}${payload.attributes['type'] ?? ' '}${payload.attributes['level'] ?? ' '}`;
  }
  return fields.length === 0 ? undefined : new MarcRecord(leader, fields);
}

/** A `collection` around one record, or whatever else wraps it one level deep. */
function within(payload: XmlElement): XmlElement | undefined {
  return childrenNamed(payload, 'record')[0] ?? childrenNamed(payload, 'oai_marc')[0];
}

function dataFields(element: XmlElement): MarcField[] {
  const tag = tagOf(element);
  // Alphabetic tags (FMT, CAT, OWN) are the system's own, but for those that tell of copies.
  if (!/^\d{3}$/.test(tag) && !COPY_TAGS.has(tag)) return [];
  const all = childrenNamed(element, 'subfield').map((child) => ({
    code: (child.attributes['code'] ?? child.attributes['label'] ?? '').trim(),
    value: textOf(child),
  }));
  const ind1 = element.attributes['ind1'] ?? element.attributes['i1'] ?? ' ';
  const ind2 = element.attributes['ind2'] ?? element.attributes['i2'] ?? ' ';
  return [
    {
      tag,
      ind1,
      ind2,
      value: '',
      subfields: tag.startsWith('4') ? all : all.filter((one) => one.code !== ''),
    },
  ];
}

/** Fields of Alma and ALEPH for copies, see `copies.ts`. */
const COPY_TAGS: ReadonlySet<string> = new Set(['AVA', 'HLD', 'HOL', 'ITM', 'PST', 'Z30']);

function tagOf(element: XmlElement): string {
  // Z30-1 and Z30-2 of ALEPH are one with their indicators.
  const tag = (element.attributes['tag'] ?? element.attributes['id'] ?? '')
    .trim()
    .replace(/^Z30-?[12]$/u, 'Z30')
    .toUpperCase();
  return /^\d{1,2}$/.test(tag) ? tag.padStart(3, '0') : tag;
}

/** Aleph writes blanks of fixed fields as ^. */
function unpad(text: string): string {
  return text.replaceAll('^', ' ');
}

/**
 * The fields that a linking field of CNMARC (4xx) embeds: each `$1` begins one, with its tag and
 * indicators, e.g. `$12001 $a…`. A field without `$1` gives its own subfields under the tag it links to.
 */
export function embeddedFields(field: MarcField): MarcField[] {
  const embedded: {
    tag: string;
    ind1: string;
    ind2: string;
    value: string;
    subfields: Subfield[];
  }[] = [];
  for (const one of field.subfields) {
    if (one.code === '1') {
      const head = one.value.trimStart();
      embedded.push({
        tag: head.slice(0, 3),
        ind1: head.charAt(3),
        ind2: head.charAt(4),
        value: head.slice(3),
        subfields: [],
      });
    } else embedded.at(-1)?.subfields.push(one);
  }
  return embedded.length > 0 ? embedded : [{ ...field, tag: '200' }];
}

/**
 * CNMARC (UNIMARC) or MARC21, by the fields themselves; the leader alone is never trusted.
 *
 * @param prefix metadataPrefix of the source: one that names a flavour decides
 * @throws FormatUnclear when both score alike
 */
export function marcFlavour(record: MarcRecord, prefix: string): 'cnmarc' | 'marc21' {
  if (/cnmarc|unimarc/i.test(prefix)) return 'cnmarc';
  if (/marc-?21|usmarc/i.test(prefix)) return 'marc21';
  const has = (...tags: string[]): boolean => record.all(...tags).length > 0;
  const coded = record.first('100', 'a') ?? '';
  const unimarc =
    (has('200') ? 3 : 0) +
    (/^\d{8}[a-z ][\d |#]{4}/i.test(coded) ? 4 : 0) +
    (has('690', '801') ? 1 : 0) +
    (has('210', '215') ? 1 : 0) +
    (record.leader.endsWith('450 ') ? 1 : 0);
  const marc21 =
    (has('245') ? 4 : 0) +
    (has('008') ? 3 : 0) +
    (has('260', '264') ? 1 : 0) +
    (record.leader.charAt(9) === 'a' ? 1 : 0);
  if (unimarc === marc21) {
    throw new FormatUnclear(
      '分不清是 CNMARC 还是 MARC21（题名、编码等字段不足以判断），请在设置中用 metadataPrefix 写明',
    );
  }
  return unimarc > marc21 ? 'cnmarc' : 'marc21';
}
