/**
 * Building the embedded index from works: analysis, full text, facet columns, the order of titles. The
 * peer is what SQLite alone needs for the same words: one FTS5 table with one column, nothing to count
 * or sort by.
 */
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { DatabaseSync } from 'node:sqlite';
import { analyse } from '../catalogue/text.ts';
import { openStores } from '../stores/open.ts';
import { fillIndex } from './support/fill-index.ts';
import { generateWorks } from './support/generate-works.ts';
import { printTable, rssMb } from './support/table.ts';
import type { Row } from './support/table.ts';

const SIZES = process.argv.includes('--full') ? [100_000, 1_000_000] : [20_000];

const rows: Row[] = [];
for (const works of SIZES) {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-index-'));
  let peak = 0;
  const stores = await openStores({ dataFolder: folder, queryWorkers: 0 });
  const ours = await fillIndex(stores, works, () => (peak = Math.max(peak, rssMb())));
  await stores.close();
  const bytes = readdirSync(folder)
    .filter((name) => /^index-\d+\.db$/.test(name))
    .reduce((sum, name) => sum + statSync(path.join(folder, name)).size, 0);
  const bare = bareFts5(path.join(folder, 'bare.db'), works);
  rmSync(folder, { recursive: true });
  rows.push({
    works,
    seconds: ours,
    'works/s': Math.round(works / ours),
    'kB a work': bytes / works / 1000,
    'peak RSS MB': peak,
    'bare FTS5, works/s': Math.round(works / bare),
    'times the bare time': ours / bare,
  });
}
printTable('Index build (to hold: ≥ 5 000 works/s at 100 k, ≥ 3 500 at 1 M)', rows);

/** Seconds that FTS5 itself needs for the same tokens in one column, analysis included. */
function bareFts5(file: string, count: number): number {
  const db = new DatabaseSync(file);
  db.exec('pragma journal_mode = off; pragma synchronous = off; pragma cache_size = -65536');
  db.exec(
    "create virtual table terms using fts5(words, content = '', detail = full, tokenize = ascii)",
  );
  const insert = db.prepare('insert into terms (rowid, words) values (?, ?)');
  let ms = 0;
  let row = 0;
  for (const works of generateWorks(count)) {
    const started = performance.now();
    db.exec('begin');
    for (const { texts } of works) {
      const words = Object.values(texts).flat().flatMap(analyse);
      insert.run(++row, words.join(' '));
    }
    db.exec('commit');
    ms += performance.now() - started;
  }
  db.close();
  return ms / 1000;
}
