/**
 * In which form a page prints the names and subjects that it lists: the catalogue is asked for those in letters,
 * and for no others. A page can do without.
 */
import type { Works } from '../../catalogue/ports/works.ts';
import { OPEN_FACETS } from '../../catalogue/search/facets.ts';
import type { FilterName } from '../../catalogue/search/facets.ts';
import { formKey } from '../../catalogue/search/printed-forms.ts';

/** Values asked about at most; the first have most works. */
const MOST_ASKED = 2_000;

/** Values of facets that a page lists, by facet. */
type Listed = Partial<Readonly<Record<FilterName, readonly { readonly value: string }[]>>>;

export async function formsOf(
  records: Pick<Works, 'printedForms'>,
  listed: Listed,
): Promise<ReadonlyMap<string, string>> {
  const keys = OPEN_FACETS.flatMap((facet) =>
    (listed[facet] ?? []).flatMap(({ value }) => formKey(facet, value) ?? []),
  );
  return keys.length === 0 ? new Map() : records.printedForms(keys.slice(0, MOST_ASKED));
}
