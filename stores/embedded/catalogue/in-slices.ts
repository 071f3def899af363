/** Goes on slice by slice, with a breath between two of them. */
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Time between two slices. SQLite lets whoever waits for the file look again at longer and longer intervals,
 * 100 ms at most: without a gap a writer of another process might never find it free. Measured in
 * `bench/writes.ts`.
 */
const BREATH_MS = 10;

/**
 * @param slice does one slice in a transaction of its own; undefined while there is more to do
 * @param signal is thrown between two slices once it is aborted
 */
export async function inSlices<T extends object>(
  slice: () => T | undefined,
  signal?: AbortSignal,
): Promise<T> {
  for (;;) {
    const result = slice();
    if (result !== undefined) return result;
    await breath();
    signal?.throwIfAborted();
  }
}

/** To be awaited between two transactions of something long. */
export async function breath(): Promise<void> {
  await sleep(BREATH_MS);
}
