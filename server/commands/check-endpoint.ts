/** `check-endpoint <url>`: 28 checks of a repository; see `endpoint-report.ts` for what is printed. */
import type { EndpointProfile } from '../../catalogue/runs/source-ledger.ts';
import { command, json, value } from './command.ts';

/** A check of an endpoint ends after this, whatever the repository does. */
const CHECK_MS = 900_000;

export const checkEndpoint = command({
  name: 'check-endpoint',
  summary: '检查一个 OAI-PMH 接口：28 项，至多 60 个请求',
  takes: {
    url: value(
      '<url>',
      '接口地址，以 http:// 或 https:// 开头',
      '应为 http:// 或 https:// 开头的网址',
      (given) => (/^https?:$/.test(URL.parse(given)?.protocol ?? '') ? given : undefined),
    ),
    json,
  },
  changes: true,
  run: ({ url }, { opened, out }) =>
    opened(async ({ assembly, sources, stores }) => {
      const [{ connector }, { reportEndpoint }] = await Promise.all([
        import('../../harvesters/connect.ts'),
        import('./endpoint-report.ts'),
      ]);
      const connect = connector(assembly.connect);
      const stop = AbortSignal.timeout(CHECK_MS);
      const keep = async (profile: EndpointProfile): Promise<string[]> => {
        const known = sources.filter((source) => source.baseUrl === profile.baseUrl);
        for (const { id } of known) await stores.records.saveEndpoint(id, profile);
        return known.map(({ id }) => id);
      };
      return reportEndpoint(
        url,
        { connect: (address) => connect({ baseUrl: address }, stop), keep },
        out,
      );
    }),
});
