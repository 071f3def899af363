/** Where the files of purchase lists lie: each under the id of its list, until a person removes that. */
import path from 'node:path';
import { CHECK_FOLDER } from '../catalogue/checks/list.ts';

export function checkFolder(dataFolder: string): string {
  return path.join(dataFolder, CHECK_FOLDER);
}
