/** Checks 1–10 and 26–28: who the repository says it is, what it offers, and how it is reached. */
import { shownAddress } from '../../catalogue/address.ts';
import { DAY_MS, MINUTE_MS } from '../../catalogue/time.ts';
import { formatsIn } from '../oai/client.ts';
import type { MetadataFormat, OaiClient, OaiSet, Probe } from '../oai/client.ts';
import { readIdentify } from '../oai/identify.ts';
import type { Identify } from '../oai/identify.ts';
import { childrenNamed, fieldOf, textOf } from '../../formats/xml/xml.ts';
import type { XmlElement } from '../../formats/xml/xml.ts';
import { meant } from '../meant.ts';
import { recognise } from './advice.ts';
import { cameInstead, errorOf } from './enquiry.ts';
import type { Enquiry } from './enquiry.ts';

export interface Identity extends Identify {
  /** Milliseconds that its clock is ahead of ours; 0 when it does not tell. */
  readonly skewMs: number;
}

const OAI_NAMESPACE_FLAG = 'envelope-namespace';
const MOST_SKEW_MS = 300_000;
/** A certificate that is good for less is worth a word. */
const EXPIRY_DAYS = 30;

/** @returns undefined when the repository does not answer as one */
export async function checkIdentity(enquiry: Enquiry): Promise<Identity | undefined> {
  return judgeIdentity(enquiry, await enquiry.verb('Identify'));
}

/** @param probe the answer to Identify */
export function judgeIdentity(enquiry: Enquiry, probe: Probe): Identity | undefined {
  const body = probe.envelope?.body;
  checkWall(enquiry, probe);
  checkTls(enquiry, probe);
  if (body?.name !== 'Identify') {
    enquiry.note(1, 'fail', cameInstead(probe), probe);
    return undefined;
  }
  enquiry.software = recognise(enquiry.baseUrl, `${probe.text} ${probe.header('server') ?? ''}`);
  const identify = readIdentify(body);
  const oddNamespace = probe.envelope?.flags.includes(OAI_NAMESPACE_FLAG) === true;
  enquiry.judge(
    1,
    oddNamespace ? ['根元素不在 OAI-PMH 2.0 的命名空间里'] : [],
    `${identify.repositoryName || '（没有写名称）'}，回答正常`,
    probe,
  );
  checkVersion(enquiry, identify, body, probe);
  checkBaseUrl(enquiry, identify.baseUrl, probe);
  checkEarliest(enquiry, identify, probe);
  checkDeletions(enquiry, identify.deletedRecord, body, probe);
  checkMail(enquiry, identify.adminEmails, probe);
  const skewMs = checkClock(enquiry, probe);
  checkOaiIdentifier(enquiry, body, probe);
  return { ...identify, skewMs };
}

function checkVersion(
  enquiry: Enquiry,
  { protocolVersion: version, granularity: finest }: Identify,
  body: XmlElement,
  probe: Probe,
): void {
  const given = childrenNamed(body, 'granularity').map((element) => textOf(element).trim());
  const [granularity = ''] = given;
  const faults = [
    ...(version === '2.0' ? [] : [`protocolVersion 应为 2.0，得到“${version}”`]),
    ...(given.length === 1 ? [] : [`granularity 应有一个，得到 ${given.length} 个`]),
    ...(given.length === 0 || /^YYYY-MM-DD(?:Thh:mm:ssZ)?$/.test(granularity)
      ? []
      : [`granularity 不合规定：“${granularity}”`]),
  ];
  enquiry.judge(3, faults, `2.0，日期粒度为${finest === 'day' ? '日' : '秒'}`, probe);
}

function checkBaseUrl(enquiry: Enquiry, told: string, probe: Probe): void {
  const faults = [];
  if (!sameAddress(told, enquiry.baseUrl))
    faults.push(
      `Identify 自称的 baseURL 是 ${shownAddress(told) || '（空）'}，登记的是 ${shownAddress(enquiry.baseUrl)}`,
    );
  if (!sameAddress(withoutQuery(probe.finalUrl), withoutQuery(probe.url)))
    faults.push(`请求被转到 ${withoutQuery(probe.finalUrl)}，建议直接登记这个地址`);
  enquiry.judge(2, faults, '与登记的地址一致', probe);
}

function checkEarliest(
  enquiry: Enquiry,
  { earliestDatestamp: earliest, granularity }: Identify,
  probe: Probe,
): void {
  const faults = [];
  const instant = Date.parse(earliest);
  if (earliest === '') faults.push('没有 earliestDatestamp');
  else if (Number.isNaN(instant)) faults.push(`earliestDatestamp 不是日期：“${earliest}”`);
  else {
    const isDay = /^\d{4}-\d\d-\d\d$/.test(earliest);
    if (isDay !== (granularity === 'day'))
      faults.push(`earliestDatestamp“${earliest}”的粒度与 granularity 不一致`);
    if (Date.now() - instant < DAY_MS)
      faults.push(`earliestDatestamp“${earliest}”就是现在，不像是真的`);
    if (new Date(instant).getUTCFullYear() <= 1990)
      faults.push(`earliestDatestamp“${earliest}”早于 OAI-PMH 出现，不像是真的`);
  }
  enquiry.judge(4, faults, earliest, probe);
}

