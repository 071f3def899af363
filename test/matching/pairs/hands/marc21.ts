/**
 * Two libraries that give MARC21: one romanised, with what is printed in 880, one that writes Chinese
 * straight into the fields.
 */
import { pinyin } from 'pinyin-pro';
import { adYear } from '../dates.ts';
import { hashOf, namesIn } from '../description.ts';
import type { Description, Name } from '../description.ts';
import { marcXml } from './xml.ts';
import type { Field } from './xml.ts';

function romanised(text: string): string {
  const read = pinyin(text, { toneType: 'none', nonZh: 'consecutive' });
  return read.charAt(0).toUpperCase() + read.slice(1);
}

function leaderOf(d: Description): string {
  const type = { text: 'a', manuscript: 't', map: 'e', picture: 'k', electronic: 'a' }[
    d.leader ?? 'text'
  ];
  const level = { monograph: 'm', serial: 's', analytic: 'b', set: 'm' }[d.level ?? 'monograph'];
  return `01200n${type}${level} a2200289 i 4500`;
}

/** The term of RDA; whoever catalogues on paper says volume. */
function carrierOf({ form = '' }: Description): string {
  if (form.includes('微')) return 'microfilm reel';
  if (form.includes('光盘')) return 'computer disc';
  return /电子|PDF|pdf|在线|网络/u.test(form) ? 'online resource' : 'volume';
}

/** 008/23 of a carrier. */
const FORM_CODES: Readonly<Record<string, string>> = {
  volume: ' ',
  'microfilm reel': 'a',
  'computer disc': 'q',
  'online resource': 'o',
};

function fixed(d: Description): string {
  const at = adYear(d.date);
  const form = FORM_CODES[carrierOf(d)] ?? ' ';
  const dates = at === 0 ? 'n        ' : `s${at}    `;
  return `150401${dates}cc     ${form}     000 0 ${d.language ?? 'chi'} d`;
}

function main(name: Name, tag: '1' | '7'): Field {
  const ind = name.isBody ? '2 ' : '1 ';
  return [
    `${tag}${name.isBody ? '10' : '00'}`,
    ind,
    ['a', `${name.name}${name.role === '' ? '' : ','}`],
    ['c', name.dynasty],
    ['e', name.role],
  ];
}

/** Fields that stand in Chinese when the library writes Chinese, else romanised and in 880. */
function described(d: Description): Field[] {
  const by = d.by?.replaceAll(',', ', ').replaceAll('；', ' ; ');
  const names = namesIn(d.by);
  const [first, ...others] = names;
  return [
    ...(first === undefined ? [] : [main(first, '1')]),
    [
      '245',
      first === undefined ? '00' : '10',
      ['a', `${d.title}${(d.part ?? d.partName) ? '.' : d.rest === undefined ? ' /' : ' :'}`],
      ['n', d.part === undefined ? undefined : `${d.part}${d.partName === undefined ? ' /' : ','}`],
      ['p', d.partName === undefined ? undefined : `${d.partName} /`],
      ['b', d.rest === undefined ? undefined : `${d.rest} /`],
      ['c', by === undefined ? undefined : `${by}.`],
    ],
    ['250', '  ', ['a', d.edition === undefined ? undefined : `${d.edition}.`]],
    [
      '264',
      ' 1',
      ['a', d.place === undefined ? undefined : `${d.place} :`],
      ['b', d.publisher === undefined ? undefined : `${d.publisher},`],
      ['c', d.date === undefined ? undefined : `${d.date}.`],
    ],
    ['490', '1 ', ['a', d.series === undefined ? undefined : `${d.series} ;`], ['v', d.seriesNo]],
    ...others.map((one) => main(one, '7')),
    ['246', '31', ['a', d.parallel]],
    ['505', '0 ', ['a', d.contents?.join(' -- ')]],
    ['773', '0 ', ['t', d.host], ['g', d.hostPart]],
    ['800', '1 ', ['t', d.set]],
    ['780', '00', ['t', d.continues]],
    ['785', '00', ['t', d.continuedBy]],
  ];
}

function plainFields(d: Description): Field[] {
  return [
    ...(d.isbn ?? []).map((one): Field => {
      const [, number, note] = /^(.+?)(?:[(（](.+)[)）])?$/u.exec(one) ?? [];
      return [
        '020',
        '  ',
        ['a', (number ?? '').replaceAll('-', '')],
        ['q', note === undefined ? undefined : `(${note})`],
      ];
    }),
    ...(d.numbers ?? []).map((one): Field =>
      one.startsWith('ISSN')
        ? ['022', '  ', ['a', one.replace(/^ISSN[ :：]*/u, '')]]
        : ['500', '  ', ['a', one]],
    ),
    ['300', '  ', ['a', d.extent]],
    ['255', '  ', ['a', d.scale === undefined ? undefined : `Scale ${d.scale}`]],
    ['338', '  ', ['a', carrierOf(d)]],
    ['500', '  ', ['a', d.printing]],
    ...(d.notes ?? []).map((note): Field => ['500', '  ', ['a', note]]),
    ['521', '  ', ['a', d.audience]],
    ['534', '  ', ['n', d.original]],
    ['362', '0 ', ['a', d.level === 'serial' ? d.part : undefined]],
    ...(d.subjects ?? []).map((text): Field => ['650', ' 4', ['a', text]]),
    ['856', '40', ['u', d.url]],
    ['866', ' 0', ['a', d.holdings]],
  ];
}

/** 雨花台: Chinese in the fields. */
export function chinese(d: Description): string {
  return marcXml(
    leaderOf(d),
    [
      ['001', `99${hashOf(`m${d.title}`) % 10 ** 9}`],
      ['008', fixed(d)],
    ],
    [...described(d), ...plainFields(d)],
  );
}

/** 建邺: pinyin in the fields, Chinese in 880. */
export function linked(d: Description): string {
  let occurrence = 0;
  const fields = described(d).flatMap((field): Field[] => {
    const [tag, ind, ...subfields] = field;
    const said = subfields.filter(([, value]) => value !== undefined && value !== '');
    if (said.length === 0) return [];
    const number = String(++occurrence).padStart(2, '0');
    return [
      [
        tag,
        ind,
        ['6', `880-${number}`],
        ...said.map(
          ([code, value = '']) => [code, code === 'e' ? value : romanised(value)] as const,
        ),
      ],
      ['880', ind, ['6', `${tag}-${number}/$1`], ...said],
    ];
  });
  return marcXml(
    leaderOf(d),
    [
      ['001', `99${hashOf(`l${d.title}`) % 10 ** 9}`],
      ['008', fixed(d)],
    ],
    [...fields, ...plainFields(d)],
  );
}
