/** What the periods of the date facet are called: Chinese. */
import { isNamedPeriod } from '../../../catalogue/dates/periods.ts';
import type { NamedPeriod, PeriodCode } from '../../../catalogue/dates/periods.ts';

export const periods: Record<NamedPeriod, string> = {
  'pre-tang': '先唐',
  tang: '唐（含五代）',
  song: '宋',
  yuan: '元',
  ming: '明',
  qing: '清（年号不详）',
  shunzhi: '清·顺治',
  kangxi: '清·康熙',
  yongzheng: '清·雍正',
  qianlong: '清·乾隆',
  jiaqing: '清·嘉庆',
  daoguang: '清·道光',
  xianfeng: '清·咸丰',
  tongzhi: '清·同治',
  guangxu: '清·光绪',
  xuantong: '清·宣统',
  minguo: '民国',
  unknown: '年代不详',
};

/** @param first 1950 */
export const decade = (first: string): string => `${first}年代`;

/** Under a bar as wide as its years: 光绪, 50 for the fifties. */
export const periodShort = (code: PeriodCode): string =>
  isNamedPeriod(code) ? periods[code].replace(/^清·|（[^（]*$/gu, '') : code.slice(2, 4);
