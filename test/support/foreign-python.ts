/**
 * Programs of others in Python, which read what we write as strangers would: feedparser and the like, from Debian.
 * Where they are not installed the test is left out, with its reason; under CI that is a failure.
 */
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';
import { cannotRun } from './cannot-run.ts';

/** Of Debian, which has the modules; another one on the path may not. */
const PYTHON = '/usr/bin/python3';

/** To be called in a hook or test. @param module `feedparser`, of the package `python3-feedparser` */
export function needsPython(context: Mocha.Context, module: string): void {
  const { status } = spawnSync(PYTHON, ['-c', `import ${module}`]);
  if (status !== 0)
    cannotRun(context, `没有 Python 模块 ${module}。安装：apt-get install python3-${module}`);
}

/** What a program prints as JSON. @param input what it reads from its standard input */
export async function pythonSays(program: string, input: string | Uint8Array): Promise<unknown> {
  const running = promisify(execFile)(PYTHON, ['-c', program], { maxBuffer: 2 ** 26 });
  running.child.stdin?.end(input);
  return JSON.parse((await running).stdout);
}
