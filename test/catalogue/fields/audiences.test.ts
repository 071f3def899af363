import { expect } from 'chai';
import { readAudience } from '../../../catalogue/fields/audiences.ts';
import { cnmarc, dublinCore, marc21 } from '../../support/marc-documents.ts';

describe('the readers a document is meant for', () => {
  for (const [note, audience] of [
    ['本书适合中小学生阅读', ['primary', 'teen', 'youth']],
    ['小学生', ['primary']],
    ['初中生课外读物', ['teen']],
    ['青少年', ['juvenile']],
    ['青少年及普通读者', ['juvenile', 'general']],
    ['少年儿童', ['juvenile']],
    ['少年、青年', ['teen', 'youth']],
    ['中青年', []],
    ['幼儿亲子读物', ['preschool']],
    ['供地方史研究人員使用', ['specialist']],
    ['高等院校师生', ['specialist']],
    ['成人读者；不适合儿童', ['adult']],
    ['少儿不宜', []],
    ['广大文史爱好者', ['general']],
    ['Adolescent', ['youth']],
    ['pre-adolescent', ['teen']],
    ['读者', []],
    ['', []],
  ] as const) {
    it(`are ${audience.join(', ') || 'nobody known'} in ${note || 'a blank note'}`, () => {
      expect(readAudience(note)).to.eql(audience);
    });
  }

  const title = ['200', '1 ', ['a', '南京城墙']] as const;
  const coded = (codes: string) =>
    ['100', '  ', ['a', `20070912d2007    ${codes}y0chiy0110    ea`]] as const;

  it('are coded in 100 of CNMARC, up to three', () => {
    for (const [codes, audience] of [
      ['a  ', ['juvenile']],
      ['bcd', ['preschool', 'primary', 'teen']],
      ['ekm', ['youth', 'adult', 'specialist']],
      ['u  ', []],
      ['|||', []],
    ] as const)
      expect(cnmarc([title, coded(codes)]).audience, codes).to.eql(audience);
  });

  it('are said in 333 of CNMARC, which is kept as printed and adds to the codes', () => {
    const document = cnmarc([title, coded('m  '), ['333', '  ', ['a', '供地方史研究者使用']]]);
    expect(document.audience).to.eql(['adult', 'specialist']);
    expect(document.extra).to.eql({ audience: ['供地方史研究者使用'] });
    expect(document.notes).to.eql([]);
  });

  it('are coded in 008 of MARC21 by letters of its own, and said in 521', () => {
    const of = (code: string, leader?: string) =>
      marc21(
        [
          ['008', `880101s1935    ch     ${code}      000 0 chi d`],
          ['245', '00', ['a', '南京城牆']],
        ],
        leader,
      ).audience;
    expect(of('a')).to.eql(['preschool']);
    expect(of('d')).to.eql(['youth']);
    expect(of('f')).to.eql(['specialist']);
    expect(of(' ')).to.eql([]);
    // 008/22 of a serial is its original form.
    expect(of('a', '01234nas a2200301 i 4500')).to.eql([]);
    const noted = marc21([
      ['245', '00', ['a', '南京城牆']],
      ['521', '8 ', ['a', '中小學生']],
    ]);
    expect(noted.audience).to.eql(['primary', 'teen', 'youth']);
    expect(noted.extra).to.eql({ audience: ['中小學生'] });
  });

  it('are said in audience of Dublin Core', () => {
    const document = dublinCore([
      ['title', '南京城墙'],
      ['terms:audience', '青少年'],
      ['terms:educationLevel', '小学'],
    ]);
    expect(document.audience).to.eql(['primary', 'juvenile']);
    expect(document.extra).to.eql({ audience: ['青少年', '小学'] });
  });
});
