/** `/api/v1/staff/suppressions`: what is kept from readers, by a program that acts for a person. */
import type { Request, RequestHandler, Response } from 'express';
import { actsFor } from '../../../catalogue/actor.ts';
import { SUPPRESSION_SCOPES } from '../../../catalogue/suppression.ts';
import type { SuppressionUnderWay } from '../../../catalogue/ports/hiding.ts';
import type { Suppression } from '../../../catalogue/suppression.ts';
import { NotThere, WrongValues } from '../../../desk/refusals.ts';
import type { SuppressionWish } from '../../../desk/suppressions/suppress.ts';
import { parametersIn } from '../../addresses/parameters.ts';
import { askerOf } from '../../asker.ts';
import type { PortalDeps } from '../../portal-deps.ts';
import { jsonBody } from '../body.ts';
import { sendFault } from '../errors.ts';
import { QueryReader } from '../query-reader.ts';
import { answeringRefusals } from '../refused.ts';

const MOST_AT_ONCE = 100;
const MOST_PAGES = 100_000;
const NAMES = ['scope', 'source', 'identifier', 'field', 'why', 'notice', 'until'] as const;
/** UTF-16 units; longer ones are refused by the desk as well, with better words. */
const LONGEST_TEXT = 4_000;

/** `GET`: those of the library that asks, or of all, the newest first. */
export function suppressionsApi({ registry, records }: PortalDeps) {
  return async (request: Request, response: Response): Promise<void> => {
    const read = new QueryReader(parametersIn(request));
    const own = askerOf(request).library;
    const asked = read.text('library');
    const holds = read.oneOf('holds', ['true', 'false']);
    const query = {
      library: own ?? asked,
      source: read.text('source'),
      scope: read.oneOf('scope', SUPPRESSION_SCOPES),
      holds: holds === undefined ? undefined : holds === 'true',
      words: read.text('q'),
    };
    const page = read.number('page', 1, MOST_PAGES) ?? 1;
    const size = read.number('size', 1, MOST_AT_ONCE) ?? MOST_AT_ONCE;
    const fault = read.fault();
    if (fault !== undefined) {
      sendFault(response, 400, fault);
      return;
    }
    const { total, suppressions } = await registry.suppressions.list(
      query,
      size,
      (page - 1) * size,
    );
    const underWay = await records.suppressionsUnderWay();
    const told = suppressions.map((one) => suppressionTold(one, underWay));
    response.json({ total, page, size, suppressions: told });
  };
}

/** `POST`: readers see it no longer once the index has followed, a second or two later. */
export function suppressApi({ acts, records }: PortalDeps): RequestHandler {
  return answeringRefusals(async (request, response) => {
    const made = await acts().suppress(wishIn(await jsonBody(request)), askerOf(request));
    response
      .status(201)
      .set('Location', `/api/v1/staff/suppressions/${made.id}`)
      .json(suppressionTold(made, await records.suppressionsUnderWay()));
  });
}

/** `GET` of one, also of one that holds no more. */
export function suppressionApi({ registry, records }: PortalDeps): RequestHandler<{ id: string }> {
  return answeringRefusals(async (request, response) => {
    const id = numberOf(request.params.id);
    const found = await registry.suppressions.find(id);
    if (found === undefined || !actsFor(askerOf(request), [found.library]))
      throw new NotThere(`没有第 ${id} 号屏蔽。`);
    response.json(suppressionTold(found, await records.suppressionsUnderWay()));
  });
}

/** `DELETE`: readers see it again. */
export function liftApi({ acts }: PortalDeps): RequestHandler<{ id: string }> {
  return answeringRefusals(async (request, response) => {
    await acts().liftSuppression(numberOf(request.params.id), askerOf(request));
    response.status(204).end();
  });
}

function suppressionTold(
  suppression: Suppression,
  underWay: readonly SuppressionUnderWay[],
): object {
  const { id, scope, source, library, identifier, field, why, notice, until } = suppression;
  const { by, byLibrary, at, lifted } = suppression;
  const followed = underWay.find((one) => one.id === id);
  return {
    id,
    scope,
    source,
    library,
    identifier,
    field,
    why,
    notice,
    until,
    by,
    byLibrary,
    at,
    lifted,
    /** Records that readers see as they should, of those of the source; null once all do. */
    progress: followed === undefined ? null : { done: followed.done, total: followed.total },
  };
}

/** @throws NotThere for what is no number */
function numberOf(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) throw new NotThere('没有这个编号的屏蔽。');
  return Number(text);
}

/** @throws WrongValues naming every field that is wrong */
function wishIn(body: unknown): SuppressionWish {
  const fields: Record<string, string> = {};
  const given = isObject(body) ? body : {};
  if (given !== body || Object.keys(given).some((name) => !NAMES.some((one) => one === name)))
    fields['body'] = `正文应为一个 JSON 对象 { ${NAMES.join(', ')} }`;
  const scope = SUPPRESSION_SCOPES.find((one) => one === given['scope']);
  if (scope === undefined) fields['scope'] = `scope 应为 ${SUPPRESSION_SCOPES.join('、')} 之一`;
  const text = (name: (typeof NAMES)[number]): string | undefined => {
    const value = given[name];
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string' && value.length <= LONGEST_TEXT) return value;
    fields[name] = `${name} 应为文字，最长 ${LONGEST_TEXT} 个字符`;
    return undefined;
  };
  const wish = {
    scope: scope ?? 'record',
    source: text('source') ?? '',
    identifier: text('identifier'),
    field: text('field'),
    why: text('why') ?? '',
    notice: text('notice'),
    until: text('until'),
  };
  if (Object.keys(fields).length > 0) throw new WrongValues(fields);
  return wish;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
