/** `key revoke <id>`: the key opens nothing any more, from this moment. */
import { command, json, text } from './command.ts';
import type { Status } from './command.ts';
import { atTerminal } from './terminal.ts';

export const keyRevoke = command({
  name: 'key revoke',
  summary: '停用一个密钥',
  takes: { id: text('<id>', '密钥的编号，见 key list'), json },
  changes: true,
  run: ({ id }, { opened, out }) =>
    opened<Status>(async ({ stores: { registry } }) => {
      const { revokeKey } = await import('../../desk/keys.ts');
      const parts = { registry, now: () => new Date() };
      const { name, revokedAt } = await revokeKey(parts, id, atTerminal());
      await out.result({ id, revokedAt }, `密钥 ${id}（${name}）已停用。`);
      return 0;
    }),
});
