/** The home page: English. */
import type { Messages } from '../zh.ts';
import { works } from './number.ts';

export const home: Messages['home'] = {
  lead: 'One search for the local documents of the whole city',
  intro: (count, libraries) => `${count} works of local interest from ${libraries} libraries`,
  preparing: 'The catalogues are being harvested for the first time; search opens in a moment',
  noSources: 'No source has been registered yet; its documents will be listed here',
  nothingYet: 'No record has come yet; see “Status” for the reason',
  entries: {
    online: 'Read at home',
    image: 'Old photographs',
    gazetteer: 'Gazetteers',
    genealogy: 'Genealogies',
    music: 'Folk songs',
    map: 'Old maps',
    'oral-history': 'Oral history',
  },
  entriesTitle: 'Begin here',
  examples: 'For example',
  exampleQueries: ['景定建康志', '南京 城墙', '秦淮', '金陵图书馆', 'jinling', '民国'],
  libraries: 'The libraries of the districts',
  mapHint:
    'A sketch: where the districts lie, about; no map, and no boundaries. Figures are works, and more of them are darker.',
  mapBeside: 'Other member libraries',
  mapList: 'As a list, with last updates',
  mapName: (shortName) => shortName.replace(/ (?:District )?Library$/, ''),
  mapLabel: (name, count, library) => `${name} ${count}, ${library}`,
  allLibraries: 'Opening hours, addresses and telephones',
  collections: 'Special collections',
  allCollections: 'All special collections',
  periods: 'Browse by period',
  periodsHint: 'The height of a bar shows the number of works; select one to see them.',
  types: 'Browse by type',
  works: (count) => works(count),
  searchAway: 'The search engine is starting; recent additions and browsing follow shortly.',
};
