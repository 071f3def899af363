/** `user disable` and `user enable`: whether somebody gets in, from this moment. */
import { command, json, text } from './command.ts';
import type { Command, Status } from './command.ts';
import { atTerminal } from './terminal.ts';

const name = text('<name>', '用户名，见 user list');

export const userDisable: Command = command({
  name: 'user disable',
  summary: '停用一个用户：不能登录，已登录的立即退出',
  takes: { name, json },
  changes: true,
  run: (given, { opened, out }) =>
    opened<Status>(async ({ stores: { registry }, acts }) => {
      const { idOfName } = await import('../../desk/people/accounts.ts');
      const { name, disabledAt } = await acts.disablePerson(
        await idOfName(registry.people, given.name),
        atTerminal(),
      );
      await out.result({ name, disabledAt }, `用户“${name}”已停用。`);
      return 0;
    }),
});

export const userEnable: Command = command({
  name: 'user enable',
  summary: '重新启用一个停用的用户',
  takes: { name, json },
  changes: true,
  run: (given, { opened, out }) =>
    opened<Status>(async ({ stores: { registry }, acts }) => {
      const { idOfName } = await import('../../desk/people/accounts.ts');
      const { name, disabledAt } = await acts.enablePerson(
        await idOfName(registry.people, given.name),
        atTerminal(),
      );
      await out.result({ name, disabledAt }, `用户“${name}”已启用。`);
      return 0;
    }),
});
