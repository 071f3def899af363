/** Which library gets how many of the lines that are bought: for programs, on pages, and by a sheet that comes back. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';
import { textsIn } from '../support/read-workbook.ts';
import { zip } from '../support/xlsx.ts';

const API = '/api/v1/checks';
const CSV =
  '书名,责任者,ISBN,定价,复本\n金陵琐事,周晖,,45.00,3\n没有的书,无名,,30,2\n不买的书,某人,,30,2\n';
const MADE = '?purpose=buy&offered=print&filename=list.csv&name=秋季&supplier=某书社&wait=60';

describe('who gets what of a purchase list', function () {
  let portal: PortalFixture;
  let id = '';
  const keys = new Map<string, string>();

  beforeEach(async () => {
    portal = await openPortal(undefined);
    for (const library of ['320104', '320115'])
      keys.set(library, await portal.keyOf('acquisitions', library));
    keys.set('admin', await portal.keyOf('admin'));
    const made = await ask('POST', MADE, CSV);
    id = String(made.body['id']);
    for (const row of [2, 3]) await ask('PUT', `/${id}/lines/${row}/decision`, { buy: true });
  });
  afterEach(() => portal.close());

  async function answered(
    method: string,
    address: string,
    body?: string | object,
    who = '320104',
  ): Promise<Response> {
    const isRaw = typeof body === 'string' || body instanceof Uint8Array;
    return fetch(`${portal.url}${API}${address}`, {
      method,
      headers: {
        Authorization: keys.get(who) ?? '',
        ...(body === undefined
          ? {}
          : { 'Content-Type': isRaw ? 'application/octet-stream' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isRaw ? Buffer.from(body) : JSON.stringify(body) }),
    });
  }

  async function ask(
    ...asked: Parameters<typeof answered>
  ): Promise<{ status: number; body: Record<string, unknown> }> {
    const answer = await answered(...asked);
    const text = await answer.text();
    return {
      status: answer.status,
      body: (text === '' ? {} : JSON.parse(text)) as Record<string, unknown>,
    };
  }

  const table = async (who = '320104'): Promise<Record<string, unknown>> => {
    const { status, body } = await ask('GET', `/${id}/distribution`, undefined, who);
    expect(status, JSON.stringify(body)).to.equal(200);
    return body;
  };
  const givenOf = async (who?: string): Promise<unknown> =>
    ((await table(who))['lines'] as { given: unknown }[]).map(({ given }) => given);
  const put = (cells: readonly object[], who?: string) =>
    ask('PUT', `/${id}/distribution`, { cells }, who);
  const share = () => ask('PATCH', `/${id}`, { shared: true });

  it('is a row for each line that is bought, with what each library has and gets', async () => {
    const done = await put([
      { row: 2, library: '320104', copies: 2 },
      { sheet: '', row: 2, library: '320115', copies: 2, from: 0 },
      { row: 3, library: '320115', copies: 1 },
    ]);
    expect([done.status, done.body]).to.eql([200, { cells: 3 }]);
    const { lines, sums, over, total } = await table();
    expect(total).to.equal(2);
    expect((lines as object[])[0]).to.deep.include({
      row: 2,
      title: '金陵琐事',
      price: 4500,
      copies: 3,
      given: { '320104': 2, '320115': 2 },
    });
    expect((lines as { held: object }[])[0]?.held).to.have.keys('320100', '320104');
    expect((sums as Record<string, unknown>)['320115']).to.eql({
      titles: 2,
      copies: 3,
      list: 12_000,
    });
    expect(over).to.equal(1);
    const [act] = await portal.stores.registry.audit.latest(1);
    expect(act).to.deep.include({ act: 'check-distribute', after: { cells: 3 } });
    // What stands there already is no change.
    expect((await put([{ row: 2, library: '320104', copies: 2 }])).body).to.eql({ cells: 0 });
  });

  it('takes all cells or none, and names each that is wrong', async () => {
    await put([{ row: 3, library: '320104', copies: 1 }]);
    for (const [cell, word] of [
      [{ row: 4, library: '320104', copies: 1 }, '第 4 行不是选定要买的行'],
      [{ row: 9, library: '320104', copies: 1 }, '第 9 行'],
      [{ row: 2, library: '999999', copies: 1 }, 'library'],
      [{ row: 2, library: '320104', copies: 1.5 }, '0 到 1000 的整数，收到“1.5”'],
      [{ row: 2, library: '320104', copies: 1001 }, '1001'],
      [{ row: 2, library: '320104', copies: -1 }, '-1'],
      [{ row: 2, library: '320104', copies: null }, 'null'],
      [{ row: 2, library: '320104', copies: 1, price: 3 }, '正文只有'],
      [{ row: 3, library: '320104', copies: 5, from: 0 }, '刚才被别人改成 1 册'],
    ] as const) {
      const { status, body } = await put([{ row: 2, library: '320115', copies: 7 }, cell]);
      expect(status, word).to.equal(422);
      expect((body['fields'] as Record<string, string>)['cells[1]'], word).to.include(word);
    }
    expect((await ask('PUT', `/${id}/distribution`, { cells: 'x' })).status).to.equal(422);
    expect((await ask('PUT', `/${id}/distribution`, { fill: 'all' })).status).to.equal(422);
    expect(await givenOf()).to.eql([{}, { '320104': 1 }]);
  });

  it('is another library’s business for its own column of a list that is shared, and nothing else', async () => {
    expect((await ask('GET', `/${id}/distribution`, undefined, '320115')).status).to.equal(404);
    expect((await put([{ row: 2, library: '320115', copies: 1 }], '320115')).status).to.equal(404);
    await share();
    await put([{ row: 2, library: '320104', copies: 2 }]);
    expect((await put([{ row: 2, library: '320104', copies: 1 }], '320115')).status).to.equal(422);
    expect((await put([{ row: 2, library: '320115', copies: 1 }], '320115')).status).to.equal(200);
    const seen = await table('320115');
    expect(seen['libraries']).to.eql(['320115']);
    expect(seen['sums']).to.eql({ '320115': { titles: 1, copies: 1 } });
    expect(seen).to.not.have.property('over');
    const [line] = seen['lines'] as object[];
    expect(line).to.have.keys(
      'sheet',
      'row',
      'title',
      'creator',
      'publisher',
      'isbn',
      'held',
      'given',
    );
    expect(line).to.deep.include({ held: {}, given: { '320115': 1 } });
    expect(await givenOf('admin')).to.eql([{ '320104': 2, '320115': 1 }, {}]);
    const sheet = Buffer.from(
      await (await answered('GET', `/${id}/distribution/file`, undefined, '320115')).arrayBuffer(),
    );
    const texts = Object.values(await textsIn(sheet)).join('');
    for (const secret of ['某书社', '秋季', '码洋', '秦淮'])
      expect(texts, secret).to.not.include(secret);
    expect(texts).to.include('金陵琐事');
  });

  it('gives one to each library that has none', async () => {
    await put([{ row: 3, library: '320104', copies: 2 }]);
    const all = (await table())['libraries'] as string[];
    const filled = await ask('PUT', `/${id}/distribution`, { fill: 'one-each' });
    expect(filled.body).to.eql({ cells: 2 * all.length - 3 });
    const [held, other] = (await givenOf()) as Record<string, number>[];
    expect(held).to.not.have.any.keys('320100', '320104');
    expect(other).to.include({ '320104': 2, '320100': 1 });
    await share();
    expect((await ask('PUT', `/${id}/distribution`, { fill: 'one-each' }, '320115')).body).to.eql({
      cells: 0,
    });
  });

  /** The sheet with these cells typed in. */
  async function edited(cells: Readonly<Record<string, string>>): Promise<Buffer> {
    const answer = await answered('GET', `/${id}/distribution/file`);
    expect(answer.headers.get('content-type')).to.include('spreadsheetml');
    const texts = await textsIn(Buffer.from(await answer.arrayBuffer()));
    const name = 'xl/worksheets/sheet1.xml';
    const xml = Object.entries(cells).reduce(
      (all, [at, value]) =>
        all.replace(
          new RegExp(`<c r="${at}"[^>]*?(?:/>|>.*?</c>)`),
          `<c r="${at}" t="str"><v>${value}</v></c>`,
        ),
      texts[name] ?? '',
    );
    return zip(
      Object.entries({ ...texts, [name]: xml }).map(([one, text]) => ({
        name: one,
        bytes: Buffer.from(text),
      })),
    );
  }

  it('is read back from the sheet: told first, taken when it is said so', async () => {
    const file = await edited({ J3: '1', J4: '两册', K4: '1' });
    const looked = await ask('POST', `/${id}/distribution/file`, file);
    expect(looked.status, JSON.stringify(looked.body)).to.equal(200);
    const [first] = looked.body['changes'] as object[];
    expect(first).to.include({ sheet: '', row: 2, copies: 1, from: 0 });
    expect(looked.body['changes']).to.have.length(2);
    expect(looked.body['faults']).to.have.nested.property('[0].row', 4);
    expect(looked.body['taken']).to.equal(0);
    expect(await givenOf()).to.eql([{}, {}]);
    expect((await ask('POST', `/${id}/distribution/file?take=true`, file)).body['taken']).to.equal(
      2,
    );
    expect(await givenOf()).to.not.deep.equal([{}, {}]);
    const bad = await ask('POST', `/${id}/distribution/file`, 'no sheet');
    expect([bad.status, bad.body['code']]).to.eql([422, 'FILE_UNREADABLE']);
    // Of what was sent only the list is kept.
    expect(await readdir(path.join(portal.folder, 'deliveries'))).to.eql([id]);
  });

  it('is filled in on the page, and what is wrong is shown where it was typed', async () => {
    const address = `/staff/checks/${id}/distribution`;
    const browser = await portal.signIn('acquisitions', '320104');
    const page = await browser.get(address);
    expect(page.status).to.equal(200);
    expect(page.html).to.include('《金陵琐事》').and.include('given-held').and.include('45.00');
    const stood = JSON.stringify({ sheet: '', row: 2, given: {} });
    const sent = { page: '1', 'line-0': stood };
    const wrong = await browser.post(address, {
      ...sent,
      'cell-0-320104': '两',
      'cell-0-320115': '1',
    });
    expect(wrong.status).to.equal(422);
    expect(wrong.html).to.include('href="#cell-0-320104"').and.include('value="两"');
    const done = await browser.post(address, {
      ...sent,
      'cell-0-320104': '２',
      'cell-0-320115': '',
    });
    expect([done.status, done.location]).to.eql([303, address]);
    expect((await browser.follow(done)).html).to.include('已保存，改动 1 格。');
    expect(await givenOf()).to.eql([{ '320104': 2 }, {}]);
    const filled = await browser.post(`${address}/one-each`);
    expect(filled.status).to.equal(303);
  });

  it('is read back on the page, every change and fault shown before it is confirmed', async () => {
    const address = `/staff/checks/${id}/distribution`;
    const browser = await portal.signIn('acquisitions', '320104');
    await browser.get(address);
    const form = new FormData();
    form.set('_csrf', browser.csrf);
    form.set('file', new File([new Uint8Array(await edited({ J3: '2', J4: 'x' }))], '去向.xlsx'));
    const shown = await browser.send(`${address}/file`, form);
    expect(shown.status).to.equal(200);
    expect(shown.html).to.include('改动 1 格').and.include('有问题 1 处').and.include('第 4 行');
    expect(await givenOf()).to.eql([{}, {}]);
    const cells = /name="cells" value="([^"]*)"/.exec(shown.html)?.[1] ?? '';
    const taken = await browser.post(`${address}/take`, {
      cells: cells.replaceAll('&#34;', '"').replaceAll('&quot;', '"'),
    });
    expect(taken.status).to.equal(303);
    expect(await givenOf()).to.not.deep.equal([{}, {}]);
    const theirs = await portal.signIn('acquisitions', '320115');
    expect((await theirs.get(address)).status).to.equal(404);
    await share();
    const alone = await theirs.get(address);
    expect(alone.html).to.include('cell-0-320115').and.not.include('cell-0-320104');
    for (const secret of ['45.00', '某书社', '秋季'])
      expect(alone.html, secret).to.not.include(secret);
  });
});
