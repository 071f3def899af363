/** Who may take a lease. */
import { expect } from 'chai';
import { mayTake } from '../../../catalogue/runs/lease.ts';

const NOW = new Date('2026-05-01T00:01:00Z');
const alive = (): boolean => false;
const dead = (): boolean => true;
const held = (renewedAt: string) => ({ holder: '{"pid":1}', renewedAt });

describe('a lease', () => {
  it('is free when it was never taken, or was given up', () => {
    expect(mayTake(undefined, alive, NOW)).to.equal(true);
    const given = { holder: null, renewedAt: '2026-05-01T00:00:59Z' };
    expect(mayTake(given, alive, NOW)).to.equal(true);
  });

  it('is taken over at once from a holder that is certainly dead', () => {
    expect(mayTake(held('2026-05-01T00:00:59Z'), dead, NOW)).to.equal(true);
    expect(mayTake(held('2026-05-01T00:00:59Z'), alive, NOW)).to.equal(false);
  });

  it('is taken over from a holder that was not heard of for more than 30 seconds', () => {
    expect(mayTake(held('2026-05-01T00:00:30Z'), alive, NOW)).to.equal(false);
    expect(mayTake(held('2026-05-01T00:00:29Z'), alive, NOW)).to.equal(true);
  });
});
