/** Files instead of OAI-PMH: every way in which libraries export, and what becomes of bad records. */
import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'chai';
import { describe as describeRecord } from '../../formats/describe.ts';
import { importFile, openFile } from '../../harvesters/import-file.ts';
import { FileUnreadable } from '../../formats/files/file-kind.ts';
import { dublinCore } from '../support/fake-repository.ts';
import { ImportBench } from '../support/import-bench.ts';
import { field, isoRecord } from '../support/iso2709.ts';
import type { IsoField, IsoOptions } from '../support/iso2709.ts';

const { library, source } = ImportBench;

const cnmarc = (number: string, title = '金陵琐事'): IsoField[] => [
  { tag: '001', text: number },
  { tag: '005', text: '20070912103000.0' },
  field('100', '  ', 'a20070912d2007    em y0chiy0110    ea'),
  field('200', '1 ', `a${title}`, 'f(明) 周晖撰'),
  field('210', '  ', 'a南京', 'c南京出版社', 'd2007'),
  field('330', '  ', 'a记明代南京掌故 & 轶事 <𠮷>。'),
];
const marc21 = (number: string): IsoField[] => [
  { tag: '001', text: number },
  { tag: '008', text: '070912s2007    cc            000 0 chi d' },
  field('245', '10', 'a金陵瑣事 /', 'c周暉撰.'),
  field('260', '  ', 'a南京 :', 'b南京出版社,', 'c2007.'),
];

