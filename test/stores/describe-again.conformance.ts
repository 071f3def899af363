/**
 * What every `Records` does when the rules, the library or the collections of a source changed: its records
 * are described again and those of others are not, and one that cannot be described holds up nobody.
 */
import { createHash } from 'node:crypto';
import { expect } from 'chai';
import { shownAddress } from '../../catalogue/address.ts';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { PortalError } from '../../catalogue/errors.ts';
import { documentId } from '../../catalogue/ids.ts';
import type { RecordStore } from '../../catalogue/ports/record-store.ts';
import type { SourceRecord } from '../../catalogue/record.ts';
import type { ReceivedRecord } from '../../catalogue/runs/page.ts';
import type { RunSummary } from '../../catalogue/runs/run.ts';
import { describe as describeRecord } from '../../formats/describe.ts';
import { dublinCore } from '../support/fake-repository.ts';
import type { OpenCatalogue } from '../support/catalogue-under-test.ts';

type Describe = (record: SourceRecord) => CatalogueDocument;

export function describeAgainConformance(name: string, open: OpenCatalogue): void {
  describe(`${name}, describing again`, () => {
    let opened: Awaited<ReturnType<OpenCatalogue>>;
    let store: RecordStore;
    beforeEach(async () => {
      opened = await open();
      store = opened.store;
    });
    afterEach(() => opened.dispose());

    async function harvested(
      source: string,
      titles: Readonly<Record<string, string>>,
      { by = 'rules 1', rule = plain } = {},
    ): Promise<RunSummary> {
      const lease = await store.beginRun(source, 'incremental');
      if ('busy' in lease) throw new Error('busy');
      await store.commitPage({
        lease,
        window: (await store.planWindow(lease, null, null)).id,
        url: shownAddress('https://repository.example/oai?verb=ListRecords'),
        bytes: 1,
        ms: 1,
        requests: 1,
        flags: [],
        responseDate: '2026-05-01T00:00:00Z',
        describedBy: by,
        items: Object.entries(titles).map(([id, title]) => received(source, id, title, rule)),
        nextToken: null,
      });
      return store.completeRun(lease, 0);
    }

    async function shown(source: string, identifier: string): Promise<string | undefined> {
      const found = await store.work(documentId(source, identifier));
      return found.kind === 'work' ? found.work.title : undefined;
    }

    /** How many records were described; on a busy machine one may be twice, see within-time.ts. */
    async function describedAgain(
      source: string,
      version: string,
      rule: Describe = plain,
      options?: Parameters<RecordStore['describeAgain']>[3],
    ): Promise<number> {
      const asked = new Set<string>();
      await store.describeAgain(
        source,
        version,
        (record) => {
          asked.add(record.identifier);
          return rule(record);
        },
        options,
      );
      return asked.size;
    }

    const waiting = async (source: string): Promise<string[]> =>
      (await store.quarantine(source, 10)).map(
        ({ identifier, code, message }) => `${identifier ?? ''} ${code} ${message}`,
      );

    it('describes the records of one source, and leaves the others alone', async () => {
      await harvested('qh', { 1: '客座赘语', 2: '白下琐言' });
      await harvested('jn', { 1: '首都志' });
      expect(await describedAgain('qh', 'rules 2', titled('（新）'))).to.equal(2);
      expect(await shown('qh', '1')).to.equal('客座赘语（新）');
      expect(await shown('jn', '1')).to.equal('首都志');
      expect(await describedAgain('qh', 'rules 2')).to.equal(0);
      expect(await describedAgain('jn', 'rules 1'), 'as it was stored').to.equal(0);
    });

    it('changes the library of the records with that of their source, and its counts', async () => {
      await harvested('qh', { 1: '客座赘语', 2: '白下琐言' });
      await describedAgain('qh', 'rules 2', (record) => ({ ...plain(record), library: '320115' }));
      const { byLibrary } = await store.totals();
      expect(byLibrary['320115']).to.eql({ works: 2, records: 2 });
      expect(byLibrary['320104']).to.eql({ works: 0, records: 0 });
      await harvested('qh', { 1: '客座赘语补' }, { by: 'rules 2' });
      expect((await store.totals()).byLibrary['320115']).to.eql({ works: 1, records: 1 });
    });

    it('goes on where it was stopped, and begins anew for other rules', async () => {
      const titles = Object.fromEntries(Array.from({ length: 450 }, (_, n) => [n, `卷${n}`]));
      await harvested('qh', titles);
      const stop = new AbortController();
      const onProgress = (done: number, total: number): void => {
        expect(total).to.equal(450);
        if (done === 200) stop.abort();
      };
      const options = { signal: stop.signal, onProgress };
      expect(await describedAgain('qh', 'rules 2', plain, options)).to.equal(200);
      expect(await describedAgain('qh', 'rules 2')).to.equal(250);
      await describedAgain('qh', 'rules 3', plain, { signal: AbortSignal.abort() });
      expect(await describedAgain('qh', 'rules 3')).to.equal(450);
    });

    it('looks again at what a page stored by other rules meanwhile', async () => {
      await harvested('qh', { 1: '客座赘语' });
      await describedAgain('qh', 'rules 2', titled('（新）'));
      await harvested('qh', { 2: '白下琐言' }, { by: 'rules 1' });
      expect(await describedAgain('qh', 'rules 2', titled('（新）'))).to.equal(2);
      expect(await shown('qh', '2')).to.equal('白下琐言（新）');
    });

    it('sets aside a record that cannot be described, with its reason, and goes on', async () => {
      await harvested('qh', { 1: '客座赘语', 2: '白下琐言', 3: '首都志' });
      await describedAgain('qh', 'rules 2', refusing('2', titled('（新）')));
      expect(await shown('qh', '1')).to.equal('客座赘语（新）');
      expect(await shown('qh', '3')).to.equal('首都志（新）');
      expect(await shown('qh', '2'), 'as it was described before').to.equal('白下琐言');
      expect(await waiting('qh')).to.eql(['2 FORMAT_UNKNOWN 读不出']);
      expect(await describedAgain('qh', 'rules 2'), 'not again and again').to.equal(0);
    });

    it('sets aside one that takes more time than any may, and does not come to it again', async () => {
      await harvested('qh', { 1: '客座赘语', 2: '白下琐言', 3: '首都志' });
      const rule: Describe = (record) => {
        while (record.identifier === '2');
        return titled('（新）')(record);
      };
      await describedAgain('qh', 'rules 2', rule);
      expect(await shown('qh', '1')).to.equal('客座赘语（新）');
      expect(await shown('qh', '3')).to.equal('首都志（新）');
      expect(await shown('qh', '2'), 'as it was described before').to.equal('白下琐言');
      expect((await waiting('qh')).join('')).to.match(/^2 DESCRIBE_TOO_LONG /);
      expect(await describedAgain('qh', 'rules 2', rule), 'after a restart').to.equal(0);
    });

    it('counts it with every run until it can be described', async () => {
      await harvested('qh', { 1: '客座赘语', 2: '白下琐言' });
      const rule = refusing('2', titled('（新）'));
      await describedAgain('qh', 'rules 2', rule);
      const next = await harvested('qh', { 1: '客座赘语', 2: '白下琐言' }, { by: 'rules 2', rule });
      expect(next).to.include({ state: 'partial', unchanged: 1, quarantined: 1 });
      const elsewhere = await harvested('qh', { 1: '客座赘语' }, { by: 'rules 2', rule });
      expect(elsewhere).to.include({ state: 'partial', code: 'QUARANTINE', unchanged: 1 });
    });

    it('heals it when it comes and can be described, although it is the same', async () => {
      await harvested('qh', { 1: '客座赘语', 2: '白下琐言' });
      await describedAgain('qh', 'rules 2', refusing('2'));
      const next = await harvested(
        'qh',
        { 1: '客座赘语', 2: '白下琐言' },
        { by: 'rules 2', rule: titled('（新）') },
      );
      expect(next).to.include({ state: 'unchanged', unchanged: 2 });
      expect(await waiting('qh')).to.eql([]);
      expect(await shown('qh', '2')).to.equal('白下琐言（新）');
    });

    it('heals it when it is described again by rules that can', async () => {
      await harvested('qh', { 1: '客座赘语' });
      await describedAgain('qh', 'rules 2', refusing('1'));
      await describedAgain('qh', 'rules 3');
      expect(await waiting('qh')).to.eql([]);
    });

    it('does not heal what waits in a later state than the one that is stored', async () => {
      await harvested('qh', { 1: '客座赘语' });
      await harvested('qh', { 1: '改坏了' }, { rule: refusing('1') });
      await describedAgain('qh', 'rules 2');
      expect(await waiting('qh')).to.eql(['1 FORMAT_UNKNOWN 读不出']);
      expect(await shown('qh', '1')).to.equal('客座赘语');
    });
  });
}

