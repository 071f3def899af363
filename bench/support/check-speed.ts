/** How long a long list takes beside a large catalogue, and how long readers wait for a page meanwhile. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CheckWork } from '../../acquisitions/check-work.ts';
import { CHECK_FOLDER } from '../../catalogue/checks/list.ts';
import { catchUp } from '../../harvesters/indexing/indexer.ts';
import { SqliteRecordStore } from '../../stores/embedded/catalogue/store.ts';
import { openStores } from '../../stores/open.ts';
import { isbnOf } from '../../test/matching/pairs/description.ts';
import { PLACES, Titles, person } from '../../test/acquisitions/truth/names.ts';
import { Random } from '../../test/support/random.ts';
import { servePortal } from './search-pages.ts';
import { dublinCoreOf, receivedRecord, storeRecords } from './stored-records.ts';
import { printTable, quantile, rssMb } from './table.ts';

const LIST = 'bench';
const BREATH_MS = 20;

interface Book {
  readonly title: string;
  readonly creator: string;
  readonly publisher: string;
  readonly date: string;
  readonly isbn: string;
}

/** The same for the same number, whether it is held or offered. */
function bookOf(n: number): Book {
  const random = new Random(n * 2_654_435_761);
  const words = new Titles(random);
  const date = String(1990 + random.below(34));
  const village = person(random) + random.one(['村', '巷', '桥', '街', '圩', '里']);
  const title = random.one(PLACES) + village + words.local().slice(2);
  const publisher = random.one(['南京出版社', '江苏人民出版社', '凤凰出版社', '东南大学出版社']);
  const isbn = isbnOf(publisher, `${title}${n}`, Number(date));
  return { title, creator: person(random), publisher, date, isbn };
}

/** Six of ten lines are held, every fourth has no ISBN. */
export async function measureSpeed(works: number, lines: number): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-check-'));
  try {
    await fill(path.join(folder, 'catalogue.db'), works);
    const stores = await openStores({ dataFolder: folder, queryWorkers: 2 });
    await catchUp(stores, 0);
    const files = path.join(folder, CHECK_FOLDER);
    mkdirSync(files, { recursive: true });
    const csv = listOf(works, lines);
    writeFileSync(path.join(files, LIST), csv);
    const portal = await servePortal(stores, stores.index);
    const random = new Random(3);
    const page = (): Promise<number> =>
      portal.page({ query: { any: bookOf(random.below(works)).title.slice(0, 4) } });
    const alone: number[] = [];
    for (let i = 0; i < 100; i++) alone.push(await page());
    await stores.checks.lists.add({
      id: LIST,
      library: '320104',
      name: LIST,
      supplier: '',
      purpose: 'buy',
      offered: 'print',
      shared: false,
      fileName: 'bench.csv',
      bytes: csv.length,
      at: new Date().toISOString(),
      by: 'bench',
    });
    const { lists, progress } = stores.checks;
    const signal = new AbortController().signal;
    const work = new CheckWork({
      lists,
      progress,
      dataFolder: folder,
      folder: files,
      onError: (what, error) => console.error(what, error),
      signal,
    });
    const before = rssMb();
    let [peak, isOver] = [before, false];
    const begun = performance.now();
    work.begin();
    const ended = work.idle().then(() => (isOver = true));
    const meanwhile: number[] = [];
    while (!isOver) {
      meanwhile.push(await page());
      peak = Math.max(peak, rssMb());
      await new Promise((rested) => setTimeout(rested, BREATH_MS));
    }
    await ended;
    const seconds = (performance.now() - begun) / 1_000;
    const found = await lists.find(LIST);
    await portal.close();
    await stores.close();
    printTable(
      'A long list (to hold: 10 000 lines against 300 000 works in ≤ 60 s, p99 of a page ≤ 300 ms)',
      [
        {
          works,
          lines,
          state: `${found?.state ?? ''} ${found?.done ?? 0}`,
          seconds,
          'lines/s': Math.round(lines / seconds),
          'RSS before MB': before,
          'peak MB': peak,
          'page alone p99 ms': quantile(alone, 0.99),
          pages: meanwhile.length,
          'p50 ms': quantile(meanwhile, 0.5),
          'p99 ms': quantile(meanwhile, 0.99),
        },
      ],
    );
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function fill(file: string, works: number): Promise<void> {
  const store = new SqliteRecordStore(file);
  await storeRecords(store, works, (n) => {
    const { title, creator, publisher, date, isbn } = bookOf(n);
    return receivedRecord(
      n,
      dublinCoreOf(
        `<dc:title>${title}</dc:title><dc:creator>${creator} 著</dc:creator><dc:publisher>${publisher}</dc:publisher><dc:date>${date}</dc:date><dc:type>图书</dc:type><dc:format>纸质</dc:format><dc:identifier>ISBN ${isbn}</dc:identifier>`,
      ),
    );
  });
  await store.close();
}

function listOf(works: number, lines: number): string {
  const rows = Array.from({ length: lines }, (_, i) => {
    const n = i % 10 < 6 ? (i * 7_919) % works : works + i;
    const { title, creator, publisher, date, isbn } = bookOf(n);
    return [title, creator, publisher, date, i % 4 === 0 ? '' : isbn, '48.00', '1'].join(',');
  });
  return ['书名,作者,出版社,出版时间,ISBN,定价,复本', ...rows].join('\n');
}
