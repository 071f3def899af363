/** Checks 11–16 and 19–22: lists by identifier, date and set, and how they are paged. */
import type { Probe } from '../oai/client.ts';
import { isInSet } from '../../catalogue/source.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../catalogue/time.ts';
import { meant } from '../meant.ts';
import { cameInstead, errorOf, headersIn } from './enquiry.ts';
import type { Enquiry, Header } from './enquiry.ts';
import type { Identity } from './identity.ts';

/** Pages of records that are looked at. */
const PAGES = 5;
/** Pages whose identifiers are compared. */
const COMPARED_PAGES = 3;
const MAX_PAGE_BYTES = 10 * 1024 * 1024;
const SLOW_MS = 10_000;
const LEAST_TOKEN_LIFE_MS = 23 * HOUR_MS;

export interface DateHabits {
  /** Finest dates that a list takes. */
  readonly daysOnly: boolean;
  readonly singleDayEmpty: boolean;
  readonly fromRefused: boolean;
}

/** Checks 11 and 12. @returns headers of the first page, and whether there is anything to go on with */
export async function checkIdentifiers(
  enquiry: Enquiry,
  metadataPrefix: string,
): Promise<readonly Header[]> {
  const probe = await enquiry.verb('ListIdentifiers', { metadataPrefix });
  const headers = headersIn(probe);
  if (headers.length === 0) {
    const isEmpty = errorOf(probe) === 'noRecordsMatch';
    const what = isEmpty ? '库中还没有记录' : cameInstead(probe);
    enquiry.note(11, isEmpty ? 'skip' : 'fail', what, probe);
    enquiry.skip(12, '没有记录可以比较');
    return [];
  }
  const sample = headers.find(({ deleted }) => !deleted) ?? headers[0];
  if (sample === undefined) return [];
  const { identifier } = sample;
  const got = await enquiry.verb('GetRecord', { identifier, metadataPrefix });
  const [item] = [...(got.envelope?.items ?? [])];
  if (item?.identifier !== identifier) {
    enquiry.note(11, 'fail', `列出了 ${identifier}，GetRecord 却取不到：${cameInstead(got)}`, got);
    enquiry.skip(12, '没有记录可以比较');
    return headers;
  }
  enquiry.note(11, 'pass', `第一页 ${headers.length} 条，${identifier} 可以取到`, got);
  const datestamp = item.kind === 'record' ? item.datestamp : '';
  enquiry.judge(
    12,
    [
      ...(datestamp === sample.datestamp
        ? []
        : [`列表说 ${sample.datestamp || '（空）'}，GetRecord 说 ${datestamp || '（空）'}`]),
      ...(/^\d{4}-\d\d-\d\d(?:T\d\d:\d\d:\d\dZ)?$/.test(sample.datestamp)
        ? []
        : [`日期戳不合规定：“${sample.datestamp}”`]),
    ],
    `都是 ${datestamp}`,
    got,
  );
  return headers;
}

/**
 * Check 13.
 *
 * @param wanted set that is to be harvested; undefined = all
 */
export async function checkSetFilter(
  enquiry: Enquiry,
  metadataPrefix: string,
  setSpecs: readonly string[],
  headers: readonly Header[],
  wanted: string | undefined,
): Promise<void> {
  const set =
    wanted ?? headers.find(({ setSpecs: own }) => own.length > 0)?.setSpecs[0] ?? setSpecs[0];
  if (set === undefined) {
    enquiry.skip(13, '对方不分集合');
    return;
  }
  const probe = await enquiry.verb('ListIdentifiers', { metadataPrefix, set });
  const found = headersIn(probe);
  if (found.length === 0) {
    const isEmpty = errorOf(probe) === 'noRecordsMatch';
    const isUnlisted = wanted !== undefined && !setSpecs.includes(set);
    const among = setSpecs.length === 0 ? '：它不分集合' : meant(set, setSpecs);
    enquiry.note(
      13,
      isEmpty && wanted === undefined ? 'note' : 'fail',
      isUnlisted
        ? `设置中的集合“${set}”对方没有列出，也没有记录${among}；请改正设置中的 set`
        : isEmpty
          ? `集合 ${set} 里没有记录`
          : cameInstead(probe),
      probe,
    );
    return;
  }
  const strays = found.filter(({ setSpecs: own }) => !isInSet(own, set));
  enquiry.judge(
    13,
    strays.length === 0
      ? []
      : [
          `要的是集合 ${set}，${found.length} 条中有 ${strays.length} 条不属于它，例如 ${strays[0]?.identifier ?? ''}`,
        ],
    `集合 ${set} 的 ${found.length} 条都属于它`,
    probe,
  );
}

