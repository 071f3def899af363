/** Somebody says that they know what is the matter with a source: the city need not be told. */
import { actsFor } from '../../catalogue/actor.ts';
import type { Actor } from '../../catalogue/actor.ts';
import type { HealthTold } from '../../catalogue/ports/health-told.ts';
import { answered } from '../../catalogue/runs/health-news.ts';
import type { Source } from '../../catalogue/source.ts';
import { NotAllowed, NotThere, WrongState } from '../refusals.ts';

export interface AnswerParts {
  readonly registry: {
    readonly healthTold: HealthTold;
    sources(): Promise<readonly Source[]>;
  };
  readonly now: () => Date;
}

/** @throws NotThere, NotAllowed, WrongState when all is well, or somebody said so before */
export async function answerHealth(
  { registry, now }: AnswerParts,
  source: string,
  by: Actor,
): Promise<void> {
  const known = (await registry.sources()).find(({ id }) => id === source);
  if (known === undefined || !actsFor(by, [known.library])) throw new NotThere('没有这个数据源。');
  if (by.kind !== 'terminal' && by.role !== 'librarian' && by.role !== 'admin')
    throw new NotAllowed('只有本馆馆员和市馆管理员可以回应数据源的消息。');
  const before = (await registry.healthTold.all()).get(source);
  const after = answered(before, by.name);
  if (before === undefined || after === undefined)
    throw new WrongState(
      before?.answeredBy == null
        ? `数据源 ${source} 现在没有等人回应的问题。`
        : `${before.answeredBy}已经回应过了。`,
    );
  const isWritten = await registry.healthTold.put(source, before, after, {
    deed: {
      at: now().toISOString(),
      by,
      act: 'health-answer',
      subject: `source:${source}`,
      before: { state: before.state, since: before.since },
      after: { answeredBy: by.name },
      libraries: [known.library],
    },
  });
  if (!isWritten) throw new WrongState('情况刚刚有变，请看过再点。');
}

export interface MessageActs {
  readonly answerHealth: (source: string, by: Actor) => Promise<void>;
}

export function messageActs(parts: AnswerParts): MessageActs {
  return { answerHealth: (source, by) => answerHealth(parts, source, by) };
}
