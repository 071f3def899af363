/** Lists with truth, read and checked by the road that lists of libraries go: files, `checks.db`, a catalogue. */
import { createHash } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { CheckRun } from '../../../acquisitions/check-run.ts';
import type { CheckedLine } from '../../../catalogue/ports/check-lists.ts';
import type { Candidates } from '../../../catalogue/ports/candidates.ts';
import type { SkippedRow } from '../../../catalogue/checks/rows.ts';
import type { ReceivedRecord } from '../../../catalogue/runs/page.ts';
import type { RecordStore } from '../../../catalogue/ports/record-store.ts';
import { SqliteChecks } from '../../../stores/embedded/checks.ts';
import { documentOf } from '../../matching/described.ts';
import type { Side } from '../../matching/pairs/hands/hands.ts';
import { plainPage } from '../../support/plain-page.ts';
import type { RowTruth, TrueList } from './lists.ts';

const PAGE = 200;
const MOST = 100_000;

/** A row of a list, what is true of it, and what became of it; `undefined` = nothing did. */
export interface JudgedRow {
  readonly row: number;
  readonly truth: RowTruth;
  readonly line: CheckedLine | undefined;
  readonly skipped: SkippedRow | undefined;
}

/** Each library's records in a run of its source. */
export async function store(records: RecordStore, sides: readonly Side[]): Promise<void> {
  for (const [library, own] of Map.groupBy(sides, (side) => side.library)) {
    const lease = await records.beginRun(`s${library}`, 'incremental');
    if ('busy' in lease) throw new Error('nobody else harvests here');
    const window = await records.planWindow(lease, null, null);
    for (let from = 0; from < own.length; from += PAGE) {
      const items = own.slice(from, from + PAGE).map((side, i) => received(side, from + i));
      const isLast = from + PAGE >= own.length;
      const nextToken = isLast ? null : String(from + PAGE);
      await records.commitPage(plainPage(lease, window.id, items, { nextToken }));
    }
    await records.completeRun(lease, 0);
  }
}

function received(side: Side, n: number): ReceivedRecord {
  const identifier = `oai:${side.library}:${n}`;
  const datestamp = '2026-01-01T00:00:00Z';
  return {
    kind: 'record',
    record: {
      source: `s${side.library}`,
      identifier,
      datestamp,
      deleted: false,
      setSpecs: [],
      metadataPrefix: side.prefix,
      xml: `<record xmlns="http://www.openarchives.org/OAI/2.0/"><header><identifier>${identifier}</identifier><datestamp>${datestamp}</datestamp></header><metadata>${side.xml}</metadata></record>`,
    },
    hash: createHash('sha256').update(side.xml).digest('hex'),
    title: null,
    describe: () => documentOf(side, identifier),
  };
}

/** @returns rows of each list, in its order */
export async function checkedLists(
  lists: readonly TrueList[],
  catalogue: Candidates,
  folder: string,
): Promise<ReadonlyMap<TrueList, readonly JudgedRow[]>> {
  const checks = new SqliteChecks(path.join(folder, 'checks.db'));
  try {
    for (const [i, list] of lists.entries()) {
      const id = `list${i}`;
      writeFileSync(path.join(folder, id), list.file);
      await checks.lists.add({
        id,
        library: '320104',
        name: list.name,
        supplier: list.name,
        purpose: list.purpose,
        offered: list.offered,
        shared: false,
        fileName: list.fileName,
        bytes: list.file.length,
        at: '2026-11-29T01:00:00.000Z',
        by: '采访甲',
      });
    }
    await new CheckRun({
      progress: checks.progress,
      columns: checks.columns,
      catalogue,
      fileOf: (id) => path.join(folder, id),
      now: () => new Date('2026-11-29T02:00:00.000Z'),
      onSlice: () => undefined,
      onError: (_, error) => {
        throw error;
      },
    }).all(new AbortController().signal);
    const judged = new Map<TrueList, readonly JudgedRow[]>();
    for (const [i, list] of lists.entries())
      judged.set(list, await rowsOf(`list${i}`, list, checks));
    return judged;
  } finally {
    await checks.close();
  }
}

async function rowsOf(id: string, list: TrueList, checks: SqliteChecks): Promise<JudgedRow[]> {
  const found = await checks.lists.find(id);
  if (found?.state !== 'done') throw new Error(`${list.name}: ${found?.message ?? 'gone'}`);
  const lines = new Map<number, CheckedLine>();
  for (const line of await checks.lines.following(id, 0, MOST)) lines.set(line.row, line);
  const { rows } = await checks.lines.skipped(id, MOST, 0);
  const skipped = new Map(rows.map((one) => [one.row, one]));
  return list.rows.map((truth, i) => ({
    row: i + 1,
    truth,
    line: lines.get(i + 1),
    skipped: skipped.get(i + 1),
  }));
}
