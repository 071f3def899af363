/**
 * Cuts a statement into the names it is made of: 叶楚伧，柳诒徵主编 are two, 甘　熙 is one.
 *
 * Marks part names only outside brackets. Blanks part Han names when each piece could be one, and stand inside
 * a name when a piece is a single character. What stands round a name (dynasty, role, 等) stays with it;
 * `names.ts` takes it off.
 */
import { DYNASTIES } from '../dates/dynasties.ts';
import { isCompoundSurname } from '../text/surnames.ts';
import { fold } from '../text/text.ts';
import { isBodyName } from './body-names.ts';
import { isDoubtfulRole, isRoleWord, LONGEST_ROLE, roleInFront } from './role-words.ts';
import { isRelator } from './roles.ts';

/** The years of a life, apart from the name: 陈作霖, 1837-1920. */
const ONLY_LIFE = /^\(?(\d{3,4}\s{0,3}[-–—~～]\s{0,3}(?:\d{3,4})?)\s{0,3}\)?$/u;
const WESTERN_LIFE = /,\s{0,3}(\d{4}\s{0,3}-\s{0,3}(?:\d{4})?)\.?$/u;
/** Dynasties that no family is called by, so that they need no brackets before a blank. */
const NO_SURNAME = /^(?:[清明隋汉晋]|\p{Script=Han}{2,4})$/u;

const OPEN = '([{（［〔【｛〈《「『';
const CLOSE = ')]}）］〕】｝〉》」』';
const ANY_BRACKET = /[()[\]{}（）［］〔〕【】｛｝〈〉《》「」『』]/u;
const BRACKETED = /^[[［(（〔【]/u;
const ONLY_BRACKETS = /^[[［(（〔【][^\]］)）〕】]+[\]］)）〕】]$/u;
const HAN = /\p{Script=Han}/u;

/** Groups of names that share what stands behind the last of them: 马光祖修；周应合纂 are two. */
export function groupsIn(statement: string): string[] {
  return cut(statement, /[；;]/gu);
}

/** The names of one group, each with what stands round it. Western names keep their comma: `Smith, John`. */
export function namesIn(group: string): string[] {
  if (!HAN.test(group)) return cut(group, /、/gu).flatMap(westernNames);
  const parts: string[] = [];
  for (const piece of cut(group, SEPARATOR)) {
    const part = piece.trim();
    const before = parts.at(-1);
    const life = ONLY_LIFE.exec(part)?.[1];
    if (part === '') continue;
    if (before === undefined) parts.push(part);
    // 陈作霖, 1837-1920; 陈作霖，清; 陈作霖，（清）; 甘熙，撰: more about the name before.
    else if (life !== undefined) parts[parts.length - 1] = `${before} (${life})`;
    else if (isDynastyWord(part)) parts[parts.length - 1] = `${before} (${part})`;
    else if (ONLY_BRACKETS.test(part) || isRoleWord(part))
      parts[parts.length - 1] = `${before} ${part}`;
    // 赛珍珠，Buck, Pearl S.: the comma inside a western name parts nobody.
    else if (LONE_SURNAME.test(before) && LATIN_FIRST.test(part))
      parts[parts.length - 1] = `${before}, ${part}`;
    else parts.push(part);
  }
  return parts.flatMap((part) => splitBlanks(roleBehind(part)));
}

/** `Smith, A. and Jones, B.` are two, as both are turned round; Simon and Schuster are one. */
function westernNames(text: string): string[] {
  const pieces = cut(text, /\s(?:and|&)\s/gu);
  const names = pieces.every((piece) => TURNED_ROUND.test(piece.trim())) ? pieces : [text];
  return names.map(westernName);
}

const TURNED_ROUND = /^[^,]{2,40},\s{0,3}[^,]{1,40}(?:,|$)/u;

/** O’Neill, Eugene, 1888-1953, author: the life and the role in brackets, where `names.ts` looks for them. */
function westernName(text: string): string {
  let name = text.trim();
  let role = '';
  for (let i = 0; i < 3; i++) {
    const at = name.lastIndexOf(',');
    const word = name.slice(at + 1).trim();
    if (at <= 0 || !isRelator(word)) break;
    name = name.slice(0, at).trimEnd();
    role = ` (${word.replace('.', '')})`;
  }
  return `${name.replace(WESTERN_LIFE, ' ($1)')}${role}`;
}

