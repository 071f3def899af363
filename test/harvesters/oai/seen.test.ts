/** Which texts of a list have been seen. */
import { expect } from 'chai';
import { Seen } from '../../../harvesters/oai/seen.ts';

describe('texts that have been seen', () => {
  it('are each of them known again, and no other, through many thousands', () => {
    const seen = new Seen();
    const texts = Array.from({ length: 20_000 }, (_, n) => `oai:library.example:${n}`);

    expect(texts.filter((text) => seen.add(text))).to.deep.equal(texts);
    expect(texts.filter((text) => seen.add(text))).to.deep.equal([]);
    expect(seen.add('oai:library.example:20000')).to.equal(true);
    expect(seen.size).to.equal(20_001);
  });
});
