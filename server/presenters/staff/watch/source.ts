/** One source: how it is and why, its days, its runs, what is wrong and how to mend it. */
import { shownAddress } from '../../../../catalogue/address.ts';
import { healthOf } from '../../../../catalogue/runs/health.ts';
import type { Gap, RunSummary, Span } from '../../../../catalogue/runs/run.ts';
import { daysOf, faultsOf } from '../../../../catalogue/runs/run-report.ts';
import type { Part, RunProgress } from '../../../../catalogue/runs/run-report.ts';
import type { QuarantineGroup, ShelvedThing } from '../../../../catalogue/runs/quarantine.ts';
import type { Waiver } from '../../../../catalogue/runs/waiver.ts';
import { hasRepository, isHarvested } from '../../../../catalogue/source.ts';
import type { Source } from '../../../../catalogue/source.ts';
import type { SourceFacts } from '../../../enquiries/federation.ts';
import type { Labels } from '../../../i18n/labels.ts';
import type { Messages } from '../../../i18n/languages.ts';
import { saidAsItIs } from '../../../i18n/said.ts';
import type { Said } from '../../../i18n/said.ts';
import type { Visit } from '../../../visit.ts';
import { minuteOf } from '../../site/times.ts';
import type { ShownTime } from '../../site/times.ts';
import { pagingOf } from '../paging.ts';
import type { Paging } from '../paging.ts';
import { shownHealth } from './health.ts';
import type { ShownHealth } from './health.ts';
import { runHref, sourceHref } from './overview.ts';
import { shownProgress, shownRun } from './run-row.ts';
import type { ShownProgress, ShownRunRow } from './run-row.ts';
import { stripOf } from './strip.ts';
import type { Strip } from './strip.ts';

export const RUNS_SHOWN = 20;

/** What may be done by whoever looks. */
export interface May {
  readonly harvest: boolean;
  readonly decide: boolean;
}

export interface SourceFindings {
  readonly facts: SourceFacts;
  readonly runs: Part<RunSummary>;
  readonly page: number;
  /** Of the last ninety days, newest first. */
  readonly recent: readonly RunSummary[];
  readonly progress: RunProgress | null;
  readonly groups: readonly QuarantineGroup[];
  /** The latest things of the quarantine. */
  readonly things: readonly ShelvedThing[];
  readonly gaps: readonly Gap[];
  readonly waivers: readonly Waiver[];
}

export interface ShownFault {
  readonly name: string;
  readonly code: string;
  /** Where more of it is. */
  readonly href: string;
  readonly count: string;
  readonly first: ShownTime | null;
  readonly last: ShownTime | null;
  /** What was said of the last of them; or titles of records. */
  readonly said: Said;
  readonly mend: string;
}

export interface WatchedSource {
  readonly id: string;
  readonly library: string;
  readonly health: ShownHealth;
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly strip: Strip;
  readonly may: May;
  /** Harvests that can be ordered now. */
  readonly orders: readonly {
    readonly kind: 'incremental' | 'resume' | 'full';
    readonly label: string;
    readonly hint: string;
    readonly look: 'button' | 'plain';
  }[];
  /** Where files for it are handed over; null when it is harvested. */
  readonly deliveriesHref: string | null;
  /** Whether its schedule can be stopped, or gone on with; null for who may not, and for one that has none. */
  readonly pausing: { readonly act: 'pause' | 'resume'; readonly label: string } | null;
  readonly running: {
    readonly id: number;
    readonly href: string;
    readonly progress: ShownProgress;
  } | null;
  readonly liveHref: string;
  readonly heldHref: string | null;
  readonly runs: readonly ShownRunRow[];
  readonly paging: Paging | null;
  readonly faults: readonly ShownFault[];
  readonly warnings: readonly {
    readonly name: string;
    readonly href: string;
    readonly count: string;
    readonly mend: string;
  }[];
  readonly gaps: readonly {
    readonly span: string;
    readonly message: Said;
    readonly from: string;
    readonly until: string;
    readonly runHref: string;
  }[];
  readonly waivers: readonly ShownWaiver[];
  readonly quarantineHref: string;
  readonly csvHref: string;
  readonly href: string;
}

export interface ShownWaiver {
  readonly id: number;
  readonly text: string;
  readonly why: string;
  readonly by: string;
  readonly at: ShownTime | null;
}

export function presentSourcePage(
  found: SourceFindings,
  may: May,
  labels: Labels,
  visit: Visit,
  now: Date,
): WatchedSource {
  const { t, lang } = visit;
  const { facts, runs, page, progress } = found;
  const { source, ledger } = facts;
  const { lastRun } = ledger;
  const href = sourceHref(source.id);
  const isRunning = lastRun?.state === 'running';
  const held = heldAmong(facts.runs);
  const isActive = source.state === 'active' && hasRepository(source);
  return {
    id: source.id,
    library: labels.libraryName(source.library),
    health: shownHealth(healthOf(facts, now), t),
    facts: factsShown(facts, visit),
    strip: stripOf(daysOf(found.recent), now, t),
    may,
    orders: may.harvest && isActive && !isRunning ? ordersFor(lastRun, t) : [],
    pausing: may.decide ? pausingOf(source, t) : null,
    deliveriesHref: hasRepository(source) ? null : '/staff/deliveries',
    running:
      isRunning && progress !== null
        ? {
            id: lastRun.id,
            href: runHref(lastRun.id),
            progress: shownProgress(lastRun, progress, visit),
          }
        : null,
    liveHref: `${href}/live`,
    heldHref: held === undefined ? null : `${runHref(held.id)}/decision`,
    runs: runs.items.map((run) => shownRun(run, visit)),
    paging: pagingOf(
      t,
      { page, size: RUNS_SHOWN, total: runs.total },
      (n) => `${href}?page=${n}#runs`,
    ),
    faults: faultsShown(found, visit),
    warnings: facts.warnings.map(({ code, documents }) => ({
      name: t.warningNames[code],
      href: `${href}/warnings/${code}`,
      count: t.number(documents),
      mend: t.mendingOfWarning(code),
    })),
    gaps: found.gaps.map((gap) => ({
      span: spanText(gap, t),
      message: t.said(gap.message),
      from: gap.from ?? '',
      until: gap.until ?? '',
      runHref: runHref(gap.run),
    })),
    waivers: found.waivers.map(({ id, waived, why, by, at }) => ({
      id,
      text: waivedText(waived, t),
      why,
      by,
      at: minuteOf(at, lang),
    })),
    quarantineHref: `${href}/quarantine`,
    csvHref: `${href}/faults.csv`,
    href,
  };
}

