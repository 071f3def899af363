/**
 * Copies as the systems of libraries write them into the records they give: 852 of MARC 21, 952 of FOLIO and of
 * Koha, AVA of Alma, Z30, PST and ITM of ALEPH and Alma. Copies that a library has suppressed, withdrawn or lost
 * are not read at all. `cnmarc-copies.ts` reads 905 and its like.
 *
 * Sources: MARC 21 Format for Holdings Data, 852; FOLIO mod-oai-pmh, RecordMetadataManager (952 ff: a institution,
 * b campus, c library, d location, e call number with f before and g behind it, j k l volume, m barcode,
 * p loan type, s location, t 1 = suppressed from discovery); Koha wiki, Holdings data fields (9xx) (952: 0 withdrawn,
 * 1 lost, a b branches, c location, h enumeration, o call number, p barcode, z public note; 995 of UNIMARC: 0
 * withdrawn, 2 lost, a-d branches, e location, f barcode, k call number, v volume); Alma, Retrieve Bibs, expand=p_avail
 * (AVA: b q library, c j location, d call number, f items, v summary); Ex Libris Knowledge Center, Add Entries to
 * expand_doc_bib_z30 (any field of an item may be given any subfield, so these are read by what they hold).
 */
import { tidy } from '../draft.ts';
import type { DraftHolding } from '../draft.ts';
import { callNumberAmong, isBarcode, isCallNumber, isPlaceName } from './call-numbers.ts';
import { subfield, subfields } from './marc.ts';
import type { MarcField, MarcRecord } from './marc.ts';

/** What a field says: a copy, nothing, or that nobody may see it. */
export type ReadCopy = DraftHolding | 'hidden' | undefined;

/** The fields of one system; where a record has any of them, no others are looked at. */
export interface CopyFields {
  readonly tags: readonly string[];
  readonly read: (field: MarcField) => ReadCopy;
}

/** The copies of the first system that the record has fields of. */
export function copiesBy(marc: MarcRecord, systems: readonly CopyFields[]): DraftHolding[] {
  for (const { tags, read } of systems) {
    const found = marc.all(...tags).map(read);
    if (found.some((copy) => copy !== undefined))
      return found.filter((copy) => copy !== undefined && copy !== 'hidden');
  }
  return [];
}

/** 存缺 as catalogues note it: 缺第三册, 存卷一至五. */
export const isCompleteness = (word: string): boolean => /[存缺残]/u.test(word);

/** A copy of which nothing else is said. */
export function copyOf(parts: Partial<DraftHolding>): DraftHolding {
  return {
    location: null,
    callNumber: null,
    volumes: null,
    completeness: null,
    copies: null,
    barcode: null,
    access: [],
    ...parts,
  };
}

/** A count of copies; null for anything else, a copy number included. */
export function numberOfCopies(text: string | undefined): number | null {
  const copies = Number(text);
  return Number.isInteger(copies) && copies > 0 && copies < 10_000 ? copies : null;
}

/** FOLIO marks the fields it adds by both indicators. */
export function isFolio({ ind1, ind2 }: MarcField): boolean {
  return ind1 === 'f' && ind2 === 'f';
}

/** A flag of Koha and FOLIO: set unless it is empty, 0 or false. */
function isSet(value: string | undefined): boolean {
  return value !== undefined && !/^(?:0|false|no?)$/iu.test(value);
}

const GONE =
  /^(?:suppress(?:ed)?(?: from discovery)?|withdrawn|lost|missing|不公开|不公開|不显示|剔除|注销|註銷|遗失|遺失|丢失|丟失)$/iu;

/** Words in any subfield that say that the copy is no longer there, or not for readers. */
function isGone(field: MarcField): boolean {
  return field.subfields.some(({ value }) => GONE.test(value.trim()));
}

/** A value for the call number, unless it is the name of a library. */
function callNumberOf(...parts: readonly (string | undefined)[]): string | null {
  const text = parts.filter((part) => part !== undefined).join(' ');
  return text === '' || isPlaceName(text) ? null : text;
}

/** 852, with $h and $i for the call number; $t counts copies, but for FOLIO, where it says suppressed. */
export function readLocation(field: MarcField): ReadCopy {
  if (isGone(field) || (isFolio(field) && isSet(subfield(field, 't')))) return 'hidden';
  const words = subfields(field, 'z');
  return copyOf({
    location: subfield(field, 'c') ?? subfield(field, 'b') ?? null,
    callNumber:
      callNumberOf(...subfields(field, 'h'), ...subfields(field, 'i')) ??
      callNumberOf(subfield(field, 'j')),
    completeness: words.find(isCompleteness) ?? null,
    copies: isFolio(field) ? null : numberOfCopies(subfield(field, 't')),
    barcode: subfield(field, 'p') ?? null,
    access: words.filter((word) => !isCompleteness(word)),
  });
}

