/** 文件导入: files in place of OAI-PMH, sent, looked at and imported. */
import type { DeliveryForm, DeliveryState } from '../../../catalogue/runs/delivery.ts';

const states: Readonly<Record<DeliveryState, string>> = {
  reading: '正在读取',
  ready: '等待确认',
  importing: '正在导入',
  done: '已导入',
  failed: '读不了',
  withdrawn: '没有导入',
};

const forms: Readonly<Record<DeliveryForm, string>> = {
  iso2709: 'MARC（ISO 2709）',
  xml: 'XML（MARCXML 或 OAI）',
  sheet: '表格',
};

/** By the code of what is set aside. */
const faults: Readonly<Record<string, string>> = {
  DUPLICATE_IDENTIFIER: '控制号在文件里重复',
  IDENTIFIER_UNREADABLE: '控制号不能用',
  RECORD_MALFORMED: '记录不完整或不合格式',
  RECORD_WITHOUT_METADATA: '记录是空的',
  FORMAT_UNKNOWN: '不认识的元数据格式',
  FORMAT_UNCLEAR: '分不清是哪种 MARC',
  ENCODING_UNKNOWN: '编码认不出来',
};

export const deliveries = {
  title: '文件导入',
  lead: '没有 OAI-PMH 接口的馆，把书目导出成文件交上来。文件先读一遍，看过预览、确认以后才入库；入库后是一次普通的收割批次，可以撤销。',
  into: '导入到',
  intoHint: '同一批书目每次都导入同一个数据源，才能认出哪些是新的、哪些改过。',
  choose: '请选择',
  target: (library: string, source: string): string => `${library} · ${source}`,
  newTarget: (library: string): string => `${library} · 新建文件数据源`,
  file: '文件',
  fileHint:
    'MARC（ISO 2709，.mrc、.iso）、MARCXML（.xml）、Excel 表格（.xlsx）、CSV（.csv）；最大 200 MB。',
  upload: '上传并预览',
  list: '上传过的文件',
  none: '还没有上传过文件。',
  library: '馆与数据源',
  sent: '上传',
  size: '大小',
  form: '格式',
  encoding: '编码',
  state: '状态',
  states,
  forms,
  one: (name: string): string => `文件 ${name}`,
  progress: (isImporting: boolean, done: string, total: string | null): string =>
    `${isImporting ? '正在导入' : '正在读取'}：已处理 ${done} 条${total === null ? '' : `，共 ${total} 条`}。`,
  progressName: '进度',
  progressHint: '本页每 3 秒自动更新。可以离开，过一会儿再回来看。',
  preview: '导入后会怎样',
  previewed: '导入前的预览',
  records: '文件里的记录',
  fates: { new: '新增', changed: '有改动', unchanged: '没有变化', deleted: '标为删除' },
  quarantined: '读不了',
  quarantinedHint: '进入隔离区，其余照常导入',
  missing: '文件里没有的已有记录',
  missingHint: '只有按“全部记录”导入时才会删除',
  byContent: '没有编号',
  byContentHint: '按内容识别：内容改过的，会被当作另一条记录',
  kind: '这个文件是',
  some: '新增和修改的记录',
  someHint: '文件里没有的记录保持原样。',
  full: '全部记录',
  fullHint: (missing: string): string =>
    `文件里没有的 ${missing} 条已有记录作为已删除；一次删得太多时会停下来，等人核准。`,
  import: '确认导入',
  withdraw: '不导入，删除文件',
  withdrawn: '文件已删除，什么也没有导入。',
  result: '导入结果',
  came: ([
    received = '',
    added = '',
    changed = '',
    unchanged = '',
    deleted = '',
    aside = '',
  ]: readonly string[]): string =>
    `收到 ${received} 条：新增 ${added}，改动 ${changed}，没有变化 ${unchanged}，删除 ${deleted}，进隔离区 ${aside}。`,
  toRun: (id: number): string => `看收割批次 ${id}：新增和改动的记录，也可撤销`,
  toHeld: (id: number): string => `有待核准：看批次 ${id} 再决定`,
  problems: '读不了的记录',
  problemsHint: '导入时进入隔离区，读者看不到；改正后重新导入即可。',
  warnings: '值得看一看的地方',
  warningsHint: '照常导入，读者看得到；请在原系统里改正。',
  what: '问题',
  count: '记录数',
  example: '例子',
  faults,
  otherFault: '其他原因',
  first: (count: number): string => `前 ${count} 条，读者看到的样子`,
};
