/** The page that sets up the second step: the secret as a picture, as a link and as text, and the proof that it works. */
import type { Visit } from '../../visit.ts';
import { qrOf } from '../site/qr.ts';
import type { QrCode } from '../site/qr.ts';
import { passwordNow } from './account.ts';
import { faultsShown, fieldOf } from './field.ts';
import type { Faults, FormView } from './field.ts';

export interface SecondStepView extends FormView {
  readonly secret: string;
  /** In groups of four, as it is typed. */
  readonly spelled: string;
  /** `otpauth://…` */
  readonly address: string;
  readonly picture: QrCode;
}

/** @param isNeeded whether the person has to set it up before anything else */
export function presentSecondStep(
  given: {
    readonly action: string;
    readonly secret: string;
    readonly address: string;
    readonly isNeeded: boolean;
  },
  faults: Faults,
  { t }: Pick<Visit, 't'>,
): SecondStepView {
  const { action, secret, address, isNeeded } = given;
  const code = { isRequired: true, hint: t.account.codeHint, autocomplete: 'one-time-code' };
  return {
    lead: isNeeded ? t.account.setUpNeeded : null,
    action,
    submit: t.account.turnOn,
    secret,
    spelled: secret.replaceAll(/.{4}(?=.)/g, '$& '),
    address,
    picture: qrOf(address),
    fields: [
      fieldOf('code', t.account.code, { ...code, inputmode: 'numeric' }, faults),
      passwordNow(faults, t),
    ],
    faults: faultsShown(faults),
  };
}
