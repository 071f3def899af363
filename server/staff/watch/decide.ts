/** A held run is looked at and decided, any run is undone or stopped, on pages: each shows first what it would do. */
import type { Request, RequestHandler, Response } from 'express';
import { setTimeout as wait } from 'node:timers/promises';
import type { Actor } from '../../../catalogue/actor.ts';
import type { Decision } from '../../../catalogue/runs/decision.ts';
import { ownRun } from '../../../desk/runs/own.ts';
import { parametersIn } from '../../addresses/parameters.ts';
import { numberIn } from '../../api/numbered.ts';
import { askerOf } from '../../asker.ts';
import type { Messages } from '../../i18n/languages.ts';
import type { ThreadActs } from '../../../harvesters/main.ts';
import {
  RECORDS_SHOWN,
  presentHeld,
  presentUndoing,
} from '../../presenters/staff/watch/decision.ts';
import { runHref } from '../../presenters/staff/watch/overview.ts';
import type { Parts } from '../../routes/route.ts';
import { visitOf } from '../../visit.ts';
import { formOf, valueOf } from '../form.ts';
import { leadTo } from '../notice.ts';
import { answeringOnPage } from '../refusals.ts';
import { showStaff } from '../shell.ts';
import { mayOf } from './may.ts';
import { pageNumber } from './numbers.ts';
import { crumbsTo } from './run.ts';

type OfOne = RequestHandler<{ id: string }>;

/** An act on very many records goes on in the thread that writes; whoever ordered it waits so long for its end. */
const PATIENCE_MS = 5_000;

export function decisionPage(parts: Parts): OfOne {
  const { deps } = parts;
  const { reports } = deps.records;
  return answeringOnPage(parts, async (request, response) => {
    const visit = visitOf(request as Request);
    const by = askerOf(request);
    const { run } = await ownRun(deps, numberIn(request.params.id), by);
    const asked = parametersIn(request as Request);
    const [vanishingPage, waitingPage] = [
      pageNumber(asked, 'vanishing'),
      pageNumber(asked, 'waiting'),
    ];
    const [vanishing, waiting] = await Promise.all([
      reports.vanishingPart(run.id, RECORDS_SHOWN, (vanishingPage - 1) * RECORDS_SHOWN),
      reports.waitingPart(run.id, RECORDS_SHOWN, (waitingPage - 1) * RECORDS_SHOWN),
    ]);
    const found = { vanishing, waiting, vanishingPage, waitingPage };
    await showOfRun(parts, request as Request, response, run, {
      view: 'watch/decision',
      title: visit.t.watch.decide,
      content: presentHeld(run, found, mayOf(by), visit),
    });
  });
}

export function undoPage(parts: Parts): OfOne {
  const { deps } = parts;
  return answeringOnPage(parts, async (request, response) => {
    const visit = visitOf(request as Request);
    const { run } = await ownRun(deps, numberIn(request.params.id), askerOf(request));
    const forecast = await deps.records.reports.undoForecast(run.id);
    await showOfRun(parts, request as Request, response, run, {
      view: 'watch/undo',
      title: visit.t.watch.undoTitle,
      content: presentUndoing(run, forecast, visit),
    });
  });
}

async function showOfRun(
  parts: Parts,
  request: Request,
  response: Response,
  { id, source }: { readonly id: number; readonly source: string },
  {
    view,
    title,
    content,
  }: { readonly view: string; readonly title: string; readonly content: object },
): Promise<void> {
  const { t } = visitOf(request);
  const crumbs = [...crumbsTo(source, t), { href: runHref(id), label: t.watch.run(id) }];
  await showStaff(parts, request, response, {
    view,
    head: { title, section: 'sources', crumbs },
    content,
  });
}

export function decideOnPage(parts: Parts, decision: Decision): OfOne {
  return actOnRun(parts, async (acts, id, why, by, t) => {
    await acts.decideRun(id, decision, why, by);
    return decision === 'approve' ? t.watch.approved : t.watch.refused;
  });
}

export function undoOnPage(parts: Parts): OfOne {
  return actOnRun(parts, async (acts, id, why, by, t) => {
    const { restored, overtaken } = await acts.undoRun(id, { why }, by);
    return t.watch.undone(restored, overtaken);
  });
}

export function stopOnPage(parts: Parts): OfOne {
  return actOnRun(parts, async (acts, id, _why, by, t) => {
    await acts.stopRun(id, by);
    return t.watch.stopping;
  });
}

export function acceptSizeOnPage(parts: Parts): OfOne {
  return actOnRun(parts, async (acts, id, why, by, t) => {
    await acts.acceptListSize(id, why, by);
    return t.watch.acceptedSize;
  });
}

function actOnRun(
  parts: Parts,
  act: (acts: ThreadActs, id: number, why: string, by: Actor, t: Messages) => Promise<string>,
): OfOne {
  return answeringOnPage(parts, async (request, response) => {
    const { t } = visitOf(request as Request);
    const id = numberIn(request.params.id);
    const why = valueOf(formOf(request), 'why');
    const doing = act(parts.deps.acts(), id, why, askerOf(request), t);
    const text = await Promise.race([doing, wait(PATIENCE_MS, t.watch.underWay, { ref: false })]);
    // What becomes of it later the run says, and the audit where it failed.
    doing.catch((error: unknown) => parts.deps.logger.warn({ err: error }, `第 ${id} 次收割`));
    leadTo(response, runHref(id), { kind: 'good', text });
  });
}
