/**
 * What MARC21 says of the carrier beside the extent: the terms of RDA in 338, else 337, else 336, in whatever language
 * they are written, or their codes; and the form of a file in 347. A disc that comes with a volume is no other carrier.
 */
import { subfields } from './marc.ts';
import type { MarcField, MarcRecord } from './marc.ts';
import { unmarked } from './marc21-fields.ts';

/** RDA terms for carriers and media, by their codes (id.loc.gov/vocabulary/carriers, mediaTypes), as far as they tell one from another. */
const TERMS: Readonly<Record<string, string>> = {
  cr: 'online resource',
  nb: 'sheet',
  nc: 'volume',
  sd: 'audio disc',
  ss: 'audiocassette',
  st: 'audiotape reel',
  vd: 'videodisc',
  vf: 'videocassette',
  vr: 'videotape reel',
  c: 'computer',
  h: 'microform',
  n: 'unmediated',
  s: 'audio',
  v: 'video',
};

const VOLUME = /volume|sheet|卷|册|單張|单张/iu;
const BESIDE_VOLUME = /dis[ck]|chip|盘|盤/iu;

/** Words for what it is on: carriers, else media; none where the record says nothing. */
export function carrierTerms(marc: MarcRecord): string[] {
  const carriers = marc.all('338').flatMap(termsIn);
  const said = carriers.length > 0 ? carriers : marc.all('337').flatMap(termsIn);
  const volumes = said.filter((term) => VOLUME.test(term));
  const others = said.filter((term) => !VOLUME.test(term));
  const isWithDisc = volumes.length > 0 && others.every((term) => BESIDE_VOLUME.test(term));
  return isWithDisc ? volumes : said;
}

/** 336 tells a file by what it contains, where no carrier is said: computer dataset, cop. */
export function contentTerms(marc: MarcRecord): string[] {
  return marc
    .all('336')
    .flatMap((field) => subfields(field, 'ab').map(unmarked))
    .filter((term) => FILE_CONTENT.test(term))
    .map(() => 'computer');
}

const FILE_CONTENT = /computer|计算机|計算機|^co[dp]$/iu;

/** The form of a file: text file, PDF. */
export function fileForms(marc: MarcRecord): string[] {
  return marc.all('347').flatMap((field) => subfields(field, 'ab').map(unmarked));
}

/** A code says what its term would; where both stand, the term is read. */
function termsIn(field: MarcField): string[] {
  const printed = subfields(field, 'a').map(unmarked);
  if (printed.length > 0) return printed;
  return subfields(field, 'b').flatMap((code) => TERMS[code] ?? TERMS[code.charAt(0)] ?? []);
}
