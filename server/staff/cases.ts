/** `/staff/cases`: letters of readers and rights holders, and what is done about them. */
import type { Request, RequestHandler, Response } from 'express';
import { CASE_KINDS, CASE_STATES } from '../../catalogue/reader-case.ts';
import type { ReaderCase } from '../../catalogue/reader-case.ts';
import { isTheirs } from '../../desk/cases/handle-case.ts';
import { NotThere } from '../../desk/refusals.ts';
import { parametersIn } from '../addresses/parameters.ts';
import { askerOf } from '../asker.ts';
import { labelsIn } from '../enquiries/federation.ts';
import { presentCase, presentCases } from '../presenters/staff/cases.ts';
import type { Faults } from '../presenters/staff/field.ts';
import type { Parts } from '../routes/route.ts';
import { visitOf } from '../visit.ts';
import { formOf, valueOf } from './form.ts';
import { leadTo } from './notice.ts';
import { answeringOnPage, faultsIn } from './refusals.ts';
import { showStaff } from './shell.ts';

const LIST = '/staff/cases';
const ON_A_PAGE = 30;

/** Nothing here tells who wrote. */
export function casesPage(parts: Parts): RequestHandler {
  return async (request, response) => {
    const { deps } = parts;
    const asked = parametersIn(request);
    const filter = {
      state: asked.get('state') ?? 'open',
      kind: asked.get('kind') ?? '',
      page: Math.max(1, Math.min(100_000, Number(asked.get('page') ?? 1) || 1)),
    };
    const visit = visitOf(request);
    const found = await deps.registry.cases.list(
      {
        library: askerOf(request).library ?? undefined,
        state: (['open', ...CASE_STATES] as const).find((one) => one === filter.state),
        kind: CASE_KINDS.find((one) => one === filter.kind),
      },
      ON_A_PAGE,
      (filter.page - 1) * ON_A_PAGE,
    );
    const labels = labelsIn(deps.federation(), visit);
    await showStaff(parts, request, response, {
      view: 'cases/list',
      head: { title: visit.t.cases.title, section: 'cases' },
      content: presentCases(found, filter, ON_A_PAGE, deps.now(), labels, visit),
    });
  };
}

export function casePage(parts: Parts): RequestHandler<{ id: string }> {
  return answeringOnPage(parts, async (request, response) => {
    const id = numberIn(request.params.id);
    await showCase(parts, request as Request, response, id, '', {}, 200);
  });
}

export function takeOnPage(parts: Parts): RequestHandler<{ id: string }> {
  return answeringOnPage(parts, async (request, response) => {
    const id = numberIn(request.params.id);
    await parts.deps.acts().takeCase(id, askerOf(request));
    const text = visitOf(request as Request).t.cases.taken;
    leadTo(response, `${LIST}/${id}`, { kind: 'good', text });
  });
}

/** Answered or rejected, by the button that was pressed. */
export function closeOnPage(parts: Parts): RequestHandler<{ id: string }> {
  return answeringOnPage(parts, async (request, response) => {
    const id = numberIn(request.params.id);
    const form = formOf(request);
    const answer = valueOf(form, 'answer');
    const how = valueOf(form, 'how') === 'rejected' ? 'rejected' : 'answered';
    try {
      await parts.deps.acts().closeCase(id, how, answer, askerOf(request));
    } catch (error) {
      await showCase(
        parts,
        request as Request,
        response,
        id,
        answer,
        faultsIn(error, request as Request),
        422,
      );
      return;
    }
    const text = visitOf(request as Request).t.cases.closed;
    leadTo(response, `${LIST}/${id}`, { kind: 'good', text });
  });
}

export function assignOnPage(parts: Parts): RequestHandler<{ id: string }> {
  return answeringOnPage(parts, async (request, response) => {
    const library = valueOf(formOf(request), 'library');
    const id = numberIn(request.params.id);
    await parts.deps.acts().assignCase(id, library === '' ? null : library, askerOf(request));
    // It may be none of this person's any more.
    const text = visitOf(request as Request).t.cases.assigned;
    leadTo(response, LIST, { kind: 'good', text });
  });
}

async function showCase(
  parts: Parts,
  request: Request,
  response: Response,
  id: number,
  given: string,
  faults: Faults,
  status: number,
): Promise<void> {
  const { deps } = parts;
  const actor = askerOf(request);
  const found: ReaderCase | undefined = await deps.registry.cases.find(id);
  if (found === undefined || !isTheirs(found, actor)) throw new NotThere('没有这封来信。');
  const visit = visitOf(request);
  const federation = deps.federation();
  const codes = federation.libraries.map(({ library }) => library.code);
  const labels = labelsIn(federation, visit);
  const { cases } = visit.t;
  await showStaff(parts, request, response, {
    view: 'cases/one',
    head: {
      title: cases.one(id),
      section: 'cases',
      crumbs: [{ href: LIST, label: cases.title }],
    },
    content: presentCase(found, given, faults, actor, codes, deps.now(), labels, visit),
    status,
  });
}

/** 0, which no case has, for what is no number. */
function numberIn(text: string): number {
  return /^[1-9]\d{0,14}$/.test(text) ? Number(text) : 0;
}
