/** 姓, 堂号 and 居地 of genealogies. */
import { expect } from 'chai';
import { readClan } from '../../../catalogue/fields/clans.ts';
import type { ClanStatements } from '../../../catalogue/fields/clans.ts';
import { indexedWork } from '../../../catalogue/search/indexed-work.ts';
import { buildWork } from '../../../catalogue/work.ts';
import { cnmarc, dublinCore, marc21 } from '../../support/marc-documents.ts';

const told = (given: Partial<ClanStatements>): string => {
  const clan = readClan({ titles: [], headings: [], persons: [], notes: [], places: [], ...given });
  if (clan === null) return 'nothing';
  return [clan.surnames, clan.halls, clan.seats].map((values) => values.join('+')).join(' | ');
};

describe('the family of a genealogy', () => {
  for (const [title, family] of [
    ['石城杨氏宗谱', '杨 |  | 石城'],
    ['石城甘氏支譜', '甘 |  | 石城'],
    ['杨氏宗谱', '杨 |  | '],
    ['[江苏南京]周氏族谱', '周 |  | 江苏南京'],
    ['（江蘇溧水）石湫魏氏家乘十二卷', '魏 |  | 江蘇溧水+石湫'],
    ['〔示例〕石城杨氏宗谱', '杨 |  | 石城'],
    ['重修石城王氏家谱', '王 |  | 石城'],
    ['石城重修王氏家谱', '王 |  | 石城'],
    ['民国二十年续修石城王氏家谱', '王 |  | 石城'],
    ['石城歐陽氏族譜', '歐陽 |  | 石城'],
    ['石城尉迟氏族谱', '尉迟 |  | 石城'],
    ['三槐堂王氏家谱', '王 | 三槐堂 | '],
    ['石城三槐堂王氏家谱', '王 | 三槐堂 | 石城'],
    ['王氏三槐堂支谱', '王 | 三槐堂 | '],
    ['石城王氏宗谱（三槐堂）', '王 | 三槐堂 | 石城'],
    ['石城王谢二氏合谱', '王+谢 |  | 石城'],
    ['王姓族谱', '王 |  | '],
    ['石城杨家世谱', '杨 |  | 石城'],
    ['王氏族谱（上元支）', '王 |  | 上元'],
    ['王氏族谱（长房支）', '王 |  | '],
    ['石城某氏支谱', ' |  | 石城'],
    ['石城宗族家谱', 'nothing'],
    ['某氏宗谱', 'nothing'],
    ['释氏源流', 'nothing'],
  ] as const) {
    it(`is told by the title ${title}`, () => {
      expect(told({ titles: [title] })).to.equal(family);
    });
  }

  it('is told by notes under names of its parts', () => {
    expect(told({ notes: ['堂号：三槐堂；始迁祖：王某；居地：江宁、句容'] })).to.equal(
      ' | 三槐堂 | 江宁+句容',
    );
    expect(told({ notes: ['姓氏:杨', '堂號：四知堂', '譜籍地：江蘇溧水'] })).to.equal(
      '杨 | 四知堂 | 江蘇溧水',
    );
    expect(told({ notes: ['始迁祖：杨某，堂号：四知堂，散居地：石城'] })).to.equal(
      ' | 四知堂 | 石城',
    );
    expect(told({ notes: ['民国八年敦本堂木活字本', '三槐堂刻本'] })).to.equal(
      ' | 敦本堂+三槐堂 | ',
    );
    expect(told({ notes: ['堂号三槐堂'] })).to.equal(' | 三槐堂 | ');
    expect(told({ notes: ['堂号：不详；居地：不详', '书前有堂号图'] })).to.equal('nothing');
  });

  it('is told by headings, a bare name among those of persons alone', () => {
    expect(told({ headings: ['杨氏', '谱牒', '家谱'] })).to.equal('杨 |  | ');
    expect(told({ headings: ['杨氏家族-石城'] })).to.equal('杨 |  | ');
    expect(told({ headings: ['三槐堂'] })).to.equal(' | 三槐堂 | ');
    expect(told({ headings: ['杨'], persons: ['杨'] })).to.equal('杨 |  | ');
    expect(told({ headings: ['杨', '东方', '甘熙'], persons: ['甘熙'] })).to.equal('nothing');
  });

  it('lives where fields for places say, when nothing else does', () => {
    expect(told({ titles: ['杨氏宗谱'], places: ['石城', '1368-1644'] })).to.equal('杨 |  | 石城');
    expect(told({ titles: ['湖熟杨氏宗谱'], places: ['石城'] })).to.equal('杨 |  | 湖熟');
  });

  it('stands in its document, in every format, and in no other', () => {
    const clan = { surnames: ['王'], halls: ['三槐堂'], seats: ['石城'] };
    for (const document of [
      dublinCore([
        ['title', '石城王氏宗谱'],
        ['type', '家谱'],
        ['description', '堂号：三槐堂'],
      ]),
      cnmarc([
        ['200', '1 ', ['a', '王氏宗谱']],
        ['300', '  ', ['a', '堂号：三槐堂']],
        ['602', '  ', ['a', '王氏']],
        ['607', '  ', ['a', '石城']],
        ['608', '  ', ['a', '家谱']],
      ]),
      cnmarc([
        ['200', '1 ', ['a', '王氏宗谱']],
        ['517', '1 ', ['a', '石城三槐堂王氏宗谱']],
      ]),
      marc21([
        ['245', '00', ['a', '石城王氏宗譜']],
        ['500', '  ', ['a', '堂號：三槐堂']],
        ['600', '30', ['a', '王氏']],
      ]),
    ]) {
      expect(document.clan, document.format).to.deep.equal(clan);
    }
    const book = dublinCore([
      ['title', '王氏三槐堂考'],
      ['type', '图书'],
      ['description', '堂号：三槐堂'],
    ]);
    expect(book).not.to.have.property('clan');
  });

  it('is indexed by each of its parts, in one script', () => {
    const { texts, facets } = indexedWork(
      buildWork(
        [
          dublinCore([
            ['title', '石城歐陽氏宗譜'],
            ['type', '家譜'],
            ['description', '堂號：畫荻堂'],
          ]),
        ],
        '',
      ),
    );
    expect(texts).to.deep.include({
      surname: ['歐陽', '歐陽氏'],
      hall: ['畫荻堂'],
      seat: ['石城'],
    });
    expect(facets).to.deep.include({ surname: ['欧阳'], hall: ['画荻堂'], seat: ['石城'] });
  });
});
