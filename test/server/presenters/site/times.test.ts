/** Instants for people. */
import { expect } from 'chai';
import { dayOf, minuteOf } from '../../../../server/presenters/site/times.ts';

describe('an instant on a page', () => {
  // Half past midnight of the next day in Nanjing.
  const late = '2026-12-31T16:30:00Z';

  it('is that of Nanjing, whatever the clock of the machine says', () => {
    expect(dayOf(late, 'zh')).to.deep.equal({
      text: '2027年1月1日',
      iso: '2026-12-31T16:30:00.000Z',
    });
    expect(dayOf(late, 'en')?.text).to.equal('1 January 2027');
    expect(minuteOf(late, 'zh')?.text).to.match(/^2027年1月1日 0?0:30$/);
    expect(minuteOf(late, 'en')?.text).to.equal('1 Jan 2027, 00:30');
  });

  it('is none where there is none, and stands as it came where it is no instant', () => {
    expect([dayOf(null, 'zh'), minuteOf(null, 'en')]).to.deep.equal([null, null]);
    expect(dayOf('去年', 'zh')).to.deep.equal({ text: '去年', iso: '' });
    expect(minuteOf('', 'zh')).to.deep.equal({ text: '', iso: '' });
  });
});
