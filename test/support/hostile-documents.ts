/**
 * Descriptions that nobody in good faith would write, and a few that somebody has: long runs of one
 * character, words of parts and extents without end, brackets that never close, dates of nonsense, floods of
 * numbers, controls, halves of characters, names that every JavaScript object has. Made by fast-check, so the
 * same seed gives the same documents; `hostileSeed` takes it from HOSTILE_SEED or draws one, and whoever uses
 * it prints it. `HOSTILE_RUNS` asks for more of them than the suite has time for.
 */
import * as fc from 'fast-check';
import type { XmlElement } from '../../formats/xml/xml.ts';
import type { FakeRecord } from './fake-repository.ts';

/** Dublin Core by element, or MARC by tag and subfield; control fields have no code. */
export type HostileDocument =
  | {
      readonly format: 'oai_dc';
      readonly fields: readonly (readonly [element: string, value: string])[];
    }
  | {
      readonly format: 'marc21' | 'cnmarc';
      readonly fields: readonly (readonly [tag: string, code: string, value: string])[];
    };

/** How many hostile documents to try: HOSTILE_RUNS, else what the suite has time for. */
export function hostileRuns(few: number): number {
  return Number(process.env['HOSTILE_RUNS'] ?? few);
}

/** HOSTILE_SEED, else another one each time. */
export function hostileSeed(): number {
  const wanted = process.env['HOSTILE_SEED'];
  return wanted === undefined ? Math.floor(Math.random() * 0x7fffffff) : Number(wanted);
}

/** Names that stand on every object, where somebody took an object for a list of names. */
export const NAMES_OF_OBJECTS = [
  'hasOwnProperty',
  '__proto__',
  'constructor',
  'toString',
  'valueOf',
  'prototype',
  '__defineGetter__',
] as const;

/** What catalogues print, and readers of catalogues look for: repeated, it is what takes their time. */
const WORDS = [
  ...Array.from(
    '卷附首末图考志年月日号第辑册上中下编期集部篇表录记传说文诗序跋著撰修纂编等题名不详无',
  ),
  ...['附三卷', '补遗', '附录', '表解', '卷首一卷', '二十四卷', '不分卷', '第十二辑', '图三卷'],
  ...['光绪', '民国', '康熙', '甲子', '清', '（清）', '〔明〕', '[民国]', '二十四年', '一九八四年'],
  ...['1998', '2005.10', '19--', '1935?', '19世纪', '-49', '99999999999999999999', '二〇〇〇'],
  ...['ISBN ', '978-7-', '9787807182689', '7-80614-', 'ISSN ', '0-', 'X', 'CN32-', '11100·053'],
  ...['K295.31', 'Z', 'A1', 'K', '南京', '金陵志', '江宁府', '出版社', '委员会', '主编', '图书馆'],
  ...['a', 'aA1', 'test', 'xi', 'nan', 'jing', 'http://', 'https://a.example/', '<b>', '&amp;'],
  ...['：', ':', '；', ';', '，', ',', '。', '.', '/', ' / ', ' = ', ' : ', ' ; ', '--', '—', '-'],
  ...['·', '、', '|', '?', '!', '@', '#', '$', '%', '*', '\\', '"', "'", '…', '……', '＂', '×'],
  ...[
    '(',
    ')',
    '（',
    '）',
    '[',
    ']',
    '［',
    '］',
    '〔',
    '〕',
    '《',
    '》',
    '【',
    '】',
    '{',
    '}',
    '<',
    '>',
  ],
  ...[' ', '  ', '\u3000', '\t', '\n', '\r\n', '\u00a0', '\u2028'],
  ...['□', '■', '○', '〇', '？', '␣', '一', '十', '百', '千', '零', '壹', '0', '9', '１', '①', 'Ⅻ'],
] as const;

/** Characters that are half of one, turn the line, are not seen, join their neighbours, or are none. */
const ODD = [
  ...[
    '\ud800',
    '\udfff',
    '\udc00\ud800',
    '\u0000',
    '\u0001',
    '\u0007',
    '\u001b',
    '\u007f',
    '\u0085',
  ],
  ...['\u202e', '\u202d', '\u202c', '\u2066', '\u2067', '\u2069', '\u200e', '\u200f', '\u061c'],
  ...['\u200b', '\u200c', '\u200d', '\u2060', '\ufeff', '\u00ad', '\ufe00', '\u{e0100}', '\u180b'],
  ...['\u0301', '\u0323', '\u3099', '\uff9e', '\u1100', '\u1161', '\u11a8', '\u0e33', '\u0f71'],
  ...['\ufffd', '\ufffe', '\uffff', '\ue000', '\u{10fffd}', '\u{20000}', '\u{2f800}', '\u{1f600}'],
  ...['\ufdfa', '\u3300', 'ﬃ', 'İ', 'ς', 'ß', '鍗椾含', '锟斤拷', '\u2ff0', '\u303e', '𠮷'],
] as const;

