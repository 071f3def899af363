/** The portal over an index of generated works, and the requests that benchmarks of search make of it. */
import { Agent, createServer, get } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { SearchIndex } from '../../catalogue/ports/search-index.ts';
import { FACETS, isHoldingFacet } from '../../catalogue/search/facets.ts';
import { valueOf, valuesOf } from '../../catalogue/search/indexed-work.ts';
import type { IndexedWork } from '../../catalogue/search/indexed-work.ts';
import type { SearchRequest } from '../../catalogue/search/request.ts';
import { LiveFederation } from '../../server/enquiries/federation.ts';
import { createApp } from '../../server/app.ts';
import { writeSearchAddress } from '../../server/addresses/search-address.ts';
import type { Stores } from '../../stores/open.ts';
import { plainDeps } from '../../test/support/plain-deps.ts';
import { Random } from '../../test/support/random.ts';
import { generateWork, LIBRARIES, WORDS } from './generate-works.ts';

export type Kind = (typeof KINDS)[number];
export type Asked = Partial<SearchRequest>;

export const KINDS = [
  'title, four characters',
  'two words',
  'one character',
  'common word',
  'rare word',
  'everything',
  'one filter',
  'holdings filters',
  'year range',
  'sort by title',
  'page 100',
  'pinyin',
] as const;
const REQUESTS = 200;

export interface ServedPortal {
  readonly origin: string;
  /** Asks for the page of a search. @returns milliseconds until the last byte */
  page(asked: Asked): Promise<number>;
  close(): Promise<void>;
}

/** @param index what searches; the stores give the rest */
export async function servePortal(stores: Stores, index: SearchIndex): Promise<ServedPortal> {
  const { records, registry } = stores;
  await registry.applyLibraries(
    LIBRARIES.map((code) => ({ code, name: `${code} 图书馆`, nameEn: code, shortName: code })),
  );
  const federation = await LiveFederation.begin({ records, registry }, (error) => {
    throw error;
  });
  const app = createApp({ ...plainDeps(stores, federation), index });
  const server = createServer(app);
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });

  return {
    origin,
    page: (asked) => fetchPage(agent, `${origin}${writeSearchAddress(asked)}`),
    async close() {
      agent.destroy();
      await new Promise((closed) => server.close(closed));
      await federation.stop();
    },
  };
}

/** @returns milliseconds until the last byte */
async function fetchPage(agent: Agent, url: string): Promise<number> {
  const started = performance.now();
  await new Promise<void>((resolve, reject) => {
    get(url, { agent, headers: { 'Accept-Encoding': 'gzip' } }, (response) => {
      response.resume().on('end', () => {
        if (response.statusCode === 200 || response.statusCode === 503) resolve();
        else reject(new Error(`${url} answered ${response.statusCode}`));
      });
    }).on('error', reject);
  });
  return performance.now() - started;
}

/** 200 of each kind, the same ones for the same number of works. */
export function requestsOf(works: number): Record<Kind, readonly Asked[]> {
  const random = new Random(20_26);
  const some = (): IndexedWork => generateWork(random.below(works));
  /** Distinct requests only: a list of hits once found would be found again for nothing. */
  const distinct = (make: (n: number) => Asked | undefined): Asked[] => {
    const made = new Map<string, Asked>();
    for (let n = 0; made.size < REQUESTS && n < REQUESTS * 50; n++) {
      const asked = make(n);
      if (asked !== undefined) made.set(writeSearchAddress(asked), asked);
    }
    return [...made.values()];
  };
  const word = (n: number): string => WORDS[n % WORDS.length] ?? '南京';
  const partOf = (text: string, length: number): string | undefined => {
    if (text.length < length) return undefined;
    const from = random.below(text.length - length + 1);
    return text.slice(from, from + length);
  };
  const anyOf = (text: string | undefined): Asked | undefined =>
    text === undefined ? undefined : { query: { any: text } };
  return {
    'title, four characters': distinct(() => anyOf(partOf(some().hit.title, 4))),
    'two words': distinct(() => {
      const { hit, facets } = some();
      const [first, second] = [partOf(hit.title, 2), facets.subject[0]];
      return first === undefined || second === undefined ? undefined : anyOf(`${first} ${second}`);
    }),
    'one character': distinct((n) => anyOf(word(n).slice(0, 1))),
    'common word': distinct((n) => anyOf(word(n))),
    'rare word': distinct((n) => anyOf(word(7_000 + n))),
    everything: distinct((n) => ({ page: 1 + (n % 100), sort: n < 100 ? 'relevance' : 'newest' })),
    'one filter': distinct((n) => {
      const work = some();
      const facet = FACETS[n % FACETS.length] ?? 'lib';
      const values = isHoldingFacet(facet)
        ? work.holdings.flatMap((holding) => valueOf(holding, facet) ?? [])
        : valuesOf(work, facet);
      const [value] = values;
      return value === undefined ? undefined : { filters: { [facet]: [value] } };
    }),
    'holdings filters': distinct((n) => ({
      query: n % 2 === 0 ? {} : { any: word(200 + n) },
      filters: {
        lib: [random.one(LIBRARIES), random.one(LIBRARIES)],
        access: [random.one(['online', 'login', 'onsite', 'loan'])],
        ...(n % 3 === 0 ? { carrier: ['print'] } : {}),
      },
    })),
    'year range': distinct((n) => {
      const from = 1900 + random.below(110);
      return {
        query: n % 2 === 0 ? {} : { any: word(400 + n) },
        from,
        until: from + random.below(30),
      };
    }),
    'sort by title': distinct((n) => ({
      query: n % 4 === 0 ? {} : { any: word(600 + n) },
      sort: 'title',
      page: 1 + (n % 4 === 0 ? n : 0),
    })),
    // Words common enough to have a hundredth page.
    'page 100': distinct((n) => ({
      query: { any: word(n % 40) },
      sort: (['relevance', 'newest', 'oldest', 'title', 'added'] as const)[Math.floor(n / 40)]!,
      page: 100,
    })),
    pinyin: distinct(() => {
      const term = random.one(some().pinyin);
      return anyOf(term.length < 2 ? undefined : term.slice(0, 2 + random.below(8)));
    }),
  };
}
