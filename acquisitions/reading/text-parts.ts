/**
 * The parts of one line of text: a number of a book, a title, `title / author / ISBN` with any mark between, or a
 * reference as footnotes and GB/T 7714 print it. What is not surely something else stays title.
 */
import { readTitle } from '../../catalogue/fields/titles.ts';
import { fieldOfHeading } from './headings.ts';
import { PUBLISHER, classified } from './text-classes.ts';
import type { Parts } from './text-classes.ts';

/** [1], （1）, 1、, ① in front of a line. 1984 is a title. */
const NUMBERING =
  /^(?:\[\d{1,4}\]|[（(]\d{1,4}[)）]|\d{1,4}\s?(?:[、)）]|[.．](?!\d))|[①-⑳]|\d\ufe0f?\u20e3|[•·●○◆■*-]\s|[一二三四五六七八九十]{1,3}、)\s*/u;
/** 📚 in front of a line, as chats have it. */
const PICTURES = /^(?:\p{Extended_Pictographic}|\ufe0f|\u200d|\s){1,20}/u;
const NUMBER =
  /(?:e?ISBN(?:-?1[03])?\s?[:：]?\s?)?(?:97[89](?:[\s\-‐‑–—]?\d){10}(?!\d)|(?<![\d-])7(?:[\s\-‐‑–—]?\d){8}[\s\-‐‑–—]?[\dXx](?![\dXx]))(?:\s?\/\s?[A-Z]{1,2}\s?[·.]\s?\d{1,5})?(?:\s?[（(][^（()）]{1,20}[)）])?/giu;
const BOOK_NUMBER = /(?:统一书号|书号)\s?[:：]?\s?(\d{4,5}\s?[·•.．‧・]\s?\d{1,5})/u;
const PRICE =
  /(?:定价|价格|售价|单价)\s?[:：]?\s?\d{1,6}(?:\.\d{1,2})?\s?元?|(?:CNY|RMB|[¥￥])\s?\d{1,6}(?:\.\d{1,2})?|(?<![\d.])\d{1,5}(?:\.\d{1,2})?\s?元/iu;
/** Spence, Jonathan D. The Search for Modern China. New York: Norton, 1990. */
const REFERENCE_IN_LATIN =
  /^(\p{Lu}[^.《》]{2,60}(?:\s\p{Lu}\.){0,3})\.?\s(\p{Lu}[^.《》]{3,150})\.\s([^.:]{2,40}):\s([^,]{2,60}),\s?((?:1[5-9]|20)\d\d)\.?$/u;
/** 白下琐言（清）甘熙撰 */
const WITH_AUTHOR =
  /^(.{2,60}?)\s?([（(［[〔](?:战国|[先秦汉魏晋宋齐梁陈隋唐五代南北宋元明清民国]{1,3}|\p{Script=Han}{1,3})[)）\]］〕]\s?\p{Script=Han}{2,4}(?:[、，,等\s]\p{Script=Han}{2,4}){0,3}\s?(?:撰|著|编|纂|辑|修|译|注|绘))$/u;
/** 作者. 题名[M]. 地: 社, 年. Or without an author. */
const REFERENCE =
  /^(?:(.{1,80}?)[.．。]\s?)?(.{1,160}?)\s?[［[](?:M|G|C|R|D|K|J|N|S|P|EB|DB|Z)(?:\/\/?[A-Z]{2})?[\]］][.．,，。]?\s?(.{0,200})$/iu;
const STRONG =
  /\t+|\s{2,}|\s?[|｜¦]\s?|\s?[；;]\s?|\s[/／]\s|\s[-–—]{1,2}\s|[。.]\s?[-–—]{1,2}\s?/u;
const SLASH = /\s?[/／]\s?/u;
const COMMA = /\s?[，,]\s?/u;
const MOST_PARTS = 20;
/** 9.78755E+12: what a table program left of a number is no title. */
const IN_POWERS = /^9(?:[.．]7\d{0,14})?e\+?12$/iu;

/** Whether a line has numbers of books, and nothing else. */
export function hasOnlyNumbers(text: string): boolean {
  const rest = text.normalize('NFKC').replace(NUMBER, '');
  return numberTexts(text).length > 0 && !/[\p{L}\p{N}]/u.test(rest);
}

