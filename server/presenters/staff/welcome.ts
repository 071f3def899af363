/** The page of a one-time address: whoever was invited sets a password, the first administrator a name as well. */
import type { Account } from '../../../catalogue/person.ts';
import type { Messages } from '../../i18n/languages.ts';
import { faultsShown, fieldOf } from './field.ts';
import type { Faults, FormView } from './field.ts';

/**
 * @param account of whoever was invited; null for the first administrator, who chooses a name
 * @param typed the name that was chosen
 */
export function presentWelcome(
  account: Pick<Account, 'name' | 'totpSecret'> | null,
  typed: string,
  action: string,
  faults: Faults,
  { welcome }: Messages,
): FormView {
  const secret = { kind: 'password', isRequired: true, autocomplete: 'new-password' } as const;
  return {
    lead:
      account === null
        ? welcome.firstLead
        : welcome.lead(account.name, account.totpSecret !== null),
    fields: [
      ...(account === null
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
    submit: account?.totpSecret ? welcome.title : welcome.submit,
  };
}
