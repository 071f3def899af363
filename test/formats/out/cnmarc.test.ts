/** CNMARC as a system for libraries takes it in, and as our own readers read it back. */
import { expect } from 'chai';
import { displayTitle } from '../../../catalogue/document.ts';
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import { buildWork } from '../../../catalogue/work.ts';
import { EXPORTS } from '../../../formats/out/exports.ts';
import { describeAlone } from '../../../formats/describe-alone.ts';
import { referenceOf } from '../../../formats/out/reference.ts';
import { readIso2709 } from '../../../formats/files/iso2709.ts';
import { cnmarcFaults } from '../../support/cnmarc-check.ts';
import { demoWorks } from '../../support/demo-works.ts';
import { exported, NAMING } from '../../support/exported.ts';
import { hostileRuns, hostileSeed } from '../../support/hostile-documents.ts';
import { hostileWorks } from '../../support/hostile-works.ts';
import { documentOf, holdingOf, LIBRARIES } from '../../support/presented.ts';

const seed = hostileSeed();

describe(`a file of CNMARC (seed ${seed})`, function () {
  it('has leaders, directories and fields as the standard has them', () => {
    expect(cnmarcFaults(exported('mrc', demoWorks()))).to.eql([]);
    expect(cnmarcFaults(exported('mrc', hostileWorks(hostileRuns(300), seed)))).to.eql([]);
  });

  it('is read back by our own readers: title, names, date, numbers, holdings', async () => {
    const works = demoWorks();
    const read = await documentsIn(exported('mrc', works));
    expect(read.length).to.equal(works.length);
    for (const [i, document] of read.entries()) {
      const work = works[i]!;
      const told = work.title;
      expect(displayTitle(document), told).to.equal(work.title);
      const own = buildWork([document], work.firstAdded);
      expect(own.creators, told).to.eql(work.creators);
      expect([own.startYear, own.endYear], told).to.eql([work.startYear, work.endYear]);
      expect(numbers(document), told).to.eql(numbers(work.documents[0]!));
      expect(
        document.holdings.map(({ callNumber }) => callNumber),
        told,
      ).to.eql(work.holdings.map(({ callNumber }) => callNumber));
      expect(document.languages, told).to.eql(work.documents[0]!.languages);
    }
  });

  it('keeps the titles of hostile records, letter by letter', async () => {
    const works = hostileWorks(hostileRuns(200), seed);
    const read = await documentsIn(exported('mrc', works));
    expect(read.length).to.equal(works.length);
    for (const [i, document] of read.entries()) {
      const { title } = referenceOf(works[i]!, NAMING);
      // A title of ten thousand bytes is cut, and says so by its end.
      const written = document.titles[0]?.text ?? '';
      if (written.endsWith('…'))
        expect(title).to.satisfy((text: string) => text.startsWith(written.slice(0, -1)));
      else expect(lettersOf(written)).to.equal(lettersOf(title));
    }
  });

  it('cuts a text between two characters, and tells it', async () => {
    const work = buildWork(
      [documentOf({ titles: [{ kind: 'main', text: '甲' }], abstract: '𠮷'.repeat(9_000) })],
      ADDED,
    );
    const file = exported('mrc', [work]);
    expect(cnmarcFaults(file)).to.eql([]);
    const [document] = await documentsIn(file);
    expect(document?.abstract).to.match(/^𠮷{2400,}…$/u);
    expect(document?.notes.join()).to.include('略去过长的字段的末尾');
    expect(document?.notes.join()).to.include(NAMING.address(work.id));
  });

  it('of a record that would be too long leaves out holdings, and says how many and where they are', async () => {
    const holdings = Array.from({ length: 3_000 }, (_, i) =>
      holdingOf({ location: `第${i}阅览室`, callNumber: `K295.31/${i}` }),
    );
    const work = buildWork(
      [documentOf({ holdings, titles: [{ kind: 'main', text: '南京图书目录' }] })],
      ADDED,
    );
    const file = exported('mrc', [work]);
    expect(file.length).to.be.within(90_000, 99_999);
    expect(cnmarcFaults(file)).to.eql([]);
    const [document] = await documentsIn(file);
    const kept = document?.holdings.length ?? 0;
    expect(kept).to.be.within(500, 2_999);
    expect(document?.notes.join()).to.include(`略去905 字段 ${3_000 - kept} 个`);
  });

  it('says nothing that no record says: no 205, 210 or 215 of nothing, 100 without a year', () => {
    const work = buildWork(
      [documentOf({ titles: [{ kind: 'main', text: '无名' }], holdings: [] })],
      ADDED,
    );
    const format = EXPORTS.find(({ name }) => name === 'marcxml')!;
    const xml = String(format.write(referenceOf(work, NAMING), NAMING));
    expect(xml).not.to.match(/tag="(?:205|210|215|300|330|690|701|905)"/);
    expect(xml).to.include('20260102u        u  y0chiy50      ea');
  });

  async function documentsIn(file: Uint8Array): Promise<CatalogueDocument[]> {
    const documents: CatalogueDocument[] = [];
    for await (const record of readIso2709([file], file.subarray(0, 100_000))) {
      if (record.kind !== 'record') throw new Error(record.message);
      const { identifier, xml } = record;
      documents.push(
        describeAlone({ identifier: identifier ?? '', prefix: 'cnmarc', xml }, LIBRARIES[0]!),
      );
    }
    return documents;
  }
});

const ADDED = '2026-01-02T03:04:05.000Z';

function numbers({ identifiers }: CatalogueDocument): string[] {
  return identifiers
    .filter(({ type, valid }) => valid && ['isbn', 'issn', 'csbn', 'cn-serial'].includes(type))
    .map(({ value }) => value);
}

function lettersOf(text: string): string {
  return text.replace(/[^\p{L}\p{N}]/gu, '');
}
