/** Lets the search index follow what a command changed. */
import { messageOf } from '../../catalogue/errors.ts';
import type { IndexerParts } from '../../harvesters/indexing/indexer.ts';
import type { Output } from './output.ts';

/** How long a command waits for the index. */
const INDEX_WAIT_MS = 10_000;

/** Brings the index up to date; says so on standard error when it could not. */
export async function isIndexed(parts: IndexerParts, out: Output): Promise<boolean> {
  const { catchUp } = await import('../../harvesters/indexing/indexer.ts');
  try {
    await catchUp(parts, INDEX_WAIT_MS, AbortSignal.timeout(INDEX_WAIT_MS * 60));
    return true;
  } catch (error) {
    out.note(`检索索引没有跟上：${messageOf(error)}`);
    return false;
  }
}
