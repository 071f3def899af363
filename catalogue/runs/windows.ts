/**
 * How a window 时间窗 of a run moves on, and which of those given up are gaps still. Windows are half-open,
 * [from, until); no bound means as far as there is anything.
 */
import type { HarvestedPage } from './page.ts';
import type { Span, WindowState } from './run.ts';

/** States of a window that has still to be asked for, or asked on. */
export const OPEN_WINDOWS: readonly WindowState[] = ['planned', 'running', 'counting'];

/** States of a window that was given up. */
export const GIVEN_UP: readonly WindowState[] = ['failed', 'broken'];

/** How a window stands once a page of it is stored. */
export function afterPage({
  nextToken,
  isToBeCounted = false,
}: Pick<HarvestedPage, 'nextToken' | 'isToBeCounted'>): WindowState {
  if (nextToken !== null) return 'running';
  return isToBeCounted ? 'counting' : 'done';
}

/** A list that was read to its end. */
export interface ReadList extends Span {
  /** Number of its window: they grow with time. */
  readonly id: number;
  /** Code of its run. */
  readonly code: string | null;
}

/**
 * Windows that were given up and that no later list has covered. A run whose lists fell short covers
 * nothing: what it lacks may be just this.
 *
 * @param lists of the same source, from all its runs
 */
export function uncovered<Given extends Span & { readonly id: number }>(
  givenUp: readonly Given[],
  lists: readonly ReadList[],
): Given[] {
  return givenUp.filter(
    (gap) =>
      !lists.some((list) => list.id > gap.id && list.code !== 'LIST_SHORT' && covers(list, gap)),
  );
}

function covers(list: Span, gap: Span): boolean {
  const beginsBefore = list.from === null || (gap.from !== null && list.from <= gap.from);
  const endsAfter = list.until === null || (gap.until !== null && list.until >= gap.until);
  return beginsBefore && endsAfter;
}
