/** One request in flight per base URL, and a pause after each, across all clients of this process. */
import { setTimeout as sleep } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { LimitFunction } from 'p-limit';

interface Turn {
  readonly oneAtATime: LimitFunction;
  /** `performance.now()` when the last request ended. */
  endedAt: number;
}

const turns = new Map<string, Turn>();

/** Runs `request` when all earlier ones to this base URL have ended and the pause is over. */
export async function inTurn<T>(
  baseUrl: string,
  pauseMs: number,
  signal: AbortSignal,
  request: () => Promise<T>,
): Promise<T> {
  const turn = turns.get(baseUrl) ?? { oneAtATime: pLimit(1), endedAt: -Infinity };
  turns.set(baseUrl, turn);
  return turn.oneAtATime(async () => {
    const pause = turn.endedAt + pauseMs - performance.now();
    if (pause > 0) await sleep(pause, undefined, { signal });
    signal.throwIfAborted();
    try {
      return await request();
    } finally {
      turn.endedAt = performance.now();
    }
  });
}
