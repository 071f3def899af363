/** How far a list is, while it is read and checked. */
import type { CheckList } from '../../../../catalogue/checks/list.ts';
import type { Visit } from '../../../visit.ts';
import type { ShownProgress } from '../watch/run-row.ts';

export function checkProgress(
  { state, done, lines }: Pick<CheckList, 'state' | 'done' | 'lines'>,
  { t }: Visit,
): ShownProgress {
  const isReading = state === 'reading';
  return {
    lines: [t.checks.progressOf(isReading, t.number(done), t.number(lines))],
    share: isReading || lines === 0 ? null : done / lines,
  };
}
