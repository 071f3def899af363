/** Sessions end: by their own person, one or all of them, here or elsewhere. */
import type { Actor } from '../../catalogue/actor.ts';
import { personSubject } from './parts.ts';
import type { PeopleParts } from './parts.ts';
import { NotThere } from '../refusals.ts';

/** @throws NotThere when it has ended already, or is another person's */
export async function endSession(
  { registry: { people }, now }: PeopleParts,
  session: string,
  by: Actor,
  isOwn: boolean,
): Promise<void> {
  const isEnded = await people.endSession(session, by.id, {
    at: now().toISOString(),
    by,
    act: isOwn ? 'sign-out' : 'session-end',
    subject: personSubject(by),
    before: { session },
    after: null,
  });
  if (!isEnded) throw new NotThere('没有这个登录会话，或已经结束。');
}
