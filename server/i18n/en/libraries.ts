/** Pages of libraries and of their collections: English. */
import type { Messages } from '../zh.ts';
import { count, works } from './number.ts';

export const libraries: Messages['libraries'] = {
  title: 'Member libraries',
  lead: 'Catalogues are harvested from the libraries regularly. Counts are works; one held by several libraries counts once for each.',
  works: 'Works',
  records: 'Records',
  lastHarvest: 'Last update',
  never: 'not yet harvested',
  address: 'Address',
  hours: 'Opening hours',
  localRoom: 'Local documents room',
  telephone: 'Telephone',
  website: 'Website',
  by: ' · ',
  people: 'Contacts',
  email: 'Mail',
  noContact: 'Address and opening hours of this library are not registered here yet.',
  contact: 'Visiting',
  allWorks: (library) => `All works of ${library}`,
  searchIn: (library) => `Search in ${library}`,
  collections: 'Special collections',
  byType: 'By type',
  newest: 'Recently added',
  sources: 'Sources of data',
  noSources: 'This library has not been connected yet.',
  worksCount: (count) => works(count),
  recordsCount: (records) => count(records, 'record', 'records'),
  unknown: 'No such library',
  unknownHint: (code) => `No member library has the code “${code}”.`,
};

export const collections: Messages['collections'] = {
  title: 'Special collections',
  lead: 'Each library builds collections of its own on local themes.',
  none: 'No special collection is registered yet; they appear here after the first harvest.',
  of: (library) => `Special collection of ${library}`,
  all: 'All works of this collection',
  searchIn: 'Search in this collection',
  newest: 'Recently added',
  empty: 'This collection has no works at present.',
  rights: 'Rights',
  terms: 'Terms of use',
  access: 'Access',
  byDefault: ' (unless a record says otherwise)',
  unknown: 'No such collection',
  unknownHint: 'It may have been renamed or closed.',
};

export const rightsNames: Messages['rightsNames'] = {
  'public-domain': 'public domain',
  'in-copyright': 'in copyright',
  unclear: 'rights unclear',
  internal: 'internal, for use in the library',
  'cc-by': 'Creative Commons Attribution 4.0',
  'cc-by-nc': 'Creative Commons Attribution-NonCommercial 4.0',
  'cc-by-nc-nd': 'Creative Commons Attribution-NonCommercial-NoDerivatives 4.0',
  cc0: 'Creative Commons CC0, rights waived',
};
