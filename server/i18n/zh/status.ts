/** How the harvests go: Chinese. */
import type { RunState } from '../../../catalogue/runs/run.ts';
import type { WarningCode } from '../../../catalogue/warnings.ts';
import type { HealthState } from '../../../catalogue/runs/health.ts';
import { n } from './number.ts';

export const status = {
  title: '收录状态',
  staff: '详情（供馆员核对）',
  sources: '各馆数据源',
  lead: '各馆数据源的收割情况。时间为北京时间。',
  library: '馆',
  source: '数据源',
  health: '状态',
  healthNames: {
    ok: '正常',
    partial: '部分异常',
    down: '中断',
    never: '尚未收割',
    paused: '已暂停',
    retired: '已停用',
  },
  running: '正在收割',
  lastGood: '最近成功',
  nextDue: '下次收割',
  live: '有效记录',
  deleted: '已删除',
  quarantined: '隔离待查',
  lastFault: '最近的问题',
  warnings: '著录提示',
  warning: (name: string, documents: string): string => `${name} ${documents} 条`,
  history: '收割历史',
  historyOf: (source: string): string => `${source} 的收割历史`,
  started: '开始',
  outcome: '结果',
  received: '收到',
  new: '新增',
  changed: '更改',
  unchanged: '未变',
  message: '说明',
  noCount: '—',
  noRuns: '还没有收割过。',
  none: '还没有登记数据源。',
  never: '无',
  summary: (sources: number, well: number): string =>
    `${n(sources)} 个数据源，其中 ${n(well)} 个正常。`,
  vouchedFor: '对方的证书没有公认机构担保，由本平台管理员自行指定 CA 后信任。',
  slowed: (failures: number, days: number): string =>
    `已连续失败 ${n(failures)} 次，改为每 ${n(days)} 天试一次；修好后可以立即收割，随后恢复原来的安排。`,
  unconnected: (names: string): string => `尚未接入的馆：${names}。`,
};

/** The same for readers. */
export const readerStatus = {
  lead: '各馆的目录收录到哪一天，有没有问题，对您查书有什么影响。时间为北京时间。',
  summary: (libraries: number, well: number): string =>
    libraries === well
      ? `${n(libraries)} 个馆的目录都正常更新。`
      : `${n(libraries)} 个馆中，${n(well)} 个馆的目录正常更新，其余见下表。`,
  library: '馆',
  asOf: '目录截至',
  state: '情况',
  meaning: '对您的影响',
  works: '文献种数',
  never: '还没有收录',
  names: {
    ok: '正常',
    partial: '不完整',
    down: '暂时收不到更新',
    never: '还没有收录',
    paused: '暂停更新',
    retired: '不再更新',
    none: '还没有接入',
  } satisfies Record<HealthState | 'none', string>,
  meanings: {
    ok: '可以放心查。',
    partial: '查得到的都可用；有少数可能还查不到，查不到时请向该馆询问。',
    down: '查到的是左边日期以前的目录，此后新到或撤下的还没有反映；前往之前请向该馆确认。',
    never: '这里还查不到该馆的文献，请先用该馆自己的目录。',
    paused: '查到的是左边日期以前的目录；前往之前请向该馆确认。',
    retired: '查到的是左边日期以前的目录，今后不再变动；前往之前请向该馆确认。',
    none: '这里查不到该馆的文献，请用该馆自己的目录。',
  } satisfies Record<HealthState | 'none', string>,
};

export const runStates: Record<RunState, string> = {
  running: '进行中',
  complete: '完成',
  unchanged: '无变化',
  partial: '部分完成',
  held: '待核准',
  failed: '失败',
};

export const warningNames: Record<WarningCode, string> = {
  TITLE_MISSING: '没有题名',
  TITLE_MEANINGLESS: '题名没有意义',
  VALUE_TOO_LONG: '字段过长，只作文字保存',
  TEXT_GARBLED: '文字像是乱码（如 鍗椾含）',
  DATE_UNREAD: '出版年读不懂',
  DATE_CODED: '出版年取自编码字段',
  ROLE_UNKNOWN: '责任方式不认识',
  ISBN_INVALID: 'ISBN 校验不符',
  ISSN_INVALID: 'ISSN 校验不符',
  CSBN_INVALID: '统一书号写法不对',
  CENSUS_INVALID: '古籍普查编号写法不对',
  IDENTIFIER_INVALID: '其他标识号有误',
  BIDI_REMOVED: '含有改变书写方向的控制字符（已略去）',
};
