/** Every word of the pages in English, joined from `en/`; the compiler holds it to the keys of `zh.ts`. */
import type { Messages } from './zh.ts';
import { about } from './en/about.ts';
import { accessibility } from './en/accessibility.ts';
import * as arrivals from './en/arrivals.ts';
import * as account from './en/account.ts';
import * as advanced from './en/advanced.ts';
import * as audit from './en/audit.ts';
import * as browse from './en/browse.ts';
import * as checkLines from './en/check-lines.ts';
import * as checks from './en/checks.ts';
import * as classes from './en/classes.ts';
import * as deliveries from './en/deliveries.ts';
import * as distribution from './en/distribution.ts';
import * as exporting from './en/exporting.ts';
import * as facets from './en/facets.ts';
import * as health from './en/health.ts';
import * as feedback from './en/feedback.ts';
import * as hours from './en/hours.ts';
import * as mending from './en/mending.ts';
import * as watch from './en/watch.ts';
import { help } from './en/help.ts';
import * as home from './en/home.ts';
import * as kin from './en/kin.ts';
import * as keys from './en/keys.ts';
import * as languages from './en/languages.ts';
import * as libraries from './en/libraries.ts';
import * as libraryPages from './en/library-pages.ts';
import { n } from './en/number.ts';
import * as login from './en/login.ts';
import * as messages from './en/messages.ts';
import * as matches from './en/matches.ts';
import * as meta from './en/meta.ts';
import * as offers from './en/offers.ts';
import * as people from './en/people.ts';
import * as periods from './en/periods.ts';
import * as places from './en/places.ts';
import * as portrait from './en/portrait.ts';
import { said } from './en/said.ts';
import * as search from './en/search.ts';
import * as site from './en/site.ts';
import * as sources from './en/sources.ts';
import * as staff from './en/staff.ts';
import * as status from './en/status.ts';
import * as suppressions from './en/suppressions.ts';
import * as takenDown from './en/taken-down.ts';
import * as things from './en/things.ts';
import * as taking from './en/taking.ts';
import * as understanding from './en/understanding.ts';
import * as verdicts from './en/verdicts.ts';
import * as ways from './en/ways.ts';
import * as welcome from './en/welcome.ts';
import * as works from './en/works.ts';

export const en: Messages = {
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
  ...health,
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
  said,
  texts: { help, about, accessibility },
};
