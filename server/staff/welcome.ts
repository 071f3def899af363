/** `/staff/welcome/:token`: a one-time address of somebody who was invited, or of the first administrator. */
import type { Request, RequestHandler, Response } from 'express';
import { WELCOME_PATH } from '../../catalogue/one-time-address.ts';
import { lacksSecondStep } from '../../desk/people/parts.ts';
import { welcomed } from '../../desk/people/welcome.ts';
import { presentWelcome } from '../presenters/staff/welcome.ts';
import type { Faults } from '../presenters/staff/field.ts';
import { SECOND_STEP_PAGE } from '../middleware/sessions.ts';
import type { Parts } from '../routes/route.ts';
import { visitOf } from '../visit.ts';
import { formOf, valueOf } from './form.ts';
import { beginSession, placeOf } from './login.ts';
import { leadTo } from './notice.ts';
import { answeringOnPage, faultsIn } from './refusals.ts';
import { showMessage, showStaff } from './shell.ts';

export function welcomePage(parts: Parts): RequestHandler<{ token: string }> {
  return (request, response) => showWelcome(parts, request, response, '', {});
}

export function acceptOnPage(parts: Parts): RequestHandler<{ token: string }> {
  return answeringOnPage(parts, async (request, response) => {
    const { welcome } = visitOf(request).t;
    const form = formOf(request);
    const [name, password, again] = [
      valueOf(form, 'name'),
      form.get('password') ?? '',
      form.get('again') ?? '',
    ];
    const show = (faults: Faults): Promise<void> =>
      showWelcome(parts, request, response, name, faults);
    if (password !== again) {
      await show({ again: welcome.differs });
      return;
    }
    const found = await invitedBy(parts, request.params.token);
    if (found === undefined) {
      await show({});
      return;
    }
    try {
      const { token } = await parts.deps
        .acts()
        .acceptWelcome({ token: request.params.token, name, password, ...placeOf(request) });
      if (token === null) {
        leadTo(response, '/staff/login', { kind: 'good', text: welcome.passwordSet });
        return;
      }
      beginSession(response, token);
      const isSettingUp = found.kind === 'first-administrator' || lacksSecondStep(found.account);
      leadTo(response, isSettingUp ? SECOND_STEP_PAGE : '/staff');
    } catch (error) {
      await show(faultsIn(error, request as Request));
    }
  });
}

const invitedBy = ({ deps }: Parts, token: string): ReturnType<typeof welcomed> =>
  welcomed({ registry: deps.registry, now: deps.now }, token);

async function showWelcome(
  parts: Parts,
  request: Request<{ token: string }>,
  response: Response,
  name: string,
  faults: Faults,
): Promise<void> {
  const { t } = visitOf(request);
  const { token } = request.params;
  const found = await invitedBy(parts, token);
  if (found === undefined) {
    await showMessage(parts, request, response, 404, t.welcome.gone, t.welcome.goneHint);
    return;
  }
  const isFirst = found.kind === 'first-administrator';
  await showStaff(parts, request, response, {
    view: 'form',
    head: { title: isFirst ? t.welcome.first : t.welcome.title, section: 'none' },
    content: presentWelcome(
      isFirst ? null : found.account,
      name,
      `${WELCOME_PATH}${token}`,
      faults,
      t,
    ),
    status: Object.keys(faults).length === 0 ? 200 : 422,
  });
}
