import { expect } from 'chai';
import { documentId } from '../../../catalogue/ids.ts';
import { MOST_CHOSEN, readChosen, writeChosen } from '../../../server/addresses/chosen.ts';
import { keptFor, originOf } from '../../../server/addresses/origin.ts';

const A = documentId('qh', '1');
const B = documentId('qh', '2');

describe('works named in an address', () => {
  const read = (query: string): ReturnType<typeof readChosen> =>
    readChosen(new URLSearchParams(query));

  it('are read in their order, as a list or repeated, each once', () => {
    expect(read(`ids=${B},${A},${B}`)).to.eql({ ids: [B, A], surplus: 0, strange: 0 });
    expect(read(`ids=${B}&ids=${A}&ids=`).ids).to.eql([B, A]);
    expect(read(`ids=${writeChosen([A, B])}`).ids).to.eql([A, B]);
    expect(read(`ids[]=${B}&ids[]=${A}`).ids).to.eql([B, A]);
    expect(read(`ids[0]=${B}&ids[1]=${A}`).ids).to.eql([B, A]);
    expect(read('q=x')).to.eql({ ids: [], surplus: 0, strange: 0 });
  });

  it('that are no ids are counted and left out', () => {
    const hostile = ['../../etc', '<script>', `${A}x`, A.toUpperCase(), '1 or 1=1'];
    const asked = new URLSearchParams({ ids: A });
    for (const text of hostile) asked.append('ids', text);
    expect(readChosen(asked)).to.eql({ ids: [A], surplus: 0, strange: hostile.length });
  });

  it('are read up to as many as an address holds', () => {
    const many = Array.from({ length: MOST_CHOSEN + 3 }, (_, i) => documentId('qh', String(i)));
    const { ids, surplus } = read(`ids=${writeChosen(many)}`);
    expect(ids).to.eql(many.slice(0, MOST_CHOSEN));
    expect(surplus).to.equal(3);
    expect(writeChosen(ids).length).to.be.below(15_000);
  });
});

describe('the address of the portal', () => {
  it('is that of the settings, else the host that was asked, and never more than a host', () => {
    const request = { protocol: 'http', host: 'lib.example:8080' };
    expect(originOf(request, 'https://nj.example')).to.equal('https://nj.example');
    expect(originOf(request, '')).to.equal('http://lib.example:8080');
    expect(originOf({ ...request, host: 'a.example/"><b>' }, '')).to.equal('http://a.example');
    expect(originOf({ ...request, host: '<' }, '')).to.equal('http://localhost');
    expect(originOf({ ...request, host: undefined }, '')).to.equal('http://localhost');
  });

  it('is handed on by nobody where it is only the host that was asked', () => {
    expect(keptFor(60, 'https://nj.example')).to.equal('public, max-age=60');
    expect(keptFor(60, '')).to.equal('private, max-age=60');
  });
});
