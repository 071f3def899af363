/**
 * `npm run bench:public`: the public pages of a portal with a large catalogue, documents in it, of twelve libraries:
 * pages for 1, 4 and 16 readers at once, pages that many searches make when they are asked for the first time and while
 * a library imports, and files of 10 000 hits with a reader beside them. `-- --works=300000` for so many works;
 * `--folder=…` keeps the catalogue there for the next time (by default in `var/bench/`); `--only=pages|fresh|exports`
 * one part; `--profile=…` writes what the portal was at into that folder.
 */
import path from 'node:path';
import { parseArgs } from 'node:util';
import { cityPortal } from './support/city-portal.ts';
import { printExports } from './support/export-speed.ts';
import { printFresh } from './support/fresh-pages.ts';
import { printPages } from './support/page-speed.ts';
import { Readers } from './support/readers.ts';

const { values: asked } = parseArgs({
  options: {
    works: { type: 'string', default: '100000' },
    folder: { type: 'string' },
    only: { type: 'string' },
    profile: { type: 'string' },
  },
});
const works = Number(asked.works);
const folder = path.resolve(asked.folder ?? path.join('var', 'bench', `city-${works}`));
const profiling =
  asked.profile === undefined
    ? []
    : ['--cpu-prof', `--cpu-prof-dir=${path.resolve(asked.profile)}`];

const portal = await cityPortal(folder, works, profiling);
const readers = new Readers(portal.origin);
try {
  const { only = '' } = asked;
  if (['', 'fresh'].includes(only)) await printFresh(portal, readers, works);
  if (['', 'pages'].includes(only)) await printPages(portal, readers, works);
  if (['', 'exports'].includes(only)) await printExports(portal, readers, works);
} finally {
  readers.close();
  await portal.close();
}
