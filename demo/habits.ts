/**
 * The twelve demonstration repositories and their habits. Each behaves like a kind of platform that
 * harvesters meet, so that the demonstration shows not only data but how much repositories differ.
 */
import type { CollectionRule } from '../catalogue/source.ts';

export type DemoFormat =
  'oai_dc' | 'qdc' | 'marc21' | 'cnmarc-slim' | 'cnmarc-exchange' | 'cnmarc-oai';

export interface Habits {
  /** Code of the library. */
  readonly library: string;
  /** Last part of its address and beginning of its source id. */
  readonly path: string;
  readonly name: string;
  /** What a reader of the code should learn from this one. */
  readonly habit: string;
  readonly format: DemoFormat;
  readonly metadataPrefix: string;
  readonly pageSize: number;
  readonly granularity: 'day' | 'second';
  readonly deletedRecord: 'no' | 'transient' | 'persistent';
  /** `page-cursor`: cursor counts pages; `bare`: no attributes; `reserved`: full of characters that want encoding. */
  readonly token: 'offset' | 'page-cursor' | 'bare' | 'reserved';
  /** How the last page says that it is the last. */
  readonly lastToken: 'empty' | 'absent';
  /** HTTP status of OAI errors. */
  readonly errorStatus: 200 | 422;
  readonly charset: 'utf-8' | 'gb18030';
  /** The envelope has a prefix: `<oai:OAI-PMH>`. */
  readonly prefixed: boolean;
  readonly gzip: boolean;
  /** Every so many requests it answers 503 with Retry-After: 1. */
  readonly busyEvery?: number;
  /** Upload timestamps stand among the dc:date values. */
  readonly uploadDates: boolean;
  readonly sets: Readonly<Record<string, string>>;
  /** Names and defaults as the settings would give them; none = the sets themselves are the collections. */
  readonly collections: readonly CollectionRule[];
}

const plain = {
  pageSize: 25,
  granularity: 'second',
  deletedRecord: 'persistent',
  token: 'offset',
  lastToken: 'empty',
  errorStatus: 200,
  charset: 'utf-8',
  prefixed: false,
  gzip: false,
  uploadDates: false,
} as const;

