/** The works that somebody chose by their ids, as they are now: under the ids they have today, and without those that went. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Works } from '../../catalogue/ports/works.ts';
import type { Work, WorkId } from '../../catalogue/work.ts';

export interface ChosenWorks {
  /** In the order they were chosen, each once. */
  readonly works: readonly Work[];
  /** How many ids lead to a work of another id, and how many to none that readers may see. */
  readonly moved: number;
  readonly gone: number;
}

/** Read before others have their turn. */
const AT_ONCE = 20;

export async function chosenWorks(
  records: Pick<Works, 'work'>,
  ids: readonly WorkId[],
): Promise<ChosenWorks> {
  const works = new Map<WorkId, Work>();
  let [moved, gone] = [0, 0];
  for (const [i, id] of ids.entries()) {
    if (i % AT_ONCE === AT_ONCE - 1) await nextTurn();
    let found = await records.work(id);
    if (found.kind === 'moved') {
      moved++;
      found = await records.work(found.to);
    }
    if (found.kind === 'work') works.set(found.work.id, found.work);
    else gone++;
  }
  return { works: [...works.values()], moved, gone };
}
