/** ② to ④ of the wizard: what the address answers, which of its records are wanted, and a hundred of them tried. */
import type { Request, RequestHandler, Response } from 'express';
import { askerOf } from '../../asker.ts';
import { labelsIn } from '../../enquiries/federation.ts';
import type { Faults } from '../../presenters/staff/field.ts';
import { presentLook } from '../../presenters/staff/sources/look.ts';
import { presentSelection } from '../../presenters/staff/sources/selection.ts';
import { stepHref } from '../../presenters/staff/sources/steps.ts';
import { presentTrial } from '../../presenters/staff/sources/trial.ts';
import type { Parts } from '../../routes/route.ts';
import { visitOf } from '../../visit.ts';
import { formOf, valueOf } from '../form.ts';
import { leadTo } from '../notice.ts';
import { answeringOnPage, faultsIn } from '../refusals.ts';
import { inView, lookAt, requestsOf, showStep } from './source.ts';
import type { OfSource } from './source.ts';

type Handler = RequestHandler<{ id: string }>;

export function identifyPage(parts: Parts): Handler {
  return answeringOnPage(parts, async (request, response) => {
    const view = await inView(parts.deps, request);
    const requests = await requestsOf(parts.deps, view.source.id, 'diagnosis');
    await showStep(parts, request, response, 'identify', view, {
      content: {
        look: presentLook(view.diagnosis, requests, visitOf(request as Request)),
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
  return answeringOnPage(parts, (request, response) => showSelection(parts, request, response, {}));
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
      await parts.deps.acts().changeSource(id, values, askerOf(request));
      await lookAt(parts.deps, request, id, 'trial');
      leadTo(response, stepHref(id, 'trial'));
    } catch (error) {
      await showSelection(parts, request, response, faultsIn(error));
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
    await showStep(parts, request, response, 'trial', view, {
      content: { trial: presentTrial(view.trial, requests, labels, visit) },
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

async function showSelection(
  parts: Parts,
  request: OfSource,
  response: Response,
  faults: Faults,
): Promise<void> {
  const view = await inView(parts.deps, request);
  const { t } = visitOf(request as Request);
  await showStep(parts, request, response, 'selection', view, {
    content: presentSelection(view.source, view.diagnosis, faults, t),
    status: Object.keys(faults).length > 0 ? 422 : 200,
  });
}
