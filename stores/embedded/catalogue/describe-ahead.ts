/**
 * Descriptions of the items of a page, made before the page is stored: describing takes its time, and nobody
 * else can write while a page is. They are made some at a time, since the watch over their time
 * (`within-time.ts`) costs as much as one of them. Of a page larger than most, what would fill memory is
 * described when its turn to be stored has come.
 */
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import type { ReceivedRecord, UnreadableRecord } from '../../../catalogue/runs/page.ts';
import { withinTime } from '../../within-time.ts';
import type { Outcome } from '../../within-time.ts';
import { tried } from './tried.ts';

/** What describing a record came to; null for a deletion. */
export type Described = Outcome<CatalogueDocument | null>;

type Item = ReceivedRecord | UnreadableRecord;

/** Some items of a page, in their order. */
export interface DescribedItems {
  readonly items: readonly Item[];
  /** Of those that were wanted. */
  readonly described: ReadonlyMap<ReceivedRecord, Described>;
}

/** Items described under one watch; or fewer, when they are large. */
const TOGETHER = 64;
const TOGETHER_CHARS = 1_000_000;
/** Of XML, described before anything is stored; a page of a hundred records has some 200 000. */
const AHEAD_CHARS = 2_000_000;

/** @param wanted those that are to be described, as far as can be told before those in front are stored */
export function describedAhead(
  items: Iterable<Item>,
  wanted: (some: readonly Item[]) => readonly ReceivedRecord[],
): Iterable<DescribedItems> {
  const all = describing(items, wanted);
  const ahead: DescribedItems[] = [];
  let chars = 0;
  for (let next = all.next(); next.done !== true; next = all.next()) {
    ahead.push(next.value);
    chars += charsOf(next.value.items);
    if (chars >= AHEAD_CHARS) break;
  }
  return inTurn(ahead, all);
}

/** Lets go of what was taken. */
function* inTurn(
  ahead: DescribedItems[],
  rest: Iterable<DescribedItems>,
): Generator<DescribedItems> {
  for (let some = ahead.shift(); some !== undefined; some = ahead.shift()) yield some;
  yield* rest;
}

function* describing(
  items: Iterable<Item>,
  wanted: (some: readonly Item[]) => readonly ReceivedRecord[],
): Generator<DescribedItems> {
  for (const some of together(items)) {
    const records = wanted(some);
    const outcomes = withinTime(records.map((record) => () => tried(record.describe())));
    const described = new Map<ReceivedRecord, Described>();
    for (const [i, outcome] of outcomes.entries()) {
      const record = records[i];
      if (record !== undefined) described.set(record, outcome);
    }
    yield { items: some, described };
  }
}

/** The items in their order, some at a time; never so many that they fill memory. */
function* together(items: Iterable<Item>): Generator<readonly Item[]> {
  let some: Item[] = [];
  let chars = 0;
  for (const item of items) {
    some.push(item);
    chars += charsOf([item]);
    if (some.length < TOGETHER && chars < TOGETHER_CHARS) continue;
    yield some;
    some = [];
    chars = 0;
  }
  yield some;
}

function charsOf(items: readonly Item[]): number {
  let chars = 0;
  for (const item of items)
    chars += item.kind === 'record' ? item.record.xml.length : item.raw.length;
  return chars;
}

/** For an item that those in front of it made another: its identifier came twice. */
export function describedNow(item: ReceivedRecord): Described {
  const [outcome] = withinTime([() => tried(item.describe())]);
  return outcome ?? { kind: 'failed', error: undefined };
}