const DELETIONS = {
  persistent: '长期报告删除，可以只做增量收割',
  transient: '报告删除，但不长期保留：除增量外，还会定期完整收割',
  no: '不报告删除：会定期完整收割，核对哪些记录已经没有了',
} as const;

function checkDeletions(
  enquiry: Enquiry,
  deletedRecord: Identify['deletedRecord'],
  body: XmlElement,
  probe: Probe,
): void {
  const given = fieldOf(body, 'deletedRecord').toLowerCase();
  const read = given === deletedRecord ? given : `“${given}”不合规定，按 ${deletedRecord} 处理`;
  enquiry.note(5, 'note', `${read}：${DELETIONS[deletedRecord]}`, probe);
}

function checkMail(enquiry: Enquiry, mails: readonly string[], probe: Probe): void {
  const bad = mails.filter((mail) => !/^[^\s@:]+@[^\s@]+\.[^\s@.]{2,}$/.test(mail));
  const faults =
    mails.length === 0 ? ['没有写联系邮箱'] : bad.map((mail) => `“${mail}”不是可用的邮箱`);
  enquiry.judge(6, faults, mails.join('、'), probe);
}

function checkClock(enquiry: Enquiry, probe: Probe): number {
  const instant = probe.envelope?.responseDate ?? null;
  const given = /responseDate>([^<]{0,60})</.exec(probe.text)?.[1]?.trim() ?? '';
  if (instant === null) {
    enquiry.note(7, 'fail', `responseDate 缺失或读不懂：“${given}”`, probe);
    return 0;
  }
  const skewMs = Date.parse(instant) - Date.now();
  const faults = [];
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(given))
    faults.push(`responseDate 应为 UTC、到秒、以 Z 结尾，得到“${given}”`);
  if (Math.abs(skewMs) > MOST_SKEW_MS)
    faults.push(
      `对方的时钟与我们相差 ${Math.round(skewMs / MINUTE_MS)} 分钟，也许把本地时间当成了 UTC`,
    );
  enquiry.judge(7, faults, '时钟一致', probe);
  return skewMs;
}

function checkOaiIdentifier(enquiry: Enquiry, body: XmlElement, probe: Probe): void {
  const described = childrenNamed(body, 'description')
    .flatMap((description) => childrenNamed(description, 'oai-identifier'))
    .at(0);
  if (described === undefined) {
    enquiry.note(8, 'note', '没有这段说明，不影响收割', probe);
    return;
  }
  const scheme = fieldOf(described, 'scheme');
  const repository = fieldOf(described, 'repositoryIdentifier');
  const sample = fieldOf(described, 'sampleIdentifier');
  const faults = [
    ...(scheme === 'oai' ? [] : [`scheme 应为 oai，得到“${scheme}”`]),
    ...(sample.startsWith(`oai:${repository}:`)
      ? []
      : [`sampleIdentifier“${sample}”不以 oai:${repository}: 开头`]),
  ];
  enquiry.judge(8, faults, sample, probe);
}

/** Check 28: a wall between us and the repository. */
function checkWall(enquiry: Enquiry, probe: Probe): void {
  if (probe.status === 0 && probe.code !== 'COOKIE_WALL') {
    enquiry.skip(28, '没有得到回答，无从检查');
    return;
  }
  const isWall =
    probe.envelope === undefined &&
    (probe.code === 'COOKIE_WALL' ||
      [401, 403, 406, 429].includes(probe.status) ||
      /captcha|challenge|cf-browser-verification|访问被拦截|访问被阻断|安全验证|人机验证|WAF/i.test(
        probe.text,
      ));
  enquiry.judge(
    28,
    isWall ? [`收割程序被挡在门外：${probe.fault}`] : [],
    '没有遇到拦截页面',
    probe,
  );
}

function checkTls(enquiry: Enquiry, probe: Probe): void {
  if (!enquiry.baseUrl.startsWith('https:')) {
    enquiry.note(27, 'fail', '接口没有加密（http），传输中可以被篡改', probe);
    return;
  }
  const expiry = enquiry.certificateExpiry;
  if (expiry === undefined) {
    enquiry.note(27, 'fail', probe.fault || '没有看到证书', probe);
    return;
  }
  const days = Math.floor((expiry.getTime() - Date.now()) / DAY_MS);
  enquiry.judge(
    27,
    days < EXPIRY_DAYS ? [`证书 ${days} 天后到期`] : [],
    `证书链完整，${days} 天后到期`,
    probe,
  );
}

