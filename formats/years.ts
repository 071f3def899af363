/**
 * What the kind of a document says of its dates: a photograph or a recording was made then and not published, a
 * yearbook is of the year in its title, a serial came out from its first issue to its last.
 */
import { inOrder, startYear } from '../catalogue/dates/dates.ts';
import type { DateStatement } from '../catalogue/dates/reading.ts';
import { serialYears } from '../catalogue/dates/serial-years.ts';
import { volumeYear } from '../catalogue/dates/volume-year.ts';
import type { VolumeTitle } from '../catalogue/dates/volume-year.ts';
import { isMade } from '../catalogue/fields/date-names.ts';
import type { TypeCode } from '../catalogue/fields/types.ts';
import type { Draft } from './draft.ts';

/** The dates of a draft, told and ordered as those of a document of this type. */
export function datesOf(draft: Draft, type: TypeCode): DateStatement[] {
  if (isMade(type)) return isPublished(draft) ? draft.dates : draft.dates.map(asMade);
  if (type === 'yearbook') {
    const year = volumeYear(volumeTitle(draft));
    if (year !== undefined) return inOrder([...draft.dates, year]);
  }
  if (type === 'yearbook' || type === 'serial' || type === 'newspaper')
    return withSerialYears(draft);
  return draft.dates;
}

/** A postcard, a record, an album of photographs: somebody published it. */
function isPublished({ dates, identifiers, publications }: Draft): boolean {
  return (
    dates.some(({ kind, raw }) => kind === 'created' || /[出发發][版行]/u.test(raw)) ||
    identifiers.some(({ type, valid }) => valid && ['isbn', 'issn', 'csbn'].includes(type)) ||
    publications.some(({ publisher }) => publisher !== null && HOUSE.test(publisher))
  );
}

/** Publishers, as against archives and libraries that put a picture online. */
const HOUSE =
  /出版|[书書][局店社]|印[书書][馆館]|印刷|公司|[唱影][片业業]|音像|照相[馆館]|press|publish|records?\b/iu;

function asMade(date: DateStatement): DateStatement {
  return date.kind === 'publication' ? { ...date, kind: 'created' } : date;
}

function volumeTitle({ titles, volume }: Draft): VolumeTitle {
  const main = titles.find(({ kind }) => kind === 'main')?.text ?? '';
  const remainder = titles.filter(({ kind }) => kind === 'remainder').map(({ text }) => text);
  return { main, parts: [volume?.raw ?? '', volume?.name ?? '', ...remainder] };
}

/**
 * With the years of a serial, first when the date of publication is unknown or only their beginning; values that
 * they were put together from are not told twice.
 */
function withSerialYears(draft: Draft): DateStatement[] {
  const printed = draft.dates.filter(({ kind }) => kind === 'publication').map(({ raw }) => raw);
  const span = serialYears({
    numbering: [...(draft.extra.get('207') ?? []), ...(draft.extra.get('362') ?? [])],
    prose: [printed.join('，'), ...draft.notes, draft.abstract ?? ''],
    periods: [...draft.places, ...(draft.extra.get('temporal') ?? []), ...draft.notes],
    title: draft.titles.find(({ kind }) => kind === 'main')?.text ?? '',
  });
  if (span === undefined) return draft.dates;
  const isOfDates = printed.join('，').includes(span.raw);
  const others = draft.dates.filter(
    ({ kind, raw }) => kind !== 'publication' || !isOfDates || !span.raw.includes(raw),
  );
  const known = others.find(({ kind, start }) => kind === 'publication' && start !== null);
  const isBeginning =
    known !== undefined &&
    startYear(known) === startYear(span) &&
    (known.end === null || known.end === known.start);
  const isMore = known === undefined || (isBeginning && span.end !== span.start);
  return inOrder(isMore ? [span, ...others] : [...others, span]);
}
