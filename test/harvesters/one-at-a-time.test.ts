import { expect } from 'chai';
import { OneAtATime } from '../../harvesters/one-at-a-time.ts';

describe('work done one at a time', () => {
  it('is done once more for all who asked while it was being done', async () => {
    let done = 0;
    let now = 0;
    let most = 0;
    const work = new OneAtATime(async () => {
      most = Math.max(most, ++now);
      if (done++ === 0) for (let i = 0; i < 3; i++) void work.ask();
      await Promise.resolve();
      now--;
    }, fail);
    await work.ask();
    expect({ done, most }).to.eql({ done: 2, most: 1 });
  });

  it('forgets nobody, at whatever moment of its end they ask', async () => {
    for (let moment = 0; moment < 12; moment++) {
      let done = 0;
      const work = new OneAtATime(async () => {
        done++;
        if (done === 1) void later(moment).then(() => work.ask());
      }, fail);
      await work.ask();
      await later(moment + 12);
      await work.idle();
      expect(done, `asked ${moment} steps after`).to.equal(2);
    }
  });

  it('goes on after it failed, and says so', async () => {
    const errors: unknown[] = [];
    let done = 0;
    const work = new OneAtATime(
      async () => {
        if (++done > 1) return;
        void work.ask();
        throw new Error('once');
      },
      (error) => errors.push(error),
    );
    await work.ask();
    expect(done).to.equal(2);
    expect(String(errors)).to.equal('Error: once');
  });
});

/** So many turns of the queue of promises. */
async function later(turns: number): Promise<void> {
  for (let i = 0; i < turns; i++) await Promise.resolve();
}

function fail(error: unknown): void {
  throw error;
}
