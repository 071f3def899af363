/** `/staff/login`: name, password and code; `/staff/logout`. */
import type { Request, RequestHandler, Response } from 'express';
import { signedInOf } from '../asker.ts';
import { parametersIn } from '../addresses/parameters.ts';
import { clearCookie, cookieOf, setCookie } from '../cookies.ts';
import { clientOf } from '../middleware/rate-limit.ts';
import { presentLogin } from '../presenters/staff/login.ts';
import type { Faults } from '../presenters/staff/field.ts';
import type { Parts } from '../routes/route.ts';
import { localAddress, visitOf } from '../visit.ts';
import { askerOf } from '../asker.ts';
import { formOf, valueOf } from './form.ts';
import { leadTo } from './notice.ts';
import { answeringOnPage } from './refusals.ts';
import { showStaff } from './shell.ts';

export function loginPage(parts: Parts): RequestHandler {
  return async (request, response) => {
    const back = backIn(parametersIn(request));
    await showLogin(parts, request, response, { name: '', back }, {}, 200);
  };
}

export function signInOnPage(parts: Parts): RequestHandler {
  return answeringOnPage(parts, async (request, response) => {
    const form = formOf(request);
    const name = valueOf(form, 'name');
    const back = backIn(form);
    const answer = await parts.deps.acts().signIn({
      name,
      password: form.get('password') ?? '',
      code: valueOf(form, 'code'),
      browser: cookieOf(request, 'browser'),
      before: cookieOf(request, 'session'),
      ...placeOf(request),
    });
    const { login } = visitOf(request).t;
    switch (answer.kind) {
      case 'signed-in':
        beginSession(response, answer.token);
        setCookie(response, 'browser', answer.browser);
        leadTo(response, back);
        return;
      case 'refused':
        // Not the name: now and then somebody types the password there.
        request.log.warn({ address: clientOf(request) }, '登录失败');
        await showLogin(parts, request, response, { name, back }, { '': login.refused }, 422);
        return;
      case 'wait': {
        const { seconds } = answer;
        response.set('Retry-After', String(seconds));
        const fault = { '': login.wait(seconds) };
        await showLogin(parts, request, response, { name, back }, fault, 429);
      }
    }
  });
}

export function signOutOnPage(parts: Parts): RequestHandler {
  return answeringOnPage(parts, async (request, response) => {
    const session = signedInOf(request)?.session.id ?? '';
    await parts.deps.acts().endSession(session, askerOf(request), true);
    clearCookie(response, 'session');
    // What the browser kept of pages that only this person may see.
    response.set('Clear-Site-Data', '"cache", "storage"');
    leadTo(response, '/staff/login', { kind: 'good', text: visitOf(request).t.login.signedOut });
  });
}

/** Where somebody sits, for the list of their sessions. */
export function placeOf(request: Request): { readonly agent: string; readonly address: string } {
  return { agent: request.get('user-agent') ?? '', address: clientOf(request) };
}

/** The browser has this session from now on. */
export function beginSession(response: Response, token: string): void {
  setCookie(response, 'session', token);
  // Forms before it are none of this person's.
  clearCookie(response, 'form');
}

/** Where to after signing in: a staff page of ours. */
function backIn(given: URLSearchParams): string {
  const back = localAddress(given.get('return') ?? '');
  return back.startsWith('/staff/') && !back.startsWith('/staff/log') ? back : '/staff';
}

async function showLogin(
  parts: Parts,
  request: Request,
  response: Response,
  given: { readonly name: string; readonly back: string },
  faults: Faults,
  status: number,
): Promise<void> {
  const { t } = visitOf(request);
  await showStaff(parts, request, response, {
    view: 'login',
    head: { title: t.login.title, section: 'none' },
    content: presentLogin(given, faults, t),
    status,
  });
}
