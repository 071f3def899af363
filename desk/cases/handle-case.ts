/**
 * A librarian deals with a case: takes it in hand, gives it to another library or to the city, and closes it with
 * an answer, for the writer to read.
 */
import { actsFor } from '../../catalogue/actor.ts';
import type { Actor } from '../../catalogue/actor.ts';
import type { ActName } from '../../catalogue/audit.ts';
import type { CaseValues } from '../../catalogue/ports/cases.ts';
import type { NewMessage } from '../../catalogue/message.ts';
import type { Registry } from '../../catalogue/ports/registry.ts';
import { caseFacts, caseSubject, isOpen } from '../../catalogue/reader-case.ts';
import type { ReaderCase } from '../../catalogue/reader-case.ts';
import { withoutBidi } from '../../catalogue/text/text.ts';
import { NotAllowed, NotThere, WrongState, WrongValues } from '../refusals.ts';
import { caseMessage } from './message.ts';

export interface HandleCaseParts {
  readonly registry: Pick<Registry, 'cases' | 'libraries' | 'people'>;
  readonly now: () => Date;
}

const LONGEST_ANSWER = 4_000;

/** @throws NotThere; WrongState when it is in hand already, or closed */
export async function takeCase(id: number, by: Actor, parts: HandleCaseParts): Promise<ReaderCase> {
  const one = await caseFor(id, by, parts);
  if (one.state !== 'new') throw new WrongState(`第 ${id} 号来信已经有人处理。`);
  return change(one, 'case-take', { state: 'working' }, by, parts);
}

/**
 * @param how `rejected`: what was asked for is not done
 * @throws NotThere, WrongState when it is closed, WrongValues without an answer
 */
export async function closeCase(
  id: number,
  how: 'answered' | 'rejected',
  answer: string,
  by: Actor,
  parts: HandleCaseParts,
): Promise<ReaderCase> {
  const one = await caseFor(id, by, parts);
  if (!isOpen(one)) throw new WrongState(`第 ${id} 号来信已经办结。`);
  const text = withoutBidi(answer).trim();
  if (text === '') throw new WrongValues({ answer: '请写给来信人的答复；驳回时写明理由' });
  if (text.length > LONGEST_ANSWER)
    throw new WrongValues({ answer: `答复最长 ${LONGEST_ANSWER} 个字` });
  const values = { state: how, answer: text, closedAt: parts.now().toISOString() };
  return change(one, 'case-close', values, by, parts);
}

/**
 * @param library code; null = the city
 * @throws NotThere, WrongState when it is closed, WrongValues; NotAllowed where a library gives it to another
 */
export async function assignCase(
  id: number,
  library: string | null,
  by: Actor,
  parts: HandleCaseParts,
): Promise<ReaderCase> {
  const one = await caseFor(id, by, parts);
  if (!isOpen(one)) throw new WrongState(`第 ${id} 号来信已经办结。`);
  const codes = (await parts.registry.libraries()).map(({ code }) => code);
  if (library !== null && !codes.includes(library))
    throw new WrongValues({ library: '没有这个馆' });
  if (library !== null && by.library !== null)
    throw new NotAllowed('转给别的馆请由市馆管理员决定；本馆可以转给市馆。');
  const people = await parts.registry.people.all();
  const tell = (made: ReaderCase): NewMessage[] => [caseMessage(made, people)];
  return change(one, 'case-assign', { library }, by, parts, tell);
}

/** @throws NotThere for one of another library, as for none at all */
async function caseFor(id: number, by: Actor, { registry }: HandleCaseParts): Promise<ReaderCase> {
  const found = await registry.cases.find(id);
  if (found === undefined || !isTheirs(found, by)) throw new NotThere(`没有第 ${id} 号来信。`);
  return found;
}

/** Whether a case is any business of this person: of their library, or of any for the city. */
export function isTheirs({ library }: Pick<ReaderCase, 'library'>, by: Actor): boolean {
  return library === null ? by.library === null : actsFor(by, [library]);
}

async function change(
  one: ReaderCase,
  act: ActName,
  values: CaseValues,
  by: Actor,
  { registry, now }: HandleCaseParts,
  tell: (made: ReaderCase) => readonly NewMessage[] = () => [],
): Promise<ReaderCase> {
  const changed = await registry.cases.change(
    one.id,
    one.state,
    { ...values, handledBy: by.name },
    (made) => ({
      at: now().toISOString(),
      by,
      act,
      subject: caseSubject(one),
      before: caseFacts(one),
      after: caseFacts(made),
      mail: tell(made),
    }),
  );
  if (changed === undefined)
    throw new WrongState(`第 ${one.id} 号来信刚被别人处理过，请重新打开再看。`);
  return changed;
}
