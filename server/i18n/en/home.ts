/** The home page: English. */
import type { Messages } from '../zh.ts';
import { works } from './number.ts';

export const home: Messages['home'] = {
  lead: 'One search for the local documents of the whole city',
  intro: (count, libraries) => `${count} works of local interest from ${libraries} libraries`,
  preparing: 'The catalogues are being harvested for the first time; search opens in a moment',
  noSources: 'No source has been registered yet; its documents will be listed here',
  nothingYet: 'No record has come yet; see “Status” for the reason',
  examples: 'For example',
  exampleQueries: ['景定建康志', '南京 城墙', '秦淮', '金陵图书馆', 'jinling', '民国'],
  libraries: 'Member libraries',
  allLibraries: 'All member libraries',
  collections: 'Special collections',
  allCollections: 'All special collections',
  newest: 'Recently added',
  allNewest: 'More recent additions',
  periods: 'Browse by period',
  periodsHint: 'The height of a bar shows the number of works; select one to see them.',
  types: 'Browse by type',
  works: (count) => works(count),
  searchAway: 'The search engine is starting; recent additions and browsing follow shortly.',
};
