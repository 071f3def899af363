/** Pairs of one edition, one side of which came damaged: titles cut or doubled, characters lacking or misread, marks. */
import { namesIn } from '../description.ts';
import type { Base } from '../description.ts';
import { SAME, byTurn, without, ways } from './case.ts';
import type { PairClass } from './case.ts';

const LONG_RESTS = [
  '献给为本书编纂付出心血的历届编辑与各界人士',
  '纪念建馆六十周年暨地方文献工作研讨文集',
  '一九一二至一九四九年间档案文献与口述史料选录',
  '从六朝到当代的城市记忆与乡土文化读本',
  '南京地方文化名家系列之一附历史照片百余帧',
];

const TRUNCATED: PairClass = {
  name: 'truncated',
  expected: SAME,
  kinds: ['modern', 'republic', 'gazetteer'],
  needs: [],
  variants: ways(
    (base, turn) => {
      const rest = byTurn(LONG_RESTS, turn);
      return {
        a: { ...base, rest },
        b: { ...without(base, 'rest'), title: `${base.title}：${rest.slice(0, 9)}` },
      };
    },
    (base, turn) => {
      const rest = byTurn(LONG_RESTS, turn);
      return {
        a: { ...base, rest },
        b: { ...without(base, 'rest', 'isbn'), title: `${base.title}${rest.slice(0, 7)}…` },
      };
    },
    (base, turn) => ({
      a: { ...base, rest: byTurn(LONG_RESTS, turn) },
      b: { ...base, title: `${base.title}...` },
    }),
    (base) => ({ a: base, b: without({ ...base, title: `${base.title.slice(0, -1)}…` }, 'rest') }),
    (base, turn) => {
      const whole = `${base.title}：${byTurn(LONG_RESTS, turn)}`;
      return {
        a: { ...without(base, 'isbn'), title: whole },
        b: { ...without(base, 'isbn'), title: whole.slice(0, 18) },
      };
    },
    (base) => ({
      a: base,
      b: {
        ...without(base, 'rest'),
        title: base.title.length > 5 ? base.title.slice(0, -1) : `${base.title}……`,
      },
    }),
  ),
};

const DOUBLED: PairClass = {
  name: 'doubled',
  expected: SAME,
  kinds: ['modern', 'old', 'republic', 'gazetteer'],
  needs: [],
  variants: ways(
    (base) => ({ a: base, b: { ...base, title: `${base.title} ${base.title}` } }),
    (base) => ({ a: base, b: { ...base, title: `${base.title}=${base.title}` } }),
    (base) => ({ a: base, b: { ...base, title: `${base.title}${base.title}` } }),
    (base) => ({
      a: without(base, 'isbn'),
      b: { ...without(base, 'isbn'), title: `${base.title}(${base.title})` },
    }),
    (base) => ({ a: base, b: { ...base, parallel: base.title } }),
    (base) => ({
      a: base,
      b: {
        ...base,
        title: `${base.title}[${base.type ?? '图书'}]${namesIn(base.by)[0]?.name ?? ''}著`,
      },
    }),
    (base) => ({
      a: base,
      b: { ...base, title: `${base.title} / ${base.title} / ${namesIn(base.by)[0]?.name ?? ''}` },
    }),
    (base) => ({
      a: base,
      b: { ...base, title: `${base.title}；${base.title}`, rest: base.title },
    }),
  ),
};

/** Code points that other systems kept a rare character at, and what is printed for one that is lacking. */
const LACKING = ['\uE5F1', '\uE815', '□', '？', '〓', '\uF8F5', '[⿰土父]', '{字}', '■'];

const PUA: PairClass = {
  name: 'pua',
  expected: SAME,
  kinds: ['modern', 'old', 'oldgaz', 'genealogy', 'republic'],
  needs: [],
  variants: ways(
    (base, turn) => ({ a: base, b: { ...base, title: lacking(base.title, turn) } }),
    (base, turn) => ({ a: base, b: { ...base, by: lackingName(base, turn) } }),
    (base, turn) => ({
      a: without(base, 'isbn'),
      b: without(
        { ...base, title: lacking(base.title, turn), by: lackingName(base, turn) },
        'isbn',
      ),
    }),
    (base, turn) => ({
      a: { ...base, title: lacking(base.title, turn) },
      b: { ...base, title: lacking(base.title, turn + 2) },
    }),
  ),
};

