/** What a purchase check says of a line, in English. */
import type { ReasonCode } from '../../../catalogue/checks/result.ts';
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

const reasons: Readonly<Record<ReasonCode, string>> = {
  unreadable: 'Cannot be checked: {why}',
  same: 'Same edition held: {title}{imprint}',
  'same-by-title':
    'The line says little; the city has one work of this title alone, {title}{imprint}, and all that the line says agrees with it: taken for the same edition',
  'same-by-isbn': 'The line is an ISBN alone, and one work alone has it: {title}{imprint}',
  'same-printing':
    'Same ISBN and title, another year (list {date}, held {held}): another printing of {title}',
  'all-parts': 'All volumes of {title} are held one by one: {held}',
  licence:
    '{title} is licensed to one library, to be read there or after signing in; closed to readers of others',
  carrier: 'The same edition is held as {carrier}: {title}{imprint}',
  parts: 'Of {title}, {held} are held; {missing} are missing',
  'parts-uncounted':
    'Of {title}, {held} are held; the list does not say how many there are, please look',
  pieces: 'What is in it is held in other editions: {pieces}',
  digitised: 'Digitised: {title}{imprint}',
  'digitised-parts': 'Digitised in part: {title}, {held}',
  'print-only': 'Held as {carrier} alone, not digitised: {title}{imprint}',
  probable: 'Near to {title}{imprint}, not near enough to be certain; please look',
  editions:
    '{count} editions in the city agree with this line, which does not tell them apart; please look: {titles}',
  'isbn-elsewhere':
    'Same ISBN, unlike titles: {title} in the list, {held} in the catalogue; please look',
  contained: 'Contained in {title}{imprint}, which is held',
  'series-record':
    'The series {title} is held as one record without its volumes; please look whether this one is in it',
  edition: 'Another edition is held: {title}{imprint}',
  none: 'No library of the city has it',
};

export const verdictReason: Messages['verdictReason'] = ({ code, values }) =>
  reasons[code].replace(/\{(\w+)\}/gu, (_, name: string) => values[name] ?? '');
