/** Staff pages that are no noun's own: signing in and out, the home page. Each other noun has a file beside this one. */
import { staffHome } from '../staff/home.ts';
import { loginPage, signInOnPage, signOutOnPage } from '../staff/login.ts';
import { reading, route } from './route.ts';
import type { Persons, Route } from './route.ts';

/** Everybody who has an account, for what is their own. */
export const SIGNED_IN: Persons = {
  librarian: 'own-library',
  acquisitions: 'own-library',
  admin: 'any-library',
  operator: 'any-library',
};

/** Of a form without long texts, bytes. */
export const SHORT_FORM = 16_384;

export const STAFF: readonly Route[] = [
  reading('/staff/login', 'everybody', loginPage),
  route(
    {
      method: 'POST',
      path: '/staff/login',
      who: 'everybody',
      bodyLimit: SHORT_FORM,
      csrf: true,
    },
    signInOnPage,
  ),
  route(
    {
      method: 'POST',
      path: '/staff/logout',
      who: SIGNED_IN,
      bodyLimit: SHORT_FORM,
      csrf: true,
      whileSettingUp: true,
    },
    signOutOnPage,
  ),
  reading('/staff', SIGNED_IN, staffHome),
];
