/** Fills the index of a data folder with synthetic works, by the road that `reindex` takes. */
import type { Stores } from '../../stores/open.ts';
import { generateWorks } from './generate-works.ts';

/** Works handed to the engine at a time, as the indexer does. */
const BATCH = 500;

/** @returns seconds in the engine, making the synthetic works not counted */
export async function fillIndex(
  { records, openRebuild }: Stores,
  count: number,
  onBatch?: (done: number) => void,
): Promise<number> {
  const epoch = await records.epoch();
  const rebuild = await openRebuild();
  let ms = 0;
  let done = 0;
  for (const works of generateWorks(count, BATCH)) {
    const started = performance.now();
    await rebuild.replace(works, 0);
    ms += performance.now() - started;
    done += works.length;
    onBatch?.(done);
  }
  const started = performance.now();
  await rebuild.publish(epoch, 0);
  return (ms + performance.now() - started) / 1000;
}
