/**
 * 相关文献: other volumes and editions of a work, its series, works by the same person, and of the same
 * place and time. Each list is a search without counts. What was found is kept for some seconds, since a work
 * that one reader looks at is looked at by others; it is asked for once, however many wait for it, and a
 * page lives without it.
 */
import { expressionOf } from '../../catalogue/search/expression.ts';
import { placesOf } from '../../catalogue/document.ts';
import { CITY } from '../../catalogue/fields/places.ts';
import { nameKey } from '../../catalogue/fields/names.ts';
import { isClassTitle, readTitle, titleCore } from '../../catalogue/fields/titles.ts';
import { EVERYTHING } from '../../catalogue/search/request.ts';
import { isAnswerable } from '../../catalogue/search/query.ts';
import type { SearchEnquiry } from '../../catalogue/search/query.ts';
import type { QueryField, SearchRequest } from '../../catalogue/search/request.ts';
import { quotedTerm } from '../../catalogue/search/terms.ts';
import { shortened } from '../../catalogue/text/bounds.ts';
import type { Work, WorkHit, WorkId } from '../../catalogue/work.ts';
import type { Asking, SparePages } from './spare-pages.ts';

/** How the works of a list are related, and by what. */
export type Relation =
  | { readonly kind: 'volumes' | 'editions' | 'placeAndTime' }
  | { readonly kind: 'series' | 'creator'; readonly name: string };

export interface RelatedList {
  readonly relation: Relation;
  /** The first few; a work stands in one list only. */
  readonly hits: readonly WorkHit[];
  /** How many the search below finds, the work itself among them. */
  readonly total: number;
  /** What a reader can ask to see all; null when it cannot be typed, as a name of a hundred words. */
  readonly request: Partial<SearchRequest> | null;
}

const SHOWN = 6;
/** Asked for where what comes is looked through; else as many as are enough when those shown before are left out. */
const LOOKED_THROUGH = 40;
/** Works of the same place are related when they are of about the same time, years. */
const LONGEST_TIME = 60;
/** Documents that say which series and place a work is of; the oldest. */
const MOST_READ = 10;
/** Of a series or person in a heading, UTF-16 units. */
const LONGEST_NAME = 100;
/** One for each list. */
const MOST_ASKED = 8;
/** Readers who come together are answered at once; what was taken down is not shown for longer than that. */
const KEPT_MS = 3_000;
/** Works whose lists are kept; a list is some 10 kB. */
const MOST_KEPT = 300;

interface Wish {
  readonly relation: Relation;
  readonly asked: Partial<SearchEnquiry>;
  readonly request: RelatedList['request'];
  /** Which of the works found belong to the list; all when absent. */
  readonly keeps?: (hit: WorkHit) => boolean;
  readonly order?: (a: WorkHit, b: WorkHit) => number;
}

interface Kept {
  readonly since: number;
  readonly lists: Promise<readonly RelatedList[] | undefined>;
}

export class RelatedWorks {
  readonly #pages: SparePages;
  readonly #now: () => Date;
  /** By work, those asked for longest ago first. */
  readonly #kept = new Map<WorkId, Kept>();

  constructor(pages: SparePages, now: () => Date) {
    this.#pages = pages;
    this.#now = now;
  }

  /** Undefined when the engine did not answer in time. */
  async of(work: Work): Promise<readonly RelatedList[] | undefined> {
    const since = this.#now().getTime();
    let kept = this.#kept.get(work.id);
    if (kept === undefined || since - kept.since >= KEPT_MS)
      kept = { since, lists: this.#ask(work) };
    this.#kept.delete(work.id);
    this.#kept.set(work.id, kept);
    const [oldest = ''] = this.#kept.keys();
    if (this.#kept.size > MOST_KEPT) this.#kept.delete(oldest);
    try {
      const lists = await kept.lists;
      if (lists === undefined) this.#forget(work.id, kept);
      return lists;
    } catch (error) {
      this.#forget(work.id, kept);
      throw error;
    }
  }

  async #ask(work: Work): Promise<readonly RelatedList[] | undefined> {
    const { found, isCut } = await this.#pages.enquire(MOST_ASKED, (asking) =>
      listsOf(work, asking),
    );
    return isCut ? undefined : found;
  }

