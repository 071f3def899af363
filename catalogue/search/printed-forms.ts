/**
 * How names and subjects are shown that no reader knows as they are counted: Buck, Pearl S. as most records
 * print it, though the facet counts buck, pearl s. for all of them, and 乾隆 and 柳诒徵 for 干隆 and 柳诒征. All
 * other Han is shown as it is counted, one form for readers of either script.
 */
import type { CatalogueDocument } from '../document.ts';
import { facetText } from './facet-values.ts';
import { isOpen } from './facets.ts';
import type { FilterName, OpenFacet } from './facets.ts';
import { suggestedText } from './suggestions.ts';
import { keepsForms } from '../text/text.ts';

/** What has no letters, whatever it is folded to: nearly every name here. */
const HAN = /^\p{Script=Han}+$/u;
/** Longer forms are cut, as facet values are. */
const LONGEST = 100;

/** 乾 and 徵, which simplified print keeps in some words and names, and what they are folded to. */
const MAY_BE_KEPT = /[乾干徵征]/u;

/** By what the form of a value of an open facet is kept; undefined for one that is shown as it is counted. */
export function formKey(facet: FilterName, value: string): string | undefined {
  if (!isOpen(facet)) return undefined;
  const text = suggestedText(facet, value);
  return hasCase(text) || MAY_BE_KEPT.test(text) ? keyOf(facet, text) : undefined;
}

/** The forms that a document prints, by `formKey` of what is counted for them. */
export function printedForms(document: CatalogueDocument): ReadonlyMap<string, string> {
  const forms = new Map<string, string>();
  const add = (facet: OpenFacet, printed: string): void => {
    if (HAN.test(printed) && !MAY_BE_KEPT.test(printed)) return;
    const text = facetText(printed).slice(0, LONGEST);
    const key = keyOf(facet, text);
    if ((hasCase(text) || isKept(text, printed)) && !forms.has(key))
      forms.set(key, printed.trim().replace(/\s+/gu, ' ').slice(0, LONGEST));
  };
  for (const { name, kind } of document.creators) if (kind === 'person') add('person', name);
  for (const { text, kind } of document.subjects) if (kind !== 'form') add('subject', text);
  return forms;
}

/** What a form is worth when several are printed equally often: capitals alone and no capitals come last. */
export function isWritten(form: string): boolean {
  return form !== form.toUpperCase() && form !== form.toLowerCase();
}

function keyOf(facet: OpenFacet, text: string): string {
  return `${facet}:${text}`;
}

/** Whether a text is printed as simplified print has it, with 乾 and 徵 where it keeps them. */
function isKept(text: string, printed: string): boolean {
  return MAY_BE_KEPT.test(text) && keepsForms(printed.replace(/[乾徵]/gu, ''));
}

/** Whether there are letters that can be large or small. */
function hasCase(text: string): boolean {
  return text.toUpperCase() !== text.toLowerCase();
}
