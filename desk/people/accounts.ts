/**
 * Accounts as an administrator keeps them, on pages or at the terminal of the machine: made, changed, disabled,
 * enabled and reset. Nobody gives another a password: who is new, or has forgotten theirs, gets a one-time
 * address. Nobody who is signed in leaves the city without an administrator.
 */
import { randomBytes } from 'node:crypto';
import { isOfLibrary } from '../../catalogue/actor.ts';
import type { Actor, Role } from '../../catalogue/actor.ts';
import type { ActName } from '../../catalogue/audit.ts';
import { countedName } from '../../catalogue/failed-attempts.ts';
import type { NewMessage } from '../../catalogue/message.ts';
import { INVITATION_MS, writtenWelcome } from '../../catalogue/one-time-address.ts';
import { isEmail, isPersonName, nameKey, personStanding } from '../../catalogue/person.ts';
import type { Account, Invitation, Person } from '../../catalogue/person.ts';
import type { AccountChange, AccountValues, People } from '../../catalogue/ports/people.ts';
import { tokenHash } from '../../catalogue/session.ts';
import { faultOfLibrary } from '../of-library.ts';
import { NotAllowed, NotThere, WrongState, WrongValues } from '../refusals.ts';
import { invitationMessages } from './invitation-letter.ts';
import { hashOf, personSubject, randomId, told } from './parts.ts';
import type { PeopleParts } from './parts.ts';
import { refuseWeakPassword } from './passwords.ts';

export interface PersonWish {
  readonly name: string;
  readonly role: Role;
  /** Code of a library; undefined for a role of the whole city. */
  readonly library: string | undefined;
  readonly email: string | undefined;
}

/** What an administrator may change in it. */
export type OfRole = Omit<PersonWish, 'name'>;

export interface Invited {
  readonly person: Person;
  /** The token of the one-time address, which nobody can be told again; null with a password. */
  readonly welcome: string | null;
}

/**
 * @param password at the terminal alone; without one the person is invited
 * @throws NotAllowed, WrongValues
 */
export async function addPerson(
  parts: PeopleParts,
  wish: PersonWish,
  by: Actor,
  password?: string,
): Promise<Invited> {
  refuseOthers(by);
  const { registry, now } = parts;
  const name = wish.name.normalize('NFKC').trim();
  const values = await checked(parts, wish);
  const fields = {
    ...(isPersonName(name) ? {} : { name: NAME_RULE }),
    ...values.fields,
  };
  if (Object.keys(fields).length > 0) throw new WrongValues(fields);
  if (password !== undefined)
    await refuseWeakPassword(parts, password, {
      name,
      email: wish.email ?? null,
      library: wish.library ?? null,
    });

  const at = now();
  const id = randomId();
  const { welcome, invitation } = password === undefined ? newInvitation(id, at) : NONE;
  const account: Account = {
    id,
    name,
    ...values.values,
    createdBy: by.name,
    createdAt: at.toISOString(),
    disabledAt: null,
    signedInAt: null,
    revision: 1,
    passwordHash: password === undefined ? null : await hashOf(password),
    totpSecret: null,
    totpStep: 0,
    recovery: [],
    invitation,
  };
  const isAdded = await registry.people.add(
    account,
    {},
    {
      at: at.toISOString(),
      by,
      act: 'person-add',
      subject: personSubject(account),
      before: null,
      after: { ...told(account), invited: welcome !== null },
      mail: invitationMessages(account, welcome, 'invitation'),
    },
  );
  if (!isAdded) throw new WrongValues({ name: `已有名为“${name}”的用户（不分大小写）` });
  return { person: account, welcome };
}

/** Another role, library or mail address. Sessions end with another role or library. */
export async function changePerson(
  parts: PeopleParts,
  id: string,
  wish: OfRole,
  by: Actor,
): Promise<Person> {
  const account = await foundFor(parts, id, by);
  const { values, fields } = await checked(parts, wish);
  if (Object.keys(fields).length > 0) throw new WrongValues(fields);
  const isOther = values.role !== account.role || values.library !== account.library;
  if (!isOther && values.email === account.email) return account;
  if (isOther && values.role !== 'admin') await refuseLastAdministrator(parts, account, by);
  return write(parts, account, by, 'person-change', {
    values,
    ...(isOther ? { ends: 'all' } : {}),
  });
}

/** From now on this person gets in nowhere. */
export async function disablePerson(parts: PeopleParts, id: string, by: Actor): Promise<Person> {
  const account = await foundFor(parts, id, by);
  if (account.disabledAt !== null) throw new WrongState(`用户“${account.name}”早已停用。`);
  if (account.id === by.id) throw new NotAllowed('不能停用自己的账号；请另一位市馆管理员来做。');
  await refuseLastAdministrator(parts, account, by);
  const values = { disabledAt: parts.now().toISOString(), invitation: null };
  return write(parts, account, by, 'person-disable', { values, ends: 'all' });
}

export async function enablePerson(parts: PeopleParts, id: string, by: Actor): Promise<Person> {
  const account = await foundFor(parts, id, by);
  if (account.disabledAt === null) throw new WrongState(`用户“${account.name}”没有停用。`);
  return write(parts, account, by, 'person-enable', { values: { disabledAt: null } });
}

