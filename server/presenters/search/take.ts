/** What of a search is taken along: files of the chosen hits or of all, the chosen ones on the shelf, a feed. */
import { MOST_EXPORTED } from '../../../formats/out/exports.ts';
import type { SearchRequest } from '../../../catalogue/search/request.ts';
import { MOST_CHOSEN } from '../../addresses/chosen.ts';
import { parametersOf } from '../../addresses/search-address.ts';
import type { Messages } from '../../i18n/languages.ts';
import { feedHref } from '../site/about.ts';
import { exportOptions } from '../works/shelf.ts';
import type { Option } from './search-box.ts';

export interface Take {
  /** What is asked again for the file. */
  readonly hidden: readonly { readonly name: string; readonly value: string }[];
  readonly formats: readonly Option[];
  /** How many are in the file, said before it is asked for. */
  readonly hint: string;
  readonly full: string;
  readonly feedHref: string;
}

/** @param works that were found, of a folded search as well */
export function presentTake(request: SearchRequest, works: number, t: Messages): Take {
  const { query, filters, from, until, years, sort } = request;
  return {
    hidden: parametersOf({ query, filters, from, until, years, sort }).map(([name, value]) => ({
      name,
      value,
    })),
    formats: exportOptions(t),
    hint: t.taking.hits(works, MOST_EXPORTED),
    full: t.shelf.full(MOST_CHOSEN),
    feedHref: feedHref(request),
  };
}
