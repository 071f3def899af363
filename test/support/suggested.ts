/** Whether what is suggested is found when it is chosen, looked at work by work with the simplest search. */
import type { IndexedWork } from '../../catalogue/search/indexed-work.ts';
import {
  suggestedText,
  suggestedValues,
  suggestionTerms,
} from '../../catalogue/search/suggestions.ts';
import type { Suggestion } from '../../catalogue/search/suggestions.ts';
import { searchFor } from '../../server/api/suggest.ts';
import { requestOf } from './indexed-works.ts';
import { naiveSearch } from './naive-search.ts';

/** What of a work is suggested and does not find it when it is chosen. */
export function suggestedInVain(work: IndexedWork): Suggestion[] {
  const { title } = work.hit;
  const titles: Suggestion[] =
    suggestionTerms('title', title).length === 0
      ? []
      : [{ kind: 'title', text: title, value: title }];
  const values = suggestedValues(work).map(({ kind, value }): Suggestion => {
    const text = suggestedText(kind, value);
    return { kind, text, value: kind === 'place' ? value : text };
  });
  return [...titles, ...values].filter(
    (one) =>
      suggestionTerms(one.kind, one.text).length > 0 &&
      naiveSearch([work], requestOf(searchFor(one)), []).total === 0,
  );
}