/** Ends every session of this person; the password stays good. */
export async function signOutPerson(parts: PeopleParts, id: string, by: Actor): Promise<Person> {
  const account = await foundFor(parts, id, by);
  return write(parts, account, by, 'session-end', { values: {}, ends: 'all' });
}

/**
 * Whoever forgot the password, or whose password somebody else may know: it opens nothing any more, all sessions
 * end, and a one-time address lets them set another.
 *
 * @param secondStep true: the second step is taken off as well, for whoever lost telephone and codes
 */
export async function resetPerson(
  parts: PeopleParts,
  id: string,
  secondStep: boolean,
  by: Actor,
): Promise<Invited> {
  const account = await foundFor(parts, id, by);
  if (account.disabledAt !== null)
    throw new WrongState(`用户“${account.name}”已停用；请先启用，再重设密码。`);
  if (account.id === by.id)
    throw new NotAllowed('重设不能用于自己的账号；改密码和两步验证请到“我的账号”。');
  const { welcome, invitation } = newInvitation(account.id, parts.now());
  const values: AccountValues = {
    passwordHash: null,
    invitation,
    ...(secondStep ? { totpSecret: null, totpStep: 0, recovery: [] } : {}),
  };
  const isNew = account.passwordHash === null && account.signedInAt === null;
  const change = { values, ends: 'all', forgives: [countedName(account.name)] } as const;
  const [act, kind] = isNew
    ? (['person-invite', 'invitation'] as const)
    : (['person-reset', 'reset'] as const);
  const mail = invitationMessages({ ...account, invitation }, welcome, kind);
  const person = await write(parts, account, by, act, change, mail);
  return { person, welcome };
}

export const NAME_RULE =
  '用户名 name 用文字、数字和 . _ - @ · 组成，以文字或数字开头，最长 60 个字，不含空格';

const NONE = { welcome: null, invitation: null };

export function newInvitation(
  id: string,
  now: Date,
  lasts = INVITATION_MS,
): { readonly welcome: string; readonly invitation: Invitation } {
  const welcome = writtenWelcome(id, randomBytes(32));
  const expiresAt = new Date(now.getTime() + lasts).toISOString();
  return { welcome, invitation: { hash: tokenHash(welcome), expiresAt } };
}

async function checked(
  { registry }: PeopleParts,
  { role, library: code, email = '' }: OfRole,
): Promise<{
  readonly values: Pick<Account, 'role' | 'library' | 'email'>;
  readonly fields: Readonly<Record<string, string>>;
}> {
  const codes = (await registry.libraries()).map((one) => one.code);
  const library = code ?? null;
  const mail = email.trim();
  return {
    values: { role, library: isOfLibrary(role) ? library : null, email: mail || null },
    fields: {
      ...faultOfLibrary(role, library, codes),
      ...(mail === '' || isEmail(mail) ? {} : { email: '电子邮件地址 email 写法不对' }),
    },
  };
}

/** @throws NotAllowed, NotThere */
async function foundFor({ registry }: PeopleParts, id: string, by: Actor): Promise<Account> {
  refuseOthers(by);
  const account = await registry.people.find(id);
  if (account === undefined) throw new NotThere('没有这个用户；user list 列出全部。');
  return account;
}

/** The id of the account with this name. @throws NotThere */
export async function idOfName(people: Pick<People, 'named'>, name: string): Promise<string> {
  const account = await people.named(name);
  if (account === undefined)
    throw new NotThere(`没有名为“${nameKey(name)}”的用户；user list 列出全部。`);
  return account.id;
}

async function write(
  { registry, now }: PeopleParts,
  account: Account,
  by: Actor,
  act: ActName,
  change: AccountChange,
  mail: readonly NewMessage[] = [],
): Promise<Person> {
  const changed = { ...account, ...change.values };
  const isWritten = await registry.people.change(account, change, [
    {
      at: now().toISOString(),
      by,
      act,
      subject: personSubject(account),
      before: told(account),
      after: told(changed),
      mail,
    },
  ]);
  if (!isWritten) throw new WrongState(`用户“${account.name}”刚刚被别人改动，请看过现状再试。`);
  return changed;
}

/**
 * Whoever is the last that can sign in as administrator stays one. At the terminal that is no end: without one
 * the portal prints the address of the first administrator again.
 */
async function refuseLastAdministrator(
  parts: PeopleParts,
  account: Account,
  by: Actor,
): Promise<void> {
  if (account.role !== 'admin' || by.kind === 'terminal') return;
  if ((await parts.registry.people.all()).some(isOther)) return;
  throw new WrongState(
    `“${account.name}”是最后一位能登录的市馆管理员；请先添加另一位，待其登录后再改。`,
  );

  function isOther(one: Account): boolean {
    return (
      one.id !== account.id && one.role === 'admin' && personStanding(one, parts.now()) === 'active'
    );
  }
}

function refuseOthers({ kind, role }: Actor): void {
  if (kind !== 'terminal' && role !== 'admin')
    throw new NotAllowed('只有市馆管理员或本机的命令行可以管理账号。');
}