const SEPARATOR =
  /[、，,]|(?<=\p{Script=Han})\s{0,9}[/／]\s{0,9}(?=\p{Script=Han})|(?<=\p{Script=Han})\s(?:and|&)\s(?=\p{Script=Han})/gu;
const LONE_SURNAME = /^(?:[([（［〔][^)\]）］〕]{1,6}[)\]）］〕]\s?)?[\p{Script=Latin}'’-]{2,}$/u;
const LATIN_FIRST = /^\p{Script=Latin}/u;

function isDynastyWord(text: string): boolean {
  const word = fold(text).replace(/[代朝]$/u, '');
  return NO_SURNAME.test(word) && DYNASTIES.has(word);
}

/** The text between the separators, where they stand outside brackets; brackets that do not match hide nothing. */
function cut(text: string, separator: RegExp): string[] {
  const masked = ANY_BRACKET.test(text) ? withoutInside(text) : text;
  const pieces: string[] = [];
  let from = 0;
  for (const { 0: found, index } of masked.matchAll(separator)) {
    pieces.push(text.slice(from, index));
    from = index + found.length;
  }
  pieces.push(text.slice(from));
  return pieces;
}

/** As long as the text, with what stands in brackets made unreadable. */
function withoutInside(text: string): string {
  let depth = 0;
  let masked = '';
  for (let i = 0; i < text.length; i++) {
    const unit = text.charAt(i);
    if (CLOSE.includes(unit)) depth--;
    if (depth < 0) return text;
    masked += depth > 0 ? '\0' : unit;
    if (OPEN.includes(unit)) depth++;
  }
  return depth === 0 ? masked : text;
}

/** A role in front is put behind: 主编：张塞 is 张塞 主编. */
function roleBehind(part: string): string {
  const inFront = roleInFront(part);
  return inFront === undefined ? part : `${inFront.rest} ${inFront.role ?? ''}`.trim();
}

/** `甘熙 陈作霖 撰`: blanks part Han names when each piece could be one. */
function splitBlanks(part: string): string[] {
  if (!/\s/u.test(part)) return [part];
  const byKind = splitByKind(part);
  if (byKind !== undefined) return byKind;
  const pieces = withDynasty(cut(part, /[\s\u3000]+/gu).filter((piece) => piece !== ''));
  if (pieces.length < 2) return pieces;
  const names = joined(withRoles(pieces));
  return names.every((name) => ALL_HAN.test(name) && Array.from(name).length >= 2)
    ? names
    : [pieces.join(' ')];
}

const ALL_HAN = /^[\p{Script=Han}()（）[\]〔〕［］【】 ]+$/u;

/**
 * 甘　熙 朱　偰: where there are two kinds of blanks, one stands inside the names and the other between them.
 *
 * @returns undefined when neither kind alone gives names of two to four characters
 */
function splitByKind(part: string): string[] | undefined {
  if (!part.includes('\u3000') || !/[^\S\u3000]/u.test(part)) return undefined;
  for (const kind of [/[^\S\u3000]+/gu, /\u3000+/gu]) {
    const outer = withRoles(cut(part, kind).filter((piece) => piece !== ''));
    const inner = outer.map((piece) => joined(withRoles(cut(piece, /[\s\u3000]+/gu))));
    const areNames = inner.every(([name = '', ...more]) => {
      const size = sizeOf(name);
      return more.length === 0 && size >= 2 && size <= 4;
    });
    if (outer.length > 1 && areNames) return inner.flat();
  }
  return undefined;
}

/** 清 陈作霖 撰, but not 唐 寅. */
function withDynasty(pieces: readonly string[]): string[] {
  const [first = '', second = '', third = ''] = pieces;
  const isFollowed =
    Array.from(second).length >= 2 || (Array.from(third).length === 1 && !isRoleWord(third));
  return NO_SURNAME.test(first) && DYNASTIES.has(fold(first)) && isFollowed
    ? [`(${first})${second}`, ...pieces.slice(2)]
    : [...pieces];
}

/** 张塞 主编: what follows the blank is a role, or a dynasty in brackets, and belongs to the name before it. */
function withRoles(pieces: readonly string[]): string[] {
  const names: string[] = [];
  for (const piece of pieces) {
    const before = names.at(-1);
    // 欧阳 修, 甘 述: without it there would be no name.
    const isName =
      names.length === 1 && isDoubtfulRole(piece) && before !== undefined && isOnlySurname(before);
    const isRole = (isRoleWord(piece) && !isName) || /^[[［]?等[\]］]?/u.test(piece);
    // 葛寅亮 （明）撰, but not （清）甘熙 （清）陈作霖.
    const isBehind = BRACKETED.test(piece) && !BRACKETED.test(before ?? '');
    // [明] 顾起元著
    const wasDynasty = ONLY_BRACKETS.test(before ?? '');
    if (before !== undefined && (isRole || isBehind || wasDynasty))
      names[names.length - 1] = `${before} ${piece}`;
    else names.push(piece);
  }
  return names;
}

function isOnlySurname(piece: string): boolean {
  return isCompoundSurname(piece) || /^\p{Script=Han}$/u.test(piece);
}

/** Puts the characters of spaced names together: 甘 熙, 夏 仁虎, 馬 錫 純, 司马 相如, 金 陵 图书馆. */
function joined(pieces: readonly string[]): string[] {
  const sizes = pieces.map(sizeOf);
  const isSpacedBody = sizes.includes(1) && (sizes.at(-1) ?? 0) <= 3 && isBodyName(pieces.join(''));
  if (isSpacedBody) return [pieces.join('')];
  const names: string[] = [];
  for (let at = 0; at < pieces.length;) {
    const taken = lengthOfName(pieces, sizes, at);
    names.push(pieces.slice(at, at + taken).join(''));
    at += taken;
  }
  return withBodies(names);
}

/** How many pieces from here on are one name. */
function lengthOfName(pieces: readonly string[], sizes: readonly number[], at: number): number {
  const piece = pieces[at] ?? '';
  const next = sizes[at + 1] ?? 0;
  if (isCompoundSurname(piece)) return next === 1 || next === 2 ? 2 : 1;
  if (sizes[at] !== 1) return 1;
  let singles = 1;
  while (sizes[at + singles] === 1 && !isWhole(pieces[at + singles - 1] ?? '')) singles++;
  const isFollowed = sizes[at + singles] === 2 && !isWhole(pieces[at + singles - 1] ?? '');
  // 司 马 相 如
  if (singles >= 3 && isCompoundSurname(`${piece}${pieces[at + 1] ?? ''}`))
    return Math.min(singles, 4);
  if (singles === 1) return isFollowed ? 2 : 1;
  if (singles === 3 && !isFollowed) return 3;
  // 甘 熙 朱 偰 are two; an odd number of characters is parted nowhere but before a name of three.
  return singles % 2 === 0 || isFollowed ? 2 : singles;
}

/** True when something that closes a name stands in the piece: 熙 撰, 熙（清）. */
function isWhole(piece: string): boolean {
  return /.[\s)\]）］〕】]/u.test(piece.replace(/^[[［(（〔【][^\]］)）〕】]*[\]］)）〕】]/u, ''));
}

/** Characters of the name alone: one of （清）甘 and of 熙撰. */
function sizeOf(piece: string): number {
  const [first = ''] = piece
    .replace(/[[［(（〔【][^[\]［］()（）〔〕【】]*[\]］)）〕】]/gu, ' ')
    .trim()
    .split(/\s/u, 1);
  const characters = Array.from(first.replace(/(?<![等…])[等…]+$/u, ''));
  for (let from = Math.max(1, characters.length - LONGEST_ROLE); from < characters.length; from++) {
    const end = characters.slice(from).join('');
    if (isRoleWord(end) && !isDoubtfulRole(end)) return from;
  }
  return characters.length;
}

/** 南京 图书馆, 南京市 地方志编纂委员会: a kind of body, and what it is of. */
function withBodies(names: readonly string[]): string[] {
  const whole: string[] = [];
  for (const name of names) {
    const before = whole.at(-1);
    const isOf =
      before !== undefined &&
      isBodyName(name) &&
      (sizeOf(name) <= 3 || /[省市县區区州府镇乡]$/u.test(before));
    if (isOf) whole[whole.length - 1] = before + name;
    else whole.push(name);
  }
  return whole;
}
