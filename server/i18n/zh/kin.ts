/** Why records stand on one card, and what other works are to it. */
import type { KinForm, Kinship } from '../../../catalogue/matching/kinship.ts';
import { n } from './number.ts';

export const together = {
  heading: '为什么在一起',
  summary: '各馆的记录为什么认定是同一版本：逐对列出理由',
  lead: '两条记录说的是同一版本、同一载体，才并在一张卡片上；认定得不对，请告诉馆员，改过的不会因为再次收割又并回去。',
  decided: '馆员认定',
  found: (percent: number): string => `自动比对，把握 ${percent}%`,
  some: (shown: number): string => `此处列出 ${n(shown)} 对，其余见机器可读的著录（JSON）。`,
  agree: (field: string, value: string): string => `${field}一致：${value}`,
  agreeAs: (field: string, a: string, b: string): string => `${field}相合：${a} ≈ ${b}`,
  differ: (field: string, a: string, b: string): string => `${field}不同：${a} ≠ ${b}`,
  missing: (field: string, value: string): string => `${field}只有一方写明：${value}`,
  missingAs: (field: string, value: string, other: string): string =>
    `${field}只有一方写明：${value}（另一方写作“${other}”）`,
  unsaidAs: (field: string, value: string): string => `${field}没有写明（只写作“${value}”）`,
  uncompared: (field: string, a: string, b: string): string => `${field}无从比较：${a} 与 ${b}`,
  unsaid: '未写明',
  /** What a comparison names; a word that is not here is shown as it is. */
  fields: {
    abstract: '提要',
    address: '全文网址',
    branch: '房支',
    carrier: '载体',
    creator: '责任者',
    csbn: '统一书号',
    date: '出版年',
    day: '日期',
    doi: 'DOI',
    edition: '版次',
    extent: '页数',
    hall: '堂号',
    isbn: 'ISBN',
    issn: 'ISSN',
    juan: '卷数',
    language: '语种',
    making: '版本类型',
    original: '原书年代',
    'other-title': '副题名',
    part: '分册',
    permit: '准印证号',
    place: '地名',
    publisher: '出版者',
    reign: '年号',
    round: '轮次',
    scale: '比例尺',
    series: '丛书',
    sheet: '图幅',
    size: '尺寸',
    span: '断限',
    title: '题名',
    type: '文献类型',
    'union-number': '联合目录号',
  } as Readonly<Record<string, string>>,
};

/** The headings under which kindred works stand, in this order. */
export type KinGroup = Exclude<Kinship, 'continues'> | KinForm | 'before' | 'after';

export const kinships: Record<KinGroup, string> = {
  'other-edition': '其他版本',
  facsimile: '另有影印本',
  electronic: '另有电子版',
  micro: '另有缩微版',
  carrier: '另有其他载体',
  'reproduction-of': '据以影印的原本',
  set: '所属全套',
  part: '分册',
  series: '所属丛书',
  piece: '子目',
  before: '继承自（改名前）',
  after: '改名为（改名后）',
};

export const kin = {
  heading: '版本与从属',
  says: (words: string): string => `记录写明“${words}”`,
  oeuvre: '列出这部著作的全部版本和载体',
  some: (all: number, shown: number): string => `共 ${n(all)} 种，此处列出 ${n(shown)} 种。`,
};
