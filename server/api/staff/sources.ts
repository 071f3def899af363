/**
 * `/api/v1/staff/sources`: sources on their way into the portal and in it, by a program that acts for a person.
 * Names are those of the registration wizard; what each act asks for its rule says (`desk/sources/`).
 */
import type { RequestHandler } from 'express';
import { shownAddress } from '../../../catalogue/address.ts';
import { actsFor } from '../../../catalogue/actor.ts';
import { healthOf } from '../../../catalogue/runs/health.ts';
import type { Registration } from '../../../catalogue/registration.ts';
import type { PlainSourceAct } from '../../../desk/sources/acts.ts';
import { NotThere } from '../../../desk/refusals.ts';
import { twinsOf } from '../../../desk/sources/twins.ts';
import type { Twin } from '../../../desk/sources/twins.ts';
import { sourceValuesIn } from '../../../desk/sources/values.ts';
import { askerOf } from '../../asker.ts';
import type { PortalDeps } from '../../portal-deps.ts';
import { BodyUnreadable, jsonBody } from '../body.ts';
import { answeringRefusals } from '../refused.ts';

type SourceHandler = RequestHandler<{ id: string }>;

/** `POST diagnoses` `{ baseUrl }`; with the sources that have this repository already. */
export function diagnoseApi({ acts, registry }: PortalDeps): RequestHandler {
  return answeringRefusals(async (request, response) => {
    const given = await jsonBody(request);
    const by = askerOf(request);
    const found = await acts().diagnose(given, by);
    const { baseUrl = '' } = sourceValuesIn(given);
    const asked = { baseUrl, metadataPrefix: 'oai_dc', set: undefined };
    const twins = twinsOf(asked, found, await registry.registrations.all(), by);
    response.json({ ...found, registered: twins.map(twinTold) });
  });
}

const NOT_YOURS = {
  source: null,
  library: null,
  state: null,
  metadataPrefix: null,
  set: null,
  ruledBy: null,
};

/** Of a source of another library only that there is one. */
function twinTold({ source }: Twin): object {
  if (source === null) return NOT_YOURS;
  const { id, library, state, metadataPrefix, set = null, ruledBy } = source;
  return { source: id, library, state, metadataPrefix, set, ruledBy };
}

/** `GET sources`: all that the asker may know of. */
export function sourcesApi(deps: PortalDeps): RequestHandler {
  return answeringRefusals(async (request, response) => {
    const by = askerOf(request);
    const all = await deps.registry.registrations.all();
    const sources = all
      .filter(({ library }) => actsFor(by, [library]))
      .map((source) => sourceTold(source, deps));
    response.json({ total: sources.length, sources });
  });
}

/** `POST sources`: a draft. */
export function createSourceApi(deps: PortalDeps): RequestHandler {
  return answeringRefusals(async (request, response) => {
    const source = await deps.acts().createSource(await jsonBody(request), askerOf(request));
    const href = `/api/v1/staff/sources/${source.id}`;
    response.status(201).set('Location', href).json(sourceTold(source, deps));
  });
}

/** `GET sources/:id`. */
export function sourceApi(deps: PortalDeps): SourceHandler {
  return answeringRefusals<{ id: string }>(async (request, response) => {
    const { registry } = deps;
    const source = await registry.registrations.find(request.params.id);
    if (source === undefined || !actsFor(askerOf(request), [source.library]))
      throw new NotThere('没有这个编号的数据源。');
    const { findings } = registry;
    const [diagnosis, compliance] = await Promise.all([
      findings.latest(source.id, 'diagnosis'),
      findings.latest(source.id, 'compliance'),
    ]);
    response.json({
      ...sourceTold(source, deps),
      diagnosis: diagnosis?.found ?? null,
      compliance: compliance?.found ?? null,
    });
  });
}

/** `PATCH sources/:id`: what is not named stays. */
export function changeSourceApi(deps: PortalDeps): SourceHandler {
  return answeringRefusals<{ id: string }>(async (request, response) => {
    const { id } = request.params;
    const given = await jsonBody(request);
    const source = await deps.registry.registrations.find(id);
    const meant = source === undefined ? given : withoutShown(given, source);
    const changed = await deps.acts().changeSource(id, meant, askerOf(request));
    response.json(sourceTold(changed, deps));
  });
}

/** `POST sources/:id/trial`. */
export function trySourceApi({ acts }: PortalDeps): SourceHandler {
  return answeringRefusals<{ id: string }>(async (request, response) => {
    response.json(await acts().trySource(request.params.id, askerOf(request)));
  });
}

/** `POST sources/:id/submit|approve|…`, `{ why }` or nothing. */
export function sourceActApi(deps: PortalDeps, act: PlainSourceAct): SourceHandler {
  return answeringRefusals<{ id: string }>(async (request, response) => {
    const why = whyOf(await bodyOrNothing(request));
    const by = askerOf(request);
    const source = await deps.acts().actOnSource(request.params.id, act, why, by);
    response.json(sourceTold(source, deps));
  });
}

async function bodyOrNothing(request: Parameters<SourceHandler>[0]): Promise<unknown> {
  const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
  return coding === undefined && Number(length ?? 0) === 0 ? {} : jsonBody(request);
}

function whyOf(body: unknown): string {
  const why: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'why') : null;
  if (why === undefined) return '';
  if (typeof why === 'string') return why;
  throw new BodyUnreadable('正文应为 JSON 对象 { "why": "…" }，why 是文字，可以不写。');
}

/** An address that was only told, and comes back as it was told, says nothing new. */
function withoutShown(given: unknown, { baseUrl }: Registration): unknown {
  if (typeof given !== 'object' || given === null) return given;
  const { baseUrl: address, ...rest } = given as { baseUrl?: unknown };
  return address === undefined || address !== shownAddress(baseUrl) ? given : rest;
}

/** As programs are told; how it is, is known a few seconds after it was approved. */
function sourceTold(source: Registration, { federation, now }: PortalDeps): object {
  const facts = federation().sources.find((one) => one.source.id === source.id);
  const health = facts === undefined ? undefined : healthOf(facts, now());
  const { id, state, library, baseUrl, metadataPrefix, set = null, schedule, ruledBy } = source;
  const { collections, blackout = [], contacts, note, history } = source;
  const { createdBy, submittedAt, approvedAt, isInSettings } = source;
  return {
    id,
    state,
    health: health?.state ?? null,
    healthReasons: health?.reasons.map(({ kind }) => kind) ?? [],
    library,
    baseUrl: shownAddress(baseUrl),
    metadataPrefix,
    set,
    schedule,
    collections,
    blackout,
    contacts,
    ruledBy,
    isInSettings,
    note,
    createdBy,
    submittedAt,
    approvedAt,
    history,
  };
}
