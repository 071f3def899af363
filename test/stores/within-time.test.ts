/** Work that is called back runs within its time, on the main thread of a command and in a thread alike. */
import { expect } from 'chai';
import { Worker } from 'node:worker_threads';
import { withinTime } from '../../stores/within-time.ts';

const endless = (): string => {
  for (;;);
};

describe('work within its time', () => {
  it('comes to what each piece gives or throws, in their order', () => {
    const fault = new Error('读不出');
    const outcomes = withinTime([
      () => 1,
      () => {
        throw fault;
      },
      () => 3,
    ]);
    expect(outcomes).to.eql([
      { kind: 'done', value: 1 },
      { kind: 'failed', error: fault },
      { kind: 'done', value: 3 },
    ]);
    expect(withinTime([])).to.eql([]);
  });

  it('is broken off where it stands, and the others are done', () => {
    const asked: string[] = [];
    const outcomes = withinTime(
      ['1', 'endless', '3', 'endless', '5'].map((name) => () => {
        asked.push(name);
        return name === 'endless' ? endless() : name;
      }),
    );
    expect(outcomes.map(told)).to.eql(['1', TOO_LONG, '3', TOO_LONG, '5']);
    // A busy machine may have one of them broken off and begun again; none is left out.
    expect([...new Set(asked)]).to.eql(['1', 'endless', '3', '5']);
  });

  it('is broken off inside a regular expression', () => {
    const [outcome] = withinTime([() => /^(?:a+)+$/.test(`${'a'.repeat(60)}!`)]);
    expect(told(outcome)).to.equal(TOO_LONG);
  });

  it('is given more of the clock when the thread has little of the processor', () => {
    // Waiting uses the clock and nothing else.
    const wait = new Int32Array(new SharedArrayBuffer(4));
    const [outcome] = withinTime([() => Atomics.wait(wait, 0, 0, 150)]);
    expect(outcome).to.eql({ kind: 'done', value: 'timed-out' });
  });

  it('is broken off in a thread too, which goes on', async () => {
    const script = `
      const { parentPort, workerData } = require('node:worker_threads');
      import(workerData).then(({ withinTime }) => {
        const outcomes = withinTime([() => { for (;;); }, () => 'next']);
        parentPort.postMessage(outcomes.map(({ value, error }) => value ?? error.code));
      });`;
    const thread = new Worker(script, {
      eval: true,
      workerData: new URL('../../stores/within-time.ts', import.meta.url).href,
    });
    const told = await new Promise((resolve, reject) => {
      thread.once('message', resolve);
      thread.once('error', reject);
    });
    await thread.terminate();
    expect(told).to.eql([TOO_LONG, 'next']);
  });
});

const TOO_LONG = 'DESCRIBE_TOO_LONG';

/** What it came to, or the code of the error. */
function told(outcome: ReturnType<typeof withinTime>[number] | undefined): unknown {
  if (outcome?.kind === 'done') return outcome.value;
  const error = outcome?.error;
  return error instanceof Error && 'code' in error ? error.code : error;
}
