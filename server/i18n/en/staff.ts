/** What belongs to the desk of librarians and administrators: English. */
import type { Messages } from '../zh.ts';

export const roleNames: Messages['roleNames'] = {
  librarian: 'district librarian',
  acquisitions: 'acquisitions librarian',
  admin: 'city administrator',
  operator: 'operator',
};

export const keyStandings: Messages['keyStandings'] = {
  active: 'active',
  expired: 'expired',
  revoked: 'revoked',
};

export const personStandings: Messages['personStandings'] = {
  active: 'can sign in',
  invited: 'invited, no password yet',
  locked: 'no password, the invitation has expired',
  disabled: 'disabled',
};

export const waysIn: Messages['waysIn'] = {
  person: () => 'signed in',
  key: (id) => `key ${id}`,
  terminal: () => 'command line',
  portal: () => 'by itself',
};

export const actNames: Messages['actNames'] = {
  'source-create': 'began a source',
  'source-change': 'changed a source',
  'source-trial': 'tried a source',
  'source-submit': 'submitted a source',
  'source-approve': 'approved a source',
  'source-return': 'returned a source',
  'source-pause': 'paused a source',
  'source-resume': 'resumed a source',
  'source-retire': 'retired a source',
  'source-adopt': 'took a source over from the settings',
  'key-add': 'made a key',
  'key-revoke': 'revoked a key',
  'decision-add': 'decided about two records',
  'decision-withdraw': 'took back a decision',
  'delivery-add': 'uploaded a file',
  'delivery-columns': 'settled what the columns of a sheet mean',
  'delivery-import': 'imported an uploaded file',
  'delivery-withdraw': 'withdrew an uploaded file',
  'page-edit': 'changed the page of a library',
  'page-publish': 'published the page of a library',
  'page-restore': 'brought back a page of a library',
  'health-answer': 'knows of the trouble of a source',
  'suppression-add': 'hid something',
  'suppression-lift': 'showed something again',
  'case-open': 'received a letter',
  'case-take': 'took a letter in hand',
  'case-close': 'closed a letter',
  'case-assign': 'passed a letter on',
  'suppression-end': 'hiding came to its end',
  'person-add': 'added a user',
  'person-change': 'changed a user',
  'person-invite': 'invited a user again',
  'person-disable': 'disabled a user',
  'person-enable': 'enabled a user',
  'person-reset': 'reset the password of a user',
  'person-welcome': 'took up an invitation',
  'sign-in': 'signed in',
  'sign-in-failed': 'failed to sign in several times',
  'sign-out': 'signed out',
  'session-end': 'ended a session',
  'password-change': 'changed the password',
  'second-step-on': 'turned on the second step',
  'second-step-off': 'turned off the second step',
  'recovery-codes': 'made new recovery codes',
  'run-approve': 'approved a harvest',
  'run-refuse': 'refused a harvest',
  'run-undo': 'undid a harvest',
  'run-stop': 'stopped a harvest',
  'harvest-order': 'ordered a harvest',
  'waiver-add': 'set something aside',
  'waiver-withdraw': 'took something back from aside',
};

export const staff: Messages['staff'] = {
  area: 'Staff',
  home: 'Staff home',
  places: 'Staff pages',
  toPortal: 'Reader pages',
  toHome: 'To the staff home',
  signOut: 'Sign out',
  between: ' · ',
  waits: 'Waiting for you',
  nothingWaits: 'Nothing is waiting for you.',
  faults: 'Not sent yet. Please mend:',
  refused: 'It was not done',
  wrongRole: 'Your role may not open this page',
  wrongRoleHint: (roles) =>
    `This page is for: ${roles}. If you need it, ask a city administrator to change your role.`,
  nav: {
    home: 'Home',
    sources: 'Sources',
    libraries: 'Library page',
    messages: 'Messages',
    deliveries: 'Files',
    matches: 'Matches',
    suppressions: 'Hidden',
    cases: 'Letters',
    people: 'Users',
    keys: 'Keys',
    audit: 'Audit',
  },
};
