/**
 * Whose genealogy it is: 姓, 堂号 and 居地. Titles say most of it (湖熟杨氏宗谱, 三槐堂王氏家谱, [江苏南京]金陵甘氏支谱); notes
 * and headings say it under names of their own (堂号：三槐堂, 居地：江宁, 602 杨氏).
 *
 * What stands before the surname in a title is where the family lives, whatever it is called there; 某氏 is nobody.
 */
import { LONGEST_ANALYSED, MOST_ANALYSED } from '../text/bounds.ts';
import { isCompoundSurname } from '../text/surnames.ts';
import { placesIn } from './places.ts';

export interface Clan {
  /** 杨, 欧阳: without 氏, as printed. */
  readonly surnames: readonly string[];
  /** 三槐堂 */
  readonly halls: readonly string[];
  /** 居地, 谱籍: where the family lives or comes from. */
  readonly seats: readonly string[];
}

/** Where a record may tell of a family. */
export interface ClanStatements {
  readonly titles: readonly string[];
  /** Subject headings, and those of persons and families among them. */
  readonly headings: readonly string[];
  readonly persons: readonly string[];
  /** Notes, abstract and what is said of the edition. */
  readonly notes: readonly string[];
  /** Fields for places; asked when nothing else says where. */
  readonly places: readonly string[];
}

const MOST = 20;

/** @returns null when the record says nothing of the family */
export function readClan({
  titles,
  headings,
  persons,
  notes,
  places,
}: ClanStatements): Clan | null {
  const surnames = new Set<string>();
  const halls = new Set<string>();
  const seats = new Set<string>();
  const take = ({ surnames: names, halls: rooms, seats: homes }: Clan): void => {
    for (const name of names) surnames.add(name);
    for (const room of rooms) halls.add(room);
    for (const home of homes) seats.add(home);
  };
  const short = (texts: readonly string[]): string[] =>
    texts
      .slice(0, MOST_ANALYSED)
      .filter((text) => text.length <= LONGEST_ANALYSED)
      .map((text) => text.normalize('NFKC').trim());
  for (const title of short(titles)) take(inTitle(title));
  for (const heading of short(headings)) take(inHeading(heading, persons.includes(heading)));
  for (const note of short(notes)) take(inNote(note));
  if (seats.size === 0) for (const place of short(places)) if (isSeat(place)) seats.add(place);
  if (surnames.size + halls.size + seats.size === 0) return null;
  const first = (values: ReadonlySet<string>): string[] => [...values].slice(0, MOST);
  return { surnames: first(surnames), halls: first(halls), seats: first(seats) };
}

const NOTHING: Clan = { surnames: [], halls: [], seats: [] };

const KIND = /[家宗族支房世统統通总總合]?[谱譜]牒?|家乘/u;
/** 重修, 五修, 增续 in front say which genealogy it is, not where. */
const MENDED = /^[重增续續新再合补補初二三四五六七八九十]{0,3}[修纂撰辑輯]/u;
const HALL_BEFORE = /(\p{Script=Han}{2}堂)$/u;
const HALL_ALONE = /^\p{Script=Han}{2,3}堂$/u;
const MARKS = /[\s()[\]{}〔〕【】「」《》·•.,、:;_|/-]+/u;
/** 民国二十年续修 */
const YEAR_IN_FRONT = /^\p{Script=Han}{2}[元\d一二三四五六七八九十廿卅]{1,4}年/u;
const MENDED_BEHIND = /[重增续續新再合]{1,2}[修纂]$/u;
/** 某氏, 各姓, 二氏: not a surname. */
const NO_SURNAME = /^[某诸諸各本同列两兩二三]$/u;
const SEVERAL = /^(.*)(?:(?<two>\p{Script=Han}{2})[二两兩]|(?<three>\p{Script=Han}{3})三)$/u;
const NOWHERE = /不详|不詳|未详|未詳|未知|待考|不明/u;
const LONGEST_SEAT = 12;
const PROVINCE =
  /^(?:江苏|江蘇|浙江|安徽|江西|福建|湖北|湖南|山东|山東|山西|河南|河北|广东|廣東|四川|陕西|陝西|上海|南京)/u;
const PLACE_ENDS = /[省市县縣区區州府镇鎮乡鄉村庄莊圩里巷]$/u;

function inTitle(title: string): Clan {
  const brackets = /^(?:[([〔【]([^)\]〕】]{1,14})[)\]〕】]\s?)/u.exec(title);
  const named = brackets?.[1] ?? '';
  const inFront = isPlaceName(named) ? [named] : [];
  const text = title
    .slice(brackets?.[0].length ?? 0)
    .replace(YEAR_IN_FRONT, '')
    .replace(MENDED, '');
  const kind = KIND.exec(text);
  if (kind === null) return NOTHING;
  const before = text.slice(0, kind.index);
  // 骆山杨家世谱: 家 where the kind has its own word; 杨家谱 is 杨 and 家谱.
  const at = before.search(before.includes('氏') ? /氏/u : /[姓家]$/u);
  const behind = at < 0 ? text.slice(kind.index) : text.slice(at + 1);
  const pieces = behind.replace(KIND, ' ').split(MARKS);
  const halls = pieces.filter((piece) => HALL_ALONE.test(piece));
  if (at < 0) return { surnames: [], halls, seats: inFront };
  const { surnames, rest } = surnamesAtEnd(before.slice(0, at));
  const hall = HALL_BEFORE.exec(rest)?.[1];
  const seat = (hall === undefined ? rest : rest.slice(0, -hall.length))
    .split(MARKS)
    .join('')
    .replace(MENDED_BEHIND, '');
  return {
    surnames,
    halls: [...(hall === undefined ? [] : [hall]), ...halls],
    seats: [...inFront, ...(isSeat(seat) ? [seat] : []), ...pieces.flatMap(branchOf)],
  };
}

