/**
 * Somebody signs in: name, password, and the code of the second step where the account has one. Whatever is
 * wrong, the answer and the time it takes are the same, so that nobody learns which names there are, or half of
 * what opens one. Failures are counted by name and by address and make the next attempt wait
 * (`catalogue/failed-attempts.ts`).
 */
import pLimit from 'p-limit';
import { THE_PORTAL } from '../../catalogue/actor.ts';
import type { Deed } from '../../catalogue/audit.ts';
import { countedName, failedAgain, isTold, waitOf } from '../../catalogue/failed-attempts.ts';
import type { Counted, FailedAttempts } from '../../catalogue/failed-attempts.ts';
import { isOutdated } from '../../catalogue/password.ts';
import { actorOf } from '../../catalogue/person.ts';
import type { Account } from '../../catalogue/person.ts';
import { IDLE_MS, LONGEST_MS, tokenHash } from '../../catalogue/session.ts';
import { MINUTE_MS } from '../../catalogue/time.ts';
import { usedCode } from './one-time-codes.ts';
import type { UsedCode } from './one-time-codes.ts';
import { hashOf, isRight, newSession, personSubject, randomToken } from './parts.ts';
import type { PeopleParts, Place } from './parts.ts';

export interface Attempt extends Place {
  readonly name: string;
  readonly password: string;
  /** Of the second step; empty where nothing was typed. */
  readonly code: string;
  /** What the browser shows that was signed in with before; undefined for another one. */
  readonly browser: string | undefined;
  /** Token of the session that it had until now, which ends. */
  readonly before: string | undefined;
}

export type SignInAnswer =
  | {
      readonly kind: 'signed-in';
      /** For the cookie of the session, and of the browser. */
      readonly token: string;
      readonly browser: string;
    }
  | { readonly kind: 'refused' }
  /** Nothing was looked at. */
  | { readonly kind: 'wait'; readonly seconds: number };

/**
 * One after the other: whoever sends a hundred guesses at once has the hundredth counted before it is looked at.
 */
const oneAtATime = pLimit(1);

/** Longer than any name or password that is good; UTF-16 units. */
const LONGEST_TYPED = 1_000;

export function signIn(parts: PeopleParts, attempt: Attempt): Promise<SignInAnswer> {
  return oneAtATime(() => looked(parts, attempt));
}

async function looked(parts: PeopleParts, attempt: Attempt): Promise<SignInAnswer> {
  const { people } = parts.registry;
  const now = parts.now();
  const name = attempt.name.slice(0, LONGEST_TYPED);
  const account = await people.named(name);
  const browser = attempt.browser === undefined ? undefined : tokenHash(attempt.browser);
  const isKnown =
    account !== undefined &&
    browser !== undefined &&
    (await people.isBrowserOf(browser, account.id));
  const counted: readonly Counted[] = [
    isKnown ? `browser:${browser}` : countedName(name),
    `address:${attempt.address}`,
  ];
  const failed = new Map<Counted, FailedAttempts | undefined>();
  for (const one of counted) failed.set(one, await people.failedAttempts(one));
  const wait = Math.max(...counted.map((one) => waitOf(one, failed.get(one), now)));
  if (wait > 0) return { kind: 'wait', seconds: Math.ceil(wait / 1000) };

  const password = attempt.password.slice(0, LONGEST_TYPED);
  const isPassword = await isRight(password, account?.passwordHash ?? null);
  const good = isPassword && account?.disabledAt === null ? account : undefined;
  const code = good && codeFor(good, attempt.code, now);
  if (good !== undefined && code !== undefined) {
    const begun = await begin(parts, good, { code, counted, attempt, password });
    if (begun !== undefined) return begun;
  }
  await noteFailure(parts, counted, failed, account);
  return { kind: 'refused' };
}

/** Undefined when a code is needed and this is none; null when none is needed. */
function codeFor(account: Account, code: string, now: Date): UsedCode | null | undefined {
  return account.totpSecret === null ? null : usedCode(code.slice(0, LONGEST_TYPED), account, now);
}

async function begin(
  { registry: { people }, now }: PeopleParts,
  account: Account,
  given: {
    readonly code: UsedCode | null;
    readonly counted: readonly Counted[];
    readonly attempt: Attempt;
    readonly password: string;
  },
): Promise<SignInAnswer | undefined> {
  const { code, counted, attempt, password } = given;
  const at = now();
  const { token, session } = newSession(account.id, attempt, at);
  const browser = attempt.browser ?? randomToken();
  const before =
    attempt.before === undefined ? undefined : await people.session(tokenHash(attempt.before));
  const { passwordHash } = account;
  const isWritten = await people.change(
    account,
    {
      values: {
        ...code?.values,
        ...(passwordHash !== null && isOutdated(passwordHash)
          ? { passwordHash: await hashOf(password) }
          : {}),
        signedInAt: session.begunAt,
      },
      begins: session,
      browser: tokenHash(browser),
      forgives: counted.filter((one) => !one.startsWith('address:')),
      ...(before?.account.id === account.id ? { ends: { session: before.session.id } } : {}),
    },
    [
      {
        at: session.begunAt,
        by: actorOf(account),
        act: 'sign-in',
        subject: personSubject(account),
        before: null,
        after: {
          session: session.id,
          secondStep: code?.kind ?? null,
          ...(code?.kind === 'recovery' ? { recoveryCodesLeft: code.values.recovery.length } : {}),
        },
      },
    ],
  );
  // Somebody else used the same code, or changed the account, at the same moment.
  if (!isWritten) return undefined;
  const [idle, begun] = [IDLE_MS + MINUTE_MS, LONGEST_MS].map((ms) =>
    new Date(at.getTime() - ms).toISOString(),
  );
  await people.forgetSessions(idle ?? '', begun ?? '');
  return { kind: 'signed-in', token, browser };
}

async function noteFailure(
  { registry: { people }, now }: PeopleParts,
  counted: readonly Counted[],
  failed: ReadonlyMap<Counted, FailedAttempts | undefined>,
  account: Account | undefined,
): Promise<void> {
  const at = now();
  const counts = new Map(counted.map((one) => [one, failedAgain(failed.get(one), at)]));
  const ofName = counts.get(counted[0] ?? 'name:')?.count ?? 0;
  const deeds: readonly Deed[] =
    account !== undefined && isTold(ofName)
      ? [
          {
            at: at.toISOString(),
            by: THE_PORTAL,
            act: 'sign-in-failed',
            subject: personSubject(account),
            before: null,
            after: { name: account.name, library: account.library, inARow: ofName },
          },
        ]
      : [];
  await people.noteFailures(counts, deeds);
}
