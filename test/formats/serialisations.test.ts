/**
 * One CNMARC record in every spelling that repositories and exports use – each XML with any prefix or
 * none, ISO 2709 in each encoding – is one document. Which MARC it is, is told by its fields and never
 * by the container.
 */
import { expect } from 'chai';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { readIso2709 } from '../../formats/files/iso2709.ts';
import { field, isoRecord } from '../support/iso2709.ts';
import type { IsoOptions } from '../support/iso2709.ts';
import {
  CNMARC_LEADER as LEADER,
  documentOf as documentBy,
  escape,
} from '../support/marc-documents.ts';

type Field = readonly [
  tag: string,
  ind: string,
  ...subfields: (readonly [code: string, value: string])[],
];

/** As full as a careful library makes it; the blanks of 100 count, and 4xx embed fields. */
const CNMARC: readonly Field[] = [
  ['010', '  ', ['a', '978-7-80718-268-9'], ['b', '平装'], ['d', 'CNY28.00']],
  ['010', '  ', ['a', '978-7-5533-0001-6'], ['b', '全套'], ['d', 'CNY680.00']],
  ['091', '  ', ['a', '11100·053']],
  ['100', '  ', ['a', '20070912e20071617m  y0chiy0110    ea']],
  ['101', '0 ', ['a', 'chi']],
  ['102', '  ', ['a', 'CN'], ['b', '320000']],
  [
    '200',
    '1 ',
    ['a', '金陵琐事'],
    ['9', 'jin ling suo shi'],
    ['b', '专著'],
    ['e', '续金陵琐事'],
    ['f', '(明) 周晖撰'],
    ['g', '张增泰点校'],
    ['h', '上册'],
  ],
  ['205', '  ', ['a', '点校本']],
  ['210', '  ', ['a', '南京'], ['c', '南京出版社'], ['d', '2007']],
  ['215', '  ', ['a', '352页'], ['d', '21cm']],
  ['225', '2 ', ['a', '南京稀见文献丛刊'], ['v', '第一辑']],
  ['300', '  ', ['a', '据明万历刻本点校']],
  ['324', '  ', ['a', '原书为明万历四十五年刻本']],
  ['327', '1 ', ['a', '金陵琐事四卷'], ['a', '续金陵琐事二卷 / (明)周晖撰']],
  ['330', '  ', ['a', '记明代南京掌故 & 轶事 <𠮷>。']],
  ['333', '  ', ['a', '供地方史研究者使用']],
  ['410', ' 0', ['1', '2001 '], ['a', '南京稀见文献丛刊'], ['v', '第一辑']],
  ['423', ' 0', ['1', '2001 '], ['a', '客座赘语'], ['1', '701 0'], ['a', '顾起元']],
  ['517', '1 ', ['a', '二续金陵琐事'], ['9', 'er xu jin ling suo shi']],
  ['606', '0 ', ['a', '笔记'], ['y', '南京'], ['z', '明代']],
  ['690', '  ', ['a', 'K295.31'], ['v', '5']],
  ['701', ' 0', ['c', '(明)'], ['a', '周晖'], ['9', 'zhou hui'], ['4', '撰']],
  ['702', ' 0', ['a', '张增泰'], ['4', '点校']],
  ['801', ' 0', ['a', 'CN'], ['b', 'NJL']],
  ['856', '4 ', ['u', 'https://item.example/1?a=1&b=2']],
  ['905', '  ', ['a', 'NJL'], ['c', '地方文献室'], ['s', 'K295.31/12'], ['f', '2'], ['v', '上册']],
];

/** MARCXML and its likes: datafield and subfield under a namespace, with a prefix or none. */
function dataFields(
  namespace: string,
  prefix: string,
  fields = CNMARC,
  root = 'record',
  attributes = '',
  indent = '',
): string {
  const p = prefix === '' ? '' : `${prefix}:`;
  const binding =
    namespace === ''
      ? ''
      : prefix === ''
        ? ` xmlns="${namespace}"`
        : ` xmlns:${prefix}="${namespace}"`;
  const body = fields.map(
    ([tag, ind, ...subfields]) =>
      `<${p}datafield tag="${tag}" ind1="${ind.charAt(0)}" ind2="${ind.charAt(1)}">${subfields.map(([code, value]) => `<${p}subfield code="${code}">${indent}${escape(value)}${indent}</${p}subfield>`).join(indent)}</${p}datafield>`,
  );
  return `<${p}${root}${binding}${attributes}><${p}leader>${LEADER}</${p}leader><${p}controlfield tag="001">012345</${p}controlfield>${body.join('\n')}</${p}${root}>`;
}

