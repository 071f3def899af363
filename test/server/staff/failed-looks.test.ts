/** A look at a repository that nobody waits for and that fails: the page of the source says so. */
import { expect } from 'chai';
import { sourceActs } from '../../../desk/sources/acts.ts';
import type { SourceActs } from '../../../desk/sources/acts.ts';
import { DiskFull } from '../../../stores/sqlite.ts';
import { TERMINAL } from '../../support/deeds.ts';
import { openPortal } from '../../support/portal-fixture.ts';
import type { PortalFixture } from '../../support/portal-fixture.ts';
import type { Browser } from '../../support/signed-in.ts';

describe('a look that fails while nobody waits for it', function () {
  let portal: PortalFixture;
  let librarian: Browser;
  let acts: SourceActs;
  let fault: Error;
  let id: string;
  beforeEach(async () => {
    portal = await openPortal(undefined);
    librarian = await portal.signIn('librarian');
    const { registry, records } = portal.stores;
    const fails = async (): Promise<never> => {
      throw fault;
    };
    const lookout = { diagnose: fails, tryOut: fails, examine: fails };
    acts = sourceActs({ registry, records, lookout, now: () => new Date() });
    const values = { baseUrl: 'https://repository.example.org/oai', library: '320104' };
    ({ id } = await acts.createSource(values, TERMINAL));
  });
  afterEach(() => portal.close());

  const shown = async (page: string): Promise<string> =>
    (await librarian.get(`/staff/sources/${id}/${page}`)).html;

  it('leaves a word where its finding would be', async () => {
    fault = new RangeError('no such column');
    for (const kind of ['diagnosis', 'trial', 'compliance'] as const)
      await acts.beginLook(id, kind, TERMINAL);

    for (const page of ['identify', 'trial', 'registration'])
      expect(await shown(page), page).to.include('是本平台的程序出错：no such column。请再试一次');
    librarian.cookies.set('lang', 'en');
    expect(await shown('identify')).to.include(
      'The look came to nothing by an error of the portal',
    );
  });

  it('says what its error says to persons', async () => {
    fault = new DiskFull('registry.db', null);
    await acts.beginLook(id, 'trial', TERMINAL);
    expect(await shown('trial')).to.include('所在的磁盘已满');
  });

  it('is forgotten once one comes to something', async () => {
    fault = new RangeError('no such column');
    await acts.beginLook(id, 'trial', TERMINAL);
    const found = {
      received: 0,
      deleted: 0,
      quarantined: 0,
      completeness: {} as never,
      samples: [],
      warnings: [],
      faults: [],
      message: '列表是空的：对方回答没有记录，请换一个集合或格式再试。',
      requests: 1,
      selection: '',
      at: '2099-01-01T00:00:00.000Z',
    };
    await portal.stores.registry.findings.put(id, 'trial', { at: found.at, found });
    expect(await shown('trial')).to.not.include('no such column');
  });
});
