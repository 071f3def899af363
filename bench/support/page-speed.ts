/**
 * Each kind of public page for 1, 4 and 16 readers at once, beside its peer of the same run: `/api/v1/search` for the
 * same words, which has hits and facets and nothing that is looked up in documents.
 */
import { writeSearchAddress } from '../../server/addresses/search-address.ts';
import { Random } from '../../test/support/random.ts';
import type { CityPortal } from './city-portal.ts';
import { generateWork, LIBRARIES, WORDS } from './generate-works.ts';
import { msAt, refusedOf } from './readers.ts';
import type { Answer, Readers } from './readers.ts';
import { printTable } from './table.ts';
import type { Row } from './table.ts';

const AT_ONCE = [1, 4, 16];
/** Pages of each kind that are asked for by so many readers. */
const PAGES = 96;
const PEER = 'API, the same words';

export async function printPages(
  portal: CityPortal,
  readers: Readers,
  works: number,
): Promise<void> {
  const kinds = await kindsOf(readers, works);
  // Nobody waits for code that was never run.
  for (const addresses of Object.values(kinds)) await readers.askAll(addresses.slice(0, 8), 2);
  const peers = new Map<number, number>();
  const rows: Row[] = [];
  for (const [kind, addresses] of Object.entries(kinds)) {
    for (const [i, atOnce] of AT_ONCE.entries()) {
      // Other addresses for each number of readers, where there are any: what was found is kept for a while.
      const some = Array.from({ length: PAGES }, (_, n) => {
        return addresses[(i * PAGES + n) % addresses.length] ?? '/';
      });
      await portal.watch();
      const answers = await readers.askAll(some, atOnce);
      const seen = await portal.seen();
      const p95 = msAt(answers, 0.95);
      if (kind === PEER) peers.set(atOnce, p95);
      rows.push({
        page: kind,
        readers: atOnce,
        refused: refusedOf(answers),
        'p50 ms': msAt(answers, 0.5),
        'p95 ms': p95,
        'max ms': msAt(answers, 1),
        'p95, times the API': p95 / (peers.get(atOnce) ?? p95),
        'thread CPU ms each': seen.threadCpuMs / PAGES,
        'all CPU ms each': seen.cpuMs / PAGES,
        'loop p99 ms': seen.p99,
        'held p99 ms': seen.heldP99,
        'held max ms': seen.heldLongest,
        kB: meanOf(answers) / 1_000,
      });
    }
  }
  printTable(`Public pages: ${works} works, ${PAGES} pages of each kind`, rows);
}

async function kindsOf(
  readers: Readers,
  works: number,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const random = new Random(20_26);
  const many = Array.from({ length: PAGES * AT_ONCE.length }, (_, n) => n);
  const some = many.map(() => generateWork(random.below(works)));
  const part = (text: string, length: number): string => {
    const characters = Array.from(text);
    const from = random.below(Math.max(1, characters.length - length + 1));
    return characters.slice(from, from + length).join('');
  };
  const common = many.map((n) => WORDS[n] ?? '');
  const titles = some.map(({ hit }) => part(hit.title, 4));
  const inText = some.map(({ texts, hit }) => part(texts.other[0] ?? hit.title, 4));
  const search = (any: string): string => writeSearchAddress({ query: { any } });
  const api = (any: string): string =>
    search(any).replace('/search?', '/api/v1/search?') + '&size=20';
  const ids = await idsOf(readers);
  return {
    [PEER]: [...common, ...titles, ...inText].filter((_, n) => n % 3 === 0).map(api),
    'results, common words': common.map(search),
    'results, of titles': titles.map(search),
    'results, reasons from documents': inText.map(search),
    'results, one library': common.map((any) =>
      writeSearchAddress({ query: { any }, filters: { lib: ['320104'] } }),
    ),
    'work page': ids.map((id) => `/works/${id}`),
    home: ['/'],
    library: LIBRARIES.map((code) => `/libraries/${code}`),
    'library, its own alone': LIBRARIES.map((code) =>
      writeSearchAddress({ filters: { lib: [code], held: ['single'] } }),
    ),
    collection: LIBRARIES.map((code) => `/collections/${encodeURIComponent(`s${code}:c0`)}`),
    new: ['/new'],
    timeline: ['/timeline'],
    'subjects by name': ['/browse/subject'],
    'feed of everything': ['/feed.atom'],
    'feed of words': common.map((any) => search(any).replace('/search?', '/feed.atom?')),
    'sitemap of works': Array.from('0123456789abcdef', (one) => `/sitemaps/works/${one}.xml`),
  };
}

async function idsOf(readers: Readers): Promise<string[]> {
  const { works } = (await readers.json('/api/v1/search?size=100')) as { works: { id: string }[] };
  return works.map(({ id }) => id);
}

function meanOf(answers: readonly Answer[]): number {
  return answers.reduce((sum, { bytes }) => sum + bytes, 0) / answers.length;
}
