/** What MARC says of the carrier, in words and codes, as the document and the comparison of two records have it. */
import { expect } from 'chai';
import type { CatalogueDocument } from '../../catalogue/document.ts';
import { compareStatements } from '../../catalogue/matching/comparison/comparison.ts';
import { statementOf } from '../../catalogue/matching/statement/statement.ts';
import type { MatchStatement } from '../../catalogue/matching/statement/statement.ts';
import { CNMARC_LEADER, cnmarc, marc21, MARC21_LEADER } from '../support/marc-documents.ts';
import type { Field } from '../support/marc-documents.ts';

const OF_SOUND = MARC21_LEADER.replace('nam', 'njm');
const OF_FILM = MARC21_LEADER.replace('nam', 'ngm');

function english(fields: readonly Field[], leader = MARC21_LEADER): CatalogueDocument {
  const title: Field = ['245', '10', ['a', '白鹭洲公园史话 /'], ['c', '陈济民著.']];
  const imprint: Field = ['264', ' 1', ['a', '南京 :'], ['b', '南京出版社,'], ['c', '2004.']];
  return marc21([title, imprint, ...fields], leader);
}

function chinese(
  extent: Field | undefined,
  material: string | undefined,
  leader = CNMARC_LEADER,
): CatalogueDocument {
  return cnmarc(
    [
      [
        '200',
        '1 ',
        ['a', '白鹭洲公园史话'],
        ...(material === undefined ? [] : [['b', material] as const]),
        ['f', '陈济民著'],
      ],
      ['210', '  ', ['a', '南京'], ['c', '南京出版社'], ['d', '2004']],
      ...(extent === undefined ? [] : [extent]),
    ],
    leader,
  );
}

const onPaper = chinese(['215', '  ', ['a', '212页'], ['d', '21cm']], undefined);

describe('the carrier of a MARC21 record', () => {
  const cases: readonly (readonly [what: string, fields: readonly Field[], carrier: string])[] = [
    ['338 online resource', [['338', '  ', ['a', 'online resource']]], 'electronic'],
    ['338 在线资源', [['338', '  ', ['a', '在线资源'], ['2', 'rdacarrier']]], 'electronic'],
    ['338 $b cr alone', [['338', '  ', ['b', 'cr'], ['2', 'rdacarrier']]], 'electronic'],
    ['338 $b cd alone', [['338', '  ', ['b', 'cd']]], 'electronic'],
    ['337 计算机 alone', [['337', '  ', ['a', '计算机'], ['b', 'c']]], 'electronic'],
    ['337 $b h alone', [['337', '  ', ['b', 'h']]], 'micro'],
    ['338 $b hd alone', [['338', '  ', ['b', 'hd']]], 'micro'],
    ['338 缩微平片', [['338', '  ', ['a', '缩微平片']]], 'micro'],
    ['338 volume', [['338', '  ', ['a', 'volume']]], 'print'],
    ['338 卷册', [['338', '  ', ['a', '卷册'], ['b', 'nc']]], 'print'],
    ['338 $b nc alone', [['338', '  ', ['b', 'nc']]], 'print'],
    ['337 无媒介 alone', [['337', '  ', ['a', '无媒介']]], 'print'],
    ['336 computer dataset alone', [['336', '  ', ['a', 'computer dataset']]], 'electronic'],
    ['336 $b cop alone', [['336', '  ', ['b', 'cop']]], 'electronic'],
    ['336 $b cri alone, a map', [['336', '  ', ['b', 'cri']]], 'unknown'],
    ['336 text alone', [['336', '  ', ['a', 'text'], ['b', 'txt']]], 'unknown'],
    ['347 PDF', [['347', '  ', ['a', 'text file'], ['b', 'PDF']]], 'electronic'],
    [
      'a volume with a disc',
      [
        ['300', '  ', ['a', '212页 +'], ['e', '1张光盘']],
        ['337', '  ', ['a', '无媒介']],
        ['337', '  ', ['a', '计算机']],
        ['338', '  ', ['a', '卷册']],
        ['338', '  ', ['a', '计算机光盘']],
      ],
      'print',
    ],
    [
      'pages that are counted of a file',
      [
        ['300', '  ', ['a', '212页']],
        ['338', '  ', ['b', 'cr']],
      ],
      'electronic',
    ],
  ];
  for (const [what, fields, carrier] of cases) {
    it(`is ${carrier} by ${what}`, () => {
      expect(english(fields).carrier).to.equal(carrier);
    });
  }

  it('tells discs, tapes and films apart by the terms and codes of 338', () => {
    const on = (field: Field, leader: string): string =>
      statementOf(english([field], leader)).carrier;
    expect(on(['338', '  ', ['a', 'audio disc']], OF_SOUND)).to.equal('cd');
    expect(on(['338', '  ', ['b', 'ss']], OF_SOUND)).to.equal('tape');
    expect(on(['338', '  ', ['a', '音频光盘']], OF_SOUND)).to.equal('cd');
    expect(on(['338', '  ', ['b', 'vd']], OF_FILM)).to.equal('dvd');
    expect(on(['338', '  ', ['a', '视频光盘']], OF_FILM)).to.equal('dvd');
    expect(on(['338', '  ', ['a', 'videocassette']], OF_FILM)).to.equal('video-tape');
    expect(on(['338', '  ', ['b', 'vr']], OF_FILM)).to.equal('video-tape');
    expect(
      on(['300', '  ', ['a', '1 sound disc :'], ['b', 'analog, 33 1/3 rpm']], OF_SOUND),
    ).to.equal('record');
  });

  it('makes two editions of a recording on two, and none where one record does not say on what', () => {
    const recording = (field: Field): MatchStatement =>
      statementOf(english([field, ['655', ' 7', ['a', '录音']]], OF_SOUND));
    const [disc, tape, unsaid] = [
      recording(['338', '  ', ['a', 'audio disc']]),
      recording(['338', '  ', ['b', 'ss']]),
      recording(['336', '  ', ['a', 'performed music']]),
    ] as const;
    expect([disc, tape, unsaid].map(({ carrier }) => carrier)).to.eql(['cd', 'tape', 'sound']);
    expect(compareStatements(disc, tape).relation).to.equal('carrier');
    for (const said of [disc, tape])
      expect(compareStatements(said, unsaid).outcome, said.carrier).to.equal('same');
  });

  it('makes another edition of the book on paper', () => {
    for (const field of [
      ['338', '  ', ['b', 'cr']],
      ['337', '  ', ['a', '计算机']],
      ['338', '  ', ['a', 'microfilm reel']],
    ] as const satisfies readonly Field[]) {
      const { outcome, relation } = compareStatements(
        statementOf(onPaper),
        statementOf(english([field])),
      );
      expect([field[2][1], outcome, relation]).to.eql([field[2][1], 'other-edition', 'carrier']);
    }
    const volume = english([
      ['300', '  ', ['a', '212页']],
      ['338', '  ', ['a', '卷册']],
    ]);
    expect(compareStatements(statementOf(onPaper), statementOf(volume)).outcome).to.equal('same');
  });
});

