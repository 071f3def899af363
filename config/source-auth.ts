/**
 * How a repository is told who asks: user and password (Basic), or a header of its own. The secret itself
 * stands in a file or in a variable of the environment, never in the settings, an address or a command. It
 * is sent to the origin of the repository alone (`harvesters/outbound/`).
 */
import { z } from 'zod';
import type { Credentials } from '../catalogue/credentials.ts';
import { checked } from './faults.ts';
import { readNamedFile } from './engine.ts';
import { text } from './values.ts';

/** Headers that belong to the connection or to us. */
const OUR_HEADERS =
  /^(?:host|connection|keep-alive|transfer-encoding|content-.*|te|trailer|upgrade|expect|accept.*|user-agent|from|referer|proxy-.*)$/i;

export const inTheOpen = (instead: string): z.ZodOptional<z.ZodUndefined> =>
  z.undefined(`不能直接写在设置文件里：请存入一个文件，改写 ${instead}`).optional();

export const sourceAuth = z
  .strictObject({
    /** For Basic (RFC 7617), with a password. */
    username: text('用户名')
      .regex(/^[^:]*$/, '不能含冒号')
      .optional(),
    /** File with the password, relative to the settings file. */
    passwordFile: text('存有密码的文件').optional(),
    /** Name of the variable of the environment that holds the password. */
    passwordEnv: text('存有密码的环境变量').optional(),
    /** Name of a header, e.g. `X-Api-Key`, or `Authorization` for `Bearer …`. */
    header: text('HTTP 报头的名字')
      .regex(/^[\w!#$%&'*+.^`|~-]+$/, '应为 HTTP 报头的名字，如 X-Api-Key')
      .refine((name) => !OUR_HEADERS.test(name), '是 HTTP 自己的报头，不能用来放密钥')
      .optional(),
    /** File with its value, relative to the settings file. */
    valueFile: text('存有密钥的文件').optional(),
    valueEnv: text('存有密钥的环境变量').optional(),
    password: inTheOpen('passwordFile'),
    value: inTheOpen('valueFile'),
  })
  .refine(
    ({ username, passwordFile, passwordEnv, header, valueFile, valueEnv }) =>
      username === undefined
        ? header !== undefined && one(valueFile, valueEnv) && none(passwordFile, passwordEnv)
        : header === undefined && one(passwordFile, passwordEnv) && none(valueFile, valueEnv),
    '应写 username 加 passwordFile（或 passwordEnv），或写 header 加 valueFile（或 valueEnv）',
  );

const one = (...given: readonly unknown[]): boolean =>
  given.filter((value) => value !== undefined).length === 1;
const none = (...given: readonly unknown[]): boolean => given.every((value) => value === undefined);

/** Where the secret of a setting, or of an option of a command, is looked for. */
export interface SecretPlaces {
  /** What relative names of files are relative to: the settings file. */
  readonly file: string;
  /** Absent: that of this process. */
  readonly env?: NodeJS.ProcessEnv;
}

/**
 * @param content as it stands in the file
 * @param name of the setting in sentences, e.g. `sources[0].auth`
 * @param baseUrl of the repository that it is for
 * @param faults gets a line for what is wrong, never with a secret
 * @returns undefined when there is any fault
 */
export function readSourceAuth(
  content: unknown,
  name: string,
  baseUrl: string,
  { file, env = process.env }: SecretPlaces,
  faults: string[],
): Credentials | undefined {
  const before = faults.length;
  // Faults of the shape are told with the other settings.
  const given = checked(sourceAuth, content, file, []);
  const origin = URL.parse(baseUrl)?.origin;
  if (given === undefined || origin === undefined) return undefined;
  const read = (what: 'password' | 'value'): string =>
    readSecret(
      `${name}.${what}`,
      { inFile: given[`${what}File`], variable: given[`${what}Env`], canBe: CAN_BE_SENT[what] },
      { file, env },
      faults,
    );
  const credentials =
    given.username === undefined
      ? { origin, header: given.header ?? '', value: read('value'), secrets: [] }
      : basic(origin, given.username, read('password'));
  return faults.length > before ? undefined : credentials;
}

/**
 * A secret out of the file or the variable that a setting names; '' and a fault when there is none to be had.
 *
 * @param key of the setting without its `File` or `Env`, e.g. `mail.password`
 */
export function readSecret(
  key: string,
  from: {
    readonly inFile: string | undefined;
    readonly variable: string | undefined;
    /** What it may look like. */
    readonly canBe?: RegExp;
  },
  { file, env = process.env }: SecretPlaces,
  faults: string[],
): string {
  const { inFile = '', variable, canBe = CAN_BE_SENT.password } = from;
  const before = faults.length;
  const named = `${key}${variable === undefined ? 'File' : 'Env'}`;
  const secret =
    variable === undefined
      ? readNamedFile(named, inFile, file, faults)
      : (env[variable] ?? '').trim();
  if (faults.length > before) return '';
  const where =
    variable === undefined ? '所指的文件' : `所指的环境变量${shownVariable(variable, env)}`;
  if (secret === '' && variable !== undefined && env[variable] === undefined)
    faults.push(
      `${file}：${named} ${where}没有设置。这里应写环境变量的名字，如 QINHUAI_PASSWORD，不是密码或密钥本身`,
    );
  else if (secret === '') faults.push(`${file}：${named} ${where}是空的`);
  else if (!canBe.test(secret))
    faults.push(`${file}：${named} ${where}里应只有一行，不带控制字符（内容不显示）`);
  return secret;
}

/** A variable that is set, or has a name like one; else it may be the secret itself, by mistake. */
function shownVariable(name: string, env: NodeJS.ProcessEnv): string {
  const isName =
    env[name] !== undefined || /^[A-Z][A-Z\d]{0,40}(?:_[A-Z\d]{1,40}){1,8}$/.test(name);
  return isName ? ` ${name} ` : '（名字不显示）';
}

/** A password is encoded; a header takes printable characters of one byte (RFC 9110 section 5.5). */
const CAN_BE_SENT = { password: /^\P{Cc}+$/u, value: /^[\x20-\x7e\xa0-\xff]+$/ } as const;

function basic(origin: string, username: string, password: string): Credentials {
  const value = `Basic ${Buffer.from(`${username}:${password}`).toString('base64')}`;
  return { origin, header: 'Authorization', value, secrets: [username, password] };
}
