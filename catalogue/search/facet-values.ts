/** What the values of a facet are made of, and what one is called when it is looked for or put in order. */
import { className } from '../fields/classification.ts';
import { formerNames, placeName } from '../fields/places.ts';
import type { ListedFacet } from './facets.ts';
import { fold, titleKey } from '../text/text.ts';

/** Wholly of single Han, parted by blanks: one word, spaced out in print. */
const SPACED_OUT = /^\p{Script=Han}(?: \p{Script=Han})+$/u;
/** 约翰·拉贝: the point between the parts of a name has many forms. */
const POINT = /[•‧∙⋅・]/gu;
/** What `titleKey` leaves out of folded text: marks and blanks, accents. */
const MARK = /[^\p{L}\p{N}\p{M}]|[^\x00-\x7f\P{Script=Latin}]|\p{M}/u;

/** One value for 方誌, 方志 and 方 志: readers of either script see one line with one count. */
export function facetText(printed: string): string {
  const folded = fold(printed).trim().replace(/\s+/gu, ' ').replace(POINT, '·');
  return SPACED_OUT.test(folded) ? folded.replaceAll(' ', '') : folded;
}

/**
 * A test whether the name of a value holds what a reader looks for, in any spelling, without regard to
 * blanks and marks; a district is found by the names of what became part of it, too.
 *
 * @param contains '' = every value; marks alone are in none
 */
export function holding(facet: ListedFacet, contains: string): (value: string) => boolean {
  if (contains === '') return () => true;
  const key = titleKey(contains);
  if (key === '') return () => false;
  const holds = (text: string): boolean =>
    text.includes(key) || (MARK.test(text) && titleKey(text).includes(key));
  return (value) =>
    holds(valueText(facet, value)) || (facet === 'place' && formerNames(value).some(holds));
}

/** The name of a person without the role, of a place or class its label, of anything else the value. */
export function valueText(facet: ListedFacet, value: string): string {
  switch (facet) {
    case 'person':
      return value.slice(value.indexOf(':') + 1);
    case 'place':
      return fold(placeName(value));
    case 'class':
      return fold(className(value));
    default:
      return value;
  }
}
