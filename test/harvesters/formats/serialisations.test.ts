/**
 * One CNMARC record in every XML spelling that repositories use, with any prefix or none, is one
 * document. Which MARC it is, is told by its fields and never by the container.
 */
import { expect } from 'chai';
import type { CatalogueDocument } from '../../../catalogue/document.ts';
import { describe as describeRecord } from '../../../harvesters/formats/describe.ts';

type Field = readonly [
  tag: string,
  ind: string,
  ...subfields: (readonly [code: string, value: string])[],
];

const CNMARC: readonly Field[] = [
  ['010', '  ', ['a', '978-7-80718-268-9'], ['b', '平装'], ['d', 'CNY28.00']],
  ['100', '  ', ['a', '20070912d2007    em y0chiy0110    ea']],
  ['101', '0 ', ['a', 'chi']],
  [
    '200',
    '1 ',
    ['a', '金陵琐事'],
    ['9', 'jin ling suo shi'],
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
  ['330', '  ', ['a', '记明代南京掌故 & 轶事 <𠮷>。']],
  ['517', '1 ', ['a', '二续金陵琐事']],
  ['606', '0 ', ['a', '笔记'], ['y', '南京'], ['z', '明代']],
  ['690', '  ', ['a', 'K295.31'], ['v', '5']],
  ['701', ' 0', ['c', '(明)'], ['a', '周晖'], ['9', 'zhou hui'], ['4', '撰']],
  ['702', ' 0', ['a', '张增泰'], ['4', '点校']],
  ['801', ' 0', ['a', 'CN'], ['b', 'NJL']],
  ['856', '4 ', ['u', 'https://item.example/1']],
  ['905', '  ', ['a', 'NJL'], ['c', '地方文献室'], ['s', 'K295.31/12'], ['f', '2'], ['v', '上册']],
];
const LEADER = '01234nam0 2200301   450 ';

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');

/** MARCXML and its likes: datafield and subfield under a namespace, with a prefix or none. */
function dataFields(
  namespace: string,
  prefix: string,
  fields = CNMARC,
  root = 'record',
  attributes = '',
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
      `<${p}datafield tag="${tag}" ind1="${ind.charAt(0)}" ind2="${ind.charAt(1)}">${subfields.map(([code, value]) => `<${p}subfield code="${code}">${escape(value)}</${p}subfield>`).join('')}</${p}datafield>`,
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
  return `<${p}oai_marc ${binding}="http://www.openarchives.org/OAI/1.1/oai_marc"><${p}fixfield id="LDR">${LEADER.replaceAll(' ', '^')}</${p}fixfield><${p}fixfield id="001">012345</${p}fixfield>${body.join('')}</${p}oai_marc>`;
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
  });

  for (const [name, payload] of SPELLINGS) {
    it(`is the same document as ${name}`, () => {
      expect(documentOf(payload)).to.eql(wanted);
    });
  }
});

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

/** The document of this payload, as a record of 江宁. */
function documentOf(payload: string, metadataPrefix = 'marcxml'): CatalogueDocument {
  return describeRecord(
    {
      source: 's',
      identifier: 'oai:1',
      datestamp: '2026-01-01T00:00:00Z',
      deleted: false,
      setSpecs: [],
      metadataPrefix,
      xml: `<record xmlns="http://www.openarchives.org/OAI/2.0/"><header><identifier>oai:1</identifier></header><metadata>${payload}</metadata></record>`,
    },
    undefined,
    {
      source: {
        id: 's',
        library: '320115',
        baseUrl: 'https://repository.example/oai',
        metadataPrefix,
        set: undefined,
        schedule: '0 2 * * *',
        collections: [],
        state: 'active',
      },
      library: { code: '320115', name: '江宁区图书馆', nameEn: 'Jiangning', shortName: '江宁' },
      setNames: {},
    },
  );
}
