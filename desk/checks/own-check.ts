/** Whose list is whose: what a person may know of a purchase list, and which of its lines are meant. */
import { actsFor } from '../../catalogue/actor.ts';
import type { Actor } from '../../catalogue/actor.ts';
import type { CheckList, LineName } from '../../catalogue/checks/list.ts';
import type { CheckedLine, Checks } from '../../catalogue/ports/check-lists.ts';
import { NotThere } from '../refusals.ts';

/** @throws NotThere also when it is another library's: who may not know of it is told the same */
export async function ownCheck(
  { lists }: Pick<Checks, 'lists'>,
  id: string,
  by: Actor,
): Promise<CheckList> {
  const list = await lists.find(id);
  if (list === undefined || !actsFor(by, [list.library])) throw nothing();
  return list;
}

/**
 * A list that this one may look at: its own, or one that is shared.
 *
 * @throws NotThere
 */
export async function seenCheck(
  { lists }: Pick<Checks, 'lists'>,
  id: string,
  by: Actor,
): Promise<{ readonly list: CheckList; readonly isOwn: boolean }> {
  const list = await lists.find(id);
  const isOwn = list !== undefined && actsFor(by, [list.library]);
  if (list === undefined || (!isOwn && !list.shared)) throw nothing();
  return { list, isOwn };
}

/** @throws NotThere */
export async function lineOf(
  { lines }: Pick<Checks, 'lines'>,
  id: string,
  name: LineName,
): Promise<CheckedLine> {
  const line = await lines.line(id, name);
  if (line === undefined) throw new NotThere('清单里没有这一行，或这一行不是书目。');
  return line;
}

function nothing(): NotThere {
  return new NotThere('没有这个清单。');
}
