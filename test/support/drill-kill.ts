/**
 * `npm run drill:kill`: three harvests of 10 000 records, each killed a hundred times at random points,
 * while the repository is edited: two of lists by datestamp, which move, one of a list that stays in order.
 * Takes some ten minutes. The seed is printed; `-- --seed 7` repeats a drill.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

const ORDERS = ['datestamp', 'stored', 'datestamp'] as const;
const HARVESTS = ORDERS.length;
const KILLS = 100;
const RECORDS = 10_000;

const { values } = parseArgs({ options: { seed: { type: 'string' } } });
const seed = Number(values.seed ?? Date.now() % 1_000_000);
console.log(`${HARVESTS} 次收割，每次 ${RECORDS} 条记录、杀 ${KILLS} 次；种子 ${seed}`);
for (const [harvest, order] of ORDERS.entries()) {
  const { status } = spawnSync(
    process.execPath,
    [path.join(import.meta.dirname, 'run-tests.ts'), 'test/journeys/kill.test.ts'],
    {
      stdio: 'inherit',
      env: {
        ...process.env,
        KILL_TEST_RECORDS: String(RECORDS),
        KILL_TEST_KILLS: String(KILLS),
        KILL_TEST_SEED: String(seed + harvest),
        KILL_TEST_ORDER: order,
      },
    },
  );
  if (status !== 0) {
    console.error(`第 ${harvest + 1} 次收割没有通过；种子 ${seed + harvest}`);
    process.exit(1);
  }
}
console.log(`${HARVESTS * KILLS} 次全部通过，0 lost：一条没有丢。`);
