/** Opening hours: how they are typed, and whether a library is open now. */
import { expect } from 'chai';
import {
  dayIn,
  exceptionsAhead,
  hoursIn,
  hoursText,
  openStateAt,
} from '../../catalogue/opening-hours.ts';
import type { OpeningHours, OpenSpan } from '../../catalogue/opening-hours.ts';

const DAY: readonly OpenSpan[] = [{ from: 540, until: 1_050 }];

describe('a line of opening hours', () => {
  for (const line of [
    '9:00-17:30',
    '09:00–17:30',
    '9：00—17：30',
    '９：００－１７：３０',
    '9.00~17.30',
    '9时至17时30分',
    '9:00 ～ 17:30',
    ' 9:00 到 17:30 ',
  ])
    it(`is read as written: ${line}`, () => {
      expect(hoursIn(line)).to.eql(DAY);
    });

  for (const line of ['', '  ', '闭馆', '休息', 'Closed'])
    it(`says that it is closed: “${line}”`, () => {
      expect(hoursIn(line)).to.eql([]);
    });

  it('has several spans, in their order, and is written as it is read', () => {
    const spans = hoursIn('14:00-17:30、9:00-12:00；19:00-24:00') as readonly OpenSpan[];
    expect(hoursText(spans)).to.equal('9:00–12:00，14:00–17:30，19:00–24:00');
    expect(hoursIn(hoursText(spans))).to.eql(spans);
  });

  for (const [line, fault] of [
    ['九点到五点', 'unreadable'],
    ['9:00', 'unreadable'],
    ['9:00-17:30 周末除外', 'unreadable'],
    ['9:60-17:30', 'no-time'],
    ['9:00-25:00', 'no-time'],
    ['17:30-9:00', 'backwards'],
    ['9:00-9:00', 'backwards'],
    ['9:00-12:00,11:00-13:00', 'overlap'],
    ['1:00-2:00,3:00-4:00,5:00-6:00,7:00-8:00,9:00-10:00', 'too-many'],
    ['9:00-17:30,'.repeat(40), 'unreadable'],
  ] as const)
    it(`is refused as ${fault}: ${line.slice(0, 20)}`, () => {
      expect(hoursIn(line)).to.equal(fault);
    });
});

describe('a day of the calendar', () => {
  it('is one that there is', () => {
    expect(dayIn(' 2028-02-29 ')).to.equal('2028-02-29');
    for (const text of ['2026-02-29', '2026-13-01', '2026-1-1', '今天', ''])
      expect(dayIn(text), text).to.equal(undefined);
  });
});

describe('a library', () => {
  // Monday closed, other days 9:00 to 17:30; Thursday evenings too.
  const hours: OpeningHours = {
    week: [[], DAY, DAY, [...DAY, { from: 1_140, until: 1_440 }], DAY, DAY, DAY],
    exceptions: [
      { from: '2026-10-01', until: '2026-10-03', name: '国庆节', spans: [] },
      {
        from: '2026-10-03',
        until: '2026-10-03',
        name: '国庆节讲座',
        spans: [{ from: 600, until: 720 }],
      },
    ],
    note: '',
  };
  const at = (local: string): unknown => openStateAt(hours, new Date(`${local}:00+08:00`));
  const closed = (
    why: string,
    day: string,
    days: number,
    weekday: number,
    minute: number,
  ): object => ({
    kind: 'closed',
    why,
    opens: { day, days, weekday, at: minute },
  });

  it('is open from the first minute to the last, by the clock of Nanjing', () => {
    expect(at('2026-09-22T09:00')).to.eql({ kind: 'open', until: 1_050 });
    expect(at('2026-09-22T17:29')).to.eql({ kind: 'open', until: 1_050 });
    expect(at('2026-09-24T23:59')).to.eql({ kind: 'open', until: 1_440 });
    // It is Tuesday in Nanjing while it is Monday in Greenwich.
    expect(openStateAt(hours, new Date('2026-09-21T23:30:00Z'))).to.eql(
      closed('', '2026-09-22', 0, 1, 540),
    );
  });

  it('says when it opens again: later today, tomorrow, after its closing day', () => {
    expect(at('2026-09-22T08:59')).to.eql(closed('', '2026-09-22', 0, 1, 540));
    expect(at('2026-09-24T18:00')).to.eql(closed('', '2026-09-24', 0, 3, 1_140));
    expect(at('2026-09-22T17:30')).to.eql(closed('', '2026-09-23', 1, 2, 540));
    expect(at('2026-09-20T18:00')).to.eql(closed('', '2026-09-22', 2, 1, 540));
  });

  it('keeps to its exceptions, the later of two', () => {
    expect(at('2026-10-01T10:00')).to.eql(closed('国庆节', '2026-10-03', 2, 5, 600));
    expect(at('2026-10-03T10:00')).to.eql({ kind: 'open', until: 720 });
    expect(at('2026-10-03T12:00')).to.eql(closed('国庆节讲座', '2026-10-04', 1, 6, 540));
  });

  it('may not say when it opens at all', () => {
    const never: OpeningHours = { week: [[], [], [], [], [], [], []], exceptions: [], note: '' };
    expect(openStateAt(never, new Date('2026-09-22T10:00:00Z'))).to.eql({
      kind: 'closed',
      why: '',
      opens: null,
    });
  });

  it('announces its exceptions some weeks before', () => {
    const names = (now: string): string[] =>
      exceptionsAhead(hours, new Date(now), 30).map(({ name }) => name);
    expect(names('2026-08-01T00:00:00Z')).to.eql([]);
    expect(names('2026-09-15T00:00:00Z')).to.eql(['国庆节', '国庆节讲座']);
    // The last day is over at midnight in Nanjing.
    expect(names('2026-10-03T15:59:00Z')).to.eql(['国庆节', '国庆节讲座']);
    expect(names('2026-10-03T16:00:00Z')).to.eql([]);
  });
});
