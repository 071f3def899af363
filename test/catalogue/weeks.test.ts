import { expect } from 'chai';
import { daysOfWeek, isWeek, spanOfWeek, weekBefore, weekOf } from '../../catalogue/weeks.ts';

describe('a week', () => {
  it('begins on Monday at midnight in Shanghai, whatever the clock of the machine says', () => {
    expect(weekOf(new Date('2026-11-22T15:59:59.999Z'))).to.equal('2026-W47');
    expect(weekOf(new Date('2026-11-22T16:00:00Z'))).to.equal('2026-W48');
    const { from, until } = spanOfWeek('2026-W48');
    expect([from, until].map((at) => at.toISOString())).to.deep.equal([
      '2026-11-22T16:00:00.000Z',
      '2026-11-29T16:00:00.000Z',
    ]);
    expect(daysOfWeek('2026-W48')).to.deep.equal({ first: '2026-11-23', last: '2026-11-29' });
  });

  it('belongs to the year of its Thursday', () => {
    expect(weekOf(new Date('2027-01-02T00:00:00Z'))).to.equal('2026-W53');
    expect(weekOf(new Date('2024-12-31T00:00:00Z'))).to.equal('2025-W01');
    expect(weekBefore('2027-W01')).to.equal('2026-W53');
    expect(weekBefore('2026-W01')).to.equal('2025-W52');
    expect(weekBefore('2026-W48', 3)).to.equal('2026-W45');
  });

  it('touches the next without a gap, over years', () => {
    let week = weekOf(new Date('2032-01-01T00:00:00Z'));
    for (let i = 0; i < 600; i++) {
      const before = weekBefore(week);
      expect(spanOfWeek(before).until, before).to.deep.equal(spanOfWeek(week).from);
      expect(weekOf(spanOfWeek(before).from)).to.equal(before);
      expect(isWeek(before)).to.equal(true);
      week = before;
    }
  });

  it('is named by its year and number, and by nothing else', () => {
    for (const text of ['', '2026-W00', '2026-W54', '2025-W53', '2026-48', '2026-W1', '0001-W01']) {
      expect(isWeek(text), text).to.equal(false);
    }
  });
});
