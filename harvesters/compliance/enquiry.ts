/** One enquiry of a repository: asks within a budget, and gathers what the checks find. */
import type { OaiClient, Probe, ProbeArguments } from '../oai/client.ts';
import { childrenNamed, fieldOf, textOf } from '../../formats/xml/xml.ts';
import { adviceFor } from './advice.ts';
import type { Software } from './advice.ts';
import type { CheckResult, Level, Verdict } from '../../catalogue/runs/compliance-report.ts';

/** Requests that one report may make. */
export const MOST_REQUESTS = 60;

const TITLES: Readonly<Record<number, readonly [title: string, level: Level]>> = {
  1: ['Identify 的回答', 'error'],
  2: ['baseURL 与登记的地址', 'warning'],
  3: ['协议版本与日期粒度', 'error'],
  4: ['earliestDatestamp', 'warning'],
  5: ['删除记录的报告', 'info'],
  6: ['联系邮箱', 'warning'],
  7: ['responseDate 与时钟', 'warning'],
  8: ['oai-identifier 说明', 'info'],
  9: ['元数据格式', 'error'],
  10: ['集合', 'warning'],
  11: ['ListIdentifiers 与 GetRecord', 'error'],
  12: ['日期戳前后一致', 'warning'],
  13: ['按集合收割', 'error'],
  14: ['按日期收割', 'error'],
  15: ['没有记录的时间段', 'warning'],
  16: ['两种粒度混用', 'info'],
  17: ['对错误请求的回答', 'warning'],
  18: ['错误所用的 HTTP 状态', 'info'],
  19: ['resumptionToken 翻页', 'error'],
  20: ['resumptionToken 的说明', 'warning'],
  21: ['每页大小与速度', 'warning'],
  22: ['标识符', 'warning'],
  23: ['字符编码', 'error'],
  24: ['元数据符合其格式', 'warning'],
  25: ['著录质量', 'warning'],
  26: ['GET、POST 与压缩', 'info'],
  27: ['HTTPS 与证书', 'warning'],
  28: ['防火墙与爬虫规则', 'error'],
};

export class Enquiry {
  readonly baseUrl: string;
  readonly results = new Map<number, CheckResult>();
  readonly #client: OaiClient;
  readonly #onRequest: (made: number) => void;
  #made = 0;
  #software: Software = 'unknown';

  constructor(baseUrl: string, client: OaiClient, onRequest: (made: number) => void) {
    this.baseUrl = baseUrl;
    this.#client = client;
    this.#onRequest = onRequest;
  }

  get requests(): number {
    return this.#made;
  }

  get certificateExpiry(): Date | undefined {
    return this.#client.certificateExpiry;
  }

  get software(): Software {
    return this.#software;
  }

  /** To be told before anything fails, so that the advice fits. */
  set software(software: Software) {
    this.#software = software;
  }

  /** @param client of another address, for what is not OAI-PMH */
  async ask(
    args: ProbeArguments,
    method: 'GET' | 'POST' = 'GET',
    client = this.#client,
  ): Promise<Probe> {
    if (this.#made >= MOST_REQUESTS) throw new Error('more requests than a report may make');
    this.#onRequest(++this.#made);
    return client.probe(args, method);
  }

  async verb(verb: string, args: Readonly<Record<string, string>> = {}): Promise<Probe> {
    return this.ask([['verb', verb], ...Object.entries(args)]);
  }

  /** @param level when it is not the one that the check has by nature */
  note(
    number: number,
    verdict: Verdict,
    finding: string,
    probe?: Pick<Probe, 'url'>,
    level?: Level,
  ): void {
    const [title, usual] = TITLES[number] ?? [String(number), 'info'];
    this.results.set(number, {
      number,
      title,
      level: level ?? usual,
      verdict,
      finding: this.#client.hide(finding),
      request: probe?.url ?? null,
      advice: verdict === 'fail' ? adviceFor(number, this.#software) : '',
    });
  }

  /** Fails with all that was found amiss, passes with one sentence when nothing was. */
  judge(
    number: number,
    faults: readonly string[],
    good: string,
    probe?: Pick<Probe, 'url'>,
    level?: Level,
  ): void {
    if (faults.length === 0) this.note(number, 'pass', good, probe, level);
    else this.note(number, 'fail', faults.join('；'), probe, level);
  }

  skip(number: number, why: string): void {
    this.note(number, 'skip', why);
  }
}

/** Code of the first OAI error of an answer; undefined when it has none. */
export function errorOf(probe: Probe): string | undefined {
  return probe.envelope?.errors[0]?.code;
}

/** What came, when it was not what was wanted. */
export function cameInstead(probe: Probe): string {
  if (probe.fault !== '') return probe.fault;
  const error = probe.envelope?.errors[0];
  if (error !== undefined) return `接口报告 ${error.code}：${error.text || '（没有说明）'}`;
  return '回答里没有所问的内容';
}

export interface Header {
  readonly identifier: string;
  readonly datestamp: string;
  readonly setSpecs: readonly string[];
  readonly deleted: boolean;
}

/** The headers of a ListIdentifiers, in order. */
export function headersIn({ envelope }: Probe): Header[] {
  const list = envelope?.body;
  if (list?.name !== 'ListIdentifiers') return [];
  return childrenNamed(list, 'header').map((header) => ({
    identifier: fieldOf(header, 'identifier'),
    datestamp: fieldOf(header, 'datestamp'),
    setSpecs: childrenNamed(header, 'setSpec').map((set) => textOf(set).trim()),
    deleted: header.attributes['status'] === 'deleted',
  }));
}