/** Titles and statements as they are, to be drawn out. */
const PRINTED = [
  '金陵志附三卷考',
  '景定建康志 五十卷首一卷末一卷',
  '南京文史资料. 第十二辑, 人物卷 = Nanjing : 一九九四年版 / 编委会编',
  '[清]甘熙撰；(民国)陈作霖, 1837-1920 辑；顾起元 等 主编',
  '清光绪十六年(1890)刻民国二十四年补修影印本',
  '南京 : 江苏人民出版社 ; 上海 : 上海古籍出版社, 1998.10',
  'ISBN 978-7-80718-268-9 (全3册) : CNY98.00',
  '客座赘语十卷；金陵琐事四卷《白下琐言》《凤麓小志》等',
  'Buck, Pearl S. (Pearl Sydenstricker), 1892-1973',
] as const;

const length: fc.Arbitrary<number> = fc.oneof(
  { weight: 70, arbitrary: fc.integer({ min: 1, max: 40 }) },
  { weight: 22, arbitrary: fc.integer({ min: 41, max: 400 }) },
  { weight: 6, arbitrary: fc.integer({ min: 401, max: 4_000 }) },
  { weight: 2, arbitrary: fc.constantFrom(9_000, 25_000) },
);

const word = fc.constantFrom(...WORDS);
const odd = fc.constantFrom(...ODD);
const printed = fc.constantFrom(...PRINTED);
const little = fc.oneof(fc.constant(''), word, odd, printed);

const drawnOut = (text: string, wanted: number): string =>
  text.repeat(Math.ceil(wanted / text.length)).slice(0, wanted);

/** A beginning, one or a few words over and over, and an end that fits or does not. */
const repeated = fc
  .tuple(little, fc.array(word, { minLength: 1, maxLength: 3 }), length, little)
  .map(([before, words, wanted, after]) => before + drawnOut(words.join(''), wanted) + after);

/** A printed statement with one stretch of it over and over. */
const stammered = fc
  .tuple(printed, fc.nat(60), fc.integer({ min: 1, max: 8 }), length)
  .map(([text, at, size, wanted]) => {
    const from = at % text.length;
    const stretch = text.slice(from, from + size);
    return text.slice(0, from) + drawnOut(stretch, wanted) + text.slice(from);
  });

const nested = fc
  .tuple(
    fc.constantFrom('()', '（）', '[]', '〔〕', '《》', '{}', '<>', '“”'),
    length,
    length,
    little,
  )
  .map(
    ([[open = '', close = ''], opened, closed, inside]) =>
      open.repeat(opened) + inside + close.repeat(closed),
  );

/** Words of all kinds in no order. */
const jumbled = fc
  .array(fc.oneof(word, odd), { minLength: 1, maxLength: 80 })
  .map((all) => all.join(''));

const oddRun = fc
  .tuple(little, odd, length, little)
  .map(([before, one, wanted, after]) => before + one.repeat(Math.min(wanted, 4_000)) + after);

/** One value of a record that wants to be trouble. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 6, arbitrary: repeated },
  { weight: 3, arbitrary: stammered },
  { weight: 2, arbitrary: nested },
  { weight: 3, arbitrary: jumbled },
  { weight: 2, arbitrary: oddRun },
  {
    weight: 2,
    arbitrary: fc.constantFrom('□□□', '……', '《》', '＂', '。', ' ', '', '-', '？？？'),
  },
  { weight: 1, arbitrary: fc.constantFrom(...NAMES_OF_OBJECTS) },
);

const DC_ELEMENTS =
  'title title title alternative creator creator contributor subject subject description publisher date date type format identifier source language relation coverage rights spatial temporal issued created extent isPartOf hasPart tableOfContents abstract audience provenance bibliographicCitation'.split(
    ' ',
  );

const dublinCore = fc
  .array(
    fc.tuple(fc.constantFrom(...DC_ELEMENTS, ...DC_ELEMENTS, ...NAMES_OF_OBJECTS), hostileText),
    { minLength: 1, maxLength: 9 },
  )
  .map((fields): HostileDocument => ({ format: 'oai_dc', fields }));

/** Two thousand creators, subjects or titles, and values that fill a page by themselves. */
const crowded = fc
  .tuple(fc.constantFrom(...DC_ELEMENTS), hostileText, fc.constantFrom(200, 2_000))
  .map(([element, text, many]): HostileDocument => ({
    format: 'oai_dc',
    fields: [
      ['title', drawnOut(`金陵志${text}`, 9_000)],
      ...Array.from({ length: many }, (_, i) => [element, `${text.slice(0, 40)}${i}`] as const),
    ],
  }));