/**
 * Check 9.
 *
 * @param wanted format that is to be harvested; undefined = whichever there is
 * @returns the formats offered; none when it cannot be harvested
 */
export async function checkFormats(
  enquiry: Enquiry,
  wanted: string | undefined,
): Promise<readonly MetadataFormat[]> {
  const probe = await enquiry.verb('ListMetadataFormats');
  const body = probe.envelope?.body;
  if (body?.name !== 'ListMetadataFormats') {
    enquiry.note(9, 'fail', cameInstead(probe), probe);
    return [];
  }
  const formats = formatsIn(body);
  const prefixes = formats.map(({ metadataPrefix }) => metadataPrefix);
  const marc = prefixes.filter((prefix) => /marc/i.test(prefix));
  enquiry.judge(
    9,
    [
      ...(prefixes.includes('oai_dc')
        ? []
        : [`没有 oai_dc，只有 ${prefixes.join('、') || '（空）'}`]),
      ...(wanted === undefined || prefixes.includes(wanted)
        ? []
        : [`设置中的格式“${wanted}”对方没有${meant(wanted, prefixes)}`]),
    ],
    `${prefixes.join('、')}${marc.length === 0 ? '' : `；建议收割 ${marc.join('、')}，信息比 oai_dc 全`}`,
    probe,
  );
  return formats;
}

/** Check 10. @returns the sets of the first page */
export async function checkSets(enquiry: Enquiry): Promise<readonly OaiSet[]> {
  const probe = await enquiry.verb('ListSets');
  const body = probe.envelope?.body;
  if (errorOf(probe) === 'noSetHierarchy') {
    enquiry.note(10, 'pass', '不分集合', probe);
    return [];
  }
  if (body?.name !== 'ListSets') {
    enquiry.note(10, 'fail', cameInstead(probe), probe);
    return [];
  }
  const sets = childrenNamed(body, 'set').map((set) => ({
    setSpec: fieldOf(set, 'setSpec'),
    setName: fieldOf(set, 'setName'),
  }));
  const odd = sets.filter(({ setSpec }) => !/^[\w\-.!~*'()]+(?::[\w\-.!~*'()]+)*$/.test(setSpec));
  const doubled = sets.filter(
    ({ setName }, i) => sets.findIndex((other) => other.setName === setName) !== i,
  );
  enquiry.judge(
    10,
    [
      ...(odd.length === 0
        ? []
        : [`setSpec 用了不许用的字符：${some(odd.map((set) => set.setSpec))}`]),
      ...(doubled.length === 0 ? [] : [`集合名称重复：${some(doubled.map((set) => set.setName))}`]),
    ],
    `第一页 ${sets.length} 个：${some(sets.map((set) => `${set.setSpec}（${set.setName}）`))}`,
    probe,
  );
  return sets;
}

/** Check 26. */
export async function checkMethods(enquiry: Enquiry): Promise<void> {
  const probe = await enquiry.ask([['verb', 'Identify']], 'POST');
  const isAnswered = probe.envelope?.body?.name === 'Identify';
  const zipped = probe.header('content-encoding');
  const later = probe.header('retry-after');
  enquiry.note(
    26,
    'note',
    [
      isAnswered ? 'POST 与 GET 一样可用' : `POST 不可用（${cameInstead(probe)}），我们用 GET`,
      zipped === null ? '不压缩' : `压缩为 ${zipped}`,
      ...(later === null ? [] : [`Retry-After 为 ${later}`]),
    ].join('；'),
    probe,
  );
}

/** Adds to check 28 what robots.txt says; we do not go by it, as OAI-PMH is made for programs. */
export async function noteRobots(
  enquiry: Enquiry,
  connect: (baseUrl: string) => OaiClient,
): Promise<void> {
  const { origin, pathname } = new URL(enquiry.baseUrl);
  const probe = await enquiry.ask([], 'GET', connect(`${origin}/robots.txt`));
  const forbids =
    probe.status === 200 &&
    probe.envelope === undefined &&
    [...probe.text.matchAll(/^[ \t]*Disallow:[ \t]*(\/\S*)/gim)].some(([, path = '']) =>
      pathname.startsWith(path.replace(/\*.*/s, '')),
    );
  const wall = enquiry.results.get(28);
  if (!forbids || wall?.verdict !== 'pass') return;
  enquiry.note(
    28,
    'pass',
    `${wall.finding}；robots.txt 不许爬虫访问 ${pathname}，请对方确认不包括收割`,
    probe,
  );
}

function some(items: readonly string[]): string {
  return `${items.slice(0, 5).join('、')}${items.length > 5 ? ' …' : ''}` || '（空）';
}

function withoutQuery(url: string): string {
  return url.replace(/\?.*/s, '');
}

function sameAddress(a: string, b: string): boolean {
  const plain = (url: string): string => url.replace(/(?<!\/)\/+$/, '');
  return plain(a) === plain(b);
}
