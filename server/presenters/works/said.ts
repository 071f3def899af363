/**
 * What the documents of a work say of one field: equal values once, with who says so where not everybody does.
 * Values that differ only in the form of their characters (金陵瑣事, 金陵琐事), in width or in blanks are one, and
 * keep their forms with who prints it so 各馆写法; whatever differs otherwise stays apart.
 */
import { followedIn, saying } from '../../../catalogue/card.ts';
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import { shortened } from '../../../catalogue/text/bounds.ts';
import { fold } from '../../../catalogue/text/text.ts';
import type { Labels } from '../../i18n/labels.ts';

export interface ShownForm {
  readonly text: string;
  /** What we understand by it, in brackets; null when that is no different. */
  readonly note: string | null;
  /** Short names of the libraries that say so. */
  readonly libraries: readonly string[];
}

export interface FieldValue extends ShownForm {
  /** Leads to a search for the same; null when that would not help. */
  readonly href: string | null;
  /** Empty when all do. */
  readonly libraries: readonly string[];
  /** Every form in which it is printed, the shown one first; none when all print it alike. */
  readonly forms: readonly ShownForm[];
}

export interface Said extends Pick<FieldValue, 'text' | 'note' | 'href'> {
  /** Equal for what is the same in more ways than by its characters; absent: those alone tell it. */
  readonly same?: string;
  /** What is shown for those that are the same and say different things; absent: the first of them. */
  readonly together?: string;
}
export type Read = (document: CatalogueDocument) => readonly Said[];

/** UTF-16 units: an abstract is shown whole, a book in a note is not. */
const LONGEST_VALUE = 5_000;
const LONGEST_NOTE = 500;
const MOST_FORMS = 20;

/** A form, and the documents that have it. */
interface Form {
  readonly said: Said;
  readonly by: Set<string>;
}

/**
 * Those of the document that is followed first, others in the order they are met.
 *
 * @param also what is added where it is a form of a value, and left out otherwise
 * @returns values that are still to be shown, by `shownValue`
 */
export function merged(
  documents: readonly CatalogueDocument[],
  read: Read,
  also: Read = () => [],
): readonly (readonly Form[])[] {
  const values = new Map<string, Map<string, Form>>();
  const followed = followedIn(documents, (document) =>
    saying(
      read(document)
        .map(({ text }) => text)
        .join('\n'),
    ),
  );
  const inOrder = documents.toSorted((a, b) => Number(b === followed) - Number(a === followed));
  const take = ({ id }: CatalogueDocument, said: Said, isOnlyForm: boolean): void => {
    const key = keyOf(said);
    const forms = values.get(key) ?? new Map<string, Form>();
    if (isOnlyForm && forms.size === 0) return;
    const print = `${said.text}\n${said.note ?? ''}`;
    const form = forms.get(print) ?? { said, by: new Set() };
    form.by.add(id);
    values.set(key, forms.set(print, form));
  };
  for (const document of inOrder) for (const said of read(document)) take(document, said, false);
  for (const document of inOrder) for (const said of also(document)) take(document, said, true);
  return [...values.values()].map((forms) => [...forms.values()]);
}

/** 图书〔圖書〕 says no more than 图书. */
function keyOf({ text, note, same }: Said): string {
  const key = formlessKey(text);
  const remark = formlessKey(note ?? '');
  return same ?? (remark === key || remark === '' ? key : `${key}\n${remark}`);
}

/** The same for texts that differ only in the form of their characters, in width or in blanks. */
export function formlessKey(text: string): string {
  if (text.length > LONGEST_VALUE) return text;
  return fold(text)
    .replaceAll(/\s+/g, ' ')
    .replaceAll(/(?<![a-z0-9]) | (?![a-z0-9])/g, '');
}

export function shownValue(
  forms: readonly Form[],
  documents: readonly CatalogueDocument[],
  labels: Labels,
): FieldValue {
  const namesOf = (by: ReadonlySet<string>): string[] => [
    ...new Set(
      documents.filter(({ id }) => by.has(id)).map(({ library }) => labels.libraryShort(library)),
    ),
  ];
  const all = new Set(forms.flatMap(({ by }) => [...by]));
  const shown = forms.map(({ said: { text, note }, by }): ShownForm => ({
    text: shortened(text, LONGEST_VALUE),
    note: note === null ? null : shortened(note, LONGEST_NOTE),
    libraries: namesOf(by),
  }));
  const [first = { text: '', note: null }] = shown;
  return {
    text: shortened(forms[0]?.said.together ?? first.text, LONGEST_VALUE),
    note: first.note,
    href: forms[0]?.said.href ?? null,
    libraries: all.size === documents.length ? [] : namesOf(all),
    forms: shown.length === 1 ? [] : shown.slice(0, MOST_FORMS),
  };
}
