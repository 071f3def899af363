/**
 * The second step 两步验证: six digits that an application on a telephone reckons from a shared secret and the
 * time (RFC 6238, SHA-1, 30 s: what every application knows), and recovery codes on paper for the day when the
 * telephone is gone. Each is good once.
 */
import { createHash, randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';
import type { Account } from '../../catalogue/person.ts';

const ISSUER = '南京共享图书馆';
const PERIOD_SECONDS = 30;
/** Clocks of telephones are off by a little: the code before and the one after count as well. */
const WINDOW = 1;
const SECRET_BYTES = 20;

const RECOVERY_CODES = 10;
/** 118 bits, so that a plain hash will do, in letters and digits that are not mistaken for each other. */
const RECOVERY_LETTERS = 'abcdefghjkmnpqrstuvwxyz23456789';
const RECOVERY_LENGTH = 24;

export function newTotpSecret(): string {
  return new Secret({ size: SECRET_BYTES }).base32;
}

/** Whether a text is a secret as `newTotpSecret` makes it. */
export function isTotpSecret(text: string): boolean {
  return /^[A-Z2-7]{32}$/.test(text);
}

/** What the application reads, as a picture or by a touch. */
export function totpAddress(secret: string, name: string): string {
  return totpOf(secret, name).toString();
}

/**
 * The time step whose code this is; undefined when it is none, or one that was used.
 *
 * @param after the last step that was used
 */
export function totpStepOf(
  code: string,
  secret: string,
  after: number,
  now: Date,
): number | undefined {
  const digits = code.normalize('NFKC').replaceAll(/\s/g, '');
  if (!/^\d{6}$/.test(digits)) return undefined;
  const timestamp = now.getTime();
  const delta = totpOf(secret, '').validate({ token: digits, timestamp, window: WINDOW });
  if (delta === null) return undefined;
  const step = Math.floor(timestamp / 1000 / PERIOD_SECONDS) + delta;
  return step > after ? step : undefined;
}

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: ISSUER,
    label,
    secret: Secret.fromBase32(secret),
    algorithm: 'SHA1',
    digits: 6,
    period: PERIOD_SECONDS,
  });
}

/** @returns the codes, which nobody can be told again, and what is kept of them */
export function newRecoveryCodes(): {
  readonly codes: readonly string[];
  readonly hashes: readonly string[];
} {
  const codes = Array.from({ length: RECOVERY_CODES }, newRecoveryCode);
  return { codes, hashes: codes.map(recoveryHash) };
}

function newRecoveryCode(): string {
  const letters: string[] = [];
  while (letters.length < RECOVERY_LENGTH)
    for (const byte of randomBytes(RECOVERY_LENGTH)) {
      // Equal chances: what is beyond the last whole round is thrown away.
      if (byte < 8 * RECOVERY_LETTERS.length) letters.push(letterOf(byte));
    }
  return (letters.slice(0, RECOVERY_LENGTH).join('').match(/.{4}/g) ?? []).join('-');
}

function letterOf(byte: number): string {
  return RECOVERY_LETTERS.charAt(byte % RECOVERY_LETTERS.length);
}

export function recoveryHash(code: string): string {
  const plain = code.normalize('NFKC').toLowerCase().replaceAll(/[\s-]/g, '');
  return createHash('sha256').update(plain).digest('hex');
}

/** What a code that was good changes in the account, so that it is good no more. */
export type UsedCode =
  | { readonly kind: 'totp'; readonly values: Pick<Account, 'totpStep'> }
  | { readonly kind: 'recovery'; readonly values: Pick<Account, 'recovery'> };

/** Undefined when the code is not good for this account. */
export function usedCode(code: string, account: Account, now: Date): UsedCode | undefined {
  const { totpSecret, totpStep, recovery } = account;
  if (totpSecret === null) return undefined;
  const step = totpStepOf(code, totpSecret, totpStep, now);
  if (step !== undefined) return { kind: 'totp', values: { totpStep: step } };
  const hash = recoveryHash(code);
  return recovery.includes(hash)
    ? { kind: 'recovery', values: { recovery: recovery.filter((one) => one !== hash) } }
    : undefined;
}
