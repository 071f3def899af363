/**
 * The program is upgraded and finds the index of the version before: made by other rules of analysis, and
 * without facets that were declared since. Readers are answered from it, on pages and in the API, until the
 * new one stands beside it and takes its place, which nobody has to ask for.
 */
import { expect } from 'chai';
import type { IndexRebuild } from '../../catalogue/ports/search-index.ts';
import type { FilterName } from '../../catalogue/search/facets.ts';
import { catchUp } from '../../harvesters/indexing/indexer.ts';
import type { FoundWorks } from '../../server/api/search.ts';
import { onBothEngines } from '../support/clusters.ts';
import { makeOlder, makeOlderIn } from '../support/older-index.ts';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';

/** A list of few values, an open one, and one of holdings. */
const UNDECLARED: readonly FilterName[] = ['audience', 'surname', 'person', 'carrier'];

onBothEngines('An index of before', function (engine) {
  this.timeout(120_000);
  let portal: PortalFixture;

  afterEach(() => portal.close());

  async function openWith(undeclared: readonly FilterName[]): Promise<void> {
    const elasticsearch = await engine();
    portal = await openPortal(elasticsearch);
    if (elasticsearch === undefined) {
      await makeOlder(portal.folder, undeclared);
      // Until it is open, the one of today answers.
      await portal.stores.index.settle();
    } else await makeOlderIn(elasticsearch, undeclared);
  }

  async function found(query: string): Promise<FoundWorks> {
    const answer = await fetch(`${portal.url}/api/v1/search?${query}`);
    expect(answer.status, query).to.equal(200);
    return (await answer.json()) as FoundWorks;
  }

  /** @returns how many works each of these finds, after looking whether pages and suggestions are answered too */
  async function totals(): Promise<number[]> {
    for (const address of [
      '/search?q=南京&sort=title',
      '/search?surname=甘',
      '/browse/creator',
      '/api/v1/suggest?q=金',
    ])
      expect((await fetch(portal.url + address)).status, address).to.equal(200);
    const asked = ['', 'q=金陵', 'q=年鉴', 'lib=320104', 'q=志&type=gazetteer&from=1800'];
    return Promise.all(asked.map(async (query) => (await found(query)).total));
  }

  /** Follows the catalogue as the harvesting thread does. @returns what was found at each step of the rebuild */
  async function seenWhileFollowing(): Promise<number[][]> {
    const { stores } = portal;
    const seen: number[][] = [];
    const look = async <T>(step: Promise<T>): Promise<T> => {
      seen.push(await totals());
      return step;
    };
    const openRebuild = async (): Promise<IndexRebuild> => {
      const rebuild = await stores.openRebuild();
      return {
        replace: (works, seq) => look(rebuild.replace(works, seq)),
        remove: (ids, seq) => look(rebuild.remove(ids, seq)),
        publish: (epoch, seq, works) => look(rebuild.publish(epoch, seq, works)),
        discard: () => rebuild.discard(),
      };
    };
    await catchUp({ records: stores.records, index: stores.index, openRebuild }, 5_000);
    return seen;
  }

  for (const undeclared of [[], UNDECLARED]) {
    const what = undeclared.length === 0 ? 'of other rules' : `without ${undeclared.join(', ')}`;

    it(`answers as it did, ${what}, and is built anew by itself`, async () => {
      await openWith([]);
      const asBefore = await totals();
      expect(asBefore.every((total) => total > 0)).to.equal(true);
      await portal.close();

      await openWith(undeclared);
      expect((await portal.stores.index.applied()).epoch).to.equal('');
      expect(await totals()).to.deep.equal(asBefore);
      const seen = await seenWhileFollowing();

      expect(seen).to.have.length.of.at.least(2);
      for (const one of seen) expect(one).to.deep.equal(asBefore);
      expect(await totals()).to.deep.equal(asBefore);
      const { records, index } = portal.stores;
      expect(await index.applied()).to.deep.equal({
        epoch: await records.epoch(),
        seq: await records.lastSeq(),
      });
    });
  }

  it('counts nothing by a facet that it has not, and finds nothing by it, until then', async () => {
    await openWith(UNDECLARED);
    const { facets } = await found('');
    for (const facet of ['audience', 'surname', 'person', 'carrier'] as const)
      expect(facets[facet], facet).to.deep.equal([]);
    expect(facets.lib).to.not.deep.equal([]);
    expect(facets.type).to.not.deep.equal([]);
    const person = new URLSearchParams({ person: 'author:周晖' }).toString();
    expect((await found(person)).total).to.equal(0);
    const onsite = await found('access=onsite');
    expect(onsite.total).to.be.at.least(1);

    await seenWhileFollowing();

    const now = await found(person);
    expect(now.total).to.be.at.least(1);
    expect(now.facets.carrier).to.not.deep.equal([]);
    expect((await found('access=onsite')).total).to.equal(onsite.total);
  });
});
