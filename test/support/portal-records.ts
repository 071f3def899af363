/**
 * Records for tests of the pages: works that are known to exist, described in the words of different
 * libraries, and numbered specimens 〔示例〕 to fill more than one page. Holdings are invented.
 */
export interface SampleRecord {
  readonly source: string;
  readonly identifier: string;
  readonly sets?: readonly string[];
  /** Dublin Core elements with their values, in the order of the record. */
  readonly dc: readonly (readonly [element: string, value: string])[];
}

export const SAMPLE_RECORDS: readonly SampleRecord[] = [
  {
    source: 'jinling-dc',
    identifier: 'oai:jinling.example:1',
    sets: ['gazetteer'],
    dc: [
      ['title', '景定建康志 五十卷'],
      ['creator', '（宋）马光祖修'],
      ['creator', '（宋）周应合纂'],
      ['subject', '南京'],
      ['subject', '地方志'],
      ['date', '清嘉庆六年'],
      ['type', '古籍'],
      ['type', '方志'],
      ['language', 'chi'],
      ['description', '南宋景定二年成书，是南京现存最早的完整方志。'],
      ['identifier', 'https://repository.example.org/item/1'],
    ],
  },
  {
    source: 'jinling-dc',
    identifier: 'oai:jinling.example:2',
    dc: [
      ['title', '金陵琐事'],
      ['creator', '周晖'],
      ['publisher', '南京出版社'],
      ['date', '2007'],
      ['identifier', 'ISBN 978-7-80718-268-9'],
      ['subject', '南京'],
      ['subject', '笔记'],
      ['type', '图书'],
      ['language', '中文'],
      ['rights', '可外借'],
    ],
  },
  {
    source: 'qinhuai-dc',
    identifier: 'oai:qinhuai.example:2',
    sets: ['local'],
    dc: [
      ['title', '金陵瑣事'],
      ['creator', '(明) 周暉撰'],
      ['publisher', '南京出版社'],
      ['date', '2007年'],
      ['identifier', '9787807182689'],
      ['subject', '秦淮河'],
      ['type', '图书'],
      ['language', 'zh'],
    ],
  },
  {
    source: 'qinhuai-dc',
    identifier: 'oai:qinhuai.example:3',
    sets: ['local:photo'],
    dc: [
      ['title', '〔示例〕秦淮河畔老照片'],
      ['date', '民国二十四年'],
      ['type', '照片'],
      ['subject', '秦淮河'],
      ['rights', '在线全文开放获取'],
      ['identifier', 'https://photo.example.org/3'],
      ['relation', 'https://repository.example.org/thumbnails/9.png'],
    ],
  },
  {
    source: 'qinhuai-dc',
    identifier: 'oai:qinhuai.example:4',
    sets: ['local'],
    dc: [
      ['title', '白下琐言'],
      ['creator', '甘熙'],
      ['date', '光绪十六年'],
      ['type', '古籍'],
      ['subject', '南京'],
    ],
  },
  {
    source: 'jinling-dc',
    identifier: 'oai:jinling.example:5',
    dc: [
      ['title', '首都志'],
      ['creator', '叶楚伧主编'],
      ['creator', '柳诒徵'],
      ['publisher', '正中书局'],
      ['date', '民国二十四年'],
      ['type', '方志'],
      ['subject', '南京'],
      ['subject', '地方志'],
      ['subject', 'K295.31'],
      ['coverage', '秦淮区'],
      ['coverage', '江宁府'],
    ],
  },
  {
    source: 'jinling-dc',
    identifier: 'oai:jinling.example:6',
    dc: [
      ['title', '客座赘语<alert(1)>'],
      ['creator', '顾起元 & 其他'],
      ['date', '明万历间'],
      ['type', '图书'],
      ['identifier', 'javascript:alert(1)'],
      ['identifier', 'ISBN 978-7-80718-268-0'],
    ],
  },
  ...Array.from({ length: 45 }, (_, i): SampleRecord => ({
    source: 'jiangning-dc',
    identifier: `oai:jiangning.example:${i + 1}`,
    sets: ['yearbook'],
    dc: [
      ['title', `〔示例〕江宁年鉴 ${1980 + i}`],
      ['creator', '江宁区地方志编纂委员会'],
      ['date', String(1980 + i)],
      ['type', '年鉴'],
      ['subject', i % 2 === 0 ? '年鉴' : '江宁'],
      ['language', 'chi'],
    ],
  })),
];

/** A record as it would stand in an answer. */
export function recordXml({ identifier, sets = [], dc }: SampleRecord): string {
  const header = `<header><identifier>${escaped(identifier)}</identifier><datestamp>2024-01-01T00:00:00Z</datestamp>${sets.map((set) => `<setSpec>${set}</setSpec>`).join('')}</header>`;
  const elements = dc.map(([name, value]) => `<dc:${name}>${escaped(value)}</dc:${name}>`).join('');
  return `<record xmlns="http://www.openarchives.org/OAI/2.0/">${header}<metadata><oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">${elements}</oai_dc:dc></metadata></record>`;
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
