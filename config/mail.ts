/**
 * Settings of the mail server. The password stands in a file or a variable of the environment, never here, and
 * is given to the server on an encrypted connection alone.
 */
import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { z } from 'zod';
import { MAIL_ADDRESS_WANTED, mailAddressIn } from '../catalogue/message.ts';
import type { MailAddress } from '../catalogue/message.ts';
import { readNamedFile } from './engine.ts';
import { checked } from './faults.ts';
import { inTheOpen, readSecret } from './source-auth.ts';
import type { SecretPlaces } from './source-auth.ts';
import { text, whole } from './values.ts';

const DEFAULT_PORT = { tls: 465, starttls: 587, none: 25 } as const;

export const mail = z
  .strictObject({
    /** Host of the mail server, a name or an address. */
    host: text('邮件服务器的主机名').regex(
      /^[A-Za-z0-9.:-]+$/,
      '应为主机名或地址，如 smtp.library.example，不带 smtp:// 和端口',
    ),
    /** Default: 465 with `tls`, 587 with `starttls`, 25 with `none`. */
    port: whole(1, 65_535).optional(),
    /** `tls`: encrypted from the first byte; `starttls`: before anything is sent; `none`: open, on this machine or without a user. */
    security: z
      .enum(['tls', 'starttls', 'none'], '应为 "tls"、"starttls" 或 "none"')
      .default('tls'),
    /** Absent: it asks for none. */
    username: text('用户名').optional(),
    /** File with the password, relative to the settings file. */
    passwordFile: text('存有密码的文件').optional(),
    /** Name of the variable of the environment that holds the password. */
    passwordEnv: text('存有密码的环境变量').optional(),
    password: inTheOpen('passwordFile'),
    /** PEM of the authority that vouches for the server, where no public one does; relative to the settings file. */
    ca: text('PEM 文件名').optional(),
    /** Address that mails come from. */
    from: z
      .string('应为文字')
      .refine((given) => mailAddressIn(given) !== undefined, MAIL_ADDRESS_WANTED),
    /** Name beside it. */
    fromName: text('发信人的名称').max(60, '最长 60 个字').default('南京共享图书馆'),
  })
  .refine(
    ({ username, passwordFile, passwordEnv }) =>
      [passwordFile, passwordEnv].filter((one) => one !== undefined).length ===
      (username === undefined ? 0 : 1),
    '应写 username 加 passwordFile（或 passwordEnv），或都不写',
  )
  .refine(
    ({ username, security, host }) =>
      username === undefined || security !== 'none' || isThisMachine(host),
    'security 为 "none" 时密码会明文发出，只许发给本机：请改用 "tls" 或 "starttls"，或不写 username',
  );

export interface MailSettings {
  readonly host: string;
  readonly port: number;
  readonly security: 'tls' | 'starttls' | 'none';
  readonly login: { readonly username: string; readonly password: string } | undefined;
  /** PEM. */
  readonly ca: string | undefined;
  readonly from: { readonly name: string; readonly address: MailAddress };
}

function isThisMachine(host: string): boolean {
  if (isIP(host) === 0) return host.toLowerCase() === 'localhost';
  return ipaddr.parse(host).range() === 'loopback';
}

/**
 * @param content what stands under `mail`
 * @param publicUrl whether `portal.publicUrl` is given: what is mailed leads there
 * @param faults gets a line for what is wrong, never with a secret
 * @returns undefined when there is no mail server, or any fault
 */
export function readMail(
  content: unknown,
  publicUrl: unknown,
  places: SecretPlaces,
  faults: string[],
): MailSettings | undefined {
  if (content === undefined) return undefined;
  const before = faults.length;
  if (publicUrl === undefined)
    faults.push(
      `${places.file}：portal.publicUrl 没有填写：设了 mail，就要写明读者访问门户的网址，邮件里的链接由它开头`,
    );
  // Faults of the shape are told with the other settings.
  const given = checked(mail, content, places.file, []);
  const address = given && mailAddressIn(given.from);
  if (given === undefined || address === undefined) return undefined;
  const { host, security, username, fromName } = given;
  const login =
    username === undefined
      ? undefined
      : {
          username,
          password: readSecret(
            'mail.password',
            { inFile: given.passwordFile, variable: given.passwordEnv },
            places,
            faults,
          ),
        };
  const ca =
    given.ca === undefined ? undefined : readNamedFile('mail.ca', given.ca, places.file, faults);
  if (ca !== undefined && ca !== '' && !ca.includes('-----BEGIN CERTIFICATE-----'))
    faults.push(`${places.file}：mail.ca 应为 PEM 证书文件，得到 ${JSON.stringify(given.ca)}`);
  if (faults.length > before) return undefined;
  const port = given.port ?? DEFAULT_PORT[security];
  return { host, port, security, login, ca, from: { name: fromName, address } };
}
