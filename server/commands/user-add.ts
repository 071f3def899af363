/** `user add NAME --role R`: makes an account, with an invitation or, for scripts and drills, with a password. */
import { ROLES } from '../../catalogue/actor.ts';
import { command, flag, json, optionalText, text, value } from './command.ts';
import type { Status } from './command.ts';
import { atTerminal } from './terminal.ts';
import { refusingWrongValues } from './wrong-values.ts';

export const roleOption = value(
  '--role <role>',
  '角色：librarian 区馆馆员、acquisitions 采访馆员（二者须写 --library）、admin 市馆管理员、operator 运维',
  `应为 ${ROLES.join('、')} 之一`,
  (given) => ROLES.find((role) => role === given),
);

export const userAdd = command({
  name: 'user add',
  summary: '添加用户，给出一次性的邀请地址，由本人设置密码',
  takes: {
    name: text('<name>', '用户名，登录时用'),
    role: roleOption,
    library: optionalText('--library <code>', '馆的代码，如 320104'),
    email: optionalText('--email <address>', '电子邮件地址'),
    passwordStdin: flag('--password-stdin', '不发邀请，从标准输入的第一行读密码'),
    json,
  },
  changes: true,
  run: ({ passwordStdin, ...wish }, { opened, out }) =>
    opened<Status>(async ({ assembly: { settings }, acts }) => {
      const { firstLine, welcomeAddress } = await import('./invitations.ts');
      const password = passwordStdin ? await firstLine() : undefined;
      return refusingWrongValues(out, async () => {
        const { person, welcome } = await acts.addPerson(wish, atTerminal(), password);
        const { name, role, library } = person;
        const invitation = welcome === null ? null : welcomeAddress(settings, welcome);
        await out.result(
          { name, role, library, invitation },
          invitation ?? `用户“${name}”已添加，可以用这个密码登录。`,
        );
        if (invitation !== null)
          out.note(
            `用户“${name}”已添加。请把这个地址交给本人，七天内有效，只能用一次；现在不存就看不到了。`,
          );
        return 0;
      });
    }),
});
