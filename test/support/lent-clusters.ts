/**
 * The Elasticsearch servers that the lanes of a run share: a lane asks the run that began it, which starts one of each
 * line when it is asked first and stops them when all lanes have ended.
 */
import type { ChildProcess } from 'node:child_process';
import process from 'node:process';
import { startCluster } from './elasticsearch.ts';
import type { Cluster, Line } from './elasticsearch.ts';

interface Lent {
  readonly line: Line;
  readonly urls: readonly string[];
  /** Why there are none. */
  readonly fault?: string;
}

export class ClusterLender {
  readonly #running = new Map<Line, Promise<Cluster>>();

  /** @param lane has a channel for messages */
  lendTo(lane: ChildProcess): void {
    lane.on('message', (line: Line) => {
      const cluster = this.#running.get(line) ?? startCluster({ line });
      this.#running.set(line, cluster);
      const answer = (lent: Lent): void => {
        // A lane that died meanwhile is told about by its own end.
        if (lane.connected) lane.send(lent);
      };
      cluster.then(
        ({ urls }) => answer({ line, urls }),
        (error: unknown) => answer({ line, urls: [], fault: String(error) }),
      );
    });
  }

  async stop(): Promise<void> {
    for (const started of await Promise.allSettled(this.#running.values()))
      if (started.status === 'fulfilled') await started.value.stop();
  }
}

/** Whether this process is a lane, which has somebody to ask. */
export const isLane = process.send !== undefined;

/**
 * The addresses of a server that the run keeps. To be called in a lane only.
 *
 * @throws Error when it could not be started
 */
export async function borrowCluster(line: Line): Promise<readonly string[]> {
  const { urls, fault } = await new Promise<Lent>((resolve) => {
    const listen = (lent: Lent): void => {
      if (lent.line !== line) return;
      // Nothing is left that would keep the lane from ending.
      process.off('message', listen);
      resolve(lent);
    };
    process.on('message', listen);
    process.send?.(line);
  });
  if (fault !== undefined) throw new Error(fault);
  return urls;
}
