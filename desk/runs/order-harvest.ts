/**
 * A person has a source harvested now, in the ordinary way, whole, or going on with what broke off; or asks a run to
 * stop. A harvest begins as soon as a place is free; a run ends with the page in hand.
 */
import type { Actor } from '../../catalogue/actor.ts';
import type { AuditTrail } from '../../catalogue/ports/audit-trail.ts';
import type { HarvestLedger } from '../../catalogue/ports/harvest-ledger.ts';
import type { QuarantineShelf } from '../../catalogue/ports/quarantine-shelf.ts';
import type { SourceLedgers } from '../../catalogue/ports/source-ledgers.ts';
import type { RunId, RunKind } from '../../catalogue/runs/run.ts';
import { hasRepository } from '../../catalogue/source.ts';
import type { Source } from '../../catalogue/source.ts';
import { NotThere, WrongState } from '../refusals.ts';
import { ownRun, ownSource } from './own.ts';
import type { OwnParts } from './own.ts';

export interface HarvestOrder {
  /** `resume`: the kind of the last run, so that its lists are gone on with. */
  readonly kind: RunKind | 'resume';
  /** Numbers of things in quarantine to ask for by name first; `all`: as many as one run may. */
  readonly retry?: readonly number[] | 'all';
  readonly why: string;
}

export interface HarvestOrdered {
  readonly source: string;
  readonly kind: RunKind;
  /** Records that are asked for by name first. */
  readonly retried: number;
}

export interface OrderParts extends OwnParts {
  readonly records: OwnParts['records'] &
    Pick<SourceLedgers, 'ledger'> &
    Pick<HarvestLedger, 'askToStop' | 'beginRun' | 'failRun'> & { readonly shelf: QuarantineShelf };
  readonly registry: OwnParts['registry'] & { readonly audit: Pick<AuditTrail, 'note'> };
  /** Starts a harvest and does not wait for it. @returns false when one of this source waits or runs already */
  readonly start: (source: Source, kind: RunKind, first: readonly string[]) => boolean;
}

export interface EnterParts {
  readonly records: Pick<SourceLedgers, 'ledger'>;
  readonly registry: { readonly audit: Pick<AuditTrail, 'note'> };
}

/** Things of the quarantine that one order asks for by name. */
const MOST_RETRIED = 1_000;

/** @throws NotThere, WrongState */
export async function orderHarvest(
  parts: OrderParts,
  id: string,
  order: HarvestOrder,
  by: Actor,
): Promise<HarvestOrdered> {
  const source = await ownSource(parts, id, by);
  if (!hasRepository(source))
    throw new WrongState(`数据源 ${id} 没有接口地址，记录由文件导入，不能收割。`);
  if (source.state !== 'active') throw new WrongState(NOT_ACTIVE[source.state](id));
  const { lastRun } = await parts.records.ledger(id);
  const kind = order.kind === 'resume' ? (lastRun?.kind ?? 'incremental') : order.kind;
  const first = await named(parts, id, order.retry ?? []);
  const { why } = order;
  await enterOrder(parts, source, { kind, retried: first.length, why }, by);
  if (!parts.start(source, kind, first))
    throw new WrongState(`数据源 ${id} 正在收割或已在排队，请等它结束，或先停止。`);
  return { source: id, kind, retried: first.length };
}

/** Who ordered it; before it begins. */
export async function enterOrder(
  { records, registry }: EnterParts,
  { id, library }: Source,
  order: { readonly kind: RunKind; readonly retried: number; readonly why: string },
  by: Actor,
): Promise<void> {
  const { lastRun } = await records.ledger(id);
  await registry.audit.note({
    at: new Date().toISOString(),
    by,
    act: 'harvest-order',
    subject: `source:${id}`,
    before: lastRun === null ? null : { run: lastRun.id, state: lastRun.state },
    after: { ...order },
    libraries: [library],
  });
}

/**
 * A run that a living process has ends at its next heartbeat, at the latest five seconds later; one that nobody has any
 * more, at once.
 *
 * @throws NotThere, WrongState
 */
export async function stopRun(parts: OrderParts, id: RunId, by: Actor): Promise<void> {
  const { run, libraries } = await ownRun(parts, id, by);
  const { source, kind, state } = run;
  if (state !== 'running') throw new WrongState(`收割批次 ${id} 早已结束，无须停止。`);
  await parts.registry.audit.note({
    at: new Date().toISOString(),
    by,
    act: 'run-stop',
    subject: `run:${id}`,
    before: { source, state, received: run.received },
    after: { stopped: true },
    libraries,
  });
  await parts.records.askToStop(id, by.name);
  // Whoever had it may be gone: then the run is ours, to be ended.
  const abandoned = await parts.records.beginRun(source, kind);
  if ('busy' in abandoned) return;
  await parts.records.failRun(abandoned, {
    code: 'RUN_STOPPED',
    message: `收割由 ${by.name} 停止，已存的记录保留；再收割时从断处继续。`,
    requests: 0,
    resumable: true,
  });
}

const NOT_ACTIVE: Readonly<Record<Exclude<Source['state'], 'active'>, (id: string) => string>> = {
  paused: (id) => `数据源 ${id} 已暂停，请先恢复再收割。`,
  retired: (id) => `数据源 ${id} 已停用，不再收割。`,
};

/** @throws NotThere, WrongState when a thing has no name to ask for */
async function named(
  { records }: OrderParts,
  source: string,
  retry: readonly number[] | 'all',
): Promise<readonly string[]> {
  if (retry === 'all') {
    const { items } = await records.shelf.shelf({ source, isAside: false }, MOST_RETRIED, 0);
    return items.flatMap(({ identifier }) => identifier ?? []);
  }
  const things = await Promise.all(retry.map((id) => records.shelf.shelved(id)));
  return things.map((thing, i) => {
    if (thing?.source !== source) throw new NotThere(`隔离区没有第 ${retry[i]} 号。`);
    if (thing.identifier === null)
      throw new WrongState(
        `隔离区第 ${thing.id} 号没有标识符，不能单独索取；对方的列表再给出它时会重新处理。`,
      );
    return thing.identifier;
  });
}