/** Checks 14–16. */
export async function checkDates(
  enquiry: Enquiry,
  metadataPrefix: string,
  { granularity, earliestDatestamp: earliest }: Identity,
  headers: readonly Header[],
): Promise<DateHabits> {
  const habits = { daysOnly: false, singleDayEmpty: false, fromRefused: false };
  const sample = headers.find(({ datestamp }) => !Number.isNaN(Date.parse(datestamp)));
  if (sample === undefined) {
    for (const number of [14, 15, 16]) enquiry.skip(number, '没有带日期戳的记录');
    return habits;
  }
  const list = (args: Readonly<Record<string, string>>): Promise<Probe> =>
    enquiry.verb('ListIdentifiers', { metadataPrefix, ...args });
  const finds = (probe: Probe): boolean =>
    headersIn(probe).some(({ identifier }) => identifier === sample.identifier) ||
    probe.envelope?.resumptionToken != null;
  const instant = new Date(Date.parse(sample.datestamp));
  const day = instant.toISOString().slice(0, 10);
  const second = `${instant.toISOString().slice(0, 19)}Z`;

  const faults: string[] = [];
  let asked: Probe | undefined;
  if (granularity === 'second') {
    asked = await list({ from: second, until: second });
    if (errorOf(asked) === 'badArgument') {
      habits.daysOnly = true;
      faults.push('自称支持到秒，却不接受到秒的 from、until');
    } else if (!finds(asked))
      faults.push(`from、until 都是 ${second}，找不到日期戳正是它的 ${sample.identifier}`);
  }
  if (granularity === 'day' || faults.length > 0) {
    asked = await list({ from: day, until: day });
    if (!finds(asked)) {
      habits.singleDayEmpty = true;
      faults.push(
        `from、until 都是 ${day}，找不到当天的 ${sample.identifier}：${cameInstead(asked)}`,
      );
    }
  }
  enquiry.judge(14, faults, `${granularity === 'day' ? day : second} 当刻的记录可以找到`, asked);

  const early = Number.isNaN(Date.parse(earliest)) ? instant : new Date(Date.parse(earliest));
  const before = new Date(early.getTime() - 366 * DAY_MS).toISOString().slice(0, 10);
  const empty = await list({ until: before });
  enquiry.judge(
    15,
    errorOf(empty) === 'noRecordsMatch'
      ? []
      : headersIn(empty).length > 0
        ? [`最早日期戳前一年（${before}）也有记录：earliestDatestamp 不对，或者 until 不起作用`]
        : [`${before} 以前没有记录，应答 noRecordsMatch，得到：${cameInstead(empty)}`],
    '回答 noRecordsMatch',
    empty,
  );
  const early2 = await list({ from: before });
  habits.fromRefused = errorOf(early2) === 'badArgument';

  const mixed = await list({ from: day, until: `${day}T23:59:59Z` });
  const code = errorOf(mixed);
  enquiry.note(
    16,
    'note',
    code === 'badArgument'
      ? '按规定回答 badArgument'
      : `没有回答 badArgument（${code ?? '照常列出'}）；我们从不混用，不受影响`,
    mixed,
  );
  return habits;
}

export interface Paging {
  readonly pages: readonly Probe[];
  /** The page after them, when it could not be had. */
  readonly broken: Probe | undefined;
  /** Records a page; null when there was none. */
  readonly pageSize: number | null;
}

/** Checks 19–22. */
export async function checkPaging(
  enquiry: Enquiry,
  metadataPrefix: string,
  set: string | undefined,
): Promise<Paging> {
  const pages: Probe[] = [];
  let token: string | null = null;
  let broken: Probe | undefined;
  let secondToken: string | null = null;
  for (let n = 0; n < PAGES; n++) {
    const probe: Probe =
      token === null
        ? await enquiry.verb('ListRecords', {
            metadataPrefix,
            ...(set === undefined ? {} : { set }),
          })
        : await enquiry.verb('ListRecords', { resumptionToken: token });
    if (probe.envelope === undefined || probe.envelope.errors.length > 0) {
      broken = probe;
      break;
    }
    pages.push(probe);
    if (n === 0) secondToken = probe.envelope.resumptionToken;
    token = probe.envelope.resumptionToken;
    if (token === null) break;
  }
  const pageSize = pages[0]?.envelope?.identifiers.length ?? null;
  if (broken !== undefined && errorOf(broken) === 'noRecordsMatch') {
    const where = set === undefined ? '库中还' : `对方回答，集合“${set}”里`;
    for (const number of [19, 20, 21, 22]) enquiry.skip(number, `${where}没有记录`);
    return { pages, broken, pageSize };
  }
  await checkTokens(enquiry, pages, broken, secondToken);
  checkTokenFacts(enquiry, pages);
  checkPageSize(enquiry, pages);
  checkUniqueness(enquiry, pages);
  return { pages, broken, pageSize };
}

async function checkTokens(
  enquiry: Enquiry,
  pages: readonly Probe[],
  broken: Probe | undefined,
  token: string | null,
): Promise<void> {
  if (broken !== undefined) {
    enquiry.note(19, 'fail', `第 ${pages.length + 1} 页得不到：${cameInstead(broken)}`, broken);
    return;
  }
  if (token === null) {
    enquiry.skip(19, '记录只有一页，不需要翻页');
    return;
  }
  const again = await enquiry.verb('ListRecords', { resumptionToken: token });
  const [first, second] = pages.map((page) => page.envelope?.identifiers.join('\n') ?? '');
  const faults = [];
  if (first === second && first !== '') faults.push('第二页与第一页的记录完全一样');
  if (again.envelope === undefined || again.envelope.errors.length > 0)
    faults.push(`同一个令牌再用一次就失效：${cameInstead(again)}`);
  else if (again.envelope.identifiers.join('\n') !== second)
    faults.push('同一个令牌再用一次，得到的是另外的记录');
  enquiry.judge(19, faults, '逐页不同，同一令牌可以再用', again);
}

