/** Whatever is done to the entries of an audit afterwards shows, and which entry it was done to. */
import { expect } from 'chai';
import { NO_ENTRY, entryAfter, faultsOf } from '../../catalogue/audit.ts';
import type { AuditHead, WrittenEntry } from '../../catalogue/audit.ts';
import { deedOf } from '../support/deeds.ts';

describe('an audit', () => {
  const written: WrittenEntry[] = [];
  let head: AuditHead = NO_ENTRY;
  for (let n = 1; n <= 7; n++) {
    const entry = entryAfter(head, deedOf({ subject: `key:${n}`, after: { n } }));
    written.push(entry);
    head = entry;
  }

  /** Entry `number` as it was written, with something else in it. */
  const changed = (number: number, change: Partial<WrittenEntry>): WrittenEntry[] =>
    written.map((entry) => (entry.number === number ? { ...entry, ...change } : entry));

  const renumbered = (entries: readonly WrittenEntry[]): WrittenEntry[] =>
    entries.map((entry, i) => ({ ...entry, number: i + 1 }));

  it('that nobody touched has no fault, nor has an empty one', () => {
    expect(faultsOf(written, head)).to.eql([]);
    expect(faultsOf([], NO_ENTRY)).to.eql([]);
  });

  it('names an entry of which anything was changed', () => {
    const one = written[2]!;
    const changes: Partial<WrittenEntry>[] = [
      { at: '2020-01-01T00:00:00.000Z' },
      { actor: one.actor.replace('馆员', '别人') },
      { act: 'key-revoke' },
      { subject: 'key:9' },
      { before: '{}' },
      { after: null },
      { hash: 'f'.repeat(64) },
    ];
    for (const change of changes) {
      const faults = faultsOf(changed(3, change), head);
      expect(faults, JSON.stringify(change)).to.eql([{ kind: 'changed', number: 3 }]);
    }
  });

  it('names an entry that was written anew with a hash of its own', () => {
    const before = written[2]!;
    const forged = entryAfter(before, deedOf({ subject: 'key:forged' }));
    expect(faultsOf(changed(4, forged), head)).to.eql([{ kind: 'changed', number: 4 }]);
    const last = entryAfter(written[5]!, deedOf({ subject: 'key:forged' }));
    expect(faultsOf(changed(7, last), head)).to.eql([{ kind: 'changed', number: 7 }]);
  });

  it('names an entry that was removed, at either end and in between', () => {
    for (const number of [1, 4, 7]) {
      const rest = written.filter((entry) => entry.number !== number);
      expect(faultsOf(rest, head)).to.eql([{ kind: 'removed', number }]);
    }
    expect(faultsOf([], head)).to.have.lengthOf(7);
  });

  it('tells which one was removed also when those behind it were numbered anew', () => {
    const rest = renumbered(written.filter(({ number }) => number !== 3));
    const faults = faultsOf(rest, head);
    expect(faults).to.deep.include({ kind: 'removed', number: 3 });
    expect(faults).to.deep.include({ kind: 'moved', number: 3, written: 4 });
    expect(faults.filter(({ kind }) => kind === 'changed')).to.eql([]);
  });

  it('names two entries that changed places', () => {
    const [a, b] = [written[1]!, written[4]!];
    const swapped = renumbered(written.with(1, b).with(4, a));
    expect(faultsOf(swapped, head)).to.eql([
      { kind: 'moved', number: 2, written: 5 },
      { kind: 'moved', number: 5, written: 2 },
    ]);
  });

  it('names an entry behind the end that was kept', () => {
    const more = entryAfter(head, deedOf({}));
    expect(faultsOf([...written, more], head)).to.eql([{ kind: 'surplus', number: 8 }]);
  });

  it('that was reckoned anew from some entry on is told by an end that was noted down before', () => {
    let [, , , end = NO_ENTRY]: readonly AuditHead[] = written;
    const anew = written.slice(0, 4);
    for (const n of [5, 6, 7]) {
      const entry = entryAfter(end, deedOf({ subject: `key:other ${n}` }));
      anew.push(entry);
      end = entry;
    }
    expect(faultsOf(anew, end)).to.eql([]);
    expect(faultsOf(anew, end, head)).to.eql([{ kind: 'changed', number: 7 }]);
    expect(faultsOf(anew.slice(0, 4), written.at(3) ?? NO_ENTRY, head)).to.eql([
      { kind: 'removed', number: 7 },
    ]);
    expect(faultsOf(written, head, written[2])).to.eql([]);
  });
});
