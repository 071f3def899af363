/** `runs [source]`: the latest harvests, newest first. */
import type { RecordStore } from '../../catalogue/ports/record-store.ts';
import { summaryOf } from './harvest.ts';
import { OUTCOME_NAMES } from './outcome-names.ts';
import type { Output } from './output.ts';

export async function runsCommand(
  source: string | undefined,
  limit: number,
  records: RecordStore,
  out: Output,
): Promise<0> {
  const runs = await records.runs(limit, source);
  if (runs.length === 0)
    out.note(source === undefined ? '还没有收割过。' : `数据源 ${source} 还没有收割过。`);
  for (const run of runs) {
    await out.result(
      {
        run: run.id,
        kind: run.kind,
        startedAt: run.startedAt,
        endedAt: run.endedAt,
        ...summaryOf(run),
      },
      `#${run.id} ${run.startedAt.slice(0, 16).replace('T', ' ')} ${run.source} ${OUTCOME_NAMES[run.state]} 收到 ${run.received}，新增 ${run.new}，修改 ${run.changed}，删除 ${run.deleted}，隔离 ${run.quarantined} ${run.message}`.trimEnd(),
    );
  }
  return 0;
}

/** Records in quarantine that are listed, the latest first. */
const MOST_LISTED = 100;

/**
 * `repair --list`: what is missing of each source.
 *
 * @returns 0 when nothing is, 1 otherwise
 */
export async function gapsCommand(
  sources: readonly string[],
  records: RecordStore,
  out: Output,
): Promise<0 | 1> {
  let missing = 0;
  for (const source of sources) {
    const [{ cursor, quarantined }, gaps, aside] = await Promise.all([
      records.ledger(source),
      records.gaps(source),
      records.quarantine(source, MOST_LISTED),
    ]);
    missing += gaps.length + quarantined;
    const spans = gaps.map(
      ({ from, until, message }) =>
        `\n  ${from?.slice(0, 10) ?? '最早'} 至 ${until?.slice(0, 10) ?? '最近'}：${message}`,
    );
    const entries = aside.map(({ raw, ...entry }) => ({ ...entry, bytes: raw.length }));
    const waiting = entries.map(
      ({ identifier, code, message, url, position, firstSeen, lastSeen }) =>
        `\n  ${identifier ?? '（没有标识符）'} ${code}：${message}（第 ${position} 条，${url}；首次 ${firstSeen.slice(0, 10)}，最近 ${lastSeen.slice(0, 10)}）`,
    );
    await out.result(
      { source, cursor, quarantined, gaps, quarantine: entries },
      `${source}：缺口 ${gaps.length} 段，隔离 ${quarantined} 条；${cursor === null ? '还没有完整收过一次' : `下次从 ${cursor.slice(0, 10)} 前几天问起`}。${[...spans, ...waiting].join('')}`,
    );
  }
  return missing === 0 ? 0 : 1;
}
