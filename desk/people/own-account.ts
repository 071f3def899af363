/**
 * What a person does with their own account: another password, the second step on and off, new recovery codes,
 * and an end to sessions elsewhere. Whatever changes what opens the account asks for the password once more, and
 * ends every session but the new one that begins with it. Whoever has only the session guesses no faster here than
 * where one signs in.
 */
import pLimit from 'p-limit';
import type { Actor } from '../../catalogue/actor.ts';
import type { ActName, Facts } from '../../catalogue/audit.ts';
import { failedAgain, waitOf } from '../../catalogue/failed-attempts.ts';
import { actorOf, needsSecondStep } from '../../catalogue/person.ts';
import type { Account } from '../../catalogue/person.ts';
import type { AccountChange } from '../../catalogue/ports/people.ts';
import { NotAllowed, NotThere, WrongState, WrongValues } from '../refusals.ts';
import { isTotpSecret, newRecoveryCodes, totpStepOf } from './one-time-codes.ts';
import { hashOf, isRight, newSession, personSubject } from './parts.ts';
import type { PeopleParts, Place } from './parts.ts';
import { refuseWeakPassword } from './passwords.ts';

/** @returns the token of the session that has begun */
export async function changePassword(
  parts: PeopleParts,
  given: Place & { readonly password: string; readonly wanted: string },
  by: Actor,
): Promise<{ readonly token: string }> {
  const account = await confirmed(parts, given.password, by);
  try {
    await refuseWeakPassword(parts, given.wanted, account);
  } catch (error) {
    if (error instanceof WrongValues)
      throw new WrongValues({ wanted: error.fields['password'] ?? '' });
    throw error;
  }
  const passwordHash = await hashOf(given.wanted);
  return renew(parts, account, given, 'password-change', { values: { passwordHash } }, {});
}

/**
 * @returns the recovery codes, which nobody can be told again, and the token of the session that has begun
 * @throws WrongState when it is on already
 * @throws WrongValues when the code is none of this secret
 */
export async function turnOnSecondStep(
  parts: PeopleParts,
  given: Place & { readonly password: string; readonly secret: string; readonly code: string },
  by: Actor,
): Promise<{ readonly token: string; readonly codes: readonly string[] }> {
  const account = await confirmed(parts, given.password, by);
  if (account.totpSecret !== null) throw new WrongState('两步验证已经开启。');
  if (!isTotpSecret(given.secret))
    throw new WrongValues({ code: '密钥不完整，请重新打开本页再试' });
  const step = totpStepOf(given.code, given.secret, 0, parts.now());
  if (step === undefined)
    throw new WrongValues({
      code: '验证码不对：请输入手机上现在显示的六位数字；若仍然不对，请检查手机的时间是否准确',
    });
  const { codes, hashes } = newRecoveryCodes();
  const values = { totpSecret: given.secret, totpStep: step, recovery: hashes };
  const { token } = await renew(
    parts,
    account,
    given,
    'second-step-on',
    { values },
    {
      secondStep: true,
    },
  );
  return { token, codes };
}

/** @throws NotAllowed for a role that has to have it */
export async function turnOffSecondStep(
  parts: PeopleParts,
  given: Place & { readonly password: string },
  by: Actor,
): Promise<{ readonly token: string }> {
  const account = await confirmed(parts, given.password, by);
  if (needsSecondStep(account.role))
    throw new NotAllowed('管全市的账号必须有两步验证，不能关闭；换手机请另一位市馆管理员重设。');
  if (account.totpSecret === null) throw new WrongState('两步验证没有开启。');
  const values = { totpSecret: null, totpStep: 0, recovery: [] };
  return renew(parts, account, given, 'second-step-off', { values }, { secondStep: false });
}

/** In place of those before, which open nothing any more. */
export async function renewRecoveryCodes(
  parts: PeopleParts,
  given: Place & { readonly password: string },
  by: Actor,
): Promise<{ readonly token: string; readonly codes: readonly string[] }> {
  const account = await confirmed(parts, given.password, by);
  if (account.totpSecret === null) throw new WrongState('两步验证没有开启，用不着恢复码。');
  const { codes, hashes } = newRecoveryCodes();
  const { token } = await renew(
    parts,
    account,
    given,
    'recovery-codes',
    { values: { recovery: hashes } },
    { recoveryCodesLeft: hashes.length },
  );
  return { token, codes };
}

/** Everywhere but where they are now. */
export async function endOtherSessions(
  parts: PeopleParts,
  place: Place,
  by: Actor,
): Promise<{ readonly token: string }> {
  const account = await own(parts, by);
  const sessions = await parts.registry.people.sessions(account.id);
  return renew(
    parts,
    account,
    place,
    'session-end',
    { values: {} },
    { ended: sessions.length - 1 },
  );
}

async function own({ registry }: PeopleParts, by: Actor): Promise<Account> {
  const account = by.kind === 'person' ? await registry.people.find(by.id) : undefined;
  if (account === undefined) throw new NotThere('只有登录的用户有自己的账号。');
  return account;
}

/** One after the other, as where one signs in. */
const oneAtATime = pLimit(1);

/** The account, when the password is its own. Failures have a count of their own: strangers who type the name have none in it. */
function confirmed(parts: PeopleParts, password: string, by: Actor): Promise<Account> {
  return oneAtATime(async () => {
    const { people } = parts.registry;
    const account = await own(parts, by);
    const counted = `account:${account.id}` as const;
    const failed = await people.failedAttempts(counted);
    const wait = Math.ceil(waitOf(counted, failed, parts.now()) / 1000);
    if (wait > 0)
      throw new WrongValues({
        password: `输错的次数太多，请等 ${wait} 秒再试；这一次没有核对`,
      });
    if (await isRight(password, account.passwordHash)) return account;
    const again = failedAgain(failed, parts.now());
    const { name, library } = account;
    // Each of them: somebody has the session, and whoever it is waits longer and longer.
    await people.noteFailures(new Map([[counted, again]]), [
      {
        at: parts.now().toISOString(),
        by: actorOf(account),
        act: 'confirm-failed',
        subject: personSubject(account),
        before: null,
        after: { name, library, inARow: again.count },
      },
    ]);
    throw new WrongValues({ password: '现在的密码不对' });
  });
}

async function renew(
  { registry, now }: PeopleParts,
  account: Account,
  place: Place,
  act: ActName,
  change: Pick<AccountChange, 'values'>,
  after: Facts,
): Promise<{ readonly token: string }> {
  const { token, session } = newSession(account.id, place, now());
  const isWritten = await registry.people.change(
    account,
    { ...change, ends: 'all', begins: session, forgives: [`account:${account.id}`] },
    [
      {
        at: session.begunAt,
        by: actorOf(account),
        act,
        subject: personSubject(account),
        before: null,
        after: { ...after, session: session.id },
      },
    ],
  );
  if (!isWritten) throw new WrongState('您的账号刚刚在别处改动，请看过现状再试。');
  return { token };
}
