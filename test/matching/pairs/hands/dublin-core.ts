/**
 * Seven libraries that give Dublin Core, each with habits that stay: what is glued to the title, how names
 * carry their roles, whether the place is said, what stands among the dates and numbers.
 */
import { isbn13, namesIn } from '../description.ts';
import type { Description, Name } from '../description.ts';
import { dcXml } from './xml.ts';

type Pairs = (readonly [string, string])[];

function bodyOf(d: Description): string {
  return d.rest === undefined ? d.title : `${d.title} : ${d.rest}`;
}

function partOf(d: Description, before: string, between = ', '): string {
  const said = [d.part, d.partName].filter((one) => one !== undefined).join(between);
  return said === '' ? '' : `${before}${said}`;
}

function place({ place: at, publisher }: Description, mark = ' : '): string {
  return [at, publisher].filter((one) => one !== undefined).join(mark);
}

function bracketed({ name, dynasty }: Name, marks = '()'): string {
  return dynasty === undefined ? name : `${marks.charAt(0)}${dynasty}${marks.charAt(1)}${name}`;
}

function each(name: string, values: readonly string[] | undefined): Pairs {
  return (values ?? []).map((value) => [name, value] as const);
}

function maybe(name: string, value: string | undefined): Pairs {
  return value === undefined || value === '' ? [] : [[name, value]];
}

/** What every library gives in the same way when it has it. */
function common(d: Description): Pairs {
  return [
    ...each('subject', d.subjects),
    ...maybe('description', d.holdings),
    ...each('description', d.notes),
    ...maybe('description', d.original),
    ...maybe('description', d.audience),
    ...maybe('description', d.scale === undefined ? undefined : `比例尺 ${d.scale}`),
    ...maybe('relation', d.continues === undefined ? undefined : `继承：${d.continues}`),
    ...maybe('relation', d.continuedBy === undefined ? undefined : `改名为：${d.continuedBy}`),
    ...maybe('source', d.host === undefined ? undefined : `${d.host}${d.hostPart ?? ''}`),
    ...maybe('identifier', d.url),
  ];
}

function seriesOf(d: Description): string | undefined {
  return d.series === undefined
    ? undefined
    : `${d.series}${d.seriesNo === undefined ? '' : ` ; ${d.seriesNo}`}`;
}

/** 玄武: careful and short; one name an element, no roles. */
export function plain(d: Description): string {
  const names = namesIn(d.by);
  return dcXml([
    ['title', `${bodyOf(d)}${partOf(d, '. ')}`],
    ...maybe('title', d.parallel),
    ...names.slice(0, 1).map((one) => ['creator', one.name] as const),
    ...names.slice(1).map((one) => ['contributor', one.name] as const),
    ...maybe('publisher', d.publisher),
    ...maybe('date', d.date),
    ...maybe('type', d.type),
    ...maybe('format', d.form),
    ...maybe('format', d.extent),
    ...maybe('description', d.edition),
    ...maybe('description', d.printing),
    ...each(
      'identifier',
      d.isbn?.map((one) => `ISBN ${one}`),
    ),
    ...each('identifier', d.numbers),
    ...maybe('relation', seriesOf(d)),
    ...each('description', d.contents === undefined ? [] : [`子目：${d.contents.join('；')}`]),
    ['language', d.language ?? 'chi'],
    ...common(d),
  ]);
}

