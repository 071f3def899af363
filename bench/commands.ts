/**
 * What a command costs before it does anything, in seconds of CPU (user and system) of its whole process:
 * the best and the worst of the rounds, first with an empty cache of compiled code, then with a full one.
 * Beside them a process of Node that does nothing.
 */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { printTable } from './support/table.ts';
import type { Row } from './support/table.ts';

const ROUNDS = 5;

/** Loaded before the command: says at its end what the process has used. */
const METER = `data:text/javascript,${encodeURIComponent(
  `import { writeSync } from 'node:fs';
   process.on('exit', () => { const { user, system } = process.cpuUsage(); writeSync(2, '\\nCPU ' + (user + system) / 1e6); });`,
)}`;

const folder = mkdtempSync(path.join(tmpdir(), 'bench-commands-'));
const settings = path.join(folder, 'portal.json');
writeFileSync(settings, '{}');
const env = {
  ...process.env,
  PORTAL_SETTINGS: settings,
  PORTAL_DATA: path.join(folder, 'var'),
  NODE_COMPILE_CACHE: path.join(folder, 'cache'),
};

const COMMANDS: Readonly<Record<string, readonly string[]>> = {
  'node, nothing': ['--eval', '0'],
  'portal --help': ['server/portal.ts', '--help'],
  'portal runs': ['server/portal.ts', 'runs'],
  'portal verify': ['server/portal.ts', 'verify'],
  'portal doctor': ['server/portal.ts', 'doctor'],
};

try {
  const rows: Row[] = Object.entries(COMMANDS).map(([what, args]) => {
    const cold = secondsOf(args, { ...env, NODE_DISABLE_COMPILE_CACHE: '1' });
    secondsOf(args, env, 1);
    const warm = secondsOf(args, env);
    return {
      process: what,
      'no cache: best': cold.best,
      'no cache: worst': cold.worst,
      'cache: best': warm.best,
      'cache: worst': warm.worst,
    };
  });
  printTable('Commands, CPU s (to hold: --help ≤ 0.4)', rows);
} finally {
  rmSync(folder, { recursive: true, force: true });
}

function secondsOf(
  args: readonly string[],
  environment: NodeJS.ProcessEnv,
  rounds = ROUNDS,
): { best: number; worst: number } {
  const used = Array.from({ length: rounds }, () => {
    const { stderr } = spawnSync(process.execPath, ['--import', METER, ...args], {
      env: environment,
      encoding: 'utf8',
    });
    return Number(/CPU ([\d.]+)$/.exec(stderr)?.[1]);
  });
  return { best: Math.min(...used), worst: Math.max(...used) };
}
