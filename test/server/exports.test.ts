/** Works taken along in files: of a work, of a search, of those that were chosen. */
import { once } from 'node:events';
import { get } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { expect } from 'chai';
import { pino } from 'pino';
import { documentId } from '../../catalogue/ids.ts';
import type { SearchIndex } from '../../catalogue/ports/search-index.ts';
import { SearchUnavailable } from '../../catalogue/ports/search-index.ts';
import type { WorkId } from '../../catalogue/work.ts';
import { followRegistry } from '../../harvesters/follow-registry.ts';
import { catchUp } from '../../harvesters/indexing/indexer.ts';
import type { PortalDeps } from '../../server/portal-deps.ts';
import { cnmarcFaults } from '../support/cnmarc-check.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';
import { SAMPLE_RECORDS } from '../support/portal-records.ts';

const SECRETS = documentId('jinling-dc', 'oai:jinling.example:2');
const SECRETS_OF_QINHUAI = documentId('qinhuai-dc', 'oai:qinhuai.example:2');
const GAZETTEER = documentId('jinling-dc', 'oai:jinling.example:1');
const NOTHING = documentId('jinling-dc', 'nothing');
const HITS = ['ris', 'bib', 'enw', 'txt', 'mrc', 'marcxml', 'csv'] as const;

