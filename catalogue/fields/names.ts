/**
 * Names of persons and bodies as catalogues print them: 「(清)甘熙撰」 is the person 甘熙, of the Qing,
 * who wrote. Dynasty, country, role and 等 are taken off the name and kept apart; the printed form stays.
 * `name-parts.ts` parts the names of a statement, `role-words.ts` knows what was done, `nobody.ts` who is none.
 */
import { DYNASTIES } from '../dates/dynasties.ts';
import { isOverlong } from '../text/bounds.ts';
import { fold } from '../text/text.ts';
import { isBodyName } from './body-names.ts';
import { groupsIn, namesIn } from './name-parts.ts';
import { isNobody, mayNameNobody } from './nobody.ts';
import { isRoleWord, takeRole } from './role-words.ts';
import { isRelator } from './roles.ts';

export interface Creator {
  /** Name alone: dynasty, country, role and 等 taken off. */
  readonly name: string;
  readonly kind: 'person' | 'body' | 'family';
  /** 撰, 修, 纂, 主编 … as the record words it; null when it says none. */
  readonly role: string | null;
  /** True for those responsible first (200$f, 7x0/7x1, dc:creator); false for contributors. */
  readonly primary: boolean;
  readonly dynasty?: string;
  readonly country?: string;
  /** Life dates as printed. */
  readonly dates?: string;
  readonly pinyin?: string;
  readonly raw: string;
}

const BRACKETS: readonly (readonly [string, string])[] = [
  ['(', ')'],
  ['（', '）'],
  ['[', ']'],
  ['［', '］'],
  ['〔', '〕'],
  ['【', '】'],
];

/** Countries as printed before a name: (美)赛珍珠. */
const COUNTRY =
  /^(?:美|英|法|德|日|俄|苏|意|加|澳|荷|比|瑞士|瑞典|丹麦|韩|朝鲜|印度|葡|西|奥|新加坡|越南)国?$/u;

/** 赛珍珠(Buck, Pearl S.): the same name once more. */
const LATIN_NAME = /[(（]\s?\p{Script=Latin}[^()（）]*[)）]/u;
const HAN = /^\p{Script=Han}+$/u;

/**
 * Every name in one statement: `叶楚伧，柳诒徵主编` gives two, both with 主编.
 *
 * @param primary true for those responsible first (200$f, dc:creator), false for contributors
 * @returns none for a statement that names nobody
 */
export function readCreators(raw: string, primary: boolean): Creator[] {
  return readAll(raw, primary).filter(({ name }) => !isNobody(name));
}

/** True when the statement says of somebody that nobody knows who it was: （清）佚名撰, [闕名], Anonymous. */
export function saysNobody(raw: string): boolean {
  const statement = raw.trim();
  if (statement === '' || !mayNameNobody(statement)) return false;
  return isNobody(statement) || readAll(statement, true).some(({ name }) => isNobody(name));
}

function readAll(raw: string, primary: boolean): Creator[] {
  const printed = raw.trim();
  // Kept whole, as nobody's name; `bounds.ts` says why.
  if (isOverlong(printed)) return [{ name: printed, kind: 'body', role: null, primary, raw }];
  const statement = unwrapped(printed);
  if (statement === '') return [];
  return groupsIn(statement).flatMap((group) => readGroup(group.trim(), primary));
}

/** [甘熙撰]: brackets round the whole say where it was taken from. (清) and [美] alone are no names. */
function unwrapped(statement: string): string {
  const inside = /^[[［(（〔【]([^()（）[\]〔〕［］【】]{2,})[\]］)）〕】]$/u
    .exec(statement)?.[1]
    ?.trim();
  return inside === undefined || originOf(inside) !== undefined ? statement : inside;
}

/** Names that share one role, which stands after the last of them. */
function readGroup(group: string, primary: boolean): Creator[] {
  if (group === '') return [];
  const read: Creator[] = [];
  for (const name of namesIn(group)) {
    // 马光祖修 周应合纂: who has a role of his own shares none.
    const isAlone = read.length === 0 || read.some(({ role }) => role !== null);
    read.push(readOne(name, primary, isAlone));
  }
  const shared = read.at(-1)?.role ?? null;
  // (清)吕燕昭、姚鼐纂修: the dynasty stands before the first of them.
  const dynasty = /^[(（[［〔【]/u.test(group) ? read[0]?.dynasty : undefined;
  return read
    .map((creator) => ({
      ...creator,
      role: creator.role ?? shared,
      ...(dynasty === undefined || creator.kind === 'body' || creator.country !== undefined
        ? {}
        : { dynasty: creator.dynasty ?? dynasty }),
    }))
    .filter(({ name }) => name !== '');
}

/** What 清, 清代, 美, 美国 in brackets say of a person. */
function originOf(inside: string): 'dynasty' | 'country' | undefined {
  const word = fold(inside)
    .trim()
    .replace(/[代朝]$/u, '');
  if (DYNASTIES.has(word)) return 'dynasty';
  return COUNTRY.test(word) ? 'country' : undefined;
}

/** `甘熙（清）撰` says the same as `（清）甘熙撰`. */
function dynastyFirst(statement: string): string {
  const found =
    /^([^()（）[\]〔〕［］【】]+)[[［(（〔【]([^\]］)）〕】]{1,4})[\]］)）〕】]\s*(\p{Script=Han}{0,5})$/u.exec(
      statement,
    );
  if (found === null) return statement;
  const [, name = '', inside = '', printed = ''] = found;
  const role = printed.replace(/^等(?=.)/u, '');
  if (originOf(inside) === undefined) return statement;
  return role === '' || role === '等' || isRoleWord(role)
    ? `(${inside})${name.trim()} ${printed}`.trim()
    : statement;
}

