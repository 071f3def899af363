/** A run in one line, and how far one under way is. */
import type { RunProgress } from '../../../../catalogue/runs/run-report.ts';
import type { RunSummary } from '../../../../catalogue/runs/run.ts';
import { MINUTE_MS } from '../../../../catalogue/time.ts';
import type { Messages } from '../../../i18n/languages.ts';
import type { Said } from '../../../i18n/said.ts';
import type { Visit } from '../../../visit.ts';
import { minuteOf } from '../../site/times.ts';
import type { ShownTime } from '../../site/times.ts';
import { runHref } from './overview.ts';

export const COUNTS = [
  'received',
  'new',
  'changed',
  'unchanged',
  'deleted',
  'quarantined',
] as const;

export interface ShownRunRow {
  readonly id: number;
  readonly href: string;
  readonly name: string;
  readonly kind: string;
  readonly state: RunSummary['state'];
  readonly outcome: string;
  readonly started: ShownTime | null;
  /** Minutes and seconds; '' while it runs. */
  readonly took: string;
  /** Records a second; '' where that says nothing. */
  readonly pace: string;
  readonly counts: readonly string[];
  readonly message: Said;
}

export function shownRun(run: RunSummary, { lang, t }: Visit): ShownRunRow {
  const ms = run.endedAt === null ? null : Date.parse(run.endedAt) - Date.parse(run.startedAt);
  return {
    id: run.id,
    href: runHref(run.id),
    name: t.watch.run(run.id),
    kind: t.watch.kinds[run.kind],
    state: run.state,
    outcome: t.runStates[run.state],
    started: minuteOf(run.startedAt, lang),
    took: ms === null ? '' : lengthOf(ms),
    pace:
      ms === null || ms < 1_000 || run.received === 0
        ? ''
        : paceText((1_000 * run.received) / ms, t),
    counts: COUNTS.map((name) => t.number(run[name])),
    message: t.said(run.message),
  };
}

/** 3:07, 1:02:03. */
function lengthOf(ms: number): string {
  const seconds = Math.round(ms / 1_000);
  const parts = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60, seconds % 60];
  const [hours = 0, ...rest] = parts;
  const two = rest.map((part) => String(part).padStart(2, '0')).join(':');
  return hours === 0 ? two.replace(/^0/, '') : `${hours}:${two}`;
}

/** One digit after the point where that matters. */
function paceText(perSecond: number, t: Messages): string {
  return perSecond < 10 ? perSecond.toFixed(1) : t.number(Math.round(perSecond));
}

export interface ShownProgress {
  readonly lines: readonly string[];
  /** Null when it is not known how many there are. */
  readonly share: number | null;
}

/** @param run that is under way */
export function shownProgress(
  run: RunSummary,
  { received, announced, pace }: RunProgress,
  { lang, t }: Visit,
): ShownProgress {
  const total = announced === null ? null : Math.max(announced, received);
  const left = total === null || pace === null ? null : (total - received) / pace;
  const eta = left === null ? t.watch.noEta : t.watch.eta(Math.floor((1_000 * left) / MINUTE_MS));
  return {
    lines: [
      t.watch.progressOf(t.number(received), total === null ? null : t.number(total)),
      ...(pace === null ? [] : [t.watch.pace(paceText(pace, t))]),
      ...(announced === null || left !== null ? [eta] : []),
      `${t.watch.heartbeat}${t.site.colon}${minuteOf(run.heartbeatAt, lang)?.text ?? ''}`,
    ],
    share: total === null || total === 0 ? null : Math.min(1, received / total),
  };
}
