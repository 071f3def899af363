/** 相关文献: the lists that the enquiry found, each with its heading and the way to all of it. */
import type { Relation, RelatedList } from '../../enquiries/related.ts';
import type { Labels } from '../../i18n/labels.ts';
import type { Messages } from '../../i18n/languages.ts';
import type { Visit } from '../../visit.ts';
import { writeSearchAddress } from '../../addresses/search-address.ts';
import { presentHit } from '../search/hits.ts';
import type { ShownHit } from '../search/hits.ts';

export interface ShownRelatedList {
  readonly heading: string;
  readonly hits: readonly ShownHit[];
  /** All of them; null when those shown are all. */
  readonly all: { readonly href: string; readonly label: string } | null;
}

export interface ShownRelated {
  readonly lists: readonly ShownRelatedList[];
  /** True when the engine did not answer in time. */
  readonly isAway: boolean;
}

/** What is shown of it when it went wrong. */
export const NO_RELATED: ShownRelated = { lists: [], isAway: true };

/** @param lists undefined when the engine did not answer in time */
export function presentRelated(
  lists: readonly RelatedList[] | undefined,
  labels: Labels,
  visit: Visit,
): ShownRelated {
  const { t } = visit;
  return {
    lists: (lists ?? []).map(({ relation, hits, total, request }) => ({
      heading: headingOf(relation, t),
      hits: hits.map((hit) => presentHit(hit, labels, visit)),
      all:
        request !== null && total - 1 > hits.length
          ? { href: writeSearchAddress(request), label: t.related.all(total) }
          : null,
    })),
    isAway: lists === undefined,
  };
}

function headingOf(relation: Relation, { related }: Messages): string {
  switch (relation.kind) {
    case 'volumes':
    case 'editions':
    case 'placeAndTime':
      return related[relation.kind];
    case 'series':
    case 'creator':
      return related[relation.kind](relation.name);
  }
}
