/**
 * What a transaction makes of each description that it stores is tried where it is described: under its limit of
 * time, and where a fault costs one record. Inside the transaction it would cost the page. All of it is pure, and
 * takes a hundredth of the time of describing.
 */
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import { groupSameEdition } from '../../../catalogue/matching/matching.ts';
import { printedForms } from '../../../catalogue/search/printed-forms.ts';
import { buildWork } from '../../../catalogue/work.ts';

/**
 * @returns the description that was given
 * @throws whatever its match keys, its comparison with another, its forms or its work throw
 */
export function tried<Description extends CatalogueDocument | null>(
  description: Description,
): Description {
  if (description === null) return description;
  groupSameEdition([description, description]);
  printedForms(description);
  buildWork([description], '');
  return description;
}
