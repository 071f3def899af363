/** Addresses of the match review: lists, one pair, what is settled together, works taken apart and joined. */
import { alikePage, decideAlike, kindsPage, settledPage } from '../../staff/alike.ts';
import { decideOnPage, matchPage, takeBackOnPage } from '../../staff/match.ts';
import { duplicatesFile, matchesPage } from '../../staff/matches.ts';
import { changeWork, workRecordsPage } from '../../staff/work-records.ts';
import { reading } from '../route.ts';
import type { Persons, Route } from '../route.ts';
import { form } from './staff.ts';

/** Who looks at doubtful matches, and who settles them. */
export const MATCH_READERS: Persons = {
  librarian: 'own-library',
  acquisitions: 'own-library',
  admin: 'any-library',
};
export const MATCH_JUDGES: Persons = { librarian: 'own-library', admin: 'any-library' };

const PAGE = '/staff/matches';

export const MATCH_PAGES: readonly Route[] = [
  { ...reading(PAGE, MATCH_READERS, matchesPage), library: 'library' },
  { ...reading(`${PAGE}/duplicates.csv`, MATCH_READERS, duplicatesFile), library: 'library' },
  reading(`${PAGE}/alike`, MATCH_JUDGES, kindsPage),
  reading(`${PAGE}/alike/pairs`, MATCH_JUDGES, alikePage),
  form(`${PAGE}/alike/pairs`, MATCH_JUDGES, decideAlike),
  reading(`${PAGE}/works/:id`, MATCH_JUDGES, workRecordsPage),
  form(`${PAGE}/works/:id`, MATCH_JUDGES, changeWork),
  reading(`${PAGE}/decisions`, MATCH_JUDGES, settledPage),
  form(`${PAGE}/decisions/take-back`, MATCH_JUDGES, takeBackOnPage),
  reading(`${PAGE}/pairs/:id`, MATCH_READERS, matchPage),
  form(`${PAGE}/pairs/:id`, MATCH_JUDGES, decideOnPage),
];
