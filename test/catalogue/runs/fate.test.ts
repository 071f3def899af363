/** What becomes of an item, by what is stored of it. */
import { expect } from 'chai';
import {
  absenceOf,
  countedAs,
  fateOf,
  refusalOf,
  refusedWhenMet,
  staysWithoutBeingMet,
} from '../../../catalogue/runs/fate.ts';
import type { Fate, StoredState } from '../../../catalogue/runs/fate.ts';
import type { ReceivedRecord } from '../../../catalogue/runs/page.ts';

const [EARLY, LATE] = ['2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z'] as const;
const RUN = 7;
const stored = (changed: Partial<StoredState> = {}): StoredState => ({
  datestamp: EARLY,
  deleted: false,
  hash: 'a',
  lastRun: RUN - 1,
  refused: null,
  ...changed,
});
const buried = stored({ deleted: true, hash: 'tombstone' });

describe('a record that comes', () => {
  it('is new, changed or unchanged by its content, whatever its datestamp', () => {
    expect(fate(item('a'), undefined)).to.equal('new');
    expect(fate(item('b'), stored())).to.equal('changed');
    expect(fate(item('a', { datestamp: LATE }), stored())).to.equal('unchanged');
  });

  it('is changed when it had been deleted, also with the content of before', () => {
    expect(fate(item('a'), { ...buried, hash: 'a' })).to.equal('changed');
  });

  it('is doubted when it is as stored but waits in quarantine', () => {
    expect(fateOf(item('a'), stored(), RUN, () => true)).to.equal('doubted');
    expect(fateOf(item('b'), stored(), RUN, () => true)).to.equal('changed');
  });
});

describe('a deletion that comes', () => {
  it('deletes a living record, and one that was never received; a known one is unchanged', () => {
    expect(fate(gone(), stored())).to.equal('deleted');
    expect(fate(gone(), undefined)).to.equal('deleted');
    expect(fate(gone(), buried)).to.equal('unchanged');
  });
});

describe('an identifier that comes twice in one run', () => {
  const met = stored({ lastRun: RUN, datestamp: LATE });

  it('keeps its later datestamp', () => {
    expect(fate(item('b', { datestamp: EARLY }), met)).to.equal('overtaken');
    expect(fate(item('b', { datestamp: '2026-03-01T00:00:00Z' }), met)).to.equal('changed');
    expect(fate(item('b', { datestamp: EARLY }), { ...met, lastRun: RUN - 1 })).to.equal('changed');
  });

  it('lives when it is both given and deleted at one time', () => {
    expect(fate(gone({ datestamp: LATE }), met)).to.equal('overtaken');
    const deleted = { ...buried, lastRun: RUN, datestamp: LATE };
    expect(fate(item('a', { datestamp: LATE }), deleted)).to.equal('changed');
  });
});

describe('what a person undid', () => {
  it('is not done again: neither the same content, nor the same deletion', () => {
    expect(fate(item('b'), stored({ refused: 'b' }))).to.equal('refused');
    const refused = refusalOf({ deleted: true, datestamp: EARLY, hash: 'tombstone' });
    expect(fate(gone(), stored({ refused }))).to.equal('refused');
  });

  it('is done when the repository sends something else, or deletes it at another time', () => {
    expect(fate(item('c'), stored({ refused: 'b' }))).to.equal('changed');
    const refused = refusalOf({ deleted: true, datestamp: EARLY, hash: 'tombstone' });
    expect(fate(gone({ datestamp: LATE }), stored({ refused }))).to.equal('deleted');
  });

  it('lets a record stay that a full run does not meet, until it is met once more', () => {
    expect(staysWithoutBeingMet(absenceOf(EARLY))).to.equal(true);
    expect(staysWithoutBeingMet(null)).to.equal(false);
    expect(staysWithoutBeingMet('b')).to.equal(false);
    expect(refusedWhenMet(absenceOf(EARLY))).to.equal(null);
    expect(refusedWhenMet('b')).to.equal('b');
  });
});

describe('the sum of a run', () => {
  it('counts what was not taken in as unchanged', () => {
    const fates: (Fate | 'quarantined')[] = ['overtaken', 'refused', 'doubted', 'unchanged'];
    expect(new Set(fates.map(countedAs))).to.eql(new Set(['unchanged']));
    for (const one of ['new', 'changed', 'deleted', 'quarantined'] as const)
      expect(countedAs(one)).to.equal(one);
  });
});

function fate(received: ReceivedRecord, state: StoredState | undefined): Fate {
  return fateOf(received, state, RUN, () => false);
}

function item(
  hash: string,
  { datestamp = EARLY, deleted = false }: { datestamp?: string; deleted?: boolean } = {},
): ReceivedRecord {
  return {
    kind: 'record',
    record: {
      source: 'qh',
      identifier: '1',
      datestamp,
      deleted,
      setSpecs: [],
      metadataPrefix: 'oai_dc',
      xml: '<record/>',
    },
    hash,
    title: null,
    describe: () => null,
  };
}

function gone({ datestamp = EARLY }: { datestamp?: string } = {}): ReceivedRecord {
  return item('tombstone', { datestamp, deleted: true });
}
