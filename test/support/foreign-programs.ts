/**
 * Programs of others, of Debian, that read what we write as strangers would: yaz-marcdump, and bibutils, which make
 * MODS of RIS, BibTeX and EndNote. Where they are not installed the test is left out; under CI that is a failure.
 */
import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { cannotRun } from './cannot-run.ts';

/** Programs and the packages that have them. */
const PACKAGES = {
  'yaz-marcdump': 'yaz',
  ris2xml: 'bibutils',
  bib2xml: 'bibutils',
  end2xml: 'bibutils',
} as const;
export type ForeignProgram = keyof typeof PACKAGES;

/** To be called in a hook or test. */
export function needsProgram(context: Mocha.Context, program: ForeignProgram): void {
  const { error } = spawnSync(program, ['--help']);
  if (error !== undefined)
    cannotRun(context, `没有 ${program}。安装：apt-get install ${PACKAGES[program]}`);
}

/** @returns what it prints of a file with these bytes */
export async function programSays(
  program: ForeignProgram,
  options: readonly string[],
  bytes: Uint8Array,
): Promise<{ readonly out: string; readonly told: string }> {
  const folder = await mkdtemp(path.join(tmpdir(), 'foreign-'));
  try {
    const file = path.join(folder, 'file');
    await writeFile(file, bytes);
    const { stdout, stderr } = await promisify(execFile)(program, [...options, file], {
      maxBuffer: 2 ** 28,
    });
    return { out: stdout, told: stderr };
  } finally {
    await rm(folder, { recursive: true });
  }
}