/** ISBN as they stand in the text. */
export function numberTexts(text: string): string[] {
  return [...text.normalize('NFKC').matchAll(NUMBER)].map(([one]) => one.trim());
}

/** @returns by field; with `原文` where the line was taken apart */
export function partsOf(line: string): Record<string, string> {
  const whole = line.normalize('NFC').trim();
  const inside = /^"(.{1,2000})"$/su.exec(whole)?.[1]?.replaceAll('""', '"') ?? whole;
  const text = inside.trim().replace(PICTURES, '').replace(NUMBERING, '').trim();
  if (IN_POWERS.test(text)) return { isbn: text };
  const parts = labelled(text) ?? unlabelled(text);
  const found = Object.entries(parts).filter(([, value]) => value !== '');
  if (found.length === 0) return { title: text };
  const isWhole = found.length === 1 && found[0]?.[1] === line.trim();
  return { ...Object.fromEntries(found), ...(isWhole ? {} : { 原文: line }) };
}

/** 书名：白下琐言 作者：甘熙 */
const LABEL = /(?:^|[\s,，;；|｜。])([\p{Script=Han}A-Za-z]{2,6})\s?[:：]\s?/gu;

function labelled(text: string): Parts | undefined {
  const labels = [...text.matchAll(LABEL)].filter(
    ([, label]) => fieldOfHeading(label ?? '') !== 'other',
  );
  const hasTitle = labels.some(([, label]) => fieldOfHeading(label ?? '') === 'title');
  if (labels.length < 2 || !hasTitle) return undefined;
  const parts: Parts = {};
  labels.forEach((found, i) => {
    const field = fieldOfHeading(found[1] ?? '');
    const value = text.slice(found.index + found[0].length, labels[i + 1]?.index ?? text.length);
    if (field !== 'other') parts[field] ??= value.trim().replace(/[,，;；|｜]$/u, '');
  });
  return parts;
}

function unlabelled(text: string): Parts {
  const parts: Parts = {};
  let rest =
    text.normalize('NFKC') === text
      ? text
      : text.replace(/[０-９]/gu, (one) => one.normalize('NFKC'));
  const numbers = numberTexts(rest);
  if (numbers.length > 0) {
    parts.isbn = numbers.join('；');
    rest = rest.replace(NUMBER, ' \t ');
  }
  const bookNumber = BOOK_NUMBER.exec(rest);
  if (bookNumber?.[1] !== undefined) {
    parts.bookNumber = bookNumber[1];
    rest = rest.replace(bookNumber[0], '\t');
  }
  const price = PRICE.exec(rest)?.[0];
  if (price !== undefined) {
    parts.price = price.replace(/^(?:定价|价格|售价|单价)\s?[:：]?\s?/u, '').trim();
    rest = rest.replace(price, '\t');
  }
  // 白下琐言 28.00
  const amount = /[\s,，;；]\s?(\d{1,5}\.\d{2})\s{0,5}$/u.exec(rest);
  if (price === undefined && amount?.[1] !== undefined) {
    parts.price = amount[1];
    rest = rest.slice(0, amount.index);
  }
  rest = rest
    .replace(/^[\s,，;；|｜/／:：—–-]+/u, '')
    .replace(/(?<![\s,，;；|｜/／—–-])[\s,，;；|｜/／—–-]+$/u, '');
  if (!/[\p{L}\p{N}]/u.test(rest)) return parts;
  const told = reference(rest) ?? quoted(rest) ?? split(rest, parts.isbn !== undefined);
  return { ...told, ...parts };
}

function reference(text: string): Parts | undefined {
  const latin = REFERENCE_IN_LATIN.exec(text);
  if (latin !== null) {
    const [, creator = '', title = '', place = '', publisher = '', date = ''] = latin;
    return { title, creator, place, publisher, date };
  }
  const found = REFERENCE.exec(text);
  if (found === null) return undefined;
  const [, creator = '', title = '', rest = ''] = found;
  return {
    title,
    ...(creator === '' ? {} : { creator }),
    ...classified(rest.split(/[.．,，:：]\s?/u), false),
  };
}

