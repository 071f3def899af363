/** What stands in a list, in what shares. */
import type { Random } from '../../support/random.ts';
import type { Offer, Offers } from './offers.ts';

export type Way = Exclude<
  {
    [Name in keyof Offers]: Offers[Name] extends () => Offer ? Name : never;
  }[keyof Offers],
  undefined
>;
export type Recipe = Readonly<Partial<Record<Way | 'again', number>>>;

/** Of new books as booksellers offer them, some volumes, sets and yearbooks among them. */
export const BOOKS: Recipe = {
  book: 44,
  heldBook: 9,
  withoutIsbn: 8,
  bare: 3,
  reprinted: 4,
  wrongDigit: 3,
  elsewhere: 2,
  otherEdition: 9,
  namesake: 3,
  forthcoming: 2,
  empty: 1,
  set: 5,
  volume: 5,
  issue: 3,
  again: 2,
};

/** Of files alone. */
export const FILES: Recipe = { book: 78, heldBook: 8, reprinted: 4, otherEdition: 8, again: 2 };

/** For formats that always say who, what and when. */
export const RECORDS: Recipe = {
  book: 56,
  heldBook: 8,
  withoutIsbn: 4,
  reprinted: 4,
  otherEdition: 10,
  namesake: 3,
  set: 5,
  volume: 5,
  issue: 3,
  again: 2,
};

export const FACSIMILES: Recipe = { reprint: 96, again: 4 };
export const OLD_PRINTS: Recipe = { old: 97, again: 3 };

/** So many offers, shuffled; what is there again comes later than the first. */
export function cooked(recipe: Recipe, count: number, offers: Offers, random: Random): Offer[] {
  const made: Offer[] = [];
  const repeats = Math.round(((recipe.again ?? 0) / 100) * count);
  for (const [way, share = 0] of Object.entries(recipe)) {
    if (way === 'again') continue;
    const times = Math.round((share / 100) * count);
    for (let i = 0; i < times; i++) made.push(offers[way as Way]());
  }
  const shuffled = made
    .map((offer) => ({ offer, at: random.next() }))
    .toSorted((a, b) => a.at - b.at)
    .map(({ offer }) => offer);
  const once = shuffled.filter(
    ({ truth, isEmpty }) => truth.flags.length === 0 && isEmpty !== true && truth.way !== 'bare',
  );
  const again = once.slice(0, repeats).map((offer) => offers.again(offer));
  return [...shuffled, ...again];
}
