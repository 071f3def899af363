/** The quarantine of a source, one thing of it, and descriptions with a warning, on pages. */
import type { Request, RequestHandler, Response } from 'express';
import { WARNINGS } from '../../../catalogue/warnings.ts';
import { NotThere } from '../../../desk/refusals.ts';
import { ownSource } from '../../../desk/runs/own.ts';
import { parametersIn } from '../../addresses/parameters.ts';
import { numberIn } from '../../api/numbered.ts';
import { askerOf } from '../../asker.ts';
import { quarantinedThing, sendRaw } from '../../enquiries/quarantined.ts';
import { faultsShown } from '../../presenters/staff/field.ts';
import type { Faults } from '../../presenters/staff/field.ts';
import {
  DOCUMENTS_SHOWN,
  THINGS_SHOWN,
  presentQuarantine,
  presentThing,
  presentWarned,
} from '../../presenters/staff/watch/quarantine.ts';
import { sourceHref } from '../../presenters/staff/watch/overview.ts';
import type { Parts } from '../../routes/route.ts';
import { visitOf } from '../../visit.ts';
import { formOf, valueOf } from '../form.ts';
import { leadTo } from '../notice.ts';
import { answeringOnPage, faultsIn } from '../refusals.ts';
import { showStaff } from '../shell.ts';
import { mayOf } from './may.ts';
import { pageNumber } from './numbers.ts';
import { crumbsTo } from './run.ts';

type OfOne = RequestHandler<{ id: string }>;

export function quarantinePage(parts: Parts): OfOne {
  const { deps } = parts;
  const { shelf } = deps.records;
  return answeringOnPage(parts, async (request, response) => {
    const visit = visitOf(request as Request);
    const by = askerOf(request);
    const source = await ownSource(deps, request.params.id, by);
    const { id } = source;
    const asked = parametersIn(request as Request);
    const wish = {
      code: asked.get('code') ?? '',
      isAside: asked.get('aside') === 'true',
      page: pageNumber(asked, 'page'),
    };
    const query = { source: id, isAside: wish.isAside, code: wish.code || undefined };
    const [groups, found] = await Promise.all([
      shelf.shelfGroups(id),
      shelf.shelf(query, THINGS_SHOWN, (wish.page - 1) * THINGS_SHOWN),
    ]);
    await showStaff(parts, request as Request, response, {
      view: 'watch/quarantine',
      head: { title: visit.t.watch.quarantine, section: 'sources', crumbs: crumbsTo(id, visit.t) },
      content: presentQuarantine(id, groups, found, wish, mayOf(by, source), visit),
    });
  });
}

export function thingPage(parts: Parts): OfOne {
  return answeringOnPage(parts, (request, response) =>
    showThing(parts, request as Request, response, numberIn(request.params.id), {}),
  );
}

async function showThing(
  parts: Parts,
  request: Request,
  response: Response,
  id: number,
  faults: Faults,
): Promise<void> {
  const { deps } = parts;
  const visit = visitOf(request);
  const by = askerOf(request);
  const thing = await quarantinedThing(deps, id, by);
  const source = await ownSource(deps, thing.source, by);
  const waiver = thing.aside === null ? undefined : await deps.registry.waivers.find(thing.aside);
  const { t } = visit;
  const quarantine = { href: `${sourceHref(thing.source)}/quarantine`, label: t.watch.quarantine };
  await showStaff(parts, request, response, {
    view: 'watch/thing',
    head: {
      title: t.watch.thing(id),
      section: 'sources',
      crumbs: [...crumbsTo(thing.source, t), quarantine],
    },
    content: {
      ...presentThing(thing, waiver, mayOf(by, source), faults, visit),
      faults: faultsShown(faults),
    },
    ...(Object.keys(faults).length > 0 ? { status: 422 } : {}),
  });
}

export function thingRaw(parts: Parts): OfOne {
  return answeringOnPage(parts, async (request, response) => {
    const id = numberIn(request.params.id);
    sendRaw(response, await quarantinedThing(parts.deps, id, askerOf(request)));
  });
}

export function retryThingOnPage(parts: Parts): OfOne {
  return answeringOnPage(parts, async (request, response) => {
    const { t } = visitOf(request as Request);
    const by = askerOf(request);
    const { id, source } = await quarantinedThing(parts.deps, numberIn(request.params.id), by);
    const order = { kind: 'incremental', retry: [id], why: '' } as const;
    const { kind } = await parts.deps.acts().orderHarvest(source, order, by);
    const text = t.watch.ordered(t.watch.kinds[kind]);
    leadTo(response, `${sourceHref(source)}/quarantine`, { kind: 'good', text });
  });
}

export function setThingAsideOnPage(parts: Parts): OfOne {
  return answeringOnPage(parts, async (request, response) => {
    const id = numberIn(request.params.id);
    const why = valueOf(formOf(request), 'why');
    try {
      const { source } = await parts.deps.acts().setThingAside(id, why, askerOf(request));
      const text = visitOf(request as Request).t.watch.asideDone;
      leadTo(response, `${sourceHref(source)}/quarantine`, { kind: 'good', text });
    } catch (error) {
      await showThing(parts, request as Request, response, id, faultsIn(error, request as Request));
    }
  });
}

/** `/staff/sources/:id/warnings/:code`. */
export function warnedPage(parts: Parts): RequestHandler<{ id: string; code: string }> {
  const { deps } = parts;
  return answeringOnPage(parts, async (request, response) => {
    const visit = visitOf(request as Request);
    const { id } = await ownSource(deps, request.params.id, askerOf(request));
    const code = WARNINGS.find((one) => one === request.params.code);
    if (code === undefined) throw new NotThere(`没有著录提示 ${request.params.code}。`);
    const page = pageNumber(parametersIn(request as Request), 'page');
    const found = await deps.records.shelf.warned(
      id,
      code,
      DOCUMENTS_SHOWN,
      (page - 1) * DOCUMENTS_SHOWN,
    );
    await showStaff(parts, request as Request, response, {
      view: 'watch/warned',
      head: {
        title: visit.t.warningNames[code],
        section: 'sources',
        crumbs: crumbsTo(id, visit.t),
      },
      content: presentWarned(id, code, found, page, visit),
    });
  });
}
