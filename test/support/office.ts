/** LibreOffice, which opens what we return as a librarian would, without a window. */
import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';
import { cannotRun } from './cannot-run.ts';

const PLACES = ['/usr/bin/soffice', '/Applications/LibreOffice.app/Contents/MacOS/soffice'];

/** To be called in a hook or test: leaves it out, with a reason, where LibreOffice is not installed. */
export function needsOffice(context: Mocha.Context): void {
  if (!PLACES.some((place) => existsSync(place)))
    cannotRun(context, 'LibreOffice（soffice）没有安装，退回的表格没有用它打开过');
}

/**
 * Files opened and saved again by LibreOffice, all in one start of it (some seconds).
 *
 * @param files by name with extension
 * @param to `xlsx`, `csv`
 * @returns by the same names
 */
export async function savedAgain(
  files: Readonly<Record<string, Uint8Array>>,
  to: string,
): Promise<Record<string, Buffer>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'office-'));
  try {
    const [from, into] = [path.join(folder, 'from'), path.join(folder, 'to')];
    await mkdir(from);
    const places = Object.keys(files).map((name) => path.join(from, name));
    for (const [name, bytes] of Object.entries(files))
      await writeFile(path.join(from, name), bytes);
    const profile = `-env:UserInstallation=file://${path.join(folder, 'profile')}`;
    await promisify(execFile)(
      PLACES.find((place) => existsSync(place)) ?? '',
      [profile, '--headless', '--convert-to', to, '--outdir', into, ...places],
      { timeout: 120_000, env: { ...process.env, HOME: folder } },
    );
    const saved = Object.keys(files).map(async (name) => {
      const place = path.join(into, `${path.parse(name).name}.${to}`);
      return [name, await readFile(place)] as const;
    });
    return Object.fromEntries(await Promise.all(saved));
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
