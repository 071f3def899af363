/**
 * One harvest of one source, from Identify to the outcome of the run.
 *
 * Every page is stored, with its token, before the next one is asked for, so that a process killed at
 * any point fetches at most one page again. What goes wrong ends as a failed run with a Chinese
 * sentence, never as an exception of the caller: a source that breaks must not stop the others.
 */
import { addressKey } from '../catalogue/address.ts';
import { inspect } from 'node:util';
import { PortalError } from '../catalogue/errors.ts';
import { LeaseLost } from '../catalogue/runs/lease.ts';
import type { BegunRun, RunKind, RunSummary } from '../catalogue/runs/run.ts';
import type { HarvestLedger } from '../catalogue/ports/harvest-ledger.ts';
import type { RunDecisions } from '../catalogue/ports/run-decisions.ts';
import type { SourceLedgers } from '../catalogue/ports/source-ledgers.ts';
import type { EndpointProfile, SourceProfile } from '../catalogue/runs/source-ledger.ts';
import { selectionOf } from '../catalogue/source.ts';
import type { Source } from '../catalogue/source.ts';
import { withoutBidi } from '../catalogue/text/text.ts';
import { DAY_MS } from '../catalogue/time.ts';
import type { DescribeContext } from '../formats/describe.ts';
import { finishDecisions } from './finish-decisions.ts';
import { RunStopped, keepLease } from './keep-lease.ts';
import { WindowHarvest } from './harvest-windows.ts';
import type { OaiClient } from './oai/client.ts';
import { HarvestError, RetryLater } from './oai/errors.ts';

export interface HarvestParts {
  readonly records: HarvestLedger & SourceLedgers & Pick<RunDecisions, 'finishDecisions'>;
  /** A client for this source; every request of the run goes through it. */
  readonly connect: (source: Source, signal: AbortSignal) => OaiClient;
  /** What the records of a source are described by, asked for each page: it may change meanwhile. */
  readonly contextOf: (source: Source) => Promise<DescribeContext>;
  /** Days before the cursor that are asked for again. */
  readonly overlapDays: number;
  /** Called after each stored page. */
  readonly onPage?: (source: Source, progress: { received: number; pages: number }) => void;
  /** Called when a run fails by what a library said, which is for the log and not for a librarian. */
  readonly onFault?: (source: Source, fault: OriginalFault) => void;
}

/** What one run is to do besides. */
export interface HarvestWish {
  /** Records to ask for by name before the lists, also such as a person set aside. */
  readonly first?: readonly string[];
}

export interface OriginalFault {
  /** In its own words, without secrets. */
  readonly said: string;
  /** True when nobody foresaw it: a fault of this program. */
  readonly isUnexpected: boolean;
}

/** The run ended, or went on being interrupted because this process has to stop. */
export type HarvestResult =
  | { readonly kind: 'ended'; readonly run: RunSummary }
  /** Another living process is at it; its run is this. */
  | { readonly kind: 'busy'; readonly run: number }
  /** Interrupted, or to be begun anew because the source changed. */
  | { readonly kind: 'stopped' }
  /** The repository asked to be left alone until then; the run is failed, resumable. */
  | { readonly kind: 'later'; readonly run: RunSummary; readonly at: Date };

/** A person paused or retired the source while it was being harvested. */
export class SourceStopped extends PortalError {
  readonly code = 'SOURCE_STOPPED';

  constructor(state: Source['state'] | undefined) {
    super(
      `数据源已${state === 'paused' ? '暂停' : '停用'}，收割停在已存的一页；再启用后从断处继续。`,
    );
  }
}

/** Its hours of rest have begun. */
export class SourceRests extends PortalError {
  readonly code = 'SOURCE_RESTS';

  constructor() {
    super('到了这个数据源的免打扰时段，收割停在已存的一页；时段一过，从断处继续。');
  }
}

/** What is asked of whom changed in the middle of a run: its tokens and what it met are worth nothing. */
class SourceChanged extends PortalError {
  readonly code = 'SOURCE_CHANGED';

  constructor() {
    super('数据源的地址、格式或集合改了，已存的记录保留；随即另起一次，全部重新询问。');
  }
}

/** Records in quarantine that one run asks for again, the latest first. */
const MOST_RETRIED = 50;

/**
 * @param signal this process has to stop; the run stays interrupted
 * @param cut the repository is to be left alone, for now when the reason is `SourceStopped` or `SourceRests`; what was listed
 *   already is ended all the same
 */
export async function harvest(
  source: Source,
  kind: RunKind,
  parts: HarvestParts,
  signal: AbortSignal,
  cut?: AbortSignal,
  wish: HarvestWish = {},
): Promise<HarvestResult> {
  try {
    await finishDecisions(parts.records, await parts.contextOf(source), signal);
  } catch (error) {
    if (signal.aborted) return { kind: 'stopped' };
    throw error;
  }
  const run = await parts.records.beginRun(source.id, kind);
  if ('busy' in run) return { kind: 'busy', run: run.run };

  const lost = new AbortController();
  const asked = new AbortController();
  const stop = AbortSignal.any([signal, lost.signal]);
  const letGo = keepLease(parts.records, run, {
    onLost: (error) => lost.abort(error),
    onStopAsked: (error) => asked.abort(error),
  });
  const away = AbortSignal.any([stop, asked.signal, ...(cut === undefined ? [] : [cut])]);
  const client = parts.connect(source, away);
  try {
    if (!run.listDone) await harvestList(source, run, client, parts, away, wish.first ?? []);
    const ended = await parts.records.completeRun(run, client.takeRequests(), stop);
    return { kind: 'ended', run: ended };
  } catch (caught) {
    const off: unknown = asked.signal.aborted ? asked.signal.reason : cut?.reason;
    const isOff = [RunStopped, SourceStopped, SourceRests].some((why) => off instanceof why);
    // Whoever took the source over, or a stop asked for, leaves the run as it is: running, resumable.
    if (stop.aborted || caught instanceof LeaseLost || (away.aborted && !isOff)) {
      await parts.records.leaveRun(run);
      return { kind: 'stopped' };
    }
    const error: unknown = isOff ? off : caught;
    const ended = await parts.records.failRun(run, {
      code: error instanceof PortalError ? error.code : 'UNEXPECTED',
      message: error instanceof PortalError ? error.message : '程序内部错误，原文在日志里，请报告',
      requests: client.takeRequests(),
      resumable: !(error instanceof SourceChanged),
    });
    const said = client.hide(originalOf(error));
    const isUnexpected = !(error instanceof PortalError);
    if (said !== '') parts.onFault?.(source, { said, isUnexpected });
    if (error instanceof SourceChanged) return { kind: 'stopped' };
    return error instanceof RetryLater
      ? { kind: 'later', run: ended, at: error.at }
      : { kind: 'ended', run: ended };
  } finally {
    letGo();
  }
}

