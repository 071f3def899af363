/** A person settles a doubtful pair at the terminal, which holds through a harvest of everything, and takes it back. */
import { expect } from 'chai';
import { PortalProcesses } from '../support/portal-process.ts';
import type { Finished } from '../support/portal-process.ts';
import { dublinCore, startRepository } from '../support/fake-repository.ts';
import type { FakeRepository } from '../support/fake-repository.ts';

const BOOK = {
  title: '水西门外旧闻录',
  creator: '程长庚',
  publisher: '南京出版社',
  date: '2007',
  identifier: 'ISBN 978-7-80718-268-9',
};

describe('a person at the terminal', function () {
  this.timeout(120_000);
  let portals: PortalProcesses;
  let repositories: FakeRepository[];

  beforeEach(async () => {
    portals = new PortalProcesses();
    repositories = [];
    for (const n of [1, 2])
      repositories.push(
        await startRepository({
          records: [
            {
              identifier: `oai:test:${n}`,
              datestamp: '2026-01-01T00:00:00Z',
              metadata: dublinCore(BOOK),
            },
          ],
        }),
      );
    portals.settings({
      sources: [
        ['qinhuai', '320104'],
        ['jiangning', '320115'],
      ].map(([id, library], i) => ({
        id,
        library,
        baseUrl: repositories[i]?.baseUrl,
        schedule: '0 2 * * *',
      })),
      network: { allowPrivate: ['127.0.0.0/8'] },
      harvest: { pauseMs: 1, retryDelayMs: 10 },
    });
  });
  afterEach(async () => {
    portals.close();
    for (const repository of repositories) await repository.close();
  });

  const portal = (...args: string[]): Promise<Finished> => portals.run(...args, '--json');
  const works = async (): Promise<unknown> => (await portal('verify')).lines[0]?.['indexed'];
  const add = (...args: string[]): Promise<Finished> =>
    portal('decision', 'add', 'qinhuai', 'oai:test:1', 'jiangning', 'oai:test:2', ...args);

  it('parts two records for good, and lets them come together again', async () => {
    await portal('harvest');
    expect(await works()).to.equal(1);

    const made = await add('--outcome', 'different', '--why', '两本书同名');
    expect(made.status).to.equal(0);
    expect(made.lines[0]).to.eql({ id: 1, indexed: true });
    expect(await works()).to.equal(2);
    await portal('harvest', '--full');
    await portal('match', '--rebuild');
    expect(await works()).to.equal(2);

    const back = await portal('decision', 'withdraw', '1');
    expect(back.lines[0]).to.eql({ id: 1, indexed: true });
    expect(await works()).to.equal(1);
    const again = await portal('decision', 'withdraw', '1');
    expect([again.status, again.errors]).to.eql([1, '第 1 号决定早已撤回。\n']);

    const entries = (await portal('audit', 'list')).lines;
    const acts = entries.map(({ act }) => act);
    expect(acts.filter((act) => act !== 'harvest-order')).to.eql([
      'decision-withdraw',
      'decision-add',
    ]);
    // Who had it harvested from the terminal is entered as well: of two sources, twice.
    expect(acts.filter((act) => act === 'harvest-order')).to.have.lengthOf(4);
    expect(entries.at(-1)).to.deep.include({ act: 'harvest-order', before: null });
    expect((await portal('audit', 'verify')).status).to.equal(0);
    expect((await portal('decision', 'queue')).lines).to.eql([]);
  });

  it('is told what is wrong', async () => {
    await portal('harvest');
    const nowhere = await portal(
      ...['decision', 'add', 'qinhuai', 'oai:nowhere', 'jiangning', 'oai:test:2'],
      ...['--outcome', 'same', '--why', '同一本'],
    );
    expect(nowhere.status).to.equal(2);
    expect(nowhere.errors).to.match(/数据源 qinhuai 没有在册的记录 oai:nowhere/);
    const equal = await add('--outcome', 'equal', '--why', 'x');
    expect(equal.status).to.equal(2);
    expect(equal.errors).to.match(/应为 same、different、part-of、other-edition 之一/);
    expect((await add('--outcome', 'same')).errors).to.match(/--why <words> 应写明理由/);
    expect((await portal('decision', 'withdraw', '7')).errors).to.equal('没有第 7 号决定。\n');
  });
});
