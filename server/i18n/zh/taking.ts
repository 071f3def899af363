/** 带走: citations, files, the shelf: Chinese. */
import type { ExportName } from '../../../formats/out/exports.ts';
import { n } from './number.ts';

export const taking = {
  title: '带走',
  ways: '下载、订阅',
  citation: '参考文献格式（GB/T 7714—2025）',
  address: '固定网址',
  copyCitation: '复制引文',
  copyAddress: '复制网址',
  copied: '已复制',
  qr: (title: string): string => `二维码：${title}的固定网址`,
  files: '下载著录',
  /** Who reads which file. */
  formats: {
    ris: 'EndNote、NoteExpress、Zotero',
    bib: 'BibTeX、JabRef、LaTeX',
    enw: 'EndNote',
    txt: '参考文献 GB/T 7714',
    mrc: '图书馆系统 CNMARC',
    marcxml: '图书馆系统 MARCXML',
    jsonld: '数据 JSON-LD',
    csv: '表格 Excel、WPS',
  } satisfies Record<ExportName, string>,
  /** EndNote、NoteExpress、Zotero（.ris） */
  format: (who: string, extension: string): string => `${who}（.${extension}）`,
  choose: (title: string): string => `勾选：${title}`,
  hits: (total: number, most: number): string =>
    total > most
      ? `没有勾选时是排在最前的 ${n(most)} 种（一次最多 ${n(most)} 种，这次检索共 ${n(total)} 种），勾选了就只是勾选的。`
      : `没有勾选时是这次检索的全部 ${n(total)} 种，勾选了就只是勾选的。`,
  as: '格式',
  download: '下载',
};

export const shelf = {
  title: '书架',
  named: (name: string): string => `书架：${name}`,
  put: '加入书架',
  takeOff: '移出书架',
  takeOffThis: (title: string): string => `移出书架：${title}`,
  added: '已加入，书架上共 {n} 种。',
  removed: '已移出，书架上还有 {n} 种。',
  nothingChosen: '请先勾选要加入的文献。',
  nothingTicked: '没有勾选文献，什么也没有加入。请回到检索结果，勾选以后再按“加入书架”。',
  full: (most: number): string =>
    `书架最多放 ${n(most)} 种，这些放不下了；可以先把一部分下载或移出。`,
  total: (count: number): string => `共 ${n(count)} 种文献`,
  own: '这是您的书架，只存在这个浏览器里，不用注册，本平台不保存；清除浏览数据会连它一起清掉。',
  other: '这张单子在网址里，不是您的书架。',
  putAll: '全部加入我的书架',
  blocked:
    '浏览器不让本站保存数据（可能是无痕窗口），所以书架留不住。请收藏或复制下面的网址，凭它随时看到这张单子。',
  gone: (count: number): string => `有 ${n(count)} 种已不再收录，没有列出。`,
  moved: (count: number): string => `有 ${n(count)} 种与别的记录合为一种，列出的是合并后的。`,
  surplus: (count: number, most: number): string =>
    `网址里的文献太多：书架最多 ${n(most)} 种，后面的 ${n(count)} 种没有列出。`,
  strange: (count: number): string => `网址里有 ${n(count)} 处不是文献编号，已略过。`,
  empty: '书架还是空的',
  emptyHint:
    '在检索结果里勾选文献，或在文献页的“带走”里，按“加入书架”。书架存在您的浏览器里，不用注册。',
  emptyWithout: '没有开启脚本时，加入的文献写在网址里：收藏或发送那个网址，就是保存或分享书架。',
  toSearch: '去检索',
  ways: '下载、分享',
  share: '分享和保存',
  address: '书架的网址',
  addressHint: '谁打开它都看到同样的单子，不用注册。',
  name: '书架名称（可以不写）',
  rename: '写上名称',
  files: '下载全部',
  print: '打印',
  clear: '清空书架',
  clearHint: '清空以后按浏览器的“后退”还能看到这张单子。',
  holders: '馆藏',
};
