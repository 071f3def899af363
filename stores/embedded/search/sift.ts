/**
 * Which works pass all filters, and which fail those of one group alone: these are what the facets of that
 * group count beside the hits. One condition after the other, each over what the last one left: short
 * loops that read one column.
 */
import { at, NO_YEAR } from './file/columns.ts';
import type { Columns, OpenColumn } from './file/columns.ts';
import type { Condition, Group, Span, Years } from './filters.ts';

export interface Sifted {
  /** Ascending; not to be changed. */
  readonly passed: Uint32Array;
  /** By group with a condition: works that fail it and meet those of all other groups. */
  readonly failed: ReadonlyMap<Group, readonly Uint32Array[]>;
}

/**
 * Arrays for one search, used again by the next: what was taken before `clear` is no longer to be read.
 * Millions of numbers made anew for each search would cost more than reading them.
 */
export class Room {
  readonly #arrays: Uint32Array[] = [];
  #taken = 0;

  clear(): void {
    this.#taken = 0;
  }

  /** Holds whatever the last search left in it. */
  take(length: number): Uint32Array {
    let array = this.#arrays[this.#taken];
    if (array === undefined || array.length < length) {
      array = new Uint32Array(length + (length >> 3));
      this.#arrays[this.#taken] = array;
    }
    this.#taken++;
    return array.subarray(0, length);
  }
}

/**
 * @param candidates ascending docnos, dead ones among them; undefined = every work
 * @param excluded 1 = left out
 */
export function sift(
  columns: Columns,
  conditions: readonly Condition[],
  candidates: Uint32Array | undefined,
  excluded: Uint8Array | undefined,
  room: Room,
): Sifted {
  let passed = living(columns, candidates, excluded, room);
  const failed = new Map<Group, Uint32Array[]>();
  for (const condition of conditions) {
    const meets = partition(passed, condition, columns, room);
    for (const [group, lists] of failed) {
      if (group === condition.group) continue;
      failed.set(
        group,
        lists.map((docnos) => partition(docnos, condition, columns, room).kept),
      );
    }
    failed.set(condition.group, [...(failed.get(condition.group) ?? []), meets.left]);
    passed = meets.kept;
  }
  return { passed, failed };
}

function living(
  columns: Columns,
  candidates: Uint32Array | undefined,
  excluded: Uint8Array | undefined,
  room: Room,
): Uint32Array {
  if (candidates === undefined && excluded === undefined) return columns.living();
  const { live } = columns;
  const among = candidates ?? columns.living();
  const docnos = room.take(among.length);
  let count = 0;
  for (let i = 0; i < among.length; i++) {
    const docno = at(among, i);
    if (live[docno] === 1 && excluded?.[docno] !== 1) docnos[count++] = docno;
  }
  return docnos.subarray(0, count);
}

/** Those that meet a condition, and those that do not; both in their order. */
interface Parts {
  readonly kept: Uint32Array;
  readonly left: Uint32Array;
}

function partition(docnos: Uint32Array, condition: Condition, columns: Columns, room: Room): Parts {
  const meeting = room.take(docnos.length);
  const left = room.take(docnos.length);
  const kept = keptOf(docnos, meeting, left, columns, condition);
  return { kept: meeting.subarray(0, kept), left: left.subarray(0, docnos.length - kept) };
}

function keptOf(
  docnos: Uint32Array,
  meeting: Uint32Array,
  left: Uint32Array,
  columns: Columns,
  condition: Condition,
): number {
  if ('years' in condition) return byYears(docnos, meeting, left, columns, condition.years);
  if ('span' in condition) return byTime(docnos, meeting, left, columns.added, condition.span);
  if ('codes' in condition) {
    const column = columns.open[condition.group];
    return byAnyCode(docnos, meeting, left, column, columns.size, condition.codes);
  }
  return byCode(docnos, meeting, left, columns.lists[condition.group], condition.chosen);
}

/** These part the docnos into two arrays of the same length. @returns how many meet the condition */
function byCode(
  docnos: Uint32Array,
  meeting: Uint32Array,
  left: Uint32Array,
  codes: Uint32Array,
  chosen: Uint8Array,
): number {
  let kept = 0;
  let lost = 0;
  // Written to both sides, and one of them kept: no branch that a processor guesses wrong half the time.
  for (let i = 0; i < docnos.length; i++) {
    const docno = at(docnos, i);
    const meets = chosen[at(codes, docno)] ?? 0;
    meeting[kept] = docno;
    left[lost] = docno;
    kept += meets;
    lost += 1 - meets;
  }
  return kept;
}

/** The column is looked through for each code from its beginning: few are wanted, and a work has any number. */
function byAnyCode(
  docnos: Uint32Array,
  meeting: Uint32Array,
  left: Uint32Array,
  { from, codes }: OpenColumn,
  size: number,
  wanted: readonly number[],
): number {
  const meets = new Uint8Array(size);
  const end = at(from, size);
  for (const code of wanted) {
    let docno = 0;
    for (let i = codes.indexOf(code); i >= 0 && i < end; i = codes.indexOf(code, i + 1)) {
      while (at(from, docno + 1) <= i) docno++;
      meets[docno] = 1;
    }
  }
  let kept = 0;
  let lost = 0;
  for (let i = 0; i < docnos.length; i++) {
    const docno = at(docnos, i);
    const does = meets[docno] ?? 0;
    meeting[kept] = docno;
    left[lost] = docno;
    kept += does;
    lost += 1 - does;
  }
  return kept;
}

function byYears(
  docnos: Uint32Array,
  meeting: Uint32Array,
  left: Uint32Array,
  columns: Columns,
  { kind, from, until }: Years,
): number {
  const starts = kind === 'original' ? columns.originalStart : columns.startYear;
  const ends = kind === 'original' ? columns.originalEnd : columns.endYear;
  let kept = 0;
  let lost = 0;
  for (let i = 0; i < docnos.length; i++) {
    const docno = at(docnos, i);
    const start = starts[docno] ?? NO_YEAR;
    const end = ends[docno] ?? NO_YEAR;
    const meets = Number(start !== NO_YEAR) & Number(start <= until) & Number(end >= from);
    meeting[kept] = docno;
    left[lost] = docno;
    kept += meets;
    lost += 1 - meets;
  }
  return kept;
}

function byTime(
  docnos: Uint32Array,
  meeting: Uint32Array,
  left: Uint32Array,
  times: Float64Array,
  { from, until }: Span,
): number {
  let kept = 0;
  let lost = 0;
  for (let i = 0; i < docnos.length; i++) {
    const docno = at(docnos, i);
    const time = times[docno] ?? 0;
    const meets = Number(time >= from) & Number(time < until);
    meeting[kept] = docno;
    left[lost] = docno;
    kept += meets;
    lost += 1 - meets;
  }
  return kept;
}
