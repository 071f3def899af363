/** The home page: Chinese. */
import { n } from './number.ts';

export const home = {
  lead: '一处检索，遍览全城地方文献',
  intro: (works: string, libraries: string): string =>
    `收录 ${libraries} 家图书馆的 ${works} 种地方文献`,
  preparing: '正在首次收割各馆目录，片刻后即可检索',
  noSources: '还没有登记任何馆的数据源，登记后这里会列出各馆的地方文献',
  nothingYet: '还没有收到任何记录，原因见“收录状态”',
  examples: '例如',
  exampleQueries: ['景定建康志', '南京 城墙', '秦淮', '金陵图书馆', 'jinling', '民国'],
  libraries: '成员馆',
  allLibraries: '查看全部成员馆',
  collections: '一馆一特色',
  allCollections: '全部特色库',
  newest: '最新收录',
  allNewest: '更多最新收录',
  periods: '按年代浏览',
  periodsHint: '柱高表示文献种数，点选即可查看。',
  types: '按类型浏览',
  works: (count: number): string => `${n(count)} 种`,
  searchAway: '检索引擎正在启动，最新收录和分类浏览稍后显示。',
};
