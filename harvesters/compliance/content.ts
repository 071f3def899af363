/** Checks 23–25: the characters, the structure and the substance of the first records. */
import type { OaiRecord } from '../oai/page.ts';
import type { Probe } from '../oai/client.ts';
import { childrenNamed, textOf } from '../../formats/xml/xml.ts';
import type { XmlElement } from '../../formats/xml/xml.ts';
import { readDate } from '../../catalogue/dates/dates.ts';
import type { Enquiry } from './enquiry.ts';

const MOST_RECORDS = 50;

/** What the flags of decoding and repair mean to whoever keeps the repository. */
const FLAWS: Readonly<Record<string, string>> = {
  'charset-misdeclared': '声明的编码与实际（UTF-8）不同',
  'charset-guessed': '声明的编码读不通，实际像是 GB18030',
  'charset-from-header': 'XML 声明的编码读不通，以 HTTP 报头的为准',
  'bytes-damaged': '有损坏的字节',
  'characters-removed': '有 XML 不允许的控制字符',
  'references-removed': '有 XML 不允许的字符引用',
  'ampersands-escaped': '有没有转义的 &',
  'html-references': '用了 HTML 的字符引用（如 &nbsp;）',
  'text-before-xml': 'XML 前面有别的文字',
  'text-after-root': 'XML 后面有别的文字',
  salvaged: '整页不是格式正确的 XML，只能逐条拆开',
  'gzip-undeclared': '压缩了却没有声明',
  'compression-misdeclared': '声明的压缩办法与实际不同',
  'compression-cut': '压缩的回答缺了末尾',
};
/** With these, characters are lost or guessed. */
const GRAVE = new Set(['charset-guessed', 'bytes-damaged', 'salvaged']);

export function checkContent(enquiry: Enquiry, pages: readonly Probe[], prefix: string): void {
  const [first] = pages;
  const records = pages
    .flatMap(({ envelope }) => [...(envelope?.items ?? [])])
    .filter((item) => item.kind === 'record')
    .filter(({ metadata }) => metadata !== null)
    .slice(0, MOST_RECORDS);
  if (first === undefined || records.length === 0) {
    for (const number of [23, 24, 25]) enquiry.skip(number, '没有得到记录');
    return;
  }
  checkCharacters(enquiry, pages, records, first);
  checkStructure(enquiry, records, prefix, first);
  checkSubstance(enquiry, records, prefix, first);
}

function checkCharacters(
  enquiry: Enquiry,
  pages: readonly Probe[],
  records: readonly OaiRecord[],
  first: Probe,
): void {
  const flags = new Set(pages.flatMap(({ envelope }) => envelope?.flags ?? []));
  const text = records.map(({ metadata }) => (metadata === null ? '' : textOf(metadata))).join('');
  const doubled = records.filter(({ xml }) => isDoubleEncoded(xml)).length;
  const lost = records.filter(({ xml }) => xml.includes('\ufffd')).length;
  const faults = [...flags].flatMap((flag) => FLAWS[flag] ?? []);
  if (doubled > 0) faults.push(`${doubled} 条记录的文字被重复编码（Ã、æ 之类）`);
  if (lost > 0) faults.push(`${lost} 条记录里有“�”，文字已经损坏`);
  const grave = doubled > 0 || [...flags].some((flag) => GRAVE.has(flag));
  const letters = text.match(/\p{L}/gu)?.length ?? 0;
  const han = text.match(/\p{Script=Han}/gu)?.length ?? 0;
  enquiry.judge(
    23,
    faults,
    `UTF-8；文字中汉字占 ${letters === 0 ? 0 : Math.round((han / letters) * 100)} %`,
    first,
    grave ? 'error' : 'warning',
  );
}

/** UTF-8 that was read as Latin-1 and written as UTF-8 again. */
export function isDoubleEncoded(text: string): boolean {
  for (const [run] of text.matchAll(/[\u0080-\u00ff]{3,}/g)) {
    try {
      const once = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(run, 'latin1'));
      if (/\p{Script=Han}/u.test(once)) return true;
    } catch {
      // Ordinary Latin letters.
    }
  }
  return false;
}

