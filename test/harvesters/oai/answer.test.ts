import { expect } from 'chai';
import { readAnswer } from '../../../harvesters/oai/answer.ts';
import { readEnvelope } from '../../../harvesters/oai/page.ts';
import { MalformedXml } from '../../../formats/xml/xml.ts';

const RECORDS = 2_500;
/** Characters of every length in UTF-8, so that pieces end in the middle of some. */
const FILLING = '金陵 𠮷\t,�é a'.repeat(120);

const PAGE = `<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/" xmlns:x="urn:x"><responseDate>2026-01-01T00:00:00Z</responseDate><ListRecords>${Array.from(
  { length: RECORDS },
  (_, n) =>
    `<record><header><identifier>oai:large:${n}</identifier><datestamp>2026-01-01</datestamp></header><metadata><x:m no="${n}">${FILLING}</x:m></metadata></record>`,
).join('\n')}<resumptionToken>next</resumptionToken></ListRecords></OAI-PMH>`;

describe('a page of several megabytes', function () {
  it('is the same, read in pieces and twice, as read whole', () => {
    const whole = readEnvelope(PAGE);
    for (const size of [7_001, 65_536]) {
      const { items, ...envelope } = readAnswer(pieces(Buffer.from(PAGE), size), 'text/xml');
      expect({ ...envelope, items: [] }).to.eql({ ...whole, items: [] });
      expect([...items]).to.eql(whole.items);
      expect([...items], 'gone through again').to.have.lengthOf(RECORDS);
    }
  });

  it('is repaired and salvaged like any other', () => {
    const broken = PAGE.replace('oai:large:7<', 'oai:large:7\u000b<').replace(
      '<x:m no="9">',
      '<x:m no="9"><unclosed>',
    );
    const { items, flags } = readAnswer(pieces(Buffer.from(broken), 65_536), 'text/xml');
    const kinds = [...items].map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'record')).to.have.lengthOf(RECORDS - 1);
    expect(kinds[9]).to.equal('unreadable');
    expect(flags).to.include.members(['characters-removed', 'salvaged']);
  });

  it('is never taken for whole when it is cut short', () => {
    const cut = Buffer.from(PAGE).subarray(0, -20);
    expect(() => readAnswer(pieces(cut, 65_536), 'text/xml')).to.throw(MalformedXml);
  });

  it('is read in another encoding', () => {
    const bytes = Buffer.from(PAGE, 'utf16le');
    const page = readAnswer(pieces(Buffer.concat([Buffer.from([0xff, 0xfe]), bytes]), 65_536), '');
    expect(page.identifiers).to.have.lengthOf(RECORDS);
  });
});

function pieces(bytes: Uint8Array, size: number): Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.length / size) }, (_, n) =>
    bytes.subarray(n * size, (n + 1) * size),
  );
}
