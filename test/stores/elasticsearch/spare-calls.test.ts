/** What pages can do without, on its way to the cluster. */
import { expect } from 'chai';
import { setImmediate as turn } from 'node:timers/promises';
import { SearchUnavailable } from '../../../catalogue/ports/search-index.ts';
import { SpareCalls } from '../../../stores/elasticsearch/spare-calls.ts';

describe('spare calls to a cluster', () => {
  it('are two at a time, in the order asked, and refused when very many wait', async () => {
    const calls = new SpareCalls();
    const begun: number[] = [];
    const answers: (() => void)[] = [];
    const asked = Array.from({ length: 70 }, (_, n) =>
      calls
        .run(async () => {
          begun.push(n);
          await new Promise<void>((answered) => answers.push(answered));
          return 'answered';
        })
        .catch((error: unknown) => (error instanceof SearchUnavailable ? 'refused' : error)),
    );
    await turn();
    expect(begun).to.eql([0, 1]);
    const [last] = asked.slice(-1);
    expect(await last).to.equal('refused');
    while (answers.length > 0) {
      expect(answers.length).to.be.at.most(2);
      answers.shift()?.();
      await turn();
    }
    const outcomes = await Promise.all(asked);
    expect(begun).to.eql(Array.from({ length: 66 }, (_, n) => n));
    expect(outcomes.filter((one) => one === 'answered')).to.have.lengthOf(66);
    expect(outcomes.filter((one) => one === 'refused')).to.have.lengthOf(4);
  });
});