describe('an imported file', function () {
  let bench: ImportBench;
  beforeEach(async () => {
    bench = await ImportBench.open();
  });
  afterEach(() => bench.close());

  const run: ImportBench['run'] = (...given) => bench.run(...given);
  const titles = async (): Promise<string[]> => (await bench.titles()).sort();

  const many = (options: IsoOptions, between = ''): Buffer =>
    Buffer.concat(
      [1, 2, 3].flatMap((n) => [
        isoRecord(cnmarc(`00${n}`, `金陵琐事 ${n}`), options),
        Buffer.from(between),
      ]),
    );
  const three = ['金陵琐事 1', '金陵琐事 2', '金陵琐事 3'];

  it('whose numbers stood for other works before is held, and readers see those', async () => {
    const numbered = (title: string): Buffer =>
      Buffer.concat(
        Array.from({ length: 12 }, (_, n) => isoRecord(cnmarc(`0${n}`, `${title} ${n}`))),
      );
    await run(numbered('金陵琐事'));
    const before = await titles();
    const held = await run(numbered('今日汽车画刊'));
    expect(held).to.include({ state: 'held', code: 'TITLES_CHANGED_HELD', changed: 12 });
    expect(held.message).to.match(/《金陵琐事 0》变成《今日汽车画刊 0》.*导入的是另一个文件/);
    expect(await titles()).to.eql(before);
  });

  for (const [name, content] of [
    ['CNMARC in UTF-8', many({})],
    ['CNMARC in UTF-8 with a byte order mark', Buffer.concat([Buffer.from('\ufeff'), many({})])],
    ['CNMARC in GBK', many({ encoding: 'gb18030' })],
    ['CNMARC in GBK with CR LF between the records', many({ encoding: 'gb18030' }, '\r\n')],
    ['CNMARC in UTF-8 with LF between the records', many({}, '\n')],
    ['lengths that were true in another encoding', many({ wrongLengths: true })],
    ['wrong lengths in GBK', many({ wrongLengths: true, encoding: 'gb18030' }, '\r\n')],
    ['a file that ends in 1A', Buffer.concat([many({}), Buffer.from([0x1a])])],
  ] as const) {
    it(`of ${name} is read to the last character`, async () => {
      expect(await run(content)).to.include({ state: 'complete', new: 3, quarantined: 0 });
      expect(await titles()).to.eql(three);
      const exported = [];
      for await (const record of bench.stores.records.exportRecords()) exported.push(record);
      expect(exported[0]).to.include({
        identifier: 'file:files:001',
        datestamp: '2007-09-12T10:30:00Z',
      });
      const [change] = await bench.stores.records.changesAfter(0, 1);
      const [work] = await bench.stores.records.works([change?.id ?? '']);
      expect(work?.holdings[0]?.document.abstract).to.equal('记明代南京掌故 & 轶事 <𠮷>。');
    });
  }

  it('gives the same document in UTF-8, GBK with CR LF, GB18030 and MARCXML', async () => {
    const described = async (content: string | Uint8Array): Promise<object> => {
      await run(content);
      const [change] = (await bench.stores.records.changesAfter(0, 10)).slice(-1);
      const [work] = await bench.stores.records.works([change?.id ?? '']);
      const document = work?.holdings[0]?.document;
      const stored = await bench.stores.records.record(document?.id ?? '');
      if (stored === undefined) throw new Error('not stored');
      return describeRecord({ ...stored.record, datestamp: '' }, undefined, {
        source,
        library,
      });
    };
    const utf8 = await described(isoRecord(cnmarc('9')));
    for (const content of [
      Buffer.concat([isoRecord(cnmarc('9'), { encoding: 'gb18030' }), Buffer.from('\r\n')]),
      isoRecord(cnmarc('9'), { encoding: 'gb18030', wrongLengths: true }),
      marcXml(cnmarc('9')),
    ])
      expect(await described(content)).to.eql(utf8);
  });

  it('of MARC21 is known by its fields', async () => {
    expect(await run(isoRecord(marc21('7'), { leader: '     nam a22     7i 4500' }))).to.include({
      state: 'complete',
      new: 1,
    });
    expect(await titles()).to.eql(['金陵瑣事 /']);
  });

  it('read again changes nothing, and follows what was changed and deleted', async () => {
    await run(many({}));
    expect(await run(many({ encoding: 'gb18030' }, '\r\n'))).to.include({
      state: 'unchanged',
      unchanged: 3,
    });
    const changed = Buffer.concat([
      isoRecord(cnmarc('001', '续金陵琐事')),
      isoRecord(cnmarc('002'), { leader: '     dam0 22     0  450 ' }),
    ]);
    expect(await run(changed)).to.include({ state: 'complete', changed: 1, deleted: 1, new: 0 });
    expect(await titles()).to.eql(['续金陵琐事', '金陵琐事 3'].sort());
  });

  it('keeps the good records, and sets the bad ones aside with reason and bytes', async () => {
    const torn = isoRecord(cnmarc('002'));
    torn[torn.lastIndexOf(0x1e)] = 0x20;
    torn[torn.lastIndexOf(0x1e)] = 0x20;
    const escaped = isoRecord([...cnmarc('003').slice(0, 3), field('200', '1 ', 'a\u001b$1abc')]);
    const damaged = isoRecord(cnmarc('004'));
    damaged[damaged.indexOf(Buffer.from('金陵')) + 1] = 0xff;
    const ended = await run(
      Buffer.concat([
        isoRecord(cnmarc('001')),
        torn,
        escaped,
        damaged,
        Buffer.from('rubbish between\u001d'),
        isoRecord(cnmarc('005')),
        isoRecord(cnmarc('006')).subarray(0, -30),
      ]),
    );
    expect(ended).to.include({ state: 'partial', new: 2, quarantined: 5 });
    const entries = await bench.stores.records.quarantine(source.id, 10);
    expect(entries.map(({ code }) => code).sort()).to.eql([
      'ENCODING_UNKNOWN',
      'RECORD_BYTES_DAMAGED',
      'RECORD_CUT_SHORT',
      'RECORD_MALFORMED',
      'RECORD_MALFORMED',
    ]);
    expect(
      entries.every(({ message, raw }) => /第 \d 条/.test(message) && raw.length > 0),
    ).to.equal(true);
  });

  it('with one control number twice loses neither record', async () => {
    const ended = await run(
      Buffer.concat([
        isoRecord(cnmarc('1', '甲')),
        isoRecord(cnmarc('1', '乙')),
        isoRecord(cnmarc('1', '甲')),
      ]),
    );
    expect(ended).to.include({ new: 1, unchanged: 1, quarantined: 1 });
    expect((await bench.stores.records.quarantine(source.id, 1))[0]).to.include({
      code: 'DUPLICATE_IDENTIFIER',
    });
  });

  it('without control numbers knows records by their content', async () => {
    const nameless = (title: string): Buffer => isoRecord(cnmarc('', title).slice(1));
    const content = Buffer.concat([nameless('甲'), nameless('乙')]);
    expect(await run(content)).to.include({ new: 2 });
    expect(await run(content)).to.include({ unchanged: 2, state: 'unchanged' });
  });

  it('with control characters is mended, and that is counted as a repair', async () => {
    await run(isoRecord(cnmarc('1', '金陵\u0007琐事')));
    expect(await titles()).to.eql(['金陵琐事']);
    const later = await run(isoRecord(cnmarc('2', '金陵\u0007琐事')), 'full');
    expect(later.state, 'a repaired list deletes nothing').to.equal('held');
  });

  it('that is everything deletes what it lacks, within the limits, and can be undone', async () => {
    const all = Array.from({ length: 60 }, (_, n) => isoRecord(cnmarc(`n${n}`, `题名 ${n}`)));
    await run(Buffer.concat(all));
    const swept = await run(Buffer.concat(all.slice(0, 50)), 'full');
    expect(swept).to.include({ state: 'complete', deleted: 10 });
    expect(await titles()).to.have.lengthOf(50);
    expect((await run(Buffer.concat(all.slice(0, 20)), 'full')).state).to.equal('held');
    await bench.stores.records.undoRun(swept.id, (record) =>
      describeRecord(record, undefined, { source, library }),
    );
    expect(await titles()).to.have.lengthOf(60);
  });

  const collection = (inside: string): string =>
    `<?xml version="1.0" encoding="UTF-8"?>\n<marc:collection xmlns:marc="http://www.loc.gov/MARC21/slim">${inside}</marc:collection>`;

  it('of MARCXML, one record or a collection with a prefix', async () => {
    expect(await run(marcXml(cnmarc('1')))).to.include({ new: 1 });
    const prefixed = marcXml(cnmarc('2'))
      .replace(/<(\/?)(\w)/g, '<$1marc:$2')
      .replace(/ xmlns="[^"]*"/, '');
    expect(await run(collection(prefixed + prefixed.replace('>2<', '>3<')))).to.include({ new: 2 });
  });

  it('of MARCXML with one bad record loses that one alone', async () => {
    const inside = ['1', '2', '3'].map((n) => marcXml(cnmarc(n)));
    inside[1] = inside[1]?.replace('</leader>', '') ?? '';
    expect(await run(collection(inside.join('\n')))).to.include({
      new: 2,
      quarantined: 1,
      state: 'partial',
    });
    expect(await run(collection(inside[0] ?? '').replace('金陵', '金陵 & \u000b'))).to.include({
      changed: 1,
    });
  });

  it('of an OAI static repository takes the list that the source asks for', async () => {
    const repository = (records: string): string =>
      `<?xml version="1.0"?><Repository xmlns="http://www.openarchives.org/OAI/2.0/static-repository" xmlns:oai="http://www.openarchives.org/OAI/2.0/"><Identify><oai:repositoryName>静态仓储</oai:repositoryName></Identify><ListMetadataFormats/><ListRecords metadataPrefix="oai_dc">${records}</ListRecords></Repository>`;
    const record = (
      n: number,
      payload = dublinCore({ title: `江宁旧影 ${n} & <𠮷>`, date: '1935' }),
    ): string =>
      `<oai:record><oai:header><oai:identifier>oai:static:${n}</oai:identifier><oai:datestamp>2026-01-0${n}</oai:datestamp></oai:header><oai:metadata>${payload}</oai:metadata></oai:record>`;
    const dc = { ...source, metadataPrefix: 'oai_dc' };
    const ended = await run(repository(record(1) + record(2) + record(3, '')), 'incremental', dc);
    expect(ended).to.include({ new: 2, quarantined: 1, state: 'partial' });
    expect(await titles()).to.eql(['江宁旧影 1 & <𠮷>', '江宁旧影 2 & <𠮷>']);
    const wrong = await run(repository(record(1)));
    expect(wrong).to.include({ state: 'failed', code: 'FILE_UNREADABLE' });
    expect(wrong.message).to.match(/oai_dc/);
  });

  for (const [name, content] of [
    ['broken XML without records', '<collection><a></collection>'],
    ['an internal subset', '<!DOCTYPE a [<!ENTITY b "c">]><collection>&b;</collection>'],
  ] as const) {
    it(`that is ${name} is refused in Chinese and changes nothing`, async () => {
      const ended = await run(content);
      expect(ended).to.include({ state: 'failed', received: 0 });
      expect(ended.message).to.match(/[\u4e00-\u9fff]/);
    });
  }

  it('that is empty or rubbish is no success', async () => {
    for (const nothing of ['', ' \r\n']) {
      const failure = await run(nothing).catch((error: unknown) => error);
      expect(failure)
        .to.be.instanceOf(FileUnreadable)
        .with.property('message')
        .that.includes('是空的');
    }
    const rubbish = await run('not a record at all').catch((error: unknown) => error);
    expect(rubbish).to.be.instanceOf(FileUnreadable);
    expect(await bench.stores.records.quarantine(source.id, 1)).to.eql([]);
  });

  it('that is gone before it is read is an error of whoever reads, and of nobody else', async () => {
    const file = path.join(bench.folder, 'gone.iso');
    writeFileSync(file, isoRecord(cnmarc('1'), {}));
    const { items } = await openFile(file, 'cnmarc');
    rmSync(file);
    const read = await Array.fromAsync(items).catch((error: unknown) => error);
    expect(read).to.include({ code: 'ENOENT' });
  });

  it('that is not there is told', async () => {
    const parts = { records: bench.stores.records, library };
    const failure = await importFile(
      path.join(bench.folder, 'nowhere'),
      source,
      'full',
      parts,
    ).catch((error: unknown) => error);
    expect(failure).to.be.instanceOf(FileUnreadable);
  });
});

function marcXml(fields: readonly IsoField[]): string {
  const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const body = fields.map(({ tag, text }) => {
    if (tag.startsWith('00')) return `<controlfield tag="${tag}">${escape(text)}</controlfield>`;
    const [indicators = '', ...subfields] = text.split('\u001f');
    return `<datafield tag="${tag}" ind1="${indicators[0] ?? ' '}" ind2="${indicators[1] ?? ' '}">${subfields
      .map((one) => `<subfield code="${one[0] ?? ''}">${escape(one.slice(1))}</subfield>`)
      .join('')}</datafield>`;
  });
  return `<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam0 2200000   450 </leader>${body.join('')}</record>`;
}
