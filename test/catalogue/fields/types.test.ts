import { expect } from 'chai';
import { TYPES, typeOf } from '../../../catalogue/fields/types.ts';
import type { TypeCode } from '../../../catalogue/fields/types.ts';
import { zh } from '../../../server/i18n/zh.ts';
import { cnmarc, marc21 } from '../../support/marc-documents.ts';

describe('the kind of a document', () => {
  for (const [word, type] of [
    ['地方志', 'gazetteer'],
    ['家譜', 'genealogy'],
    ['年鉴', 'yearbook'],
    ['文史资料', 'memoir-series'],
    ['古籍', 'rarebook'],
    ['普通图书', 'book'],
    ['连续出版物', 'serial'],
    ['報紙', 'newspaper'],
    ['老照片', 'image'],
    ['StillImage', 'image'],
    ['地圖', 'map'],
    ['拓片', 'rubbing'],
    ['碑帖', 'rubbing'],
    ['手稿', 'archive'],
    ['契约文书', 'archive'],
    ['房契', 'archive'],
    ['名人手札', 'archive'],
    ['票证', 'ticket'],
    ['粮票', 'ticket'],
    ['老门票', 'ticket'],
    ['股票', 'ticket'],
    ['书画', 'artwork'],
    ['書畫', 'artwork'],
    ['国画', 'artwork'],
    ['书法作品', 'artwork'],
    ['Painting', 'artwork'],
    ['口述历史', 'oral-history'],
    ['录音', 'audio'],
    ['Sound', 'audio'],
    ['MovingImage', 'video'],
    ['数据库', 'database'],
    ['Dataset', 'database'],
    ['Text', 'other'],
  ] as const) {
    it(`is ${type} where the record says ${word}`, () => {
      expect(typeOf([word], { title: '无关' })).to.equal(type);
    });
  }

  for (const [words, title, type] of [
    [['图书'], '江宁县志', 'gazetteer'],
    [['图书', '家谱'], '某氏世系', 'genealogy'],
    [['专著', '画册'], '南京旧影', 'book'],
    [['Image', '书画'], '莫愁湖', 'artwork'],
    [['Image'], '秦淮春色图轴', 'artwork'],
    [['Image'], '中山陵', 'image'],
    [[], '一九六二年南京市粮票', 'ticket'],
    [[], '莫愁湖山水立轴', 'artwork'],
  ] as const) {
    it(`of ${title}, printed as ${words.join(' and ') || 'nothing'}, is ${type}`, () => {
      expect(typeOf(words, { title })).to.equal(type);
    });
  }

  it('is told by coded fields of CNMARC when no word tells it', () => {
    const title = ['200', '1 ', ['a', '中央日报']] as const;
    const kind = (field: Parameters<typeof cnmarc>[0][number], leader?: string): TypeCode =>
      cnmarc([title, field], leader).type.code;
    expect(kind(['110', '  ', ['a', 'caa']], '01234nas0 2200301   450 ')).to.equal('newspaper');
    expect(kind(['110', '  ', ['a', 'aua']], '01234nas0 2200301   450 ')).to.equal('serial');
    expect(kind(['116', '  ', ['a', 'caa']], '01234nkm0 2200301   450 ')).to.equal('artwork');
    expect(kind(['116', '  ', ['a', 'faa']], '01234nkm0 2200301   450 ')).to.equal('image');
    expect(kind(['191', '  ', ['a', 'a']], '01234nkm0 2200301   450 ')).to.equal('rubbing');
    expect(kind(['140', '  ', ['a', 'a']])).to.equal('rarebook');
    expect(kind(['608', '  ', ['a', '票证']])).to.equal('ticket');
  });

  it('is told by coded fields of MARC21 when no word tells it', () => {
    const kind = (code: string, leader: string): TypeCode =>
      marc21(
        [
          ['008', code],
          ['245', '00', ['a', '中央日報']],
        ],
        leader,
      ).type.code;
    const serial = '01234nas a2200301 i 4500';
    expect(kind('880101d19281949ch dr n       0   a0chi d', serial)).to.equal('newspaper');
    expect(kind('880101d19281949ch dr p       0   a0chi d', serial)).to.equal('serial');
    const picture = '01234nkm a2200301 i 4500';
    expect(kind('880101s1935    ch nnn            anchi d', picture)).to.equal('artwork');
    expect(kind('880101s1935    ch nnn            inchi d', picture)).to.equal('image');
  });

  it('has a name of its own in Chinese', () => {
    const names = TYPES.map((type) => zh.types[type]);
    expect(new Set(names).size).to.equal(TYPES.length);
    expect(names).to.include.members(['票证', '书画', '手稿与契约文书', '照片图片', '口述史料']);
  });
});
