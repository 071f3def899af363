/**
 * The compliance report that `check-endpoint` prints: one line a check, then grade and profile. What is
 * found out of a registered source is kept for its harvests.
 */
import { shownAddress } from '../../catalogue/address.ts';
import type { EndpointProfile } from '../../catalogue/runs/source-ledger.ts';
import { examine } from '../../harvesters/compliance/examine.ts';
import type { ExamineOptions } from '../../harvesters/compliance/examine.ts';
import { MOST_REQUESTS } from '../../harvesters/compliance/enquiry.ts';
import { CHECKS } from '../../catalogue/runs/compliance-report.ts';
import type { CheckResult } from '../../catalogue/runs/compliance-report.ts';
import type { OaiClient } from '../../harvesters/oai/client.ts';
import { QUIRKS } from '../../harvesters/oai/quirks.ts';
import type { Quirk } from '../../harvesters/oai/quirks.ts';
import type { Output } from './output.ts';

const SIGNS = { pass: '✓', note: '·', skip: '–' } as const;
const FAILED = { error: '✗', warning: '!', info: '!' } as const;
const LEVELS = { error: '错误', warning: '警告', info: '提示' } as const;

const GRADES = {
  A: '完全合格',
  B: '可以放心收割，有少量小毛病',
  C: '可以收割，毛病较多',
  D: '可以收割，但有的错误会让记录漏掉或出错，请先改正',
  F: '不能收割，请按上面的办法改正后再查',
} as const;

export interface EndpointParts {
  readonly connect: (baseUrl: string) => OaiClient;
  /** Keeps the profile for the sources of this address; their ids. */
  readonly keep: (profile: EndpointProfile) => Promise<readonly string[]>;
  /** What of it is to be harvested; absent: the richest format, all of it. */
  readonly wanted?: ExamineOptions['wanted'];
}

/** @returns 0 when no check of level error failed and a record could be read, 1 otherwise */
export async function reportEndpoint(
  baseUrl: string,
  { connect, keep, wanted }: EndpointParts,
  out: Output,
): Promise<0 | 1> {
  const report = await examine(baseUrl, {
    connect,
    ...(wanted === undefined ? {} : { wanted }),
    onRequest: (made) =>
      out.progress(
        `正在检查 ${shownAddress(baseUrl)}，第 ${made} 个请求（至多 ${MOST_REQUESTS} 个）…`,
      ),
  });
  for (const check of report.checks) {
    const { number, ...rest } = check;
    await out.result({ check: number, ok: check.verdict !== 'fail', ...rest }, lineOf(check));
  }
  const { profile, readable } = report;
  // What was found out of one that cannot be harvested is nothing to go by.
  const keptFor = readable.records === 0 ? [] : await keep(profile);
  const failed = report.checks.filter(({ verdict }) => verdict === 'fail');
  await out.result(
    {
      summary: true,
      software: report.software,
      requests: report.requests,
      failed: failed.length,
      keptFor,
      readable: readable.records,
      ...profile,
      baseUrl: shownAddress(baseUrl),
    },
    [
      '',
      `等级 ${profile.grade}：${readable.fault === '' ? '' : `没有读到一条能入库的记录（${readable.fault}），`}${GRADES[profile.grade]}。${CHECKS} 项检查，${failed.length} 项不合格；软件：${report.software}；共 ${report.requests} 个请求。`,
      readable.records === 0 ? '' : describe(profile),
      keptFor.length === 0 ? '' : `已记入数据源 ${keptFor.join('、')}，以后照此收割。`,
    ]
      .filter((line, i) => i === 0 || line !== '')
      .join('\n'),
  );
  return failed.some(({ level }) => level === 'error') || readable.records === 0 ? 1 : 0;
}

function lineOf({ number, title, level, verdict, finding, request, advice }: CheckResult): string {
  const isBad = verdict === 'fail';
  const sign = isBad ? FAILED[level] : SIGNS[verdict];
  return [
    `${sign} ${String(number).padStart(2)} ${title}${isBad ? `（${LEVELS[level]}）` : ''}：${finding}`,
    ...(isBad && request !== null ? [`     请求：${request}`] : []),
    ...(advice === '' ? [] : [`     改正：${advice}`]),
  ].join('\n');
}

function describe(profile: EndpointProfile): string {
  const { granularity, syncMode, overlapDays, pageSize, quirks } = profile;
  return `收割办法：日期到${granularity === 'day' ? '日' : '秒'}；${
    syncMode === 'incremental' ? '平时增量' : '平时增量，每周完整收割一次核对删除'
  }；每次多问 ${overlapDays} 天；每页 ${pageSize ?? '？'} 条${quirks
    .map((quirk) => `；${QUIRKS[quirk as Quirk]}`)
    .join('')}。`;
}
