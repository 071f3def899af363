/** Where somebody signs in: English. */
import type { Messages } from '../zh.ts';

export const login: Messages['login'] = {
  title: 'Sign in',
  name: 'User name',
  password: 'Password',
  code: 'Code',
  codeHint:
    'Needed for accounts with a second step: the six digits that your telephone shows, or a recovery code.',
  submit: 'Sign in',
  forgotten:
    'Forgotten your password, or no telephone at hand? Ask a city administrator to reset your account; you will get a one-time address.',
  refused: 'User name, password or code are not right. Accounts with a second step need all three.',
  wait: (seconds) =>
    `Too many failed attempts. Please wait ${seconds} seconds; this one was not looked at.`,
  signedOut: 'You have signed out.',
};
