/** A repository that is registered already: said as soon as its address was looked at, and where its set is chosen. */
import { expect } from 'chai';
import { repositoryKey } from '../../../catalogue/base-url.ts';
import { dublinCore, startRepository } from '../../support/fake-repository.ts';
import type { FakeRepository } from '../../support/fake-repository.ts';
import { openPortal } from '../../support/portal-fixture.ts';
import type { PortalFixture } from '../../support/portal-fixture.ts';
import type { Browser } from '../../support/signed-in.ts';

describe('a repository that is registered already', function () {
  let portal: PortalFixture;
  let repository: FakeRepository;
  let librarian: Browser;
  let admin: string;
  beforeEach(async () => {
    portal = await openPortal(undefined);
    repository = await startRepository({
      sets: { local: '地方文献', photo: '老照片' },
      records: ['local', 'photo'].map((set, i) => ({
        identifier: `oai:qh:${i}`,
        datestamp: '2024-01-01T00:00:00Z',
        sets: [set],
        metadata: dublinCore({ title: `秦淮志略 ${i}` }),
      })),
    });
    librarian = await portal.signIn('librarian', '320104');
    admin = await portal.keyOf('admin');
  });
  afterEach(async () => {
    await portal.close();
    await repository.close();
  });

  async function ask(who: string, path: string, body: object = {}): Promise<unknown> {
    const answer = await fetch(`${portal.url}/api/v1/staff/${path}`, {
      method: 'POST',
      headers: { Authorization: who, 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return answer.json();
  }
  /** One that is harvested. */
  async function registered(library: string, values: object = {}): Promise<string> {
    const given = { baseUrl: repository.baseUrl, library, contacts: ['a@library.example'] };
    const { id } = (await ask(admin, 'sources', { ...given, ...values })) as { id: string };
    for (const act of ['trial', 'submit', 'approve']) await ask(admin, `sources/${id}/${act}`);
    return id;
  }
  async function begun(baseUrl: string): Promise<string> {
    await librarian.get('/staff/sources/new');
    const { location } = await librarian.post('/staff/sources', { baseUrl });
    return /sources\/([^/]+)\//.exec(location ?? '')?.[1] ?? '';
  }
  const pageOf = async (id: string, step: string): Promise<string> =>
    (await librarian.get(`/staff/sources/${id}/${step}`)).html;

  it('is one however its address is spelt', () => {
    const key = repositoryKey('http://repository.example.org/oai?a=1&b=2');
    for (const other of [
      'https://repository.example.org/oai?a=1&b=2',
      'HTTP://Repository.Example.ORG:80/oai/?b=2&a=1',
      ' https://repository.example.org./%6Fai?b=2&a=1&verb=Identify ',
    ])
      expect(repositoryKey(other), other).to.equal(key);
    for (const other of [
      'http://repository.example.org/oai',
      'http://repository.example.org:8080/oai?a=1&b=2',
      'http://repository.example.org/OAI?a=1&b=2',
      'http://www.repository.example.org/oai?a=1&b=2',
    ])
      expect(repositoryKey(other), other).to.not.equal(key);
  });

  it('is named with where to go when it is the library’s own', async () => {
    const known = await registered('320104');
    const page = await pageOf(await begun(`${repository.baseUrl}/`), 'identify');

    expect(page)
      .to.include('这个接口本馆已登记过')
      .and.to.include(`href="/staff/sources/${known}/registration"`)
      .and.to.include('在“格式与集合”一步选那个集合');
  });

  it('is told of as another library’s, and nothing more', async () => {
    const known = await registered('320115', { set: 'local' });
    const page = await pageOf(await begun(repository.baseUrl), 'identify');

    expect(page).to.include('别的馆已登记了这个接口');
    expect(page).to.not.include(known).and.to.not.include('江宁');
    expect(page).to.not.include('集合 local');
  });

  it('is told of as one of the settings file, with whom to ask', async () => {
    await portal.stores.registry.applySettings([
      {
        id: 'of-the-file',
        library: '320104',
        baseUrl: repository.baseUrl,
        metadataPrefix: 'oai_dc',
        set: 'local',
        schedule: '0 2 * * *',
        collections: [],
      },
    ]);
    const page = await pageOf(await begun(repository.baseUrl), 'identify');

    expect(page).to.include('of-the-file').and.to.include('写在设置文件里');
    expect(page).to.include('转为登记');
  });

  it('is told of as a draft that is to be gone on with, and as one to be resumed', async () => {
    const draft = await begun(repository.baseUrl);
    expect(await pageOf(await begun(repository.baseUrl), 'identify'))
      .to.include(draft)
      .and.to.include('请接着填那一份');
    await ask(admin, `sources/${draft}/retire`);
    expect(await pageOf(await begun(repository.baseUrl), 'identify')).to.include('不必另登记一个');
  });

  it('is refused where its set is chosen when that is harvested, and taken with another set', async () => {
    const known = await registered('320104', { set: 'local' });
    const id = await begun(repository.baseUrl);

    const choice = await pageOf(id, 'selection');
    expect(choice).to.include(`已由数据源 ${known} 收割`);
    const refused = await librarian.post(`/staff/sources/${id}/selection`, {
      metadataPrefix: 'oai_dc',
      set: 'local',
    });
    expect(refused.status).to.equal(422);
    expect(refused.html).to.include('记录不收割两遍').and.to.include('href="#sets"');

    const all = await librarian.post(`/staff/sources/${id}/selection`, {
      metadataPrefix: 'oai_dc',
      set: '',
    });
    expect(all.status).to.equal(303);
    expect(await pageOf(id, 'trial')).to.include(`与数据源 ${known} 有一部分记录重复`);

    const other = await librarian.post(`/staff/sources/${id}/selection`, {
      metadataPrefix: 'oai_dc',
      set: 'photo',
    });
    expect(other.status).to.equal(303);
    expect(await pageOf(id, 'trial')).to.not.include('重复');
  });

  it('is told to programs too', async () => {
    const known = await registered('320104');
    const told = async (who: string): Promise<unknown> => {
      const found = await ask(who, 'diagnoses', { baseUrl: repository.baseUrl });
      return (found as { registered: unknown }).registered;
    };
    const own = await told(await portal.keyOf('librarian', '320104'));
    const nothing = { library: null, state: null, metadataPrefix: null, set: null, ruledBy: null };
    expect(own).to.deep.include({
      source: known,
      library: '320104',
      state: 'active',
      metadataPrefix: 'oai_dc',
      set: null,
      ruledBy: 'registry',
    });
    const others = await told(await portal.keyOf('librarian', '320115'));
    expect(others).to.deep.equal([{ source: null, ...nothing }]);
  });
});
