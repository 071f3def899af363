/**
 * Our own bulk loop: every document has its id and an external version, and every item gets a verdict.
 * (The client's helper resolves although items were dropped, and stores documents twice without ids.)
 *
 * A document that is already there in this version or a newer one is no fault: the same change was
 * handed over before. What the index refuses for itself (400) is set aside and told; everything else
 * is tried again or ends the call, so that nothing is dropped in silence.
 */
import { errors } from '@elastic/elasticsearch';
import type { estypes } from '@elastic/elasticsearch';
import { setTimeout as sleep } from 'node:timers/promises';
import { SearchUnavailable } from '../../catalogue/ports/search-index.ts';
import { IndexForbidden, paused } from './connection.ts';
import type { Connection } from './connection.ts';

export interface BulkItem {
  readonly id: string;
  /** External version: the seq of the change. */
  readonly version: number;
  readonly document: object;
}

export interface BulkResult {
  readonly refused: readonly { readonly id: string; readonly reason: string }[];
  /** Items that the index has in a newer version. */
  readonly conflicts: readonly string[];
}

/** The index that was written to is not there any more: another one is in use. */
export class IndexReplaced extends SearchUnavailable {}

/** Text of one request, UTF-16 units; a server takes 100 MB by default. */
const LARGEST_REQUEST = 8_000_000;
const FIRST_DELAY_MS = 200;
const LONGEST_DELAY_MS = 5_000;

/**
 * Writes all items through a write alias (never through the name of an index: one that is gone would
 * be made anew by the server, with a mapping of its own guess).
 *
 * @param patienceMs how long to go on without any item being stored
 * @throws SearchUnavailable (or one of its kinds) when that time is over; what was stored stays
 */
export async function bulkWrite(
  connection: Connection,
  alias: string,
  items: readonly BulkItem[],
  patienceMs: number,
): Promise<BulkResult> {
  const refused: BulkResult['refused'][number][] = [];
  const conflicts: string[] = [];
  let waiting: Batch[] = inBatches(items.map(encode));
  let delay = FIRST_DELAY_MS;
  let patientUntil = performance.now() + patienceMs;
  while (waiting.length > 0) {
    const [batch = [], ...rest] = waiting;
    const answer = await send(connection, alias, batch, patientUntil);
    if (answer.kind === 'too-large') {
      const [item] = batch;
      if (batch.length > 1) waiting = [...halves(batch), ...rest];
      else {
        if (item !== undefined) refused.push({ id: item.id, reason: '著录过大，检索服务不收' });
        waiting = rest;
      }
      continue;
    }
    let again: Batch = batch;
    let fault = answer.kind === 'fault' ? answer.error : undefined;
    if (answer.kind === 'verdicts') {
      again = [];
      for (const [i, item] of batch.entries()) {
        const verdict = verdictOf(answer.items[i]);
        if (verdict.kind === 'conflict') conflicts.push(item.id);
        else if (verdict.kind === 'refused') refused.push({ id: item.id, reason: verdict.reason });
        else if (verdict.kind === 'again') {
          again.push(item);
          fault = verdict.error;
        }
      }
      if (again.length < batch.length) {
        patientUntil = performance.now() + patienceMs;
        delay = FIRST_DELAY_MS;
      }
    }
    waiting = again.length === 0 ? rest : [again, ...rest];
    if (again.length === 0) continue;
    const pause = delay * (0.5 + Math.random());
    if (fault !== undefined && (isFinal(fault) || performance.now() + pause > patientUntil))
      throw fault;
    await sleep(pause, undefined, { signal: connection.closing }).catch(() => {
      throw fault ?? new SearchUnavailable('检索服务正在停止。');
    });
    delay = Math.min(LONGEST_DELAY_MS, delay * 2);
  }
  return { refused, conflicts };
}

interface Encoded {
  readonly id: string;
  /** Action and document, each a line of JSON: made once, however often they are sent. */
  readonly lines: readonly [string, string];
}
type Batch = Encoded[];

function encode({ id, version, document }: BulkItem): Encoded {
  const action = { index: { _id: id, version, version_type: 'external_gte' } };
  return { id, lines: [JSON.stringify(action), JSON.stringify(document)] };
}

function inBatches(items: readonly Encoded[]): Batch[] {
  const batches: Batch[] = [];
  let size = Infinity;
  for (const item of items) {
    const length = item.lines[0].length + item.lines[1].length;
    if (size + length > LARGEST_REQUEST) {
      batches.push([]);
      size = 0;
    }
    batches.at(-1)?.push(item);
    size += length;
  }
  return batches;
}

function halves(batch: Batch): Batch[] {
  const middle = batch.length >> 1;
  return [batch.slice(0, middle), batch.slice(middle)];
}

type Item = estypes.BulkResponseItem;

type Answer =
  | { readonly kind: 'verdicts'; readonly items: readonly (Item | undefined)[] }
  | { readonly kind: 'too-large' }
  | { readonly kind: 'fault'; readonly error: Error };

async function send(
  connection: Connection,
  alias: string,
  batch: Batch,
  patientUntil: number,
): Promise<Answer> {
  try {
    const answer = await connection.client('index').bulk<string>(
      {
        index: alias,
        require_alias: true,
        operations: batch.flatMap(({ lines }) => lines),
        filter_path: ['items.*.status', 'items.*.error'],
      },
      {
        // A cluster that takes a request and never answers is told from one that is merely slow by this.
        requestTimeout: Math.max(1_000, Math.min(60_000, patientUntil - performance.now())),
        maxRetries: 0,
        signal: connection.closing,
      },
    );
    return { kind: 'verdicts', items: answer.items.map((item) => item.index) };
  } catch (error) {
    if (error instanceof errors.ResponseError && error.statusCode === 413)
      return { kind: 'too-large' };
    const fault = connection.faultOf(error, 'index');
    // What is neither the cluster's fault nor the network's will not mend by itself.
    if (!(fault instanceof SearchUnavailable)) throw fault;
    return { kind: 'fault', error: fault };
  }
}

type Verdict =
  | { readonly kind: 'stored' }
  | { readonly kind: 'conflict' }
  | { readonly kind: 'refused'; readonly reason: string }
  | { readonly kind: 'again'; readonly error: Error };

function verdictOf(item: Item | undefined): Verdict {
  const { status = 0, error } = item ?? {};
  if (status >= 200 && status < 300) return { kind: 'stored' };
  if (status === 409) return { kind: 'conflict' };
  if (error?.type === 'cluster_block_exception') return { kind: 'again', error: paused(error) };
  if (status === 404) {
    return { kind: 'again', error: new IndexReplaced('正在写入的检索索引已被换下。') };
  }
  const reason = `${error?.type ?? ''} ${error?.reason ?? ''}`.trim().slice(0, 500);
  if (status === 401 || status === 403) {
    return {
      kind: 'again',
      error: new IndexForbidden(`检索服务（Elasticsearch）的 index 用户缺少权限：${reason}`),
    };
  }
  if (status >= 400 && status < 500 && status !== 429) return { kind: 'refused', reason };
  return {
    kind: 'again',
    error: new SearchUnavailable(`检索服务（Elasticsearch）忙不过来（${status}）：${reason}`),
  };
}

/** Waiting does not help: rights have to be given, or another index is in use. */
function isFinal(fault: Error): boolean {
  return fault instanceof IndexForbidden || fault instanceof IndexReplaced;
}
