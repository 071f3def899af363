/** What a list comes to: by verdict, what is saved, what persons chose. Money is integer fen. */
import { LINE_FLAGS, VERDICTS } from '../../../../catalogue/checks/result.ts';
import type { CheckList } from '../../../../catalogue/checks/list.ts';
import type { Sums } from '../../../../catalogue/checks/sums.ts';
import type { ListSums } from '../../../../catalogue/ports/check-lists.ts';
import { linesHref } from '../../../addresses/check-lines.ts';
import type { LineList } from '../../../addresses/check-lines.ts';
import type { Messages } from '../../../i18n/languages.ts';

export interface SumsRow {
  readonly label: string;
  /** The lines that are summed up; null where no filter says it. */
  readonly href: string | null;
  readonly kind: 'verdict' | 'all' | 'person';
  readonly titles: string;
  readonly copies: string;
  readonly list: string;
  readonly net: string;
}

export interface ShownLink {
  readonly href: string;
  readonly text: string;
}

export interface ShownSums {
  readonly rows: readonly SumsRow[];
  readonly savedHint: string;
  /** Lines by what is marked of them. */
  readonly flags: readonly ShownLink[];
  readonly unpriced: ShownLink | null;
  /** Null when the list was checked once. */
  readonly changed: { readonly href: string | null; readonly text: string } | null;
}

export function presentSums(
  { id, purpose, comparedWith }: CheckList,
  sums: ListSums,
  t: Messages,
): ShownSums {
  const words = t.checks;
  const to = (list: Partial<LineList>): string => linesHref(id, list);
  const row = (
    label: string,
    kind: SumsRow['kind'],
    of: Sums,
    list: Partial<LineList> | null,
  ): SumsRow => ({
    label,
    kind,
    href: list === null || of.titles === 0 ? null : to(list),
    titles: t.number(of.titles),
    copies: t.number(of.copies),
    list: yuan(of.list),
    net: yuan(of.net),
  });
  const [yes, no] = words.chosen[purpose];
  const { byVerdict, chosen, unpriced, changed } = sums;
  return {
    rows: [
      ...VERDICTS.flatMap((verdict) => {
        const of = byVerdict[verdict];
        return of === undefined ? [] : [row(t.verdicts[verdict], 'verdict', of, { verdict })];
      }),
      row(words.all, 'all', sums.total, {}),
      row(words.saved[purpose], 'all', sums.saved, null),
      ...(chosen.buy.titles > 0 ? [row(yes, 'person', chosen.buy, { decision: 'buy' })] : []),
      ...(chosen.skip.titles > 0 ? [row(no, 'person', chosen.skip, { decision: 'skip' })] : []),
    ],
    savedHint: words.savedHint,
    flags: LINE_FLAGS.flatMap((flag) => {
      const count = sums.byFlag[flag] ?? 0;
      return count === 0
        ? []
        : [{ href: to({ flag }), text: `${t.lineFlags[flag]} ${t.number(count)}` }];
    }),
    unpriced:
      unpriced === 0
        ? null
        : { href: to({ unpriced: 'true' }), text: words.unpriced(t.number(unpriced)) },
    changed:
      comparedWith === null
        ? null
        : changed === 0
          ? { href: null, text: words.unchanged }
          : { href: to({ changed: 'true' }), text: words.changed(t.number(changed)) },
  };
}

/** 1,234.50 */
export function yuan(fen: number): string {
  return YUAN.format(fen / 100);
}

const YUAN = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 2 });
