/** The wizard on its pages: from an address to a submitted source, and what the administrator makes of it. */
import { expect } from 'chai';
import { dublinCore, startRepository } from '../../support/fake-repository.ts';
import type { FakeRepository } from '../../support/fake-repository.ts';
import { openPortal } from '../../support/portal-fixture.ts';
import type { PortalFixture } from '../../support/portal-fixture.ts';
import type { Browser, Shown } from '../../support/signed-in.ts';

describe('the pages of a source', function () {
  let portal: PortalFixture;
  let repository: FakeRepository;
  let librarian: Browser;
  beforeEach(async () => {
    portal = await openPortal(undefined);
    repository = await startRepository({
      sets: { photo: '老照片', map: '舆图' },
      records: Array.from({ length: 12 }, (_, i) => ({
        identifier: `oai:qh:${i}`,
        datestamp: '2024-01-01T00:00:00Z',
        sets: [i % 2 === 0 ? 'photo' : 'map'],
        metadata: dublinCore({ title: `秦淮旧影 ${i}`, creator: '夏仁虎', date: '1935' }),
      })),
    });
    librarian = await portal.signIn('librarian', '320104');
  });
  afterEach(async () => {
    await portal.close();
    await repository.close();
  });

  const sent = async (
    browser: Browser,
    path: string,
    fields: Readonly<Record<string, string>> = {},
  ): Promise<Shown> => browser.follow(await browser.post(path, fields));

  async function begun(): Promise<Shown> {
    await librarian.get('/staff/sources/new');
    return sent(librarian, '/staff/sources', { baseUrl: `${repository.baseUrl}?verb=Identify` });
  }

  it('lead in ten steps from signing in to a submitted source, each kept', async () => {
    const list = await librarian.get('/staff/sources');
    expect(list.html).to.include('qinhuai-dc').and.to.not.include('jinling-dc');
    const looked = await begun();
    expect(looked.html).to.include('是 OAI-PMH 接口').and.to.include('测试库');
    expect(looked.html).to.include('长期保留删除的标记');

    const at = '/staff/sources/320104-1';
    const selection = await librarian.get(`${at}/selection`);
    expect(selection.html).to.include('老照片').and.to.include('秦淮旧影 0');
    const trial = await sent(librarian, `${at}/selection`, {
      metadataPrefix: 'oai_dc',
      set: 'photo',
    });
    expect(trial.html).to.include('收到 6 条：读懂 6 条');
    expect(trial.html).to.include('&lt;dc:title&gt;秦淮旧影 0&lt;/dc:title&gt;');
    expect(trial.html).to.include('class="hit-title">秦淮旧影 0');

    await librarian.get(`${at}/collections`);
    await sent(librarian, `${at}/collections`, {
      'c1.on': '1',
      'c1.set': 'photo',
      'c1.name': '秦淮老照片',
      'c1.access': 'onsite',
    });
    const preview = await librarian.post(`${at}/schedule`, {
      how: 'weekly',
      weekday: '3',
      time: '3:30',
      preview: '1',
      'blackout.0.from': '08:00',
      'blackout.0.until': '18:00',
    });
    expect(preview.status).to.equal(200);
    expect(preview.html)
      .to.include('本数据源 03:30 开始')
      .and.to.include('x="480" y="20" width="600"');
    expect(preview.html.match(/<time /g)).to.have.length(5);
    await sent(librarian, `${at}/schedule`, { how: 'weekly', weekday: '3', time: '3:30' });
    const nobody = await librarian.post(`${at}/contacts`, { submit: '1' });
    expect(nobody.status).to.equal(422);
    expect(nobody.html).to.include('请至少填一位联系人');
    const submitted = await sent(librarian, `${at}/contacts`, {
      submit: '1',
      'contacts.0.name': '王五',
      'contacts.0.email': 'wang@example.org',
    });
    expect(submitted.html).to.include('已提交，等市馆管理员审批。');
    expect(await portal.stores.registry.registrations.find('320104-1')).to.deep.include({
      state: 'submitted',
      set: 'photo',
      schedule: '30 3 * * 3',
      collections: [{ set: 'photo', name: '秦淮老照片', access: 'onsite' }],
      contacts: [{ name: '王五', email: 'wang@example.org' }],
    });
  });

  it('let the administrator return it with the reason, and approve it afterwards', async () => {
    await begun();
    const at = '/staff/sources/320104-1';
    await portal.stores.registry.registrations.find('320104-1');
    await sent(librarian, `${at}/contacts`, {
      submit: '1',
      'contacts.0.name': '王五',
      'contacts.0.telephone': '1',
    });
    const admin = await portal.signIn('admin');
    expect((await admin.get('/staff')).html).to.include('1 个数据源等您审批');
    await admin.get(`${at}/registration`);
    const bare = await admin.post(`${at}/registration/return`, { why: ' ' });
    expect(bare.status).to.equal(422);
    expect(bare.html).to.include('请写明退回的原因');
    await sent(admin, `${at}/registration/return`, { why: '请选特色库' });
    const home = await librarian.get('/staff');
    expect(home.html).to.include('1 个数据源被退回');
    expect((await librarian.get(`${at}/registration`)).html).to.include('请选特色库');
    await sent(librarian, `${at}/contacts`, {
      submit: '1',
      'contacts.0.name': '王五',
      'contacts.0.telephone': '1',
    });
    const approved = await sent(admin, `${at}/registration/approve`, { 'approve-why': '可以' });
    expect(approved.html).to.include('启用');
    const sources = await portal.stores.registry.sources();
    expect(sources.find(({ id }) => id === '320104-1')?.state).to.equal('active');
  });

  it('say what is wrong with an address at its field, and propose the right one', async () => {
    await librarian.get('/staff/sources/new');
    const wrong = await librarian.post('/staff/sources', { baseUrl: 'ftp://x' });
    expect(wrong.status).to.equal(422);
    expect(wrong.html).to.include('aria-invalid="true"').and.to.include('应为 http:// 或 https://');

    const elsewhere = await sent(librarian, '/staff/sources', {
      baseUrl: repository.baseUrl.replace('/oai', '/wrong'),
    });
    expect(elsewhere.status).to.equal(200);
  });

  it('show nobody what is another library’s', async () => {
    await begun();
    const other = await portal.signIn('librarian', '320115');
    for (const page of [
      'address',
      'identify',
      'selection',
      'trial',
      'collections',
      'schedule',
      'contacts',
      'registration',
    ]) {
      const shown = await other.get(`/staff/sources/320104-1/${page}`);
      expect(shown.status, page).to.equal(404);
      expect(shown.html, page).to.not.include(repository.baseUrl);
    }
    expect((await other.get('/staff/sources')).html).to.not.include('320104-1');
  });

  it('are whole in English as well', async () => {
    await begun();
    librarian.cookies.set('lang', 'en');
    for (const page of [
      'identify',
      'selection',
      'trial',
      'collections',
      'schedule',
      'contacts',
      'registration',
    ]) {
      const shown = await librarian.get(`/staff/sources/320104-1/${page}`);
      expect(shown.status, page).to.equal(200);
      expect(shown.html, page).to.include('<html lang="en"');
    }
  });
});
