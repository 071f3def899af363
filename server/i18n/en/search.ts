/** The search page: box, filters, results, and what is wrong with an address: English. */
import type { Messages } from '../zh.ts';
import { atHome } from './at-home.ts';
import { n, works } from './number.ts';

export const fields: Messages['fields'] = {
  any: 'All fields',
  title: 'Title',
  creator: 'Creator',
  subject: 'Subject',
  publisher: 'Publisher',
  series: 'Series',
  identifier: 'ISBN',
  callNumber: 'Call number',
  surname: 'Surname',
  hall: 'Hall name',
  seat: 'Family seat',
};

export const sorts: Messages['sorts'] = {
  relevance: 'Relevance',
  newest: 'Date, newest first',
  oldest: 'Date, oldest first',
  title: 'Title by pinyin',
  added: 'Recently added',
};

export const folds: Messages['folds'] = {
  '': 'every edition',
  oeuvre: 'every text once',
};

export const search: Messages['search'] = {
  title: 'Search local documents',
  label: 'Search for',
  field: 'In',
  placeholder: 'Title or name',
  submit: 'Search',
  resultsFor: (query) => `Results for ${query}`,
  allWorks: 'All works',
  total: (total) => works(total),
  totalOfOeuvres: (oeuvres, found) =>
    `${n(oeuvres)} ${oeuvres === 1 ? 'text' : 'texts'} (${works(found)})`,
  rangeOfOeuvres: (from, to) => `, ${n(from)}–${n(to)}`,
  range: (from, to) => `, ${n(from)}–${n(to)}`,
  filters: 'Filters',
  filterHint: 'Tick any number of values, then press the button below them.',
  apply: 'Apply filters',
  filtersChosen: (count) => (count === 0 ? 'Filters' : `Filters (${n(count)} chosen)`),
  pastFilters: 'Skip the filters and go to the results',
  toHits: 'Skip to the first result',
  atHome,
  atHomeOff: ': only what is online',
  atHomeOn: ': chosen, press to undo',
  see: (total) => `Show ${total} works`,
  seeOeuvres: (total) => `Show ${total} texts`,
  allValues: (count) => `All ${n(count)}`,
  arrange: 'Sort',
  fromYear: 'From',
  untilYear: 'To',
  yearsHint: 'years or reigns, such as 1935, 民国二十四年, 光绪',
  yearKind: 'Years are those of',
  personOf: (name, role) => `${name} (${role})`,
  expression: 'Query line',
  within: 'Within these results',
  withinSubmit: 'Search within',
  advanced: 'Advanced search',
  advancedChange: 'Change the query line',
  chosen: 'Chosen',
  chosenCount: (chosen) => `${n(chosen)} chosen`,
  about: (count) => `about ${n(count)}`,
  remove: (what) => `Remove “${what}”`,
  clearAll: 'Clear all',
  sort: 'Sort by',
  fold: 'List',
  foldHint:
    'Editions and carriers of one text are one result, the one that ranks first; the numbers beside filters, types and periods still count works (every edition and carrier).',
  others: (count) =>
    count === 1 ? '1 other edition or carrier' : `${n(count)} other editions or carriers`,
  oneOeuvre: 'editions and carriers of one text',
  perPage: 'Per page',
  show: 'Change',
  list: 'Results',
  pages: 'Pages',
  previous: 'Previous',
  next: 'Next',
  page: (page) => `Page ${n(page)}`,
  pageOf: (page, of) => `Page ${n(page)} of ${n(of)}`,
  capped: (rank) =>
    `To stay fast, results can be paged to number ${n(rank)}. Add a word or a filter to narrow the search.`,
  firstPage: 'Back to the first page',
  moreLibraries: (more) => `${n(more)} libraries in all`,
  ways: {
    online: 'Online',
    loan: 'To borrow',
    onsite: 'In the library',
    login: 'With login',
    network: 'Library network',
    catalogue: 'Catalogue only',
    unknown: 'Access not stated',
  },
  holdingAt: (library, title) => `${library}: ${title}`,
  why: 'Found in',
  captions: {
    title: 'Title',
    otherTitle: 'Other title',
    piece: 'Part',
    series: 'Series',
    creator: 'Creator',
    responsibility: 'Responsibility',
    subject: 'Subject',
    class: 'Class',
    publisher: 'Publisher',
    publicationPlace: 'Published in',
    digitiser: 'Digitised by',
    record: 'Record',
    callNumber: 'Call number',
    surname: 'Surname',
    hall: 'Hall name',
    seat: 'Family seat',
    abstract: 'Abstract',
    contents: 'Contents',
    note: 'Note',
    succession: 'Earlier or later title',
    place: 'Place',
    edition: 'Edition',
    extent: 'Extent',
    extra: 'Also in the record',
    location: 'Location',
    volumes: 'Volumes',
    rights: 'Rights',
  },
  typedAs: {
    writing: (typed) => ` (for “${typed}”)`,
    pinyin: (typed) => ` (pinyin “${typed}”)`,
  },
  noCreator: 'Creator unknown',
  andOthers: (total) => ` and others, ${n(total)} in all`,
  noDate: 'Undated',
  publisher: 'Publisher',
  nothing: 'Nothing matches all conditions',
  nothingOnPage: 'There are fewer pages than that.',
  nothingHint: 'These changes were tried and give results; choose one:',
  nothingAtAll:
    'Taking away any single condition does not help. Try other or shorter words; simplified, traditional and pinyin all work.',
  notAllTried:
    'Search is busy, so not every change was tried. Search again later, or try other or shorter words; simplified, traditional and pinyin all work.',
  withoutWord: (word) => `Without the word “${word}”`,
  withoutFilter: (filter) => `Without “${filter}”`,
  withoutFilters: 'Without any filter',
  inAnyField: 'Search in all fields',
  found: (total) => works(total),
  allTypes: 'All types',
  didYouMean: 'Did you mean:',
  examined: 'Each word and condition by itself:',
  wordAlone: (word) => `Only the word “${word}”`,
  filterAlone: (filter) => `Only the condition “${filter}”`,
  noneAlone: 'nothing',
  histogram: 'By period',
  histogramHint:
    'The height of a bar is the number of works; follow it to narrow. The same stands in the table below.',
  histogramTable: 'Table of periods',
  histogramWorks: 'Works',
  faults: 'The search has a mistake',
  faultsHint: 'Please correct this and search again:',
  unavailable: 'Search is not available just now',
  unavailableHint:
    'The search engine is starting or under maintenance and is usually back within minutes. Your search is not lost: reload this page a little later. Pages on libraries and status still work.',
  retry: 'Search again',
  before: (year) => `${year} and before`,
  after: (year) => `${year} and after`,
  between: (from, until) => `${from}–${until}`,
  collectionOf: (name, library) => `${name} (${library})`,
};

