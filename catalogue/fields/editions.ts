/** How an edition was made, from the words catalogues use: 刻本, 铅印本, 影印 … */
import { remembered } from '../text/remembered.ts';
import { fold } from '../text/text.ts';

/** 刻本, 影印本, 点校本, 第2版 … */
export interface Edition {
  readonly raw: string;
  readonly kind: EditionKind | null;
  /** 版本说明 (205, 250) as printed, where `raw` is from elsewhere and tells how it was made. */
  readonly statement?: string;
}

export const EDITION_KINDS = [
  'woodblock',
  'movable-type',
  'manuscript',
  'draft',
  'lithograph',
  'letterpress',
  'mimeograph',
  'facsimile',
  'collated',
  'rubbing',
  'reprint',
  'revised',
] as const;

/** 刻本 · 活字本 · 抄本 · 稿本 · 石印本 · 铅印本 · 油印本 · 影印本 · 点校本 · 拓本 · 重印 · 修订 */
export type EditionKind = (typeof EDITION_KINDS)[number];

/** Longest words first in effect: the first rule that matches decides. */
const WORDS: readonly (readonly [RegExp, EditionKind])[] = [
  [/影印|景印|复印本/u, 'facsimile'],
  [/点校|标点|校点|校注|整理本/u, 'collated'],
  [/活字|聚珍/u, 'movable-type'],
  [/石印/u, 'lithograph'],
  [/铅印|排印|铅活字/u, 'letterpress'],
  [/油印|誊印|蜡印/u, 'mimeograph'],
  [/稿本/u, 'draft'],
  [/抄本|钞本|写本|手抄/u, 'manuscript'],
  [/拓本|拓片|搨本/u, 'rubbing'],
  [
    // 光绪十六年刊, 甘氏津逮楼刻; but not 期刊, 年刊, 石刻.
    /刻本|刊本|木刻|雕版|刻印|递修|补修|修补本|[补增]刻|[宋元明清]刻|年刻|[\d〇零一二三四五六七八九十廿元子丑寅卯辰巳午未申酉戌亥]年刊(?!物)|[间氏堂阁楼斋室局馆院寺宫坊重原元新自家](?:刊|刻)(?:$|[\s,，;；。)）\]］])/u,
    'woodblock',
  ],
  [/重印|再印|第\S{1,3}次印刷/u, 'reprint'],
  [/修订|增订|新版/u, 'revised'],
];

/** Each of the words has one of these: most texts have none, and need not be tried with every word. */
const MAY_TELL = /[印点校本字珍抄拓刻版修刊订]/u;

/** @returns null for blank text; `kind` null when the words name none of the known kinds (第1版) */
export function readEdition(raw: string): Edition | null {
  const text = raw.trim();
  return text === '' ? null : { raw: text, kind: editionKindIn(text) };
}

/**
 * The edition out of its own statement and, where that says nothing of how it was made, out of other words.
 *
 * @param statement 205$a, 250$a
 * @param words further ones, of which the first that names a kind counts
 */
export function editionOf(
  statement: string | undefined,
  words: readonly (string | undefined)[],
): Edition | null {
  const own = readEdition(statement ?? '');
  if (own !== null && own.kind !== null) return own;
  const telling = words.find((text) => text !== undefined && editionKindIn(text) !== null);
  const told = telling === undefined ? null : readEdition(telling);
  if (told === null || own === null) return told ?? own;
  return { ...told, statement: own.raw };
}

/** The kind that these words name, e.g. inside a date (清光绪十年刻本) or a note. */
export function editionKindIn(text: string): EditionKind | null {
  return kindIn(text);
}

const kindIn = remembered((text: string): EditionKind | null => {
  const folded = fold(text.slice(0, 500));
  if (!MAY_TELL.test(folded)) return null;
  return WORDS.find(([words]) => words.test(folded))?.[1] ?? null;
});
