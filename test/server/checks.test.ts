/** Purchase lists by `/api/v1/checks`: sent, checked, looked at, chosen from, shared and removed. */
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { expect } from 'chai';
import { openPortal } from '../support/portal-fixture.ts';
import type { PortalFixture } from '../support/portal-fixture.ts';
import { xlsx } from '../support/xlsx.ts';

const API = '/api/v1/checks';
const CSV = '书名,责任者,ISBN,定价,复本\n金陵琐事,周晖,,45.00,2\n没有的书,无名,,30,\n';

interface Answer {
  readonly status: number;
  readonly body: Record<string, unknown>;
}

describe('purchase lists, for programs', function () {
  let portal: PortalFixture;
  const keys = new Map<string, string>();
  beforeEach(async () => {
    portal = await openPortal(undefined);
    keys.set('320104', await portal.keyOf('acquisitions', '320104'));
    keys.set('320115', await portal.keyOf('acquisitions', '320115'));
    keys.set('admin', await portal.keyOf('admin'));
  });
  afterEach(() => portal.close());

  async function ask(
    method: string,
    address: string,
    body?: string | object,
    who = '320104',
  ): Promise<Answer> {
    const isText = typeof body === 'string' || body instanceof Uint8Array;
    const answer = await fetch(`${portal.url}${API}${address}`, {
      method,
      headers: {
        Authorization: keys.get(who) ?? '',
        ...(body === undefined
          ? {}
          : { 'Content-Type': isText ? 'application/octet-stream' : 'application/json' }),
      },
      ...(body === undefined ? {} : { body: isText ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return { status: answer.status, body: (text === '' ? {} : JSON.parse(text)) as Answer['body'] };
  }

  const MADE = '?purpose=buy&offered=print&filename=list.csv&wait=60';
  const sent = async (
    list: string | object = CSV,
    more = MADE,
    who = '320104',
  ): Promise<string> => {
    const answer = await ask('POST', more, list, who);
    expect(answer.status, JSON.stringify(answer.body)).to.equal(200);
    return String(answer.body['id']);
  };

  const linesOf = async (id: string, query = '', who = '320104'): Promise<Answer['body'][]> => {
    const { status, body } = await ask('GET', `/${id}/lines${query}`, undefined, who);
    expect(status, JSON.stringify(body)).to.equal(200);
    return body['lines'] as Answer['body'][];
  };
  const actsDone = async (): Promise<string[]> =>
    (await portal.stores.registry.audit.latest(9)).map(({ act }) => act);

  it('come to a verdict line by line, and every row is a line or skipped', async () => {
    const answer = await ask('POST', `${MADE}&library=320104`, CSV);
    expect(answer.status).to.equal(200);
    expect(answer.body).to.include({ state: 'done', lines: 2, done: 2, message: '' });
    const { body } = await ask('GET', `/${String(answer.body['id'])}`);
    expect(body).to.include({ library: '320104', purpose: 'buy', offered: 'print', kind: 'csv' });
    expect(body['skipped']).to.eql([{ sheet: '', row: 1, reason: 'heading' }]);
    expect(body['columns']).to.deep.include({
      sheet: '',
      column: 'A',
      heading: '书名',
      field: 'title',
    });
    const summary = body['summary'] as { byVerdict: unknown; saved: unknown };
    expect(summary.byVerdict).to.eql({
      'same-held': { titles: 1, copies: 2, list: 9000, net: 9000 },
      'not-held': { titles: 1, copies: 1, list: 3000, net: 3000 },
    });
    expect(summary.saved).to.eql({ titles: 1, copies: 2, list: 9000, net: 9000 });
    const [held, other] = await linesOf(String(answer.body['id']));
    expect(held).to.include({ row: 2, sheet: '', verdict: 'same-held', mine: true });
    expect(held?.['reason']).to.include('金陵琐事');
    expect(held?.['input']).to.include({ title: '金陵琐事', price: '45.00' });
    const [work] = held?.['works'] as Record<string, unknown>[];
    const holders = (work?.['holdings'] as { library: string }[]).map(({ library }) => library);
    expect(holders).to.eql(['320100', '320104']);
    expect(other).to.deep.include({
      row: 3,
      verdict: 'not-held',
      mine: false,
      works: [],
      decision: null,
    });
    expect(await actsDone()).to.include('check-add');
  });

  it('are taken as JSON, as JSON lines and as pasted text too', async () => {
    const json = await sent({
      lines: [{ title: '金陵琐事', creator: '周晖', copies: 3 }, { isbn: '9787807182689' }],
    });
    expect((await linesOf(json)).map(({ row }) => row)).to.eql([1, 2]);
    expect((await linesOf(json))[0]).to.include({ verdict: 'same-held' });
    const pasted = await sent('金陵琐事\n978-7-80718-268-9\n', '?purpose=buy&wait=60');
    expect((await linesOf(pasted)).map(({ row }) => row)).to.eql([1, 2]);
    const rows = await sent('{"title":"金陵琐事"}\n{"title":"没有的书"}\n', '?purpose=buy&wait=60');
    expect(await linesOf(rows)).to.have.length(2);
  });

  it('say 202 at once to whoever does not wait, and how far they are', async () => {
    const answer = await ask('POST', '?purpose=buy', CSV);
    expect(answer.status).to.equal(202);
    expect(answer.body).to.have.keys('id', 'state', 'lines', 'done', 'message');
    expect(answer.body['state']).to.be.oneOf(['reading', 'checking']);
  });

  it('that cannot be read have failed, with a sentence, and can be removed', async () => {
    const id = await sent('%PDF-1.7 …', MADE);
    const { body } = await ask('GET', `/${id}`);
    expect(body).to.include({ state: 'failed' });
    expect(body['message']).to.include('PDF');
    // What was a fault of ours may be mended by now.
    expect((await ask('POST', `/${id}/again`)).status).to.equal(202);
    await done(id);
    expect((await ask('GET', `/${id}`)).body).to.include({ state: 'failed' });
    expect((await ask('DELETE', `/${id}`)).status).to.equal(204);
    expect((await ask('GET', `/${id}`)).status).to.equal(404);
    expect(await readdir(path.join(portal.folder, 'deliveries'))).to.eql([]);
  });

  it('are refused, and nothing is kept, when what is said of them cannot be', async () => {
    for (const [query, field] of [
      ['?offered=print', 'purpose'],
      ['?purpose=sell', 'purpose'],
      ['?purpose=buy&offered=paper', 'offered'],
      ['?purpose=buy&wait=soon', 'wait'],
      ['?purpose=buy&colour=red', 'parameters'],
    ] as const) {
      const { status, body } = await ask('POST', query, CSV);
      expect(status, query).to.equal(422);
      expect(body).to.include({ code: 'WRONG_VALUE' });
      expect(body['fields'], query).to.have.property(field);
    }
    expect((await ask('POST', '?purpose=buy', CSV, 'admin')).body['fields']).to.have.property(
      'library',
    );
    expect((await ask('POST', '?purpose=buy&library=320115', CSV)).status).to.equal(404);
    expect((await ask('POST', '?purpose=buy', '')).status).to.equal(422);
    expect((await ask('GET', '')).body).to.include({ total: 0 });
    expect(await readdir(path.join(portal.folder, 'deliveries'))).to.eql([]);
  });

  it('are nobody’s business in another library unless they are shared, and then titles alone', async () => {
    const id = await sent(CSV, `${MADE}&supplier=某书社&name=三月`);
    for (const [method, address, body] of [
      ['GET', `/${id}`],
      ['GET', `/${id}/lines`],
      ['GET', `/${id}/lines/2`],
      ['PATCH', `/${id}`, { name: 'x' }],
      ['POST', `/${id}/again`],
      ['DELETE', `/${id}`],
      ['PUT', `/${id}/lines/2/decision`, { buy: true }],
      ['DELETE', `/${id}/lines/2/decision`],
      ['PUT', `/${id}/decisions`, { buy: true }],
    ] as const)
      expect((await ask(method, address, body, '320115')).status, `${method} ${address}`).to.equal(
        404,
      );
    expect((await ask('GET', '', undefined, '320115')).body).to.include({ total: 0 });
    expect((await ask('PATCH', `/${id}`, { shared: true })).body).to.include({ shared: true });
    const seen = await ask('GET', `/${id}`, undefined, '320115');
    expect(seen.body).to.have.keys('id', 'library', 'at', 'purpose', 'lines', 'shared');
    const listed = (await ask('GET', '', undefined, '320115')).body['checks'];
    expect(listed).to.eql([seen.body]);
    expect(await linesOf(id, '', '320115')).to.eql([
      { row: 2, title: '金陵琐事' },
      { row: 3, title: '没有的书' },
    ]);
    expect(
      (await ask('GET', `/${id}/lines?verdict=not-held`, undefined, '320115')).status,
    ).to.equal(400);
    expect((await ask('GET', `/${id}/lines/2`, undefined, '320115')).status).to.equal(404);
    // The city sees what its libraries look at.
    expect((await ask('GET', `/${id}`, undefined, 'admin')).body).to.include({
      name: '三月',
      supplier: '某书社',
    });
  });

  it('of two libraries that look at one title this quarter say so to each other', async () => {
    const mine = await sent();
    const theirs = await sent(CSV, `${MADE}&shared=true`, '320115');
    const flags = async (id: string, who: string): Promise<unknown> =>
      (await linesOf(id, '?flag=on-other-list', who)).map(({ row }) => row);
    expect(await flags(mine, '320104')).to.eql([2, 3]);
    expect(await flags(theirs, '320115')).to.eql([]);
    await ask('PATCH', `/${mine}`, { shared: true });
    expect(await flags(theirs, '320115')).to.eql([2, 3]);
    const [line] = await linesOf(theirs, '', '320115');
    expect(line?.['otherLists']).to.have.nested.property('[0].library', '320104');
  });

  it('say which lines repeat another line', async () => {
    const id = await sent('书名,责任者,ISBN\n没有的书,无名,\n别的书,某人,\n没有的书,无名,\n');
    const lines = await linesOf(id);
    expect(lines.map(({ flags }) => flags)).to.eql([[], [], ['duplicate-in-list']]);
    expect(lines[2]?.['sameLines']).to.eql([{ list: null, sheet: '', row: 2 }]);
  });

  it('are filtered, sorted and paged; a wrong parameter is named', async () => {
    const id = await sent();
    const rows = async (query: string): Promise<unknown> =>
      (await linesOf(id, query)).map(({ row }) => row);
    expect(await rows('?verdict=not-held')).to.eql([3]);
    expect(await rows('?mine=true')).to.eql([2]);
    expect(await rows(`?q=${encodeURIComponent('没有')}`)).to.eql([3]);
    expect(await rows('?sort=price')).to.eql([3, 2]);
    expect(await rows('?page=2&size=1')).to.eql([3]);
    const wrong = await ask('GET', `/${id}/lines?verdict=held`);
    expect([wrong.status, wrong.body['parameter']]).to.eql([400, 'verdict']);
  });

  it('carry what a person chose of a line, apart from the verdict, until it is taken back', async () => {
    const id = await sent();
    const line = `/${id}/lines/2`;
    const chosen = await ask('PUT', `${line}/decision`, { buy: true, why: '复本不足' });
    expect(chosen.body['decision']).to.deep.include({
      buy: true,
      verdict: null,
      why: '复本不足',
      by: 'acquisitions',
    });
    expect(chosen.body).to.include({ verdict: 'same-held' });
    const works = chosen.body['works'] as { id: string }[];
    await ask('PUT', `${line}/decision`, { verdict: 'other-edition-held', work: works[0]?.id });
    const all = await ask('GET', line);
    expect(all.body['decision']).to.include({ verdict: 'other-edition-held', buy: null });
    expect(all.body['decisions']).to.have.length(2);
    expect((await ask('DELETE', `${line}/decision`)).status).to.equal(204);
    expect((await ask('DELETE', `${line}/decision`)).status).to.equal(404);
    expect((await ask('GET', line)).body['decision']).to.equal(null);
    for (const [body, field] of [
      [{}, 'body'],
      [{ buy: 'yes' }, 'buy'],
      [{ verdict: 'held' }, 'verdict'],
      [{ buy: true, price: 3 }, 'price'],
      [{ work: 'a'.repeat(26) }, 'work'],
    ] as const)
      expect((await ask('PUT', `${line}/decision`, body)).body['fields']).to.have.property(field);
    for (const row of ['1', '9', 'x'])
      expect((await ask('PUT', `/${id}/lines/${row}/decision`, { buy: true })).status).to.equal(
        404,
      );
    expect(await actsDone()).to.include.members(['check-choose', 'check-take-back']);
  });

  it('are chosen from many lines at once by what a filter finds', async () => {
    const id = await sent();
    expect((await ask('PUT', `/${id}/decisions?verdict=not-held`, { buy: true })).body).to.eql({
      lines: 1,
    });
    expect((await linesOf(id, '?decision=buy')).map(({ row }) => row)).to.eql([3]);
    expect((await ask('PUT', `/${id}/decisions?verdict=x`, { buy: true })).status).to.equal(400);
  });

  it('turn what a person saw on a line into a decision on two records by an act of its own', async () => {
    const id = await sent();
    const a = { source: 'jinling-dc', identifier: 'oai:jinling.example:2' };
    const b = { source: 'qinhuai-dc', identifier: 'oai:qinhuai.example:2' };
    const said = { a, b, outcome: 'same', why: '清单核对时看过' };
    const made = await ask('POST', `/${id}/lines/2/match`, said);
    expect(made.status, JSON.stringify(made.body)).to.equal(201);
    const kept = await portal.stores.registry.matchDecisions.find(Number(made.body['id']));
    expect(kept).to.deep.include({ a, b, outcome: 'same' });
    const strange = { ...said, b: { source: 'qinhuai-dc', identifier: 'oai:qinhuai.example:1' } };
    expect((await ask('POST', `/${id}/lines/2/match`, strange)).body['fields']).to.have.property(
      'b',
    );
  });

  it('are checked again, and say what changed since', async () => {
    const id = await sent();
    await portal.fullRun('gaochun-dc', [
      {
        source: 'gaochun-dc',
        identifier: 'oai:gaochun.example:1',
        dc: [
          ['title', '没有的书'],
          ['creator', '无名'],
        ],
      },
    ]);
    expect((await ask('POST', `/${id}/again`)).status).to.equal(202);
    await done(id);
    const changed = await linesOf(id, '?changed=true');
    expect(changed.map(({ row, before }) => [row, before])).to.eql([[3, 'not-held']]);
    expect(changed[0]?.['verdict']).to.not.equal('not-held');
    const { body } = await ask('GET', `/${id}`);
    expect(body['comparedWith']).to.be.a('string');
    expect(body['summary']).to.include({ changed: 1 });
  });

  it('are read again with columns that a person corrected, which are remembered', async () => {
    const id = await sent(
      '书名,备考,ISBN\n文1,金陵琐事,9787807182689\n文2,没有的书,9787100000017\n',
      `${MADE}&supplier=某书社`,
    );
    const wrong = await ask('PATCH', `/${id}`, { columns: [{ column: 'Z', field: 'title' }] });
    expect([wrong.status, Object.keys(wrong.body['fields'] ?? {})]).to.eql([422, ['columns']]);
    const columns = [
      { column: 'A', field: 'other' },
      { column: 'B', field: 'title' },
    ];
    expect((await ask('PATCH', `/${id}`, { columns })).status).to.equal(200);
    await done(id);
    expect((await linesOf(id)).map(({ input }) => (input as { title: string }).title)).to.eql([
      '金陵琐事',
      '没有的书',
    ]);
    const next = await sent(
      '书名,备考,ISBN\n文3,白下琐言,9787100000024\n',
      `${MADE}&supplier=某书社`,
    );
    expect((await linesOf(next))[0]?.['input']).to.include({ title: '白下琐言' });
  });

  it('go back in a file of their own, with the verdict of each line', async () => {
    const id = await sent();
    const file = async (query: string): Promise<Response> =>
      fetch(`${portal.url}${API}/${id}/file${query}`, {
        headers: { Authorization: keys.get('320104') ?? '' },
      });
    const table = await (await file('?as=csv')).text();
    expect(table).to.include('金陵琐事,周晖').and.include('同一版本已藏').and.include('未藏');
    const workbook = await file('');
    expect(workbook.headers.get('content-disposition')).to.include('.xlsx');
    const bytes = new Uint8Array(await workbook.arrayBuffer());
    expect(String.fromCharCode(...bytes.slice(0, 2))).to.equal('PK');
    expect((await file('?as=pdf')).status).to.equal(400);
    const bad = await sent('%PDF-1.7 …', MADE);
    expect((await ask('GET', `/${bad}/file`)).status).to.equal(409);
    expect((await ask('GET', `/${id}/file`, undefined, '320115')).status).to.equal(404);
  });

  it('are called by a name that is no path and has no marks that are not seen', async () => {
    const given = encodeURIComponent('..\\x/书\u0000单\u0007\n.csv');
    const id = await sent(CSV, `?purpose=buy&wait=60&filename=${given}`);
    expect((await ask('GET', `/${id}`)).body['fileName']).to.equal('..\\x/书 单 .csv');
    const file = await fetch(`${portal.url}${API}/${id}/file`, {
      headers: { Authorization: keys.get('320104') ?? '' },
    });
    await file.arrayBuffer();
    const called = file.headers.get('content-disposition') ?? '';
    expect(called).to.include(encodeURIComponent('书 单 -查重.xlsx'));
    expect(called).to.not.include('\\');
  });

  it('have no more columns than a workbook has, and no text of what is nested without end', async () => {
    const fields = Array.from({ length: 16_400 }, (_, i): [string, string] => [`f${i}`, 'v']);
    const wide = await sent({ lines: [{ title: '金陵琐事', ...Object.fromEntries(fields) }] });
    const refused = await ask('GET', `/${wide}/file`);
    expect(refused.status).to.equal(422);
    expect(refused.body['message']).to.include('CSV');
    const deep = `{"lines":[{"title":"金陵琐事","note":${'['.repeat(100_000)}${']'.repeat(100_000)}}]}`;
    expect((await linesOf(await sent(deep)))[0]?.['input']).to.eql({ title: '金陵琐事' });
  });

  it('are cut off in the middle when their rows cannot be found again, and the portal is well', async () => {
    const row = (r: number, text: string): string =>
      `<row r="${r}"><c r="A${r}" t="inlineStr"><is><t>${text}</t></is></c></row>`;
    const sheet = `<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${row(9, '书名')}${row(2, '金陵琐事')}</sheetData></worksheet>`;
    const id = await sent(xlsx({ 甲: [[]] }, { 'xl/worksheets/s0.xml': sheet }));
    const file = await fetch(`${portal.url}${API}/${id}/file`, {
      headers: { Authorization: keys.get('320104') ?? '' },
    });
    const end = await file.arrayBuffer().then(
      () => 'whole',
      () => 'cut off',
    );
    expect(end).to.equal('cut off');
    expect(await linesOf(id)).to.have.length(1);
  });

  it('tell nothing of a record that was hidden after it was found for them', async () => {
    const id = await sent();
    const held = { source: 'jinling-dc', identifier: 'oai:jinling.example:2' };
    const hide = async (what: object): Promise<void> => {
      const { status } = await fetch(`${portal.url}/api/v1/staff/suppressions`, {
        method: 'POST',
        headers: { Authorization: keys.get('admin') ?? '', 'Content-Type': 'application/json' },
        body: JSON.stringify({ why: '内部缘由', ...what }),
      });
      expect(status).to.equal(201);
    };
    await hide({ scope: 'record', source: held.source, identifier: 'oai:jinling.example:1' });
    expect((await linesOf(id))[0]).to.include({ verdict: 'same-held' });
    await hide({ scope: 'record', ...held });
    const [line] = await linesOf(id);
    expect(line).to.deep.include({ verdict: 'unreadable', mine: false, works: [], score: 0 });
    expect(line?.['reason']).to.include('重新查重').and.not.include('金陵琐事');
    await ask('PUT', `/${id}/lines/2/decision`, { buy: true });
    const given = (await ask('GET', `/${id}/distribution`)).body['lines'];
    expect((given as Answer['body'][])[0]).to.deep.include({ held: {} });
    const file = await fetch(`${portal.url}${API}/${id}/file?as=csv`, {
      headers: { Authorization: keys.get('320104') ?? '' },
    });
    expect(await file.text())
      .to.include('重新查重')
      .and.not.include('同一版本已藏');
    expect((await ask('POST', `/${id}/again`)).status).to.equal(202);
    await done(id);
    const [again] = await linesOf(id);
    expect(again).to.include({ verdict: 'same-held' });
    const works = again?.['works'] as { holdings: { identifier: string }[] }[];
    expect(works.flatMap(({ holdings }) => holdings.map(({ identifier }) => identifier))).to.eql([
      'oai:qinhuai.example:2',
    ]);
  });

  it('tell no field that was hidden after it was found', async () => {
    const id = await sent();
    const creators = async (): Promise<string> => {
      const [line] = await linesOf(id);
      const works = line?.['works'] as { reasons: { field: string; b: string }[] }[];
      return works.flatMap(({ reasons }) => reasons.map(({ b }) => b)).join();
    };
    expect(await creators()).to.include('周晖');
    for (const [source, number] of [
      ['jinling-dc', 'jinling'],
      ['qinhuai-dc', 'qinhuai'],
    ] as const) {
      const identifier = `oai:${number}.example:2`;
      await fetch(`${portal.url}/api/v1/staff/suppressions`, {
        method: 'POST',
        headers: { Authorization: keys.get('admin') ?? '', 'Content-Type': 'application/json' },
        body: JSON.stringify({
          scope: 'field',
          field: 'creators',
          source,
          identifier,
          why: '内部缘由',
        }),
      });
    }
    expect(await creators()).to.not.include('周晖');
    await ask('POST', `/${id}/again`);
    await done(id);
    expect((await linesOf(id))[0]?.['verdict']).to.not.equal('unreadable');
  });

  it('are checked by another purpose when a person says so, and compared with nothing', async () => {
    const id = await sent();
    await ask('PATCH', `/${id}`, { purpose: 'digitise' });
    await done(id);
    const [line] = await linesOf(id);
    expect(line).to.include({ verdict: 'print-only', before: null });
    expect((await ask('PATCH', `/${id}`, { purpose: 'x' })).status).to.equal(422);
    expect((await ask('PATCH', `/${id}`, {})).status).to.equal(422);
  });

  it('are for acquisitions and administrators alone', async () => {
    for (const role of ['librarian', 'operator'] as const) {
      keys.set(role, await portal.keyOf(role));
      expect((await ask('GET', '', undefined, role)).status).to.equal(403);
      expect((await ask('POST', MADE, CSV, role)).status).to.equal(403);
    }
    const nobody = await fetch(`${portal.url}${API}`);
    expect(nobody.status).to.equal(401);
  });

  async function done(id: string): Promise<void> {
    for (;;) {
      const { body } = await ask('GET', `/${id}`);
      if (body['state'] === 'done' || body['state'] === 'failed') return;
    }
  }
});
