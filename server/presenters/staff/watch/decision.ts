/** What approving or undoing a run would do, for a person to see before they decide. */
import type { VanishingRecord, WaitingRecord } from '../../../../catalogue/runs/decision.ts';
import type { Part, UndoForecast } from '../../../../catalogue/runs/run-report.ts';
import type { RunSummary } from '../../../../catalogue/runs/run.ts';
import type { Visit } from '../../../visit.ts';
import { fieldOf } from '../field.ts';
import type { Faults, Field } from '../field.ts';
import { pagingOf } from '../paging.ts';
import type { Paging } from '../paging.ts';
import { runHref } from './overview.ts';
import { titleText } from './run.ts';
import { shownRun } from './run-row.ts';
import type { ShownRunRow } from './run-row.ts';
import type { May } from './source.ts';

export const RECORDS_SHOWN = 50;

export interface HeldRun {
  readonly row: ShownRunRow;
  readonly mend: string;
  readonly href: string;
  readonly may: May;
  readonly lists: readonly {
    readonly id: string;
    readonly heading: string;
    readonly rows: readonly {
      readonly kind: string;
      readonly title: string;
      readonly before: string;
      readonly identifier: string;
      readonly datestamp: string;
    }[];
    readonly paging: Paging | null;
  }[];
  readonly why: Field;
}

export function presentHeld(
  run: RunSummary,
  found: {
    readonly vanishing: Part<VanishingRecord>;
    readonly waiting: Part<WaitingRecord>;
    readonly vanishingPage: number;
    readonly waitingPage: number;
  },
  may: May,
  visit: Visit,
): HeldRun {
  const { t } = visit;
  const { vanishing, waiting } = found;
  const href = runHref(run.id);
  const paged = (name: 'vanishing' | 'waiting', page: number, total: number): Paging | null =>
    pagingOf(
      t,
      { page, size: RECORDS_SHOWN, total },
      (n) => `${href}/decision?${name}=${n}#${name}`,
    );
  const lists = [
    {
      id: 'vanishing',
      heading: t.watch.wouldVanish(t.number(vanishing.total)),
      total: vanishing.total,
      rows: vanishing.items.map(({ title, identifier, datestamp }) => ({
        kind: t.watch.changeKinds.deleted,
        title: titleText(title, t),
        before: '',
        identifier,
        datestamp,
      })),
      paging: paged('vanishing', found.vanishingPage, vanishing.total),
    },
    {
      id: 'waiting',
      heading: t.watch.wouldChange(t.number(waiting.total)),
      total: waiting.total,
      rows: waiting.items.map(({ kind, title, before, identifier, datestamp }) => ({
        kind: t.watch.changeKinds[kind],
        title: titleText(title, t),
        before: before === null || before === title ? '' : titleText(before, t),
        identifier,
        datestamp,
      })),
      paging: paged('waiting', found.waitingPage, waiting.total),
    },
  ];
  return {
    row: shownRun(run, visit),
    mend: run.code === null ? '' : t.mending(run.code),
    href,
    may,
    lists: lists.filter(({ total }) => total > 0),
    why: whyField(visit, {}),
  };
}

export interface Undoing {
  readonly row: ShownRunRow;
  readonly href: string;
  readonly would: readonly string[];
  readonly why: Field;
}

export function presentUndoing(run: RunSummary, forecast: UndoForecast, visit: Visit): Undoing {
  const { t } = visit;
  const { removed, restored, overtaken } = forecast;
  return {
    row: shownRun(run, visit),
    href: runHref(run.id),
    would: [
      t.watch.undoRemoved(t.number(removed)),
      t.watch.undoRestored(t.number(restored)),
      ...(overtaken === 0 ? [] : [t.watch.undoOvertaken(t.number(overtaken))]),
    ],
    why: whyField(visit, {}),
  };
}

/** @param isRequired where the rule asks for a reason */
export function whyField({ t }: Visit, faults: Faults, isRequired = false): Field {
  return fieldOf(
    'why',
    t.watch.whyLabel,
    { kind: 'text', hint: t.watch.whyHint, isRequired },
    faults,
  );
}
