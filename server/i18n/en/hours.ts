/** Opening hours: English. */
import type { Messages } from '../zh.ts';

export const hours: Messages['hours'] = {
  title: 'Opening hours',
  weekdays: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
  days: 'Days',
  open: 'Open',
  closedDay: 'closed',
  soon: 'Different soon',
  between: '; ',
  span: (from, until) => (until === null ? from : `${from} to ${until}`),
  openUntil: (time) => `Open now, closes at ${time}`,
  closed: (why) => (why === '' ? 'Closed now' : `Closed now (${why})`),
  closedUntil: (why, day, time) =>
    `Closed now${why === '' ? '' : ` (${why})`}, opens ${day} at ${time}`,
  today: 'today',
  tomorrow: 'tomorrow',
};
