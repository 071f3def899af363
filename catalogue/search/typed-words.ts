/**
 * The words in what a reader typed in one go or with much around them: cut at marks and where the script
 * changes, without what only asks for something (有没有关于秦淮河的书, 金陵琐志pdf下载) and without what a
 * citation says of its own form (陈作霖. 金陵琐志[M]. 南京: 南京出版社, 2008: 12-15).
 *
 * It is for what is offered where the text as typed finds nothing; no search is ever made of it unasked.
 */
import { fold, normalForm } from '../text/text.ts';

/** The words of a text, each as typed. */
export interface TypedWords {
  /** In their order, each once; Latin words side by side are one. */
  readonly words: readonly string[];
  /** True when more than marks and blanks was left out. */
  readonly isLess: boolean;
}

/** 【全集】, [M], ［电子资源］: what is said about a thing and is not its name. */
const BRACKETED = /【[^【】]{0,60}】|\[[^[\]]{0,60}\]/gu;

/** What is asked with, on folded text; in this order. */
const ASKING: readonly RegExp[] = [
  /请问|您好|你好|谢谢|求助|急求|麻烦|帮我|帮忙/gu,
  /(?:我们?)?(?:想要?|要|需要)(?:查找|查询|查阅|寻找|了解|借阅|找|查|看|借|读)(?:一下|一本|几本|一些|些|到)?/gu,
  /有没有|有无|有哪些|有什么|哪里有|哪儿有|哪个馆有|(?:在)?哪(?:里|儿)(?:可以|能够?)?(?:找|查|借|看|下载)?(?:到|阅)?/gu,
  /(?:怎么|怎样|如何)(?:找|查|借|看|下载)(?:到|阅|询)?|(?:可以|能够?)(?:找|查|借|看)(?:到|阅)/gu,
  /(?<![\p{L}\p{N}])(?:查找|查询|查阅|寻找|搜索|检索|借阅|找|求)(?:一下|一本|几本|一些)?/gu,
  /(?:高清|免费|完整)?(?<![a-z\d])(?:pdf|epub|mobi|azw3?|txt|docx?|djvu|caj|e-?books?|downloads?|full ?text)(?![a-z\d])(?:版|格式|文件|文档)?/gu,
  /(?:高清|免费|完整|在线|全文){0,3}(?:下载|在线阅读|全文阅读|在线观看|电子版|电子书|扫描版|扫描件|影印件)(?:地址|链接|资源)?|(?:免费|高清)(?:全文|版)?|全文|百度(?:云盘?|网盘|文库)|网盘|云盘/gu,
  /(?:吗|呢|嘛)(?![\p{L}\p{N}])/gu,
  /关于|有关于?|相关于?|方面|之类/gu,
  // What is asked for, when it is only called a book: 秦淮河的书, 与秦淮河    的资料.
  /(?:的|(?<=\s))(?:书籍|图书|书目|书|文献资料|文献|资料|材料|内容|信息|文章|东西|记载)(?![\p{L}\p{N}])/gu,
  /的/gu,
];

/** 第12辑, 2015年, 50周年, 1号线: a number and what it counts stay together. */
const COUNTED =
  '第?\\d{1,6}(?:周年|年代|世纪|号线|卷本?|年(?!鉴)|[月日号册辑集期届次版回章编篇种级部岁周])';
/** 第一百册, 第廿三辑: a part, which the title may have further on. */
const PART = '第[一二三四五六七八九十百〇零廿卅]{1,6}[册冊辑輯集卷期届屆编編]';
/** K295.31, 978-7-80718-268-9, Ch'ang-an: words of letters and digits that a mark inside does not part. */
const LETTERS =
  "[\\p{Script=Latin}\\p{M}\\d]{1,64}(?:[-.·'’/][\\p{Script=Latin}\\p{M}\\d]{1,64}){0,20}";
const HAN = `(?:(?!第\\d|${PART})\\p{Script=Han}){1,300}`;
const WORD = new RegExp(`${COUNTED}|${PART}|${LETTERS}|${HAN}|[\\p{L}\\p{N}\\p{M}]{1,300}`, 'gu');
const LATIN = /\p{Script=Latin}/u;
const HAN_ALONE = /^\p{Script=Han}$/u;

/** @param text of one field, as typed */
export function typedWords(text: string): TypedWords {
  const plain = normalForm(text);
  const bare = plain.replace(BRACKETED, blanks);
  // A title typed in brackets is not left out with them.
  const said = /[\p{L}\p{N}]/u.test(bare) ? bare : plain;
  const asked = withoutAsking(said);
  const words: string[] = [];
  let isLess = said !== plain || asked !== said;
  let end = 0;
  for (const { 0: word, index } of asked.matchAll(WORD)) {
    const before = words.at(-1);
    if (isSaid(word, asked, index)) {
      const between = asked.slice(end, index);
      const isOne = before !== undefined && LATIN.test(before) && LATIN.test(word);
      if (isOne && between.trim() === '') words[words.length - 1] = before + between + word;
      else words.push(word);
    } else isLess = true;
    end = index + word.length;
  }
  return { words: [...new Set(words)], isLess };
}

/** The same text with blanks in the place of what only asks. */
function withoutAsking(text: string): string {
  let rest = text;
  for (const pattern of ASKING) {
    // As long as the text, so that what is found in it is found there.
    const folded = Array.from(rest, (one) => sameLength(fold(one), one)).join('');
    let at = 0;
    let kept = '';
    for (const { 0: found, index } of folded.matchAll(pattern)) {
      kept += rest.slice(at, index) + blanks(found);
      at = index + found.length;
    }
    rest = kept + rest.slice(at);
  }
  return rest;
}

function sameLength(folded: string, typed: string): string {
  return folded.length === typed.length ? folded : typed;
}

function blanks(text: string): string {
  return ' '.repeat(text.length);
}

/** Whether a word says something: pages (12-15) and operators do not, nor a single character left over by cutting. */
function isSaid(word: string, text: string, at: number): boolean {
  if (/^(?:AND|OR|NOT)$/.test(word)) return false;
  if (HAN_ALONE.test(word)) {
    const isApart =
      /^\s?$/u.test(text.charAt(at - 1)) && /^\s?$/u.test(text.charAt(at + word.length));
    return isApart;
  }
  if (!/^[\d.·/-]+$/.test(word)) return true;
  const digits = word.replace(/\D/g, '');
  return digits.length >= 8 || /^(?:1\d|20)\d\d(?:-(?:1\d|20)\d\d)?$/.test(word);
}
