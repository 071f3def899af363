/**
 * Words by which readers ask for a kind of document: 老照片, 旧影, 老地图, 族谱, 县志. What is asked so stands among the types,
 * mostly not in the words of the records, and is offered as a type. Words of one line mean the same.
 */
import { fold } from '../text/text.ts';
import type { TypeCode } from './types.ts';

/** Folded. A line is a set of words one of which may stand for another; the first is the plainest. */
const LINES: readonly (readonly [type: TypeCode, words: string])[] = [
  ['image', '老照片 旧照片 旧照 旧影 老相片 历史照片 影集 相册'],
  ['image', '照片 相片 图片 影像 摄影 明信片 画册'],
  ['map', '老地图 旧地图 古地图 舆图'],
  ['map', '地图 地图集'],
  ['genealogy', '家谱 族谱 宗谱 支谱 谱牒 家乘 房谱'],
  ['gazetteer', '方志 地方志 志书'],
  ['gazetteer', '县志'],
  ['gazetteer', '府志'],
  ['gazetteer', '州志'],
  ['gazetteer', '乡镇志 镇志 乡志 村志'],
  ['gazetteer', '区志'],
  ['gazetteer', '市志'],
  ['yearbook', '年鉴'],
  ['memoir-series', '文史资料'],
  ['music', '民歌 民谣 歌谣 山歌 儿歌'],
  ['music', '乐谱 曲谱 歌曲'],
  ['rubbing', '碑刻 拓片 碑帖 拓本 碑拓'],
  ['newspaper', '报纸 老报纸 旧报纸'],
  ['serial', '期刊 杂志 刊物'],
  ['rarebook', '古籍 善本 线装书 古书'],
  ['thesis', '学位论文 博士论文 硕士论文'],
  ['oral-history', '口述史 口述历史 口述史料 口述'],
  ['archive', '手稿 契约 地契 信札 档案'],
  ['ticket', '票证 粮票'],
  ['artwork', '书画 字画 国画 年画'],
  ['audio', '录音'],
  ['video', '录像 影片'],
  ['database', '数据库'],
];

interface Known {
  readonly word: string;
  readonly type: TypeCode;
  readonly line: readonly string[];
}

/** Longest first: 老照片 is not 照片. */
const KNOWN: readonly Known[] = LINES.flatMap(([type, words]) => {
  const line = words.split(' ');
  return line.map((word): Known => ({ word, type, line }));
}).toSorted((a, b) => b.word.length - a.word.length);

/** A kind that a word names. */
export interface NamedKind {
  readonly type: TypeCode;
  /** The word for it, folded. */
  readonly word: string;
  /** What of the text stands before it as typed, '' when the text is the word: 夫子庙 of 夫子庙老照片. */
  readonly rest: string;
  /** Other words for the same; those that hold it or are within it find it anyway. */
  readonly others: readonly string[];
}

/** Before the word for a kind: 夫子庙的老照片. */
const OF = /[的之]$/u;

/**
 * The kind that a text names, as a whole or at its end.
 *
 * @param typed one word as a reader typed it
 * @returns undefined when it names none
 */
export function kindNamed(typed: string): NamedKind | undefined {
  const characters = Array.from(typed.trim());
  const folded = fold(typed.trim());
  const known = KNOWN.find(({ word }) => folded.endsWith(word));
  if (known === undefined) return undefined;
  const { word, type, line } = known;
  const rest = characters.slice(0, -word.length).join('').replace(OF, '');
  // Folding keeps the number of characters but for a few signs, and one character before is no word.
  if (Array.from(folded).length !== characters.length || Array.from(rest).length === 1)
    return undefined;
  return {
    type,
    word,
    rest,
    others: line.filter((other) => !other.includes(word) && !word.includes(other)),
  };
}
