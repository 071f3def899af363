/** What the comparison of one field found, as a sentence. */
import type { Reason } from '../../catalogue/matching/comparison.ts';
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
    case 'missing':
      return w.missing(label, left || right);
    case 'differ':
    case 'veto':
      return w.differ(label, left || w.unsaid, right || w.unsaid);
  }
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
