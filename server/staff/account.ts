/** `/staff/account`: what people do with their own account. */
import type { Request, RequestHandler, Response } from 'express';
import { tokenHash } from '../../catalogue/session.ts';
import type { SignedIn } from '../../catalogue/session.ts';
import { lacksSecondStep } from '../../desk/people/parts.ts';
import { isTotpSecret, newTotpSecret, totpAddress } from '../../desk/people/one-time-codes.ts';
import { askerOf, rememberSignedIn, signedInOf } from '../asker.ts';
import { SECOND_STEP_PAGE } from '../middleware/sessions.ts';
import {
  presentAccount,
  presentConfirmation,
  presentPasswordForm,
} from '../presenters/staff/account.ts';
import type { Faults, FormView } from '../presenters/staff/field.ts';
import { presentSecondStep } from '../presenters/staff/second-step.ts';
import type { Parts } from '../routes/route.ts';
import { visitOf } from '../visit.ts';
import { formOf, valueOf } from './form.ts';
import { beginSession, placeOf } from './login.ts';
import { knownOf } from './known.ts';
import { leadTo } from './notice.ts';
import { answeringOnPage, faultsIn } from './refusals.ts';
import { showStaff } from './shell.ts';

const HOME = '/staff/account';

export function accountPage(parts: Parts): RequestHandler {
  return async (request, response) => {
    const { account, session } = signedIn(request);
    const visit = visitOf(request);
    const sessions = await parts.deps.registry.people.sessions(account.id);
    await showStaff(parts, request, response, {
      view: 'account/show',
      head: { title: visit.t.account.title, section: 'account' },
      content: presentAccount(
        account,
        sessions,
        session.id,
        knownOf(parts, request).libraryName,
        visit,
      ),
    });
  };
}

/** A page with one form below the account: its name, what it shows, and what it does. */
export interface FormPage {
  readonly title: (t: ReturnType<typeof visitOf>['t']) => string;
  readonly path: string;
  /** Where the form is not all of the page. */
  readonly view?: string;
  readonly shown: (faults: Faults, request: Request, path: string) => FormView;
  /** @throws WrongValues */
  readonly act: (parts: Parts, request: Request, response: Response) => Promise<void>;
}

export const PASSWORD_FORM: FormPage = {
  title: (t) => t.account.changePassword,
  path: `${HOME}/password`,
  shown: (faults, request, path) => presentPasswordForm(path, faults, visitOf(request)),
  async act({ deps }, request, response) {
    const form = formOf(request);
    const given = { password: form.get('password') ?? '', wanted: form.get('wanted') ?? '' };
    const { token } = await deps
      .acts()
      .changePassword({ ...given, ...placeOf(request) }, askerOf(request));
    beginSession(response, token);
    leadTo(response, HOME, { kind: 'good', text: visitOf(request).t.account.passwordDone });
  },
};

export const TURN_OFF_FORM: FormPage = {
  title: (t) => t.account.turnOff,
  path: `${HOME}/second-step/off`,
  shown(faults, request, action) {
    const visit = visitOf(request);
    return presentConfirmation(
      { lead: null, action, submit: visit.t.account.turnOff },
      faults,
      visit,
    );
  },
  async act({ deps }, request, response) {
    const { token } = await deps.acts().turnOffSecondStep(confirmed(request), askerOf(request));
    beginSession(response, token);
    leadTo(response, HOME, { kind: 'good', text: visitOf(request).t.account.turnedOff });
  },
};

export const NEW_CODES_FORM: FormPage = {
  title: (t) => t.account.renewCodes,
  path: `${HOME}/recovery-codes`,
  shown(faults, request, action) {
    const visit = visitOf(request);
    const { renewHint: lead, renewCodes: submit } = visit.t.account;
    return presentConfirmation({ lead, action, submit }, faults, visit);
  },
  async act(parts, request, response) {
    const { token, codes } = await parts.deps
      .acts()
      .renewRecoveryCodes(confirmed(request), askerOf(request));
    await showCodes(parts, request, response, token, codes);
  },
};

