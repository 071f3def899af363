/** Keys for scripts: English. */
import type { Messages } from '../zh.ts';

export const keys: Messages['keys'] = {
  title: 'Keys for scripts',
  lead: 'A script uses the API with a key (Authorization: Bearer …). Give each script one of its own, and revoke it when it is not needed any more.',
  name: 'Name',
  nameHint: 'Who uses it and what for, to know it again.',
  days: 'Days that it holds',
  daysHint: '1 to 3650.',
  id: 'Id',
  standing: 'State',
  until: 'Holds until',
  used: 'Last used',
  never: 'never',
  add: 'Make a key',
  revoke: 'Revoke',
  revoked: (name) => `The key “${name}” is revoked.`,
  made: 'New key',
  madeLead: 'Keep it now: it is shown this once and never again.',
  back: 'Back to the keys',
  empty: 'No key was made yet.',
};
