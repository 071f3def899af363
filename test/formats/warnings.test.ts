/** What a cataloguer is told about a description, in each format; nothing is refused for it. */
import { expect } from 'chai';
import { cnmarc, dublinCore, marc21 } from '../support/marc-documents.ts';

describe('a description is remarked upon', () => {
  it('for a role that is not known, which stays as printed', () => {
    const document = cnmarc([
      ['200', '1 ', ['a', '南京建置志']],
      ['701', ' 0', ['a', '甘熙'], ['4', '撰']],
      ['702', ' 0', ['a', '陈作霖'], ['4', '总负责']],
      ['702', ' 0', ['a', '柳诒徵'], ['4', '070']],
    ]);
    expect(document.warnings).to.eql([{ code: 'ROLE_UNKNOWN', value: '总负责' }]);
    expect(document.creators.map(({ role }) => role)).to.eql(['撰', '总负责', '070']);
    const foreign = marc21([
      ['245', '00', ['a', 'Nanking']],
      ['700', '1 ', ['a', 'Buck, Pearl S.,'], ['e', 'author.']],
      ['700', '1 ', ['a', 'Smith, John,'], ['4', 'zzz']],
    ]);
    expect(foreign.warnings).to.eql([{ code: 'ROLE_UNKNOWN', value: 'zzz' }]);
  });

  it('for a title that says nothing, which stays as well', () => {
    for (const title of ['未命名', 'IMG_0001.jpg', '12345']) {
      const document = dublinCore([['title', title]]);
      expect(document.titles[0]?.text).to.equal(title);
      expect(document.warnings).to.eql([{ code: 'TITLE_MEANINGLESS', value: title }]);
    }
  });

  it('for a title that is missing, once', () => {
    expect(dublinCore([['creator', '甘熙']]).warnings).to.eql([
      { code: 'TITLE_MISSING', value: '' },
    ]);
  });

  it('for a date and numbers that cannot be read', () => {
    const document = dublinCore([
      ['title', '首都志'],
      ['date', '某年某月'],
      ['identifier', 'ISBN 978-7-80718-268-0'],
      ['identifier', 'ISSN 1000-0001'],
      ['identifier', '统一书号：不明'],
      ['identifier', '古籍普查登记编号：3200'],
    ]);
    expect(document.warnings.map(({ code }) => code)).to.eql([
      'DATE_UNREAD',
      'ISBN_INVALID',
      'ISSN_INVALID',
      'CSBN_INVALID',
      'CENSUS_INVALID',
    ]);
  });

  it('not at all when there is nothing to say', () => {
    expect(
      dublinCore([
        ['title', '首都志'],
        ['creator', '叶楚伧，柳诒徵主编'],
        ['date', '民国二十四年'],
      ]).warnings,
    ).to.eql([]);
  });
});