export const SECOND_STEP_FORM: FormPage = {
  title: (t) => t.account.setUp,
  path: SECOND_STEP_PAGE,
  view: 'account/second-step',
  shown(faults, request, action) {
    const { account } = signedIn(request);
    // What was scanned already stays good when the code was mistyped.
    const sent = valueOf(formOf(request), 'secret');
    const secret = isTotpSecret(sent) ? sent : newTotpSecret();
    const address = totpAddress(secret, account.name);
    const isNeeded = lacksSecondStep(account);
    return presentSecondStep({ action, secret, address, isNeeded }, faults, visitOf(request));
  },
  async act(parts, request, response) {
    const form = formOf(request);
    const given = { secret: valueOf(form, 'secret'), code: valueOf(form, 'code') };
    const { token, codes } = await parts.deps
      .acts()
      .turnOnSecondStep({ ...given, ...confirmed(request) }, askerOf(request));
    await showCodes(parts, request, response, token, codes);
  },
};

export function formPage(page: FormPage): (parts: Parts) => RequestHandler {
  return (parts) => (request, response) => showForm(parts, page, request, response, {});
}

export function formSent(page: FormPage): (parts: Parts) => RequestHandler {
  return (parts) =>
    answeringOnPage(parts, async (request, response) => {
      const form = formOf(request);
      try {
        if (form.has('again') && form.get('again') !== form.get('wanted')) {
          const fault = { again: visitOf(request).t.welcome.differs };
          await showForm(parts, page, request, response, fault);
          return;
        }
        await page.act(parts, request, response);
      } catch (error) {
        await showForm(parts, page, request, response, faultsIn(error, request));
      }
    });
}

export function endOneSession(parts: Parts): RequestHandler<{ id: string }> {
  return answeringOnPage(parts, async (request, response) => {
    await parts.deps.acts().endSession(request.params.id, askerOf(request), false);
    leadTo(response, HOME, { kind: 'good', text: visitOf(request).t.account.ended });
  });
}

export function endOtherSessions(parts: Parts): RequestHandler {
  return answeringOnPage(parts, async (request, response) => {
    const { token } = await parts.deps.acts().endOtherSessions(placeOf(request), askerOf(request));
    beginSession(response, token);
    leadTo(response, HOME, { kind: 'good', text: visitOf(request).t.account.endedOthers });
  });
}

function confirmed(request: Request): ReturnType<typeof placeOf> & { readonly password: string } {
  return { password: formOf(request).get('password') ?? '', ...placeOf(request) };
}

async function showForm(
  parts: Parts,
  { title, path, view = 'form', shown }: FormPage,
  request: Request,
  response: Response,
  faults: Faults,
): Promise<void> {
  const { t } = visitOf(request);
  await showStaff(parts, request, response, {
    view,
    head: {
      title: title(t),
      section: 'account',
      crumbs: [{ href: HOME, label: t.account.title }],
    },
    content: shown(faults, request, path),
    status: Object.keys(faults).length === 0 ? 200 : 422,
  });
}

/** This once. */
async function showCodes(
  parts: Parts,
  request: Request,
  response: Response,
  token: string,
  codes: readonly string[],
): Promise<void> {
  const { t } = visitOf(request);
  beginSession(response, token);
  // What stands on this page is of the session that has just begun.
  const begun = await parts.deps.registry.people.session(tokenHash(token));
  if (begun !== undefined) rememberSignedIn(request, begun);
  await showStaff(parts, request, response, {
    view: 'account/codes',
    head: { title: t.account.codes, section: 'account' },
    content: { codes },
  });
}

function signedIn(request: Request): SignedIn {
  const found = signedInOf(request);
  if (found === undefined) throw new Error('The route is open to everybody.');
  return found;
}
