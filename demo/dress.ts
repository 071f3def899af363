/**
 * Dresses an entry as a platform would emit it: Dublin Core, MARC21 or CNMARC, in the XML spelling of
 * that platform. What the entry does not say is left out.
 */
import type { DemoFormat, Habits } from './habits.ts';
import type { DemoEntry } from './records/entry.ts';

/** Demonstration copies lie at a reserved example domain. */
function itemAddress(habits: Habits, entry: DemoEntry): string {
  return `https://item.example/${habits.path}/${entry.id}`;
}

const NOTE = '演示数据：馆藏、索书号与获取方式为示例';

/** Something to be seen or heard, and what is said of it. */
export interface DressedLink {
  readonly url: string;
  readonly label: string;
}

/** @param links addresses of what of it can be seen and heard */
export function dress(
  entry: DemoEntry,
  habits: Habits,
  uploadedAt: string,
  links: readonly DressedLink[],
): string {
  const dressers: Readonly<Record<DemoFormat, () => string>> = {
    oai_dc: () => dublinCore(entry, habits, uploadedAt, links),
    qdc: () => qualified(entry, habits, links),
    marc21: () =>
      marcXml(
        'http://www.loc.gov/MARC21/slim',
        '',
        '00000nam a2200000 i 4500',
        marc21Fields(entry, habits, links),
      ),
    'cnmarc-slim': () =>
      marcXml(
        'http://www.loc.gov/MARC21/slim',
        '',
        '00000nam0 2200000   450 ',
        cnmarcFields(entry, habits, links),
      ),
    'cnmarc-exchange': () =>
      marcXml(
        'info:lc/xmlns/marcxchange-v1',
        'mx',
        '00000nam0 2200000   450 ',
        cnmarcFields(entry, habits, links),
      ),
    'cnmarc-oai': () => oaiMarc(cnmarcFields(entry, habits, links)),
  };
  return dressers[habits.format]();
}

type Element = readonly [name: string, value: string | undefined];

function dublinCore(
  entry: DemoEntry,
  habits: Habits,
  uploadedAt: string,
  links: readonly DressedLink[],
): string {
  const { part } = entry;
  const title = [entry.title, part?.number, part?.name]
    .filter((text) => text !== undefined)
    .join('. ');
  const elements: Element[] = [
    ['title', entry.remainder === undefined ? title : `${title} : ${entry.remainder}`],
    ...(entry.variants ?? []).map((text): Element => ['title', text]),
    ...(entry.creators ?? []).map((text): Element => ['creator', text]),
    ...(entry.contributors ?? []).map((text): Element => ['contributor', text]),
    ...(entry.subjects ?? []).map((text): Element => ['subject', text]),
    ['subject', entry.clc],
    ['description', entry.abstract],
    ...(entry.notes ?? []).map((text): Element => ['description', text]),
    // Where a note does no harm: the first dc:description would be read as the abstract.
    ['source', NOTE],
    // Crosswalks put place and publisher into two elements; the supplying library is often a third.
    ['publisher', entry.place],
    ['publisher', entry.publisher],
    ['publisher', entry.online === true && entry.publisher !== undefined ? habits.name : undefined],
    ...(habits.uploadDates
      ? ([
          ['date', uploadedAt],
          ['date', uploadedAt],
        ] satisfies Element[])
      : []),
    [
      'date',
      entry.date === undefined
        ? undefined
        : `${entry.date}${isOld(entry) ? (entry.edition ?? '') : ''}`,
    ],
    ['type', entry.type],
    ['format', entry.medium],
    ['format', entry.extent],
    ['format', isOld(entry) ? undefined : entry.edition],
    ['identifier', entry.online === true ? itemAddress(habits, entry) : undefined],
    ['identifier', entry.callNumber === undefined ? undefined : `索书号:${entry.callNumber}`],
    ['language', entry.language ?? 'chi'],
    ['relation', entry.series],
    ...links.map(({ url }): Element => ['relation', url]),
    ...(entry.coverage ?? []).map((text): Element => ['coverage', text]),
    ['rights', entry.access],
  ];
  return `<oai_dc:dc xmlns:oai_dc="http://www.openarchives.org/OAI/2.0/oai_dc/" xmlns:dc="http://purl.org/dc/elements/1.1/">${elements.map(([name, value]) => (value === undefined ? '' : `<dc:${name}>${escapeXml(value)}</dc:${name}>`)).join('')}</oai_dc:dc>`;
}

/** Reign years carry the word for the edition behind them: 清光绪十年刻本. */
function isOld(entry: DemoEntry): boolean {
  return (
    /[宋元明清]/u.test(entry.date ?? '') ||
    /^(?:光|同|嘉|康|乾|道|咸|宣|万|萬|雍|顺|順)/u.test(entry.date ?? '')
  );
}

