/** All sources on one screen, those that need somebody first. */
import { healthOf } from '../../../../catalogue/runs/health.ts';
import type { HealthState } from '../../../../catalogue/runs/health.ts';
import type { Labels } from '../../../i18n/labels.ts';
import type { SourceFacts } from '../../../enquiries/federation.ts';
import type { Visit } from '../../../visit.ts';
import { minuteOf } from '../../site/times.ts';
import type { ShownTime } from '../../site/times.ts';
import type { Choice } from '../field.ts';
import { shownHealth } from './health.ts';
import type { ShownHealth } from './health.ts';

/** From what needs somebody most. */
const BY_NEED: readonly HealthState[] = ['down', 'partial', 'never', 'ok', 'paused', 'retired'];

export interface OverviewWish {
  /** Code of a library; '' = all. */
  readonly library: string;
  readonly state: HealthState | '';
}

export interface ShownSourceRow {
  readonly id: string;
  readonly href: string;
  readonly library: string;
  readonly health: ShownHealth;
  readonly isRunning: boolean;
  readonly records: string;
  readonly lastGood: ShownTime | null;
  readonly next: ShownTime | null;
}

export interface Overview {
  readonly summary: string;
  readonly rows: readonly ShownSourceRow[];
  readonly libraries: readonly Choice[];
  readonly states: readonly Choice[];
  readonly chosen: OverviewWish;
}

/** @param sources that this person may see */
export function presentOverview(
  sources: readonly SourceFacts[],
  wish: OverviewWish,
  labels: Labels,
  { lang, t }: Visit,
  now: Date,
): Overview {
  const all = sources.map((facts) => ({ facts, health: healthOf(facts, now) }));
  const codes = [...new Set(sources.map(({ source }) => source.library))];
  const rows = all
    .filter(({ facts, health }) => {
      const isOfLibrary = wish.library === '' || facts.source.library === wish.library;
      return isOfLibrary && (wish.state === '' || health.state === wish.state);
    })
    .toSorted((a, b) => BY_NEED.indexOf(a.health.state) - BY_NEED.indexOf(b.health.state))
    .map(({ facts: { source, ledger }, health }) => ({
      id: source.id,
      href: sourceHref(source.id),
      library: labels.libraryName(source.library),
      health: shownHealth(health, t),
      isRunning: ledger.lastRun?.state === 'running',
      records: t.number(ledger.liveRecords),
      lastGood: minuteOf(ledger.lastGoodAt, lang),
      next: source.state === 'active' ? minuteOf(ledger.nextDue, lang) : null,
    }));
  return {
    summary: t.watch.summary(all.length, all.filter(({ health }) => health.state === 'ok').length),
    rows,
    libraries:
      codes.length < 2
        ? []
        : [
            { value: '', label: t.watch.allLibraries },
            ...codes.map((code) => ({ value: code, label: labels.libraryName(code) })),
          ],
    states: [
      { value: '', label: t.watch.allStates },
      ...BY_NEED.map((state) => ({ value: state, label: t.status.healthNames[state] })),
    ],
    chosen: wish,
  };
}

export function sourceHref(id: string): string {
  return `/staff/sources/${encodeURIComponent(id)}`;
}

export function runHref(id: number): string {
  return `/staff/runs/${id}`;
}
