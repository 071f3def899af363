/** ⑤ to ⑦ of the wizard: library and collections, schedule, contacts; and the submission. */
import type { Request, RequestHandler, Response } from 'express';
import type { Contact, Registration } from '../../../catalogue/registration.ts';
import { askerOf, signedInOf } from '../../asker.ts';
import { labelsIn } from '../../enquiries/federation.ts';
import type { Faults } from '../../presenters/staff/field.ts';
import { presentCollections } from '../../presenters/staff/sources/collections.ts';
import { presentContacts } from '../../presenters/staff/sources/contacts.ts';
import { presentSchedule, scheduleForm } from '../../presenters/staff/sources/schedule.ts';
import type { ScheduleForm } from '../../presenters/staff/sources/schedule.ts';
import { stepHref } from '../../presenters/staff/sources/steps.ts';
import type { StepName } from '../../presenters/staff/sources/steps.ts';
import type { Parts } from '../../routes/route.ts';
import { visitOf } from '../../visit.ts';
import { formOf, valueOf } from '../form.ts';
import { leadTo } from '../notice.ts';
import { answeringOnPage, faultsIn } from '../refusals.ts';
import { collectionsIn, contactsIn, scheduleFaults, scheduleFormIn, scheduleIn } from './forms.ts';
import { inView, showStep } from './source.ts';
import type { OfSource } from './source.ts';

type Handler = RequestHandler<{ id: string }>;

export function collectionsPage(parts: Parts): Handler {
  return answeringOnPage(parts, (request, response) =>
    showCollections(parts, request, response, {}, {}),
  );
}

export function collectOnPage(parts: Parts): Handler {
  return answeringOnPage(parts, async (request, response) => {
    const form = formOf(request);
    const { rules, keys } = collectionsIn(form);
    const library = valueOf(form, 'library');
    const values = { collections: rules, ...(library === '' ? {} : { library }) };
    try {
      await change(parts, request, values);
      goOn(request, response, 'schedule');
    } catch (error) {
      // What is wrong with the second rule is told at the row that it came from.
      const faults = Object.entries(faultsIn(error, request as Request)).map(([name, text]) => {
        const place = Number(/^collections\.(\d+)/.exec(name)?.[1] ?? NaN);
        return [keys[place] ?? name, text] as const;
      });
      const sent = { collections: rules };
      await showCollections(parts, request, response, sent, Object.fromEntries(faults));
    }
  });
}

export function schedulePage(parts: Parts): Handler {
  return answeringOnPage(parts, async (request, response) => {
    const { source } = await inView(parts.deps, request);
    await showSchedule(parts, request, response, scheduleForm(source), {});
  });
}

/** Saves and goes on; or, asked to, only shows what it would come to. */
export function scheduleOnPage(parts: Parts): Handler {
  return answeringOnPage(parts, async (request, response) => {
    const form = formOf(request);
    const given = scheduleFormIn(form);
    const faults = scheduleFaults(given, visitOf(request as Request).t);
    if (Object.keys(faults).length > 0 || form.has('preview')) {
      await showSchedule(parts, request, response, given, faults);
      return;
    }
    try {
      const values = { schedule: scheduleIn(given), blackout: given.blackout };
      await change(parts, request, values);
      goOn(request, response, 'contacts');
    } catch (error) {
      await showSchedule(parts, request, response, given, faultsIn(error, request as Request));
    }
  });
}

export function contactsPage(parts: Parts): Handler {
  return answeringOnPage(parts, async (request, response) => {
    const { source } = await inView(parts.deps, request);
    // Whoever registers it is the first to ask, unless she says otherwise.
    const account = signedInOf(request)?.account;
    const own =
      account === undefined ? [] : [{ name: account.name, email: account.email ?? undefined }];
    const contacts = source.contacts.length > 0 ? source.contacts : own;
    await showContacts(parts, request, response, contacts, {});
  });
}

/** Saves; and submits when asked to. */
export function contactsOnPage(parts: Parts): Handler {
  return answeringOnPage(parts, async (request, response) => {
    const { id } = request.params;
    const form = formOf(request);
    const { contacts: words } = visitOf(request as Request).t.wizard;
    const contacts = contactsIn(form);
    if (contacts.length === 0) {
      await showContacts(parts, request, response, contacts, { 'contacts.0.name': words.needed });
      return;
    }
    try {
      await change(parts, request, { contacts });
      if (!form.has('submit')) {
        goOn(request, response, 'contacts');
        return;
      }
      await parts.deps.acts().actOnSource(id, 'submit', '', askerOf(request));
      leadTo(response, stepHref(id, 'registration'), { kind: 'good', text: words.submitted });
    } catch (error) {
      await showContacts(parts, request, response, contacts, faultsIn(error, request as Request));
    }
  });
}

async function change(parts: Parts, request: OfSource, values: object): Promise<void> {
  await parts.deps.acts().changeSource(request.params.id, values, askerOf(request));
}

function goOn(request: OfSource, response: Response, step: StepName): void {
  const text = visitOf(request as Request).t.wizard.saved;
  leadTo(response, stepHref(request.params.id, step), { kind: 'good', text });
}

async function showCollections(
  parts: Parts,
  request: OfSource,
  response: Response,
  sent: Partial<Registration>,
  faults: Faults,
): Promise<void> {
  const { deps } = parts;
  const view = await inView(deps, request);
  const visit = visitOf(request as Request);
  const isOfCity = askerOf(request).library === null;
  await showStep(parts, request, response, 'collections', view, {
    content: presentCollections(
      { ...view.source, ...sent },
      view.diagnosis,
      isOfCity ? await deps.registry.libraries() : null,
      faults,
      labelsIn(deps.federation(), visit),
      visit.t,
    ),
    status: statusOf(faults),
  });
}

async function showSchedule(
  parts: Parts,
  request: OfSource,
  response: Response,
  form: ScheduleForm,
  faults: Faults,
): Promise<void> {
  const { deps } = parts;
  const view = await inView(deps, request);
  const visit = visitOf(request as Request);
  const all = await deps.registry.registrations.all();
  const others = all.filter(({ id, state }) => id !== view.source.id && state === 'active');
  const schedule = Object.keys(faults).length > 0 ? undefined : scheduleIn(form);
  const labels = labelsIn(deps.federation(), visit);
  await showStep(parts, request, response, 'schedule', view, {
    content: presentSchedule(form, schedule, others, faults, labels, visit),
    status: statusOf(faults),
  });
}

async function showContacts(
  parts: Parts,
  request: OfSource,
  response: Response,
  contacts: readonly Contact[],
  faults: Faults,
): Promise<void> {
  const view = await inView(parts.deps, request);
  const visit = visitOf(request as Request);
  const labels = labelsIn(parts.deps.federation(), visit);
  const isTried = (view.trial?.received ?? 0) > 0;
  await showStep(parts, request, response, 'contacts', view, {
    content: presentContacts(view.source, contacts, isTried, faults, labels, visit.t),
    status: statusOf(faults),
  });
}

function statusOf(faults: Faults): number {
  return Object.keys(faults).length > 0 ? 422 : 200;
}
