/** All commands, in the order of the help, and what each group of them is for. */
import { approve } from './approve.ts';
import { auditList } from './audit-list.ts';
import { auditVerify } from './audit-verify.ts';
import { backup } from './backup.ts';
import { caseList } from './case-list.ts';
import { check } from './check.ts';
import { checkEndpoint } from './check-endpoint.ts';
import type { Command } from './command.ts';
import { compare } from './compare.ts';
import { decisionAdd } from './decision-add.ts';
import { decisionQueue } from './decision-queue.ts';
import { decisionWithdraw } from './decision-withdraw.ts';
import { doctor } from './doctor.ts';
import { exportRecords } from './export-records.ts';
import { harvest } from './harvest.ts';
import { importRecords } from './import.ts';
import { keyAdd } from './key-add.ts';
import { keyList } from './key-list.ts';
import { keyRevoke } from './key-revoke.ts';
import { match } from './match.ts';
import { refuse } from './refuse.ts';
import { reindex } from './reindex.ts';
import { repair } from './repair.ts';
import { restore } from './restore.ts';
import { runs } from './runs.ts';
import { serve } from './serve.ts';
import { undo } from './undo.ts';
import { userAdd } from './user-add.ts';
import { userDisable, userEnable } from './user-disable.ts';
import { userList } from './user-list.ts';
import { userReset } from './user-reset.ts';
import { verify } from './verify.ts';

export const COMMANDS: readonly Command[] = [
  serve,
  harvest,
  checkEndpoint,
  importRecords,
  runs,
  repair,
  approve,
  refuse,
  undo,
  reindex,
  verify,
  match,
  decisionQueue,
  decisionAdd,
  decisionWithdraw,
  exportRecords,
  check,
  compare,
  userAdd,
  userList,
  userDisable,
  userEnable,
  userReset,
  keyAdd,
  keyList,
  keyRevoke,
  caseList,
  auditList,
  auditVerify,
  backup,
  restore,
  doctor,
];

/** First words of commands with two, as `export records`. */
export const GROUPS: Readonly<Record<string, string>> = {
  export: '导出',
  decision: '裁定两条记录',
  user: '用户的账号',
  key: '程序用的密钥',
  case: '读者来信',
  audit: '操作记录',
};
