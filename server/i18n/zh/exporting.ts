/** Taking works along in a file. */
import { n } from './number.ts';

export const exporting = {
  title: '导出',
  unknownFormat: (format: string, known: readonly string[]): string =>
    `不认识的导出格式“${format}”。检索结果可以导出为 ${known.join('、')}，写在参数 format 里，只写一种。`,
  noneChosen: '参数 ids 里没有文献号。',
  noneLeft: (count: number): string =>
    `选的 ${n(count)} 种文献都已不在目录中，没有可以导出的。请从检索结果或文献页面重新选。`,
};

/** What files are called, and what stands in them: in Chinese for everybody. */
export const exportNames = {
  all: '全部文献',
  found: (words: string): string => (words === '' ? '检索结果' : `${words}-检索结果`),
  chosen: '选出的文献',
  first: (first: number, total: number): string => `前${first}种共${total}种`,
  lacking: (count: number): string => `另有${count}种没有列入`,
  firstNote: (first: number, total: number): string =>
    `检索到 ${n(total)} 种，一次最多导出 ${n(first)} 种，本文件是排在最前的 ${n(first)} 种；请按馆、年代或类型增加条件，分几次导出`,
  lackingNote: (ids: readonly string[]): string =>
    `选出的文献中有 ${n(ids.length)} 种已不在目录中，没有列入：${ids.join('、')}`,
  goneNote: (count: number): string => `导出时有 ${n(count)} 种已不在目录中，没有列入`,
  goneInNote: (count: number): string =>
    `〔此注说的是导出的文件，不是这种文献〕导出时有 ${n(count)} 种已不在目录中，没有列入`,
  unreadNote: (count: number): string =>
    `参数 ids 里有 ${n(count)} 个不是文献号，或超出一个地址能写的种数，没有列入`,
};
