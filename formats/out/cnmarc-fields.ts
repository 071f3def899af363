/**
 * A work as the fields of a CNMARC record (GB/T 33286-2016, UNIMARC Manual: Bibliographic Format), which
 * `iso2709-writer.ts` and `marcxml.ts` write down. What we do not know is not coded: 105 and its like would claim that
 * somebody had the book in hand, and leader/17 says that nobody had. Fields come in the order of their tags.
 */
import type { Creator } from '../../catalogue/fields/names.ts';
import type { TypeCode } from '../../catalogue/fields/types.ts';
import type { Subject } from '../../catalogue/document.ts';
import { codedData } from './cnmarc-coded.ts';
import { publisherOf } from './reference.ts';
import type { HeldThing, Naming, Reference } from './reference.ts';

export interface WrittenSubfield {
  readonly code: string;
  readonly value: string;
}

export interface WrittenField {
  readonly tag: string;
  /** Both; '' of a control field. */
  readonly indicators: string;
  /** Of a control field alone. */
  readonly value: string;
  readonly subfields: readonly WrittenSubfield[];
}

export interface WrittenRecord {
  /** Without lengths: five characters of 0 at the beginning, five more in the middle. */
  readonly leader: string;
  readonly fields: readonly WrittenField[];
}

export function cnmarcRecord(reference: Reference, naming: Naming): WrittenRecord {
  const fields: WrittenField[] = [];
  const control = (tag: string, value: string): void => {
    fields.push({ tag, indicators: '', value, subfields: [] });
  };
  /** @param pairs code and value in turn, the value '' where nothing is said: no field for nothing */
  const add = (
    tag: string,
    indicators: string,
    ...pairs: readonly (readonly [string, string])[]
  ): void => {
    const subfields = pairs.flatMap(([code, value]) => (value === '' ? [] : [{ code, value }]));
    if (subfields.length > 0) fields.push({ tag, indicators, value: '', subfields });
  };
  const coded = codedData(reference);
  control('001', reference.id);
  control('003', reference.address);
  control('005', `${reference.changed.replace(/\D/g, '').slice(0, 14).padEnd(14, '0')}.0`);
  addNumbers(reference, add);
  add('100', '  ', ['a', coded.general]);
  add(
    '101',
    '0 ',
    ...(coded.languages.length > 0 ? coded.languages : ['und']).map((code) => ['a', code] as const),
  );
  if (coded.country !== '') add('102', '  ', ['a', coded.country]);
  if (coded.serial !== '') add('110', '  ', ['a', coded.serial]);
  if (coded.electronic !== '') add('135', '  ', ['a', coded.electronic]);
  addDescription(reference, add);
  for (const text of reference.notes) add('300', '  ', ['a', text]);
  for (const text of reference.contents) add('327', '0 ', ['a', text]);
  add('330', '  ', ['a', reference.abstract]);
  for (const text of reference.parallel) add('510', '1 ', ['a', text]);
  const also = new Set(reference.parallel);
  for (const text of reference.variants) if (!also.has(text)) add('517', '1 ', ['a', text]);
  for (const { kind, text } of reference.subjects) add(...subjectField(kind, text));
  const forms = reference.subjects.flatMap(({ kind, text }) => (kind === 'form' ? [text] : []));
  for (const code of reference.types)
    if (code !== 'other' && !forms.includes(naming.type(code)))
      add('608', '  ', ['a', naming.type(code)]);
  for (const { scheme, code } of reference.classes)
    if (scheme === 'clc') add('690', '  ', ['a', code], ['v', '5']);
    else if (scheme === 'cas') add('692', '  ', ['a', code]);
    else add('686', '  ', ['a', code]);
  for (const creator of reference.creators) add(...creatorField(creator));
  add('801', ' 2', ['a', 'CN'], ['b', naming.service], ['c', naming.today.replace(/\D/g, '')]);
  for (const { url, label = '' } of reference.links) add('856', '4 ', ['u', url], ['3', label]);
  for (const held of reference.holdings) add('905', '  ', ...heldPairs(held, naming));
  const ordered = fields
    .map((field, i) => ({ field, i }))
    .toSorted((a, b) =>
      a.field.tag < b.field.tag ? -1 : a.field.tag > b.field.tag ? 1 : a.i - b.i,
    )
    .map(({ field }) => field);
  return { leader: coded.leader, fields: ordered };
}

type Add = (
  tag: string,
  indicators: string,
  ...pairs: readonly (readonly [string, string])[]
) => void;

/** 010 with the price, 011, 091 统一书号, 092 CN, and what is wrong in $z. */
function addNumbers({ identifiers, price }: Reference, add: Add): void {
  const TAGS: Readonly<Record<string, string>> = {
    isbn: '010',
    issn: '011',
    csbn: '091',
    'cn-serial': '092',
  };
  let untold = price;
  for (const { type, value, note = '', valid } of identifiers) {
    const tag = TAGS[type];
    if (tag === undefined) {
      if (type === 'internal' || type === 'census') add('094', '  ', ['a', value]);
      else if (type === 'doi' || type === 'hdl') add('017', '70', ['a', value], ['2', type]);
      else if (type === 'union') add('049', '  ', ['a', value]);
      continue;
    }
    const withPrice = tag === '010' ? untold : '';
    if (withPrice !== '') untold = '';
    add(tag, '  ', [valid ? 'a' : 'z', value], ['b', tag === '010' ? note : ''], ['d', withPrice]);
  }
  // 获得方式 of what has no ISBN.
  add('010', '  ', ['d', untold]);
}

