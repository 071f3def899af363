/** What is done to cases, as whoever writes does it. */
import type { Actor } from '../../catalogue/actor.ts';
import type { ReaderCase } from '../../catalogue/reader-case.ts';
import { assignCase, closeCase, takeCase } from './handle-case.ts';
import type { HandleCaseParts } from './handle-case.ts';
import { openCase } from './open-case.ts';
import type { CaseWish, OpenCaseParts } from './open-case.ts';

/** What each throws its own file says. */
export interface CaseActs {
  readonly openCase: (wish: CaseWish) => Promise<{ readonly id: number; readonly secret: string }>;
  readonly takeCase: (id: number, by: Actor) => Promise<ReaderCase>;
  readonly closeCase: (
    id: number,
    how: 'answered' | 'rejected',
    answer: string,
    by: Actor,
  ) => Promise<ReaderCase>;
  readonly assignCase: (id: number, library: string | null, by: Actor) => Promise<ReaderCase>;
}

export function caseActs(parts: OpenCaseParts & HandleCaseParts): CaseActs {
  return {
    openCase: (wish) => openCase(wish, parts),
    takeCase: (id, by) => takeCase(id, by, parts),
    closeCase: (id, how, answer, by) => closeCase(id, how, answer, by, parts),
    assignCase: (id, library, by) => assignCase(id, library, by, parts),
  };
}
