/** Carved blocks that were mended or printed again later are a span, never the year of the cutting alone. */
import { expect } from 'chai';
import { periodsOf } from '../../../catalogue/dates/periods.ts';
import { endYear, readDates, startYear } from '../../../catalogue/dates/dates.ts';
import { readOriginalDate } from '../../../catalogue/dates/originals.ts';

const EXAMPLES = `
  明嘉靖三十二年刻清顺治三年补修本 = 1553..1646 certain
  明嘉靖三十二年[1553]刻清順治三年[1646]補修本 = 1553..1646 certain
  明嘉靖32年（1553）刻 清順治3年（1646）補修 = 1553..1646 certain
  明嘉靖三十二年刻本，清顺治三年补修 = 1553..1646 certain
  明嘉靖三十二年刻本（清顺治三年补修） = 1553..1646 certain
  [明嘉靖三十二年刻清顺治三年补修本] = 1553..1646 inferred
  明嘉靖三十二年应天府刻清顺治三年补修本 = 1553..1646 certain
  明万历二十三年南京国子监刻明清递修本 = 1595..1911 certain
  元大德十年（1306）集庆路儒学刻明清递修本 = 1306..1911 certain
  宋绍兴刻宋元递修本 = 1131..1368 certain
  宋刻元明递修本 = 960..1644 certain
  元刻明修本 = 1271..1644 certain
  元刻明成化补刻本 = 1271..1487 certain
  明刻清印本 = 1368..1911 certain
  明万历刻清康熙递修本 = 1573..1722 certain
  清乾隆刻嘉庆补刻本 = 1736..1820 certain
  清康熙刻雍正增刻后印本 = 1662..1735 certain
  清雍正刻乾隆重修印本 = 1723..1795 certain
  清乾隆五十一年刻嘉慶、道光遞修本 = 1786..1850 certain
  明嘉靖刻万历修清顺治补修本 = 1522..1661 certain
  清光绪六年刻二十年补刻本 = 1880..1894 certain
  清康熙七年刻二十年增修本 = 1668..1681 certain
  清光绪十年刻民国二十年印本 = 1884..1931 certain
  清光绪元年尊经书院刻民国初年补版重印本 = 1875..1927 approximate
  1553年刻1646年补修本 = 1553..1646 certain
  明嘉靖三十二年刻递修本 = 1553..1644 approximate
  清康熙七年刻后印本 = 1668..1911 approximate
  清道光二十年刻本后印 = 1840..1911 approximate
  清顺治三年刻明嘉靖三十二年补修本 = 1553..1646 approximate
  清道光刻咸丰修补本 = 1821..1861 certain
  清嘉庆十六年刊道光五年续刻本 = 1811..1825 certain`;

describe('blocks that were mended or printed again', () => {
  for (const line of EXAMPLES.trim().split('\n')) {
    const [printed = '', wanted] = line.trim().split(' = ');
    it(`${printed} is ${wanted ?? ''}`, () => {
      const dates = readDates([printed], 'publication', 2026);
      expect(
        dates.map((date) => `${startYear(date)}..${endYear(date)} ${date.certainty}`),
      ).to.deep.equal([wanted]);
      expect(dates[0]).to.include({ kind: 'publication', raw: printed });
    });
  }

  it('belong to every period from the first to the last', () => {
    expect(periodsOf(1553, 1646)).to.deep.equal(['ming', 'shunzhi']);
  });

  it('are the original of a facsimile from the first to the last', () => {
    for (const note of [
      '据明万历九年刻清康熙二年补修本影印',
      '據明萬曆九年刻清康熙二年補修本景印',
      '底本：明万历九年刻清康熙二年补修本',
      '据金陵图书馆藏明万历九年刻清康熙二年补修本影印',
    ])
      expect(readOriginalDate(note, false), note).to.include({ start: '1581', end: '1663' });
    expect(readDates(['明万历九年刻清康熙二年补修本影印'])[0]).to.include({ end: '1663' });
  });

  it('are not what was made from them in another way, nor other editions, nor titles', () => {
    for (const [printed, wanted] of [
      ['清光绪六年刻本影印', ['1880 original']],
      ['明万历九年刻清康熙二年补修本影印', ['1581 original']],
      ['2013年据明万历九年刻清康熙二年补修本影印', ['2013 publication', '1581 original']],
      ['清光绪六年刻本，1990年影印', ['1990 publication', '1880 original']],
      ['民国十二年铅印 1990年影印', ['1990 publication', '1923 original']],
      ['清光绪六年石印本1990年5月影印本', ['1990-05 publication', '1880 original']],
      ['1990年影印 民国十二年铅印本', ['1990 publication', '1923 original']],
      ['1998年5月第1版，2001年3月第2次印刷', ['1998-05 publication', '2001-03 reprint']],
      ['清光绪六年刻本', ['1880 publication']],
      ['清嘉庆十六年重刊本', ['1811 publication']],
      ['景定建康志刻本', ['- publication']],
      ['石刻补修本', ['- publication']],
    ] as const)
      expect(
        readDates([printed], 'publication', 2026).map(
          ({ start, kind }) => `${start ?? '-'} ${kind}`,
        ),
        printed,
      ).to.deep.equal(wanted);
  });
});
