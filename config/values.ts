/** Kinds of values that settings are made of, each with the sentence that says what it should have been. */
import { baseUrlFaults, hasUser, isHttp } from '../catalogue/base-url.ts';
import { DAY_MS } from '../catalogue/time.ts';
import cron from 'node-cron';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';

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

/** Address of an OAI-PMH repository; it may have a query of its own, but no request and no credentials. */
export const baseUrl = text('网址').superRefine((value, context) => {
  for (const fault of baseUrlFaults(value)) context.addIssue({ code: 'custom', message: fault });
});

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
