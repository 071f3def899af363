/** What persons do to runs and to what is wrong with sources, as whoever writes does it. What each throws its own file says. */
import type { Actor } from '../../catalogue/actor.ts';
import type { Decision, Undone } from '../../catalogue/runs/decision.ts';
import type { RunId, RunSummary, Span } from '../../catalogue/runs/run.ts';
import type { Waiver } from '../../catalogue/runs/waiver.ts';
import { decideRun, undoRun } from './decide-run.ts';
import type { DecideRunParts } from './decide-run.ts';
import { orderHarvest, stopRun } from './order-harvest.ts';
import type { HarvestOrder, HarvestOrdered, OrderParts } from './order-harvest.ts';
import { acceptListSize, setGapAside, setThingAside, takeBackWaiver } from './waive.ts';
import type { WaiveParts } from './waive.ts';

export interface RunDeskParts extends DecideRunParts, OrderParts, WaiveParts {
  readonly records: DecideRunParts['records'] & OrderParts['records'] & WaiveParts['records'];
  readonly registry: DecideRunParts['registry'] & OrderParts['registry'] & WaiveParts['registry'];
  /** Lets the catalogue follow what was decided; who asks afterwards sees what came of the act. */
  readonly follow: () => Promise<unknown>;
}

export interface RunDeskActs {
  readonly decideRun: (
    run: RunId,
    decision: Decision,
    why: string,
    by: Actor,
  ) => Promise<RunSummary>;
  readonly undoRun: (
    run: RunId,
    what: { readonly identifier?: string | undefined; readonly why: string },
    by: Actor,
  ) => Promise<Undone>;
  readonly orderHarvest: (
    source: string,
    order: HarvestOrder,
    by: Actor,
  ) => Promise<HarvestOrdered>;
  readonly stopRun: (run: RunId, by: Actor) => Promise<void>;
  readonly setThingAside: (thing: number, why: string, by: Actor) => Promise<Waiver>;
  readonly setGapAside: (source: string, gap: Span, why: string, by: Actor) => Promise<Waiver>;
  readonly acceptListSize: (run: RunId, why: string, by: Actor) => Promise<Waiver>;
  readonly takeBackWaiver: (id: number, by: Actor) => Promise<Waiver>;
}

export function runDeskActs(parts: RunDeskParts): RunDeskActs {
  const followed = async <Result>(result: Promise<Result>): Promise<Result> => {
    const done = await result;
    await parts.follow();
    return done;
  };
  return {
    decideRun: (run, decision, why, by) => decideRun(parts, run, decision, why, by),
    undoRun: (run, what, by) => undoRun(parts, run, what, by),
    orderHarvest: (source, order, by) => orderHarvest(parts, source, order, by),
    stopRun: (run, by) => stopRun(parts, run, by),
    setThingAside: (thing, why, by) => followed(setThingAside(parts, thing, why, by)),
    setGapAside: (source, gap, why, by) => followed(setGapAside(parts, source, gap, why, by)),
    acceptListSize: (run, why, by) => followed(acceptListSize(parts, run, why, by)),
    takeBackWaiver: (id, by) => followed(takeBackWaiver(parts, id, by)),
  };
}
