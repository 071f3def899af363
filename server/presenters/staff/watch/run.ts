/** One run: what it came to, what it did by title, what it asked for and how that was answered. */
import { CHANGE_LISTS } from '../../../../catalogue/runs/run-report.ts';
import type {
  ChangeList,
  FlagCount,
  NextPart,
  Part,
  RunChange,
  RunProgress,
  RunWindow,
  StoredPage,
} from '../../../../catalogue/runs/run-report.ts';
import type { RunSummary } from '../../../../catalogue/runs/run.ts';
import { withoutBidi } from '../../../../catalogue/text/text.ts';
import type { Messages } from '../../../i18n/languages.ts';
import { saidAsItIs } from '../../../i18n/said.ts';
import type { Said } from '../../../i18n/said.ts';
import type { Visit } from '../../../visit.ts';
import { pagingOf } from '../paging.ts';
import type { Paging } from '../paging.ts';
import { runHref, sourceHref } from './overview.ts';
import { COUNTS, shownProgress, shownRun } from './run-row.ts';
import type { ShownProgress, ShownRunRow } from './run-row.ts';
import { spanText } from './source.ts';
import type { May } from './source.ts';

export const CHANGES_SHOWN = 50;
export const WINDOWS_SHOWN = 20;
export const PAGES_SHOWN = 20;

export interface RunFindings {
  readonly run: RunSummary;
  readonly progress: RunProgress;
  readonly list: ChangeList;
  readonly changes: NextPart<RunChange>;
  readonly windows: Part<RunWindow>;
  readonly windowPage: number;
  readonly pages: Part<StoredPage>;
  readonly pagePage: number;
  readonly flags: readonly FlagCount[];
  readonly short: number;
  /** Whether a person accepted that its lists are short. */
  readonly isShortAccepted: boolean;
}

export interface WatchedRun {
  readonly row: ShownRunRow;
  readonly counts: readonly { readonly label: string; readonly value: string }[];
  readonly mend: string;
  readonly may: May;
  readonly progress: ShownProgress | null;
  readonly liveHref: string;
  readonly href: string;
  readonly sourceHref: string;
  readonly source: string;
  readonly isHeld: boolean;
  readonly canUndo: boolean;
  /** Kind of the harvest that would do it once more; null when that cannot be ordered. */
  readonly rerunKind: RunSummary['kind'] | null;
  /** Says how short its lists were; null when that cannot be accepted. */
  readonly shortLead: string | null;
  readonly lists: readonly {
    readonly label: string;
    readonly href: string;
    readonly current: boolean;
  }[];
  readonly changes: readonly ShownChange[];
  readonly firstHref: string | null;
  readonly nextHref: string | null;
  readonly windows: readonly {
    readonly span: string;
    readonly state: RunWindow['state'];
    readonly label: string;
    readonly counts: readonly string[];
    readonly message: Said;
  }[];
  readonly windowPaging: Paging | null;
  readonly pages: readonly {
    readonly url: string;
    readonly counts: readonly string[];
    readonly flags: string;
  }[];
  readonly pagePaging: Paging | null;
  readonly flags: readonly {
    readonly flag: string;
    readonly pages: string;
    readonly url: string;
  }[];
}

export interface ShownChange {
  readonly kind: string;
  readonly identifier: string;
  readonly before: string;
  readonly title: string;
  readonly overtaken: string;
}