function qualified(entry: DemoEntry, habits: Habits, links: readonly DressedLink[]): string {
  const elements: Element[] = [
    [
      'dc:title',
      [entry.title, entry.part?.number, entry.part?.name]
        .filter((text) => text !== undefined)
        .join('. '),
    ],
    ...(entry.variants ?? []).map((text): Element => ['dcterms:alternative', text]),
    ['dcterms:alternative', entry.remainder],
    ...(entry.creators ?? []).map((text): Element => ['dc:creator', text]),
    ...(entry.contributors ?? []).map((text): Element => ['dc:contributor', text]),
    ...(entry.subjects ?? []).map((text): Element => ['dc:subject', text]),
    ['dc:subject', entry.clc],
    ['dcterms:abstract', entry.abstract],
    ...(entry.notes ?? []).map((text): Element => ['dc:description', text]),
    ['dc:source', NOTE],
    [
      'dc:publisher',
      entry.publisher === undefined
        ? entry.place
        : [entry.place, entry.publisher].filter((text) => text !== undefined).join(' : '),
    ],
    ['dcterms:issued', entry.date],
    ['dcterms:available', entry.online === true ? '2025-06-01T08:00:00Z' : undefined],
    ['dc:type', entry.type],
    ['dcterms:medium', entry.medium],
    ['dcterms:extent', entry.extent],
    ['dcterms:hasVersion', entry.edition],
    ['dc:identifier', entry.online === true ? itemAddress(habits, entry) : undefined],
    ['dc:identifier', entry.callNumber === undefined ? undefined : `索書號：${entry.callNumber}`],
    ['dc:language', entry.language ?? 'zh-CN'],
    ['dcterms:isPartOf', entry.series],
    ...links.map(({ url }): Element => ['dcterms:hasFormat', url]),
    ...(entry.coverage ?? []).map((text): Element => ['dcterms:spatial', text]),
    ['dcterms:accessRights', entry.access],
  ];
  return `<qdc:qualifieddc xmlns:qdc="http://dspace.org/qualifieddc/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/">${elements.map(([name, value]) => (value === undefined ? '' : `<${name}>${escapeXml(value)}</${name}>`)).join('')}</qdc:qualifieddc>`;
}

interface Field {
  readonly tag: string;
  readonly ind: string;
  readonly subfields: readonly (readonly [code: string, value: string | undefined])[];
}

function cnmarcFields(entry: DemoEntry, habits: Habits, links: readonly DressedLink[]): Field[] {
  const field = (tag: string, ind: string, ...subfields: Field['subfields']): Field => ({
    tag,
    ind,
    subfields,
  });
  return [
    field(
      '200',
      '1 ',
      ['a', entry.title],
      ['e', entry.remainder],
      ['f', joined(entry.creators)],
      ['g', joined(entry.contributors)],
      ['h', entry.part?.number],
      ['i', entry.part?.name],
    ),
    field('101', '0 ', ['a', entry.language ?? 'chi']),
    field('205', '  ', ['a', entry.edition]),
    field('210', '  ', ['a', entry.place], ['c', entry.publisher], ['d', entry.date]),
    field('215', '  ', [
      'a',
      [entry.extent, entry.medium].filter((text) => text !== undefined).join(' ; ') || undefined,
    ]),
    field('225', '2 ', ['a', entry.series]),
    ...[...(entry.notes ?? []), NOTE].map((note) => field('300', '  ', ['a', note])),
    field('330', '  ', ['a', entry.abstract]),
    ...(entry.variants ?? []).map((text) => field('517', '1 ', ['a', text])),
    ...(entry.subjects ?? []).map((text) => field('606', '0 ', ['a', text])),
    ...(entry.coverage ?? []).map((text) => field('607', '  ', ['a', text])),
    field('608', '  ', ['a', entry.type]),
    field('690', '  ', ['a', entry.clc], ['v', entry.clc === undefined ? undefined : '5']),
    ...(entry.creators ?? []).map((raw) => field('701', ' 0', ...nameSubfields(raw))),
    ...(entry.contributors ?? []).map((raw) => field('702', ' 0', ...nameSubfields(raw))),
    field('801', ' 0', ['a', 'CN'], ['b', habits.name]),
    field('856', '4 ', ['u', entry.online === true ? itemAddress(habits, entry) : undefined]),
    ...links.map(({ url, label }) => field('856', '4 ', ['u', url], ['3', label])),
    field(
      '905',
      '  ',
      ['a', habits.name],
      ['c', entry.shelf],
      ['s', entry.callNumber],
      ['v', entry.volumes],
      ['f', entry.copies === undefined ? undefined : String(entry.copies)],
      ['z', lackingOf(entry)],
      ['z', entry.access],
    ),
  ];
}

