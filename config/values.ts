/** Kinds of values that settings are made of, each with the sentence that says what it should have been. */
import {
  OAI_ARGUMENTS,
  parametersOf,
  pathParametersOf,
  shownAddress,
} from '../catalogue/address.ts';
import { DAY_MS } from '../catalogue/time.ts';
import cron from 'node-cron';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { isKeyName, isSessionName } from './secrets.ts';

export const text = (what: string): z.ZodString =>
  z.string(`应为文字（${what}）`).trim().min(1, `不能为空（${what}）`);

/** @param unit after the numbers in the sentences, e.g. ` 天` */
export const whole = (least: number, most: number, unit = ''): z.ZodNumber =>
  z
    .number('应为整数')
    .int('应为整数')
    .min(least, least === 0 ? '不能为负' : `至少为 ${least}${unit}`)
    .max(most, `至多为 ${most}${unit}`);

export const milliseconds = (what: string): z.ZodNumber =>
  z
    .number(`应为整数毫秒（${what}）`)
    .int(`应为整数毫秒（${what}）`)
    .min(0, '不能为负')
    .max(DAY_MS, '不能超过一天');

export const cronText = text('cron 表达式，如 "0 2 * * *"').refine(
  (value) => cron.validate(value) && value.trim().split(/\s+/).length === 5,
  '应为五段 cron 表达式，如 "0 2 * * *"（每天 2 时，北京时间）',
);

const notHttp = '应为 http:// 或 https:// 开头的网址';

/** An address that anybody may see. */
export const httpUrl = text('网址').superRefine((value, context) => {
  const refuse = (message: string): void => context.addIssue({ code: 'custom', message });
  if (!isHttp(value)) refuse(notHttp);
  else if (hasUser(value)) refuse('不能带用户名和密码：网址会显示给别人，请只写网址');
});

/** Where this portal itself is reached: our addresses begin behind it. */
export const ownUrl = httpUrl.refine((value) => {
  const url = URL.parse(value);
  return url === null || (url.pathname === '/' && url.search === '' && url.hash === '');
}, '应只写到主机名（和端口），如 https://portal.library.example');

/** Where credentials of a repository have their place in the settings. */
const IN_SETTINGS =
  '写在同一数据源的 auth 中，如 "auth": { "username": "…", "passwordFile": "…" } 或 "auth": { "header": "X-Api-Key", "valueFile": "…" }（passwordFile、valueFile 是存有密码的文件，也可写 passwordEnv、valueEnv，即环境变量的名字）';

/** Address of an OAI-PMH repository; it may have a query of its own, but no request and no credentials. */
export const baseUrl = text('网址').superRefine((value, context) => {
  for (const fault of baseUrlFaults(value)) context.addIssue({ code: 'custom', message: fault });
});

/**
 * @param place where credentials are to be given instead
 * @returns Chinese sentences why this cannot be the address of a repository; none shows a secret
 */
export function baseUrlFaults(value: string, place = IN_SETTINGS): readonly string[] {
  const faults: string[] = [];
  if (hasUser(value)) faults.push(`不能带用户名和密码：请从网址中删去，${place}`);
  else if (!isHttp(value)) return [notHttp];
  if (value.includes('#')) faults.push('不能带 # 和后面的部分：请只写到 # 之前');
  const url = URL.parse(value);
  if (url === null) return faults;
  const query = parametersOf(url.search);
  const names = query.map(({ name }) => name);
  const request = names.filter((name) => ARGUMENTS.has(name.toLowerCase()));
  if (request.length > 0)
    faults.push(
      `不能带请求的参数（${request.join('、')}）：请只写接口本身的地址，如 ${withoutRequest(url)}；格式和集合写在 metadataPrefix、set`,
    );
  const inPath = pathParametersOf(url.pathname).map(({ name }) => name);
  const others = [...names.filter((name) => !request.includes(name)), ...inPath];
  const sessions = others.filter(isSessionName);
  const keys = others.filter((name) => !sessions.includes(name) && isKeyName(name));
  if (keys.length > 0)
    faults.push(
      `不能带密钥（参数 ${keys.join('、')}）：网址会显示给别人，请从网址中删去，${place}`,
    );
  if (sessions.length > 0)
    faults.push(
      `不能带会话号（参数 ${sessions.join('、')}）：那是某一次访问的，过后无效，请从网址中删去；接口要登录的，${place}`,
    );
  const isNameless =
    query.some(({ name, value }) => name === '' && !OAI_WORD.test(value)) || inPath.includes('');
  if (isNameless)
    faults.push(
      `不能带没有名字的参数（? 或 ; 后面没有写成“名字=值”，内容不显示）：可能是密钥，网址会显示给别人。是密钥的，请从网址中删去，${place}；确是接口地址的一部分的，请在后面加上等号`,
    );
  return faults;
}

/** A query that is a word, as in `index.php?oai`, and no key. */
const OAI_WORD = /^[a-z/_-]{0,20}oai[a-z/_-]{0,20}2?$/i;

const ARGUMENTS = new Set(OAI_ARGUMENTS.map((name) => name.toLowerCase()));

/** What of the address is left when nothing is asked. */
function withoutRequest(url: URL): string {
  const kept = parametersOf(url.search).filter(
    ({ name }) => !ARGUMENTS.has(name.toLowerCase()) && name !== '',
  );
  const query = kept.map(({ name, value }) => `${name}=${value}`).join('&');
  return shownAddress(`${url.origin}${url.pathname}${query === '' ? '' : `?${query}`}`);
}

/** The URL standard mends `http:/host`, `http:\\\\host` and `http:///host`; what was meant is anybody's guess. */
function isHttp(value: string): boolean {
  return URL.canParse(value) && /^https?:\/\/[^/\\]/i.test(value.trim());
}

/** Also where the scheme is missing or the rest cannot be read. */
function hasUser(value: string): boolean {
  const url = URL.parse(value);
  return (
    /^(?:[a-z][a-z\d+.-]*:)?[/\\]{0,2}[^/?#\\]*(?:@|%40)/i.test(value.trim()) ||
    (url !== null && (url.username !== '' || url.password !== ''))
  );
}

/** Fewer bits than this take in most of the Internet, or all of it. */
const LEAST_PREFIX = 8;

/** A range of private addresses. */
export const privateRange = text('网段').superRefine((value, context) => {
  const fault = rangeFault(value);
  if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
});

/** One address, or a range of them. */
export const addresses = text('地址或网段').superRefine((value, context) => {
  const isOne = !value.includes('/') && ipaddr.isValid(value);
  const fault = isOne ? undefined : rangeFault(value);
  if (fault !== undefined) context.addIssue({ code: 'custom', message: fault });
});

function rangeFault(value: string): string | undefined {
  if (!ipaddr.isValidCIDR(value)) return '应为网段，如 "10.0.0.0/8"';
  const [address, bits] = ipaddr.parseCIDR(value);
  if (address.kind() === 'ipv6' && address.range() === 'ipv4Mapped')
    return '是 IPv4 地址的 IPv6 写法，永远不会用到：请直接写 IPv4 网段，如 "10.0.0.0/8"';
  // fc00::/7 is all of the private addresses of IPv6, and nothing else (RFC 4193).
  if (bits >= LEAST_PREFIX || (bits === 7 && address.range() === 'uniqueLocal')) return undefined;
  const instead = address.kind() === 'ipv4' ? '"10.0.0.0/8"、"192.168.1.0/24"' : '"fd00::/8"';
  return `太宽（/${bits}），等于不设防：请只写用得着的网段，如 ${instead}`;
}
