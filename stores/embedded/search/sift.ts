/**
 * Which works pass all filters, and which fail those of one group alone: these are what the facets of that
 * group count beside the hits. One condition after the other, each over what the last one left: short
 * loops that read one column.
 */
import { NO_YEAR } from './file/columns.ts';
import type { Columns, OpenColumn } from './file/columns.ts';
import type { Column } from './file/schema.ts';
import type { Condition, Years } from './filters.ts';

export interface Sifted {
  /** Ascending. */
  readonly passed: Uint32Array;
  /** By group with a condition: works that fail it and meet those of all other groups. */
  readonly failed: ReadonlyMap<Column, readonly Uint32Array[]>;
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
): Sifted {
  let passed = living(columns, candidates, excluded);
  const failed = new Map<Column, Uint32Array[]>();
  for (const condition of conditions) {
    const meets = partition(passed, condition, columns);
    for (const [group, lists] of failed) {
      if (group === condition.group) continue;
      failed.set(
        group,
        lists.map((docnos) => partition(docnos, condition, columns).kept),
      );
    }
    failed.set(condition.group, [...(failed.get(condition.group) ?? []), meets.left]);
    passed = meets.kept;
  }
  return { passed, failed };
}

function living(
  { live, size }: Columns,
  candidates: Uint32Array | undefined,
  excluded: Uint8Array | undefined,
): Uint32Array {
  const length = candidates === undefined ? size : candidates.length;
  const docnos = new Uint32Array(length);
  let count = 0;
  for (let i = 0; i < length; i++) {
    const docno = candidates === undefined ? i : (candidates[i] ?? 0);
    if (live[docno] === 1 && excluded?.[docno] !== 1) docnos[count++] = docno;
  }
  return docnos.subarray(0, count);
}

/** Those that meet a condition, in place of what was given, and those that do not; both in their order. */
interface Parts {
  readonly kept: Uint32Array;
  readonly left: Uint32Array;
}

function partition(docnos: Uint32Array, condition: Condition, columns: Columns): Parts {
  if ('years' in condition) return byYears(docnos, columns, condition.years);
  const { group, chosen } = condition;
  return group in columns.open
    ? byAnyCode(docnos, columns.open[group as keyof Columns['open']], chosen)
    : byCode(docnos, columns.lists[group as keyof Columns['lists']], chosen);
}

function byCode(docnos: Uint32Array, codes: Uint32Array, chosen: Uint8Array): Parts {
  const left = new Uint32Array(docnos.length);
  let kept = 0;
  let lost = 0;
  // Written to both sides, and one of them kept: no branch that a processor guesses wrong half the time.
  for (const docno of docnos) {
    const meets = chosen[codes[docno] ?? 0] ?? 0;
    docnos[kept] = docno;
    left[lost] = docno;
    kept += meets;
    lost += 1 - meets;
  }
  return { kept: docnos.subarray(0, kept), left: left.subarray(0, lost) };
}

function byAnyCode(docnos: Uint32Array, { from, codes }: OpenColumn, chosen: Uint8Array): Parts {
  const left = new Uint32Array(docnos.length);
  let kept = 0;
  let lost = 0;
  for (const docno of docnos) {
    const end = from[docno + 1] ?? 0;
    let at = from[docno] ?? 0;
    while (at < end && chosen[codes[at] ?? 0] !== 1) at++;
    if (at < end) docnos[kept++] = docno;
    else left[lost++] = docno;
  }
  return { kept: docnos.subarray(0, kept), left: left.subarray(0, lost) };
}

function byYears(docnos: Uint32Array, columns: Columns, { kind, from, until }: Years): Parts {
  const starts = kind === 'original' ? columns.originalStart : columns.startYear;
  const ends = kind === 'original' ? columns.originalEnd : columns.endYear;
  const left = new Uint32Array(docnos.length);
  let kept = 0;
  let lost = 0;
  for (const docno of docnos) {
    const start = starts[docno] ?? NO_YEAR;
    const end = ends[docno] ?? NO_YEAR;
    const meets = Number(start !== NO_YEAR) & Number(start <= until) & Number(end >= from);
    docnos[kept] = docno;
    left[lost] = docno;
    kept += meets;
    lost += 1 - meets;
  }
  return { kept: docnos.subarray(0, kept), left: left.subarray(0, lost) };
}
