/**
 * Descriptions of the items of a page, made some at a time and a little before each is stored: the watch over
 * their time (`within-time.ts`) costs as much as one of them.
 */
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import type { ReceivedRecord, UnreadableRecord } from '../../../catalogue/runs/page.ts';
import { withinTime } from '../../within-time.ts';
import type { Outcome } from '../../within-time.ts';
import { tried } from './tried.ts';

/** What describing a record came to; null for a deletion. */
export type Described = Outcome<CatalogueDocument | null>;

type Item = ReceivedRecord | UnreadableRecord;

/** Items described under one watch; or fewer, when they are large. */
const TOGETHER = 64;
const TOGETHER_CHARS = 1_000_000;

/** The items in their order, some at a time; never so many that they fill memory. */
export function* together(items: Iterable<Item>): Generator<readonly Item[]> {
  let some: Item[] = [];
  let chars = 0;
  for (const item of items) {
    some.push(item);
    chars += item.kind === 'record' ? item.record.xml.length : item.raw.length;
    if (some.length < TOGETHER && chars < TOGETHER_CHARS) continue;
    yield some;
    some = [];
    chars = 0;
  }
  yield some;
}

/** @param isWanted whether it is to be described, as far as can be told before those in front of it are stored */
export function describedOf(
  items: readonly Item[],
  isWanted: (item: ReceivedRecord) => boolean,
): Map<ReceivedRecord, Described> {
  const wanted = items.filter(
    (item): item is ReceivedRecord => item.kind === 'record' && isWanted(item),
  );
  const outcomes = withinTime(wanted.map((item) => () => tried(item.describe())));
  return new Map(
    wanted.flatMap((item, i) => {
      const outcome = outcomes[i];
      return outcome === undefined ? [] : [[item, outcome] as const];
    }),
  );
}

/** For an item that those in front of it made another: its identifier came twice. */
export function describedNow(item: ReceivedRecord): Described {
  const [outcome] = withinTime([() => tried(item.describe())]);
  return outcome ?? { kind: 'failed', error: undefined };
}
