/**
 * Publication, dates, edition, extent and language of CNMARC. A facsimile has two dates, that of 210 and that
 * of its original in a note; a picture has the date it was taken and the date it was scanned.
 */
import { readDate } from '../../catalogue/dates/dates.ts';
import type { DateStatement } from '../../catalogue/dates/reading.ts';
import { editionOf } from '../../catalogue/fields/editions.ts';
import { readLanguage } from '../../catalogue/fields/languages.ts';
import { readOriginalDate } from '../../catalogue/dates/originals.ts';
import { codedDate, codedYears, originalYear, withCoded } from './coded-dates.ts';
import { keep } from '../draft.ts';
import type { Draft } from '../draft.ts';
import { embeddedFields, subfields } from './marc.ts';
import { printedDates } from './printed-dates.ts';
import type { MarcRecord } from './marc.ts';

export function readPublication(marc: MarcRecord, draft: Draft): void {
  const dates: string[] = [];
  for (const field of marc.all('210', '214')) {
    const places = subfields(field, 'a');
    const publishers = subfields(field, 'c');
    const pairs = Math.max(places.length, publishers.length);
    for (let i = 0; i < pairs; i++) {
      const place = known(places[i]);
      const publisher = known(publishers[i]);
      const raw = [places[i], publishers[i]].filter((part) => part !== undefined).join(' : ');
      if (place !== null || publisher !== null) draft.publications.push({ place, publisher, raw });
    }
    dates.push(...subfields(field, 'd'));
    // $h is the date of printing, never the date of the edition.
    draft.dates.push(...subfields(field, 'h').map((raw) => readDate(raw, 'reprint')));
  }
  const coded = codedYears(marc.coded('100', 'a').slice(8));
  const later = [
    ...marc.all('210', '214').flatMap((field) => subfields(field, 'h')),
    ...marc.all('205', '305', '300').flatMap((field) => subfields(field, 'a')),
  ];
  const printed = printedDates(dates, later);
  draft.dates = withCoded([...printed, ...draft.dates], codedDate(coded, 'cnmarc'));
  // Type e is a reproduction: its own year, then that of the original.
  draft.dates.push(...datesInNotes(marc, originalYear(coded, 'e')));
  // 刻本 and the like stand in 205, in the date, or in a note on the edition.
  draft.edition = editionOf(editionStatement(marc), [
    ...dates,
    ...marc.all('305', '300').flatMap((field) => subfields(field, 'a')),
    ...marc.all('215').flatMap((field) => subfields(field, 'a')),
  ]);
  for (const field of marc.all('215')) {
    const extent = [
      ...subfields(field, 'a'),
      ...subfields(field, 'c'),
      ...subfields(field, 'd'),
    ].join(' ; ');
    draft.extent ??= extent === '' ? null : extent;
    draft.carrierWords.push(...subfields(field, 'ac'));
  }
  draft.carrierWords.push(...draft.typeWords);
  if (draft.edition?.kind != null) draft.carrierWords.push(draft.edition.raw);
  if (marc.all('135').length > 0) draft.carrierWords.push('电子');
  for (const field of marc.all('101'))
    draft.languages.push(...subfields(field, 'a').flatMap((raw) => readLanguage(raw) ?? []));
  // Scale of a map, numbering of a serial.
  for (const field of marc.all('206', '207'))
    for (const value of subfields(field, 'a')) keep(draft, field.tag, value);
}

/** 第2版, 修订本: $b is a further statement. */
function editionStatement(marc: MarcRecord): string | undefined {
  const said = marc.all('205').flatMap((field) => subfields(field, 'ab'));
  return said.length === 0 ? undefined : said.join(', ');
}

/** 原书年代 of a facsimile (324, 455, else 305 and 300, else as coded), and when a picture was taken and scanned. */
function datesInNotes(marc: MarcRecord, coded: string | undefined): DateStatement[] {
  const values = (...tags: readonly string[]): string[] =>
    marc.all(...tags).flatMap((field) => subfields(field, 'a'));
  const copied = marc
    .all('455')
    .flatMap(embeddedFields)
    .filter(({ tag }) => tag === '210')
    .flatMap((field) => subfields(field, 'd'));
  const [original] = [
    ...values('324').map((note) => readOriginalDate(note, true)),
    ...copied.map((date) => readDate(date, 'original')),
    ...values('305', '300').map((note) => readOriginalDate(note, false)),
    ...(coded === undefined ? [] : [readDate(coded, 'original')]),
  ].filter((date) => date !== undefined);
  const labelled = values('300')
    .filter((note) => /^(?:拍|[攝摄]|[数數]字化|[扫掃]描)/u.test(note))
    .map((note) => readDate(note))
    .filter(({ kind, start }) => (kind === 'created' || kind === 'digitisation') && start !== null);
  return original === undefined ? labelled : [original, ...labelled];
}

function known(text: string | undefined): string | null {
  return text === undefined ||
    /^[[［(（]?(?:s\.?\s?[ln]\.?|出版[地者]不详|不详)[\]］)）]?$/i.test(text)
    ? null
    : text;
}
