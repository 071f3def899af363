/** `user list`: every account, without what opens it. */
import { needsSecondStep, personStanding } from '../../catalogue/person.ts';
import { personStandings, roleNames } from '../i18n/zh/staff.ts';
import { command, json } from './command.ts';
import type { Status } from './command.ts';

export const userList = command({
  name: 'user list',
  summary: '用户：用户名、角色、馆、能否登录、两步验证、最近登录',
  takes: { json },
  changes: false,
  run: (_given, { opened, out }) =>
    opened<Status>(async ({ stores: { registry }, library }) => {
      const accounts = await registry.people.all();
      if (accounts.length === 0) out.note('还没有用户：npm run portal -- user add --help');
      const now = new Date();
      for (const account of accounts) {
        const { name, role, email, createdAt, signedInAt, disabledAt } = account;
        const standing = personStanding(account, now);
        const secondStep = account.totpSecret !== null;
        const place = account.library === null ? '' : ` ${library(account.library).name}`;
        const step = secondStep ? '两步验证已开启' : '没有两步验证';
        const said = secondStep || needsSecondStep(role) ? ` ${step}` : '';
        const used =
          signedInAt === null
            ? '没有登录过'
            : `最近登录 ${signedInAt.slice(0, 16).replace('T', ' ')}`;
        await out.result(
          {
            name,
            role,
            library: account.library,
            email,
            standing,
            secondStep,
            createdAt,
            signedInAt,
            disabledAt,
          },
          `${name} ${roleNames[role]}${place} ${personStandings[standing]}${said} ${used}`,
        );
      }
      return 0;
    }),
});
