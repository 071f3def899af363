/** Where a portal listens that was started as a process of its own. */
import type { ChildProcess } from 'node:child_process';

/**
 * The address that it logs once it is there, `http://localhost:<port>`.
 *
 * @throws Error with what it said when it ends before
 */
export function listening(portal: ChildProcess): Promise<string> {
  return new Promise((found, failed) => {
    let output = '';
    const look = (chunk: Buffer): void => {
      output += chunk.toString();
      const url = /http:\/\/localhost:\d+/.exec(output)?.[0];
      if (url === undefined) return;
      // A line is logged for each request: what is searched through must not grow with them, and goes nowhere.
      portal.stdout?.off('data', look).resume();
      portal.stderr?.off('data', look).resume();
      found(url);
    };
    portal.stdout?.on('data', look);
    portal.stderr?.on('data', look);
    portal.once('exit', () => failed(new Error(`门户没有启动：${output}`)));
  });
}
