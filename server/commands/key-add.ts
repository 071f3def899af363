/** `key add --name N --role R`: makes a key for scripts, and prints it this once. */
import { KEY_DAYS, MOST_KEY_DAYS } from '../../catalogue/access-key.ts';
import { ROLES } from '../../catalogue/actor.ts';
import { command, json, optionalText, text, value, wholeNumber } from './command.ts';
import type { Status } from './command.ts';
import { atTerminal } from './terminal.ts';
import { refusingWrongValues } from './wrong-values.ts';

export const keyAdd = command({
  name: 'key add',
  summary: '给程序发一个密钥（Authorization: Bearer …），只显示这一次',
  takes: {
    name: text('--name <name>', '谁用、做什么用，供以后辨认'),
    role: value(
      '--role <role>',
      '角色：librarian 区馆馆员、acquisitions 采访馆员（二者须写 --library）、admin 市馆管理员、operator 运维',
      `应为 ${ROLES.join('、')} 之一`,
      (given) => ROLES.find((role) => role === given),
    ),
    library: optionalText('--library <code>', '馆的代码，如 320104'),
    days: value(
      '--days <n>',
      '有效天数',
      `应为 1 到 ${MOST_KEY_DAYS} 的整数`,
      (given) => wholeNumber(given, 1, MOST_KEY_DAYS),
      String(KEY_DAYS),
    ),
    json,
  },
  changes: true,
  run: (wish, { opened, out }) =>
    opened<Status>(async ({ stores: { registry } }) => {
      const { addKey } = await import('../../desk/keys.ts');
      return refusingWrongValues(out, async () => {
        const { id, key } = await addKey({ registry, now: () => new Date() }, wish, atTerminal());
        await out.result({ id, key }, key);
        out.note(
          `密钥 ${id} 已发放，${wish.days} 天内有效。全文只显示这一次，请现在存好；停用：npm run portal -- key revoke ${id}`,
        );
        return 0;
      });
    }),
});
