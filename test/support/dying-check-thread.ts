/** Stands in for the thread that checks purchase lists: dies at the list called `bad`, and does nothing with others. */
import { parentPort, workerData } from 'node:worker_threads';
import { SqliteChecks } from '../../stores/embedded/checks.ts';

const { dataFolder } = workerData as { readonly dataFolder: string };
const checks = new SqliteChecks(`${dataFolder}/checks.db`);
const open = await checks.progress.open();
await checks.close();
const bad = open.find(({ name }) => name === 'bad');
if (bad !== undefined) {
  parentPort?.postMessage({ kind: 'slice', list: bad.id });
  throw new Error('内存不够');
}
