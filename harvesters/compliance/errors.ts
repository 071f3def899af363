/** Checks 17 and 18: what the repository says to requests that are wrong. */
import type { Probe, ProbeArguments } from '../oai/client.ts';
import { errorOf } from './enquiry.ts';
import type { Enquiry } from './enquiry.ts';
import type { EndpointProfile } from '../../catalogue/runs/source-ledger.ts';

interface WrongRequest {
  readonly what: string;
  readonly args: ProbeArguments;
  /** Error codes that are right. */
  readonly wanted: readonly string[];
}

function wrongRequests(metadataPrefix: string, identifier: string): readonly WrongRequest[] {
  const prefix = ['metadataPrefix', metadataPrefix] as const;
  const bad = (what: string, ...args: ProbeArguments): WrongRequest => ({
    what,
    args,
    wanted: ['badArgument'],
  });
  const list = ['verb', 'ListIdentifiers'] as const;
  const junk = ['resumptionToken', 'no-such-token-0'] as const;
  return [
    { what: '不认识的动词', args: [['verb', 'NoSuchVerb']], wanted: ['badVerb'] },
    { what: '没有动词', args: [], wanted: ['badVerb'] },
    bad('Identify 带多余的参数', ['verb', 'Identify'], ['test', 'x']),
    bad('ListIdentifiers 缺 metadataPrefix', list),
    bad('GetRecord 缺 identifier', ['verb', 'GetRecord'], prefix),
    bad('GetRecord 缺 metadataPrefix', ['verb', 'GetRecord'], ['identifier', identifier]),
    bad('from 不是日期', list, prefix, ['from', 'yesterday']),
    bad('until 不是日期', list, prefix, ['until', '2026-13-45']),
    bad('from 晚于 until', list, prefix, ['from', '2010-01-02'], ['until', '2010-01-01']),
    { what: '不存在的令牌', args: [list, junk], wanted: ['badResumptionToken'] },
    {
      what: '令牌与 metadataPrefix 同用',
      args: [list, junk, prefix],
      wanted: ['badArgument', 'badResumptionToken'],
    },
    {
      what: '令牌与 from 同用',
      args: [list, junk, ['from', '2010-01-01']],
      wanted: ['badArgument', 'badResumptionToken'],
    },
    {
      what: '标识符带引号',
      args: [['verb', 'GetRecord'], prefix, ['identifier', 'oai:"no<such>&record']],
      wanted: ['idDoesNotExist', 'badArgument'],
    },
  ];
}

export async function checkErrors(
  enquiry: Enquiry,
  metadataPrefix: string,
  identifier: string,
): Promise<EndpointProfile['errorStyle']> {
  const faults: string[] = [];
  const statuses = new Set<number>();
  let worst: Probe | undefined;
  for (const { what, args, wanted } of wrongRequests(metadataPrefix, identifier)) {
    const probe = await enquiry.ask(args);
    const code = errorOf(probe);
    if (code !== undefined) statuses.add(probe.status);
    if (code !== undefined && wanted.includes(code)) continue;
    worst ??= probe;
    faults.push(
      `${what}：应答 ${wanted.join(' 或 ')}，得到 ${code ?? (probe.fault || '正常的结果')}`,
    );
  }
  enquiry.judge(17, faults, '13 个错误请求都得到了规定的回答', worst);
  const list = [...statuses].sort((a, b) => a - b);
  enquiry.note(
    18,
    'note',
    list.length === 0 ? '没有见到错误代码' : `错误代码在 HTTP ${list.join('、')} 之下；我们都能读`,
  );
  if (list.length === 0) return 'unknown';
  return list.every((status) => status === 200) ? 'http-200' : 'http-4xx';
}
