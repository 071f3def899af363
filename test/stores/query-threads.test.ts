/** The query threads: what one loads, and whoever asks while they start. */
import { expect } from 'chai';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mock } from 'node:test';
import { SearchUnavailable } from '../../catalogue/ports/search-index.ts';
import { IndexWriter } from '../../stores/embedded/search/file/index-writer.ts';
import { QueryPool } from '../../stores/embedded/search/threads/query-pool.ts';

const BUDGET_MS = 60_000;

describe('a query thread', () => {
  it('loads the stores and what a search is, and no package', () => {
    const entry = path.resolve('stores/embedded/search/threads/query-thread.ts');
    // Its modules come to standard output, one a line; without a parent the entry does nothing.
    const script = `
      require('node:module').registerHooks({
        load(url, context, next) { console.log(url); return next(url, context); },
      });
      import(${JSON.stringify(entry)});`;
    const loaded = execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' });
    const modules = loaded.split('\n').filter((url) => url.startsWith('file:'));

    expect(modules.length).to.be.within(10, 43);
    expect(modules.filter((url) => !/\/(stores\/|catalogue\/)/.test(url))).to.deep.equal([]);
    expect(modules.filter((url) => url.includes('node_modules'))).to.deep.equal([]);
  });
});

describe('a search that comes while query threads start', () => {
  let folder: string;
  let pool: QueryPool;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'query-threads-'));
    const file = path.join(folder, 'index-1.db');
    IndexWriter.create(file, false).close();
    mock.timers.enable({ apis: ['setTimeout'] });
    pool = new QueryPool(file, { threads: 1, budgetMs: BUDGET_MS, mostWaiting: 8 });
  });

  afterEach(async () => {
    mock.timers.reset();
    await pool.close();
    rmSync(folder, { recursive: true });
  });

  it('waits for one, longer than it would for threads that are busy', async () => {
    const asked = pool.run({ kind: 'state' });
    mock.timers.tick(BUDGET_MS * 0.9);

    expect(await asked).to.include({ seq: 0, nextDocno: 1 });
  });

  it('is refused when none has started in the time it has', async () => {
    const asked = pool.run({ kind: 'state' });
    mock.timers.tick(BUDGET_MS / 2);
    mock.timers.tick(BUDGET_MS / 2);

    const refused = await asked.catch((error: unknown) => error);
    expect(refused).to.be.instanceOf(SearchUnavailable);
    expect(String(refused)).to.include('正在启动');
  });
});