const MOST_CAUSES = 5;

/** What stands behind a sentence of ours, in the words of whoever threw it; '' when nothing does. */
function originalOf(error: unknown): string {
  const isOurs = error instanceof PortalError;
  const said: string[] = [];
  for (let one = isOurs ? error.cause : error; one !== undefined && said.length < MOST_CAUSES;) {
    if (!(one instanceof Error)) return [...said, inspect(one)].join('\n');
    said.push(isOurs ? `${one.name}${codeOf(one)}: ${one.message}` : (one.stack ?? one.message));
    one = one.cause;
  }
  return said.join('\n');
}

/** What others can be asked about: ECONNREFUSED, UND_ERR_SOCKET. */
function codeOf(error: Error): string {
  const { code } = error as { code?: unknown };
  return typeof code === 'string' ? ` (${code})` : '';
}

async function harvestList(
  source: Source,
  run: BegunRun,
  client: OaiClient,
  parts: HarvestParts,
  signal: AbortSignal,
  first: readonly string[],
): Promise<void> {
  const { records } = parts;
  const { profile: former, endpoint: examined } = await records.ledger(source.id);
  const endpoint = examined?.baseUrl === addressKey(source.baseUrl) ? examined : null;
  // Before anything is noted of the new one: a token of the old must never be asked for there.
  if (run.resumed && former !== null && former.selection !== selectionOf(source))
    throw new SourceChanged();
  const { profile, earliest } = await probe(client, parts, run, source, former, endpoint);
  const { cursor } = await records.ledger(source.id);
  const from =
    run.kind === 'full'
      ? null
      : since(cursor, Math.max(parts.overlapDays, endpoint?.overlapDays ?? 0));
  const { onPage } = parts;
  const windows = new WindowHarvest({
    source,
    run,
    client,
    records,
    profile,
    earliest,
    contextOf: () => parts.contextOf(source),
    signal,
    onPage: onPage === undefined ? undefined : (progress) => onPage(source, progress),
  });
  // Planned before anything is stored: a run that was killed in between still has its list to ask for.
  const window = run.window ?? (await records.planWindow(run, from, null));
  const waiting = run.window === null ? await quarantined(records, source.id) : [];
  await windows.retry(window, [...new Set([...first, ...waiting])]);
  await windows.harvest(window);
}

/** Records of before that could not be stored and have a name to ask for. */
async function quarantined(records: SourceLedgers, source: string): Promise<readonly string[]> {
  const entries = await records.quarantine(source, MOST_RETRIED);
  return entries.flatMap(({ identifier }) => identifier ?? []);
}

/** What the repository says of itself, asked anew at each run: it may have changed. */
async function probe(
  client: OaiClient,
  { records }: HarvestParts,
  run: BegunRun,
  source: Source,
  former: SourceProfile | null,
  endpoint: EndpointProfile | null,
): Promise<{ profile: SourceProfile; earliest: string }> {
  const identify = await client.identify();
  const selection = selectionOf(source);
  const profile: SourceProfile = {
    selection,
    set: source.set ?? null,
    repositoryName: identify.repositoryName,
    granularity: identify.granularity,
    deletedRecord: identify.deletedRecord,
    adminEmails: identify.adminEmails,
    isVouchedFor: client.isVouchedFor,
    sets: await setNames(client, former),
    // Of another address or format they say nothing.
    quirks: [
      ...new Set([
        ...(former?.selection === selection ? (former.quirks ?? []) : []),
        ...(endpoint?.quirks ?? []),
      ]),
    ],
    seenAt: new Date().toISOString(),
  };
  await records.saveProfile(run, profile);
  return { profile, earliest: identify.earliestDatestamp };
}

/** Sets of a repository that are shown as collections; one with more has no collections but a key. */
const MOST_SETS = 1_000;

/** Names of sets only adorn records: a repository that cannot list them is harvested all the same. */
async function setNames(
  client: OaiClient,
  former: SourceProfile | null,
): Promise<SourceProfile['sets']> {
  try {
    const sets = await client.listSets();
    return Object.fromEntries(
      sets.slice(0, MOST_SETS).map((set) => [set.setSpec, withoutBidi(set.setName)]),
    );
  } catch (error) {
    if (!(error instanceof HarvestError) || error instanceof RetryLater) throw error;
    return former?.sets ?? {};
  }
}

function since(cursor: string | null, overlapDays: number): string | null {
  if (cursor === null) return null;
  return new Date(Date.parse(cursor) - overlapDays * DAY_MS).toISOString();
}
