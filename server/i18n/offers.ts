/**
 * What is offered beside a search or instead of it, in words that can stand alone: whoever listens to a list
 * of links hears nothing else.
 */
import type { FilterName } from '../../catalogue/search/facets.ts';
import type { QueryField, SearchRequest } from '../../catalogue/search/request.ts';
import { yearsCalled, yearsLabel } from './labels.ts';
import type { Labels } from './labels.ts';
import type { Messages } from './languages.ts';

/** What an offer makes of the search. */
export type Offered =
  /** Parted by blanks; with some of it left out; with a title, name, subject or place of the catalogue in it. */
  | { readonly kind: 'split' | 'shorter' | 'correction'; readonly words: string }
  /** Each part in the field that the reader named in the box. */
  | {
      readonly kind: 'field';
      readonly parts: readonly { readonly field: QueryField; readonly words: string }[];
    }
  /** What was typed in the box as the query line that it is. */
  | { readonly kind: 'expression'; readonly line: string }
  /** A word as the filter that it names, and the words left. */
  | { readonly kind: 'class' | 'place' | 'type'; readonly value: string; readonly words: string }
  | Relaxed;

/** One condition less. */
export type Relaxed =
  | { readonly kind: 'without-filters' | 'without-years' | 'in-any-field' }
  | { readonly kind: 'without-filter'; readonly facet: FilterName }
  | { readonly kind: 'without-word'; readonly word: string };

/** @param asked the search that it is offered for */
export function offerLabel(
  offered: Offered,
  asked: SearchRequest,
  labels: Labels,
  t: Messages,
): string {
  const { offers } = t;
  switch (offered.kind) {
    case 'split':
    case 'shorter':
    case 'correction':
      return offers[offered.kind](offered.words);
    case 'field':
      return offers.field(
        offered.parts
          .map(({ field, words }) => `${t.fields[field]}${t.site.colon}${words}`)
          .join(t.site.and),
      );
    case 'expression':
      return offers.expression(offered.line);
    case 'class':
    case 'place':
    case 'type': {
      const name = labels.of(offered.kind, offered.value);
      const value = offered.kind === 'class' ? `${offered.value} ${name}` : name;
      return offers.narrowed(`${t.facets[offered.kind]}${t.site.colon}${value}`, offered.words);
    }
    case 'without-filters':
      return t.search.withoutFilters;
    case 'without-filter': {
      const { facet } = offered;
      const names = (asked.filters[facet] ?? []).map((value) => labels.of(facet, value));
      return t.search.withoutFilter(`${t.facets[facet]}${t.site.colon}${names.join(t.site.and)}`);
    }
    case 'without-years':
      return t.search.withoutFilter(yearsNamed(asked, t));
    case 'in-any-field':
      return t.search.inAnyField;
    case 'without-word':
      return t.search.withoutWord(offered.word);
  }
}

/** 出版年：1912 年及以后 */
export function yearsNamed(asked: SearchRequest, t: Messages): string {
  return `${yearsCalled(asked, t)}${t.site.colon}${yearsLabel(asked, t) ?? ''}`;
}