function oaiMarc(prefix: string): string {
  const p = prefix === '' ? '' : `${prefix}:`;
  const binding = prefix === '' ? 'xmlns' : `xmlns:${prefix}`;
  const body = CNMARC.map(
    ([tag, ind, ...subfields]) =>
      `<${p}varfield id="${tag}" i1="${ind.charAt(0)}" i2="${ind.charAt(1)}">${subfields.map(([label, value]) => `<${p}subfield label="${label}">${escape(value)}</${p}subfield>`).join('')}</${p}varfield>`,
  );
  return `<${p}oai_marc ${binding}="http://www.openarchives.org/OAI/1.1/oai_marc"><${p}fixfield id="LDR">${LEADER.replaceAll(' ', '^')}</${p}fixfield><${p}fixfield id="001">012345</${p}fixfield><${p}fixfield id="FMT">BK</${p}fixfield>${body.join('')}<${p}varfield id="CAT" i1=" " i2=" "><${p}subfield label="a">NJL</${p}subfield></${p}varfield></${p}oai_marc>`;
}

const SLIM = 'http://www.loc.gov/MARC21/slim';
const SPELLINGS: readonly (readonly [string, string])[] = [
  ['MARCXML slim', dataFields(SLIM, '')],
  ['MARCXML slim, prefix marc', dataFields(SLIM, 'marc')],
  [
    'MARCXML slim in a collection',
    `<collection xmlns="${SLIM}">${dataFields('', '')}</collection>`,
  ],
  [
    'marcxchange',
    dataFields(
      'info:lc/xmlns/marcxchange-v1',
      '',
      CNMARC,
      'record',
      ' format="UNIMARC" type="Bibliographic"',
    ),
  ],
  [
    'marcxchange without attributes, indented',
    dataFields('info:lc/xmlns/marcxchange-v1', '', CNMARC, 'record', '', '\n        '),
  ],
  ['MARCXML slim, prefix oai_unimarc', dataFields(SLIM, 'oai_unimarc')],
  [
    'unimarcxml of a link resolver, with a prefix',
    dataFields('info:srw/schema/8/unimarcxml-v0.1', 'u'),
  ],
  ['marcxchange, prefix mx', dataFields('info:lc/xmlns/marcxchange-v1', 'mx')],
  ['marcxchange version 2', dataFields('info:lc/xmlns/marcxchange-v2', 'mxc')],
  ['unimarcxml', dataFields('info:srw/schema/8/unimarcxml-v0.1', '')],
  ['cnmarcxml of nlc.cn', dataFields('http://www.nlc.cn/', '')],
  ['cnmarcxml of nlc.cn, with a prefix', dataFields('http://www.nlc.cn/', 'cnmarc')],
  ['unimarc of dp2', dataFields('http://dp2003.com/UNIMARC', 'unimarc')],
  ['no namespace at all', dataFields('', '')],
  ['a namespace that nobody knows', dataFields('urn:x', 'y')],
  ['oai_marc', oaiMarc('')],
  ['oai_marc, with a prefix', oaiMarc('om')],
];

describe('CNMARC in every XML spelling', () => {
  const wanted = documentOf(SPELLINGS[0]?.[1] ?? '');

  it('is read whole', () => {
    expect(wanted.format).to.equal('cnmarc');
    expect(wanted.titles.map((title) => [title.kind, title.text])).to.deep.include.members([
      ['main', '金陵琐事'],
      ['remainder', '续金陵琐事'],
      ['variant', '二续金陵琐事'],
    ]);
    expect(wanted.volume).to.include({ raw: '上册', number: 1 });
    expect(wanted.creators[0]).to.include({ name: '周晖', dynasty: '明', role: '撰' });
    expect(wanted.creators.map((creator) => creator.name)).to.include('张增泰');
    expect(wanted.publications[0]).to.include({ place: '南京', publisher: '南京出版社' });
    expect(wanted.dates[0]).to.include({ raw: '2007', start: '2007', kind: 'publication' });
    expect(wanted.edition).to.eql({ raw: '点校本', kind: 'collated' });
    expect(wanted.identifiers[0]).to.include({ type: 'isbn', value: '9787807182689', valid: true });
    expect(wanted.series[0]).to.include({ title: '南京稀见文献丛刊', number: '第一辑' });
    expect(wanted.classes).to.deep.include({ scheme: 'clc', code: 'K295.31' });
    expect(wanted.abstract).to.equal('记明代南京掌故 & 轶事 <𠮷>。');
    expect(wanted.holdings[0]).to.include({
      location: '地方文献室',
      callNumber: 'K295.31/12',
      copies: 2,
      volumes: '上册',
    });
    expect(wanted.titles.map((title) => title.text).join()).not.to.include('jin ling');
    expect(wanted.titles.map((title) => [title.kind, title.text])).to.deep.include.members([
      ['analytic', '客座赘语'],
      ['analytic', '续金陵琐事二卷'],
    ]);
    expect(wanted.series).to.have.lengthOf(1);
    expect(wanted.dates.map(({ kind, start }) => [kind, start])).to.eql([
      ['publication', '2007'],
      ['original', '1617'],
    ]);
    expect(wanted.audience).to.eql(['adult', 'specialist']);
    expect(wanted.identifiers.map(({ type, ofSet }) => [type, ofSet])).to.deep.include.members([
      ['isbn', undefined],
      ['isbn', true],
      ['csbn', undefined],
    ]);
    expect(wanted.warnings).to.eql([]);
  });

  for (const [name, payload] of SPELLINGS) {
    it(`is the same document as ${name}`, () => {
      expect(documentOf(payload)).to.eql(wanted);
    });
  }
});

