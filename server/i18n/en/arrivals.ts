/** New arrivals by week: English. */
import type { Messages } from '../zh.ts';

const long = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

export const arrivals: Messages['arrivals'] = {
  added: 'Added',
  // The thin blanks of the range are plain ones here, as everywhere on our pages.
  days: (first, last) => long.formatRange(first, last).replace(/\s/g, ' '),
};
