import { expect } from 'chai';
import { TYPES, typesOf } from '../../../catalogue/fields/types.ts';
import type { TypeCode } from '../../../catalogue/fields/types.ts';
import { zh } from '../../../server/i18n/zh.ts';
import { indexedWork } from '../../../catalogue/search/indexed-work.ts';
import { buildWork, workHit } from '../../../catalogue/work.ts';
import { cnmarc, dublinCore, marc21 } from '../../support/marc-documents.ts';

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
      expect(typesOf([word], { title: '无关' })[0]).to.equal(type);
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
      expect(typesOf(words, { title })[0]).to.equal(type);
    });
  }

  for (const [words, hints, types] of [
    [['地方志'], { title: '石城县志', year: 1683 }, ['gazetteer', 'rarebook']],
    [['地方志'], { title: '石城县志', year: 1989 }, ['gazetteer']],
    [['古籍'], { title: '石城县志' }, ['rarebook', 'gazetteer']],
    [['古籍'], { title: '乾隆江寧新志' }, ['rarebook', 'gazetteer']],
    [['古籍'], { title: '景定建康志' }, ['rarebook', 'gazetteer']],
    [['古籍'], { title: '江宁人物志' }, ['rarebook']],
    [['古籍'], { title: '凤台小志', subjects: ['方志'] }, ['rarebook', 'gazetteer']],
    [['古籍'], { title: '凤台小志', subjects: ['方志-研究'] }, ['rarebook']],
    [['古籍'], { title: '石城杨氏宗谱十二卷' }, ['rarebook', 'genealogy']],
    [[], { title: '石城楊氏族譜（湖熟支）' }, ['genealogy']],
    [[], { title: '石城杨家世谱' }, ['genealogy']],
    [[], { title: '杨氏统谱四卷' }, ['genealogy']],
    [['图书'], { title: '杨氏房谱' }, ['genealogy']],
    [[], { title: '石城县志 [校注本]' }, ['gazetteer']],
    [[], { title: '交响乐总谱' }, ['other']],
    [[], { title: '石城年谱' }, ['other']],
    [['家谱'], { title: '石城杨氏宗谱', year: 1908 }, ['genealogy', 'rarebook']],
    [['家谱'], { title: '石城杨氏宗谱', year: 1948 }, ['genealogy']],
    [['图书'], { title: '石城琐记', year: 1880 }, ['book', 'rarebook']],
    [['专著', '画册'], { title: '石城旧影' }, ['book', 'image']],
    [['画册', '地方志'], { title: '石城图录' }, ['image', 'gazetteer']],
    [['图书；家谱'], { title: '石城世系' }, ['genealogy']],
    [['线装地方志'], { title: '石城县志' }, ['gazetteer', 'rarebook']],
    [['论文'], { title: '论石城县志', year: 1900 }, ['article']],
    [['拓片'], { title: '石城县志', year: 1900 }, ['rubbing']],
    [['古籍'], { title: '石城舆图', leader: '01234nem0' }, ['rarebook', 'map']],
    [['民歌'], { title: '石城山歌', leader: '01234njm0' }, ['music', 'audio']],
    [['口述史料', 'Sound'], { title: '石城往事' }, ['oral-history', 'audio']],
    [[], { title: '石城琐记' }, ['other']],
  ] as const) {
    it(`${hints.title}, printed as ${words.join(' and ') || 'nothing'}, is all of ${types.join(', ')}`, () => {
      expect(typesOf(words, hints)).to.deep.equal(types);
    });
  }

  it('is 方志 and 古籍 for a county gazetteer of the old time, in every format', () => {
    const gazetteer = cnmarc([
      ['200', '1 ', ['a', '康熙江宁县志']],
      ['210', '  ', ['d', '清康熙二十二年']],
      ['608', '  ', ['a', '地方志']],
    ]);
    expect(gazetteer.type).to.deep.include({ code: 'gazetteer', also: ['rarebook'] });
    const reprint = cnmarc([
      ['200', '1 ', ['a', '康熙江宁县志']],
      ['210', '  ', ['d', '1991']],
      ['305', '  ', ['a', '据清康熙二十二年刻本影印']],
      ['608', '  ', ['a', '地方志']],
    ]);
    expect(reprint.type).not.to.have.property('also');
    expect(
      dublinCore([
        ['title', '康熙江寧縣志'],
        ['type', '古籍'],
        ['subject', '方志'],
      ]).type,
    ).to.deep.include({ code: 'rarebook', also: ['gazetteer'] });
  });

  it('are in a work all that its documents say, the main one the kind that says more than book', () => {
    const [book, gazetteer] = [
      [
        ['type', '图书'],
        ['title', '凤台小志'],
      ],
      [
        ['type', '地方志'],
        ['title', '凤台小志'],
        ['date', '清光绪六年'],
      ],
    ].map((elements) => dublinCore(elements as [string, string][]));
    const work = buildWork(
      [book, gazetteer].flatMap((one) => one ?? []),
      '',
    );
    expect(work).to.deep.include({ type: 'gazetteer', types: ['gazetteer', 'book', 'rarebook'] });
    expect(workHit(work)).to.deep.include({ type: 'gazetteer', types: work.types });
    expect(indexedWork(work).facets.type).to.deep.equal(work.types);
  });

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
