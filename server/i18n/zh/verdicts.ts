/** What a purchase check says of a line, in words: names of codes, on pages and in returned files alike. */
import type {
  LineFlag,
  Verdict,
  VerdictReason,
  WorkRelation,
} from '../../../catalogue/checks/result.ts';
import type { ListField, SkipReason } from '../../../catalogue/checks/rows.ts';
import { deliveries } from './deliveries.ts';

export const verdicts: Record<Verdict, string> = {
  unreadable: '无法核对',
  'same-held': '同一版本已藏',
  'single-library-licence': '单馆订购，他馆读者不可用',
  'other-carrier-held': '他载体已藏',
  'partly-held': '部分已藏',
  'in-package': '已在购买或订购中的数据库包内',
  digitised: '已有数字化',
  'print-only': '仅有纸本，未数字化',
  probable: '疑似，请核',
  contained: '含于已藏丛书/套书/连续出版物',
  'other-edition-held': '其他版本已藏',
  'not-held': '未藏',
};

export const lineFlags: Record<LineFlag, string> = {
  'duplicate-in-list': '本清单内重复',
  'on-other-list': '他馆清单也有',
  'isbn-invalid': 'ISBN 有误',
  'isbn-of-set': 'ISBN 是整套的',
  'isbn-elsewhere': 'ISBN 见于另一题名',
  forthcoming: '尚未出版',
};

export const workRelations: Record<WorkRelation, string> = {
  same: '同一版本',
  carrier: '同一版本的他载体',
  probable: '疑似',
  'other-edition': '其他版本',
  'part-of': '清单所列是其一部分',
  'has-part': '是清单所列的一部分',
  elsewhere: '同一 ISBN，题名不同',
};

export const skipReasons: Record<SkipReason, string> = {
  title: '标题行',
  heading: '表头',
  group: '分组行',
  total: '合计行',
  blank: '空行',
  note: '说明',
};

/** Columns of a list of offers. */
export const listFields: Record<ListField, string> = {
  ...deliveries.meanings,
  identifier: '编号',
  discount: '折扣',
  netPrice: '折后价',
  listTotal: '码洋',
  netTotal: '实洋',
  offered: '纸本或电子',
  orderNumber: '征订号',
};

/** Why a line has its verdict; kept with it in Chinese. */
export const verdictReason = (_reason: VerdictReason, sentence: string): string => sentence;
