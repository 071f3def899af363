/** 采购查重: purchase lists, sent, read, checked line by line, and judged by persons. */
import type { CheckState } from '../../../catalogue/checks/list.ts';
import type { Offered, Purpose } from '../../../catalogue/checks/rows.ts';

const states: Readonly<Record<CheckState, string>> = {
  reading: '正在读取',
  checking: '正在查重',
  done: '已查完',
  failed: '读不了',
};

const purposes: Readonly<Record<Purpose, string>> = { buy: '采购', digitise: '数字化' };

const offered: Readonly<Record<Offered, string>> = {
  print: '纸本',
  electronic: '电子',
  auto: '由清单自己说明，没有说明的作纸本',
};

export const checks = {
  title: '采购查重',
  lead: '把供应商的书目交上来，全市各馆的馆藏逐行核对：已藏的、疑似的、没有的，各有结论和理由，原样填回您的文件。',
  newList: '新的清单',
  purpose: '做什么用',
  purposes,
  offeredAs: '清单上是什么',
  offered,
  offeredHint: '清单里有一列写明载体的，以那一列为准；KBART 一律作电子资源。',
  supplier: '供应商',
  supplierHint: '可以不填。填了，这家供应商的各列下次自动认得；别的馆看不到。',
  name: '清单名称',
  nameHint: '可以不填，用文件名。',
  forLibrary: '为哪个馆查',
  file: '文件',
  fileHint:
    'Excel（.xlsx、.xls）、CSV、MARC（ISO 2709）、MARCXML、KBART；最大 50 MB、十万行。什么样的表都可以，不必先整理。',
  pasted: '或者粘贴书目',
  pastedHint: '一行一种：只有 ISBN、只有书名，或者书名、作者、出版社一起，都可以。',
  start: '开始查重',
  noLibrary: '请选择馆',
  lists: '本馆的清单',
  allLists: '各馆的清单',
  none: '还没有清单。上传一份书目，几分钟就有结果。',
  shared: '他馆共享的清单',
  sharedHint: '只看得到题名、馆、日期和用途；价格、供应商不会给别的馆看。',
  list: '清单',
  library: '馆',
  made: '提交',
  lines: '行数',
  linesOf: (lines: string): string => `${lines} 行`,
  state: '状态',
  states,
};
