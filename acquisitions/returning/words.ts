/** What stands in a returned file in words: Chinese, as it goes back to desks and suppliers. */
import type { Reason } from '../../catalogue/matching/comparison.ts';
import type { LineFlag, Verdict, WorkRelation } from '../../catalogue/checks/result.ts';
import type { SkipReason } from '../../catalogue/checks/rows.ts';

export const VERDICT_NAMES: Readonly<Record<Verdict, string>> = {
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

export const FLAG_NAMES: Readonly<Record<LineFlag, string>> = {
  'duplicate-in-list': '本清单内重复',
  'on-other-list': '他馆清单也有',
  'isbn-invalid': 'ISBN 有误',
  'isbn-of-set': 'ISBN 是整套的',
  'isbn-elsewhere': 'ISBN 见于另一题名',
  forthcoming: '尚未出版',
};

export const RELATION_NAMES: Readonly<Record<WorkRelation, string>> = {
  same: '同一版本',
  probable: '疑似',
  carrier: '同一版本的他载体',
  'other-edition': '其他版本',
  'part-of': '清单所列是其一部分',
  'has-part': '是清单所列的一部分',
  elsewhere: '同一 ISBN，题名不同',
};

export const SKIP_NAMES: Readonly<Record<SkipReason, string>> = {
  title: '标题行',
  heading: '表头',
  group: '分组行',
  total: '合计行',
  blank: '空行',
  note: '说明',
};

/** Names that no sheet of a supplier is likely to have: `查重` is in each of them, and a reader leaves them out. */
export const DETAIL_SHEETS = {
  summary: '查重汇总',
  details: '查重明细',
  skipped: '查重未列入的行',
} as const;

/** What the one who asks for the file has words for. */
export interface Around {
  /** Name of a library by its code. */
  readonly library: (code: string) => string;
  /** Where readers see a work, whole. */
  readonly address: (work: string) => string;
  readonly carrier: (code: string) => string;
  readonly access: (code: string) => string;
  /** What a field of a list is called. */
  readonly field: (code: string) => string;
  /** What the comparison of one field found, in words. */
  readonly reason: (reason: Reason) => string;
  /** An instant as a day. */
  readonly day: (instant: string) => string;
}
