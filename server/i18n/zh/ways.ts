/** How a reader gets to see a work: Chinese. */
import type { Access } from '../../../catalogue/fields/access.ts';
import { n } from './number.ts';

/** What happens when a link is followed. */
const actions = {
  read: '阅读全文',
  look: '看图',
  listen: '试听',
  watch: '看视频',
  open: '在线打开',
  page: '查看详情页',
  cover: '看封面',
  more: '相关链接',
};

export const ways = {
  heading: '怎么看',
  actions,
  /** Of several buttons that would be called the same. */
  numbered: (name: string, number: number): string => `${name}（${n(number)}）`,
  /** At home, by what is done there; the library gives it to everybody. */
  home: {
    read: (library: string): string => `在家就能读全文：${library}在线开放。`,
    look: (library: string): string => `在家就能看图：${library}在线开放。`,
    listen: (library: string): string => `在家就能听：${library}在线开放。`,
    watch: (library: string): string => `在家就能看视频：${library}在线开放。`,
    open: (library: string): string => `在家就能看：${library}在线开放。`,
  },
  best: {
    online: (library: string): string =>
      `${library}在线开放，但记录没有给出网址：请向该馆询问网址。`,
    login: (library: string): string => `在家可看：凭${library}读者证登录后，在线打开。`,
    loan: (library: string): string => `可以借回家：请持读者证到${library}办理。`,
    onsite: (library: string): string => `到馆可看：请到${library}阅览，不外借。`,
    network: (library: string): string => `到馆可看：请到${library}，用馆内电脑或无线网络打开。`,
    catalogue: (library: string): string => `网上只有目录：原件能否阅览，请先向${library}询问。`,
    unknown: (library: string): string => `记录没有注明怎样获取：请先向${library}询问再前往。`,
  } satisfies Record<Access, (library: string) => string>,
  none: '各馆的记录没有写明馆藏：请向送来记录的图书馆询问，馆名见页末“记录来源”。',
  better: '更方便的是：',
  missing: (library: string): string =>
    `我的图书馆（${library}）没有收藏这种文献。最方便的办法是：`,
  shelf: (callNumber: string): string => `索书号 ${callNumber}`,
  call: (telephone: string): string => `致电 ${telephone}`,
  toHolding: '看馆藏位置',
  allHoldings: (libraries: number): string => `看全部 ${n(libraries)} 家馆的馆藏`,
  hoursNote: '开放说明',
  days: '哪天开放',
  daysLead: '往后七天，节假日安排计算在内。',
  day: (name: string, date: string, relative: string | null): string =>
    `${name} ${date}${relative === null ? '' : `（${relative}）`}`,
  /** @param why name of a holiday; '' on a day like others */
  because: (library: string, why: string): string =>
    why === '' ? library : `${library}（${why}）`,
  openAt: (hours: string): string => `开放 ${hours}：`,
  closedAt: '闭馆',
  nobody: '没有馆开放',
  untold: '没有按星期登记',
  own: '我的图书馆',
  ownIs: (library: string): string => `我的图书馆：${library}`,
  ownChoose: '选定我的图书馆，先看它有没有',
  ownWhich: '图书馆',
  ownSet: '设为我的图书馆',
  ownGiveUp: '不再作为我的图书馆',
  ownHint: '不用登录，只记在这个浏览器里；选定以后，各页先说这家馆有没有、怎么看。',
  otherHoldings: (count: number): string => `其余 ${n(count)} 项馆藏`,
  libraryPage: '图书馆主页',
  forms: '各馆写法',
  address: '固定网址',
  printed: (date: string): string => `打印于 ${date}`,
};
