/** What a person set aside or accepted, and how far it holds. */
import { expect } from 'chai';
import { shortInSpite, waiverName, withoutWaived } from '../../../catalogue/runs/waiver.ts';

describe('a waiver', () => {
  it('accepts lists that are short by about as much, and tells of those that lack far more', () => {
    expect(shortInSpite(3, undefined)).to.equal(3);
    expect([0, 3, 23].map((short) => shortInSpite(short, 3))).to.eql([0, 0, 0]);
    expect(shortInSpite(24, 3)).to.equal(24);
    expect([shortInSpite(200, 100), shortInSpite(201, 100)]).to.eql([0, 201]);
  });

  it('sets a span aside with all that lies in it, and nothing that reaches beyond', () => {
    const [a, b, c, d] = ['01', '02', '03', '04'].map((month) => `2026-${month}-01T00:00:00Z`);
    const span = (from: string | null, until: string | null) => ({ from, until });
    const [inside, beyond, open] = [span(b!, c!), span(b!, d!), span(null, b!)];
    expect(withoutWaived([inside, beyond, open], [span(a!, c!)])).to.eql([beyond, open]);
    expect(withoutWaived([inside, beyond, open], [span(null, null)])).to.eql([]);
  });

  it('is one with another about the same thing, whatever is said of it', () => {
    const thing = { kind: 'quarantine', thing: 'oai:1', code: 'RECORD_MALFORMED' } as const;
    const name = waiverName({ source: 'qh', waived: thing });
    const other = waiverName({ source: 'qh', waived: { ...thing, code: 'RECORD_TOO_LARGE' } });
    expect(name).to.equal(other);
    const short = (source: string, n: number): string =>
      waiverName({ source, waived: { kind: 'list-size', short: n } });
    expect(short('qh', 1)).to.equal(short('qh', 2)).and.to.not.equal(short('jn', 1));
  });
});
