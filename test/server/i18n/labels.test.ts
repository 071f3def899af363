import { expect } from 'chai';
import { PERIODS } from '../../../catalogue/dates/periods.ts';
import { classPath } from '../../../catalogue/fields/classification.ts';
import { CITY, DISTRICTS } from '../../../catalogue/fields/places.ts';
import type { FilterName } from '../../../catalogue/search/facets.ts';
import { labelsOf } from '../../../server/i18n/labels.ts';
import type { Labels } from '../../../server/i18n/labels.ts';
import { en } from '../../../server/i18n/en.ts';
import { zh } from '../../../server/i18n/zh.ts';

const QINHUAI = {
  code: '320104',
  name: '秦淮区图书馆',
  shortName: '秦淮',
  nameEn: 'Qinhuai Library',
};
const PHOTOS = {
  id: 'photos',
  name: '老照片库',
  library: '320104',
  source: 'qinhuai-dc',
  set: 'local:photo',
  access: 'onsite',
} as const;
const chinese = labelsOf('zh', zh, [QINHUAI], [PHOTOS]);
const english = labelsOf('en', en, [QINHUAI], [PHOTOS]);

const both = (facet: FilterName, value: string): string[] =>
  [chinese, english].map((labels: Labels) => labels.of(facet, value));

describe('the labels of facet values', () => {
  it('name libraries and their collections', () => {
    expect(both('lib', '320104')).to.deep.equal(['秦淮区图书馆', 'Qinhuai Library']);
    expect([chinese.libraryShort('320104'), english.libraryShort('320104')]).to.deep.equal([
      '秦淮',
      'Qinhuai Library',
    ]);
    expect(both('collection', 'photos')).to.deep.equal([
      '老照片库（秦淮）',
      '老照片库 (Qinhuai Library)',
    ]);
  });

  it('name what is closed: types, editions, audiences, access, carriers', () => {
    expect(both('type', 'gazetteer')).to.deep.equal(['方志', 'Gazetteer']);
    expect(both('edition', 'woodblock')).to.deep.equal(['刻本', 'woodblock']);
    expect(both('audience', 'primary')).to.deep.equal(['小学生', 'Primary pupils']);
    expect(both('access', 'onsite')).to.deep.equal(['到馆阅览', 'Reading room']);
    expect(both('carrier', 'micro')).to.deep.equal(['缩微', 'Microform']);
  });

  it('name periods, decades by their years', () => {
    expect(both('period', 'guangxu')).to.deep.equal(['清·光绪', 'Qing, Guangxu']);
    expect(both('period', '1950s')).to.deep.equal(['1950年代', '1950s']);
    expect(both('period', 'unknown')).to.deep.equal(['年代不详', 'Undated']);
  });

  it('name every period', () => {
    const named = PERIODS.map(({ code }) => both('period', code));

    expect(named).to.have.length.above(30);
    for (const [zhName, enName] of named) {
      expect(zhName).to.match(/\p{Script=Han}/u);
      expect(enName).to.match(/^[A-Z\d][\w, –]+$/u);
    }
  });

  it('name languages', () => {
    expect(both('language', 'mnc')).to.deep.equal(['满语', 'Manchu']);
    expect(both('language', 'mul')).to.deep.equal(['多语种', 'Multiple languages']);
  });

  it('name places, those of former times as what they were', () => {
    expect(both('place', '320104')).to.deep.equal(['秦淮区', 'Qinhuai']);
    expect(both('place', CITY)).to.deep.equal(['南京（全市）', 'Nanjing']);
    expect(both('place', '320100:江宁府')).to.deep.equal([
      '江宁府（历史政区）',
      '江宁府 (former unit)',
    ]);
    expect(Object.keys(DISTRICTS).map((code) => english.of('place', code))).to.include.members([
      'Xuanwu',
      'Gaochun',
    ]);
  });

  it('name classes, in English by the main class where a heading is not translated', () => {
    expect(both('class', 'K')).to.deep.equal(['历史、地理', 'History and geography']);
    expect(both('class', 'K295.3')).to.deep.equal(['江苏地方史志', 'Local history of Jiangsu']);
    expect(both('class', 'K295.31')).to.deep.equal(['南京地方史志', 'Local history of Nanjing']);
    expect(both('class', 'K29')).to.deep.equal(['地方史志', 'Local history and gazetteers']);
    expect(both('class', 'Q94')).to.deep.equal(['植物学', 'Biological sciences (Q94)']);
    expect(both('class', 'D33/37')).to.deep.equal(['各国共产党', 'Politics and law (D33/37)']);
  });

  it('name each main class in English without its code', () => {
    const mains = Array.from('ABCDEFGHIJKNOPQRSTUVXZ');

    for (const main of mains) {
      expect(classPath(main), main).to.deep.equal([main]);
      expect(english.of('class', main), main).to.match(/^[A-Z][a-z]+[A-Za-z, ]*$/);
    }
  });

  it('give persons with their role, and what has no name as it is', () => {
    expect(both('person', 'compiler:周应合')).to.deep.equal([
      '周应合（纂辑）',
      '周应合 (compiler)',
    ]);
    expect(both('subject', '城墙')).to.deep.equal(['城墙', '城墙']);
    expect(both('head', '0')).to.deep.equal(['0–9', '0–9']);
    expect(both('head', 'J')).to.deep.equal(['J', 'J']);
  });

  it('are the value itself for a code that nobody knows', () => {
    const facets: FilterName[] = ['lib', 'collection', 'type', 'edition', 'audience', 'access'];
    for (const facet of [...facets, 'carrier', 'period', 'language', 'class', 'place'] as const) {
      expect(both(facet, 'elsewhere'), facet).to.deep.equal(['elsewhere', 'elsewhere']);
      // The name of a property that every object has is no code.
      expect(both(facet, 'constructor'), facet).to.deep.equal(['constructor', 'constructor']);
    }
  });
});
