/** The audit on a page, as a file and for programs: what is looked for, by whom, and whether it is whole. */
import path from 'node:path';
import { expect } from 'chai';
import { Database } from '../../../stores/sqlite.ts';
import { TERMINAL, deedOf, holder } from '../../support/deeds.ts';
import { openPortal } from '../../support/portal-fixture.ts';
import type { PortalFixture } from '../../support/portal-fixture.ts';
import type { Browser } from '../../support/signed-in.ts';

describe('the audit', function () {
  let portal: PortalFixture;
  let admin: Browser;
  before(async () => {
    portal = await openPortal(undefined);
    const { audit } = portal.stores.registry;
    const by = holder('librarian', '320115');
    for (const [at, name] of [
      ['2026-03-01T15:59:59.000Z', '三月一日'],
      ['2026-03-01T16:00:00.000Z', '三月二日'],
    ] as const)
      await audit.note(
        deedOf({ at, by, subject: 'key:江宁', after: { name, library: '320115' }, before: null }),
      );
    await audit.note(
      deedOf({
        by: { ...TERMINAL, name: '=cmd|calc' },
        act: 'key-revoke',
        subject: 'key:秦淮',
        before: { expiresAt: '2026-01-01', name: '不变' },
        after: { expiresAt: '2027-01-01', name: '不变' },
        libraries: ['320104'],
      }),
    );
    admin = await portal.signIn('admin');
  });
  after(() => portal.close());

  const rowsIn = (html: string): number => [...html.matchAll(/<td class="figure">/g)].length;

  it('shows who did what, and what it changed', async () => {
    const { html } = await admin.get('/staff/audit?subject=%E7%A7%A6%E6%B7%AE');
    expect(rowsIn(html)).to.equal(1);
    expect(html).to.include('停用密钥').and.to.include('运维 · 命令行').and.to.include('密钥 秦淮');
    expect(html).to.match(/有效期至：<\/span><del>2026-01-01<\/del> → 2027-01-01/);
    expect(html).to.not.include('不变');
  });

  it('says in words what programs keep as lists and objects', async () => {
    const { audit } = portal.stores.registry;
    const span = { from: 540, until: 1050 };
    const deeds = [
      deedOf({
        act: 'source-change',
        subject: 'source:words-1',
        before: { state: 'draft', contacts: [], blackout: [] },
        after: {
          state: 'active',
          contacts: [{ name: '张三', duty: '系统维护', email: 'z@l.example' }],
          blackout: [{ from: '08:00', until: '12:00' }],
          collections: [{ set: 'photo', name: '老照片', access: 'onsite' }],
        },
      }),
      deedOf({
        act: 'decision-add',
        subject: 'match:words-2',
        before: null,
        after: {
          id: 1234,
          a: { source: 'qh', identifier: 'oai:1' },
          b: { source: 'jn', identifier: 'oai:2' },
          outcome: 'same',
        },
      }),
      deedOf({
        act: 'suppression-lift',
        subject: 'suppression:words-3',
        before: { lifted: null },
        after: { lifted: { at: '2026-03-01T00:00:00.000Z', by: '李四', how: 'lifted' } },
      }),
      deedOf({
        act: 'page-edit',
        subject: 'library:words-4',
        before: { hours: null },
        after: {
          hours: { week: [[span], [], [], [], [], [], []], exceptions: [], note: '另行通知' },
          picture: { id: 'ff00', alt: '大门', width: 800, height: 600 },
        },
      }),
      deedOf({
        act: 'delivery-columns',
        subject: 'delivery:words-5',
        before: null,
        after: { columns: [{ heading: '柜号', meaning: 'location' }] },
      }),
      deedOf({
        act: 'waiver-add',
        subject: 'source:words-6',
        before: null,
        after: { kind: 'list-size', short: 1200, why: '写错' },
      }),
    ];
    for (const deed of deeds) await audit.note({ ...deed, at: '2026-05-01T00:00:00.000Z' });
    const { html } = await admin.get('/staff/audit?subject=words-');
    for (const said of [
      '名称 张三，职责 系统维护，电子邮件 z@l.example',
      '从 08:00，截止 12:00',
      '集合 photo，名称 老照片，获取方式 到馆阅览',
      '数据源 qh，标识符 oai:1',
      '经手 李四，怎样结束 由人解除',
      '每周 周一 09:00–17:30；周二 闭馆',
      '图上是什么 大门',
      '列 柜号，含义 馆藏地',
      '对方的总数有误',
      '少给的条数：</span>1,200',
      '编号：</span>1234',
    ])
      expect(html).to.include(said);
    expect(html).to.not.match(/[{}[\]]&quot;|&quot;[:,]|ff00/);
  });

  it('is narrowed by person, act, subject and day of Nanjing', async () => {
    for (const [query, rows] of [
      ['person=librarian', 2],
      ['act=key-revoke', 1],
      ['subject=key:', 3],
      ['from=2026-03-02&until=2026-03-02', 1],
      ['until=2026-03-01', 2],
      ['person=%25', 0],
      ['person=nobody', 0],
    ] as const)
      expect(rowsIn((await admin.get(`/staff/audit?${query}`)).html), query).to.equal(rows);
    const wrong = await admin.get('/staff/audit?from=gestern');
    expect(wrong.html).to.include('日期写成 2026-03-01 的样子');
  });

  it('shows the staff of a library what concerns that library, and nothing else', async () => {
    const theirs = await portal.signIn('librarian', '320104');
    const { html } = await theirs.get('/staff/audit');
    expect(html).to.include('密钥 秦淮').and.to.not.include('密钥 江宁');
    expect(html).to.not.include('末条');
    expect((await theirs.get('/staff/audit.csv')).html).to.not.include('江宁');
    const authorization = await portal.keyOf('librarian', '320115');
    const answer = await fetch(`${portal.url}/api/v1/staff/audit?size=100`, {
      headers: { Authorization: authorization },
    });
    const { total, entries } = (await answer.json()) as {
      total: number;
      entries: { subject: string; by: { library: string | null } }[];
    };
    expect(entries.map(({ subject }) => subject))
      .to.include('key:江宁')
      .and.to.not.include('key:秦淮');
    expect(total).to.equal(entries.length);
  });

  it('goes to a file that no spreadsheet takes for formulas', async () => {
    const file = await admin.get('/staff/audit.csv?act=key-revoke');
    expect(file.headers.get('content-type')).to.equal('text/csv; charset=utf-8');
    expect(file.headers.get('content-disposition')).to.equal('attachment; filename="audit.csv"');
    expect(file.html.split('\n')[1]).to.match(/^\d+,2026-[^,]*,'=cmd\|calc,/);
  });

  it('answers programs as it is written, and tells them what they asked wrongly', async () => {
    const ask = async (query: string): Promise<[number, Record<string, unknown>]> => {
      const headers = { Authorization: await portal.keyOf('admin') };
      const answer = await fetch(`${portal.url}/api/v1/staff/audit?${query}`, { headers });
      return [answer.status, (await answer.json()) as Record<string, unknown>];
    };
    const [status, found] = await ask('act=key-revoke&size=1');
    expect(status).to.equal(200);
    expect(found).to.deep.include({ total: 1, page: 1, size: 1 });
    expect((found['entries'] as object[])[0]).to.deep.include({
      act: 'key-revoke',
      subject: 'key:秦淮',
      before: { expiresAt: '2026-01-01', name: '不变' },
    });
    for (const [query, parameter] of [
      ['act=nothing', 'act'],
      ['from=1', 'from'],
      ['size=101', 'size'],
      ['whatever=1', 'whatever'],
    ] as const)
      expect((await ask(query))[1]).to.include({ code: 'BAD_PARAMETER', parameter });
  });

  it('says in words what programs call by names', async () => {
    const { audit } = portal.stores.registry;
    await audit.note(
      deedOf({
        act: 'delivery-import',
        subject: 'delivery:0123',
        before: { state: 'ready', kind: null, source: '320115-files-1' },
        after: { state: 'importing', kind: 'full', source: null },
      }),
    );
    const { html } = await admin.get('/staff/audit?subject=delivery:');
    expect(html).to.include('上传的文件 0123');
    expect(html).to.include('<del>等待确认</del> → 正在导入');
    expect(html).to.include('种类：').and.to.include('完整收割').and.to.include('数据源：');
  });

  it('says on the page that somebody has touched it', async () => {
    expect((await admin.get('/staff/audit')).html).to.include('核对过，与写入时一致');
    const file = new Database(path.join(portal.folder, 'registry.db'));
    file.exec("drop trigger audit_update; update audit set subject = 'key:x' where number = 2");
    file.close();
    const { html } = await admin.get('/staff/audit?verify=1');
    expect(html).to.include('核对发现被动过').and.to.include('第 2 条被改过。');
  });
});
