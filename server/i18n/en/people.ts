/** Accounts as an administrator keeps them: English. */
import type { Messages } from '../zh.ts';

export const people: Messages['people'] = {
  title: 'Users',
  lead: 'Who can sign in, and what they may do. Passwords are chosen by the users and known to nobody else.',
  name: 'User name',
  nameHint: 'For signing in: letters, digits and . _ - @ ·, no blanks.',
  role: 'Role',
  roleHint:
    'District librarians look after the sources, collections and decisions of their library; acquisitions librarians check purchases for it; city administrators look after everything; operators see how the system does.',
  choose: 'Please choose',
  library: 'Library',
  libraryHint:
    'Needed for district and acquisitions librarians; none for administrators and operators.',
  noLibrary: '(whole city)',
  email: 'E-mail',
  emailHint: 'May be left out. Messages go there.',
  standing: 'State',
  secondStep: 'Second step',
  on: 'on',
  off: 'off',
  signedIn: 'Last signed in',
  never: 'never',
  created: 'Added',
  createdBy: (name, day) => `${name}, ${day}`,
  invitedUntil: (day) => `invitation holds until ${day}`,
  add: 'Invite a user',
  addLead:
    'You will get a one-time address to hand on; whoever opens it within seven days chooses a password and can sign in.',
  invite: 'Invite',
  change: 'Change',
  changed: 'Changed.',
  changedOut: 'Changed; as role or library is another, this user has to sign in again.',
  disable: 'Disable',
  disableHint: 'Signed out at once, and gets in no more until enabled again.',
  disabled: 'Disabled.',
  enable: 'Enable',
  enabled: 'Enabled.',
  again: 'Invite again',
  againHint: 'The invitation before opens nothing any more.',
  signOut: 'Sign out everywhere',
  signOutHint: 'This user has to sign in again; the password stays.',
  signedOut: 'This user is signed out everywhere.',
  reset: 'Reset the password',
  resetHint:
    'The password opens nothing any more, all sessions end, and you get a one-time address for this user to choose another.',
  resetSecondStep: 'Take off the second step as well',
  resetSecondStepHint:
    'When telephone and recovery codes are lost. Make sure that it is really this person.',
  selfHint:
    'This is your own account: change password and second step under “My account”; another administrator can disable or reset it.',
  invitation: 'One-time address',
  invitationLead: (name) =>
    `Please hand this address to “${name}” and nobody else. It holds for seven days and works once. You cannot see it again; you can make another.`,
  back: 'Back to the users',
  lockedWaiting: (count) =>
    `${count} users have no password, and their invitation has expired: invite them again, or disable them.`,
};
