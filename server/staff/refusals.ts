/** What is answered on staff pages to who may not, and to an act that was refused. */
import type { Request, RequestHandler, Response } from 'express';
import { PortalError } from '../../catalogue/errors.ts';
import { WrongValues } from '../../desk/refusals.ts';
import { ActRefused } from '../acts-elsewhere.ts';
import { statusOf } from '../api/refused.ts';
import { plainSaid } from '../i18n/said.ts';
import type { Refusals } from '../middleware/sessions.ts';
import { rolesOf } from '../middleware/reach.ts';
import type { Faults } from '../presenters/staff/field.ts';
import { notFound } from '../routes/faults.ts';
import type { Parts, Persons } from '../routes/route.ts';
import { visitOf } from '../visit.ts';
import { showMessage } from './shell.ts';

export function pageRefusals(parts: Parts, who: Persons): Refusals {
  return {
    notTheirs: notFound(parts.site),
    wrongRole: async (request, response) => {
      const { t } = visitOf(request);
      const roles = rolesOf(who)
        .map((role) => t.roleNames[role])
        .join(t.site.and);
      const { wrongRole, wrongRoleHint } = t.staff;
      await showMessage(parts, request, response, 403, wrongRole, wrongRoleHint(roles));
    },
  };
}

/**
 * What is wrong with the values of a form, in the language of the page, for the form to be shown again.
 *
 * @throws the error, when it is something else
 */
export function faultsIn(error: unknown, request: Request): Faults {
  const isTold = error instanceof WrongValues || error instanceof ActRefused;
  if (!isTold || error.fields === undefined) throw error;
  const { t } = visitOf(request);
  const said = Object.entries(error.fields).map(([name, fault]) => [
    name,
    plainSaid(t.said(fault)),
  ]);
  return Object.fromEntries(said) as Faults;
}

/** An act that was refused is told on a page; what goes wrong otherwise is for the error page. */
export function answeringOnPage<P>(
  parts: Parts,
  answer: (request: Request<P>, response: Response) => Promise<void>,
): RequestHandler<P> {
  return async (request, response) => {
    try {
      await answer(request, response);
    } catch (error) {
      const status = statusOf(error);
      if (!(error instanceof PortalError) || status === undefined || response.headersSent)
        throw error;
      const { t } = visitOf(request as Request);
      if (status === 503) response.set('Retry-After', '5');
      await showMessage(
        parts,
        request as Request,
        response,
        status,
        t.staff.refused,
        error.message,
      );
    }
  };
}