function addDescription(reference: Reference, add: Add): void {
  const { creators, responsibility, edition, publications, series } = reference;
  const first = creators.filter(({ primary }) => primary);
  const [said, ...further] = responsibility === '' ? [] : responsibility.split('；');
  add(
    '200',
    '1 ',
    ['a', reference.title],
    ['b', materialOf(reference)],
    ...reference.parallel.map((text) => ['d', text] as const),
    ...reference.remainder.map((text) => ['e', text] as const),
    ['h', reference.partNumber],
    ['i', reference.partName],
    ['f', said ?? [...new Set(first.map(statementOf))].join('，')],
    ...further.map((text) => ['g', text] as const),
    ['9', reference.pinyin],
  );
  const statement = edition?.statement ?? '';
  add('205', '  ', ['a', statement === '' ? (edition?.raw ?? '') : statement]);
  if (statement !== '') add('305', '  ', ['a', edition?.raw ?? '']);
  const date = reference.date?.isCoded === true ? '' : (reference.date?.raw ?? '');
  const [house = publisherOf(reference), ...houses] = publications;
  add(
    '210',
    '  ',
    ['a', house.place ?? ''],
    ['c', house.publisher ?? ''],
    ...houses.flatMap(
      ({ place, publisher }) =>
        [
          ['a', place ?? ''],
          ['c', publisher ?? ''],
        ] as const,
    ),
    ['d', date],
  );
  if (reference.original !== undefined) add('324', '  ', ['a', reference.original.raw]);
  add('215', '  ', ['a', reference.extent]);
  for (const { title, number } of series) add('225', '2 ', ['a', title], ['v', number]);
  for (const host of reference.hosts) add('463', ' 0', ['1', '2001 '], ['a', host]);
}

/** 一般资料标识 of 200$b. */
const MATERIALS: Readonly<Partial<Record<TypeCode, string>>> = {
  serial: '连续出版物',
  newspaper: '连续出版物',
  map: '地图',
  image: '图像',
  artwork: '图像',
  ticket: '图像',
  rubbing: '拓片',
  archive: '手稿',
  music: '乐谱',
  audio: '录音制品',
  'oral-history': '录音制品',
  video: '录像制品',
  database: '电子资源',
  thesis: '学位论文',
  article: '析出文献',
  rarebook: '古籍',
};

function materialOf({ type, carrier }: Reference): string {
  if (carrier === 'electronic') return '电子资源';
  if (carrier === 'micro') return '缩微品';
  return MATERIALS[type] ?? '专著';
}

/** (清)甘熙撰, as 200$f would have it. */
function statementOf({ name, dynasty, country, role }: Creator): string {
  const origin = dynasty ?? country;
  const isWord = role !== null && /\p{Script=Han}/u.test(role);
  return `${origin === undefined ? '' : `(${origin})`}${name}${isWord ? role : ''}`;
}

const SUBJECT_TAGS: Readonly<Record<Subject['kind'], string>> = {
  person: '600',
  body: '601',
  topic: '606',
  place: '607',
  form: '608',
  period: '606',
  free: '610',
};

function subjectField(
  kind: Subject['kind'],
  text: string,
): [tag: string, indicators: string, ...pairs: (readonly [string, string])[]] {
  const tag = SUBJECT_TAGS[kind];
  return [
    tag,
    tag === '606' || tag === '610' ? '0 ' : tag === '600' ? ' 0' : tag === '601' ? '02' : '  ',
    ['a', text],
  ];
}

/** 701 and 711 for those responsible first, 702 and 712 for others, 721 and 722 for families. */
function creatorField(
  creator: Creator,
): [tag: string, indicators: string, ...pairs: (readonly [string, string])[]] {
  const { kind, primary, name, dynasty, country, dates = '', role, pinyin = '' } = creator;
  const last = primary ? '1' : '2';
  const tag = `7${kind === 'person' ? '0' : kind === 'body' ? '1' : '2'}${last}`;
  const origin = dynasty ?? country ?? '';
  return [
    tag,
    kind === 'body' ? '02' : ' 0',
    ['a', name],
    ['c', origin === '' ? '' : `(${origin})`],
    ['f', dates === '' ? '' : `(${dates})`],
    ['4', role ?? ''],
    ['9', pinyin],
  ];
}

/** 905: GB/T 33286 leaves it to the libraries; these are the codes that most of their systems know. */
function heldPairs(held: HeldThing, naming: Naming): (readonly [string, string])[] {
  return [
    ['a', held.library],
    ['b', held.barcode],
    ['c', held.location],
    ['s', held.callNumber],
    ['f', held.copies === null ? '' : String(held.copies)],
    ['v', held.volumes],
    ['z', held.completeness],
    ['z', held.rights === '' ? naming.access(held.access) : held.rights],
  ];
}
