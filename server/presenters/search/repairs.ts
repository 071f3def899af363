/** 没有找到时: what the enquiry found that helps, as links that say what they do and what they find. */
import type { SearchRequest } from '../../../catalogue/search/request.ts';
import { writeSearchAddress } from '../../addresses/search-address.ts';
import type { Change, Part, Remedy } from '../../enquiries/remedy.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Messages } from '../../i18n/languages.ts';
import { yearsCalled, yearsLabel } from './filters.ts';

export interface Repair {
  readonly label: string;
  readonly href: string;
  /** 可得 12 种 */
  readonly found: string;
}

/** One word or filter of the request by itself, and what it would find. */
export interface Examined {
  readonly label: string;
  readonly found: string;
  /** Null when it finds nothing. */
  readonly href: string | null;
}

/** What a page without results has to say. */
export interface ShownRemedy {
  /** 您要找的是不是 */
  readonly offers: readonly Repair[];
  readonly repairs: readonly Repair[];
  readonly examined: readonly Examined[];
  /** Said below: that nothing helps, or that not everything was tried; null when neither. */
  readonly hint: string | null;
}

/** @param request the one that finds nothing */
export function presentRemedy(
  request: SearchRequest,
  { offers, repairs, examined, isCut }: Remedy,
  labels: Labels,
  t: Messages,
): ShownRemedy {
  const helps = offers.length + repairs.length > 0;
  return {
    offers: offers.map(({ words, better, works, request: meant }) => ({
      label: words,
      href: writeSearchAddress(meant),
      found: t.search.worksWith(better, works),
    })),
    repairs: repairs.map(({ what, works, request: changed }) => ({
      label: changeLabel(what, request, labels, t),
      href: writeSearchAddress(changed),
      found: t.search.found(works),
    })),
    examined: examined.map(({ what, works, request: part }) => ({
      label: partLabel(what, request, labels, t),
      found: works === 0 ? t.search.noneAlone : t.search.found(works),
      href: works === 0 ? null : writeSearchAddress(part),
    })),
    hint: isCut ? t.search.notAllTried : helps ? null : t.search.nothingAtAll,
  };
}

function changeLabel(change: Change, request: SearchRequest, labels: Labels, t: Messages): string {
  switch (change.kind) {
    case 'without-filters':
      return t.search.withoutFilters;
    case 'without-filter': {
      const { facet } = change;
      const names = (request.filters[facet] ?? []).map((value) => labels.of(facet, value));
      return t.search.withoutFilter(`${t.facets[facet]}${t.site.colon}${names.join(t.site.and)}`);
    }
    case 'without-years':
      return t.search.withoutFilter(yearsIn(request, t));
    case 'in-any-field':
      return t.search.inAnyField;
    case 'without-word':
      return t.search.withoutWord(change.word);
  }
}

function partLabel(part: Part, request: SearchRequest, labels: Labels, t: Messages): string {
  switch (part.kind) {
    case 'word':
      return t.search.wordAlone(part.word);
    case 'filter': {
      const name = labels.of(part.facet, part.value);
      return t.search.filterAlone(`${t.facets[part.facet]}${t.site.colon}${name}`);
    }
    case 'years':
      return t.search.filterAlone(yearsIn(request, t));
  }
}

function yearsIn(request: SearchRequest, t: Messages): string {
  return `${yearsCalled(request, t)}${t.site.colon}${yearsLabel(request, t) ?? ''}`;
}
