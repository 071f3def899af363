/**
 * Makes OAI-PMH pages for benchmarks: deterministic, labelled synthetic, with the vocabulary of local
 * documents. Nothing of it is a real description.
 */

const PLACES = [
  '南京',
  '江宁',
  '秦淮',
  '六合',
  '高淳',
  '溧水',
  '栖霞',
  '浦口',
  '玄武',
  '鼓楼',
  '雨花台',
  '建邺',
  '金陵',
  '白下',
  '上元',
  '应天',
];
const NOUNS = [
  '方志',
  '城墙',
  '码头',
  '书院',
  '园林',
  '水利',
  '商会',
  '寺庙',
  '民歌',
  '碑刻',
  '街巷',
  '名人',
  '教育',
  '铁路',
  '云锦',
  '盐水鸭',
  '祠堂',
  '古桥',
  '会馆',
  '战事',
];
const KINDS = [
  '考略',
  '志稿',
  '资料汇编',
  '图录',
  '年鉴',
  '研究',
  '口述史',
  '档案选编',
  '杂记',
  '史话',
];
const SURNAMES =
  '陈王李张刘周吴徐孙朱马胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧蔡潘田董袁于余叶蒋杜苏魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚邵万钱严';
const GIVEN = '文华国明建德志宏永秀云海清松柏春林玉堂景云山石泉之元亨伯仲叔季';

/** A small repeatable generator of numbers in [0, 1) (mulberry32). */
export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface SyntheticRecord {
  readonly identifier: string;
  readonly datestamp: string;
  readonly sets: readonly string[];
  readonly metadata: string;
}

/** Record number `n`, always the same for the same number. */
export function syntheticRecord(n: number): SyntheticRecord {
  const next = random(n * 2_654_435_761);
  const pick = <T>(list: ArrayLike<T>): T => list[Math.floor(next() * list.length)] as T;
  const place = pick(PLACES);
  const title = `${place}${pick(NOUNS)}${next() < 0.4 ? pick(NOUNS) : ''}${pick(KINDS)}`;
  const name = pick(SURNAMES) + pick(GIVEN) + (next() < 0.7 ? pick(GIVEN) : '');
  const year =
    next() < 0.2
      ? `民国${'二三四五六七八九'[Math.floor(next() * 8)] ?? '二'}年`
      : String(1950 + Math.floor(next() * 75));
  const subjects = Array.from(
    { length: 1 + Math.floor(next() * 3) },
    () => `${pick(PLACES)}${pick(NOUNS)}`,
  );
  const note = Array.from(
    { length: Math.floor(next() * 12) },
    () => pick(PLACES) + pick(NOUNS),
  ).join('，');
  return {
    identifier: `oai:synthetic.example:${n}`,
    datestamp: new Date(Date.UTC(2024, 0, 1) + n * 1000).toISOString().replace('.000', ''),
    sets: [`local:${n % 7}`],
    metadata:
      '<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.openarchives.org/OAI/2.0/oai_dc/ http://www.openarchives.org/OAI/2.0/oai_dc.xsd">' +
      `<dc:title>${title}</dc:title><dc:creator>${name}编著</dc:creator>${subjects.map((subject) => `<dc:subject>${subject}</dc:subject>`).join('')}` +
      `<dc:description>合成数据，仅供测速。${note}</dc:description><dc:publisher>南京 : ${place}文献社</dc:publisher><dc:date>${year}</dc:date>` +
      `<dc:type>图书</dc:type><dc:format>纸质</dc:format><dc:identifier>SYN-${n}</dc:identifier><dc:identifier>https://item.example/${n}</dc:identifier><dc:language>chi</dc:language><dc:coverage>${place}</dc:coverage><dc:rights>馆内阅览</dc:rights></oai_dc:dc>`,
  };
}

/** One ListRecords answer of `size` records from number `first` on. */
export function syntheticPage(first: number, size: number, token: string | null): string {
  const records = Array.from({ length: size }, (_, i) => recordXml(syntheticRecord(first + i)));
  return (
    '<?xml version="1.0" encoding="UTF-8"?><OAI-PMH xmlns="http://www.openarchives.org/OAI/2.0/"><responseDate>2026-01-01T00:00:00Z</responseDate><request verb="ListRecords">http://synthetic.example/oai</request><ListRecords>' +
    records.join('') +
    (token === null ? '' : `<resumptionToken>${token}</resumptionToken>`) +
    '</ListRecords></OAI-PMH>'
  );
}

function recordXml({ identifier, datestamp, sets, metadata }: SyntheticRecord): string {
  return `<record><header><identifier>${identifier}</identifier><datestamp>${datestamp}</datestamp>${sets.map((set) => `<setSpec>${set}</setSpec>`).join('')}</header><metadata>${metadata}</metadata></record>`;
}
