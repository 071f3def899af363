/** The page of a one-time address: whoever was invited sets a password, the first administrator a name as well. */
import type { Messages } from '../../i18n/languages.ts';
import { faultsShown, fieldOf } from './field.ts';
import type { Faults, FormView } from './field.ts';

/**
 * @param name of whoever was invited; null for the first administrator, who chooses one
 * @param typed the name that was chosen
 */
export function presentWelcome(
  name: string | null,
  typed: string,
  action: string,
  faults: Faults,
  { welcome }: Messages,
): FormView {
  const secret = { kind: 'password', isRequired: true, autocomplete: 'new-password' } as const;
  return {
    lead: name === null ? welcome.firstLead : welcome.lead(name),
    fields: [
      ...(name === null
        ? [
            fieldOf(
              'name',
              welcome.name,
              { value: typed, isRequired: true, hint: welcome.nameHint, autocomplete: 'username' },
              faults,
            ),
          ]
        : []),
      fieldOf('password', welcome.password, { ...secret, hint: welcome.passwordHint }, faults),
      fieldOf('again', welcome.again, secret, faults),
    ],
    faults: faultsShown(faults),
    action,
    submit: welcome.submit,
  };
}
