/** Pairs and works in SQLite: that no order shows, and catalogues of before pairs were kept. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect } from 'chai';
import fc from 'fast-check';
import { MOST_COMPARED } from '../../../catalogue/matching/blocks.ts';
import type { Work } from '../../../catalogue/work.ts';
import type { ReceivedRecord } from '../../../catalogue/runs/page.ts';
import { Matching } from '../../../stores/embedded/catalogue/matching/matching.ts';
import { Meta } from '../../../stores/embedded/catalogue/meta.ts';
import { MIGRATIONS } from '../../../stores/embedded/catalogue/schema.ts';
import { SqliteRecordStore } from '../../../stores/embedded/catalogue/store.ts';
import { Database } from '../../../stores/sqlite.ts';
import { gone, many, record } from '../../support/catalogue-under-test.ts';
import { plainPage } from '../../support/plain-page.ts';

const title = '江宁织造与曹家';
const creator = '吴新雷, 黄进德著';
const [book, publisher] = [{ title, creator }, '中华书局'];
/** What two records of one title can be to each other: the same, another edition, part, doubtful, or nothing. */
const DESCRIPTIONS: readonly Readonly<Record<string, string>>[] = [
  { ...book, publisher, date: '2006', identifier: 'ISBN 978-7-5063-3618-5' },
  { ...book, publisher, date: '2006' },
  { ...book, publisher, date: '' },
  { ...book, publisher, date: '2012' },
  { ...book, title: `${title}（第2版）`, publisher, date: '2012' },
  { ...book, publisher: '江苏人民出版社', date: '2006' },
  { ...book, date: '2006' },
  { ...book, title: `${title} 上册`, publisher, date: '2006' },
  { ...book, publisher, date: '2006', format: '缩微胶卷' },
  { title: '白下琐言', creator: '甘熙', identifier: 'ISBN 978-7-5063-3618-5' },
];

