/** Why a password is refused, as whoever chose it is told. */
import { LONGEST_PASSWORD, SHORTEST_PASSWORD, faultOfPassword } from '../../catalogue/password.ts';
import type { PasswordFault } from '../../catalogue/password.ts';
import { WrongValues } from '../refusals.ts';

const SAID: Readonly<Record<PasswordFault, string>> = {
  'too-short': `密码太短，至少 ${SHORTEST_PASSWORD} 个字；几个不相干的词连起来就很好`,
  'too-long': `密码太长，最多 ${LONGEST_PASSWORD} 个字`,
  common: '这个密码太常见，容易被猜到；请换几个不相干的词连起来',
  'own-name': '密码里除了自己的用户名，几乎没有别的；请换几个不相干的词连起来',
};

/** @throws WrongValues */
export function refuseWeakPassword(password: string, name: string): void {
  const fault = faultOfPassword(password, [name]);
  if (fault !== undefined) throw new WrongValues({ password: SAID[fault] });
}
