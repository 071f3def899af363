/**
 * What every `Leases` does: one holder at a time, until it gives the lease up or is said to have died.
 */
import { expect } from 'chai';
import { threadId } from 'node:worker_threads';
import { LeaseLost } from '../../catalogue/runs/lease.ts';
import { eachCatalogue } from '../support/catalogue-under-test.ts';
import type { OpenCatalogue } from '../support/catalogue-under-test.ts';

export function leasesConformance(name: string, open: OpenCatalogue): void {
  describe(`${name}, its leases`, () => {
    const catalogue = eachCatalogue(open);
    const { begin, another } = catalogue;

    it('refuses a lease by name to a second holder, until the first gives it up', async () => {
      const lease = await catalogue.store.acquire('indexer');
      const other = await another();
      expect(await other.acquire('indexer')).to.equal(undefined);
      await lease?.release();
      const taken = await other.acquire('indexer');
      expect(taken).not.to.equal(undefined);
      await taken?.release();
      await other.close();
    });

    it('refuses leases of a living thread, until it is said to have died', async () => {
      const run = await begin('qh');
      await catalogue.store.acquire('indexer');
      await catalogue.store.freeLeases(threadId + 1);
      expect(await catalogue.store.beginRun('qh', 'incremental')).to.eql({
        busy: true,
        run: run.run,
      });
      expect(await catalogue.store.acquire('indexer')).to.equal(undefined);
      await catalogue.store.freeLeases(threadId);
      const taken = await catalogue.store.beginRun('qh', 'incremental');
      expect(taken).to.include({ run: run.run, resumed: true });
      expect(await catalogue.store.acquire('indexer')).not.to.equal(undefined);
      const late = await catalogue.store.heartbeat(run).catch((caught: unknown) => caught);
      expect(late).to.be.instanceOf(LeaseLost);
    });
  });
}