describe('CNMARC in ISO 2709', () => {
  // GBK has no 𠮷.
  const inGbk = CNMARC.map(([tag, ind, ...subfields]): Field => [
    tag,
    ind,
    ...subfields.map(([code, value]) => [code, value.replace('𠮷', '吉')] as const),
  ]);

  for (const [name, fields, options, between] of [
    ['UTF-8', CNMARC, {}, ''],
    ['UTF-8 with CR LF between the records', CNMARC, {}, '\r\n'],
    ['GBK with CR LF between the records', inGbk, { encoding: 'gb18030' }, '\r\n'],
    ['GB18030', CNMARC, { encoding: 'gb18030' }, ''],
    [
      'GB18030 with the lengths of another encoding',
      CNMARC,
      { encoding: 'gb18030', wrongLengths: true },
      '',
    ],
  ] as const) {
    it(`of ${name} is the same document as in XML`, async () => {
      const wanted = documentOf(dataFields(SLIM, '', fields));
      const record = isoOf(fields, options);
      const found = await documentsIn(
        Buffer.concat([record, Buffer.from(between), record, Buffer.from(between)]),
      );
      expect(found).to.eql([wanted, wanted]);
    });
  }

  it('is the same when the file comes in pieces that cut characters', async () => {
    const file = isoOf(CNMARC, { encoding: 'gb18030' });
    const pieces = Array.from({ length: Math.ceil(file.length / 7) }, (_, i) =>
      file.subarray(i * 7, i * 7 + 7),
    );
    expect(await documentsIn(...pieces)).to.eql([documentOf(dataFields(SLIM, ''))]);
  });
});

function isoOf(fields: readonly Field[], options: IsoOptions): Buffer {
  return isoRecord(
    [
      { tag: '001', text: '012345' },
      ...fields.map(([tag, ind, ...subfields]) =>
        field(tag, ind, ...subfields.map(([code, value]) => code + value)),
      ),
    ],
    { ...options, leader: LEADER },
  );
}

/** The documents of a file, read as an import reads it. */
async function documentsIn(...pieces: readonly Buffer[]): Promise<CatalogueDocument[]> {
  const documents: CatalogueDocument[] = [];
  for await (const one of readIso2709(pieces)) {
    if (one.kind === 'unreadable') throw new Error(one.message);
    documents.push(documentOf(one.xml));
  }
  return documents;
}

describe('MARC that does not say which', () => {
  const MARC21: readonly Field[] = [
    ['020', '  ', ['a', '9787807182689']],
    ['100', '1 ', ['a', '周晖, 明代']],
    ['245', '10', ['a', '金陵瑣事 /'], ['c', '(明) 周暉撰.']],
    ['264', ' 1', ['a', '南京 :'], ['b', '南京出版社,'], ['c', '2007.']],
  ];

  it('is CNMARC by its fields, in a container of MARC21', () => {
    expect(documentOf(dataFields(SLIM, '')).format).to.equal('cnmarc');
  });

  it('is MARC21 by its fields, in a container of CNMARC', () => {
    const document = documentOf(dataFields('info:lc/xmlns/marcxchange-v1', 'mx', MARC21));
    expect(document.format).to.equal('marc21');
    expect(document.titles[0]?.text).to.equal('金陵瑣事');
    expect(document.publications[0]).to.include({ place: '南京', publisher: '南京出版社' });
  });

  it('is what the metadataPrefix says when that names one', () => {
    const unclear = dataFields(SLIM, '', [['500', '  ', ['a', '附注']]]).replace(LEADER, '');
    expect(() => documentOf(unclear))
      .to.throw()
      .with.property('code', 'FORMAT_UNCLEAR');
    expect(documentOf(unclear, 'cnmarc').format).to.equal('cnmarc');
    expect(documentOf(unclear, 'marc21').format).to.equal('marc21');
  });
});

describe('metadata in no format that we read', () => {
  it('is refused with its root and namespace', () => {
    expect(() => documentOf('<mods xmlns="http://www.loc.gov/mods/v3"/>'))
      .to.throw(/mods.*http:\/\/www\.loc\.gov\/mods\/v3/u)
      .with.property('code', 'FORMAT_UNKNOWN');
  });
});

/** The document of this payload, from a source that does not say which MARC it is. */
function documentOf(payload: string, metadataPrefix = 'marcxml'): CatalogueDocument {
  return documentBy(payload, metadataPrefix);
}
