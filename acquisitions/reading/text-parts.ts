/**
 * The parts of one line of text: a number of a book, a title, `title / author / ISBN` with any mark between, or a
 * reference as footnotes and GB/T 7714 print it. What is not surely something else stays title.
 */
import { readTitle } from '../../catalogue/fields/titles.ts';
import type { ListField } from '../list.ts';
import { fieldOfHeading } from './headings.ts';

type Parts = Partial<Record<ListField, string>>;

/** [1], （1）, 1、, ① in front of a line. 1984 is a title. */
const NUMBERING =
  /^(?:\[\d{1,4}\]|[（(]\d{1,4}[)）]|\d{1,4}\s?(?:[、)）]|[.．](?!\d))|[①-⑳]|[•·●○◆■*-]\s|[一二三四五六七八九十]{1,3}、)\s*/u;
const NUMBER =
  /(?:e?ISBN(?:-?1[03])?\s?[:：]?\s?)?(?:97[89](?:[\s\-‐‑–—]?\d){10}(?!\d)|(?<![\d-])7(?:[\s\-‐‑–—]?\d){8}[\s\-‐‑–—]?[\dXx](?![\dXx]))(?:\s?\/\s?[A-Z]{1,2}\s?[·.]\s?\d{1,5})?(?:\s?[（(][^（()）]{1,20}[)）])?/giu;
const BOOK_NUMBER = /(?:统一书号|书号)\s?[:：]?\s?(\d{4,5}\s?[·•.．‧・]\s?\d{1,5})/u;
const PRICE =
  /(?:定价|价格|售价|单价)\s?[:：]?\s?\d{1,6}(?:\.\d{1,2})?\s?元?|(?:CNY|RMB|[¥￥])\s?\d{1,6}(?:\.\d{1,2})?|(?<![\d.])\d{1,5}(?:\.\d{1,2})?\s?元/iu;
const PUBLISHER =
  /出版社|出版公司|出版集团|出版中心|书局|书店|书社|印书馆|印社|文艺社|传媒|古籍社|\bpress\b|publish(?:er|ing)/iu;
const YEAR =
  /^[[(（［]?((?:1[5-9]|20)\d\d)(?:\s?[-./年]\s?\d{1,2}(?:\s?[-./月]\s?(?:\d{1,2}日?)?)?|年)?\s?(?:版|印|第\d版)?[\])）］.。]?$/u;
const EDITION = /^(?:第[\d一二三四五六七八九十]{1,3}版|[修增]订(?:版|本)|影印(?:版|本)|点校本)$/u;
const BINDING = /^(?:精装|平装|软精装|线装|函装|盒装)$/u;
const CARRIER = /^(?:电子书|电子版|纸质书|纸质|纸本|电子资源|ebook|e-book)$/iu;
const VOLUME =
  /^(?:[上中下]|第[\d一二三四五六七八九十百]{1,5}|[\d一二三四五六七八九十]{1,3})[册卷辑集编期部]$/u;
/** 甘熙, 甘熙著, （清）甘熙 撰, [美] 魏斐德, Spence, Jonathan D. */
const NAME =
  /^(?:[（(［[〔【][^）)］\]〕】]{1,6}[）)］\]〕】]\s?)?[\p{Script=Han}·•・\s]{2,12}(?:等)?$|(?:著|编|主编|编著|编撰|译|撰|辑|纂|修|绘|校|注|等|整理|点校|编委会|办公室|委员会|图书馆|档案馆|地方志)$|^\p{Lu}[\p{L}'’.-]+(?:,?\s\p{L}[\p{L}.'’-]*){1,4}$/u;
/** 作者. 题名[M]. 地: 社, 年. */
const REFERENCE =
  /^(.{1,80}?)[.．。]\s?(.{1,160}?)\s?[［[](?:M|G|C|R|D|K|J|N|S|P|EB|DB|Z)(?:\/\/?[A-Z]{2})?[\]］][.．,，。]?\s?(.{0,200})$/iu;
const STRONG =
  /\t+|\s{2,}|\s?[|｜¦]\s?|\s?[；;]\s?|\s[/／]\s|\s[-–—]{1,2}\s|[。.]\s?[-–—]{1,2}\s?/u;
