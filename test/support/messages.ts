/** Messages as acts put them down. */
import { mailAddressIn } from '../../catalogue/message.ts';
import type { MailAddress, NewMessage } from '../../catalogue/message.ts';
import type { Registry } from '../../catalogue/ports/registry.ts';
import { deedOf } from './deeds.ts';

export function addressOf(text: string): MailAddress {
  const address = mailAddressIn(text);
  if (address === undefined) throw new Error(`${text} is no address`);
  return address;
}

export function messageTo(to: readonly string[], changed: Partial<NewMessage> = {}): NewMessage {
  return {
    kind: 'health',
    audience: { kind: 'library', library: '320104' },
    about: 'source:qinhuai-dc',
    title: '秦淮区图书馆的数据源 qinhuai-dc 收割中断',
    text: '数据源 qinhuai-dc 的收割失败。\n读者看到的仍是先前收到的记录。',
    href: '/staff/sources/qinhuai-dc',
    to: to.map(addressOf),
    ...changed,
  };
}

/** Puts messages down as an act does: with the deed that tells them. */
export async function put(
  registry: Registry,
  mail: readonly NewMessage[],
  at = '2026-03-01T00:00:00.000Z',
): Promise<void> {
  const id = `${(await registry.keys.all()).length}`;
  await registry.keys.add(
    {
      id,
      name: '密钥',
      role: 'admin',
      library: null,
      createdBy: 'root',
      createdAt: at,
      expiresAt: '2099-01-01T00:00:00.000Z',
      lastUsedAt: null,
      revokedAt: null,
      hash: id,
    },
    deedOf({ at, mail }),
  );
}
