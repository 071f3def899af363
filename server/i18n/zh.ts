/**
 * Every word of the pages in Chinese, the first language of the portal: joined from `zh/`, one file for
 * each noun of the pages. A key belongs to the file of its page, in `zh/` and in `en/`; templates hold
 * no words of their own.
 */
import type { HealthReason } from '../../catalogue/runs/health.ts';
import { saidAsItIs } from './said.ts';
import type { Said } from './said.ts';
import { about } from './zh/about.ts';
import { accessibility } from './zh/accessibility.ts';
import * as arrivals from './zh/arrivals.ts';
import * as account from './zh/account.ts';
import * as advanced from './zh/advanced.ts';
import * as audit from './zh/audit.ts';
import * as browse from './zh/browse.ts';
import * as checkLines from './zh/check-lines.ts';
import * as checks from './zh/checks.ts';
import * as classes from './zh/classes.ts';
import * as deliveries from './zh/deliveries.ts';
import * as distribution from './zh/distribution.ts';
import * as exporting from './zh/exporting.ts';
import * as facets from './zh/facets.ts';
import * as health from './zh/health.ts';
import * as feedback from './zh/feedback.ts';
import * as hours from './zh/hours.ts';
import * as mending from './zh/mending.ts';
import * as watch from './zh/watch.ts';
import { help } from './zh/help.ts';
import * as home from './zh/home.ts';
import * as kin from './zh/kin.ts';
import * as keys from './zh/keys.ts';
import * as languages from './zh/languages.ts';
import * as libraries from './zh/libraries.ts';
import * as libraryPages from './zh/library-pages.ts';
import { n } from './zh/number.ts';
import * as login from './zh/login.ts';
import * as messages from './zh/messages.ts';
import * as matches from './zh/matches.ts';
import * as meta from './zh/meta.ts';
import * as offers from './zh/offers.ts';
import * as people from './zh/people.ts';
import * as periods from './zh/periods.ts';
import * as places from './zh/places.ts';
import * as portrait from './zh/portrait.ts';
import * as search from './zh/search.ts';
import * as site from './zh/site.ts';
import * as sources from './zh/sources.ts';
import * as staff from './zh/staff.ts';
import * as status from './zh/status.ts';
import * as suppressions from './zh/suppressions.ts';
import * as takenDown from './zh/taken-down.ts';
import * as things from './zh/things.ts';
import * as taking from './zh/taking.ts';
import * as understanding from './zh/understanding.ts';
import * as verdicts from './zh/verdicts.ts';
import * as ways from './zh/ways.ts';
import * as welcome from './zh/welcome.ts';
import * as works from './zh/works.ts';

export const zh = {
  ...account,
  ...advanced,
  ...arrivals,
  ...audit,
  ...browse,
  ...checkLines,
  ...checks,
  ...classes,
  ...deliveries,
  ...distribution,
  ...exporting,
  ...facets,
  ...feedback,
  ...hours,
  ...mending,
  ...watch,
  ...home,
  ...kin,
  ...keys,
  ...languages,
  ...libraries,
  ...libraryPages,
  ...login,
  ...messages,
  ...matches,
  ...meta,
  ...offers,
  ...people,
  ...periods,
  ...places,
  ...portrait,
  ...search,
  ...site,
  ...sources,
  ...staff,
  ...status,
  ...suppressions,
  ...takenDown,
  ...things,
  ...taking,
  ...understanding,
  ...verdicts,
  ...ways,
  ...welcome,
  ...works,
  number: n,
  said: (sentence: string): Said => saidAsItIs(sentence),
  healthReason: (reason: HealthReason): Said => saidAsItIs(health.healthReason(reason)),
  texts: { help, about, accessibility },
};

/** What every language must say: a word that `en/` lacks does not type-check. */
export type Messages = typeof zh;
