/**
 * A work as an engine takes it in: its texts by field, its facet values, its distinct holdings. Both
 * engines get exactly this, so that they find and count the same.
 */
import { classPath } from '../fields/classification.ts';
import { endYear, startYear } from '../dates/dates.ts';
import type { CatalogueDocument } from '../document.ts';
import { facetText } from './facet-values.ts';
import { numberSpellings } from '../fields/identifiers.ts';
import { periodsOf } from '../dates/periods.ts';
import { placesOf } from '../fields/places.ts';
import { pinyinTerms, plainPinyin, sortKey, titleHead } from '../text/pinyin.ts';
import { roleGroup } from '../fields/roles.ts';
import type { IndexedWork } from '../ports/search-index.ts';
import { titleKey } from '../text/text.ts';
import { displayTitle } from '../fields/titles.ts';
import { OPEN_END, workHit } from '../work.ts';
import type { Work } from '../work.ts';

/** Bounds on what one hostile or endless record can put into the index. */
const MOST_VALUES = 200;
/** A set has more pieces (`pieces.ts`) than any work has names of its own. */
const MOST_TITLES = 1_000;
const LONGEST_VALUE = 20_000;
const LONGEST_FACET = 100;

export function indexedWork(work: Work): IndexedWork {
  const { documents } = work;
  const from = (
    values: (document: CatalogueDocument) => readonly (string | null | undefined)[],
  ): string[] => distinct(documents.flatMap(values));
  const titles = distinct([
    ...documents.map(displayTitle),
    ...from((document) =>
      document.titles.filter((title) => title.kind === 'main').map((title) => title.text),
    ),
  ]);
  const creators = from((document) => document.creators.map((creator) => creator.name));
  return {
    id: work.id,
    hit: workHit(work),
    texts: {
      title: titles,
      // Pieces too: found as titles, below the work that bears the title itself.
      variantTitle: distinct(
        documents.flatMap(({ titles: all }) =>
          all.filter((title) => title.kind !== 'main').map((title) => title.text),
        ),
        MOST_TITLES,
      ),
      series: from((document) => document.series.map((series) => series.title)),
      creator: distinct([
        ...creators,
        ...from((document) => [
          ...document.creators.map((creator) => creator.raw),
          document.responsibility,
        ]),
      ]),
      subject: from((document) => [
        ...document.subjects.map((subject) => subject.text),
        ...document.classes.map((one) => one.code),
      ]),
      publisher: from((document) => [
        ...document.publications.flatMap((one) => [one.publisher, one.place]),
        ...document.digitisers,
      ]),
      identifier: from((document) => [
        document.identifier,
        ...document.identifiers.flatMap((one) => [one.raw, ...numberSpellings(one)]),
      ]),
      callNumber: from((document) => document.holdings.map((holding) => holding.callNumber)),
      other: from((document) => [
        document.abstract,
        ...document.contents,
        ...document.notes,
        ...document.places,
        ...document.dates.map((date) => date.raw),
        document.edition?.raw,
        document.extent,
        ...Object.values(document.extra).flat(),
        ...document.holdings.flatMap((holding) => [
          holding.location,
          holding.volumes,
          holding.rights,
        ]),
      ]),
    },
    titleKeys: distinct(titles.map(titleKey)),
    pinyin: distinct([
      ...[...titles, ...creators].flatMap(pinyinTerms),
      ...from((document) => [
        ...document.titles.map((title) => title.pinyin),
        ...document.creators.map((creator) => creator.pinyin),
      ]).map((given) => plainPinyin(given).slice(0, 24)),
    ]),
    facets: {
      type: work.type,
      edition: [...new Set(documents.flatMap(({ edition }) => edition?.kind ?? []))],
      audience: [...new Set(documents.flatMap(({ audience }) => audience))],
      period: periodsOf(work.startYear, work.endYear === OPEN_END ? null : work.endYear),
      // One value for 方誌 and 方志: readers of either script see one line with one count.
      subject: distinct(
        documents.flatMap((document) =>
          document.subjects
            .filter((subject) => subject.kind !== 'form')
            .map((subject) => facetText(subject.text).slice(0, LONGEST_FACET)),
        ),
      ),
      person: distinct(
        documents.flatMap(({ creators: named }) =>
          named
            .filter(({ kind }) => kind === 'person')
            .map(({ name, role }) =>
              `${roleGroup(role)}:${facetText(name)}`.slice(0, LONGEST_FACET),
            ),
        ),
      ),
      language: distinct(documents.flatMap((document) => document.languages)),
      class: distinct(
        documents.flatMap((document) =>
          document.classes
            .filter((one) => one.scheme === 'clc')
            .flatMap((one) => classPath(one.code)),
        ),
      ),
      place: distinct(documents.flatMap(placesOf)),
      head: titleHead(work.title),
    },
    holdings: holdingTuples(work),
    startYear: work.startYear,
    endYear: work.endYear,
    ...originalYears(work),
    sortTitle: sortKey(work.title),
    firstAdded: work.firstAdded,
  };
}

/** The earliest date of an original that is told apart from the publication (324, 305, 534). */
function originalYears({ documents, startYear: start, endYear: end }: Work): {
  originalStart: number | null;
  originalEnd: number | null;
} {
  const [first] = documents
    .flatMap(({ dates }) => dates)
    .filter(({ kind }) => kind === 'original')
    .map((date) => ({ start: startYear(date) ?? endYear(date), end: endYear(date) }))
    .filter((years) => years.start !== null)
    .sort((a, b) => (a.start ?? 0) - (b.start ?? 0));
  return first === undefined
    ? { originalStart: start, originalEnd: end }
    : { originalStart: first.start, originalEnd: first.end };
}

/** One for each collection of a holding, and one without when it belongs to none; no two alike. */
function holdingTuples(work: Work): IndexedWork['holdings'] {
  const tuples = work.holdings.flatMap(({ library, collections, access, carrier }) =>
    (collections.length > 0 ? collections : [null]).map((collection) => ({
      library,
      collection,
      access,
      carrier,
    })),
  );
  return [...new Map(tuples.map((tuple) => [JSON.stringify(tuple), tuple])).values()];
}

/** Without blanks and repetitions, in order, cut to what an index may hold. */
function distinct(
  values: readonly (string | null | undefined)[],
  most: number = MOST_VALUES,
): string[] {
  const kept = new Set<string>();
  for (const value of values) {
    const text = value?.trim().slice(0, LONGEST_VALUE);
    if (text !== undefined && text !== '') kept.add(text);
    if (kept.size >= most) break;
  }
  return [...kept];
}
