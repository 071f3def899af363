/**
 * `npm run bench:check`: how well purchase lists are checked. Twelve lists whose truth is known
 * (`test/acquisitions/truth/`), per list and altogether with 95 % bounds, what was said of what is true, and beside it
 * what people do without: look up the ISBN, search the title. `--half tuning|final` for one half; `--confusions` names
 * the lines answered otherwise than is right, of the tuning half only. `--works=300000` measures the speed, of
 * `--lines=10000`, and nothing else.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { VERDICTS } from '../catalogue/checks/result.ts';
import { catchUp } from '../harvesters/indexing/indexer.ts';
import { openStores } from '../stores/open.ts';
import type { Share } from '../test/matching/figures.ts';
import { checkedLists, store } from '../test/acquisitions/truth/checked-lists.ts';
import type { JudgedRow } from '../test/acquisitions/truth/checked-lists.ts';
import { city } from '../test/acquisitions/truth/city.ts';
import { figuresOf, isAccounted, isRight, linesOf } from '../test/acquisitions/truth/figures.ts';
import { trueLists } from '../test/acquisitions/truth/lists.ts';
import { recordsOf } from '../test/acquisitions/truth/records.ts';
import { isbnPeer, titlePeer } from './support/check-peers.ts';
import { measureSpeed } from './support/check-speed.ts';
import { printTable } from './support/table.ts';

const { values: asked } = parseArgs({
  options: {
    half: { type: 'string' },
    confusions: { type: 'boolean', default: false },
    works: { type: 'string' },
    lines: { type: 'string', default: '10000' },
  },
});
const { half } = asked;
if (half !== undefined && half !== 'tuning' && half !== 'final') {
  console.error(`没有这样的一半：${half}。有：tuning、final`);
  process.exit(2);
}

if (asked.works === undefined) await measureTruth(half);
else await measureSpeed(Number(asked.works), Number(asked.lines));

async function measureTruth(only: 'tuning' | 'final' | undefined): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-check-'));
  const stores = await openStores({ dataFolder: path.join(folder, 'data'), queryWorkers: 0 });
  const { records, index } = stores;
  try {
    const all = city();
    const sides = recordsOf(all);
    await store(records, sides);
    await catchUp(stores, 0);
    const lists = trueLists(all, only);
    const begun = performance.now();
    const judged = await checkedLists(lists, records, folder);
    const seconds = (performance.now() - begun) / 1_000;
    printTable(
      `Lists with truth, against ${sides.length} records (${seconds.toFixed(1)} s)`,
      Array.from(judged, ([{ name, half: own }, rows]) => row(`${own}: ${name}`, rows)),
    );
    const everything = [...judged.values()].flat();
    printAltogether(everything);
    printSaid(everything);
    printTable('Peers: what is said to be held by hand', [
      isbnPeer(everything, sides),
      await titlePeer(everything, index),
    ]);
    if (asked.confusions)
      for (const [{ name, half: own }, rows] of judged)
        if (own === 'tuning') printConfusions(name, rows);
  } finally {
    await stores.close();
    rmSync(folder, { recursive: true });
  }
}

function row(name: string, rows: readonly JudgedRow[]): Record<string, string | number> {
  const figures = figuresOf(rows);
  return {
    list: name,
    rows: rows.length,
    lines: figures.lines,
    'accounted %': percent(figures.accounted),
    'false held %': percent(figures.falseHeld),
    'missed %': percent(figures.missed),
    'missed, mute %': percent(figures.missedMute),
    'probable %': percent(figures.probable),
    'holders %': percent(figures.holders),
    'verdict %': percent(figures.verdicts),
    'flags %': percent(figures.flags),
  };
}

function printAltogether(rows: readonly JudgedRow[]): void {
  const figures = figuresOf(rows);
  const bounded = (figure: string, share: Share, floor: string): Record<string, string> => ({
    figure,
    'share %': percent(share),
    'low 95 %': (share.low * 100).toFixed(2),
    'high 95 %': (share.high * 100).toFixed(2),
    of: `${share.hits}/${share.of}`,
    floor,
  });
  printTable(`Altogether: ${figures.lines} lines`, [
    bounded('rows accounted', figures.accounted, '100'),
    bounded('false held', figures.falseHeld, '<= 0.5'),
    bounded('missed of held', figures.missed, '<= 3'),
    bounded('missed, no author or ISBN', figures.missedMute, '<= 10'),
    bounded('probable', figures.probable, '<= 8'),
    bounded('holders right', figures.holders, '>= 98'),
    bounded('verdict right', figures.verdicts, ''),
    bounded('flags right', figures.flags, ''),
  ]);
}

function printSaid(rows: readonly JudgedRow[]): void {
  const lines = linesOf(rows);
  const truths = VERDICTS.filter((one) => lines.some(({ truth }) => truth.verdict === one));
  const said = VERDICTS.filter((one) => lines.some(({ result }) => result?.verdict === one));
  printTable(
    'What is true (down), and what was said (across)',
    truths.map((verdict) => {
      const own = lines.filter(({ truth }) => truth.verdict === verdict);
      const counts = said.map((one) => [
        one,
        own.filter(({ result }) => result?.verdict === one).length,
      ]);
      return { truth: verdict, ...(Object.fromEntries(counts) as Record<string, number>) };
    }),
  );
  const ways = Map.groupBy(lines, ({ truth }) => `${truth.way}: ${truth.verdict}`);
  printTable(
    'By what kind of line it is, those not all right',
    Array.from(ways, ([way, own]) => ({
      way,
      lines: own.length,
      right: own.filter(({ truth, result }) => isRight(result?.verdict, truth)).length,
    })).filter(({ lines: count, right }) => right < count),
  );
}

function printConfusions(name: string, rows: readonly JudgedRow[]): void {
  for (const one of rows.filter((each) => !isAccounted(each)))
    console.log(
      `${name} ${one.row}: ${JSON.stringify(one.truth)} -> ${one.skipped?.reason ?? JSON.stringify(one.line?.input ?? null)}`,
    );
  for (const { row: at, truth, result } of linesOf(rows)) {
    if (isRight(result?.verdict, truth)) continue;
    console.log(
      `${name} ${at.row} (${truth.way}): ${truth.verdict} -> ${result?.verdict ?? ''}; ${result?.sentence ?? ''}\n    ${JSON.stringify(at.line?.input)}`,
    );
  }
}

function percent({ share }: Share): string {
  return Number.isNaN(share) ? '' : (share * 100).toFixed(2);
}
