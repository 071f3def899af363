/**
 * Keys that nominate documents for a comparison; they decide nothing. Two documents are compared that have a key in
 * common, unless both only stand beside what it names: two volumes of one set need not be held against each other
 * because each is of that set.
 *
 * A key that very many documents have (夫子庙, 刘氏宗谱) is narrowed by what stands with it: year, place, creator.
 */
import { titleKey } from '../text/text.ts';
import { isbnKey } from './isbn-keys.ts';
import { partKeys } from './statement/parts.ts';
import type { PartNumber } from './statement/parts.ts';
import type { MatchStatement } from './statement/statement.ts';

export interface NominatingKey {
  readonly key: string;
  /**
   * True when the document is not itself what the key names: it is in a set of that title, or contains a piece of it.
   * Two documents that are both beside are not compared.
   */
  readonly isBeside?: true;
  /** What too large a block is narrowed by, in this order; absent when the document does not say it. */
  readonly year?: string;
  readonly place?: string;
  readonly creator?: string;
}

/** Titles from this length on are also met by their beginning, should the rest be lacking. Code units. */
const LONG_TITLE = 12;
const BEGINNING = 10;
const MOST_PIECES = 100;
const MOST_KEYS = 160;

/** Each key once; in the order in which they tell most. */
export function nominatingKeys(statement: MatchStatement): readonly NominatingKey[] {
  const keys = new Map<string, boolean>();
  const add = (key: string, isBeside = false): void => {
    if (keys.size < MOST_KEYS || keys.has(key)) keys.set(key, (keys.get(key) ?? true) && isBeside);
  };
  addNumbers(statement, add);
  if (!statement.isNameless) {
    addTitles(statement, add);
    addMakers(statement, add);
  }
  for (const piece of statement.below.slice(0, MOST_PIECES)) add(`title|${piece}`, true);
  const narrowing = narrowedBy(statement);
  return Array.from(keys, ([key, isBeside]) => ({
    key,
    ...(isBeside ? { isBeside } : {}),
    ...narrowing,
  }));
}

type Add = (key: string, isBeside?: boolean) => void;

function addNumbers({ numbers }: MatchStatement, add: Add): void {
  for (const { body } of numbers.isbns) add(isbnKey(body));
  for (const number of numbers.csbns) add(`csbn|${number}`);
  for (const number of numbers.permits) add(`permit|${number}`);
  for (const number of numbers.union) add(`union|${number}`);
  for (const number of numbers.lasting) add(`doi|${number}`);
  for (const address of numbers.addresses) add(`address|${address}`);
}

/** Title core, core with the number of the part, and the sets that the document stands in, as each may be the title. */
function addTitles({ readings, above, level }: MatchStatement, add: Add): void {
  for (const { core, name, numbers, remainder, from } of readings) {
    if (from === 'set' || from === 'host') continue;
    addTitle(core, numbers, add);
    if (name !== '') add(`title|${core}${name}`);
    const [behind] = remainder;
    // 秦淮河 : 历史与文化 and 秦淮河历史与文化.
    if (behind !== undefined && core.length + behind.length <= 60) add(`title|${core}${behind}`);
    const whole = `${core}${name}${behind ?? ''}`;
    if (whole.length >= LONG_TITLE) add(`begins|${whole.slice(0, BEGINNING)}`);
  }
  for (const { core, numbers } of above) {
    add(`title|${core}`, true);
    for (const part of partKeys(numbers)) add(`title|${core}|${part}`, level === 'piece');
  }
}

function addTitle(core: string, numbers: readonly PartNumber[], add: Add): void {
  const parts = partKeys(numbers);
  add(`title|${core}`, parts.length > 0);
  for (const part of parts) add(`title|${core}|${part}`);
}

/** Who, with which publisher and in which year: what meets where the titles are spoilt. */
function addMakers({ names, imprint, readings }: MatchStatement, add: Add): void {
  const year = imprint.when?.from;
  if (year === undefined) return;
  const [publisher] = imprint.publishers;
  const persons = names.filter(({ isBody, isPrimary }) => !isBody && isPrimary).slice(0, 2);
  for (const { key } of persons)
    add(publisher === undefined ? `made|${key}|${year}` : `made|${key}|${publisher.key}|${year}`);
  const core = readings[0]?.core ?? '';
  if (publisher === undefined || persons.length > 0 || core.length < 3) return;
  // One of its ends is spoilt at most.
  add(`made|${publisher.key}|${year}|${core.slice(0, 2)}`);
  add(`made|${publisher.key}|${year}||${core.slice(-2)}`);
}

function narrowedBy({
  imprint,
  names,
}: MatchStatement): Pick<NominatingKey, 'year' | 'place' | 'creator'> {
  const { when, places } = imprint;
  const [place] = places;
  const creator = names.find(({ isPrimary }) => isPrimary) ?? names[0];
  return {
    ...(when === null || when.from !== when.to ? {} : { year: String(when.from) }),
    ...(place === undefined ? {} : { place: titleKey(place) }),
    ...(creator === undefined ? {} : { creator: creator.key }),
  };
}
