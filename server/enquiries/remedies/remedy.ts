/**
 * What is offered beside a search: where it finds something, ways that find more (南京 城墙 for 南京城墙);
 * where it finds nothing, what was perhaps meant and which condition stands in the way. Whatever is offered
 * has been counted and finds something; beside hits, more than they are (a class may be as many). Nothing is
 * done unasked.
 */
import type { Works } from '../../../catalogue/ports/works.ts';
import type { SearchRequest } from '../../../catalogue/search/request.ts';
import type { Offered, Relaxed } from '../../i18n/offers.ts';
import { readingsOf } from './readings.ts';
import { hasFilters, partsOf, relaxedFrom, withoutFilters } from './relaxed.ts';
import type { Part } from './relaxed.ts';
import { rewrittenOf, textsOf } from './rewritten.ts';
import { SparePages } from '../spare-pages.ts';
import type { Asking, SpareOptions } from '../spare-pages.ts';
import { bestSplits, splitsOf } from './splits.ts';
import { keyOf, Tally } from './tally.ts';
import type { Trial, Tried } from './tally.ts';

/** Another search, and how many works it finds. */
export interface Offer extends Tried<Offered> {
  /** True when the filters of the search had to go as well. */
  readonly isFree?: true;
}

/** What is offered beside a search. */
export interface Remedy {
  /** 您要找的是不是: the most useful first. */
  readonly offers: readonly Offer[];
  /** Without one of the conditions; most works first. */
  readonly relaxed: readonly Tried<Relaxed>[];
  /** Each condition by itself; empty when there is one only. */
  readonly examined: readonly Tried<Part>[];
  /** True when not everything was tried, because the engine is busy. */
  readonly isCut: boolean;
}

export const NO_REMEDY: Remedy = { offers: [], relaxed: [], examined: [], isCut: false };

/** Counts, searches and suggestions that one page may cost. */
const MOST_ASKED = 64;
const MOST_RELAXED = 8;
/** Words and filters looked at by themselves. */
const MOST_EXAMINED = 12;
const MOST_OFFERED = 5;
/** What a page that found something waits for what finds more, of what one that found nothing may wait. */
const SHARE_WHEN_FOUND = 0.5;

/** What remedies are made with. */
interface Sources {
  /** The spare way into the index. */
  readonly spare: Asking;
  readonly records: Pick<Works, 'printedForms'>;
}

export class Remedies {
  readonly #records: Sources['records'];
  readonly #whenNothing: SparePages;
  readonly #whenFound: SparePages;

  constructor({ spare, records }: Sources, options: SpareOptions) {
    this.#records = records;
    this.#whenNothing = new SparePages(spare, options);
    this.#whenFound = new SparePages(spare, { ...options, ms: options.ms * SHARE_WHEN_FOUND });
  }

  /** @param found how many works the request finds */
  async of(request: SearchRequest, found: number): Promise<Remedy> {
    const asked = { ...request, page: 1 };
    if (found > 0) {
      const wider = widerThan(asked);
      if (Object.values(wider).flat().length === 0) return NO_REMEDY;
      const { found: offers = [], isCut } = await this.#whenFound.enquire(MOST_ASKED, (asking) =>
        offersBeside(asked, found, wider, asking),
      );
      return { ...NO_REMEDY, offers, isCut };
    }
    const { found: remedy, isCut } = await this.#whenNothing.enquire(MOST_ASKED, (asking) =>
      remedyFor(asked, asking, this.#records),
    );
    return { ...NO_REMEDY, ...remedy, isCut };
  }
}

interface Wider {
  readonly readings: readonly Trial<Offered>[];
  readonly splits: readonly Trial<Offered>[];
  /** 南京老照片 as the photographs of 南京, 王氏家谱 as the genealogies of the family. */
  readonly typed: readonly Trial<Offered>[];
}

function widerThan(asked: SearchRequest): Wider {
  const narrowed = textsOf(asked).flatMap((text) => text.narrowed);
  return {
    readings: readingsOf(asked),
    splits: splitsOf(asked),
    typed: narrowed.filter(({ what }) => what.kind !== 'place'),
  };
}

