/** The audit: Chinese. */
import type { AuditFault } from '../../../catalogue/audit.ts';
import { n } from './number.ts';

export const audit = {
  title: '操作记录',
  lead: '谁、何时、做了什么、前后如何。只增不改，每条都与前一条相扣。',
  leadOwn: '本馆人员做的事，和对本馆的东西做的事。只增不改。',
  filter: '查找',
  person: '谁',
  act: '做了什么',
  anyAct: '不限',
  subject: '对象',
  subjectHint: '其中的一段即可，如 person:、run:、编号。',
  from: '从',
  until: '到',
  apply: '查找',
  all: '显示全部',
  total: (count: number): string => `共 ${n(count)} 条`,
  number: '序号',
  at: '时间',
  changes: '前后',
  empty: '没有这样的记录。',
  csv: '下载 CSV',
  csvMost: (most: number): string => `最多 ${n(most)} 条，最近的在前。`,
  newer: '较新的',
  older: '较早的',
  pages: '翻页',
  verify: '现在核对',
  whole: (end: number): string => `核对过，与写入时一致：到第 ${end} 条。`,
  broken: '核对发现被动过：',
  checkedAt: (time: string): string => `核对于 ${time}`,
  head: (end: string): string => `末条 ${end}，抄存在别处，以后可用 audit verify --head 核对。`,
  badDay: '日期写成 2026-03-01 的样子',
  yes: '是',
  no: '否',
  fault: (fault: AuditFault): string => {
    switch (fault.kind) {
      case 'changed':
        return `第 ${fault.number} 条被改过。`;
      case 'removed':
        return `第 ${fault.number} 条被删去。`;
      case 'moved':
        return `第 ${fault.number} 条换过位置，写入时是第 ${fault.written} 条。`;
      case 'surplus':
        return `第 ${fault.number} 条不是由本平台写入的。`;
    }
  },
  kinds: {
    person: '用户',
    key: '密钥',
    match: '两条记录',
    run: '收割批次',
    source: '数据源',
    suppression: '屏蔽',
    case: '个案',
    page: '馆页',
    library: '馆',
  },
  facts: {
    name: '名称',
    role: '角色',
    library: '馆',
    email: '电子邮件',
    disabledAt: '停用时间',
    secondStep: '两步验证',
    invited: '发出邀请',
    session: '会话',
    ended: '结束的会话',
    inARow: '连续失败',
    recoveryCodesLeft: '剩余恢复码',
    expiresAt: '有效期至',
    revokedAt: '停用时间',
    outcome: '裁定',
    why: '理由',
    until: '截止',
    state: '状态',
    by: '经手',
  },
};
