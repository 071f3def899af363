/** `repair [source…] [--list]`: harvests again what has gaps or a quarantine; each run tries those first. */
import type { SourceLedgers } from '../../catalogue/ports/source-ledgers.ts';
import { hasRepository } from '../../catalogue/source.ts';
import type { Source } from '../../catalogue/source.ts';
import { command, flag, json, texts } from './command.ts';
import { harvestNow } from './harvest.ts';
import type { Output } from './output.ts';

export const repair = command({
  name: 'repair',
  summary: '补收有缺口的时间段和隔离区里的记录',
  takes: {
    wanted: texts('[source...]', '数据源；不写就是全部'),
    list: flag('--list', '只列出缺口和隔离的条数，不补收'),
    json,
  },
  changes: ({ list }) => !list,
  run: async ({ wanted, list }, workplace) => {
    const { opened, out } = workplace;
    if (list)
      return opened(({ sources, stores }) =>
        listGaps(wanted.length > 0 ? wanted : sources.map(({ id }) => id), stores.records, out),
      );
    const broken = await opened(({ sources, stores }) => brokenOf(wanted, sources, stores.records));
    if (broken.length > 0) return harvestNow(broken, false, workplace);
    out.note('没有缺口，隔离区是空的，不需要补收。');
    return 0;
  },
});

/** Ids of the sources that lack something. */
async function brokenOf(
  wanted: readonly string[],
  sources: readonly Source[],
  records: SourceLedgers,
): Promise<readonly string[]> {
  const chosen = wanted.length > 0 ? wanted : sources.filter(hasRepository).map(({ id }) => id);
  const ledgers = await Promise.all(chosen.map((id) => records.ledger(id)));
  return ledgers
    .filter(
      ({ quarantined, lastRun }) =>
        quarantined > 0 || lastRun?.state === 'partial' || lastRun?.state === 'failed',
    )
    .map(({ source }) => source);
}

/** Records in quarantine that are listed, the latest first. */
const MOST_LISTED = 100;

/**
 * What is missing of each source.
 *
 * @returns 0 when nothing is, 1 otherwise
 */
async function listGaps(
  sources: readonly string[],
  records: SourceLedgers,
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
        `\n  ${identifier ?? '（没有标识符）'} ${code}：${message}（${url === '' ? '原已入库' : `第 ${position} 条，${url}`}；首次 ${firstSeen.slice(0, 10)}，最近 ${lastSeen.slice(0, 10)}）`,
    );
    await out.result(
      { source, cursor, quarantined, gaps, quarantine: entries },
      `${source}：缺口 ${gaps.length} 段，隔离 ${quarantined} 条；${cursor === null ? '还没有完整收过一次' : `下次从 ${cursor.slice(0, 10)} 前几天问起`}。${[...spans, ...waiting].join('')}`,
    );
  }
  return missing === 0 ? 0 : 1;
}
