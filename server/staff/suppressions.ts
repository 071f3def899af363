/** `/staff/suppressions`: what is kept from readers, keeping more from them, and showing it again. */
import type { Request, RequestHandler, Response } from 'express';
import { actsFor } from '../../catalogue/actor.ts';
import type { Actor } from '../../catalogue/actor.ts';
import { displayTitle } from '../../catalogue/document.ts';
import { documentId } from '../../catalogue/ids.ts';
import { SUPPRESSION_SCOPES, recordIn } from '../../catalogue/suppression.ts';
import type { Suppressed, Suppression, SuppressionScope } from '../../catalogue/suppression.ts';
import { isTheirs } from '../../desk/cases/handle-case.ts';
import { WrongValues } from '../../desk/refusals.ts';
import { targetOf } from '../../desk/suppressions/suppress.ts';
import { parametersIn } from '../addresses/parameters.ts';
import { askerOf } from '../asker.ts';
import { labelsIn } from '../enquiries/federation.ts';
import type { Faults } from '../presenters/staff/field.ts';
import { presentSuppressions } from '../presenters/staff/suppressions/list.ts';
import type { FollowedSuppression } from '../presenters/staff/suppressions/list.ts';
import { presentWish } from '../presenters/staff/suppressions/wish.ts';
import type { Foreseen, GivenWish } from '../presenters/staff/suppressions/wish.ts';
import type { PortalDeps } from '../portal-deps.ts';
import type { Parts } from '../routes/route.ts';
import { visitOf } from '../visit.ts';
import { formOf, valueOf } from './form.ts';
import { leadTo } from './notice.ts';
import { answeringOnPage, faultsIn } from './refusals.ts';
import { showStaff } from './shell.ts';

const LIST = '/staff/suppressions';
const ON_A_PAGE = 30;
/** How soon a page on which something is under way shows itself again, seconds; needs no script. */
const AGAIN_S = '3';
/** Others that are named beside the one that is wanted. */
const MOST_OTHERS = 200;
const LONGEST_VALUE = 4_000;

export function suppressionsPage(parts: Parts): RequestHandler {
  return async (request, response) => {
    const { deps } = parts;
    const actor = askerOf(request);
    const visit = visitOf(request);
    const asked = parametersIn(request);
    const filter = {
      holds: asked.get('holds') ?? 'true',
      scope: asked.get('scope') ?? '',
      library: asked.get('library') ?? '',
      q: (asked.get('q') ?? '').trim().slice(0, LONGEST_VALUE),
      page: Math.max(1, Math.min(100_000, Number(asked.get('page') ?? 1) || 1)),
    };
    const wanted = actor.library ?? filter.library;
    const found = await deps.registry.suppressions.list(
      {
        library: wanted === '' ? undefined : wanted,
        scope: scopeIn(filter.scope),
        holds: filter.holds === '' ? undefined : filter.holds === 'true',
        words: filter.q === '' ? undefined : filter.q,
      },
      ON_A_PAGE,
      (filter.page - 1) * ON_A_PAGE,
    );
    const federation = deps.federation();
    const labels = labelsIn(federation, visit);
    const titles = await titlesOf(found.suppressions, deps);
    const followed = await followedBy(actor, deps);
    if (followed.length > 0) response.set('Refresh', AGAIN_S);
    await showStaff(parts, request, response, {
      view: 'suppressions/list',
      head: { title: visit.t.suppressions.title, section: 'suppressions' },
      content: presentSuppressions(
        { ...found, followed },
        filter,
        ON_A_PAGE,
        actor,
        (one) => titles.get(one.id),
        federation.libraries.map(({ library }) => library.code),
        labels,
        visit,
      ),
    });
  };
}

/** What readers do not see yet as they should, of what the actor may know. */
async function followedBy(
  actor: Actor,
  { records, registry }: PortalDeps,
): Promise<readonly FollowedSuppression[]> {
  const followed: FollowedSuppression[] = [];
  for (const { id, ...progress } of await records.suppressionsUnderWay()) {
    if (progress.total > 0 && progress.done >= progress.total) continue;
    const suppression = await registry.suppressions.find(id);
    if (suppression !== undefined && actsFor(actor, [suppression.library]))
      followed.push({ suppression, ...progress });
  }
  return followed;
}

/** What is to be hidden is named in the address: nothing happens before the form is sent. */
export function wishPage(parts: Parts): RequestHandler {
  return answeringOnPage(parts, async (request, response) => {
    const asked = parametersIn(request);
    const { t } = visitOf(request);
    const about = /^[1-9]\d{0,14}$/.exec(asked.get('case') ?? '')?.[0];
    const found =
      about === undefined ? undefined : await parts.deps.registry.cases.find(Number(about));
    const letter = found !== undefined && isTheirs(found, askerOf(request)) ? found : undefined;
    const why =
      letter === undefined ? '' : t.cases.hideReason(letter.id, t.feedback.kindNames[letter.kind]);
    await showWish(parts, request, response, { ...wishIn(asked), why }, {}, 200);
  });
}

