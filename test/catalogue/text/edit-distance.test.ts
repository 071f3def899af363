import { expect } from 'chai';
import { nearestName, nearestStretch } from '../../../catalogue/text/edit-distance.ts';

describe('the nearest stretch of a text', () => {
  const cases: readonly [word: string, text: string, nearest: string, distance: number][] = [
    ['莫愁湖', '南京莫愁湖志', '莫愁湖', 0],
    ['金陵锁事', '续金陵琐事', '金陵琐事', 1],
    ['江府志', '嘉庆江宁府志', '江宁府志', 1],
    ['江宁州府志', '嘉庆江宁府志', '江宁府志', 1],
    ['abc', '', '', 3],
    ['𠮷野', '大𠮷家', '𠮷', 1],
  ];
  for (const [word, text, nearest, distance] of cases) {
    it(`of ${word} in ${text}`, () => {
      expect(nearestStretch(word, text)).to.deep.equal({ text: nearest, distance });
    });
  }
});

describe('the nearest of some names', () => {
  const names = ['pauseMs', 'retryDelayMs', 'schedule', 'set'];
  const cases: readonly [word: string, nearest: string | undefined][] = [
    ['pausems', 'pauseMs'],
    ['pause', 'pauseMs'],
    ['shedule', 'schedule'],
    ['sets', 'set'],
    ['colour', undefined],
    ['', undefined],
  ];
  for (const [word, nearest] of cases) {
    it(`to ${word || 'nothing'} is ${nearest ?? 'none'}`, () => {
      expect(nearestName(word, names)).to.equal(nearest);
    });
  }
});
