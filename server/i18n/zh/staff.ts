/** What belongs to the desk of librarians and administrators, as commands say it. */
import type { KeyStanding } from '../../../catalogue/access-key.ts';
import type { Role } from '../../../catalogue/actor.ts';
import type { ActName } from '../../../catalogue/audit.ts';

export const roleNames: Readonly<Record<Role, string>> = {
  librarian: '区馆馆员',
  acquisitions: '采访馆员',
  admin: '市馆管理员',
  operator: '运维',
};

export const keyStandings: Readonly<Record<KeyStanding, string>> = {
  active: '有效',
  expired: '已过期',
  revoked: '已停用',
};

export const actNames: Readonly<Record<ActName, string>> = {
  'key-add': '发放密钥',
  'key-revoke': '停用密钥',
  'decision-add': '裁定两条记录',
  'decision-withdraw': '撤回裁定',
  'suppression-add': '屏蔽',
  'suppression-lift': '解除屏蔽',
  'suppression-end': '屏蔽到期',
};