/** 秦淮: the card in one line, ISBD marks and all; the upload stands among the dates. */
export function glued(d: Description): string {
  const by = d.by?.replaceAll(',', '，');
  return dcXml([
    ['title', `${bodyOf(d)}${partOf(d, '. ')}${by === undefined ? '' : ` / ${by}`}`],
    ...maybe('creator', by),
    ...maybe('publisher', place(d)),
    ...maybe('date', d.date),
    ...maybe('date', d.uploaded ?? '2019-03-14T08:21:55Z'),
    ['type', d.type ?? 'Text'],
    ...maybe('format', d.form),
    ...maybe('description', d.edition === undefined ? undefined : `版本：${d.edition}`),
    ...maybe('description', seriesOf(d) === undefined ? undefined : `(${seriesOf(d) ?? ''})`),
    ...maybe('description', d.printing),
    ...each('description', d.contents),
    ...each(
      'identifier',
      d.isbn?.map((one) => one.replace(/[(（].*$/u, '')),
    ),
    ...each('identifier', d.numbers),
    ...maybe('language', d.language),
    ...common(d),
  ]);
}

/** 浦口: a crosswalk from CNMARC; place and publisher apart, roles behind names, numbers without labels. */
export function crosswalk(d: Description): string {
  const names = namesIn(d.by).filter((one, i) => !one.isBody || i === 0);
  const date = d.date ?? '';
  return dcXml([
    ['title', `${d.title}${d.rest ?? ''}${partOf(d, ' ', ' ')}`],
    ...maybe('title', d.parallel),
    ...names.map((one) => ['contributor', `${bracketed(one)} ${one.role}`.trim()] as const),
    ...maybe('publisher', d.place),
    ...maybe('publisher', d.publisher),
    ...(date === ''
      ? []
      : ([
          ['date', date],
          ['date', date.replace(/^(\d{4}).*$/u, '$1')],
        ] as const)),
    ['type', 'text'],
    ...maybe('format', d.form),
    ...maybe('format', d.extent === undefined ? undefined : `${d.extent} ; 26cm`),
    ...maybe('description', d.edition),
    ...maybe('description', d.printing),
    ...each('identifier', d.isbn),
    ...each('identifier', d.numbers),
    [
      'identifier',
      `(aleph)${String(d.title.length * 7919 + (d.by?.length ?? 0) * 104729).padStart(9, '0')}PK01`,
    ],
    ...maybe('relation', d.series),
    ...each('relation', d.set === undefined ? [] : [d.set]),
    ...each('description', d.contents === undefined ? [] : [d.contents.join(' -- ')]),
    ['language', d.language ?? 'chi'],
    ...common(d),
  ]);
}

/** 江宁: qualified; what was published and what was put online are kept apart. */
export function terms(d: Description): string {
  return dcXml([
    ['title', `${d.title}${partOf(d, ' ')}`],
    ...maybe('dcterms:alternative', d.rest),
    ...maybe('dcterms:alternative', d.parallel),
    ...namesIn(d.by).map((one) => ['creator', `${bracketed(one, '[]')}${one.role}`] as const),
    ...maybe('publisher', place(d, '：')),
    ...maybe('dcterms:issued', d.date),
    ...maybe('dcterms:available', d.uploaded),
    ...maybe('dcterms:extent', d.extent),
    ...maybe('dcterms:medium', d.form),
    ...maybe('dcterms:isPartOf', seriesOf(d)),
    ...maybe('dcterms:isPartOf', d.set),
    ...each('dcterms:hasPart', d.contents),
    ...maybe('description', d.edition),
    ...maybe('description', d.printing),
    ...maybe('type', d.type),
    ...each(
      'identifier',
      d.isbn?.map((one) => `ISBN:${one}`),
    ),
    ...each('identifier', d.numbers),
    ['language', d.language ?? 'zh'],
    ...common(d),
  ]);
}

/** 六合: a spreadsheet of five columns. */
export function sparse(d: Description): string {
  const names = namesIn(d.by);
  const first = names.slice(0, 2).map((one) => bracketed(one, '（）'));
  const role = names[0]?.role ?? '';
  return dcXml([
    [
      'title',
      `${d.title}${partOf(d, '（', '·')}${d.part === undefined && d.partName === undefined ? '' : '）'}`,
    ],
    ...maybe(
      'creator',
      first.length === 0 ? undefined : `${first.join('、')}${names.length > 2 ? '等' : ''}${role}`,
    ),
    ...maybe('date', [d.date, d.edition].filter((one) => one !== undefined).join('')),
    ...maybe('publisher', d.publisher),
    ...each('identifier', d.isbn?.slice(0, 1).map(isbn13)),
    ...each('identifier', d.numbers),
    ...each('description', d.contents === undefined ? [] : [d.contents.join('、')]),
    ...maybe('relation', seriesOf(d)),
    ...maybe('format', d.form),
    ...common(d).filter(([name]) => name !== 'subject'),
  ]);
}

/** 高淳: typed by hand, with book marks, labels and full-width signs. */
export function labelled(d: Description): string {
  const wide = (text: string): string =>
    text.replace(/\d/gu, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
  const names = namesIn(d.by);
  const [first] = names;
  const same = names.filter((one) => one.role === first?.role);
  return dcXml([
    ['title', `《${d.title}》${d.rest === undefined ? '' : `——${d.rest}`}${partOf(d, '', '：')}`],
    ...maybe(
      'creator',
      same.length === 0
        ? undefined
        : `${same.map((one) => bracketed(one, '〔〕')).join(' ')} ${first?.role ?? ''}`.trim(),
    ),
    ...names
      .filter((one) => !same.includes(one))
      .map((one) => ['contributor', `${bracketed(one, '〔〕')}${one.role}`] as const),
    ...maybe('publisher', d.publisher),
    ...maybe('date', /^\d{4}$/u.test(d.date ?? '') ? `${wide(d.date ?? '')}年` : d.date),
    ...maybe('type', d.type),
    ...maybe('format', d.form),
    ...each(
      'identifier',
      d.isbn?.map((one) => `书号：${one}`),
    ),
    ...each('identifier', d.numbers),
    ...maybe(
      'description',
      [d.edition, d.printing, d.extent].filter((one) => one !== undefined).join('；'),
    ),
    ...maybe('relation', d.series === undefined ? undefined : `丛书：${seriesOf(d) ?? ''}`),
    ...each(
      'description',
      d.contents?.map((one) => `收：${one}`),
    ),
    ...common(d),
  ]);
}

/** 栖霞: creators in one element with 、, place in brackets, dates with their word. */
export function running(d: Description): string {
  return dcXml([
    ['title', `${d.title}${d.rest === undefined ? '' : `：${d.rest}`}${partOf(d, '·', ' ')}`],
    ...maybe('creator', d.by?.replaceAll(',', '、').replaceAll('；', '；').replaceAll(' ', '')),
    ...maybe('publisher', d.place === undefined ? d.publisher : `[${d.place}]${d.publisher ?? ''}`),
    ...maybe(
      'date',
      d.date === undefined ? undefined : /^\d{4}$/u.test(d.date) ? `${d.date}年版` : d.date,
    ),
    ...maybe('type', d.type),
    ...maybe(
      'format',
      [d.edition, d.extent, d.form].filter((one) => one !== undefined).join(' ; '),
    ),
    ...maybe('description', d.printing),
    ...each('identifier', d.isbn),
    ...each('identifier', d.numbers),
    ...maybe('relation', seriesOf(d)),
    ...each('description', d.contents === undefined ? [] : [`内容：${d.contents.join('；')}`]),
    ['language', d.language ?? '中文'],
    ...common(d),
  ]);
}