class Unknown extends PortalError {
  readonly code = 'FORMAT_UNKNOWN';
}

const plain: Describe = (record) =>
  describeRecord(record, undefined, {
    source: {
      id: record.source,
      library: '',
      baseUrl: '',
      metadataPrefix: 'oai_dc',
      set: undefined,
      schedule: '0 2 * * *',
      collections: [],
      state: 'active',
    },
    library: { code: '320104', name: '秦淮区图书馆', nameEn: 'Qinhuai', shortName: '秦淮' },
  });

/** Describes with this behind every title. */
function titled(suffix: string): Describe {
  return (record) => {
    const document = plain(record);
    const titles = document.titles.map((title) => ({ ...title, text: `${title.text}${suffix}` }));
    return { ...document, titles };
  };
}

function refusing(identifier: string, rule: Describe = plain): Describe {
  return (record) => {
    if (record.identifier === identifier) throw new Unknown('读不出');
    return rule(record);
  };
}

function received(
  source: string,
  identifier: string,
  title: string,
  rule: Describe,
): ReceivedRecord {
  const metadata = dublinCore({ title });
  const record: SourceRecord = {
    source,
    identifier,
    datestamp: '2026-01-01T00:00:00Z',
    deleted: false,
    setSpecs: [],
    metadataPrefix: 'oai_dc',
    xml: `<record xmlns="http://www.openarchives.org/OAI/2.0/"><metadata>${metadata}</metadata></record>`,
  };
  const hash = createHash('sha256').update(metadata).digest('hex');
  return { kind: 'record', record, hash, title, describe: () => rule(record) };
}
