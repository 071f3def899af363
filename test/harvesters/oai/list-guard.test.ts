/** When a list that was read to its end may lack records. */
import { expect } from 'chai';
import { ListGuard } from '../../../harvesters/oai/list-guard.ts';
import type { ListPage } from '../../../harvesters/oai/list-guard.ts';

const page = (
  identifiers: readonly string[],
  resumptionToken: string | null,
  more: Partial<ListPage> = {},
): ListPage => ({
  identifiers,
  resumptionToken,
  completeListSize: null,
  responseDate: '2026-03-01T12:00:00.000Z',
  stamps: { earliest: '2026-01-01T00:00:00Z', latest: '2026-02-01T00:00:00Z' },
  ...more,
});
function read(...pages: readonly ListPage[]): ListGuard {
  const guard = new ListGuard(true);
  for (const one of pages) expect(guard.see(one)).to.equal(undefined);
  return guard;
}
const edited = (latest: string): Partial<ListPage> => ({
  stamps: { earliest: '2026-01-01T00:00:00Z', latest },
});

describe('a list that was read to its end', () => {
  it('is whole when it was read from its beginning and stood still', () => {
    const guard = read(page(['a', 'b'], '2'), page(['c'], null));
    expect(guard.isDoubtful).to.equal(false);
    expect(guard.delivered).to.equal(3);
  });

  it('is doubtful when it was gone on with by its token', () => {
    const guard = new ListGuard(false);
    guard.see(page(['c'], null));
    expect(guard.isDoubtful).to.equal(true);
  });

  it('is doubtful when its size changed, or it gave less than it announced', () => {
    const size = (completeListSize: number): Partial<ListPage> => ({ completeListSize });
    expect(read(page(['a'], '2', size(2)), page(['b'], null)).isDoubtful).to.equal(false);
    expect(read(page(['a'], '2', size(2)), page(['b'], null, size(1))).isMoved).to.equal(true);
    const short = read(page(['a'], '2', size(3)), page(['b'], null));
    expect([short.isDoubtful, short.missing]).to.eql([true, 1]);
  });

  it('is doubtful when records came twice', () => {
    expect(read(page(['a', 'b'], '2'), page(['b', 'c'], null)).isDoubtful).to.equal(true);
  });

  it('is doubtful when a record was edited since it was begun, also by a clock some hours ahead', () => {
    const late = (latest: string): boolean =>
      read(page(['a'], '2'), page(['b'], null, edited(latest))).isMoved;
    expect(late('2026-03-01T11:59:59Z')).to.equal(false);
    expect(late('2026-03-01T12:00:00Z')).to.equal(true);
    expect(late('2026-03-01T20:00:00Z')).to.equal(true);
    expect(late('2099-01-01T00:00:00Z')).to.equal(false);
  });

  it('tells nothing by its datestamps where all of its first page are of this moment', () => {
    const now = '2026-03-01T12:00:00Z';
    const stamps = { stamps: { earliest: now, latest: now } };
    const guard = read(page(['a'], '2', stamps), page(['b'], null, stamps));
    expect([guard.stampsTell, guard.isDoubtful]).to.eql([false, false]);
    expect(read(page(['a'], '2', edited(now)), page(['b'], null)).stampsTell).to.equal(true);
  });

  it('is full when it gave all that it announced, whatever the last token is answered', () => {
    const guard = new ListGuard(true);
    guard.see(page(['a'], '2', { completeListSize: 2 }));
    expect(guard.isFull).to.equal(false);
    guard.see(page(['b'], '3', { completeListSize: 2 }));
    expect(guard.isFull).to.equal(true);
  });
});
