/** How the harvests go: English. */
import type { Messages } from '../zh.ts';
import { n, count } from './number.ts';

export const status: Messages['status'] = {
  title: 'Harvest status',
  staff: 'Details (for library staff)',
  sources: 'Sources of the libraries',
  lead: 'How the harvest of each source goes. Times are Beijing time.',
  library: 'Library',
  source: 'Source',
  health: 'State',
  healthNames: {
    ok: 'Well',
    partial: 'Partly failing',
    down: 'Broken off',
    never: 'Not yet harvested',
    paused: 'Paused',
    retired: 'Retired',
  },
  running: 'harvesting now',
  lastGood: 'Last good run',
  nextDue: 'Next run',
  live: 'Records',
  deleted: 'Deleted',
  quarantined: 'Quarantined',
  lastFault: 'Latest problem',
  warnings: 'Remarks on descriptions',
  warning: (name: string, documents: string) => `${name} ${documents}`,
  history: 'Run history',
  historyOf: (source) => `Run history of ${source}`,
  started: 'Started',
  outcome: 'Outcome',
  received: 'Received',
  new: 'New',
  changed: 'Changed',
  unchanged: 'Unchanged',
  message: 'Remark',
  noCount: '–',
  noRuns: 'Never harvested so far.',
  none: 'No source is registered yet.',
  never: 'none',
  summary: (sources, well) => `${count(sources, 'source', 'sources')}, ${n(well)} of them well.`,
  vouchedFor:
    'No public authority vouches for the certificate; the operator trusts one of his own choice.',
  slowed: (failures, days) =>
    `Failed ${n(failures)} times in a row, so it is tried every ${n(days)} day(s); once mended it can be harvested at once and goes back to its schedule.`,
  unconnected: (names) => `Libraries not connected yet: ${names}.`,
};

export const readerStatus: Messages['readerStatus'] = {
  lead: 'Up to which day the catalogue of each library is taken in, whether anything is wrong, and what that means for you. Times are Beijing time.',
  summary: (libraries, well) =>
    libraries === well
      ? `The catalogues of all ${n(libraries)} libraries are up to date.`
      : `The catalogues of ${n(well)} of ${n(libraries)} libraries are up to date; the others are listed below.`,
  library: 'Library',
  asOf: 'As of',
  state: 'State',
  meaning: 'What it means for you',
  works: 'Works',
  never: 'not yet taken in',
  names: {
    ok: 'Up to date',
    partial: 'Not complete',
    down: 'No news at present',
    never: 'Not yet taken in',
    paused: 'Updates paused',
    retired: 'No more updates',
    none: 'Not connected yet',
  },
  meanings: {
    ok: 'What you find is what the library has.',
    partial: 'All that you find is right; a few works may be missing. Ask the library for those.',
    down: 'You find the catalogue as of that day, without what came or went since; ask the library before you go there.',
    never: 'Nothing of this library is found here yet; use its own catalogue.',
    paused: 'You find the catalogue as of that day; ask the library before you go there.',
    retired:
      'You find the catalogue as of that day, which changes no more; ask the library before you go there.',
    none: 'Nothing of this library is found here; use its own catalogue.',
  },
};

export const runStates: Messages['runStates'] = {
  running: 'Running',
  complete: 'Complete',
  unchanged: 'Unchanged',
  partial: 'Partial',
  held: 'Held for approval',
  failed: 'Failed',
};

export const warningNames: Messages['warningNames'] = {
  TITLE_MISSING: 'no title',
  TITLE_MEANINGLESS: 'title without meaning',
  VALUE_TOO_LONG: 'value too long to be read, kept as text',
  TEXT_GARBLED: 'text that looks wrongly decoded',
  DATE_UNREAD: 'date of publication not understood',
  DATE_CODED: 'date of publication from the coded fields',
  ROLE_UNKNOWN: 'role not known',
  ISBN_INVALID: 'ISBN does not check',
  ISSN_INVALID: 'ISSN does not check',
  CSBN_INVALID: 'unified book number malformed',
  CENSUS_INVALID: 'census number malformed',
  IDENTIFIER_INVALID: 'other number wrong',
  BIDI_REMOVED: 'controls of the direction of writing (left out)',
};
