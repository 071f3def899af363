/** Lists that wait to be read and checked: in turn, gone on with, let go of. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import { CheckRun } from '../../acquisitions/check-run.ts';
import type { CheckList, NewCheckList } from '../../catalogue/checks/list.ts';
import type { Candidates } from '../../catalogue/ports/candidates.ts';
import { SqliteChecks } from '../../stores/embedded/checks.ts';

/** A catalogue in which there is nothing. */
const NOTHING: Candidates = {
  candidates: async (asked) => asked.map(() => []),
  heldWorks: async () => new Map(),
};

describe('lists that wait to be checked', function () {
  let folder: string;
  let checks: SqliteChecks;
  const slices: string[] = [];
  const faults: unknown[] = [];
  /** What happens before each slice. */
  let before: (list: CheckList) => void;

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'check-run-'));
    checks = new SqliteChecks(path.join(folder, 'checks.db'));
    slices.length = 0;
    faults.length = 0;
    before = () => undefined;
  });
  afterEach(async () => {
    await checks.close();
    rmSync(folder, { recursive: true });
  });

  async function add(name: string, text: string, more: Partial<NewCheckList> = {}): Promise<void> {
    writeFileSync(path.join(folder, name), text);
    await checks.lists.add({
      id: name,
      library: '320104',
      name,
      supplier: '',
      purpose: 'buy',
      offered: 'auto',
      shared: false,
      fileName: `${name}.csv`,
      bytes: text.length,
      at: `2026-03-02T01:00:00.000Z`,
      by: '采访甲',
      ...more,
    });
  }

  const sheet = (lines: number): string =>
    `书名,责任者\n${Array.from({ length: lines }, (_, i) => `书之${i},作者${i}`).join('\n')}\n`;

  function run(catalogue = NOTHING, signal = new AbortController().signal): Promise<void> {
    return new CheckRun({
      progress: checks.progress,
      columns: checks.columns,
      catalogue,
      fileOf: (id) => path.join(folder, id),
      now: () => new Date('2026-03-02T02:00:00.000Z'),
      onSlice: (list) => {
        slices.push(`${list.id} ${list.state}`);
        before(list);
      },
      onError: (_, error) => faults.push(error),
    }).all(signal);
  }

  it('have slices in turn, so that a short one never waits for a long one', async () => {
    await add('long', sheet(1_200));
    await add('short', sheet(2));
    await run();
    const ended = slices.lastIndexOf('short checking');
    expect(slices.slice(0, ended + 1).filter((one) => one.startsWith('short'))).to.have.length(2);
    expect(
      slices.slice(ended + 1).filter((one) => one === 'long checking').length,
    ).to.be.greaterThan(10);
    for (const id of ['long', 'short'])
      expect((await checks.lists.find(id))?.state).to.equal('done');
    expect((await checks.lists.find('long'))?.lines).to.equal(1_200);
  });

  it('are gone on with where they stopped, and what was half read is read anew', async () => {
    await add('list', sheet(1_200));
    // Ends twice, while it is read and while it is checked.
    for (const ends of [2, 6]) {
      const stop = new AbortController();
      slices.length = 0;
      before = () => {
        if (slices.length === ends) stop.abort();
      };
      await run(NOTHING, stop.signal);
    }
    const half = await checks.lists.find('list');
    expect(half?.state).to.equal('checking');
    expect(half?.done).to.be.greaterThan(0).and.lessThan(1_200);
    before = () => undefined;
    await run();
    expect(await checks.lists.find('list')).to.include({
      state: 'done',
      lines: 1_200,
      done: 1_200,
    });
    expect((await checks.lines.sums('list')).total.titles).to.equal(1_200);
    expect((await checks.lines.skipped('list', 9, 0)).total).to.equal(1);
  });

  it('that are removed meanwhile are let go of, with all that was read', async () => {
    await add('list', sheet(1_200));
    let removed: Promise<void> | undefined;
    before = ({ state }) => {
      if (state === 'checking') removed ??= checks.lists.remove('list');
    };
    await run();
    await removed;
    await run();
    expect(slices.filter((one) => one === 'list checking')).to.have.length.lessThan(3);
    expect(await checks.progress.sweep()).to.equal(false);
    expect(faults).to.eql([]);
  });

  it('that are a fault of ours fail alone, and say so', async () => {
    await add('one', sheet(3));
    let asked = 0;
    await run({
      ...NOTHING,
      candidates: async (given) => {
        if (asked++ === 0) throw new TypeError('x is not a function');
        return NOTHING.candidates(given);
      },
    });
    expect(await checks.lists.find('one')).to.include({
      state: 'failed',
      message: '查重时出错：x is not a function。',
    });
    expect(faults).to.have.length(1);
    await add('two', sheet(3));
    await run();
    expect((await checks.lists.find('two'))?.state).to.equal('done');
  });

  it('that cannot be read fail with a sentence for whoever sent them', async () => {
    await add('list', '%PDF-1.7 …');
    await run();
    const list = await checks.lists.find('list');
    expect(list?.state).to.equal('failed');
    expect(list?.message).to.include('PDF');
    expect(faults).to.eql([]);
  });

  it('say which lines repeat a line of this list, across slices too', async () => {
    const twice = `${sheet(150)}书之3,作者3\n`;
    await add('list', twice);
    await run();
    const { lines } = await checks.lines.lines('list', { flag: ['duplicate-in-list'] }, 9, 0);
    expect(lines.map(({ row, result }) => [row, result?.sameLines])).to.eql([
      [152, [{ list: null, sheet: '', row: 5 }]],
    ]);
  });

  it('are read with the columns that persons said before, of this supplier', async () => {
    const text = '书名,备考,ISBN\n文1,金陵琐事,9787807182689\n文2,白下琐言,9787100000017\n';
    await add('first', text, { supplier: '某书社' });
    await run();
    const { columns = [] } = (await checks.lists.find('first')) ?? {};
    const said = columns.map((one) => ({
      ...one,
      field:
        one.heading === '备考'
          ? ('title' as const)
          : one.heading === '书名'
            ? ('other' as const)
            : one.field,
    }));
    await checks.columns.rememberColumns('320104', '某书社', said);
    await add('next', text, { supplier: '某书社' });
    await run();
    const { lines } = await checks.lines.lines('next', {}, 9, 0);
    expect(lines.map(({ input }) => input['title'])).to.eql(['金陵琐事', '白下琐言']);
  });
});
