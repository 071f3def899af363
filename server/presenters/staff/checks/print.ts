/** A purchase list on paper: its totals in two columns, and its lines with their verdicts. */
import type { CheckList } from '../../../../catalogue/checks/list.ts';
import type { CheckedLine, ListSums } from '../../../../catalogue/ports/check-lists.ts';
import type { Labels } from '../../../i18n/labels.ts';
import type { Visit } from '../../../visit.ts';
import { shownLine } from './line-row.ts';
import type { ShownLine } from './line-row.ts';
import { factsOf } from './one.ts';
import type { CheckView } from './one.ts';
import { presentSums } from './sums.ts';
import type { ShownSums } from './sums.ts';

export interface PrintView {
  readonly facts: CheckView['facts'];
  readonly sums: ShownSums;
  readonly rows: readonly ShownLine[];
  /** Said when not all lines are there; '' otherwise. */
  readonly some: string;
}

export function presentPrint(
  found: {
    readonly list: CheckList;
    readonly sums: ListSums;
    readonly lines: readonly CheckedLine[];
    readonly total: number;
  },
  labels: Labels,
  visit: Visit,
): PrintView {
  const { list, sums, lines, total } = found;
  const { t } = visit;
  return {
    facts: factsOf(list, labels, visit),
    sums: presentSums(list, sums, t),
    rows: lines.map((line) => shownLine(line, { list, labels, visit })),
    some: lines.length < total ? t.checks.printMost(t.number(lines.length)) : '',
  };
}
