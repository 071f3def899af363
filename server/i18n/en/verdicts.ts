/** What a purchase check says of a line, in English. */
import type { Messages } from '../zh.ts';
import { deliveries } from './deliveries.ts';

export const verdicts: Messages['verdicts'] = {
  unreadable: 'cannot be checked',
  'same-held': 'same edition held',
  'single-library-licence': 'licensed to one library, closed to readers of others',
  'other-carrier-held': 'held on another carrier',
  'partly-held': 'held in part',
  'in-package': 'in a package that is bought or on order',
  digitised: 'digitised',
  'print-only': 'print only, not digitised',
  probable: 'probable, please look',
  contained: 'in a series, set or serial that is held',
  'other-edition-held': 'another edition held',
  'not-held': 'not held',
};

export const lineFlags: Messages['lineFlags'] = {
  'duplicate-in-list': 'twice in this list',
  'on-other-list': "on another library's list",
  'isbn-invalid': 'ISBN wrong',
  'isbn-of-set': 'ISBN of the set',
  'isbn-elsewhere': 'ISBN on another title',
  forthcoming: 'forthcoming',
};

export const workRelations: Messages['workRelations'] = {
  same: 'same edition',
  carrier: 'same edition on another carrier',
  probable: 'probable',
  'other-edition': 'another edition',
  'part-of': 'the line is part of it',
  'has-part': 'it is part of the line',
  elsewhere: 'same ISBN, another title',
};

export const skipReasons: Messages['skipReasons'] = {
  title: 'title',
  heading: 'heads',
  group: 'group',
  total: 'total',
  blank: 'blank row',
  note: 'note',
};

export const listFields: Messages['listFields'] = {
  ...deliveries.meanings,
  identifier: 'number',
  discount: 'discount',
  netPrice: 'net price',
  listTotal: 'total of list prices',
  netTotal: 'total to pay',
  offered: 'print or electronic',
  orderNumber: 'order number',
};
