/**
 * The thread that reads and checks purchase lists. An entry file: it opens the stores, the catalogue for reading alone,
 * and ends by itself when nothing is left to do. It gives way to whoever serves readers.
 *
 * Messages out: `CheckNews`; in: the word `stop`.
 */
import { readlinkSync } from 'node:fs';
import { constants, setPriority } from 'node:os';
import path from 'node:path';
import { parentPort, workerData } from 'node:worker_threads';
import { messageOf } from '../catalogue/errors.ts';
import { openStores } from '../stores/open.ts';
import { CheckRun } from './check-run.ts';

export interface CheckThreadData {
  readonly dataFolder: string;
  /** Of the files. */
  readonly folder: string;
}

export type CheckNews =
  /** A slice of this list comes next. */
  | { readonly kind: 'slice'; readonly list: string }
  /** A fault of ours. */
  | { readonly kind: 'fault'; readonly list: string; readonly message: string };

async function main(data: CheckThreadData, tell: (news: CheckNews) => void): Promise<void> {
  giveWay();
  const stores = await openStores({
    dataFolder: data.dataFolder,
    queryWorkers: 0,
    elasticsearch: undefined,
    readOnly: true,
    writesChecks: true,
  });
  const stop = new AbortController();
  parentPort?.on('message', () => stop.abort());
  parentPort?.unref();
  const { progress, columns } = stores.checks;
  const run = new CheckRun({
    progress,
    columns,
    catalogue: stores.records,
    fileOf: (id) => path.join(data.folder, path.basename(id)),
    now: () => new Date(),
    onSlice: ({ id }) => tell({ kind: 'slice', list: id }),
    onError: ({ id }, error) => tell({ kind: 'fault', list: id, message: messageOf(error) }),
  });
  await run.all(stop.signal);
  await stores.close();
}

/** Of this thread alone, where threads have a number of their own as on Linux; elsewhere nothing happens. */
function giveWay(): void {
  try {
    const thread = Number(readlinkSync('/proc/thread-self').split('/').at(-1));
    setPriority(thread, constants.priority.PRIORITY_BELOW_NORMAL);
  } catch {
    // It checks as fast as everybody else then.
  }
}

if (parentPort !== null) {
  const port = parentPort;
  await main(workerData as CheckThreadData, (news) => port.postMessage(news));
  port.close();
}
