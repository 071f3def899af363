/** The description inside a record: wrappers, payloads given as text, values encoded too often, and standing. */
import { expect } from 'chai';
import { payloadOf } from '../../formats/payload.ts';
import type { Payload } from '../../formats/payload.ts';
import { mendText } from '../../formats/xml/text-mending.ts';
import { MalformedXml, fieldOf, parseXml, textOf } from '../../formats/xml/xml.ts';

const DC =
  'xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/"';
const dc = (inside: string, more = ''): string => `<oai_dc:dc ${DC}${more}>${inside}</oai_dc:dc>`;
const one = dc('<dc:title>首都志</dc:title><dc:creator>叶楚伧</dc:creator>');
const marc = (
  leader: string,
  fields = '<datafield tag="245" ind1="1" ind2="0"><subfield code="a">甲</subfield></datafield>',
): string =>
  `<record xmlns="http://www.loc.gov/MARC21/slim"><leader>${leader}</leader>${fields}</record>`;
const escaped = (xml: string): string =>
  xml.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

function read(metadata: string): Payload {
  const payload = payloadOf(parseXml(`<record><header/><metadata>${metadata}</metadata></record>`));
  if (payload === undefined) throw new Error('no payload');
  return payload;
}

describe('a payload', () => {
  it('that stands where it should is taken as it is', () => {
    expect(read(one)).to.deep.include({ standing: 'live', flags: [] });
  });

  for (const [name, wrapped] of [
    ['metadata in metadata', `<metadata>${one}</metadata>`],
    [
      'metadata, record, metadata',
      `<metadata><record><metadata>${one}</metadata></record></metadata>`,
    ],
    ['dc in dc', dc(one)],
    [
      'a whole record with its header',
      `<record><header><identifier>x</identifier></header><metadata>${one}</metadata></record>`,
    ],
    [
      'recordData of SRU',
      `<record><recordSchema>dc</recordSchema><recordData>${one}</recordData></record>`,
    ],
    ['a wrapper without a name that anybody knows', `<x><y><z>${one}</z></y></x>`],
  ] as const) {
    it(`in ${name} is found, and that is flagged`, () => {
      const { element, flags } = read(wrapped);
      expect(
        element.children.map((child) => (typeof child === 'string' ? child : textOf(child))),
      ).to.eql(['首都志', '叶楚伧']);
      expect(flags).to.eql(['wrapper-removed']);
    });
  }

  it('of MARC in a collection in a collection is found', () => {
    const { element, flags } = read(
      `<collection><collection>${marc('00000nam a2200000 a 4500')}</collection></collection>`,
    );
    expect(element.name).to.equal('record');
    expect(flags).to.eql(['wrapper-removed']);
  });

  it('of a description beside its holdings is the description', () => {
    const holdings = marc(
      '00000nx  a22000003n 4500',
      '<datafield tag="852" ind1=" " ind2=" "><subfield code="a">甲</subfield></datafield>',
    );
    const { element, standing } = read(
      `<collection>${holdings}${marc('00000nam a2200000 a 4500')}</collection>`,
    );
    expect(standing).to.equal('live');
    expect(textOf(element)).to.include('nam');
  });

  for (const [name, text] of [
    ['escaped', escaped(one)],
    ['escaped twice', escaped(escaped(one))],
    [
      'escaped inside its root',
      dc(escaped('<dc:title>首都志</dc:title><dc:creator>叶楚伧</dc:creator>')),
    ],
    ['in CDATA', `<![CDATA[${one}]]>`],
    ['in CDATA with a declaration', `<![CDATA[<?xml version="1.0" encoding="UTF-8"?>\n${one}]]>`],
    ['escaped, its prefixes declared nowhere', escaped(one.replace(/ xmlns:\w+="[^"]*"/g, ''))],
    ['escaped inside a wrapper', `<xml>${escaped(one)}</xml>`],
    [
      'escaped, with an ampersand alone',
      escaped(one.replace('首都志', '首都志 & 附录')).replace('附录', ''),
    ],
  ] as const) {
    it(`that is ${name} is parsed once more, and that is flagged`, () => {
      const { element, flags } = read(text);
      expect(element.namespace).to.equal('http://www.openarchives.org/OAI/2.0/oai_dc/');
      expect(textOf(element)).to.match(/^首都志/);
      expect(flags).to.include('payload-escaped');
    });
  }

  it('has the elements that stand in it as text, beside others, alone, and without a prefix', () => {
    const title = escaped('<dc:title>首都志 &amp; 附录</dc:title>');
    for (const inside of [`<dc:date>1935</dc:date>${title}`, title, title.replaceAll('dc:', '')]) {
      const { element, flags } = read(dc(inside));
      expect(element.name).to.equal('dc');
      expect(fieldOf(element, 'title')).to.equal('首都志 & 附录');
      expect(flags).to.eql(['payload-escaped']);
    }
    expect(fieldOf(read(dc(`<dc:date>1935</dc:date>${title}`)).element, 'date')).to.equal('1935');
    const mixed = read(dc(`说明 ${title}<dc:title>白下琐言</dc:title>&lt;完&gt;`));
    expect(fieldOf(mixed.element, 'title')).to.equal('白下琐言');
    expect(mixed.flags).to.eql([]);
  });

  it('that is text which cannot be parsed is told', () => {
    expect(() => read(escaped('<dc><title>首都志</dc>'))).to.throw(
      MalformedXml,
      '元数据是一段文本',
    );
    expect(payloadOf(parseXml('<record><metadata>只有文字</metadata></record>'))).to.equal(
      undefined,
    );
  });

  it('of an unknown format is not searched to its end', () => {
    const { element, flags } = read('<mods><titleInfo><title>首都志</title></titleInfo></mods>');
    expect(element.name).to.equal('mods');
    expect(flags).to.eql([]);
  });
});

describe('a value', () => {
  const mended = (text: string): [string, string[]] => {
    const flags = new Set<string>();
    return [mendText(text, (flag) => flags.add(flag)), [...flags]];
  };
  it('that was escaped too often is unescaped as often, and that is flagged', () => {
    expect(mended('&#37329;&#x9675;琐事')).to.eql(['金陵琐事', ['text-unescaped']]);
    expect(mended('&amp;#37329;&amp;amp;陵')).to.eql(['金&陵', ['text-unescaped']]);
    expect(mended('Caf&eacute;&nbsp;A')).to.eql(['Café\u00a0A', ['text-unescaped']]);
  });

  it('loses the tags of HTML and nothing else', () => {
    expect(mended('<p>金陵<i>琐事</i></p>')[0].trim()).to.equal('金陵琐事');
    expect(mended('H<sub>2</sub>O<br/>水')).to.eql(['H2O 水', ['tags-removed']]);
    expect(mended('&lt;b class="x"&gt;城&lt;/b&gt;墙')).to.eql([
      '城墙',
      ['text-unescaped', 'tags-removed'],
    ]);
    expect(mended('首都志&lt;script src="x.js"&gt;alert(1)&lt;/script&gt;')).to.eql([
      '首都志alert(1)',
      ['text-unescaped', 'tags-removed'],
    ]);
    for (const text of [
      'a < b',
      'a < b > c',
      'C&A',
      'AT&T 史',
      '《<某>》',
      'x<y&z>w',
      '<i 与 <b',
      '由<a>组到<b>组',
      'R&D; 部',
      '&#0;',
      '&unknown;',
      'Führer',
    ])
      expect(mended(text)).to.eql([text, []]);
  });

  it('in UTF-8 that was taken for Latin-1 is read as it was meant', () => {
    expect(mended(Buffer.from('南京').toString('latin1'))).to.eql(['南京', ['text-decoded-again']]);
  });
});

describe('the standing of a record', () => {
  const field = (tag: string, ind: string, code: string, value: string): string =>
    `<datafield tag="${tag}" ind1="${ind.charAt(0)}" ind2="${ind.charAt(1)}"><subfield code="${code}">${value}</subfield></datafield>`;
  const BOOK = '00000nam a2200000 a 4500';
  const title = field('245', '10', 'a', '甲');
  for (const [standing, name, metadata] of [
    ['deleted', 'd in leader/05', marc('00000dam a2200000 a 4500')],
    [
      'deleted',
      'a nested header',
      `<record><header status="deleted"/><metadata>${one}</metadata></record>`,
    ],
    ['deleted', 'an attribute', dc('<dc:title>甲</dc:title>', ' status="deleted"')],
    [
      'deleted',
      'an element of the system',
      '<dc><title>甲</title><creator>乙</creator><deleted>true</deleted></dc>',
    ],
    ['deleted', 'a mark in place of the payload', '<deleted/>'],
    [
      'deleted',
      'a status field',
      '<dc><title>甲</title><creator>乙</creator><status>已删除</status></dc>',
    ],
    ['deleted', 'DEL of Aleph', marc(BOOK, title + field('DEL', '  ', 'a', 'Y'))],
    ['suppressed', 'STA of Aleph', marc(BOOK, title + field('STA', '  ', 'a', 'SUPPRESSED'))],
    ['suppressed', '999 of FOLIO', marc(BOOK, title + field('999', 'ff', 't', '1'))],
    ['suppressed', '942 of Koha', marc(BOOK, title + field('942', '  ', 'n', '1'))],
    [
      'suppressed',
      'a wrapper of Alma',
      `<bib><suppress_from_publishing>true</suppress_from_publishing><metadata>${marc(BOOK)}</metadata></bib>`,
    ],
    [
      'live',
      '0 in those fields',
      marc(BOOK, title + field('999', 'ff', 't', '0') + field('942', '  ', 'n', '0')),
    ],
    ['live', '999 of another system', marc(BOOK, title + field('999', '  ', 't', '1'))],
    ['authority', 'z', marc('00000nz  a2200000n  4500', field('100', '1 ', 'a', '甲'))],
    ['authority', 'x of UNIMARC', marc('00000nx  j2200000   45  ', field('200', ' 1', 'a', '甲'))],
    ['holdings', 'x of MARC21', marc('00000nx  a22000003n 4500', field('852', '  ', 'a', '甲'))],
    ['holdings', 'y', marc('00000cy  a22000003n 4500', field('866', '  ', 'a', '甲'))],
    ['live', 'z in a leader, and a title', marc('00000nz  a2200000n  4500')],
  ] as const) {
    it(`is ${standing} by ${name}`, () => {
      expect(read(metadata).standing).to.equal(standing);
    });
  }
});
