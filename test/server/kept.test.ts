/** What pages that are the same for every reader keep of the index, with a clock and an index of our own. */
import { expect } from 'chai';
import { Kept } from '../../server/enquiries/kept.ts';

/** Whatever is asked for waits until it is let go. */
class SlowIndex {
  seq = 1;
  asked = 0;
  readonly #waiting: (() => void)[] = [];

  applied = async (): Promise<{ epoch: string; seq: number }> => ({ epoch: 'one', seq: this.seq });

  ask = (): Promise<string> => {
    const answer = `${++this.asked} of ${this.seq}`;
    return new Promise((answered) => this.#waiting.push(() => answered(answer)));
  };

  /** Once it has been asked so often. */
  async letGo(asked: number): Promise<void> {
    while (this.asked < asked) await new Promise(setImmediate);
    for (const go of this.#waiting.splice(0)) go();
    await new Promise(setImmediate);
  }
}

describe('answers of the index that are kept', () => {
  let now: number;
  let index: SlowIndex;
  let kept: Kept<string>;
  beforeEach(() => {
    now = 1_000;
    index = new SlowIndex();
    kept = new Kept(index, { keptMs: 60_000, clock: () => now });
  });

  async function first(): Promise<void> {
    const answer = kept.of('home', index.ask);
    await index.letGo(1);
    expect(await answer).to.equal('1 of 1');
  }

  it('are asked for once by all who come at the same time', async () => {
    const readers = Promise.all([kept.of('home', index.ask), kept.of('home', index.ask)]);
    await index.letGo(1);
    expect(await readers).to.deep.equal(['1 of 1', '1 of 1']);
  });

  it('are given at once while the index that moved on is asked again beside, by one', async () => {
    await first();
    index.seq = 2;
    now += 10_000;
    for (let readers = 0; readers < 3; readers++)
      expect(await kept.of('home', index.ask)).to.equal('1 of 1');
    await index.letGo(2);
    expect(await kept.of('home', index.ask)).to.equal('2 of 2');
    expect(index.asked).to.equal(2);
  });

  it('stay as long as the index does, and are not asked for again', async () => {
    await first();
    for (let minutes = 0; minutes < 5; minutes++) {
      now += 60_000;
      expect(await kept.of('home', index.ask)).to.equal('1 of 1');
    }
    expect(index.asked).to.equal(1);
  });

  it('are waited for when they have been behind for too long', async () => {
    await first();
    index.seq = 2;
    now += 60_000;
    const answer = kept.of('home', index.ask);
    await index.letGo(2);
    expect(await answer).to.equal('2 of 2');
  });

  it('are still given while the index does not answer, and not for ever', async () => {
    await first();
    index.applied = () => Promise.reject(new Error('away'));
    now += 10_000;
    expect(await kept.of('home', index.ask)).to.equal('1 of 1');
    now += 50_000;
    const fault = await kept.of('home', index.ask).catch((error: unknown) => error);
    expect(fault).to.have.property('message', 'away');
  });
});
