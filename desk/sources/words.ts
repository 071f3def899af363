/** What states of a source and acts on it are called in Chinese, by the desk and on pages alike. */
import type { RegistrationAct, RegistrationState } from '../../catalogue/registration.ts';

export const registrationStateNames: Readonly<Record<RegistrationState, string>> = {
  draft: '草稿',
  trial: '试运行',
  submitted: '待审',
  active: '启用',
  paused: '暂停',
  retired: '已停用',
};

export const registrationActNames: Readonly<Record<RegistrationAct, string>> = {
  create: '新建',
  change: '修改',
  trial: '试收割',
  submit: '提交',
  approve: '批准',
  return: '退回',
  pause: '暂停',
  resume: '恢复',
  retire: '停用',
  adopt: '转为登记',
};
