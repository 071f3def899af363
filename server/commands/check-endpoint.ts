/**
 * `check-endpoint <url>`: 28 checks of a repository; see `endpoint-report.ts` for what is printed. A source
 * of the settings is checked by its id, with its credentials, format and set; for an address that is none
 * yet, credentials come from a file or a variable, never from the command line itself.
 */
import { addressKey, shownAddress } from '../../catalogue/address.ts';
import type { Credentials } from '../../catalogue/credentials.ts';
import type { EndpointProfile } from '../../catalogue/runs/source-ledger.ts';
import { hasRepository } from '../../catalogue/source.ts';
import type { Source } from '../../catalogue/source.ts';
import { WrongValue, command, json, optionalText, text } from './command.ts';
import type { Opened } from './workplace.ts';

/** A check of an endpoint ends after this, whatever the repository does. */
const CHECK_MS = 900_000;

const CREDENTIALS =
  '另用 --username 和 --password-file（或 --password-env），或 --header 和 --value-file（或 --value-env）给出';

interface Options {
  readonly username: string | undefined;
  readonly passwordFile: string | undefined;
  readonly passwordEnv: string | undefined;
  readonly header: string | undefined;
  readonly valueFile: string | undefined;
  readonly valueEnv: string | undefined;
}

/** What is checked. */
interface Endpoint {
  readonly url: string;
  readonly credentials: Credentials | undefined;
  /** That it is, when it is one. */
  readonly source: Source | undefined;
}

export const checkEndpoint = command({
  name: 'check-endpoint',
  summary: '检查一个 OAI-PMH 接口：28 项，至多 60 个请求',
  takes: {
    url: text('<url>', '接口地址，以 http:// 或 https:// 开头；或已登记的数据源'),
    username: optionalText('--username <name>', '接口要求登录时的用户名，与密码同用'),
    passwordFile: optionalText('--password-file <file>', '存有密码的文件'),
    passwordEnv: optionalText('--password-env <variable>', '存有密码的环境变量的名字'),
    header: optionalText('--header <name>', '接口要求密钥时的 HTTP 报头，如 X-Api-Key'),
    valueFile: optionalText('--value-file <file>', '存有密钥的文件'),
    valueEnv: optionalText('--value-env <variable>', '存有密钥的环境变量的名字'),
    json,
  },
  changes: true,
  run: async ({ url: given, ...options }, { opened, out }) => {
    const named = await checkedUrl(given);
    return opened(async (here) => {
      const [{ connector }, { reportEndpoint }] = await Promise.all([
        import('../../harvesters/connect.ts'),
        import('./endpoint-report.ts'),
      ]);
      const { url, credentials, source } = await endpointOf(named, options, here);
      const connect = connector(here.assembly.connect);
      const stop = AbortSignal.timeout(CHECK_MS);
      const keep = async (profile: EndpointProfile): Promise<string[]> => {
        const known = here.sources.filter((one) => addressKey(one.baseUrl) === profile.baseUrl);
        for (const { id } of known) await here.stores.records.saveEndpoint(id, profile);
        return known.map(({ id }) => id);
      };
      return reportEndpoint(
        url,
        {
          connect: (address) => connect({ baseUrl: address, credentials }, stop),
          keep,
          ...(source === undefined ? {} : { wanted: source }),
        },
        out,
      );
    });
  },
});

/** Ids have neither a colon nor a slash nor a dot. */
const ID = /^[a-z0-9][a-z0-9-]*$/;

/** @throws WrongValue for what is no address, or one that carries a request or a secret */
async function checkedUrl(given: string): Promise<string> {
  if (ID.test(given)) return given;
  const { baseUrlFaults } = await import('../../catalogue/base-url.ts');
  const [fault] = baseUrlFaults(given, CREDENTIALS);
  if (fault !== undefined) throw new WrongValue(`<url> ${fault}，得到“${shownAddress(given)}”`);
  return given;
}

async function endpointOf(
  named: string,
  options: Options,
  { assembly, sources }: Opened,
): Promise<Endpoint> {
  const source = ID.test(named) ? sources.find(({ id }) => id === named) : undefined;
  if (ID.test(named) && source === undefined)
    throw new WrongValue(
      `<url> 应为 http:// 或 https:// 开头的网址，或已登记的数据源，得到“${named}”。已登记的有：${sources.map(({ id }) => id).join('、') || '（无）'}`,
    );
  if (source !== undefined && !hasRepository(source))
    throw new WrongValue(`数据源 ${source.id} 没有接口地址，记录由文件导入`);
  const url = source?.baseUrl ?? named;
  const given = await credentialsIn(options, url);
  // An address that one source has is checked as that source is harvested.
  const [only, ...others] = sources.filter(
    ({ baseUrl, state }) => baseUrl === url && state !== 'retired',
  );
  const known = source ?? (others.length === 0 ? only : undefined);
  const registered = new Map(Object.entries(assembly.connect.credentials ?? {}));
  return { url, credentials: given ?? registered.get(known?.id ?? ''), source: known };
}

/** @throws WrongValue when they do not belong together, or a file or variable holds nothing */
async function credentialsIn(
  { username, passwordFile, passwordEnv, header, valueFile, valueEnv }: Options,
  url: string,
): Promise<Credentials | undefined> {
  const options = { username, passwordFile, passwordEnv, header, valueFile, valueEnv };
  const content = Object.fromEntries(
    Object.entries(options).filter(([, value]) => value !== undefined),
  );
  if (Object.keys(content).length === 0) return undefined;
  const { readSourceAuth } = await import('../../config/source-auth.ts');
  const faults: string[] = [];
  const read = readSourceAuth(content, '选项', url, { file: '命令行' }, faults);
  if (read !== undefined) return read;
  throw new WrongValue(faults[0] ?? `选项不成套：接口的用户名和密码请${CREDENTIALS.slice(1)}`);
}
