/** A source on its way into the portal, by a program that acts for a librarian and an administrator. */
import { expect } from 'chai';
import { dublinCore, startRepository } from '../../support/fake-repository.ts';
import type { FakeRepository } from '../../support/fake-repository.ts';
import { openPortal } from '../../support/portal-fixture.ts';
import type { PortalFixture } from '../../support/portal-fixture.ts';

type Answer = Readonly<Record<string, unknown>>;

describe('/api/v1/staff/sources', function () {
  let portal: PortalFixture;
  let repository: FakeRepository;
  let librarian: string;
  let admin: string;
  let other: string;
  beforeEach(async () => {
    portal = await openPortal(undefined);
    repository = await startRepository({
      sets: { local: '地方文献' },
      pageSize: 60,
      records: Array.from({ length: 130 }, (_, i) => ({
        identifier: `oai:qh:${i}`,
        datestamp: '2024-01-01T00:00:00Z',
        sets: ['local'],
        metadata:
          i % 10 === 9
            ? '<strange xmlns="urn:x"/>'
            : dublinCore({ title: `秦淮志略 ${i}`, ...(i % 2 === 0 ? { creator: '夏仁虎' } : {}) }),
      })),
    });
    librarian = await portal.keyOf('librarian', '320104');
    other = await portal.keyOf('librarian', '320115');
    admin = await portal.keyOf('admin');
  });
  afterEach(async () => {
    await portal.close();
    await repository.close();
  });

  async function ask(
    who: string,
    method: string,
    path: string,
    body?: object,
  ): Promise<{ status: number; body: Answer }> {
    const answer = await fetch(`${portal.url}/api/v1/staff/${path}`, {
      method,
      headers: {
        Authorization: who,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    return { status: answer.status, body: (await answer.json()) as Answer };
  }
  const begun = async (more: object = {}): Promise<string> => {
    const { body } = await ask(librarian, 'POST', 'sources', {
      baseUrl: repository.baseUrl,
      ...more,
    });
    return String(body['id']);
  };
  const stateOf = async (id: string): Promise<unknown> =>
    (await ask(admin, 'GET', `sources/${id}`)).body['state'];

  it('goes from a draft to a harvested source, every step entered in the audit', async () => {
    const { status, body } = await ask(librarian, 'POST', 'sources', {
      baseUrl: ` ${repository.baseUrl}?verb=Identify `,
    });
    expect(status).to.equal(201);
    expect(body).to.include({
      id: '320104-1',
      state: 'draft',
      library: '320104',
      baseUrl: repository.baseUrl,
      metadataPrefix: 'oai_dc',
      set: null,
    });
    const changed = await ask(librarian, 'PATCH', 'sources/320104-1', {
      set: 'local',
      schedule: '15 3 * * *',
      collections: [{ set: 'local', name: '秦淮地方文献', access: 'onsite' }],
      blackout: [{ from: '08:00', until: '18:00' }],
      contacts: [{ name: '王五', email: 'wang@example.org', duty: '系统维护' }],
    });
    expect(changed.body).to.include({ set: 'local', schedule: '15 3 * * *' });
    // What is as it was is no change, and is not entered.
    const again = await ask(librarian, 'PATCH', 'sources/320104-1', {
      set: 'local',
      contacts: [{ name: '王五', email: 'wang@example.org', duty: '系统维护' }],
    });
    expect(again.body).to.eql(changed.body);
    expect((await ask(librarian, 'POST', 'sources/320104-1/trial')).body['received']).to.equal(100);
    expect(await stateOf('320104-1')).to.equal('trial');
    const submitted = await ask(librarian, 'POST', 'sources/320104-1/submit');
    expect(submitted.body).to.include({ state: 'submitted' });
    expect((await portal.stores.registry.sources()).map(({ id }) => id)).to.not.include('320104-1');
    const approved = await ask(admin, 'POST', 'sources/320104-1/approve', { why: '可以' });
    expect(approved.body).to.include({ state: 'active', note: '可以' });
    const registered = await portal.stores.registry.sources();
    expect(registered.find(({ id }) => id === '320104-1')).to.deep.include({
      state: 'active',
      set: 'local',
      blackout: [{ from: '08:00', until: '18:00' }],
    });
    const entries = await portal.stores.registry.audit.latest(50);
    expect(
      entries
        .filter(({ subject }) => subject === 'source:320104-1')
        .map(({ act }) => act)
        .reverse(),
    ).to.eql(['source-create', 'source-change', 'source-trial', 'source-submit', 'source-approve']);
    const told = await portal.stores.registry.outbox.messages('all', 10, 0);
    expect(told.messages.map(({ title }) => title).toReversed()).to.eql([
      '数据源 320104-1 等您审批',
      '数据源 320104-1 已批准',
    ]);
  });

  it('is tried on a hundred records, of which nothing is stored', async () => {
    const id = await begun();
    const { body } = await ask(librarian, 'POST', `sources/${id}/trial`);
    expect(body).to.include({ received: 100, deleted: 0, quarantined: 10, message: '' });
    expect(body['completeness']).to.include({ title: 1, creator: 0.556, date: 0 });
    const samples = body['samples'] as { raw: string; document: Answer; card: Answer }[];
    expect(samples).to.have.length(12);
    expect(samples[0]?.raw).to.include('<dc:title>秦淮志略 0</dc:title>');
    expect(samples[0]?.card).to.include({ title: '秦淮志略 0' });
    expect(samples[0]?.document['titles']).to.deep.include({ text: '秦淮志略 0', kind: 'main' });
    const [fault] = body['faults'] as { message: string; records: number; examples: string[] }[];
    expect(fault).to.deep.include({
      records: 10,
      examples: ['oai:qh:9', 'oai:qh:19', 'oai:qh:29'],
    });
    expect((await portal.stores.records.ledger(id)).liveRecords).to.equal(0);
  });

  it('stays a draft when its trial brings nothing, and says why', async () => {
    const id = await begun({ set: 'nothing' });
    const { body } = await ask(librarian, 'POST', `sources/${id}/trial`);
    expect(body).to.include({ received: 0 });
    expect(body['message']).to.match(/没有记录/);
    expect(await stateOf(id)).to.equal('draft');
  });

  it('is returned with notes, mended and submitted again', async () => {
    const id = await begun();
    await ask(librarian, 'POST', `sources/${id}/submit`);
    const bare = await ask(admin, 'POST', `sources/${id}/return`, {});
    expect(bare.status).to.equal(422);
    const { body } = await ask(admin, 'POST', `sources/${id}/return`, { why: '请补联系人' });
    expect(body).to.include({ state: 'draft', note: '请补联系人', submittedAt: null });
    expect((await ask(admin, 'POST', `sources/${id}/approve`)).status).to.equal(409);
    await ask(librarian, 'PATCH', `sources/${id}`, { contacts: ['wang@example.org'] });
    const again = await ask(librarian, 'POST', `sources/${id}/submit`);
    expect(again.body).to.include({ state: 'submitted', note: '' });
  });

  it('is approved as it was submitted: what is changed meanwhile has to be submitted again', async () => {
    const id = await begun();
    await ask(librarian, 'POST', `sources/${id}/submit`);
    await ask(librarian, 'PATCH', `sources/${id}`, { schedule: '0 5 * * *' });
    expect(await stateOf(id)).to.equal('draft');
    expect((await ask(admin, 'POST', `sources/${id}/approve`)).body['code']).to.equal(
      'WRONG_STATE',
    );
  });

  it('is nobody’s but the library’s and the city’s', async () => {
    const id = await begun();
    for (const [method, path, body] of [
      ['GET', `sources/${id}`],
      ['PATCH', `sources/${id}`, { schedule: '0 5 * * *' }],
      ['POST', `sources/${id}/trial`],
      ['POST', `sources/${id}/submit`],
      ['POST', `sources/${id}/retire`],
    ] as const) {
      const refused = await ask(other, method, path, body);
      expect(refused.status, path).to.equal(404);
      expect(refused.body).to.include({ code: 'NOT_THERE' });
    }
    expect((await ask(other, 'GET', 'sources')).body['total']).to.equal(1);
    const { body: all } = await ask(admin, 'GET', 'sources');
    expect(all['total']).to.equal(5);
    const sources = all['sources'] as Answer[];
    expect(sources.find((one) => one['id'] === id)?.['health']).to.equal(null);
    expect(sources.find((one) => one['id'] === 'jinling-dc')?.['health']).to.be.oneOf([
      'ok',
      'partial',
    ]);
    const foreign = { baseUrl: repository.baseUrl, library: '320115' };
    const refused = await ask(librarian, 'POST', 'sources', foreign);
    expect(refused.body['fields']).to.have.property('library');
  });

  it('names each value that is wrong, and shows no secret', async () => {
    const { status, body } = await ask(admin, 'POST', 'sources', {
      library: '320104',
      baseUrl: 'https://user:geheim@repository.example/oai?api_key=geheim',
      schedule: 'nachts',
      collections: [{ name: '' }],
      contacts: [{ name: '王五' }],
      blackout: [{ from: '8:00', until: '25:00' }],
      colour: 'red',
    });
    expect(status).to.equal(422);
    expect(Object.keys(body['fields'] as object)).to.have.members([
      'body',
      'baseUrl',
      'schedule',
      'collections.0.name',
      'contacts.0',
      'blackout.0.from',
      'blackout.0.until',
    ]);
    expect(JSON.stringify(body)).to.not.include('geheim');
  });

  it('is not registered a second time', async () => {
    const id = await begun();
    await ask(librarian, 'POST', `sources/${id}/submit`);
    await ask(admin, 'POST', `sources/${id}/approve`);
    const twin = await begun();
    const refused = await ask(librarian, 'POST', `sources/${twin}/submit`);
    expect(refused.status).to.equal(422);
    expect(refused.body['message']).to.include(id);
  });

  it('is redirected elsewhere by the administrator alone, once it is harvested', async () => {
    const id = await begun();
    await ask(librarian, 'POST', `sources/${id}/submit`);
    await ask(admin, 'POST', `sources/${id}/approve`);
    const elsewhere = { baseUrl: 'https://elsewhere.example/oai' };
    expect((await ask(librarian, 'PATCH', `sources/${id}`, elsewhere)).status).to.equal(403);
    expect(
      (await ask(librarian, 'PATCH', `sources/${id}`, { schedule: '0 4 * * *' })).status,
    ).to.equal(200);
    expect((await ask(admin, 'PATCH', `sources/${id}`, elsewhere)).body).to.include(elsewhere);
    for (const [act, state] of [
      ['pause', 'paused'],
      ['resume', 'active'],
    ] as const)
      expect((await ask(librarian, 'POST', `sources/${id}/${act}`)).body['state']).to.equal(state);
    expect((await ask(librarian, 'POST', `sources/${id}/retire`)).status).to.equal(403);
    expect((await ask(admin, 'POST', `sources/${id}/retire`)).body['state']).to.equal('retired');
  });

  it('comes over from the settings file by one act, with its records', async () => {
    expect((await ask(librarian, 'PATCH', 'sources/qinhuai-dc', {})).status).to.equal(409);
    expect((await ask(librarian, 'POST', 'sources/qinhuai-dc/adopt')).status).to.equal(403);
    const records = (await portal.stores.records.ledger('qinhuai-dc')).liveRecords;
    const { body } = await ask(admin, 'POST', 'sources/qinhuai-dc/adopt');
    expect(body).to.include({ id: 'qinhuai-dc', ruledBy: 'registry', state: 'active' });
    expect((await portal.stores.records.ledger('qinhuai-dc')).liveRecords).to.equal(records);
    const changed = await ask(librarian, 'PATCH', 'sources/qinhuai-dc', { schedule: '5 5 * * *' });
    expect(changed.body).to.include({ schedule: '5 5 * * *' });
  });

  it('has its address looked at, before there is a source', async () => {
    const { status, body } = await ask(librarian, 'POST', 'diagnoses', {
      baseUrl: repository.baseUrl,
    });
    expect(status).to.equal(200);
    expect(body).to.include({ kind: 'oai-pmh', advice: '' });
    expect(body['identify']).to.include({ repositoryName: '测试库' });
    const wrong = await ask(librarian, 'POST', 'diagnoses', { baseUrl: 'ftp://x' });
    expect(wrong.body['fields']).to.have.property('baseUrl');
  });

  it('has its compliance report made when it is submitted, and harvests go by it once approved', async () => {
    const id = await begun();
    await ask(librarian, 'POST', `sources/${id}/submit`);
    await ask(admin, 'POST', `sources/${id}/approve`);
    for (;;) {
      const { body } = await ask(admin, 'GET', `sources/${id}`);
      const report = body['compliance'] as { checks: unknown[] } | null;
      if (report === null) continue;
      expect(report.checks).to.have.length(28);
      break;
    }
    for (;;) if ((await portal.stores.records.ledger(id)).endpoint !== null) break;
  });
});
