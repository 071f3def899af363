/**
 * Keys for scripts: made and revoked by an administrator, or at the terminal of the machine. The key itself is
 * given to whoever asked, once; what is kept, and what the audit says, does not lead back to it.
 */
import { randomBytes } from 'node:crypto';
import {
  LONGEST_KEY_NAME,
  MOST_KEY_DAYS,
  endOf,
  keyHash,
  standingOf,
  writtenKey,
} from '../catalogue/access-key.ts';
import type { AccessKey } from '../catalogue/access-key.ts';
import type { Actor, Role } from '../catalogue/actor.ts';
import type { Registry } from '../catalogue/ports/registry.ts';
import { withoutBidi } from '../catalogue/text/text.ts';
import { faultOfLibrary } from './of-library.ts';
import { NotAllowed, NotThere, WrongState, WrongValues } from './refusals.ts';

export interface KeyParts {
  readonly registry: Pick<Registry, 'keys' | 'libraries'>;
  readonly now: () => Date;
}

/** What a key is wanted for. */
export interface KeyWish {
  readonly name: string;
  readonly role: Role;
  /** Code of a library; undefined for a role of the whole city. */
  readonly library: string | undefined;
  /** How long it holds. */
  readonly days: number;
}

/**
 * @returns the key, which nobody can be told again
 * @throws NotAllowed, WrongValues
 */
export async function addKey(
  { registry, now }: KeyParts,
  wish: KeyWish,
  by: Actor,
): Promise<{ readonly id: string; readonly key: string }> {
  refuseOthers(by);
  const name = withoutBidi(wish.name).trim();
  const { role, library = null, days } = wish;
  const codes = (await registry.libraries()).map(({ code }) => code);
  const fields = {
    ...faultOfName(name),
    ...faultOfLibrary(role, library, codes),
    ...(Number.isInteger(days) && days >= 1 && days <= MOST_KEY_DAYS
      ? {}
      : { days: `有效天数 days 应为 1 到 ${MOST_KEY_DAYS} 的整数` }),
  };
  if (Object.keys(fields).length > 0) throw new WrongValues(fields);

  const id = randomBytes(6).toString('hex');
  const key = writtenKey(id, randomBytes(32));
  const at = now();
  const made: AccessKey = {
    id,
    name,
    role,
    library,
    createdBy: by.name,
    createdAt: at.toISOString(),
    expiresAt: endOf(at, days),
    lastUsedAt: null,
    revokedAt: null,
  };
  await registry.keys.add(
    { ...made, hash: keyHash(key) },
    {
      at: made.createdAt,
      by,
      act: 'key-add',
      subject: subjectOf(id),
      before: null,
      after: told(made),
    },
  );
  return { id, key };
}

/**
 * From now on the key opens nothing.
 *
 * @throws NotAllowed, NotThere, WrongState when it was revoked before
 */
export async function revokeKey(
  { registry, now }: KeyParts,
  id: string,
  by: Actor,
): Promise<AccessKey> {
  refuseOthers(by);
  const key = (await registry.keys.all()).find((one) => one.id === id);
  if (key === undefined) throw new NotThere('没有这个编号的密钥；key list 列出全部。');
  const at = now();
  const revoked: AccessKey = { ...key, revokedAt: at.toISOString() };
  const isDone =
    standingOf(key, at) !== 'revoked' &&
    (await registry.keys.revoke(id, {
      at: at.toISOString(),
      by,
      act: 'key-revoke',
      subject: subjectOf(id),
      before: told(key),
      after: told(revoked),
    }));
  if (!isDone) throw new WrongState(`密钥 ${id}（${key.name}）早已停用。`);
  return revoked;
}

function refuseOthers({ kind, role }: Actor): void {
  if (kind !== 'terminal' && role !== 'admin')
    throw new NotAllowed('只有市馆管理员或本机的命令行可以发放和停用密钥。');
}

function faultOfName(name: string): { readonly name?: string } {
  if (name === '') return { name: '名称 name 不能是空的' };
  return name.length > LONGEST_KEY_NAME ? { name: `名称 name 最长 ${LONGEST_KEY_NAME} 个字` } : {};
}

const subjectOf = (id: string): string => `key:${id}`;

/** As the audit says it. */
function told({ name, role, library, expiresAt, revokedAt }: AccessKey): Record<string, unknown> {
  return { name, role, library, expiresAt, revokedAt };
}
