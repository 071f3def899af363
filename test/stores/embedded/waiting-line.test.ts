/** Who is served next by the query threads: readers first, and never all threads for the rest. */
import { expect } from 'chai';
import { WaitingLine } from '../../../stores/embedded/search/threads/waiting-line.ts';
import type { Urgency } from '../../../stores/embedded/search/threads/waiting-line.ts';

interface Job {
  readonly name: string;
  readonly urgency: Urgency;
}
const plain = (name: string): Job => ({ name, urgency: 'plain' });
const spare = (name: string): Job => ({ name, urgency: 'spare' });

describe('the line before the query threads', () => {
  /** Serves all who wait with so many threads; the thread that began first ends first. */
  function served(line: WaitingLine<Job>, threads: number): string[] {
    const underway: Job[] = [];
    const order: string[] = [];
    while (line.length > 0 || underway.length > 0) {
      const next = underway.length < threads ? line.next(underway) : undefined;
      if (next === undefined) {
        underway.shift();
        continue;
      }
      order.push(next.name);
      underway.push(next);
    }
    return order;
  }

  it('lets whoever reads go before what a page can do without', () => {
    const line = new WaitingLine<Job>(64, 1);
    for (const job of [spare('a'), spare('b'), plain('1'), spare('c'), plain('2')]) line.add(job);
    expect(served(line, 1)).to.eql(['1', '2', 'a', 'b', 'c']);
  });

  it('keeps one of several threads for readers, and one of one for nobody', () => {
    const line = new WaitingLine<Job>(64, 3);
    for (const name of ['a', 'b', 'c']) line.add(spare(name));
    const [a, b] = [line.next([]), line.next([spare('a')])];
    expect([a?.name, b?.name]).to.eql(['a', 'b']);
    expect(line.next([spare('a'), spare('b')])).to.equal(undefined);
    line.add(plain('1'));
    expect(line.next([spare('a'), spare('b')])?.name).to.equal('1');
    expect(line.next([spare('a'), plain('1')])?.name).to.equal('c');
    const single = new WaitingLine<Job>(64, 1);
    single.add(spare('a'));
    expect(single.next([])?.name).to.equal('a');
  });

  it('has places for readers, however many others wait', () => {
    const line = new WaitingLine<Job>(2, 2);
    expect([spare('a'), spare('b'), spare('c')].map((job) => line.add(job))).to.eql([
      true,
      true,
      false,
    ]);
    expect([plain('1'), plain('2'), plain('3')].map((job) => line.add(job))).to.eql([
      true,
      true,
      false,
    ]);
  });

  it('gives up whoever leaves, and takes back whoever was served in vain at the front', () => {
    const line = new WaitingLine<Job>(64, 1);
    const [first, second, third] = [plain('1'), plain('2'), plain('3')];
    for (const job of [first, second, third]) line.add(job);
    expect(line.remove(second)).to.equal(true);
    expect(line.remove(second)).to.equal(false);
    expect(line.next([])).to.equal(first);
    line.giveBack(first);
    expect(served(line, 1)).to.eql(['1', '3']);
    for (const job of [spare('a'), plain('1')]) line.add(job);
    expect(line.clear().map(({ name }) => name)).to.eql(['1', 'a']);
    expect(line.length).to.equal(0);
  });
});
