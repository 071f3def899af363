import { expect } from 'chai';
import { isMeaningless } from '../../../catalogue/fields/titles.ts';

describe('a title', () => {
  for (const text of [
    '无题名',
    '[无题名]',
    '無標題',
    '未命名',
    '未命名文件夹2',
    '题名不详',
    'Untitled',
    'untitled_3',
    'No title',
    'test',
    'TEST 123',
    '测试',
    '测试数据01',
    'null',
    'N/A',
    '12345',
    '——',
    '？？？',
    '.',
    'xxxx',
    'IMG_0001.jpg',
    'IMG_0001',
    'DSC 04211',
    'scan-003.tif',
    '微信图片_20210304',
    'doc1.PDF',
  ]) {
    it(`says nothing as ${text}`, () => {
      expect(isMeaningless(text)).to.equal(true);
    });
  }

  for (const text of [
    '无题',
    '无名氏诗集',
    '测试技术史',
    '空城计',
    '南京旧影.jpg',
    '1937年的南京',
    'Nanking',
    'Test of courage',
    '未名社',
    '图像南京1888',
    'Untitled letters of a consul',
    '志',
  ]) {
    it(`says something as ${text}`, () => {
      expect(isMeaningless(text)).to.equal(false);
    });
  }
});
