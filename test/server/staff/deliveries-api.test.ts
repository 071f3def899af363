/** Files in place of OAI-PMH, handed over by programs. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { expect } from 'chai';
import { openPortal } from '../../support/portal-fixture.ts';
import type { PortalFixture } from '../../support/portal-fixture.ts';

const API = '/api/v1/staff/deliveries';
const SHEET = '书名,作者,柜号\r\n白下琐言,甘熙撰,3-1\r\n客座赘语,顾起元,3-2\r\n';

interface Told {
  readonly id: string;
  readonly state: string;
  readonly run: number | null;
  readonly columns: readonly { readonly heading: string; readonly meaning: string }[];
  readonly preview: { readonly new: number } | null;
  readonly [name: string]: unknown;
}

describe('files in place of OAI-PMH, for programs', function () {
  let portal: PortalFixture;
  let librarian: string;
  beforeEach(async () => {
    portal = await openPortal(undefined);
    librarian = await portal.keyOf('librarian', '320104');
  });
  afterEach(() => portal.close());

  async function ask(
    method: string,
    address: string,
    { body, type, key = librarian }: { body?: string; type?: string; key?: string } = {},
  ): Promise<{ readonly status: number; readonly told: Told }> {
    const answer = await fetch(`${portal.url}${API}${address}`, {
      method,
      headers: { Authorization: key, ...(type === undefined ? {} : { 'Content-Type': type }) },
      ...(body === undefined ? {} : { body }),
    });
    return { status: answer.status, told: (await answer.json()) as Told };
  }
  const send = (query: string, body = SHEET, type = 'text/csv'): ReturnType<typeof ask> =>
    ask('POST', query, { body, type });
  const json = (value: object): { body: string; type: string } => ({
    body: JSON.stringify(value),
    type: 'application/json',
  });

  /** Once nothing is being done with it any more. */
  async function settled(id: string): Promise<Told> {
    for (;;) {
      const { told } = await ask('GET', `/${id}`);
      if (told.state !== 'reading' && told.state !== 'importing') return told;
      await wait(10);
    }
  }

  it('are sent, looked at, said the meaning of, imported and listed', async () => {
    const sent = await send('?filename=%E7%9B%AE%E5%BD%95.csv&library=320104');
    expect(sent.status, JSON.stringify(sent.told)).to.equal(201);
    expect(sent.told).to.include({ name: '目录.csv', library: '320104', state: 'reading' });
    const { id } = sent.told;
    const ready = await settled(id);
    expect(ready).to.include({ state: 'ready', form: 'sheet', total: 3 });
    expect(ready.preview).to.include({ new: 2 });
    expect(ready.columns).to.deep.include({ heading: '柜号', meaning: 'other' });

    const columns = ready.columns.map((one) =>
      one.heading === '柜号' ? { ...one, meaning: 'location' } : one,
    );
    expect((await ask('PATCH', `/${id}`, json({ columns }))).status).to.equal(200);
    expect((await settled(id)).columns).to.deep.include({ heading: '柜号', meaning: 'location' });

    const ordered = await ask('POST', `/${id}/import`, json({ full: true }));
    expect(ordered.status).to.equal(202);
    const done = await settled(id);
    expect(done).to.include({ state: 'done', kind: 'full' });
    expect(await portal.stores.records.run(done.run ?? 0)).to.include({ kind: 'full', new: 2 });
    expect((await ask('POST', `/${id}/import`)).status).to.equal(409);
    const { told } = await ask('GET', '?size=1');
    expect((told['deliveries'] as Told[]).map((one) => one.id)).to.eql([id]);
    const acts = (await portal.stores.registry.audit.latest(5)).map(({ act, by }) => [
      act,
      by.kind,
    ]);
    expect(acts)
      .to.deep.include(['delivery-import', 'key'])
      .and.deep.include(['delivery-add', 'key']);
  });

  it('are refused, and nothing of them is left', async () => {
    const { told } = await send('?filename=a.csv&library=320104');
    await settled(told.id);
    const refused = await ask('POST', `/${told.id}/refuse`);
    expect(refused.status).to.equal(200);
    expect(refused.told).to.include({ state: 'withdrawn' });
    expect(await readdir(path.join(portal.folder, 'deliveries'))).to.eql([]);
  });

  it('are no business of another library, whether they are there or not', async () => {
    const { told } = await send('?filename=a.csv&library=320104');
    await settled(told.id);
    const other = await portal.keyOf('librarian', '320115');
    const unknown = 'f'.repeat(32);
    for (const [method, act] of [
      ['GET', ''],
      ['POST', '/import'],
      ['POST', '/refuse'],
    ] as const) {
      const theirs = await ask(method, `/${told.id}${act}`, { key: other });
      expect(theirs.status, `${method} ${act}`).to.equal(404);
      expect(await ask(method, `/${unknown}${act}`, { key: other })).to.eql(theirs);
    }
    expect((await ask('GET', '?library=320104', { key: other })).status).to.equal(404);
    const list = await ask('GET', '', { key: other });
    expect(list.told['deliveries']).to.eql([]);
    const into = { body: SHEET, type: 'text/csv', key: other };
    expect((await ask('POST', '?filename=a.csv&library=320104', into)).status).to.equal(404);
    const source = await ask('POST', '?filename=a.csv&source=320104-files-1', into);
    expect(source.status).to.equal(422);
    expect(await readdir(path.join(portal.folder, 'deliveries'))).to.have.lengthOf(2);
  });

  it('that are sent wrongly are told how', async () => {
    const fields = async (query: string, type?: string): Promise<unknown> =>
      (await send(query, SHEET, type)).told['fields'];
    expect(await fields('')).to.have.keys('filename', 'library');
    expect(await fields('?filename=a.csv&library=320104&source=x')).to.have.keys('library');
    const form = 'multipart/form-data; boundary=x';
    expect(await fields('?filename=a.csv&library=320104', form)).to.have.keys('file');
    const empty = await ask('POST', '?filename=a.csv&library=320104');
    expect(empty.told['fields']).to.have.keys('file');
    expect((await send('?name=a.csv')).status).to.equal(400);
    expect(await readdir(path.join(portal.folder, 'deliveries'))).to.eql([]);
  });
});
