/** Local holdings fields in the dialects of the systems that make them; what is suppressed is not shown. */
import { expect } from 'chai';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { cnmarc, documentOf, marc21 } from '../support/marc-documents.ts';
import type { Field } from '../support/marc-documents.ts';

const IN_MARC21: Field = ['245', '10', ['a', '盋山志']];
const IN_CNMARC: Field = ['200', '1 ', ['a', '盋山志']];

/** `location | call number | barcode | volumes | copies`, with `-` for what is not said. */
function told({ holdings }: CatalogueDocument): string[] {
  return holdings.map(({ location, callNumber, barcode, volumes, copies }) =>
    [location, callNumber, barcode ?? null, volumes, copies].map((part) => part ?? '-').join(' | '),
  );
}

/** A record that tells of no copy has one, of which nothing is known. */
const NOTHING = '- | - | - | - | -';

describe('copies in MARC21', () => {
  for (const [what, fields, ...wanted] of [
    [
      '952 of FOLIO',
      [
        [
          '952',
          'ff',
          ['a', '江心洲图书馆'],
          ['b', '总馆'],
          ['c', '特藏部'],
          ['d', '二楼书库'],
          ['e', 'K928.3/7'],
          ['m', '320100007'],
        ],
      ],
      '二楼书库 | K928.3/7 | 320100007 | - | -',
    ],
    [
      '952 of FOLIO with the call number in pieces, a volume and a copy that is suppressed',
      [
        [
          '952',
          'ff',
          ['a', '江心洲图书馆'],
          ['c', '特藏部'],
          ['f', '善'],
          ['e', 'K928.3/7'],
          ['g', 'v.2'],
          ['j', '下册'],
          ['t', '0'],
        ],
        ['952', 'ff', ['a', '江心洲图书馆'], ['e', 'K928.3/8'], ['t', '1']],
      ],
      '特藏部 | 善 K928.3/7 v.2 | - | 下册 | -',
    ],
    [
      '952 of FOLIO with the barcode in $p',
      [['952', 'ff', ['a', '江心洲图书馆'], ['d', '三楼'], ['e', 'K928.3/7'], ['p', '320100008']]],
      '三楼 | K928.3/7 | 320100008 | - | -',
    ],
    [
      '952 of FOLIO without its indicators',
      [
        [
          '952',
          '  ',
          ['a', '江心洲图书馆'],
          ['b', '总馆'],
          ['c', '特藏部'],
          ['d', '书库'],
          ['e', 'K928.3/7'],
        ],
      ],
      '书库 | K928.3/7 | - | - | -',
    ],
    [
      '952 of FOLIO with the call number in $h',
      [['952', 'ff', ['a', '江心洲图书馆'], ['d', '书库'], ['h', 'K928.3/7']]],
      '书库 | K928.3/7 | - | - | -',
    ],
    [
      '952 of FOLIO without a call number',
      [['952', 'ff', ['a', '江心洲图书馆'], ['d', '书库']]],
      '书库 | - | - | - | -',
    ],
    [
      '952 of Koha',
      [
        [
          '952',
          '  ',
          ['0', '0'],
          ['1', '0'],
          ['7', '0'],
          ['a', 'JXZ'],
          ['b', 'JXZ'],
          ['c', 'TC'],
          ['o', 'K928.3/7'],
          ['p', '0012345'],
          ['e', '赠送'],
          ['h', '上册'],
        ],
      ],
      'TC | K928.3/7 | 0012345 | 上册 | -',
    ],
    [
      '952 of Koha, withdrawn, lost and neither',
      [
        ['952', '  ', ['0', '1'], ['a', 'JXZ'], ['o', 'K928.3/7']],
        ['952', '  ', ['0', '0'], ['1', '2'], ['a', 'JXZ'], ['o', 'K928.3/8']],
        ['952', '  ', ['0', '0'], ['1', '0'], ['a', 'JXZ'], ['o', 'K928.3/9']],
      ],
      'JXZ | K928.3/9 | - | - | -',
    ],
    [
      '952 of Koha without a call number: a source of acquisition is none',
      [
        [
          '952',
          '  ',
          ['0', '0'],
          ['7', '0'],
          ['a', '江心洲图书馆'],
          ['c', '特藏'],
          ['e', '捐赠2019'],
        ],
      ],
      '特藏 | - | - | - | -',
    ],
    [
      '852',
      [
        [
          '852',
          '0 ',
          ['b', '地方文献部'],
          ['h', 'K928.3'],
          ['i', '7'],
          ['t', '2'],
          ['p', '320100009'],
        ],
      ],
      '地方文献部 | K928.3 7 | 320100009 | - | 2',
    ],
    [
      '852 of FOLIO that is suppressed',
      [['852', 'ff', ['b', '地方文献部'], ['h', 'K928.3/7'], ['t', '1']]],
      NOTHING,
    ],
    [
      '852 of FOLIO beside one that is suppressed',
      [
        ['852', 'ff', ['b', '地方文献部'], ['h', 'K928.3/7'], ['t', '1']],
        ['852', 'ff', ['b', '外借部'], ['h', 'K928.3/8'], ['t', '0']],
      ],
      '外借部 | K928.3/8 | - | - | -',
    ],
    [
      '852 whose note for staff says so',
      [['852', '  ', ['b', '书库'], ['h', 'K928.3/7'], ['x', 'SUPPRESSED']]],
      NOTHING,
    ],
    [
      '852 with the name of a library where the call number belongs',
      [['852', '  ', ['b', '书库'], ['h', '江心洲图书馆']]],
      '书库 | - | - | - | -',
    ],
    [
      'AVA of Alma',
      [
        [
          'AVA',
          '  ',
          ['0', '9910001'],
          ['8', '221'],
          ['a', '86NJ'],
          ['b', 'MAIN'],
          ['c', '地方文献阅览室'],
          ['d', 'K928.3/7'],
          ['e', 'available'],
          ['f', '3'],
          ['j', 'DFWX'],
          ['q', '总馆'],
        ],
      ],
      '地方文献阅览室 | K928.3/7 | - | - | 3',
    ],
    [
      'ITM of a publishing profile',
      [
        [
          'ITM',
          '  ',
          ['b', '320100010'],
          ['c', '特藏书库'],
          ['d', '2019-05-06'],
          ['i', 'K928.3/7'],
        ],
      ],
      '特藏书库 | K928.3/7 | 320100010 | - | -',
    ],
    [
      'Z30 of ALEPH',
      [
        [
          'Z30',
          '-1',
          ['1', 'NJ001'],
          ['2', '古籍部'],
          ['3', 'K928.3/7'],
          ['5', 'A0012345'],
          ['v', '第二册'],
        ],
      ],
      '古籍部 | K928.3/7 | A0012345 | 第二册 | -',
    ],
    [
      'PST of ALEPH',
      [
        [
          'PST',
          '  ',
          ['0', 'Z30'],
          ['1', 'NJ50000001000010'],
          ['b', 'MAIN'],
          ['o', 'BOOK'],
          ['d', '01'],
          ['h', 'K928.3/7'],
          ['4', '总馆'],
          ['5', '特藏室'],
        ],
      ],
      '总馆 | K928.3/7 | - | - | -',
    ],
    [
      'Z30 of a copy that is lost',
      [['Z30', '-1', ['2', '古籍部'], ['3', 'K928.3/7'], ['p', '遗失']]],
      NOTHING,
    ],
    [
      '949 with a library first',
      [['949', '  ', ['a', '江心洲图书馆'], ['b', 'K928.3/7']]],
      '江心洲图书馆 | K928.3/7 | - | - | -',
    ],
    [
      '949 with a call number of its own kind',
      [['949', '  ', ['a', '乡邦文献甲-3'], ['c', '书库']]],
      '书库 | 乡邦文献甲-3 | - | - | -',
    ],
    [
      '905 in MARC21',
      [['905', '  ', ['a', 'NJL'], ['d', 'K928.3'], ['e', '7']]],
      'NJL | K928.3/7 | - | - | -',
    ],
  ] as const) {
    it(what, () => {
      expect(told(marc21([IN_MARC21, ...(fields as readonly Field[])]))).to.deep.equal(wanted);
    });
  }

  it('keep the volumes of 866 with their 852, also when one before is suppressed', () => {
    const document = marc21([
      IN_MARC21,
      ['852', 'ff', ['b', '甲库'], ['h', 'K1/1'], ['t', '1']],
      ['866', ' 0', ['a', '1957-1960']],
      ['852', 'ff', ['b', '乙库'], ['h', 'K1/2'], ['t', '0']],
      ['866', ' 0', ['a', '1961-1966']],
    ]);
    expect(told(document)).to.deep.equal(['乙库 | K1/2 | - | 1961-1966 | -']);
  });

  it('do not show the address of a copy that FOLIO has suppressed', () => {
    const document = marc21([
      IN_MARC21,
      ['856', '40', ['u', 'https://item.example/1'], ['t', '1']],
      ['856', '40', ['u', 'https://item.example/2'], ['t', '0']],
      ['999', 'ff', ['i', '2f0c0c1e-0000-4000-8000-000000000000'], ['t', '0']],
    ]);
    expect(document.holdings[0]?.links.map(({ url }) => url)).to.deep.equal([
      'https://item.example/2',
    ]);
  });

  it('are read from Z30 however its indicators are written', () => {
    for (const tag of ['Z30', 'Z30-1', 'Z302']) {
      const document = documentOf(
        `<oai_marc xmlns="http://www.openarchives.org/OAI/1.1/oai_marc"><fixfield id="008">240101s1928    cc</fixfield><varfield id="245" i1="1" i2="0"><subfield label="a">盋山志</subfield></varfield><varfield id="${tag}" i1="-" i2="1"><subfield label="2">古籍部</subfield><subfield label="3">K928.3/7</subfield></varfield></oai_marc>`,
        'oai_marc',
      );
      expect(told(document), tag).to.deep.equal(['古籍部 | K928.3/7 | - | - | -']);
    }
  });
});

