/** Controls of the direction of writing, and names that objects have: nothing of a description. */
import { expect } from 'chai';
import { describe as describeRecord } from '../../formats/describe.ts';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { parseXml } from '../../formats/xml/xml.ts';
import { repair } from '../../formats/xml/repair.ts';

const source = {
  id: 'qh',
  library: '320104',
  baseUrl: 'https://qh.example/oai',
  metadataPrefix: 'oai_dc',
  set: undefined,
  schedule: '0 2 * * *',
  collections: [],
  state: 'active',
} as const;
const library = { code: '320104', name: '秦淮区图书馆', nameEn: 'Qinhuai', shortName: '秦淮' };

function described(elements: string): CatalogueDocument {
  const xml = `<record><metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">${elements}</oai_dc:dc></metadata></record>`;
  const record = {
    source: 'qh',
    identifier: 'oai:qh:1',
    datestamp: '2026-01-01',
    deleted: false,
    setSpecs: [],
    metadataPrefix: 'oai_dc',
    xml,
  };
  return describeRecord(record, undefined, { source, library });
}

describe('a description', () => {
  it('is without controls of the direction of writing, and says so (79)', () => {
    const { titles, creators, warnings } = described(
      '<dc:title>金陵\u202e琐事\u2066</dc:title><dc:creator>&#x202E;周\u200f晖</dc:creator>',
    );
    expect(titles[0]?.text).to.equal('金陵琐事');
    expect(creators[0]?.name).to.equal('周晖');
    expect(warnings.filter(({ code }) => code === 'BIDI_REMOVED').map(({ value }) => value)).to.eql(
      ['U+200F', 'U+202E', 'U+2066'],
    );
    expect(described('<dc:title>金陵琐事</dc:title>').warnings).to.eql([]);
  });

  it('keeps elements of any name as they are named (79)', () => {
    const names = ['hasOwnProperty', '__proto__', 'constructor', 'toString', 'valueOf'];
    const { extra } = described(
      `<dc:title>志</dc:title>${names.map((name) => `<dc:${name}>a</dc:${name}><dc:${name}>b</dc:${name}>`).join('')}`,
    );
    expect(Object.keys(extra)).to.eql(names);
    for (const [, values] of Object.entries(extra)) expect(values).to.eql(['a', 'b']);
  });

  it('takes attributes and declarations of any name, and no reference for what objects have (79)', () => {
    const { attributes } = parseXml(
      '<a constructor="1" __proto__="2" x:toString="3" xmlns:x="u"/>',
    );
    expect(Object.entries(attributes)).to.have.deep.members([
      ['constructor', '1'],
      ['__proto__', '2'],
      ['toString', '3'],
    ]);
    expect(Object.getPrototypeOf(parseXml('<a/>').attributes)).to.equal(null);
    expect(parseXml('<__proto__:a xmlns:__proto__="u"/>').namespace).to.equal('u');
    const text = '<a>&constructor;&toString;</a>';
    expect(repair(text)).to.eql({ text, flags: [] });
  });
});