describe('works of any records', () => {
  it('are the same for every order of arrival, and after deletion and return', async function () {
    this.timeout(120_000);
    const chosen = fc.uniqueArray(fc.nat(3 * DESCRIPTIONS.length - 1), {
      minLength: 3,
      maxLength: 14,
    });
    await fc.assert(
      fc.asyncProperty(chosen, chosen, fc.infiniteStream(fc.nat()), async (live, passing, any) => {
        const expected = await outcome([live]);
        const others = passing.filter((n) => !live.includes(n));
        const mixed = shuffled([...live, ...others], any);
        const half = shuffled(live, any).slice(0, live.length / 2);
        const found = await outcome([
          mixed.slice(0, 5),
          mixed.slice(5),
          shuffled([...others, ...half], any).map((n) => -n - 1),
          half,
        ]);
        expect(found).to.eql(expected);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a block that becomes too large', () => {
  it('has the works looked at again of all whose contradictions are kept no more', async () => {
    await inFolder(async (file) => {
      const db = new Database(file, { migrations: MIGRATIONS });
      const matching = new Matching(db, new Meta(db));
      const touched: number[] = [];
      const pairs: number[] = [];
      db.write(() => {
        matching.begin();
        for (let added = 1; added <= MOST_COMPARED + 1; added++) {
          const one = record('qh', `${added}`, { title, creator: '', date: `${1900 + added * 2}` });
          touched.push(matching.set(added, one.describe() ?? undefined).size);
          pairs.push(matching.pairs.of(added).length);
        }
      });
      // Each is another edition of every other, until only those of one year are compared.
      expect(pairs.slice(-2)).to.eql([MOST_COMPARED - 1, 0]);
      expect(touched.slice(-2)).to.eql([0, MOST_COMPARED]);
      db.close();
    });
  });
});

describe('a catalogue of before pairs were kept', () => {
  it('keeps its works until its documents are compared, and goes on where that was stopped', async () => {
    await inFolder(async (file) => {
      const twins = many(450).map((one) => one.record.identifier);
      let store = new SqliteRecordStore(file);
      await harvest(store, 'qh', many(450));
      await harvest(
        store,
        'jn',
        twins.map((n) => record('jn', `j${n}`, { title: `第${n}种志` })),
      );
      const wanted = await works(store);
      await store.close();
      forgetPairs(file);

      store = new SqliteRecordStore(file);
      expect((await store.totals()).works).to.equal(900);
      const stop = new AbortController();
      await store.matchAgain({ signal: stop.signal, onProgress: () => stop.abort() });
      // Those of one library alone: what they are compared with has not been put down yet.
      expect((await store.totals()).works).to.equal(900);
      await store.close();

      store = new SqliteRecordStore(file);
      const seen: number[] = [];
      await store.matchAgain({ onProgress: (done) => seen.push(done) });
      expect(seen[0]).to.equal(400);
      expect(await works(store)).to.eql(wanted);
      expect(await store.checkMatching()).to.equal(0);
      await store.close();
    });
  }).timeout(60_000);

  it('finds out when records stand together otherwise than they should', async () => {
    await inFolder(async (file) => {
      const store = new SqliteRecordStore(file);
      await harvest(store, 'qh', [record('qh', '1', DESCRIPTIONS[0]), record('qh', '2')]);
      await harvest(store, 'jn', [record('jn', '8', DESCRIPTIONS[0])]);
      expect(await store.checkMatching()).to.equal(0);
      const other = new Database(file);
      other.exec("update record set work = doc where identifier = '8'");
      other.close();
      expect(await store.checkMatching()).to.equal(1);
      await store.close();
    });
  });
});

/** As a catalogue was before: every document by itself, and nothing known of pairs. */
function forgetPairs(file: string): void {
  const db = new Database(file);
  db.write(() =>
    db.exec(`
      delete from match_statement; delete from match_key; delete from match_pair;
      delete from meta where key in ('matching_done', 'matching_progress');
      update work set alive = 1; update record set work = doc;
      insert into work (id, seq, alive, title, libraries, changed_at)
        select doc, 100000 + added, 1, title, json_array(library), '' from record where true
        on conflict (id) do update set seq = excluded.seq, libraries = excluded.libraries;
      update library_total set works = (select count(*) from record where deleted = 0) where library = '';
      update library_total set works = records where library <> '';
      update meta set value = '200000' where key = 'seq'`),
  );
  db.close();
}

/** Works and matches after these pages; a number is a record to be stored, below zero one to be deleted. */
async function outcome(pages: readonly (readonly number[])[]): Promise<string[]> {
  let found: string[] = [];
  await inFolder(async (file) => {
    const store = new SqliteRecordStore(file);
    for (const page of pages)
      for (const source of ['qh', 'jn'])
        await harvest(
          store,
          source,
          page.flatMap((n) => {
            const number = n < 0 ? -n - 1 : n;
            if ((number % 2 === 0) !== (source === 'qh')) return [];
            const elements = DESCRIPTIONS[number % DESCRIPTIONS.length];
            return [n < 0 ? gone(source, `${number}`) : record(source, `${number}`, elements)];
          }),
        );
    const { matches } = await store.matches({}, 1_000, 0);
    const pairs = matches.map(({ a, b, outcome: one, isApart }) =>
      [...[a.identifier, b.identifier].sort(), one, isApart].join(' '),
    );
    found = [...(await works(store)), ...pairs].sort();
    await store.close();
  });
  return found;
}

async function works(store: SqliteRecordStore): Promise<string[]> {
  const ids = await Array.fromAsync(store.workVersions(), ({ id }) => id);
  const all = await store.works(ids);
  const named = ({ documents }: Pick<Work, 'documents'>): string =>
    documents
      .map(({ identifier }) => identifier)
      .sort()
      .join(' ');
  const oeuvres = Map.groupBy(all, ({ id, oeuvreId }) => oeuvreId ?? id);
  // Each with the works of its text.
  return Array.from(oeuvres.values(), (works) => works.map(named).sort().join(' | ')).sort();
}

async function harvest(
  store: SqliteRecordStore,
  source: string,
  items: readonly ReceivedRecord[],
): Promise<void> {
  const run = await store.beginRun(source, 'incremental');
  if ('busy' in run) throw new Error('busy');
  const window = await store.planWindow(run, null, null);
  await store.commitPage(plainPage(run, window.id, items));
  const ended = await store.completeRun(run, 0);
  if (ended.state === 'held') await store.decideHeld(ended.id, 'approve');
}

async function inFolder(work: (file: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'matching-'));
  try {
    await work(path.join(folder, 'catalogue.db'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function shuffled<T>(all: readonly T[], random: Iterator<number>): T[] {
  return all
    .map((one) => ({ one, at: Number(random.next().value) }))
    .sort((left, right) => left.at - right.at)
    .map(({ one }) => one);
}
