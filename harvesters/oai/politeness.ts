/** One request in flight per base URL, and a pause after each, across all clients of this process. */
import { setTimeout as sleep } from 'node:timers/promises';

interface Turn {
  /** Ends when the request before has ended. */
  last: Promise<unknown>;
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
  const turn = turns.get(baseUrl) ?? { last: Promise.resolve(), endedAt: -Infinity };
  turns.set(baseUrl, turn);
  const mine = turn.last.then(async () => {
    const pause = turn.endedAt + pauseMs - performance.now();
    if (pause > 0) await sleep(pause, undefined, { signal });
    signal.throwIfAborted();
    try {
      return await request();
    } finally {
      turn.endedAt = performance.now();
    }
  });
  turn.last = mine.catch(() => undefined);
  return mine;
}
