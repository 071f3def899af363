/** `key list`: every key that was made, without what would open anything. */
import { standingOf } from '../../catalogue/access-key.ts';
import { keyStandings, roleNames } from '../i18n/zh/staff.ts';
import { command, json } from './command.ts';
import type { Status } from './command.ts';

export const keyList = command({
  name: 'key list',
  summary: '已发放的密钥：编号、名称、角色、馆、期限、最近使用（精确到小时）',
  takes: { json },
  changes: false,
  run: (_given, { opened, out }) =>
    opened<Status>(async ({ stores: { registry }, library }) => {
      const keys = await registry.keys.all();
      if (keys.length === 0) out.note('还没有发放过密钥：npm run portal -- key add --help');
      const now = new Date();
      for (const key of keys) {
        const standing = standingOf(key, now);
        const place = key.library === null ? '' : ` ${library(key.library).name}`;
        const used = key.lastUsedAt === null ? '没有用过' : `最近使用 ${minuteIn(key.lastUsedAt)}`;
        await out.result(
          { ...key, standing },
          `${key.id} ${keyStandings[standing]} ${key.name} ${roleNames[key.role]}${place} 到 ${key.expiresAt.slice(0, 10)} ${used}`,
        );
      }
      return 0;
    }),
});

function minuteIn(instant: string): string {
  return instant.slice(0, 16).replace('T', ' ');
}
