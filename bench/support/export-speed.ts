/**
 * A file of 10 000 hits in each format, whoever takes it as fast as it comes: how long it takes, what the portal needs
 * for it, how long the thread that serves is held up, and how long another reader waits for a search meanwhile, beside
 * the same reader alone. Peer of the formats: the same works by `/api/v1/search`, a hundred a page.
 */
import { EXPORTS } from '../../formats/out/exports.ts';
import { writeSearchAddress } from '../../server/addresses/search-address.ts';
import type { CityPortal } from './city-portal.ts';
import { WORDS } from './generate-works.ts';
import { msAt, refusedOf } from './readers.ts';
import type { Answer, Readers } from './readers.ts';
import { printTable } from './table.ts';
import type { Row } from './table.ts';

const HITS = 10_000;
const PER_PAGE = 100;
/** Pages of the reader who has the portal alone. */
const ALONE = 100;

export async function printExports(
  portal: CityPortal,
  readers: Readers,
  works: number,
): Promise<void> {
  let turn = 0;
  const next = (): string =>
    writeSearchAddress({ query: { any: WORDS[(turn++ * 7) % 2_000] ?? '' } });
  await readers.askUntil(() => true, ALONE, next);
  await portal.watch();
  const alone = await readers.askUntil(() => true, ALONE, next);
  const rows: Row[] = [rowOf('nothing, the reader alone', [], alone, alone, await portal.seen())];
  const pages = Array.from(
    { length: HITS / PER_PAGE },
    (_, i) => `/api/v1/search?size=${PER_PAGE}&page=${i + 1}`,
  );
  const ways: [string, () => Promise<Answer[]>][] = [
    ['API, 100 pages', () => readers.askAll(pages, 1)],
    ...EXPORTS.filter(({ ofHits }) => ofHits).map(({ name }): [string, () => Promise<Answer[]>] => [
      name,
      () => readers.askAll([`/search?format=${name}`], 1),
    ]),
  ];
  for (const [what, take] of ways) {
    let isOver = false;
    await portal.watch();
    const taking = take().finally(() => (isOver = true));
    const meanwhile = await readers.askUntil(() => isOver, 1, next);
    rows.push(rowOf(what, await taking, meanwhile, alone, await portal.seen()));
  }
  printTable(`Files of ${Math.min(HITS, works)} hits, a reader beside: ${works} works`, rows);
}

function rowOf(
  what: string,
  taken: readonly Answer[],
  meanwhile: readonly Answer[],
  alone: readonly Answer[],
  seen: Awaited<ReturnType<CityPortal['seen']>>,
): Row {
  const sum = (of: (one: Answer) => number): number => taken.reduce((all, one) => all + of(one), 0);
  return {
    'what is taken': what,
    s: sum(({ ms }) => ms) / 1_000,
    'MB, gz': sum(({ bytes }) => bytes) / 1e6,
    'thread CPU s': seen.threadCpuMs / 1_000,
    'loop p99 ms': seen.p99,
    'held p99 ms': seen.heldP99,
    'held max ms': seen.heldLongest,
    'RSS before': seen.rssBefore,
    'most MB': seen.rssMost,
    pages: meanwhile.length,
    refused: refusedOf(meanwhile),
    'reader p50 ms': msAt(meanwhile, 0.5),
    'p99 ms': msAt(meanwhile, 0.99),
    'p50, times alone': msAt(meanwhile, 0.5) / msAt(alone, 0.5),
    'p99, times alone': msAt(meanwhile, 0.99) / msAt(alone, 0.99),
  };
}
