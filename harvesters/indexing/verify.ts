/**
 * `verify`: whether the index holds what the catalogue does, and how what differs is mended. Works are
 * compared by id and by the change they were last handed over at, never by content.
 */
import { indexedWork } from '../../catalogue/search/indexed-work.ts';
import type { SearchIndex } from '../../catalogue/ports/search-index.ts';
import { BATCH } from './indexer.ts';
import type { IndexerParts } from './indexer.ts';

export interface Differences {
  readonly works: number;
  readonly indexed: number;
  /** In the catalogue, not in the index. */
  readonly missing: readonly string[];
  /** In both, the index older than the last change. */
  readonly stale: readonly string[];
  /** In the index, no longer in the catalogue. */
  readonly surplus: readonly string[];
}

/** Compares catalogue and index, work by work; both sides come in the order of their ids. */
export async function compare({
  records,
  index,
}: Pick<IndexerParts, 'records'> & {
  readonly index: Pick<SearchIndex, 'entries'>;
}): Promise<Differences> {
  const missing: string[] = [];
  const stale: string[] = [];
  const surplus: string[] = [];
  let works = 0;
  let indexed = 0;
  const entries = index.entries()[Symbol.asyncIterator]();
  let entry = await entries.next();
  for await (const version of records.workVersions()) {
    works++;
    while (entry.done !== true && entry.value.id < version.id) {
      surplus.push(entry.value.id);
      indexed++;
      entry = await entries.next();
    }
    if (entry.done !== true && entry.value.id === version.id) {
      indexed++;
      if (entry.value.seq < version.seq) stale.push(version.id);
      entry = await entries.next();
    } else missing.push(version.id);
  }
  for (; entry.done !== true; entry = await entries.next()) {
    surplus.push(entry.value.id);
    indexed++;
  }
  return { works, indexed, missing, stale, surplus };
}

/**
 * Mends what `compare` found, without a rebuild. Stays at the seq that the index has: a change that
 * came since is not claimed, it follows by `catchUp`.
 */
export async function repair({ records, index }: IndexerParts, found: Differences): Promise<void> {
  const { seq } = await index.applied();
  const ids = [...found.missing, ...found.stale];
  for (let start = 0; start < ids.length; start += BATCH) {
    const some = ids.slice(start, start + BATCH);
    const refused = await index.replace((await records.works(some)).map(indexedWork), seq);
    await records.noteRefusals(refused, some);
  }
  if (found.surplus.length > 0) await index.remove(found.surplus, seq);
  await index.settle();
}
