/** ① of the wizard: the address of a new source, or another one for it. */
import type { Request, RequestHandler, Response } from 'express';
import { askerOf } from '../../asker.ts';
import { labelsIn } from '../../enquiries/federation.ts';
import { faultsShown, fieldOf } from '../../presenters/staff/field.ts';
import type { Faults, Field } from '../../presenters/staff/field.ts';
import { presentSteps, stepHref } from '../../presenters/staff/sources/steps.ts';
import type { Parts } from '../../routes/route.ts';
import { visitOf } from '../../visit.ts';
import { formOf, valueOf } from '../form.ts';
import { leadTo } from '../notice.ts';
import { answeringOnPage, faultsIn } from '../refusals.ts';
import { showStaff } from '../shell.ts';
import { inView, lookAt, showStep } from './source.ts';
import type { OfSource } from './source.ts';

export function newSourcePage(parts: Parts): RequestHandler {
  return (request, response) => showNew(parts, request, response, {}, 200);
}

/** Begins a draft, and looks at its address at once. */
export function createSourceOnPage(parts: Parts): RequestHandler {
  return answeringOnPage(parts, async (request, response) => {
    const form = formOf(request);
    const library = valueOf(form, 'library');
    const { deps } = parts;
    try {
      const { id } = await deps
        .acts()
        .createSource(
          { baseUrl: valueOf(form, 'baseUrl'), ...(library === '' ? {} : { library }) },
          askerOf(request),
        );
      await lookAt(deps, request, id, 'diagnosis');
      leadTo(response, stepHref(id, 'identify'));
    } catch (error) {
      await showNew(parts, request, response, faultsIn(error, request), 422);
    }
  });
}

export function addressPage(parts: Parts): RequestHandler<{ id: string }> {
  return answeringOnPage(parts, (request, response) => showAddress(parts, request, response, {}));
}

/** Puts another address in its place, and looks at it at once. */
export function changeAddressOnPage(parts: Parts): RequestHandler<{ id: string }> {
  return answeringOnPage(parts, async (request, response) => {
    const { id } = request.params;
    const baseUrl = valueOf(formOf(request), 'baseUrl');
    try {
      await parts.deps.acts().changeSource(id, { baseUrl }, askerOf(request));
      await lookAt(parts.deps, request, id, 'diagnosis');
      leadTo(response, stepHref(id, 'identify'));
    } catch (error) {
      await showAddress(parts, request, response, faultsIn(error, request as Request));
    }
  });
}

async function showNew(
  parts: Parts,
  request: Request,
  response: Response,
  faults: Faults,
  status: number,
): Promise<void> {
  const visit = visitOf(request);
  const { t } = visit;
  const form = formOf(request);
  await showStaff(parts, request, response, {
    view: 'sources/address',
    head: {
      title: t.wizard.new,
      section: 'sources',
      crumbs: [
        { href: '/staff', label: t.staff.home },
        { href: '/staff/sources', label: t.wizard.title },
      ],
    },
    content: {
      action: '/staff/sources',
      steps: presentSteps('address', undefined, { isLookedAt: false, isTried: false }, t),
      faults: faultsShown(faults),
      fields: [
        addressField(valueOf(form, 'baseUrl'), faults, t),
        ...(await libraryField(parts, request, valueOf(form, 'library'), faults)),
      ],
    },
    status,
  });
}

async function showAddress(
  parts: Parts,
  request: OfSource,
  response: Response,
  faults: Faults,
): Promise<void> {
  const view = await inView(parts.deps, request);
  const { t } = visitOf(request as Request);
  const isWrong = Object.keys(faults).length > 0;
  const given = isWrong ? valueOf(formOf(request), 'baseUrl') : view.source.baseUrl;
  await showStep(parts, request, response, 'address', view, {
    content: { faults: faultsShown(faults), fields: [addressField(given, faults, t)] },
    status: isWrong ? 422 : 200,
  });
}

function addressField(
  value: string,
  faults: Faults,
  { wizard }: ReturnType<typeof visitOf>['t'],
): Field {
  return fieldOf(
    'baseUrl',
    wizard.address.baseUrl,
    {
      value,
      hint: wizard.address.baseUrlHint,
      isRequired: true,
      inputmode: 'url',
      autocomplete: 'off',
    },
    faults,
  );
}

/** For who acts for more than one library. */
async function libraryField(
  { deps }: Parts,
  request: Request,
  value: string,
  faults: Faults,
): Promise<Field[]> {
  if (askerOf(request).library !== null) return [];
  const visit = visitOf(request);
  const { address } = visit.t.wizard;
  const labels = labelsIn(deps.federation(), visit);
  const libraries = await deps.registry.libraries();
  const choices = libraries.map(({ code }) => ({ value: code, label: labels.libraryName(code) }));
  return [
    fieldOf(
      'library',
      address.library,
      {
        kind: 'choice',
        value,
        isRequired: true,
        choices: [{ value: '', label: address.choose }, ...choices],
      },
      faults,
    ),
  ];
}
