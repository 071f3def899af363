/**
 * Tells that a case is past its deadline: whoever has it, once, and the city when it is still open some days later
 * (`overdueNews`). Nobody has to think of it, and several processes tell it once.
 */
import type { Registry } from '../../catalogue/ports/registry.ts';
import { overdueNews } from '../../catalogue/reader-case.ts';
import { overdueMessage } from './message.ts';

/** @returns whether anybody was told */
export async function tellOverdue(
  registry: Pick<Registry, 'cases' | 'people' | 'libraries'>,
  now: Date,
): Promise<boolean> {
  const { cases, people } = registry;
  let isTold = false;
  for (const overdue of await cases.overdue(now.toISOString())) {
    const { one, known } = overdue;
    const to = overdueNews(overdue, now);
    if (to === undefined) continue;
    const called = (await registry.libraries()).find(({ code }) => code === one.library)?.name;
    const message = overdueMessage(one, to, await people.all(), called ?? one.library);
    const told = { to, messages: [message], at: now.toISOString() };
    isTold = (await cases.tellOverdue(one.id, known, told)) || isTold;
  }
  return isTold;
}
