/**
 * What a transaction makes of each description that it stores is tried where it is described: under its limit of
 * time, and where a fault costs one record. Inside the transaction it would cost the page. All of it is pure, and
 * takes a hundredth of the time of describing.
 */
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import { compareStatements } from '../../../catalogue/matching/comparison/comparison.ts';
import { printedForms } from '../../../catalogue/search/printed-forms.ts';
import { buildWork } from '../../../catalogue/work.ts';
import { prepared } from './matching/prepared.ts';

/** Code units of a statement as it is stored: a shorter one is compared in no time. */
const LONG = 4_000;

/**
 * @returns the description that was given
 * @throws whatever its statement, its keys, its comparison with another, its forms or its work throw
 */
export function tried<Description extends CatalogueDocument | null>(
  description: Description,
): Description {
  if (description === null) return description;
  const { statement, json } = prepared(description);
  if (json.length > LONG) compareStatements(statement, statement);
  printedForms(description);
  buildWork([description], '');
  return description;
}
