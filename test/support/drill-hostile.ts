/**
 * `npm run drill:hostile`: twenty thousand hostile documents are harvested, indexed, searched and shown, and no
 * request may take longer than half a second. For a machine where nothing else runs; takes some twenty
 * minutes. The seed is printed; `-- --seed 7` repeats a drill, `-- --documents 2000` makes it shorter.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { seed: { type: 'string' }, documents: { type: 'string', default: '20000' } },
});
const seed = values.seed ?? String(Date.now() % 1_000_000);
const { status } = spawnSync(
  process.execPath,
  [path.join(import.meta.dirname, 'run-tests.ts'), 'test/journeys/hostile-documents.test.ts'],
  {
    stdio: 'inherit',
    env: { ...process.env, HOSTILE_DOCUMENTS: values.documents, HOSTILE_SEED: seed },
  },
);
process.exit(status ?? 1);
