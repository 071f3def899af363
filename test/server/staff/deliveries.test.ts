/** Files in place of OAI-PMH: sent on a page, seen beforehand, imported, held and undone. */
import { readdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { utils, write } from '@e965/xlsx';
import { expect } from 'chai';
import { isUnderWay } from '../../../catalogue/runs/delivery.ts';
import type { Delivery } from '../../../catalogue/runs/delivery.ts';
import { DAY_MS, HOUR_MS } from '../../../catalogue/time.ts';
import { field, isoRecord } from '../../support/iso2709.ts';
import { encodeGb18030 } from '../../../demo/gb18030.ts';
import { filesHere } from '../../support/plain-deps.ts';
import { xlsx, zip } from '../../support/xlsx.ts';
import { openPortal } from '../../support/portal-fixture.ts';
import type { PortalFixture } from '../../support/portal-fixture.ts';
import type { Browser, Shown } from '../../support/signed-in.ts';

const LIST = '/staff/deliveries';

describe('files in place of OAI-PMH', function () {
  let portal: PortalFixture;
  let librarian: Browser;
  beforeEach(async () => {
    portal = await openPortal(undefined);
    librarian = await portal.signIn('librarian', '320104');
    await librarian.get(LIST);
  });
  afterEach(() => portal.close());

  const iso = (number: string, title: string): Buffer =>
    isoRecord([
      { tag: '001', text: number },
      field('100', '  ', 'a20200101d1987    em y0chiy50      ea'),
      field('200', '1 ', `a${title}`, 'f甘熙撰'),
      field('210', '  ', 'c江苏古籍出版社', 'd1987'),
    ]);
  const mrc = (...records: Buffer[]): { name: string; bytes: Buffer } => ({
    name: '秦淮馆藏.mrc',
    bytes: Buffer.concat(records),
  });

  function upload(
    browser: Browser,
    file: { name: string; bytes: Uint8Array },
    csrf = browser.csrf,
  ): Promise<Shown> {
    const form = new FormData();
    form.set('_csrf', csrf);
    form.set('target', 'library:320104');
    form.set('file', new Blob([new Uint8Array(file.bytes)]), file.name);
    return browser.send(LIST, form);
  }

  /** Once nothing is being done with it any more. */
  async function settled({ location }: Shown): Promise<Delivery> {
    const id = location?.split('/').at(-1) ?? '';
    for (;;) {
      const found = await portal.stores.registry.deliveries.find(id);
      if (found === undefined) throw new Error(`没有文件 ${id}`);
      if (!isUnderWay(found)) return found;
      await wait(10);
    }
  }

  async function sent(file: { name: string; bytes: Uint8Array }): Promise<Delivery> {
    await librarian.get(LIST);
    const shown = await upload(librarian, file);
    expect(shown.status, shown.html).to.equal(303);
    return settled(shown);
  }

  async function imported(delivery: Delivery, kind: string): Promise<Delivery> {
    await librarian.get(`${LIST}/${delivery.id}`);
    return settled(await librarian.post(`${LIST}/${delivery.id}/import`, { kind }));
  }

  it('are shown as readers will see them before anything is stored, and then imported', async () => {
    const delivery = await sent(mrc(iso('1', '白下琐言'), iso('2', '客座赘语')));
    expect(delivery).to.include({ state: 'ready', form: 'iso2709', total: 2 });
    const page = await librarian.get(`${LIST}/${delivery.id}`);
    expect(page.html).to.include('白下琐言').and.include('江苏古籍出版社').and.include('UTF-8');
    expect(delivery.preview).to.include({ new: 2, changed: 0, missing: 0, quarantined: 0 });
    expect(await portal.stores.records.runs(10, delivery.source)).to.eql([]);

    const done = await imported(delivery, 'incremental');
    expect(done.state).to.equal('done');
    const run = await portal.stores.records.run(done.run ?? 0);
    expect(run).to.include({ source: delivery.source, state: 'complete', new: 2 });
    const result = await librarian.get(`${LIST}/${delivery.id}`);
    expect(result.html).to.include('新增 2').and.include(`/staff/runs/${run?.id}`);
    expect(await readdir(path.join(portal.folder, 'deliveries'))).to.eql([]);
    const acts = (await portal.stores.registry.audit.latest(10)).map(({ act }) => act);
    expect(acts).to.include.members(['delivery-add', 'delivery-import', 'source-create']);
  });

  it('are new, changed, the same or missing against what the source holds, and an undo puts it back', async () => {
    const { source } = await imported(
      await sent(mrc(iso('1', '甲'), iso('2', '乙'), iso('3', '丙'))),
      'full',
    );
    const next = await sent(mrc(iso('1', '甲'), iso('2', '乙编'), iso('4', '丁')));
    expect(next.source).to.equal(source);
    expect(next.preview).to.include({ new: 1, changed: 1, unchanged: 1, missing: 1 });
    const done = await imported(next, 'full');
    const run = await portal.stores.records.run(done.run ?? 0);
    expect(run).to.include({ new: 1, changed: 1, unchanged: 1, deleted: 1 });
    const live = async (): Promise<string[]> =>
      (await Array.fromAsync(portal.stores.records.exportRecords(source)))
        .flatMap((one) => (one.deleted ? [] : [one.title]))
        .sort();
    expect(await live()).to.eql(['丁', '乙编', '甲']);
    await librarian.get(`/staff/runs/${run?.id}/undo`);
    await librarian.post(`/staff/runs/${run?.id}/undo`, { why: '传错了' });
    expect(await live()).to.eql(['丙', '乙', '甲']);
  });

  it('keep what is good when some records are broken, and say what is the matter with the others', async () => {
    const broken = Buffer.from('00100nam  2200000   450 xxxx\u001d');
    const delivery = await sent(
      mrc(iso('1', '甲'), broken, iso('2', '乙'), broken, iso('3', '丙')),
    );
    expect(delivery.preview).to.include({ records: 5, new: 3, quarantined: 2 });
    const page = await librarian.get(`${LIST}/${delivery.id}`);
    expect(page.html).to.include('读不了的记录').and.include('记录不完整或不合格式');
    const done = await imported(delivery, 'incremental');
    expect(await portal.stores.records.run(done.run ?? 0)).to.include({ new: 3, quarantined: 2 });
    // There is nothing to ask again: another file is delivered.
    const quarantine = await librarian.get(`/staff/sources/${done.source}/quarantine`);
    expect(quarantine.html).to.include('没有标识符').and.not.include('全部重试');
    const run = await librarian.get(`/staff/runs/${done.run}`);
    expect(run.html).to.include('撤销这次收割').and.not.include('再做一次');
  });

  it('leave no source behind when they are refused, cannot be read or are not wanted', async () => {
    const before = (await portal.stores.registry.sources()).map(({ id }) => id);
    await upload(librarian, { name: 'a.mrc', bytes: Buffer.alloc(0) });
    await sent({ name: 'a.mrc', bytes: Buffer.from('%PDF-1.7 …') });
    const unwanted = await sent(mrc(iso('1', '甲')));
    await librarian.get(`${LIST}/${unwanted.id}`);
    await librarian.post(`${LIST}/${unwanted.id}/withdraw`);
    const sources = async (): Promise<string[]> =>
      (await portal.stores.registry.sources()).map(({ id }) => id);
    expect(await sources()).to.eql(before);
    // Two that wait at a time come to one source.
    const first = await sent(mrc(iso('1', '甲')));
    const second = await sent(mrc(iso('2', '乙')));
    await imported(first, 'incremental');
    const done = await imported(second, 'incremental');
    expect(await sources()).to.have.members([...before, done.source]);
    expect((await portal.stores.registry.registrations.find(done.source))?.library).to.equal(
      '320104',
    );
  });

  it('whose run waits for a person say so, and not that they are imported', async () => {
    const many = Array.from({ length: 60 }, (_, n) => iso(String(n), `第${n}种`));
    await imported(await sent(mrc(...many)), 'full');
    const held = await imported(await sent(mrc(...many.slice(0, 5))), 'full');
    const page = await librarian.get(`${LIST}/${held.id}`);
    expect(page.html)
      .to.match(/state-warn">待核准</)
      .and.include('有待核准');
    expect((await librarian.get(LIST)).html)
      .to.include('待核准')
      .and.include('已导入');
    const source = await librarian.get(`/staff/sources/${held.source}`);
    expect(source.html).to.include('导入文件').and.not.include('oai_dc');
    expect(source.html).to.not.include('/registration/pause');
    const registration = await librarian.get(`/staff/sources/${held.source}/registration`);
    expect(registration.html).to.include('无接口，由文件导入').and.not.include('oai_dc');
    expect(registration.html).to.not.include('/registration/pause');
  });

  it('in MARCXML are imported as well', async () => {
    const record = (number: string, title: string): string =>
      `<record><leader>     nam0 22     3  450 </leader><controlfield tag="001">${number}</controlfield><datafield tag="200" ind1="1" ind2=" "><subfield code="a">${title}</subfield><subfield code="f">甘熙撰</subfield></datafield></record>`;
    const xml = `<?xml version="1.0"?><collection xmlns="http://www.loc.gov/MARC21/slim">${record('1', '白下琐言')}${record('2', '客座赘语')}</collection>`;
    const delivery = await sent({ name: '目录.xml', bytes: Buffer.from(xml) });
    expect(delivery).to.include({ state: 'ready', form: 'xml', total: 2 });
    expect(delivery.preview?.first.map(({ title }) => title)).to.eql(['白下琐言', '客座赘语']);
    const done = await imported(delivery, 'incremental');
    expect(await portal.stores.records.run(done.run ?? 0)).to.include({
      new: 2,
      state: 'complete',
    });
  });

  it('that break off in the middle of a record name that as the reason', async () => {
    const whole = iso('2', '乙');
    const delivery = await sent(mrc(iso('1', '甲'), whole.subarray(0, whole.length - 20)));
    expect(delivery.preview?.faults.map(({ code }) => code)).to.eql(['RECORD_CUT_SHORT']);
    const page = await librarian.get(`${LIST}/${delivery.id}`);
    expect(page.html).to.include('文件在记录中间断了').and.not.include('其他原因');
  });

  it('that nobody imports are removed after their day, with what is nobody’s', async () => {
    const { id } = await sent(mrc(iso('1', '甲')));
    const folder = path.join(portal.folder, 'deliveries');
    await writeFile(path.join(folder, 'stray'), 'x');
    const at = async (ms: number): Promise<string[]> => {
      await filesHere(portal.stores, folder, () => new Date(Date.now() + ms)).clean();
      return readdir(folder);
    };
    expect(await at(DAY_MS - HOUR_MS))
      .to.include(id)
      .and.include('stray');
    expect(await at(DAY_MS + HOUR_MS)).to.eql([]);
    const page = await librarian.get(`${LIST}/${id}`);
    expect(page.html).to.include('一天之内没有人确认导入，文件已删除');
  });

  it('that are none of the kinds say what they are, and nothing is stored', async () => {
    for (const [name, bytes, said] of [
      ['a.mrc', Buffer.from('%PDF-1.7 …'), 'PDF'],
      ['a.xlsx', Buffer.from('\xd0\xcf\x11\xe0 old', 'latin1'), '.xlsx'],
      ['a.xml', Buffer.from('<html><body>x</body></html>'), 'HTML'],
    ] as const) {
      const delivery = await sent({ name, bytes });
      expect(delivery.state, name).to.equal('failed');
      expect(delivery.message).to.include(said);
      const page = await librarian.get(`${LIST}/${delivery.id}`);
      expect(page.html).to.include(said);
    }
    expect(await readdir(path.join(portal.folder, 'deliveries'))).to.eql([]);
    const empty = await upload(librarian, { name: 'a.mrc', bytes: Buffer.alloc(0) });
    expect(empty.status).to.equal(422);
    expect(empty.html).to.include('文件是空的');
  });

  it('are nobody else’s, and no other site can send one', async () => {
    const delivery = await sent(mrc(iso('1', '甲')));
    const other = await portal.signIn('librarian', '320115');
    expect((await other.get(`${LIST}/${delivery.id}`)).status).to.equal(404);
    await other.get(LIST);
    expect((await other.post(`${LIST}/${delivery.id}/import`, {})).status).to.equal(404);
    const theirs = await upload(other, mrc(iso('9', '别馆')));
    expect(theirs.status).to.equal(422);
    expect(theirs.html).to.include('请选择导入到哪个馆');
    const forged = await upload(librarian, mrc(iso('9', '假')), 'x'.repeat(86));
    expect(forged.status).to.equal(422);
    expect(forged.html).to.include('这个表单已经失效');
    const withdrawn = await librarian.get(`${LIST}/${delivery.id}`);
    expect(withdrawn.status).to.equal(200);
    await librarian.post(`${LIST}/${delivery.id}/withdraw`);
    expect(await readdir(path.join(portal.folder, 'deliveries'))).to.eql([]);
  });

  const HEAD = ['书名', '作者', '出版社', '出版年', 'ISBN', '索书号', '柜号', '编号'];
  const BOOK = [
    '白下琐言',
    '甘熙撰',
    '南京出版社',
    '2007',
    '9787807181781',
    'K295.31/1',
    '3-1',
    'A1',
  ];

  it('as sheets are read under their title rows, each row a record, passed over or set aside', async () => {
    const bytes = xlsx({
      馆藏: [
        ['秦淮区图书馆地方文献目录'],
        HEAD,
        [...BOOK.slice(0, 3), 2007, 9787807181781, ...BOOK.slice(5)],
        ['客座赘语', '顾起元', '', { formula: 'A1', value: '1987' }, '', '', '', 'A2'],
        ['', '无题', '', '', '', '', '', 'A3'],
        ['合计', '', '2'],
      ],
      说明: [['请勿外传']],
    });
    const delivery = await sent({ name: '目录.xlsx', bytes });
    expect(delivery.message).to.equal('');
    expect(delivery.preview).to.include({ records: 3, new: 2, quarantined: 1, byContent: 0 });
    const [first] = delivery.preview?.first ?? [];
    expect(first).to.include({ title: '白下琐言', date: '2007', callNumber: 'K295.31/1' });
    const told = delivery.preview?.told.map(({ code, example }) => `${code} ${example}`) ?? [];
    expect(told).to.include.members([
      'ROW_HEAD 工作表“馆藏”第 2 行',
      'ROW_ABOVE_HEAD 工作表“馆藏”第 1 行',
      'ROW_TOTAL 工作表“馆藏”第 6 行',
      'SHEET_WITHOUT_HEAD 工作表“说明”第 1 行',
      'FORMULA_VALUE 工作表“馆藏”第 4 行 D 列：1987',
    ]);
    expect(delivery.preview?.faults[0]?.example).to.include('工作表“馆藏”第 5 行没有题名');
    const done = await imported(delivery, 'full');
    expect(await portal.stores.records.run(done.run ?? 0)).to.include({ new: 2, quarantined: 1 });
  });

  it('as sheets whose heads are merged over two rows are read by both', async () => {
    const bytes = xlsx(
      {
        甲: [
          ['书名', '作者', '出版情况', '', '', '编号'],
          ['', '', '出版社', '出版年', 'ISBN', ''],
          ['白下琐言', '甘熙撰', '南京出版社', '2007', '9787807181781', 'A1'],
        ],
      },
      {},
      { 甲: ['A1:A2', 'B1:B2', 'C1:E1', 'F1:F2'] },
    );
    const delivery = await sent({ name: '目录.xlsx', bytes });
    expect(delivery.sheets[0]).to.include({ headRow: 2, rows: 1 });
    expect(delivery.columns.map(({ meaning }) => meaning)).to.eql([
      'title',
      'creator',
      'publisher',
      'date',
      'isbn',
      'identifier',
    ]);
    expect(delivery.preview?.first[0]).to.include({
      title: '白下琐言',
      publisher: '南京出版社',
      date: '2007',
    });
  });

  it('as sheets keep what a person says of a column, for the next one too', async () => {
    const lines = (...rows: string[][]): Buffer =>
      encodeGb18030(rows.map((row) => row.join(',')).join('\r\n'));
    const delivery = await sent({ name: '目录.csv', bytes: lines(HEAD, BOOK) });
    const page = await librarian.get(`${LIST}/${delivery.id}`);
    expect(page.html).to.include('“柜号”列的含义').and.include('3-1');
    const fields = Object.fromEntries(
      delivery.columns.map(({ heading, meaning }, i) => [
        `column-${i}`,
        heading === '柜号' ? 'location' : meaning,
      ]),
    );
    const again = await settled(await librarian.post(`${LIST}/${delivery.id}/columns`, fields));
    expect(again.columns).to.deep.include({ heading: '柜号', meaning: 'location' });
    await imported(again, 'incremental');
    const next = await sent({
      name: '目录.csv',
      bytes: lines(
        BOOK.map(() => ''),
        HEAD,
        BOOK,
        ['另一种', '', '', '', '9.78755E+12'],
      ),
    });
    expect(next.columns).to.deep.include({ heading: '柜号', meaning: 'location' });
    expect(next.preview).to.include({ unchanged: 1, new: 1, byContent: 1 });
    const destroyed = next.preview?.told.find(({ code }) => code === 'NUMBER_DESTROYED');
    expect(destroyed?.example).to.equal('第 4 行 E 列：9.78755E+12');
  });

  it('as old sheets are read like new ones', async () => {
    const book = utils.book_new(utils.aoa_to_sheet([HEAD, BOOK]), '馆藏');
    const bytes = write(book, { type: 'buffer', bookType: 'biff8' }) as Buffer;
    const delivery = await sent({ name: '目录.xls', bytes });
    expect(delivery.message).to.equal('');
    expect(delivery).to.include({ state: 'ready', form: 'sheet' });
    expect(delivery.preview).to.include({ new: 1 });
  });

  it('as sheets that are bombs, locked, old or with macros are refused in words', async () => {
    const name = 'xl/worksheets/s0.xml';
    for (const [bytes, said] of [
      [
        zip([
          { name: 'xl/workbook.xml', bytes: Buffer.from('<a/>') },
          { name, bytes: Buffer.alloc(60_000), claimed: 1_200_000_000 },
        ]),
        '解开以后太大',
      ],
      [
        zip([{ name: 'xl/workbook.xml', bytes: Buffer.alloc(60_000, ' '), claimed: 10 }]),
        '解开以后太大',
      ],
      [xlsx({ 甲: [HEAD, BOOK] }, { 'xl/vbaProject.bin': 'x' }), '宏'],
      [
        Buffer.concat([
          Buffer.from('\xd0\xcf\x11\xe0....', 'latin1'),
          Buffer.from('EncryptedPackage', 'utf16le'),
        ]),
        '密码',
      ],
      [
        xlsx({
          甲: [
            ['一', '二'],
            ['三', '四'],
          ],
        }),
        '没有找到表头',
      ],
      [xlsx({ 甲: [HEAD, BOOK] }).subarray(0, 700), '损坏'],
      [zip([{ name: 'word/document.xml', bytes: Buffer.from('<a/>') }]), 'Word'],
    ] as const) {
      const delivery = await sent({ name: '目录.xlsx', bytes });
      expect(delivery.state, said).to.equal('failed');
      expect(delivery.message).to.include(said);
    }
  });
});
