/** What a run that has fetched its lists came to, by what is missing, in the order of gravity. */
import type { Told } from './flags.ts';
import type { Hold } from './hold.ts';
import type { RunCounts, RunOutcome, Span } from './run.ts';

/** A window that was given up, and why: a Chinese sentence. */
export type GivenUp = Span & { readonly message: string };

export interface RunFacts {
  /** Why it waits for a person; undefined when it does not. */
  readonly hold: Hold | undefined;
  /** Records that it deleted because it did not meet them. */
  readonly swept: number;
  /** That was asked for; null = all of the repository. */
  readonly set: string | null;
  /** Live records of the source. */
  readonly live: number;
  /** Windows that were given up, the earliest first. */
  readonly gaps: readonly GivenUp[];
  /** Which error broke off a list for good that was fetched otherwise; null = none did. */
  readonly brokenOff: string | null;
  /** Records that lists announced and did not give. */
  readonly short: number;
  /** What was met beside the records that are counted. */
  readonly told: Told;
  /** Of the source, from this and earlier runs. */
  readonly quarantine: { readonly count: number; readonly message: string };
}

export interface Outcome {
  readonly state: RunOutcome;
  readonly code: string | null;
  /** Chinese sentence; empty only when complete or unchanged. */
  readonly message: string;
}

export function outcomeOf(run: RunCounts, facts: RunFacts): Outcome {
  const outcome = plainOutcome(run, facts);
  const told = tellings(facts.told);
  if (told === '') return outcome;
  const first = outcome.message.replace(/[^。]$/u, (end) => `${end}。`);
  return { ...outcome, message: `${first}${told}` };
}

function plainOutcome(run: RunCounts, facts: RunFacts): Outcome {
  const { hold, swept, set, live, gaps, brokenOff, short, quarantine } = facts;
  if (hold !== undefined) return { state: 'held', ...hold };
  if (gaps.length > 0) return { state: 'partial', code: 'GAPS', message: gapsMessage(gaps) };
  if (short > 0) {
    return {
      state: 'partial',
      code: 'LIST_SHORT',
      message: `对方的列表自称还有 ${short} 条，却没有给出，逐个标识符核对也没有找到；收到的已存好。请对方检查 completeListSize，或列表是否中断`,
    };
  }
  if (brokenOff !== null) {
    return {
      state: 'partial',
      code: 'LIST_BROKEN',
      message: `列表收到一半断了，从头再读仍是如此：${brokenOff}。已改按时间段、标识符清单或逐条索取，得到的都已存好；列表没有完整给出，因此没有据此删除任何记录。请把这个请求给对方看`,
    };
  }
  if (quarantine.count > 0) {
    const isOnly = run.received > 0 && run.received === run.quarantined;
    return {
      state: 'partial',
      code: 'QUARANTINE',
      message: `隔离区有 ${quarantine.count} 条记录未能入库${isOnly ? '' : '，其余已存好'}。原因如：${quarantine.message}`,
    };
  }
  if (run.new + run.changed + run.deleted === 0) {
    const isEmpty = run.received === 0 && live === 0 && asides(facts.told).length === 0;
    return { state: 'unchanged', code: null, message: isEmpty ? emptiness(set) : '' };
  }
  return {
    state: 'complete',
    code: null,
    message: swept === 0 ? '' : `完整收割后清除了对方已没有的 ${swept} 条记录。`,
  };
}

function emptiness(set: string | null): string {
  return set === null ? '对方目前没有任何记录。' : `对方回答，集合“${set}”里目前没有记录。`;
}

const ASIDE_NAMES = {
  authority: '规范记录',
  holdings: '馆藏记录',
  classification: '分类记录',
  community: '社区信息记录',
} as const;

/** How many of each kind of record there were that describe no document. */
function asides(told: Told): string[] {
  return Object.entries(ASIDE_NAMES).flatMap(([kind, name]) => {
    const count = told[kind as keyof typeof ASIDE_NAMES];
    return count === undefined ? [] : [`${name} ${count} 条`];
  });
}

/** Chinese sentences about what the counts of a run do not say. */
function tellings(told: Told): string {
  const kinds = asides(told);
  const { suppressed, garbled } = told;
  return [
    ...(kinds.length > 0 ? [`另有不是书目的记录，没有入库：${kinds.join('、')}。`] : []),
    ...(suppressed !== undefined ? [`有 ${suppressed} 条对方标为不公开，不予显示。`] : []),
    ...(garbled !== undefined
      ? [`有 ${garbled} 条的文字像是 UTF-8 被当成 GBK 读过的乱码，已照原样入库，请对方检查编码。`]
      : []),
  ].join('');
}

function gapsMessage(gaps: readonly GivenUp[]): string {
  const [first] = gaps;
  if (first === undefined) return '';
  const { from, until, message } = first;
  const span = `${from?.slice(0, 10) ?? '最早'} 至 ${until?.slice(0, 10) ?? '现在'}`;
  return `有 ${gaps.length} 段时间没有收全，其余已存好；最早的一段是 ${span}。原因：${message}`;
}
