/** `/staff/sources/:id/registration`: how a source stands, and the acts of whoever may do them. */
import type { Request, RequestHandler, Response } from 'express';
import type { PlainSourceAct } from '../../../desk/sources/acts.ts';
import { askerOf } from '../../asker.ts';
import { labelsIn } from '../../enquiries/federation.ts';
import type { Faults } from '../../presenters/staff/field.ts';
import { presentRegistration } from '../../presenters/staff/sources/registration.ts';
import { stepHref } from '../../presenters/staff/sources/steps.ts';
import type { Parts } from '../../routes/route.ts';
import { visitOf } from '../../visit.ts';
import { formOf, valueOf } from '../form.ts';
import { leadTo } from '../notice.ts';
import { answeringOnPage, faultsIn } from '../refusals.ts';
import { showStaff } from '../shell.ts';
import { faultOfLook, inView, lookAt, requestsOf } from './source.ts';
import type { OfSource } from './source.ts';

type Handler = RequestHandler<{ id: string }>;

export function registrationPage(parts: Parts): Handler {
  return answeringOnPage(parts, (request, response) =>
    showRegistration(parts, request, response, {}),
  );
}

export function actOnPage(parts: Parts, act: PlainSourceAct): Handler {
  return answeringOnPage(parts, async (request, response) => {
    const { id } = request.params;
    const form = formOf(request);
    const why = valueOf(form, act === 'approve' ? 'approve-why' : 'why');
    try {
      await parts.deps.acts().actOnSource(id, act, why, askerOf(request));
    } catch (error) {
      await showRegistration(parts, request, response, faultsIn(error, request as Request));
      return;
    }
    const { t } = visitOf(request as Request);
    const text = t.wizard.registration.done(t.registrationActs[act]);
    leadTo(response, stepHref(id, 'registration'), { kind: 'good', text });
  });
}

/** Has the report made now. */
export function reportOnPage(parts: Parts): Handler {
  return answeringOnPage(parts, async (request, response) => {
    const { id } = request.params;
    await lookAt(parts.deps, request, id, 'compliance');
    leadTo(response, stepHref(id, 'registration'));
  });
}

async function showRegistration(
  parts: Parts,
  request: OfSource,
  response: Response,
  faults: Faults,
): Promise<void> {
  const { deps } = parts;
  const { source } = await inView(deps, request);
  const { id } = source;
  const visit = visitOf(request as Request);
  const { findings } = deps.registry;
  const [report, reportDates, requests, fault] = await Promise.all([
    findings.latest(id, 'compliance'),
    findings.dates(id, 'compliance'),
    requestsOf(deps, id, 'compliance'),
    faultOfLook(deps, id, 'compliance'),
  ]);
  if (requests !== undefined) response.set('Refresh', '5');
  const facts = { source, report, reportDates, requests, fault, by: askerOf(request) };
  await showStaff(parts, request as Request, response, {
    view: 'sources/registration',
    head: {
      title: `${visit.t.wizard.registration.heading} ${id}`,
      section: 'sources',
      crumbs: [
        { href: '/staff', label: visit.t.staff.home },
        { href: '/staff/sources', label: visit.t.wizard.title },
      ],
    },
    content: presentRegistration(facts, faults, labelsIn(deps.federation(), visit), visit),
    status: Object.keys(faults).length > 0 ? 422 : 200,
  });
}
