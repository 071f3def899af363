/**
 * Pages that many searches make: asked for the first time, when they are known, and while a library imports so that
 * the index moves on all the time. Peer: the page of the same run that one search makes, `/search`.
 */
import type { CityPortal } from './city-portal.ts';
import { LIBRARIES } from './generate-works.ts';
import { msAt, refusedOf } from './readers.ts';
import type { Answer, Readers } from './readers.ts';
import { printTable } from './table.ts';
import type { Row } from './table.ts';

const KNOWN = 20;
/** Readers while a library imports. */
const READERS = 2;

const PAGES: Readonly<Record<string, readonly string[]>> = {
  'results, everything': ['/search'],
  home: ['/'],
  'new arrivals': ['/new'],
  library: LIBRARIES.map((code) => `/libraries/${code}`),
};

export async function printFresh(
  portal: CityPortal,
  readers: Readers,
  works: number,
): Promise<void> {
  const rows: Row[] = [];
  let peer = 0;
  for (const [page, addresses] of Object.entries(PAGES)) {
    const [cold, coldCpu] = await asked(portal, readers, addresses);
    const again = Array.from({ length: KNOWN }, (_, n) => addresses[n % addresses.length] ?? '/');
    const [known, knownCpu] = await asked(portal, readers, again);
    peer ||= msAt(known, 0.5);
    rows.push({
      page,
      'first p50 ms': msAt(cold, 0.5),
      'first max ms': msAt(cold, 1),
      'all CPU ms each': coldCpu,
      'known p50 ms': msAt(known, 0.5),
      'known max ms': msAt(known, 1),
      'all CPU ms each, known': knownCpu,
      'first, times /search': msAt(cold, 0.5) / peer,
      'known, times /search': msAt(known, 0.5) / peer,
    });
  }
  printTable(`Pages made of many searches: ${works} works`, rows);
  await printMeanwhile(portal, readers, works);
}

/** Every kind of page in turn, while the catalogue changes under them. */
async function printMeanwhile(portal: CityPortal, readers: Readers, works: number): Promise<void> {
  const kinds = Object.keys(PAGES);
  const answers = new Map<string, Answer[]>(kinds.map((kind) => [kind, []]));
  let isOver = false;
  await portal.watch();
  const importing = portal.importSome().finally(() => (isOver = true));
  const read = async (reader: number): Promise<void> => {
    for (let n = reader; !isOver; n++) {
      const kind = kinds[n % kinds.length] ?? '';
      const addresses = PAGES[kind] ?? [];
      const address = addresses[Math.floor(n / kinds.length) % addresses.length] ?? '/';
      answers.get(kind)?.push(await readers.ask(address));
    }
  };
  await Promise.all([importing, ...Array.from({ length: READERS }, (_, i) => read(i))]);
  const seen = await portal.seen();
  const all = [...answers.values()].flat().length;
  printTable(
    `The same while a library imports, ${READERS} readers: ${(seen.cpuMs / all).toFixed(1)} ms of CPU a page, thread held p99 ${seen.heldP99.toFixed(1)} ms, longest ${seen.heldLongest.toFixed(1)} ms; ${works} works`,
    kinds.map((kind) => {
      const some = answers.get(kind) ?? [];
      return {
        page: kind,
        pages: some.length,
        refused: refusedOf(some),
        'p50 ms': msAt(some, 0.5),
        'p95 ms': msAt(some, 0.95),
        'max ms': msAt(some, 1),
      };
    }),
  );
}

async function asked(
  portal: CityPortal,
  readers: Readers,
  addresses: readonly string[],
): Promise<[answers: Answer[], cpuMs: number]> {
  await portal.watch();
  const answers = await readers.askAll(addresses, 1);
  return [answers, (await portal.seen()).cpuMs / addresses.length];
}
