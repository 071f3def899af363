/**
 * 相关文献: other volumes and editions of a work, its series, works by the same person, and of the same
 * place and time. Each list is a search; a page never waits long for them, and lives without them.
 */
import { expressionOf } from '../../../catalogue/search/expression.ts';
import { placesOf } from '../../../catalogue/document.ts';
import { CITY } from '../../../catalogue/fields/places.ts';
import { SearchUnavailable } from '../../../catalogue/ports/search-index.ts';
import type { SearchIndex } from '../../../catalogue/ports/search-index.ts';
import { EVERYTHING } from '../../../catalogue/search/request.ts';
import type { SearchRequest, QueryField } from '../../../catalogue/search/request.ts';
import { isClassTitle, readTitle, titleCore } from '../../../catalogue/fields/titles.ts';
import { nameKey } from '../../../catalogue/fields/names.ts';
import type { Work, WorkHit } from '../../../catalogue/work.ts';
import type { Messages } from '../../i18n/languages.ts';
import { NO_MARKS, presentHit } from '../search/hits.ts';
import type { ShownHit } from '../search/hits.ts';
import type { Labels } from '../../i18n/labels.ts';
import { writeSearchAddress } from '../../addresses/search-address.ts';

const SHOWN = 6;
/** Asked for, so that enough are left when those shown before are taken out. */
const ASKED = 40;
/** Works of the same place are related when they are of about the same time, years. */
const LONGEST_TIME = 60;
/** What a page waits at most for all lists, milliseconds. */
const PATIENCE_MS = 1_000;

export interface RelatedList {
  readonly heading: string;
  readonly hits: readonly ShownHit[];
  /** All of them; null when those shown are all. */
  readonly all: { readonly href: string; readonly label: string } | null;
}

export interface Related {
  readonly lists: readonly RelatedList[];
  /** True when the engine did not answer in time. */
  readonly isAway: boolean;
}

interface Wish {
  readonly heading: string;
  readonly request: Partial<SearchRequest>;
  readonly keeps: (hit: WorkHit) => boolean;
  readonly order?: (a: WorkHit, b: WorkHit) => number;
}

export async function relatedWorks(
  work: Work,
  index: SearchIndex,
  labels: Labels,
  t: Messages,
): Promise<Related> {
  const wishes = wishesOf(work, t);
  const answers = await inTime(
    Promise.all(wishes.map((wish) => index.search({ ...FEW, ...wish.request }, []))),
  );
  if (answers === undefined) return { lists: [], isAway: true };
  const seen = new Set([work.id]);
  const lists: RelatedList[] = [];
  for (const [i, wish] of wishes.entries()) {
    const { hits = [], total = 0 } = answers[i] ?? {};
    const found = hits.filter((hit) => !seen.has(hit.id) && wish.keeps(hit));
    const shown = found.toSorted(wish.order ?? (() => 0)).slice(0, SHOWN);
    if (shown.length === 0) continue;
    for (const { id } of shown) seen.add(id);
    lists.push({
      heading: wish.heading,
      hits: shown.map((hit) => presentHit(hit, NO_MARKS, [], labels, t)),
      all:
        total - 1 > shown.length
          ? { href: writeSearchAddress(wish.request), label: t.related.all(total) }
          : null,
    });
  }
  return { lists, isAway: false };
}

const FEW: SearchRequest = { ...EVERYTHING, size: ASKED };

function wishesOf(work: Work, t: Messages): Wish[] {
  const wishes: Wish[] = [];
  const core = titleCore(work.title);
  const volume = readTitle(work.title).volume?.number ?? null;
  const people = new Set(work.creators.map(nameKey));
  const isSameText = (hit: WorkHit): boolean =>
    titleCore(hit.title) === core &&
    (!isClassTitle(work.title) || hit.creators.some((name) => people.has(nameKey(name))));
  const numberOf = (hit: WorkHit): number | null => readTitle(hit.title).volume?.number ?? null;
  const isOtherVolume = (hit: WorkHit): boolean =>
    isSameText(hit) && numberOf(hit) !== null && numberOf(hit) !== volume;
  const sameTitle = exactly('title', core, 'prefix');
  wishes.push(
    {
      heading: t.related.volumes,
      request: { ...sameTitle, sort: 'title' },
      keeps: isOtherVolume,
      order: (a, b) => (numberOf(a) ?? 0) - (numberOf(b) ?? 0),
    },
    {
      heading: t.related.editions,
      request: sameTitle,
      keeps: (hit) => isSameText(hit) && !isOtherVolume(hit),
    },
  );
  const series = work.documents.flatMap((document) => document.series)[0]?.title;
  if (series !== undefined) {
    wishes.push({
      heading: t.related.series(series),
      request: exactly('series', series, 'exact'),
      keeps: () => true,
    });
  }
  const [creator] = work.creators;
  if (creator !== undefined) {
    wishes.push({
      heading: t.related.creator(creator),
      request: exactly('creator', creator, 'exact'),
      keeps: () => true,
    });
  }
  const place = work.documents.flatMap(placesOf).find((code) => code !== CITY);
  const { startYear: from, endYear: until } = work;
  if (place !== undefined && from !== null && until !== null && until - from <= LONGEST_TIME) {
    wishes.push({
      heading: t.related.placeAndTime,
      request: { filters: { place: [place] }, from: from - 10, until: until + 10 },
      keeps: () => true,
    });
  }
  return wishes;
}

function exactly(
  field: QueryField,
  words: string,
  match: 'prefix' | 'exact',
): Pick<SearchRequest, 'query'> {
  const expression = expressionOf([{ join: 'and', field, match, words: words.slice(0, 100) }]);
  return { query: { expression } };
}

/** Undefined when the engine is away or slow. */
async function inTime<T>(answer: Promise<T>): Promise<T | undefined> {
  const late = new AbortController();
  try {
    return await Promise.race([
      answer,
      new Promise<undefined>((resolve) => {
        const timer = setTimeout(() => resolve(undefined), PATIENCE_MS);
        late.signal.addEventListener('abort', () => clearTimeout(timer));
      }),
    ]);
  } catch (error) {
    if (error instanceof SearchUnavailable) return undefined;
    throw error;
  } finally {
    late.abort();
    // Whatever still comes is for nobody.
    answer.catch(() => undefined);
  }
}