describe('the carrier of a CNMARC record', () => {
  const cases: readonly (readonly [what: string, document: CatalogueDocument, carrier: string])[] =
    [
      ['200$b [电子资源]', chinese(undefined, '[电子资源]'), 'electronic'],
      ['200$b 计算机文件', chinese(undefined, '计算机文件'), 'electronic'],
      ['200$b 网络资源', chinese(undefined, '网络资源'), 'electronic'],
      ['200$b 缩微品', chinese(undefined, '[缩微品]'), 'micro'],
      ['215$a 1张DVD-ROM', chinese(['215', '  ', ['a', '1张DVD-ROM']], undefined), 'electronic'],
      ['215$a 1个U盘', chinese(['215', '  ', ['a', '1个U盘']], undefined), 'electronic'],
      ['215$c 磁盘', chinese(['215', '  ', ['a', '1张'], ['c', '磁盘']], undefined), 'electronic'],
      ['215$a 缩微胶卷', chinese(['215', '  ', ['a', '缩微胶卷1卷']], undefined), 'micro'],
      [
        'pages with a disc beside',
        chinese(['215', '  ', ['a', '212页 + 1个U盘']], '专著'),
        'print',
      ],
    ];
  for (const [what, document, carrier] of cases) {
    it(`is ${carrier} by ${what}`, () => {
      expect(document.carrier).to.equal(carrier);
    });
  }

  it('is what is heard and seen on, by 200$b and 215', () => {
    const on = (extent: Field, material: string, kind: string): string =>
      statementOf(chinese(extent, material, CNMARC_LEADER.replace('nam', `n${kind}m`))).carrier;
    expect(on(['215', '  ', ['a', '1张激光唱片'], ['c', '立体声']], '录音制品', 'j')).to.equal(
      'cd',
    );
    expect(on(['215', '  ', ['a', '1张黑胶唱片']], '录音制品', 'j')).to.equal('record');
    expect(on(['215', '  ', ['a', '2盒'], ['c', '盒式录音带']], '[录音资料]', 'i')).to.equal(
      'tape',
    );
    expect(on(['215', '  ', ['a', '1片'], ['c', 'DVD']], '录像制品', 'g')).to.equal('dvd');
  });
});