/** 952, which FOLIO and Koha both use: $o is a call number in Koha alone, $e one in FOLIO alone. */
function readItem(field: MarcField): ReadCopy {
  if (isFolio(field)) return readFolio(field);
  if (subfield(field, 'o') !== undefined) return readKoha(field);
  if (isCallNumber(subfield(field, 'e') ?? '') || isCallNumber(subfield(field, 'h') ?? ''))
    return readFolio(field);
  const isKoha = /^-?\d$/u.test(subfield(field, '0') ?? subfield(field, '7') ?? '');
  return isKoha ? readKoha(field) : readByContent(field);
}

function readFolio(field: MarcField): ReadCopy {
  if (isGone(field) || isSet(subfield(field, 't'))) return 'hidden';
  const [call, type, barcode, loan] = ['e', 'h', 'm', 'p'].map((code) => subfield(field, code));
  // Older feeds have the call number in $h or $m, and the barcode in $p.
  const number = [call, type, barcode].find((value) => isCallNumber(value ?? '')) ?? call;
  const scanned = [barcode, loan].find((value) => value !== undefined && isBarcode(value));
  const volumes = subfields(field, 'jkl').join(' ');
  return copyOf({
    location: ['d', 's', 'c', 'b', 'a'].map((code) => subfield(field, code)).find(Boolean) ?? null,
    callNumber:
      number === undefined
        ? null
        : callNumberOf(subfield(field, 'f'), number, subfield(field, 'g')),
    volumes: volumes === '' ? null : volumes,
    barcode: scanned ?? (number === barcode ? null : (barcode ?? null)),
    access: loan === undefined || loan === scanned ? [] : [loan],
  });
}

function readKoha(field: MarcField): ReadCopy {
  if (isGone(field) || isSet(subfield(field, '0')) || isSet(subfield(field, '1'))) return 'hidden';
  const words = subfields(field, 'z');
  return copyOf({
    location: ['c', 'b', 'a'].map((code) => subfield(field, code)).find(Boolean) ?? null,
    callNumber: callNumberOf(subfield(field, 'o')),
    volumes: subfield(field, 'h') ?? null,
    completeness: words.find(isCompleteness) ?? null,
    barcode: subfield(field, 'p') ?? null,
    access: words.filter((word) => !isCompleteness(word)),
  });
}

/** 995, where Koha keeps items in UNIMARC. */
function readKohaUnimarc(field: MarcField): ReadCopy {
  if (isGone(field) || isSet(subfield(field, '0')) || isSet(subfield(field, '2'))) return 'hidden';
  const location = ['e', 'd', 'a', 'c', 'b'].map((code) => subfield(field, code)).find(Boolean);
  const callNumber = callNumberOf(subfield(field, 'k'));
  const barcode = subfield(field, 'f');
  if (callNumber === null && barcode === undefined && location === undefined) return undefined;
  return copyOf({
    location: location ?? null,
    callNumber,
    volumes: subfield(field, 'v') ?? null,
    barcode: barcode ?? null,
    access: subfields(field, 'u'),
  });
}

function readAlma(field: MarcField): ReadCopy {
  if (isGone(field)) return 'hidden';
  return copyOf({
    location: ['c', 'q', 'j', 'b'].map((code) => subfield(field, code)).find(Boolean) ?? null,
    callNumber: callNumberOf(subfield(field, 'd')),
    volumes: subfield(field, 'v') ?? null,
    copies: numberOfCopies(subfield(field, 'f')),
  });
}

const VOLUME =
  /^(?:第.{1,8}[册冊卷辑輯期号號集函]|[上中下][册冊卷]?|卷.{1,6}|v(?:ol)?\.? ?\d{1,4})$/iu;

/** Z30, PST, ITM, 949: each library maps items to subfields as it likes. */
export function readByContent(field: MarcField): ReadCopy {
  if (isGone(field)) return 'hidden';
  const said = field.subfields.flatMap(({ code, value }) => {
    const text = tidy(value);
    // PST says in $0 what it was made of, and in $1 the key of that.
    return text === undefined || /^[0189]$/u.test(code) ? [] : [text];
  });
  const call = callNumberAmong(said);
  const next = call === undefined ? undefined : said[said.indexOf(call) + 1];
  // K295.31 and 12 in subfields of their own.
  const isSplit = next !== undefined && /^\d{1,6}$/u.test(next) && !/[/:= ]/u.test(call ?? '');
  const location = said.find(isPlaceName);
  if (call === undefined && location === undefined) return undefined;
  return copyOf({
    location: location ?? null,
    callNumber: call === undefined ? null : isSplit ? `${call}/${next}` : call,
    volumes: said.find((value) => VOLUME.test(value)) ?? null,
    barcode: said.find((value) => value !== call && isBarcode(value)) ?? null,
  });
}

export const FOLIO_AND_KOHA: CopyFields = { tags: ['952'], read: readItem };
export const KOHA_UNIMARC: CopyFields = { tags: ['995'], read: readKohaUnimarc };
export const HOLDINGS: CopyFields = { tags: ['852', 'HLD', 'HOL'], read: readLocation };
export const ALMA: CopyFields = { tags: ['AVA'], read: readAlma };
export const ITEMS: CopyFields = { tags: ['Z30', 'ITM', 'PST'], read: readByContent };
