/**
 * What may be registered as the address of a repository: the interface itself, without a request and without
 * anything that lets somebody in, because it is shown to others. The settings file, the desk and
 * `check-endpoint` ask here.
 */
import { OAI_ARGUMENTS, parametersOf, pathParametersOf, shownAddress } from './address.ts';
import type { ShownAddress } from './address.ts';
import { isKeyName, isSessionName } from './secret-names.ts';

const notHttp = '应为 http:// 或 https:// 开头的网址';

/** Where credentials of a repository have their place in the settings. */
const IN_SETTINGS =
  '写在同一数据源的 auth 中，如 "auth": { "username": "…", "passwordFile": "…" } 或 "auth": { "header": "X-Api-Key", "valueFile": "…" }（passwordFile、valueFile 是存有密码的文件，也可写 passwordEnv、valueEnv，即环境变量的名字）';

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
function withoutRequest(url: URL): ShownAddress {
  const kept = parametersOf(url.search).filter(
    ({ name }) => !ARGUMENTS.has(name.toLowerCase()) && name !== '',
  );
  const query = kept.map(({ name, value }) => `${name}=${value}`).join('&');
  return shownAddress(`${url.origin}${url.pathname}${query === '' ? '' : `?${query}`}`);
}

/**
 * The interface that an address copied out of a browser asks: without `verb=…` and the other arguments of
 * OAI-PMH, and without `#…`. What is no web address is given back as it is.
 */
export function interfaceIn(value: string): string {
  const text = value.trim();
  const url = isHttp(text) ? URL.parse(text) : null;
  if (url === null) return text;
  const [before = '', query = ''] = text.replace(/#.*/s, '').split(/\?(.*)/s, 2);
  const kept = query
    .split('&')
    .filter((part) => part !== '' && !ARGUMENTS.has((part.split('=', 1)[0] ?? '').toLowerCase()));
  return kept.length === 0 ? before : `${before}?${kept.join('&')}`;
}

/**
 * One repository has one key, however its address is spelt: over http or https, with the host in capitals, a
 * slash at the end, parameters in another order. To tell apart, never to show: it has what `shownAddress` hides.
 */
export function repositoryKey(address: string): string {
  const url = URL.parse(interfaceIn(address));
  if (url === null) return address;
  const host = url.hostname.replace(/\.$/, '');
  const path = decodedPath(url.pathname).replace(/(?<!\/)\/+$/, '');
  const query = parametersOf(url.search).map(({ name, value }) => `${name}=${value}`);
  return [`${host}:${url.port}${path}`, ...query.sort()].join('&');
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** The URL standard mends `http:/host`, `http:\\\\host` and `http:///host`; what was meant is anybody's guess. */
export function isHttp(value: string): boolean {
  return URL.canParse(value) && /^https?:\/\/[^/\\]/i.test(value.trim());
}

/** Also where the scheme is missing or the rest cannot be read. */
export function hasUser(value: string): boolean {
  const url = URL.parse(value);
  return (
    /^(?:[a-z][a-z\d+.-]*:)?[/\\]{0,2}[^/?#\\]*(?:@|%40)/i.test(value.trim()) ||
    (url !== null && (url.username !== '' || url.password !== ''))
  );
}
