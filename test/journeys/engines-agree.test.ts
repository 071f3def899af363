import { expect } from 'chai';
import { onEveryLine, optionsFor } from '../support/clusters.ts';
import { answersOf, compare } from '../support/compare-engines.ts';
import type { Answers } from '../support/compare-engines.ts';

let embedded: Promise<Answers> | undefined;

onEveryLine('Both engines', function (urls) {
  this.timeout(300_000);

  it('give the same hits in the same order with the same counts for every fixed request', async () => {
    // The same for every line of servers.
    embedded ??= answersOf(undefined);
    const theirs = await answersOf(optionsFor(await urls(), { shards: 2 }));
    const compared = compare(await embedded, theirs);
    expect(compared.works).to.be.at.least(20_000);
    expect(compared.requests).to.be.at.least(300);
    expect(compared.whole).to.be.at.least(200);
    expect(compared.others).to.be.at.least(40);
    expect(compared.differences.join('\n')).to.equal('');
  });
});
