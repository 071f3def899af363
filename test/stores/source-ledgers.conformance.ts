/**
 * What every `SourceLedgers` tells of a source: what it said of itself, when it is due, how its runs went,
 * what is missing, what waits in quarantine, and what its descriptions warn of.
 */
import { expect } from 'chai';
import {
  broken,
  describedAgain,
  eachCatalogue,
  gone,
  record,
} from '../support/catalogue-under-test.ts';
import type { OpenCatalogue } from '../support/catalogue-under-test.ts';

export function sourceLedgersConformance(name: string, open: OpenCatalogue): void {
  describe(`${name}, the ledgers of its sources`, () => {
    const catalogue = eachCatalogue(open);
    const { begin, commit, harvested } = catalogue;

    it('keeps what a source says of itself, and when it is due', async () => {
      const run = await begin('qh');
      const profile = {
        selection: 'https://repository.example/oai oai_dc',
        repositoryName: '秦淮',
        granularity: 'day',
        deletedRecord: 'no',
        adminEmails: [],
        sets: { photo: '老照片库' },
        seenAt: '2026-05-01T00:00:00.000Z',
      } as const;
      await catalogue.store.saveProfile(run, profile);
      await catalogue.store.setNextDue('qh', '2026-05-02T02:00:00.000Z');
      expect(await catalogue.store.ledger('qh')).to.deep.include({
        profile,
        nextDue: '2026-05-02T02:00:00.000Z',
      });
    });

    it('says that something changed, whoever changed it, and nothing while nothing did', async () => {
      const { store } = catalogue;
      const seen = [await store.revision()];
      await store.ledger('qh');
      await store.quarantine('qh', 10);
      expect(await store.revision()).to.equal(seen[0]);
      await store.setNextDue('qh', '2026-05-02T02:00:00.000Z');
      seen.push(await store.revision());
      await harvested('qh', [record('qh', '1')]);
      seen.push(await store.revision());
      const other = await catalogue.another();
      await other.setNextDue('qh', '2026-05-03T02:00:00.000Z');
      await other.close();
      seen.push(await store.revision());
      expect(new Set(seen).size).to.equal(4);
    });

    it('keeps what a compliance report found out', async () => {
      const endpoint = {
        baseUrl: 'https://repository.example/oai',
        checkedAt: '2026-05-01T00:00:00.000Z',
        grade: 'B',
        granularity: 'second',
        syncMode: 'incremental',
        overlapDays: 2,
        pageSize: 100,
        quirks: [],
        errorStyle: 'http-200',
      } as const;
      expect((await catalogue.store.ledger('qh')).endpoint).to.equal(null);
      await catalogue.store.saveEndpoint('qh', endpoint);
      expect((await catalogue.store.ledger('qh')).endpoint).to.eql(endpoint);
    });

    it('lists runs with the newest first, of all sources or of one, and shows one alone', async () => {
      const first = await harvested('qh', [record('qh', '1')]);
      const other = await harvested('jn', [record('jn', '1')]);
      const last = await harvested('qh', []);
      const ids = async (limit: number, source?: string): Promise<number[]> =>
        (await catalogue.store.runs(limit, source)).map(({ id }) => id);
      expect(await ids(10)).to.eql([last.id, other.id, first.id]);
      expect(await ids(2)).to.eql([last.id, other.id]);
      expect(await ids(10, 'qh')).to.eql([last.id, first.id]);
      expect(await catalogue.store.run(other.id)).to.eql(other);
      expect(await catalogue.store.run(9_999)).to.equal(undefined);
      expect((await catalogue.store.ledger('qh')).lastRun).to.eql(last);
    });

    it('tells each flag of the pages of a run once, in the order they came', async () => {
      const run = await begin('qh');
      await commit(run, [], { flags: ['one-by-one'], nextToken: 'p2' });
      await commit(run, [], { nextToken: 'p3' });
      await commit(run, [], { flags: ['characters-removed', 'one-by-one'] });
      expect(await catalogue.store.pageFlags(run.run)).to.eql(['one-by-one', 'characters-removed']);
    });

    it('counts failures in a row, but neither those before a good run nor a request to come later', async () => {
      const fail = async (code: string): Promise<void> => {
        const run = await begin('qh');
        await catalogue.store.failRun(run, { code, message: code, requests: 1, resumable: false });
      };
      const failures = async (): Promise<number> =>
        (await catalogue.store.ledger('qh')).failuresInRow;
      await fail('HTTP_STATUS');
      await harvested('qh', []);
      expect(await failures()).to.equal(0);
      await fail('HTTP_STATUS');
      await fail('RETRY_LATER');
      await fail('UNREADABLE_PAGE');
      await begin('qh');
      expect(await failures()).to.equal(2);
    });

    it('knows since when it has all of a source: the last full run, or else the first', async () => {
      expect(await catalogue.store.ledger('qh')).to.include({ wholeAt: null, lastGoodAt: null });
      const first = await harvested('qh', [record('qh', '1')]);
      await harvested('qh', []);
      expect((await catalogue.store.ledger('qh')).wholeAt).to.equal(first.startedAt);
      const full = await harvested('qh', [record('qh', '1')], 'full');
      await harvested('qh', []);
      expect((await catalogue.store.ledger('qh')).wholeAt).to.equal(full.startedAt);
    });

    it('tells of a window that was given up until a later list has covered it', async () => {
      const [from, until] = ['2026-02-01T00:00:00Z', '2026-03-01T00:00:00Z'];
      const run = await begin('qh');
      const { store } = catalogue;
      const bad = await store.planWindow(run, from, until);
      const good = await store.planWindow(run, until, null);
      await store.failWindow(run, bad.id, '接口回答 HTTP 500');
      await commit(run, [record('qh', '1')], { window: good.id });
      expect(await store.completeRun(run, 0)).to.include({ state: 'partial', code: 'GAPS' });
      const gap = { from, until, message: '接口回答 HTTP 500', run: run.run };
      expect(await store.gaps('qh')).to.eql([gap]);
      expect(await store.gaps('jn')).to.eql([]);

      const later = await begin('qh');
      const narrow = await store.planWindow(later, from, '2026-02-15T00:00:00Z');
      await commit(later, [], { window: narrow.id });
      expect(await store.gaps('qh')).to.eql([gap]);
      const wide = await store.planWindow(later, null, until);
      await commit(later, [], { window: wide.id });
      expect(await store.gaps('qh')).to.eql([]);
    });

    it('keeps in quarantine what cannot be read, with reason and bytes, until it heals', async () => {
      const bad = broken('7');
      await harvested('qh', [bad]);
      const [entry] = await catalogue.store.quarantine('qh', 10);
      expect(entry).to.include({ identifier: '7', code: 'RECORD_MALFORMED' });
      expect(Buffer.from(entry?.raw ?? []).toString()).to.equal('<record>&</record>');
      await harvested('qh', [bad, broken('8')]);
      expect((await catalogue.store.ledger('qh')).quarantined).to.equal(2);
      await harvested('qh', [record('qh', '8')]);
      expect((await catalogue.store.ledger('qh')).quarantined).to.equal(1);
      expect(await harvested('qh', [])).to.include({ state: 'partial' });
      const healed = await harvested('qh', [record('qh', '7')]);
      expect(healed).to.include({ state: 'complete', new: 1 });
      expect(await catalogue.store.quarantine('qh', 10)).to.eql([]);
      expect((await catalogue.store.ledger('qh')).quarantined).to.equal(0);
    });

    it('counts the documents of each source that have a warning, through all that becomes of them', async () => {
      const wrong = { identifier: 'ISBN 978-7-80718-268-0' };
      const counts = async (source: string): Promise<string> =>
        (await catalogue.store.warnings(source))
          .map(({ code, documents }) => `${code} ${String(documents)}`)
          .join(', ');
      expect(await counts('qh')).to.equal('');
      await harvested('qh', [
        record('qh', '1', wrong),
        record('qh', '2', { ...wrong, title: '未命名' }),
        record('qh', '3'),
      ]);
      await harvested('jn', [record('jn', '1', { title: 'test' })]);
      expect(await counts('qh')).to.equal('ISBN_INVALID 2, TITLE_MEANINGLESS 1');
      expect(await counts('jn')).to.equal('TITLE_MEANINGLESS 1');
      // The same again changes nothing.
      await harvested('qh', [record('qh', '1', wrong)]);
      expect(await counts('qh')).to.equal('ISBN_INVALID 2, TITLE_MEANINGLESS 1');
      const bad = await harvested('qh', [
        record('qh', '1'),
        gone('qh', '2'),
        record('qh', '4', { title: '...' }),
      ]);
      expect(await counts('qh')).to.equal('TITLE_MEANINGLESS 1');
      await catalogue.store.undoRun(bad.id, describedAgain);
      expect(await counts('qh')).to.equal('ISBN_INVALID 2, TITLE_MEANINGLESS 1');
      await catalogue.store.describeAgain('qh', 'rules 2', (kept) => ({
        ...describedAgain(kept),
        warnings: [],
      }));
      expect(await counts('qh')).to.equal('');
    });
  });
}
