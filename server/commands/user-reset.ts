/** `user reset <name>`: the password opens nothing any more, and a one-time address lets the person set another. */
import { command, flag, json, text } from './command.ts';
import type { Status } from './command.ts';
import { atTerminal } from './terminal.ts';

export const userReset = command({
  name: 'user reset',
  summary: '重设一个用户的密码：旧密码作废，各处退出，给出一次性地址由本人设置新密码',
  takes: {
    name: text('<name>', '用户名，见 user list'),
    secondStep: flag('--second-step', '同时取消两步验证（手机和恢复码都丢了）'),
    json,
  },
  changes: true,
  run: (given, { opened, out }) =>
    opened<Status>(async ({ assembly: { settings }, stores: { registry }, acts }) => {
      const [{ idOfName }, { welcomeAddress }] = await Promise.all([
        import('../../desk/people/accounts.ts'),
        import('./invitations.ts'),
      ]);
      const id = await idOfName(registry.people, given.name);
      const { person, welcome } = await acts.resetPerson(id, given.secondStep, atTerminal());
      const { name, role, library } = person;
      const invitation = welcomeAddress(settings, welcome ?? '');
      await out.result({ name, role, library, invitation }, invitation);
      out.note(`用户“${name}”的密码已作废。请把这个地址交给本人，七天内有效，只能用一次。`);
      return 0;
    }),
});