function lacking(title: string, turn: number): string {
  const at = 1 + (turn % Math.max(1, title.length - 2));
  return title.slice(0, at) + byTurn(LACKING, turn) + title.slice(at + 1);
}

function lackingName(base: Base, turn: number): string {
  const name = namesIn(base.by)[0]?.name ?? '';
  return base.by.replace(name, name.slice(0, -1) + byTurn(LACKING, turn));
}

/** Look-alikes that reading machines take one for the other. */
const LOOKALIKE: readonly (readonly [string, string])[] = [
  ['城', '域'], ['淮', '准'], ['陵', '陖'], ['史', '吏'], ['志', '忘'], ['石', '右'], ['山', '出'],
  ['江', '汪'], ['湖', '溯'], ['记', '讫'], ['图', '囤'], ['古', '占'], ['太', '大'], ['宁', '宇'],
  ['民', '氏'], ['录', '彔'], ['代', '伐'], ['园', '圆'], ['区', '匹'], ['文', '丈'], ['京', '亰'],
  ['金', '全'], ['诗', '侍'], ['花', '化'], ['考', '孝'], ['旧', '日'], ['门', '冂'], ['高', '髙'],
  ['六', '亢'], ['南', '甫'], ['寺', '寸'], ['谱', '诣'], ['县', '具'], ['镇', '填'],
]; // prettier-ignore

function misread(text: string, turn: number): string {
  const found = LOOKALIKE.filter(([one]) => text.includes(one));
  const [one, other] = found.length === 0 ? [text.slice(-1), ''] : byTurn(found, turn);
  return text.replace(one, other);
}

const OCR: PairClass = {
  name: 'ocr',
  expected: SAME,
  kinds: ['modern', 'old', 'republic', 'gazetteer', 'oldgaz'],
  needs: [],
  variants: ways(
    (base, turn) => ({ a: base, b: { ...base, title: misread(base.title, turn) } }),
    (base, turn) => ({
      a: base,
      b: { ...base, title: misread(base.title, turn + 1), by: misread(base.by, turn) },
    }),
    (base, turn) => ({
      a: without(base, 'isbn'),
      b: without({ ...base, title: misread(base.title, turn) }, 'isbn', 'extent'),
    }),
    (base, turn) => ({
      a: base,
      b: {
        ...base,
        title: misread(base.title, turn + 2),
        publisher: misread(base.publisher ?? '', turn),
      },
    }),
    (base, turn) => ({
      a: base,
      b: {
        ...base,
        by: misread(base.by, turn),
        publisher: misread(base.publisher ?? '', turn + 1),
      },
    }),
  ),
};

const PUNCTUATION: PairClass = {
  name: 'punctuation',
  expected: SAME,
  kinds: ['modern', 'old', 'republic', 'gazetteer', 'set'],
  needs: [],
  variants: ways(
    (base) => ({ a: base, b: { ...base, title: `“${base.title}”` } }),
    (base) => ({ a: base, b: { ...base, title: Array.from(base.title).join(' ') } }),
    (base) => ({
      a: base,
      b: { ...base, title: `${base.title.slice(0, 2)}·${base.title.slice(2)}` },
    }),
    (base) => ({
      a: base,
      b: { ...base, title: `${base.title}。`, by: base.by.replaceAll(',', '；') },
    }),
    (base) => ({
      a: without(base, 'isbn'),
      b: { ...without(base, 'isbn'), title: `《${base.title}》`, by: `【${base.by}】` },
    }),
    (base) => ({
      a: base,
      b: { ...base, title: `　${base.title}　`, publisher: `“${base.publisher ?? ''}”` },
    }),
    (base) => ({
      a: base,
      b: { ...base, title: `${base.title.slice(0, 3)}—${base.title.slice(3)}` },
    }),
    (base) => ({ a: base, b: { ...base, title: `[${base.title}]`, date: `[${base.date ?? ''}]` } }),
    (base) => ({
      a: base,
      b: { ...base, title: `${base.title.slice(0, 2)}\u200b${base.title.slice(2)}\ufeff` },
    }),
    (base) => ({
      a: base,
      b: {
        ...base,
        title: `〈${base.title.slice(0, 2)}〉${base.title.slice(2)}`,
        by: base.by.replace(' ', '：'),
      },
    }),
  ),
};

export const DAMAGED_CLASSES: readonly PairClass[] = [TRUNCATED, DOUBLED, PUA, OCR, PUNCTUATION];