function pausingOf(source: Source, { watch }: Messages): WatchedSource['pausing'] {
  if (source.state === 'paused') return { act: 'resume', label: watch.unpause };
  return isHarvested(source) ? { act: 'pause', label: watch.pause } : null;
}

function ordersFor(last: RunSummary | null, { watch }: Messages): WatchedSource['orders'] {
  const now = { kind: 'incremental', label: watch.harvestNow, hint: '', look: 'button' } as const;
  const resume = { kind: 'resume', label: watch.resume, hint: '', look: 'plain' } as const;
  const { harvestFull: label, harvestFullHint: hint } = watch;
  const full = { kind: 'full', label, hint, look: 'plain' } as const;
  return last?.state === 'failed' ? [now, resume, full] : [now, full];
}

/** The last run, when it is held. */
function heldAmong(runs: readonly RunSummary[]): RunSummary | undefined {
  const last = runs.find(({ state }) => state !== 'running');
  return last?.state === 'held' ? last : undefined;
}

export function spanText({ from, until }: Span, t: Messages): string {
  return `${from?.slice(0, 10) ?? t.watch.earliest}${t.watch.to}${until?.slice(0, 10) ?? t.watch.now}`;
}

export function waivedText(waived: Waiver['waived'], t: Messages): string {
  switch (waived.kind) {
    case 'quarantine':
      return t.watch.waiver.quarantine(waived.thing);
    case 'gap':
      return t.watch.waiver.gap(spanText(waived, t));
    case 'list-size':
      return t.watch.waiver['list-size'](waived.short);
  }
}

function factsShown({ source, ledger }: SourceFacts, { t, lang }: Visit): WatchedSource['facts'] {
  const w = t.watch;
  const time = (at: string | null): string => minuteOf(at, lang)?.text ?? w.never;
  const { liveRecords: live, hiddenRecords: hidden } = ledger;
  const records = hidden === 0 ? t.number(live) : w.recordsHidden(t.number(live), t.number(hidden));
  if (!hasRepository(source))
    return [
      { label: w.records, value: records },
      { label: w.lastImport, value: time(ledger.lastGoodAt) },
      { label: w.address, value: w.fileSource },
    ];
  return [
    { label: w.records, value: records },
    { label: w.lastGood, value: time(ledger.lastGoodAt) },
    { label: w.cursor, value: time(ledger.cursor) },
    { label: w.wholeAt, value: time(ledger.wholeAt) },
    { label: w.next, value: source.state === 'active' ? time(ledger.nextDue) : w.never },
    { label: w.address, value: shownAddress(source.baseUrl) },
    {
      label: w.format,
      value: [source.metadataPrefix, source.set ?? ''].filter(Boolean).join(' · '),
    },
    { label: w.repository, value: ledger.profile?.repositoryName ?? w.never },
  ];
}

const NAMED = 3;

function faultsShown(
  { facts, recent, groups, things }: SourceFindings,
  { t, lang }: Visit,
): ShownFault[] {
  const href = sourceHref(facts.source.id);
  const ofRuns = faultsOf(recent).map(({ code, count, firstAt, last }): ShownFault => ({
    name: t.runStates[last.state],
    code,
    href: runHref(last.id),
    count: t.watch.times(count),
    first: minuteOf(firstAt, lang),
    last: minuteOf(last.startedAt, lang),
    said: t.said(last.message),
    mend: t.mending(code),
  }));
  const ofThings = groups
    .filter(({ isAside }) => !isAside)
    .map(({ code, count, firstSeen, lastSeen }): ShownFault => {
      const own = things.filter((thing) => thing.code === code);
      const named = own.slice(0, NAMED).map(({ title, identifier }) => title ?? identifier);
      return {
        name: t.watch.quarantine,
        code,
        href: `${href}/quarantine?code=${code}`,
        count: t.watch.things(count),
        first: minuteOf(firstSeen, lang),
        last: minuteOf(lastSeen, lang),
        said: withExamples(own[0]?.message ?? '', examples(named, t), t),
        mend: t.mending(code),
      };
    });
  return [...ofThings, ...ofRuns];
}

function withExamples(message: string, named: string, t: Messages): Said {
  const said = t.said(message);
  if (named === '') return said;
  return [...said, ...saidAsItIs(said.length === 0 ? named : `${t.watch.and}${named}`)];
}

function examples(names: readonly (string | null)[], t: Messages): string {
  const known = names.filter((name) => name !== null);
  return known.length === 0 ? '' : `${t.watch.examples}${t.site.colon}${known.join(t.site.and)}`;
}
