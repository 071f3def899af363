/** The page of the advanced search: English. */
import type { Messages } from '../zh.ts';
import { n } from './number.ts';

export const advanced: Messages['advanced'] = {
  title: 'Advanced search',
  back: 'Back to simple search',
  conditions: 'By conditions',
  hint: 'Rows are joined from the first on; blank rows do not count.',
  row: (number) => `Condition ${n(number)}`,
  join: 'How it joins the rows above',
  joins: { and: 'and', or: 'or', not: 'but not' },
  match: 'How to match',
  matches: { contains: 'contains', prefix: 'begins with', exact: 'is exactly' },
  years: 'Years',
  reset: 'Clear',
  expert: 'Query line',
  expertHint: 'Write the query yourself; how is told below.',
  run: 'Search by this line',
  grammar: 'How to write a query line',
  rules: [
    'A condition is field, sign, words: title=wall (contains), title^Nanjing (begins with), title=="Wall of Nanjing" (is). Without a field all fields are searched.',
    'Words with blanks go in quotation marks. Simplified, traditional and full-width spellings are alike.',
    'Conditions are joined by AND, OR, NOT with blanks around them; a blank alone is AND.',
    'Brackets first, then NOT and AND, then OR. A field may stand before a bracket: title=(Nanjing OR Jinling).',
  ],
};