async function offersBeside(
  asked: SearchRequest,
  found: number,
  { readings, splits, typed }: Wider,
  asking: Asking,
): Promise<Offer[]> {
  const tally = new Tally(asking, asked, found);
  await tally.count([...readings, ...splits, ...typed].map(({ request }) => request));
  return [
    // A class says what is meant, also where the number as a word finds as much.
    ...firstOfEachKind(
      tally
        .finding(readings, 0)
        .filter(({ what, works }) => what.kind === 'class' || works > found),
    ),
    ...bestSplits(tally.finding(splits, found)),
    ...tally.finding(typed, found).slice(0, 1),
  ];
}

/** @param asked finds nothing */
async function remedyFor(
  asked: SearchRequest,
  asking: Asking,
  records: Sources['records'],
): Promise<Omit<Remedy, 'isCut'>> {
  const tally = new Tally(asking, asked, 0);
  const readings = readingsOf(asked);
  // What is wrong with words after 题名： is looked for in titles.
  const named = readings.find(({ what }) => what.kind === 'field');
  const texts = textsOf(named?.request ?? asked);
  const relaxed = relaxedFrom(asked).slice(0, MOST_RELAXED);
  const parts = partsOf(asked);
  const examined = parts.slice(0, MOST_EXAMINED);
  await tally.count(
    [
      ...readings,
      ...texts.flatMap(({ plain, narrowed }) => [plain, ...narrowed]),
      ...relaxed,
      ...examined,
      ...texts.flatMap(({ alone }) => alone.map((request) => ({ request }))),
    ].map(({ request }) => request),
  );
  const trials: Trial<Offered>[] = firstOfEachKind(tally.finding(readings, 0));
  const isRead = trials.some(({ what }) => what.kind === 'field' || what.kind === 'expression');
  for (const text of isRead ? [] : texts)
    trials.push(...(await rewrittenOf(text, { asking, tally, records })));
  const helping = tally.finding(relaxed, 0);
  const offers = (await foundBy(trials, asked, tally)).filter(
    // Only one word less: that is said more plainly.
    ({ what, request }) => what.kind !== 'shorter' || !isAmong(helping, request),
  );
  return {
    offers,
    relaxed: helping
      .filter(({ request }) => !isAmong(offers, request))
      .sort((a, b) => b.works - a.works),
    // One condition alone is the request itself, of which the page says that it finds nothing.
    examined:
      parts.length < 2
        ? []
        : examined.flatMap((part) => {
            const works = tally.of(part.request);
            return works === undefined ? [] : [{ ...part, works }];
          }),
  };
}

/** Those that find something; where none does within the filters, without them. */
async function foundBy(
  trials: readonly Trial<Offered>[],
  asked: SearchRequest,
  tally: Tally,
): Promise<Offer[]> {
  const within = tally.finding(trials, 0).slice(0, MOST_OFFERED);
  const isFound = within.length > 0 || !hasFilters(asked);
  // Words that only the filters keep from finding something are right as they are.
  if (isFound || (tally.of(withoutFilters(asked)) ?? 0) > 0) return within;
  const free = trials
    .filter(({ what }) => what.kind !== 'class' && what.kind !== 'place' && what.kind !== 'type')
    .map((trial) => ({ ...trial, request: withoutFilters(trial.request), isFree: true as const }));
  await tally.count(free.map(({ request }) => request));
  return tally.finding(free, 0).slice(0, MOST_OFFERED);
}

function isAmong(trials: readonly Trial<unknown>[], request: SearchRequest): boolean {
  return trials.some((one) => keyOf(one.request) === keyOf(request));
}

/** Of two classes the finer one: what follows says the same in other words. */
function firstOfEachKind(tried: readonly Tried<Offered>[]): Tried<Offered>[] {
  return tried.filter(({ what }, i) => tried.findIndex((one) => one.what.kind === what.kind) === i);
}
