/** The names of the facets and of their values; places, classes, periods and languages have files of their own: Chinese. */
import type { Access, Carrier } from '../../../catalogue/fields/access.ts';
import type { Audience } from '../../../catalogue/fields/audiences.ts';
import type { EditionKind } from '../../../catalogue/fields/editions.ts';
import type { RoleGroup } from '../../../catalogue/fields/roles.ts';
import type { FilterName, NamedFacet, ValueOf } from '../../../catalogue/search/facets.ts';
import { periods } from './periods.ts';
import type { TypeCode } from '../../../catalogue/fields/types.ts';
import { atHome } from './at-home.ts';

export const facets: Record<FilterName, string> = {
  lib: '馆',
  collection: '特色库',
  type: '类型',
  edition: '版本',
  period: '年代',
  subject: '主题词',
  person: '人物与责任',
  language: '语种',
  class: '中图分类',
  place: '地区',
  surname: '姓氏',
  hall: '堂号',
  seat: '居地',
  access: '获取方式',
  carrier: '载体',
  audience: '读者对象',
  head: '题名首字',
  oeuvre: '著作',
  held: '收藏',
};

export const types: Record<TypeCode, string> = {
  book: '图书',
  rarebook: '古籍',
  gazetteer: '方志',
  genealogy: '家谱',
  yearbook: '年鉴',
  'memoir-series': '文史资料',
  serial: '期刊',
  newspaper: '报纸',
  article: '论文篇章',
  thesis: '学位论文',
  map: '地图',
  rubbing: '拓片',
  archive: '手稿与契约文书',
  ticket: '票证',
  image: '照片图片',
  artwork: '书画',
  music: '乐谱歌谣',
  audio: '音频',
  video: '视频',
  'oral-history': '口述史料',
  database: '数据库',
  other: '其他',
};

export const typeSigns = {
  book: '书',
  rarebook: '古籍',
  gazetteer: '方志',
  genealogy: '家谱',
  yearbook: '年鉴',
  'memoir-series': '文史',
  serial: '期刊',
  newspaper: '报纸',
  article: '篇章',
  thesis: '论文',
  map: '舆图',
  rubbing: '拓片',
  archive: '手稿',
  ticket: '票证',
  image: '照片',
  artwork: '书画',
  music: '歌谣',
  audio: '录音',
  video: '影像',
  'oral-history': '口述',
  database: '数据',
  other: '文献',
} satisfies Record<TypeCode, string>;

export const access: Record<Access, string> = {
  online: '在线全文',
  login: '登录可看（读者证）',
  network: '馆内网络可看',
  onsite: '到馆阅览',
  loan: '可外借',
  catalogue: '仅目录',
  unknown: '未注明获取方式',
};

export const carriers: Record<Carrier, string> = {
  print: '纸本',
  electronic: '电子',
  micro: '缩微',
  manuscript: '手写本',
  mixed: '多种载体',
  unknown: '载体未注明',
};

export const editionKinds: Record<EditionKind, string> = {
  woodblock: '刻本',
  'movable-type': '活字本',
  manuscript: '抄本',
  draft: '稿本',
  lithograph: '石印本',
  letterpress: '铅印本',
  mimeograph: '油印本',
  facsimile: '影印本',
  collated: '点校本',
  rubbing: '拓本',
  reprint: '重印',
  revised: '修订',
};

export const audiences: Record<Audience, string> = {
  preschool: '学龄前儿童',
  primary: '小学生',
  teen: '少年（9—14 岁）',
  youth: '青年（14—20 岁）',
  juvenile: '青少年与儿童',
  adult: '成人',
  specialist: '专业与研究',
  general: '各类读者',
};

export const roleGroups: Record<RoleGroup, string> = {
  author: '撰著',
  reviser: '修',
  compiler: '纂辑',
  editor: '编',
  annotator: '校注',
  translator: '译',
  artist: '书画摄影',
  printer: '刻印',
  other: '未注明责任方式',
};

export const held: Record<ValueOf<'held'>, string> = {
  single: '只有一馆收藏',
  several: '几馆都有',
};

/**
 * Of the facets whose values are a fixed list, by their codes. What readers narrow to has the name of its switch
 * (`at-home.ts`); what a library says of a copy keeps the word of librarians.
 */
export const facetValues: { readonly [Facet in NamedFacet]: Record<ValueOf<Facet>, string> } = {
  type: types,
  edition: editionKinds,
  period: periods,
  access: { ...access, online: atHome },
  carrier: carriers,
  audience: audiences,
  held,
};
