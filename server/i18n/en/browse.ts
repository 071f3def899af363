/** Lists to leaf through, and the timeline: English. */
import type { Messages } from '../zh.ts';

export const browse: Messages['browse'] = {
  heading: (what) => `Browse: ${what}`,
  lead: 'No query needed: leaf through the holdings of the whole city by pinyin, strokes or number of works.',
  titlesLead:
    'The titles of all holdings by pinyin or strokes. A title leads to its work, and one that several works have to a list of these.',
  allHeads: 'All',
  works: (works) => `${works} works`,
  what: 'What to browse',
  names: {
    title: 'Titles',
    creator: 'People',
    subject: 'Subjects',
    place: 'Places',
    class: 'Classes',
  },
  orders: { tree: 'As a tree', pinyin: 'By pinyin', strokes: 'By strokes', count: 'By works' },
  groups: 'First character',
  strokes: (strokes, values) => `${strokes} (${values})`,
  find: 'Find in the list',
  findSubmit: 'Find',
  total: (values) => `${values} entries`,
  cut: (values, most) =>
    `${values} entries; the ${most} with most works are listed. Find the others by their characters.`,
  none: 'No such entry. Try another character, or take other conditions away.',
  within: 'Back to the results',
  withinHint: 'Only what occurs in the present results is listed.',
  axis: 'Works by year',
  scale: (from, until, times) =>
    `Years run from left to right: from ${until} on each is as wide as any other; ${from}–${until - 1} are drawn ${times} times narrower, and what is older has no scale. The height is the number of works.`,
  bar: (period, found) => `${period}: ${found} ${found === '1' ? 'work' : 'works'}`,
  table: 'As a table',
  timeline: 'Timeline',
  timelineLead:
    'All holdings by period: the taller the bar, the more works. Choose one to list them.',
  other: 'Browse by title, person, subject, place or class',
  all: 'Find among all',
};
