/**
 * Names of persons and bodies as catalogues print them: 「(清)甘熙撰」 is the person 甘熙, of the Qing,
 * who wrote. Dynasty, country, role and 等 are taken off the name and kept apart; the printed form stays.
 */
import { DYNASTIES } from '../dates/dynasties.ts';
import { isOverlong } from '../text/bounds.ts';
import { fold } from '../text/text.ts';

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

/** Words for what somebody did, longest first, so that 主编 is not read as a name in 主 and the role 编. */
const ROLES = [
  '总主编',
  '執行主編',
  '执行主编',
  '主编',
  '主編',
  '副主编',
  '主修',
  '总纂',
  '總纂',
  '分纂',
  '纂修',
  '纂輯',
  '纂辑',
  '编纂',
  '編纂',
  '编著',
  '編著',
  '编写',
  '編寫',
  '编辑',
  '編輯',
  '编撰',
  '編撰',
  '编绘',
  '编译',
  '編譯',
  '校注',
  '校註',
  '校勘',
  '校点',
  '校點',
  '点校',
  '點校',
  '标点',
  '整理',
  '选编',
  '選編',
  '选注',
  '辑录',
  '輯錄',
  '辑佚',
  '汇编',
  '彙編',
  '汇辑',
  '口述',
  '记录',
  '整理',
  '采录',
  '摄影',
  '攝影',
  '绘图',
  '测绘',
  '绘制',
  '制图',
  '书写',
  '篆刻',
  '作词',
  '作曲',
  '译注',
  '翻译',
  '原著',
  '改编',
  '著录',
  '补编',
  '续修',
  '重修',
  '增修',
  '增补',
  '审订',
  '审校',
  '校订',
  '校訂',
  '校正',
  '参订',
  '鉴定',
  '监修',
  '監修',
  '导演',
  '策划',
  '责任编辑',
  '奉敕撰',
  '奉敕纂',
  '敕撰',
  '敕修',
  '敕编',
  '绘画',
  '拍摄',
  '演唱',
  '采写',
  '讲述',
  '合著',
  '合编',
  '编选',
  '修订',
  '重纂',
  '续纂',
  '續纂',
  '续辑',
  '续编',
  '撰',
  '著',
  '着',
  '编',
  '編',
  '修',
  '纂',
  '辑',
  '輯',
  '译',
  '譯',
  '注',
  '註',
  '校',
  '绘',
  '繪',
  '画',
  '書',
  '书',
  '摄',
  '攝',
  '述',
  '记',
  '選',
  '选',
  '刻',
  '题',
  '輯',
  '作',
  '评',
  '疏',
  '集',
  '订',
  '补',
  '续',
].sort((a, b) => b.length - a.length);

const BODY_SUFFIX =
  /(?:委员会|办公室|编辑部|编委会|研究会|研究所|研究院|研究室|博物馆|博物院|图书馆|档案馆|文化馆|纪念馆|文史馆|书局|书院|出版社|公司|大学|学院|学校|中学|小学|协会|学会|商会|工会|会|局|院|馆|社|部|处|厅|署|府|所|站|中心|集团|政协|党史办|志办|组|厂|宗祠|祠堂|(?:大学|学院).{1,8}系)$/;

/** 佚名 and its like say that nobody is known. */
const NOBODY = /^(?:佚名|阙名|無名氏|无名氏|不详|不著撰人|撰人不详|作者不详|anonymous|s\.n\.?)$/i;

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

/** The years of a life, apart from the name: 陈作霖, 1837-1920. */
const ONLY_LIFE = /^\(?\s*(\d{3,4}\s*[-–—~～]\s*(?:\d{3,4})?)\s*\)?$/u;
const WESTERN_LIFE = /,\s*(\d{4}\s*-\s*(?:\d{4})?)\.?$/u;
/** 主编：张塞, 编者 张塞: the role in front. */
const ROLE_IN_FRONT =
  /^(总主编|执行主编|副主编|主编|编著者?|编纂者?|编者|著者|作者|撰者|译者|编译|点校|摄影者?|绘图|主修|纂修|校点)\s?[:：\s]\s?(?=\p{Script=Han})/u;
/** Dynasties that no family is called by, so that they need no brackets before a blank. */
const NO_SURNAME = /^(?:[清明隋汉晋]|\p{Script=Han}{2,4})$/u;
/** 赛珍珠(Pearl S. Buck): the same name once more. */
const LATIN_NAME = /\s*[(（]\s*\p{Script=Latin}[^()（）]*[)）]/u;

