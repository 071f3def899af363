/** The names of the facets and of their values; places, classes, periods and languages have files of their own: English. */
import type { Messages } from '../zh.ts';
import { periods } from './periods.ts';
import { atHome } from './at-home.ts';

export const facets: Messages['facets'] = {
  lib: 'Library',
  collection: 'Collection',
  type: 'Type',
  edition: 'Edition',
  period: 'Period',
  subject: 'Subject',
  person: 'People by role',
  language: 'Language',
  class: 'Class (CLC)',
  place: 'Place',
  surname: 'Surname',
  hall: 'Hall name',
  seat: 'Family seat',
  access: 'Access',
  carrier: 'Carrier',
  audience: 'Readers meant',
  head: 'Title begins with',
  oeuvre: 'Text',
  held: 'Held by',
};

export const types: Messages['types'] = {
  book: 'Book',
  rarebook: 'Old book',
  gazetteer: 'Gazetteer',
  genealogy: 'Genealogy',
  yearbook: 'Yearbook',
  'memoir-series': 'Historical accounts',
  serial: 'Periodical',
  newspaper: 'Newspaper',
  article: 'Article',
  thesis: 'Thesis',
  map: 'Map',
  rubbing: 'Rubbing',
  archive: 'Manuscript, deed or archive',
  ticket: 'Ticket or certificate',
  image: 'Photograph or picture',
  artwork: 'Painting or calligraphy',
  music: 'Score or song',
  audio: 'Audio',
  video: 'Video',
  'oral-history': 'Oral history',
  database: 'Database',
  other: 'Other',
};

export { typeSigns } from '../zh/facets.ts';

export const access: Messages['access'] = {
  online: 'Online',
  login: 'Library card',
  network: 'Library network',
  onsite: 'Reading room',
  loan: 'Loan',
  catalogue: 'Catalogue only',
  unknown: 'Access not stated',
};

export const carriers: Messages['carriers'] = {
  print: 'Print',
  electronic: 'Electronic',
  micro: 'Microform',
  manuscript: 'Handwritten',
  mixed: 'Mixed',
  unknown: 'Carrier not stated',
};

export const editionKinds: Messages['editionKinds'] = {
  woodblock: 'woodblock',
  'movable-type': 'movable type',
  manuscript: 'manuscript copy',
  draft: 'author’s manuscript',
  lithograph: 'lithograph',
  letterpress: 'letterpress',
  mimeograph: 'mimeograph',
  facsimile: 'facsimile',
  collated: 'collated edition',
  rubbing: 'rubbing',
  reprint: 'reprint',
  revised: 'revised',
};

export const audiences: Messages['audiences'] = {
  preschool: 'Preschool children',
  primary: 'Primary pupils',
  teen: 'Children of 9 to 14',
  youth: 'Young people of 14 to 20',
  juvenile: 'Children and young people',
  adult: 'Adults',
  specialist: 'Specialists and research',
  general: 'All readers',
};

export const roleGroups: Messages['roleGroups'] = {
  author: 'author',
  reviser: 'in charge of revision',
  compiler: 'compiler',
  editor: 'editor',
  annotator: 'annotator',
  translator: 'translator',
  artist: 'artist, photographer',
  printer: 'printer',
  other: 'role not stated',
};

export const held: Messages['held'] = {
  single: 'one library alone',
  several: 'several libraries',
};

export const facetValues: Messages['facetValues'] = {
  type: types,
  edition: editionKinds,
  period: periods,
  access: { ...access, online: atHome },
  carrier: carriers,
  audience: audiences,
  held,
};
