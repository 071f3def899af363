/** What is offered beside a search or instead of it: English. */
import type { Messages } from '../zh.ts';
import { works } from './number.ts';

export const offers: Messages['offers'] = {
  wider: 'Other ways to search',
  split: (words) => `Search for “${words}” apart`,
  shorter: (words) => `Search only for “${words}”`,
  correction: (words) => words,
  field: (parts) => `Search by field ${parts}`,
  expression: (line) => `Search with the query line ${line}`,
  narrowed: (filter, words) =>
    words === '' ? `Narrow to ${filter}` : `Narrow to ${filter} and search for “${words}”`,
  free: (total) => `${works(total)} without the filters`,
};
