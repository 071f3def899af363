/** New arrivals by week: English. */
import type { Messages } from '../zh.ts';
import { count, n, works } from './number.ts';

const long = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

export const arrivals: Messages['arrivals'] = {
  title: 'New arrivals',
  lead: 'What the libraries have added, week by week, from Monday to Sunday, Beijing time.',
  added: 'Added',
  // The thin blanks of the range are plain ones here, as everywhere on our pages.
  days: (first, last) => long.formatRange(first, last).replace(/\s/g, ' '),
  thisWeek: 'New this week',
  lastWeek: 'New last week',
  works: (value) => works(value),
  summary: (value, by) =>
    `${works(value)}: ${[
      by.new > 0 ? `new at ${count(by.new, 'library', 'libraries')}` : '',
      by.bulk > 0 ? `a large batch of ${count(by.bulk, 'library', 'libraries')}` : '',
      by.first > 0 ? `the whole catalogue of ${count(by.first, 'library', 'libraries')}` : '',
    ]
      .filter((part) => part !== '')
      .join(', ')}`,
  kinds: { first: 'first load', bulk: 'large batch', new: '' },
  kindsHint:
    'A first load is a catalogue that comes in for the first time, a large batch more at once than there was before: neither is new to its library.',
  none: 'Nothing new this week.',
  noneLately: (weeks) => `Nothing new in the last ${n(weeks)} weeks.`,
  searchAway: 'The search engine is starting; new arrivals follow shortly.',
  listWeek: (value) => `All ${works(value)} of this week`,
  listLibrary: (library, value) => `All ${works(value)} of ${library} in this week`,
  more: 'New arrivals by week',
  everything: 'All works, the last added first',
};
