/** The command line in processes of its own, with settings and a data folder that are gone afterwards. */
import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import { listening } from '../../scripts/listening.ts';

export interface Finished {
  readonly status: number | null;
  /** What was printed with `--json`. */
  readonly lines: readonly Record<string, unknown>[];
  readonly output: string;
  readonly errors: string;
}

export class PortalProcesses {
  readonly folder = mkdtempSync(path.join(tmpdir(), 'commands-'));
  readonly env: NodeJS.ProcessEnv = {
    ...process.env,
    PORTAL_SETTINGS: path.join(this.folder, 'portal.json'),
    PORTAL_DATA: path.join(this.folder, 'var'),
    PORT: '0',
  };
  readonly #running: ChildProcess[] = [];

  /** Writes the settings file that the next processes read. */
  settings(content: object): void {
    writeFileSync(path.join(this.folder, 'portal.json'), JSON.stringify(content));
  }

  start(...args: string[]): { child: ChildProcess; finished: Promise<Finished> } {
    const child = spawn(process.execPath, ['server/portal.ts', ...args], { env: this.env });
    this.#running.push(child);
    let output = '';
    let errors = '';
    child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()));
    const finished = new Promise<Finished>((done) =>
      child.on('close', (status) =>
        done({ status, output, errors, lines: args.includes('--json') ? linesOf(output) : [] }),
      ),
    );
    return { child, finished };
  }

  run(...args: string[]): Promise<Finished> {
    return this.start(...args).finished;
  }

  /** Serves, and waits until it listens. @returns where */
  async serve(
    ...args: string[]
  ): Promise<{ url: string; child: ChildProcess; finished: Promise<Finished> }> {
    const started = this.start('serve', ...args);
    const url = await listening(started.child);
    return { ...started, url };
  }

  /** Resolves when a portal that just began to serve searches, too: the thread for it may be on its way yet. */
  async searchable(url: string): Promise<void> {
    while ((await fetch(`${url}/api/v1/search`)).status === 503) await sleep(50);
  }

  close(): void {
    for (const child of this.#running.splice(0)) child.kill('SIGKILL');
    chmodSync(this.folder, 0o755);
    rmSync(this.folder, { recursive: true, force: true, maxRetries: 3 });
  }
}

function linesOf(output: string): Record<string, unknown>[] {
  return output
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>);
}