const HAN = /^\p{Script=Han}+$/u;

/**
 * Every name in one statement: `叶楚伧，柳诒徵主编` gives two, both with 主编.
 *
 * @param primary true for those responsible first (200$f, dc:creator), false for contributors
 * @returns none for a statement that names nobody
 */
export function readCreators(raw: string, primary: boolean): Creator[] {
  const statement = raw.trim();
  if (statement === '') return [];
  // Kept whole, as nobody's name; `bounds.ts` says why.
  if (isOverlong(statement)) return [{ name: statement, kind: 'body', role: null, primary, raw }];
  return statement.split(/[；;]/u).flatMap((group) => readGroup(group.trim(), primary));
}

/** Names that share one role, which stands after the last of them. */
function readGroup(group: string, primary: boolean): Creator[] {
  if (group === '') return [];
  const names = splitNames(group);
  const read = names.map((name) => readOne(name, primary));
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
    .filter(
      (creator) =>
        creator.name !== '' && !NOBODY.test(creator.name.replace(/^[[［(（〔]|[\]］)）〕]$/gu, '')),
    );
}

/** Western names keep their comma: `Smith, John`. */
function splitNames(group: string): string[] {
  if (!/\p{Script=Han}/u.test(group)) return [group.replace(WESTERN_LIFE, ' ($1)')];
  const parts: string[] = [];
  for (const piece of group.split(/[、，,]|(?<=\p{Script=Han})\s*[/／]\s*(?=\p{Script=Han})/u)) {
    const part = piece.trim();
    const before = parts.at(-1);
    const life = ONLY_LIFE.exec(part)?.[1];
    // 陈作霖, 1837-1920; 陈作霖，（清）; 甘熙，撰: more about the name before.
    if (before !== undefined && life !== undefined) parts[parts.length - 1] = `${before} (${life})`;
    else if (before !== undefined && (ONLY_BRACKETS.test(part) || ROLES.includes(part)))
      parts[parts.length - 1] = `${before} ${part}`;
    else if (part !== '') parts.push(part);
  }
  return parts.flatMap((part) => splitBlanks(roleBehind(part)));
}

const BRACKETED = /^[[［(（〔]/u;
const ONLY_BRACKETS = /^[[［(（〔][^\]］)）〕]+[\]］)）〕]$/u;

/** A role in front is put behind: 主编：张塞 is 张塞 主编. */
function roleBehind(part: string): string {
  const [front, word] = ROLE_IN_FRONT.exec(part) ?? [];
  if (front === undefined || word === undefined) return part;
  const role = word === '作者' ? '著' : word.replace(/者$/u, '');
  return `${part.slice(front.length)} ${role}`;
}

/** `甘熙 陈作霖 撰`: blanks part Han names when each piece could be one. */
function splitBlanks(part: string): string[] {
  const [first = '', ...others] = part.split(/[\s\u3000]+/u);
  // 清 陈作霖 撰, but not 唐 寅.
  const isDynasty = NO_SURNAME.test(first) && DYNASTIES.has(fold(first));
  const pieces =
    isDynasty && Array.from(others[0] ?? '').length >= 2
      ? [`(${first})${others[0] ?? ''}`, ...others.slice(1)]
      : [first, ...others];
  if (pieces.length < 2) return pieces;
  // 张塞 主编: what follows the blank is a role and belongs to the name before it.
  const names: string[] = [];
  for (const piece of pieces) {
    const last = names.length - 1;
    const isRole = ROLES.includes(piece) || /^[[［]?等[\]］]?/u.test(piece);
    // 葛寅亮 （明）撰, but not （清）甘熙 （清）陈作霖.
    const isBehind = BRACKETED.test(piece) && !BRACKETED.test(names[last] ?? '');
    // [明] 顾起元著
    const wasDynasty = ONLY_BRACKETS.test(names[last] ?? '');
    if (last >= 0 && (isRole || isBehind || wasDynasty))
      names[last] = `${names[last] ?? ''} ${piece}`;
    else names.push(piece);
  }
  // 金 陵 图书馆, 甘 熙: single characters are one name that was spaced.
  if (names.every((name) => Array.from(name).length === 1)) return [names.join('')];
  return names.every(
    (name) => /^[\p{Script=Han}()（）[\]〔〕［］ ]+$/u.test(name) && Array.from(name).length >= 2,
  )
    ? names
    : [pieces.join(' ')];
}

