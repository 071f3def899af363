/** Keeping something from readers on pages: seen beforehand, listed, and shown again. */
import { expect } from 'chai';
import { openCase } from '../../../desk/cases/open-case.ts';
import { documentId } from '../../../catalogue/ids.ts';
import { heldOf } from '../../../catalogue/suppression.ts';
import { openPortal } from '../../support/portal-fixture.ts';
import type { PortalFixture } from '../../support/portal-fixture.ts';
import type { Browser } from '../../support/signed-in.ts';

const RECORD = { source: 'qinhuai-dc', identifier: 'oai:qinhuai.example:2' };
const WORK = documentId('jinling-dc', 'oai:jinling.example:2');

describe('pages of what is kept from readers', function () {
  let portal: PortalFixture;
  let librarian: Browser;
  beforeEach(async () => {
    portal = await openPortal(undefined);
    librarian = await portal.signIn('librarian', '320104');
  });
  afterEach(() => portal.close());

  const wish = (fields: object): string =>
    `/staff/suppressions/new?${new URLSearchParams({ ...fields }).toString()}`;

  it('are led to from the page of the work, for whoever is signed in', async () => {
    const page = await librarian.get(`/works/${WORK}`);
    expect(page.html)
      .to.include('屏蔽这条记录')
      .and.include('/staff/suppressions/new?scope=record');
    const nobody = await fetch(`${portal.url}/works/${WORK}`);
    expect(await nobody.text()).to.not.include('屏蔽这条记录');
  });

  it('tell what readers would not see any more, before anything is done', async () => {
    const page = await librarian.get(wish({ scope: 'record', ...RECORD }));
    expect(page.html).to.include('读者将看不到').and.include('金陵瑣事').and.include('1 条');
    expect(await portal.stores.registry.suppressions.lastSeq()).to.equal(0);
    const source = await librarian.get(wish({ scope: 'source', source: RECORD.source }));
    expect(source.html).to.include('数据源 · qinhuai-dc');
    const empty = await librarian.get('/staff/suppressions/new');
    expect(empty.html).to.not.include('读者将看不到');
  });

  it('hide it with a reason, list it, name it beside the next one, and show it again', async () => {
    await librarian.get(wish({ scope: 'record', ...RECORD }));
    const form = { scope: 'record', ...RECORD, field: '', link: '', why: '', notice: '' };
    const wrong = await librarian.post('/staff/suppressions', { ...form, until: '2020-01-01' });
    expect(wrong.status).to.equal(422);
    expect(wrong.html).to.include('href="#why"').and.include('href="#until"');
    const sent = await librarian.post('/staff/suppressions', { ...form, why: '载有在世人物' });
    const list = await librarian.follow(sent);
    expect(list.html)
      .to.include('已屏蔽，编号 1')
      .and.include('载有在世人物')
      .and.include('金陵瑣事');
    expect(
      (await portal.stores.records.whole(documentId(RECORD.source, RECORD.identifier)))?.shown,
    ).to.equal('nothing');
    const next = await librarian.get(wish({ scope: 'field', field: 'notes', ...RECORD }));
    expect(next.html).to.include('#1 · 记录');
    expect((await librarian.get('/staff/suppressions?scope=field')).html).to.include(
      '没有这样的屏蔽',
    );
    const lifted = await librarian.follow(await librarian.post('/staff/suppressions/1/lift'));
    expect(lifted.html).to.include('第 1 号屏蔽已解除').and.include('没有这样的屏蔽');
    expect((await librarian.get('/staff/suppressions?holds=')).html).to.include('解除');
  });

  it('tell how far readers see again what was lifted, until all is back', async () => {
    const { records, registry } = portal.stores;
    await librarian.get('/staff/suppressions/new');
    await librarian.post('/staff/suppressions', {
      ...{ scope: 'source', source: RECORD.source, identifier: '', field: '', link: '' },
      ...{ why: '核查中', notice: '' },
    });
    const stop = new AbortController();
    const held = await records
      .applySuppressions([], 2, {
        signal: stop.signal,
        onVanished: async () => stop.abort(new Error('stopped')),
      })
      .catch((error: unknown) => error);
    expect(held).to.be.instanceOf(Error);
    const list = await librarian.get('/staff/suppressions');
    expect(list.html).to.include('第 1 号（数据源 · qinhuai-dc）马上开始');
    expect(list.headers.get('refresh')).to.equal('3');
    const other = await portal.signIn('librarian', '320115');
    expect((await other.get('/staff/suppressions')).html).to.not.include('qinhuai-dc');
    await records.applySuppressions((await registry.suppressions.held()).map(heldOf), 3);
    const quiet = await librarian.get('/staff/suppressions');
    expect(quiet.html).to.not.include('马上开始');
    expect(quiet.headers.get('refresh')).to.equal(null);
  });

  it('say what is wrong with what is meant', async () => {
    const unknown = await librarian.get(
      wish({ scope: 'record', source: RECORD.source, identifier: 'x' }),
    );
    expect(unknown.html).to.include('没有收到过记录');
    const others = await librarian.get(wish({ scope: 'source', source: 'jinling-dc' }));
    expect(others.status).to.equal(404);
    expect((await librarian.get('/staff/suppressions/new')).html).to.not.include('jinling-dc');
  });

  it('leave to the city what the city did', async () => {
    const city = await portal.signIn('admin');
    await city.get(wish({ scope: 'record', ...RECORD }));
    await city.post('/staff/suppressions', { scope: 'record', ...RECORD, why: '来信第 1 号' });
    const list = await librarian.get('/staff/suppressions');
    expect(list.html).to.include('由市馆解除').and.not.include('/staff/suppressions/1/lift');
    expect((await librarian.post('/staff/suppressions/1/lift')).status).to.equal(403);
    const mine = await librarian.get('/staff/suppressions?library=320100');
    expect(mine.status).to.equal(404);
  });

  it('carry the number of the letter that asked for it', async () => {
    const { id } = await openCase(
      {
        kind: 'personal',
        work: WORK,
        library: '320104',
        text: '载有我家住址',
        name: '',
        contact: '',
        address: '',
        proof: '',
        isTrue: '',
      },
      { ...portal.stores, now: () => new Date() },
    );
    const page = await librarian.get(wish({ scope: 'record', ...RECORD, case: String(id) }));
    expect(page.html).to.include(`来信第 ${id} 号：个人信息`);
    const other = await portal.signIn('librarian', '320115');
    const theirs = await other.get(`/staff/suppressions/new?scope=source&case=${id}`);
    expect(theirs.html).to.not.include(`来信第 ${id} 号`);
  });
});