const BEHIND =
  /^(?:[\s,，、；;.。/／(（[［|｜\t—–:：-]|第|[上中下]{1,3}[册卷]|[全共]|[一二三四五六七八九十百]{1,4}卷)/u;
/** 上下册, 全2册: all of it. */
const ALL_VOLUMES = /^\s?((?:[上中下]{2,3}|[全共]\s?[\d一二两三四五六七八九十百]{1,4})[册卷编])/u;
/** （明）顾起元, [美]魏斐德: no part of the title. */
const ORIGIN =
  /^\s?[（(［[〔](?![上中下全])[^\d（(［[〔）)］\]〕册卷辑集编版]{1,3}[）)］\]〕]\s?\p{Script=Han}{2}/u;

/** 《白下琐言》，甘熙，南京出版社，2007年; also behind its author. */
function quoted(text: string): Parts | undefined {
  const found = /^([^《》]{0,40}?)《((?:[^《》]|《[^《》]{0,80}》){1,160})》(.{0,300})$/su.exec(
    text,
  );
  if (found === null) return undefined;
  const [, before = '', inside = '', behind = ''] = found;
  // 读《红楼梦》札记 is a title.
  if (before !== '' && !/[:：,，、\s.著编撰译辑纂]$/u.test(before)) return undefined;
  if (behind !== '' && !BEHIND.test(behind) && !PUBLISHER.test(behind)) return undefined;
  const all = ALL_VOLUMES.exec(behind)?.[1];
  const part = ORIGIN.test(behind)
    ? ''
    : (all ??
      /^\s?((?:[（(［[][^）)］\]]{1,20}[）)］\]])|第\S{1,6}[册卷辑集版]|[上中下][册卷编]|[一二三四五六七八九十百]{1,4}卷)/u.exec(
        behind,
      )?.[1] ??
      '');
  const isEdition = /版[）)］\]]?$/u.test(part);
  const rest = behind
    .slice(behind.indexOf(part) + part.length)
    .split(/[，,；;、/／|｜。\t：:]\s?|\s+/u);
  const creator = before.replace(/[:：,，、\s.]{1,5}$/u, '');
  return {
    title: isEdition ? inside : `${inside}${all === undefined ? part : `（${all}）`}`,
    ...(isEdition ? { edition: part.replace(/^[（(［[]|[）)］\]]$/gu, '') } : {}),
    ...classified(rest, creator === ''),
    ...(creator === '' ? {} : { creator }),
  };
}

function split(text: string, hasNumber: boolean): Parts {
  const isbd = readTitle(text.replace(/\t/gu, ' '));
  if (isbd.responsibility !== null) {
    const [creator = '', ...further] = isbd.responsibility.split(STRONG).slice(0, MOST_PARTS);
    const [title = ''] = text.split(/\s[/／]\s/u);
    const [last, ...others] = creator.split(SLASH).map((one) => one.trim());
    return {
      title: title.trim(),
      ...classified([last ?? '', ...others, ...further.flatMap(furtherParts)], true),
    };
  }
  const ways: readonly (readonly [RegExp, (told: Parts) => boolean])[] = [
    [STRONG, () => true],
    [SLASH, (told) => hasNumber || Object.keys(told).length > 0],
    [COMMA, (told) => hasNumber || (isSure(told) && /\p{Script=Han}/u.test(text))],
    [/\s/u, ({ publisher }) => publisher !== undefined],
  ];
  for (const [mark, isGood] of ways) {
    const [title = '', ...rest] = text.split(mark).slice(0, MOST_PARTS);
    if (rest.length === 0 || title.trim() === '') continue;
    const told = classified(rest.flatMap(furtherParts), true);
    if (isGood(told)) return { title: title.trim().replace(/[,，;；、]$/u, ''), ...told };
  }
  const [, title, creator] = WITH_AUTHOR.exec(text.trim()) ?? [];
  return title === undefined || creator === undefined ? { title: text.trim() } : { title, creator };
}

/** 南京，一座城市 has no author: nothing but what he did tells one here. */
function isSure({ creator, ...others }: Parts): boolean {
  return Object.keys(others).length > 0 || DID.test(creator ?? '');
}

const DID = /(?:著|编|译|撰|辑|纂|绘|校|注|等|点校|委员会)$/u;

/** 甘熙著，南京出版社，2007年 or 第2版. 南京: 南京出版社, 2007 behind a stronger mark. */
function furtherParts(text: string): string[] {
  return text.split(/[，,]\s?|\t|(?<=版)[.．]\s/u);
}
