/**
 * A field of a form, as `views/partials/field.ejs` shows it: label, hint, and what was wrong with it, all tied to
 * the input so that everybody hears them. `faultsShown` makes the list at the head of the form.
 */

export interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface Field {
  /** Also the id in the page. */
  readonly name: string;
  readonly label: string;
  readonly kind:
    'text' | 'password' | 'email' | 'number' | 'date' | 'url' | 'tel' | 'area' | 'choice' | 'tick';
  readonly value: string;
  readonly hint: string | null;
  readonly fault: string | null;
  /** Ids of hint and fault; empty where there is neither. */
  readonly describedBy: string;
  readonly isRequired: boolean;
  /** See the HTML attribute; null where the browser may do as it likes. */
  readonly autocomplete: string | null;
  /** The keyboard of a telephone. */
  readonly inputmode: string | null;
  /** Of a choice. */
  readonly choices: readonly Choice[];
}

/** What is wrong, by name of the field; also what is wrong with the form as a whole, under ''. */
export type Faults = Readonly<Record<string, string>>;

export function fieldOf(
  name: string,
  label: string,
  told: Partial<Omit<Field, 'name' | 'label' | 'fault' | 'describedBy'>>,
  faults: Faults = {},
): Field {
  const fault = faults[name] ?? null;
  const parts = { hint: told.hint ?? null, fault };
  const describedBy = Object.entries(parts).filter(([, text]) => text !== null);
  return {
    name,
    label,
    kind: 'text',
    value: '',
    hint: null,
    isRequired: false,
    autocomplete: null,
    inputmode: null,
    choices: [],
    ...told,
    fault,
    describedBy: describedBy.map(([part]) => `${name}-${part}`).join(' '),
  };
}

/** Where each fault leads to; null for the form as a whole. */
export function faultsShown(
  faults: Faults,
): readonly { readonly href: string | null; readonly text: string }[] {
  return Object.entries(faults).map(([name, text]) => ({
    href: name === '' ? null : `#${name}`,
    text,
  }));
}

/** A page that is one form, as `views/staff/form.ejs` shows it. */
export interface FormView {
  /** What it is for; null where the title says it all. */
  readonly lead: string | null;
  readonly action: string;
  readonly submit: string;
  readonly fields: readonly Field[];
  readonly faults: ReturnType<typeof faultsShown>;
}
