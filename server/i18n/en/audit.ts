/** The audit: English. */
import type { Messages } from '../zh.ts';
import { n } from './number.ts';

export const audit: Messages['audit'] = {
  title: 'Audit',
  lead: 'Who did what and when, and how it was before and after. It is only added to, and each entry is chained to the one before.',
  leadOwn: 'What your library did, and what was done to its things. It is only added to.',
  filter: 'Look for',
  person: 'Who',
  act: 'What was done',
  anyAct: 'anything',
  subject: 'To what',
  subjectHint: 'A part will do: person:, run:, a number.',
  from: 'From',
  until: 'To',
  apply: 'Look',
  all: 'Show all',
  total: (count) => `${n(count)} entries`,
  number: 'No.',
  at: 'Time',
  changes: 'Before and after',
  empty: 'No such entries.',
  csv: 'Download as CSV',
  csvMost: (most) => `${n(most)} entries at most, the newest first.`,
  newer: 'Newer',
  older: 'Older',
  pages: 'Pages',
  verify: 'Verify now',
  whole: (end) => `Verified: as it was written, up to entry ${end}.`,
  broken: 'Verified, and somebody has touched it:',
  checkedAt: (time) => `verified ${time}`,
  head: (end) =>
    `It ends with ${end}; noted down elsewhere, audit verify --head holds it against the file later.`,
  badDay: 'Please write days like 2026-03-01',
  yes: 'yes',
  no: 'no',
  fault: (fault) => {
    switch (fault.kind) {
      case 'changed':
        return `Entry ${fault.number} was changed.`;
      case 'removed':
        return `Entry ${fault.number} was removed.`;
      case 'moved':
        return `Entry ${fault.number} stands elsewhere; it was written as ${fault.written}.`;
      case 'surplus':
        return `Entry ${fault.number} was not written by the portal.`;
    }
  },
  kinds: {
    person: 'user',
    key: 'key',
    match: 'two records',
    run: 'run',
    source: 'source',
    suppression: 'suppression',
    case: 'case',
    page: 'library page',
    library: 'library',
  },
  facts: {
    name: 'name',
    role: 'role',
    library: 'library',
    email: 'e-mail',
    disabledAt: 'disabled',
    secondStep: 'second step',
    invited: 'invited',
    session: 'session',
    ended: 'sessions ended',
    inARow: 'failures in a row',
    recoveryCodesLeft: 'recovery codes left',
    expiresAt: 'holds until',
    revokedAt: 'revoked',
    outcome: 'decision',
    why: 'why',
    until: 'until',
    state: 'state',
    by: 'by',
  },
};
