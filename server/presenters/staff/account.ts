/** A person's own account: what it is, password, second step, and where it is signed in. */
import type { Account } from '../../../catalogue/person.ts';
import { needsSecondStep } from '../../../catalogue/person.ts';
import type { Session } from '../../../catalogue/session.ts';
import type { Visit } from '../../visit.ts';
import { minuteOf } from '../site/times.ts';
import type { ShownTime } from '../site/times.ts';
import { browserName } from './browser-name.ts';
import { faultsShown, fieldOf } from './field.ts';
import type { Faults, Field, FormView } from './field.ts';

type WithWords = Pick<Visit, 't'>;

export interface AccountView {
  readonly facts: readonly { readonly label: string; readonly value: string }[];
  readonly secondStep: {
    readonly isOn: boolean;
    readonly text: string;
    /** Whether it may be turned off again. */
    readonly isOptional: boolean;
  };
  readonly sessions: readonly {
    readonly device: string;
    readonly address: string;
    readonly begun: ShownTime | null;
    readonly used: ShownTime | null;
    readonly isHere: boolean;
    /** Where a form ends it. */
    readonly endHref: string;
  }[];
}

/** @param here id of the session in which the page is shown */
export function presentAccount(
  account: Account,
  sessions: readonly Session[],
  here: string,
  libraryName: (code: string) => string,
  { lang, t }: Pick<Visit, 'lang' | 't'>,
): AccountView {
  const words = t.account;
  const isOn = account.totpSecret !== null;
  return {
    facts: [
      { label: words.name, value: account.name },
      { label: words.role, value: t.roleNames[account.role] },
      ...(account.library === null
        ? []
        : [{ label: words.library, value: libraryName(account.library) }]),
      { label: words.email, value: account.email ?? words.none },
    ],
    secondStep: {
      isOn,
      text: isOn ? words.secondStepOn(account.recovery.length) : words.secondStepOff,
      isOptional: !needsSecondStep(account.role),
    },
    sessions: sessions.map(({ id, agent, address, begunAt, usedAt }) => ({
      device: browserName(agent) || words.unknownDevice,
      address,
      begun: minuteOf(begunAt, lang),
      used: minuteOf(usedAt, lang),
      isHere: id === here,
      endHref: `/staff/account/sessions/${id}/end`,
    })),
  };
}

export function presentPasswordForm(action: string, faults: Faults, { t }: WithWords): FormView {
  const secret = { kind: 'password', isRequired: true } as const;
  const wanted = { ...secret, autocomplete: 'new-password' };
  return {
    lead: null,
    action,
    submit: t.account.changePassword,
    fields: [
      passwordNow(faults, t),
      fieldOf('wanted', t.account.wanted, { ...wanted, hint: t.welcome.passwordHint }, faults),
      fieldOf('again', t.account.again, wanted, faults),
    ],
    faults: faultsShown(faults),
  };
}

/** A form that only asks for the password once more. */
export function presentConfirmation(
  told: Pick<FormView, 'lead' | 'action' | 'submit'>,
  faults: Faults,
  { t }: WithWords,
): FormView {
  return { ...told, fields: [passwordNow(faults, t)], faults: faultsShown(faults) };
}

export function passwordNow(faults: Faults, { account }: Visit['t']): Field {
  return fieldOf(
    'password',
    account.now,
    {
      kind: 'password',
      isRequired: true,
      autocomplete: 'current-password',
      hint: account.nowHint,
    },
    faults,
  );
}