export const faults: Messages['faults'] = {
  'unclosed-quote': (_name, value) =>
    `The quotation at “${value}” in the query line is not closed.`,
  'unclosed-bracket': (_name, value) =>
    `The bracket at “${value}” in the query line is not closed.`,
  unexpected: (_name, value) =>
    `“${value}” in the query line stands where words or a field should.`,
  incomplete: (_name, value) => `The query line breaks off after “${value}”; words are missing.`,
  'unknown-field': (_name, value) =>
    `“${value}” in the query line is no field; there are any, title, creator, subject, publisher, series, identifier, callnumber, surname, hall, seat.`,
  empty: (_name, value) => `There is nothing to search for at “${value}” in the query line.`,
  'not-alone': (_name, value) =>
    `At “${value}” in the query line NOT stands alone; put a condition before it, as in “wall NOT tourism”.`,
  repeated: (name, value) => `${name} may be given once; “${value}” came.`,
  'too-long': (name) =>
    `The words in ${name} are too long or too many: 300 characters and 24 words in all.`,
  'too-many': (name, value) => `${name} takes 50 values at most; ${value} came.`,
  'unknown-value': (name, value) => `${name} knows no value “${value}”.`,
  'not-year': (name, value) =>
    `${name} must be a year or reign such as 1937, 民国二十六年 or 光绪; “${value}” came.`,
  'not-week': (name, value) =>
    `${name} must be a week such as 2026-W48 (week 48 of 2026); “${value}” came.`,
  'years-reversed': (name, value) => `${name}: the first year is after the last: ${value}.`,
  'not-page': (name, value) => `${name} must be a whole number from 1; “${value}” came.`,
  'not-size': (name, value) => `${name} must be a whole number from 1 to 100; “${value}” came.`,
  'too-deep': (name, value) =>
    `${name} ${value} lies beyond work 10,000, the last that can be paged to; add a word or a filter.`,
};

export const suggest: Messages['suggest'] = {
  label: 'Suggestions',
  kinds: { title: 'Title', person: 'Person', subject: 'Subject', place: 'Place' },
  tooLong: (most) => `The parameter q may have ${most} characters at most.`,
};