const CNMARC =
  '001 010a 010d 011a 091a 100a 101a 102a 200a 200d 200e 200f 200g 200h 200i 205a 210a 210c 210d 215a 225a 225v 300a 327a 330a 4611 517a 600a 606a 606x 607a 610a 690a 701a 701b 7014 711a 856u 905a 905d 905s';
const MARC21 =
  '001 008 020a 022a 035a 041a 082a 084a 100a 100d 100e 245a 245b 245c 245n 245p 246a 250a 260a 260b 260c 264b 264c 300a 490a 490v 500a 505a 520a 534a 546a 600a 650a 651a 700a 710a 776z 852c 852h 856u 880a';

const marc = (
  format: 'marc21' | 'cnmarc',
  title: string,
  places: string,
): fc.Arbitrary<HostileDocument> =>
  fc
    .array(fc.tuple(fc.constantFrom(...places.split(' ')), hostileText), { maxLength: 9 })
    .map((fields) => ({
      format,
      fields: [
        [title.slice(0, 3), title.slice(3), '金陵志'] as const,
        ...fields.map(([place, value]) => [place.slice(0, 3), place.slice(3), value] as const),
      ],
    }));

/** One record that wants to be trouble. */
export const hostileDocument: fc.Arbitrary<HostileDocument> = fc.oneof(
  { weight: 80, arbitrary: dublinCore },
  { weight: 10, arbitrary: marc('cnmarc', '200a', CNMARC) },
  { weight: 9, arbitrary: marc('marc21', '245a', MARC21) },
  { weight: 1, arbitrary: crowded },
);

/**
 * The payload as a repository would send it. What XML cannot hold (controls, halves of characters) stands as
 * a reference, which strict readers refuse.
 */
export function payloadXml({ format, fields }: HostileDocument): string {
  if (format === 'oai_dc') {
    const elements = fields.map(([name, value]) => `<dc:${name}>${escaped(value)}</dc:${name}>`);
    return `<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="${DC}">${elements.join('')}</oai_dc:dc>`;
  }
  const elements = fields.map(([tag, code, value]) =>
    code === ''
      ? `<controlfield tag="${tag}">${escaped(value)}</controlfield>`
      : `<datafield tag="${tag}" ind1=" " ind2=" "><subfield code="${code}">${escaped(value)}</subfield></datafield>`,
  );
  return `<record xmlns="http://www.loc.gov/MARC21/slim"><leader>00000nam a2200000 a 4500</leader>${elements.join('')}</record>`;
}

/** The payload as it is after parsing, with the characters that XML cannot hold. */
export function payloadTree({ format, fields }: HostileDocument): XmlElement {
  const isDc = format === 'oai_dc';
  const namespace = isDc ? DC : 'http://www.loc.gov/MARC21/slim';
  const element = (
    name: string,
    attributes: Readonly<Record<string, string>>,
    children: XmlElement['children'],
  ): XmlElement => ({ name, namespace, attributes, children });
  if (isDc)
    return element(
      'dc',
      {},
      fields.map(([name, value]) => element(name, {}, [value])),
    );
  const leader = element('leader', {}, ['00000nam a2200000 a 4500']);
  const inside = fields.map(([tag, code, value]) =>
    code === ''
      ? element('controlfield', { tag }, [value])
      : element('datafield', { tag, ind1: ' ', ind2: ' ' }, [
          element('subfield', { code }, [value]),
        ]),
  );
  return element('record', {}, [leader, ...inside]);
}

const DC = 'http://purl.org/dc/elements/1.1/';

/** Records of a repository, numbered `oai:hostile.example:1` and on; the same for the same seed. */
export function hostileRecords(count: number, seed: number): FakeRecord[] {
  return fc.sample(hostileDocument, { numRuns: count, seed }).map((document, i) => ({
    identifier: `oai:hostile.example:${i + 1}`,
    datestamp: '2024-01-01T00:00:00Z',
    metadata: payloadXml(document),
  }));
}

function escaped(text: string): string {
  return Array.from(text, (character) => {
    if (character === '&') return '&amp;';
    if (character === '<') return '&lt;';
    if (character === '>') return '&gt;';
    const code = character.codePointAt(0) ?? 0;
    const isOdd =
      (code < 0x20 && !/[\t\n]/.test(character)) ||
      (code >= 0xd800 && code <= 0xdfff) ||
      code === 0xfffe ||
      code === 0xffff;
    return isOdd ? `&#${code};` : character;
  }).join('');
}
