import { expect } from 'chai';
import { SearchUnavailable } from '../../../catalogue/ports/search-index.ts';
import { Breaker } from '../../../stores/elasticsearch/breaker.ts';

describe('the breaker before a cluster', () => {
  let now: number;
  let breaker: Breaker;
  let calls: number;
  beforeEach(() => {
    now = 0;
    calls = 0;
    breaker = new Breaker(() => now);
  });

  const good = (): Promise<string> => breaker.run(async () => `${++calls}`);
  async function bad(error: Error = new SearchUnavailable('没有回应')): Promise<string> {
    return breaker
      .run(async () => {
        calls++;
        throw error;
      })
      .then(
        () => 'good',
        (caught: unknown) => (caught as Error).message,
      );
  }

  it('lets single failures pass', async () => {
    for (let i = 0; i < 20; i++) {
      await bad();
      await good();
      await good();
    }
    expect(calls).to.equal(60);
  });

  it('makes no call for a while when half of the last ten failed, and says why', async () => {
    for (let i = 0; i < 5; i++) await bad();
    expect(await bad()).to.equal('没有回应');
    expect(calls).to.equal(5);
  });

  it('makes one call after that while, and goes on when it was good', async () => {
    for (let i = 0; i < 5; i++) await bad();
    now = 10_000;
    const both = await Promise.all([bad(), bad()]);
    expect(both).to.eql(['没有回应', '没有回应']);
    expect(calls).to.equal(6);
    now = 19_999;
    await bad();
    expect(calls).to.equal(6);
    now = 20_000;
    await good();
    await good();
    expect(calls).to.equal(8);
  });

  it('does not count what the cluster answered, if only to refuse it', async () => {
    for (let i = 0; i < 20; i++) await bad(new Error('bad request'));
    expect(calls).to.equal(20);
  });
});