export const HABITS: readonly Habits[] = [
  {
    ...plain,
    library: '320100',
    path: 'jinling',
    name: '金陵图书馆',
    habit: 'CNMARC in ISO 25577 (marcxchange) with a prefix; pages of 20',
    format: 'cnmarc-exchange',
    metadataPrefix: 'cnmarc',
    pageSize: 20,
    sets: {
      guji: '古籍与旧方志',
      minguo: '民国南京文献',
      fangzhi: '新编地方志',
      tupian: '老照片与地图',
    },
    collections: [
      {
        set: 'guji',
        name: '古籍与旧方志',
        access: 'onsite',
        description: '馆藏南京旧志与地方古籍',
      },
      { set: 'minguo', name: '民国南京文献', access: 'network' },
      { set: 'fangzhi', name: '新编地方志', access: 'loan' },
      { set: 'tupian', name: '老照片与地图', access: 'onsite' },
    ],
  },
  {
    ...plain,
    library: '320102',
    path: 'xuanwu',
    name: '玄武区图书馆',
    habit: 'like DSpace: the cursor counts pages, and upload timestamps stand among the dates',
    format: 'oai_dc',
    metadataPrefix: 'oai_dc',
    pageSize: 15,
    token: 'page-cursor',
    uploadDates: true,
    sets: { ming: '明故宫与城墙', xuanwu: '玄武湖专题' },
    collections: [
      { set: 'ming', name: '明故宫与城墙', access: 'onsite' },
      { set: 'xuanwu', name: '玄武湖专题' },
    ],
  },
  {
    ...plain,
    library: '320104',
    path: 'qinhuai',
    name: '秦淮区图书馆',
    habit: 'qualified Dublin Core, in traditional characters; errors in pages of the usual kind',
    format: 'qdc',
    metadataPrefix: 'qdc',
    sets: { keju: '科举文化', photo: '秦淮老照片', qinhuai: '秦淮文献' },
    collections: [
      { set: 'keju', name: '科举文化', access: 'onsite' },
      { set: 'photo', name: '秦淮老照片', access: 'login' },
      { set: 'qinhuai', name: '秦淮文献' },
    ],
  },
  {
    ...plain,
    library: '320105',
    path: 'jianye',
    name: '建邺区图书馆',
    habit: 'like FOLIO: OAI errors come with HTTP 422',
    format: 'oai_dc',
    metadataPrefix: 'oai_dc',
    errorStatus: 422,
    lastToken: 'absent',
    sets: { yunjin: '云锦与工艺', jianye: '建邺文献' },
    collections: [],
  },
  {
    ...plain,
    library: '320106',
    path: 'gulou',
    name: '鼓楼区图书馆',
    habit: 'like Alma: MARC21 in MARCXML, tokens without attributes, no token on the last page',
    format: 'marc21',
    metadataPrefix: 'marc21',
    token: 'bare',
    lastToken: 'absent',
    sets: { daxue: '民国高校文献', gulou: '鼓楼文史' },
    collections: [
      { set: 'daxue', name: '民国高校文献', access: 'onsite' },
      { set: 'gulou', name: '鼓楼文史', access: 'loan' },
    ],
  },
  {
    ...plain,
    library: '320111',
    path: 'pukou',
    name: '浦口区图书馆',
    habit: 'pages in GB18030, declared truthfully',
    format: 'oai_dc',
    metadataPrefix: 'oai_dc',
    charset: 'gb18030',
    deletedRecord: 'transient',
    sets: { jinpu: '津浦铁路', pukou: '浦口文献' },
    collections: [
      { set: 'jinpu', name: '津浦铁路专题', access: 'onsite' },
      { set: 'pukou', name: '浦口文献' },
    ],
  },
  {
    ...plain,
    library: '320113',
    path: 'qixia',
    name: '栖霞区图书馆',
    habit: 'day granularity, and deletions are not reported',
    format: 'oai_dc',
    metadataPrefix: 'oai_dc',
    granularity: 'day',
    deletedRecord: 'no',
    sets: { shike: '六朝石刻拓片', qixia: '栖霞山专题' },
    collections: [
      { set: 'shike', name: '六朝石刻拓片', access: 'onsite' },
      { set: 'qixia', name: '栖霞山专题' },
    ],
  },
  {
    ...plain,
    library: '320114',
    path: 'yuhuatai',
    name: '雨花台区图书馆',
    habit: 'CNMARC content in a MARC21 container (MARCXML slim)',
    format: 'cnmarc-slim',
    metadataPrefix: 'marcxml',
    sets: { yuhua: '雨花英烈与雨花石', bendi: '本地文献' },
    collections: [
      { set: 'yuhua', name: '雨花英烈与雨花石', access: 'onsite' },
      { set: 'bendi', name: '本地文献', access: 'loan' },
    ],
  },
  {
    ...plain,
    library: '320115',
    path: 'jiangning',
    name: '江宁区图书馆',
    habit: 'answers 503 with Retry-After every seventh request',
    format: 'oai_dc',
    metadataPrefix: 'oai_dc',
    pageSize: 20,
    busyEvery: 7,
    sets: { jiangning: '江宁方志', jiapu: '江宁家谱', koushu: '口述史' },
    collections: [
      { set: 'jiangning', name: '江宁方志', access: 'onsite' },
      { set: 'jiapu', name: '江宁家谱', access: 'catalogue' },
      { set: 'koushu', name: '口述史', access: 'network' },
    ],
  },
  {
    ...plain,
    library: '320116',
    path: 'luhe',
    name: '六合区图书馆',
    habit: 'the envelope has a prefix, answers are gzipped, qualified Dublin Core',
    format: 'qdc',
    metadataPrefix: 'oai_qdc',
    prefixed: true,
    gzip: true,
    sets: { minge: '六合民歌', liuhe: '六合文献' },
    collections: [
      { set: 'minge', name: '六合民歌', access: 'online' },
      { set: 'liuhe', name: '六合文献' },
    ],
  },
  {
    ...plain,
    library: '320117',
    path: 'lishui',
    name: '溧水区图书馆',
    habit: 'CNMARC as oai_marc; tokens full of reserved characters',
    format: 'cnmarc-oai',
    metadataPrefix: 'oai_unimarc',
    token: 'reserved',
    sets: { lishui: '溧水文献', xinsijun: '新四军与抗战文献' },
    collections: [],
  },
  {
    ...plain,
    library: '320118',
    path: 'gaochun',
    name: '高淳区图书馆',
    habit: 'MARC21 in traditional characters; the whole source is one collection',
    format: 'marc21',
    metadataPrefix: 'marc21',
    pageSize: 60,
    sets: { gaochun: '高淳文献', laojie: '高淳老街与票证' },
    collections: [{ name: '高淳地方文献', access: 'onsite' }],
  },
];
