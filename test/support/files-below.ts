/** All files of a folder and of those in it, with what stands in them: for what must not be found anywhere. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

export function filesBelow(folder: string): { readonly name: string; readonly bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => ({ name, bytes: readFileSync(path.join(parentPath, name)) }));
}
