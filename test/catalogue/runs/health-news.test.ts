/** When somebody is told how a source is, and when not. */
import { expect } from 'chai';
import { answered, newsOf, toldStateOf } from '../../../catalogue/runs/health-news.ts';
import type { HealthNews, Told, ToldState } from '../../../catalogue/runs/health-news.ts';
import type { Health } from '../../../catalogue/runs/health.ts';
import { HOUR_MS } from '../../../catalogue/time.ts';

const START = Date.parse('2026-03-01T00:00:00Z');

/** A source over time: what is told of it at each look. */
class Watched {
  told: Told | undefined;
  hours = 0;

  look(state: ToldState | null, hours = 1): HealthNews | null {
    this.hours += hours;
    const news = newsOf(this.told, state, new Date(START + this.hours * HOUR_MS));
    this.told = news?.after ?? this.told;
    return news?.news ?? null;
  }
}

const change = (from: ToldState | null, to: ToldState, city = false): HealthNews => ({
  kind: 'change',
  from,
  to,
  city,
});

describe('whoever keeps a source', () => {
  it('is told once of each change, and of nothing else', () => {
    const source = new Watched();
    expect(source.look('ok')).to.equal(null);
    expect(source.look('ok')).to.equal(null);
    expect(source.look('partial')).to.eql(change('ok', 'partial'));
    expect(source.look('partial')).to.equal(null);
    expect(source.look('down')).to.eql(change('partial', 'down'));
    expect(source.look('down')).to.equal(null);
    expect(source.look('ok')).to.eql(change('down', 'ok'));
    expect(source.look('ok')).to.equal(null);
  });

  it('is told when the first thing that is known of it is bad', () => {
    expect(new Watched().look('down')).to.eql(change(null, 'down'));
  });

  it('is not told of what a person does: a pause changes nothing', () => {
    const source = new Watched();
    source.look('down');
    expect(source.look(null, 24 * 30)).to.equal(null);
    expect(source.look('ok')).to.eql(change('down', 'ok'));
  });

  it('is told that the source is restless at the fourth change in a week, then that it settled', () => {
    const source = new Watched();
    source.look('ok');
    const states: ToldState[] = ['down', 'ok', 'down', 'ok', 'down', 'ok', 'partial'];
    expect(states.map((state) => source.look(state, 12)?.kind ?? '')).to.eql([
      'change',
      'change',
      'change',
      'restless',
      '',
      '',
      '',
    ]);
    expect(source.look('partial', 71)).to.equal(null);
    expect(source.look('partial', 1)).to.eql({ kind: 'settled', to: 'partial' });
    // After that it is as any other.
    expect(source.look('ok')).to.eql(change('partial', 'ok'));
  });

  it('is told of four changes that are spread over more than a week one by one', () => {
    const source = new Watched();
    source.look('ok');
    const kinds = ['down', 'ok', 'down', 'ok', 'down', 'ok'] as const;
    expect(kinds.map((state) => source.look(state, 3 * 24)?.kind)).to.eql(
      kinds.map(() => 'change'),
    );
  });
});

describe('the city', () => {
  const days = (n: number): number => n * 24;

  it('is told after three days in which nobody said that they know, once, and of the end too', () => {
    const source = new Watched();
    source.look('ok');
    source.look('down');
    const since = new Date(START + 2 * HOUR_MS).toISOString();
    expect(source.look('down', days(3) - 1)).to.equal(null);
    expect(source.look('down')).to.eql({ kind: 'unanswered', to: 'down', since });
    expect(source.look('down', days(30))).to.equal(null);
    expect(source.look('ok')).to.eql(change('down', 'ok', true));
    expect(source.look('down')).to.eql(change('ok', 'down', false));
  });

  it('counts from the first trouble that nobody answered, also when it grows worse', () => {
    const source = new Watched();
    source.look('ok');
    source.look('partial');
    source.look('down', days(2));
    expect(source.look('down', days(1))).to.include({ kind: 'unanswered', to: 'down' });
  });

  it('is not told of what somebody answered, until it changes', () => {
    const source = new Watched();
    source.look('ok');
    source.look('down');
    source.told = answered(source.told, '馆员甲');
    expect(source.told).to.include({ answeredBy: '馆员甲', unansweredSince: null });
    expect(source.look('down', days(30))).to.equal(null);
    source.look('partial');
    expect(source.look('partial', days(3))).to.include({ kind: 'unanswered' });
  });

  it('is answered for once, and only when something is the matter', () => {
    const source = new Watched();
    expect(answered(source.told, '甲')).to.equal(undefined);
    source.look('ok');
    expect(answered(source.told, '甲')).to.equal(undefined);
    source.look('down');
    const told = answered(source.told, '甲');
    expect(answered(told, '乙')).to.equal(undefined);
  });
});

describe('the state that is told of', () => {
  it('is 待核准 when a run waits first of all', () => {
    const run = {} as never;
    const of = (health: Health): ToldState | null => toldStateOf(health);
    expect(of({ state: 'partial', reasons: [{ kind: 'held', run }] })).to.equal('held');
    expect(of({ state: 'partial', reasons: [{ kind: 'quarantine', count: 1 }] })).to.equal(
      'partial',
    );
    expect(of({ state: 'down', reasons: [{ kind: 'failed', run, failures: 1 }] })).to.equal('down');
    for (const state of ['never', 'paused', 'retired'] as const)
      expect(of({ state, reasons: [{ kind: state }] })).to.equal(null);
  });
});
