/** The description of a work with the `lang` that each of its texts needs on the page. */
import type { Lang } from '../../i18n/languages.ts';
import { marked } from '../site/marked.ts';
import type { FieldValue, ShownForm } from './said.ts';
import type { Field } from './work-fields.ts';

interface Marks {
  readonly lang: string;
  readonly noteLang: string;
}

export interface MarkedValue extends FieldValue, Marks {
  readonly forms: readonly (ShownForm & Marks)[];
}

export interface MarkedField extends Field {
  /** An element that we have no name for is called as its record calls it. */
  readonly labelLang: string;
  readonly values: readonly MarkedValue[];
}

export function markedFields(fields: readonly Field[], lang: Lang): MarkedField[] {
  const marks = ({ text, note }: Pick<ShownForm, 'text' | 'note'>): Marks => ({
    lang: marked(text, lang).lang,
    noteLang: marked(note ?? '', lang).lang,
  });
  return fields.map((field) => ({
    ...field,
    labelLang: marked(field.label, lang).lang,
    values: field.values.map((value) => ({
      ...value,
      ...marks(value),
      forms: value.forms.map((form) => ({ ...form, ...marks(form) })),
    })),
  }));
}