function readOne(raw: string, primary: boolean, isAlone: boolean): Creator {
  let name = dynastyFirst(raw.trim());
  let dynasty: string | undefined;
  let country: string | undefined;
  let dates: string | undefined;
  for (let i = 0; i < 3; i++) {
    const before = bracketAtStart(name);
    if (before === undefined) break;
    const origin = originOf(before.inside);
    if (origin === 'dynasty') dynasty = before.inside;
    else if (origin === 'country') country = before.inside;
    // (主编)张塞 is 张塞 (主编)
    else if (before.rest !== '' && isRoleWord(before.inside)) {
      name = `${before.rest} ${before.inside}`;
      break;
    } else break;
    name = before.rest;
  }
  // 清·甘熙
  const dotted = /^(\p{Script=Han}{1,3})[·•．](?=\p{Script=Han})/u.exec(name);
  if (dynasty === undefined && dotted?.[1] !== undefined && DYNASTIES.has(fold(dotted[1]))) {
    dynasty = dotted[1];
    name = name.slice(dotted[0].length);
  }
  const years = /[(（]\s{0,3}(\d{3,4}\s{0,3}[-–—~～]?\s{0,3}(?:\d{3,4})?[^)）]{0,8})[)）]/u.exec(
    name,
  );
  if (years?.[1] !== undefined) {
    dates = years[1].trim();
    name = name.replace(years[0], '').trim();
  }
  if (/^\p{Script=Han}/u.test(name)) name = name.replace(LATIN_NAME, ' ').trim();
  const { rest, role } = takeRelator(name) ?? takeRole(name, dynasty !== undefined, isAlone);
  name = withoutOthers(rest);
  const characters = Array.from(name).length;
  return {
    name: HAN.test(name.replace(/\s/gu, '')) ? name.replace(/\s/gu, '') : name,
    kind: characters >= 4 && isBodyName(name) ? 'body' : 'person',
    role,
    primary,
    ...(dynasty === undefined ? {} : { dynasty }),
    ...(country === undefined ? {} : { country }),
    ...(dates === undefined ? {} : { dates }),
    raw: raw.trim(),
  };
}

/** Smith, John (editor): what it says in brackets behind a western name. */
function takeRelator(name: string): { rest: string; role: string } | undefined {
  const at = name.lastIndexOf('(');
  const role = name.endsWith(')') && at > 0 ? name.slice(at + 1, -1) : '';
  return isRelator(role) ? { rest: name.slice(0, at).trim(), role } : undefined;
}

/** Without 等 and et al., and the marks before them; the point of an initial (Pearl S.) is part of the name. */
function withoutOthers(name: string): string {
  const rest = name.replace(/(?:\[?\bet al\.?\]?|[[［(（]?等[\]］)）]?)$/iu, '');
  let end = rest.length;
  while (end > 0 && /[\s,，…]/u.test(rest.charAt(end - 1))) end--;
  const points = /\.{1,9}$/u.exec(rest.slice(0, end))?.[0].length ?? 0;
  const isShort = points === 1 && SHORTENED.test(rest.slice(Math.max(0, end - 7), end));
  return rest.slice(0, isShort ? end : end - points).trim();
}

/** A point that belongs to what it stands behind: Pearl S., Smith, J.-P., King, Martin Luther, Jr. */
const SHORTENED =
  /(?:^|[\s.-])(?:\p{Script=Latin}|jr|sr|wm|geo|chas|thos|jas|jos|edw|robt|benj|esq|dr|prof)\.$/iu;

function bracketAtStart(text: string): { inside: string; rest: string } | undefined {
  for (const [open, close] of BRACKETS) {
    if (!text.startsWith(open)) continue;
    const end = text.indexOf(close);
    if (end > 0)
      return {
        inside: text.slice(open.length, end).trim(),
        rest: text.slice(end + close.length).trim(),
      };
  }
  return undefined;
}

/** For comparing names: folded, without blanks and marks. */
export function nameKey(name: string): string {
  return fold(name).replace(/[^\p{L}\p{N}]/gu, '');
}