const SLASH = /\s?[/／]\s?/u;
const COMMA = /\s?[，,]\s?/u;
const MOST_PARTS = 20;

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
  const text = line.normalize('NFC').trim().replace(NUMBERING, '').trim();
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
  rest = rest
    .replace(/^[\s,，;；|｜/／:：—–-]+/u, '')
    .replace(/(?<![\s,，;；|｜/／—–-])[\s,，;；|｜/／—–-]+$/u, '');
  if (!/[\p{L}\p{N}]/u.test(rest)) return parts;
  const told = reference(rest) ?? quoted(rest) ?? split(rest, parts.isbn !== undefined);
  return { ...told, ...parts };
}

function reference(text: string): Parts | undefined {
  const found = REFERENCE.exec(text);
  if (found === null) return undefined;
  const [, creator = '', title = '', rest = ''] = found;
  return { title, creator, ...classified(rest.split(/[.．,，:：]\s?/u), false) };
}

/** 《白下琐言》，甘熙，南京出版社，2007年; also behind its author. */
function quoted(text: string): Parts | undefined {
  const found = /^([^《》]{0,40}?)《((?:[^《》]|《[^《》]{0,80}》){1,160})》(.{0,300})$/su.exec(
    text,
  );
  if (found === null) return undefined;
  const [, before = '', inside = '', behind = ''] = found;
  // 读《红楼梦》札记 is a title.
  if (before !== '' && !/[:：,，、\s.]$/u.test(before)) return undefined;
  if (behind !== '' && !/^[\s,，、；;.。/／(（[［|｜\t—–:：-]|^第|^[上中下][册卷]/u.test(behind))
    return undefined;
  const part =
    /^\s?((?:[（(［[][^）)］\]]{1,20}[）)］\]])|第\S{1,6}[册卷辑集版]|[上中下][册卷编])/u.exec(
      behind,
    )?.[1] ?? '';
  const isEdition = /版[）)］\]]?$/u.test(part);
  const rest = behind
    .slice(behind.indexOf(part) + part.length)
    .split(/[，,；;、/／|｜。\t：:]\s?|\s+/u);
  const creator = before.replace(/[:：,，、\s.]{1,5}$/u, '');
  return {
    title: isEdition ? inside : `${inside}${part}`,
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
    return { title: title.trim(), ...classified([last ?? '', ...others, ...further], true) };
  }
  const ways: readonly (readonly [RegExp, (told: Parts) => boolean])[] = [
    [STRONG, () => true],
    [SLASH, (told) => hasNumber || Object.keys(told).length > 0],
    [COMMA, (told) => hasNumber || isSure(told)],
    [/\s/u, ({ publisher }) => publisher !== undefined],
  ];
  for (const [mark, isGood] of ways) {
    const [title = '', ...rest] = text.split(mark).slice(0, MOST_PARTS);
    if (rest.length === 0 || title.trim() === '') continue;
    const told = classified(rest.flatMap(furtherParts), true);
    if (isGood(told)) return { title: title.trim(), ...told };
  }
  return { title: text.trim() };
}

/** 南京，一座城市 has no author: nothing but what he did tells one here. */
function isSure({ creator, ...others }: Parts): boolean {
  return Object.keys(others).length > 0 || DID.test(creator ?? '');
}

const DID = /(?:著|编|译|撰|辑|纂|绘|校|注|等|点校|委员会)$/u;

/** 甘熙著，南京出版社，2007年 behind a stronger mark. */
function furtherParts(text: string): string[] {
  return text.split(/[，,]\s?|\t/u);
}

/** @param hasCreator whether the first that is nothing else may be the author */
function classified(texts: readonly string[], hasCreator: boolean): Parts {
  const parts: Parts = {};
  for (const text of texts.map((one) => one.trim()).filter((one) => one !== '')) {
    const year = YEAR.exec(text);
    const [, place, house, when] =
      /^(?:(\p{Script=Han}{2,8})[:：]\s?)?(\S.{1,30}?)(?:[\s,，]{1,2}((?:1[5-9]|20)\d\d)年?版?)?[.。]?$/u.exec(
        text,
      ) ?? [];
    if (year !== null) parts.date ??= text.replace(/[.。]$/u, '');
    else if (PUBLISHER.test(text)) {
      parts.publisher ??= house ?? text;
      if (place !== undefined) parts.place ??= place;
      if (when !== undefined) parts.date ??= when;
    } else if (EDITION.test(text)) parts.edition ??= text;
    else if (BINDING.test(text)) parts.binding ??= text;
    else if (CARRIER.test(text)) parts.carrier ??= text;
    else if (VOLUME.test(text)) parts.volume ??= text;
    else if (
      hasCreator &&
      parts.creator === undefined &&
      parts.publisher === undefined &&
      NAME.test(text)
    )
      parts.creator = text;
  }
  return parts;
}
