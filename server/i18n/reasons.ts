/** What the comparison of one field found, as a sentence. */
import type { Reason } from '../../catalogue/matching/comparison/comparison.ts';
import { saysPages } from '../../catalogue/matching/statement/imprint.ts';
import { shortened } from '../../catalogue/text/bounds.ts';
import type { Messages } from './languages.ts';

const LONGEST_TEXT = 200;

export function reasonShown({ field, verdict, a, b }: Reason, t: Messages): string {
  const w = t.together;
  const label = Object.hasOwn(w.fields, field) ? (w.fields[field] ?? field) : field;
  const [left, right] = [a, b].map((value) => valueShown(field, value, t)) as [string, string];
  switch (verdict) {
    case 'agree':
      return left === right || right === '' || left === ''
        ? w.agree(label, left || right)
        : w.agreeAs(label, left, right);
    case 'missing': {
      const isSaid = (value: string): boolean =>
        value !== '' && (field !== 'extent' || saysPages(value));
      return missingShown(label, [isSaid(a) ? left : '', isSaid(b) ? right : ''], [left, right], t);
    }
    case 'differ':
    case 'veto':
      return w.differ(label, left || w.unsaid, right || w.unsaid);
  }
}

/**
 * What could not be compared: mostly, one side says nothing.
 *
 * @param said by each; '' also for words that say something else, as 纸质 says no pages
 * @param words of each, as they stand
 */
function missingShown(
  label: string,
  [a, b]: readonly [string, string],
  words: readonly [string, string],
  { site, together: w }: Messages,
): string {
  if (a !== '' && b !== '') return w.uncompared(label, a, b);
  if (a === '' && b === '')
    return w.unsaidAs(label, [...new Set(words)].filter((one) => one !== '').join(site.and));
  const other = a === '' ? words[0] : words[1];
  return other === '' ? w.missing(label, a || b) : w.missingAs(label, a || b, other);
}

/** Codes by their names, all else as it was compared. */
function valueShown(field: string, value: string, t: Messages): string {
  const names: Readonly<Record<string, string>> | undefined = namesOf(field, t);
  if (names === undefined) return shortened(value, LONGEST_TEXT);
  return value
    .split('、')
    .map((code) => (Object.hasOwn(names, code) ? names[code] : code))
    .join(t.site.and);
}

function namesOf(field: string, t: Messages): Readonly<Record<string, string>> | undefined {
  switch (field) {
    case 'carrier':
      return t.carriers;
    case 'language':
      return t.languages;
    case 'type':
      return t.types;
    default:
      return undefined;
  }
}
