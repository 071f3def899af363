/** The home page: Chinese. */
import { n } from './number.ts';

export const home = {
  lead: '一处检索，遍览全城地方文献',
  intro: (works: string, libraries: string): string =>
    `收录 ${libraries} 家图书馆的 ${works} 种地方文献`,
  preparing: '正在首次收割各馆目录，片刻后即可检索',
  noSources: '还没有登记任何馆的数据源，登记后这里会列出各馆的地方文献',
  nothingYet: '还没有收到任何记录，原因见“收录状态”',
  entries: {
    online: '在家能看的',
    image: '老照片',
    gazetteer: '地方志',
    genealogy: '家谱',
    music: '民歌',
    map: '老地图',
    'oral-history': '口述史',
  },
  entriesTitle: '从这里看起',
  examples: '例如',
  exampleQueries: ['景定建康志', '南京 城墙', '秦淮', '金陵图书馆', 'jinling', '民国'],
  libraries: '各区图书馆',
  mapHint: '示意图：只表示大致方位，不是地图，不表示界线。数字是文献种数，越多颜色越深。',
  mapBeside: '其他成员馆',
  mapList: '列表和更新日期',
  /** As it fits a tile. */
  mapName: (shortName: string): string => shortName,
  /** What is read of a tile begins as it is seen, for those who say what they see. */
  mapLabel: (name: string, works: string, library: string): string =>
    `${name} ${works}，${library}`,
  allLibraries: '开放时间、地址和电话',
  collections: '一馆一特色',
  allCollections: '全部特色库',
  periods: '按年代浏览',
  periodsHint: '柱高表示文献种数，点选即可查看。',
  types: '按类型浏览',
  works: (count: number): string => `${n(count)} 种`,
  searchAway: '检索引擎正在启动，最新收录和分类浏览稍后显示。',
};
