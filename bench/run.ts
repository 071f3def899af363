/**
 * `npm run bench`: every benchmark in its small setting, about a minute each; `npm run bench -- --full` in
 * its full one (1 M works); `npm run bench -- search` only that one, `--works=2000000` with so
 * many works. Each runs in a process of its own, so that one's memory is not another's, and installs its
 * peers when they are missing.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const BENCHMARKS = [
  'commands',
  'parse',
  'large-page',
  'analysis',
  'common-keys',
  'common-titles',
  'ingest',
  'index',
  'search',
  'works',
  'writes',
  'hiding',
  'delivery',
] as const;

const words = process.argv.slice(2);
const full = words.includes('--full');
const settings = words.filter((word) => word.startsWith('--'));
const chosen = words.filter((word) => !word.startsWith('--'));
const unknown = chosen.filter((name) => !BENCHMARKS.some((known) => known === name));
if (unknown.length > 0) {
  console.error(`没有这样的测速：${unknown.join('、')}。有：${BENCHMARKS.join('、')}`);
  process.exit(2);
}

const peers = path.join(import.meta.dirname, 'peers');
if (!existsSync(path.join(peers, 'node_modules'))) {
  execFileSync('npm', ['ci', '--no-audit', '--no-fund'], { cwd: peers, stdio: 'inherit' });
}

console.log(`Node ${process.version}，${full ? '完整规模' : '小规模（--full 为完整规模）'}`);
let failed = false;
for (const name of BENCHMARKS) {
  if (chosen.length > 0 && !chosen.includes(name)) continue;
  const { status } = spawnSync(
    process.execPath,
    ['--expose-gc', path.join(import.meta.dirname, `${name}.ts`), ...settings],
    { stdio: 'inherit' },
  );
  failed ||= status !== 0;
}
process.exitCode = failed ? 1 : 0;
