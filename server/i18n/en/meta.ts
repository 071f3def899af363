/** What pages say of themselves to search engines and feed readers: English. */
import type { Messages } from '../zh.ts';
import { n } from './number.ts';

export const meta: Messages['meta'] = {
  tags: 'local documents gazetteers genealogies yearbooks photographs Nanjing libraries',
  example: '南京',
  page: (title, portal) => `${title}. ${portal}`,
  edition: (title, from, until) => `${title} (${from === until ? from : `${from}–${until}`})`,
  newest: 'New arrivals',
  newestOf: (what) => `New arrivals: ${what}`,
  work: (title, facts, holders) => `${title}. ${facts.join(', ')}. Held by ${holders}.`,
  holders: (names, all) =>
    names.length < all ? `${names.join(', ')} and ${n(all - names.length)} more` : names.join(', '),
  arrival: (facts, holders) => `${facts.join(', ')}. Held by ${holders.join('; ')}.`,
  holderWith: (name, ways) => `${name} (${ways.join(', ')})`,
  noFeed: 'This feed has nothing to give now',
  subscribe: 'Subscribe',
  subscribeHint: 'For feed readers: tells of every new arrival that this search finds.',
  library: (name, works) =>
    `${n(works)} local documents held by ${name}: collections, opening hours and how to get there.`,
  collection: (name, library) =>
    `${name}, a special collection of ${library}: what is in it and how to see it.`,
  results: (heading, summary) => `${heading}: ${summary}.`,
};
