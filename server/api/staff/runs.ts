/** `/api/v1/staff/runs` and what is ordered of them, by a program that acts for a person. */
import type { RequestHandler } from 'express';
import type { Decision } from '../../../catalogue/runs/decision.ts';
import type { RunSummary } from '../../../catalogue/runs/run.ts';
import { ownRun, ownSource } from '../../../desk/runs/own.ts';
import { parametersIn } from '../../addresses/parameters.ts';
import { askerOf } from '../../asker.ts';
import type { PortalDeps } from '../../portal-deps.ts';
import { sendFault } from '../errors.ts';
import { numberIn } from '../numbered.ts';
import { QueryReader } from '../query-reader.ts';
import { answeringRefusals } from '../refused.ts';
import { wishIn } from './wish.ts';

export const MOST_AT_ONCE = 100;
export const MOST_PAGES = 100_000;
const USUAL = 20;

/** `GET ?source=`: the runs of a source, the newest first. */
export function runsApi(deps: PortalDeps): RequestHandler {
  return answeringRefusals(async (request, response) => {
    const read = new QueryReader(parametersIn(request));
    const source = read.text('source');
    const page = read.number('page', 1, MOST_PAGES) ?? 1;
    const size = read.number('size', 1, MOST_AT_ONCE) ?? USUAL;
    const fault = read.fault() ?? (source === undefined ? NO_SOURCE : undefined);
    if (fault !== undefined || source === undefined) {
      sendFault(response, 400, fault ?? NO_SOURCE);
      return;
    }
    await ownSource(deps, source, askerOf(request));
    const { reports } = deps.records;
    const { total, items } = await reports.runsPart(source, size, (page - 1) * size);
    response.json({ total, page, size, runs: items.map(runTold) });
  });
}

const NO_SOURCE = {
  code: 'BAD_PARAMETER',
  message: '参数 source 不能没有：请写明数据源的标识。',
  parameter: 'source',
};

/** `GET` of one, with how far it is while it runs. */
export function runApi(deps: PortalDeps): RequestHandler<{ id: string }> {
  return answeringRefusals(async (request, response) => {
    const { run } = await ownRun(deps, numberIn(request.params.id), askerOf(request));
    const progress = await deps.records.reports.progress(run.id);
    const { announced, pace } = progress;
    response.json({ ...runTold(run), ...(run.state === 'running' ? { announced, pace } : {}) });
  });
}

/** `GET`: what would vanish, and how much would be put in place, if this held run were approved. */
export function vanishingApi(deps: PortalDeps): RequestHandler<{ id: string }> {
  return answeringRefusals(async (request, response) => {
    const read = new QueryReader(parametersIn(request));
    const page = read.number('page', 1, MOST_PAGES) ?? 1;
    const size = read.number('size', 1, MOST_AT_ONCE) ?? MOST_AT_ONCE;
    const list = read.oneOf('list', ['vanishing', 'waiting']) ?? 'vanishing';
    const fault = read.fault();
    if (fault !== undefined) {
      sendFault(response, 400, fault);
      return;
    }
    const { run } = await ownRun(deps, numberIn(request.params.id), askerOf(request));
    const { reports } = deps.records;
    const [first, offset] = [0, (page - 1) * size];
    const vanishing = await reports.vanishingPart(
      run.id,
      list === 'vanishing' ? size : first,
      offset,
    );
    const waiting = await reports.waitingPart(run.id, list === 'waiting' ? size : first, offset);
    response.json({
      total: vanishing.total,
      totalWaiting: waiting.total,
      page,
      size,
      vanishing: vanishing.items,
      waiting: waiting.items,
    });
  });
}

/** `POST` `{ why }`. */
export function decideApi(deps: PortalDeps, decision: Decision): RequestHandler<{ id: string }> {
  return answeringRefusals(async (request, response) => {
    const { why } = await wishIn(request, ['why']);
    const id = numberIn(request.params.id);
    const run = await deps.acts().decideRun(id, decision, why, askerOf(request));
    response.json(runTold(run));
  });
}

/** `POST` `{ why, identifier }`: of the whole run, or of one record. */
export function undoApi(deps: PortalDeps): RequestHandler<{ id: string }> {
  return answeringRefusals(async (request, response) => {
    const { why, identifier } = await wishIn(request, ['why', 'identifier']);
    const id = numberIn(request.params.id);
    const what = { why, identifier: identifier === '' ? undefined : identifier };
    const { run, ...undone } = await deps.acts().undoRun(id, what, askerOf(request));
    response.json({ ...runTold(run), ...undone });
  });
}

/** `POST`: it ends within seconds. */
export function stopApi(deps: PortalDeps): RequestHandler<{ id: string }> {
  return answeringRefusals(async (request, response) => {
    await wishIn(request, []);
    await deps.acts().stopRun(numberIn(request.params.id), askerOf(request));
    response.status(202).json({ stopping: true });
  });
}

/** `POST sources/:id/harvest` `{ full, resume, retry, why }`: it begins as soon as a place is free. */
export function harvestApi(deps: PortalDeps): RequestHandler<{ id: string }> {
  return answeringRefusals(async (request, response) => {
    const { why, full, resume, retry } = await wishIn(request, ['why', 'full', 'resume', 'retry']);
    const kind = full === 'true' ? 'full' : resume === 'true' ? 'resume' : 'incremental';
    const order = { kind, why, ...(retry === 'true' ? { retry: 'all' as const } : {}) } as const;
    const { id } = request.params;
    response.status(202).json(await deps.acts().orderHarvest(id, order, askerOf(request)));
  });
}

/** A run, as programs are told. */
export function runTold(run: RunSummary): object {
  const { id, source, kind, state, code, message, received, changed, unchanged, deleted } = run;
  const { quarantined, waiting, requests, pages, startedAt, endedAt, heartbeatAt } = run;
  return {
    id,
    source,
    kind,
    state,
    code,
    message,
    received,
    new: run.new,
    changed,
    unchanged,
    deleted,
    quarantined,
    waiting,
    requests,
    pages,
    startedAt,
    endedAt,
    heartbeatAt,
  };
}
