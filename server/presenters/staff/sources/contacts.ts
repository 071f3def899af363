/** ⑦ of the wizard: whom to ask, and what is submitted. */
import type { Contact, Registration } from '../../../../catalogue/registration.ts';
import { can } from '../../../../catalogue/registration.ts';
import type { Labels } from '../../../i18n/labels.ts';
import type { Messages } from '../../../i18n/languages.ts';
import { faultsShown, fieldOf } from '../field.ts';
import type { Faults, Field } from '../field.ts';
import { valuesOf } from './values.ts';
import type { ShownValue } from './values.ts';

export interface ContactsView {
  readonly faults: ReturnType<typeof faultsShown>;
  readonly people: readonly { readonly legend: string; readonly fields: readonly Field[] }[];
  readonly values: readonly ShownValue[];
  /** Sentences on what is still lacking. */
  readonly missing: readonly string[];
  readonly maySubmit: boolean;
}

const LEAST_ROWS = 2;

/** @param contacts as they were sent, or as the source has them */
export function presentContacts(
  source: Registration,
  contacts: readonly Contact[],
  isTried: boolean,
  faults: Faults,
  labels: Labels,
  t: Messages,
): ContactsView {
  const { contacts: words } = t.wizard;
  const rows = Math.max(LEAST_ROWS, contacts.length);
  return {
    faults: faultsShown(faults),
    people: Array.from({ length: rows }, (_, i) => ({
      legend: words.person(i + 1),
      fields: personFields(contacts[i], i, faults, t),
    })),
    values: valuesOf(source, labels, t).filter(({ key }) => key !== 'contacts'),
    missing: [
      ...(isTried ? [] : [words.noTrial]),
      ...(source.collections.length > 0 ? [] : [words.noCollections]),
    ],
    maySubmit: can(source, 'submit'),
  };
}

function personFields(
  contact: Contact | undefined,
  i: number,
  faults: Faults,
  t: Messages,
): readonly Field[] {
  const { contacts: words } = t.wizard;
  const name = (part: string): string => `contacts.${i}.${part}`;
  const whole = faults[`contacts.${i}`];
  const own = whole === undefined ? faults : { ...faults, [name('name')]: whole };
  return [
    fieldOf(name('name'), words.name, { value: contact?.name ?? '' }, own),
    fieldOf(name('email'), words.email, { kind: 'email', value: contact?.email ?? '' }, own),
    fieldOf(
      name('telephone'),
      words.telephone,
      { kind: 'tel', value: contact?.telephone ?? '' },
      own,
    ),
    fieldOf(name('duty'), words.duty, { value: contact?.duty ?? '' }, own),
  ];
}
