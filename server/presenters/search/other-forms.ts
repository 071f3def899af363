/**
 * Other forms of what was typed, as the works found print them: 陳作霖年譜 for 陈作霖. Nothing is converted:
 * 皇后 is no 皇後, 乾隆 no 干隆, and only print says which character was meant.
 */
import { highlight } from '../../../catalogue/search/highlight.ts';
import { QUERY_FIELDS } from '../../../catalogue/search/request.ts';
import type { SearchRequest } from '../../../catalogue/search/request.ts';
import { fold, foldForms } from '../../../catalogue/text/text.ts';
import type { WorkHit } from '../../../catalogue/work.ts';
import { marksOf } from './hits.ts';

/** Enough to see what was done. */
const MOST_FORMS = 3;
/** Names of a work that are looked at, as many as a list shows. */
const MOST_NAMES = 10;

/**
 * @param hits those of the page
 * @returns distinct, in the order of the hits; none when they print what was typed
 */
export function otherForms(request: SearchRequest, hits: readonly WorkHit[]): string[] {
  const words = QUERY_FIELDS.flatMap((field) => request.query[field] ?? []);
  const typed = new Set(foldForms(words.join(' ')));
  const meant = new Set(fold([...typed].join('')));
  const marks = marksOf(request);
  const forms = new Set<string>();
  for (const { title, creators, publisher, otherForms: others = [] } of hits) {
    for (const { text, hit } of [
      ...highlight(title, marks.title),
      ...creators.slice(0, MOST_NAMES).flatMap((name) => highlight(name, marks.creator)),
      ...highlight(publisher ?? '', marks.publisher),
      ...others.flatMap((text) => [
        ...highlight(text, marks.title),
        ...highlight(text, marks.creator),
      ]),
    ]) {
      if (hit && Array.from(foldForms(text)).some(isOther)) forms.add(text.replace(/\s+/gu, ''));
      if (forms.size >= MOST_FORMS) return [...forms];
    }
  }
  return [...forms];

  /** Another form of a character that was typed. */
  function isOther(character: string): boolean {
    return !typed.has(character) && /\p{Script=Han}/u.test(character) && meant.has(fold(character));
  }
}