  /** Only an answer is kept; whoever asks next asks the engine. */
  #forget(id: WorkId, kept: Kept): void {
    if (this.#kept.get(id) === kept) this.#kept.delete(id);
  }
}

async function listsOf(work: Work, asking: Asking): Promise<RelatedList[]> {
  const wishes = wishesOf(work);
  const answers = await Promise.all(
    wishes.map((wish, before) => {
      // The work itself may be among them, and all that the lists before show.
      const size = wish.keeps === undefined ? 1 + (before + 1) * SHOWN : LOOKED_THROUGH;
      return asking.search({ ...EVERYTHING, size, ...wish.asked }, []);
    }),
  );
  const seen = new Set([work.id]);
  const lists: RelatedList[] = [];
  for (const [i, { relation, request, keeps = () => true, order }] of wishes.entries()) {
    const { hits = [], total = 0 } = answers[i] ?? {};
    const others = hits.filter((hit) => !seen.has(hit.id) && keeps(hit));
    const shown = (order === undefined ? others : others.toSorted(order)).slice(0, SHOWN);
    if (shown.length === 0) continue;
    for (const { id } of shown) seen.add(id);
    lists.push({ relation, hits: shown, total, request });
  }
  return lists;
}

function wishesOf(work: Work): Wish[] {
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
  if (sameTitle !== undefined) {
    wishes.push(
      {
        relation: { kind: 'volumes' },
        asked: { ...sameTitle.asked, sort: 'title' },
        request: sameTitle.request && { ...sameTitle.request, sort: 'title' },
        keeps: isOtherVolume,
        order: (a, b) => (numberOf(a) ?? 0) - (numberOf(b) ?? 0),
      },
      {
        relation: { kind: 'editions' },
        ...sameTitle,
        keeps: (hit) => isSameText(hit) && !isOtherVolume(hit),
      },
    );
  }
  const documents = work.documents.slice(0, MOST_READ);
  const series = documents.flatMap((document) => document.series)[0]?.title;
  const inSeries = series === undefined ? undefined : exactly('series', series, 'exact');
  if (series !== undefined && inSeries !== undefined)
    wishes.push({ relation: { kind: 'series', name: nameOf(series) }, ...inSeries });
  const [creator] = work.creators;
  const byCreator = creator === undefined ? undefined : exactly('creator', creator, 'exact');
  if (creator !== undefined && byCreator !== undefined)
    wishes.push({ relation: { kind: 'creator', name: nameOf(creator) }, ...byCreator });
  const place = documents.flatMap(placesOf).find((code) => code !== CITY);
  const { startYear: from, endYear: until } = work;
  if (place !== undefined && from !== null && until !== null && until - from <= LONGEST_TIME) {
    const request = { filters: { place: [place] }, from: from - 10, until: until + 10 };
    wishes.push({ relation: { kind: 'placeAndTime' }, asked: request, request });
  }
  return wishes;
}

/** As it stands in a heading. */
function nameOf(value: string): string {
  return shortened(value, LONGEST_NAME);
}

/**
 * A value of a record, asked for as a condition, and as what a reader may ask.
 *
 * @returns undefined for a value of marks alone (□□□), by which nothing can be found
 */
function exactly(
  field: QueryField,
  value: string,
  match: 'prefix' | 'exact',
): Pick<Wish, 'asked' | 'request'> | undefined {
  const term = quotedTerm(field, value, { match });
  if (term === undefined) return undefined;
  const query = { expression: expressionOf([{ join: 'and', field, match, words: value }]) };
  return { asked: { conditions: [term] }, request: isAnswerable({ query }) ? { query } : null };
}
