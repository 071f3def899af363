import { expect } from 'chai';
import type { Span } from '../../catalogue/runs/run.ts';
import { SpanStarts, narrower } from '../../harvesters/windows.ts';

const NOW = new Date('2026-03-05T10:00:00Z');
const cut = (from: string | null, until: string | null, earliest = '2024-06-01'): string[] =>
  narrower({ from, until }, earliest, NOW).map(
    (span) => `${span.from?.slice(0, 10) ?? ''}..${span.until?.slice(0, 10) ?? ''}`,
  );

describe('a span whose list dies', () => {
  it('is cut into years, open at the bottom and at the top', () => {
    expect(cut(null, null)).to.eql([
      '..2024-01-01',
      '2024-01-01..2025-01-01',
      '2025-01-01..2026-01-01',
      '2026-01-01..',
    ]);
  });

  it('is cut whatever the repository says of its earliest datestamp', () => {
    for (const earliest of ['', 'nonsense', '1970-01-01', '2026-03-05T10:00:00Z']) {
      expect(cut(null, null, earliest)[0], earliest).to.equal('..2001-01-01');
    }
  });

  it('of a year is cut into months, of a month into days', () => {
    expect(cut('2025-01-01T00:00:00Z', '2026-01-01T00:00:00Z')).to.have.length(12);
    expect(cut('2026-01-01T00:00:00Z', null)).to.eql([
      '2026-01-01..2026-02-01',
      '2026-02-01..2026-03-01',
      '2026-03-01..',
    ]);
    expect(cut('2025-02-01T00:00:00Z', '2025-03-01T00:00:00Z')).to.have.length(28);
  });

  it('from the middle of a day keeps its first instant', () => {
    expect(narrower({ from: '2026-03-03T12:30:00.000Z', until: null }, '', NOW)).to.eql([
      { from: '2026-03-03T12:30:00.000Z', until: '2026-03-04T00:00:00.000Z' },
      { from: '2026-03-04T00:00:00.000Z', until: '2026-03-05T00:00:00.000Z' },
      { from: '2026-03-05T00:00:00.000Z', until: null },
    ]);
  });

  it('of one day, or of all before the first year, is not cut further', () => {
    expect(cut('2026-03-05T00:00:00Z', null)).to.eql([]);
    expect(cut('2025-03-05T00:00:00Z', '2025-03-06T00:00:00Z')).to.eql([]);
    expect(cut(null, '2001-01-01T00:00:00Z')).to.eql([]);
  });

  it('is covered without a gap and without an overlap', () => {
    const spans: readonly Span[] = narrower({ from: null, until: null }, '2003-05-05', NOW);
    expect(spans).to.have.lengthOf(25);
    expect([spans[0]?.from, spans.at(-1)?.until]).to.eql([null, null]);
    for (const [i, span] of spans.slice(1).entries()) expect(span.from).to.equal(spans[i]?.until);
  });
});

describe('the beginnings of spans', () => {
  const day = (n: number): string => new Date(Date.UTC(2026, 0, n)).toISOString();
  function areAlike(...lists: readonly (readonly [from: number, first: string])[]): boolean {
    const starts = new SpanStarts();
    for (const [from, first] of lists)
      starts.see({ from: day(from), until: day(from + 1) }, [first, 'another']);
    return starts.areAlike;
  }

  it('tell that dates make no difference where spans that are apart have one', () => {
    expect(areAlike([1, 'a'], [2, 'a'], [4, 'a'])).to.equal(true);
  });

  it('tell nothing where days touch, or each has its own', () => {
    expect(areAlike([1, 'a'], [2, 'a'], [3, 'a'], [4, 'b'], [9, 'c'])).to.equal(false);
  });

  it('tell nothing of a span within another', () => {
    const starts = new SpanStarts();
    starts.see({ from: day(1), until: day(31) }, ['a']);
    starts.see({ from: day(1), until: day(2) }, ['a']);
    starts.see({ from: day(20), until: day(21) }, ['a']);
    expect(starts.areAlike).to.equal(false);
  });
});
