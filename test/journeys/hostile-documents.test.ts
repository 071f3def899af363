/**
 * Hostile documents, harvested from a real repository into a real portal, indexed, searched and shown: every
 * record is stored or told of, every page is answered, none is larger than a page should be.
 *
 * Few by default; `npm run drill:hostile` is the full drill of twenty thousand, which also says how long each
 * request may take. HOSTILE_SEED repeats one.
 */
import { expect } from 'chai';
import { documentId } from '../../catalogue/ids.ts';
import type { Work } from '../../catalogue/work.ts';
import { startRepository } from '../support/fake-repository.ts';
import type { FakeRepository } from '../support/fake-repository.ts';
import { hostileRecords, hostileSeed } from '../support/hostile-documents.ts';
import { PortalProcesses } from '../support/portal-process.ts';
import { PacedReader } from '../support/paced-reader.ts';

const DOCUMENTS = Number(process.env['HOSTILE_DOCUMENTS'] ?? 200);
/** Milliseconds; in the drill only, where nothing else runs on the machine. */
const LONGEST_MS = process.env['HOSTILE_DOCUMENTS'] === undefined ? Infinity : 500;
const SEED = hostileSeed();
/** Bytes, before compression. */
const LARGEST_PAGE = 1_500_000;
const SOURCE = 'hostile';

describe(`${DOCUMENTS} hostile documents (seed ${SEED})`, function () {
  this.timeout(120_000 + DOCUMENTS * 500);
  let portals: PortalProcesses;
  let repository: FakeRepository;
  let reader: PacedReader;
  let run: Readonly<Record<string, unknown>>;

  before(async () => {
    portals = new PortalProcesses();
    repository = await startRepository({ records: hostileRecords(DOCUMENTS, SEED) });
    portals.settings({
      sources: [{ id: SOURCE, library: '320104', baseUrl: repository.baseUrl }],
      network: { allowPrivate: ['127.0.0.0/8'] },
      harvest: { pauseMs: 1, retryDelayMs: 10 },
      portal: { requestsPerMinute: 0 },
    });
    const harvest = await portals.run('harvest', '--json');
    run = harvest.lines[0] ?? {};
    expect(run['indexed'], harvest.errors).to.equal(true);
    const { url } = await portals.serve('--no-harvest');
    await portals.searchable(url);
    reader = new PacedReader(url);
  });
  after(async () => {
    console.log(`      ${reader.summary}`);
    portals.close();
    await repository.close();
  });

  it('are received, each stored or told of, and the index has all that are stored', async () => {
    const { received, quarantined, message } = run;
    console.log(`      received ${String(received)}, in quarantine ${String(quarantined)}`);
    expect(received, String(message)).to.equal(DOCUMENTS);
    const stored = (await portals.run('export', 'records', '--json')).lines;
    expect(stored.length + Number(quarantined)).to.equal(DOCUMENTS);
    const [verified] = (await portals.run('verify', '--json')).lines;
    expect(verified).to.include({ missing: 0, stale: 0, surplus: 0 });
  });

  it('are shown, each on a page and as JSON, and found by what stands in them', async () => {
    await reader.each(repository.records, async ({ identifier }) => {
      const id = documentId(SOURCE, identifier);
      // One that is in quarantine has no page.
      const page = await reader.read(`/works/${id}`, [200, 404]);
      if (page.status === 404) return;
      expect(page.bytes, id).to.be.at.most(LARGEST_PAGE);
      const work = JSON.parse((await reader.read(`/works/${id}.json`, [200])).text) as Work;
      const [document] = work.documents;
      const words = [
        ['q', work.title],
        ['title', work.title],
        ['creator', document?.creators.at(-1)?.name],
        ['subject', document?.subjects[0]?.text],
        ['series', document?.series[0]?.title],
        ['identifier', document?.identifiers[0]?.raw],
      ] as const;
      // In the drill the documents take turns, so that it ends the same day.
      const turn = Number(identifier.split(':').at(-1)) % words.length;
      const asked = DOCUMENTS > 1_000 ? words.slice(turn, turn + 1) : words;
      for (const [parameter, text] of asked) {
        const typed = text?.slice(0, 80) ?? '';
        const found = await reader.read(`/search?${query({ [parameter]: typed })}`, [200, 400]);
        expect(found.bytes, typed).to.be.at.most(LARGEST_PAGE);
        if (found.status === 400) expect(found.text, typed).to.include('检索条件有误');
        await reader.read(`/api/v1/search?${query({ [parameter]: typed, size: '5' })}`, [200, 400]);
      }
      await reader.read(`/api/v1/suggest?${query({ q: work.title.slice(0, 6) })}`, [200]);
    });
  });

  it('are listed a hundred at a time, browsed and filtered', async () => {
    const pages = Array.from(
      { length: Math.min(100, Math.ceil(DOCUMENTS / 100)) },
      (_, n) => n + 1,
    );
    const filters = new Set<string>();
    await reader.each(pages, async (page) => {
      const asked = query({ size: '100', page: String(page), sort: 'title' });
      const shown = await reader.read(`/search?${asked}`, [200]);
      expect(shown.bytes).to.be.at.most(LARGEST_PAGE);
      const listed = await reader.read(`/api/v1/search?${asked}`, [200]);
      expect(listed.bytes).to.be.at.most(LARGEST_PAGE);
      const { facets } = JSON.parse(listed.text) as {
        facets: Readonly<Record<string, readonly { value: string }[]>>;
      };
      for (const [facet, values] of Object.entries(facets))
        for (const { value } of values.slice(0, 20)) filters.add(query({ [facet]: value }));
    });
    const names = ['title', 'creator', 'subject', 'place', 'class'];
    const browsed = names.flatMap((name) =>
      ['pinyin', 'strokes', 'count'].map((by) => `/browse/${name}?by=${by}`),
    );
    await reader.each(
      [...browsed, '/', '/libraries', '/libraries/320104', '/timeline', '/status'],
      async (address) => {
        expect((await reader.read(address, [200])).bytes).to.be.at.most(LARGEST_PAGE);
      },
    );
    await reader.each([...filters], async (filter) => {
      await reader.read(`/search?${filter}`, [200, 303, 400]);
    });
  });

  it('leave an address that is too long to its sentence', async () => {
    for (const characters of [4_000, 20_000]) {
      const asked = await reader.read(`/search?q=${'%E5%9F%8E'.repeat(characters)}`, [414]);
      expect(asked.text).to.include('16 000 个字符').and.to.include('请缩短检索词');
    }
  });

  it('let every request be answered in time', () => {
    expect(reader.slowest?.ms ?? 0, reader.summary).to.be.at.most(LONGEST_MS);
  });
});

function query(parameters: Readonly<Record<string, string>>): string {
  return new URLSearchParams(parameters).toString();
}