describe('copies in CNMARC', () => {
  for (const [what, fields, ...wanted] of [
    [
      '905 with class and book number',
      [
        [
          '905',
          '  ',
          ['a', 'NJL'],
          ['b', '0098765'],
          ['c', '特藏'],
          ['d', 'K928.3'],
          ['e', '7'],
          ['f', '2'],
        ],
      ],
      '特藏 | K928.3/7 | 0098765 | - | 2',
    ],
    [
      '905 with the whole call number in $f',
      [['905', '  ', ['a', 'NJU'], ['d', 'K928.3'], ['e', '7'], ['f', 'K928.3/7']]],
      'NJU | K928.3/7 | - | - | -',
    ],
    [
      '905 with the whole call number in $s',
      [['905', '  ', ['a', 'NJL'], ['s', 'K928.3/7'], ['v', '1-4']]],
      'NJL | K928.3/7 | - | 1-4 | -',
    ],
    [
      '905 with the book number alone: the class is that of 690',
      [
        ['690', '  ', ['a', 'K928.3'], ['v', '5']],
        ['905', '  ', ['a', 'NJL'], ['e', '7']],
      ],
      'NJL | K928.3/7 | - | - | -',
    ],
    [
      '905 with the name of the library in $f',
      [['905', '  ', ['a', 'NJL'], ['d', 'K928.3'], ['e', '7'], ['f', '江心洲图书馆']]],
      'NJL | K928.3/7 | - | - | -',
    ],
    [
      '905 of two libraries',
      [
        ['905', '  ', ['a', '甲馆'], ['d', 'K928.3'], ['e', '7']],
        ['905', '  ', ['a', '乙馆'], ['d', 'K928.3'], ['e', '8']],
      ],
      '甲馆 | K928.3/7 | - | - | -',
      '乙馆 | K928.3/8 | - | - | -',
    ],
    ['096 alone', [['096', '  ', ['a', 'K928.3/7']]], '- | K928.3/7 | - | - | -'],
    [
      '096 with class and book number',
      [['096', '  ', ['a', 'K928.3'], ['b', '7']]],
      '- | K928.3/7 | - | - | -',
    ],
    [
      '096 beside 905 without a call number',
      [
        ['096', '  ', ['a', 'K928.3/7']],
        ['905', '  ', ['a', 'NJL'], ['b', '0098765']],
      ],
      'NJL | K928.3/7 | 0098765 | - | -',
    ],
    ['690 alone, which is a class and no call number', [['690', '  ', ['a', 'K928.3']]], NOTHING],
    [
      '995 of Koha, of copies there and lost',
      [
        [
          '995',
          '  ',
          ['0', '0'],
          ['2', '0'],
          ['a', '江心洲图书馆'],
          ['b', 'JXZ'],
          ['e', '特藏'],
          ['f', '0012345'],
          ['k', 'K928.3/7'],
        ],
        ['995', '  ', ['0', '0'], ['2', '1'], ['b', 'JXZ'], ['k', 'K928.3/8']],
      ],
      '特藏 | K928.3/7 | 0012345 | - | -',
    ],
    [
      '952 of FOLIO, and 999 which holds only identifiers',
      [
        ['952', 'ff', ['a', '江心洲图书馆'], ['d', '书库'], ['e', 'K928.3/7']],
        [
          '999',
          'ff',
          ['i', '2f0c0c1e-0000-4000-8000-000000000000'],
          ['s', '2f0c0c1e-0000-4000-8000-000000000001'],
        ],
      ],
      '书库 | K928.3/7 | - | - | -',
    ],
    [
      '852 of FOLIO that is suppressed, with 096',
      [
        ['096', '  ', ['a', 'K928.3/7']],
        ['852', 'ff', ['b', '书库'], ['h', 'K928.3/7'], ['t', '1']],
      ],
      NOTHING,
    ],
    ['999 with a cataloguer and a day', [['999', '  ', ['a', 'liu'], ['b', '20040303']]], NOTHING],
  ] as const) {
    it(what, () => {
      expect(told(cnmarc([IN_CNMARC, ...(fields as readonly Field[])]))).to.deep.equal(wanted);
    });
  }
});
