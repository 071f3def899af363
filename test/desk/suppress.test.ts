/** What a person may keep from readers, and what is registered of it. */
import { expect } from 'chai';
import type { Actor } from '../../catalogue/actor.ts';
import type { Deed } from '../../catalogue/audit.ts';
import { documentId } from '../../catalogue/ids.ts';
import type { NewSuppression, Suppression } from '../../catalogue/suppression.ts';
import { PortalError } from '../../catalogue/errors.ts';
import { WrongValues } from '../../desk/refusals.ts';
import { liftSuppression } from '../../desk/suppressions/lift.ts';
import { suppress } from '../../desk/suppressions/suppress.ts';
import type { SuppressParts, SuppressionWish } from '../../desk/suppressions/suppress.ts';
import { describedAgain, record } from '../support/catalogue-under-test.ts';
import { holder } from '../support/deeds.ts';

const NOW = '2026-05-01T04:00:00.000Z';
const ADDRESS = 'https://repository.example/item/1';
const known = record('qh', '1', { identifier: ADDRESS });

describe('a person who keeps something from readers', () => {
  let held: Suppression[];
  let deeds: Deed[];
  beforeEach(() => {
    held = [];
    deeds = [];
  });

  const parts: SuppressParts = {
    now: () => new Date(NOW),
    records: {
      record: async (id) =>
        id === documentId('qh', '1')
          ? { record: known.record, firstSeen: '', lastChanged: '', lastRun: 1, isWithheld: false }
          : undefined,
      whole: async () => ({
        document: describedAgain(known.record),
        shown: 'whole',
        work: documentId('qh', '1'),
      }),
      ledger: async (source) => ({
        source,
        cursor: null,
        liveRecords: 1,
        hiddenRecords: 0,
        deletedRecords: 0,
        quarantined: 0,
        lastGoodAt: null,
        failuresInRow: 0,
        lastRun: null,
        nextDue: null,
        shortAccepted: null,
        wholeAt: null,
        profile: null,
        endpoint: null,
      }),
    },
    registry: {
      sources: async () =>
        ['qh 320104', 'jn 320115'].map((text) => {
          const [id = '', library = ''] = text.split(' ');
          return {
            id,
            library,
            baseUrl: 'https://repository.example/oai',
            metadataPrefix: 'oai_dc',
            set: undefined,
            schedule: '0 2 * * *',
            collections: [{ set: 'local:photo', name: '老照片库' }],
            state: 'active' as const,
          };
        }),
      suppressions: {
        add: async (wanted: NewSuppression, at: string, deed: (made: Suppression) => Deed) => {
          const id = held.length + 1;
          const made = { ...wanted, id, seq: id, at, lifted: null };
          deeds.push(deed(made));
          held.push(made);
          return made;
        },
        on: async ({ scope, identifier, field }) =>
          held.filter(
            (one) => one.scope === scope && one.identifier === identifier && one.field === field,
          ),
        find: async (id) => held[id - 1],
        lift: async (id, lifted, deed) => {
          const now = { ...held[id - 1]!, lifted };
          deeds.push(deed(now));
          held[id - 1] = now;
          return now;
        },
        held: async () => held,
        list: async () => ({ total: 0, suppressions: [] }),
        overdue: async () => [],
        lastSeq: async () => held.length,
      },
    },
  };

  const hide = (wish: Partial<SuppressionWish> = {}, by = holder('librarian')) =>
    suppress(
      { scope: 'record', source: 'qh', identifier: '1', why: '内部资料', ...wish },
      by,
      parts,
    );
  const lift = (id: number, by: Actor) =>
    liftSuppression(id, by, {
      suppressions: parts.registry.suppressions,
      now: () => new Date(NOW),
    });
  /** Code of the refusal, and the fields that are wrong. */
  const refusal = async (act: Promise<unknown>): Promise<string> =>
    act.then(
      () => 'done',
      (error: unknown) => {
        if (error instanceof WrongValues) return Object.keys(error.fields).join(' ');
        return error instanceof PortalError ? error.code : String(error);
      },
    );

  it('registers what, why and for how long, with an entry in the audit', async () => {
    const made = await hide({ notice: ' 应家属要求 ', until: '2026-12-31' });
    expect(made).to.deep.include({
      scope: 'record',
      identifier: '1',
      field: null,
      library: '320104',
      byLibrary: '320104',
      why: '内部资料',
      notice: '应家属要求',
      // To the end of the day in Nanjing.
      until: '2026-12-31T16:00:00.000Z',
      at: NOW,
    });
    expect(deeds).to.have.lengthOf(1);
    expect(deeds[0]).to.deep.include({ act: 'suppression-add', subject: 'suppression:1' });
    expect(deeds[0]?.after).to.deep.include({ library: '320104', why: '内部资料' });
  });

  it('is of the library, or of the city', async () => {
    expect(await refusal(hide({ source: 'jn' }))).to.equal('NOT_THERE');
    expect(await refusal(hide({ source: 'nowhere' }))).to.equal('NOT_THERE');
    const source = { scope: 'source', source: 'jn', identifier: undefined } as const;
    expect(await hide(source, holder('admin'))).to.deep.include({
      library: '320115',
      byLibrary: null,
    });
  });

  it('names a record that was received', async () => {
    expect(await refusal(hide({ identifier: '2' }))).to.equal('identifier');
    expect(await refusal(hide({ identifier: '' }))).to.equal('identifier');
    expect(await refusal(hide({ scope: 'source', identifier: '1' }))).to.equal('scope');
  });

  it('names a field by either name, and never the title', async () => {
    const creators = await hide({ scope: 'field', field: 'creator' });
    expect(creators.field).to.equal('creators');
    expect(await refusal(hide({ scope: 'field', field: 'nonsense' }))).to.equal('field');
    const title = hide({ scope: 'field', field: 'title' });
    await title.catch((error: unknown) => expect(String(error)).to.include('屏蔽整条记录'));
    expect(await refusal(title)).to.equal('field');
  });

  it('names an address that the record has, a kind of addresses, or all', async () => {
    expect((await hide({ scope: 'link', field: ADDRESS })).field).to.equal(ADDRESS);
    expect((await hide({ scope: 'link', field: 'thumbnail' })).field).to.equal('thumbnail');
    expect((await hide({ scope: 'link' })).field).to.equal(null);
    const other = hide({ scope: 'link', field: 'https://elsewhere.example/' });
    expect(await refusal(other)).to.equal('field');
  });

  it('names a collection by id, set or name', async () => {
    for (const identifier of ['qh:local:photo', 'local:photo', '老照片库']) {
      held = [];
      const made = await hide({ scope: 'collection', identifier });
      expect(made.identifier).to.equal('qh:local:photo');
    }
    const unknown = hide({ scope: 'collection', identifier: '方志库' });
    expect(await refusal(unknown)).to.equal('identifier');
  });

  it('says why, and an end that is to come', async () => {
    expect(await refusal(hide({ why: ' ' }))).to.equal('why');
    for (const until of ['2026-04-30', '2026-02-31', '明年', '2026-05-01T00:00:00Z'])
      expect(await refusal(hide({ until })), until).to.equal('until');
    const today = await hide({ until: '2026-05-01' });
    expect(today.until).to.equal('2026-05-01T16:00:00.000Z');
  });

  it('is told when the same is kept from readers already; the city adds its own word', async () => {
    await hide();
    expect(await refusal(hide())).to.equal('WRONG_STATE');
    expect(await refusal(hide({}, holder('admin')))).to.equal('done');
    expect(await refusal(hide({ scope: 'field', field: 'notes' }))).to.equal('done');
  });

  it('lifts it again, once; what the city did only the city', async () => {
    await hide();
    await hide({}, holder('admin'));
    expect(await refusal(lift(1, holder('librarian', '320115')))).to.equal('NOT_THERE');
    expect(await refusal(lift(3, holder('librarian')))).to.equal('NOT_THERE');
    expect(await refusal(lift(2, holder('librarian')))).to.equal('NOT_ALLOWED');
    expect(await lift(1, holder('librarian'))).to.deep.include({
      lifted: { at: NOW, by: 'librarian', how: 'lifted' },
    });
    expect(await refusal(lift(1, holder('librarian')))).to.equal('WRONG_STATE');
    expect(await refusal(lift(2, holder('admin')))).to.equal('done');
    expect(
      deeds.map(({ act }) => act).filter((act) => act === 'suppression-lift'),
    ).to.have.lengthOf(2);
  });
});
