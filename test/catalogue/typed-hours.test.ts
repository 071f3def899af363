/** The days that a line of opening hours is of. */
import { expect } from 'chai';
import { daysIn } from '../../catalogue/typed-hours.ts';

describe('days of the week as they are typed', () => {
  for (const [text, days] of [
    ['周一', [0]],
    ['星期日', [6]],
    ['周天', [6]],
    ['礼拜三', [2]],
    ['周二至周五', [1, 2, 3, 4]],
    ['周二—五', [1, 2, 3, 4]],
    ['星期一 到 星期五', [0, 1, 2, 3, 4]],
    ['周六、周日', [5, 6]],
    ['周一，周三和周五', [0, 2, 4]],
    ['周一、周三至周五', [0, 2, 3, 4]],
    ['Tue-Fri', [1, 2, 3, 4]],
    ['saturday', [5]],
    ['mon, thurs', [0, 3]],
  ] as const)
    it(`are read: ${text}`, () => {
      expect(daysIn(text)).to.eql(days);
    });

  for (const text of [
    '',
    '周八',
    '周末',
    '工作日',
    '周五至周一',
    '周一至',
    '周一至周三至周五',
    'x',
  ])
    it(`are not read: “${text}”`, () => {
      expect(daysIn(text)).to.equal(undefined);
    });
});
