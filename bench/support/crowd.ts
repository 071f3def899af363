/**
 * Readers who find something beside 32 pages at once that find nothing: how many of each are answered, and
 * how long the readers wait, alone and in the crowd.
 */
import { Agent, get } from 'node:http';
import { writeSearchAddress } from '../../server/addresses/search-address.ts';
import type { Stores } from '../../stores/open.ts';
import { WORDS } from './generate-works.ts';
import { servePortal } from './search-pages.ts';
import { printTable, quantile } from './table.ts';
import type { Row } from './table.ts';

const NOTHING_AT_ONCE = 32;
const READERS = 4;
const ROUNDS = 5;
/** Pages that each reader asks for in a round, at least. */
const PAGES = 5;
/** Nothing has them; each is corrected in vain. */
const UNKNOWN = ['默愁胡志', '金凌锁事', '秦准河畔'];

interface Answer {
  readonly status: number;
  readonly ms: number;
}

export async function printCrowd(works: number, stores: Stores): Promise<void> {
  const portal = await servePortal(stores, stores.index);
  const agent = new Agent({ keepAlive: true });
  const fetchOne = (any: string, filters = {}): Promise<Answer> =>
    answerOf(agent, `${portal.origin}${writeSearchAddress({ query: { any }, filters })}`);
  let asked = 0;
  const readUntil = async (isOver: () => boolean, answers: Answer[]): Promise<void> => {
    for (let n = 0; n < PAGES || !isOver(); n++)
      answers.push(await fetchOne(WORDS[(asked++ * 7) % WORDS.length] ?? ''));
  };
  const readers = (isOver: () => boolean, answers: Answer[]): Promise<unknown> =>
    Promise.all(Array.from({ length: READERS }, () => readUntil(isOver, answers)));
  try {
    const alone: Answer[] = [];
    for (let round = 0; round < ROUNDS; round++) await readers(() => true, alone);
    const beside: Answer[] = [];
    const nothing: Answer[] = [];
    for (let round = 0; round < ROUNDS; round++) {
      let isOver = false;
      const crowd = Promise.all(
        Array.from({ length: NOTHING_AT_ONCE }, (_, n) =>
          fetchOne([WORDS[n] ?? '', `${round}囧${n}`, ...UNKNOWN].join(' '), { lib: ['320104'] }),
        ),
      ).finally(() => (isOver = true));
      await readers(() => isOver, beside);
      nothing.push(...(await crowd));
    }
    printTable(
      `A crowd: ${works} works, ${NOTHING_AT_ONCE} pages without results at once beside ${READERS} readers (to hold: none refused)`,
      [
        rowOf('readers alone', alone),
        rowOf('readers in the crowd', beside),
        rowOf('pages without results', nothing),
      ],
    );
  } finally {
    agent.destroy();
    await portal.close();
  }
}

function rowOf(who: string, answers: readonly Answer[]): Row {
  const times = answers.map(({ ms }) => ms);
  return {
    who,
    requests: answers.length,
    refused: answers.filter(({ status }) => status !== 200).length,
    'p50 ms': quantile(times, 0.5),
    'p95 ms': quantile(times, 0.95),
    'max ms': quantile(times, 1),
  };
}

function answerOf(agent: Agent, url: string): Promise<Answer> {
  const started = performance.now();
  return new Promise((answered, failed) => {
    get(url, { agent }, (response) => {
      response.resume().on('end', () => {
        answered({ status: response.statusCode ?? 0, ms: performance.now() - started });
      });
    }).on('error', failed);
  });
}