export function hideOnPage(parts: Parts): RequestHandler {
  return answeringOnPage(parts, async (request, response) => {
    const given = wishIn(formOf(request));
    const { t } = visitOf(request);
    try {
      const { id } = await parts.deps
        .acts()
        .suppress(
          { ...asWish(given), why: given.why, notice: given.notice, until: given.until },
          askerOf(request),
        );
      leadTo(response, LIST, { kind: 'good', text: t.suppressions.hidden(id) });
    } catch (error) {
      await showWish(parts, request, response, given, faultsIn(error, request), 422);
    }
  });
}

export function liftOnPage(parts: Parts): RequestHandler<{ id: string }> {
  return answeringOnPage(parts, async (request, response) => {
    const id = /^[1-9]\d{0,14}$/.test(request.params.id) ? Number(request.params.id) : 0;
    await parts.deps.acts().liftSuppression(id, askerOf(request));
    const text = visitOf(request as Request).t.suppressions.lifted(id);
    leadTo(response, LIST, { kind: 'good', text });
  });
}

async function showWish(
  parts: Parts,
  request: Request,
  response: Response,
  given: GivenWish,
  faults: Faults,
  status: number,
): Promise<void> {
  const { deps } = parts;
  const actor = askerOf(request);
  const visit = visitOf(request);
  const sources = (await deps.registry.sources()).filter(({ library }) =>
    actsFor(actor, [library]),
  );
  const source = given.source === '' ? (sources[0]?.id ?? '') : given.source;
  const target = await targetFor({ ...given, source }, actor, deps);
  const record =
    given.identifier === ''
      ? undefined
      : await deps.records.whole(documentId(source, given.identifier));
  const { title, add } = visit.t.suppressions;
  await showStaff(parts, request, response, {
    view: 'suppressions/wish',
    head: { title: add, section: 'suppressions', crumbs: [{ href: LIST, label: title }] },
    content: presentWish(
      { ...given, source },
      sources,
      record !== undefined && actsFor(actor, [record.document.library]) ? record : undefined,
      target.foreseen,
      { ...target.faults, ...faults },
      labelsIn(deps.federation(), visit),
      visit.t,
    ),
    status,
  });
}

/** What is meant, and what readers would not see any more; what is wrong with it where something is named. */
async function targetFor(
  given: GivenWish,
  actor: Actor,
  { records, registry }: PortalDeps,
): Promise<{ readonly foreseen?: Foreseen; readonly faults: Faults }> {
  if (given.identifier === '' && given.scope !== 'source') return { faults: {} };
  try {
    const { source, what } = await targetOf(asWish(given), actor, { records, registry });
    const held = await registry.suppressions.list(
      { source: source.id, holds: true },
      MOST_OTHERS,
      0,
    );
    const others = held.suppressions.filter((one) => overlap(one, what));
    const vanishing = await records.wouldVanish(what);
    return { foreseen: { what, library: source.library, vanishing, others }, faults: {} };
  } catch (error) {
    if (error instanceof WrongValues) return { faults: error.fields };
    throw error;
  }
}

function overlap(one: Suppression, what: Suppressed): boolean {
  return one.scope === 'source' || what.scope === 'source' || one.identifier === what.identifier;
}

async function titlesOf(
  suppressions: readonly Suppression[],
  { records, federation }: PortalDeps,
): Promise<ReadonlyMap<number, string>> {
  const collections = new Map(federation().collections.map(({ id, name }) => [id, name]));
  const titles = new Map<number, string>();
  for (const one of suppressions) {
    const record = recordIn(one);
    const whole =
      record === undefined
        ? undefined
        : await records.whole(documentId(record.source, record.identifier));
    const title =
      whole === undefined ? collections.get(one.identifier ?? '') : displayTitle(whole.document);
    if (title !== undefined) titles.set(one.id, title);
  }
  return titles;
}

function wishIn(given: URLSearchParams): GivenWish {
  const value = (name: string): string => valueOf(given, name).slice(0, LONGEST_VALUE);
  return {
    scope: scopeIn(value('scope')) ?? 'record',
    source: value('source'),
    identifier: value('identifier'),
    field: value('field'),
    link: value('link'),
    why: value('why'),
    notice: value('notice'),
    until: value('until'),
  };
}

function asWish(given: GivenWish): {
  readonly scope: SuppressionScope;
  readonly source: string;
  readonly identifier: string;
  readonly field: string;
} {
  const { source, identifier, field, link } = given;
  const scope = scopeIn(given.scope) ?? 'record';
  return {
    scope,
    source,
    identifier: scope === 'source' ? '' : identifier,
    field: scope === 'field' ? field : scope === 'link' ? link : '',
  };
}

function scopeIn(text: string): SuppressionScope | undefined {
  return SUPPRESSION_SCOPES.find((one) => one === text);
}
