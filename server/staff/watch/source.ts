/** `/staff/sources/:id`: one source as its librarian watches it, and what is ordered there. */
import type { Request, RequestHandler } from 'express';
import { actsFor } from '../../../catalogue/actor.ts';
import type { Actor } from '../../../catalogue/actor.ts';
import type { Source } from '../../../catalogue/source.ts';
import { DAY_MS } from '../../../catalogue/time.ts';
import { ownSource } from '../../../desk/runs/own.ts';
import type { HarvestOrder } from '../../../desk/runs/order-harvest.ts';
import { parametersIn } from '../../addresses/parameters.ts';
import { askerOf } from '../../asker.ts';
import { factsOf, labelsIn } from '../../enquiries/federation.ts';
import type { PortalDeps } from '../../portal-deps.ts';
import { presentSourcePage, RUNS_SHOWN } from '../../presenters/staff/watch/source.ts';
import type { SourceFindings } from '../../presenters/staff/watch/source.ts';
import { sourceHref } from '../../presenters/staff/watch/overview.ts';
import { STRIP_DAYS } from '../../presenters/staff/watch/strip.ts';
import { ASSETS } from '../../assets.ts';
import type { Parts } from '../../routes/route.ts';
import { visitOf } from '../../visit.ts';
import { formOf, valueOf } from '../form.ts';
import { leadTo } from '../notice.ts';
import { answeringOnPage } from '../refusals.ts';
import { showStaff } from '../shell.ts';
import { mayOf } from './may.ts';
import { pageNumber } from './numbers.ts';

/** Things of the quarantine of which titles are named. */
const THINGS_LOOKED_AT = 100;

type OfOne = RequestHandler<{ id: string }>;

export function sourcePage(parts: Parts): OfOne {
  const { deps } = parts;
  return answeringOnPage(parts, async (request, response) => {
    const visit = visitOf(request as Request);
    const by = askerOf(request);
    const { id } = request.params;
    const registration = await deps.registry.registrations.find(id);
    const isKnown = (await deps.registry.sources()).some((one) => one.id === id);
    if (!isKnown && registration !== undefined && actsFor(by, [registration.library])) {
      // Not in use yet: all there is of it is how it is registered.
      leadTo(response, `${sourceHref(id)}/registration`);
      return;
    }
    const source = await ownSource(deps, id, by);
    const page = pageNumber(parametersIn(request as Request), 'page');
    const found = await findingsOf(deps, source, page);
    const labels = labelsIn(deps.federation(), visit);
    const content = presentSourcePage(found, mayOf(by), labels, visit, deps.now());
    await showStaff(parts, request as Request, response, {
      view: 'watch/source',
      head: {
        title: source.id,
        section: 'sources',
        crumbs: [{ href: '/staff/sources', label: visit.t.watch.sources }],
        scripts: content.running === null ? [] : [ASSETS.live],
      },
      content,
    });
  });
}

async function findingsOf(
  { records, registry, now }: PortalDeps,
  source: Source,
  page: number,
): Promise<SourceFindings> {
  const { reports, shelf } = records;
  const { id } = source;
  const since = new Date(now().getTime() - STRIP_DAYS * DAY_MS).toISOString();
  const facts = await factsOf(records, source);
  const { lastRun } = facts.ledger;
  const [runs, recent, progress, groups, things, gaps, waivers] = await Promise.all([
    reports.runsPart(id, RUNS_SHOWN, (page - 1) * RUNS_SHOWN),
    reports.runsSince(id, since),
    lastRun?.state === 'running' ? reports.progress(lastRun.id) : null,
    shelf.shelfGroups(id),
    shelf.shelf({ source: id, isAside: false }, THINGS_LOOKED_AT, 0),
    records.gaps(id),
    registry.waivers.of(id),
  ]);
  return { facts, runs, page, recent, progress, groups, things: things.items, gaps, waivers };
}

/** `POST …/harvest` with `kind`, and `retry` where things of the quarantine are asked for first. */
export function orderOnPage(parts: Parts): OfOne {
  return answeringOnPage(parts, async (request, response) => {
    const { t } = visitOf(request as Request);
    const form = formOf(request);
    const kind = KINDS.find((one) => one === valueOf(form, 'kind')) ?? 'incremental';
    const order: HarvestOrder = {
      kind,
      why: valueOf(form, 'why'),
      ...(valueOf(form, 'retry') === 'all' ? { retry: 'all' as const } : {}),
    };
    const { id } = request.params;
    const ordered = await parts.deps.acts().orderHarvest(id, order, askerOf(request));
    const text = t.watch.ordered(t.watch.kinds[ordered.kind]);
    leadTo(response, sourceHref(id), { kind: 'good', text });
  });
}

const KINDS = ['incremental', 'full', 'resume'] as const;

/** `POST …/gaps` with `from`, `until` and `why`. */
export function setGapAsideOnPage(parts: Parts): OfOne {
  return actOnSource(parts, async (form, id, by) => {
    const [from, until] = ['from', 'until'].map((name) => valueOf(form, name) || null);
    const gap = { from: from ?? null, until: until ?? null };
    await parts.deps.acts().setGapAside(id, gap, valueOf(form, 'why'), by);
  });
}

/** `POST /staff/waivers/:id/take-back`. */
export function takeBackOnPage(parts: Parts): OfOne {
  return answeringOnPage(parts, async (request, response) => {
    const { t } = visitOf(request as Request);
    const id = Number(request.params.id);
    const { source } = await parts.deps.acts().takeBackWaiver(id, askerOf(request));
    leadTo(response, sourceHref(source), { kind: 'good', text: t.watch.broughtBack });
  });
}

function actOnSource(
  parts: Parts,
  act: (form: URLSearchParams, id: string, by: Actor) => Promise<void>,
): OfOne {
  return answeringOnPage(parts, async (request, response) => {
    const { id } = request.params;
    await act(formOf(request), id, askerOf(request));
    const text = visitOf(request as Request).t.watch.asideDone;
    leadTo(response, sourceHref(id), { kind: 'good', text });
  });
}
