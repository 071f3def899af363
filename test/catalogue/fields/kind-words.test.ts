import { expect } from 'chai';
import { kindNamed } from '../../../catalogue/fields/kind-words.ts';

describe('a word for a kind of document', () => {
  for (const [typed, type, rest] of [
    ['老照片', 'image', ''],
    ['旧影', 'image', ''],
    ['舊照', 'image', ''],
    ['影集', 'image', ''],
    ['照片', 'image', ''],
    ['老地图', 'map', ''],
    ['舊地圖', 'map', ''],
    ['舆图', 'map', ''],
    ['輿圖', 'map', ''],
    ['家谱', 'genealogy', ''],
    ['族譜', 'genealogy', ''],
    ['宗谱', 'genealogy', ''],
    ['支谱', 'genealogy', ''],
    ['谱牒', 'genealogy', ''],
    ['县志', 'gazetteer', ''],
    ['府誌', 'gazetteer', ''],
    ['州志', 'gazetteer', ''],
    ['乡镇志', 'gazetteer', ''],
    ['方志', 'gazetteer', ''],
    ['民歌', 'music', ''],
    ['歌谣', 'music', ''],
    ['文史资料', 'memoir-series', ''],
    ['碑刻', 'rubbing', ''],
    ['拓片', 'rubbing', ''],
    ['碑帖', 'rubbing', ''],
    ['年鉴', 'yearbook', ''],
    ['报纸', 'newspaper', ''],
    ['石桥老照片', 'image', '石桥'],
    ['石橋的老照片', 'image', '石橋'],
    ['石桥民歌', 'music', '石桥'],
    ['石橋縣志', 'gazetteer', '石橋'],
  ] as const) {
    it(`${typed} asks for ${type}${rest === '' ? '' : ` of ${rest}`}`, () => {
      expect(kindNamed(typed)).to.include({ type, rest });
    });
  }

  it('is none in a word that only holds one, or has but a character before it', () => {
    for (const typed of ['', '城墙', '照片展', '方志学', '石桥县志研究', '王家谱', 'map'])
      expect(kindNamed(typed), typed).to.equal(undefined);
  });

  it('has other words of its meaning, but none that it finds anyway', () => {
    expect(kindNamed('族谱')?.others).to.include.members(['家谱', '宗谱', '支谱', '谱牒']);
    expect(kindNamed('老照片')?.others).to.include('旧影').and.not.to.include('照片');
    expect(kindNamed('县志')?.others).to.deep.equal([]);
    expect(kindNamed('报纸')?.others).to.deep.equal([]);
  });
});