const DC_ELEMENTS = new Set(
  'title creator subject description publisher contributor date type format identifier source language relation coverage rights'.split(
    ' ',
  ),
);
const DC = 'http://purl.org/dc/elements/1.1/';

/**
 * The rules of oai_dc.xsd (fifteen elements, in any order, with text alone) and of MARC21slim.xsd
 * (leader, tags, indicators, codes), which are all that these two schemas ask.
 */
function structureFault(metadata: XmlElement): string | undefined {
  if (metadata.name === 'dc') {
    for (const child of metadata.children) {
      if (typeof child === 'string') {
        if (child.trim() !== '') return 'dc 元素之外有文字';
      } else if (child.namespace !== DC || !DC_ELEMENTS.has(child.name))
        return `<${child.name}> 不是 15 个 dc 元素之一`;
      else if (child.children.some((inner) => typeof inner !== 'string'))
        return `<${child.name}> 里又有元素`;
    }
    return undefined;
  }
  if (metadata.name !== 'record') return undefined;
  const leader = childrenNamed(metadata, 'leader').map(textOf);
  if (leader.length !== 1 || leader[0]?.length !== 24)
    return `头标应为 24 个字符，得到 ${leader[0]?.length ?? 0} 个`;
  for (const field of childrenNamed(metadata, 'datafield')) {
    const { tag = '', ind1 = '', ind2 = '' } = field.attributes;
    if (!/^[\dA-Za-z]{3}$/.test(tag)) return `字段号“${tag}”不是三位`;
    if (ind1.length !== 1 || ind2.length !== 1) return `字段 ${tag} 的指示符不是各一位`;
    if (childrenNamed(field, 'subfield').length === 0) return `字段 ${tag} 没有子字段`;
  }
  return undefined;
}

function checkStructure(
  enquiry: Enquiry,
  records: readonly OaiRecord[],
  prefix: string,
  first: Probe,
): void {
  const found = records.flatMap(({ identifier, metadata }) => {
    const fault = metadata === null ? undefined : structureFault(metadata);
    return fault === undefined ? [] : [`${identifier}：${fault}`];
  });
  enquiry.judge(
    24,
    found.length === 0
      ? []
      : [`${records.length} 条中有 ${found.length} 条不符，例如 ${found[0] ?? ''}`],
    `${records.length} 条都符合 ${prefix}`,
    first,
  );
}

function checkSubstance(
  enquiry: Enquiry,
  records: readonly OaiRecord[],
  prefix: string,
  first: Probe,
): void {
  const dublin = records.flatMap(({ metadata }) =>
    metadata?.name === 'dc' || metadata?.name === 'qualifieddc' ? [metadata] : [],
  );
  if (dublin.length === 0) {
    enquiry.note(25, 'note', `${prefix} 的著录质量在收割后逐条检查`, first);
    return;
  }
  const share = (has: (record: XmlElement) => boolean): number =>
    Math.round((dublin.filter(has).length / dublin.length) * 100);
  const any = (names: string, test: (text: string) => boolean) => (record: XmlElement) =>
    names
      .split(' ')
      .flatMap((name) => childrenNamed(record, name))
      .some((child) => test(textOf(child).trim()));
  const shares = {
    题名: share(any('title', (text) => text !== '')),
    日期可读: share(any('date issued created available', (text) => readDate(text).start !== null)),
    网址: share(any('identifier', (text) => /^https?:\/\/\S+$/.test(text))),
    语种: share(any('language', (text) => text !== '')),
    权限说明: share(any('rights', (text) => text !== '')),
  };
  const told = Object.entries(shares)
    .map(([name, percent]) => `${name} ${percent} %`)
    .join('，');
  const poor = shares.题名 < 100 || shares.日期可读 < 50 || shares.网址 < 50;
  enquiry.note(25, poor ? 'fail' : 'pass', `前 ${dublin.length} 条：${told}`, first);
}
