/** Pages of libraries and of their collections: Chinese. */
import type { Rights } from '../../../catalogue/library-page.ts';
import { n } from './number.ts';

export const libraries = {
  title: '成员馆',
  lead: '每家图书馆的目录按期从各馆收割，种数按文献计，同一文献由几家馆收藏时各计一次。',
  works: '文献',
  records: '记录',
  lastHarvest: '最近更新',
  never: '尚未收割',
  address: '地址',
  hours: '开放时间',
  localRoom: '地方文献室',
  telephone: '电话',
  website: '网站',
  by: ' · ',
  people: '联系人',
  email: '电子邮件',
  noContact: '本平台暂未登记该馆的地址与开放时间。',
  contact: '到馆信息',
  allWorks: (library: string): string => `查看${library}的全部文献`,
  searchIn: (library: string): string => `在${library}检索`,
  collections: '特色库',
  byType: '馆藏类型',
  newest: '最新收录',
  sources: '数据来源',
  noSources: '该馆尚未接入数据源。',
  worksCount: (count: number): string => `${n(count)} 种文献`,
  recordsCount: (count: number): string => `${n(count)} 条记录`,
  unknown: '没有这家图书馆',
  unknownHint: (code: string): string => `成员馆名录里没有代码“${code}”。`,
};

export const collections = {
  title: '特色库',
  lead: '一馆一特色：各馆自建的地方文献专题。',
  none: '各馆尚未登记特色库；首次收割完成后，这里会列出各馆的专题。',
  of: (library: string): string => `${library}特色库`,
  all: '查看本库全部文献',
  searchIn: '在本库检索',
  newest: '最新收录',
  empty: '本库目前没有文献。',
  rights: '权利说明',
  terms: '使用声明',
  access: '获取方式',
  byDefault: '（记录另有说明的，以记录为准）',
  unknown: '没有这个特色库',
  unknownHint: '它可能已经改名或停用。',
};

export const rightsNames: Record<Rights, string> = {
  'public-domain': '公有领域',
  'in-copyright': '受著作权保护',
  unclear: '权利状况不明',
  internal: '内部资料，限馆内使用',
  'cc-by': '知识共享 署名 4.0',
  'cc-by-nc': '知识共享 署名-非商业性使用 4.0',
  'cc-by-nc-nd': '知识共享 署名-非商业性使用-禁止演绎 4.0',
  cc0: '知识共享 CC0，放弃权利',
};