const TOKEN_TAG = /<(?:[\w.-]{1,64}:)?resumptionToken(\s[^<>]{0,2000})/;
const ATTRIBUTE = /\s(\w{1,40})\s?=\s?["']([^"'<>]*)["']/g;

function checkTokenFacts(enquiry: Enquiry, pages: readonly Probe[]): void {
  const [first] = pages;
  const [, tag = ''] = TOKEN_TAG.exec(first?.tail ?? '') ?? [];
  const given = new Map(Array.from(tag.matchAll(ATTRIBUTE), ([, name, value]) => [name, value]));
  const [size, cursor, expires] = ['completeListSize', 'cursor', 'expirationDate'].map((name) =>
    given.get(name),
  );
  if (first?.envelope?.resumptionToken == null) {
    enquiry.skip(20, '记录只有一页，没有令牌');
    return;
  }
  const faults = [];
  const inPage = first.envelope.identifiers.length;
  if (size !== undefined && !/^\d+$/.test(size))
    faults.push(`completeListSize 不是整数：“${size}”`);
  else if (size !== undefined && Number(size) < inPage)
    faults.push(`completeListSize 为 ${size}，第一页就有 ${inPage} 条`);
  const left = expires === undefined ? undefined : Date.parse(expires) - Date.now();
  if (left !== undefined && Number.isNaN(left))
    faults.push(`expirationDate 不是日期：“${expires ?? ''}”`);
  else if (left !== undefined && left < LEAST_TOKEN_LIFE_MS)
    faults.push(`令牌 ${Math.round(left / MINUTE_MS)} 分钟后失效，断线后来不及续收`);
  const second = pages[1]?.tail;
  const next = second === undefined ? undefined : /\scursor\s*=\s*["'](\d+)["']/.exec(second)?.[1];
  const unit =
    next === undefined || cursor === undefined
      ? '没有 cursor'
      : Number(next) - Number(cursor) === 1 && inPage > 1
        ? 'cursor 数的是页'
        : 'cursor 数的是记录';
  enquiry.judge(20, faults, `共 ${size ?? '（没有说）'} 条；${unit}`, first);
}

function checkPageSize(enquiry: Enquiry, pages: readonly Probe[]): void {
  const [first] = pages;
  if (first === undefined) {
    enquiry.skip(21, '没有得到记录');
    return;
  }
  const size = first.envelope?.identifiers.length ?? 0;
  const times = pages.map(({ ms }) => ms).sort((a, b) => a - b);
  const median = times[Math.floor(times.length / 2)] ?? 0;
  const worst = times.at(-1) ?? 0;
  const largest = Math.max(...pages.map(({ bytes }) => bytes));
  const isPaged = first.envelope?.resumptionToken != null;
  enquiry.judge(
    21,
    [
      ...(isPaged && size < 100 ? [`每页只有 ${size} 条，请求会很多`] : []),
      ...(size > 500 ? [`每页有 ${size} 条，容易超时`] : []),
      ...(largest > MAX_PAGE_BYTES ? [`一页有 ${Math.round(largest / 1e6)} MB`] : []),
      ...(worst > SLOW_MS ? [`最慢的一页用了 ${Math.round(worst / 1000)} 秒`] : []),
    ],
    `每页 ${size} 条，${pages.length} 页的中位时间 ${Math.round(median)} 毫秒，最慢 ${Math.round(worst)} 毫秒`,
    first,
  );
}

function checkUniqueness(enquiry: Enquiry, pages: readonly Probe[]): void {
  const [first] = pages;
  if (first === undefined) {
    enquiry.skip(22, '没有得到记录');
    return;
  }
  const identifiers = pages
    .slice(0, COMPARED_PAGES)
    .flatMap(({ envelope }) => envelope?.identifiers ?? [])
    .filter((identifier) => identifier !== null);
  const twice = identifiers.filter((identifier, i) => identifiers.indexOf(identifier) !== i);
  const odd = identifiers.filter((identifier) => !/^[a-z][a-z\d+.-]*:\S+$/i.test(identifier));
  enquiry.judge(
    22,
    [
      ...(twice.length === 0
        ? []
        : [`${twice.length} 个标识符出现了不止一次，例如 ${twice[0] ?? ''}`]),
      ...(odd.length === 0
        ? []
        : [
            `${odd.length} 个标识符不是 URI，例如“${odd[0] ?? ''}”；我们会连同数据源一起记，不会混淆`,
          ]),
    ],
    `${identifiers.length} 个都是 URI，没有重复`,
    first,
  );
}
