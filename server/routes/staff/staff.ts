/** Staff pages that are no noun's own: signing in and out, the home page. Each other noun has a file beside this one. */
import { SECOND_STEP_PAGE } from '../../middleware/sessions.ts';
import {
  NEW_CODES_FORM,
  PASSWORD_FORM,
  SECOND_STEP_FORM,
  TURN_OFF_FORM,
  accountPage,
  endOneSession,
  endOtherSessions,
  formPage,
  formSent,
} from '../../staff/account.ts';
import type { FormPage } from '../../staff/account.ts';
import { auditApi } from '../../api/audit.ts';
import { auditFile, auditPage } from '../../staff/audit.ts';
import { addKeyOnPage, keysPage, revokeKeyOnPage } from '../../staff/keys.ts';
import {
  changePersonOnPage,
  disablePersonOnPage,
  enablePersonOnPage,
  invitePerson,
  newPersonPage,
  peoplePage,
  personPage,
  resetPersonOnPage,
  signOutPersonOnPage,
} from '../../staff/people.ts';
import { acceptOnPage, welcomePage } from '../../staff/welcome.ts';
import { staffHome } from '../../staff/home.ts';
import { loginPage, signInOnPage, signOutOnPage } from '../../staff/login.ts';
import { reading, route } from '../route.ts';
import type { Persons, Route, Who } from '../route.ts';

/** Everybody who has an account, for what is their own. */
export const SIGNED_IN: Persons = {
  librarian: 'own-library',
  acquisitions: 'own-library',
  admin: 'any-library',
  operator: 'any-library',
};

const ADMINISTRATORS: Persons = { admin: 'any-library' };

/** Of a form without long texts, bytes. */
export const SHORT_FORM = 16_384;

/** What a form without long texts is sent to. */
export function form<const Path extends string>(
  path: Path,
  who: Who,
  handler: Parameters<typeof route<Path>>[1],
  whileSettingUp = false,
): Route {
  const rule = { method: 'POST', path, who, bodyLimit: SHORT_FORM, csrf: true } as const;
  return route({ ...rule, whileSettingUp }, handler);
}

const FORM_PAGES: readonly FormPage[] = [PASSWORD_FORM, TURN_OFF_FORM, NEW_CODES_FORM];

export const STAFF: readonly Route[] = [
  reading('/staff', SIGNED_IN, staffHome),
  reading('/staff/login', 'everybody', loginPage),
  form('/staff/login', 'everybody', signInOnPage),
  form('/staff/logout', SIGNED_IN, signOutOnPage, true),
  reading('/staff/welcome/:token', 'everybody', welcomePage),
  form('/staff/welcome/:token', 'everybody', acceptOnPage),
  reading('/staff/account', SIGNED_IN, accountPage),
  ...FORM_PAGES.flatMap((page) => [
    reading(page.path, SIGNED_IN, formPage(page)),
    form(page.path, SIGNED_IN, formSent(page)),
  ]),
  { ...reading(SECOND_STEP_PAGE, SIGNED_IN, formPage(SECOND_STEP_FORM)), whileSettingUp: true },
  form(SECOND_STEP_PAGE, SIGNED_IN, formSent(SECOND_STEP_FORM), true),
  form('/staff/account/sessions/end-others', SIGNED_IN, endOtherSessions),
  form('/staff/account/sessions/:id/end', SIGNED_IN, endOneSession),
  reading('/staff/people', ADMINISTRATORS, peoplePage),
  reading('/staff/people/new', ADMINISTRATORS, newPersonPage),
  form('/staff/people/new', ADMINISTRATORS, invitePerson),
  reading('/staff/people/:id', ADMINISTRATORS, personPage),
  form('/staff/people/:id', ADMINISTRATORS, changePersonOnPage),
  form('/staff/people/:id/disable', ADMINISTRATORS, disablePersonOnPage),
  form('/staff/people/:id/enable', ADMINISTRATORS, enablePersonOnPage),
  form('/staff/people/:id/sign-out', ADMINISTRATORS, signOutPersonOnPage),
  form('/staff/people/:id/reset', ADMINISTRATORS, resetPersonOnPage),
  reading('/staff/keys', ADMINISTRATORS, keysPage),
  form('/staff/keys', ADMINISTRATORS, addKeyOnPage),
  form('/staff/keys/:id/revoke', ADMINISTRATORS, revokeKeyOnPage),
  reading('/staff/audit', SIGNED_IN, auditPage),
  reading('/staff/audit.csv', SIGNED_IN, auditFile),
  reading('/api/v1/staff/audit', SIGNED_IN, ({ deps }) => auditApi(deps)),
];
