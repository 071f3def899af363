/** The page of the advanced search: Chinese. */
import type { TermMatch } from '../../../catalogue/search/terms.ts';
import { n } from './number.ts';

export const advanced = {
  title: '高级检索',
  back: '返回简单检索',
  conditions: '按条件检索',
  hint: '各行从上到下依次相连；空白的行不计。',
  row: (number: number): string => `第 ${n(number)} 个条件`,
  join: '与上面各行的关系',
  joins: { and: '并且', or: '或者', not: '不含' },
  match: '匹配方式',
  matches: { contains: '包含', prefix: '前方一致', exact: '精确' } satisfies Record<
    TermMatch,
    string
  >,
  years: '年代',
  reset: '清空重填',
  expert: '专业检索',
  expertHint: '直接写检索式；写法见下。',
  run: '按检索式检索',
  grammar: '检索式的写法',
  rules: [
    '条件写作“字段、符号、检索词”：题名=城墙（包含）、题名^金陵（前方一致）、题名==金陵琐事（精确）。不写字段，就在全部字段中检索。',
    '检索词里有空格时加引号：题名="南京 城墙"。简体、繁体、全角都可以。',
    '条件之间用 AND（与）、OR（或）、NOT（非），前后留空格；只留空格等于 AND。',
    '先算括号里的，再算 NOT 和 AND，最后算 OR。字段后面可以跟括号：题名=(南京 OR 金陵)。',
  ],
};
