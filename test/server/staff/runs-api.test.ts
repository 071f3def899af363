/** Runs, quarantine and what is ordered of them, as programs ask for it: each for its own library, each act in the audit. */
import { expect } from 'chai';
import type { RunKind } from '../../../catalogue/runs/run.ts';
import { actsHere } from '../../support/plain-deps.ts';
import { openPortal } from '../../support/portal-fixture.ts';
import type { PortalFixture } from '../../support/portal-fixture.ts';
import { SAMPLE_RECORDS } from '../../support/portal-records.ts';
import { quarantined } from '../../support/quarantined.ts';

const OWN = 'qinhuai-dc';
const API = '/api/v1/staff';

describe('runs, for programs', function () {
  let portal: PortalFixture;
  let librarian: string;
  const started: { source: string; kind: RunKind; first: readonly string[] }[] = [];
  let isBusy = false;

  beforeEach(async () => {
    started.length = 0;
    isBusy = false;
    portal = await openPortal(undefined, {
      acts: () =>
        actsHere(portal.stores, ({ id }, kind, first) => {
          if (isBusy) return false;
          started.push({ source: id, kind, first });
          return true;
        }),
    });
    librarian = await portal.keyOf('librarian', '320104');
  });
  afterEach(() => portal.close());

  async function ask(
    path: string,
    {
      method = 'GET',
      body,
      key = librarian,
    }: { method?: string; body?: object; key?: string } = {},
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const answer = await fetch(`${portal.url}${API}${path}`, {
      method,
      headers: {
        Authorization: key,
        ...(body === undefined ? {} : { 'Content-Type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    return {
      status: answer.status,
      body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
    };
  }
  const post = (path: string, body?: object): ReturnType<typeof ask> =>
    ask(path, { method: 'POST', ...(body === undefined ? {} : { body }) });

  async function entered(): Promise<unknown[][]> {
    const entries = await portal.stores.registry.audit.latest(20);
    return entries
      .filter(({ act }) => act !== 'key-add')
      .map(({ act, subject, by, after }) => [act, subject, by.name, after]);
  }

  /** A full run that gives nothing: all that is known would vanish. */
  async function held(): Promise<number> {
    await portal.fullRun(OWN, []);
    const [run] = await portal.stores.records.runs(1, OWN);
    expect(run).to.include({ state: 'held' });
    return run!.id;
  }
  const known = SAMPLE_RECORDS.filter(({ source }) => source === OWN).length;
  const live = async (): Promise<number> => (await portal.stores.records.ledger(OWN)).liveRecords;

  it('are listed with their counts, the newest first', async () => {
    const { status, body } = await ask(`/runs?source=${OWN}`);
    expect(status).to.equal(200);
    expect(body).to.include({ total: 1, page: 1, size: 20 });
    const [run] = body['runs'] as Record<string, unknown>[];
    expect(run).to.include({
      source: OWN,
      kind: 'full',
      state: 'complete',
      received: known,
      new: known,
    });
    expect((await ask(`/runs/${String(run!['id'])}`)).body).to.include({ source: OWN });
    expect((await ask('/runs')).body).to.include({ code: 'BAD_PARAMETER', parameter: 'source' });
  });

  it('of another library are not there, nor is anything that could be done to them', async () => {
    const other = await portal.keyOf('librarian', '320115');
    const run = await held();
    for (const [path, method] of [
      [`/runs?source=${OWN}`, 'GET'],
      [`/runs/${run}`, 'GET'],
      [`/runs/${run}/vanishing`, 'GET'],
      [`/runs/${run}/approve`, 'POST'],
      [`/runs/${run}/undo`, 'POST'],
      [`/runs/${run}/stop`, 'POST'],
      [`/sources/${OWN}/harvest`, 'POST'],
      [`/quarantine?source=${OWN}`, 'GET'],
      ['/runs/999', 'GET'],
      ['/runs/abc', 'GET'],
    ] as const)
      expect(await ask(path, { method, key: other }), path).to.deep.include({ status: 404 });
    expect(await entered()).to.eql([]);
    expect(await live()).to.equal(known);
  });

  it('that are held show what would vanish, are refused with a reason, and that stands in the audit', async () => {
    const run = await held();
    const { body } = await ask(`/runs/${run}/vanishing?size=2`);
    expect(body).to.include({ total: known, totalWaiting: 0, page: 1, size: 2 });
    expect((body['vanishing'] as unknown[])[0]).to.have.keys('identifier', 'datestamp', 'title');
    const refused = await post(`/runs/${run}/refuse`, { why: '对方正在迁移' });
    expect(refused.body).to.include({ state: 'partial', code: 'MASS_DELETION_REFUSED' });
    expect(await live()).to.equal(known);
    expect(await entered()).to.eql([
      [
        'run-refuse',
        `run:${run}`,
        'librarian',
        { ordered: 'refuse', records: known, why: '对方正在迁移' },
      ],
    ]);
  });

  it('are approved, and undone again; what cannot be done is told as such, and that it was tried', async () => {
    const run = await held();
    expect((await post(`/runs/${run}/approve`)).body).to.include({ state: 'complete' });
    expect(await live()).to.equal(0);
    const again = await post(`/runs/${run}/approve`);
    expect([again.status, again.body['code']]).to.eql([409, 'RUN_UNDECIDABLE']);
    const undone = await post(`/runs/${run}/undo`, { why: '是对方弄错了' });
    expect(undone.body).to.include({ restored: known, overtaken: 0, code: 'UNDONE' });
    expect(await live()).to.equal(known);
    expect((await entered()).map(([act, , , after]) => [act, after])).to.eql([
      ['run-undo', { ordered: 'undo', records: known, why: '是对方弄错了' }],
      ['run-approve', { failed: `收割批次 ${run} 不是待核准的，无须核定。` }],
      ['run-approve', { ordered: 'approve', records: 0, why: '' }],
      ['run-approve', { ordered: 'approve', records: known, why: '' }],
    ]);
  });

  it('are ordered: in the ordinary way, whole, going on, or asking first for what is in quarantine', async () => {
    const [thing] = await quarantined(portal, OWN, ['1']);
    for (const body of [
      undefined,
      { full: true },
      { resume: true, why: '已修好' },
      { retry: true },
    ])
      expect((await post(`/sources/${OWN}/harvest`, body)).status).to.equal(202);
    await post(`/quarantine/${thing!.id}/retry`);
    expect(started).to.eql([
      { source: OWN, kind: 'incremental', first: [] },
      { source: OWN, kind: 'full', first: [] },
      { source: OWN, kind: 'incremental', first: [] },
      { source: OWN, kind: 'incremental', first: ['1'] },
      { source: OWN, kind: 'incremental', first: ['1'] },
    ]);
    isBusy = true;
    const refused = await post(`/sources/${OWN}/harvest`);
    expect([refused.status, refused.body['code']]).to.eql([409, 'WRONG_STATE']);
    const wrong = await post(`/sources/${OWN}/harvest`, { full: 'yes', when: 'now' });
    expect(wrong.status).to.equal(422);
    expect(wrong.body['fields']).to.have.keys('full', 'body');
    expect((await entered()).at(-1)).to.eql([
      'harvest-order',
      `source:${OWN}`,
      'librarian',
      { kind: 'incremental', retried: 0, why: '' },
    ]);
  });

  it('that nobody goes on with are ended when they are stopped', async () => {
    const { records } = portal.stores;
    const run = await records.beginRun(OWN, 'incremental');
    if ('busy' in run) throw new Error('busy');
    await records.leaveRun(run);
    expect((await post(`/runs/${run.run}/stop`)).status).to.equal(202);
    expect(await records.run(run.run)).to.include({ state: 'failed', code: 'RUN_STOPPED' });
    expect((await post(`/runs/${run.run}/stop`)).status).to.equal(409);
  });

  it('leave things in quarantine, which are shown, saved as a file, set aside with a reason, and brought back', async () => {
    const [thing] = await quarantined(portal, OWN, ['<b>1</b>', '2']);
    const listed = await ask(`/quarantine?source=${OWN}`);
    expect(listed.body).to.include({ total: 2 });
    const raw = await fetch(`${portal.url}${API}/quarantine/${thing!.id}/raw`, {
      headers: { Authorization: librarian },
    });
    expect(raw.headers.get('content-type')).to.equal('application/octet-stream');
    expect(raw.headers.get('content-disposition')).to.equal(
      `attachment; filename="quarantine-${thing!.id}.bin"`,
    );
    expect(await raw.text()).to.equal('<record>&</record>');

    expect((await post(`/quarantine/${thing!.id}/aside`)).body['fields']).to.have.keys('why');
    const waiver = await post(`/quarantine/${thing!.id}/aside`, { why: '对方改不了' });
    expect(waiver.status).to.equal(201);
    expect((await ask(`/quarantine?source=${OWN}`)).body).to.include({ total: 1 });
    expect((await ask(`/quarantine?source=${OWN}&aside=true`)).body).to.include({ total: 1 });
    expect((await ask(`/waivers?source=${OWN}`)).body['waivers']).to.have.lengthOf(1);
    const id = Number(waiver.body['id']);
    expect((await ask(`/waivers/${id}`, { method: 'DELETE' })).status).to.equal(204);
    expect((await ask(`/waivers/${id}`, { method: 'DELETE' })).status).to.equal(409);
    expect((await ask(`/quarantine?source=${OWN}`)).body).to.include({ total: 2 });
    expect((await entered()).map(([act]) => act)).to.eql(['waiver-withdraw', 'waiver-add']);
  });
});
