/** What is offered beside a search: what the enquiry found that helps, as links that say what they do and find. */
import type { SearchRequest } from '../../../catalogue/search/request.ts';
import { writeSearchAddress } from '../../addresses/search-address.ts';
import type { Offer, Remedy } from '../../enquiries/remedies/remedy.ts';
import type { Part } from '../../enquiries/remedies/relaxed.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Messages } from '../../i18n/languages.ts';
import { offerLabel, yearsNamed } from '../../i18n/offers.ts';

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

/** What a page has to say of other ways to search. */
export interface ShownRemedy {
  /** 您要找的是不是; where something was found, what finds more. */
  readonly offers: readonly Repair[];
  readonly repairs: readonly Repair[];
  readonly examined: readonly Examined[];
  /** Said below where nothing was found: that nothing helps, or that not everything was tried; null when neither. */
  readonly hint: string | null;
}

export function presentRemedy(
  request: SearchRequest,
  { offers, relaxed, examined, isCut }: Remedy,
  labels: Labels,
  t: Messages,
): ShownRemedy {
  const shown = ({ what, works, request: changed, isFree }: Offer): Repair => ({
    label: offerLabel(what, request, labels, t),
    href: writeSearchAddress(changed),
    found: isFree === true ? t.offers.free(works) : t.search.found(works),
  });
  const helps = offers.length + relaxed.length > 0;
  return {
    offers: offers.map(shown),
    repairs: relaxed.map(shown),
    examined: examined.map(({ what, works, request: part }) => ({
      label: partLabel(what, request, labels, t),
      found: works === 0 ? t.search.noneAlone : t.search.found(works),
      href: works === 0 ? null : writeSearchAddress(part),
    })),
    hint: isCut ? t.search.notAllTried : helps ? null : t.search.nothingAtAll,
  };
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
      return t.search.filterAlone(yearsNamed(request, t));
  }
}
