/**
 * Three libraries that give CNMARC: one in the manner of the national library (full, pinyin in $9), one in
 * that of CALIS (pinyin by capitals, series traced in 4xx), one a small system with the bare fields.
 */
import { pinyin } from 'pinyin-pro';
import { adYear } from '../dates.ts';
import { hashOf, namesIn } from '../description.ts';
import type { Description, Name } from '../description.ts';
import { marcXml } from './xml.ts';
import type { Field } from './xml.ts';

function reading(text: string): string {
  return pinyin(text, { toneType: 'none', nonZh: 'consecutive' });
}

function leaderOf(d: Description): string {
  const type = { text: 'a', manuscript: 'b', map: 'e', picture: 'k', electronic: 'l' }[
    d.leader ?? 'text'
  ];
  const level = { monograph: 'm', serial: 's', analytic: 'a', set: 'm' }[d.level ?? 'monograph'];
  return `01107n${type}${level}0 2200301   450 `;
}

/** 200$b: what kind of material it is. */
function materialOf(d: Description): string {
  if (d.form !== undefined && !d.form.includes('纸')) return d.form;
  if (d.level === 'serial') return '连续出版物';
  return {
    text: '专著',
    manuscript: '手稿',
    map: '测绘制图资料',
    picture: '图像',
    electronic: '电子资源',
  }[d.leader ?? 'text'];
}

function isbns(d: Description): Field[] {
  return (d.isbn ?? []).map((one) => {
    const [, number, note] = /^(.+?)(?:[(（](.+)[)）])?$/u.exec(one) ?? [];
    return ['010', '  ', ['a', number], ['b', note]] as const;
  });
}

function numbers(d: Description): Field[] {
  return (d.numbers ?? []).map((one): Field => {
    const value = one.replace(/^(?:ISSN|统一书号)[ :：]*/u, '');
    if (one.startsWith('ISSN')) return ['011', '  ', ['a', value]];
    if (one.startsWith('统一书号')) return ['091', '  ', ['a', value]];
    return ['300', '  ', ['a', one]];
  });
}

function statements(d: Description): string[] {
  return (d.by ?? '').split('；').filter((one) => one !== '');
}

/** 701 and 711 for whoever comes first, 702 and 712 for the others. */
function nameField(name: Name, order: number): Field {
  return [
    `7${name.isBody ? '1' : '0'}${order === 0 ? '1' : '2'}`,
    name.isBody ? '02' : ' 0',
    ['a', name.name],
    ['c', name.dynasty === undefined ? undefined : `(${name.dynasty})`],
    ['4', name.role],
  ];
}

function related(tag: string, title: string | undefined, number?: string): Field[] {
  return title === undefined
    ? []
    : [[tag, ' 0', ['1', '2001 '], ['a', title], ['v', number]] as const];
}

/** Of the form of the thing: 106 for print, 130 and 135 for what is not. */
function coded(d: Description): Field[] {
  const form = d.form ?? '';
  if (form.includes('微')) return [['130', '  ', ['a', 'aha|']]];
  if (/电子|PDF|pdf|在线|网络|光盘/u.test(form)) return [['135', '  ', ['a', 'drcn']]];
  return [['106', '  ', ['a', 'r']]];
}

function year(d: Description): string {
  const at = adYear(d.date);
  return at === 0 ? '    ' : String(at);
}

function shared(d: Description): Field[] {
  const names = namesIn(d.by);
  return [
    ...isbns(d),
    ...numbers(d),
    ['100', '  ', ['a', `20100312d${year(d)}    ekmy0chiy50      ea`]],
    ['101', '0 ', ['a', d.language ?? 'chi']],
    ...coded(d),
    ['205', '  ', ['a', d.edition]],
    ...(d.notes ?? []).map((note): Field => ['300', '  ', ['a', note]]),
    ['305', '  ', ['a', d.printing]],
    ['324', '  ', ['a', d.original]],
    ['333', '  ', ['a', d.audience]],
    ['207', ' 0', ['a', d.level === 'serial' ? d.part : undefined]],
    ['206', '  ', ['a', d.scale]],
    ...related('430', d.continues),
    ...related('440', d.continuedBy),
    ...related(d.level === 'analytic' ? '463' : '461', d.set ?? d.host, d.hostPart),
    ...names.map(nameField),
    ...(d.subjects ?? []).map((text): Field => ['606', '0 ', ['a', text]]),
    ['856', '4 ', ['u', d.url]],
    ['801', ' 0', ['a', 'CN'], ['b', 'NJL'], ['c', '20100312']],
  ];
}

