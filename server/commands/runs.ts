/** `runs [source]`: the latest harvests, newest first. */
import type { RecordStore } from '../../catalogue/record-store.ts';
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
    const [{ cursor, quarantined }, gaps] = await Promise.all([
      records.ledger(source),
      records.gaps(source),
    ]);
    missing += gaps.length + quarantined;
    const spans = gaps.map(
      ({ from, until, message }) =>
        `\n  ${from?.slice(0, 10) ?? '最早'} 至 ${until?.slice(0, 10) ?? '最近'}：${message}`,
    );
    await out.result(
      { source, cursor, quarantined, gaps },
      `${source}：缺口 ${gaps.length} 段，隔离 ${quarantined} 条；${cursor === null ? '还没有完整收过一次' : `下次从 ${cursor.slice(0, 10)} 前几天问起`}。${spans.join('')}`,
    );
  }
  return missing === 0 ? 0 : 1;
}