/** 上元支 lives in 上元; 长房支 is no place. */
function branchOf(piece: string): string[] {
  const place = /^(.{2,12})[支派]$/u.exec(piece)?.[1] ?? '';
  const isKnown = [place, `${place}县`].some((name) => placesIn(name, null, true).length > 0);
  return isKnown && isSeat(place) ? [place] : [];
}

/** 湖熟杨 is 杨 of 湖熟, 金陵王谢二 both. */
function surnamesAtEnd(text: string): { surnames: string[]; rest: string } {
  const joint = SEVERAL.exec(text);
  if (joint !== null) {
    const names = joint.groups?.['two'] ?? joint.groups?.['three'] ?? '';
    return { surnames: Array.from(names).filter(isSurname), rest: joint[1] ?? '' };
  }
  const characters = Array.from(text);
  const size = isCompoundSurname(characters.slice(-2).join('')) ? 2 : 1;
  const surname = characters.slice(-size).join('');
  const rest = characters.slice(0, -size).join('');
  return { surnames: isSurname(surname) ? [surname] : [], rest };
}

function isSurname(text: string): boolean {
  if (!/^\p{Script=Han}+$/u.test(text) || NO_SURNAME.test(text)) return false;
  return Array.from(text).length === 1 || isCompoundSurname(text);
}

function isSeat(text: string): boolean {
  return (
    text.length >= 2 &&
    text.length <= LONGEST_SEAT &&
    /^[\p{Script=Han}\s·-]+$/u.test(text) &&
    !NOWHERE.test(text)
  );
}

function isPlaceName(text: string): boolean {
  return (
    isSeat(text) &&
    (PROVINCE.test(text) || PLACE_ENDS.test(text) || placesIn(text, null, true).length > 0)
  );
}

/** 杨氏, 杨氏家族, 三槐堂; 杨 and 杨 (Family) among persons; a title traced as a subject. */
function inHeading(heading: string, isPerson: boolean): Clan {
  if (KIND.test(heading) && heading.includes('氏')) return inTitle(heading);
  const first = heading.split(/\s?[-—(（,，]/u)[0] ?? '';
  if (HALL_ALONE.test(first)) return { ...NOTHING, halls: [first] };
  const name = first.replace(/[氏姓](?:家族|宗族)?$/u, '');
  return (name !== first || isPerson) && isSurname(name)
    ? { ...NOTHING, surnames: [name] }
    : NOTHING;
}

const LABELS: readonly (readonly [RegExp, keyof Clan])[] = [
  [/堂[号號名]$/u, 'halls'],
  [/^姓氏?$/u, 'surnames'],
  [/(?:居住?地|世居|[谱譜]籍地?|籍地|始[迁遷]地|祖居)$/u, 'seats'],
];

const LABELLED = /^([^:]{1,6}):\s?(.+)$/u;
const HALL_NAMED = /^(堂[号號名])\s?(\p{Script=Han}{2,3}堂)$/u;
/** 民国八年敦本堂木活字本: a family prints its own. */
const HALL_PRINTS =
  /(?:^|[^\p{Script=Han}]|年|[间間])(\p{Script=Han}{2}堂)(?:木?活字|[刻刊铅鉛石排影]印?|[抄钞鈔])本/gu;

/** 堂号：三槐堂；居地：江宁、句容。 And 三槐堂木活字本. */
function inNote(note: string): Clan {
  const found = { surnames: [] as string[], halls: [] as string[], seats: [] as string[] };
  for (const [, hall = ''] of note.matchAll(HALL_PRINTS)) found.halls.push(hall);
  // A label begins a statement, or follows a comma.
  for (const statement of note.split(/[。;\n|]|[,\s](?=[^,:\s]{1,6}:)/u)) {
    const [, label = '', value = ''] =
      LABELLED.exec(statement.trim()) ?? HALL_NAMED.exec(statement.trim()) ?? [];
    const kind = LABELS.find(([name]) => name.test(label.trim()))?.[1];
    if (kind === undefined) continue;
    for (const one of value.split(/[、,/]|\s及\s|\s/u).map((text) => text.trim())) {
      if (kind === 'surnames') {
        const name = one.replace(/[氏姓]$/u, '');
        if (isSurname(name)) found.surnames.push(name);
      } else if (kind === 'halls' ? HALL_ALONE.test(one) : isSeat(one)) found[kind].push(one);
    }
  }
  return found;
}
