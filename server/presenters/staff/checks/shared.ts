/** A list of another library that is shared: library, date, purpose, and titles; nothing else leaves here. */
import type { CheckList } from '../../../../catalogue/checks/list.ts';
import type { CheckedLine } from '../../../../catalogue/ports/check-lists.ts';
import { shortened } from '../../../../catalogue/text/bounds.ts';
import { checkHref } from '../../../addresses/check-lines.ts';
import type { Labels } from '../../../i18n/labels.ts';
import type { Visit } from '../../../visit.ts';
import { dayOf } from '../../site/times.ts';
import { pagingOf } from '../paging.ts';
import type { Paging } from '../paging.ts';
import { LINES_SHOWN } from './one.ts';

/** UTF-16 units. */
const LONGEST = 300;

export interface SharedView {
  readonly lead: string;
  readonly total: string;
  readonly rows: readonly { readonly place: string; readonly title: string }[];
  readonly paging: Paging | null;
  /** Where the own library says how many it wants. */
  readonly distribution: string;
}

export function presentSharedCheck(
  { id, library, at, purpose }: CheckList,
  found: {
    readonly page: number;
    readonly total: number;
    readonly lines: readonly CheckedLine[];
    readonly hrefOf: (page: number) => string;
  },
  labels: Labels,
  { t, lang }: Visit,
): SharedView {
  const { page, total, lines, hrefOf } = found;
  const { checks: words, checkLines } = t;
  return {
    lead: words.foreign(
      labels.libraryName(library),
      dayOf(at, lang)?.text ?? '',
      words.purposes[purpose],
    ),
    total: checkLines.total(t.number(total)),
    rows: lines.map(({ row, input }) => ({
      place: checkLines.place(String(row), ''),
      title: shortened(input['title'] ?? '', LONGEST),
    })),
    paging: pagingOf(t, { page, size: LINES_SHOWN, total }, hrefOf),
    distribution: `${checkHref(id)}/distribution`,
  };
}
