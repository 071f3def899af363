/** What the periods of the date facet are called: English. */
import { isNamedPeriod } from '../../../catalogue/dates/periods.ts';
import type { Messages } from '../zh.ts';

export const periods: Messages['periods'] = {
  'pre-tang': 'Before Tang',
  tang: 'Tang and Five Dynasties',
  song: 'Song',
  yuan: 'Yuan',
  ming: 'Ming',
  qing: 'Qing, reign unknown',
  shunzhi: 'Qing, Shunzhi',
  kangxi: 'Qing, Kangxi',
  yongzheng: 'Qing, Yongzheng',
  qianlong: 'Qing, Qianlong',
  jiaqing: 'Qing, Jiaqing',
  daoguang: 'Qing, Daoguang',
  xianfeng: 'Qing, Xianfeng',
  tongzhi: 'Qing, Tongzhi',
  guangxu: 'Qing, Guangxu',
  xuantong: 'Qing, Xuantong',
  minguo: 'Republic, 1912–1949',
  unknown: 'Undated',
};

/** @param first 1950 */
export const decade = (first: string): string => `${first}s`;

export const periodShort: Messages['periodShort'] = (code) =>
  isNamedPeriod(code) ? periods[code].replace(/^Qing, |(?:, | and ).*$/gu, '') : code.slice(2, 4);
