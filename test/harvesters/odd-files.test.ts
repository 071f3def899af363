/**
 * Files as the field hands them over, each imported whole: what is stored, what is set aside under which name,
 * and what the run says. The numbers are those of `docs/faults.md`.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import type { RunSummary } from '../../catalogue/runs/run.ts';
import { FileUnreadable } from '../../formats/files/file-kind.ts';
import { importFile } from '../../harvesters/import-file.ts';
import { ImportBench } from '../support/import-bench.ts';
import { field, isoRecord } from '../support/iso2709.ts';
import type { IsoField, IsoOptions } from '../support/iso2709.ts';

const { library, source } = ImportBench;
const MARC21 = '     nam  22     2a 4500';

const chinese = (number: string, title = '栖霞山志'): IsoField[] => [
  { tag: '001', text: number },
  field('100', '  ', 'a20240101d2001    em y0chiy50      ea'),
  field('200', '1 ', `a${title}`, 'f陈毅撰'),
  field('210', '  ', 'a南京', 'c江苏古籍出版社', 'd2001'),
];
const german = (number: string, title: string): IsoField[] => [
  { tag: '001', text: number },
  { tag: '008', text: '240101s2001    gw            000 0 ger d' },
  field('245', '10', `a${title}`),
  field('260', '  ', 'aBerlin', 'c2001'),
];

describe('a file from the field', function () {
  let bench: ImportBench;
  beforeEach(async () => {
    bench = await ImportBench.open();
  });
  afterEach(() => bench.close());

  const run: ImportBench['run'] = (...given) => bench.run(...given);
  const titles = (): Promise<string[]> => bench.titles();
  const flags = (ended: RunSummary): Promise<readonly string[]> =>
    bench.stores.records.pageFlags(ended.id);
  const waiting = async (): Promise<[string | null, string][]> =>
    (await bench.stores.records.quarantine(source.id, 600)).map(({ identifier, code }) => [
      identifier,
      code,
    ]);

  it('90 with a separator in one control number loses that one alone, under a name that can be read', async () => {
    const many = Array.from({ length: 500 }, (_, n) =>
      isoRecord(chinese(n === 321 ? '\u001fa12345' : `n${n}`, `栖霞山志 ${n}`)),
    );
    const ended = await run(Buffer.concat(many));
    expect(ended).to.include({ state: 'partial', received: 500, new: 499, quarantined: 1 });
    expect(await titles()).to.have.lengthOf(499);
    expect(await waiting()).to.eql([['file:files:␟a12345', 'IDENTIFIER_UNREADABLE']]);
    expect(ended.message).to.include('隔离区有 1 条').and.to.include('␟a12345');
  });

  it('90 with any control in control numbers sets each aside, two of one look as well', async () => {
    const odd = ['a\u0007', 'a\u0085', 'a\u2028b', 'x'.repeat(5_000)].map((one) =>
      isoRecord(chinese(one)),
    );
    const same = ['甲', '乙'].map((title) => isoRecord(chinese('\u001f', title)));
    const ended = await run(Buffer.concat([...odd, ...same, isoRecord(chinese('good'))]));
    expect(ended).to.include({ received: 7, new: 1, quarantined: 6 });
    expect(await waiting()).to.have.lengthOf(6);
  });

  it('90 that fails in the middle tells what is committed and no more', async () => {
    const many = Array.from({ length: 450 }, (_, n) =>
      isoRecord(chinese(`n${n}`, `栖霞山志 ${n}`)),
    );
    let pages = 0;
    const file = path.join(bench.folder, 'records');
    writeFileSync(file, Buffer.concat(many));
    const { records } = bench.stores;
    const failing = new Proxy(records, {
      get: (target, name) => {
        const value: unknown = Reflect.get(target, name);
        if (typeof value !== 'function') return value;
        if (name === 'commitPage' && ++pages === 2)
          return () => Promise.reject(new Error('disk on fire'));
        return value.bind(target) as unknown;
      },
    });
    const ended = await importFile(file, source, 'incremental', {
      records: failing,
      library,
    });
    expect(ended).to.include({ state: 'failed', received: 200, new: 200 });
    expect((ended as RunSummary).message).to.include('已存的 200 条保留');
    expect(await titles()).to.have.lengthOf(200);
  });

  it('92 in ANSEL, with escape sequences or without, or in ISO 5426, is decoded', async () => {
    const options: IsoOptions = { encoding: 'latin1', leader: MARC21 };
    const ended = await run(
      Buffer.concat([
        isoRecord(german('1', 'Deutsche St\xe8adteb\xe8ucher'), options),
        isoRecord(german('2', 'H\x1bb2\x1bsO'), options),
        isoRecord(
          [
            { tag: '001', text: '3' },
            field('100', '  ', 'a20240101d2001    em y0frey0103    ba'),
            field('200', '1 ', 'aG\xc2eographie g\xc2en\xc2erale'),
          ],
          { encoding: 'latin1' },
        ),
      ]),
    );
    expect(await flags(ended)).to.eql(['charset-marc-8', 'charset-iso-5426']);
    expect(ended).to.include({ state: 'complete', new: 3 });
    expect(await titles()).to.have.members(['Deutsche Städtebücher', 'H₂O', 'Géographie générale']);
  });

  it('92 in ANSEL that no set of ours has is set aside with its bytes', async () => {
    const ended = await run(
      isoRecord(german('1', '\x1b$1!0L\x1b(B'), { encoding: 'latin1', leader: MARC21 }),
    );
    expect(ended).to.include({ state: 'partial', new: 0, quarantined: 1 });
    expect(await waiting()).to.eql([[null, 'ENCODING_UNKNOWN']]);
    expect(ended.message).to.include('MARC-8');
  });

  it('93 in Big5 is decoded, and what is in no encoding is set aside, never guessed', async () => {
    // 南京通史, 臺北 : 商務
    const big5 = [
      { tag: '001', text: 'b1' },
      field('100', '  ', 'a20240101d2001    em y0chiy50      ea'),
      field('200', '1 ', 'a\xab\x6e\xa8\xca\xb3\x71\xa5\x76'),
      field('210', '  ', 'a\xbb\x4f\xa5\x5f', 'c\xb0\xd3\xb0\xc8', 'd2001'),
    ];
    const noise = Array.from({ length: 60 }, (_, i) =>
      String.fromCharCode(0x80 + ((i * 37) % 120)),
    ).join('');
    const ended = await run(
      Buffer.concat([
        isoRecord(big5, { encoding: 'latin1' }),
        isoRecord([{ tag: '001', text: 'n1' }, field('200', '1 ', `a${noise}`)], {
          encoding: 'latin1',
        }),
        isoRecord(chinese('u1')),
        isoRecord(chinese('g1', '江宁府志'), { encoding: 'gb18030' }),
      ]),
    );
    expect(ended).to.include({ new: 3, quarantined: 1 });
    expect(await titles()).to.have.members(['南京通史', '栖霞山志', '江宁府志']);
    expect(await flags(ended)).to.eql(['charset-big5', 'charset-gb18030']);
    expect(await waiting()).to.eql([[null, 'ENCODING_UNKNOWN']]);
  });

  it('in EUC-KR and EUC-JP is decoded, and not taken for common Chinese characters', async () => {
    // 난징의 역사, 서울
    const korean = [
      { tag: '001', text: 'k1' },
      { tag: '008', text: '240101s2001    ko            000 0 kor d' },
      field('245', '10', 'a\xb3\xad\xc2\xa1\xc0\xc7 \xbf\xaa\xbb\xe7'),
      field('260', '  ', 'a\xbc\xad\xbf\xef', 'c2001'),
    ];
    // 中国近代史研究, 東京
    const japanese = [
      { tag: '001', text: 'j1' },
      field('100', '  ', 'a20240101d2001    em y0jpny50      ea'),
      field('101', '0 ', 'ajpn'),
      field('200', '1 ', 'a\xc3\xe6\xb9\xf1\xb6\xe1\xc2\xe5\xbb\xcb\xb8\xa6\xb5\xe6'),
      field('210', '  ', 'a\xc5\xec\xb5\xfe', 'd2001'),
    ];
    const ended = await run(
      Buffer.concat([
        isoRecord(chinese('g1', '江宁府志'), { encoding: 'gb18030' }),
        isoRecord(korean, { encoding: 'latin1', leader: MARC21 }),
        isoRecord(japanese, { encoding: 'latin1' }),
      ]),
    );
    expect(ended).to.include({ new: 3, quarantined: 0 });
    expect(await titles()).to.have.members(['江宁府志', '난징의 역사', '中国近代史研究']);
    expect(await flags(ended)).to.eql(['charset-gb18030', 'charset-euc-kr', 'charset-euc-jp']);
  });

  it('94 95 in UTF-8 that was taken for Latin-1 is mended, for GBK stored with a warning that is counted', async () => {
    const latin1 = Buffer.from('栖霞山志').toString('latin1');
    const gbk = new TextDecoder('gbk').decode(Buffer.from('栖霞山志'));
    const ended = await run(
      Buffer.concat([
        isoRecord(chinese('1', latin1)),
        isoRecord(chinese('2', gbk)),
        isoRecord(chinese('3')),
      ]),
    );
    expect(ended).to.include({ state: 'complete', new: 3 });
    expect(await titles()).to.eql(['栖霞山志', gbk, '栖霞山志']);
    expect(ended.message).to.include('有 1 条的文字像是 UTF-8 被当成 GBK');
    expect(await bench.stores.records.warnings(source.id)).to.eql([
      { code: 'TEXT_GARBLED', documents: 1 },
    ]);
    expect(await flags(ended)).to.include.members(['text-decoded-again', 'garbled:1']);
  });

  it('96 in UTF-16, with its mark or without, is decoded', async () => {
    const text = isoRecord(chinese('1')).toString();
    const little = Buffer.from(text, 'utf16le');
    expect(await run(Buffer.concat([Buffer.from([0xff, 0xfe]), little]))).to.include({
      new: 1,
      quarantined: 0,
    });
    expect(await run(little)).to.include({ unchanged: 1 });
    expect(await run(Buffer.from(text, 'utf16le').swap16())).to.include({ unchanged: 1 });
    expect(await titles()).to.eql(['栖霞山志']);
  });

  it('97 of collections in collections, answers of SRU and of OAI-PMH is read to the last record', async () => {
    const marc = (n: string): string =>
      `<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam a2200000 a 4500</leader><controlfield tag="001">${n}</controlfield><datafield tag="245" ind1="1" ind2="0"><subfield code="a">题名 ${n}</subfield></datafield></record>`;
    const nested = await run(
      `<collection><collection>${marc('1')}<collection>${marc('2')}</collection></collection>${marc('3')}</collection>`,
    );
    expect(nested).to.include({ state: 'complete', new: 3 });
    expect(await flags(nested)).to.eql(['wrapper-removed']);
    const sru = `<searchRetrieveResponse xmlns="http://www.loc.gov/zing/srw/"><records>${['4', '5'].map((n) => `<record><recordSchema>marcxml</recordSchema><recordData>${marc(n)}</recordData></record>`).join('')}</records></searchRetrieveResponse>`;
    expect(await run(sru)).to.include({ new: 2 });
    const oai = `<OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><ListRecords><record><header><identifier>oai:x:6</identifier><datestamp>2026-01-01</datestamp></header><metadata>${marc('6')}</metadata></record><record><header status="deleted"><identifier>oai:x:7</identifier><datestamp>2026-01-01</datestamp></header></record></ListRecords></OAI-PMH>`;
    expect(await run(oai)).to.include({ new: 1, deleted: 1 });
    expect(await titles()).to.have.lengthOf(6);
  });

  it('93 99 of XML with one damaged record, or with prefixes that nobody declared, is read but for what is lost', async () => {
    const marc = (n: number, title: string): string =>
      `<record><leader>00000nam a2200000 a 4500</leader><controlfield tag="001">${n}</controlfield><datafield tag="245" ind1="1" ind2="0"><subfield code="a">${title}</subfield></datafield></record>`;
    const text = `<collection xmlns="http://www.loc.gov/MARC21/slim">${marc(1, '江宁府志')}${marc(2, '坏字节')}${marc(3, '上元县志')}</collection>`;
    const prefixed = text
      .replaceAll(/<(\/?)(?=\w)/g, '<$1marc:')
      .replace(' xmlns="http://www.loc.gov/MARC21/slim"', '');
    const ended = await run(prefixed);
    expect(ended).to.include({ new: 3, state: 'complete' });
    expect(await flags(ended)).to.eql(['prefixes-declared']);
    const damaged = Buffer.from(text);
    damaged[damaged.indexOf(Buffer.from('坏')) + 1] = 0xff;
    expect(await run(damaged)).to.include({ unchanged: 2, quarantined: 1, state: 'partial' });
    expect((await waiting()).map(([, code]) => code)).to.eql(['RECORD_BYTES_DAMAGED']);
  });

  it('104 that is the XML of something else leaves nothing, though its elements are called record', async () => {
    for (const content of [
      '<records><record><title>甲</title></record><record/></records>',
      '<p:DOC><record><display>甲</display></record></p:DOC>',
      '<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"><Worksheet/></Workbook>',
    ]) {
      const ended = await run(content);
      expect(ended).to.include({ state: 'failed', code: 'FILE_UNREADABLE', received: 0 });
      expect(ended.message).to.include('没有存下任何记录');
      expect(await waiting()).to.eql([]);
    }
  });

  it('101 with deleted and suppressed records shows neither, and tells', async () => {
    const suppressed = [...german('2', 'Nicht zu zeigen'), field('999', 'ff', 's1', 't1')];
    await run(
      Buffer.concat([
        isoRecord(german('1', 'Eins'), { leader: MARC21 }),
        isoRecord(german('2', 'Zwei'), { leader: MARC21 }),
        isoRecord(german('4', 'Vier'), { leader: MARC21 }),
      ]),
    );
    // One stays: a file that takes all there was is held (row 68).
    const ended = await run(
      Buffer.concat([
        isoRecord(german('4', 'Vier'), { leader: MARC21 }),
        isoRecord(german('1', 'Eins'), { leader: '     dam  22     2a 4500' }),
        isoRecord(suppressed, { leader: MARC21 }),
        isoRecord(german('3', 'Drei'), { leader: MARC21 }),
      ]),
    );
    expect(ended).to.include({ state: 'complete', new: 1, deleted: 2, quarantined: 0 });
    expect(await titles()).to.eql(['Vier', 'Drei']);
    expect(ended.message).to.include('有 1 条对方标为不公开');
  });

  it('102 with authority and holdings records stores the descriptions, and tells of the others by kind', async () => {
    const authority = isoRecord([{ tag: '001', text: 'a1' }, field('100', '1 ', 'aChen, Yi')], {
      leader: '     nz   22     n  4500',
    });
    const holdings = isoRecord(
      [{ tag: '001', text: 'h1' }, { tag: '004', text: '1' }, field('852', '  ', 'aNJL')],
      { leader: '     nx   22     3n 4500' },
    );
    const content = Buffer.concat([
      isoRecord(german('1', 'Eins'), { leader: MARC21 }),
      authority,
      authority,
      holdings,
    ]);
    const ended = await run(content);
    expect(ended).to.include({
      state: 'complete',
      received: 1,
      new: 1,
      deleted: 0,
      quarantined: 0,
    });
    expect(ended.message).to.equal('另有不是书目的记录，没有入库：规范记录 2 条、馆藏记录 1 条。');
    expect(await waiting()).to.eql([]);
    expect(await run(content)).to.include({ state: 'unchanged', unchanged: 1 });
    // What was a description before is one no more.
    const turned = await run(
      isoRecord(german('1', 'Eins').slice(0, 2), { leader: '     nz   22     n  4500' }),
    );
    expect(turned).to.include({ deleted: 1 });
    expect(await titles()).to.eql([]);
  });

  it('103 with starting positions that begin again at 100 000 keeps the order of the fields', async () => {
    const long = `a${'江苏各县地方文献目录'.repeat(90)}`;
    const fields = [
      ...chinese('1'),
      ...Array.from({ length: 40 }, () => field('327', '0 ', long)),
      field('606', '0 ', 'a地方志'),
      field('905', '  ', 'dK295.3/1'),
    ];
    const record = isoRecord(fields);
    expect(record.length).to.be.above(100_000);
    expect(await run(record)).to.include({ state: 'complete', new: 1 });
    const [change] = await bench.stores.records.changesAfter(0, 1);
    const [work] = await bench.stores.records.works([change?.id ?? '']);
    const document = work?.holdings[0]?.document;
    expect(document?.titles[0]?.text).to.equal('栖霞山志');
    expect(document?.subjects.map(({ text }) => text)).to.eql(['地方志']);
    expect(document?.holdings[0]?.callNumber).to.equal('K295.3/1');
  });

  it('103 with an entry too wide for its field, or a tag that is none, is read and flagged', async () => {
    const long = `a${'地方文献'.repeat(1_200)}`;
    // 14 405 bytes, of which four digits tell the last.
    const record = isoRecord([
      ...chinese('1'),
      field('330', '  ', long),
      field('606', '0 ', 'a地方志'),
    ]);
    const wide = Buffer.from(record.toString('latin1').replace('3304405', '33014405'), 'latin1');
    expect(wide.length).to.equal(record.length + 1);
    const slip = Buffer.from(
      isoRecord(chinese('2')).toString('latin1').replace('210', '21-'),
      'latin1',
    );
    const ended = await run(Buffer.concat([wide, slip]));
    expect(ended).to.include({ state: 'complete', new: 2 });
    expect(await flags(ended)).to.eql(['directory-mended']);
  });

  it('103 with wrong characters in the leader, or no length, is stored and flagged', async () => {
    const broken = isoRecord(chinese('1'));
    broken[23] = 0;
    broken[18] = 0xe9;
    const blank = isoRecord(chinese('2'));
    blank.write('     ', 0);
    const stars = isoRecord(chinese('3'));
    stars.write('*****', 0);
    const ended = await run(Buffer.concat([broken, blank, stars]));
    expect(ended).to.include({ state: 'complete', new: 3, quarantined: 0 });
    expect(await flags(ended)).to.eql(['leader-mended']);
  });

  it('103 with one record beyond all limits goes on behind it', async () => {
    const endless = Buffer.alloc(11 * 1024 * 1024, 'x');
    const content = Buffer.concat([
      isoRecord(chinese('1')),
      endless,
      Buffer.from('\u001d'),
      isoRecord(chinese('2')),
    ]);
    expect(await run(content)).to.include({ new: 2, quarantined: 1 });
  });

  for (const [what, content] of [
    [
      'Excel',
      Buffer.concat([
        Buffer.from('PK\u0003\u0004', 'latin1'),
        Buffer.alloc(26),
        Buffer.from('xl/workbook.xml'),
        Buffer.from([0x1d, 0x1e, 0x1f]),
      ]),
    ],
    ['ZIP', Buffer.concat([Buffer.from('PK\u0003\u0004'), Buffer.alloc(40, 0x1e)])],
    ['Office', Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.alloc(600, 0x1d)])],
    ['PDF', '%PDF-1.7\n%\u00e2\u00e3\n1 0 obj'],
    ['gzip', gzipSync(isoRecord(chinese('1')))],
    ['网页', '<!DOCTYPE html>\n<html><body>请登录</body></html>'],
    ['JSON', '[{"001":"1","245":{"a":"甲"}}]'],
    ['CSV', '题名,责任者\n甲,乙\n'],
    ['CSV', '\ufeff"题名";"责任者"\r\n"甲";"乙"\r\n'],
    ['制表符', Buffer.from('\ufeff题名\t责任者\r\n甲\t乙\r\n', 'utf16le')],
    ['MARCMaker', '=LDR  00000nam0 2200000   450 \n=001  1\n=200  1\\$a甲\n'],
    ['Aleph', '000000001 LDR   L -----nam0-22------a-450-\n000000001 001   L 000000001\n'],
    ['BibTeX', '@book{a,\n title={甲}}\n'],
    ['RIS', 'TY  - BOOK\nTI  - 甲\nER  - \n'],
    ['没有 MARC 记录', '甲乙丙丁'],
    [
      '没有 MARC 记录',
      Buffer.from(Array.from({ length: 4_000 }, (_, i) => (i * i * 31 + i * 7) % 251)),
    ],
    ['没有 MARC 记录', Buffer.from([1, 2, 3, 0x1d, 5, 0x1d])],
  ] as const) {
    it(`104 that is none (${what}) leaves no run and nothing in quarantine, and names what could be imported`, async () => {
      const failure: unknown = await run(content).catch((error: unknown) => error);
      expect(failure).to.be.instanceOf(FileUnreadable);
      expect((failure as FileUnreadable).message)
        .to.include(what)
        .and.to.include('ISO 2709')
        .and.not.to.include('不完整');
      expect(await bench.stores.records.runs(10)).to.eql([]);
      expect(await waiting()).to.eql([]);
    });
  }
});
