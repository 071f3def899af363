/** `/api/v1/staff/quarantine` and what persons set aside of it, and of gaps and list sizes. */
import type { RequestHandler } from 'express';
import { ownSource } from '../../../desk/runs/own.ts';
import { parametersIn } from '../../addresses/parameters.ts';
import { askerOf } from '../../asker.ts';
import { quarantinedThing, sendRaw } from '../../enquiries/quarantined.ts';
import type { PortalDeps } from '../../portal-deps.ts';
import { sendFault } from '../errors.ts';
import { numberIn } from '../numbered.ts';
import { QueryReader } from '../query-reader.ts';
import { answeringRefusals } from '../refused.ts';
import { MOST_AT_ONCE, MOST_PAGES } from './runs.ts';
import { wishIn } from './wish.ts';

/** `GET ?source=&aside=&code=`: what waits, or was set aside, last seen first. */
export function quarantineApi(deps: PortalDeps): RequestHandler {
  return answeringRefusals(async (request, response) => {
    const read = new QueryReader(parametersIn(request));
    const source = read.text('source');
    const isAside = read.oneOf('aside', ['true', 'false']) === 'true';
    const code = read.text('code');
    const page = read.number('page', 1, MOST_PAGES) ?? 1;
    const size = read.number('size', 1, MOST_AT_ONCE) ?? MOST_AT_ONCE;
    const fault = read.fault() ?? (source === undefined ? NO_SOURCE : undefined);
    if (fault !== undefined || source === undefined) {
      sendFault(response, 400, fault ?? NO_SOURCE);
      return;
    }
    await ownSource(deps, source, askerOf(request));
    const { shelf } = deps.records;
    const found = await shelf.shelf({ source, isAside, code }, size, (page - 1) * size);
    response.json({ total: found.total, page, size, entries: found.items });
  });
}

const NO_SOURCE = {
  code: 'BAD_PARAMETER',
  message: '参数 source 不能没有：请写明数据源的标识。',
  parameter: 'source',
};

/** `GET` of one; its bytes are at `/raw`. */
export function quarantinedApi(deps: PortalDeps): RequestHandler<{ id: string }> {
  return answeringRefusals(async (request, response) => {
    const id = numberIn(request.params.id);
    const thing = await quarantinedThing(deps, id, askerOf(request));
    response.json({ ...thing, raw: undefined });
  });
}

/** `GET`: the bytes as they came, for saving alone. */
export function quarantinedRaw(deps: PortalDeps): RequestHandler<{ id: string }> {
  return answeringRefusals(async (request, response) => {
    const id = numberIn(request.params.id);
    sendRaw(response, await quarantinedThing(deps, id, askerOf(request)));
  });
}

/** `POST` `{ why }`: it needs no more attention. */
export function setAsideApi(deps: PortalDeps): RequestHandler<{ id: string }> {
  return answeringRefusals(async (request, response) => {
    const { why } = await wishIn(request, ['why']);
    const id = numberIn(request.params.id);
    const waiver = await deps.acts().setThingAside(id, why, askerOf(request));
    response.status(201).json(waiver);
  });
}

/** `POST`: asks for it by name in a harvest that begins now. */
export function retryApi(deps: PortalDeps): RequestHandler<{ id: string }> {
  return answeringRefusals(async (request, response) => {
    await wishIn(request, []);
    const by = askerOf(request);
    const { id, source } = await quarantinedThing(deps, numberIn(request.params.id), by);
    const order = { kind: 'incremental', retry: [id], why: '' } as const;
    response.status(202).json(await deps.acts().orderHarvest(source, order, by));
  });
}

/** `GET ?source=`: what persons set aside or accepted about a source. */
export function waiversApi(deps: PortalDeps): RequestHandler {
  return answeringRefusals(async (request, response) => {
    const read = new QueryReader(parametersIn(request));
    const source = read.text('source');
    const fault = read.fault() ?? (source === undefined ? NO_SOURCE : undefined);
    if (fault !== undefined || source === undefined) {
      sendFault(response, 400, fault ?? NO_SOURCE);
      return;
    }
    await ownSource(deps, source, askerOf(request));
    response.json({ waivers: await deps.registry.waivers.of(source) });
  });
}

/** `POST runs/:id/accept-list-size` `{ why }`: later runs take such a list for whole. */
export function acceptListSizeApi(deps: PortalDeps): RequestHandler<{ id: string }> {
  return answeringRefusals(async (request, response) => {
    const { why } = await wishIn(request, ['why']);
    const id = numberIn(request.params.id);
    response.status(201).json(await deps.acts().acceptListSize(id, why, askerOf(request)));
  });
}

/** `POST sources/:id/gaps/aside` `{ from, until, why }`. */
export function setGapAsideApi(deps: PortalDeps): RequestHandler<{ id: string }> {
  return answeringRefusals(async (request, response) => {
    const { from, until, why } = await wishIn(request, ['from', 'until', 'why']);
    const gap = { from: from === '' ? null : from, until: until === '' ? null : until };
    const { id } = request.params;
    response.status(201).json(await deps.acts().setGapAside(id, gap, why, askerOf(request)));
  });
}

/** `DELETE waivers/:id`: it needs attention again. */
export function takeBackWaiverApi(deps: PortalDeps): RequestHandler<{ id: string }> {
  return answeringRefusals(async (request, response) => {
    await deps.acts().takeBackWaiver(numberIn(request.params.id), askerOf(request));
    response.status(204).end();
  });
}
