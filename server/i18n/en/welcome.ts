/** A one-time address is taken up: English. */
import type { Messages } from '../zh.ts';

export const welcome: Messages['welcome'] = {
  title: 'Set your password',
  lead: (name, hasSecondStep) =>
    `Your user name is “${name}”. Choose a password${hasSecondStep ? ', then sign in with it and a code' : ', and you are signed in'}. This address works once.`,
  passwordSet: 'The password is set. Please sign in with it and a code.',
  first: 'Become the first city administrator',
  firstLead:
    'There is no administrator yet. Choose a user name and a password; setting up the second step comes next. You invite the others; no account comes with the portal.',
  name: 'User name',
  nameHint: 'For signing in: letters, digits and . _ - @ ·, no blanks.',
  password: 'Password',
  passwordHint:
    'At least 12 characters. A few words that have nothing to do with each other are better than odd signs; use none that you use elsewhere.',
  again: 'The password once more',
  differs: 'The two passwords differ',
  submit: 'Set the password and sign in',
  gone: 'This address is no longer valid',
  goneHint:
    'A one-time address no longer opens once it was used, has expired or was replaced. Ask a city administrator for a new one; if you have set your password, simply sign in.',
};
