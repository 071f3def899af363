/**
 * 905 and its like: the holdings of CNMARC, in the ways Chinese systems fill them.
 *
 * GB/T 33286-2016 leaves 9xx to the library. Common to all: $a library, $b barcode, $c shelf, $d class and $e book
 * number, which together are the call number, $s the call number as a whole, $v and $y volumes and years. $f is the
 * number of copies with some systems (dp2), the whole call number with others (汇文). 096$a is the call number of
 * the National Library, with $b or $e for the book number where the class stands in $a (ILAS).
 */
import { isCallNumber, isPlaceName } from './call-numbers.ts';
import {
  ALMA,
  copiesBy,
  copyOf,
  FOLIO_AND_KOHA,
  HOLDINGS,
  isFolio,
  ITEMS,
  KOHA_UNIMARC,
  numberOfCopies,
} from './copies.ts';
import type { CopyFields, ReadCopy } from './copies.ts';
import type { DraftHolding } from '../draft.ts';
import { subfield, subfields } from './marc.ts';
import type { MarcField, MarcRecord } from './marc.ts';

/** The copies that a CNMARC record tells of. */
export function readCnmarcCopies(marc: MarcRecord): DraftHolding[] {
  const [local] = marc.all('096').flatMap((field) => localNumber(field) ?? []);
  const classNumber = marc.first('690', 'a');
  const copies = copiesBy(marc, [
    chineseHoldings(classNumber),
    KOHA_UNIMARC,
    FOLIO_AND_KOHA,
    HOLDINGS,
    ALMA,
    ITEMS,
  ]);
  if (local === undefined) return copies;
  // 096 says where the work stands, 905 alone who has it.
  if (copies.length === 0 && !hasHidden(marc)) return [copyOf({ callNumber: local })];
  return copies.map((copy) => ({ ...copy, callNumber: copy.callNumber ?? local }));
}

/** @param classNumber 690$a, which 905 leaves out where it is the same */
export function chineseHoldings(classNumber: string | undefined): CopyFields {
  return {
    tags: ['905', '906', '996', '999'],
    read: (field) => readHolding(field, classNumber),
  };
}

function readHolding(field: MarcField, classNumber: string | undefined): ReadCopy {
  // 999 ff of FOLIO holds identifiers of its own.
  if (isFolio(field)) return undefined;
  const [shelf, whole, book] = [
    subfield(field, 'c') ?? subfield(field, 'a'),
    [subfield(field, 's'), subfield(field, 'f')].find((value) => isWhole(value)),
    subfield(field, 'e'),
  ];
  const parts = [subfield(field, 'd') ?? (book === undefined ? undefined : classNumber), book];
  const joined = parts.filter((part) => part !== undefined).join('/');
  const callNumber = whole ?? (joined === '' ? undefined : joined);
  const volumes = subfields(field, 'vy').join(' ');
  const words = subfields(field, 'z');
  const isEmpty = callNumber === undefined && volumes === '';
  // In 999 and 996 some systems keep who catalogued, and when.
  if (isEmpty && (shelf === undefined || !field.tag.startsWith('90'))) return undefined;
  return copyOf({
    location: shelf ?? null,
    callNumber: callNumber ?? null,
    volumes: volumes === '' ? null : volumes,
    completeness: words.find((word) => /[存缺残]/u.test(word)) ?? null,
    copies: numberOfCopies(subfield(field, 'f')),
    barcode: subfield(field, 'b') ?? null,
    access: words.filter((word) => !/^[存缺残]/u.test(word)),
  });
}

/** A call number as a whole: no number of copies, no name, no identifier of a system. */
function isWhole(value: string | undefined): boolean {
  if (value === undefined || isPlaceName(value) || /^\d{1,4}$/u.test(value)) return false;
  return isCallNumber(value) || !/^[\da-f]{8}-[\da-f]{4}-/iu.test(value);
}

function localNumber(field: MarcField): string | undefined {
  const [number, book] = [subfield(field, 'a'), subfield(field, 'b') ?? subfield(field, 'e')];
  if (number === undefined || isPlaceName(number)) return undefined;
  return book === undefined || /[/:=]/u.test(number) ? number : `${number}/${book}`;
}

/** Whether the record tells of copies that are not for readers. */
function hasHidden(marc: MarcRecord): boolean {
  return [KOHA_UNIMARC, FOLIO_AND_KOHA, HOLDINGS].some(({ tags, read }) =>
    marc.all(...tags).some((field) => read(field) === 'hidden'),
  );
}
