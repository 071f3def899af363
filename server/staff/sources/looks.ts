/** ② to ④ of the wizard: what the address answers, which of its records are wanted, and a hundred of them tried. */
import type { Request, RequestHandler, Response } from 'express';
import type { LookKind } from '../../../catalogue/ports/registrations.ts';
import { twinsOf } from '../../../desk/sources/twins.ts';
import { askerOf } from '../../asker.ts';
import { labelsIn } from '../../enquiries/federation.ts';
import type { Messages } from '../../i18n/languages.ts';
import type { Said } from '../../i18n/said.ts';
import type { Faults } from '../../presenters/staff/field.ts';
import { presentLook } from '../../presenters/staff/sources/look.ts';
import { presentSelection } from '../../presenters/staff/sources/selection.ts';
import { stepHref } from '../../presenters/staff/sources/steps.ts';
import { presentTrial } from '../../presenters/staff/sources/trial.ts';
import { presentTwins, takenNote, takenText } from '../../presenters/staff/sources/twins.ts';
import type { Parts } from '../../routes/route.ts';
import { visitOf } from '../../visit.ts';
import { formOf, valueOf } from '../form.ts';
import { leadTo } from '../notice.ts';
import { answeringOnPage, faultsIn } from '../refusals.ts';
import { faultOfLook, inView, lookAt, requestsOf, showStep, twinsIn } from './source.ts';
import type { OfSource, SourceInView } from './source.ts';

type Handler = RequestHandler<{ id: string }>;

export function identifyPage(parts: Parts): Handler {
  return answeringOnPage(parts, async (request, response) => {
    const view = await inView(parts.deps, request);
    const requests = await requestsOf(parts.deps, view.source.id, 'diagnosis');
    const visit = visitOf(request as Request);
    const labels = labelsIn(parts.deps.federation(), visit);
    const twins = presentTwins(
      await twinsIn(parts.deps, request, view),
      view.source,
      labels,
      visit.t,
    );
    await showStep(parts, request, response, 'identify', view, {
      content: {
        look: presentLook(view.diagnosis, requests, twins, visit),
        lookFault: await faultSaid(parts, view.source.id, 'diagnosis', visit.t),
        addressAction: stepHref(view.source.id, 'address'),
      },
      isRunning: requests !== undefined,
    });
  });
}

/** Looks again. */
export function identifyOnPage(parts: Parts): Handler {
  return looking(parts, 'diagnosis', 'identify');
}

export function selectionPage(parts: Parts): Handler {
  return answeringOnPage(parts, (request, response) =>
    showSelection(parts, request, response, {}, {}),
  );
}

/** Saves what is wanted, and tries it at once. */
export function selectOnPage(parts: Parts): Handler {
  return answeringOnPage(parts, async (request, response) => {
    const { id } = request.params;
    const form = formOf(request);
    const set = valueOf(form, 'set');
    const values = {
      metadataPrefix: valueOf(form, 'metadataPrefix'),
      set: set === '' ? null : set,
    };
    try {
      const taken = await refusedSet(parts, request, values);
      if (taken !== undefined) {
        await showSelection(parts, request, response, { sets: taken }, values);
        return;
      }
      await parts.deps.acts().changeSource(id, values, askerOf(request));
      await lookAt(parts.deps, request, id, 'trial');
      leadTo(response, stepHref(id, 'trial'));
    } catch (error) {
      await showSelection(parts, request, response, faultsIn(error, request as Request), values);
    }
  });
}

export function trialPage(parts: Parts): Handler {
  return answeringOnPage(parts, async (request, response) => {
    const { deps } = parts;
    const view = await inView(deps, request);
    const visit = visitOf(request as Request);
    const requests = await requestsOf(deps, view.source.id, 'trial');
    const labels = labelsIn(deps.federation(), visit);
    const taken = takenText(await twinsIn(deps, request, view), visit.t);
    await showStep(parts, request, response, 'trial', view, {
      content: {
        trial: presentTrial(view.trial, requests, labels, visit),
        taken,
        lookFault: await faultSaid(parts, view.source.id, 'trial', visit.t),
      },
      isRunning: requests !== undefined,
    });
  });
}

/** Tries again. */
export function tryOnPage(parts: Parts): Handler {
  return looking(parts, 'trial', 'trial');
}

function looking(parts: Parts, kind: 'diagnosis' | 'trial', step: 'identify' | 'trial'): Handler {
  return answeringOnPage(parts, async (request, response) => {
    const { id } = request.params;
    await lookAt(parts.deps, request, id, kind);
    leadTo(response, stepHref(id, step));
  });
}

/** Empty where the last look came to something. */
async function faultSaid({ deps }: Parts, id: string, kind: LookKind, t: Messages): Promise<Said> {
  return t.said((await faultOfLook(deps, id, kind)) ?? '');
}

/** What is wanted, as it was sent. */
type Wanted = Partial<{ readonly metadataPrefix: string; readonly set: string | null }>;

/** The source with what is wanted now. */
function wanting(view: SourceInView, { metadataPrefix, set }: Wanted): SourceInView {
  const { source } = view;
  return {
    ...view,
    source: {
      ...source,
      metadataPrefix: metadataPrefix ?? source.metadataPrefix,
      set: set === undefined ? source.set : (set ?? undefined),
    },
  };
}

/** Why it would not be submitted in the end; undefined for records that nobody else harvests. */
async function refusedSet(
  { deps }: Parts,
  request: OfSource,
  wanted: Wanted,
): Promise<string | undefined> {
  const view = wanting(await inView(deps, request), wanted);
  const twins = await twinsIn(deps, request, view);
  const same = twins.filter(({ overlap, isStanding }) => overlap === 'same' && isStanding);
  return takenText(same, visitOf(request as Request).t) ?? undefined;
}

async function showSelection(
  parts: Parts,
  request: OfSource,
  response: Response,
  faults: Faults,
  wanted: Wanted,
): Promise<void> {
  const { deps } = parts;
  const view = wanting(await inView(deps, request), wanted);
  const { t } = visitOf(request as Request);
  const all = await deps.registry.registrations.all();
  const takenBy = (set: string | undefined, metadataPrefix: string): string | null => {
    const one = { ...view.source, set, metadataPrefix };
    return takenNote(twinsOf(one, view.diagnosis, all, askerOf(request)), t);
  };
  await showStep(parts, request, response, 'selection', view, {
    content: presentSelection(view.source, view.diagnosis, takenBy, faults, t),
    status: Object.keys(faults).length > 0 ? 422 : 200,
  });
}
