/** The page on which somebody signs in. */
import type { Messages } from '../../i18n/languages.ts';
import { faultsShown, fieldOf } from './field.ts';
import type { Faults, Field } from './field.ts';

export interface LoginView {
  readonly fields: readonly Field[];
  readonly faults: ReturnType<typeof faultsShown>;
  /** Where to afterwards. */
  readonly back: string;
}

export function presentLogin(
  { name, back }: { readonly name: string; readonly back: string },
  faults: Faults,
  { login }: Messages,
): LoginView {
  const required = { isRequired: true };
  return {
    fields: [
      fieldOf('name', login.name, { ...required, value: name, autocomplete: 'username' }),
      fieldOf('password', login.password, {
        ...required,
        kind: 'password',
        autocomplete: 'current-password',
      }),
      fieldOf('code', login.code, {
        hint: login.codeHint,
        autocomplete: 'one-time-code',
        inputmode: 'text',
      }),
    ],
    faults: faultsShown(faults),
    back,
  };
}
