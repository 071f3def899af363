/** Why a password is refused, as whoever chose it is told. */
import { LONGEST_PASSWORD, SHORTEST_PASSWORD, faultOfPassword } from '../../catalogue/password.ts';
import type { PasswordFault } from '../../catalogue/password.ts';
import type { Account } from '../../catalogue/person.ts';
import { WrongValues } from '../refusals.ts';
import type { PeopleParts } from './parts.ts';

const SAID: Readonly<Record<PasswordFault, string>> = {
  'too-short': `密码太短，至少 ${SHORTEST_PASSWORD} 个字；几个不相干的词连起来就很好`,
  'too-long': `密码太长，最多 ${LONGEST_PASSWORD} 个字`,
  common:
    '这个密码太常见，容易被猜到：除了常用的词、相邻的键、年份和生日、电话号码、重复的字，几乎没有别的；请换几个不相干的词连起来',
  'own-name': '密码里除了自己的用户名、邮箱或馆名，几乎没有别的；请换几个不相干的词连起来',
};

/** @throws WrongValues */
export async function refuseWeakPassword(
  { registry }: Pick<PeopleParts, 'registry'>,
  password: string,
  { name, email, library }: Pick<Account, 'name' | 'email' | 'library'>,
): Promise<void> {
  const own = (await registry.libraries()).find(({ code }) => code === library);
  const named = [name, email?.split('@')[0], own?.name, own?.shortName, own?.nameEn, own?.code];
  const names = named.flatMap((one) => (one ? [one, ...one.split(/[^\p{L}\p{N}]+/u)] : []));
  const fault = faultOfPassword(password, names);
  if (fault !== undefined) throw new WrongValues({ password: SAID[fault] });
}
