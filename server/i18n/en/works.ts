/** The page of one work, and the works beside it: English. */
import type { Messages } from '../zh.ts';
import { count, works } from './number.ts';

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

export const work: Messages['work'] = {
  picture: (title) => `${title} (thumbnail)`,
  back: 'Back to results',
  description: 'Description',
  says: 'according to ',
  title: 'Title',
  volume: 'Part',
  creator: 'Creator',
  contributor: 'Contributor',
  responsibility: 'Statement of responsibility',
  edition: 'Edition',
  publication: 'Publication',
  digitiser: 'Digitised or put online by',
  extent: 'Extent',
  series: 'Series',
  successions: { before: 'Title before', after: 'Title after' },
  type: 'Type',
  language: 'Language',
  subjects: 'Subjects',
  classes: 'Class (CLC)',
  otherClasses: 'Other classes',
  places: 'Places',
  invalid: 'does not check, as printed',
  price: 'Price',
  abstract: 'Abstract',
  contents: 'Contents',
  notes: 'Notes',
  extraNames: {
    format: 'Form',
    temporal: 'Period',
    '255': 'Scale and projection',
    '362': 'Numbering',
  },
  dates: {
    publication: 'Published',
    volume: 'Year of the volume',
    original: 'Original work',
    reprint: 'Reprinted',
    created: 'Made',
    taken: 'Year taken',
    recorded: 'Year recorded',
    digitisation: 'Digitised',
    system: 'System date',
  },
  ambiguous: (low, high) => `${low} or ${high}`,
  approximate: (date) => `about ${date}`,
  inferred: (date) => `${date}, inferred`,
  coded: (date) => `${date}, from the coded fields`,
  titled: (date) => `${date}, from the title`,
  uncertain: (date) => `${date}, uncertain`,
  since: (date) => `from ${date}`,
  until: (date) => `until ${date}`,
  range: (from, to) => `${from}–${to}`,
  year: (year) => (year > 0 ? String(year) : `${1 - year} BC`),
  month: (year, month) => `${MONTHS[month - 1] ?? ''} ${year}`,
  day: (month, day) => `${day} ${month}`,
  dateUnread: 'not understood',
  holdings: 'Holdings and access',
  holdingsLead: (libraries, holdings) =>
    `${count(libraries, 'library', 'libraries')}, ${count(holdings, 'holding', 'holdings')}.`,
  location: 'Location',
  callNumber: 'Call number',
  volumes: 'Volumes',
  completeness: 'Completeness',
  copies: 'Copies',
  carrier: 'Carrier',
  collection: 'Collection',
  rights: 'Rights',
  openCatalogue: (library) => `See it in the catalogue of ${library}`,
  sources: 'Where this comes from',
  sourcesLead:
    'The records exactly as the libraries sent them; everything above is made from them.',
  source: 'Source',
  identifier: 'OAI identifier',
  datestamp: 'Datestamp at the source',
  format: 'Format',
  firstSeen: 'First harvested',
  lastChanged: 'Last changed',
  getRecord: 'Compare with the record at its source (GetRecord)',
  rawRecord: 'Record as XML',
  rawMissing: 'The record cannot be read at the moment.',
  cut: (shown) =>
    `The record is long: only its first ${shown} characters are shown; see the source for the rest.`,
  formats: {
    oai_dc: 'Dublin Core (oai_dc)',
    qdc: 'Qualified Dublin Core',
    marc21: 'MARC21',
    cnmarc: 'CNMARC',
  },
  json: 'For programs (JSON)',
  someOf: (total, shown) =>
    `${shown} of ${total} are listed here; all are in “For programs (JSON)” below.`,
  describedSome: (total, shown) =>
    `This work has ${total} descriptions; the above is made of the first ${shown}. All are in “For programs (JSON)” below.`,
  recordsSome: (total, shown) =>
    `The first ${shown} of ${total} records are shown; all descriptions are in “For programs (JSON)”.`,
  permalink: 'Permanent address',
  goneTitle: 'This work has been withdrawn',
  gone: (title, date) =>
    `The last record of “${title}” was deleted by its library on ${date}, so it is no longer offered.`,
  goneUntitled: (date) =>
    `Its last record was deleted by its library on ${date}, so it is no longer offered.`,
  goneHint: 'Other libraries may hold a work of the same title.',
  goneSearch: 'Search for the title',
  unknownTitle: 'No such work',
  unknown: 'There is no work with this number; perhaps the address was copied with a mistake.',
  how: {
    online: (hasLink, library) =>
      hasLink
        ? 'Open to everybody online: follow the link below.'
        : `Open to everybody online, but the record gives no address; please ask ${library}.`,
    login: (hasLink, library) =>
      hasLink
        ? `Readable online after signing in with a reader’s card of ${library}.`
        : `Readable with a reader’s card of ${library}; the record gives no address, please ask the library.`,
    network: (library) =>
      `Readable only inside the library: use the computers or network of ${library}.`,
    onsite: (library) => `Not lent: consult it at ${library}.`,
    loan: (library) => `Can be borrowed from ${library} with a reader’s card.`,
    catalogue: (library) =>
      `Only the description is here; ask ${library} whether the original can be seen.`,
    unknown: (library) =>
      `The record does not state access; please ask ${library} before you visit.`,
  },
};

export const titleKinds: Messages['titleKinds'] = {
  main: 'Title',
  remainder: 'Other title information',
  parallel: 'Parallel title',
  variant: 'Other title',
  uniform: 'Uniform title',
  analytic: 'Title of a part',
};

export const identifierTypes: Messages['identifierTypes'] = {
  isbn: 'ISBN',
  issn: 'ISSN',
  csbn: 'Unified book number',
  'cn-serial': 'CN serial number',
  internal: 'Permit number (internal publication)',
  census: 'Rare-book census number',
  doi: 'DOI',
  hdl: 'Handle',
  union: 'Union catalogue number',
  uri: 'Address',
  local: 'Library’s own number',
};

export const subjectKinds: Messages['subjectKinds'] = {
  topic: 'Subject',
  person: 'Person',
  body: 'Body',
  place: 'Place',
  period: 'Period',
  form: 'Form',
  free: 'Keyword',
};

export const yearKinds: Messages['yearKinds'] = {
  publication: 'Year published',
  original: 'Year of the original',
};

export const yearNames: Messages['yearNames'] = {
  publication: yearKinds.publication,
  volume: 'Year of the volume, or published',
  taken: 'Year taken',
  recorded: 'Year recorded',
};

export const related: Messages['related'] = {
  heading: 'Related works',
  volumes: 'Other volumes of the set',
  editions: 'Other editions',
  series: (title) => `In the same series: ${title}`,
  creator: (name) => `By the same person or body: ${name}`,
  placeAndTime: 'Same place and time',
  all: (total) => `See all ${works(total)}`,
  away: 'Related works cannot be shown just now: the search engine is busy or starting. Load the page again in a while.',
};
