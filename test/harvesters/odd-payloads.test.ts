/**
 * What stands inside a list and inside its records when platforms get it wrong, each harvested whole. The
 * numbers are those of `docs/faults.md`.
 */
import { expect } from 'chai';
import { encodeGb18030 } from '../../demo/gb18030.ts';
import { dublinCore, startRepository } from '../support/fake-repository.ts';
import type {
  FakeRecord,
  FakeRepository,
  FakeRepositoryOptions,
} from '../support/fake-repository.ts';
import { HarvestBench } from '../support/harvest-bench.ts';

const record = (n: number, metadata = dublinCore({ title: `题名 ${n}` })): FakeRecord => ({
  identifier: `oai:odd:${n}`,
  datestamp: '2026-01-01T00:00:00Z',
  metadata,
});
const three = (second?: string): FakeRecord[] => [record(1), record(2, second), record(3)];
const escaped = (xml: string): string =>
  xml.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const TITLES = { 'oai:odd:1': '题名 1', 'oai:odd:2': '题名 2', 'oai:odd:3': '题名 3' };

describe('a list', function () {
  let bench: HarvestBench;
  let repository: FakeRepository;
  beforeEach(async () => {
    bench = await HarvestBench.open();
  });
  afterEach(async () => {
    await bench.close();
    await repository.close();
  });

  async function harvested(
    records: FakeRecord[],
    rewrite?: FakeRepositoryOptions['rewrite'],
  ): Promise<{
    run: Awaited<ReturnType<HarvestBench['harvest']>>;
    live: Record<string, string>;
    flags: readonly string[];
  }> {
    repository = await startRepository({ records, ...(rewrite === undefined ? {} : { rewrite }) });
    const run = await bench.harvest(await bench.source(repository.baseUrl));
    return { run, live: await bench.live(), flags: await bench.stores.records.pageFlags(run.id) };
  }
  const inList =
    (change: (xml: string) => string | Uint8Array): FakeRepositoryOptions['rewrite'] =>
    (xml, query) =>
      query.get('verb') === 'ListRecords' ? change(xml) : xml;

  it('91 with an error or an unknown element beside its records keeps the records and tells of one each', async () => {
    const { run, live } = await harvested(
      three(),
      inList((xml) =>
        xml
          .replace(
            '<ListRecords>',
            '<ListRecords><error code="cannotDisseminateFormat">no oai_dc</error>',
          )
          .replace('</ListRecords>', '<note>3 of 5</note></ListRecords>'),
      ),
    );
    expect(live).to.eql(TITLES);
    expect(run).to.include({ state: 'partial', received: 5, new: 3, quarantined: 2 });
    const waiting = await bench.stores.records.quarantine('source', 5);
    expect(waiting.map(({ code }) => code).sort()).to.eql(['RECORD_ERROR', 'RECORD_MALFORMED']);
    expect(waiting.map(({ raw }) => Buffer.from(raw).toString()).join('')).to.include(
      '<note>3 of 5</note>',
    );
  });

  for (const [place, beside] of [
    ['before', '<error code="badArgument">late</error>$&'],
    ['behind', '$&<error code="badArgument">late</error>'],
  ] as const)
    it(`91 with an error ${place} the list keeps the records, goes on by its token, and tells of one fault`, async () => {
      const records = three();
      repository = await startRepository({
        records,
        pageSize: 2,
        rewrite: (xml, query) =>
          query.get('verb') === 'ListRecords' && query.get('resumptionToken') === null
            ? xml.replace(/<ListRecords>.*<\/ListRecords>/s, beside)
            : xml,
      });
      const run = await bench.harvest(await bench.source(repository.baseUrl));
      expect(run).to.include({ state: 'partial', received: 4, new: 3, quarantined: 1 });
      expect(await bench.live()).to.eql(TITLES);
      const [aside] = await bench.stores.records.quarantine('source', 5);
      expect(aside).to.include({ code: 'RECORD_ERROR' });
      expect(aside?.message).to.match(/badArgument：late/);
      expect(Buffer.from(aside?.raw ?? []).toString()).to.equal(
        '<error code="badArgument">late</error>',
      );
    });

  it('91 with an error beside its only page keeps the records', async () => {
    const { run, live } = await harvested(
      three(),
      inList((xml) => xml.replace('</ListRecords>', '$&<error code="badArgument">late</error>')),
    );
    expect(run).to.include({ state: 'partial', received: 4, new: 3, quarantined: 1 });
    expect(live).to.eql(TITLES);
  });

  it('91 of nothing but an error is that error', async () => {
    const { run } = await harvested(
      three(),
      inList((xml) =>
        xml.replace(
          /<ListRecords>.*<\/ListRecords>/s,
          '<ListRecords><error code="noRecordsMatch"/></ListRecords>',
        ),
      ),
    );
    expect(run).to.include({ state: 'unchanged', received: 0 });
  });

  it('93 in GBK with one record in UTF-8 and one in no encoding loses the last alone', async () => {
    const { run, live } = await harvested(
      three(),
      inList((xml) => {
        const [first = '', second = '', ...rest] = xml.split(/(?<=<\/record>)/);
        const noise = Buffer.from(rest.join('').replace('题名 3', 'NOISE'));
        const at = noise.indexOf('NOISE');
        return Buffer.concat([
          encodeGb18030(first),
          Buffer.from(second),
          noise.subarray(0, at),
          Uint8Array.from({ length: 60 }, (_, i) => 0x80 + ((i * 37) % 120)),
          noise.subarray(at + 5),
        ]);
      }),
    );
    expect(live).to.eql({ 'oai:odd:1': '题名 1', 'oai:odd:2': '题名 2' });
    expect(run).to.include({ state: 'partial', new: 2, quarantined: 1 });
    expect((await bench.stores.records.quarantine('source', 1))[0]).to.include({
      identifier: 'oai:odd:3',
      code: 'ENCODING_UNKNOWN',
    });
  });

  it('95 with text in UTF-8 that was taken for GBK stores it, warns, and counts it in the run', async () => {
    const gbk = new TextDecoder('gbk').decode(Buffer.from('江宁府志'));
    const { run, live } = await harvested(three(dublinCore({ title: gbk })));
    expect(live['oai:odd:2']).to.equal(gbk);
    expect(run).to.include({ state: 'complete', new: 3 });
    expect(run.message).to.match(/^有 1 条的文字像是 UTF-8 被当成 GBK/);
    expect(await bench.stores.records.warnings('source')).to.deep.include({
      code: 'TEXT_GARBLED',
      documents: 1,
    });
  });

  for (const [name, payload, flag] of [
    [
      '97 a payload wrapped once more',
      `<metadata>${dublinCore({ title: '题名 2' })}</metadata>`,
      'wrapper-removed',
    ],
    ['98 an escaped payload', escaped(dublinCore({ title: '题名 2' })), 'payload-escaped'],
    [
      '98 a payload in CDATA',
      `<![CDATA[<?xml version="1.0"?>${dublinCore({ title: '题名 2' })}]]>`,
      'payload-escaped',
    ],
    [
      '99 a declaration before the payload',
      `<?xml version="1.0" encoding="UTF-8"?>\n${dublinCore({ title: '题名 2' })}`,
      'declarations-removed',
    ],
    [
      '99 a document type before the payload',
      `<!DOCTYPE dc SYSTEM "dc.dtd">${dublinCore({ title: '题名 2' })}`,
      'declarations-removed',
    ],
    [
      '99 prefixes that nobody declared',
      '<dc:title>题名 2</dc:title>'.replace(
        /^.*$/,
        '<oai_dc:dc>$&<dc:creator xsi:nil="false">甲</dc:creator></oai_dc:dc>',
      ),
      'prefixes-declared',
    ],
    ['100 text escaped twice', dublinCore({ title: '&#39064;名 2' }), 'text-unescaped'],
    ['100 tags in a title', dublinCore({ title: '题<b>名</b> 2' }), 'tags-removed'],
  ] as const) {
    it(`with ${name} is read, flagged, and may delete by absence all the same`, async () => {
      const { run, live, flags } = await harvested(three(payload));
      expect(live).to.eql(TITLES);
      expect(run).to.include({ state: 'complete', new: 3, quarantined: 0 });
      expect(flags).to.eql([flag]);
      repository.records.splice(0, 1);
      const source = await bench.source(repository.baseUrl);
      expect(await bench.harvest(source, 'full')).to.include({ state: 'complete', deleted: 1 });
    });
  }

  it('98 with a payload given as text that is no XML loses that record alone', async () => {
    const { run, live } = await harvested(three(escaped('<dc><title>题名</dc>')));
    expect(Object.keys(live)).to.eql(['oai:odd:1', 'oai:odd:3']);
    expect(run).to.include({ state: 'partial', new: 2, quarantined: 1 });
  });

  it('101 with a deletion mark inside a live record deletes it', async () => {
    const marc = (status: string): string =>
      `<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000${status}am a2200000 a 4500</leader><controlfield tag="001">2</controlfield><datafield tag="245" ind1="1" ind2="0"><subfield code="a">题名 2</subfield></datafield></record>`;
    const { live } = await harvested(three(marc('n')));
    expect(live).to.eql(TITLES);
    const [, second] = repository.records;
    if (second !== undefined)
      Object.assign(second, {
        metadata: marc('d'),
        datestamp: `${new Date().toISOString().slice(0, 19)}Z`,
      });
    const source = await bench.source(repository.baseUrl);
    expect(await bench.harvest(source)).to.include({ state: 'complete', deleted: 1 });
    if (second !== undefined) second.metadata = marc('c');
    expect(await bench.harvest(source)).to.include({ state: 'complete', changed: 1 });
    expect(await bench.live()).to.eql(TITLES);
  });

  it('102 with authority records tells how many and stores none', async () => {
    const authority = `<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nz  a2200000n  4500</leader><controlfield tag="001">a</controlfield><datafield tag="100" ind1="1" ind2=" "><subfield code="a">甲</subfield></datafield></record>`;
    const { run, live } = await harvested(three(authority));
    expect(Object.keys(live)).to.eql(['oai:odd:1', 'oai:odd:3']);
    expect(run).to.include({ state: 'complete', received: 2, new: 2, quarantined: 0 });
    expect(run.message).to.equal('另有不是书目的记录，没有入库：规范记录 1 条。');
  });

  it('101 102 that is compared with its identifiers does not take what was not stored for missing', async () => {
    const marc = (leader: string): string =>
      `<record xmlns="http://www.loc.gov/MARC21/slim"><leader>${leader}</leader><controlfield tag="001">a</controlfield><datafield tag="100" ind1="1" ind2=" "><subfield code="a">甲</subfield></datafield></record>`;
    const records = [
      record(1),
      record(2, marc('00000nz  a2200000n  4500')),
      record(3, marc('00000dam a2200000   4500')),
    ];
    // What comes twice makes a list doubtful.
    const { run } = await harvested([...records, record(1)]);
    expect(run).to.include({ received: 3, new: 1, unchanged: 1, deleted: 1 });
    expect(repository.requests.some((asked) => asked.includes('ListIdentifiers'))).to.equal(true);
    expect(repository.requests.filter((asked) => asked.includes('GetRecord'))).to.eql([]);
  });
});