/** （清）甘熙撰 as 701 $c(清) $a甘熙 $4撰. */
function nameSubfields(raw: string): Field['subfields'] {
  const found =
    /^[（([〔]?([^）)\]〕]{0,3})[）)\]〕]?(.{2,}?)(撰|修|纂修|纂|主编|主編|编著|編著|编|編|著|辑|輯|等纂|等修|绘|繪)?$/u.exec(
      raw,
    );
  const bracketed = /^[（([〔]/u.test(raw);
  if (found === null || !bracketed) {
    const bare = /^(.{2,}?)(撰|纂修|纂|主编|主編|编著|編著|编|編|著|辑|輯)?$/u.exec(raw);
    return [
      ['a', bare?.[1] ?? raw],
      ['4', bare?.[2]],
    ];
  }
  return [
    ['c', `(${found[1] ?? ''})`],
    ['a', found[2]],
    ['4', found[3]],
  ];
}

function marc21Fields(entry: DemoEntry, habits: Habits, links: readonly DressedLink[]): Field[] {
  const field = (tag: string, ind: string, ...subfields: Field['subfields']): Field => ({
    tag,
    ind,
    subfields,
  });
  const [first, ...others] = entry.creators ?? [];
  return [
    field('041', '0 ', ['a', entry.language ?? 'chi']),
    field('084', '  ', ['a', entry.clc], ['2', entry.clc === undefined ? undefined : 'clc']),
    ...(first === undefined ? [] : [field('100', '1 ', ['a', first])]),
    field(
      '245',
      '10',
      ['a', entry.title],
      ['n', entry.part?.number],
      ['p', entry.part?.name],
      ['b', entry.remainder],
      ['c', joined(entry.creators)],
    ),
    ...(entry.variants ?? []).map((text) => field('246', '3 ', ['a', text])),
    field('250', '  ', ['a', entry.edition]),
    field(
      '264',
      ' 1',
      ['a', entry.place === undefined ? undefined : `${entry.place} :`],
      ['b', entry.publisher === undefined ? undefined : `${entry.publisher},`],
      ['c', entry.date],
    ),
    field('300', '  ', ['a', entry.extent]),
    field('338', '  ', ['a', entry.medium]),
    field('490', '0 ', ['a', entry.series]),
    ...[...(entry.notes ?? []), NOTE].map((note) => field('500', '  ', ['a', note])),
    field('506', '  ', ['a', entry.access]),
    field('520', '  ', ['a', entry.abstract]),
    ...(entry.subjects ?? []).map((text) => field('650', ' 4', ['a', text])),
    ...(entry.coverage ?? []).map((text) => field('651', ' 4', ['a', text])),
    field('655', ' 4', ['a', entry.type]),
    ...[...others, ...(entry.contributors ?? [])].map((raw) => field('700', '1 ', ['a', raw])),
    field(
      '852',
      '  ',
      ['b', habits.name],
      ['c', entry.shelf],
      ['h', entry.callNumber],
      ['t', entry.copies === undefined ? undefined : String(entry.copies)],
      ['z', lackingOf(entry)],
    ),
    field('866', '  ', ['a', entry.volumes]),
    field('856', '41', ['u', entry.online === true ? itemAddress(habits, entry) : undefined]),
    ...links.map(({ url, label }) => field('856', '42', ['u', url], ['3', label])),
  ];
}

/** 下册 as 缺下册; what says it already stays. */
function lackingOf({ lacking }: DemoEntry): string | undefined {
  return lacking === undefined || /[存缺残]/u.test(lacking) ? lacking : `缺${lacking}`;
}

function joined(names: readonly string[] | undefined): string | undefined {
  return names === undefined || names.length === 0 ? undefined : names.join('；');
}

function marcXml(
  namespace: string,
  prefix: string,
  leader: string,
  fields: readonly Field[],
): string {
  const p = prefix === '' ? '' : `${prefix}:`;
  const binding = prefix === '' ? `xmlns="${namespace}"` : `xmlns:${prefix}="${namespace}"`;
  const body = filled(fields).map(
    ({ tag, ind, subfields }) =>
      `<${p}datafield tag="${tag}" ind1="${ind.charAt(0)}" ind2="${ind.charAt(1)}">${subfields.map(([code, value]) => `<${p}subfield code="${code}">${escapeXml(value)}</${p}subfield>`).join('')}</${p}datafield>`,
  );
  return `<${p}record ${binding}><${p}leader>${leader}</${p}leader>${body.join('')}</${p}record>`;
}

function oaiMarc(fields: readonly Field[]): string {
  const body = filled(fields).map(
    ({ tag, ind, subfields }) =>
      `<varfield id="${tag}" i1="${ind.charAt(0)}" i2="${ind.charAt(1)}">${subfields.map(([code, value]) => `<subfield label="${code}">${escapeXml(value)}</subfield>`).join('')}</varfield>`,
  );
  return `<oai_marc xmlns="http://www.openarchives.org/OAI/1.1/oai_marc" status="n" type="a" level="m">${body.join('')}</oai_marc>`;
}

/** Subfields with a value, fields with a subfield. */
function filled(
  fields: readonly Field[],
): { tag: string; ind: string; subfields: [string, string][] }[] {
  return fields
    .map(({ tag, ind, subfields }) => ({
      tag,
      ind,
      subfields: subfields.flatMap(([code, value]): [string, string][] =>
        value === undefined ? [] : [[code, value]],
      ),
    }))
    .filter(
      ({ tag, subfields }) =>
        subfields.length > 0 &&
        !(tag === '905' && subfields.length === 1) &&
        !(tag === '852' && subfields.length === 1),
    );
}

export function escapeXml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}
