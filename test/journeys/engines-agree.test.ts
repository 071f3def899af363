import { expect } from 'chai';
import { onEveryLine, optionsFor } from '../support/clusters.ts';
import { compareEngines } from '../support/compare-engines.ts';

onEveryLine('Both engines', function (urls) {
  this.timeout(300_000);

  it('give the same hits in the same order with the same counts for every fixed request', async () => {
    const compared = await compareEngines(optionsFor(await urls(), { shards: 2 }));
    expect(compared.works).to.be.at.least(20_000);
    expect(compared.requests).to.be.at.least(300);
    expect(compared.whole).to.be.at.least(200);
    expect(compared.others).to.be.at.least(40);
    expect(compared.differences.join('\n')).to.equal('');
  });
});
