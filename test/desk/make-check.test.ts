/** How many purchase lists of one library are checked at a time, however they come. */
import { expect } from 'chai';
import { checkActs } from '../../desk/checks/acts.ts';
import { TooOften } from '../../desk/refusals.ts';
import { holder } from '../support/deeds.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';

const LIBRARY = '320104';

describe('purchase lists that are handed in at once', function () {
  let portal: PortalFixture;
  before(async () => {
    portal = await openPortal(undefined);
  });
  after(() => portal.close());

  it('are counted one after the other, so that ten are taken and the rest refused', async () => {
    const { registry, checks } = portal.stores;
    const removed: string[] = [];
    const acts = checkActs({
      registry,
      checks,
      checkFiles: {
        size: async () => 1,
        begin: () => undefined,
        remove: async (id) => {
          removed.push(id);
        },
      },
      decideMatch: async () => {
        throw new Error('nothing is decided here');
      },
      now: () => new Date('2026-03-02T01:00:00.000Z'),
    });
    const made = await Promise.allSettled(
      Array.from({ length: 13 }, (_, i) =>
        acts.makeCheck(
          {
            id: i.toString(16).padStart(32, '0'),
            fileName: '书单.txt',
            name: '',
            supplier: '',
            library: LIBRARY,
            purpose: 'buy',
            offered: 'auto',
            shared: false,
          },
          holder('acquisitions', LIBRARY),
        ),
      ),
    );
    const refused = made.filter((one) => one.status === 'rejected');
    expect(refused).to.have.lengthOf(3);
    for (const { reason } of refused) expect(reason).to.be.instanceOf(TooOften);
    expect(removed).to.have.lengthOf(3);
    expect(await checks.lists.count(LIBRARY)).to.eql({ kept: 10, open: 10 });
  });
});