/** How many works are in a file. */
const COUNTS: Readonly<Record<(typeof HITS)[number], (text: string) => number>> = {
  ris: (text) => text.match(/^ER {2}- $/gm)?.length ?? 0,
  bib: (text) => text.match(/^@(?!comment)\w+\{/gm)?.length ?? 0,
  enw: (text) => text.match(/^%0 /gm)?.length ?? 0,
  txt: (text) => text.match(/^(?:\[\d+\] )?.+\[[A-Z/]+\].*\.$/gm)?.length ?? 0,
  mrc: (text) => text.match(/\u001d/g)?.length ?? 0,
  marcxml: (text) => text.match(/<record>/g)?.length ?? 0,
  csv: (text) => text.trimEnd().split('\r\n').length - 1,
};

describe('works in files', function () {
  let portal: PortalFixture;
  /** What the next call for ids or for works does instead. */
  let instead: { ids?: SearchIndex['ids']; works?: PortalDeps['records']['works'] } = {};

  before(async () => {
    portal = await openPortal(undefined, { now: () => new Date('2026-11-28T17:00:00Z') }, (index) =>
      proxied(index, () => (instead.ids === undefined ? {} : { ids: instead.ids })),
    );
  });
  afterEach(() => {
    instead = {};
  });
  after(() => portal.close());

  const ask = (path: string, init: RequestInit = {}): Promise<Response> =>
    fetch(`${portal.url}${path}`, { redirect: 'manual', ...init });
  /** The file, and what is said behind it. */
  const withTrailer = async (path: string): Promise<{ text: string; gone: string | undefined }> => {
    const asked = get(`${portal.url}${path}`);
    const [answer] = (await once(asked, 'response')) as [IncomingMessage];
    const text = (await buffer(answer)).toString();
    return { text, gone: answer.trailers['x-gone-count'] };
  };
  const nameOf = (answer: Response): string =>
    decodeURIComponent(
      /filename\*=UTF-8''(\S+)$/.exec(answer.headers.get('content-disposition') ?? '')?.[1] ?? '',
    );

  describe('of a work', () => {
    for (const [name, type, beginning] of [
      ['ris', 'application/x-research-info-systems; charset=utf-8', 'TY  - BOOK\r\n'],
      ['bib', 'application/x-bibtex; charset=utf-8', '@book{'],
      ['enw', 'application/x-endnote-refer; charset=utf-8', '%0 Book\n%T 金陵琐事'],
      ['txt', 'text/plain; charset=utf-8', '周晖. 金陵琐事[M]. '],
      ['mrc', 'application/marc', '0'],
      ['marcxml', 'application/marcxml+xml; charset=utf-8', '<?xml version="1.0"'],
      ['jsonld', 'application/ld+json; charset=utf-8', '{\n  "@context": {'],
    ] as const)
      it(`.${name} is a file of that type, under the title of the work`, async () => {
        const answer = await ask(`/works/${SECRETS}.${name}`);
        expect(answer.status).to.equal(200);
        expect(answer.headers.get('content-type')).to.equal(type);
        expect(answer.headers.get('x-content-type-options')).to.equal('nosniff');
        expect(answer.headers.get('content-disposition')).to.match(
          new RegExp(`^attachment; filename="works\\.${name}"; filename\\*=UTF-8''[\\w%.-]+$`),
        );
        expect(nameOf(answer)).to.equal(`金陵琐事.${name}`);
        const text = await answer.text();
        expect(text.startsWith(beginning), text.slice(0, 60)).to.equal(true);
        // What is only in print is cited without an address.
        if (name !== 'txt') expect(text).to.include(`${portal.url}/works/${SECRETS}`);
      });

    it('has the values that its card shows, and names every library that holds it', async () => {
      const text = await (await ask(`/works/${SECRETS}.ris`)).text();
      expect(text).to.include('TI  - 金陵琐事\r\n').and.not.include('TI  - 金陵瑣事');
      expect(text).to.include('N1  - 其他题名：金陵瑣事\r\n');
      expect(text).to.include('AV  - 金陵图书馆（可外借）\r\n');
      expect(text).to.match(/AV {2}- 秦淮区图书馆（/);
      expect(text).to.include('SN  - 9787807182689\r\n');
    });

    it('under an id that leads elsewhere is led there, with the same ending', async () => {
      const answer = await ask(`/works/${SECRETS_OF_QINHUAI}.bib`);
      expect(answer.status).to.equal(301);
      expect(answer.headers.get('location')).to.equal(`/works/${SECRETS}.bib`);
    });

    it('that nobody knows is a page that says so', async () => {
      const answer = await ask(`/works/${NOTHING}.ris`);
      expect(answer.status).to.equal(404);
      expect(answer.headers.get('content-type')).to.include('text/html');
      expect((await ask(`/works/${SECRETS}.doc`)).status).to.equal(404);
    });
  });

  describe('of a search', () => {
    for (const name of HITS)
      it(`as ${name} has every hit, in the order of the search`, async () => {
        const { total, works } = (await (
          await ask('/api/v1/search?q=%E6%B1%9F%E5%AE%81%E5%B9%B4%E9%89%B4&sort=oldest&size=100')
        ).json()) as { total: number; works: { id: WorkId }[] };
        const answer = await ask(
          `/search?q=${encodeURIComponent('江宁年鉴')}&sort=oldest&page=2&format=${name}`,
        );
        expect(answer.status).to.equal(200);
        expect(nameOf(answer)).to.equal(`江宁年鉴-检索结果.${name}`);
        expect(answer.headers.get('x-total-count')).to.equal(String(total));
        expect(answer.headers.get('x-exported-count')).to.equal(String(total));
        expect(answer.headers.get('x-robots-tag')).to.equal('noindex');
        const bytes = Buffer.from(await answer.arrayBuffer());
        expect(COUNTS[name](bytes.toString())).to.equal(total).and.equal(45);
        if (name === 'mrc') expect(cnmarcFaults(bytes)).to.eql([]);
        if (name === 'txt') expect(bytes.toString()).to.match(/^\[1\] .*1980/);
        else {
          const places = works.map(({ id }) => bytes.indexOf(id));
          expect(places).to.eql(places.toSorted((a, b) => a - b));
        }
      });

    it('is named after what was typed, and by nothing that a file system cannot hold', async () => {
      const name = async (query: string): Promise<string> =>
        nameOf(await ask(`/search?${query}&format=ris`, { method: 'HEAD' }));
      expect(await name('sort=title')).to.equal('检索结果.ris');
      expect(await name('')).to.equal('全部文献.ris');
      expect(await name(`q=${encodeURIComponent('../南京\\"<x>|')}`)).to.match(
        /^[^\\/:*?"<>|]+-检索结果\.ris$/u,
      );
      expect(await name(`title=${encodeURIComponent('长'.repeat(100))}`)).to.have.length.below(80);
    });

    it('that finds nothing is a file without works', async () => {
      const answer = await ask(`/search?q=${encodeURIComponent('没有的东西')}&format=csv`);
      expect([answer.status, answer.headers.get('x-total-count')]).to.eql([200, '0']);
      expect(COUNTS.csv(await answer.text())).to.equal(0);
    });

    it('of a format nobody knows is refused, and those known are named', async () => {
      for (const format of ['xml', '', 'ris&format=bib', '%3Cscript%3E', 'jsonld']) {
        const answer = await ask(`/search?q=x&format=${format}`);
        expect(answer.status, format).to.equal(400);
        const page = await answer.text();
        expect(page)
          .to.include('ris、bib、enw、txt、mrc、marcxml、csv')
          .and.not.include('<script>e');
      }
      const english = await ask('/search?q=x&format=xml', { headers: { Cookie: 'lang=en' } });
      expect(await english.text()).to.include('ris, bib, enw, txt, mrc, marcxml, csv');
    });

    it('with a fault in its address is told like any other', async () => {
      const answer = await ask('/search?q=x&from=abc&format=ris');
      expect(answer.status).to.equal(400);
      expect(answer.headers.get('content-type')).to.include('text/html');
    });

    it('of more than 10 000 has the first, and says so in its name, its headers and within', async () => {
      const all = Array.from({ length: 10_000 }, () => SECRETS);
      instead.ids = async () => ({ total: 12_345, ids: all.slice(0, 30) });
      for (const [name, said] of [
        ['csv', '检索到 12,345 种'],
        ['bib', '@comment{检索到 12,345 种'],
        ['marcxml', '<!-- 检索到 12,345 种'],
        ['txt', '（检索到 12,345 种'],
      ] as const) {
        const answer = await ask(`/search?q=x&format=${name}`);
        expect(nameOf(answer)).to.equal(`x-检索结果-前30种共12345种.${name}`);
        expect(answer.headers.get('x-total-count')).to.equal('12345');
        expect(answer.headers.get('x-exported-count')).to.equal('30');
        expect(await answer.text()).to.include(said);
      }
    });

    it('tells what went while it was written, in every format, and behind the file', async () => {
      // The last pieces have nothing that is still there.
      const ids = Array.from({ length: 45 }, (_, i) => documentId('jinling-dc', `oai:gone:${i}`));
      instead.ids = async () => ({ total: 47, ids: [SECRETS, GAZETTEER, ...ids] });
      for (const name of HITS) {
        const { text, gone } = await withTrailer(`/search?q=x&format=${name}`);
        expect(text.split('导出时有 45 种已不在目录中，没有列入'), name).to.have.lengthOf(2);
        // A table says it in a row.
        expect(COUNTS[name](text), name).to.equal(name === 'csv' ? 3 : 2);
        expect(gone, name).to.equal('45');
        if (name === 'mrc') expect(cnmarcFaults(Buffer.from(text))).to.eql([]);
      }
      const { text } = await withTrailer('/search?q=x&format=ris');
      expect(text).to.match(/\r\nN1 {2}- 〔此注说的是导出的文件，不是这种文献〕导出时有 45 种/);
      expect(text.indexOf('此注')).to.be.above(text.indexOf(GAZETTEER));
      instead.ids = async () => ({ total: 1, ids: [SECRETS] });
      const whole = await withTrailer('/search?q=x&format=enw');
      expect([whole.gone, whole.text.includes('导出时有')]).to.eql(['0', false]);
    });

    it('while the engine is away is a page that says when to ask again', async () => {
      instead.ids = () => Promise.reject(new SearchUnavailable('引擎不在'));
      const answer = await ask('/search?q=x&format=ris');
      expect(answer.status).to.equal(503);
      expect(answer.headers.get('retry-after')).to.match(/^\d+$/);
      expect(answer.headers.get('content-disposition')).to.equal(null);
      expect(await answer.text()).to.include('href="/search?q=x&amp;format=ris"');
    });
  });

  describe('of chosen works', () => {
    const chosen = (ids: string, format = 'csv'): Promise<Response> =>
      ask(`/search?${ids}&format=${format}`);

    it('has them in their order, written either way', async () => {
      const wanted = [SECRETS, GAZETTEER];
      for (const ids of [`ids=${wanted.join(',')}`, `q=z&ids=${SECRETS}&ids=${GAZETTEER}`]) {
        const answer = await chosen(ids);
        expect(nameOf(answer)).to.equal('选出的文献.csv');
        const text = await answer.text();
        expect(COUNTS.csv(text)).to.equal(2);
        expect(text.indexOf(SECRETS)).to.be.below(text.indexOf(GAZETTEER));
      }
    });

    it('follows those that are part of another, once', async () => {
      const text = await (await chosen(`ids=${SECRETS_OF_QINHUAI},${SECRETS}`)).text();
      expect(COUNTS.csv(text)).to.equal(1);
      expect(text).to.include(SECRETS);
    });

    it('tells those that are no more, in its name, a header and within', async () => {
      const answer = await chosen(`ids=${SECRETS},${NOTHING},nonsense`);
      expect(nameOf(answer)).to.equal('选出的文献-另有2种没有列入.csv');
      expect(answer.headers.get('x-left-out')).to.equal(NOTHING);
      expect(answer.headers.get('x-total-count')).to.equal('3');
      expect(answer.headers.get('x-left-out-count')).to.equal('2');
      const text = await answer.text();
      expect(text).to.include(`没有列入：${NOTHING}`).and.include('1 个不是文献号');
    });

    it('of which none is left is a page that says so, and so is an address that names none', async () => {
      expect((await chosen(`ids=${NOTHING}`)).status).to.equal(410);
      expect((await chosen('ids=')).status).to.equal(400);
      expect((await chosen('ids=nonsense')).status).to.equal(400);
      expect((await chosen('ids[]=nonsense')).status).to.equal(400);
    });
  });

  describe('that break off', () => {
    let broken: PortalFixture;
    let reads = 0;
    let most = Infinity;
    let log = '';
    /** When works are asked for, and what they wait for. */
    let held: { readonly asked: () => void; readonly until: Promise<unknown> } | undefined;
    before(async () => {
      const records = portal.stores.records;
      const whole = await records.works([SECRETS]);
      broken = await openPortal(
        undefined,
        {
          logger: pino({}, { write: (line) => (log += line) }),
          records: proxied(records, () => ({
            works: async (ids: readonly WorkId[]) => {
              held?.asked();
              await held?.until;
              if (++reads > most) throw new Error('the disk is gone');
              return ids.flatMap((id) => whole.map((work) => ({ ...work, id })));
            },
          })),
        },
        (index) =>
          proxied(index, () => ({
            ids: async () => ({
              total: 2_000,
              ids: Array.from({ length: 2_000 }, (_, i) => `w${i}`),
            }),
          })),
      );
    });
    beforeEach(() => {
      reads = 0;
      most = Infinity;
      log = '';
      held = undefined;
    });
    after(() => broken.close());

    it('break the connection, so that nobody takes the part for the whole', async () => {
      most = 40;
      const answer = await fetch(`${broken.url}/search?format=marcxml`);
      expect(answer.status).to.equal(200);
      let fault: unknown;
      await answer.text().catch((error: unknown) => (fault = error));
      expect(fault).to.be.instanceOf(Error);
    });

    it('are read no further once the reader has left', async () => {
      const leaving = new AbortController();
      const answer = await fetch(`${broken.url}/search?format=marcxml`, { signal: leaving.signal });
      const reader = answer.body?.getReader();
      await reader?.read();
      leaving.abort();
      await reader?.read().catch(() => undefined);
      // Whatever was under way ends; then nothing is read any more.
      let before = -1;
      while (before !== reads) {
        before = reads;
        await fetch(`${broken.url}/livez`);
        await fetch(`${broken.url}/livez`);
      }
      expect(reads).to.be.below(400);
    });

    it('are no fault where the reader has left before they begin', async () => {
      const asked = Promise.withResolvers<undefined>();
      const until = Promise.withResolvers<undefined>();
      held = { asked: () => asked.resolve(undefined), until: until.promise };
      const leaving = new AbortController();
      const answer = fetch(`${broken.url}/search?format=marcxml`, { signal: leaving.signal });
      answer.catch(() => undefined);
      await asked.promise;
      leaving.abort();
      // The log tells that it is known to have left.
      while (!log.includes('"/search"')) await fetch(`${broken.url}/livez`);
      until.resolve(undefined);
      while (reads === 0) await fetch(`${broken.url}/livez`);
      await fetch(`${broken.url}/livez`);
      expect(log).to.not.include('导出中断');
      expect(reads).to.equal(1);
    });

    it('at their very beginning are a page of an error, and no file', async () => {
      most = 0;
      const answer = await fetch(`${broken.url}/search?format=ris`);
      expect([answer.status, answer.headers.get('content-disposition')]).to.eql([500, null]);
    });
  });

  it('have nothing of what is kept from readers', async () => {
    const hiding = await openPortal(undefined);
    try {
      const admin = await hiding.keyOf('admin');
      const hide = async (what: object): Promise<void> => {
        const answer = await fetch(`${hiding.url}/api/v1/staff/suppressions`, {
          method: 'POST',
          headers: { Authorization: admin, 'Content-Type': 'application/json' },
          body: JSON.stringify({ why: '内部缘由', ...what }),
        });
        expect(answer.status, await answer.text()).to.equal(201);
      };
      const own = { source: 'jinling-dc', identifier: 'oai:jinling.example:1' };
      await hide({ scope: 'field', field: 'abstract', ...own });
      await hide({ scope: 'link', source: 'qinhuai-dc', identifier: 'oai:qinhuai.example:3' });
      await hide({ scope: 'record', source: 'jinling-dc', identifier: 'oai:jinling.example:5' });
      const { records, registry } = hiding.stores;
      await followRegistry(records, registry, { now: () => new Date() });
      await catchUp(hiding.stores, 5_000);
      for (const name of HITS) {
        const text = await (await fetch(`${hiding.url}/search?format=${name}`)).text();
        expect(text, name).to.include('景定建康志').and.not.include('南宋景定二年成书');
        expect(text, name).not.to.include('photo.example.org');
        expect(text, name).not.to.include('首都志');
      }
      const gone = documentId('jinling-dc', 'oai:jinling.example:5');
      for (const name of [...HITS.filter((one) => one !== 'csv'), 'jsonld']) {
        expect((await fetch(`${hiding.url}/works/${gone}.${name}`)).status, name).to.equal(410);
        const text = await (await fetch(`${hiding.url}/works/${GAZETTEER}.${name}`)).text();
        expect(text, name).not.to.include('南宋景定二年成书');
      }
      const answer = await fetch(`${hiding.url}/search?ids=${gone},${GAZETTEER}&format=txt`);
      expect(answer.headers.get('x-left-out')).to.equal(gone);
    } finally {
      await hiding.close();
    }
  });

  it('of many works count for ten requests of a client', async () => {
    const limited = await openPortal(undefined, { requestsPerMinute: 20 });
    try {
      const take = (): Promise<Response> => fetch(`${limited.url}/search?format=txt`);
      for (let i = 0; i < 2; i++) {
        const answer = await take();
        expect(answer.status).to.equal(200);
        await answer.text();
      }
      const refused = await take();
      expect(refused.status).to.equal(429);
      expect(refused.headers.get('retry-after')).to.match(/^\d+$/);
      // Of one work they cost what a page costs.
      expect((await fetch(`${limited.url}/works/${SECRETS}.ris`)).status).to.equal(200);
    } finally {
      await limited.close();
    }
  });

  it('of many works are two at once for a client, and a third is told to wait', async () => {
    const release = Promise.withResolvers<undefined>();
    const bothRead = Promise.withResolvers<undefined>();
    const { records } = portal.stores;
    let reads = 0;
    const waiting = await openPortal(undefined, {
      requestsPerMinute: 10_000,
      records: proxied(records, () => ({
        works: async () => {
          if (++reads === 2) bothRead.resolve(undefined);
          await release.promise;
          return [];
        },
      })),
    });
    try {
      const take = (): Promise<Response> => fetch(`${waiting.url}/search?format=txt`);
      const two = [take(), take()];
      await bothRead.promise;
      const third = await take();
      expect([third.status, third.headers.get('retry-after')]).to.eql([429, '15']);
      release.resolve(undefined);
      for (const answer of await Promise.all(two)) {
        expect(answer.status).to.equal(200);
        await answer.text();
      }
    } finally {
      await waiting.close();
    }
  });

  it('are asked for by every work of the samples, in every format', async () => {
    for (const { source, identifier } of SAMPLE_RECORDS.slice(0, 8))
      for (const name of ['ris', 'bib', 'enw', 'txt', 'mrc', 'marcxml', 'jsonld'])
        expect((await ask(`/works/${documentId(source, identifier)}.${name}`)).status).to.be.oneOf([
          200, 301,
        ]);
  });
});

/** The same, with some of its methods replaced at the moment they are asked for. */
function proxied<T extends object>(target: T, changed: () => Partial<T>): T {
  return new Proxy(target, {
    get(_, name) {
      const own = changed() as Record<string | symbol, unknown>;
      if (name in own) return own[name];
      const value: unknown = Reflect.get(target, name, target);
      return typeof value === 'function' ? (value.bind(target) as unknown) : value;
    },
  });
}
