/** Windows that were given up, and the lists that cover them later. */
import { expect } from 'chai';
import type { GivenUp } from '../../../catalogue/runs/outcome.ts';
import { afterPage, uncovered } from '../../../catalogue/runs/windows.ts';
import type { ReadList } from '../../../catalogue/runs/windows.ts';

const JAN = '2026-01-01T00:00:00Z';
const FEB = '2026-02-01T00:00:00Z';
const MAR = '2026-03-01T00:00:00Z';
const APR = '2026-04-01T00:00:00Z';

interface Given extends GivenUp {
  readonly id: number;
}
const gap: Given = { id: 5, from: FEB, until: MAR, message: '接口回答 HTTP 500' };
const list = (changed: Partial<ReadList> = {}): ReadList => ({
  id: 6,
  from: FEB,
  until: MAR,
  code: null,
  ...changed,
});
const isOpen = (one: Given, read: ReadList): boolean => uncovered([one], [read]).length === 1;

describe('a window', () => {
  it('is done with the page that has no further token', () => {
    expect(afterPage({ nextToken: 'p2' })).to.equal('running');
    expect(afterPage({ nextToken: null })).to.equal('done');
  });

  it('stays open after its last page while its list is not shown to be whole', () => {
    expect(afterPage({ nextToken: null, isToBeCounted: true })).to.equal('counting');
    expect(afterPage({ nextToken: 'p2', isToBeCounted: true })).to.equal('running');
  });
});

describe('a gap', () => {
  it('is covered by a later list of the same span, or of a wider one', () => {
    expect(isOpen(gap, list())).to.equal(false);
    expect(isOpen(gap, list({ from: JAN, until: APR }))).to.equal(false);
    expect(isOpen(gap, list({ from: null, until: null }))).to.equal(false);
  });

  it('stays open under a list that begins later or ends sooner', () => {
    expect(isOpen(gap, list({ from: '2026-02-02T00:00:00Z' }))).to.equal(true);
    expect(isOpen(gap, list({ until: '2026-02-28T00:00:00Z' }))).to.equal(true);
  });

  it('without a bound is only covered by a list without one', () => {
    const unbounded = { ...gap, from: null };
    expect(isOpen(unbounded, list({ from: JAN }))).to.equal(true);
    expect(isOpen(unbounded, list({ from: null }))).to.equal(false);
  });

  it('is not covered by an earlier list, nor by one that fell short', () => {
    expect(isOpen(gap, list({ id: 4 }))).to.equal(true);
    expect(isOpen(gap, list({ code: 'LIST_SHORT' }))).to.equal(true);
    expect(isOpen(gap, list({ code: 'QUARANTINE' }))).to.equal(false);
  });
});