/** 金陵: as the national library does; the month of a modern book is told. */
export function national(d: Description): string {
  const month = (hashOf(d.title) % 12) + 1;
  const date = /^\d{4}$/u.test(d.date ?? '') ? `${d.date ?? ''}.${month}` : d.date;
  const [first, ...others] = statements(d);
  return marcXml(
    leaderOf(d),
    [['001', `0${hashOf(d.title + (d.part ?? '')) % 10 ** 9}`]],
    [
      ...shared(d),
      [
        '200',
        '1 ',
        ['a', d.title],
        ['9', reading(d.title)],
        ['b', materialOf(d)],
        ['d', d.parallel === undefined ? undefined : `= ${d.parallel}`],
        ['e', d.rest],
        ['f', first?.replace(' ', '')],
        ...others.map((one) => ['g', one.replace(' ', '')] as const),
        ['h', d.part],
        ['i', d.partName],
      ],
      ['210', '  ', ['a', d.place], ['c', d.publisher], ['d', date]],
      ['215', '  ', ['a', d.extent], ['d', d.extent === undefined ? undefined : '26cm']],
      ['225', '2 ', ['a', d.series], ['v', d.seriesNo]],
      ['327', '1 ', ...(d.contents ?? []).map((one) => ['a', one] as const)],
      [
        '905',
        '  ',
        ['a', '320100'],
        ['d', 'K295.31'],
        ['e', String(hashOf(d.title) % 900)],
        ['v', d.holdings],
      ],
    ],
  );
}

/** 鼓楼: as CALIS does; the series and the pieces are traced. */
export function calis(d: Description): string {
  const by = d.by?.replaceAll('；', ' ; ').replaceAll(' 等 ', '…[等]');
  return marcXml(
    leaderOf(d),
    [['001', `CAL 01${hashOf(`c${d.title}${d.part ?? ''}`) % 10 ** 10}`]],
    [
      ...shared(d),
      ['049', '  ', ['a', d.union]],
      [
        '200',
        '1 ',
        ['a', d.title],
        ['A', reading(d.title).replaceAll(/\b[a-z]/gu, (letter) => letter.toUpperCase())],
        ['b', d.form === undefined || d.form.includes('纸') ? undefined : `[${d.form}]`],
        ['e', d.rest],
        ['f', by?.replace(/\s*;.*$/u, '')],
        ['h', d.part],
        ['i', d.partName],
      ],
      ['210', '  ', ['a', d.place], ['c', d.publisher], ['d', d.date]],
      ['215', '  ', ['a', d.extent]],
      ['225', '1 ', ['a', d.series], ['v', d.seriesNo]],
      ...related('410', d.series, d.seriesNo),
      ...(d.contents ?? []).flatMap((one) => related('464', one)),
      ['690', '  ', ['a', 'K295.31'], ['v', '5']],
    ],
  );
}

/** 溧水: a small system; what is not needed for the card is not there. */
export function bare(d: Description): string {
  const names = namesIn(d.by);
  return marcXml(
    leaderOf(d),
    [],
    [
      ...isbns(d),
      ...numbers(d),
      ['100', '  ', ['a', `20140609d${year(d)}    em y0chiy0110    ea`]],
      ...coded(d),
      [
        '200',
        '1 ',
        ['a', d.title],
        ['b', d.form],
        ['e', d.rest],
        ['f', d.by?.replace(/；.*$/u, '')],
        ['h', d.part],
        ['i', d.partName],
      ],
      ['205', '  ', ['a', d.edition]],
      ['210', '  ', ['a', d.place], ['c', d.publisher], ['d', d.date], ['h', d.printing]],
      ['215', '  ', ['a', d.extent]],
      ['225', '  ', ['a', d.series], ['v', d.seriesNo]],
      ...(d.notes ?? []).map((note): Field => ['300', '  ', ['a', note]]),
      ['300', '  ', ['a', d.original]],
      ['333', '  ', ['a', d.audience]],
      ['327', '0 ', ['a', d.contents?.join('；')]],
      ['461', ' 0', ['1', d.set === undefined ? undefined : '2001 '], ['a', d.set]],
      [
        '463',
        ' 0',
        ['1', d.host === undefined ? undefined : '2001 '],
        ['a', d.host],
        ['v', d.hostPart],
      ],
      ['430', ' 1', ['1', d.continues === undefined ? undefined : '2001 '], ['a', d.continues]],
      ['440', ' 1', ['1', d.continuedBy === undefined ? undefined : '2001 '], ['a', d.continuedBy]],
      ...names.slice(0, 1).map(nameField),
      ['206', '  ', ['a', d.scale]],
      ['856', '4 ', ['u', d.url]],
      ['905', '  ', ['a', 'LSL'], ['c', 'K295.31'], ['v', d.holdings]],
    ],
    'http://dp2003.com/UNIMARC',
  );
}
