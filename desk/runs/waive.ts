/**
 * A person sets aside a thing in quarantine or a gap, or accepts that a repository's completeListSize is wrong; and
 * takes that back. Registered, and followed by the catalogue (`harvesters/follow-waivers.ts`).
 */
import type { Actor } from '../../catalogue/actor.ts';
import type { ActName, Deed, Facts } from '../../catalogue/audit.ts';
import type { QuarantineShelf } from '../../catalogue/ports/quarantine-shelf.ts';
import type { RunReports } from '../../catalogue/ports/run-reports.ts';
import type { SourceLedgers } from '../../catalogue/ports/source-ledgers.ts';
import type { Waivers } from '../../catalogue/ports/waivers.ts';
import type { RunId, Span } from '../../catalogue/runs/run.ts';
import type { Waived, Waiver } from '../../catalogue/runs/waiver.ts';
import type { Source } from '../../catalogue/source.ts';
import { NotThere, WrongState, WrongValues } from '../refusals.ts';
import { ownRun, ownSource } from './own.ts';
import type { OwnParts } from './own.ts';

export interface WaiveParts extends OwnParts {
  readonly records: OwnParts['records'] &
    Pick<SourceLedgers, 'gaps'> & {
      readonly shelf: Pick<QuarantineShelf, 'shelved'>;
      readonly reports: Pick<RunReports, 'shortBy'>;
    };
  readonly registry: OwnParts['registry'] & {
    readonly waivers: Pick<Waivers, 'add' | 'takeBack' | 'find'>;
  };
}

/** UTF-16 units. */
export const LONGEST_WHY = 1_000;

/** @param id number of the thing @throws NotThere, WrongValues */
export async function setThingAside(
  parts: WaiveParts,
  id: number,
  why: string,
  by: Actor,
): Promise<Waiver> {
  const thing = await parts.records.shelf.shelved(id);
  if (thing === undefined) throw new NotThere(`隔离区没有第 ${id} 号。`);
  const source = await ownSource(parts, thing.source, by).catch(() => {
    throw new NotThere(`隔离区没有第 ${id} 号。`);
  });
  const { thing: name, code } = thing;
  return waive(parts, source, { kind: 'quarantine', thing: name, code }, why, by);
}

/** @throws NotThere, WrongValues */
export async function setGapAside(
  parts: WaiveParts,
  id: string,
  { from, until }: Span,
  why: string,
  by: Actor,
): Promise<Waiver> {
  const source = await ownSource(parts, id, by);
  const gaps = await parts.records.gaps(id);
  if (!gaps.some((gap) => gap.from === from && gap.until === until))
    throw new NotThere(`数据源 ${id} 没有这样一段缺口，可能后来已经收全。`);
  return waive(parts, source, { kind: 'gap', from, until }, why, by);
}

/**
 * Later runs of the source take a list for whole that falls short by about as much.
 *
 * @param id of a run whose lists fell short
 * @throws NotThere, WrongState, WrongValues
 */
export async function acceptListSize(
  parts: WaiveParts,
  id: RunId,
  why: string,
  by: Actor,
): Promise<Waiver> {
  const { run } = await ownRun(parts, id, by);
  const source = await ownSource(parts, run.source, by);
  const short = await parts.records.reports.shortBy(id);
  if (short === 0)
    throw new WrongState(`收割批次 ${id} 的列表没有少给，completeListSize 无须另作认定。`);
  return waive(parts, source, { kind: 'list-size', short }, why, by);
}

/** @throws NotThere, WrongState when it was taken back before */
export async function takeBackWaiver(parts: WaiveParts, id: number, by: Actor): Promise<Waiver> {
  const { waivers } = parts.registry;
  const held = await waivers.find(id);
  if (held === undefined) throw new NotThere(`没有第 ${id} 号搁置。`);
  const source = await ownSource(parts, held.source, by).catch(() => {
    throw new NotThere(`没有第 ${id} 号搁置。`);
  });
  if (held.takenBack !== null) throw new WrongState(`第 ${id} 号搁置早已取消。`);
  const back = await waivers.takeBack(id, by.name, deedOf('waiver-withdraw', source, by));
  return back ?? held;
}

async function waive(
  { registry }: WaiveParts,
  source: Source,
  waived: Waived,
  why: string,
  by: Actor,
): Promise<Waiver> {
  const said = why.trim();
  if (said === '') throw new WrongValues({ why: '理由 why 不能是空的：日后的人要知道为什么' });
  if (said.length > LONGEST_WHY)
    throw new WrongValues({ why: `理由 why 最长 ${LONGEST_WHY} 个字` });
  const waiver = { source: source.id, waived, why: said, by: by.name };
  return registry.waivers.add(waiver, deedOf('waiver-add', source, by));
}

function deedOf(act: ActName, source: Source, by: Actor) {
  return (before: Waiver | null, after: Waiver | null): Deed => ({
    at: new Date().toISOString(),
    by,
    act,
    subject: `source:${source.id}`,
    libraries: [source.library],
    before: factsOf(before),
    after: factsOf(after),
  });
}

/** A waiver, as the audit says it. */
function factsOf(waiver: Waiver | null): Facts | null {
  if (waiver === null) return null;
  const { id, waived, why, by } = waiver;
  return { id, ...waived, why, by };
}
