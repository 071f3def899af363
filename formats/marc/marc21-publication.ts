/**
 * Publication, dates, edition, extent and language of MARC21. The original of a facsimile is told in 534 or
 * coded in 008, the scan of what is described in 533.
 */
import { readDate } from '../../catalogue/dates/dates.ts';
import type { DateStatement } from '../../catalogue/dates/reading.ts';
import { editionOf } from '../../catalogue/fields/editions.ts';
import { readLanguage } from '../../catalogue/fields/languages.ts';
import { readOriginalDate } from '../../catalogue/dates/originals.ts';
import { codedDate, codedYears, originalYear, withCoded } from './coded-dates.ts';
import { keep } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { subfield, subfields } from './marc.ts';
import type { MarcRecord } from './marc.ts';
import { carrierTerms, contentTerms, fileForms } from './marc21-carriers.ts';
import { unmarked, vernacular } from './marc21-fields.ts';
import { printedDates } from './printed-dates.ts';

export function readPublication(marc: MarcRecord, draft: Draft): void {
  const fields = vernacular(marc, '260', '264').filter(
    (field) => field.tag !== '264' || field.ind2 !== '4',
  );
  const dates: string[] = [];
  for (const field of fields) {
    const places = subfields(field, 'a').map(unmarked);
    const publishers = subfields(field, 'b').map(unmarked);
    for (let i = 0; i < Math.max(places.length, publishers.length); i++) {
      const place = known(places[i]);
      const publisher = known(publishers[i]);
      const raw = [places[i], publishers[i]].filter((part) => part !== undefined).join(' : ');
      if (place !== null || publisher !== null) draft.publications.push({ place, publisher, raw });
    }
    dates.push(...subfields(field, 'c').map((date) => date.replace(/[.,]$/u, '')));
    draft.dates.push(...subfields(field, 'g').map((raw) => readDate(raw, 'reprint')));
  }
  const coded = codedYears((marc.all('008')[0]?.value ?? '').slice(6));
  const later = [
    ...fields.flatMap((field) => subfields(field, 'g')),
    ...vernacular(marc, '250', '500').flatMap((field) => subfields(field, 'ab')),
  ];
  const printed = printedDates(dates, later);
  draft.dates = withCoded([...printed, ...draft.dates], codedDate(coded, 'marc21'));
  // Type r is a reprint: its own year, then that of the original.
  draft.dates.push(...datesOfCopies(marc, originalYear(coded, 'r')));
  const edition = vernacular(marc, '250')
    .flatMap((field) => subfields(field, 'ab'))
    .join(' ');
  draft.edition = editionOf(edition, [
    ...dates,
    ...marc.all('500', '534', '533').flatMap((field) => subfields(field, 'a')),
  ]);
  for (const field of vernacular(marc, '300')) {
    draft.extent ??= subfields(field, 'abc').join(' ') || null;
    draft.carrierWords.push(...subfields(field, 'a'));
  }
  const terms = carrierTerms(marc);
  // Of what is heard and seen they tell on what it is.
  if (/^.{6}[gij]/u.test(marc.leader)) draft.typeWords.push(...terms);
  draft.carrierWords.push(
    ...(terms.length > 0 ? terms : contentTerms(marc)),
    ...fileForms(marc),
    ...draft.typeWords,
    ...(draft.edition?.kind == null ? [] : [draft.edition.raw]),
  );
  draft.typeWords.push(...marc.all('655').flatMap((field) => subfields(field, 'a')));
  for (const value of vernacular(marc, '362').flatMap((field) => subfields(field, 'a')))
    keep(draft, '362', value);
  for (const field of vernacular(marc, '255'))
    for (const value of subfields(field, 'a')) keep(draft, '255', value);
  // Where the field has a character too many or too few, what stands there is no code: hi is no Hindi.
  const coded008 = (marc.all('008')[0]?.value ?? '').slice(35, 38);
  const language = /^[a-z]{3}$/i.test(coded008) ? coded008 : '';
  draft.languages = [
    ...marc.all('041').flatMap((field) => subfields(field, 'a')),
    language,
  ].flatMap((raw) => readLanguage(raw) ?? []);
}

function known(text: string | undefined): string | null {
  return text === undefined ||
    text === '' ||
    /^\[?(?:s\.?\s?[ln]\.?|出版[地者]不详|(?:place|publisher) not identified)\]?$/i.test(text)
    ? null
    : text.replace(/^\[(.+)\]$/u, '$1');
}

/** 534 tells of the original of a facsimile, 533 of the scan of what is described. */
function datesOfCopies(marc: MarcRecord, coded: string | undefined): DateStatement[] {
  const [original] = [
    ...vernacular(marc, '534').flatMap((field) =>
      [...subfields(field, 'c'), ...subfields(field, 'a')].map((note) =>
        readOriginalDate(note, true),
      ),
    ),
    ...(coded === undefined ? [] : [readDate(coded, 'original')]),
  ].filter((date) => date !== undefined);
  const scans = marc.all('533').flatMap((field) => {
    const isScan = /electronic|digital|online|电子|電子|[数數](?:字|位)/iu.test(
      subfield(field, 'a') ?? '',
    );
    return subfields(field, 'd').map((date) =>
      readDate(unmarked(date), isScan ? 'digitisation' : 'reprint'),
    );
  });
  return original === undefined ? scans : [original, ...scans];
}