/** `甘熙（清）撰` says the same as `（清）甘熙撰`. */
function dynastyFirst(statement: string): string {
  const found =
    /^([^()（）[\]〔〕［］]+?)\s*[[［(（〔]([^\]］)）〕]{1,4})[\]］)）〕]\s*(\p{Script=Han}{0,4})$/u.exec(
      statement,
    );
  if (found === null) return statement;
  const [, name = '', inside = '', role = ''] = found;
  const known = fold(inside)
    .trim()
    .replace(/[代朝]$/u, '');
  if (!DYNASTIES.has(known) && !COUNTRY.test(known)) return statement;
  return ['', '等', ...ROLES].includes(role.replace(/^等(?=.)/u, ''))
    ? `(${inside})${name} ${role}`.trim()
    : statement;
}

function readOne(raw: string, primary: boolean): Creator {
  let name = dynastyFirst(raw.trim());
  let dynasty: string | undefined;
  let country: string | undefined;
  let dates: string | undefined;
  for (let i = 0; i < 3; i++) {
    const before = bracketAtStart(name);
    if (before === undefined) break;
    const inside = fold(before.inside).replace(/[代朝]$/u, '');
    if (DYNASTIES.has(inside)) dynasty = before.inside;
    else if (COUNTRY.test(inside)) country = before.inside;
    else break;
    name = before.rest;
  }
  // 清·甘熙
  const dotted = /^(\p{Script=Han}{1,3})[·•．](?=\p{Script=Han})/u.exec(name);
  if (dynasty === undefined && dotted?.[1] !== undefined && DYNASTIES.has(fold(dotted[1]))) {
    dynasty = dotted[1];
    name = name.slice(dotted[0].length);
  }
  const years = /[(（]\s*(\d{3,4}\s*[-–—~～]?\s*(?:\d{3,4})?[^)）]{0,8})[)）]/u.exec(name);
  if (years?.[1] !== undefined) {
    dates = years[1].trim();
    name = name.replace(years[0], '').trim();
  }
  if (/^\p{Script=Han}/u.test(name)) name = name.replace(LATIN_NAME, '');
  const { rest, role } = takeRole(name, dynasty !== undefined);
  name = rest
    .replace(/[\s,，]*(?:\.{3}|…)*\s*\[?et al\.?\]?$/iu, '')
    .replace(/[\s,，]*[….]*\s*[[［(（]?等[\]］)）]?$/u, '')
    .replace(/[….]+$/u, '')
    .trim();
  const kind = BODY_SUFFIX.test(fold(name)) && Array.from(name).length >= 4 ? 'body' : 'person';
  return {
    name: HAN.test(name.replace(/\s/gu, '')) ? name.replace(/\s/gu, '') : name,
    kind,
    role,
    primary,
    ...(dynasty === undefined ? {} : { dynasty }),
    ...(country === undefined ? {} : { country }),
    ...(dates === undefined ? {} : { dates }),
    raw: raw.trim(),
  };
}

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

/** Roles that end many a name as well: 欧阳修, 李文书. */
const DOUBTFUL = new Set(Array.from('修述记集作书画题订补续评选刻疏書畫記選'));

/**
 * Takes the role off the end. A role that stands alone after a blank is certain; one that is joined to
 * the name is taken only when two characters of a name are left, and a doubtful one only when three are:
 * (清)陈文述 is a name. 修 is taken off two when a dynasty says that this is how the statement is made.
 */
function takeRole(name: string, hasDynasty: boolean): { rest: string; role: string | null } {
  const bare = name.replace(/[[［(（]([^\]］)）]{1,4})[\]］)）]$/u, (whole, inside: string) =>
    ROLES.includes(inside.trim()) ? ` ${inside.trim()}` : whole,
  );
  for (const role of ROLES) {
    if (!bare.endsWith(role)) continue;
    const rest = bare.slice(0, -role.length);
    const stem = rest.trim().replace(/[….\s]*[[［(（]?等[\]］)）]?$/u, '');
    const spaced = rest !== rest.trimEnd();
    const length = Array.from(stem.replace(/\s/gu, '')).length;
    const least = spaced
      ? 1
      : DOUBTFUL.has(role) && !(role === '修' && hasDynasty && !/^(?:欧阳|歐陽)$/u.test(stem))
        ? 3
        : 2;
    if (length >= least) return { rest: rest.trim(), role };
  }
  return { rest: name, role: null };
}

/** For comparing names: folded, without blanks and marks. */
export function nameKey(name: string): string {
  return fold(name).replace(/[^\p{L}\p{N}]/gu, '');
}
