/**
 * A one-time address is taken up: whoever was invited, or whose password was reset, sets one and is signed in.
 * The first administrator of a new portal has such an address too, from the terminal of the machine, as long as
 * there is no other; there is no account that comes with the portal.
 */
import pLimit from 'p-limit';
import {
  FIRST_INVITATION_MS,
  NOBODYS_ID,
  idInWelcome,
  isTokenOf,
} from '../../catalogue/one-time-address.ts';
import { countedName } from '../../catalogue/failed-attempts.ts';
import { actorOf, isPersonName, personStanding } from '../../catalogue/person.ts';
import type { Account, Invitation } from '../../catalogue/person.ts';
import { NotThere, WrongValues } from '../refusals.ts';
import { NAME_RULE, newInvitation } from './accounts.ts';
import { hashOf, newSession, personSubject, randomId, told } from './parts.ts';
import type { PeopleParts, Place } from './parts.ts';
import { refuseWeakPassword } from './passwords.ts';

/** Whom an address is for: somebody who was invited, or the first administrator, who has no name yet. */
export type Welcomed =
  { readonly kind: 'person'; readonly account: Account } | { readonly kind: 'first-administrator' };

/** Undefined when the address is none of ours, was used, or has expired. */
export async function welcomed(parts: PeopleParts, token: string): Promise<Welcomed | undefined> {
  const { people } = parts.registry;
  const now = parts.now();
  const id = idInWelcome(token);
  if (id === undefined) return undefined;
  if (id === NOBODYS_ID) {
    const isOpen = isFor(token, await people.firstInvitation(), now);
    return isOpen && !(await hasAdministrator(parts)) ? { kind: 'first-administrator' } : undefined;
  }
  const account = await people.find(id);
  const isOpen = isFor(token, account?.invitation ?? null, now);
  return isOpen && account?.disabledAt === null ? { kind: 'person', account } : undefined;
}

function isFor(token: string, invitation: Invitation | null, now: Date): boolean {
  return (
    invitation !== null &&
    isTokenOf(token, invitation.hash) &&
    Date.parse(invitation.expiresAt) > now.getTime()
  );
}

export interface Acceptance extends Place {
  readonly token: string;
  /** Of the first administrator; not asked of anybody else. */
  readonly name: string;
  readonly password: string;
}

/**
 * @returns the token of the session that has begun; null for somebody with a second step: an address in a mail
 *   stands for the password alone, and they sign in with both
 * @throws NotThere when the address leads nowhere any more
 * @throws WrongValues for a name or password that cannot be
 */
export function acceptWelcome(
  parts: PeopleParts,
  given: Acceptance,
): Promise<{ readonly token: string | null }> {
  return oneAtATime(() => accepted(parts, given));
}

/** No address is taken up twice at the same moment. */
const oneAtATime = pLimit(1);

async function accepted(
  parts: PeopleParts,
  given: Acceptance,
): Promise<{ readonly token: string | null }> {
  const { people } = parts.registry;
  const found = await welcomed(parts, given.token);
  if (found === undefined) throw gone();
  const at = parts.now();
  if (found.kind === 'person') {
    const { account } = found;
    await refuseWeakPassword(parts, given.password, account);
    const begun = account.totpSecret === null ? newSession(account.id, given, at) : undefined;
    const values = {
      passwordHash: await hashOf(given.password),
      invitation: null,
      ...(begun === undefined ? {} : { signedInAt: begun.session.begunAt }),
    };
    const isWritten = await people.change(
      account,
      {
        values,
        ends: 'all',
        ...(begun === undefined ? {} : { begins: begun.session }),
        forgives: [countedName(account.name)],
      },
      [
        {
          at: at.toISOString(),
          by: actorOf(account),
          act: 'person-welcome',
          subject: personSubject(account),
          before: null,
          after: { session: begun?.session.id ?? null },
        },
      ],
    );
    if (!isWritten) throw gone();
    return { token: begun?.token ?? null };
  }
  return acceptFirst(parts, given, at);
}

async function acceptFirst(
  parts: PeopleParts,
  given: Acceptance,
  at: Date,
): Promise<{ readonly token: string }> {
  const name = given.name.normalize('NFKC').trim();
  if (!isPersonName(name)) throw new WrongValues({ name: NAME_RULE });
  await refuseWeakPassword(parts, given.password, { name, email: null, library: null });
  const id = randomId();
  const { token, session } = newSession(id, given, at);
  const account: Account = {
    id,
    name,
    role: 'admin',
    library: null,
    email: null,
    createdBy: name,
    createdAt: session.begunAt,
    disabledAt: null,
    signedInAt: session.begunAt,
    revision: 1,
    passwordHash: await hashOf(given.password),
    totpSecret: null,
    totpStep: 0,
    recovery: [],
    invitation: null,
  };
  // Whoever takes the address away is the one who was first.
  const isAdded = await parts.registry.people.add(
    account,
    { begins: session },
    {
      at: session.begunAt,
      by: actorOf(account),
      act: 'person-add',
      subject: personSubject(account),
      before: null,
      after: { ...told(account), firstAdministrator: true },
    },
  );
  if (!isAdded) throw new WrongValues({ name: `已有名为“${name}”的用户（不分大小写）` });
  await parts.registry.people.inviteFirst(null);
  return { token };
}

/**
 * A new address for the first administrator, in place of the one before.
 *
 * @returns the token; undefined when there is an administrator, or one who was invited
 */
export async function inviteFirstAdministrator(parts: PeopleParts): Promise<string | undefined> {
  const { people } = parts.registry;
  if (await hasAdministrator(parts)) {
    if ((await people.firstInvitation()) !== null) await people.inviteFirst(null);
    return undefined;
  }
  const { welcome, invitation } = newInvitation(NOBODYS_ID, parts.now(), FIRST_INVITATION_MS);
  await people.inviteFirst(invitation);
  return welcome;
}

/** One who can sign in, or has an address that leads there. */
async function hasAdministrator({ registry, now }: PeopleParts): Promise<boolean> {
  const accounts = await registry.people.all();
  return accounts.some(
    (one) => one.role === 'admin' && ['active', 'invited'].includes(personStanding(one, now())),
  );
}

function gone(): NotThere {
  return new NotThere('这个一次性地址无效：用过了、过期了，或已经换了新的。请市馆管理员再发一个。');
}
