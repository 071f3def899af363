/** Why records stand on one card, and what other works are to it. */
import type { Messages } from '../zh.ts';
import { n } from './number.ts';

export const together: Messages['together'] = {
  heading: 'Why these are together',
  summary: 'Why the records of these libraries are of one edition, pair by pair',
  lead: 'Two records share a card when they describe the same edition on the same carrier. If that is wrong, tell a librarian: what is put right stays so through later harvests.',
  decided: 'Decided by a librarian',
  found: (percent) => `Compared automatically, ${percent}% sure`,
  some: (shown) => `${n(shown)} pairs are listed; the others are in the JSON of the work.`,
  agree: (field, value) => `${field} agrees: ${value}`,
  agreeAs: (field, a, b) => `${field} fits: ${a} ≈ ${b}`,
  differ: (field, a, b) => `${field} differs: ${a} ≠ ${b}`,
  missing: (field, value) => `${field} is said by one alone: ${value}`,
  fields: {
    abstract: 'Abstract',
    address: 'Address of the full text',
    branch: 'Branch of the family',
    carrier: 'Carrier',
    creator: 'Creator',
    csbn: 'Unified book number',
    date: 'Year of publication',
    day: 'Day',
    doi: 'DOI',
    edition: 'Edition',
    extent: 'Pages',
    hall: 'Hall name',
    isbn: 'ISBN',
    issn: 'ISSN',
    juan: 'Number of juan',
    language: 'Language',
    making: 'How it was made',
    original: 'Date of the original',
    'other-title': 'Subtitle',
    part: 'Part',
    permit: 'Printing permit',
    place: 'Place',
    publisher: 'Publisher',
    reign: 'Reign',
    round: 'Round of gazetteers',
    scale: 'Scale',
    series: 'Series',
    sheet: 'Sheet',
    size: 'Size',
    span: 'Span of time',
    title: 'Title',
    type: 'Kind',
    'union-number': 'Union catalogue number',
  },
};

export const kinships: Messages['kinships'] = {
  'other-edition': 'Other editions',
  carrier: 'On other carriers',
  'reproduction-of': 'The original it reproduces',
  set: 'The set it belongs to',
  part: 'Parts',
  series: 'The series it belongs to',
  piece: 'Pieces',
};

export const kin: Messages['kin'] = {
  heading: 'Editions, sets and parts',
  some: (all, shown) => `${n(all)} works; the first ${n(shown)} are listed.`,
};