export function presentRunPage(
  found: RunFindings,
  may: May,
  after: number,
  visit: Visit,
): WatchedRun {
  const { t } = visit;
  const { run, list, changes, windows, pages } = found;
  const href = runHref(run.id);
  const isRunning = run.state === 'running';
  const at = (name: string) => (n: number) => `${href}?${name}=${n}#${name}`;
  const listHref = (name: ChangeList, from: number): string =>
    `${href}?list=${name}${from === 0 ? '' : `&after=${from}`}#changes`;
  return {
    row: shownRun(run, visit),
    counts: [
      ...COUNTS.map((name) => ({ label: t.status[name], value: t.number(run[name]) })),
      { label: t.watch.requests, value: t.number(run.requests) },
      { label: t.watch.pages, value: t.number(run.pages) },
    ],
    mend: run.code === null ? '' : t.mending(run.code),
    may,
    progress: isRunning ? shownProgress(run, found.progress, visit) : null,
    liveHref: `${sourceHref(run.source)}/live`,
    href,
    sourceHref: sourceHref(run.source),
    source: run.source,
    isHeld: run.state === 'held',
    rerunKind: may.harvest && !isRunning ? run.kind : null,
    canUndo: may.decide && !isRunning && run.code !== 'UNDONE',
    shortLead:
      may.decide && found.short > 0 && !found.isShortAccepted
        ? t.watch.acceptSizeLead(found.short)
        : null,
    lists: CHANGE_LISTS.map((name) => ({
      label: `${t.watch.changeLists[name]} ${t.number(run[name])}`,
      href: listHref(name, 0),
      current: name === list,
    })),
    changes: changes.items.map((change) => shownChange(change, t)),
    firstHref: after === 0 ? null : listHref(list, 0),
    nextHref: changes.next === null ? null : listHref(list, changes.next),
    windows: windows.items.map((window) => ({
      span: spanText(window, t),
      state: window.state,
      label: t.watch.windowStates[window.state],
      counts: [window.attempts, window.given, window.announced].map(t.number),
      message: t.said(window.message),
    })),
    windowPaging: pagingOf(
      t,
      { page: found.windowPage, size: WINDOWS_SHOWN, total: windows.total },
      at('windows'),
    ),
    pages: pages.items.map(({ url, bytes, ms, received, flags }) => ({
      url,
      counts: [received, bytes, ms].map(t.number),
      flags: flags.join(' '),
    })),
    pagePaging: pagingOf(
      t,
      { page: found.pagePage, size: PAGES_SHOWN, total: pages.total },
      at('pages'),
    ),
    flags: found.flags.map(({ flag, pages: n, url }) => ({ flag, pages: t.number(n), url })),
  };
}

function shownChange(change: RunChange, t: Messages): ShownChange {
  const { kind, identifier, before, title, isOvertaken } = change;
  return {
    kind: t.watch.changeKinds[kind],
    identifier,
    before: before === null ? '' : titleText(before, t),
    title: title === null ? '' : titleText(title, t),
    overtaken: isOvertaken ? t.watch.overtaken : '',
  };
}

export function titleText(title: string, t: Messages): string {
  return withoutBidi(title) || t.watch.untitled;
}

export interface ComparedRuns {
  readonly heads: readonly { readonly name: string; readonly href: string }[];
  readonly rows: readonly {
    readonly label: string;
    readonly first: Said;
    readonly second: Said;
    readonly difference: string;
  }[];
}

export function presentCompared(first: RunSummary, second: RunSummary, visit: Visit): ComparedRuns {
  const { t } = visit;
  const rows = [shownRun(first, visit), shownRun(second, visit)] as const;
  const [a, b] = rows;
  const said = (label: string, first: Said, second: Said): ComparedRuns['rows'][number] => ({
    label,
    first,
    second,
    difference: '',
  });
  const text = (label: string, one: string, other: string): ComparedRuns['rows'][number] =>
    said(label, saidAsItIs(one), saidAsItIs(other));
  return {
    heads: rows.map(({ name, href }) => ({ name, href })),
    rows: [
      text(t.watch.started, a.started?.text ?? '', b.started?.text ?? ''),
      text(t.watch.kind, a.kind, b.kind),
      text(t.watch.outcome, a.outcome, b.outcome),
      text(t.watch.took, a.took, b.took),
      text(t.watch.perSecond, a.pace, b.pace),
      ...[...COUNTS, 'requests' as const, 'pages' as const].map((name) => ({
        label: name === 'requests' || name === 'pages' ? t.watch[name] : t.status[name],
        first: saidAsItIs(t.number(first[name])),
        second: saidAsItIs(t.number(second[name])),
        difference: signed(second[name] - first[name], t),
      })),
      said(t.watch.message, a.message, b.message),
    ],
  };
}

function signed(value: number, t: Messages): string {
  return value === 0 ? '' : value > 0 ? `+${t.number(value)}` : `−${t.number(-value)}`;
}
